//! Counts whose neighbours depend on each other: how strongly, and what chance gives without a change.

mod draws;
mod effect;
mod likelihood;
mod rates;
mod search;
mod trend;

use std::fmt;

pub use self::effect::DependentEffect;
pub use self::trend::{DependentInterruption, DependentTrend};

use self::draws::Draws;
use self::likelihood::Profile;
use self::rates::{Columns, Fit};
use super::periods::Series;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::simulation::{PMethod, WatchedSimulation};

/// Degrees of freedom below which nothing is said of neighbours.
const FEWEST_DEGREES: usize = 3;
/// Draws times periods: about a minute.
const MOST_CELLS: u64 = 200_000_000;
/// Statistics are equal that differ by less than this share.
const ROUNDING: f64 = 1e-12;

/// How strongly neighbouring cells depend on each other: the correlation of the rate behind a cell with the rate behind the next, between 0
/// and 0.95.
///
/// The correlation of the counts themselves is smaller, as each count has its own chance variation; it is that of the rates which makes
/// streaks. Where the counts vary no more than independent events would, nothing is known of it, and nothing depends on it.
///
/// # Formula
/// At [`DependentSeries`].
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct SerialDependence {
    estimate: f64,
    lower: f64,
    upper: f64,
}

impl SerialDependence {
    /// The most likely correlation, in steps of 0.05; a negative one counts as 0.
    #[must_use]
    pub fn estimate(&self) -> f64 {
        self.estimate
    }

    /// The one-sided lower bound of the correlation, at 95 % confidence.
    #[must_use]
    pub fn lower(&self) -> f64 {
        self.lower
    }

    /// The one-sided upper bound of the correlation, at 95 % confidence: 0.95 where the cells cannot tell.
    #[must_use]
    pub fn upper(&self) -> f64 {
        self.upper
    }

    /// Whether the cells show dependence: independence lies outside the one-sided bound. If not, it may still be there: at a variance of five
    /// times the mean, two years of months show a correlation of 0.3 in 22 of a hundred series, and one of 0.6 in 50.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.lower > 0.0
    }
}

/// `0.40 (at least 0.00, at most 0.80, each at 95 %)`.
impl fmt::Display for SerialDependence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.2} (at least {:.2}, at most {:.2}, each at 95 %)",
            self.estimate, self.lower, self.upper
        )
    }
}

/// Counts of periods in a row that may depend on each other, as months of one war do: how strongly they do, and how often chance alone would
/// give what was observed if the rate did not change.
///
/// [`new`](Self::new) takes one steady rate for granted, [`changed_at`](Self::changed_at) and [`between`](Self::between) let it change
/// once: the dependence is then what is left within the two stretches, so that a change is not taken for a streak.
///
/// # Formula
/// The count of a cell is Poisson around `m e^{σz − σ²/2}`; `z` is standard normal, and that of neighbours has correlation `ρ`, of
/// cells `g` shortest steps apart `ρ^g`. With `x` the counts and `m` what a Poisson regression fits, `x/m − 1` is taken to have the
/// covariance `1/m` on the diagonal plus `τ² ρ^g`: its restricted likelihood, which allows for the noise of small counts and for the
/// coefficients that were fitted, gives for each `ρ` of 0, 0.05, … 0.95 the best `τ² ≤ 20` and a weight, its share of the likelihood
/// of all twenty. The estimate is the `ρ` of the largest weight; the bounds are where twice the log-likelihood has fallen by 2.706.
///
/// A draw takes one `ρ` by its weight, with its `τ² = e^{σ²} − 1`, then `z`, then counts around the means that fit without a change.
/// `p = (1 + e) / (1 + draws)` with `e` the draws whose statistic is at least the one seen.
///
/// # When it misleads
/// Measured sizes stand at [`Series::dependent_trend`]. A correlation of 0.9 in fewer than 50 cells cannot be told from a change or a
/// trend: nothing here keeps its level there. With six cells on a side a change has 8 % at a correlation of 0.6. The bounds of the
/// correlation hold 92 to 98 times in a hundred, the upper one 87 times where the dependence reaches two cells back. Seasons are no
/// such dependence: compare like months.
///
/// # Examples
/// Two years of quiet months and busy ones, in streaks:
/// ```
/// use interstate::stats::{DependentSeries, Series, Simulation};
///
/// let counts = [9, 7, 8, 2, 1, 1, 2, 3, 2, 8, 9, 11, 10, 9, 2, 1, 3, 2, 1, 9, 12, 8, 9, 7];
/// let months = DependentSeries::new(Series::new(&counts, &[1.0; 24])?)?;
/// assert!(months.dependence().is_seen());
///
/// // The second year has more than the first. Would streaks alone do that?
/// let rise = |counts: &[u64]| {
///     let (first, second) = counts.split_at(12);
///     second.iter().sum::<u64>() as f64 - first.iter().sum::<u64>() as f64
/// };
/// let (p, _) = months.p_of(Simulation::new(1, 999)?, rise)?;
/// assert!(p > 0.2);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// S. L. Zeger (1988), "A regression model for time series of counts", Biometrika 75(4), 621–629, doi 10.1093/biomet/75.4.621 (the
/// model). A. C. Harvey, G. D. A. Phillips (1979), "Maximum likelihood estimation of regression models with autoregressive-moving
/// average disturbances", Biometrika 66(1), 49–58, doi 10.1093/biomet/66.1.49 (the likelihood, by Kalman's filter). A. C. Davison,
/// D. V. Hinkley (1997), "Bootstrap Methods and their Application", Cambridge, ch. 4, doi 10.1017/CBO9780511802843.
#[derive(Clone, Debug)]
#[doc(alias = "autocorrelation")]
#[doc(alias = "bootstrap")]
pub struct DependentSeries {
    cells: Cells,
    model: Columns,
    dispersion: f64,
    profile: Profile,
    draws: Draws,
}

/// Counts with exposures of mean 1, and how far each lies from the one before.
#[derive(Clone, Debug)]
struct Cells {
    counts: Vec<u64>,
    exposures: Vec<f64>,
    gaps: Vec<f64>,
}

impl Cells {
    fn of(series: Series<'_>) -> Self {
        let steps: Vec<f64> = series.steps().iter().map(|&s| s as f64).collect();
        Self::new(series.counts().to_vec(), &series.shares(), &steps)
    }

    fn new(counts: Vec<u64>, shares: &[f64], times: &[f64]) -> Self {
        let between = times.iter().zip(times.iter().skip(1)).map(|(a, b)| b - a);
        let shortest = between.clone().fold(f64::INFINITY, f64::min);
        let cells = counts.len() as f64;
        Self {
            counts,
            exposures: shares.iter().map(|w| w * cells).collect(),
            gaps: std::iter::once(0.0)
                .chain(between.map(|gap| gap / shortest))
                .collect(),
        }
    }

    fn draws(&self, profile: &Profile, null: &Columns) -> Draws {
        let mut fit = Fit::room(self.counts.len());
        fit.make(null, &self.counts, &self.exposures);
        Draws::new(profile, fit.means(), &self.gaps)
    }
}

impl DependentSeries {
    /// Takes counts at a rate that is assumed to be steady: a trend would look like dependence.
    ///
    /// # Errors
    /// Fewer than four periods; no event.
    pub fn new(series: Series<'_>) -> Result<Self> {
        let one = Columns::constant(series.len());
        Self::within(Cells::of(series), &one, &one)
    }

    /// Takes counts at a rate that may have changed once, after a number of periods; under the hypothesis it did not.
    ///
    /// # Errors
    /// Fewer than five periods, none on one side, or no event.
    pub fn changed_at(series: Series<'_>, periods_before: usize) -> Result<Self> {
        let rest = series.len().saturating_sub(periods_before);
        enough("periods before the change", periods_before, 1)?;
        enough("periods after the change", rest, 1)?;
        Self::in_two(Cells::of(series), periods_before)
    }

    /// Takes two stretches of counts, each at a rate of its own, with any gap between; under the hypothesis they have one rate. `gap` is the
    /// time from the last period of the first to the first of the second, in the unit of their times: 1 where they adjoin.
    ///
    /// # Errors
    /// Fewer than five periods, no event, or a gap outside 0 < gap ≤ 2³¹.
    pub fn between(before: Series<'_>, after: Series<'_>, gap: f64) -> Result<Self> {
        if !(gap > 0.0 && gap <= 2_147_483_648.0) {
            return Err(Numbers::Outside {
                what: "gap between two series",
                found: gap,
                expected: "0 < gap ≤ 2³¹",
            }
            .into());
        }
        let mut times: Vec<f64> = before.steps().iter().map(|&s| s as f64).collect();
        let start = times.last().map_or(gap, |last| last + gap);
        times.extend(after.steps().iter().map(|&s| start + s as f64));
        let counts = [before.counts(), after.counts()].concat();
        let exposures = [before.exposures(), after.exposures()].concat();
        let whole: f64 = exposures.iter().sum();
        let shares: Vec<f64> = exposures.iter().map(|t| t / whole).collect();
        Self::in_two(Cells::new(counts, &shares, &times), before.len())
    }

    fn in_two(cells: Cells, before: usize) -> Result<Self> {
        let one = Columns::constant(cells.counts.len());
        let later = (0..cells.counts.len()).map(|at| f64::from(u8::from(at >= before)));
        let two = one.clone().with(later);
        Self::within(cells, &two, &one)
    }

    /// The dependence within `model`, and draws by `null`, which is part of it.
    fn within(cells: Cells, model: &Columns, null: &Columns) -> Result<Self> {
        let found = cells.counts.len();
        let needed = model.width() + FEWEST_DEGREES;
        enough("periods for the dependence of neighbours", found, needed)?;
        let busy = cells.counts.iter().filter(|&&x| x > 0).count();
        enough("periods with an event", busy, 1)?;
        let mut fit = Fit::room(found);
        fit.make(model, &cells.counts, &cells.exposures);
        let profile = Profile::of(model, &cells.counts, &fit, &cells.gaps);
        Ok(Self {
            draws: cells.draws(&profile, null),
            cells,
            model: model.clone(),
            dispersion: fit.dispersion(),
            profile,
        })
    }

    /// The same dependence, with draws by another part of the model.
    fn drawn_by(&self, null: &Columns) -> Self {
        Self {
            draws: self.cells.draws(&self.profile, null),
            ..self.clone()
        }
    }

    /// How strongly the rate of a cell depends on that of the one before it.
    #[must_use]
    pub fn dependence(&self) -> SerialDependence {
        let (lower, upper) = self.profile.bounds();
        SerialDependence {
            estimate: self.profile.best().correlation,
            lower,
            upper,
        }
    }

    /// `φ̂`, the variance of the counts over their mean, within the stretches.
    #[must_use]
    pub fn dispersion(&self) -> f64 {
        self.dispersion
    }

    /// The counts, in order of time; for two stretches, one after the other.
    #[must_use]
    pub fn counts(&self) -> &[u64] {
        &self.cells.counts
    }

    /// How often chance alone gives a statistic at least as large as the one observed, with the error of the simulation. If the observed
    /// statistic is NaN, p is 1; if that of a draw is, the draw counts against the change.
    ///
    /// For a test that keeps its level the statistic should be in units of its own error, as estimated anew from the counts that it is given:
    /// a `t` rather than a difference.
    ///
    /// # Errors
    /// Draws times periods above 200 million; a simulation that was stopped.
    pub fn p_of<'a>(
        &self,
        simulation: impl Into<WatchedSimulation<'a>>,
        mut statistic: impl FnMut(&[u64]) -> f64,
    ) -> Result<(f64, PMethod)> {
        let simulation = simulation.into();
        let cells = self.cells.counts.len();
        let what = "number of draws times periods";
        simulation.check_cells(what, cells as u64, MOST_CELLS)?;
        let seen = statistic(&self.cells.counts);
        // What differs by rounding alone is equal.
        let seen = seen - ROUNDING * seen.abs();
        let mut counts = vec![0; cells];
        simulation.p(|generator| {
            self.draws.draw(generator, &mut counts);
            let drawn = statistic(&counts);
            drawn.is_nan() || seen.is_nan() || drawn >= seen
        })
    }
}

fn enough(what: &'static str, found: usize, needed: usize) -> Result<()> {
    if found < needed {
        return Err(Numbers::TooShort {
            what,
            found: found as u64,
            needed: needed as u64,
        }
        .into());
    }
    Ok(())
}
