//! Extents as text.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::{Finish, When};
use crate::error::{Error, Result, words::Words};
use crate::time::partial_date::PartialDate;
use crate::time::text;

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Lasting { start, end } => match end {
                Finish::At(last) => write!(f, "{start}/{last}"),
                Finish::Ongoing { seen_until } => write!(f, "{start}/{seen_until}.."),
                Finish::Unknown => write!(f, "{start}/"),
            },
        }
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "When({self})")
    }
}

/// Reads the text forms in the table of [`When`].
impl FromStr for When {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        read(text, None)
    }
}

impl When {
    /// Reads a time from a source that looked up to a day: what has an open end (`2022-02-24/..`) was going on as of that day.
    ///
    /// # Errors
    /// When the text is none of the forms in the table of [`When`], or the thing began after that day.
    ///
    /// ```
    /// use interstate::When;
    ///
    /// let measure = When::seen_until("2022-02-24/..", "2025-03-01".parse()?)?;
    /// assert_eq!(measure.to_string(), "2022-02-24/2025-03-01..");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn seen_until(text: &str, day: NaiveDate) -> Result<Self> {
        read(text, Some(day))
    }
}

fn read(text: &str, seen_until: Option<NaiveDate>) -> Result<When> {
    let Some((start, end)) = text.split_once('/') else {
        return text.parse().map(When::On);
    };
    let end = match (end, seen_until) {
        ("", _) => Finish::Unknown,
        ("..", Some(seen_until)) => Finish::Ongoing { seen_until },
        ("..", None) => {
            return Err(Words::OpenEnd { text: text.into() }.into());
        }
        _ => match end.strip_suffix("..") {
            Some(day) => Finish::Ongoing {
                seen_until: text::day(day)
                    .ok_or_else(|| Error::from(Words::not_a("day", day, "2025-03-01")))?,
            },
            None => Finish::At(end.parse()?),
        },
    };
    if !matches!(start, "" | "..") {
        let start = match start.strip_prefix("..") {
            // EDTF: on this date or before.
            Some(date) => PartialDate::between(None, date.parse::<PartialDate>()?.last())?,
            None => start.parse()?,
        };
        return When::lasting(start, end);
    }
    // Not known when it began: on any day up to the last on which it can have ended.
    let latest = match &end {
        Finish::At(date) => date.last(),
        Finish::Ongoing { seen_until } => Some(*seen_until),
        Finish::Unknown => None,
    };
    let start = latest.ok_or_else(|| Error::from(Words::AnyExtent { text: text.into() }))?;
    When::lasting(PartialDate::between(None, Some(start))?, end)
}

crate::error::text::serde_as_text!(
    When,
    "a date such as 2022-02, or first and last day as 2022-02-24/2022-03-05"
);
