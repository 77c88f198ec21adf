//! Which classes some counts within the bounds lead to.

use super::class::{TrendClass, TrendRule};
use super::class_set::ClassSet;
use crate::error::Result;
use crate::ratio::frequency::FrequencyRatio;
use crate::stats::{BeforeAfter, Equivalence, Observed, RateRatio};

/// A side of the box that is at most so long is walked whole; of a longer one the corners and edges decide.
const WALKED: u64 = 4096;

/// The largest count that is computed with.
const MOST_COUNT: u64 = 1 << 50;

/// How single counts are classed: everything about a ratio but its counts.
struct Classes {
    years: (f64, f64),
    alpha: f64,
    margin: Option<f64>,
}

impl Classes {
    fn pair(&self, before: u64, after: u64) -> Result<BeforeAfter> {
        Ok(BeforeAfter::new(
            Observed::new(before, self.years.0)?,
            Observed::new(after, self.years.1)?,
        ))
    }

    /// The two one-sided tests, where a margin was stated.
    fn equivalence(&self, before: u64, after: u64) -> Result<Option<Equivalence>> {
        let pair = self.pair(before, after)?;
        self.margin
            .map(|margin| Equivalence::new(pair.before(), pair.after(), margin))
            .transpose()
    }

    /// p < α on the side of "more", p < α on the side of "less".
    fn changed(&self, before: u64, after: u64) -> Result<(bool, bool)> {
        let tails = RateRatio::from(self.pair(before, after)?).tails(1.0)?;
        Ok((
            2.0 * tails.greater().hi() < self.alpha,
            2.0 * tails.less().hi() < self.alpha,
        ))
    }

    fn increased(&self, before: u64, after: u64) -> Result<bool> {
        Ok(self.changed(before, after)?.0)
    }

    fn decreased(&self, before: u64, after: u64) -> Result<bool> {
        Ok(self.changed(before, after)?.1)
    }

    /// Shown to be more than 1/margin times as frequent.
    fn above_margin(&self, before: u64, after: u64) -> Result<bool> {
        let asked = self.equivalence(before, after)?;
        Ok(asked.is_some_and(|asked| asked.not_less().hi() <= self.alpha))
    }

    /// Shown to be less than margin times as frequent.
    fn below_margin(&self, before: u64, after: u64) -> Result<bool> {
        let asked = self.equivalence(before, after)?;
        Ok(asked.is_some_and(|asked| asked.not_more().hi() <= self.alpha))
    }

    fn of(&self, before: u64, after: u64) -> Result<TrendClass> {
        let (more, less) = self.changed(before, after)?;
        Ok(if more {
            TrendClass::Increased
        } else if less {
            TrendClass::Decreased
        } else if self.above_margin(before, after)? && self.below_margin(before, after)? {
            TrendClass::Stable
        } else {
            TrendClass::Inconclusive
        })
    }

    /// The classes along one earlier count, the later one running from `lo` to `hi`: with it the class goes from decreased over
    /// inconclusive and stable to increased, and each of the four conditions changes once.
    fn along(&self, before: u64, (lo, hi): (u64, u64), set: &mut ClassSet) -> Result<()> {
        let end = hi.saturating_add(1);
        let rise = first(lo, end, |after| self.increased(before, after))?;
        let fall = first(lo, end, |after| Ok(!self.decreased(before, after)?))?;
        if fall > lo {
            set.add(TrendClass::Decreased);
        }
        if rise < end {
            set.add(TrendClass::Increased);
        }
        let (from, to) = (fall, rise);
        if from >= to {
            return Ok(());
        }
        let enough = first(from, to, |after| self.above_margin(before, after))?;
        let too_many = first(from, to, |after| Ok(!self.below_margin(before, after)?))?;
        if enough < too_many {
            set.add(TrendClass::Stable);
        }
        if enough > from || too_many < to {
            set.add(TrendClass::Inconclusive);
        }
        Ok(())
    }
}

/// The first number from `lo` on, before `end`, for which the condition holds, if it holds for all after it; else `end`.
fn first(lo: u64, end: u64, holds: impl Fn(u64) -> Result<bool>) -> Result<u64> {
    let (mut from, mut to) = (lo, end);
    while from < to {
        let middle = from + (to - from) / 2;
        if holds(middle)? {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    Ok(from)
}

fn classes_of(ratio: &FrequencyRatio, rule: TrendRule) -> Classes {
    Classes {
        years: (
            ratio.before().exposure.years(),
            ratio.after().exposure.years(),
        ),
        alpha: rule.level().alpha(),
        margin: rule.margin(),
    }
}

/// The classes that some pair of counts that the records allow leads to.
pub(super) fn classes(ratio: &FrequencyRatio, rule: TrendRule) -> Result<ClassSet> {
    let how = classes_of(ratio, rule);
    let mut set = ClassSet::default();
    let mut boxes = Vec::new();
    for &pair in ratio.pairs() {
        if is_full(set) {
            return Ok(set);
        }
        boxes.extend(how.within(pair, &mut set)?);
    }
    how.inside(boxes, &mut set)?;
    Ok(set)
}

fn is_full(set: ClassSet) -> bool {
    set.iter().count() == TrendClass::ALL.len()
}

/// Every earlier count from a least to a greatest with every such later count.
#[derive(Clone, Copy)]
struct Sides {
    before: (u64, u64),
    after: (u64, u64),
}

impl Classes {
    /// The classes that pairs of counts at the edges of bounds lead to. With a margin there may be others inside: then the bounds come back.
    fn within(&self, pair: BeforeAfter, set: &mut ClassSet) -> Result<Option<Sides>> {
        let (before, after) = (pair.before(), pair.after());
        let (earlier, later) = (before.lo(), after.lo());
        if before.exactly().is_some() && after.exactly().is_some() {
            set.add(self.of(earlier, later)?);
            return Ok(None);
        }
        // Without an upper bound both counts can be as large as one likes: every change can be reached, and with a margin stability.
        if after.hi().is_none() {
            set.add(TrendClass::Increased);
        }
        if before.hi().is_none() {
            set.add(TrendClass::Decreased);
        }
        if before.hi().is_none() && after.hi().is_none() && self.margin.is_some() {
            set.add(TrendClass::Stable);
        }
        let (most_before, most_after) = (
            ceiling(self, earlier, later, before.hi(), false),
            ceiling(self, later, earlier, after.hi(), true),
        );
        for (x, y) in [
            (earlier, later),
            (earlier, most_after),
            (most_before, later),
            (most_before, most_after),
        ] {
            set.add(self.of(x, y)?);
        }
        if self.margin.is_none() {
            // Between increased and decreased there is always an inconclusive pair, since the intervals of neighbouring counts overlap.
            // An open side can be so large that the pair at its end is not the last: then some pair before it is inconclusive.
            let not_all_more = before.hi().is_none() || !self.increased(most_before, later)?;
            let not_all_less = after.hi().is_none() || !self.decreased(earlier, most_after)?;
            if not_all_more && not_all_less {
                set.add(TrendClass::Inconclusive);
            }
            return Ok(None);
        }
        Ok(Some(Sides {
            before: (earlier, most_before),
            after: (later, most_after),
        }))
    }

    /// The classes that pairs of counts inside of the boxes lead to. Boxes overlap: what they hold of one earlier count is looked at once.
    fn inside(&self, mut boxes: Vec<Sides>, set: &mut ClassSet) -> Result<()> {
        boxes.sort_by_key(|sides| sides.after);
        for before in self.looked_at(&boxes) {
            if is_full(*set) {
                return Ok(());
            }
            let here = |sides: &&Sides| sides.before.0 <= before && before <= sides.before.1;
            let mut together: Option<(u64, u64)> = None;
            for &Sides { after, .. } in boxes.iter().filter(here) {
                together = match together {
                    Some((lo, hi)) if after.0 <= hi.saturating_add(1) => {
                        Some((lo, hi.max(after.1)))
                    }
                    done => {
                        if let Some(run) = done {
                            self.along(before, run, set)?;
                        }
                        Some(after)
                    }
                };
            }
            if let Some(run) = together {
                self.along(before, run, set)?;
            }
        }
        Ok(())
    }

    /// The earlier counts that are looked at: every number of a short side; of a long one the first, then steps of a thousandth, far finer than
    /// the width of any class there; and where counts are large, equal rates, which are a narrow place between the steps.
    fn looked_at(&self, boxes: &[Sides]) -> Vec<u64> {
        let scale = self.years.0 / self.years.1;
        let even =
            |after: u64, sides: &Sides| beside(after, scale).clamp(sides.before.0, sides.before.1);
        let narrow = |sides: &Sides| {
            let evens = [even(sides.after.0, sides), even(sides.after.1, sides)];
            evens.into_iter().chain([sides.before.1])
        };
        let mut all: Vec<u64> = boxes.iter().flat_map(narrow).collect();
        let mut sides: Vec<(u64, u64)> = boxes.iter().map(|sides| sides.before).collect();
        sides.sort_unstable();
        // Each side is walked until the next begins, and with it what is left of those before.
        let mut furthest = 0;
        for (n, &(lo, hi)) in sides.iter().enumerate() {
            let later = sides.get(n + 1).map_or(u64::MAX, |&(lo, _)| lo);
            furthest = hi.max(furthest);
            let mut next = lo;
            while next <= furthest && next < later {
                all.push(next);
                let step = if next - lo < WALKED {
                    1
                } else {
                    next / 1024 + 1
                };
                next = next.saturating_add(step);
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The bound itself, or where there is none a count so large beside the other side's least that nothing new comes after it.
fn ceiling(how: &Classes, mine: u64, other: u64, hi: Option<u64>, is_after: bool) -> u64 {
    hi.unwrap_or_else(|| {
        let scale = if is_after {
            how.years.1 / how.years.0
        } else {
            how.years.0 / how.years.1
        };
        let beside = beside(other, scale * 4.0);
        // No larger count is computed with; the bound itself was taken.
        mine.saturating_mul(4)
            .max(beside)
            .saturating_add(1000)
            .min(MOST_COUNT)
            .max(mine)
    })
}

/// So many times a count, as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a positive float becomes a whole number, and saturates"
)]
fn beside(count: u64, times: f64) -> u64 {
    (count as f64 * times) as u64
}
