//! A ratio that may have no value.

use std::fmt;

/// A ratio that may have no finite value: never NaN, never infinity.
///
/// # Examples
/// ```
/// use interstate::Ratio;
///
/// assert_eq!(Ratio::new(14.0, 9.0).to_string(), "1.56");
/// assert_eq!(Ratio::new(6.0, 0.0), Ratio::Unbounded);
/// assert_eq!(Ratio::new(0.0, 0.0), Ratio::Undefined);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ratio {
    /// A finite number, at least 0.
    Finite(f64),
    /// Something over nothing: there is no finite ratio.
    Unbounded,
    /// Nothing over nothing: there is no ratio.
    Undefined,
}

impl Ratio {
    /// The ratio of two rates, both finite and at least 0.
    #[must_use]
    pub fn new(after: f64, before: f64) -> Self {
        if before > 0.0 {
            Self::Finite(after / before)
        } else if after > 0.0 {
            Self::Unbounded
        } else {
            Self::Undefined
        }
    }

    /// The finite value, if there is one.
    #[must_use]
    pub fn finite(self) -> Option<f64> {
        match self {
            Self::Finite(value) => Some(value),
            _ => None,
        }
    }

    /// The lower of two ratios; one that has a value, of one that has and one that has not.
    fn lower(self, other: Self) -> Self {
        match (self, other) {
            (Self::Finite(a), Self::Finite(b)) => Self::Finite(a.min(b)),
            (Self::Finite(_), _) | (_, Self::Undefined) => self,
            (_, Self::Finite(_)) | (Self::Undefined, _) => other,
            (Self::Unbounded, Self::Unbounded) => Self::Unbounded,
        }
    }

    /// The higher of two ratios, likewise.
    fn higher(self, other: Self) -> Self {
        match (self, other) {
            (Self::Finite(a), Self::Finite(b)) => Self::Finite(a.max(b)),
            (Self::Unbounded, _) | (_, Self::Undefined) => self,
            _ => other,
        }
    }
}

/// `1.56`, `unbounded` or `undefined`; the formatter's precision gives the decimals (default 2).
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finite(value) => write!(f, "{value:.*}", f.precision().unwrap_or(2)),
            Self::Unbounded => f.write_str("unbounded"),
            Self::Undefined => f.write_str("undefined"),
        }
    }
}

/// An observed ratio: one value for exact counts, the least and the greatest for counts that are bounds.
///
/// Nothing over nothing has no ratio, and is left out where other counts within the bounds have one. It is what was seen, not an
/// interval for the rates behind it.
///
/// # Examples
/// ```
/// use interstate::Ratio;
/// use interstate::stats::{Observed, RateRatio};
///
/// let some = Observed::between(8, 10, 1.0)?;
/// let seen = RateRatio::new(some, Observed::between(18, 20, 1.0)?).estimate();
/// assert_eq!((seen.lo(), seen.hi()), (Ratio::Finite(1.8), Ratio::Finite(2.5)));
/// assert_eq!(seen.to_string(), "1.80–2.50");
/// let more = RateRatio::new(some, Observed::between(18, None, 1.0)?).estimate();
/// assert_eq!((more.to_string().as_str(), more.exactly()), ("1.80 or more", None));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct RatioRange {
    lo: Ratio,
    hi: Ratio,
}

impl RatioRange {
    /// No ratio at all.
    pub(crate) const UNDEFINED: Self = Self {
        lo: Ratio::Undefined,
        hi: Ratio::Undefined,
    };

    /// What `over` divided by `under` can be, each anywhere in its own range.
    pub(in crate::stats) fn of(over: Ends, under: Ends) -> Self {
        // All of these would be one and the same, if it were not for nothing and for infinity.
        let (lo, hi) = if under.hi == 0.0 {
            let only = Ratio::new(over.hi, 0.0);
            (only, only)
        } else if over.hi == 0.0 {
            (Ratio::Finite(0.0), Ratio::Finite(0.0))
        } else {
            let lo = if under.hi < f64::INFINITY {
                over.lo / under.hi
            } else {
                0.0
            };
            let hi = if over.hi < f64::INFINITY {
                Ratio::new(over.hi, under.lo)
            } else {
                Ratio::Unbounded
            };
            (Ratio::Finite(lo), hi)
        };
        Self { lo, hi }
    }

    /// The least and the greatest of two ranges.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.lower(other.lo),
            hi: self.hi.higher(other.hi),
        }
    }

    /// The least possible ratio.
    #[must_use]
    pub fn lo(self) -> Ratio {
        self.lo
    }

    /// The greatest possible ratio.
    #[must_use]
    pub fn hi(self) -> Ratio {
        self.hi
    }

    /// The ratio, where only one is possible; otherwise `None`.
    #[must_use]
    pub fn exactly(self) -> Option<Ratio> {
        (self.lo == self.hi).then_some(self.hi)
    }
}

/// `1.56`, `1.80–2.50`, `1.80 or more`, `unbounded` or `undefined`; the formatter's precision gives the decimals (default 2).
impl fmt::Display for RatioRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lo.fmt(f)?;
        match self.hi {
            hi if hi == self.lo => Ok(()),
            Ratio::Finite(_) => {
                f.write_str("–")?;
                self.hi.fmt(f)
            }
            _ => f.write_str(" or more"),
        }
    }
}

/// The smallest and the largest value of something that is not negative; the largest may be infinite.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends {
    pub(in crate::stats) lo: f64,
    pub(in crate::stats) hi: f64,
}

impl Ends {
    /// Of a sum.
    pub(in crate::stats) fn plus(self, other: Self) -> Self {
        Self {
            lo: self.lo + other.lo,
            hi: self.hi + other.hi,
        }
    }

    /// Of so many times as much, by a number that is positive.
    pub(in crate::stats) fn scaled(self, by: f64) -> Self {
        Self {
            lo: self.lo * by,
            hi: self.hi * by,
        }
    }

    /// Of a product: nothing times anything is nothing, however much it may be.
    pub(in crate::stats) fn times(self, other: Self) -> Self {
        let product = |a: f64, b: f64| {
            if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
        };
        Self {
            lo: product(self.lo, other.lo),
            hi: product(self.hi, other.hi),
        }
    }
}
