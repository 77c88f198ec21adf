//! One period: the rate behind a count.

use super::special::gamma::{gamma_quantile, gamma_quantile_upper};
use super::{Confidence, Interval, Observed};
use crate::error::Result;

/// How the interval of one rate is found.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RateMethod {
    /// Garwood's exact interval: it holds at least its level, whatever the rate.
    #[default]
    Garwood,
}

/// The interval for the rate behind a count.
///
/// # Errors
/// None for the present methods.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RateMethod, rate_interval};
///
/// let none = rate_interval(Observed::new(0, 1.0)?, Confidence::P95, RateMethod::Garwood)?;
/// assert_eq!(none.lo(), 0.0);
/// assert!((none.hi().unwrap() - 3.688879).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn rate_interval(
    observed: Observed,
    confidence: Confidence,
    method: RateMethod,
) -> Result<Interval> {
    let half = 0.5 * confidence.alpha();
    let x = observed.events();
    let t = observed.exposure();
    match method {
        RateMethod::Garwood => Ok(Interval::of(
            gamma_quantile(x, half) / t,
            gamma_quantile_upper(x + 1.0, half) / t,
        )),
    }
}
