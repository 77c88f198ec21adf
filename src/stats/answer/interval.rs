//! An interval that may have no upper end.

use std::fmt;

/// An interval for a rate, a ratio or another quantity, both ends included. The upper end may be missing.
///
/// Of rates and ratios no end lies below 0; of a [`TheilSen`](crate::stats::TheilSen) slope both may.
///
/// # Examples
/// Ten events after none: the ratio has a lower limit and nothing above it.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RateRatio};
///
/// let ratio = RateRatio::new(Observed::new(0, 3.0)?, Observed::new(10, 3.0)?).interval(Confidence::P95)?;
/// assert_eq!(ratio.hi(), None);
/// assert!((ratio.lo() - 2.24152).abs() < 1e-5);
/// assert!(ratio.contains(1e9) && !ratio.contains(1.0));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Interval {
    lo: f64,
    hi: Option<f64>,
}

impl Interval {
    /// An upper end of `f64::INFINITY` means that there is none. Ends that should touch may have crossed by rounding.
    pub(crate) fn of(lo: f64, hi: f64) -> Self {
        Self {
            lo,
            hi: (hi < f64::INFINITY).then_some(hi.max(lo)),
        }
    }

    /// The lower end of the interval, included.
    #[must_use]
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// The upper end of the interval, included; `None` if there is none.
    #[must_use]
    pub fn hi(self) -> Option<f64> {
        self.hi
    }

    /// Whether a value lies in the interval, its ends included.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.lo <= value && self.hi.is_none_or(|hi| value <= hi)
    }
}

/// `0.853–5.05`, and `≥ 2.24` without an upper end, with the formatter's precision (default 3 decimals).
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = f.precision().unwrap_or(3);
        match self.hi {
            Some(hi) => write!(f, "{:.digits$}–{hi:.digits$}", self.lo),
            None => write!(f, "≥ {:.digits$}", self.lo),
        }
    }
}
