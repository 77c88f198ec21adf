//! Given the sum of both counts, the later one is binomial: everything exact about a ratio of two rates.

use super::small::Small;
use crate::stats::special::Both;
use crate::stats::special::beta::{Beta, Point};
use crate::stats::special::normal::{normal_quantile, normal_tails};
use crate::stats::special::solve::{Grows, Tail, solve};

/// Tails below this one are not searched from a normal quantile.
pub(super) const LEAST_TAIL: f64 = 1e-17;
/// At these odds sums of small counts keep their digits.
pub(super) const SUMMED_ODDS: std::ops::RangeInclusive<f64> = 1e-30..=1e30;

/// Counts before and after.
#[derive(Clone, Copy, Debug)]
pub(in crate::stats) struct Split {
    pub(in crate::stats) x1: f64,
    pub(in crate::stats) x2: f64,
}

/// P(X ≤ x2), P(X ≥ x2) and P(X = x2) at some odds of "after".
#[derive(Clone, Copy, Debug)]
pub(in crate::stats) struct Exact {
    pub(in crate::stats) less: f64,
    pub(in crate::stats) greater: f64,
    pub(in crate::stats) same: f64,
}

impl Split {
    fn swapped(self) -> Self {
        Self {
            x1: self.x2,
            x2: self.x1,
        }
    }

    pub(in crate::stats) fn exact(self, odds: f64) -> Exact {
        let Self { x1, x2 } = self;
        if x1 == 0.0 {
            let same = (-x2 * (1.0 / odds).ln_1p()).exp();
            return Exact {
                less: 1.0,
                greater: same,
                same,
            };
        }
        if x2 == 0.0 {
            let same = (-x1 * odds.ln_1p()).exp();
            return Exact {
                less: same,
                greater: 1.0,
                same,
            };
        }
        if SUMMED_ODDS.contains(&odds)
            && let Some(small) = Small::new(x1, x2)
        {
            return small.exact(odds);
        }
        // One evaluation, of the smaller tail; the other follows without loss.
        let law = Beta::new(x2, x1 + 1.0);
        let at = law.at_odds(odds);
        if at.d <= 0.0 {
            let (density, Both { lower: greater, .. }) = law.density_and_tails(at);
            let same = density / (x2 * at.y);
            return Exact {
                less: 1.0 - greater + same,
                greater,
                same,
            };
        }
        let law = Beta::new(x2 + 1.0, x1);
        let at = law.at_odds(odds);
        let (density, Both { upper: less, .. }) = law.density_and_tails(at);
        let same = density / (x1 * at.x);
        Exact {
            less,
            greater: 1.0 - less + same,
            same,
        }
    }

    /// The odds that leave `tail` at x2 and above, and the odds that leave it at x2 and below.
    pub(in crate::stats) fn central(self, tail: f64) -> (f64, f64) {
        let Self { x1, x2 } = self;
        if tail > LEAST_TAIL
            && let Some(small) = Small::new(x1, x2)
        {
            return small.central(tail, normal_quantile(tail));
        }
        (
            Beta::new(x2, x1 + 1.0).log_odds(tail).exp(),
            Beta::new(x2 + 1.0, x1).log_odds_upper(tail).exp(),
        )
    }

    /// As `central`, with half of the probability of x2 itself.
    pub(in crate::stats) fn mid(self, tail: f64) -> (f64, f64) {
        (self.mid_lower(tail), 1.0 / self.swapped().mid_lower(tail))
    }

    fn mid_lower(self, tail: f64) -> f64 {
        let Self { x1, x2 } = self;
        if x2 == 0.0 {
            return 0.0;
        }
        if x1 == 0.0 {
            // ½ π^N = tail.
            let ln_x = (2.0 * tail).ln() / x2;
            return ln_x.exp() / -ln_x.exp_m1();
        }
        let start = Beta::new(x2 + 0.5, x1 + 0.5).log_odds(tail);
        let more = Beta::new(x2 + 1.0, x1);
        solve(start, tail.ln(), Grows::WithU, |u| {
            let at = more.at_odds(u.exp());
            let (density, both) = more.density_and_tails(at);
            let same = density / (x1 * at.x);
            let tail = both.lower + 0.5 * same;
            let Point { x, y, .. } = at;
            let weight = x2 * y + x1 * x;
            Tail {
                ln: tail.ln(),
                hazard: 0.5 * same * weight / tail,
                slope: x2 * y - x1 * x + (x1 - x2) * x * y / weight,
            }
        })
        .exp()
    }

    /// Wilson's limits in odds. The two ends of each factor multiply to x²(1 + z²/N), so that neither cancels.
    pub(in crate::stats) fn score(self, tail: f64) -> (f64, f64) {
        let Self { x1, x2 } = self;
        let n = x1 + x2;
        if n == 0.0 {
            return (0.0, f64::INFINITY);
        }
        let z = -normal_quantile(tail);
        let square = z * z;
        let far =
            |x: f64, other: f64| x + 0.5 * square + z * (x * (other / n) + 0.25 * square).sqrt();
        let near = |x: f64, other: f64| x * x * (1.0 + square / n) / far(x, other);
        (
            if x2 == 0.0 {
                0.0
            } else {
                near(x2, x1) / far(x1, x2)
            },
            if x1 == 0.0 {
                f64::INFINITY
            } else {
                far(x2, x1) / near(x1, x2)
            },
        )
    }

    /// The standard normal score at some odds: (x2 − Nπ)/√(Nπ(1 − π)).
    pub(in crate::stats) fn score_z(self, odds: f64) -> f64 {
        let Self { x1, x2 } = self;
        if x1 + x2 == 0.0 {
            return 0.0;
        }
        (x2 - x1 * odds) / ((x1 + x2) * odds).sqrt()
    }

    pub(in crate::stats) fn score_tails(self, odds: f64) -> Both {
        normal_tails(self.score_z(odds))
    }
}
