//! The functions behind every interval: incomplete beta and gamma with both tails, their inverses, the normal distribution.
//!
//! Private to `stats`, and without a dependency: the published crates panic, hang or lose eight digits in the tails that small
//! and huge counts reach. Arguments are the callers' to check; for any `f64` each function ends, and none panics.
//!
//! One idea carries all of it. In the log-odds `u = ln x/(1−x)` the beta law has the density `x^a (1−x)^b / B(a,b)`, in `ln x` the
//! gamma law has `x^a e^−x / Γ(a)`; a tail is that density times a factor that is found by a continued fraction (small shapes)
//! or by an integral over 28 points (large ones), and Halley's rule on the logarithm of the tail inverts both alike.
//!
//! # References
//! `DiDonato` and Morris 1992, Algorithm 708, ACM TOMS 18:360, doi 10.1145/131766.131776 (the fraction). Loader 2000, Fast and
//! Accurate Computation of Binomial Probabilities (the deviance form of the density).

pub(super) mod beta;
pub(super) mod cholesky;
pub(super) mod gamma;
pub(crate) mod normal;
mod panel;
pub(super) mod poisson;
pub(super) mod solve;
pub(super) mod stirling;
#[cfg(test)]
mod tests;
pub(super) mod tilted;
pub(super) mod two_tailed;
pub(super) mod widest;

/// The probability at or below a point, and at or above it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Both {
    pub(super) lower: f64,
    pub(super) upper: f64,
}

impl Both {
    fn of_lower(lower: f64) -> Self {
        Self {
            lower,
            upper: 1.0 - lower,
        }
    }

    fn of_upper(upper: f64) -> Self {
        Self {
            lower: 1.0 - upper,
            upper,
        }
    }

    pub(super) fn swapped(self) -> Self {
        Self {
            lower: self.upper,
            upper: self.lower,
        }
    }
}
