//! How far counts are from a constant rate, or from one of a given slope: for counts that need not be whole.

use crate::stats::series::change_point::likelihood_ratio;

/// The largest likelihood ratio of two rates against one, over all dates. `shares` are those of the exposure.
pub(super) fn best_split(counts: &[f64], shares: &[f64]) -> f64 {
    let total: f64 = counts.iter().sum();
    let whole: f64 = shares.iter().sum();
    let (mut before, mut share, mut most) = (0.0, 0.0, 0.0_f64);
    let dates = counts.len().saturating_sub(1);
    for (x, w) in counts.iter().zip(shares).take(dates) {
        before += x;
        share += w;
        let rest = (whole - share).max(f64::MIN_POSITIVE);
        most = most.max(likelihood_ratio(before.min(total), total, share, rest));
    }
    most
}

/// The distance of the rates of two sides, in standard errors that each side gives for itself: none smaller than that of independent events.
pub(super) fn welch(counts: &[f64], exposures: &[f64], periods_before: usize) -> f64 {
    let sides = counts.split_at(periods_before.min(counts.len()));
    let times = exposures.split_at(periods_before.min(exposures.len()));
    let rate = counts.iter().sum::<f64>() / exposures.iter().sum::<f64>();
    let (before, v_before) = side(sides.0, times.0, rate);
    let (after, v_after) = side(sides.1, times.1, rate);
    let error = (v_before + v_after).sqrt();
    if error > 0.0 {
        (after - before).abs() / error
    } else {
        0.0
    }
}

/// The rate of some cells, and the square of its error.
fn side(counts: &[f64], exposures: &[f64], rate_of_all: f64) -> (f64, f64) {
    let whole: f64 = exposures.iter().sum();
    let rate = counts.iter().sum::<f64>() / whole;
    let residuals = counts.iter().zip(exposures).map(|(x, t)| x - rate * t);
    let squares: f64 = residuals.map(|r| r * r).sum();
    let cells = counts.len() as f64;
    let spread = if cells > 1.0 {
        squares * (cells / (cells - 1.0)) / (whole * whole)
    } else {
        0.0
    };
    (rate, spread.max(rate_of_all / whole))
}

/// A score in standard errors where nothing strays from the line: beyond every other.
const ON_THE_LINE: f64 = 1e9;

/// The sum of the times of all events above its expectation, in standard errors that the cells give around the line that fits them. `shares` are
/// those of the total that each cell is expected to have; `times` are around their mean under them.
pub(super) fn score(counts: &[f64], shares: &[f64], times: &[f64]) -> f64 {
    let total: f64 = counts.iter().sum();
    let cells = || counts.iter().zip(shares).zip(times);
    let sum: f64 = cells().map(|((x, w), s)| s * (x - total * w)).sum();
    let spread: f64 = shares.iter().zip(times).map(|(w, s)| w * s * s).sum();
    let slope = sum / (total * spread);
    if !slope.is_finite() {
        return 0.0;
    }
    let (mut squares, mut most) = (0.0, 0.0);
    for ((x, w), s) in cells() {
        let strayed = s * (x - total * w * (1.0 + slope * s));
        squares += strayed * strayed;
        most += (s * (x + total * w)).powi(2);
    }
    // What rounding leaves of nothing is nothing.
    if squares > 1e-20 * most {
        (sum / squares.sqrt()).clamp(-ON_THE_LINE, ON_THE_LINE)
    } else if sum.abs() > 1e-10 * most.sqrt() {
        ON_THE_LINE.copysign(sum)
    } else {
        0.0
    }
}
