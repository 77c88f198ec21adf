//! Days as text.

use chrono::NaiveDate;
use std::ops::RangeInclusive;

use super::fraction::digits;

/// The years that the crate takes: `0` and `-9` are marks for "missing" in the field's data, not years.
pub(super) const YEARS: RangeInclusive<i32> = 1..=9999;

/// A day of the years that the crate takes, as chrono prints it: `2022-02-24`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    if month.len() != 2 || day.len() != 2 {
        return None;
    }
    let year = i32::try_from(digits(year)?).ok();
    let year = year.filter(|year| YEARS.contains(year))?;
    let part = |text| u32::try_from(digits(text)?).ok();
    NaiveDate::from_ymd_opt(year, part(month)?, part(day)?)
}
