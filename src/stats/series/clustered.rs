//! Counts whose events cluster, in cells that are independent of each other: tests by exchanging the cells.

mod exchange;
pub(super) mod rate_change;
mod statistic;
pub(super) mod trend;

use super::periods::Series;
use crate::error::Result;
use crate::error::numbers::Numbers;
use crate::stats::simulation::{PMethod, WatchedSimulation};
use exchange::{Exchange, Orders, TIE};
use rate_change::RateChange;

/// Cells whose exposures are further apart are not exchanged: at 4 false alarms reach 7 % where the clusters grow with the exposure.
const MOST_APART: f64 = 4.0;
/// The same for a search, whose best split is often that of an odd cell: at 2 false alarms reach 7 %, at 4 they reach 9 %.
const MOST_APART_IN_A_SEARCH: f64 = 1.5;

/// Counts of periods whose events may cluster, so that a count varies by more than its mean, while periods are independent: questions about
/// them are answered by permuting the cells.
///
/// A summit counted as five meetings makes every method for independent events too sure: see the sizes at
/// [`Series::conditional_trend`] and [`Series::search_change`]. Exchanging whole cells keeps each cluster in one piece. Nothing is assumed
/// of how events cluster, and no dispersion has to be estimated.
///
/// # Formula
/// With `N` events and shares `wᵢ` of the exposure, `mᵢ = N wᵢ`, and `eᵢ = (xᵢ − mᵢ)/√mᵢ`. If the rate is constant and the cells are
/// independent and alike, every order of the `eᵢ` is as likely as any other: an order `π` gives the counts `mᵢ + √mᵢ e_π(i)`, and p is the
/// share of the orders whose statistic is at least as far out as the one seen (ties within 1e-9). All orders up to nine cells; all splits
/// of a declared date with equal exposures up to a million; else orders drawn at random, `p = (1 + hits)/(1 + draws)`.
///
/// With equal exposures the `eᵢ` change places as the counts do, and the test is exact however the counts are distributed. With unequal ones
/// it rests on `eᵢ` of one variance.
///
/// # When it misleads
/// In a hundred at 5 %, negative binomial counts of mean 20 with a variance of 2, 5 and 20 times the mean (2,000 series each, 499 orders):
///
/// | cells | [`trend`](Self::trend) | [`change_at`](Self::change_at) the middle | [`search_change`](Self::search_change) |
/// |---|---|---|---|
/// | 6, false alarms | 3.6, 6.1, 4.2 | 0, as no p is below 0.1 | 0 |
/// | 12, false alarms | 4.8, 4.7, 5.5 | 4.4, 4.7, 5.4 | 5.0, 4.2, 4.2 |
/// | 24, false alarms | 5.4, 5.2, 5.1 | 4.4, 4.6, 4.0 | 4.7, 4.8, 4.2 |
/// | 12, of exposures 1 and 2 by turns, variance 5 | 5.8 | 4.4 | 4.9 |
/// | 12, of exposures 1 and 4 by turns, variance 5 | 5.1 | 5.0 | refused |
/// | 12, doubled from the seventh on: seen | 86, 54, 20 | 98, 73, 28 | 88, 51, 18 |
/// | 24, doubled from the thirteenth on: seen | 100, 89, 43 | 100, 97, 52 | 100, 86, 34 |
///
/// Cells that depend on their neighbours are not independent, and no order of them is as likely as the one seen: ask
/// [`DependentSeries`](crate::stats::DependentSeries) of months or weeks. Nor can cells be exchanged across a date if those of one side vary
/// more: where few cells on one side do, [`change_at`](Self::change_at) is wrong 20 to 23 times in a hundred (two or three cells after with a
/// variance of ten times the mean, twelve before without clusters), and 8 times with 36 against 12;
/// [`DispersedRatio`](crate::stats::DispersedRatio) gives each side a dispersion of its own.
///
/// # Examples
/// A year of months, with a burst in the tenth. For independent events the rate changed there beyond doubt; one burst is no change.
/// ```
/// use interstate::stats::{ClusteredSeries, Series, Simulation};
///
/// let months = Series::new(&[2, 0, 3, 1, 0, 2, 4, 1, 0, 19, 2, 3], &[1.0; 12])?;
/// assert!(months.search_change()?.p() < 1e-4);
/// let clustered = ClusteredSeries::new(months);
/// assert!(clustered.dispersion() > 8.0);
/// let change = clustered.search_change(Simulation::new(2024, 9_999)?)?;
/// assert!(change.p() > 0.2, "{change}");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// E. J. G. Pitman (1937), "Significance tests which may be applied to samples from any populations", Supplement to the Journal of the
/// Royal Statistical Society 4(1), 119–130, doi 10.2307/2984124. A. Janssen (1997), "Studentized permutation tests for non-i.i.d. hypotheses
/// and the generalized Behrens–Fisher problem", Statistics & Probability Letters 36(1), 9–21, doi 10.1016/S0167-7152(97)00043-6.
/// C. J. `DiCiccio`, J. P. Romano (2017), "Robust permutation tests for correlation and regression coefficients", Journal of the American
/// Statistical Association 112(519), 1211–1220, doi 10.1080/01621459.2016.1202117.
#[doc(alias = "permutation")]
#[doc(alias = "overdispersion")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClusteredSeries<'a> {
    series: Series<'a>,
}

impl<'a> ClusteredSeries<'a> {
    /// Takes the cells of a series, each with events that may cluster.
    #[must_use]
    pub fn new(series: Series<'a>) -> Self {
        Self { series }
    }

    /// `φ̂`, the variance of the counts over their mean at a constant rate: above 1 events cluster, or the rate moves. It is 0 without
    /// events.
    #[must_use]
    pub fn dispersion(self) -> f64 {
        let test = self.series.homogeneity();
        test.chi_square / test.degrees_of_freedom as f64
    }

    /// Tests whether the rate changed at a date that was named before looking.
    ///
    /// # Formula
    /// `|X₂/T₂ − X₁/T₁| / √(v₁ + v₂)` with the events `X` and the exposures `T` of the two sides, and for a side of `k` cells
    /// `v = Σ (xᵢ − tᵢ X/T)² / T² · k/(k − 1)`, never below `N/(T₁ + T₂)/T`, that of independent events; over the orders of the cells.
    ///
    /// # When it misleads
    /// A date picked by looking makes p too small: [`search_change`](Self::search_change). With one or two cells on a side it can hardly say
    /// anything: one cell after eleven never gives p below 1/12. And as [`ClusteredSeries`].
    ///
    /// # Errors
    /// No period on one side of the date; exposures more than four times apart; more than 10⁸ draws times periods; a
    /// [`Simulation`](crate::stats::Simulation) that was stopped.
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::{ClusteredSeries, PMethod, Series, Simulation};
    ///
    /// let months = ClusteredSeries::new(Series::new(&[2, 9, 0, 3, 8, 2, 14, 6, 21, 9, 11, 17], &[1.0; 12])?);
    /// let change = months.change_at(6, Simulation::seeded(1))?;
    /// assert_eq!(change.method(), Some(PMethod::Enumerated { tables: 924 }));
    /// assert_eq!(
    ///     change.to_string(),
    ///     "after period 6 of 12, a date named beforehand, the rate is 3.25 times what it was, p = 0.013 over all 924 orders of the cells",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// As [`ClusteredSeries`].
    pub fn change_at<'s>(
        self,
        periods_before: usize,
        simulation: impl Into<WatchedSimulation<'s>>,
    ) -> Result<RateChange> {
        let series = self.series;
        series.check_date(periods_before)?;
        self.check_exposures(MOST_APART)?;
        let exposures = series.exposures();
        let equal = exposures.iter().all(|t| exposures.first() == Some(t));
        let orders = if equal {
            Orders::splits(series.len(), periods_before)
        } else {
            Orders::of(series.len())
        };
        let statistic = |x: &[f64]| statistic::welch(x, exposures, periods_before);
        let (p, method) = self.p(orders, &statistic, simulation.into())?;
        Ok(RateChange::declared(series, periods_before, p, method))
    }

    /// Finds the date that splits the series best, and tests it against the best split of the same cells in another order.
    ///
    /// # Formula
    /// `M = max over τ of LR(τ)`, the statistic of [`Series::search_change`]; over the orders of the cells.
    ///
    /// # When it misleads
    /// A steady rise also has a best split: compare [`trend`](Self::trend). The date is found, not measured. And as [`ClusteredSeries`].
    ///
    /// # Errors
    /// Exposures more than 1.5 times apart; more than 10⁸ draws times periods; a [`Simulation`](crate::stats::Simulation) that was stopped.
    ///
    /// # Examples
    /// Two dates that fit equally well are both told:
    /// ```
    /// use interstate::stats::{ClusteredSeries, Series, Simulation};
    ///
    /// let years = ClusteredSeries::new(Series::new(&[6, 2, 2, 6], &[1.0; 4])?);
    /// let change = years.search_change(Simulation::seeded(1))?;
    /// assert_eq!(change.periods_before(), [1, 3]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// As [`ClusteredSeries`]; A. N. Pettitt (1979), "A non-parametric approach to the change-point problem", Applied Statistics 28(2), 126–135,
    /// doi 10.2307/2346729.
    pub fn search_change<'s>(
        self,
        simulation: impl Into<WatchedSimulation<'s>>,
    ) -> Result<RateChange> {
        self.check_exposures(MOST_APART_IN_A_SEARCH)?;
        let shares = self.series.shares();
        let statistic = |x: &[f64]| statistic::best_split(x, &shares);
        let orders = Orders::of(self.series.len());
        let (p, method) = self.p(orders, &statistic, simulation.into())?;
        Ok(RateChange::searched(self.series, p, method))
    }

    /// The share of the orders whose statistic is no smaller than the one seen.
    fn p(
        self,
        orders: Orders,
        statistic: &dyn Fn(&[f64]) -> f64,
        simulation: WatchedSimulation<'_>,
    ) -> Result<(f64, PMethod)> {
        let exchange = Exchange::new(self.series, &self.series.shares());
        let seen = statistic(&as_numbers(self.series));
        let least = seen - TIE * (1.0 + seen.abs());
        let ([p, _], method) =
            exchange.tails(orders, simulation, |x| [statistic(x) >= least, false])?;
        Ok((p, method))
    }

    /// Refuses cells that are too unlike to be exchanged.
    fn check_exposures(self, most: f64) -> Result<()> {
        let exposures = self.series.exposures().iter();
        let largest = exposures.clone().fold(0.0_f64, |a, &b| a.max(b));
        let smallest = exposures.fold(f64::INFINITY, |a, &b| a.min(b));
        if largest <= most * smallest * (1.0 + 1e-9) {
            return Ok(());
        }
        Err(Numbers::Outside {
            what: "largest exposure over the smallest",
            found: largest / smallest,
            expected: if most > MOST_APART_IN_A_SEARCH {
                "1 ≤ ratio ≤ 4, up to which cells can be exchanged"
            } else {
                "1 ≤ ratio ≤ 1.5, up to which cells can be exchanged in a search"
            },
        }
        .into())
    }
}

/// Counts as numbers that an order may turn into others.
fn as_numbers(series: Series<'_>) -> Vec<f64> {
    series.counts().iter().map(|&x| x as f64).collect()
}
