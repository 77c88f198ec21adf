//! What Jeffreys' prior makes of two counts.

use super::{scale, split};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::beta::Beta;
use crate::stats::{Confidence, Interval, Observed};

/// The posterior of a ratio of two rates under Jeffreys' prior: for sentences like "the probability that the rate went up".
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, rate_ratio_posterior};
///
/// let posterior = rate_ratio_posterior(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
/// assert!((posterior.probability_above(1.0)? - 0.959330).abs() < 1e-6);
/// assert!((posterior.quantile(0.5)? - 1.98143).abs() < 1e-5);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RatioPosterior {
    law: Beta,
    scale: f64,
    none_before: bool,
    none_after: bool,
}

/// The posterior of the ratio of two rates, after over before, under Jeffreys' prior for each.
///
/// # Formula
/// `ratio/s ~ BetaPrime(x2 + ½, x1 + ½)` with `s = t1/t2`.
///
/// # When it misleads
/// With a count of 0 one end of the interval is made by the prior alone, so that [`RatioPosterior::interval`] gives 0, or no upper
/// end, there. Its coverage over the rates is near the level on average and down to 93.6 % at 95 %.
///
/// # Examples
/// See [`RatioPosterior`].
///
/// # References
/// Jeffreys 1946, An invariant form for the prior probability in estimation problems, doi 10.1098/rspa.1946.0056. Brown, Cai and
/// `DasGupta` 2003, Interval estimation in exponential families, Statistica Sinica 13:19.
#[must_use]
pub fn rate_ratio_posterior(before: Observed, after: Observed) -> RatioPosterior {
    let split = split(before, after);
    RatioPosterior {
        law: Beta::new(split.x2 + 0.5, split.x1 + 0.5),
        scale: scale(before, after),
        none_before: before.count() == 0,
        none_after: after.count() == 0,
    }
}

impl RatioPosterior {
    /// The ratio that the posterior exceeds with probability 1 − p.
    ///
    /// # Errors
    /// A probability that is not strictly between 0 and 1.
    pub fn quantile(&self, p: f64) -> Result<f64> {
        if p > 0.0 && p < 1.0 {
            Ok(self.scale * self.law.log_odds(p).exp())
        } else {
            Err(Numbers::Outside {
                what: "probability",
                found: p,
                expected: "0 < p < 1",
            }
            .into())
        }
    }

    /// The probability that the ratio is above `ratio`.
    ///
    /// # Errors
    /// A ratio outside 1e-50 ≤ ratio ≤ 1e50.
    pub fn probability_above(&self, ratio: f64) -> Result<f64> {
        if (1e-50..=1e50).contains(&ratio) {
            Ok(self.law.tails(self.law.at_odds(ratio / self.scale)).upper)
        } else {
            Err(Numbers::Outside {
                what: "ratio",
                found: ratio,
                expected: "1e-50 ≤ ratio ≤ 1e50",
            }
            .into())
        }
    }

    /// The equal-tailed interval; 0 below if nothing was seen after, no upper end if nothing was seen before.
    #[must_use]
    pub fn interval(&self, confidence: Confidence) -> Interval {
        let tail = confidence.tail();
        let lo = if self.none_after {
            0.0
        } else {
            self.law.log_odds(tail).exp()
        };
        let hi = if self.none_before {
            f64::INFINITY
        } else {
            self.law.log_odds_upper(tail).exp()
        };
        Interval::of(self.scale * lo, self.scale * hi)
    }
}
