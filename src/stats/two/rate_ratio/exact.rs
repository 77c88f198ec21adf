//! The formulas for the ratio of two rates whose counts are known.

use super::conditional::Split;
use super::method::RatioMethod;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::{interval::Interval, p_value::PValue, tails::Tails};
use crate::stats::special::two_tailed::{Binomial, hull, no_one_side, p as ordered_p};
use crate::stats::two::before_after::KnownPair;

pub(in crate::stats::two) fn split(pair: KnownPair) -> Split {
    Split {
        x1: pair.before.events(),
        x2: pair.after.events(),
    }
}

/// What the odds of "after" are multiplied by to give the ratio.
pub(super) fn scale(pair: KnownPair) -> f64 {
    pair.before.exposure() / pair.after.exposure()
}

/// The odds of "after" under a ratio of rates.
pub(in crate::stats::two) fn odds(pair: KnownPair, null_ratio: f64) -> Result<f64> {
    check_null(null_ratio)?;
    Ok(null_ratio * pair.exposure_odds())
}

/// Refuses a null ratio that is not a ratio, or so extreme that products with exposures would leave `f64`.
pub(in crate::stats::two) fn check_null(null_ratio: f64) -> Result<()> {
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
fn ends_in_odds(split: Split, tail: f64, method: RatioMethod) -> Result<(f64, f64)> {
    match method {
        RatioMethod::CentralExact => Ok(split.central(tail)),
        RatioMethod::MidP => Ok(split.mid(tail)),
        RatioMethod::Score => Ok(split.score(tail)),
        RatioMethod::MinimumLikelihood | RatioMethod::Blaker => Err(no_one_side("one-sided limit")),
    }
}

/// The same as ratios.
pub(super) fn ends(pair: KnownPair, tail: f64, method: RatioMethod) -> Result<(f64, f64)> {
    let (lo, hi) = ends_in_odds(split(pair), tail, method)?;
    Ok((scale(pair) * lo, scale(pair) * hi))
}

pub(super) fn interval(
    pair: KnownPair,
    level: Confidence,
    method: RatioMethod,
) -> Result<Interval> {
    let (lo, hi) = match method.ordering() {
        Some(ordering) => {
            let law = Binomial::new(pair.before.count(), pair.after.count())?;
            let (lo, hi) = hull(law, pair.after.events(), level.alpha(), ordering);
            (scale(pair) * lo, scale(pair) * hi)
        }
        None => ends(pair, level.tail(), method)?,
    };
    Ok(Interval::of(lo, hi))
}

/// Those of the central exact method, at a ratio that is already checked.
pub(in crate::stats::two) fn central_tails(pair: KnownPair, null_ratio: f64) -> Tails {
    let exact = split(pair).exact(null_ratio * pair.exposure_odds());
    Tails::of(exact.less, exact.greater)
}

pub(super) fn tails(pair: KnownPair, null_ratio: f64, method: RatioMethod) -> Result<Tails> {
    let odds = odds(pair, null_ratio)?;
    let split = split(pair);
    match method {
        RatioMethod::CentralExact => Ok(central_tails(pair, null_ratio)),
        RatioMethod::MidP => {
            let exact = split.exact(odds);
            let half = 0.5 * exact.same;
            Ok(Tails::of(exact.less - half, exact.greater - half))
        }
        RatioMethod::Score => {
            let both = split.score_tails(odds);
            Ok(Tails::of(both.lower, both.upper))
        }
        RatioMethod::MinimumLikelihood | RatioMethod::Blaker => {
            Err(no_one_side("one-sided p-value"))
        }
    }
}

pub(super) fn p(pair: KnownPair, null_ratio: f64, method: RatioMethod) -> Result<PValue> {
    let Some(ordering) = method.ordering() else {
        return Ok(tails(pair, null_ratio, method)?.two_sided());
    };
    let u = odds(pair, null_ratio)?.ln();
    let law = Binomial::new(pair.before.count(), pair.after.count())?;
    Ok(PValue::exact(ordered_p(
        law,
        pair.after.events(),
        u,
        ordering,
    )))
}
