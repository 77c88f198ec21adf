//! Two one-sided p-values.

use super::p_value::PValue;

/// The two one-sided p-values of one hypothesis. A type of their own, so that neither is read as the two-sided one.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, RateRatio};
///
/// // 9 events, then 18: would as many as that come from equal rates?
/// let tails = RateRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?).tails(1.0)?;
/// assert!((tails.greater().hi() - 0.061039).abs() < 1e-6);
/// assert!((tails.less().hi() - 0.973881).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Tails {
    less: PValue,
    greater: PValue,
}

impl Tails {
    /// Those of counts that are known.
    pub(in crate::stats) fn of(less: f64, greater: f64) -> Self {
        Self {
            less: PValue::exact(less.clamp(0.0, 1.0)),
            greater: PValue::exact(greater.clamp(0.0, 1.0)),
        }
    }

    /// Those between the counts where the quantity is as low as possible and those where it is as high as possible; `None` where
    /// that end is unbounded.
    pub(in crate::stats) fn between(lowest: Option<Self>, highest: Option<Self>) -> Self {
        Self {
            less: PValue::between(
                lowest.map_or(0.0, |tails| tails.less.lo()),
                highest.map_or(1.0, |tails| tails.less.hi()),
            ),
            greater: PValue::between(
                highest.map_or(0.0, |tails| tails.greater.lo()),
                lowest.map_or(1.0, |tails| tails.greater.hi()),
            ),
        }
    }

    /// The probability of what was observed or less, under the hypothesis: small if the truth is probably lower.
    #[must_use]
    pub fn less(self) -> PValue {
        self.less
    }

    /// The probability of what was observed or more, under the hypothesis: small if the truth is probably higher.
    #[must_use]
    pub fn greater(self) -> PValue {
        self.greater
    }

    /// The central two-sided p: twice the smaller one, at most 1. Under bounds, where both an increase and a decrease are possible, its upper
    /// end is 1.
    #[must_use]
    pub fn two_sided(self) -> PValue {
        let twice = |a: f64, b: f64| (2.0 * a.min(b)).min(1.0);
        PValue::between(
            twice(self.less.lo(), self.greater.lo()),
            twice(self.less.hi(), self.greater.hi()),
        )
    }
}
