//! Whether the rates of several periods differ at all.

use std::fmt;

use super::periods::Series;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::exact_p::{ExactP, HomogeneityDistance};
use crate::stats::simulation::{Generator, PMethod, WatchedSimulation};
use crate::stats::special::gamma::chi_squared_tails;
use crate::stats::special::poisson::poisson_ln_density;
use crate::stats::{Confidence, p_text};

/// Up to this many tables are listed.
const MOST_TABLES: f64 = 1e6;
/// Periods up to which tables are listed.
const MOST_PERIODS: usize = 64;
/// Events up to which tables are drawn.
const MOST_DRAWN: u64 = 1_000_000;
/// Draws times periods up to which tables are drawn: some tens of seconds.
const MOST_CELLS: u64 = 100_000_000;

/// A test of equal rates by large-sample distributions: the answer of [`Series::homogeneity`].
///
/// `X²` over its degrees of freedom is 1 on average if the rates are equal and the events independent. Across periods it mixes change with
/// clustering: [`Dispersion`](crate::stats::Dispersion) within a period does not.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Homogeneity {
    /// Pearson's statistic `X²` of the counts.
    pub chi_square: f64,
    /// The p of `X²` by the χ² distribution.
    pub chi_square_p: f64,
    /// The likelihood-ratio statistic `G`.
    pub g: f64,
    /// The p of `G` by the χ² distribution.
    pub g_p: f64,
    /// The degrees of freedom: one less than the number of periods.
    pub degrees_of_freedom: usize,
}

impl Homogeneity {
    /// Whether `X²` rejects equal rates at a level, if events are independent; `false` does not show that they are equal.
    #[must_use]
    pub fn differs(&self, level: Confidence) -> bool {
        self.chi_square_p <= level.alpha()
    }
}

/// `the counts vary 0.60 times as much as equal rates let them (X² 3.00, 5 degrees of freedom), p = 0.70, if events are independent`.
impl fmt::Display for Homogeneity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = self.degrees_of_freedom;
        write!(
            f,
            "the counts vary {:.2} times as much as at equal rates (X² {:.2}, {degrees} {} of freedom), p {}, if events are independent",
            self.chi_square / degrees as f64,
            self.chi_square,
            if degrees == 1 { "degree" } else { "degrees" },
            p_text(self.chi_square_p)
        )
    }
}

impl Series<'_> {
    /// Tests whether the rates of several periods are equal, by the χ² distributions of `X²` and `G`.
    ///
    /// # Formula
    /// With `N` events, shares `wᵢ` of the exposure and `mᵢ = N wᵢ`: `X² = Σ (xᵢ − mᵢ)²/mᵢ`, `G = 2 Σ xᵢ ln(xᵢ/mᵢ)`, both about χ² with
    /// `k − 1` degrees of freedom.
    ///
    /// # When it misleads
    /// With fewer than about five expected events a period the χ² laws are rough: [`homogeneity_exact`](Self::homogeneity_exact).
    /// Clustered events look like change: at 5 %, 54, 97 and 100 times in a hundred at a variance of 2, 5 and 20 times the mean (12 cells of
    /// mean 20, negative binomial, 2,000 series). And it does not ask about a direction: [`conditional_trend`](Self::conditional_trend) does,
    /// with more power.
    ///
    /// # Errors
    /// None beyond those of [`Series::new`]. Without any event both statistics are 0 and both p-values 1.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::Series;
    ///
    /// let years = Series::new(&[3, 3, 3, 6, 6, 6], &[1.0; 6])?.homogeneity();
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
    pub fn homogeneity(self) -> Homogeneity {
        let total = self.total() as f64;
        let (mut chi_square, mut g) = (0.0, 0.0);
        for (&x, share) in self.counts().iter().zip(self.shares()) {
            let (x, mean) = (x as f64, total * share);
            if mean > 0.0 {
                chi_square += HomogeneityDistance::ChiSquare.of_cell(x, mean);
                g += HomogeneityDistance::LikelihoodRatio.of_cell(x, mean);
            }
        }
        let degrees_of_freedom = self.len() - 1;
        let p = |statistic| chi_squared_tails(degrees_of_freedom as f64, statistic).upper;
        Homogeneity {
            chi_square,
            chi_square_p: p(chi_square),
            g,
            g_p: p(g),
            degrees_of_freedom,
        }
    }

    /// Tests whether the rates of several periods are equal without large-sample distributions: over every table with the same total, or over
    /// tables drawn at random where there are more than a million, or more than 64 periods.
    ///
    /// # Formula
    /// Given their sum `N`, the counts are multinomial with the shares of exposure. `p` is the chance of a table whose
    /// [distance](HomogeneityDistance) is no smaller than the observed one's (ties within 1e-11). Simulated: `p = (1 + hits)/(1 + draws)`.
    ///
    /// # When it misleads
    /// Clustered events look like change, as often as by [`homogeneity`](Self::homogeneity). The distances give different p-values for one
    /// table: choose one before looking. A simulated p changes with the seed, by about its standard error.
    ///
    /// # Errors
    /// Where tables have to be drawn, more than a million events or more than 10⁸ draws times periods: the χ² law of
    /// [`homogeneity`](Self::homogeneity) is then good. A simulation that its
    /// [progress callback](crate::stats::Simulation::with_progress) stopped.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{HomogeneityDistance, PMethod, Series, Simulation};
    ///
    /// let years = Series::new(&[2, 2, 2, 4, 4, 4], &[1.0; 6])?;
    /// let exact = years.homogeneity_exact(HomogeneityDistance::ChiSquare, Simulation::seeded(1))?;
    /// assert!((exact.p() - 0.8998442892).abs() < 1e-9);
    /// assert_eq!(exact.method, PMethod::Enumerated { tables: 33_649 });
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// A. C. A. Hope (1968), "A simplified Monte Carlo significance test procedure", Journal of the Royal Statistical Society B 30(3),
    /// 582–598, doi 10.1111/j.2517-6161.1968.tb00759.x. N. Cressie, T. R. C. Read (1984), "Multinomial goodness-of-fit tests", same
    /// journal 46(3), 440–464, doi 10.1111/j.2517-6161.1984.tb01318.x.
    pub fn homogeneity_exact<'s>(
        self,
        distance: HomogeneityDistance,
        simulation: impl Into<WatchedSimulation<'s>>,
    ) -> Result<ExactP> {
        let total = self.total();
        let means: Vec<f64> = self.shares().iter().map(|w| total as f64 * w).collect();
        if total == 0 {
            return Ok(ExactP::of(1.0, distance, PMethod::Enumerated { tables: 1 }));
        }
        let scores = self.counts().iter().zip(&means);
        let seen: f64 = scores.map(|(&x, &m)| distance.of_cell(x as f64, m)).sum();
        let least = seen - 1e-11 * (1.0 + seen.abs());
        let tables = tables(total, self.len());
        let (p, method) = if self.len() <= MOST_PERIODS && tables <= MOST_TABLES {
            let cells = cells(total, &means, distance);
            let whole = poisson_ln_density(total as f64, total as f64);
            // OK because there are at most a million tables.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "at most 10⁶"
            )]
            let tables = tables.round() as u64;
            let p = chance(&cells, total, 0.0, -whole, least);
            (p.min(1.0), PMethod::Enumerated { tables })
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
            let periods = self.len() as u64;
            simulation.check_cells("number of draws times periods", periods, MOST_CELLS)?;
            simulation.p(|generator| draw(generator, total, &means, distance) >= least)?
        };
        Ok(ExactP::of(p, distance, method))
    }
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

fn cells(total: u64, means: &[f64], distance: HomogeneityDistance) -> Vec<Cell> {
    let mut none = (0.0, 0.0);
    let mut cells: Vec<Cell> = means
        .iter()
        .rev()
        .map(|&mean| {
            let of_count: Vec<(f64, f64)> = (0..=total)
                .map(|x| x as f64)
                .map(|x| (distance.of_cell(x, mean), poisson_ln_density(x, mean)))
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
fn draw(
    generator: &mut Generator,
    total: u64,
    means: &[f64],
    distance: HomogeneityDistance,
) -> f64 {
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
        score += distance.of_cell(x as f64, mean);
        left -= x;
        open -= mean;
    }
    score
}
