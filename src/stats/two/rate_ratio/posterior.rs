//! What Jeffreys' prior makes of two counts.

use super::exact::{scale, split};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::interval::Interval;
use crate::stats::special::beta::Beta;
use crate::stats::two::before_after::KnownPair;

/// The posterior distribution of a ratio of two rates, after over before, under Jeffreys' prior for each: the answer of
/// [`RateRatio::posterior`].
///
/// # Formula
/// `ratio/s ~ BetaPrime(x2 + ½, x1 + ½)` with `s = t1/t2`.
///
/// # When it misleads
/// With a count of 0 one end of the interval is made by the prior alone, so that [`interval`](Self::interval) gives 0, or no upper
/// end, there. Its coverage over the rates is near the level on average and down to 93.6 % at 95 %.
///
/// # Errors
/// Counts known as bounds have none.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, RateRatio};
///
/// let posterior = RateRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?).posterior()?;
/// assert!((posterior.probability_above(1.0)? - 0.959330).abs() < 1e-6);
/// assert!((posterior.quantile(0.5)? - 1.98143).abs() < 1e-5);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Jeffreys 1946, An invariant form for the prior probability in estimation problems, doi 10.1098/rspa.1946.0056. Brown, Cai and
/// `DasGupta` 2003, Interval estimation in exponential families, Statistica Sinica 13:19.
///
/// [`RateRatio::posterior`]: crate::stats::RateRatio::posterior
#[derive(Clone, Copy, Debug)]
pub struct RatioPosterior {
    law: Beta,
    scale: f64,
    none_before: bool,
    none_after: bool,
}

impl RatioPosterior {
    pub(super) fn of(pair: KnownPair) -> Self {
        let split = split(pair);
        Self {
            law: Beta::new(split.x2 + 0.5, split.x1 + 0.5),
            scale: scale(pair),
            none_before: split.x1 == 0.0,
            none_after: split.x2 == 0.0,
        }
    }

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

    /// The posterior probability that the ratio is above `ratio`.
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

    /// The equal-tailed posterior interval; its lower end is 0 if nothing was observed after, and it has no upper end if nothing was observed
    /// before.
    #[must_use]
    pub fn interval(&self, level: Confidence) -> Interval {
        let tail = level.tail();
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
