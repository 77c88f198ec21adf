//! How strongly neighbouring cells depend on each other, by restricted likelihood.

use super::rates::{Columns, Fit, left_of};

/// Correlations of neighbours that are weighed: 0, 0.05, … 0.95.
pub(super) const STEPS: usize = 20;
/// `χ²` of one degree at 0.9: a one-sided 95 % bound lies where twice the log-likelihood has fallen by it.
const FALL: f64 = 2.705_543_454_095_404;
/// The most that the intensity may vary: this many times its squared mean.
const MOST_VARIANCE: f64 = 20.0;

/// A correlation, the relative variance of the intensity that fits best with it, and how well.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) correlation: f64,
    pub(super) variance: f64,
    /// Twice the restricted log-likelihood below the best.
    pub(super) below: f64,
    /// The share of the likelihood of all points.
    pub(super) weight: f64,
}

/// The profile of the likelihood over the correlation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Profile(pub(super) [Point; STEPS]);

impl Profile {
    /// `gaps` are the distances of each cell from the one before it, the first 0.
    pub(super) fn of(columns: &Columns, counts: &[u64], fit: &Fit, gaps: &[f64]) -> Self {
        let residuals: Vec<(f64, f64)> = counts
            .iter()
            .zip(fit.means())
            .map(|(&x, m)| (x as f64 / m - 1.0, 1.0 / m))
            .collect();
        let likelihood = Likelihood {
            columns,
            residuals,
            gaps,
        };
        let mut points = [Point::default(); STEPS];
        for (at, point) in points.iter_mut().enumerate() {
            point.correlation = at as f64 / STEPS as f64;
            (point.variance, point.below) = likelihood.best_variance(point.correlation);
        }
        let least = points.iter().fold(f64::INFINITY, |a, p| a.min(p.below));
        for point in &mut points {
            point.below -= least;
            point.weight = (-0.5 * point.below).exp();
        }
        let whole: f64 = points.iter().map(|p| p.weight).sum();
        for point in &mut points {
            point.weight /= whole;
        }
        Self(points)
    }

    /// The most likely correlation of neighbours with its variance; of several alike, the smallest.
    pub(super) fn best(&self) -> Point {
        let first = self.0[0];
        let better = |a: Point, b: &Point| if b.below < a.below { *b } else { a };
        self.0.iter().fold(first, better)
    }

    /// The lower and the upper one-sided 95 % bound of the correlation, between points by a straight line: 0 and the last point where
    /// the likelihood does not fall so far.
    pub(super) fn bounds(&self) -> (f64, f64) {
        let best = self.best().correlation;
        let edge = |inside: &Point, outside: &Point| {
            let share = (FALL - inside.below) / (outside.below - inside.below);
            inside.correlation + share * (outside.correlation - inside.correlation)
        };
        let (mut lower, mut upper) = (0.0, best);
        for (a, b) in self.0.iter().zip(self.0.iter().skip(1)) {
            if b.correlation <= best && a.below > FALL && b.below <= FALL {
                lower = edge(b, a);
            }
            if a.correlation >= best && a.below <= FALL {
                upper = if b.below > FALL {
                    edge(a, b)
                } else {
                    b.correlation
                };
            }
        }
        (lower, upper)
    }
}

/// The restricted likelihood of what a fit leaves: `x/m − 1 = u + e`, with `u` a first-order autoregression and `e` of variance `1/m`.
struct Likelihood<'a> {
    columns: &'a Columns,
    residuals: Vec<(f64, f64)>,
    gaps: &'a [f64],
}

impl Likelihood<'_> {
    /// The variance that fits best with a correlation, by golden section, and minus twice the logarithm of its likelihood.
    fn best_variance(&self, correlation: f64) -> (f64, f64) {
        const GOLDEN: f64 = 0.618_033_988_749_894_9;
        let noise = self.residuals.iter().map(|r| r.1).sum::<f64>() / self.residuals.len() as f64;
        let (mut lo, mut hi) = ((1e-3 * noise).min(0.1).ln(), MOST_VARIANCE.ln());
        let decay: Vec<f64> = self.gaps.iter().map(|g| correlation.powf(*g)).collect();
        let at = |ln: f64| self.at(&decay, ln.exp());
        let (mut left, mut right) = (hi - GOLDEN * (hi - lo), lo + GOLDEN * (hi - lo));
        let (mut low, mut high) = (at(left), at(right));
        for _ in 0..40 {
            if low < high {
                (hi, right, high) = (right, left, low);
                left = hi - GOLDEN * (hi - lo);
                low = at(left);
            } else {
                (lo, left, low) = (left, right, high);
                right = lo + GOLDEN * (hi - lo);
                high = at(right);
            }
        }
        let (variance, value) = if low < high {
            (left.exp(), low)
        } else {
            (right.exp(), high)
        };
        let none = self.at(&decay, 0.0);
        if none <= value {
            (0.0, none)
        } else {
            (variance, value)
        }
    }

    /// Minus twice the restricted log-likelihood, by Kalman's filter on the residuals and on the columns alike.
    fn at(&self, decay: &[f64], variance: f64) -> f64 {
        let width = self.columns.width();
        let (mut squares, mut products, mut matrix) = (0.0, [0.0; 4], [[0.0; 4]; 4]);
        let (mut ln_spread, mut state) = (0.0, variance);
        let (mut mean, mut mean_row) = (0.0, [0.0; 4]);
        for ((row, &(residual, noise)), &d) in
            self.columns.rows().iter().zip(&self.residuals).zip(decay)
        {
            // The first cell has gap 0: nothing decays, and nothing is known.
            state = d * d * state + variance * (1.0 - d * d);
            mean *= d;
            let spread = state + noise;
            let gain = state / spread;
            let above = residual - mean;
            squares += above * above / spread;
            ln_spread += spread.ln();
            mean += gain * above;
            let mut above_row = [0.0; 4];
            for ((out, x), m) in above_row.iter_mut().zip(row).zip(&mut mean_row).take(width) {
                *m *= d;
                *out = x - *m;
                *m += gain * *out;
            }
            for ((line, sum), c) in matrix
                .iter_mut()
                .zip(&mut products)
                .zip(&above_row)
                .take(width)
            {
                *sum += c * above / spread;
                for (entry, e) in line.iter_mut().zip(&above_row).take(width) {
                    *entry += c * e / spread;
                }
            }
            state *= 1.0 - gain;
        }
        let (left, ln_determinant) = left_of(squares, &products, &matrix, width);
        ln_spread + ln_determinant + left
    }
}
