//! Periods side by side.

use std::fmt;
use std::ops::{Range, RangeInclusive};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::period::Period;
use super::step::CalendarStep;
use crate::error::{Error, Result, words::Words};

/// Periods in order of time that share no day: the columns of a table of counts.
///
/// Made by [`gapless`](Self::gapless) they follow each other without a gap; made by [`disjoint`](Self::disjoint) days between them belong to no cell.
///
/// # Examples
/// ```
/// use interstate::{Partition, Period};
///
/// let years = Partition::yearly(2017..=2024)?;
/// assert_eq!(years.cell_of("2022-02-24".parse()?), Some(5));
/// assert_eq!(years.cells()[5], Period::year(2022)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "Vec<Period>", into = "Vec<Period>")]
pub struct Partition {
    cells: Box<[Period]>,
    /// The first year, if the cells are single calendar years without a gap: then a cell is found by subtraction.
    first_year: Option<i32>,
}

impl Partition {
    /// A partition into periods that follow each other without a gap.
    ///
    /// # Errors
    /// When there is none, or for every gap and every overlap between two neighbours, each with its days.
    ///
    /// ```
    /// use interstate::{Partition, Period};
    ///
    /// let refused = Partition::gapless(&[Period::year(2019)?, Period::year(2021)?]).unwrap_err();
    /// assert_eq!(refused.to_string(), "periods leave out 2020-01-01..2021-01-01");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn gapless(cells: &[Period]) -> Result<Self> {
        Self::checked(cells, true)
    }

    /// A partition into periods that share no day. Days between them belong to no cell.
    ///
    /// # Errors
    /// When there is none, or for every overlap between two neighbours.
    pub fn disjoint(cells: &[Period]) -> Result<Self> {
        Self::checked(cells, false)
    }

    /// A partition into calendar years, the first and the last included.
    ///
    /// # Errors
    /// When the range holds no year, or one outside 1 to 9999.
    pub fn yearly(years: RangeInclusive<i32>) -> Result<Self> {
        Period::years(years.clone())?;
        let cells = years.map(Period::year).collect::<Result<Vec<_>>>()?;
        Self::gapless(&cells)
    }

    /// A partition into calendar months of whole years, the first and the last year included. For other months: [`anchored`](Self::anchored)
    /// on the first.
    ///
    /// # Errors
    /// When the range holds no year, or one outside 1 to 9999.
    ///
    /// ```
    /// use interstate::Partition;
    ///
    /// let months = Partition::monthly(2023..=2024)?;
    /// assert_eq!((months.len(), months.cells()[13].label()), (24, "2024-02".into()));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn monthly(years: RangeInclusive<i32>) -> Result<Self> {
        Self::months_each(1, years)
    }

    /// A partition into quarters of whole calendar years, the first and the last year included.
    ///
    /// # Errors
    /// When the range holds no year, or one outside 1 to 9999.
    ///
    /// ```
    /// use interstate::Partition;
    ///
    /// let quarters = Partition::quarterly(2024..=2024)?;
    /// let labels: Vec<String> = quarters.cells().iter().map(|cell| cell.label()).collect();
    /// assert_eq!(labels, ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn quarterly(years: RangeInclusive<i32>) -> Result<Self> {
        Self::months_each(3, years)
    }

    /// Cells of so many months, of which twelve are a multiple.
    fn months_each(months: u32, years: RangeInclusive<i32>) -> Result<Self> {
        let whole = Period::years(years)?;
        let (from, to) = whole.years_touched();
        let number = (to.abs_diff(from) + 1) * (12 / months);
        Self::anchored(whole.start(), CalendarStep::Months(months), number)
    }

    /// A partition into periods of one length that follow each other from an anchor; edge `k` is the anchor plus `k` steps, so that nothing
    /// drifts.
    ///
    /// # Errors
    /// When the step or the number is 0, or leads out of the calendar.
    ///
    /// ```
    /// use interstate::{Partition, time::CalendarStep};
    ///
    /// let years = Partition::anchored("2020-02-29".parse()?, CalendarStep::Years(1), 4)?;
    /// assert_eq!(years.cell_of("2024-02-28".parse()?), Some(3));
    /// assert_eq!(years.span().end().to_string(), "2024-02-29");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn anchored(anchor: NaiveDate, step: CalendarStep, number: u32) -> Result<Self> {
        let step = step.forward()?;
        let cell = |k| Period::new(step.day_after(anchor, k)?, step.day_after(anchor, k + 1)?);
        Self::gapless(&(0..number).map(cell).collect::<Result<Vec<_>>>()?)
    }

    /// The cells between ascending edges that are wanted; at least one must be.
    pub(super) fn between_edges(
        edges: &[NaiveDate],
        mut wanted: impl FnMut(Period) -> bool,
    ) -> Self {
        let pairs = edges.iter().zip(edges.iter().skip(1));
        let cells = pairs.map(|(&start, &end)| Period::between(start, end));
        Self::unchecked(cells.filter(|&cell| wanted(cell)).collect())
    }

    /// The cells that several periods, which may share days, are made of.
    pub(crate) fn around(periods: &[Period]) -> Result<Self> {
        if periods.is_empty() {
            return Err(Words::NoPeriods.into());
        }
        let mut edges: Vec<NaiveDate> = periods
            .iter()
            .flat_map(|period| [period.start(), period.end()])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        // A cell lies in a period or outside it, since no edge of one is within the other.
        let mut sorted = periods.to_vec();
        sorted.sort_unstable_by_key(|period| period.start());
        let (mut begun, mut until) = (0, NaiveDate::MIN);
        Ok(Self::between_edges(&edges, |cell| {
            while let Some(period) = sorted
                .get(begun)
                .filter(|period| period.start() <= cell.start())
            {
                until = until.max(period.end());
                begun += 1;
            }
            cell.start() < until
        }))
    }

    fn checked(cells: &[Period], gapless: bool) -> Result<Self> {
        if cells.is_empty() {
            return Err(Words::NoPeriods.into());
        }
        let mut wrong = Vec::new();
        for (one, next) in cells.iter().zip(cells.iter().skip(1)) {
            let (end, start) = (one.end(), next.start());
            if let Some(shared) = one.intersection(*next) {
                wrong.push(format!("share {shared}"));
            } else if start < end {
                wrong.push(format!("are not in order: {next} after {one}"));
            } else if gapless && end < start {
                wrong.push(format!("leave out {end}..{start}"));
            }
        }
        if !wrong.is_empty() {
            return Err(Words::NotAPartition {
                wrong: wrong.join(", ").into(),
            }
            .into());
        }
        Ok(Self::unchecked(cells.into()))
    }

    fn unchecked(cells: Box<[Period]>) -> Self {
        let first_year = cells.first().map(|cell| cell.start().year());
        let first_year = first_year.filter(|&first| {
            let mut expected = (first..).zip(&*cells);
            expected.all(|(year, cell)| cell.whole_years() == Some(year..=year))
        });
        Self { cells, first_year }
    }

    /// The periods of the partition, in order of time.
    #[must_use]
    pub fn cells(&self) -> &[Period] {
        &self.cells
    }

    /// The number of periods, at least 1.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// The period from the first day of the first cell to the last day of the last, gaps included.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "OK because a partition has a cell")]
    pub fn span(&self) -> Period {
        let (first, last) = (self.cells[0], self.cells[self.cells.len() - 1]);
        Period::between(first.start(), last.end())
    }

    /// The index of the cell that holds a day: by subtraction for calendar years, else by binary search.
    #[must_use]
    pub fn cell_of(&self, day: NaiveDate) -> Option<usize> {
        if let Some(first_year) = self.first_year {
            let cell = usize::try_from(day.year() - first_year).ok()?;
            return (cell < self.cells.len()).then_some(cell);
        }
        let cell = self.begun_by(day).checked_sub(1)?;
        self.cells.get(cell)?.contains(day).then_some(cell)
    }

    /// The number of cells that start on the day or before.
    pub(crate) fn begun_by(&self, day: NaiveDate) -> usize {
        self.cells.partition_point(|cell| cell.start() <= day)
    }

    /// The indices of the cells that hold at least one day of a run of days with inclusive ends (`None` is open).
    ///
    /// ```
    /// use interstate::Partition;
    ///
    /// let years = Partition::yearly(2019..=2024)?;
    /// assert_eq!(years.cells_over(Some("2020-05-01".parse()?), Some("2021-05-01".parse()?)), 1..3);
    /// assert_eq!(years.cells_over(Some("2024-05-01".parse()?), None), 5..6);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn cells_over(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Range<usize> {
        let from = first.map_or(0, |day| {
            self.cells.partition_point(|cell| cell.end() <= day)
        });
        let to = last.map_or(self.cells.len(), |day| self.begun_by(day));
        from..to.max(from)
    }

    /// Whether every day of a run with inclusive ends (`None` is open) belongs to some cell.
    #[must_use]
    pub fn covers(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> bool {
        let (Some(first), Some(last)) = (first, last) else {
            return false;
        };
        // OK because cells over some days are among the cells.
        #[expect(clippy::indexing_slicing, reason = "a range of the cells")]
        let cells = &self.cells[self.cells_over(Some(first), Some(last))];
        let ends_inside = |day| cells.iter().any(|cell| cell.contains(day));
        let gapless = cells
            .iter()
            .zip(cells.iter().skip(1))
            .all(|(one, next)| one.end() == next.start());
        gapless && ends_inside(first) && ends_inside(last)
    }
}

impl TryFrom<Vec<Period>> for Partition {
    type Error = Error;

    /// As [`Partition::disjoint`].
    fn try_from(cells: Vec<Period>) -> Result<Self> {
        Self::disjoint(&cells)
    }
}

impl From<Partition> for Vec<Period> {
    fn from(partition: Partition) -> Self {
        partition.cells.into_vec()
    }
}

impl fmt::Debug for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Partition").field(&self.cells).finish()
    }
}
