//! A count that is known: what the formulas take.

use crate::error::Result;
use crate::error::numbers::Numbers;

/// Counts above 2⁵⁰ are refused: up to there a count, its successor and a sum of two are exact as `f64`.
pub(in crate::stats) const MOST: u64 = 1 << 50;

/// How many events were seen in how much time, without doubt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Known {
    count: u64,
    exposure: f64,
}

impl Known {
    /// A count that can be computed with, and its exposure.
    pub(in crate::stats) fn new(count: u64, exposure: f64) -> Result<Self> {
        check_exposure(exposure)?;
        if count > MOST {
            return Err(Numbers::Above {
                what: "count",
                found: count,
                most: MOST,
            }
            .into());
        }
        Ok(Self { count, exposure })
    }

    /// The same of numbers that an [`Observed`](super::observed::Observed) has already checked.
    pub(super) fn unchecked(count: u64, exposure: f64) -> Self {
        Self { count, exposure }
    }

    /// How many events.
    pub(in crate::stats) fn count(self) -> u64 {
        self.count
    }

    /// In how much time.
    pub(in crate::stats) fn exposure(self) -> f64 {
        self.exposure
    }

    /// Events per unit of exposure.
    pub(in crate::stats) fn rate(self) -> f64 {
        self.events() / self.exposure
    }

    /// The count as a number of the formulas.
    pub(in crate::stats) fn events(self) -> f64 {
        self.count as f64
    }
}

/// Refuses an exposure that is not positive, or so extreme that a ratio of two rates would leave `f64`.
pub(in crate::stats) fn check_exposure(exposure: f64) -> Result<()> {
    if (1e-100..=1e100).contains(&exposure) {
        Ok(())
    } else {
        Err(Numbers::Outside {
            what: "exposure",
            found: exposure,
            expected: "1e-100 ≤ exposure ≤ 1e100",
        }
        .into())
    }
}
