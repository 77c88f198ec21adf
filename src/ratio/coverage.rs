//! By how much would coverage have had to change to explain a ratio?

use super::frequency::{FrequencyRatio, percent};
use crate::error::Result;
use crate::stats::{Confidence, Interval, Ratio};
use std::fmt;

/// The least change of coverage between two periods at which the interval of their ratio reaches 1.
///
/// # Formula
/// If the later source saw `g` times as much of what happened, the ratio and both ends of its interval are divided by `g`. An interval above 1
/// reaches it at `g` = its lower end, one below 1 at its upper end.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::ratio::CoverageChange;
/// use interstate::stats::{Observed, RateRatio};
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(30, 3.0)?);
/// let needed = CoverageChange::of(RateRatio::new(before, after).interval(Confidence::P95)?);
/// assert_eq!(needed.to_string(), "grown 1.54 times or more");
/// let CoverageChange::Grown { at_least } = needed else { unreachable!() };
/// // Had the later source seen so much more, p would be 5 %.
/// let discounted = Observed::new(30, 3.0 * at_least)?;
/// assert!((RateRatio::new(before, discounted).p(1.0)?.hi() - 0.05).abs() < 1e-9);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CoverageChange {
    /// The interval lies above 1: coverage must have grown by this factor or more to explain it.
    Grown {
        /// The factor, above 1.
        at_least: f64,
    },
    /// The interval lies below 1: coverage must have shrunk to this share or less to explain it.
    Shrunk {
        /// The share, below 1; 0 where only a source that saw nothing would explain it.
        at_most: f64,
    },
    /// The interval holds 1: there is no change to explain.
    NotNeeded,
}

impl CoverageChange {
    /// The least change of coverage at which an interval of a ratio reaches 1.
    #[must_use]
    pub fn of(interval: Interval) -> Self {
        match interval.hi() {
            Some(hi) if hi < 1.0 => Self::Shrunk { at_most: hi },
            _ if interval.lo() > 1.0 => Self::Grown {
                at_least: interval.lo(),
            },
            _ => Self::NotNeeded,
        }
    }
}

impl fmt::Display for CoverageChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Grown { at_least } => write!(f, "grown {at_least:.2} times or more"),
            Self::Shrunk { at_most } => write!(f, "shrunk to {at_most:.2} times or less"),
            Self::NotNeeded => f.write_str("no change needed"),
        }
    }
}

/// The change of coverage between two periods that would explain their ratio: the answer of [`FrequencyRatio::coverage_to_explain`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct CoverageToExplain {
    subject: Box<str>,
    level: Confidence,
    interval: Interval,
    change: CoverageChange,
    /// The ratio: at such a factor nothing of it would be left.
    ratio: (Ratio, Ratio),
}

impl FrequencyRatio {
    /// The change of coverage between the periods at which the interval at a level reaches 1.
    ///
    /// [`against_all`](super::against_all) asks whether coverage did grow, and needs the number of all events; this asks how much it would have
    /// taken, and needs nothing. Under bounds it is the least factor at which some counts within them leave no change to explain; the interval
    /// then holds the intervals of all of them.
    ///
    /// # Formula
    /// At [`CoverageChange`].
    ///
    /// # When it misleads
    /// The factor is one for all that is counted, and taken as known. Coverage that grew for these events alone (a new bureau in one of the
    /// two capitals) need not have grown in all. Where events cluster, the interval is too narrow and the factor too large.
    ///
    /// # Errors
    /// As [`interval`](Self::interval).
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{Confidence, Count, CountingRule, Period, Tallied, frequency_ratio};
    ///
    /// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let of = |one: Count, two: Count| -> interstate::Result<String> {
    ///     let ratio = frequency_ratio(&Tallied::stated(Whole, one, before, &rule), &Tallied::stated(Whole, two, after, &rule))?;
    ///     Ok(ratio.coverage_to_explain(Confidence::P95)?.to_string())
    /// };
    /// assert_eq!(
    ///     of(Count::exact(9), Count::exact(30))?,
    ///     "interactions: the later source must have seen at least 1.54 times as much of what happened for the 95 % interval to reach 1, \
    ///      and 3.33 times as much for a ratio of 1",
    /// );
    /// assert_eq!(of(Count::exact(9), Count::exact(18))?, "interactions: no growth of coverage is needed, as the 95 % interval 0.85–5.05 holds 1");
    /// assert_eq!(
    ///     of(Count::exact(0), Count::at_least(12))?,
    ///     "interactions: the later source must have seen at least 2.78 times as much of what happened for the 95 % interval to reach 1; \
    ///      no factor makes the ratio 1",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[doc(alias = "sensitivity")]
    pub fn coverage_to_explain(&self, level: Confidence) -> Result<CoverageToExplain> {
        let interval = self.interval(level)?;
        let ratio = self.estimate();
        Ok(CoverageToExplain {
            subject: self.subject().into(),
            level,
            interval,
            change: CoverageChange::of(interval),
            ratio: (ratio.lo(), ratio.hi()),
        })
    }
}

impl CoverageToExplain {
    /// The least change of coverage at which the interval reaches 1.
    #[must_use]
    pub fn change(&self) -> CoverageChange {
        self.change
    }

    /// The interval of the ratio that the answer is based on.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }
}

/// The answer as a sentence.
impl fmt::Display for CoverageToExplain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = percent(self.level);
        write!(f, "{}: ", self.subject)?;
        let (bound, factor) = match self.change {
            CoverageChange::Grown { at_least } => ("least", at_least),
            CoverageChange::Shrunk { at_most } => ("most", at_most),
            CoverageChange::NotNeeded => {
                let interval = self.interval;
                return write!(
                    f,
                    "no growth of coverage is needed, as the {percent} % interval {interval:.2} holds 1"
                );
            }
        };
        write!(
            f,
            "the later source must have seen at {bound} {factor:.2} times as much of what happened for the {percent} % interval to reach 1"
        )?;
        match self.ratio {
            (Ratio::Finite(lo), Ratio::Finite(hi)) if lo > 0.0 && lo == hi => {
                write!(f, ", and {lo:.2} times as much for a ratio of 1")
            }
            (Ratio::Finite(lo), Ratio::Finite(hi)) if lo > 0.0 => {
                write!(f, ", and {lo:.2} to {hi:.2} times as much for a ratio of 1")
            }
            (Ratio::Finite(lo), _) if lo > 0.0 => {
                write!(f, ", and {lo:.2} times as much or more for a ratio of 1")
            }
            (_, Ratio::Finite(hi)) if hi > 0.0 => {
                write!(f, ", and {hi:.2} times as much or less for a ratio of 1")
            }
            _ => f.write_str("; no factor makes the ratio 1"),
        }
    }
}
