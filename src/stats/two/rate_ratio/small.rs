//! The central limits for counts that add up to a few hundred: closed binomial sums around the observed ratio.
//!
//! Both ends and all their evaluations share one logarithm of a binomial coefficient, and the parameter is the distance `w` of the
//! log-odds from the observed ones, so that an evaluation costs one exponential, two logarithms and a sum of some thirty terms.

use std::f64::consts::PI;

use super::conditional::Exact;
use crate::stats::special::beta::{BinomialSum, binomial_sums, start};
use crate::stats::special::solve::{Grows, MOST_ROUNDS, Search, Tail};
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
        let [lower, upper] = lower([self, self.swapped()], tail.ln(), z);
        self.odds(lower, upper)
    }

    /// Those of four pairs, which take less than twice as long as those of one.
    pub(super) fn central_of_four(pairs: [Self; 4], tail: f64, z: f64) -> [(f64, f64); 4] {
        let [a, b, c, d] = pairs;
        let others = pairs.map(Self::swapped);
        let [e, f, g, h] = others;
        let [lowers @ .., i, j, k, l] = lower([a, b, c, d, e, f, g, h], tail.ln(), z);
        let [m, n, o, p] = lowers;
        [a.odds(m, i), b.odds(n, j), c.odds(o, k), d.odds(p, l)]
    }

    fn swapped(self) -> Self {
        Self {
            x1: self.x2,
            x2: self.x1,
            ..self
        }
    }

    /// The ends in odds: those over the odds seen of this pair and of the swapped one.
    fn odds(self, lower: f64, upper: f64) -> (f64, f64) {
        let seen = self.x2 / self.x1;
        (seen * lower, seen / upper)
    }

    /// The tail at x2 and above at log-odds that are larger by w than those seen; `growth` is e^w.
    #[inline]
    fn tail(self, w: f64, growth: f64, sum: f64) -> Tail {
        let Self { x1, x2, ln_same } = self;
        let n = x1 + x2;
        let inverse = 1.0 / n;
        let (share, rest) = (x2 * inverse, x1 * inverse);
        // From the side on which the powers are small, so that they do not cancel.
        let ln_pmf = if x2 <= x1 {
            x2 * w - n * (rest + share * growth).ln()
        } else {
            -x1 * w - n * (share + rest / growth).ln()
        };
        let after = 1.0 / (1.0 + x2 / x1 * growth);
        Tail {
            ln: ln_same + ln_pmf + sum.ln(),
            hazard: x2 * after / sum,
            slope: (n + 1.0) * after - (x1 + 1.0),
        }
    }

    /// P(X = x2), P(X ≥ x2) and P(X ≤ x2) at some odds.
    pub(super) fn exact(self, odds: f64) -> Exact {
        let [exact] = Self::exact_of([(self, odds)]);
        exact
    }

    /// Those of several pairs, each at its odds.
    pub(super) fn exact_of<const N: usize>(of: [(Self, f64); N]) -> [Exact; N] {
        let sums = binomial_sums(of.map(|(small, odds)| small.smaller_tail(odds)), 3e-17);
        // OK because there are as many sums as pairs.
        #[expect(clippy::indexing_slicing, reason = "two arrays of one length")]
        std::array::from_fn(|i| of[i].0.exact_by(of[i].1, sums[i]))
    }

    /// The odds over those seen.
    fn growth(self, odds: f64) -> f64 {
        odds * self.x1 / self.x2
    }

    /// The sum of the tail away from the mean; the other follows without loss.
    fn smaller_tail(self, odds: f64) -> BinomialSum {
        let Self { x1, x2, .. } = self;
        if self.growth(odds) <= 1.0 {
            BinomialSum::new(x2, x1, odds)
        } else {
            BinomialSum::new(x1, x2, 1.0 / odds)
        }
    }

    fn exact_by(self, odds: f64, sum: f64) -> Exact {
        let Self { x1, x2, ln_same } = self;
        let n = x1 + x2;
        let growth = self.growth(odds);
        let ln_pmf = if x2 <= x1 {
            x2 * growth.ln() - n * ((x1 + x2 * growth) / n).ln()
        } else {
            -x1 * growth.ln() - n * ((x2 + x1 / growth) / n).ln()
        };
        let same = (ln_same + ln_pmf).exp();
        let (tail, rest) = (same * sum, 1.0 - same * sum + same);
        if growth <= 1.0 {
            Exact {
                less: rest,
                greater: tail,
                same,
            }
        } else {
            Exact {
                less: tail,
                greater: rest,
                same,
            }
        }
    }
}

/// An end that is searched.
#[derive(Clone, Copy)]
struct End {
    of: Small,
    search: Search,
    /// The odds over those seen, where the search is.
    growth: f64,
    is_found: bool,
}

impl End {
    fn sum(&self) -> BinomialSum {
        let Small { x1, x2, .. } = self.of;
        BinomialSum::new(x2, x1, x2 / x1 * self.growth)
    }

    fn go_on(&mut self, sum: f64) {
        if !self.is_found {
            let tail = self.of.tail(self.search.u, self.growth, sum);
            self.is_found = self.search.is_over(tail);
            self.growth = self.search.u.exp();
        }
    }
}

/// The odds over those seen at which P(X ≥ x2) is the tail, for each: they go on beside each other until the last is found.
fn lower<const N: usize>(of: [Small; N], ln_tail: f64, z: f64) -> [f64; N] {
    let mut ends = of.map(|of| {
        // The start is for Beta(x2, x1 + 1), in log-odds; here they count from those observed.
        let begin = start(of.x2, of.x1 + 1.0, z) - (1.0 + 1.0 / of.x1).ln();
        let search = Search::new(begin, ln_tail, Grows::WithU);
        End {
            of,
            search,
            growth: search.u.exp(),
            is_found: false,
        }
    });
    for _ in 0..MOST_ROUNDS {
        let sums = binomial_sums(ends.map(|end| end.sum()), 3e-17);
        for (end, sum) in ends.iter_mut().zip(sums) {
            end.go_on(sum);
        }
        if ends.iter().all(|end| end.is_found) {
            break;
        }
    }
    ends.map(|end| end.growth)
}
