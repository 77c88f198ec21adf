//! Days as text.

use chrono::NaiveDate;

use super::fraction::digits;

/// A day as chrono prints it, `2022-02-24`; outside the years 0 to 9999 with a sign.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    if text.starts_with(['+', '-']) {
        let day: NaiveDate = text.parse().ok()?;
        return (day.to_string() == text).then_some(day);
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    if month.len() != 2 || day.len() != 2 {
        return None;
    }
    let year = i32::try_from(digits(year)?).ok()?;
    let part = |text| u32::try_from(digits(text)?).ok();
    NaiveDate::from_ymd_opt(year, part(month)?, part(day)?)
}
