//! The same questions when counts are only known as bounds: "at least nine", "eight to ten".
//!
//! An interval becomes the hull over all counts that are possible, a p-value the range from its smallest to its largest: a claim
//! may rest on the end that is against it, never on the one that favours it. Minimum likelihood, Blaker's method and the E-test have
//! no such form, as they do not move monotonically with the counts.

mod several;
mod two;

pub use several::{
    equivalence_p, pooled_ratio_interval, pooled_ratio_tails, ratio_of_ratios_interval,
    ratio_of_ratios_tails,
};
pub use two::{rate_interval, rate_ratio, rate_ratio_interval, rate_ratio_tails, rate_tails};

use super::{Observed, Tails};
use crate::error::Result;
use crate::error::numbers::Numbers;

/// A count known as a lower and perhaps an upper bound, with its exposure.
///
/// # Examples
/// ```
/// use interstate::stats::bounds::Bounds;
///
/// let at_least_nine = Bounds::new(9, None, 3.0)?;
/// assert_eq!(at_least_nine.hi(), None);
/// assert_eq!(
///     Bounds::new(9, Some(8), 3.0).unwrap_err().to_string(),
///     "count from 9 to 8: the lower end is above the upper",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Bounds {
    lo: Observed,
    hi: Option<Observed>,
}

impl Bounds {
    /// From `lo` to `hi`, both possible; no `hi` means that nothing bounds the count from above.
    ///
    /// # Errors
    /// A `hi` below `lo`; what [`Observed::new`] refuses.
    pub fn new(lo: u64, hi: Option<u64>, exposure: f64) -> Result<Self> {
        if let Some(hi) = hi.filter(|&hi| hi < lo) {
            return Err(Numbers::Reversed {
                what: "count",
                lo,
                hi,
            }
            .into());
        }
        Ok(Self {
            lo: Observed::new(lo, exposure)?,
            hi: hi.map(|hi| Observed::new(hi, exposure)).transpose()?,
        })
    }

    /// The smallest possible count.
    #[must_use]
    pub fn lo(self) -> u64 {
        self.lo.count()
    }

    /// The largest possible count, if there is one.
    #[must_use]
    pub fn hi(self) -> Option<u64> {
        self.hi.map(Observed::count)
    }

    /// The exposure.
    #[must_use]
    pub fn exposure(self) -> f64 {
        self.lo.exposure()
    }
}

impl From<Observed> for Bounds {
    /// A count that is known.
    fn from(observed: Observed) -> Self {
        Self {
            lo: observed,
            hi: Some(observed),
        }
    }
}

/// All p-values that are possible under the bounds.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct PRange {
    lo: f64,
    hi: f64,
}

impl PRange {
    /// The least and the greatest of two ranges.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
        }
    }

    /// The smallest possible p.
    #[must_use]
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The largest possible p: the one that a claim must stand.
    #[must_use]
    pub fn hi(self) -> f64 {
        self.hi
    }
}

/// The ranges of the two one-sided p-values.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct TailRanges {
    /// Of "so few or fewer".
    pub less: PRange,
    /// Of "so many or more".
    pub greater: PRange,
}

impl TailRanges {
    /// The range of the central two-sided p. Where both an increase and a decrease are possible its upper end is 1.
    #[must_use]
    pub fn two_sided(self) -> PRange {
        let twice = |a: f64, b: f64| (2.0 * a.min(b)).min(1.0);
        PRange {
            lo: twice(self.less.lo, self.greater.lo),
            hi: twice(self.less.hi, self.greater.hi),
        }
    }
}

/// The ranges between the p-values where the later rate is as low as possible and where it is as high as possible; `None` where
/// that end is unbounded.
fn ranges(lowest: Option<Tails>, highest: Option<Tails>) -> TailRanges {
    TailRanges {
        less: PRange {
            lo: lowest.map_or(0.0, Tails::less),
            hi: highest.map_or(1.0, Tails::less),
        },
        greater: PRange {
            lo: highest.map_or(0.0, Tails::greater),
            hi: lowest.map_or(1.0, Tails::greater),
        },
    }
}
