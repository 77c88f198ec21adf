//! One-sided limits: a type for each side.

use std::fmt;

/// A one-sided lower limit: the quantity is at least this, at the level asked for. Printed `≥ 4.795`.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, Rate};
///
/// // "At least ten in a year": 97.5 % one-sided is the lower end of the 95 % interval.
/// let limit = Rate::new(Observed::new(10, 1.0)?).lower_limit(Confidence::new(0.975)?)?;
/// assert_eq!(limit.to_string(), "≥ 4.795");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, serde::Serialize)]
pub struct LowerLimit(f64);

/// A one-sided upper limit: the quantity is at most this, at the level asked for; it may be missing. Printed `≤ 2.996`.
///
/// # Examples
/// No event in a year: 2.996 is the one-sided limit, and 3.689 the upper end of the two-sided interval. The type tells them apart.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, Rate};
///
/// let none = Rate::new(Observed::new(0, 1.0)?);
/// assert_eq!(none.upper_limit(Confidence::P95)?.to_string(), "≤ 2.996");
/// assert_eq!(none.interval(Confidence::P95)?.to_string(), "0.000–3.689");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct UpperLimit(Option<f64>);

impl LowerLimit {
    pub(in crate::stats) fn of(value: f64) -> Self {
        Self(value)
    }

    /// The lower limit: the quantity is at least this.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl UpperLimit {
    /// `f64::INFINITY` means that there is none.
    pub(in crate::stats) fn of(value: f64) -> Self {
        Self((value < f64::INFINITY).then_some(value))
    }

    /// The upper limit: the quantity is at most this; `None` if nothing bounds it from above.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        self.0
    }
}

impl fmt::Display for LowerLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "≥ {:.*}", f.precision().unwrap_or(3), self.0)
    }
}

impl fmt::Display for UpperLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(value) => write!(f, "≤ {value:.*}", f.precision().unwrap_or(3)),
            None => f.write_str("unbounded"),
        }
    }
}
