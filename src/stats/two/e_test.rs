//! The E-test, with ties by whole numbers and a complete grid.

use super::before_after::{BeforeAfter, KnownPair};
use super::rate_ratio::exact::odds;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::answer::p_value::PValue;
use crate::stats::one::observed::Observed;
use crate::stats::special::stirling::ln_gamma;

/// The statistic by which the E-test orders pairs of counts.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum EStatistic {
    /// The difference of the rates over its standard error under the hypothesis.
    #[default]
    Score,
    /// The difference of the rates over its standard error as estimated: the choice of Krishnamoorthy and Thomson, and of `SciPy`.
    Wald,
}

/// Beyond this the grid would take too long.
const MOST: u64 = 1_000_000_000;

/// Numerator and denominator of the ratio of expected counts fit this many, so that every product below fits.
const MOST_WEIGHT: f64 = 16_777_216.0;

/// The E-test (estimated test) of a ratio of two rates.
///
/// By [`EStatistic::Score`] unless [`with_statistic`](Self::with_statistic) says otherwise. It has a p and no interval.
///
/// # Formula
/// `p = Σ Σ Pois(k1; μ1) Pois(k2; μ2) [|T(k1, k2)| ≥ |T(x1, x2)|]` with the expected counts `μ1 = N/(1 + c)` and `μ2 = N c/(1 + c)`,
/// `c = null_ratio · t2/t1`. T is `(k2 − c k1)/√V` with V = k1 + k2 (score) or k2 + c² k1 (Wald), and T(0, 0) = 0. Whether
/// |T| reaches the observed one is decided in whole numbers where c is a fraction with terms below 2²⁴, so that ties count in every
/// unit of time; the sums run over all counts.
///
/// # When it misleads
/// It takes the estimated rate for the true one, so that its size can exceed α a little. Other programs compare floating-point
/// numbers with `≥` and lose ties, even the observed pair: 3 v 1 in 3 years each then gives p = 0.366 instead of 0.444.
///
/// # Errors
/// A null ratio outside 1e-50 ≤ ratio ≤ 1e50; a count above 10⁹, or one known as bounds.
///
/// # Examples
/// ```
/// use interstate::stats::{ETest, Observed};
///
/// for years in [1.0, 2.0, 3.0, 5.0, 12.0] {
///     let p = ETest::new(Observed::new(3, years)?, Observed::new(1, years)?)?.p(1.0)?;
///     assert!((p.hi() - 0.44376476315387465).abs() < 1e-12);
/// }
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Krishnamoorthy and Thomson 2004, A more powerful test for comparing two Poisson means, Journal of Statistical Planning and
/// Inference 119:23, doi 10.1016/S0378-3758(02)00408-1.
#[doc(alias = "poisson_means_test")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ETest {
    pair: KnownPair,
    statistic: EStatistic,
}

impl ETest {
    /// Takes the earlier and the later period; the statistic is the score statistic.
    ///
    /// # Errors
    /// A count above 10⁹; a count known as bounds, as the p does not move monotonically with the counts.
    pub fn new(before: Observed, after: Observed) -> Result<Self> {
        let pair = BeforeAfter::new(before, after);
        let pair = pair.known_or("the E-test does not move monotonically with the counts")?;
        let largest = pair.before.count().max(pair.after.count());
        if largest > MOST {
            return Err(Numbers::Above {
                what: "count",
                found: largest,
                most: MOST,
            }
            .into());
        }
        Ok(Self {
            pair,
            statistic: EStatistic::default(),
        })
    }

    /// The same test by another statistic.
    #[must_use]
    pub fn with_statistic(self, statistic: EStatistic) -> Self {
        Self { statistic, ..self }
    }

    /// The two-sided p of the hypothesis that the ratio is `null_ratio`.
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50.
    pub fn p(self, null_ratio: f64) -> Result<PValue> {
        let c = odds(self.pair, null_ratio)?;
        Ok(PValue::exact(self.p_at(c)))
    }

    /// The same at a ratio of the expected counts.
    fn p_at(self, c: f64) -> f64 {
        let n = self.pair.events();
        let weights = Weights::of(c);
        let seen = Pair {
            a: self.pair.before.count(),
            b: self.pair.after.count(),
        };
        if n == 0.0 || weights.difference(seen) == 0.0 {
            return 1.0;
        }
        let (first, second) = (n / (1.0 + c), n * (c / (1.0 + c)));
        let p = |cut: f64| {
            let up = Side::new(weights, self.statistic, seen);
            let down = Side::new(weights.swapped(), self.statistic, seen.swapped());
            up.mass(Poisson::new(first, cut), Poisson::new(second, cut))
                + down.mass(Poisson::new(second, cut), Poisson::new(first, cut))
        };
        // Probabilities below e^−60 cannot be seen in a p of ordinary size; a tiny p asks for all that f64 can hold.
        let quick = p(60.0);
        if quick > 1e-12 { quick } else { p(690.0) }.min(1.0)
    }
}

/// A pair of counts; which of the two is the earlier one is the side's affair.
#[derive(Clone, Copy, Debug)]
struct Pair {
    a: u64,
    b: u64,
}

impl Pair {
    fn swapped(self) -> Self {
        Self {
            a: self.b,
            b: self.a,
        }
    }
}

/// Two numbers in the ratio of the expected counts: the difference `b·of_b − a·of_a` is 0 where the counts are as expected.
#[derive(Clone, Copy, Debug)]
struct Weights {
    of_a: f64,
    of_b: f64,
    whole: bool,
}

impl Weights {
    /// The fraction behind c, if c is the `f64` nearest to one with small terms; else c itself.
    fn of(c: f64) -> Self {
        let (mut p, mut q, mut p_before, mut q_before) = (1.0, 0.0, 0.0, 1.0);
        let mut rest = c;
        for _ in 0..40 {
            let whole = rest.floor();
            (p, p_before) = (whole * p + p_before, p);
            (q, q_before) = (whole * q + q_before, q);
            if p > MOST_WEIGHT || q > MOST_WEIGHT {
                break;
            }
            if p > 0.0 && (p / q - c).abs() <= 4.0 * f64::EPSILON * c {
                return Self {
                    of_a: p,
                    of_b: q,
                    whole: true,
                };
            }
            rest = 1.0 / (rest - whole);
        }
        Self {
            of_a: c,
            of_b: 1.0,
            whole: false,
        }
    }

    fn swapped(self) -> Self {
        Self {
            of_a: self.of_b,
            of_b: self.of_a,
            ..self
        }
    }

    /// d, exact if the weights are whole: both products are below 2⁵⁴.
    fn difference(self, Pair { a, b }: Pair) -> f64 {
        if self.whole {
            self.whole_difference(Pair { a, b }) as f64
        } else {
            let (up, down) = (b as f64 * self.of_b, a as f64 * self.of_a);
            if (up - down).abs() <= 8.0 * f64::EPSILON * up.max(down) {
                0.0
            } else {
                up - down
            }
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "whole weights are at most 2²⁴, counts on the grid far below 2³⁸"
    )]
    fn whole_difference(self, Pair { a, b }: Pair) -> i64 {
        b as i64 * self.of_b as i64 - a as i64 * self.of_a as i64
    }
}

/// The pairs at which `b` is too small for `a` by at least as much as was seen.
#[derive(Clone, Copy, Debug)]
struct Side {
    weights: Weights,
    statistic: EStatistic,
    seen: Pair,
    seen_square: f64,
    seen_variance: f64,
}

impl Side {
    fn new(weights: Weights, statistic: EStatistic, seen: Pair) -> Self {
        let d = weights.difference(seen);
        let mut side = Self {
            weights,
            statistic,
            seen,
            seen_square: d * d,
            seen_variance: 0.0,
        };
        side.seen_variance = side.variance(seen);
        side
    }

    fn variance(&self, Pair { a, b }: Pair) -> f64 {
        let (a, b) = (a as f64, b as f64);
        match self.statistic {
            EStatistic::Score => a + b,
            EStatistic::Wald => {
                b * self.weights.of_b * self.weights.of_b
                    + a * self.weights.of_a * self.weights.of_a
            }
        }
    }

    fn extreme(&self, pair: Pair) -> bool {
        let d = self.weights.difference(pair);
        if d >= 0.0 {
            return false;
        }
        let ours = d * d * self.seen_variance;
        let seen = self.seen_square * self.variance(pair);
        if ours > seen * (1.0 + 1e-12) {
            true
        } else if ours < seen * (1.0 - 1e-12) {
            false
        } else {
            !self.weights.whole || self.exactly(pair)
        }
    }

    /// d² V(seen) ≥ d(seen)² V in whole numbers.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole weights are at most 2²⁴"
    )]
    fn exactly(&self, pair: Pair) -> bool {
        let square = |pair| u128::from(self.weights.whole_difference(pair).unsigned_abs()).pow(2);
        let (wa, wb) = (self.weights.of_a as u128, self.weights.of_b as u128);
        let variance = |Pair { a, b }| match self.statistic {
            EStatistic::Score => u128::from(a) + u128::from(b),
            EStatistic::Wald => u128::from(b) * wb * wb + u128::from(a) * wa * wa,
        };
        wide(square(pair), variance(self.seen)) >= wide(square(self.seen), variance(pair))
    }

    /// The probability of those pairs. For larger a the boundary of b moves up, so that one walk over both is enough.
    fn mass(&self, mut of_a: Poisson, mut of_b: Poisson) -> f64 {
        let (mut total, mut below) = (0.0, 0.0);
        while of_a.k <= of_a.last {
            while of_b.k <= of_b.last
                && self.extreme(Pair {
                    a: of_a.k,
                    b: of_b.k,
                })
            {
                below += of_b.next();
            }
            total += of_a.next() * below;
        }
        total
    }
}

/// The product of two whole numbers, high and low half.
fn wide(a: u128, b: u128) -> (u128, u128) {
    const HALF: u128 = u64::MAX as u128;
    let (a_hi, a_lo, b_hi, b_lo) = (a >> 64, a & HALF, b >> 64, b & HALF);
    let low = a_lo * b_lo;
    let middle = a_hi * b_lo + (low >> 64);
    let other = a_lo * b_hi + (middle & HALF);
    (
        a_hi * b_hi + (middle >> 64) + (other >> 64),
        (other << 64) | (low & HALF),
    )
}

/// A Poisson law walked upwards, over the counts whose probability is above e^−cut.
#[derive(Clone, Copy, Debug)]
struct Poisson {
    mean: f64,
    k: u64,
    last: u64,
    pmf: f64,
}

impl Poisson {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both ends are counts below 2³²"
    )]
    fn new(mean: f64, cut: f64) -> Self {
        let first = (mean - (2.0 * mean * cut).sqrt()).max(0.0).floor();
        let last = mean + cut / 3.0 + (cut * cut / 9.0 + 2.0 * mean * cut).sqrt();
        let ln_pmf = if first == 0.0 {
            -mean
        } else {
            first * mean.ln() - mean - ln_gamma(first + 1.0)
        };
        Self {
            mean,
            k: first as u64,
            last: last as u64,
            pmf: ln_pmf.exp(),
        }
    }

    /// The probability of the present count; moves on to the next.
    fn next(&mut self) -> f64 {
        let here = self.pmf;
        self.k += 1;
        self.pmf *= self.mean / self.k as f64;
        here
    }
}
