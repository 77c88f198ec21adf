//! Laws with weights `c_k·e^(uk)`: the limits of u from the sums above and below what was seen.

use super::solve::{Grows, Tail, solve};

/// Sums of weights over outcomes, with the first two powers of the distance from what was seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub(in crate::stats) zero: f64,
    pub(in crate::stats) one: f64,
    pub(in crate::stats) two: f64,
}

impl Sums {
    pub(in crate::stats) fn add(&mut self, weight: f64, distance: f64) {
        self.zero += weight;
        self.one += weight * distance;
        self.two += weight * distance * distance;
    }

    pub(in crate::stats) fn scale(&mut self, by: f64) {
        self.zero *= by;
        self.one *= by;
        self.two *= by;
    }
}

/// The weights at some u, split at what was seen: `seen` itself, those above and those below (distances are positive).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tilted {
    pub(in crate::stats) seen: f64,
    pub(in crate::stats) above: Sums,
    pub(in crate::stats) below: Sums,
}

impl Tilted {
    fn total(&self) -> f64 {
        self.below.zero + self.seen + self.above.zero
    }

    pub(in crate::stats) fn at_least(&self) -> f64 {
        (self.seen + self.above.zero) / self.total()
    }

    pub(in crate::stats) fn at_most(&self) -> f64 {
        (self.seen + self.below.zero) / self.total()
    }

    /// P(X ≥ seen) with its derivatives: those of an exponential family are differences of means and variances.
    fn tail(&self) -> Tail {
        let (total, upper) = (self.total(), self.seen + self.above.zero);
        let mean = (self.above.one - self.below.one) / total;
        let mean_above = self.above.one / upper;
        let variance = (self.above.two + self.below.two) / total - mean * mean;
        let variance_above = self.above.two / upper - mean_above * mean_above;
        let hazard = mean_above - mean;
        Tail {
            ln: (upper / total).ln(),
            hazard,
            slope: hazard + (variance_above - variance) / hazard,
        }
    }
}

/// The u at which P(X ≥ seen) is `tail`.
pub(in crate::stats) fn lower_limit(start: f64, tail: f64, weights: impl Fn(f64) -> Tilted) -> f64 {
    solve(start, tail.ln(), Grows::WithU, |u| {
        weights(u.clamp(-600.0, 600.0)).tail()
    })
}
