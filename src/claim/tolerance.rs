//! What a claim's word allows.

use crate::error::{Result, answers::Answers};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A range of values that a claim's word allows: "about six" may be 5.5 to 6.5, "more than doubled" 2 or more.
///
/// # Examples
/// ```
/// use interstate::claim::Tolerance;
///
/// let roughly_doubled = Tolerance::new(1.75, 2.25)?;
/// assert_eq!(roughly_doubled.to_string(), "1.75 to 2.25");
/// assert_eq!(Tolerance::at_least(2.0)?.to_string(), "2 or more");
/// assert_eq!(Tolerance::new(2.0, 1.0).unwrap_err().to_string(), "tolerance 2 to 1 is no range; expected 0 ≤ lo ≤ hi");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "(f64, Option<f64>)", into = "(f64, Option<f64>)")]
pub struct Tolerance {
    lo: f64,
    /// Infinite where the range has no greatest value.
    pub(super) hi: f64,
}

impl Tolerance {
    /// The range of "twice": 1.75 to 2.25, both included.
    pub const ROUGHLY_TWICE: Self = Self { lo: 1.75, hi: 2.25 };

    /// A range from the least to the greatest value that a word allows, both included.
    ///
    /// # Errors
    /// A negative or infinite end, or one that is no number; a least above the greatest.
    pub fn new(lo: f64, hi: f64) -> Result<Self> {
        if lo >= 0.0 && lo <= hi && hi.is_finite() {
            Ok(Self::unsigned(lo, hi))
        } else {
            Err(Answers::Tolerance { lo, hi }.into())
        }
    }

    /// A range of this value and any above it. A ratio over nothing lies in no range, and not in this one either.
    ///
    /// # Errors
    /// A value that is negative, infinite or no number.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{Claim, Tolerance};
    ///
    /// let at_least_doubled = Claim::RatioAbout {
    ///     ratio: Tolerance::at_least(2.0)?,
    ///     before: Period::years(2019..=2021)?,
    ///     after: Period::years(2022..=2024)?,
    /// };
    /// assert_eq!(at_least_doubled.to_string(), "2 or more times as often in 2022–2024 as in 2019–2021");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn at_least(lo: f64) -> Result<Self> {
        let hi = f64::INFINITY;
        if lo >= 0.0 && lo.is_finite() {
            Ok(Self::unsigned(lo, hi))
        } else {
            Err(Answers::Tolerance { lo, hi }.into())
        }
    }

    /// Without the sign that a zero may have.
    fn unsigned(lo: f64, hi: f64) -> Self {
        Self {
            lo: lo.abs(),
            hi: hi.abs(),
        }
    }

    /// The least value of the range, included.
    #[must_use]
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The greatest value of the range, included; `None` where there is none.
    #[must_use]
    pub fn hi(self) -> Option<f64> {
        self.hi.is_finite().then_some(self.hi)
    }
}

impl TryFrom<(f64, Option<f64>)> for Tolerance {
    type Error = crate::error::Error;

    fn try_from((lo, hi): (f64, Option<f64>)) -> Result<Self> {
        hi.map_or_else(|| Self::at_least(lo), |hi| Self::new(lo, hi))
    }
}

impl From<Tolerance> for (f64, Option<f64>) {
    fn from(tolerance: Tolerance) -> Self {
        (tolerance.lo, tolerance.hi())
    }
}

impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hi() {
            Some(hi) => write!(f, "{} to {}", Short(self.lo), Short(hi)),
            None => write!(f, "{} or more", Short(self.lo)),
        }
    }
}

/// A number in plain digits, or with its power of ten where these would be a line of zeros.
struct Short(f64);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0.0 || (1e-6..1e15).contains(&self.0) {
            write!(f, "{}", self.0)
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}
