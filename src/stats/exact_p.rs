//! A p-value over all tables with the sums of the one seen, and what makes a table extreme.

use std::fmt;

use super::simulation::PMethod;
use super::special::poisson::{poisson_deviance, poisson_ln_density};

/// How far a table is from equal rates or equal mixes: an exact p sums the tables that are at least as far as the one observed.
///
/// The three order tables differently, so an exact p names its distance.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Serialize)]
#[non_exhaustive]
#[serde(rename_all = "snake_case")]
pub enum HomogeneityDistance {
    /// Pearson's `X²`.
    #[default]
    ChiSquare,
    /// The likelihood ratio `G`.
    LikelihoodRatio,
    /// Probability: tables that are no more likely count as at least as far.
    Probability,
}

impl HomogeneityDistance {
    /// Every distance, in the order of this page.
    pub const ALL: &'static [Self] = &[Self::ChiSquare, Self::LikelihoodRatio, Self::Probability];

    /// What one cell adds to the distance of its table.
    pub(super) fn of_cell(self, x: f64, mean: f64) -> f64 {
        match self {
            Self::ChiSquare => (x - mean) * ((x - mean) / mean),
            Self::LikelihoodRatio => 2.0 * poisson_deviance(x, mean),
            Self::Probability => -poisson_ln_density(x, mean),
        }
    }
}

/// An exact p-value, or a simulated one with its error.
///
/// # Examples
/// ```
/// use interstate::stats::{HomogeneityDistance, MixTable, PMethod, Simulation};
///
/// let kinds = MixTable::new(&[&[5, 0, 2], &[1, 4, 3]])?.compare_exact(Simulation::seeded(1))?;
/// assert!((kinds.p() - 0.049728).abs() < 1e-6);
/// assert_eq!(kinds.distance, HomogeneityDistance::Probability);
/// assert!(matches!(kinds.method, PMethod::Enumerated { .. }));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ExactP {
    p: f64,
    /// The distance by which a table is at least as extreme as the one observed.
    pub distance: HomogeneityDistance,
    /// Whether every table was listed, or a sample drawn at random.
    pub method: PMethod,
}

impl ExactP {
    pub(super) fn of(p: f64, distance: HomogeneityDistance, method: PMethod) -> Self {
        Self {
            p,
            distance,
            method,
        }
    }

    /// The exact or simulated p-value.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }
}

/// `by chi_square p = 0.90 over all 33649 tables, if events are independent`.
impl fmt::Display for ExactP {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let distance = match self.distance {
            HomogeneityDistance::ChiSquare => "Pearson's X²",
            HomogeneityDistance::LikelihoodRatio => "the likelihood ratio",
            HomogeneityDistance::Probability => "the probability",
        };
        let p = self.method.text(self.p, "tables");
        write!(
            f,
            "tables as far from equality by {distance} have {p}, if events are independent"
        )
    }
}
