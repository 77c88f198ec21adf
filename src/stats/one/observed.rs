//! A count with the time in which it could arise.

use super::known::Known;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::answer::ratio::Ends;

/// A count of events with its exposure: time, or anything else such as patrols, reports, meetings held. The count is one number, or bounds.
///
/// Every question of this module takes it. A count that is known costs nothing more than it must. Of bounds ("at least nine",
/// "eight to ten") an interval becomes the hull over all counts that are possible, a p-value the range from its smallest to its
/// largest: a claim may rest on the end that is against it, never on the one that favours it. Minimum likelihood, Blaker's method
/// and the E-test have no such form, as they do not move monotonically with the counts; they refuse bounds, and so does what is
/// said of one count alone (a posterior, a test by the normal law, homogeneity).
///
/// # Examples
/// ```
/// use interstate::stats::Observed;
///
/// let seen = Observed::new(9, 3.0)?;
/// assert_eq!((seen.exactly(), seen.exposure()), (Some(9), 3.0));
/// let at_least_nine = Observed::between(9, None, 3.0)?;
/// assert_eq!((at_least_nine.lo(), at_least_nine.hi(), at_least_nine.exactly()), (9, None, None));
/// assert_eq!(
///     Observed::between(9, 8, 3.0).unwrap_err().to_string(),
///     "count from 9 to 8: the lower end is above the upper",
/// );
/// assert_eq!(
///     Observed::new(9, 0.0).unwrap_err().to_string(),
///     "exposure 0 is outside 1e-100 ≤ exposure ≤ 1e100",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Observed {
    lo: u64,
    hi: Option<u64>,
    exposure: f64,
}

impl Observed {
    /// An exact count with its exposure, in a unit that all numbers of one question share.
    ///
    /// # Errors
    /// An exposure that is not in 1e-100 ≤ exposure ≤ 1e100 (beyond that a ratio of two rates would leave `f64`), or a count above 2⁵⁰.
    pub fn new(count: u64, exposure: f64) -> Result<Self> {
        Known::new(count, exposure).map(Self::from)
    }

    /// A count from `lo` to `hi`, both possible; without a `hi` nothing bounds it from above.
    ///
    /// # Errors
    /// A `hi` below `lo`; what [`new`](Self::new) refuses.
    pub fn between(lo: u64, hi: impl Into<Option<u64>>, exposure: f64) -> Result<Self> {
        let hi = hi.into();
        if let Some(hi) = hi.filter(|&hi| hi < lo) {
            return Err(Numbers::Reversed {
                what: "count",
                lo,
                hi,
            }
            .into());
        }
        Known::new(hi.unwrap_or(lo), exposure)?;
        Known::new(lo, exposure)?;
        Ok(Self { lo, hi, exposure })
    }

    /// The smallest possible count.
    #[must_use]
    pub fn lo(self) -> u64 {
        self.lo
    }

    /// The largest possible count, if there is one.
    #[must_use]
    pub fn hi(self) -> Option<u64> {
        self.hi
    }

    /// The count itself, where only one is possible.
    #[must_use]
    pub fn exactly(self) -> Option<u64> {
        self.hi.filter(|&hi| hi == self.lo)
    }

    /// The exposure of the count, in the caller's unit.
    #[must_use]
    pub fn exposure(self) -> f64 {
        self.exposure
    }

    /// The count itself as a formula takes it.
    pub(in crate::stats) fn known(self) -> Option<Known> {
        self.most().filter(|most| most.count() == self.lo)
    }

    /// The count itself, or a refusal with the reason why bounds will not do.
    pub(in crate::stats) fn known_or(self, why: &'static str) -> Result<Known> {
        self.known().ok_or_else(|| no_bounds(why))
    }

    /// The smallest possible count as a formula takes it.
    pub(in crate::stats) fn least(self) -> Known {
        Known::unchecked(self.lo, self.exposure)
    }

    /// The largest possible count as a formula takes it.
    pub(in crate::stats) fn most(self) -> Option<Known> {
        self.hi.map(|hi| Known::unchecked(hi, self.exposure))
    }

    /// The smallest and the largest number of events that may have been seen.
    pub(in crate::stats) fn events(self) -> Ends {
        Ends {
            lo: self.least().events(),
            hi: self.most().map_or(f64::INFINITY, Known::events),
        }
    }

    /// The smallest and the largest rate that may have been seen.
    pub(in crate::stats) fn rates(self) -> Ends {
        Ends {
            lo: self.least().rate(),
            hi: self.most().map_or(f64::INFINITY, Known::rate),
        }
    }
}

impl From<Known> for Observed {
    fn from(known: Known) -> Self {
        Self {
            lo: known.count(),
            hi: Some(known.count()),
            exposure: known.exposure(),
        }
    }
}

/// What a method says that has no form under bounds.
pub(in crate::stats) fn no_bounds(why: &'static str) -> crate::error::Error {
    Numbers::Refused {
        what: "counts known as bounds",
        why,
    }
    .into()
}
