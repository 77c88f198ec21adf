//! One unknown day, or days that lasted.

pub(super) mod assign;
mod text;
pub(crate) mod windows;

use chrono::NaiveDate;

use super::partial_date::PartialDate;
use super::period::{Period, in_years};
use super::span::Span;
use super::truth::Truth;
use crate::error::{Result, words::Words};

/// When something took place: on one day, known or not, or from a first day to a last.
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
/// use interstate::{Period, Truth, When, time::Assignment};
///
/// let exercise: When = "2021-12-28/2022-01-03".parse()?;
/// assert_eq!(exercise.falls_in(Period::year(2021)?, Assignment::ByStart), Truth::Yes);
/// assert_eq!(exercise.falls_in(Period::year(2022)?, Assignment::AnyOverlap), Truth::Yes);
/// assert_eq!(exercise.falls_in(Period::year(2021)?, Assignment::Within), Truth::No);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub enum When {
    /// On one day, which may be known only in part.
    On(PartialDate),
    /// From a first day to a last. Made by [`When::lasting`], which checks the order.
    #[non_exhaustive]
    Lasting {
        /// The first day.
        start: PartialDate,
        /// How it ended, if it did.
        end: Finish,
    },
}

/// How something that lasted ended: on a day, not yet, or at a time that is not known.
///
/// "Still going on when the data were cut" and "ended, not known when" are two things, and tables that code both as missing
/// lose the difference: only of the first can one say that it had not ended before the cut.
///
/// # Examples
/// ```
/// use interstate::{Finish, Period, Truth, When, time::Assignment};
///
/// let seen_until = "2025-03-01".parse()?;
/// let ongoing = When::lasting("2022".parse()?, Finish::Ongoing { seen_until })?;
/// let ended = When::lasting("2022".parse()?, Finish::Unknown)?;
/// assert_eq!(ongoing.falls_in(Period::year(2023)?, Assignment::ByEnd), Truth::No);
/// assert_eq!(ended.falls_in(Period::year(2023)?, Assignment::ByEnd), Truth::Depends);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Finish {
    /// It ended on this last day, which is included.
    At(PartialDate),
    /// It had not ended by the day up to which the source looked.
    Ongoing {
        /// The day on which it was last seen going on.
        seen_until: NaiveDate,
    },
    /// It ended, at a time that is not known.
    Unknown,
}

impl When {
    /// Something that lasted from a first day to a finish.
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
        if last.before(&start) == Truth::Yes {
            return Err(Words::EndBeforeStart {
                end: last.to_string().into(),
                start: start.to_string().into(),
            }
            .into());
        }
        Ok(Self::Lasting { start, end })
    }

    /// That every day that it tells lies in the years that the crate takes.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    pub(crate) fn in_years(&self) -> Result<()> {
        self.start().in_years()?;
        match self {
            Self::On(_) => Ok(()),
            Self::Lasting { end, .. } => match end {
                Finish::At(date) => date.in_years(),
                Finish::Ongoing { seen_until } => in_years(*seen_until),
                Finish::Unknown => Ok(()),
            },
        }
    }

    /// The first day, or the one day on which it took place.
    #[must_use]
    pub const fn start(&self) -> &PartialDate {
        match self {
            Self::On(date) | Self::Lasting { start: date, .. } => date,
        }
    }

    /// The days on which the first day can lie, given what is known of the end.
    fn start_limit(&self) -> Span {
        let last = match self {
            Self::On(_) => None,
            Self::Lasting { end, .. } => match end {
                Finish::At(end) => end.last(),
                Finish::Ongoing { seen_until } => Some(*seen_until),
                Finish::Unknown => None,
            },
        };
        Span { first: None, last }
    }

    /// The days on which the last day can lie, given what is known of the start, and of the end itself if that is no date.
    fn end_limit(&self) -> Span {
        let first = match self {
            Self::Lasting {
                end: Finish::Ongoing { seen_until },
                ..
            } => Some(*seen_until),
            _ => self.start().first(),
        };
        Span { first, last: None }
    }

    fn end_date(&self) -> Option<&PartialDate> {
        match self {
            Self::On(date) => Some(date),
            Self::Lasting { end, .. } => end.date(),
        }
    }

    fn end_runs(&self) -> impl Iterator<Item = Span> {
        let dated = self.end_date();
        let undated = dated.is_none().then_some(Span::ALWAYS);
        dated.into_iter().flat_map(PartialDate::runs).chain(undated)
    }

    /// From the earliest to the latest possible first day among those asked for.
    fn starts_in(&self, asked: Span) -> Option<Span> {
        self.start()
            .hull_in(self.start_limit().intersection(asked)?)
    }

    /// From the earliest to the latest possible last day among those asked for.
    fn ends_in(&self, asked: Span) -> Option<Span> {
        let allowed = self.end_limit().intersection(asked)?;
        match self.end_date() {
            Some(date) => date.hull_in(allowed),
            None => Some(allowed),
        }
    }

    /// From the earliest to the latest possible first day, and the same for the last.
    fn reach(&self) -> (Span, Span) {
        // OK because `lasting` refused an end before every start, so that at least one first and one last day are possible.
        #[expect(clippy::unwrap_used, reason = "some day is possible")]
        {
            let starts = self.starts_in(Span::ALWAYS).unwrap();
            (starts, self.ends_in(Span::ALWAYS).unwrap())
        }
    }

    /// The possible first days as runs from a first to a last day, as far as they agree with what is known of the end.
    pub(crate) fn possible_starts(
        &self,
    ) -> impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)> {
        let limit = self.start_limit();
        let runs = self.start().runs();
        runs.filter_map(move |s| s.intersection(limit))
            .map(|s| (s.first, s.last))
    }

    /// The possible last days, likewise.
    pub(crate) fn possible_ends(
        &self,
    ) -> impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)> {
        let limit = self.end_limit();
        self.end_runs()
            .filter_map(move |e| e.intersection(limit))
            .map(|e| (e.first, e.last))
    }

    /// Whether the first day lies in the period.
    pub(crate) fn starts_within(&self, period: Period) -> Truth {
        if let Self::On(date) = self {
            return date.within(period);
        }
        let asked = Span::from(period);
        Truth::of_cases(
            self.reach().0.is_within(asked),
            self.starts_in(asked).is_some(),
        )
    }

    /// Whether the last day lies in the period. What still goes on can only end on the day it was last seen, or later.
    pub(crate) fn ends_within(&self, period: Period) -> Truth {
        if let Self::On(date) = self {
            return date.within(period);
        }
        let asked = Span::from(period);
        Truth::of_cases(
            self.reach().1.is_within(asked),
            self.ends_in(asked).is_some(),
        )
    }

    /// Whether it took place on at least one day of the period.
    pub(crate) fn overlaps(&self, period: Period) -> Truth {
        match self {
            Self::On(date) => date.within(period),
            Self::Lasting { .. } => self.meets(period.start(), period.last_day()),
        }
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
        match self {
            Self::On(date) => Truth::of_cases(date.exact_day() == Some(day), date.allows(day)),
            Self::Lasting { .. } => self.meets(day, day),
        }
    }

    fn meets(&self, first: NaiveDate, last: NaiveDate) -> Truth {
        let (starts, ends) = self.reach();
        Truth::of_cases(
            starts.last.is_some_and(|s| s <= last) && ends.first.is_some_and(|e| e >= first),
            starts.first.is_none_or(|s| s <= last) && ends.last.is_none_or(|e| e >= first),
        )
    }

    /// Whether it took place on days of the period only.
    pub(crate) fn lies_within(&self, period: Period) -> Truth {
        if let Self::On(date) = self {
            return date.within(period);
        }
        let asked = Span::from(period);
        let (starts, ends) = self.reach();
        let earliest = self.starts_in(asked).and_then(|s| s.first);
        let latest = self.ends_in(asked).and_then(|e| e.last);
        Truth::of_cases(
            Span {
                first: starts.first,
                last: ends.last,
            }
            .is_within(asked),
            earliest.zip(latest).is_some_and(|(s, e)| s <= e),
        )
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
