//! How many events the next period may bring, given those of the last.

use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::beta::beta_tails;
use crate::stats::{Confidence, Observed};

/// A count that is predicted to lie between two, both included.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Prediction {
    /// The smallest count.
    pub lo: u64,
    /// The largest count.
    pub hi: u64,
}

impl Prediction {
    /// Whether a count is one of those predicted.
    #[must_use]
    pub fn contains(self, count: u64) -> bool {
        (self.lo..=self.hi).contains(&count)
    }
}

/// How a prediction is made.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum PredictionMethod {
    /// Every count that an exact test would not call a change: right at least as often as the level says, whatever the rate.
    #[default]
    Exact,
    /// The middle of the predictive law under Jeffreys' prior: shorter, right about as often as the level says.
    Jeffreys,
}

impl PredictionMethod {
    /// Every method.
    pub const ALL: &'static [Self] = &[Self::Exact, Self::Jeffreys];
}

/// Predicts the count of a period from that of another, at a rate that does not change.
///
/// A count outside is what "more than the past leads to expect" can mean: the past is uncertain too, so the interval is wider than that of a
/// known rate.
///
/// # Formula
/// With `x` events in `t₁` and `y` in the next `t₂`, `q = t₁/(t₁ + t₂)`. Exact: the `y` with `P(Binomial(x + y, q) ≥ x) > α/2` and
/// `P(Binomial(x + y, q) ≤ x) > α/2`. Jeffreys: `y` is negative binomial with size `x + ½` and probability `q`, from its `α/2`
/// to its `1 − α/2` quantile.
///
/// # When it misleads
/// Clustered events vary more than this. A rate that was chosen because it was high (the worst year so far) falls back by itself.
///
/// # Errors
/// A next exposure outside 1e-100 ≤ exposure ≤ 1e100, or so much longer than the one seen that a limit would exceed 2⁵⁰.
///
/// # Examples
/// Nine exercises in three years: between 2 and 20 in the next three would be no news.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::Observed;
/// use interstate::stats::prediction::{PredictionMethod, predict_count};
///
/// let seen = Observed::new(9, 3.0)?;
/// let next = predict_count(seen, 3.0, Confidence::P95, PredictionMethod::Exact)?;
/// assert_eq!((next.lo, next.hi), (2, 20));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// W. Nelson (1982), "Applied Life Data Analysis", Wiley, doi 10.1002/0471725234. K. Krishnamoorthy, J. Peng (2011), "Improved
/// closed-form prediction intervals for binomial and Poisson distributions", Journal of Statistical Planning and Inference 141(5),
/// 1709–1718, doi 10.1016/j.jspi.2010.11.021.
#[doc(alias = "forecast")]
pub fn predict_count(
    seen: Observed,
    next_exposure: f64,
    level: Confidence,
    method: PredictionMethod,
) -> Result<Prediction> {
    if !(1e-100..=1e100).contains(&next_exposure) {
        return Err(Numbers::Outside {
            what: "exposure",
            found: next_exposure,
            expected: "1e-100 ≤ exposure ≤ 1e100",
        }
        .into());
    }
    let whole = seen.exposure() + next_exposure;
    let (past, next) = (seen.exposure() / whole, next_exposure / whole);
    let (x, tail) = (seen.events(), level.alpha() / 2.0);
    let (lo, hi) = match method {
        PredictionMethod::Exact => (
            // P(X ≥ x) of x + y grows with y, P(X ≤ x) falls.
            first(|y| x == 0.0 || beta_tails(x, y + 1.0, past).lower > tail),
            first(|y| beta_tails(y + 1.0, x + 1.0, next).lower <= tail),
        ),
        PredictionMethod::Jeffreys => {
            let law = |y: f64| beta_tails(x + 0.5, y + 1.0, past);
            (
                first(|y| law(y).lower >= tail),
                first(|y| law(y).upper <= tail),
            )
        }
    };
    let (Some(lo), Some(hi)) = (lo, hi) else {
        return Err(Numbers::Refused {
            what: "prediction of a count",
            why: "the next period is so much longer than the one seen that its count leaves the range of whole numbers",
        }
        .into());
    };
    Ok(Prediction { lo, hi })
}

/// The first whole number for which a condition holds that holds from there on; `None` above 2⁵⁰.
fn first(holds: impl Fn(f64) -> bool) -> Option<u64> {
    const MOST: u64 = 1 << 50;
    let holds = |y: u64| holds(y as f64);
    if holds(0) {
        return Some(0);
    }
    let mut high = 1;
    while !holds(high) {
        high *= 2;
        if high > MOST {
            return None;
        }
    }
    let mut low = high / 2;
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
