//! A count with the time in which it could arise.

use crate::error::Result;
use crate::error::numbers::Numbers;

/// Counts above 2⁵⁰ are refused: up to there a count, its successor and a sum of two are exact as `f64`.
pub(super) const MOST: u64 = 1 << 50;

/// How many events were seen in how much time (or any other exposure: patrols, reports, meetings held).
///
/// # Examples
/// ```
/// use interstate::stats::Observed;
///
/// let seen = Observed::new(9, 3.0)?;
/// assert_eq!(seen.rate(), 3.0);
/// assert_eq!(
///     Observed::new(9, 0.0).unwrap_err().to_string(),
///     "exposure 0 is outside 1e-100 ≤ exposure ≤ 1e100",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Observed {
    count: u64,
    exposure: f64,
}

impl Observed {
    /// A count and its exposure, in a unit that all numbers of one question share.
    ///
    /// # Errors
    /// An exposure that is not in 1e-100 ≤ exposure ≤ 1e100 (beyond that a ratio of two rates would leave `f64`), or a count above 2⁵⁰.
    pub fn new(count: u64, exposure: f64) -> Result<Self> {
        if !(1e-100..=1e100).contains(&exposure) {
            return Err(Numbers::Outside {
                what: "exposure",
                found: exposure,
                expected: "1e-100 ≤ exposure ≤ 1e100",
            }
            .into());
        }
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

    /// How many events.
    #[must_use]
    pub fn count(self) -> u64 {
        self.count
    }

    /// In how much time.
    #[must_use]
    pub fn exposure(self) -> f64 {
        self.exposure
    }

    /// Events per unit of exposure.
    #[must_use]
    pub fn rate(self) -> f64 {
        self.events() / self.exposure
    }

    /// The count as a number of the formulas.
    pub(crate) fn events(self) -> f64 {
        self.count as f64
    }
}
