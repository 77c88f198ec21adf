//! The cells of one line of a table as a series.

use crate::error::{Result, answers::Answers, text};
use crate::rule::counting_rule::CountingRule;
use crate::stats::Series;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::period::Period;
use chrono::{Datelike, NaiveDate};

/// The counts of one line of a table, cell by cell, with the years that each is over: a [`Series`] that owns its numbers and knows its dates
/// and its rule.
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
    reading: CellReading,
}

text::word! {
    "reading of cells";
    /// How a cell is read whose count is a pair of bounds, or unknown.
    #[derive(Default)]
    #[non_exhaustive]
    pub enum CellReading {
        /// Such a cell is refused, by name.
        #[default]
        Exact,
        /// Its lower bound is taken: what certainly was there. Unknown cells are refused.
        Least,
        /// Its upper bound is taken. Unknown cells, and those without an upper bound, are refused.
        Greatest,
        /// It is left out: the series then has a gap in time. Misleads where the cells that are best known are not like the others.
        LeftOut,
    }
}

/// The counts of one line of a table, cell by cell, as a series.
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
    series_read(table, of, CellReading::Exact)
}

/// The counts of one line of a table as a series, as [`series_of`] makes it, with a stated reading of cells that are not exact. The
/// [subject](CellSeries::subject) names the reading.
///
/// A class that is the same for the least and the greatest counts need not hold for all between: bounds of neighbours may depend on each other.
///
/// # Errors
/// A cell that the reading refuses: the message names it. Fewer than two cells.
///
/// # Examples
/// ```
/// use interstate::trend::{CellReading, series_of, series_read};
/// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, State, TallyTable, read};
///
/// // The list covers 2025 in part only, so that its count is a floor.
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let table = TallyTable::count(&ledger, &patrols, &Partition::yearly(2022..=2025)?)?;
/// let pair = Dyad::new(State::CHN, State::RUS)?;
/// assert_eq!(
///     series_of(&table, &pair).unwrap_err().to_string(),
///     "the count of 2025-01-01..2026-01-01 is 2+; a series needs exact counts",
/// );
/// let years = series_read(&table, &pair, CellReading::LeftOut)?;
/// assert_eq!((years.counts(), years.middles()), (&[3, 3, 5][..], vec![2022.5, 2023.5, 2024.5]));
/// assert_eq!(years.subject(), "patrols of CHN–RUS, cells in doubt left out");
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn series_read<K: TallyKey>(
    table: &TallyTable<K>,
    of: &K,
    reading: CellReading,
) -> Result<CellSeries> {
    let (mut cells, mut counts, mut years) = (Vec::new(), Vec::new(), Vec::new());
    for (cell, known) in table.each_cell(of)? {
        if known.is_none() && reading == CellReading::LeftOut {
            continue;
        }
        // Where nothing is known the question itself is refused.
        let tallied = known.map_or_else(|| table.over(of, cell), Ok)?;
        let bounds = tallied.count();
        let read = match reading {
            CellReading::Exact | CellReading::LeftOut => bounds.exactly(),
            CellReading::Least => Some(bounds.lo()),
            CellReading::Greatest => bounds.hi(),
        };
        let Some(count) = read else {
            if reading == CellReading::LeftOut {
                continue;
            }
            return Err(Answers::SeriesNotExact {
                period: cell.to_string().into(),
                found: bounds.to_string().into(),
            }
            .into());
        };
        cells.push(cell);
        counts.push(count);
        years.push(tallied.exposure().years());
    }
    let (times, units_a_year) = times(&cells, &years);
    let series = CellSeries {
        subject: format!(
            "{}{}{}",
            table.rule().noun(),
            of.phrase(),
            reading.besides()
        )
        .into(),
        rule: table.rule().clone(),
        cells,
        counts,
        years,
        times,
        units_a_year,
        reading,
    };
    series.series()?;
    Ok(series)
}

impl CellReading {
    /// What a subject has to say besides.
    fn besides(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::Least => ", least counts",
            Self::Greatest => ", greatest counts",
            Self::LeftOut => ", cells in doubt left out",
        }
    }
}

/// A day as a year and the part of it that is gone.
fn in_years(day: NaiveDate) -> f64 {
    let length = if day.leap_year() { 366.0 } else { 365.0 };
    f64::from(day.year()) + f64::from(day.ordinal0()) / length
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
    /// The counts with their exposures, as the tests for periods in a row take them.
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

    /// The counting rule of the cells.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The periods of the cells, in order of time.
    #[must_use]
    pub fn cells(&self) -> &[Period] {
        &self.cells
    }

    /// The count of each cell.
    #[must_use]
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// The years that the count of each cell is over.
    #[must_use]
    pub fn years(&self) -> &[f64] {
        &self.years
    }

    /// The time of each cell, as [`series`](Self::series) has it.
    #[must_use]
    pub fn times(&self) -> &[i64] {
        &self.times
    }

    /// The middle of each cell in years, as a fraction: `2023.5` for 2023. For tests that take times of any kind, such as
    /// [`TheilSen`](crate::stats::TheilSen).
    ///
    /// # Examples
    /// ```
    /// use interstate::stats::TheilSen;
    /// use interstate::tally::Whole;
    /// use interstate::trend::series_of;
    /// use interstate::{CountingRule, InteractionFamily, Partition, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let exercises = CountingRule::new("exercises", InteractionFamily::Exercise);
    /// let table = TallyTable::count(&ledger, &exercises, &Partition::quarterly(2019..=2024)?)?;
    /// let quarters = series_of(&table, &Whole)?;
    /// let counts: Vec<f64> = quarters.counts().iter().map(|&n| n as f64).collect();
    /// let a_year_more = TheilSen::new(&quarters.middles(), &counts)?.slope;
    /// assert!(a_year_more.abs() < 1.0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn middles(&self) -> Vec<f64> {
        let middle = |cell: &Period| 0.5 * (in_years(cell.start()) + in_years(cell.end()));
        self.cells.iter().map(middle).collect()
    }

    /// How cells that are not exact were read.
    #[must_use]
    pub fn reading(&self) -> CellReading {
        self.reading
    }

    /// The number of time units of the series in a year: 12 for months that follow each other.
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
