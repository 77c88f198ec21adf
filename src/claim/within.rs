//! Whether a quantity of two counts lies in a range, for all counts within bounds, for some or for none.

use super::Tolerance;
use super::known::{Known, against, compared, rate, scaled};
use crate::count::Count;
use crate::time::exposure::Exposure;
use crate::time::truth::Truth;
use std::cmp::Ordering;

/// So many counts are tried one by one; of more, some one is taken to fit.
pub(super) const TRIED: u64 = 4096;

/// What a number of events a year may be.
pub(super) fn rate_within((count, years): Known, range: Tolerance) -> Truth {
    let place = |count: u64| {
        let rate = rate(count, years);
        range.place(|stated| compared(rate, stated))
    };
    let (lo, hi) = (place(count.lo()), count.hi().map(place));
    let all = lo != Ordering::Less && hi.map_or(range.is_open(), |hi| hi != Ordering::Greater);
    let first = first_from(count.lo(), count.hi(), |n| place(n) != Ordering::Less);
    let some = first.is_some_and(|n| place(n) == Ordering::Equal);
    Truth::of_cases(all, some)
}

impl Tolerance {
    /// Below, within or above the range, for something that is compared with stated numbers.
    pub(super) fn place(self, against: impl Fn(f64) -> Ordering) -> Ordering {
        if against(self.lo()) == Ordering::Less {
            Ordering::Less
        } else if !self.is_open() && against(self.hi) == Ordering::Greater {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }

    /// Whether it has no greatest value.
    pub(super) fn is_open(self) -> bool {
        self.hi.is_infinite()
    }
}

/// A quantity of an earlier and a later count that is below, within or above a range. It must grow with the later count or stay, and fall with
/// the earlier one or stay.
pub(super) struct Quantity<P> {
    /// Where it lies for the earlier and the later count.
    pub(super) place: P,
    /// Whether none and none is a quantity at all.
    pub(super) of_nothing: bool,
    /// Whether a later count as large as one likes is above the range in the end.
    pub(super) ends_above: bool,
    /// Whether an earlier count as large as one likes is below the range in the end.
    pub(super) ends_below: bool,
}

impl<P: Fn(u64, u64) -> Ordering> Quantity<P> {
    /// Whether it lies within for all, some or no counts within the bounds.
    pub(super) fn within(&self, before: Count, after: Count) -> Truth {
        Truth::of_cases(self.in_all(before, after), self.in_some(before, after))
    }

    fn in_all(&self, before: Count, after: Count) -> bool {
        let nothing = !self.of_nothing && before.lo() == 0 && after.lo() == 0;
        let lowest = (before.hi(), !self.ends_below);
        let highest = (after.hi(), !self.ends_above);
        let bounded = |(end, or): (Option<u64>, bool)| end.is_some() || or;
        let (most_before, most_after) = (top(before), top(after));
        !nothing
            && bounded(lowest)
            && bounded(highest)
            && (self.place)(most_before, after.lo()) != Ordering::Less
            && (self.place)(before.lo(), most_after) != Ordering::Greater
    }

    fn in_some(&self, before: Count, after: Count) -> bool {
        let Some((first, last)) = self.earlier(before, after) else {
            return false;
        };
        last - first > TRIED || (first..=last).any(|n| self.fits(n, after))
    }

    /// The first and the last earlier count that some later one may fit.
    fn earlier(&self, before: Count, after: Count) -> Option<(u64, u64)> {
        let not_above = |n: u64| (self.place)(n, after.lo()) != Ordering::Greater;
        let below = |n: u64| (self.place)(n, top(after)) == Ordering::Less;
        // None and none, where that is no quantity, is told from all others.
        let only_nothing = !self.of_nothing && before.lo() == 0 && after.hi() == Some(0);
        let least = if only_nothing { 1 } else { before.lo() };
        let first = first_from(least, before.hi(), not_above)?;
        let last = match first_from(first, before.hi(), below) {
            Some(beyond) => beyond.checked_sub(1)?,
            None => top(before),
        };
        (first <= last).then_some((first, last))
    }

    /// Whether some later count fits this earlier one.
    fn fits(&self, before: u64, after: Count) -> bool {
        let least = if before == 0 && !self.of_nothing {
            after.lo().max(1)
        } else {
            after.lo()
        };
        let found = first_from(least, after.hi(), |n| {
            (self.place)(before, n) != Ordering::Less
        });
        found.is_some_and(|n| (self.place)(before, n) == Ordering::Equal)
    }

    /// Whether some earlier count is taken to fit because there are too many to try them all.
    pub(super) fn gives_up(&self, before: Count, after: Count) -> bool {
        let earlier = self.earlier(before, after);
        earlier.is_some_and(|(first, last)| last - first > TRIED)
    }

    /// The least and the greatest later count within the bounds that fit an earlier one.
    pub(super) fn fitting(&self, before: u64, after: Count) -> Option<(u64, u64)> {
        let least = first_from(after.lo(), after.hi(), |n| {
            (self.place)(before, n) != Ordering::Less
        })?;
        let beyond = first_from(least, after.hi(), |n| {
            (self.place)(before, n) == Ordering::Greater
        });
        let most = match beyond {
            Some(beyond) => beyond.checked_sub(1)?,
            None => top(after),
        };
        (least <= most).then_some((least, most))
    }
}

/// The greatest number that a count may be, as far as 64 bits go.
pub(super) fn top(count: Count) -> u64 {
    count.hi().map_or(u64::MAX, |hi| hi)
}

/// The first number within bounds for which a condition holds that holds from there on.
pub(super) fn first_from(lo: u64, hi: Option<u64>, holds: impl Fn(u64) -> bool) -> Option<u64> {
    let (mut below, mut found) = (lo, hi.map_or(u64::MAX, |hi| hi));
    if found < lo || !holds(found) {
        return None;
    }
    // Numbers from `found` on hold, and numbers before `below` do not.
    while below < found {
        let middle = below + (found - below) / 2;
        if holds(middle) {
            found = middle;
        } else {
            below = middle + 1;
        }
    }
    Some(found)
}

/// Events a year after over those before: over nothing it is above every range.
pub(super) fn ratio(
    range: Tolerance,
    before: Exposure,
    after: Exposure,
) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    Quantity {
        place: move |b: u64, a: u64| {
            let (over, under) = (scaled(a, after, before), scaled(b, before, after));
            place(range, over, under, 1, Ordering::Greater)
        },
        of_nothing: false,
        ends_above: !range.is_open(),
        ends_below: range.lo() > 0.0,
    }
}

/// As [`ratio`], at least or at most: over nothing it is as large as one likes.
pub(super) fn at_least_times(
    times: f64,
    before: Exposure,
    after: Exposure,
) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    Quantity {
        place: move |b: u64, a: u64| {
            let (over, under) = (scaled(a, after, before), scaled(b, before, after));
            match (over, under) {
                (0, 0) => Ordering::Less,
                (_, 0) => Ordering::Equal,
                _ => against(over, under, times).min(Ordering::Equal),
            }
        },
        of_nothing: false,
        ends_above: false,
        ends_below: times > 0.0,
    }
}

/// The ratio before over after, the other way round: it grows with the later count.
pub(super) fn seldom(
    range: Tolerance,
    before: Exposure,
    after: Exposure,
) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    Quantity {
        place: move |b: u64, a: u64| {
            let (over, under) = (scaled(b, before, after), scaled(a, after, before));
            match (over, under) {
                (0, 0) => Ordering::Less,
                // Some after none.
                (0, _) => Ordering::Greater,
                (_, 0) if range.is_open() => Ordering::Equal,
                (_, 0) => Ordering::Less,
                _ => range.place(|stated| against(over, under, stated)).reverse(),
            }
        },
        of_nothing: false,
        // As seldom as one likes, down to nothing: in no range with a least value above 0.
        ends_above: range.lo() > 0.0,
        ends_below: !range.is_open(),
    }
}

/// By how many per cent there was more than before, or less.
pub(super) fn risen(
    range: Tolerance,
    before: Exposure,
    after: Exposure,
) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    Quantity {
        place: move |b: u64, a: u64| {
            let (now, then) = (scaled(a, after, before), scaled(b, before, after));
            match now.checked_sub(then) {
                None => Ordering::Less,
                Some(more) => place(range, more, then, 100, Ordering::Greater),
            }
        },
        of_nothing: false,
        ends_above: !range.is_open(),
        ends_below: true,
    }
}

/// By how many per cent there was less than before.
pub(super) fn fallen(
    range: Tolerance,
    before: Exposure,
    after: Exposure,
) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    Quantity {
        place: move |b: u64, a: u64| {
            let (now, then) = (scaled(a, after, before), scaled(b, before, after));
            match then.checked_sub(now) {
                None => Ordering::Greater,
                // Nothing before and nothing now.
                Some(_) if then == 0 => Ordering::Less,
                Some(less) => place(range, less, then, 100, Ordering::Greater).reverse(),
            }
        },
        of_nothing: false,
        ends_above: true,
        ends_below: !range.is_open() && range.hi < 100.0,
    }
}

/// How many per cent one number is of another.
pub(super) fn percent_of(range: Tolerance) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    Quantity {
        place: move |base: u64, n: u64| place(range, n.into(), base.into(), 100, Ordering::Greater),
        of_nothing: false,
        ends_above: !range.is_open(),
        ends_below: range.lo() > 0.0,
    }
}

/// How many per cent a part is of itself and the rest: it grows with the part and falls with the rest.
pub(super) fn share(range: Tolerance) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    Quantity {
        place: move |rest: u64, part: u64| {
            let (part, all) = (u128::from(part), u128::from(rest) + u128::from(part));
            place(range, part, all, 100, Ordering::Less)
        },
        of_nothing: false,
        ends_above: range.hi < 100.0,
        ends_below: range.lo() > 0.0,
    }
}

/// A step of a plateau: as a ratio, and from nothing to nothing is level.
pub(super) fn step(
    range: Tolerance,
    before: Exposure,
    after: Exposure,
) -> Quantity<impl Fn(u64, u64) -> Ordering> {
    let ratio = ratio(range, before, after);
    Quantity {
        place: move |b: u64, a: u64| match (b, a) {
            (0, 0) => Ordering::Equal,
            _ => (ratio.place)(b, a),
        },
        of_nothing: true,
        ends_above: ratio.ends_above,
        ends_below: ratio.ends_below,
    }
}

/// Where `times · over / under` lies; over nothing, `beyond`, and nothing over nothing is below.
fn place(range: Tolerance, over: u128, under: u128, times: u128, beyond: Ordering) -> Ordering {
    match (over, under) {
        (0, 0) => Ordering::Less,
        (_, 0) => beyond,
        // OK because a product of 112 bits times 100 fits.
        _ => range.place(|stated| against(over * times, under, stated)),
    }
}
