//! The mid-P tails of a Poisson count and their inverses.

use crate::stats::special::Both;
use crate::stats::special::gamma::{Gamma, gamma_quantile, gamma_quantile_upper};
use crate::stats::special::solve::{Grows, Tail, solve};

/// P(X < x) + ½P(X = x), and P(X > x) + ½P(X = x).
pub(super) fn tails(x: f64, mean: f64) -> Both {
    let law = Gamma::new(x + 1.0);
    let half = 0.5 * pmf(x, mean);
    let both = law.tails(mean);
    Both {
        lower: both.upper - half,
        upper: both.lower + half,
    }
}

fn pmf(x: f64, mean: f64) -> f64 {
    // The density of Γ(x + 1) in ln λ is λ·P(X = x).
    Gamma::new(x + 1.0).ln_density(mean).exp() / mean
}

/// The mean that leaves `tail` above x.
pub(super) fn lower(x: f64, tail: f64) -> f64 {
    if x == 0.0 {
        return 0.0;
    }
    let start = gamma_quantile(x + 0.5, tail).ln();
    solve(start, tail.ln(), Grows::WithU, |u| {
        tail_at(x, u, Grows::WithU)
    })
    .exp()
}

/// The mean that leaves `tail` below x.
pub(super) fn upper(x: f64, tail: f64) -> f64 {
    if x == 0.0 {
        // ½ e^−λ = tail.
        return -(2.0 * tail).ln();
    }
    let start = gamma_quantile_upper(x + 0.5, tail).ln();
    solve(start, tail.ln(), Grows::AgainstU, |u| {
        tail_at(x, u, Grows::AgainstU)
    })
    .exp()
}

fn tail_at(x: f64, u: f64, grows: Grows) -> Tail {
    let mean = u.exp();
    let both = tails(x, mean);
    let tail = if grows == Grows::WithU {
        both.upper
    } else {
        both.lower
    };
    // d/du of either tail is ±½ P(X = x)(x + λ).
    let density = 0.5 * pmf(x, mean) * (x + mean);
    Tail {
        ln: tail.ln(),
        hazard: density / tail,
        slope: x - mean + mean / (x + mean),
    }
}
