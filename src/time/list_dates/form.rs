//! One date of a list.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use crate::error::{Error, Result, words::Words};
use crate::time::fraction::digits;
use crate::time::partial_date::PartialDate;
use crate::time::text::YEARS;

const FORMS: &str = "24 Feb 2022, 02/03/2001, 23.6.2023, March 2021, Q4 2023, 2001 or 2001-03-02";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const VAGUE: [&str; 15] = [
    "late ",
    "early ",
    "mid ",
    "mid-",
    "middle ",
    "end ",
    "beginning ",
    "start ",
    "before ",
    "after ",
    "since ",
    "spring ",
    "summer ",
    "autumn ",
    "winter ",
];

/// A text to read, whether its numbers begin with the day, and where the caller says so the years in which a year of two digits lies.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    day_first: bool,
    years: Option<(i32, i32)>,
    text: &'a str,
}

/// A part of a date in words.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// Digits.
    Number(&'a str),
    /// A month by its name, counted from 1.
    Month(u32),
}

impl<'a> Form<'a> {
    /// The text without blanks around it.
    pub(super) fn new(day_first: bool, years: Option<(i32, i32)>, text: &'a str) -> Self {
        let text = text.trim();
        Self {
            day_first,
            years,
            text,
        }
    }

    /// Another text of the same list.
    pub(super) fn of(self, text: &str) -> Form<'_> {
        Form::new(self.day_first, self.years, text)
    }

    pub(super) fn text(self) -> &'a str {
        self.text
    }

    fn bad(self) -> Error {
        Words::not_a("date", self.text, FORMS).into()
    }

    /// One date.
    pub(super) fn date(self) -> Result<PartialDate> {
        let day = without_time(self.text);
        let ways = [
            Self::calendar,
            Self::numbers,
            Self::words,
            Self::part_of_year,
        ];
        if let Some(found) = ways.into_iter().find_map(|read| read(self, day)) {
            return found;
        }
        let vague = VAGUE.iter().any(|word| without(day, word).is_some());
        Err(if vague {
            Words::VagueDate {
                text: self.text.into(),
            }
            .into()
        } else {
            self.bad()
        })
    }

    /// The forms of [`PartialDate`], eight digits, and five that may be no date at all.
    fn calendar(self, text: &str) -> Option<Result<PartialDate>> {
        match (digits(text), text.len()) {
            (Some(_), 8) => {
                let (year, day) = text.split_at_checked(4)?;
                let (month, day) = day.split_at_checked(2)?;
                Some(self.day_of(day, number(month)?, year))
            }
            (Some(number), 5) => Some(Err(Words::DayNumber { number }.into())),
            (Some(_), 4) => Some(text.parse()),
            (Some(_), _) => None,
            // `2021-3-5` is a day in numbers; what else stands there is a form of `PartialDate` or no date.
            (None, _) if text.starts_with('[') => Some(text.parse()),
            (None, _) if is_masked(text) => Some(text.to_ascii_uppercase().parse()),
            (None, _) => text.parse().ok().map(Ok),
        }
    }

    /// Numbers with one mark between them.
    fn numbers(self, text: &str) -> Option<Result<PartialDate>> {
        let mark = text.chars().find(|c| ['/', '.', '-'].contains(c))?;
        let parts: Vec<&str> = text
            .trim_end_matches('.')
            .split(mark)
            .map(|part| if mark == '.' { part.trim() } else { part })
            .collect();
        if parts.iter().any(|part| digits(part).is_none()) {
            return None;
        }
        let long = |part: &str| part.len() == 4;
        Some(match (parts.as_slice(), self.day_first) {
            ([year, month, day], _) if long(year) => self.day_of(day, number(month)?, year),
            ([day, month, year], true) => self.day_of(day, number(month)?, year),
            ([day, month, year], _) if mark == '.' => self.day_of(day, number(month)?, year),
            ([month, day, year], false) => self.day_of(day, number(month)?, year),
            ([year, month] | [month, year], _) if long(year) && month.len() <= 2 => {
                self.month_of(number(month)?, year)
            }
            _ => return None,
        })
    }

    /// A day or a month with the month in words.
    fn words(self, text: &str) -> Option<Result<PartialDate>> {
        let (weekday, rest) = weekday(text);
        let parts = parts(rest)?;
        let found = match parts.as_slice() {
            [Part::Number(year), Part::Month(month), Part::Number(day)] if year.len() == 4 => {
                self.day_of(day, *month, year)
            }
            [Part::Number(day), Part::Month(month), Part::Number(year)]
            | [Part::Month(month), Part::Number(day), Part::Number(year)] => {
                self.day_of(day, *month, year)
            }
            [Part::Month(month), Part::Number(year)] | [Part::Number(year), Part::Month(month)]
                if year.len() == 4 || (self.years.is_some() && rest.contains('-')) =>
            {
                self.month_of(*month, year)
            }
            _ => return None,
        };
        let (Some(named), Ok(date)) = (weekday, &found) else {
            return Some(found);
        };
        match date.exact_day() {
            Some(day) if day.weekday() == named => Some(found),
            Some(day) => Some(Err(Words::Weekday {
                text: self.text.into(),
                day,
                weekday: day.format("%A").to_string().into(),
            }
            .into())),
            None => None,
        }
    }

    /// `Q4 2023`, `2023-Q4`, `H1 2023`, `2023-W05`, `2023-W05-3`.
    fn part_of_year(self, text: &str) -> Option<Result<PartialDate>> {
        let mut parts: Vec<&str> = text.split([' ', '-', '/']).collect();
        if let [one] = parts.as_slice()
            && let Some((year, part)) = one.split_at_checked(4)
        {
            // `2023Q4`.
            parts = vec![year, part];
        }
        let (year, part, day) = match parts.as_slice() {
            [year, part] if digits(year).is_some() => (*year, *part, None),
            [part, year] if digits(year).is_some() => (*year, *part, None),
            [year, part, day] if digits(day).is_some() => (*year, *part, Some(number(day)?)),
            _ => return None,
        };
        let (letter, count) = part.split_at_checked(1)?;
        let count = number(count)?;
        let months = match (letter, day) {
            ("Q" | "q", None) => 3,
            ("H" | "h", None) => 6,
            ("W" | "w", _) => return Some(self.week(year, count, day)),
            _ => return None,
        };
        if !(1..=12 / months).contains(&count) {
            return None;
        }
        let year = match self.year(year) {
            Ok(year) => year,
            Err(error) => return Some(Err(error)),
        };
        let (first, last) = ((count - 1) * months + 1, count * months);
        let both = PartialDate::month(year, first)
            .and_then(|first| Ok((first, PartialDate::month(year, last)?)));
        Some(both.and_then(|(first, last)| PartialDate::between(first.first(), last.last())))
    }

    fn week(self, year: &str, week: u32, day: Option<u32>) -> Result<PartialDate> {
        let year = self.year(year)?;
        let on = |weekday| {
            let day = NaiveDate::from_isoywd_opt(year, week, weekday);
            let day = day.filter(|day| YEARS.contains(&day.year()));
            day.ok_or(Words::NoSuchWeek { year, week })
        };
        match day {
            None => PartialDate::between(Some(on(Weekday::Mon)?), Some(on(Weekday::Sun)?)),
            Some(number) => {
                let weekday = number.checked_sub(1).and_then(|n| u8::try_from(n).ok());
                let weekday = weekday.and_then(|n| Weekday::try_from(n).ok());
                Ok(PartialDate::day(on(
                    weekday.ok_or(Words::NoSuchWeek { year, week })?
                )?))
            }
        }
    }

    fn month_of(self, month: u32, year: &str) -> Result<PartialDate> {
        PartialDate::month(self.year(year)?, month)
    }

    fn day_of(self, day: &str, month: u32, year: &str) -> Result<PartialDate> {
        let year = self.year(year)?;
        PartialDate::month(year, month)?;
        let of = number(day).and_then(|day| NaiveDate::from_ymd_opt(year, month, day));
        of.map(PartialDate::day).ok_or_else(|| {
            Words::NoSuchDay {
                text: self.text.into(),
            }
            .into()
        })
    }

    /// Four digits, or two of the years that the caller gave.
    fn year(self, text: &str) -> Result<i32> {
        let bad = || self.bad();
        let short = number(text).map(u32::cast_signed).ok_or_else(bad)?;
        match (text.len(), self.years) {
            (4, _) => Ok(short),
            (2, None) => Err(Words::TwoDigitYear {
                text: self.text.into(),
            }
            .into()),
            (2, Some((from, to))) => {
                // At most two, and so at most two hundred years, are looked at.
                let mut fitting = (from..=to.min(from.saturating_add(199)))
                    .filter(|year| YEARS.contains(year) && year % 100 == short);
                match (fitting.next(), fitting.next()) {
                    (Some(year), None) => Ok(year),
                    (None, _) => Err(Words::NoSuchTwoDigits {
                        text: self.text.into(),
                        from,
                        to,
                    }
                    .into()),
                    (Some(_), Some(_)) => Err(Words::TwoCenturies {
                        text: self.text.into(),
                        from,
                        to,
                    }
                    .into()),
                }
            }
            _ => Err(bad()),
        }
    }
}

/// Digits, hyphens and an `X` in either case for what is not known: `2021-XX`, `2021-10-xx`.
fn is_masked(text: &str) -> bool {
    let marks = |b: u8| b.is_ascii_digit() || matches!(b, b'X' | b'x' | b'-');
    text.contains(['X', 'x']) && text.bytes().all(marks)
}

fn number(text: &str) -> Option<u32> {
    digits(text)
        .filter(|_| text.len() <= 4)
        .and_then(|n| u32::try_from(n).ok())
}

/// Numbers and months between blanks, commas, dots, hyphens and slashes. `None` if there is anything else, or no month.
pub(super) fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut found = Vec::new();
    for word in text.split([' ', ',', '.', '-', '/']) {
        let number = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .unwrap_or(word);
        if word.is_empty() || word.eq_ignore_ascii_case("of") {
            continue;
        }
        found.push(if digits(number).is_some() {
            Part::Number(number)
        } else {
            Part::Month(month(word)?)
        });
        if found.len() > 3 {
            return None;
        }
    }
    let months = found.iter().filter(|part| matches!(part, Part::Month(_)));
    (months.count() == 1).then_some(found)
}

/// A month by its name or the beginning of it, from three letters on.
pub(super) fn month(word: &str) -> Option<u32> {
    let lower = word.to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|name| lower.len() >= 3 && name.starts_with(&lower))?;
    u32::try_from(at + 1).ok()
}

/// A weekday before a date, and the date.
fn weekday(text: &str) -> (Option<Weekday>, &str) {
    let Some((word, rest)) = text.split_once([' ', ',']) else {
        return (None, text);
    };
    match word.trim_end_matches('.').parse() {
        Ok(weekday) => (Some(weekday), rest.trim_start_matches([' ', ','])),
        Err(_) => (None, text),
    }
}

/// The text without a time of day behind the date.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.rsplit_once(' ').filter(|(_, time)| time.contains(':')) else {
        return text;
    };
    let is_time = ["%H:%M:%S%.f", "%H:%M"]
        .iter()
        .any(|form| NaiveTime::parse_from_str(time, form).is_ok());
    if is_time { day.trim_end() } else { text }
}

/// What stands behind a word in any case.
pub(super) fn without<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then(|| rest.trim_start())
}
