//! What others print, for comparison only: no class and no claim is made from it.

use super::{odds, split};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::special::normal::{normal_quantile, normal_tails};
use crate::stats::{Confidence, Interval, Observed};

/// A standard normal statistic with its two-sided p.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct NormalTest {
    z: f64,
}

impl NormalTest {
    pub(crate) fn of(z: f64) -> Self {
        Self { z }
    }

    /// The statistic: positive if the later rate is higher than the hypothesis has it.
    #[must_use]
    pub fn z(self) -> f64 {
        self.z
    }

    /// The two-sided p.
    #[must_use]
    pub fn p(self) -> f64 {
        let both = normal_tails(self.z);
        (2.0 * both.lower.min(both.upper)).min(1.0)
    }
}

/// The interval that most textbooks print for a ratio of rates, from the normal law of its logarithm. For comparison only.
///
/// # Formula
/// `exp(ln r̂ ± z √(1/x1 + 1/x2))`, `r̂ = (x2/t2)/(x1/t1)`.
///
/// # When it misleads
/// At zero counts it does not exist, and the usual remedy (adding one half to each count) covers as little as 91 % at 95 %.
///
/// # Errors
/// A count of 0.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, wald_log_interval};
///
/// let interval = wald_log_interval(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?, Confidence::P95)?;
/// assert_eq!(interval.to_string(), "0.899–4.452");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Ng and Tang 2005, Testing the equality of two Poisson means using the rate ratio, Statistics in Medicine 24:955, doi
/// 10.1002/sim.1949.
pub fn wald_log_interval(
    before: Observed,
    after: Observed,
    confidence: Confidence,
) -> Result<Interval> {
    if before.count() == 0 || after.count() == 0 {
        return Err(Numbers::Refused {
            what: "Wald's interval",
            why: "the logarithm of a ratio with a count of 0 does not exist",
        }
        .into());
    }
    let (x1, x2) = (before.events(), after.events());
    let ratio = (x2 / x1) * (before.exposure() / after.exposure());
    let half = -normal_quantile(confidence.tail()) * (1.0 / x1 + 1.0 / x2).sqrt();
    Ok(Interval::of(ratio * (-half).exp(), ratio * half.exp()))
}

/// The test of a ratio of rates by square roots of counts. For comparison only.
///
/// # Formula
/// `z = 2(√(x2 + ⅜) − √(d(x1 + ⅜)))/√(1 + d)`, `d = null_ratio · t2/t1`.
///
/// # When it misleads
/// At very small counts, where the square root has not yet made the variance constant.
///
/// # Errors
/// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, square_root_test};
///
/// let test = square_root_test(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?, 1.0)?;
/// assert!((test.z() - 1.732051).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Huffman 1984, An improved approximate two-sample Poisson test, Applied Statistics 33:224, doi 10.2307/2347448. Gu, Ng, Tang and
/// Schucany 2008, Testing the ratio of two Poisson rates, Biometrical Journal 50:283, doi 10.1002/bimj.200710403.
pub fn square_root_test(before: Observed, after: Observed, null_ratio: f64) -> Result<NormalTest> {
    let d = odds(before, after, null_ratio)?;
    let split = split(before, after);
    // √(a) − √(b) = (a − b)/(√a + √b), against cancellation at large counts.
    let (a, b) = (split.x2 + 0.375, d * (split.x1 + 0.375));
    Ok(NormalTest::of(
        2.0 * (a - b) / (a.sqrt() + b.sqrt()) / (1.0 + d).sqrt(),
    ))
}

/// The score test of a ratio of rates, whose p is that of [`RatioMethod::Score`](super::RatioMethod::Score).
///
/// # Formula
/// `z = (x2 t1 − r x1 t2)/√(r t1 t2 N)`, r the null ratio and N the sum of the counts; 0 without events.
///
/// # When it misleads
/// At very small or very unequal counts, where one side of the 95 % interval misses up to 8 % instead of 2.5 %.
///
/// # Errors
/// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, score_test};
///
/// let test = score_test(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?, 1.0)?;
/// assert!((test.z() - 1.732051).abs() < 1e-6);
/// assert!((test.p() - 0.083265).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Gu, Ng, Tang and Schucany 2008, Testing the ratio of two Poisson rates, Biometrical Journal 50:283, doi 10.1002/bimj.200710403.
pub fn score_test(before: Observed, after: Observed, null_ratio: f64) -> Result<NormalTest> {
    let odds = odds(before, after, null_ratio)?;
    Ok(NormalTest::of(split(before, after).score_z(odds)))
}
