//! The quantity that a claim is about, as far as a list tells it.

use super::Claim;
use super::holds::{World, sum_of};
use super::known::{Known, rate};
use crate::error::text;
use crate::stats::Ratio;
use std::fmt;

text::word! {
    "quantity of a claim";
    /// The quantity that a claim is about: a count, a rate, a ratio, a percentage or a number of days.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Measured;
    ///
    /// assert_eq!("a_year".parse::<Measured>()?, Measured::AYear);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum Measured {
        /// A number of events.
        Count,
        /// A number of events a year.
        AYear,
        /// A ratio of events a year, after over before.
        Ratio,
        /// Per cent; for a change, below 0 where there are fewer.
        Percent,
        /// A number of days from one event to the next.
        Days,
    }
}

/// The least and the greatest value that the list allows for the quantity that a claim is about.
///
/// # Examples
/// ```
/// use interstate::claim::Claim;
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, InteractionFamily, Period, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let doubled = Claim::doubled(Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let checked = doubled.check(&ledger, &CountingRule::new("M1", InteractionFamily::Meeting), &Whole)?;
/// let value = checked.value().ok_or("a ratio has a value")?;
/// assert_eq!(value.to_string(), "ratio 1.47");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct MeasuredRange {
    of: Measured,
    lo: Ratio,
    hi: Ratio,
}

impl MeasuredRange {
    pub(super) fn new(of: Measured, lo: Ratio, hi: Ratio) -> Self {
        Self { of, lo, hi }
    }

    /// The quantity whose values these are.
    #[must_use]
    pub fn of(self) -> Measured {
        self.of
    }

    /// The least value; [`Ratio::Undefined`] where there is none in any world, as for nothing over nothing.
    #[must_use]
    pub fn lo(self) -> Ratio {
        self.lo
    }

    /// The greatest value; [`Ratio::Unbounded`] where there is none, and for something over nothing.
    #[must_use]
    pub fn hi(self) -> Ratio {
        self.hi
    }

    /// What either allows.
    pub(super) fn hull(self, other: Self) -> Self {
        Self {
            of: self.of,
            lo: first_of(self.lo, other.lo, f64::min),
            hi: first_of(self.hi, other.hi, f64::max),
        }
    }
}

/// The one of two values that is less, or more; what is undefined is passed over.
fn first_of(one: Ratio, other: Ratio, choose: fn(f64, f64) -> f64) -> Ratio {
    match (as_float(one), as_float(other)) {
        (Some(a), Some(b)) => from_float(choose(a, b)),
        (Some(_), None) => one,
        (None, _) => other,
    }
}

fn as_float(value: Ratio) -> Option<f64> {
    match value {
        Ratio::Finite(number) => Some(number),
        Ratio::Unbounded => Some(f64::INFINITY),
        Ratio::Undefined => None,
    }
}

fn from_float(number: f64) -> Ratio {
    if number.is_finite() {
        Ratio::Finite(number)
    } else {
        Ratio::Unbounded
    }
}

/// `ratio 1.47`, `6 to 7 a year`, `33.3 or more %`.
impl fmt::Display for MeasuredRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, places, after) = match self.of {
            Measured::Count => ("", 0, ""),
            Measured::AYear => ("", 2, " a year"),
            Measured::Ratio => ("ratio ", 2, ""),
            Measured::Percent => ("", 1, " %"),
            Measured::Days => ("", 0, " days"),
        };
        f.write_str(before)?;
        match (self.lo, self.hi) {
            (Ratio::Finite(lo), Ratio::Finite(hi)) if lo == hi => write!(f, "{lo:.places$}")?,
            (Ratio::Finite(lo), Ratio::Finite(hi)) => write!(f, "{lo:.places$} to {hi:.places$}")?,
            (Ratio::Finite(lo), _) => write!(f, "{lo:.places$} or more")?,
            (Ratio::Unbounded, _) => f.write_str("unbounded")?,
            (Ratio::Undefined, _) => f.write_str("undefined")?,
        }
        f.write_str(after)
    }
}

/// A count that may be as large as one likes is infinite.
fn ends((count, _): Known) -> (f64, f64) {
    let hi = count.hi().map_or(f64::INFINITY, |hi| hi as f64);
    (count.lo() as f64, hi)
}

/// Events a year.
fn rates(known: Known) -> (f64, f64) {
    let (count, years) = known;
    let hi = count.hi().map_or(f64::INFINITY, |hi| rate(hi, years));
    (rate(count.lo(), years), hi)
}

/// One over another, each anywhere within its own ends.
fn over((lo, hi): (f64, f64), (least, most): (f64, f64)) -> (Ratio, Ratio) {
    if most == 0.0 {
        // Nothing over nothing is no ratio, and says nothing of the others.
        let only = Ratio::new(hi.min(1.0), 0.0);
        return (only, only);
    }
    let low = if most.is_finite() { lo / most } else { 0.0 };
    let high = match (hi, least) {
        (0.0, _) => Ratio::Finite(0.0),
        (_, 0.0) => Ratio::Unbounded,
        _ => from_float(hi / least),
    };
    (Ratio::Finite(low), high)
}

/// What a share of a part and the rest may be, in per cent.
fn share_of(part: (f64, f64), rest: (f64, f64)) -> (Ratio, Ratio) {
    let of = |part: f64, rest: f64| match (part.is_finite(), rest.is_finite()) {
        (true, false) => Ratio::Finite(0.0),
        (false, true) => Ratio::Finite(1.0),
        _ => Ratio::new(part, part + rest),
    };
    let (lo, hi) = (of(part.0, rest.1), of(part.1, rest.0));
    (lo, if hi == Ratio::Undefined { lo } else { hi })
}

/// Both ends, changed alike.
fn changed(of: Measured, (lo, hi): (Ratio, Ratio), change: impl Fn(f64) -> f64) -> MeasuredRange {
    let end = |end: Ratio| match end {
        Ratio::Finite(number) => Ratio::Finite(change(number)),
        Ratio::Unbounded | Ratio::Undefined => end,
    };
    MeasuredRange::new(of, end(lo), end(hi))
}

impl Claim {
    /// The quantity of the claim in one world; `None` for a form that is about no single number.
    pub(super) fn measured(&self, world: &World<'_>) -> Option<MeasuredRange> {
        let one = |of, says: fn(Known) -> (f64, f64)| {
            let [one] = world.known else { return None };
            let (lo, hi) = says(*one);
            Some(MeasuredRange::new(of, from_float(lo), from_float(hi)))
        };
        // The second over the first.
        let two = |of, says: fn(Known) -> (f64, f64), change: fn(f64) -> f64| {
            let [first, second] = world.known else {
                return None;
            };
            Some(changed(of, over(says(*second), says(*first)), change))
        };
        match self {
            Self::CountAtLeast { .. } | Self::CountExactly { .. } | Self::CountAtMost { .. } => {
                one(Measured::Count, ends)
            }
            Self::RateAtLeast { .. } | Self::RateAtMost { .. } | Self::RateAbout { .. } => {
                one(Measured::AYear, rates)
            }
            Self::RatioAbout { .. }
            | Self::RatioAtLeast { .. }
            | Self::RatioAtMost { .. }
            | Self::Halved { .. } => two(Measured::Ratio, rates, |n| n),
            Self::PercentChange { .. } => two(Measured::Percent, rates, |n| 100.0 * (n - 1.0)),
            Self::CombinedExceeds { .. } => {
                let [record, among] = world.known else {
                    return None;
                };
                Some(changed(
                    Measured::Ratio,
                    over(ends(*record), ends(*among)),
                    |n| n,
                ))
            }
            Self::PercentOf { .. } => two(Measured::Percent, ends, |n| 100.0 * n),
            Self::Share { .. } => {
                let of = |part: bool| sum_of(world, |sort| sort.first() == Some(&part), 1);
                let (part, rest) = (of(true), of(false));
                let range = share_of(ends(*part.first()?), ends(*rest.first()?));
                Some(changed(Measured::Percent, range, |n| 100.0 * n))
            }
            Self::WindowPairCount { .. }
            | Self::EachAtLeast { .. }
            | Self::Consecutive { .. }
            | Self::First { .. }
            | Self::FirstEver { .. }
            | Self::Ordinal { .. }
            | Self::Record { .. }
            | Self::Steady { .. }
            | Self::Peak { .. }
            | Self::Plateau { .. }
            | Self::Rebound { .. }
            | Self::Interval { .. }
            | Self::Breakdown { .. }
            | Self::Divergence { .. }
            | Self::Projection { .. }
            | Self::NotQuantitative { .. } => None,
        }
    }
}
