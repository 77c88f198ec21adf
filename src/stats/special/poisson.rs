//! The Poisson law's density, straight from deviances.

use std::f64::consts::PI;

use super::stirling::{deviance, stirling};

/// `x ln(x/mean) − (x − mean)`, never negative, with `0 ln 0 = 0`.
pub(in crate::stats) fn poisson_deviance(x: f64, mean: f64) -> f64 {
    if x <= 0.0 {
        mean
    } else {
        deviance(x, mean - x, mean)
    }
}

/// The natural logarithm of `mean^x e^−mean / x!`, for a mean above 0.
///
/// # References
/// Loader 2000, Fast and Accurate Computation of Binomial Probabilities.
pub(in crate::stats) fn poisson_ln_density(x: f64, mean: f64) -> f64 {
    if x <= 0.0 {
        return -mean;
    }
    -poisson_deviance(x, mean) - 0.5 * (2.0 * PI * x).ln() - stirling(x)
}
