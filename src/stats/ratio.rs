//! Two periods: how many times the earlier rate the later one is.

mod comparison;
pub(super) mod conditional;
mod e_test;
mod posterior;
mod small;

pub use comparison::{NormalTest, score_test, square_root_test, wald_log_interval};
pub use e_test::{EStatistic, e_test};
pub use posterior::{RatioPosterior, rate_ratio_posterior};

use super::two_tailed::{Binomial, Ordering, hull, p};
use super::{Confidence, Interval, LowerLimit, Observed, Tails, UpperLimit};
use crate::error::Result;
use crate::error::numbers::Numbers;
use conditional::Split;

/// How the interval and the p of a ratio of two rates are found. Interval and p of one method belong together.
///
/// # When it misleads
/// `MinimumLikelihood` and `Blaker` have acceptance sets with holes: for 1 v 29 at 95 % there are ratios inside the interval that
/// the test rejects. Only one direction holds for them: outside the interval, p ≤ 1 − level. Nor do their limits move
/// monotonically with the counts, so that they are refused for counts known as bounds.
///
/// # References
/// Przyborowski and Wilenski 1940, Homogeneity of results in testing samples from Poisson series, Biometrika 31:313, doi
/// 10.1093/biomet/31.3-4.313 (the conditional law). Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404 (central). Lancaster
/// 1961, doi 10.1080/01621459.1961.10482105 (mid-P). Wilson 1927, doi 10.1080/01621459.1927.10502953 (score). Fay 2010, Two-sided
/// exact tests and matching confidence intervals for discrete data, R Journal 2(1):53, doi 10.32614/RJ-2010-008 (minimum
/// likelihood). Blaker 2000, doi 10.2307/3315916. Klaschka and Reiczigel 2020, doi 10.1007/s00180-020-00986-0 (the holes).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RatioMethod {
    /// Exact and central: each end leaves at most half of α. It holds at least its level, whatever the rates.
    #[default]
    CentralExact,
    /// Counts only half of the probability of what was seen: nearer to the level on average, at times a little below it.
    MidP,
    /// Wilson's limits from the normal law at the ratio tested; a closed form that misses too often at the extremes.
    Score,
    /// Orders what could have been seen by its probability. The interval is the hull of the ratios that are not rejected.
    MinimumLikelihood,
    /// Adds to the smaller tail the largest opposite tail that is not larger. As with minimum likelihood, a hull.
    Blaker,
}

impl RatioMethod {
    /// Every method.
    pub const ALL: &'static [Self] = &[
        Self::CentralExact,
        Self::MidP,
        Self::Score,
        Self::MinimumLikelihood,
        Self::Blaker,
    ];
}

/// How a two-tailed method orders outcomes.
fn ordering(method: RatioMethod) -> Ordering {
    if method == RatioMethod::Blaker {
        Ordering::Tails
    } else {
        Ordering::Probability
    }
}

fn split(before: Observed, after: Observed) -> Split {
    Split {
        x1: before.events(),
        x2: after.events(),
    }
}

/// What the odds of "after" are multiplied by to give the ratio.
fn scale(before: Observed, after: Observed) -> f64 {
    before.exposure() / after.exposure()
}

/// The odds of "after" under a ratio of rates.
fn odds(before: Observed, after: Observed, null_ratio: f64) -> Result<f64> {
    check_null(null_ratio)?;
    Ok(null_ratio * (after.exposure() / before.exposure()))
}

/// Refuses a null ratio that is not a ratio, or so extreme that products with exposures would leave `f64`.
pub(super) fn check_null(null_ratio: f64) -> Result<()> {
    if (1e-50..=1e50).contains(&null_ratio) {
        Ok(())
    } else {
        Err(Numbers::Outside {
            what: "null ratio",
            found: null_ratio,
            expected: "1e-50 ≤ ratio ≤ 1e50",
        }
        .into())
    }
}

/// Ends in odds that leave `tail` on each side, for the central methods.
fn ends(split: Split, tail: f64, method: RatioMethod) -> Result<(f64, f64)> {
    match method {
        RatioMethod::CentralExact => Ok(split.central(tail)),
        RatioMethod::MidP => Ok(split.mid(tail)),
        RatioMethod::Score => Ok(split.score(tail)),
        RatioMethod::MinimumLikelihood | RatioMethod::Blaker => Err(Numbers::Refused {
            what: "one-sided limit",
            why: "minimum likelihood and Blaker's method have no one-sided form",
        }
        .into()),
    }
}

/// The two-sided interval for the ratio of two rates, after over before.
///
/// # Formula
/// Given the sum N = x1 + x2, `x2 ~ Binomial(N, π)` with `π/(1−π) = ratio · t2/t1`. Central: the odds of
/// `B⁻¹(α/2; x2, x1+1)` and of `B⁻¹(1−α/2; x2+1, x1)`, times t1/t2. Mid-P: where P(X > x2) + ½P(X = x2) is α/2 and 1 − α/2. Score:
/// Wilson's limits of π. No event before: no upper end. None at all: [0, unbounded).
///
/// # When it misleads
/// Events that come in clusters (one summit counted as five meetings) make it too narrow. See [`RatioMethod`] for the holes of
/// minimum likelihood and Blaker's method.
///
/// # Errors
/// Minimum likelihood and Blaker's method refuse counts above 10⁹.
///
/// # Examples
/// A doubling from 9 to 18 looks large, and is not yet evidence:
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_interval};
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
/// let ratio = rate_ratio_interval(before, after, Confidence::P95, RatioMethod::CentralExact)?;
/// assert_eq!(ratio.to_string(), "0.853–5.054");
/// assert!(ratio.contains(1.0));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RatioMethod`].
#[doc(alias = "poisson.test")]
#[doc(alias = "rateratio.test")]
pub fn rate_ratio_interval(
    before: Observed,
    after: Observed,
    confidence: Confidence,
    method: RatioMethod,
) -> Result<Interval> {
    let split = split(before, after);
    let (lo, hi) = match method {
        RatioMethod::MinimumLikelihood | RatioMethod::Blaker => hull(
            Binomial::new(before, after)?,
            split.x2,
            confidence.alpha(),
            ordering(method),
        ),
        _ => ends(split, confidence.tail(), method)?,
    };
    let scale = scale(before, after);
    Ok(Interval::of(scale * lo, scale * hi))
}

/// The one-sided lower limit for the ratio of two rates: all of α lies below it.
///
/// # Formula
/// The lower end of [`rate_ratio_interval`] with α in place of α/2.
///
/// # When it misleads
/// If the side was chosen after looking at the counts, its true level is 1 − 2α.
///
/// # Errors
/// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_lower_limit};
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
/// let limit = rate_ratio_lower_limit(before, after, Confidence::P95, RatioMethod::CentralExact)?;
/// assert_eq!(limit.to_string(), "≥ 0.963");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RatioMethod`].
pub fn rate_ratio_lower_limit(
    before: Observed,
    after: Observed,
    confidence: Confidence,
    method: RatioMethod,
) -> Result<LowerLimit> {
    let (lo, _) = ends(split(before, after), confidence.one_sided_tail()?, method)?;
    Ok(LowerLimit::of(scale(before, after) * lo))
}

/// The one-sided upper limit for the ratio of two rates: all of α lies above it.
///
/// # Formula
/// The upper end of [`rate_ratio_interval`] with α in place of α/2.
///
/// # When it misleads
/// If the side was chosen after looking at the counts, its true level is 1 − 2α.
///
/// # Errors
/// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_upper_limit};
///
/// let (before, after) = (Observed::new(9, 3.0)?, Observed::new(18, 3.0)?);
/// let limit = rate_ratio_upper_limit(before, after, Confidence::P95, RatioMethod::CentralExact)?;
/// assert_eq!(limit.to_string(), "≤ 4.370");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RatioMethod`].
pub fn rate_ratio_upper_limit(
    before: Observed,
    after: Observed,
    confidence: Confidence,
    method: RatioMethod,
) -> Result<UpperLimit> {
    let (_, hi) = ends(split(before, after), confidence.one_sided_tail()?, method)?;
    Ok(UpperLimit::of(scale(before, after) * hi))
}

/// The one-sided p-values of the hypothesis that the ratio is `null_ratio`.
///
/// # Formula
/// With `π/(1−π) = null_ratio · t2/t1` and X binomial(N, π): `greater = P(X ≥ x2)`, `less = P(X ≤ x2)`; mid-P takes half of
/// P(X = x2) off each; score takes the normal tails of `z = (x2 − Nπ)/√(Nπ(1−π))`. Without events
/// both are 1 (mid-P and score: one half).
///
/// # When it misleads
/// `greater` says whether the later rate is higher *if events are independent*: clusters make it too small.
///
/// # Errors
/// A null ratio outside 1e-50 ≤ ratio ≤ 1e50; minimum likelihood and Blaker's method, which have no one-sided form.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_tails};
///
/// let (before, after) = (Observed::new(15, 3.0)?, Observed::new(30, 3.0)?);
/// let tails = rate_ratio_tails(before, after, 1.0, RatioMethod::CentralExact)?;
/// assert!((tails.greater() - 0.0178489).abs() < 1e-7);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RatioMethod`].
pub fn rate_ratio_tails(
    before: Observed,
    after: Observed,
    null_ratio: f64,
    method: RatioMethod,
) -> Result<Tails> {
    let odds = odds(before, after, null_ratio)?;
    let split = split(before, after);
    match method {
        RatioMethod::CentralExact => {
            let exact = split.exact(odds);
            Ok(Tails::of(exact.less, exact.greater))
        }
        RatioMethod::MidP => {
            let exact = split.exact(odds);
            let half = 0.5 * exact.same;
            Ok(Tails::of(exact.less - half, exact.greater - half))
        }
        RatioMethod::Score => {
            let both = split.score_tails(odds);
            Ok(Tails::of(both.lower, both.upper))
        }
        RatioMethod::MinimumLikelihood | RatioMethod::Blaker => Err(Numbers::Refused {
            what: "one-sided p-value",
            why: "minimum likelihood and Blaker's method have no one-sided form",
        }
        .into()),
    }
}

/// The two-sided p of the hypothesis that the ratio is `null_ratio`. It belongs to the interval of the same method: p < 1 − level
/// exactly when the ratio is outside (for minimum likelihood and Blaker: outside ⇒ p ≤ 1 − level).
///
/// # Formula
/// Twice the smaller of [`rate_ratio_tails`], at most 1. Minimum likelihood: the sum of P(X = k) over all k that are not more
/// probable than x2. Blaker: the smaller tail and the largest opposite tail that is not larger. Without events p is 1.
///
/// # When it misleads
/// It is about the process that made the counts, not about the list that was counted; and it takes events for independent.
///
/// # Errors
/// A null ratio outside 1e-50 ≤ ratio ≤ 1e50; for minimum likelihood and Blaker a count above 10⁹.
///
/// # Examples
/// One event in four years, then three in one: other programs print p = 0.027 beside an interval that contains 1.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RatioMethod, rate_ratio_interval, rate_ratio_p};
///
/// let (before, after) = (Observed::new(1, 4.0)?, Observed::new(3, 1.0)?);
/// let p = rate_ratio_p(before, after, 1.0, RatioMethod::CentralExact)?;
/// let interval = rate_ratio_interval(before, after, Confidence::P95, RatioMethod::CentralExact)?;
/// assert!((p - 0.0544).abs() < 1e-10);
/// assert!(interval.contains(1.0));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RatioMethod`].
pub fn rate_ratio_p(
    before: Observed,
    after: Observed,
    null_ratio: f64,
    method: RatioMethod,
) -> Result<f64> {
    match method {
        RatioMethod::MinimumLikelihood | RatioMethod::Blaker => {
            let u = odds(before, after, null_ratio)?.ln();
            let law = Binomial::new(before, after)?;
            Ok(p(law, after.events(), u, ordering(method)))
        }
        _ => Ok(rate_ratio_tails(before, after, null_ratio, method)?.two_sided()),
    }
}
