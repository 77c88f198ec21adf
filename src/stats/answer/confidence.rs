//! The level of an interval.

use crate::error::Result;
use crate::error::numbers::Numbers;

/// The confidence level of an interval: a number between 0 and 1, so that 95 cannot be taken for 0.95.
///
/// # Examples
/// ```
/// use interstate::Confidence;
///
/// assert_eq!(Confidence::P95.level(), 0.95);
/// assert_eq!(Confidence::new(95.0).unwrap_err().to_string(), "confidence level 95 is outside 0 < level < 1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, serde::Deserialize, serde::Serialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(f64);

impl Confidence {
    /// The level 0.90 (90 %).
    pub const P90: Self = Self(0.9);
    /// The level 0.95 (95 %).
    pub const P95: Self = Self(0.95);
    /// The level 0.99 (99 %).
    pub const P99: Self = Self(0.99);

    /// A confidence level strictly between 0 and 1.
    ///
    /// # Errors
    /// Any other number, NaN among them.
    pub fn new(level: f64) -> Result<Self> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(Numbers::Outside {
                what: "confidence level",
                found: level,
                expected: "0 < level < 1",
            }
            .into())
        }
    }

    /// The level as a number between 0 and 1: `0.95` for 95 %.
    #[must_use]
    pub fn level(self) -> f64 {
        self.0
    }

    /// What is left to error, `1 − level`.
    pub(crate) fn alpha(self) -> f64 {
        1.0 - self.0
    }

    /// Half of α, below one half even where α rounds to 1.
    pub(in crate::stats) fn tail(self) -> f64 {
        (0.5 * self.alpha()).min(0.5 - f64::EPSILON)
    }

    /// α as the tail of a one-sided limit.
    ///
    /// # Errors
    /// A level of one half or less, at which a one-sided limit says nothing.
    pub(in crate::stats) fn one_sided_tail(self) -> Result<f64> {
        if self.0 > 0.5 {
            Ok(self.alpha())
        } else {
            Err(Numbers::Outside {
                what: "one-sided confidence level",
                found: self.0,
                expected: "0.5 < level < 1",
            }
            .into())
        }
    }
}

impl TryFrom<f64> for Confidence {
    type Error = crate::error::Error;

    fn try_from(level: f64) -> Result<Self> {
        Self::new(level)
    }
}

impl From<Confidence> for f64 {
    fn from(level: Confidence) -> Self {
        level.level()
    }
}
