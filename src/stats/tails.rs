//! Two one-sided p-values.

/// The two one-sided p-values of one hypothesis, in a type of their own so that neither is read as the two-sided one.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_tails};
///
/// // 9 events, then 18: would as many as that come from equal rates?
/// let tails = rate_ratio_tails(
///     Observed::new(9, 3.0)?,
///     Observed::new(18, 3.0)?,
///     1.0,
///     RatioMethod::CentralExact,
/// )?;
/// assert!((tails.greater() - 0.061039).abs() < 1e-6);
/// assert!((tails.less() - 0.973881).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Tails {
    less: f64,
    greater: f64,
}

impl Tails {
    pub(crate) fn of(less: f64, greater: f64) -> Self {
        Self {
            less: less.clamp(0.0, 1.0),
            greater: greater.clamp(0.0, 1.0),
        }
    }

    /// The probability of what was seen or less, under the hypothesis: small if the truth is probably lower.
    #[must_use]
    pub fn less(self) -> f64 {
        self.less
    }

    /// The probability of what was seen or more, under the hypothesis: small if the truth is probably higher.
    #[must_use]
    pub fn greater(self) -> f64 {
        self.greater
    }

    /// Twice the smaller one, at most 1: the central two-sided p.
    #[must_use]
    pub fn two_sided(self) -> f64 {
        (2.0 * self.less.min(self.greater)).min(1.0)
    }
}
