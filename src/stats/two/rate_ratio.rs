//! Two periods: how many times the earlier rate the later one is.

pub(in crate::stats) mod batch;
pub(super) mod conditional;
pub(super) mod exact;
pub(crate) mod method;
pub(in crate::stats) mod posterior;
mod small;

use super::before_after::BeforeAfter;
use crate::error::Result;
use crate::stats::Confidence;
use crate::stats::answer::{
    interval::Interval,
    limit::{LowerLimit, UpperLimit},
    p_value::PValue,
    ratio::RatioRange,
    tails::Tails,
};
use crate::stats::one::observed::{Observed, no_bounds};
use crate::stats::special::two_tailed::{NOT_MONOTONE, no_one_side};
use method::RatioMethod;
use posterior::RatioPosterior;

/// The ratio of two rates, after over before.
///
/// By [`RatioMethod::CentralExact`] unless [`with_method`](Self::with_method) says otherwise. Interval and p of one method belong
/// together: p < 1 − level exactly when the ratio is outside (for minimum likelihood and Blaker: outside ⇒ p ≤ 1 − level).
///
/// # Formula
/// Given the sum N = x1 + x2, `x2 ~ Binomial(N, π)` with `π/(1−π) = ratio · t2/t1`. Central: the odds of
/// `B⁻¹(α/2; x2, x1+1)` and of `B⁻¹(1−α/2; x2+1, x1)`, times t1/t2. Mid-P: where P(X > x2) + ½P(X = x2) is α/2 and 1 − α/2. Score:
/// Wilson's limits of π. No event before: no upper end. None at all: [0, unbounded). A limit of one side is an end with α in place
/// of α/2.
///
/// Tails, with `π/(1−π) = null_ratio · t2/t1` and X binomial(N, π): `greater = P(X ≥ x2)`, `less = P(X ≤ x2)`; mid-P takes half of
/// P(X = x2) off each; score takes the normal tails of `z = (x2 − Nπ)/√(Nπ(1−π))`. Without events both are 1 (mid-P and score: one
/// half). p: twice the smaller tail, at most 1. Minimum likelihood: the sum of P(X = k) over all k that are not more probable than
/// x2. Blaker: the smaller tail and the largest opposite tail that is not larger. Without events p is 1.
///
/// Of counts known as bounds, l to h: the interval is `[L(h1, l2), U(l1, h2)]`, 0 below if the earlier count, without an upper end
/// if the later one is unbounded; `greater` goes from `p(l1, h2)` to `p(h1, l2)`, `less` the other way, and an unbounded count takes
/// them to 0 and 1.
///
/// # When it misleads
/// Events that come in clusters (one summit counted as five meetings) make the interval too narrow and p too small. A limit whose
/// side was chosen after looking at the counts has the true level 1 − 2α. p is about the process that made the counts, not about the
/// list that was counted. See [`RatioMethod`] for the holes of minimum likelihood and Blaker's method.
///
/// Under bounds it holds at least the level wherever the true counts lie. "At least nine" before and "at least eighteen" after say
/// nothing at all. An increase may be claimed at α if `greater().hi() ≤ α/2`; with an unbounded later count a decrease can never be
/// claimed.
///
/// # Errors
/// Minimum likelihood and Blaker's method refuse counts above 10⁹, limits and tails of one side, and bounds. A null ratio outside
/// 1e-50 ≤ ratio ≤ 1e50.
///
/// # Examples
/// A doubling from 9 to 18 looks large, and is not yet evidence:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RateRatio};
///
/// let doubling = RateRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
/// let interval = doubling.interval(Confidence::P95)?;
/// assert_eq!(interval.to_string(), "0.853–5.054");
/// assert!(interval.contains(1.0));
/// // 9, then "at least 18":
/// let or_more = RateRatio::new(Observed::new(9, 3.0)?, Observed::between(18, None, 3.0)?);
/// assert_eq!(or_more.interval(Confidence::P95)?.to_string(), "≥ 0.853");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RatioMethod`].
#[doc(alias = "poisson.test")]
#[doc(alias = "rateratio.test")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateRatio {
    pair: BeforeAfter,
    method: RatioMethod,
}

impl From<BeforeAfter> for RateRatio {
    /// The ratio of a pair, by the central exact method.
    fn from(pair: BeforeAfter) -> Self {
        Self {
            pair,
            method: RatioMethod::default(),
        }
    }
}

impl RateRatio {
    /// Takes the earlier and the later period; the method is the central exact one.
    #[must_use]
    pub fn new(before: Observed, after: Observed) -> Self {
        BeforeAfter::new(before, after).into()
    }

    /// The same ratio by another method.
    #[must_use]
    pub fn with_method(self, method: RatioMethod) -> Self {
        Self { method, ..self }
    }

    /// What was seen in the earlier period.
    pub(crate) fn before(self) -> Observed {
        self.pair.before()
    }

    /// What was seen in the later period.
    pub(crate) fn after(self) -> Observed {
        self.pair.after()
    }

    /// The observed ratio, `(x2/t2)/(x1/t1)`; under bounds from `l2/h1` to `h2/l1`, times t1/t2.
    ///
    /// It is the range of what may have been seen, not an [`interval`](Self::interval) for the rates behind it.
    ///
    /// # Examples
    /// ```
    /// use interstate::Ratio;
    /// use interstate::stats::{Observed, RateRatio};
    ///
    /// let doubling = RateRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
    /// assert_eq!(doubling.estimate().exactly(), Some(Ratio::Finite(2.0)));
    /// let seen = RateRatio::new(Observed::between(8, 10, 3.0)?, Observed::between(18, 20, 3.0)?).estimate();
    /// assert_eq!(format!("{seen:.3}"), "1.800–2.500");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn estimate(self) -> RatioRange {
        RatioRange::of(self.after().rates(), self.before().rates())
    }

    /// The two-sided interval for the ratio.
    ///
    /// # Errors
    /// Minimum likelihood and Blaker's method: counts above 10⁹, counts known as bounds.
    pub fn interval(self, level: Confidence) -> Result<Interval> {
        let of = |pair| exact::interval(pair, level, self.method);
        if let Some(known) = self.pair.known() {
            return of(known);
        }
        self.check_monotone()?;
        let lo = self.pair.lowest().map(of).transpose()?;
        let hi = self.pair.highest().map(of).transpose()?;
        Ok(Interval::of(
            lo.map_or(0.0, Interval::lo),
            hi.and_then(Interval::hi).unwrap_or(f64::INFINITY),
        ))
    }

    /// The one-sided lower limit for the ratio: all of α lies below it. Under bounds, that of the lowest ratio; 0 if the earlier count is
    /// unbounded.
    ///
    /// # Errors
    /// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Observed, RateRatio};
    ///
    /// let doubling = RateRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
    /// assert_eq!(doubling.lower_limit(Confidence::P95)?.to_string(), "≥ 0.963");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn lower_limit(self, level: Confidence) -> Result<LowerLimit> {
        let tail = level.one_sided_tail()?;
        self.check_sides("one-sided limit")?;
        let ends = self.pair.lowest();
        let ends = ends.map(|pair| exact::ends(pair, tail, self.method));
        Ok(LowerLimit::of(ends.transpose()?.map_or(0.0, |(lo, _)| lo)))
    }

    /// The one-sided upper limit for the ratio: all of α lies above it. Under bounds, that of the highest ratio; none if the later count is
    /// unbounded.
    ///
    /// # Errors
    /// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Observed, RateRatio};
    ///
    /// let doubling = RateRatio::new(Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
    /// assert_eq!(doubling.upper_limit(Confidence::P95)?.to_string(), "≤ 4.370");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn upper_limit(self, level: Confidence) -> Result<UpperLimit> {
        let tail = level.one_sided_tail()?;
        self.check_sides("one-sided limit")?;
        let ends = self.pair.highest();
        let ends = ends.map(|pair| exact::ends(pair, tail, self.method));
        let hi = ends.transpose()?.map_or(f64::INFINITY, |(_, hi)| hi);
        Ok(UpperLimit::of(hi))
    }

    /// The one-sided p-values of the hypothesis that the ratio is `null_ratio`.
    ///
    /// `greater` says whether the later rate is higher *if events are independent*: clusters make it too small.
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50; minimum likelihood and Blaker's method, which have no one-sided form.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Observed, RateRatio};
    ///
    /// let tails = RateRatio::new(Observed::new(15, 3.0)?, Observed::new(30, 3.0)?).tails(1.0)?;
    /// assert!((tails.greater().hi() - 0.0178489).abs() < 1e-7);
    /// // 9, then "at least 18": an increase cannot be decided at 5 %.
    /// let or_more = RateRatio::new(Observed::new(9, 3.0)?, Observed::between(18, None, 3.0)?);
    /// let tails = or_more.tails(1.0)?;
    /// assert!((tails.greater().hi() - 0.061039).abs() < 1e-6);
    /// assert_eq!(tails.greater().lo(), 0.0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn tails(self, null_ratio: f64) -> Result<Tails> {
        exact::check_null(null_ratio)?;
        let of = |pair| exact::tails(pair, null_ratio, self.method);
        if let Some(known) = self.pair.known() {
            return of(known);
        }
        self.check_monotone()?;
        let low = self.pair.lowest().map(of).transpose()?;
        let high = self.pair.highest().map(of).transpose()?;
        Ok(Tails::between(low, high))
    }

    /// The two-sided p of the hypothesis that the ratio is `null_ratio`, which belongs to the [`interval`](Self::interval).
    ///
    /// # Errors
    /// A null ratio outside 1e-50 ≤ ratio ≤ 1e50; for minimum likelihood and Blaker a count above 10⁹, or one known as bounds.
    ///
    /// # Examples
    /// One event in four years, then three in one: other programs print p = 0.027 beside an interval that contains 1.
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Observed, RateRatio};
    ///
    /// let ratio = RateRatio::new(Observed::new(1, 4.0)?, Observed::new(3, 1.0)?);
    /// assert!((ratio.p(1.0)?.hi() - 0.0544).abs() < 1e-10);
    /// assert!(ratio.interval(Confidence::P95)?.contains(1.0));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn p(self, null_ratio: f64) -> Result<PValue> {
        match self.pair.known() {
            Some(known) => exact::p(known, null_ratio, self.method),
            None => Ok(self.tails(null_ratio)?.two_sided()),
        }
    }

    /// The posterior of the ratio under Jeffreys' prior for each rate: for sentences like "the probability that the rate went up".
    ///
    /// # Errors
    /// A count known as bounds.
    pub fn posterior(self) -> Result<RatioPosterior> {
        let pair = self.pair;
        Ok(RatioPosterior::of(
            pair.known_or("a posterior is of counts that are known")?,
        ))
    }

    fn check_monotone(self) -> Result<()> {
        match self.method.ordering() {
            Some(_) => Err(no_bounds(NOT_MONOTONE)),
            None => Ok(()),
        }
    }

    fn check_sides(self, what: &'static str) -> Result<()> {
        match self.method.ordering() {
            Some(_) => Err(no_one_side(what)),
            None => Ok(()),
        }
    }
}
