//! One period: the rate behind a count.

mod exact;
pub(crate) mod method;
mod mid;

use super::observed::{Observed, no_bounds};
use crate::error::Result;
use crate::stats::Confidence;
use crate::stats::answer::{
    interval::Interval,
    limit::{LowerLimit, UpperLimit},
    p_value::PValue,
    tails::Tails,
};
use crate::stats::special::two_tailed::NOT_MONOTONE;
use method::RateMethod;

/// A rate of events, given a count and its exposure.
///
/// By [`RateMethod::Garwood`] unless [`with_method`](Self::with_method) says otherwise. Interval and p of one method belong
/// together: p < 1 − level exactly when the rate is outside (for minimum likelihood and Blaker only: outside ⇒ p ≤ 1 − level, as
/// their acceptance sets can have holes).
///
/// # Formula
/// With x events in exposure t, P and Q the regularised incomplete gamma functions and z the normal quantile:
/// Garwood `[P⁻¹(α/2; x), Q⁻¹(α/2; x+1)]/t`; mid-P, the λ at which `½[P(x, λt) + P(x+1, λt)]` is α/2 and 1 − α/2;
/// score `[x + z²/2 ± z√(x + z²/4)]/t`; Jeffreys `P⁻¹(·; x + ½)/t`. A limit of one side is an end with α in place of α/2.
///
/// Tails: `greater = P(X ≥ x)` and `less = P(X ≤ x)` for X Poisson with mean `stated_rate · t`; mid-P takes half of P(X = x) off
/// each; score takes the tails of `z = (x − λt)/√(λt)`. p: twice the smaller tail, at most 1. Minimum likelihood: the sum of
/// P(X = k) over all k that are not more probable than x. Blaker: the smaller tail and the largest opposite tail that is not larger.
///
/// Of a count known as bounds: the lower end of the smallest count and the upper end of the largest, no upper end without an upper
/// bound; `greater` from the largest count to the smallest, `less` the other way, and without an upper bound they reach 0 and 1.
///
/// # When it misleads
/// Events that come in clusters make the interval too narrow. For no event at all Garwood's upper end is 3.689/t: the well-known
/// "rule of three" (2.996/t) is the *one-sided* limit, see [`upper_limit`](Self::upper_limit). A limit whose side was chosen after
/// looking at the count has the true level 1 − 2α. With p from one method and the interval from another, as some programs print
/// them, the two can contradict each other.
///
/// Under bounds it holds at least the level wherever the true count lies; it is no statement about where in the bounds it lies. If
/// the count is only known as "at least x", `greater` alone is legal, and its upper end is what a claim may rest on.
///
/// # Errors
/// Minimum likelihood and Blaker's method refuse counts and expected counts above 10⁹, limits and tails of one side, and bounds;
/// Jeffreys' has no p. A stated rate outside 1e-100 ≤ rate ≤ 1e100.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, Rate};
///
/// let nine = Rate::new(Observed::new(9, 3.0)?);
/// assert_eq!(nine.interval(Confidence::P95)?.to_string(), "1.372–5.695");
/// let none = Rate::new(Observed::new(0, 1.0)?);
/// assert_eq!(none.interval(Confidence::P95)?.to_string(), "0.000–3.689");
/// let at_least_ten = Rate::new(Observed::between(10, None, 1.0)?);
/// assert_eq!(at_least_ten.interval(Confidence::P95)?.to_string(), "≥ 4.795");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RateMethod`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    seen: Observed,
    method: RateMethod,
}

impl Rate {
    /// Takes an observed count with its exposure; the method is Garwood's exact one.
    #[must_use]
    pub fn new(seen: Observed) -> Self {
        Self {
            seen,
            method: RateMethod::default(),
        }
    }

    /// The same rate by another method.
    #[must_use]
    pub fn with_method(self, method: RateMethod) -> Self {
        Self { method, ..self }
    }

    /// The observed rate, `x/t`: one number, or a range if the count is a pair of bounds. It is no interval for the rate behind the count.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Observed, Rate};
    ///
    /// assert_eq!(Rate::new(Observed::new(9, 3.0)?).estimate().lo(), 3.0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn estimate(self) -> Interval {
        let rates = self.seen.rates();
        Interval::of(rates.lo, rates.hi)
    }

    /// The two-sided interval for the rate.
    ///
    /// # Errors
    /// Minimum likelihood and Blaker's method: counts above 10⁹, counts known as bounds.
    pub fn interval(self, level: Confidence) -> Result<Interval> {
        let of = |seen| exact::interval(seen, level, self.method);
        if let Some(known) = self.seen.known() {
            return of(known);
        }
        self.check_monotone()?;
        let lo = of(self.seen.least())?.lo();
        let hi = self.seen.most().map(of).transpose()?;
        let hi = hi.and_then(Interval::hi);
        Ok(Interval::of(lo, hi.unwrap_or(f64::INFINITY)))
    }

    /// The one-sided lower limit for the rate: all of α lies below it. Under bounds, that of the smallest count.
    ///
    /// # Errors
    /// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Observed, Rate};
    ///
    /// let limit = Rate::new(Observed::new(10, 1.0)?).lower_limit(Confidence::P95)?;
    /// assert_eq!(limit.to_string(), "≥ 5.425");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn lower_limit(self, level: Confidence) -> Result<LowerLimit> {
        let (lo, _) = exact::ends(self.seen.least(), level.one_sided_tail()?, self.method)?;
        Ok(LowerLimit::of(lo))
    }

    /// The one-sided upper limit for the rate: all of α lies above it. Under bounds, that of the largest count, if there is one.
    ///
    /// # Errors
    /// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
    ///
    /// # Examples
    /// ```
    /// use interstate::Confidence;
    /// use interstate::stats::{Observed, Rate};
    ///
    /// let none = Rate::new(Observed::new(0, 1.0)?).upper_limit(Confidence::P95)?;
    /// assert_eq!(none.to_string(), "≤ 2.996");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn upper_limit(self, level: Confidence) -> Result<UpperLimit> {
        // What is refused is refused of any count.
        let largest = self.seen.most().unwrap_or(self.seen.least());
        let (_, hi) = exact::ends(largest, level.one_sided_tail()?, self.method)?;
        Ok(UpperLimit::of(match self.seen.hi() {
            Some(_) => hi,
            None => f64::INFINITY,
        }))
    }

    /// The one-sided p-values of a stated rate: the probabilities that it leads to so many events, or so few.
    ///
    /// # Errors
    /// A stated rate outside 1e-100 ≤ rate ≤ 1e100; the methods without sides or without a p (Jeffreys, minimum likelihood, Blaker).
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Observed, Rate};
    ///
    /// // Ten in a year where five were usual.
    /// let tails = Rate::new(Observed::new(10, 1.0)?).tails(5.0)?;
    /// assert!((tails.greater().hi() - 0.0318281).abs() < 1e-7);
    /// // "At least ten" where five were usual: p is at most 0.032.
    /// let tails = Rate::new(Observed::between(10, None, 1.0)?).tails(5.0)?;
    /// assert!((tails.greater().hi() - 0.031828).abs() < 1e-6);
    /// assert_eq!(tails.greater().lo(), 0.0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn tails(self, stated_rate: f64) -> Result<Tails> {
        let of = |seen| exact::tails(seen, stated_rate, self.method);
        if let Some(known) = self.seen.known() {
            return of(known);
        }
        let few = of(self.seen.least())?;
        let many = self.seen.most().map(of).transpose()?;
        Ok(Tails::between(Some(few), many))
    }

    /// The two-sided p of a stated rate, which belongs to the [`interval`](Self::interval).
    ///
    /// # Errors
    /// A stated rate outside 1e-100 ≤ rate ≤ 1e100; Jeffreys' method, which has no p; for minimum likelihood and Blaker a count or an
    /// expected count above 10⁹, or a count known as bounds.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{Observed, Rate};
    ///
    /// let p = Rate::new(Observed::new(10, 1.0)?).p(5.0)?;
    /// assert!((p.hi() - 0.0636561).abs() < 1e-7);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn p(self, stated_rate: f64) -> Result<PValue> {
        if let Some(known) = self.seen.known() {
            return exact::p(known, stated_rate, self.method);
        }
        self.check_monotone()?;
        Ok(self.tails(stated_rate)?.two_sided())
    }

    fn check_monotone(self) -> Result<()> {
        match self.method.ordering() {
            Some(_) => Err(no_bounds(NOT_MONOTONE)),
            None => Ok(()),
        }
    }
}
