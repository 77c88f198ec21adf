//! Equivalence, strata, and a kind against a baseline.

use super::super as known;
use super::{Bounds, PRange, TailRanges, ranges, rate_ratio_tails};
use crate::error::Result;
use crate::stats::{BeforeAfter, Confidence, Interval, RatioMethod};

/// Where the ratio of later to earlier is as low as possible; `None` if the earlier count is unbounded.
fn lowest((before, after): (Bounds, Bounds)) -> Option<BeforeAfter> {
    Some(BeforeAfter {
        before: before.hi?,
        after: after.lo,
    })
}

/// Where the ratio is as high as possible; `None` if the later count is unbounded.
fn highest((before, after): (Bounds, Bounds)) -> Option<BeforeAfter> {
    Some(BeforeAfter {
        before: before.lo,
        after: after.hi?,
    })
}

/// The p of [`equivalence`](crate::stats::equivalence) over all possible counts.
///
/// # Formula
/// The upper end is the larger of the two upper ends, exactly. The lower end is the larger of the two lower ends, which some of the
/// possible counts may not reach.
///
/// # When it misleads
/// Equivalence is shown under bounds only if the *upper* end is at most α.
///
/// # Errors
/// A margin outside 1 < margin ≤ 1e50.
///
/// # Examples
/// ```
/// use interstate::stats::bounds::{Bounds, equivalence_p};
///
/// let before = Bounds::new(30, Some(32), 3.0)?;
/// let after = Bounds::new(29, Some(33), 3.0)?;
/// assert!(equivalence_p(before, after, 2.0)?.hi() < 0.05);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`equivalence`](crate::stats::equivalence).
pub fn equivalence_p(before: Bounds, after: Bounds, margin: f64) -> Result<PRange> {
    known::equivalence::check_margin(margin)?;
    let method = RatioMethod::CentralExact;
    let not_less = rate_ratio_tails(before, after, 1.0 / margin, method)?.greater;
    let not_more = rate_ratio_tails(before, after, margin, method)?.less;
    Ok(PRange {
        lo: not_less.lo.max(not_more.lo),
        hi: not_less.hi.max(not_more.hi),
    })
}

/// [`pooled_ratio_interval`](crate::stats::pooled_ratio_interval) over all possible counts of strata, each (before, after).
///
/// # Formula
/// The lower end with all earlier counts as large and all later ones as small as possible; the upper end the other way round.
///
/// # When it misleads
/// One unbounded stratum unbounds the whole.
///
/// # Errors
/// As [`pooled_ratio_interval`](crate::stats::pooled_ratio_interval).
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::bounds::{Bounds, pooled_ratio_interval};
///
/// let exercises = (Bounds::new(9, Some(9), 3.0)?, Bounds::new(18, None, 3.0)?);
/// let meetings = (Bounds::new(6, Some(6), 3.0)?, Bounds::new(12, Some(12), 3.0)?);
/// let ratio = pooled_ratio_interval(&[exercises, meetings], Confidence::P95)?;
/// assert_eq!(ratio.to_string(), "≥ 1.043");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`pooled_ratio_interval`](crate::stats::pooled_ratio_interval).
pub fn pooled_ratio_interval(
    strata: &[(Bounds, Bounds)],
    confidence: Confidence,
) -> Result<Interval> {
    let of = |corner: fn((Bounds, Bounds)) -> Option<BeforeAfter>| {
        let strata: Option<Vec<_>> = strata.iter().copied().map(corner).collect();
        strata
            .map(|strata| known::pooled_ratio_interval(&strata, confidence))
            .transpose()
    };
    let lo = of(lowest)?.map_or(0.0, Interval::lo);
    let hi = of(highest)?.and_then(Interval::hi);
    Ok(Interval::of(lo, hi.unwrap_or(f64::INFINITY)))
}

/// [`pooled_ratio_tails`](crate::stats::pooled_ratio_tails) over all possible counts of strata, each (before, after).
///
/// # Formula
/// Each range between the two corners of [`pooled_ratio_interval`].
///
/// # When it misleads
/// One unbounded stratum unbounds the whole.
///
/// # Errors
/// As [`pooled_ratio_tails`](crate::stats::pooled_ratio_tails).
///
/// # Examples
/// ```
/// use interstate::stats::bounds::{Bounds, pooled_ratio_tails};
///
/// let exercises = (Bounds::new(9, Some(9), 3.0)?, Bounds::new(18, None, 3.0)?);
/// let meetings = (Bounds::new(6, Some(6), 3.0)?, Bounds::new(12, Some(12), 3.0)?);
/// let tails = pooled_ratio_tails(&[exercises, meetings], 1.0)?;
/// assert!((tails.greater.hi() - 0.017849).abs() < 1e-6);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`pooled_ratio_interval`](crate::stats::pooled_ratio_interval).
pub fn pooled_ratio_tails(strata: &[(Bounds, Bounds)], null_ratio: f64) -> Result<TailRanges> {
    known::ratio::check_null(null_ratio)?;
    let of = |corner: fn((Bounds, Bounds)) -> Option<BeforeAfter>| {
        let strata: Option<Vec<_>> = strata.iter().copied().map(corner).collect();
        strata
            .map(|strata| known::pooled_ratio_tails(&strata, null_ratio))
            .transpose()
    };
    Ok(ranges(of(lowest)?, of(highest)?))
}

/// [`ratio_of_ratios_interval`](crate::stats::ratio_of_ratios_interval) over all possible counts of kind and baseline, each
/// (before, after).
///
/// # Formula
/// The lower end where the kind grew least and the baseline most; the upper end the other way round.
///
/// # When it misleads
/// One unbounded count unbounds one end.
///
/// # Errors
/// As [`ratio_of_ratios_interval`](crate::stats::ratio_of_ratios_interval).
///
/// # Examples
/// ```
/// use interstate::Confidence;
/// use interstate::stats::bounds::{Bounds, ratio_of_ratios_interval};
///
/// let kind = (Bounds::new(9, Some(9), 3.0)?, Bounds::new(18, None, 3.0)?);
/// let baseline = (Bounds::new(40, Some(40), 3.0)?, Bounds::new(75, Some(75), 3.0)?);
/// let own = ratio_of_ratios_interval(kind, baseline, Confidence::P95)?;
/// assert_eq!(own.hi(), None);
/// assert!(own.lo() < 1.0);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`ratio_of_ratios_interval`](crate::stats::ratio_of_ratios_interval).
pub fn ratio_of_ratios_interval(
    kind: (Bounds, Bounds),
    baseline: (Bounds, Bounds),
    confidence: Confidence,
) -> Result<Interval> {
    let of = |kind: Option<BeforeAfter>, baseline: Option<BeforeAfter>| {
        kind.zip(baseline)
            .map(|(kind, baseline)| known::ratio_of_ratios_interval(kind, baseline, confidence))
            .transpose()
    };
    let lo = of(lowest(kind), highest(baseline))?.map_or(0.0, Interval::lo);
    let hi = of(highest(kind), lowest(baseline))?.and_then(Interval::hi);
    Ok(Interval::of(lo, hi.unwrap_or(f64::INFINITY)))
}

/// [`ratio_of_ratios_tails`](crate::stats::ratio_of_ratios_tails) over all possible counts of kind and baseline, each
/// (before, after).
///
/// # Formula
/// Each range between the two corners of [`ratio_of_ratios_interval`].
///
/// # When it misleads
/// One unbounded count unbounds one end of each range.
///
/// # Errors
/// As [`ratio_of_ratios_tails`](crate::stats::ratio_of_ratios_tails).
///
/// # Examples
/// ```
/// use interstate::stats::bounds::{Bounds, ratio_of_ratios_tails};
///
/// let kind = (Bounds::new(1, Some(1), 1.0)?, Bounds::new(3, Some(3), 1.0)?);
/// let baseline = (Bounds::new(3, Some(3), 1.0)?, Bounds::new(1, Some(1), 1.0)?);
/// let tails = ratio_of_ratios_tails(kind, baseline, 1.0)?;
/// assert!((tails.greater.hi() - 17.0 / 70.0).abs() < 1e-12);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// As for [`ratio_of_ratios_interval`](crate::stats::ratio_of_ratios_interval).
pub fn ratio_of_ratios_tails(
    kind: (Bounds, Bounds),
    baseline: (Bounds, Bounds),
    null_ratio: f64,
) -> Result<TailRanges> {
    known::ratio::check_null(null_ratio)?;
    let of = |kind: Option<BeforeAfter>, baseline: Option<BeforeAfter>| {
        kind.zip(baseline)
            .map(|(kind, baseline)| known::ratio_of_ratios_tails(kind, baseline, null_ratio))
            .transpose()
    };
    Ok(ranges(
        of(lowest(kind), highest(baseline))?,
        of(highest(kind), lowest(baseline))?,
    ))
}
