//! The days that a moment can be on.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::PartialDate;
use crate::error::{Error, Result, words::Words};
use crate::time::fraction::digits;
use crate::time::span::Span;

impl PartialDate {
    /// The day before, the day and the day after: the local days that a UTC day may be where the event took place, when the place or its
    /// offset is unknown (offsets run from −12 to +14 hours).
    ///
    /// # Errors
    /// At the two ends of the calendar.
    pub fn from_utc_day(day: NaiveDate) -> Result<Self> {
        let out = || Error::from(Words::EndOfCalendar { day });
        Self::between(
            Some(day.pred_opt().ok_or_else(out)?),
            Some(day.succ_opt().ok_or_else(out)?),
        )
    }

    /// The local days that a UTC moment may be on where the event took place, when the place or its offset is unknown: two or three days,
    /// from 12 hours behind to 14 ahead.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    ///
    /// # Examples
    /// ```
    /// use chrono::{DateTime, Utc};
    /// use interstate::PartialDate;
    ///
    /// let moment: DateTime<Utc> = "2021-12-31T22:30:00Z".parse()?;
    /// let date = PartialDate::from_utc_moment(moment)?;
    /// assert_eq!(date.to_string(), "[2021-12-31..2022-01-01]");
    /// // The text of the same moment looks like a place that keeps universal time.
    /// assert_eq!(moment.to_rfc3339(), "2021-12-31T22:30:00+00:00");
    /// assert_eq!(moment.to_rfc3339().parse::<PartialDate>()?.to_string(), "2021-12-31");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_utc_moment(moment: DateTime<Utc>) -> Result<Self> {
        let moment = moment.naive_utc();
        let span = anywhere(moment).ok_or(Words::EndOfCalendar { day: moment.date() })?;
        Self::run(span).checked()
    }

    /// The local day of a UTC moment where the event took place, by the offset kept there.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    ///
    /// # Examples
    /// ```
    /// use chrono::FixedOffset;
    /// use interstate::PartialDate;
    ///
    /// let beijing = FixedOffset::east_opt(8 * 3600).ok_or("no such offset")?;
    /// let date = PartialDate::from_utc_moment_at("2021-12-31T22:30:00Z".parse()?, beijing)?;
    /// assert_eq!(date.to_string(), "2022-01-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_utc_moment_at(moment: DateTime<Utc>, offset: FixedOffset) -> Result<Self> {
        let moment = moment.naive_utc();
        let local = moment.checked_add_offset(offset);
        let local = local.ok_or(Words::EndOfCalendar { day: moment.date() })?;
        Self::day(local.date()).checked()
    }
}

/// The days of a moment of universal time, wherever it was: 12 hours behind to 14 ahead.
fn anywhere(moment: NaiveDateTime) -> Option<Span> {
    let first = moment.checked_sub_signed(TimeDelta::hours(12))?;
    let last = moment.checked_add_signed(TimeDelta::hours(14))?;
    Span::new(Some(first.date()), Some(last.date()))
}

/// The days of a clock time: the local day, unless the time is universal.
pub(super) fn clock(day: NaiveDate, text: &str) -> Option<Span> {
    let (clock, shift) = text.split_at_checked(text.find(['Z', '+', '-']).unwrap_or(text.len()))?;
    let moment = day.and_time(time_of_day(clock)?);
    if matches!(shift, "Z" | "-00:00" | "-00") {
        return anywhere(moment);
    }
    (shift.is_empty() || is_offset(shift)).then_some(Span::day(day))
}

/// `05:00`, `05:00:00` or `05:00:00.25`. The fraction is read and dropped: no day depends on it.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (clock, fraction) = match text.split_once(['.', ',']) {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (text, None),
    };
    let mut parts = clock.split(':');
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = match (parts.next(), fraction) {
        (Some(second), None) => two(second)?,
        (Some(second), Some(fraction)) if digits_alone(fraction) => two(second)?,
        (None, None) => 0,
        _ => return None,
    };
    // A leap second belongs to the minute before it.
    let second = if second == 60 { 59 } else { second };
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn digits_alone(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn two(text: &str) -> Option<u32> {
    let number = digits(text).filter(|_| text.len() == 2)?;
    u32::try_from(number).ok()
}

/// `+03`, `-03:30`: at most 14 hours, as far as offsets run.
fn is_offset(text: &str) -> bool {
    let Some(hours) = text.strip_prefix(['+', '-']) else {
        return false;
    };
    let (hours, minutes) = hours.split_once(':').unwrap_or((hours, "00"));
    let fits = |part: &str, most| two(part).is_some_and(|n| n <= most);
    fits(hours, 14) && fits(minutes, 59)
}
