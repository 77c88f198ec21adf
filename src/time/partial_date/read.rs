//! Dates from text.

use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::hedge::Hedge;
use super::moment::clock;
use super::{PartialDate, months_span};
use crate::error::{Error, Result, words::Words};
use crate::time::fraction::digits;
use crate::time::period::Period;
use crate::time::span::Span;
use crate::time::text;

/// Reads the text forms in the table of [`PartialDate`].
impl FromStr for PartialDate {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut found = Found {
            whole: text,
            spans: Vec::new(),
            hedge: Hedge::default(),
        };
        if let Some(list) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
            for item in list.split(',') {
                found.item(item)?;
            }
        } else if let Some(day) = text::day(text) {
            return Ok(Self::day(day));
        } else if let Some((day, time)) = text.split_once('T') {
            let span = text::day(day).and_then(|day| clock(day, time));
            found.spans.push(span.ok_or_else(|| found.bad())?);
        } else {
            found.date(text)?;
        }
        Self::from_spans(found.spans, found.hedge)
    }
}

struct Found<'a> {
    whole: &'a str,
    spans: Vec<Span>,
    hedge: Hedge,
}

impl Found<'_> {
    fn bad(&self) -> Error {
        Words::not_a(
            "date",
            self.whole,
            "2022, 2022-02, 2022-02-24 or [2022-02-20..2022-03-05]",
        )
        .into()
    }

    /// One member of a list in brackets: a date, or a run with one end open or none.
    fn item(&mut self, item: &str) -> Result<()> {
        let Some((from, to)) = item.split_once("..") else {
            return self.date(item);
        };
        let first = self.end(from)?.map(|hull| hull.first);
        let last = self.end(to)?.map(|hull| hull.last);
        let (first, last) = (first.flatten(), last.flatten());
        if let (Some(first), Some(last)) = (first, last)
            && first > last
        {
            return Err(Words::FirstAfterLast { first, last }.into());
        }
        self.spans.push(Span { first, last });
        Ok(())
    }

    /// An end of a run: nothing, or the hull of a date.
    fn end(&mut self, text: &str) -> Result<Option<Span>> {
        if text.is_empty() {
            return Ok(None);
        }
        let mut alone = Found {
            whole: self.whole,
            spans: Vec::new(),
            hedge: Hedge::default(),
        };
        alone.date(text)?;
        self.hedge = self.hedge.or(alone.hedge);
        Ok(PartialDate::from_spans(alone.spans, Hedge::default())
            .ok()
            .map(|d| d.hull()))
    }

    /// A date without brackets.
    fn date(&mut self, text: &str) -> Result<()> {
        if text.starts_with(['+', '-']) {
            let plain = text.trim_end_matches(is_mark);
            // A sign stands before years that the crate does not take.
            let year = plain.parse().map(|day: NaiveDate| day.year());
            return Err(year.map_or_else(|_| self.bad(), |year| Words::YearOut { year }.into()));
        }
        let mut parts = text.split('-');
        let year = parts.next().unwrap_or("");
        let (month, day) = (parts.next(), parts.next());
        if parts.next().is_some() {
            return Err(self.bad());
        }
        let year = self.part(year, 4)?;
        let month = month.map(|m| self.part(m, 2)).transpose()?;
        let day = day.map(|d| self.part(d, 2)).transpose()?;
        match (month, day) {
            (None, None) => self.years(year),
            (Some(month), None) => self.months(year, month),
            (Some(month), Some(day)) => self.days(year, month, day),
            (None, Some(_)) => Err(self.bad()),
        }
    }

    /// `2022`, or `20XX` with digits not given from the right.
    fn years(&mut self, year: &str) -> Result<()> {
        let known = year.trim_end_matches('X');
        if known.is_empty() || known.contains('X') {
            for year in self.fitting_years(year)? {
                self.years_from_to(year, year)?;
            }
            return Ok(());
        }
        let end = |fill| self.number::<i32>(&year.replace('X', fill));
        let (from, to) = (end("0")?, end("9")?);
        // `000X` begins with the year 1, since there is no year 0.
        self.years_from_to(if from < to { from.max(1) } else { from }, to)
    }

    fn years_from_to(&mut self, from: i32, to: i32) -> Result<()> {
        let days = Period::years(from..=to)?;
        self.spans.push(Span {
            first: Some(days.start()),
            last: Some(days.last_day()),
        });
        Ok(())
    }

    fn months(&mut self, year: &str, month: &str) -> Result<()> {
        if month == "XX" {
            return self.years(year);
        }
        for year in self.fitting_years(year)? {
            if let Ok(month) = self.number(month) {
                self.spans.push(part_of_year(year, month)?);
                continue;
            }
            for month in fitting(month, 1..=12) {
                self.spans.push(months_span(year, month, 1)?);
            }
        }
        Ok(())
    }

    fn days(&mut self, year: &str, month: &str, day: &str) -> Result<()> {
        if day == "XX" {
            // A quarter has no days of its own to leave open.
            if self.number::<u32>(month).is_ok_and(|m| m > 12) {
                return Err(self.bad());
            }
            return self.months(year, month);
        }
        if let Some(day) = text::day(&[year, month, day].join("-")) {
            self.spans.push(Span::day(day));
            return Ok(());
        }
        if let Ok(month) = self.number(month)
            && !(1..=12).contains(&month)
        {
            return Err(Words::MonthOut { month }.into());
        }
        let before = self.spans.len();
        for year in self.fitting_years(year)? {
            for month in fitting(month, 1..=12) {
                let days = fitting(day, 1..=31);
                let days = days.filter_map(|day| NaiveDate::from_ymd_opt(year, month, day));
                self.spans.extend(days.map(Span::day));
            }
        }
        if self.spans.len() == before {
            return Err(Words::NoSuchDay {
                text: self.whole.into(),
            }
            .into());
        }
        Ok(())
    }

    /// The years that fit digits and `X`: at most a hundred, since more is no date.
    fn fitting_years(&self, year: &str) -> Result<Vec<i32>> {
        if let Ok(year) = self.number(year) {
            return Ok(vec![year]);
        }
        let years: Vec<i32> = fitting(year, 1..=9999)
            .filter_map(|y| i32::try_from(y).ok())
            .collect();
        if years.len() > 100 {
            return Err(Words::YearUnknown {
                text: self.whole.into(),
            }
            .into());
        }
        Ok(years)
    }

    fn number<T: TryFrom<u64>>(&self, text: &str) -> Result<T> {
        digits(text)
            .and_then(|n| T::try_from(n).ok())
            .ok_or_else(|| self.bad())
    }

    /// A part without its marks, digits and `X` only.
    fn part<'t>(&mut self, text: &'t str, width: usize) -> Result<&'t str> {
        let bare = text.trim_start_matches(is_mark);
        self.mark(text.strip_suffix(bare).unwrap_or(""))?;
        let part = bare.trim_end_matches(is_mark);
        self.mark(bare.strip_prefix(part).unwrap_or(""))?;
        let fits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit() || b == b'X');
        if fits { Ok(part) } else { Err(self.bad()) }
    }

    fn mark(&mut self, marks: &str) -> Result<()> {
        let hedge = match marks {
            "" => return Ok(()),
            "~" => (true, false),
            "?" => (false, true),
            "%" => (true, true),
            _ => return Err(self.bad()),
        };
        self.hedge = self.hedge.or(Hedge {
            approximate: hedge.0,
            uncertain: hedge.1,
        });
        Ok(())
    }
}

/// The numbers whose digits fit a text of digits and `X`.
fn fitting(text: &str, of: RangeInclusive<u32>) -> impl Iterator<Item = u32> {
    of.filter(move |&number| {
        let mut rest = number;
        text.bytes().rev().all(|b| {
            let digit = rest % 10;
            rest /= 10;
            b == b'X' || u32::from(b.wrapping_sub(b'0')) == digit
        })
    })
}

/// A month, or a quarter (33–36), third (37–39) or half (40, 41) of a year.
fn part_of_year(year: i32, code: u32) -> Result<Span> {
    match code {
        21..=32 => Err(Words::Season { year, code }.into()),
        33..=36 => months_span(year, 3 * (code - 33) + 1, 3),
        37..=39 => months_span(year, 4 * (code - 37) + 1, 4),
        40..=41 => months_span(year, 6 * (code - 40) + 1, 6),
        _ => months_span(year, code, 1),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '~' | '?' | '%')
}
