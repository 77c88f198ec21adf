//! The class of many periods in a row.

mod answer;
mod rule;

pub use answer::{SeriesClass, SeriesTrend};
pub use rule::{SeriesMethod, SeriesRule};

use answer::Slope;

use super::cells::CellSeries;
use super::class::Caution;
use crate::error::Result;
use crate::stats::{
    ClusteredSeries, Confidence, DependentSeries, Dispersion, Interval, RateChange,
    SerialDependence, Series, TrendDirection,
};

/// Fewer cells are a caution: only a large trend is seen among them.
const ENOUGH_CELLS: usize = 12;
/// The fewest cells for a bootstrap of streaks.
const FEWEST_FOR_DEPENDENCE: usize = 8;
/// The share of the error that the question for a change point may make, which is asked beside that for a slope.
const SECOND: f64 = 0.5;
/// A test of how counts vary gives rise to a caution below this p.
const REMARKABLE: f64 = 0.05;
/// With fewer cells streaks are not told from a trend.
const ENOUGH_FOR_STREAKS: usize = 24;
/// From this correlation of neighbours around the trend on, fewer cells decide nothing.
const STREAKY: f64 = 0.5;
/// A dependence that may be as strong as this is a caution: no method keeps its level there.
const STRONG: f64 = 0.9;

/// Gives many periods in a row a class: whether the rate rises, falls, moves without a direction, or nothing is shown.
///
/// For the months or years of one line of a table: [`CellSeries::classify`](super::CellSeries::classify).
///
/// # Formula
/// *Increased* or *decreased* where the p of a steady trend is at most `1 − level`. Else *no steady direction* where a margin was stated and
/// the interval of the slope at `1 − 2(1 − level)` lies within it (two one-sided tests), or where the rate is shown to have moved: the
/// p of a change point, corrected for the search, is at most half of `1 − level`, as it is the second question (a step, or a rise that was
/// followed by a fall, is no steady trend). Else *inconclusive*; so are fewer than 24 cells whose neighbours around the trend have an
/// estimated correlation of 0.5 or more, since so few do not tell streaks from a trend. Slope and change point are tested by the method of the
/// rule; if it names none, the number of cells decides:
///
/// | cells | method |
/// |---|---|
/// | eight or more | [`SerialBootstrap`](SeriesMethod::SerialBootstrap): neighbours may depend on each other, and events cluster |
/// | fewer | [`Permutation`](SeriesMethod::Permutation): events may cluster; of so few cells nobody can say whether they depend on each other |
///
/// # When it misleads
/// Of 100 series of a steady rate, cells of mean 20 and a variance of five times the mean, at 95 % (500 series of 499 draws each; of eight
/// cells 400 of 199), by default. In the last column a slope that doubles the rate from end to end is called *increased*; in brackets, how
/// often one sees it who knows the covariance:
///
/// | cells | any class but *inconclusive* at a correlation 0, 0.3, 0.6, 0.9 of the rates of neighbours | a doubling seen at 0, 0.3, 0.6 |
/// |---|---|---|
/// | 8 | 2, 6, 10, – | 3, 8, 16 (26, 21, 19) |
/// | 12 | 2, 3, 6, 13 | 8, 10, 14 (34, 26, 20) |
/// | 24 | 3, 5, 6, 18 | 37, 26, 18 (56, 40, 26) |
/// | 48 | 4, 7, 8, 15 | 74, 58, 29 (83, 63, 40) |
///
/// More of it stands in CALIBRATION.md. So the class keeps its level up to a correlation of 0.6 from twelve cells on, but for one or two cases in a
/// hundred (the numbers are known to ± 1.2). With fewer than 24 cells this has a price: where neighbours depend on each other around the line
/// it says nothing, and of twelve independent cells it sees a quarter of what could be seen. Where the rate of a cell depends on two cells
/// before (0.4 and 0.2), the class of 24 cells is wrong in 10 of a hundred cases; where each two cells share a rate, in 3. A rise that is
/// followed by a fall looks like a streak: of 24 cells the middle third at three times the rate is *inconclusive* every time.
///
/// Seasons are neither: cells that are no whole years carry a caution. At a correlation of 0.9 no method keeps its
/// level with 48 cells or fewer; where the cells allow for as much, the class carries [`Caution::SerialDependence`].
///
/// # Errors
/// Those of the method: exposures too far apart to be exchanged, more draws times periods than can be made.
///
/// # Examples
/// Four years of months. For independent events this is a rise beyond doubt; in streaks as long as these no rise is shown.
/// ```
/// use interstate::Confidence;
/// use interstate::stats::{Series, Simulation};
/// use interstate::trend::{SeriesClass, SeriesMethod, SeriesRule, classify_series};
///
/// let months = [
///     3, 4, 2, 9, 11, 8, 4, 3, 2, 3, 5, 2, 8, 12, 9, 10, 4, 3, 2, 2, 3, 9, 8, 13, 11, 12, 4, 3, 5, 2, 3, 9, 14, 12, 10, 9, 11, 5, 3, 4, 3,
///     10, 12, 15, 9, 8, 4, 5,
/// ];
/// let series = Series::new(&months, &[1.0 / 12.0; 48])?;
/// let rule = SeriesRule::new(Confidence::P95, Simulation::new(1, 999)?).with_units_a_year(12.0)?;
/// assert!(series.conditional_trend().p() < 0.05);
/// let trend = classify_series(series, &rule)?;
/// assert_eq!(trend.class(), SeriesClass::Inconclusive);
/// assert_eq!(trend.method(), SeriesMethod::SerialBootstrap);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// At [`Series::dependent_trend`], [`ClusteredSeries::trend`] and [`Series::conditional_trend`].
pub fn classify_series(series: Series<'_>, rule: &SeriesRule) -> Result<SeriesTrend> {
    let facts = Facts::of(series);
    let method = rule.method().unwrap_or(facts.method);
    let slope = slope(series, rule, method)?;
    let change = change(series, rule, method)?;
    let streaks = slope.dependence.map(|found| found.estimate());
    let unsure = facts.cells < ENOUGH_FOR_STREAKS && streaks.is_some_and(|rho| rho >= STREAKY);
    let class = if unsure {
        SeriesClass::Inconclusive
    } else {
        class(&slope, change.as_ref(), rule)
    };
    Ok(SeriesTrend {
        subject: "counts".into(),
        cells: None,
        periods: series.counts().len(),
        events: series.total(),
        rule: *rule,
        cautions: facts.cautions(method, unsure),
        class,
        method,
        slope,
        change,
        dependence: facts.dependence,
        dispersion: facts.dispersion.map(|d| d.phi),
    })
}

impl CellSeries {
    /// The class of the cells, as [`classify_series`] gives it, with the slope a year and the date of the change.
    ///
    /// # Errors
    /// As [`classify_series`].
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::Simulation;
    /// use interstate::trend::{Caution, SeriesClass, SeriesRule, series_of};
    /// use interstate::{Confidence, CountingRule, Dyad, InteractionFamily, Partition, State, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let meetings = CountingRule::new("meetings", InteractionFamily::Meeting);
    /// let table = TallyTable::count(&ledger, &meetings, &Partition::yearly(2019..=2024)?)?;
    /// let years = series_of(&table, &Dyad::new(State::CHN, State::RUS)?)?;
    /// let trend = years.classify(&SeriesRule::new(Confidence::P95, Simulation::seeded(1)))?;
    /// assert_eq!(trend.class(), SeriesClass::Inconclusive);
    /// let text = trend.to_string();
    /// assert!(text.starts_with("meetings of CHN–RUS: 37 in 6 periods from 2019-01-01 to 2024-12-31: 1.10 times a year"), "{text}");
    /// assert!(text.contains("over all 720 orders of the cells: inconclusive; from 2023-01-01 on, after period 4 of 6"), "{text}");
    /// assert_eq!(trend.cautions(), [Caution::SerialDependence, Caution::FewCells]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn classify(&self, rule: &SeriesRule) -> Result<SeriesTrend> {
        let rule = rule.with_units_a_year(self.units_a_year())?;
        let mut trend = classify_series(self.series()?, &rule)?;
        trend.subject = self.subject().into();
        trend.cells = Some((self.rule().clone(), self.cells().to_vec()));
        if self.cuts_a_season() {
            trend.cautions.push(Caution::NotWholeYears);
        }
        if self.rule().is_unstated() {
            trend.cautions.push(Caution::UnstatedRule);
        }
        Ok(trend)
    }
}

/// The level at which both ends of an interval are the limits of one-sided tests at `level`.
fn two_one_sided(level: Confidence) -> Result<Confidence> {
    Confidence::new(1.0 - 2.0 * (1.0 - level.level()))
}

fn slope(series: Series<'_>, rule: &SeriesRule, method: SeriesMethod) -> Result<Slope> {
    let level = rule.level();
    let one_sided = rule.margin().map(|_| two_one_sided(level)).transpose()?;
    Ok(match method {
        SeriesMethod::ExactConditional => {
            let trend = series.conditional_trend();
            Slope {
                factor: trend.log_slope(level).estimate.map(f64::exp),
                p: trend.p(),
                drawn: None,
                dependence: None,
                direction: trend.direction(level),
                interval: trend.interval(level),
                equivalence: one_sided.map(|level| trend.interval(level)),
            }
        }
        SeriesMethod::Permutation => {
            let trend = ClusteredSeries::new(series).trend(rule.simulation())?;
            Slope {
                factor: trend.slope(),
                p: trend.p(),
                drawn: Some(trend.method()),
                dependence: None,
                direction: trend.direction(level),
                interval: trend.interval(level)?,
                equivalence: one_sided.map(|level| trend.interval(level)).transpose()?,
            }
        }
        SeriesMethod::SerialBootstrap => {
            let trend = series.dependent_trend(rule.simulation())?;
            let growth = trend.growth();
            Slope {
                factor: Some(growth.factor()),
                p: growth.p(),
                drawn: Some(growth.method()),
                dependence: Some(trend.dependence()),
                direction: growth.direction(level),
                interval: growth.interval(level),
                equivalence: one_sided.map(|level| growth.interval(level)),
            }
        }
    })
}

/// The change point by the same method; `None` where the cells are too unlike to be exchanged in a search.
fn change(
    series: Series<'_>,
    rule: &SeriesRule,
    method: SeriesMethod,
) -> Result<Option<RateChange>> {
    let draws = rule.simulation();
    match (method, rule.declared_change()) {
        (SeriesMethod::ExactConditional, None) => {
            Ok(Some(RateChange::exact(series, series.search_change()?)))
        }
        (SeriesMethod::ExactConditional, Some(date)) => {
            Ok(Some(RateChange::exact(series, series.change_at(date)?)))
        }
        // What else a search is refused for, the slope was refused for before it.
        (SeriesMethod::Permutation, None) => {
            Ok(ClusteredSeries::new(series).search_change(draws).ok())
        }
        (SeriesMethod::Permutation, Some(date)) => {
            let change = ClusteredSeries::new(series).change_at(date, draws)?;
            Ok(Some(change))
        }
        (SeriesMethod::SerialBootstrap, None) => series.dependent_search(draws).map(Some),
        (SeriesMethod::SerialBootstrap, Some(date)) => {
            let change = DependentSeries::changed_at(series, date)?.change(draws)?;
            let drawn = (change.p(), change.method());
            Ok(Some(RateChange::declared(series, date, drawn.0, drawn.1)))
        }
    }
}

fn class(slope: &Slope, change: Option<&RateChange>, rule: &SeriesRule) -> SeriesClass {
    let within = |margin: f64, interval: Interval| {
        interval.lo() >= 1.0 / margin && interval.hi().is_some_and(|hi| hi <= margin)
    };
    let flat = rule.margin().zip(slope.equivalence);
    let is_flat = flat.is_some_and(|(margin, interval)| {
        within(margin, answer::per_year(interval, rule.units_a_year()))
    });
    let moved = change.is_some_and(|change| change.p() <= SECOND * rule.level().alpha());
    match slope.direction {
        TrendDirection::Rising => SeriesClass::Increased,
        TrendDirection::Falling => SeriesClass::Decreased,
        _ if is_flat || moved => SeriesClass::NoSteadyDirection,
        _ => SeriesClass::Inconclusive,
    }
}

/// What the cells say of how events come.
struct Facts {
    cells: usize,
    method: SeriesMethod,
    dependence: Option<SerialDependence>,
    dispersion: Option<Dispersion>,
}

impl Facts {
    fn of(series: Series<'_>) -> Self {
        let cells = series.counts().len();
        let enough = cells >= FEWEST_FOR_DEPENDENCE && series.total() > 0;
        Self {
            cells,
            method: if enough {
                SeriesMethod::SerialBootstrap
            } else {
                SeriesMethod::Permutation
            },
            dependence: DependentSeries::new(series).ok().map(|s| s.dependence()),
            dispersion: Dispersion::new(&[series]).ok(),
        }
    }

    fn cautions(&self, method: SeriesMethod, unsure: bool) -> Vec<Caution> {
        let exact = method == SeriesMethod::ExactConditional;
        let strong = self
            .dependence
            .is_none_or(|d| d.is_seen() || d.upper() >= STRONG);
        let remarkable = |p: fn(&Dispersion) -> f64| {
            let dispersion = self.dispersion.as_ref();
            dispersion.is_some_and(|d| p(d) < REMARKABLE)
        };
        [
            (exact, Caution::IfIndependent),
            (exact && remarkable(|d| d.p_clustered), Caution::Clustered),
            (remarkable(|d| d.p_scheduled), Caution::Scheduled),
            (strong || unsure, Caution::SerialDependence),
            (self.cells < ENOUGH_CELLS, Caution::FewCells),
        ]
        .into_iter()
        .filter_map(|(holds, caution)| holds.then_some(caution))
        .collect()
    }
}
