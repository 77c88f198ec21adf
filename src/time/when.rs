//! One unknown day, or days that lasted.

pub(crate) mod assign;
mod text;

use chrono::NaiveDate;

use super::partial_date::PartialDate;
use super::period::Period;
use super::span::Span;
use super::truth::Truth;
use crate::error::{Result, words::Words};

/// When it was: on one day, known or not, or from a day to a day.
///
/// The two hold the same days and mean different things: an exercise *on one day* of a week may have missed the year it is
/// asked for, one that *lasted* a week did not.
///
/// # Text
/// A [`PartialDate`] is one day. Two of them with a stroke, `a/b`, are first and last day of an extent.
///
/// | text | meaning |
/// |---|---|
/// | `2021-12-28/2022-01-03` | lasted these seven days |
/// | `2022-02/2022-03-15` | began on a day of February |
/// | `2022-02-24/` | ended, not known when |
/// | `2022-02-24/2025-03-01..` | was going on as seen on 1 March 2025 |
/// | `/2022` | not known when it began; ended in 2022 |
///
/// EDTF's bare `2022/..` does not say until which day the thing was seen going on; it is refused, and
/// [`seen_until`](Self::seen_until) reads it with that day.
///
/// # Examples
/// ```
/// use interstate::{Period, Truth, When};
///
/// let exercise: When = "2021-12-28/2022-01-03".parse()?;
/// assert_eq!(exercise.starts_within(Period::year(2021)?), Truth::Yes);
/// assert_eq!(exercise.overlaps(Period::year(2022)?), Truth::Yes);
/// assert_eq!(exercise.lies_within(Period::year(2021)?), Truth::No);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub enum When {
    /// On one day, which may not be known.
    On(PartialDate),
    /// From a day to a day. Made by [`When::lasting`], which checks the order.
    #[non_exhaustive]
    Lasting {
        /// The first day.
        start: PartialDate,
        /// How it ended, if it did.
        end: Finish,
    },
}

/// How something that lasted came to an end.
///
/// "Still going on when the data were cut" and "ended, not known when" are two things, and tables that code both as missing
/// lose the difference: only of the first can one say that it had not ended before the cut.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Finish {
    /// On this last day, itself included.
    At(PartialDate),
    /// Not yet: it was going on as of the day up to which the source looked.
    Ongoing {
        /// The day on which it was last seen going on.
        seen_until: NaiveDate,
    },
    /// It ended, not known when.
    Unknown,
}

impl When {
    /// From a first day to a finish.
    ///
    /// # Errors
    /// When the end lies before the start whatever their unknown parts are.
    ///
    /// ```
    /// use interstate::{Finish, When};
    ///
    /// let refused = When::lasting("2022".parse()?, Finish::At("2021".parse()?)).unwrap_err();
    /// assert_eq!(refused.to_string(), "2021 is before the start, 2022");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn lasting(start: PartialDate, end: Finish) -> Result<Self> {
        let last = match &end {
            Finish::At(date) => date.clone(),
            Finish::Ongoing { seen_until } => PartialDate::day(*seen_until),
            Finish::Unknown => return Ok(Self::Lasting { start, end }),
        };
        if last.certainly_before(&start) {
            return Err(Words::EndBeforeStart {
                end: last.to_string().into(),
                start: start.to_string().into(),
            }
            .into());
        }
        Ok(Self::Lasting { start, end })
    }

    /// The first day, or the one day.
    #[must_use]
    pub const fn start(&self) -> &PartialDate {
        match self {
            Self::On(date) | Self::Lasting { start: date, .. } => date,
        }
    }

    /// The possible first days, as far as they agree with what is known of the end.
    fn starts(&self) -> impl Iterator<Item = Span> {
        let latest = match self {
            Self::Lasting {
                end: Finish::At(end),
                ..
            } => end.last(),
            Self::Lasting {
                end: Finish::Ongoing { seen_until },
                ..
            } => Some(*seen_until),
            _ => None,
        };
        let allowed = Span {
            first: None,
            last: latest,
        };
        self.start()
            .runs()
            .filter_map(move |s| s.intersection(allowed))
    }

    /// The possible last days, as far as they agree with what is known of the start.
    fn ends(&self) -> impl Iterator<Item = Span> {
        let (dated, undated) = match self {
            Self::On(date) => (Some(date), None),
            Self::Lasting { end, .. } => match end {
                Finish::At(date) => (Some(date), None),
                Finish::Ongoing { seen_until } => (
                    None,
                    Some(Span {
                        first: Some(*seen_until),
                        last: None,
                    }),
                ),
                Finish::Unknown => (None, Some(Span::ALWAYS)),
            },
        };
        let allowed = Span {
            first: self.start().first(),
            last: None,
        };
        dated
            .into_iter()
            .flat_map(PartialDate::runs)
            .chain(undated)
            .filter_map(move |s| s.intersection(allowed))
    }

    /// The possible first days as runs from a first to a last day, as far as they agree with what is known of the end.
    pub(crate) fn possible_starts(
        &self,
    ) -> impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)> {
        self.starts().map(|span| (span.first, span.last))
    }

    /// The possible last days, likewise.
    pub(crate) fn possible_ends(
        &self,
    ) -> impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)> {
        self.ends().map(|span| (span.first, span.last))
    }

    /// Whether the first day lies in the period.
    #[must_use]
    pub fn starts_within(&self, period: Period) -> Truth {
        match self {
            Self::On(date) => date.within(period),
            Self::Lasting { .. } => within(self.starts(), period),
        }
    }

    /// Whether the last day lies in the period. What still goes on can only end on the day it was last seen, or later.
    #[must_use]
    pub fn ends_within(&self, period: Period) -> Truth {
        match self {
            Self::On(date) => date.within(period),
            Self::Lasting { .. } => within(self.ends(), period),
        }
    }

    /// Whether it took place on at least one day of the period.
    #[must_use]
    pub fn overlaps(&self, period: Period) -> Truth {
        self.meets(period.start(), period.last_day())
    }

    /// Whether it took place, or was in force, on the day.
    ///
    /// ```
    /// use interstate::{Truth, When};
    ///
    /// let measure: When = "2022-02/2025-03-01..".parse()?;
    /// assert_eq!(measure.holds_on("2022-02-10".parse()?), Truth::Depends);
    /// assert_eq!(measure.holds_on("2023-01-01".parse()?), Truth::Yes);
    /// assert_eq!(measure.holds_on("2026-01-01".parse()?), Truth::Depends); // seen until March 2025, no later
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> Truth {
        self.meets(day, day)
    }

    fn meets(&self, first: NaiveDate, last: NaiveDate) -> Truth {
        let asked = Span {
            first: Some(first),
            last: Some(last),
        };
        if let Self::On(date) = self {
            let mut days = date.runs();
            let every = date.runs().all(|s| s.intersection(asked) == Some(s));
            return Truth::of_cases(every, days.any(|s| s.intersection(asked).is_some()));
        }
        let (starts, ends) = (hull(self.starts()), hull(self.ends()));
        Truth::of_cases(
            starts.last.is_some_and(|s| s <= last) && ends.first.is_some_and(|e| e >= first),
            starts.first.is_none_or(|s| s <= last) && ends.last.is_none_or(|e| e >= first),
        )
    }

    /// Whether it took place on days of the period only.
    #[must_use]
    pub fn lies_within(&self, period: Period) -> Truth {
        if let Self::On(date) = self {
            return date.within(period);
        }
        let (start, last_day) = (period.start(), period.last_day());
        let (starts, ends) = (hull(self.starts()), hull(self.ends()));
        let every =
            starts.first.is_some_and(|s| s >= start) && ends.last.is_some_and(|e| e <= last_day);
        let asked = Span {
            first: Some(start),
            last: Some(last_day),
        };
        let inside = |runs: &mut dyn Iterator<Item = Span>| {
            let found = hull(runs.filter_map(|s| s.intersection(asked)));
            found.first.zip(found.last)
        };
        let earliest = inside(&mut self.starts()).map(|(first, _)| first);
        let latest = inside(&mut self.ends()).map(|(_, last)| last);
        Truth::of_cases(every, earliest.zip(latest).is_some_and(|(s, e)| s <= e))
    }
}

impl From<PartialDate> for When {
    fn from(date: PartialDate) -> Self {
        Self::On(date)
    }
}

impl From<NaiveDate> for When {
    fn from(day: NaiveDate) -> Self {
        Self::On(day.into())
    }
}

/// From the first to the last day of sorted runs.
fn hull(mut runs: impl Iterator<Item = Span>) -> Span {
    let first = runs.next().unwrap_or(Span::ALWAYS);
    let last = runs.last().unwrap_or(first);
    Span {
        first: first.first,
        last: last.last,
    }
}

fn within(mut runs: impl Iterator<Item = Span>, period: Period) -> Truth {
    let (mut every, mut some) = (true, false);
    for run in &mut runs {
        every &= run.is_within(period);
        some |= run.meets(period);
    }
    Truth::of_cases(every && some, some)
}
