//! What others print, for comparison only: no class and no claim is made from it.

use super::before_after::{BeforeAfter, KnownPair};
use super::rate_ratio::exact::{odds, split};
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::{interval::Interval, ratio::RatioRange};
use crate::stats::one::observed::Observed;
use crate::stats::special::normal::{normal_quantile, normal_tails};

/// A standard normal statistic with its two-sided p.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct NormalTest {
    z: f64,
}

impl NormalTest {
    /// The statistic `z`: positive if the later rate is higher than under the hypothesis.
    #[must_use]
    pub fn z(self) -> f64 {
        self.z
    }

    /// The two-sided p of the statistic.
    #[must_use]
    pub fn p(self) -> f64 {
        let both = normal_tails(self.z);
        (2.0 * both.lower.min(both.upper)).min(1.0)
    }
}

/// The ratio of two rates as papers and textbooks test it, by the normal distribution. For comparison only: see [`RateRatio`].
///
/// # Formula
/// Wald's interval, from the normal law of the logarithm: `exp(ln r̂ ± z √(1/x1 + 1/x2))`, `r̂ = (x2/t2)/(x1/t1)`.
/// Square roots: `z = 2(√(x2 + ⅜) − √(d(x1 + ⅜)))/√(1 + d)`, `d = null_ratio · t2/t1`.
/// Score: `z = (x2 t1 − r x1 t2)/√(r t1 t2 N)`, r the null ratio and N the sum of the counts; 0 without events.
///
/// # When it misleads
/// At zero counts Wald's interval does not exist, and the usual remedy (adding one half to each count) covers as little as 91 % at
/// 95 %. The test by square roots misleads at very small counts, where the square root has not yet made the variance constant; the
/// score test at very small or very unequal counts, where one side of the 95 % interval misses up to 8 % instead of 2.5 %.
///
/// # Errors
/// Counts known as bounds. For the interval a count of 0; for a test a null ratio outside 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{NormalRatio, Observed};
///
/// let doubling = NormalRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?)?;
/// assert_eq!(doubling.interval(Confidence::P95)?.to_string(), "0.899–4.452");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Ng and Tang 2005, Testing the equality of two Poisson means using the rate ratio, Statistics in Medicine 24:955, doi
/// 10.1002/sim.1949 (Wald). Huffman 1984, An improved approximate two-sample Poisson test, Applied Statistics 33:224, doi
/// 10.2307/2347448 (square roots). Gu, Ng, Tang and Schucany 2008, Testing the ratio of two Poisson rates, Biometrical Journal
/// 50:283, doi 10.1002/bimj.200710403 (all three).
///
/// [`RateRatio`]: crate::stats::RateRatio
#[doc(alias = "wald")]
#[doc(alias = "z-test")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormalRatio {
    pair: KnownPair,
}

impl NormalRatio {
    /// Takes the earlier and the later period.
    ///
    /// # Errors
    /// A count known as bounds.
    pub fn new(before: Observed, after: Observed) -> Result<Self> {
        let pair = BeforeAfter::new(before, after);
        Ok(Self {
            pair: pair.known_or("the normal law is taken at counts that are known")?,
        })
    }

    /// The observed ratio, `(x2/t2)/(x1/t1)`.
    #[must_use]
    pub fn estimate(self) -> RatioRange {
        let KnownPair { before, after } = self.pair;
        RatioRange::of(
            Observed::from(after).rates(),
            Observed::from(before).rates(),
        )
    }

    /// Wald's interval, which most textbooks print for a ratio of rates.
    ///
    /// # Errors
    /// A count of 0.
    pub fn interval(self, level: Confidence) -> Result<Interval> {
        let KnownPair { before, after } = self.pair;
        if before.count() == 0 || after.count() == 0 {
            return Err(Numbers::Refused {
                what: "Wald's interval",
                why: "the logarithm of a ratio with a count of 0 does not exist",
            }
            .into());
        }
        let (x1, x2) = (before.events(), after.events());
        let ratio = (x2 / x1) * (before.exposure() / after.exposure());
        let half = -normal_quantile(level.tail()) * (1.0 / x1 + 1.0 / x2).sqrt();
        Ok(Interval::of(ratio * (-half).exp(), ratio * half.exp()))
    }

    /// The test of a null ratio by square roots of counts.
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{NormalRatio, Observed};
    ///
    /// let test = NormalRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?)?.square_root_test(1.0)?;
    /// assert!((test.z() - 1.732051).abs() < 1e-6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn square_root_test(self, null_ratio: f64) -> Result<NormalTest> {
        let d = odds(self.pair, null_ratio)?;
        let split = split(self.pair);
        // √(a) − √(b) = (a − b)/(√a + √b), against cancellation at large counts.
        let (a, b) = (split.x2 + 0.375, d * (split.x1 + 0.375));
        Ok(NormalTest {
            z: 2.0 * (a - b) / (a.sqrt() + b.sqrt()) / (1.0 + d).sqrt(),
        })
    }

    /// The score test of a null ratio, whose p is that of [`RatioMethod::Score`](crate::stats::RatioMethod::Score).
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{NormalRatio, Observed};
    ///
    /// let test = NormalRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?)?.score_test(1.0)?;
    /// assert!((test.z() - 1.732051).abs() < 1e-6);
    /// assert!((test.p() - 0.083265).abs() < 1e-6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn score_test(self, null_ratio: f64) -> Result<NormalTest> {
        let odds = odds(self.pair, null_ratio)?;
        Ok(NormalTest {
            z: split(self.pair).score_z(odds),
        })
    }
}
