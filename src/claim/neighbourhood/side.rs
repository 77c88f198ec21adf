//! On which side of a claim its number lies.

use crate::claim::{ChangeDirection, Claim, MeasuredRange, Tolerance};
use crate::error::{Result, text};
use crate::stats::Ratio;

text::word! {
    "side";
    /// Where the number of a claim (a ratio, a rate, a count, a percentage) lies relative to what the claim's word allows.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Side;
    ///
    /// assert_eq!("no_ratio".parse::<Side>()?, Side::NoRatio); // nothing before, so that no number is so many times as much
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum Side {
        /// Below the range: the claim fails.
        Below,
        /// Within the range: the claim holds.
        Within,
        /// Above the range: the claim fails.
        Above,
        /// There is no number, since the earlier window has no event: the claim fails.
        NoRatio,
        /// It depends on the records, or on days that the source does not cover.
        Open,
    }
}

impl Claim {
    /// The range in which the claim says that its number lies; none of a claim about no single number.
    pub(in crate::claim) fn said(&self) -> Result<Option<Tolerance>> {
        let count = |lo: u64, hi: u64| Tolerance::new(lo as f64, hi as f64);
        let change = |least: f64, most: Option<f64>| match most {
            Some(most) => Tolerance::new(least.max(0.0), most.max(0.0)),
            None => Tolerance::at_least(least.max(0.0)),
        };
        Ok(Some(match self {
            Self::CountAtLeast { n, .. } => Tolerance::at_least(*n as f64)?,
            Self::CountExactly { n, .. } => count(*n, *n)?,
            Self::CountAtMost { n, .. } => count(0, *n)?,
            Self::RateAtLeast { a_year, .. } => Tolerance::at_least(*a_year)?,
            Self::RateAtMost { a_year, .. } => Tolerance::new(0.0, *a_year)?,
            Self::RateAbout { a_year, .. } => *a_year,
            Self::RatioAbout { ratio, .. } => *ratio,
            Self::RatioAtLeast { times, .. } => Tolerance::at_least(*times)?,
            Self::RatioAtMost { times, .. } => Tolerance::new(0.0, *times)?,
            Self::Halved { times, .. } => {
                let least = times.hi().map_or(0.0, f64::recip);
                change(least, Some(times.lo().recip()).filter(|hi| hi.is_finite()))?
            }
            // Of a change the number is the ratio that it comes to.
            Self::PercentChange {
                direction, percent, ..
            } => {
                let (lo, hi) = (percent.lo() / 100.0, percent.hi().map(|hi| hi / 100.0));
                match direction {
                    ChangeDirection::More => change(1.0 + lo, hi.map(|hi| 1.0 + hi))?,
                    ChangeDirection::Fewer => {
                        change(hi.map_or(0.0, |hi| 1.0 - hi), Some(1.0 - lo))?
                    }
                }
            }
            Self::PercentOf { percent, .. } | Self::Share { percent, .. } => *percent,
            Self::WindowPairCount { .. }
            | Self::EachAtLeast { .. }
            | Self::Consecutive { .. }
            | Self::First { .. }
            | Self::FirstEver { .. }
            | Self::Ordinal { .. }
            | Self::Record { .. }
            | Self::CombinedExceeds { .. }
            | Self::Steady { .. }
            | Self::Peak { .. }
            | Self::Plateau { .. }
            | Self::Rebound { .. }
            | Self::Interval { .. }
            | Self::Breakdown { .. }
            | Self::Divergence { .. }
            | Self::Projection { .. }
            | Self::NotQuantitative { .. } => return Ok(None),
        }))
    }

    /// From the least to the greatest number that the claim is about, as far as there is any; of a change in per cent the ratio.
    pub(in crate::claim) fn number(&self, value: MeasuredRange) -> Option<(f64, f64)> {
        let of_percent = matches!(self, Self::PercentChange { .. });
        let change = |number: f64| {
            if of_percent {
                1.0 + number / 100.0
            } else {
                number
            }
        };
        match (value.lo(), value.hi()) {
            (Ratio::Finite(lo), Ratio::Finite(hi)) => Some((change(lo), change(hi))),
            (Ratio::Finite(lo), Ratio::Unbounded | Ratio::Undefined) => {
                Some((change(lo), f64::INFINITY))
            }
            (Ratio::Unbounded | Ratio::Undefined, _) => None,
        }
    }

    /// Whether the number is that of a later over an earlier frequency.
    pub(in crate::claim) fn is_of_ratio(&self) -> bool {
        match self {
            Self::RatioAbout { .. }
            | Self::RatioAtLeast { .. }
            | Self::RatioAtMost { .. }
            | Self::Halved { .. }
            | Self::PercentChange { .. } => true,
            Self::CountAtLeast { .. }
            | Self::CountExactly { .. }
            | Self::CountAtMost { .. }
            | Self::WindowPairCount { .. }
            | Self::EachAtLeast { .. }
            | Self::Consecutive { .. }
            | Self::First { .. }
            | Self::FirstEver { .. }
            | Self::Ordinal { .. }
            | Self::Record { .. }
            | Self::CombinedExceeds { .. }
            | Self::Steady { .. }
            | Self::Peak { .. }
            | Self::Plateau { .. }
            | Self::Rebound { .. }
            | Self::Interval { .. }
            | Self::Breakdown { .. }
            | Self::Divergence { .. }
            | Self::Projection { .. }
            | Self::NotQuantitative { .. }
            | Self::RateAtLeast { .. }
            | Self::RateAtMost { .. }
            | Self::RateAbout { .. }
            | Self::PercentOf { .. }
            | Self::Share { .. } => false,
        }
    }
}
