//! The formulas for the rate behind a count that is known.

use super::method::RateMethod;
use super::mid;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::Confidence;
use crate::stats::answer::{interval::Interval, p_value::PValue, tails::Tails};
use crate::stats::one::known::Known;
use crate::stats::special::gamma::{gamma_quantile, gamma_quantile_upper, gamma_tails};
use crate::stats::special::normal::{normal_quantile, normal_tails};
use crate::stats::special::two_tailed::{MOST_ORDERED, Poisson, hull, no_one_side, p as ordered_p};

/// Ends that leave `tail` below and above, for the central methods.
pub(super) fn ends(seen: Known, tail: f64, method: RateMethod) -> Result<(f64, f64)> {
    let x = seen.events();
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
            return Err(no_one_side("one-sided limit"));
        }
    };
    Ok((lo / seen.exposure(), hi / seen.exposure()))
}

pub(super) fn interval(seen: Known, level: Confidence, method: RateMethod) -> Result<Interval> {
    let (lo, hi) = match method.ordering() {
        Some(ordering) => {
            let law = Poisson::new(seen.count())?;
            let (lo, hi) = hull(law, seen.events(), level.alpha(), ordering);
            (lo / seen.exposure(), hi / seen.exposure())
        }
        None => ends(seen, level.tail(), method)?,
    };
    Ok(Interval::of(lo, hi))
}

/// The count expected under a stated rate.
fn expected(seen: Known, stated_rate: f64) -> Result<f64> {
    if !(1e-100..=1e100).contains(&stated_rate) {
        return Err(Numbers::Outside {
            what: "stated rate",
            found: stated_rate,
            expected: "1e-100 ≤ rate ≤ 1e100",
        }
        .into());
    }
    Ok(stated_rate * seen.exposure())
}

pub(super) fn tails(seen: Known, stated_rate: f64, method: RateMethod) -> Result<Tails> {
    let mean = expected(seen, stated_rate)?;
    let x = seen.events();
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
        RateMethod::MinimumLikelihood | RateMethod::Blaker => Err(no_one_side("one-sided p-value")),
    }
}

pub(super) fn p(seen: Known, stated_rate: f64, method: RateMethod) -> Result<PValue> {
    let Some(ordering) = method.ordering() else {
        return Ok(tails(seen, stated_rate, method)?.two_sided());
    };
    let mean = expected(seen, stated_rate)?;
    if mean > MOST_ORDERED {
        return Err(Numbers::Outside {
            what: "expected count",
            found: mean,
            expected: "0 < count ≤ 1e9, as far as outcomes can be ordered",
        }
        .into());
    }
    let law = Poisson::new(seen.count())?;
    Ok(PValue::exact(ordered_p(
        law,
        seen.events(),
        mean.ln(),
        ordering,
    )))
}
