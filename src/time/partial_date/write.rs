//! Dates as text.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::PartialDate;
use super::hedge::Hedge;
use crate::time::span::Span;
use crate::time::text::YEARS;

impl fmt::Display for Hedge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.approximate, self.uncertain) {
            (false, false) => "",
            (true, false) => "~",
            (false, true) => "?",
            (true, true) => "%",
        })
    }
}

/// A run of days that a date without brackets can name.
enum Named {
    Day(NaiveDate),
    Month(NaiveDate),
    Year(i32),
    Decade(i32),
    Century(i32),
}

fn named(span: Span) -> Option<Named> {
    let (first, last) = (span.first?, span.last?);
    if first == last {
        return Some(Named::Day(first));
    }
    let years: RangeInclusive<i32> = first.year()..=last.year();
    if first.day() != 1 || !YEARS.contains(years.start()) || !YEARS.contains(years.end()) {
        return None;
    }
    let whole_years = first.ordinal() == 1 && last.month() == 12 && last.day() == 31;
    let year = first.year();
    match last.year() - year {
        0 if whole_years => Some(Named::Year(year)),
        0 if first.month() == last.month() && last.day() == u32::from(last.num_days_in_month()) => {
            Some(Named::Month(first))
        }
        9 if whole_years && year % 10 == 0 => Some(Named::Decade(year)),
        99 if whole_years && year % 100 == 0 => Some(Named::Century(year)),
        _ => None,
    }
}

fn write_named(f: &mut fmt::Formatter<'_>, name: &Named, hedge: Hedge) -> fmt::Result {
    match name {
        Named::Day(day) => write!(f, "{day}")?,
        Named::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month())?,
        Named::Year(year) => write!(f, "{year:04}")?,
        Named::Decade(year) => write!(f, "{:03}X", year / 10)?,
        Named::Century(year) => write!(f, "{:02}XX", year / 100)?,
    }
    write!(f, "{hedge}")
}

fn write_run(f: &mut fmt::Formatter<'_>, span: Span, hedge: Hedge) -> fmt::Result {
    if let Some(name) = named(span) {
        return write_named(f, &name, hedge);
    }
    if let Some(first) = span.first {
        write!(f, "{first}{hedge}")?;
    }
    f.write_str("..")?;
    if let Some(last) = span.last {
        write!(f, "{last}{hedge}")?;
    }
    Ok(())
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hedge = self.hedge();
        let mut runs = self.runs();
        if let (Some(name), None) = (runs.next().and_then(named), runs.next()) {
            return write_named(f, &name, hedge);
        }
        f.write_str("[")?;
        for (i, run) in self.runs().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            write_run(f, run, hedge)?;
        }
        f.write_str("]")
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PartialDate({self})")
    }
}
