//! Days as lists print them.

use crate::error::{Result, lists::Lists};
use crate::time::partial_date::PartialDate;
use crate::time::text::day;
use chrono::NaiveDate;

/// A day as `2022-02-24`.
pub(super) fn iso_day(text: &str) -> Result<NaiveDate> {
    day(text).ok_or_else(|| not_a_day(text, "one as in 2022-02-24"))
}

/// The day of a moment as it is printed, whatever zone is behind it: `2026-08-05T16:47:04.449+02:00`, `2015-04-07-04:00`, `2022-02-24`.
pub(super) fn printed_day(text: &str) -> Result<NaiveDate> {
    let (start, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    let found =
        day(start).filter(|_| rest.is_empty() || rest.starts_with(['T', ' ', '-', '+', 'Z']));
    found.ok_or_else(|| {
        let expected = "one as in 2022-02-24, with a time or a zone behind it or none";
        not_a_day(text, expected)
    })
}

/// A day as `2022-02-24`, as a date.
pub(super) fn iso_date(text: &str) -> Result<PartialDate> {
    iso_day(text).map(PartialDate::from)
}

fn not_a_day(found: &str, expected: &'static str) -> crate::error::Error {
    Lists::NotADay {
        found: found.into(),
        expected,
    }
    .into()
}
