//! Dates of a file that does not write them as the crate does.

use crate::error::{Error, Result, files::Files, text, words::Words};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use crate::time::{ListDates, SpreadsheetDays};
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

text::word! {
    "meaning of a range of days";
    /// What a file means by a range of days in one cell: `18-19 Oct 2023` may stand for what lasted two days, or for what took place on one
    /// of the two.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::DateRanges;
    ///
    /// assert_eq!("one_day".parse::<DateRanges>()?, DateRanges::OneDay);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub enum DateRanges {
        /// It lasted from the first of the days to the last.
        Lasted,
        /// It was on one of the days, and which one is not known.
        OneDay,
    }
}

/// A reader of dates that the caller wrote.
#[derive(Clone)]
struct OwnReader(Arc<ReadDate>);

type ReadDate = dyn Fn(&str) -> Result<When> + Send + Sync;

impl fmt::Debug for OwnReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnReader(..)")
    }
}

/// How the dates of a file are written. By default as the crate writes them.
#[derive(Clone, Debug, Default)]
pub(super) struct Dates {
    list: Option<ListDates>,
    years: Option<RangeInclusive<i32>>,
    numbers: Option<SpreadsheetDays>,
    ranges: Option<DateRanges>,
    by: Option<OwnReader>,
}

impl Dates {
    pub(super) fn set_list(&mut self, list: ListDates) {
        self.list = Some(list);
    }

    pub(super) fn set_years(&mut self, years: RangeInclusive<i32>) {
        self.years = Some(years);
    }

    pub(super) fn set_numbers(&mut self, numbers: SpreadsheetDays) {
        self.numbers = Some(numbers);
    }

    pub(super) fn set_ranges(&mut self, ranges: DateRanges) {
        self.ranges = Some(ranges);
    }

    pub(super) fn set_reader(
        &mut self,
        reader: impl Fn(&str) -> Result<When> + Send + Sync + 'static,
    ) {
        self.by = Some(OwnReader(Arc::new(reader)));
    }

    pub(super) fn has_ranges(&self) -> bool {
        self.ranges.is_some()
    }

    /// Whether it pays to remember what this text means: not of a plain day, which is read as fast, and not of what the caller's own code reads.
    pub(super) fn come_back(&self, text: &str) -> bool {
        let is_plain = self.list.is_none() && text.len() == 10;
        self.by.is_none() && !is_plain
    }

    /// That ranges and short years are not told without the order that they need.
    pub(super) fn check(&self) -> Result<()> {
        let needs = self.ranges.is_some() || self.years.is_some();
        if needs && self.list.is_none() {
            return Err(Files::NoDateOrder.into());
        }
        Ok(())
    }

    /// One date, or a range as the caller understands it; and whether it was a range.
    pub(super) fn read(&self, text: &str) -> Result<(When, bool)> {
        let text = text.trim();
        if let Some(OwnReader(read)) = &self.by {
            return Ok((read(text)?, false));
        }
        if let Some(numbers) = self.numbers
            && is_number(text)
        {
            return Ok((When::On(numbers.read(text)?), false));
        }
        match self.list {
            Some(list) => self.read_listed(list, text),
            None => match text.parse() {
                Ok(date) => Ok((When::On(date), false)),
                Err(error) => Err(hint(text, error)),
            },
        }
    }

    fn read_listed(&self, list: ListDates, text: &str) -> Result<(When, bool)> {
        let one = match &self.years {
            Some(years) => list.read_within(text, years.clone()),
            None => list.read(text),
        };
        let error = match one {
            Ok(date) => return Ok((When::On(date), false)),
            Err(error) => error,
        };
        let Some(ranges) = self.ranges else {
            return Err(error);
        };
        match list.read_range(text) {
            Ok(Some((first, last))) if ranges == DateRanges::Lasted => {
                Ok((When::lasting(first, Finish::At(last))?, true))
            }
            Ok(Some((first, last))) => {
                let between = PartialDate::between(first.first(), last.last())?;
                let hedged = first.is_approximate() || last.is_approximate();
                let day = if hedged {
                    between.with_approximate()
                } else {
                    between
                };
                Ok((When::On(day), true))
            }
            _ => Err(error),
        }
    }
}

/// The number of a day as spreadsheets write one, also with a time of day, and no day in eight digits.
fn is_number(text: &str) -> bool {
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    whole.len() < 8 && digits(whole) && digits(rest)
}

/// Says of a text that is no date of the crate's what it would be as a date of a list.
#[cold]
fn hint(text: &str, error: Error) -> Error {
    if !error.is_no_form() {
        return error;
    }
    let (day, month) = (
        ListDates::DayFirst.read(text),
        ListDates::MonthFirst.read(text),
    );
    match (day, month) {
        (Ok(day), Ok(month)) if day != month => Words::DayOrMonth {
            text: text.into(),
            day: day.to_string().into(),
            month: month.to_string().into(),
        }
        .into(),
        (Ok(date), _) | (_, Ok(date)) => Words::ListDate {
            text: text.into(),
            date: date.to_string().into(),
        }
        .into(),
        (Err(other), _) if !other.is_no_form() => other,
        _ => error,
    }
}
