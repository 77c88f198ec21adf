//! One rate, and the ratio of two.

use super::super as known;
use super::{Bounds, TailRanges, ranges};
use crate::error::numbers::Numbers;
use crate::error::{Error, Result};
use crate::stats::{Confidence, Interval, Observed, RateMethod, RatioMethod};

fn refuse_ratio(method: RatioMethod) -> Result<()> {
    if matches!(method, RatioMethod::MinimumLikelihood | RatioMethod::Blaker) {
        return Err(not_monotone());
    }
    Ok(())
}

fn not_monotone() -> Error {
    Numbers::Refused {
        what: "counts known as bounds",
        why: "minimum likelihood and Blaker's method do not move monotonically with the counts",
    }
    .into()
}

/// [`rate_interval`](crate::stats::rate_interval) over all possible counts.
///
/// # Formula
/// The lower end of the smallest count and the upper end of the largest; no upper end without an upper bound.
///
/// # When it misleads
/// It holds at least the level wherever the true count lies; it is no statement about where in the bounds it lies.
///
/// # Errors
/// Minimum likelihood and Blaker's method.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{RateMethod, bounds::{Bounds, rate_interval}};
///
/// let rate = rate_interval(Bounds::new(10, None, 1.0)?, Confidence::P95, RateMethod::Garwood)?;
/// assert_eq!(rate.to_string(), "≥ 4.795");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`RateMethod`].
pub fn rate_interval(
    bounds: Bounds,
    confidence: Confidence,
    method: RateMethod,
) -> Result<Interval> {
    if matches!(method, RateMethod::MinimumLikelihood | RateMethod::Blaker) {
        return Err(not_monotone());
    }
    let lo = known::rate_interval(bounds.lo, confidence, method)?.lo();
    let hi = match bounds.hi {
        Some(hi) => known::rate_interval(hi, confidence, method)?.hi(),
        None => None,
    };
    Ok(Interval::of(lo, hi.unwrap_or(f64::INFINITY)))
}

/// [`rate_tails`](crate::stats::rate_tails) over all possible counts.
///
/// # Formula
/// `greater` from the largest count to the smallest, `less` the other way; without an upper bound they reach 0 and 1.
///
/// # When it misleads
/// As the p of a known count; and only the upper end of a range may carry a claim.
///
/// # Errors
/// As [`rate_tails`](crate::stats::rate_tails).
///
/// # Examples
/// "At least ten" where five were usual: p is at most 0.032.
/// ```
/// use interstate::stats::{RateMethod, bounds::{Bounds, rate_tails}};
///
/// let tails = rate_tails(Bounds::new(10, None, 1.0)?, 5.0, RateMethod::Garwood)?;
/// assert!((tails.greater.hi() - 0.031828).abs() < 1e-6);
/// assert_eq!(tails.greater.lo(), 0.0);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`RateMethod`].
pub fn rate_tails(bounds: Bounds, stated_rate: f64, method: RateMethod) -> Result<TailRanges> {
    let few = known::rate_tails(bounds.lo, stated_rate, method)?;
    let many = bounds
        .hi
        .map(|hi| known::rate_tails(hi, stated_rate, method))
        .transpose()?;
    Ok(ranges(Some(few), many))
}

/// The range of the ratio as seen, after over before; `None` if both counts can only be 0.
///
/// # Formula
/// From `l2/h1` to `h2/l1`, times t1/t2.
///
/// # When it misleads
/// It is the range of what may have been seen, not an interval for the rates behind it: see [`rate_ratio_interval`].
///
/// # Examples
/// ```
/// use interstate::stats::bounds::{Bounds, rate_ratio};
///
/// let seen = rate_ratio(Bounds::new(8, Some(10), 3.0)?, Bounds::new(18, Some(20), 3.0)?);
/// assert_eq!(seen.map(|s| s.to_string()), Some("1.800–2.500".to_string()));
/// # Ok::<(), interstate::Error>(())
/// ```
#[must_use]
pub fn rate_ratio(before: Bounds, after: Bounds) -> Option<Interval> {
    if before.hi() == Some(0) && after.hi() == Some(0) {
        return None;
    }
    let rate = |end: Option<Observed>| end.map_or(f64::INFINITY, Observed::rate);
    let (l1, h1) = (before.lo.rate(), rate(before.hi));
    let (l2, h2) = (after.lo.rate(), rate(after.hi));
    let lo = if l2 == 0.0 { 0.0 } else { l2 / h1 };
    let hi = if h2 == 0.0 { 0.0 } else { h2 / l1 };
    Some(Interval::of(lo, hi))
}

/// [`rate_ratio_interval`](crate::stats::rate_ratio_interval) over all possible counts.
///
/// # Formula
/// `[L(h1, l2), U(l1, h2)]`; 0 below if the earlier count, no upper end if the later one is unbounded.
///
/// # When it misleads
/// It holds at least the level wherever the true counts lie. "At least nine" before and "at least eighteen" after say nothing at all.
///
/// # Errors
/// Minimum likelihood and Blaker's method.
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{RatioMethod, bounds::{Bounds, rate_ratio_interval}};
///
/// let nine = Bounds::new(9, Some(9), 3.0)?;
/// let eighteen_or_more = Bounds::new(18, None, 3.0)?;
/// let method = RatioMethod::CentralExact;
/// let ratio = rate_ratio_interval(nine, eighteen_or_more, Confidence::P95, method)?;
/// assert_eq!(ratio.to_string(), "≥ 0.853");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`RatioMethod`].
pub fn rate_ratio_interval(
    before: Bounds,
    after: Bounds,
    confidence: Confidence,
    method: RatioMethod,
) -> Result<Interval> {
    refuse_ratio(method)?;
    let of = |before, after| known::rate_ratio_interval(before, after, confidence, method);
    let lo = match before.hi {
        Some(most) => of(most, after.lo)?.lo(),
        None => 0.0,
    };
    let hi = match after.hi {
        Some(most) => of(before.lo, most)?.hi(),
        None => None,
    };
    Ok(Interval::of(lo, hi.unwrap_or(f64::INFINITY)))
}

/// [`rate_ratio_tails`](crate::stats::rate_ratio_tails) over all possible counts.
///
/// # Formula
/// `greater` from `p(l1, h2)` to `p(h1, l2)`, `less` the other way; an unbounded count takes them to 0 and 1.
///
/// # When it misleads
/// An increase may be claimed at α if `greater.hi() ≤ α/2`. With an unbounded later count a decrease can never be claimed.
///
/// # Errors
/// A null ratio outside 1e-50 ≤ ratio ≤ 1e50; minimum likelihood and Blaker's method.
///
/// # Examples
/// 9, then "at least 18": an increase cannot be decided at 5 %.
/// ```
/// use interstate::stats::{RatioMethod, bounds::{Bounds, rate_ratio_tails}};
///
/// let nine = Bounds::new(9, Some(9), 3.0)?;
/// let eighteen_or_more = Bounds::new(18, None, 3.0)?;
/// let tails = rate_ratio_tails(nine, eighteen_or_more, 1.0, RatioMethod::CentralExact)?;
/// assert!((tails.greater.hi() - 0.061039).abs() < 1e-6);
/// assert_eq!(tails.greater.lo(), 0.0);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`RatioMethod`].
pub fn rate_ratio_tails(
    before: Bounds,
    after: Bounds,
    null_ratio: f64,
    method: RatioMethod,
) -> Result<TailRanges> {
    refuse_ratio(method)?;
    let of = |before, after| known::rate_ratio_tails(before, after, null_ratio, method);
    // Where "before" is as large and "after" as small as possible, and the other way round.
    let low = before.hi.map(|most| of(most, after.lo)).transpose()?;
    let high = after.hi.map(|most| of(before.lo, most)).transpose()?;
    known::ratio::check_null(null_ratio)?;
    Ok(ranges(low, high))
}
