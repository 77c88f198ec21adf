//! Whether the rates of several periods differ at all.

use super::Series;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::simulation::{Generator, Reckoned, WatchedSimulation};
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::poisson::{poisson_deviance, poisson_ln_density};

/// Up to this many tables are listed.
const MOST_TABLES: f64 = 1e6;
/// Periods up to which tables are listed.
const MOST_PERIODS: usize = 64;
/// Events up to which tables are drawn.
const MOST_DRAWN: u64 = 1_000_000;
/// Draws times periods up to which tables are drawn: some tens of seconds.
const MOST_CELLS: u64 = 100_000_000;

/// Whether rates differ, by the large-sample laws.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Homogeneity {
    /// Pearson's `X²`.
    pub chi_square: f64,
    /// Its p by the χ² law.
    pub chi_square_p: f64,
    /// The likelihood-ratio statistic `G`.
    pub g: f64,
    /// Its p by the χ² law.
    pub g_p: f64,
    /// One less than the periods.
    pub degrees_of_freedom: usize,
}

impl Homogeneity {
    /// `X²` over its degrees of freedom: 1 on average if the rates are equal and the events independent.
    ///
    /// Across periods this mixes change with clustering: [`dispersion`](crate::stats::dispersion) within a period does not.
    #[must_use]
    pub fn dispersion(&self) -> f64 {
        self.chi_square / self.degrees_of_freedom as f64
    }
}

/// Tests whether the rates of several periods are equal, by the χ² laws of `X²` and `G`.
///
/// # Formula
/// With `N` events, shares `wᵢ` of the exposure and `mᵢ = N wᵢ`: `X² = Σ (xᵢ − mᵢ)²/mᵢ`, `G = 2 Σ xᵢ ln(xᵢ/mᵢ)`, both about χ² with
/// `k − 1` degrees of freedom.
///
/// # When it misleads
/// With fewer than about five expected events a period the χ² laws are rough: [`homogeneity_exact`]. Clustered events look like
/// change. And it does not ask about a direction: [`conditional_trend`](super::conditional_trend) does, with more power.
///
/// # Errors
/// None beyond those of [`Series::new`]. Without any event both statistics are 0 and both p-values 1.
///
/// # Examples
/// ```
/// use interstate::stats::series::{Series, homogeneity};
///
/// let years = homogeneity(Series::new(&[3, 3, 3, 6, 6, 6], &[1.0; 6])?);
/// assert_eq!(years.chi_square, 3.0);
/// assert!((years.chi_square_p - 0.69999).abs() < 1e-5);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// K. Pearson (1900), "On the criterion that a given system of deviations …", Philosophical Magazine 50(302), 157–175,
/// doi 10.1080/14786440009463897. S. S. Wilks (1938), "The large-sample distribution of the likelihood ratio for testing composite
/// hypotheses", Annals of Mathematical Statistics 9(1), 60–62, doi 10.1214/aoms/1177732360.
#[must_use]
pub fn homogeneity(series: Series<'_>) -> Homogeneity {
    let total = series.total() as f64;
    let (mut chi_square, mut g) = (0.0, 0.0);
    for (&x, share) in series.counts().iter().zip(series.shares()) {
        let (x, mean) = (x as f64, total * share);
        if mean > 0.0 {
            chi_square += TableOrder::ChiSquare.score(x, mean);
            g += TableOrder::LikelihoodRatio.score(x, mean);
        }
    }
    let degrees_of_freedom = series.len() - 1;
    let p = |statistic| chi_squared_tails(degrees_of_freedom as f64, statistic).upper;
    Homogeneity {
        chi_square,
        chi_square_p: p(chi_square),
        g,
        g_p: p(g),
        degrees_of_freedom,
    }
}

/// Which tables count as at least as far from equal rates as the one seen. The three differ, so an exact p names its order.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Serialize)]
#[non_exhaustive]
#[serde(rename_all = "snake_case")]
pub enum TableOrder {
    /// By Pearson's `X²`.
    #[default]
    ChiSquare,
    /// By the likelihood ratio `G`.
    LikelihoodRatio,
    /// By probability: tables that are no more likely.
    Probability,
}

impl TableOrder {
    /// Every order.
    pub const ALL: &'static [Self] = &[Self::ChiSquare, Self::LikelihoodRatio, Self::Probability];

    /// What one cell adds to the distance of its table.
    fn score(self, x: f64, mean: f64) -> f64 {
        match self {
            Self::ChiSquare => (x - mean) * ((x - mean) / mean),
            Self::LikelihoodRatio => 2.0 * poisson_deviance(x, mean),
            Self::Probability => -poisson_ln_density(x, mean),
        }
    }
}

/// An exact p-value, or a simulated one with its error.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct ExactHomogeneity {
    /// The p-value.
    pub p: f64,
    /// The order of the tables behind it.
    pub order: TableOrder,
    /// Whether every table was listed, or some drawn.
    pub reckoned: Reckoned,
}

/// Tests whether the rates of several periods are equal, without large-sample laws: over every table with the same total, or over
/// tables drawn at random where there are more than a million.
///
/// # Formula
/// Given their sum `N`, the counts are multinomial with the shares of exposure. `p` is the chance of a table whose distance in the
/// named order is no smaller than the observed one's (ties within 1e-11). Simulated: `p = (1 + hits)/(1 + draws)`.
///
/// # When it misleads
/// The orders give different p-values for one table: choose one before looking. A simulated p changes with the seed, by its
/// standard error.
///
/// # Errors
/// More than a million events where tables would have to be drawn, or more than 10⁸ draws times periods: the χ² law of
/// [`homogeneity`] is then good. A simulation that its [progress callback](crate::stats::simulation::Simulation::with_progress) stopped.
///
/// # Examples
/// ```
/// use interstate::stats::series::{Series, TableOrder, homogeneity_exact};
/// use interstate::stats::simulation::{Reckoned, Simulation};
///
/// let years = Series::new(&[2, 2, 2, 4, 4, 4], &[1.0; 6])?;
/// let exact = homogeneity_exact(years, TableOrder::ChiSquare, Simulation::seeded(1))?;
/// assert!((exact.p - 0.8998442892).abs() < 1e-9);
/// assert_eq!(exact.reckoned, Reckoned::Enumerated { tables: 33_649 });
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// A. C. A. Hope (1968), "A simplified Monte Carlo significance test procedure", Journal of the Royal Statistical Society B 30(3),
/// 582–598, doi 10.1111/j.2517-6161.1968.tb00759.x. N. Cressie, T. R. C. Read (1984), "Multinomial goodness-of-fit tests", same
/// journal 46(3), 440–464, doi 10.1111/j.2517-6161.1984.tb01318.x.
pub fn homogeneity_exact<'a>(
    series: Series<'_>,
    order: TableOrder,
    simulation: impl Into<WatchedSimulation<'a>>,
) -> Result<ExactHomogeneity> {
    let total = series.total();
    let means: Vec<f64> = series.shares().iter().map(|w| total as f64 * w).collect();
    if total == 0 {
        let reckoned = Reckoned::Enumerated { tables: 1 };
        return Ok(ExactHomogeneity {
            p: 1.0,
            order,
            reckoned,
        });
    }
    let scores = series.counts().iter().zip(&means);
    let seen: f64 = scores.map(|(&x, &m)| order.score(x as f64, m)).sum();
    let least = seen - 1e-11 * (1.0 + seen.abs());
    let tables = tables(total, series.len());
    let (p, reckoned) = if series.len() <= MOST_PERIODS && tables <= MOST_TABLES {
        let cells = cells(total, &means, order);
        let whole = poisson_ln_density(total as f64, total as f64);
        // OK because there are at most a million tables.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most 10⁶"
        )]
        let tables = tables.round() as u64;
        let p = chance(&cells, total, 0.0, -whole, least);
        (p.min(1.0), Reckoned::Enumerated { tables })
    } else {
        let simulation = simulation.into();
        if total > MOST_DRAWN {
            return Err(Numbers::Above {
                what: "number of events to draw",
                found: total,
                most: MOST_DRAWN,
            }
            .into());
        }
        let periods = series.len() as u64;
        simulation.check_cells("number of draws times periods", periods, MOST_CELLS)?;
        simulation.p(|generator| draw(generator, total, &means, order) >= least)?
    };
    Ok(ExactHomogeneity { p, order, reckoned })
}

/// How many ways there are to place `total` events in `k` periods.
fn tables(total: u64, k: usize) -> f64 {
    let mut tables = 1.0;
    for j in 1..k {
        tables *= (total as f64 + j as f64) / j as f64;
        if tables > MOST_TABLES * 1e3 {
            break;
        }
    }
    tables
}

/// What each count of one period adds, so that the tables can be listed without logarithms.
struct Cell {
    /// Score and logarithm of the chance of 0, 1, … events.
    of_count: Vec<(f64, f64)>,
    /// The sums of the same for 0 events here and in every later period.
    of_none: (f64, f64),
}

fn cells(total: u64, means: &[f64], order: TableOrder) -> Vec<Cell> {
    let mut none = (0.0, 0.0);
    let mut cells: Vec<Cell> = means
        .iter()
        .rev()
        .map(|&mean| {
            let of_count: Vec<(f64, f64)> = (0..=total)
                .map(|x| x as f64)
                .map(|x| (order.score(x, mean), poisson_ln_density(x, mean)))
                .collect();
            if let Some(first) = of_count.first() {
                none = (none.0 + first.0, none.1 + first.1);
            }
            Cell {
                of_count,
                of_none: none,
            }
        })
        .collect();
    cells.reverse();
    cells
}

/// The chance of the tables with `left` events in the cells still open whose score is `least` or more.
fn chance(open: &[Cell], left: u64, score: f64, ln_p: f64, least: f64) -> f64 {
    let Some((cell, later)) = open.split_first() else {
        return 0.0;
    };
    let closed = |(s, p): (f64, f64)| {
        if score + s >= least {
            (ln_p + p).exp()
        } else {
            0.0
        }
    };
    if left == 0 {
        return closed(cell.of_none);
    }
    if later.is_empty() {
        // OK because `left` is at most the total, up to which the table was made.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "at most 10⁶"
        )]
        return closed(cell.of_count[left as usize]);
    }
    (0..=left)
        .zip(&cell.of_count)
        .map(|(x, (s, p))| chance(later, left - x, score + s, ln_p + p, least))
        .sum()
}

/// The score of a table drawn at random.
fn draw(generator: &mut Generator, total: u64, means: &[f64], order: TableOrder) -> f64 {
    let mut left = total;
    let mut open: f64 = means.iter().sum();
    let mut score = 0.0;
    let last = means.len().saturating_sub(1);
    for (i, &mean) in means.iter().enumerate() {
        let x = if i == last {
            left
        } else {
            generator.binomial(left, mean / open)
        };
        score += order.score(x as f64, mean);
        left -= x;
        open -= mean;
    }
    score
}
