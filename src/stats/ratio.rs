//! Two periods: how many times the earlier rate the later one is.

use super::special::Both;
use super::special::beta::Beta;
use super::{Confidence, Interval, Observed};
use crate::error::Result;
use crate::error::numbers::Numbers;

/// How the interval and the p of a ratio of two rates are found. The two always belong together.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RatioMethod {
    /// Exact and central: each end leaves at most half of α. It holds at least its level, whatever the rates.
    #[default]
    CentralExact,
}

/// The interval for the ratio of two rates, after over before.
///
/// # Errors
/// None for the present methods.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_interval};
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
/// let ratio = rate_ratio_interval(before, after, Confidence::P95, RatioMethod::CentralExact)?;
/// assert_eq!(format!("{ratio:.2}"), "0.85–5.05");
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn rate_ratio_interval(
    before: Observed,
    after: Observed,
    confidence: Confidence,
    method: RatioMethod,
) -> Result<Interval> {
    let half = 0.5 * confidence.alpha();
    let (x1, x2) = (before.events(), after.events());
    let scale = before.exposure() / after.exposure();
    match method {
        RatioMethod::CentralExact => Ok(Interval::of(
            scale * Beta::new(x2, x1 + 1.0).log_odds(half).exp(),
            scale * Beta::new(x2 + 1.0, x1).log_odds_upper(half).exp(),
        )),
    }
}

/// The two-sided p of the hypothesis that the ratio is `null_ratio`.
///
/// # Errors
/// A null ratio that is not in 1e-100 ≤ ratio ≤ 1e100.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_p};
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
/// let p = rate_ratio_p(before, after, 1.0, RatioMethod::CentralExact)?;
/// assert!((p - 0.122078).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn rate_ratio_p(
    before: Observed,
    after: Observed,
    null_ratio: f64,
    method: RatioMethod,
) -> Result<f64> {
    if !(1e-100..=1e100).contains(&null_ratio) {
        return Err(Numbers::Outside {
            what: "null ratio",
            found: null_ratio,
            expected: "1e-100 ≤ ratio ≤ 1e100",
        }
        .into());
    }
    let (x1, x2) = (before.events(), after.events());
    let odds = null_ratio * (after.exposure() / before.exposure());
    let Both { lower, upper } = tails(x1, x2, odds);
    match method {
        RatioMethod::CentralExact => Ok((2.0 * lower.min(upper)).min(1.0)),
    }
}

/// P(X ≤ x2) and P(X ≥ x2) for X binomial with x1 + x2 trials and the given odds of "after".
fn tails(x1: f64, x2: f64, odds: f64) -> Both {
    if x1 + x2 == 0.0 {
        return Both {
            lower: 1.0,
            upper: 1.0,
        };
    }
    // P(X ≥ x) = I_π(x, N − x + 1) and P(X ≤ x) = 1 − I_π(x + 1, N − x).
    let at_least = Beta::new(x2, x1 + 1.0);
    let more = Beta::new(x2 + 1.0, x1);
    Both {
        lower: more.tails(more.at_odds(odds)).upper,
        upper: at_least.tails(at_least.at_odds(odds)).lower,
    }
}
