//! The days of a listing as numbers, for registers of a million.

use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::listed_for::ListedFor;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use chrono::{Datelike, NaiveDate};

/// A day by its number; the ends of `i32` stand for open.
pub(in crate::sanction) type DayNumber = i32;

/// First and last possible day, both included.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(in crate::sanction) struct Possible {
    pub(in crate::sanction) lo: DayNumber,
    pub(in crate::sanction) hi: DayNumber,
}

pub(in crate::sanction) fn number(day: NaiveDate) -> DayNumber {
    day.num_days_from_ce()
}

/// Open ends have no day.
pub(in crate::sanction) fn as_day(number: DayNumber) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number)
}

impl Possible {
    pub(in crate::sanction) fn of(date: &PartialDate) -> Self {
        Self {
            lo: date.first().map_or(DayNumber::MIN, number),
            hi: date.last().map_or(DayNumber::MAX, number),
        }
    }

    /// The earliest of two dates, as bounds.
    pub(in crate::sanction) fn earlier(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.min(other.hi),
        }
    }

    /// The fewest and the most days from this day to another; `None` where one is open.
    pub(in crate::sanction) fn days_to(self, next: Self) -> Option<(i64, i64)> {
        let open = |p: Self| p.lo == DayNumber::MIN || p.hi == DayNumber::MAX;
        if open(self) || open(next) {
            return None;
        }
        let between = |from: DayNumber, to: DayNumber| i64::from(to) - i64::from(from);
        Some((between(self.hi, next.lo), between(self.lo, next.hi)))
    }

    /// Whether the day has come by `day`.
    pub(in crate::sanction) fn by(self, day: DayNumber) -> Truth {
        Truth::of_cases(self.hi <= day, self.lo <= day)
    }
}

/// When a listing was printed, from when it applies, and when it no longer does.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(in crate::sanction) struct Days {
    pub(in crate::sanction) listed: Possible,
    pub(in crate::sanction) applies: Possible,
    pub(in crate::sanction) ends: Possible,
}

impl Days {
    pub(in crate::sanction) fn new(
        listed: &PartialDate,
        applies: &PartialDate,
        end: &ListingEnd,
    ) -> Self {
        let listed = Possible::of(listed);
        let applies = Possible::of(applies);
        let (first, last) = end.possible_span();
        let ends = Possible {
            // Nothing ends before it begins, so the first day of force bounds the end from below.
            lo: first.map_or(DayNumber::MIN, number).max(applies.lo),
            hi: last.map_or(DayNumber::MAX, number),
        };
        Self {
            listed,
            applies,
            ends,
        }
    }

    pub(in crate::sanction) fn in_force_on(self, day: NaiveDate) -> Truth {
        self.in_force(number(day))
    }

    pub(in crate::sanction) fn in_force(self, day: DayNumber) -> Truth {
        self.applies.by(day).and(!self.ends.by(day))
    }

    /// How long the listing applied; an open one as far as it was seen.
    pub(in crate::sanction) fn listed_for(self, ended: bool) -> ListedFor {
        let days = |from: DayNumber, to: DayNumber| {
            // OK because the difference of two i32 fits u32.
            if to > from { to.abs_diff(from) } else { 0 }
        };
        // An open start bounds nothing from above: the listing may have applied for ever.
        let (applies, ends) = (self.applies, self.ends);
        if !ended {
            // The first possible day of the end is the day after it was last seen.
            let seen = ends.lo - 1;
            return if applies.hi > seen {
                ListedFor::NotYet
            } else {
                ListedFor::AtLeast(days(applies.hi, seen))
            };
        }
        if ends.hi < applies.lo {
            return ListedFor::NotYet;
        }
        let lo = days(applies.hi, ends.lo);
        if ends.hi == DayNumber::MAX || applies.lo == DayNumber::MIN {
            return ListedFor::AtLeast(lo);
        }
        match days(applies.lo, ends.hi) {
            hi if hi == lo => ListedFor::Exactly(lo),
            hi => ListedFor::Between(lo, hi),
        }
    }
}
