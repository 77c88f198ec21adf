//! Days as lists print them.

use crate::error::{Result, lists::Lists};
use crate::time::partial_date::PartialDate;
use crate::time::text::day;
use chrono::NaiveDate;

/// A day as `2022-02-24`, or in a [form of lists](list_day).
pub(super) fn iso_day(text: &str) -> Result<NaiveDate> {
    let found = day(text).or_else(|| list_day(text));
    found.ok_or_else(|| not_a_day(text, "one as in 2022-02-24"))
}

/// A day in one of the forms that spreadsheets and other lists write, of those that say themselves which number is the month.
pub(super) fn list_day(text: &str) -> Option<NaiveDate> {
    crate::read::parse::list_day(text.as_bytes(), None)
}

/// The day of a moment as it is printed, whatever zone is behind it: `2026-08-05T16:47:04.449+02:00`, `2015-04-07-04:00`, `2022-02-24`.
pub(super) fn printed_day(text: &str) -> Result<NaiveDate> {
    let (start, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let found =
        day(start).filter(|_| rest.is_empty() || rest.starts_with(['T', ' ', '-', '+', 'Z']));
    found.or_else(|| list_day(text)).ok_or_else(|| {
        let expected = "one as in 2022-02-24, with a time or a zone behind it or none";
        not_a_day(text, expected)
    })
}

/// A day as `24/02/2022`.
pub(super) fn day_first(text: &str) -> Result<NaiveDate> {
    let day = day_first_date(text)?.exact_day();
    day.ok_or_else(|| not_a_day(text, "one as in 24/02/2022"))
}

/// A date as `24/02/2022`, of which day and month may be unknown: `00/00/1975`, `dd/mm/1945`.
pub(super) fn day_first_date(text: &str) -> Result<PartialDate> {
    let not = || {
        not_a_day(
            text,
            "one as in 24/02/2022, or 00/00/1975 where day and month are not known",
        )
    };
    let mut parts = text.split('/');
    let three = [parts.next(), parts.next(), parts.next()];
    let [Some(day), Some(month), Some(year)] = three else {
        return list_day(text).map(PartialDate::from).ok_or_else(not);
    };
    let is_unknown = |part: &str| {
        part == "00" || part.eq_ignore_ascii_case("dd") || part.eq_ignore_ascii_case("mm")
    };
    let number = |part: &str, digits: usize| -> Option<u32> {
        let told = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        part.parse().ok().filter(|_| told)
    };
    if parts.next().is_some() {
        return Err(not());
    }
    let year = number(year, 4).and_then(|year| i32::try_from(year).ok());
    let year = year.ok_or_else(not)?;
    if is_unknown(month) {
        // A day of no month says nothing.
        if !is_unknown(day) {
            return Err(not());
        }
        return PartialDate::year(year).map_err(|_| not());
    }
    let month = number(month, 2).ok_or_else(not)?;
    if is_unknown(day) {
        return PartialDate::month(year, month).map_err(|_| not());
    }
    let day = number(day, 2).ok_or_else(not)?;
    let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| year > 0);
    date.map(PartialDate::from).ok_or_else(not)
}

/// A day as `08-Oct-2026`.
pub(super) fn day_with_month_in_letters(text: &str) -> Result<NaiveDate> {
    list_day(text).ok_or_else(|| not_a_day(text, "one as in 08-Oct-2026"))
}

fn not_a_day(found: &str, expected: &'static str) -> crate::error::Error {
    Lists::NotADay {
        found: found.into(),
        expected,
    }
    .into()
}
