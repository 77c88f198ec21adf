//! How many events the next period may bring, given those of the last.

use super::known::{Known, check_exposure};
use super::observed::Observed;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::interval::Interval;
use crate::stats::special::beta::beta_tails;

/// A range of counts that is predicted, both ends included; it may have no largest count.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
pub struct Prediction {
    lo: u64,
    hi: Option<u64>,
}

impl Prediction {
    /// Near a level of zero both limits are the middle count, where two tails that add up to 1 round apart: the limits can cross by a count.
    pub(in crate::stats) fn between(lo: u64, hi: u64) -> Self {
        Self {
            lo: lo.min(hi),
            hi: Some(lo.max(hi)),
        }
    }

    /// The smallest predicted count.
    #[must_use]
    pub fn lo(self) -> u64 {
        self.lo
    }

    /// The largest predicted count; `None` if nothing bounds the count that the prediction is based on.
    #[must_use]
    pub fn hi(self) -> Option<u64> {
        self.hi
    }

    /// Whether a count lies in the predicted range.
    #[must_use]
    pub fn contains(self, count: u64) -> bool {
        self.lo <= count && self.hi.is_none_or(|hi| count <= hi)
    }
}

/// The method by which a count is predicted.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum PredictionMethod {
    /// Every count that an exact test would not call a change: covers the next count at least as often as the level says, whatever the rate.
    #[default]
    Exact,
    /// The middle of the predictive distribution under Jeffreys' prior: shorter, and covers the next count about as often as the level says.
    Jeffreys,
}

impl PredictionMethod {
    /// Every method, in the order of this page.
    pub const ALL: &'static [Self] = &[Self::Exact, Self::Jeffreys];
}

/// A prediction of the count of the next period from that of another, at a rate that does not change.
///
/// A count outside is what "more than the past leads to expect" can mean: the past is uncertain too, so the interval is wider than that of a
/// known rate.
///
/// # Formula
/// With `x` events in `t₁` and `y` in the next `t₂`, `q = t₁/(t₁ + t₂)`. Exact: the `y` with `P(Binomial(x + y, q) ≥ x) > α/2` and
/// `P(Binomial(x + y, q) ≤ x) > α/2`. Jeffreys: `y` is negative binomial with size `x + ½` and probability `q`, from its `α/2`
/// to its `1 − α/2` quantile. Both ends rise with `x`: of a count known as bounds, the lower end of the smallest and the upper end of
/// the largest.
///
/// # When it misleads
/// Clustered events vary more than this: at a variance of 3 to 5 times the mean it holds the next count 63 to 82 times in a hundred;
/// [`NextDispersed`](crate::stats::NextDispersed) takes the parts of the period. A rate that was chosen because it was high (the worst year so
/// far) falls back by itself.
///
/// # Errors
/// A next exposure outside 1e-100 ≤ exposure ≤ 1e100, or so much longer than the one seen that a limit would exceed 2⁵⁰.
///
/// # Examples
/// Nine exercises in three years: between 2 and 20 in the next three would be no news.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{NextCount, Observed};
///
/// let next = NextCount::new(Observed::new(9, 3.0)?, 3.0)?.interval(Confidence::P95)?;
/// assert_eq!((next.lo(), next.hi()), (2, Some(20)));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// W. Nelson (1982), "Applied Life Data Analysis", Wiley, doi 10.1002/0471725234. K. Krishnamoorthy, J. Peng (2011), "Improved
/// closed-form prediction intervals for binomial and Poisson distributions", Journal of Statistical Planning and Inference 141(5),
/// 1709–1718, doi 10.1016/j.jspi.2010.11.021.
#[doc(alias = "forecast")]
#[doc(alias = "predict")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextCount {
    seen: Observed,
    exposure: f64,
    method: PredictionMethod,
}

impl NextCount {
    /// Takes what was observed and the exposure of the next period, in the same unit.
    ///
    /// # Errors
    /// A next exposure outside 1e-100 ≤ exposure ≤ 1e100.
    pub fn new(seen: Observed, exposure: f64) -> Result<Self> {
        check_exposure(exposure)?;
        Ok(Self {
            seen,
            exposure,
            method: PredictionMethod::default(),
        })
    }

    /// The same prediction by another method.
    #[must_use]
    pub fn with_method(self, method: PredictionMethod) -> Self {
        Self { method, ..self }
    }

    /// The expected count at the observed rate: one number, or a range if the observed count is a pair of bounds.
    #[must_use]
    pub fn estimate(self) -> Interval {
        let rates = self.seen.rates();
        Interval::of(rates.lo * self.exposure, rates.hi * self.exposure)
    }

    /// The prediction interval: the counts that an unchanged rate leads one to expect.
    ///
    /// # Errors
    /// A limit above 2⁵⁰: a next exposure much longer than the one seen, or a level too near to 1.
    pub fn interval(self, level: Confidence) -> Result<Prediction> {
        let tail = level.alpha() / 2.0;
        let lo = self.lower(self.seen.least(), tail)?;
        Ok(match self.seen.most() {
            Some(most) => Prediction::between(lo, self.upper(most, tail)?),
            None => Prediction { lo, hi: None },
        })
    }

    /// The shares of both exposures in their sum: of what was seen, and of the next.
    fn shares(self) -> (f64, f64) {
        let whole = self.seen.exposure() + self.exposure;
        (self.seen.exposure() / whole, self.exposure / whole)
    }

    fn lower(self, seen: Known, tail: f64) -> Result<u64> {
        let (x, shares) = (seen.events(), self.shares());
        match self.method {
            PredictionMethod::Exact => exact_lower(x, shares, 1.0, tail),
            PredictionMethod::Jeffreys => in_range(first(|y| {
                beta_tails(x + 0.5, y + 1.0, shares.0).lower >= tail
            })),
        }
    }

    fn upper(self, seen: Known, tail: f64) -> Result<u64> {
        let (x, shares) = (seen.events(), self.shares());
        match self.method {
            PredictionMethod::Exact => exact_upper(x, shares, 1.0, tail),
            PredictionMethod::Jeffreys => in_range(first(|y| {
                beta_tails(x + 0.5, y + 1.0, shares.0).upper <= tail
            })),
        }
    }
}

/// The smallest next count that an exact test does not call a fall, given `x` events and both shares of the exposure, where events come
/// `unit` at a time.
pub(in crate::stats) fn exact_lower(
    x: f64,
    (past, _): (f64, f64),
    unit: f64,
    tail: f64,
) -> Result<u64> {
    // P(X ≥ x) of x + y grows with y, P(X ≤ x) falls.
    in_range(first(|y| {
        x == 0.0 || beta_tails(x / unit, y / unit + 1.0, past).lower > tail
    }))
}

/// The largest next count that an exact test does not call a rise.
pub(in crate::stats) fn exact_upper(
    x: f64,
    (_, next): (f64, f64),
    unit: f64,
    tail: f64,
) -> Result<u64> {
    in_range(first(|y| {
        beta_tails((y + 1.0) / unit, x / unit + 1.0, next).lower <= tail
    }))
}

fn in_range(count: Option<u64>) -> Result<u64> {
    count.ok_or_else(|| {
        Numbers::Refused {
            what: "prediction of a count",
            why: "a limit leaves the range of whole numbers: the next period is much longer than the one seen, or the level too near to 1",
        }
        .into()
    })
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
