//! The law of a trend score given the number of events, exact by powers of its generating function.

use std::fmt;

use super::periods::Series;
use super::root::crossing;
use crate::stats::special::normal::normal_quantile;

/// Up to this many scores the law is exact: a tenth of a second at most.
const MOST_SCORES: f64 = 30_000.0;
/// Chances below this share of the largest are left out at both ends: they are lost beside those that matter.
const NEGLIGIBLE: f64 = 1e-32;

/// A slope on the logarithm of a rate, per unit of time, with its limits.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct LogSlope {
    /// The most likely slope; `None` without events, or with all of them in the first or in the last period.
    pub estimate: Option<f64>,
    /// The lower limit; `None` if there is none.
    pub lo: Option<f64>,
    /// The upper limit; `None` if there is none.
    pub hi: Option<f64>,
}

/// The law of `S = Σ sᵢ xᵢ` given `N = Σ xᵢ`, at any slope.
#[derive(Clone, PartialEq)]
pub(super) struct ScoreLaw {
    /// The time of each period and the logarithm of its share of exposure.
    points: Vec<(f64, f64)>,
    /// How much time one step is.
    unit: f64,
    total: f64,
    /// The score that was seen.
    seen: f64,
    least: f64,
    most: f64,
    /// A slope at which the score that was seen is about the mean.
    tilt: f64,
    window: Option<Window>,
}

/// Chances of scores from `start` on, at the slope `tilt`.
#[derive(Clone, PartialEq)]
struct Window {
    start: f64,
    chances: Vec<f64>,
}

/// Logarithm of the generating function at a slope, with the mean and the variance of one event's time.
struct Moments {
    ln: f64,
    mean: f64,
    variance: f64,
}

/// Without the thousands of chances.
impl fmt::Debug for ScoreLaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScoreLaw")
            .field("total", &self.total)
            .field("seen", &self.seen)
            .finish_non_exhaustive()
    }
}

impl ScoreLaw {
    pub(super) fn of(series: Series<'_>) -> Self {
        let steps = series.steps();
        let unit = steps.iter().fold(0, |a, &b| greatest_divisor(a, b)).max(1);
        let whole: f64 = series.exposures().iter().sum();
        let exposures = series.exposures().iter();
        let points: Vec<(f64, f64)> = steps
            .iter()
            .zip(exposures)
            .map(|(&s, &t)| ((s / unit) as f64, (t / whole).ln()))
            .collect();
        let total = series.total() as f64;
        let counts = series.counts().iter();
        let seen = counts.zip(&points).map(|(&x, p)| x as f64 * p.0).sum();
        let mut law = Self {
            most: total * points.last().map_or(0.0, |p| p.0),
            points,
            unit: unit as f64,
            total,
            seen,
            least: 0.0,
            tilt: 0.0,
            window: None,
        };
        if law.least < law.most {
            let inner = law.seen.max(law.least + 0.5).min(law.most - 0.5);
            // Without one the law is as right, and its numbers smaller.
            if let Some(tilt) = law.slope_with_mean(inner) {
                law.tilt = tilt;
            }
        }
        law.window = law.window();
        law
    }

    fn moments(&self, b: f64) -> Moments {
        let exponent = |p: &(f64, f64)| p.1 + b * p.0;
        let top = self.points.iter().map(exponent).fold(f64::MIN, f64::max);
        let (mut sum, mut first) = (0.0, 0.0);
        for point in &self.points {
            let weight = (exponent(point) - top).exp();
            sum += weight;
            first += weight * point.0;
        }
        let mean = first / sum;
        let second: f64 = self
            .points
            .iter()
            .map(|p| (exponent(p) - top).exp() * (p.0 - mean) * (p.0 - mean))
            .sum();
        Moments {
            ln: top + sum.ln(),
            mean,
            variance: second / sum,
        }
    }

    /// The slope at which the mean score is `score`, which lies between the least and the most.
    fn slope_with_mean(&self, score: f64) -> Option<f64> {
        crossing(0.0, |b| self.total * self.moments(b).mean - score)
    }

    fn window(&self) -> Option<Window> {
        let at = self.moments(self.tilt);
        let steps = self.points.last().map_or(0.0, |p| p.0);
        let spread = 24.0 * (self.total * at.variance).sqrt() + 2.0 * steps;
        if spread.min(self.most) > MOST_SCORES || steps > MOST_SCORES {
            return None;
        }
        // OK because the steps are whole and at most MOST_SCORES.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 ..= 30,000"
        )]
        let mut once = vec![0.0; steps as usize + 1];
        for (s, ln_share) in &self.points {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "as above"
            )]
            if let Some(chance) = once.get_mut(*s as usize) {
                *chance = (ln_share + self.tilt * s - at.ln).exp();
            }
        }
        let once = Window {
            start: 0.0,
            chances: once,
        };
        // OK because a total that passed the check above is below 2⁵⁰.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "below 2⁵⁰"
        )]
        Some(once.power(self.total as u64))
    }

    /// The chances, at slope `b`, of a score at least and at most as high as the one seen; `None` if the law is not exact.
    pub(super) fn tails(&self, b: f64) -> Option<(f64, f64)> {
        let window = self.window.as_ref()?;
        let d = b - self.tilt;
        // P_b(s) = P_tilt(s) · e^{d s} · (M(tilt)/M(b))^N, written around the score that was seen.
        let scale = self.total * (self.moments(self.tilt).ln - self.moments(b).ln) + d * self.seen;
        // The tail away from the mean at b has terms that fall: sum that one, and complete the other.
        let lost = |from: f64, to: f64| -> f64 {
            let scores = (0..window.chances.len()).map(|i| window.start + i as f64);
            let terms = scores.zip(&window.chances);
            let inside = terms.filter(|(s, _)| *s >= from && *s <= to);
            inside
                .map(|(s, p)| p * (d * (s - self.seen) + scale).exp())
                .sum::<f64>()
                .min(1.0)
        };
        Some(if d <= 0.0 {
            let rising = lost(self.seen, f64::INFINITY);
            (rising, 1.0 - lost(self.seen + 1.0, f64::INFINITY))
        } else {
            let falling = lost(f64::NEG_INFINITY, self.seen);
            (1.0 - lost(f64::NEG_INFINITY, self.seen - 1.0), falling)
        })
    }

    /// The slope per unit of time, with limits that leave out `tail` on each side.
    pub(super) fn slope(&self, tail: f64) -> LogSlope {
        let inside = self.least < self.seen && self.seen < self.most;
        let per_time = |b: f64| b / self.unit;
        let lo = (self.seen > self.least)
            .then(|| self.limit(tail, true))
            .flatten();
        let hi = (self.seen < self.most)
            .then(|| self.limit(tail, false))
            .flatten();
        LogSlope {
            estimate: inside
                .then(|| self.slope_with_mean(self.seen))
                .flatten()
                .map(per_time),
            lo: lo.map(per_time),
            hi: hi.map(per_time),
        }
    }

    /// The slope at which the score seen would be as extreme as `tail`: from below (the chance of as high a score) or from above.
    fn limit(&self, tail: f64, lower: bool) -> Option<f64> {
        if self.window.is_none() {
            let z = normal_quantile(tail) * if lower { 1.0 } else { -1.0 };
            return crossing(self.tilt, |b| {
                let at = self.moments(b);
                (self.total * at.mean - self.seen) / (self.total * at.variance).sqrt() - z
            });
        }
        crossing(self.tilt, |b| match self.tails(b) {
            // Logarithms, so that the secants are nearly straight; an increasing function of b in both cases.
            Some((rising, _)) if lower => rising.max(f64::MIN_POSITIVE).ln() - tail.ln(),
            Some((_, falling)) => tail.ln() - falling.max(f64::MIN_POSITIVE).ln(),
            None => f64::NAN,
        })
    }
}

impl Window {
    /// The law of the sum of `n` independent draws.
    fn power(self, n: u64) -> Self {
        if n == 0 {
            return Self {
                start: 0.0,
                chances: vec![1.0],
            };
        }
        let mut sum = Self {
            start: self.start,
            chances: self.chances.clone(),
        };
        for bit in (0..n.ilog2()).rev() {
            sum = sum.plus(&sum);
            if n >> bit & 1 == 1 {
                sum = sum.plus(&self);
            }
        }
        sum
    }

    /// The law of the sum of two: additions and products of positive terms alone.
    fn plus(&self, other: &Self) -> Self {
        let (a, b) = (&self.chances, &other.chances);
        let mut chances = vec![0.0; a.len() + b.len() - 1];
        for (i, &x) in a.iter().enumerate() {
            for (sum, &y) in chances.iter_mut().skip(i).zip(b) {
                *sum += x * y;
            }
        }
        let least = chances.iter().fold(0.0_f64, |a, &b| a.max(b)) * NEGLIGIBLE;
        let matters = |p: &f64| *p >= least;
        // OK because the largest chance matters: neither law is empty, and none of their chances is NaN.
        #[expect(clippy::unwrap_used, reason = "the largest matters")]
        let (first, last) = (
            chances.iter().position(matters).unwrap(),
            chances.iter().rposition(matters).unwrap(),
        );
        chances.truncate(last + 1);
        chances.drain(..first);
        Self {
            start: self.start + other.start + first as f64,
            chances,
        }
    }
}

fn greatest_divisor(a: u64, b: u64) -> u64 {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}
