//! Periods as people write them, where a text begins with one.

use crate::error::Result;
use crate::time::period::Period;
use chrono::{Months, NaiveDate};

/// A point of the calendar, with the days that it stands for.
#[derive(Clone, Copy)]
enum Point {
    Year(i32),
    Quarter { first: NaiveDate },
    Month { first: NaiveDate },
    Day(NaiveDate),
}

/// So many digits at the start of a text, as a number.
fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}

/// The two digits behind a hyphen, if just two stand there.
fn two(text: &str) -> Option<(u32, &str)> {
    let (found, rest) = digits(text.strip_prefix('-')?);
    let number = found.parse().ok().filter(|_| found.len() == 2)?;
    Some((number, rest))
}

/// The point that a text begins with, and what follows; nothing for a day or month that no calendar has.
fn point(text: &str) -> Option<(Point, &str)> {
    let (year, rest) = digits(text);
    let year: i32 = year.parse().ok().filter(|_| year.len() <= 4)?;
    if let Some(rest) = rest.strip_prefix("-Q") {
        let (quarter, rest) = digits(rest);
        let quarter: u32 = quarter.parse().ok().filter(|n| (1..=4).contains(n))?;
        let first = NaiveDate::from_ymd_opt(year, 3 * quarter - 2, 1)?;
        return Some((Point::Quarter { first }, rest));
    }
    let Some((month, rest)) = two(rest) else {
        return Some((Point::Year(year), rest));
    };
    if let Some((day, rest)) = two(rest) {
        let day = NaiveDate::from_ymd_opt(year, month, day)?;
        return Some((Point::Day(day), rest));
    }
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((Point::Month { first }, rest))
}

/// The first day of the month so many months later.
fn later(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(months))
}

/// The period that a text begins with, as [`Period::label`] prints it, and what follows; `None` where none stands there. A hyphen is read as the
/// dash between two years.
///
/// # Errors
/// A period that cannot be, such as one of a later year to an earlier one.
pub(super) fn period(text: &str) -> Result<Option<(Period, &str)>> {
    let Some((from, rest)) = point(text) else {
        return Ok(None);
    };
    let to = rest.strip_prefix(" to ").and_then(point);
    let days = |start: NaiveDate, end: Option<NaiveDate>| end.map(|end| Period::new(start, end));
    let (made, rest) = match (from, to) {
        (Point::Year(from), _) => {
            let dash = rest.strip_prefix('–').or_else(|| rest.strip_prefix('-'));
            match dash.map(digits) {
                Some((to, rest)) if (1..=4).contains(&to.len()) => {
                    let to = to.parse().ok();
                    (to.map(|to| Period::years(from..=to)), rest)
                }
                _ => (Some(Period::year(from)), rest),
            }
        }
        (Point::Quarter { first }, _) => (days(first, later(first, 3)), rest),
        (Point::Month { first }, Some((Point::Month { first: last }, rest))) => {
            (days(first, later(last, 1)), rest)
        }
        (Point::Month { first }, _) => (days(first, later(first, 1)), rest),
        (Point::Day(first), Some((Point::Day(last), rest))) => (days(first, last.succ_opt()), rest),
        (Point::Day(first), _) => (days(first, first.succ_opt()), rest),
    };
    let made = made.transpose()?;
    Ok(made
        // A year of five digits is none, and neither is what stands before a letter.
        .filter(|_| !rest.starts_with(|c: char| c.is_alphanumeric()))
        .map(|period| (period, rest)))
}
