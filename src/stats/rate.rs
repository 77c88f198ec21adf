//! One period: the rate behind a count.

mod mid;

use super::special::gamma::{gamma_quantile, gamma_quantile_upper, gamma_tails};
use super::special::normal::{normal_quantile, normal_tails};
use super::two_tailed::{MOST_ORDERED, Ordering, Poisson, hull, p};
use super::{Confidence, Interval, LowerLimit, Observed, Tails, UpperLimit};
use crate::error::numbers::Numbers;
use crate::error::{Error, Result};

/// How the interval of one rate, and the p of a stated rate, are found. Interval and p of one method belong together.
///
/// # References
/// Garwood 1936, Fiducial limits for the Poisson distribution, Biometrika 28:437, doi 10.1093/biomet/28.3-4.437. Lancaster 1961,
/// Significance tests in discrete distributions, JASA 56:223, doi 10.1080/01621459.1961.10482105 (mid-P). Rao 1948, doi
/// 10.1017/S0305004100023987 (score). Brown, Cai and `DasGupta` 2003, Interval estimation in exponential families, Statistica
/// Sinica 13:19 (Jeffreys). Sterne 1954, doi 10.1093/biomet/41.1-2.275 (minimum likelihood). Blaker 2000, doi 10.2307/3315916.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RateMethod {
    /// Exact and central: it holds at least its level, whatever the rate.
    #[default]
    Garwood,
    /// Counts only half of the probability of what was seen: nearer to the level on average, at times a little below it.
    MidP,
    /// From the normal law at the stated rate; a closed form.
    Score,
    /// The equal-tailed posterior of Jeffreys' prior; its lower end is 0 for a count of 0. It has no p.
    Jeffreys,
    /// Orders what could have been seen by its probability. The interval is the hull of the rates that are not rejected; no limits
    /// of one side.
    MinimumLikelihood,
    /// Adds to the smaller tail the largest opposite tail that is not larger. As with minimum likelihood, a hull.
    Blaker,
}

impl RateMethod {
    /// Every method.
    pub const ALL: &'static [Self] = &[
        Self::Garwood,
        Self::MidP,
        Self::Score,
        Self::Jeffreys,
        Self::MinimumLikelihood,
        Self::Blaker,
    ];
}

/// How a two-tailed method orders outcomes.
fn ordering(method: RateMethod) -> Ordering {
    if method == RateMethod::Blaker {
        Ordering::Tails
    } else {
        Ordering::Probability
    }
}

/// What a method without two sides says when it is asked for one.
fn one_sided_refused(what: &'static str) -> Error {
    Numbers::Refused {
        what,
        why: "minimum likelihood and Blaker's method have no one-sided form",
    }
    .into()
}

/// Ends that leave `tail` below and above, for the central methods.
fn ends(observed: Observed, tail: f64, method: RateMethod) -> Result<(f64, f64)> {
    let x = observed.events();
    let (lo, hi) = match method {
        RateMethod::Garwood => (gamma_quantile(x, tail), gamma_quantile_upper(x + 1.0, tail)),
        RateMethod::MidP => (mid::lower(x, tail), mid::upper(x, tail)),
        RateMethod::Score => {
            // The two ends multiply to x²: the one that would cancel follows from the other.
            let z = -normal_quantile(tail);
            let far = x + 0.5 * z * z + z.abs() * (x + 0.25 * z * z).sqrt();
            let near = if far > 0.0 { x * x / far } else { 0.0 };
            if z < 0.0 { (far, near) } else { (near, far) }
        }
        RateMethod::Jeffreys => {
            let lo = if x == 0.0 {
                0.0
            } else {
                gamma_quantile(x + 0.5, tail)
            };
            (lo, gamma_quantile_upper(x + 0.5, tail))
        }
        RateMethod::MinimumLikelihood | RateMethod::Blaker => {
            return Err(one_sided_refused("one-sided limit"));
        }
    };
    Ok((lo / observed.exposure(), hi / observed.exposure()))
}

/// The two-sided interval for the rate behind a count.
///
/// # Formula
/// With x events in exposure t, P and Q the regularised incomplete gamma functions and z the normal quantile:
/// Garwood `[P⁻¹(α/2; x), Q⁻¹(α/2; x+1)]/t`; mid-P, the λ at which `½[P(x, λt) + P(x+1, λt)]` is α/2 and 1 − α/2;
/// score `[x + z²/2 ± z√(x + z²/4)]/t`; Jeffreys `P⁻¹(·; x + ½)/t`.
///
/// # When it misleads
/// Events that come in clusters make it too narrow. For no event at all Garwood's upper end is 3.689/t: the well-known "rule of
/// three" (2.996/t) is the *one-sided* limit, see [`rate_upper_limit`].
///
/// # Errors
/// Minimum likelihood and Blaker's method refuse counts above 10⁹.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RateMethod, rate_interval};
///
/// let nine = rate_interval(Observed::new(9, 3.0)?, Confidence::P95, RateMethod::Garwood)?;
/// assert_eq!(nine.to_string(), "1.372–5.695");
/// let none = rate_interval(Observed::new(0, 1.0)?, Confidence::P95, RateMethod::Garwood)?;
/// assert_eq!(none.to_string(), "0.000–3.689");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RateMethod`].
pub fn rate_interval(
    observed: Observed,
    confidence: Confidence,
    method: RateMethod,
) -> Result<Interval> {
    let (lo, hi) = match method {
        RateMethod::MinimumLikelihood | RateMethod::Blaker => {
            let law = Poisson::new(observed)?;
            let (lo, hi) = hull(law, observed.events(), confidence.alpha(), ordering(method));
            (lo / observed.exposure(), hi / observed.exposure())
        }
        _ => ends(observed, confidence.tail(), method)?,
    };
    Ok(Interval::of(lo, hi))
}

/// The one-sided lower limit for the rate behind a count: all of α lies below it.
///
/// # Formula
/// The lower end of [`rate_interval`] with α in place of α/2.
///
/// # When it misleads
/// As the interval does; and if the side was chosen after looking at the count, its true level is 1 − 2α.
///
/// # Errors
/// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RateMethod, rate_lower_limit};
///
/// let limit = rate_lower_limit(Observed::new(10, 1.0)?, Confidence::P95, RateMethod::Garwood)?;
/// assert_eq!(limit.to_string(), "≥ 5.425");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RateMethod`].
pub fn rate_lower_limit(
    observed: Observed,
    confidence: Confidence,
    method: RateMethod,
) -> Result<LowerLimit> {
    Ok(LowerLimit::of(
        ends(observed, confidence.one_sided_tail()?, method)?.0,
    ))
}

/// The one-sided upper limit for the rate behind a count: all of α lies above it.
///
/// # Formula
/// The upper end of [`rate_interval`] with α in place of α/2.
///
/// # When it misleads
/// As the interval does; and if the side was chosen after looking at the count, its true level is 1 − 2α.
///
/// # Errors
/// A level of one half or less; minimum likelihood and Blaker's method, which have no one-sided form.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Observed, RateMethod, rate_upper_limit};
///
/// let none = rate_upper_limit(Observed::new(0, 1.0)?, Confidence::P95, RateMethod::Garwood)?;
/// assert_eq!(none.to_string(), "≤ 2.996");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RateMethod`].
pub fn rate_upper_limit(
    observed: Observed,
    confidence: Confidence,
    method: RateMethod,
) -> Result<UpperLimit> {
    Ok(UpperLimit::of(
        ends(observed, confidence.one_sided_tail()?, method)?.1,
    ))
}

/// The count expected under a stated rate.
fn expected(observed: Observed, stated_rate: f64) -> Result<f64> {
    if !(1e-100..=1e100).contains(&stated_rate) {
        return Err(Numbers::Outside {
            what: "stated rate",
            found: stated_rate,
            expected: "1e-100 ≤ rate ≤ 1e100",
        }
        .into());
    }
    Ok(stated_rate * observed.exposure())
}

/// The one-sided p-values of a stated rate: would so many events, or so few, have come from it?
///
/// # Formula
/// `greater = P(X ≥ x)` and `less = P(X ≤ x)` for X Poisson with mean `stated_rate · exposure`; mid-P takes half of P(X = x) off
/// each; score takes the tails of `z = (x − λt)/√(λt)`.
///
/// # When it misleads
/// If the count is only known as "at least x", `greater` alone is legal, and it is then an upper bound.
///
/// # Errors
/// A stated rate outside 1e-100 ≤ rate ≤ 1e100; the methods without sides or without a p (Jeffreys, minimum likelihood, Blaker).
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, RateMethod, rate_tails};
///
/// // Ten in a year where five were usual.
/// let tails = rate_tails(Observed::new(10, 1.0)?, 5.0, RateMethod::Garwood)?;
/// assert!((tails.greater() - 0.0318281).abs() < 1e-7);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RateMethod`].
pub fn rate_tails(observed: Observed, stated_rate: f64, method: RateMethod) -> Result<Tails> {
    let mean = expected(observed, stated_rate)?;
    let x = observed.events();
    match method {
        RateMethod::Garwood => Ok(Tails::of(
            gamma_tails(x + 1.0, mean).upper,
            gamma_tails(x, mean).lower,
        )),
        RateMethod::MidP => {
            let both = mid::tails(x, mean);
            Ok(Tails::of(both.lower, both.upper))
        }
        RateMethod::Score => {
            let both = normal_tails((x - mean) / mean.sqrt());
            Ok(Tails::of(both.lower, both.upper))
        }
        RateMethod::Jeffreys => Err(Numbers::Refused {
            what: "p-value",
            why: "a posterior has no p; ask it for a probability",
        }
        .into()),
        RateMethod::MinimumLikelihood | RateMethod::Blaker => {
            Err(one_sided_refused("one-sided p-value"))
        }
    }
}

/// The two-sided p of a stated rate, which belongs to the interval of the same method: p < 1 − level exactly when the rate is
/// outside (for minimum likelihood and Blaker only: outside ⇒ p ≤ 1 − level, as their acceptance sets can have holes).
///
/// # Formula
/// Twice the smaller of [`rate_tails`], at most 1. Minimum likelihood: the sum of P(X = k) over all k that are not more probable
/// than x. Blaker: the smaller tail and the largest opposite tail that is not larger.
///
/// # When it misleads
/// With p from one method and the interval from another, as some programs print them, the two can contradict each other.
///
/// # Errors
/// A stated rate outside 1e-100 ≤ rate ≤ 1e100; Jeffreys' method, which has no p; for minimum likelihood and Blaker a count or an
/// expected count above 10⁹.
///
/// # Examples
/// ```
/// use interstate::stats::{Observed, RateMethod, rate_p};
///
/// let p = rate_p(Observed::new(10, 1.0)?, 5.0, RateMethod::Garwood)?;
/// assert!((p - 0.0636561).abs() < 1e-7);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// See [`RateMethod`].
pub fn rate_p(observed: Observed, stated_rate: f64, method: RateMethod) -> Result<f64> {
    match method {
        RateMethod::MinimumLikelihood | RateMethod::Blaker => {
            let mean = expected(observed, stated_rate)?;
            if mean > MOST_ORDERED {
                return Err(Numbers::Outside {
                    what: "expected count",
                    found: mean,
                    expected: "0 < count ≤ 1e9, as far as outcomes can be ordered",
                }
                .into());
            }
            let law = Poisson::new(observed)?;
            Ok(p(law, observed.events(), mean.ln(), ordering(method)))
        }
        _ => Ok(rate_tails(observed, stated_rate, method)?.two_sided()),
    }
}
