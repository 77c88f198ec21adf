//! A text read along a form, and the place where it leaves it.

use super::blanks::{Blanks, Value};
use super::label::period;
use crate::claim::sentence::Nth;
use crate::claim::tolerance::Tolerance;
use crate::error::{Error, Result};
use crate::stats::Confidence;
use crate::time::period::Period;

/// Where a text leaves a form: how much of it was read, and what should follow.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) at: usize,
    pub(super) expected: String,
}

impl Stop {
    /// At the start of the text.
    pub(super) fn at_start(expected: &str) -> Self {
        Self {
            at: 0,
            expected: expected.to_owned(),
        }
    }
}

/// The rest of a text, with how much was read before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// The words in capitals that stand for something in a form; of two that begin alike the longer one first.
const BLANKS: [&str; 9] = [
    "PERIODS", "PERIOD", "NUMBER", "RANGE", "REASON", "LEVEL", "DAYS", "NTH", "N",
];

const PERIOD: &str = "a period such as 2022–2024, 2024-03 or 2022-02-24 to 2024-02-23";

impl<'a> Cursor<'a> {
    /// What a text holds for the blanks of a form that it follows to its end.
    pub(super) fn along(text: &'a str, form: &str) -> Result<Blanks, Stop> {
        let mut cursor = Self { text, at: 0 };
        let mut values = Vec::new();
        let mut form = form;
        while let Some(first) = form.find(|c: char| c.is_ascii_uppercase()) {
            let (words, rest) = form.split_at(first);
            cursor.words(words)?;
            let blank = BLANKS.into_iter().find(|blank| rest.starts_with(blank));
            // OK because every word in capitals of a form is one of these, which a test of all forms shows.
            let Some(blank) = blank else {
                return Err(cursor.stop("nothing"));
            };
            values.push(cursor.blank(blank)?);
            form = rest.get(blank.len()..).unwrap_or("");
        }
        cursor.words(form)?;
        if cursor.rest().is_empty() {
            Ok(Blanks::of(values))
        } else {
            Err(cursor.stop("the end"))
        }
    }

    fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn stop(self, expected: &str) -> Stop {
        Stop {
            at: self.at,
            expected: expected.to_owned(),
        }
    }

    /// Goes on to where the rest of the text starts.
    fn go_to(&mut self, rest: &str) {
        self.at = self.text.len() - rest.len();
    }

    /// Reads words as they stand, and stops at the first that is another.
    fn words(&mut self, words: &str) -> Result<(), Stop> {
        let mut words = words;
        while !words.is_empty() {
            // A word with the blanks before it.
            let start = words.len() - words.trim_start().len();
            let end = words.get(start..).and_then(|word| word.find(' '));
            let (word, next) = words.split_at(end.map_or(words.len(), |end| start + end));
            match self.rest().strip_prefix(word) {
                Some(rest) => self.go_to(rest),
                None if word.trim().is_empty() => return Err(self.stop("a blank")),
                None => return Err(self.stop(&format!("{:?}", word.trim_start()))),
            }
            words = next;
        }
        Ok(())
    }

    fn blank(&mut self, blank: &str) -> Result<Value, Stop> {
        match blank {
            "N" => Ok(Value::Whole(self.whole()?)),
            "NTH" => {
                let from = *self;
                let place = Nth(self.whole()?).to_string();
                let rest = from.rest().strip_prefix(&place);
                let rest = rest.ok_or_else(|| from.stop(&format!("{place:?}")))?;
                self.go_to(rest);
                let digits = place.trim_end_matches(|c: char| !c.is_ascii_digit());
                let n = digits.parse();
                Ok(Value::Whole(
                    n.map_err(|_| from.stop("a place such as 5th"))?,
                ))
            }
            "DAYS" => {
                let from = *self;
                let days = u32::try_from(self.whole()?);
                let days = days.map_err(|_| from.stop("a number of days that fits 32 bits"))?;
                Ok(Value::Days(days))
            }
            "LEVEL" => {
                let from = *self;
                let level = Confidence::new(self.number()?);
                let level = level.map_err(|error| from.stop(&format!("a level, but {error}")))?;
                Ok(Value::Level(level))
            }
            "NUMBER" => Ok(Value::Number(self.number()?)),
            "RANGE" => Ok(Value::Range(self.range()?)),
            "PERIOD" => Ok(Value::Period(self.period()?)),
            "PERIODS" => {
                let mut periods = vec![self.period()?];
                while let Some(rest) = self.rest().strip_prefix(", ") {
                    let from = *self;
                    self.go_to(rest);
                    match self.period() {
                        Ok(period) => periods.push(period),
                        Err(stop) => {
                            // What follows a comma may be a word of the form, or a period that cannot be.
                            let digit = self.rest().starts_with(|c: char| c.is_ascii_digit());
                            *self = from;
                            if digit {
                                return Err(stop);
                            }
                            break;
                        }
                    }
                }
                Ok(Value::Periods(periods))
            }
            _ => {
                let why = self.rest().parse();
                let why =
                    why.map_err(|error: Error| self.stop(&format!("a reason, but {error}")))?;
                self.at = self.text.len();
                Ok(Value::Why(why))
            }
        }
    }

    fn whole(&mut self) -> Result<u64, Stop> {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit());
        let (digits, rest) = rest.split_at(end.unwrap_or(rest.len()));
        if digits.is_empty() {
            return Err(self.stop("a whole number in digits"));
        }
        self.go_to(rest);
        let n = digits.parse();
        n.map_err(|_| self.stop("a number of 64 bits before it"))
    }

    fn number(&mut self) -> Result<f64, Stop> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let digits = |from: usize| {
            let run = bytes.iter().skip(from).take_while(|b| b.is_ascii_digit());
            from + run.count()
        };
        let mut end = digits(0);
        if bytes.get(end) == Some(&b'.') {
            end = digits(end + 1);
        }
        if bytes.get(end) == Some(&b'e') {
            let sign = usize::from(bytes.get(end + 1) == Some(&b'-'));
            let power = digits(end + 1 + sign);
            if power > end + 1 + sign {
                end = power;
            }
        }
        let (number, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let parsed: Option<f64> = number.parse().ok().filter(|n: &f64| n.is_finite());
        let parsed = parsed.ok_or_else(|| self.stop("a number such as 3 or 2.5"))?;
        self.go_to(rest);
        Ok(parsed)
    }

    fn range(&mut self) -> Result<Tolerance, Stop> {
        let from = *self;
        let lo = self
            .number()
            .map_err(|_| from.stop("a range such as 1.75 to 2.25 or 2 or more"))?;
        let made = if let Some(rest) = self.rest().strip_prefix(" or more") {
            self.go_to(rest);
            Tolerance::at_least(lo)
        } else if let Some(rest) = self.rest().strip_prefix(" to ") {
            self.go_to(rest);
            Tolerance::new(lo, self.number()?)
        } else {
            return Err(self.stop("\" to \" and a second number, or \" or more\""));
        };
        made.map_err(|error| from.stop(&format!("a range, but {error}")))
    }

    fn period(&mut self) -> Result<Period, Stop> {
        match period(self.rest()) {
            Ok(Some((period, rest))) => {
                self.go_to(rest);
                Ok(period)
            }
            Ok(None) => Err(self.stop(PERIOD)),
            Err(error) => Err(self.stop(&format!("a period, but {error}"))),
        }
    }
}
