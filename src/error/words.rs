//! Messages about words, dates and counts.

use super::clip::{Found, Said};
use chrono::NaiveDate;

use super::Error;
use super::category::ErrorCategory;

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Words {
    #[error("unknown {what} {found:?}{}", suggestion(*nearest))]
    Unknown {
        what: &'static str,
        found: Found,
        nearest: Option<&'static str>,
    },
    #[error("{found:?} is not a {what}; write it as {forms}")]
    NotA {
        what: &'static str,
        found: Found,
        forms: &'static str,
    },
    #[error("year {year} is outside 1..=9999")]
    YearOut { year: i32 },
    #[error("month {month} is outside 1..=12")]
    MonthOut { month: u32 },
    #[error("{text:?} is no day of the calendar")]
    NoSuchDay { text: Found },
    #[error(
        "{text:?} does not tell the year: more than a hundred are possible; give at least its first two digits, as in 19XX"
    )]
    YearUnknown { text: Found },
    #[error(
        "{text:?} does not say which days are meant; write the first and the last, as in [2021-10-01..2021-12-31]"
    )]
    VagueDate { text: Found },
    #[error(
        "{text:?} is a range of days: say whether it lasted so long, or was on one day of these that is not known better"
    )]
    IsRange { text: Found },
    #[error(
        "{text:?} is {day} or {month}; say by with_dates which stands first, the day or the month"
    )]
    DayOrMonth { text: Found, day: Said, month: Said },
    #[error(
        "{text:?} is {date} as lists write dates; say by with_dates that the file does, or write {date}"
    )]
    ListDate { text: Found, date: Said },
    #[error("{text:?} writes its year with two digits; say within which years it lies")]
    TwoDigitYear { text: Found },
    #[error(
        "{text:?} writes its year with two digits, and none of the years {from} to {to} ends so"
    )]
    NoSuchTwoDigits { text: Found, from: i32, to: i32 },
    #[error(
        "{text:?} writes its year with two digits, and more than one of the years {from} to {to} ends so"
    )]
    TwoCenturies { text: Found, from: i32, to: i32 },
    #[error("{text:?} names a weekday, and {day} is a {weekday}")]
    Weekday {
        text: Found,
        day: NaiveDate,
        weekday: Said,
    },
    #[error("{year:04} has no week {week} of ISO 8601, or no such day in it")]
    NoSuchWeek { year: i32, week: u32 },
    #[error(
        "{number} is no date, but may be the day that a spreadsheet numbers so; say by which system it numbers days"
    )]
    DayNumber { number: u64 },
    #[error("{number} may be a year or the number of a day; write the date with its month and day")]
    YearOrDay { number: u64 },
    #[error(
        "{year:04}-{code} is a season, and no calendar says on which day one begins; write a range of days"
    )]
    Season { year: i32, code: u32 },
    #[error("years {from}..={to} hold no year; give the earlier year first")]
    NoYear { from: i32, to: i32 },
    #[error("period {day}..{day} holds no day; its end is the day after the last one")]
    EmptyPeriod { day: NaiveDate },
    #[error("period ends on {end}, before it starts on {start}")]
    PeriodBackwards { start: NaiveDate, end: NaiveDate },
    #[error("{years} years around {day} are no period; give at least 1 year, inside the calendar")]
    NoYearsAround { day: NaiveDate, years: u32 },
    #[error("{day} is at the end of the calendar")]
    EndOfCalendar { day: NaiveDate },
    #[error("first possible day {first} is after the last, {last}")]
    FirstAfterLast { first: NaiveDate, last: NaiveDate },
    #[error("a date needs a candidate day")]
    NoCandidate,
    #[error("every day is possible; a date needs a first or a last possible day")]
    AnyDay,
    #[error("{one} and {other} share no day")]
    NoSharedDay { one: Said, other: Said },
    #[error("{end} is before the start, {start}")]
    EndBeforeStart { end: Said, start: Said },
    #[error(
        "{text:?} goes on, and does not say until which day that was seen; write the day, as in 2022-02-24/2025-03-01.."
    )]
    OpenEnd { text: Found },
    #[error("{text:?} has neither a start nor an end")]
    AnyExtent { text: Found },
    #[error("no period given; a partition needs at least one")]
    NoPeriods,
    #[error("periods {wrong}")]
    NotAPartition { wrong: Said },
    #[error("{shared} is covered twice; say once how it is covered")]
    CoveredTwice { shared: Said },
    #[error("{step} from {anchor} leads out of the calendar")]
    StepOut { step: Said, anchor: NaiveDate },
    #[error("a step of 0 {unit}s leads nowhere")]
    NoStep { unit: &'static str },
    #[error("no window of {length} fits into {over}")]
    NoWindow { length: Said, over: Said },
    #[error("days are not sorted; sort them before counting by windows")]
    DaysNotSorted,
    #[error("two sources give the {meaning} as {one} and as {other}; say how to combine them")]
    DatesDiffer {
        meaning: &'static str,
        one: Said,
        other: Said,
    },
    #[error("no source gives a date for {order}")]
    NoSuchMeaning { order: Said },
    #[cfg(feature = "edtf")]
    #[error("{found:?} is not EDTF: {reason} at byte {offset}")]
    NotEdtf {
        found: Found,
        reason: &'static str,
        offset: usize,
    },
    #[cfg(feature = "edtf")]
    #[error("{found:?} is {what}, not one date")]
    NotOneDate { found: Found, what: &'static str },
    #[error("{numerator}/0 is not a number")]
    ZeroDenominator { numerator: u64 },
    #[error("an exposure of 0 years; at least a day must have been watched")]
    ZeroExposure,
    #[error("exposures by {one} and by {other} do not add; use one convention")]
    TwoConventions { one: Said, other: Said },
    #[error("exposures by anniversary do not add up to that of the whole; use act_act or days")]
    AnniversariesDoNotAdd,
    #[error("the sum of the exposures does not fit 64 bits")]
    ExposureTooLarge,
    #[error("count from {lo} to {hi}: the lower end is above the upper one")]
    CountBackwards { lo: u64, hi: u64 },
    #[error("{one} {sign} {other} does not fit a count")]
    CountTooLarge { one: Said, sign: char, other: Said },
    #[error("{from} - {taken} is below zero")]
    CountBelowZero { from: Said, taken: Said },
    #[error("{found:?} is not a count; say which reading of {word:?} to use")]
    NoReading { found: Found, word: &'static str },
    #[error("{found:?} is a rate, not a count; say over how many years")]
    RateNotCount { found: Found },
    #[error("a share of {share} is more than 1")]
    ShareAboveOne { share: Said },
    #[error("from {lo} to {hi} a year: the lower end is above the upper one")]
    RateBackwards { lo: Said, hi: Said },
    #[error("no whole number lies from {lo} to {hi}")]
    NoWholeNumber { lo: Said, hi: Said },
    #[error("a total of the rate does not fit 64 bits")]
    RateTooLarge,
    #[error("{one} and {other} cannot both be true")]
    CountsConflict { one: Said, other: Said },
}

/// Writes `; did you mean "exercise"?`.
fn suggestion(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!("; did you mean {word:?}?"))
}

/// An unknown word of a vocabulary, with the nearest known one.
pub(crate) fn unknown(
    what: &'static str,
    found: &str,
    known: impl IntoIterator<Item = &'static str>,
) -> Error {
    Words::Unknown {
        what,
        found: clip(found),
        nearest: super::nearest(found, known),
    }
    .into()
}

/// At most 60 characters of what was found, so that a message stays a line.
pub(crate) fn clip(found: &str) -> Found {
    found.into()
}

impl Words {
    /// Text that is none of the forms of a thing.
    pub(crate) fn not_a(what: &'static str, found: &str, forms: &'static str) -> Self {
        Self::NotA {
            what,
            found: clip(found),
            forms,
        }
    }

    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::Unknown { .. } => ErrorCategory::Word,
            Self::NotA {
                what: "count" | "number",
                ..
            }
            | Self::ZeroDenominator { .. }
            | Self::CountBackwards { .. }
            | Self::CountTooLarge { .. }
            | Self::CountBelowZero { .. }
            | Self::CountsConflict { .. }
            | Self::NoReading { .. }
            | Self::RateNotCount { .. }
            | Self::ShareAboveOne { .. }
            | Self::RateBackwards { .. }
            | Self::NoWholeNumber { .. }
            | Self::RateTooLarge => ErrorCategory::Count,
            Self::CoveredTwice { .. } => ErrorCategory::Coverage,
            _ => ErrorCategory::Date,
        }
    }
}
