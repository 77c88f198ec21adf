//! The cells of one line of a table as a series.

use crate::error::{Result, answers::Answers};
use crate::rule::counting_rule::CountingRule;
use crate::stats::Series;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::period::Period;

/// The counts of one line of a table, cell by cell, with the years that each is over: a [`Series`] that owns its numbers, and knows its
/// dates and its rule.
///
/// The times are the cells' places, 0, 1, 2, …, where no day is missing between them; else the days of their middles.
///
/// # Examples
/// ```
/// use interstate::trend::series_of;
/// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, State, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let meetings = CountingRule::new("meetings", InteractionFamily::Meeting);
/// let table = TallyTable::count(&ledger, &meetings, &Partition::yearly(2019..=2024)?)?;
/// let years = series_of(&table, &Dyad::new(State::CHN, State::RUS)?)?;
/// assert_eq!(years.subject(), "meetings of CHN–RUS");
/// let trend = years.series()?.conditional_trend();
/// assert!(trend.p() > 0.05);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CellSeries {
    subject: Box<str>,
    rule: CountingRule,
    cells: Vec<Period>,
    counts: Vec<u64>,
    years: Vec<f64>,
    times: Vec<i64>,
    units_a_year: f64,
}

/// The cells of one line of a table as a series.
///
/// # Errors
/// A cell that the source does not cover, or whose count is a pair of bounds: the message names it. Fewer than two cells.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::trend::series_of;
/// use interstate::{Coverage, CountingRule, Interaction, InteractionKind, Ledger, Partition, Period, Select, State, TallyTable};
///
/// let visit = |id: &str, day: &str| Interaction::new(id, InteractionKind::Visit, day.parse()?, [State::USA, State::JPN]);
/// let all = CountingRule::new("all", Select::Everything);
/// let count = |day: &str| {
///     let ledger = Ledger::new([visit("a", day)?], Coverage::full(Period::years(2015..=2016)?))?;
///     Ok::<_, interstate::Error>(TallyTable::count(&ledger, &all, &Partition::yearly(2015..=2016)?)?)
/// };
/// assert_eq!(series_of(&count("2015-03-02")?, &Whole)?.counts(), [1, 0]);
/// assert_eq!(
///     series_of(&count("[2015..2016]")?, &Whole).unwrap_err().to_string(),
///     "the count of 2015-01-01..2016-01-01 is 0-1; a series needs exact counts",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn series_of<K: TallyKey>(table: &TallyTable<K>, of: &K) -> Result<CellSeries> {
    let (mut cells, mut counts, mut years) = (Vec::new(), Vec::new(), Vec::new());
    for (cell, known) in table.each_cell(of)? {
        // Where nothing is known the question itself is refused.
        let tallied = known.map_or_else(|| table.over(of, cell), Ok)?;
        let count = tallied
            .count()
            .exactly()
            .ok_or_else(|| Answers::SeriesNotExact {
                period: cell.to_string().into(),
                found: tallied.count().to_string().into(),
            })?;
        cells.push(cell);
        counts.push(count);
        years.push(tallied.exposure().years());
    }
    let (times, units_a_year) = times(&cells, &years);
    let series = CellSeries {
        subject: format!("{}{}", table.rule().noun(), of.phrase()).into(),
        rule: table.rule().clone(),
        cells,
        counts,
        years,
        times,
        units_a_year,
    };
    series.series()?;
    Ok(series)
}

/// The times of cells, and how many units of them a year has.
fn times(cells: &[Period], years: &[f64]) -> (Vec<i64>, f64) {
    let adjoin = cells
        .iter()
        .zip(cells.iter().skip(1))
        .all(|(a, b)| a.end() == b.start());
    let whole: f64 = years.iter().sum();
    if adjoin {
        // From the middle of the first cell to that of the last.
        let ends = years
            .first()
            .zip(years.last())
            .map_or(0.0, |(a, b)| 0.5 * (a + b));
        let steps = cells.len().saturating_sub(1);
        return (
            (0..).take(cells.len()).collect(),
            steps as f64 / (whole - ends),
        );
    }
    let Some(first) = cells.first() else {
        return (Vec::new(), 1.0);
    };
    // Twice the middle is a whole number of days.
    let twice = |cell: &Period| {
        let day = |at: chrono::NaiveDate| (at - first.start()).num_days();
        day(cell.start()) + day(cell.end())
    };
    let days: u64 = cells.iter().map(|cell| cell.days()).sum();
    (cells.iter().map(twice).collect(), 2.0 * days as f64 / whole)
}

impl CellSeries {
    /// The counts with their years, as what every question of periods in a row is asked of.
    ///
    /// # Errors
    /// Those of [`Series::new`] and [`Series::at_times`]: more than 2⁵⁰ events.
    pub fn series(&self) -> Result<Series<'_>> {
        Series::new(&self.counts, &self.years)?.at_times(&self.times)
    }

    /// What is counted, in words: `meetings of CHN–RUS`.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The rule that the cells were counted under.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The cells, in order.
    #[must_use]
    pub fn cells(&self) -> &[Period] {
        &self.cells
    }

    /// The count of each.
    #[must_use]
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// The years that each count is over.
    #[must_use]
    pub fn years(&self) -> &[f64] {
        &self.years
    }

    /// The time of each, as [`series`](Self::series) has it.
    #[must_use]
    pub fn times(&self) -> &[i64] {
        &self.times
    }

    /// How many units of the times a year has: 12 for months that adjoin.
    #[must_use]
    pub fn units_a_year(&self) -> f64 {
        self.units_a_year
    }

    /// Whether the cells are shorter than a year, and together no whole years: a season can then look like a trend.
    pub(super) fn cuts_a_season(&self) -> bool {
        let whole: f64 = self.years.iter().sum();
        let short = self.years.iter().any(|years| *years < 0.99);
        short && (whole - whole.round()).abs() > 0.01
    }
}
