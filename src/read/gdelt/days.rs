//! Days and moments as digits.

use crate::read::parse::digits;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// The last day that was read: rows of one day stand together.
pub(super) type LastDay = Option<([u8; 8], NaiveDate)>;

/// A day of the years 1 to 9999, written `20191024`.
#[inline]
pub(super) fn day_of(text: &[u8], last: &mut LastDay) -> Option<NaiveDate> {
    let text = <[u8; 8]>::try_from(text).ok()?;
    if let Some((same, day)) = *last
        && same == text
    {
        return Some(day);
    }
    let day = new_day(text)?;
    *last = Some((text, day));
    Some(day)
}

fn new_day(text: [u8; 8]) -> Option<NaiveDate> {
    // OK because a number of eight digits fits.
    let number = u32::try_from(digits(&text)?).ok()?;
    let year = i32::try_from(number / 10_000).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number / 100 % 100, number % 100)?;
    (day.year() > 0).then_some(day)
}

/// A time of day as six digits.
pub(super) fn time_of(text: &[u8]) -> Option<NaiveTime> {
    let number = digits(text).filter(|_| text.len() == 6)?;
    let number = u32::try_from(number).ok()?;
    NaiveTime::from_hms_opt(number / 10_000, number / 100 % 100, number % 100)
}

/// A moment, written `20191024143000`.
pub(super) fn moment_of(text: &[u8], last: &mut LastDay) -> Option<NaiveDateTime> {
    let (day, time) = text.split_at_checked(8)?;
    Some(day_of(day, last)?.and_time(time_of(time)?))
}
