//! Periods that may share days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::partition::Partition;
use super::period::Period;
use super::step::CalendarStep;
use crate::error::{Error, Result, words::Words};

/// Periods that may share days, such as the twelve months up to each month's end.
///
/// Windows that share days share events: their counts are not independent, so they are for looking, not for tests. What is to be
/// tested stands in a [`Partition`], which refuses shared days.
///
/// # Examples
/// ```
/// use interstate::{Period, time::{CalendarStep, Windows}};
///
/// let windows = Windows::rolling(Period::years(2019..=2024)?, CalendarStep::Years(3), CalendarStep::Years(1))?;
/// let labels: Vec<_> = windows.periods().iter().map(|w| w.label()).collect();
/// assert_eq!(labels, ["2019–2021", "2020–2022", "2021–2023", "2022–2024"]);
/// assert!(windows.share_days());
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "Vec<Period>", into = "Vec<Period>")]
pub struct Windows {
    periods: Box<[Period]>,
}

impl Windows {
    /// Windows of any periods, in the order given.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(periods: &[Period]) -> Result<Self> {
        if periods.is_empty() {
            return Err(Words::NoPeriods.into());
        }
        Ok(Self {
            periods: periods.into(),
        })
    }

    /// Windows of one length that begin at every step from the start of a period, as many as lie wholly in it.
    ///
    /// Both edges of a window are counted from the start of `over`, so that nothing drifts.
    ///
    /// # Errors
    /// When a length is zero, or longer than the period.
    pub fn rolling(over: Period, length: CalendarStep, step: CalendarStep) -> Result<Self> {
        let (anchor, length, step) = (over.start(), length.forward()?, step.forward()?);
        let mut periods = Vec::new();
        for k in 0.. {
            let Ok(start) = step.day_after(anchor, k) else {
                break;
            };
            let end = match step.times_and(k, length) {
                Some(both) => both.day_after(anchor, 1),
                None => length.day_after(start, 1),
            };
            match end {
                Ok(end) if end <= over.end() => periods.push(Period::new(start, end)?),
                _ => break,
            }
        }
        if periods.is_empty() {
            return Err(Words::NoWindow {
                length: length.to_string().into(),
                over: over.to_string().into(),
            }
            .into());
        }
        Self::new(&periods)
    }

    /// The periods of the windows, in order.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// Whether two of the windows share a day.
    #[must_use]
    pub fn share_days(&self) -> bool {
        let mut sorted = self.periods.to_vec();
        sorted.sort_by_key(|w| w.start());
        let mut neighbours = sorted.iter().zip(sorted.iter().skip(1));
        neighbours.any(|(one, next)| one.overlaps(*next))
    }

    /// The finest partition such that every window is a union of its cells: count once by these cells, then ask for each window.
    ///
    /// ```
    /// use interstate::{Period, time::{CalendarStep, Windows}};
    ///
    /// let windows = Windows::rolling(Period::years(2019..=2024)?, CalendarStep::Years(3), CalendarStep::Years(1))?;
    /// assert_eq!(windows.cells().len(), 6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn cells(&self) -> Partition {
        let mut edges: Vec<NaiveDate> = (self.periods.iter())
            .flat_map(|w| [w.start(), w.end()])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        // A cell has no edge inside, so that it is wanted if any window holds its first day: one that began by then and ends latest.
        let mut windows = self.periods.to_vec();
        windows.sort_by_key(|w| w.start());
        let mut latest = None;
        let ends: Vec<_> = windows
            .iter()
            .map(|w| {
                latest = latest.max(Some(w.end()));
                latest
            })
            .collect();
        Partition::between_edges(&edges, |cell| {
            let begun = windows.partition_point(|w| w.start() <= cell.start());
            begun > 0 && ends.get(begun - 1).copied().flatten() > Some(cell.start())
        })
    }

    /// How many of the days, which must be sorted, lie in each window.
    ///
    /// # Errors
    /// When the days are not sorted.
    ///
    /// ```
    /// use interstate::{Period, time::{CalendarStep, Windows}};
    ///
    /// let windows = Windows::rolling(Period::years(2019..=2022)?, CalendarStep::Years(3), CalendarStep::Years(1))?;
    /// let days = ["2019-05-01".parse()?, "2021-05-01".parse()?, "2022-05-01".parse()?];
    /// assert_eq!(windows.count_days(&days)?, [2, 2]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn count_days(&self, days: &[NaiveDate]) -> Result<Vec<usize>> {
        if !days.is_sorted() {
            return Err(Words::DaysNotSorted.into());
        }
        let before = |edge| days.partition_point(|&day| day < edge);
        let count = |window: &Period| before(window.end()) - before(window.start());
        Ok(self.periods.iter().map(count).collect())
    }
}

impl TryFrom<Vec<Period>> for Windows {
    type Error = Error;

    /// As [`Windows::new`].
    fn try_from(periods: Vec<Period>) -> Result<Self> {
        Self::new(&periods)
    }
}

impl From<Windows> for Vec<Period> {
    fn from(windows: Windows) -> Self {
        windows.periods.into_vec()
    }
}
