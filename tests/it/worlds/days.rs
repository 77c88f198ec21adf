//! Days by number, runs of them and years as fractions: written from the rules of meaning, without the crate.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A day as its number in the common era.
pub(super) type Day = i32;

/// Before and after every day that a ledger or a question names.
pub(super) const EVER: Day = Day::MIN;
pub(super) const NEVER: Day = Day::MAX;

/// A common year has 365 days and a leap year 366: what both divide.
pub(super) const A_YEAR: i128 = 365 * 366;

pub(super) fn day(year: i32, month: u32, day: u32) -> Day {
    date(year, month, day).num_days_from_ce()
}

pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn calendar(day: Day) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day).unwrap()
}

pub(super) fn year_of(day: Day) -> i32 {
    calendar(day).year()
}

/// Days from a first to a last one, both included.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct Run {
    pub(super) first: Day,
    pub(super) last: Day,
}

impl Run {
    pub(super) fn years(first: i32, last: i32) -> Self {
        Self {
            first: day(first, 1, 1),
            last: day(last, 12, 31),
        }
    }

    pub(super) fn holds(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    pub(super) fn within(self, other: Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    pub(super) fn shares_days_with(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(super) fn and(self, other: Self) -> Option<Self> {
        let both = Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        };
        (both.first <= both.last).then_some(both)
    }

    /// Years as a fraction on the common denominator [`A_YEAR`]: days over the length of their calendar year.
    ///
    /// All days before one have no length; no claim asks for it.
    pub(super) fn exact_years(self) -> i128 {
        if self.first == EVER {
            return A_YEAR;
        }
        let years = year_of(self.first)..=year_of(self.last);
        let parts = years.filter_map(|year| {
            let whole = Self::years(year, year);
            let days = i128::from(self.and(whole)?.days());
            Some(days * A_YEAR / i128::from(whole.days()))
        });
        parts.sum()
    }

    fn days(self) -> Day {
        self.last - self.first + 1
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..={}", calendar(self.first), calendar(self.last))
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == EVER || self.last == NEVER {
            return write!(f, "{}..={} by number", self.first, self.last);
        }
        fmt::Display::fmt(self, f)
    }
}

/// Everything between these days, and before and after them: a day in the list begins a stretch.
pub(super) fn stretches(mut cuts: Vec<Day>) -> Vec<Run> {
    cuts.sort_unstable();
    cuts.dedup();
    let firsts = std::iter::once(EVER).chain(cuts.iter().copied());
    let lasts = cuts.iter().map(|cut| cut - 1).chain([NEVER]);
    firsts
        .zip(lasts)
        .map(|(first, last)| Run { first, last })
        .collect()
}
