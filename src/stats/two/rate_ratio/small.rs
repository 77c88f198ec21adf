//! The central limits for counts that add up to a few hundred: closed binomial sums around the observed ratio.
//!
//! Both ends and all their evaluations share one logarithm of a binomial coefficient, and the parameter is the distance `w` of the
//! log-odds from the observed ones, so that an evaluation costs one exponential, two logarithms and a sum of some thirty terms.

use std::f64::consts::PI;

use super::conditional::Exact;
use crate::stats::special::beta::{binomial_sum, start};
use crate::stats::special::solve::{Grows, Tail, solve};
use crate::stats::special::stirling::stirling;

/// Up to here the sums are short.
const MOST: f64 = 400.0;

/// Two counts, neither of them 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Small {
    x1: f64,
    x2: f64,
    /// ln P(X = x2) at the observed odds x2/x1.
    ln_same: f64,
}

impl Small {
    pub(super) fn new(x1: f64, x2: f64) -> Option<Self> {
        let n = x1 + x2;
        (x1 > 0.0 && x2 > 0.0 && n <= MOST).then(|| Self {
            x1,
            x2,
            ln_same: 0.5 * (n / (2.0 * PI * x1 * x2)).ln() + stirling(n)
                - stirling(x1)
                - stirling(x2),
        })
    }

    /// The odds that leave `tail` at x2 and above, and those that leave it at x2 and below; `z` is the normal quantile of `tail`.
    pub(super) fn central(self, tail: f64, z: f64) -> (f64, f64) {
        let ln_tail = tail.ln();
        let swapped = Self {
            x1: self.x2,
            x2: self.x1,
            ..self
        };
        let seen = self.x2 / self.x1;
        (
            seen * self.lower(ln_tail, z).exp(),
            seen / swapped.lower(ln_tail, z).exp(),
        )
    }

    /// The w at which P(X ≥ x2) is the tail.
    fn lower(self, ln_tail: f64, z: f64) -> f64 {
        let Self { x1, x2, ln_same } = self;
        let n = x1 + x2;
        let inverse = 1.0 / n;
        let (share, rest) = (x2 * inverse, x1 * inverse);
        let seen = x2 / x1;
        // The start is for Beta(x2, x1 + 1), in log-odds; here they count from those observed.
        let begin = start(x2, x1 + 1.0, z) - (1.0 + 1.0 / x1).ln();
        solve(begin, ln_tail, Grows::WithU, |w| {
            let growth = w.exp();
            let odds = seen * growth;
            let sum = binomial_sum(x2, x1, odds, 3e-17);
            // From the side on which the powers are small, so that they do not cancel.
            let ln_pmf = if x2 <= x1 {
                x2 * w - n * (rest + share * growth).ln()
            } else {
                -x1 * w - n * (share + rest / growth).ln()
            };
            let after = 1.0 / (1.0 + odds);
            Tail {
                ln: ln_same + ln_pmf + sum.ln(),
                hazard: x2 * after / sum,
                slope: (n + 1.0) * after - (x1 + 1.0),
            }
        })
    }

    /// P(X = x2), P(X ≥ x2) and P(X ≤ x2) at some odds.
    pub(super) fn exact(self, odds: f64) -> Exact {
        let Self { x1, x2, ln_same } = self;
        let n = x1 + x2;
        let growth = odds * x1 / x2;
        let ln_pmf = if x2 <= x1 {
            x2 * growth.ln() - n * ((x1 + x2 * growth) / n).ln()
        } else {
            -x1 * growth.ln() - n * ((x2 + x1 / growth) / n).ln()
        };
        let same = (ln_same + ln_pmf).exp();
        // The tail away from the mean; the other follows without loss.
        if growth <= 1.0 {
            let greater = same * binomial_sum(x2, x1, odds, 3e-17);
            Exact {
                less: 1.0 - greater + same,
                greater,
                same,
            }
        } else {
            let less = same * binomial_sum(x1, x2, 1.0 / odds, 3e-17);
            Exact {
                less,
                greater: 1.0 - less + same,
                same,
            }
        }
    }
}
