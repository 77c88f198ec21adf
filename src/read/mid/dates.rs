//! Dates of three cells each, with −9, −8 and −7.

use crate::read::records::Row;
use crate::read::{Defect, parse};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;

/// The last day that version 5 of the data looks at.
pub(super) const CUT: Option<NaiveDate> = NaiveDate::from_ymd_opt(2014, 12, 31);

/// What three cells say.
#[derive(Debug)]
enum Told {
    Date(PartialDate),
    NotKnown,
    Ongoing,
}

type Refused = (Defect, usize);

/// A number that may be below zero.
fn number(row: &Row<'_>, column: usize) -> Result<i32, Refused> {
    let cell = row.filled(column).ok_or((Defect::Missing, column))?;
    let text = std::str::from_utf8(parse::bare(cell))
        .ok()
        .filter(|t| !t.starts_with('+'));
    text.and_then(|text| text.parse().ok())
        .ok_or((Defect::Date, column))
}

/// Reads day, month and year.
fn told(row: &Row<'_>, [day_at, month_at, year_at]: [usize; 3]) -> Result<Told, Refused> {
    let (day, month, year) = (
        number(row, day_at)?,
        number(row, month_at)?,
        number(row, year_at)?,
    );
    if [day, month, year].contains(&-7) {
        return Ok(Told::Ongoing);
    }
    let unsigned = |n: i32, column| u32::try_from(n).map_err(|_| (Defect::Date, column));
    let date = match (day, month, year) {
        (_, _, -9) => return Ok(Told::NotKnown),
        (_, -9, year) => PartialDate::year(year).map_err(|_| year_at),
        (-9, month, year) => {
            PartialDate::month(year, unsigned(month, month_at)?).map_err(|_| month_at)
        }
        (day, month, year) => {
            let (day, month) = (unsigned(day, day_at)?, unsigned(month, day_at)?);
            NaiveDate::from_ymd_opt(year, month, day)
                .filter(|_| (1..=9999).contains(&year))
                .map(PartialDate::day)
                .ok_or(day_at)
        }
    };
    date.map(Told::Date)
        .map_err(|column| (Defect::Date, column))
}

/// From a start to an end, as printed.
pub(super) fn printed(row: &Row<'_>, start: [usize; 3], end: [usize; 3]) -> Result<When, Refused> {
    let [start_day, ..] = start;
    let [end_day, ..] = end;
    let first = match told(row, start)? {
        Told::Date(date) => date,
        Told::NotKnown => return Err((Defect::Missing, start_day)),
        Told::Ongoing => return Err((Defect::Date, start_day)),
    };
    let finish = match (told(row, end)?, CUT) {
        (Told::Ongoing, Some(cut)) => Finish::Ongoing { seen_until: cut },
        (Told::Date(date), _) => Finish::At(date),
        (Told::NotKnown | Told::Ongoing, _) => Finish::Unknown,
    };
    When::lasting(first, finish).map_err(|_| (Defect::Date, end_day))
}

/// The same days of what had not ended when the data were cut: the printed end, if there is one, is the day of the last act that is known.
pub(super) fn going_on(when: &When) -> When {
    let start = when.start();
    let seen_until = match when {
        When::Lasting {
            end: Finish::At(last),
            ..
        } => last.first().max(start.first()),
        When::Lasting {
            end: Finish::Ongoing { seen_until },
            ..
        } => Some(*seen_until),
        _ => CUT,
    };
    let open = seen_until.map(|seen_until| Finish::Ongoing { seen_until });
    // OK because the day is not before the first possible one.
    open.and_then(|open| When::lasting(start.clone(), open).ok())
        .unwrap_or_else(|| when.clone())
}

/// The days that two spells have in common: those for sure, those perhaps, or `None` if there are none.
pub(super) fn in_common(one: &When, other: &When) -> Option<(When, bool)> {
    let (start, start_sure) = later_start(one.start(), other.start())?;
    let end = earlier_end(end_of(one), end_of(other), &start)?;
    let first_end = match &end {
        Finish::At(date) => date.first(),
        Finish::Ongoing { seen_until } => Some(*seen_until),
        Finish::Unknown => None,
    };
    let sure = matches!((start_sure, first_end), (Some(s), Some(e)) if s <= e);
    When::lasting(start, end).ok().map(|when| (when, sure))
}

/// The later of two first days, and the last day that it can be.
fn later_start(a: &PartialDate, b: &PartialDate) -> Option<(PartialDate, Option<NaiveDate>)> {
    let first = a.first().max(b.first());
    let last = a.last().zip(b.last()).map(|(a, b)| a.max(b));
    Some((PartialDate::between(first, last).ok()?, last))
}

fn end_of(when: &When) -> Option<&Finish> {
    match when {
        When::Lasting { end, .. } => Some(end),
        When::On(_) => None,
    }
}

/// The earlier of two ends, for what started on `start`.
fn earlier_end(a: Option<&Finish>, b: Option<&Finish>, start: &PartialDate) -> Option<Finish> {
    Some(match (a?, b?) {
        (Finish::At(a), Finish::At(b)) => {
            let first = a.first().zip(b.first()).map(|(a, b)| a.min(b));
            let last = [a.last(), b.last()].into_iter().flatten().min();
            Finish::At(PartialDate::between(first, last).ok()?)
        }
        (Finish::At(at), Finish::Ongoing { .. }) | (Finish::Ongoing { .. }, Finish::At(at)) => {
            Finish::At(at.clone())
        }
        // The other one ended on an unknown day from the start on.
        (Finish::At(at), Finish::Unknown) | (Finish::Unknown, Finish::At(at)) => {
            match PartialDate::between(start.first(), at.last()) {
                Ok(date) => Finish::At(date),
                // The known end lies before the common start.
                Err(_) => return None,
            }
        }
        // Neither had ended, so that on the first day of both each went on, whenever it was seen before.
        (Finish::Ongoing { seen_until: a }, Finish::Ongoing { seen_until: b }) => {
            let seen = *a.min(b);
            Finish::Ongoing {
                seen_until: start.first().map_or(seen, |first| first.max(seen)),
            }
        }
        (Finish::Unknown, _) | (_, Finish::Unknown) => Finish::Unknown,
    })
}
