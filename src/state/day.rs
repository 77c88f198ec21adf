//! Days as numbers that compare, and days known only to the month or the year.

use crate::time::partial_date::PartialDate;
use chrono::{Datelike, NaiveDate};

/// A day as a number: years times 512 plus the day of the year. Numbers compare as the days do.
pub(super) type Key = i32;

/// The number of a day.
pub(super) fn key(day: NaiveDate) -> Key {
    // OK because a day of the year is at most 366, and chrono's years are below 300,000.
    day.year() * 512 + day.ordinal().cast_signed()
}

/// The day of a number; `None` for the marks of an open end.
pub(super) fn day_of(key: Key) -> Option<NaiveDate> {
    NaiveDate::from_yo_opt(key.div_euclid(512), key.rem_euclid(512).cast_unsigned())
}

/// The days on which a spell may have begun or ended, both inclusive.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Edge {
    pub(super) first: Key,
    pub(super) last: Key,
}

/// A beginning that is not known or not dated.
pub(super) const ANY: Edge = Edge {
    first: Key::MIN,
    last: Key::MIN,
};

/// An end that has not come.
pub(super) const NOW: Edge = Edge {
    first: Key::MAX,
    last: Key::MAX,
};

const fn ordinal(year: i32, month: i32, day: i32) -> Key {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let before = (367 * month - 362) / 12;
    let correction = match (month > 2, leap) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => 2,
    };
    year * 512 + before - correction + day
}

/// A known day.
pub(super) const fn day(year: i32, month: i32, day: i32) -> Edge {
    let key = ordinal(year, month, day);
    Edge {
        first: key,
        last: key,
    }
}

/// Some day of a month.
pub(super) const fn month(year: i32, month: i32) -> Edge {
    let last = if month == 12 {
        ordinal(year, 12, 31)
    } else {
        ordinal(year, month + 1, 1) - 1
    };
    Edge {
        first: ordinal(year, month, 1),
        last,
    }
}

/// Some day of a year.
pub(super) const fn year(year: i32) -> Edge {
    Edge {
        first: ordinal(year, 1, 1),
        last: ordinal(year, 12, 31),
    }
}

impl Edge {
    /// The set of possible days; `None` when the spell is open at this end.
    pub(super) fn date(self) -> Option<PartialDate> {
        match (day_of(self.first), day_of(self.last)) {
            (Some(first), Some(last)) => PartialDate::between(Some(first), Some(last)).ok(),
            _ => None,
        }
    }

    /// As the data write it: `1977`, `2011-08` or `2006-06-03`; nothing for an open end.
    pub(super) fn text(self) -> String {
        let (Some(first), Some(last)) = (day_of(self.first), day_of(self.last)) else {
            return String::new();
        };
        if first == last {
            first.to_string()
        } else if first.month() == last.month() {
            first.format("%Y-%m").to_string()
        } else {
            first.format("%Y").to_string()
        }
    }
}

/// From which day to which, both inclusive.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Span {
    pub(super) from: Edge,
    pub(super) to: Edge,
}

impl Span {
    /// Whether the day lies inside whichever of the possible days the ends are.
    pub(super) fn surely(self, day: Key) -> bool {
        self.from.last <= day && day <= self.to.first
    }

    /// Whether the day may lie inside.
    pub(super) fn perhaps(self, day: Key) -> bool {
        self.from.first <= day && day <= self.to.last
    }

    /// `from 1993`, `until 1992-04-26`, `1944-10-20 to 1992-04-26`, or nothing.
    pub(super) fn text(self) -> String {
        match (self.from.text().as_str(), self.to.text().as_str()) {
            ("", "") => String::new(),
            (from, "") => format!("from {from}"),
            ("", to) => format!("until {to}"),
            (from, to) => format!("{from} to {to}"),
        }
    }
}
