//! Steps on the calendar, always counted from an anchor.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};

use super::fraction::digits;
use crate::error::{Error, Result, words::Words};

/// A length of time on the calendar: a number of years, months or days.
///
/// Steps are counted from an anchor, never from the last edge: a month from 31 January is 28 February, and a month from *there*
/// is 28 March, so that a series of single steps drifts. [`day_after`](Self::day_after) therefore takes the number of steps.
///
/// # Examples
/// ```
/// use interstate::time::CalendarStep;
///
/// let anchor = "2020-02-29".parse()?;
/// assert_eq!(CalendarStep::Years(1).day_after(anchor, 3)?.to_string(), "2023-02-28");
/// assert_eq!(CalendarStep::Years(1).day_after(anchor, 4)?.to_string(), "2024-02-29");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum CalendarStep {
    /// A number of years; 29 February becomes 28 February in common years.
    Years(u32),
    /// A number of months; a day that a shorter month lacks becomes its last day.
    Months(u32),
    /// A number of days.
    Days(u32),
}

impl CalendarStep {
    /// The day that lies `times` steps after an anchor.
    ///
    /// # Errors
    /// When it lies outside the calendar.
    pub fn day_after(self, anchor: NaiveDate, times: u32) -> Result<NaiveDate> {
        let day = match self.times(times) {
            Some(Self::Days(n)) => anchor.checked_add_days(Days::new(n.into())),
            Some(months) => months
                .months()
                .and_then(|n| anchor.checked_add_months(Months::new(n))),
            None => None,
        };
        day.ok_or_else(|| self.leads_out(anchor))
    }

    /// The day that lies one step before an anchor.
    ///
    /// # Errors
    /// When it lies outside the calendar.
    pub fn day_before(self, anchor: NaiveDate) -> Result<NaiveDate> {
        let day = match self {
            Self::Days(n) => anchor.checked_sub_days(Days::new(n.into())),
            _ => self
                .months()
                .and_then(|n| anchor.checked_sub_months(Months::new(n))),
        };
        day.ok_or_else(|| self.leads_out(anchor))
    }

    fn leads_out(self, anchor: NaiveDate) -> Error {
        Words::StepOut {
            step: self.to_string().into(),
            anchor,
        }
        .into()
    }

    fn parts(self) -> (u32, &'static str) {
        match self {
            Self::Years(n) => (n, "year"),
            Self::Months(n) => (n, "month"),
            Self::Days(n) => (n, "day"),
        }
    }

    fn months(self) -> Option<u32> {
        match self {
            Self::Years(n) => n.checked_mul(12),
            Self::Months(n) => Some(n),
            Self::Days(_) => None,
        }
    }

    fn times(self, times: u32) -> Option<Self> {
        Some(match self {
            Self::Years(n) => Self::Years(n.checked_mul(times)?),
            Self::Months(n) => Self::Months(n.checked_mul(times)?),
            Self::Days(n) => Self::Days(n.checked_mul(times)?),
        })
    }

    /// `times` steps and then `more`, as one step from the anchor, if the two can be counted in one unit.
    pub(super) fn times_and(self, times: u32, more: Self) -> Option<Self> {
        match (self.times(times)?, more) {
            (Self::Days(a), Self::Days(b)) => a.checked_add(b).map(Self::Days),
            (Self::Days(_), _) | (_, Self::Days(_)) => None,
            (a, b) => a.months()?.checked_add(b.months()?).map(Self::Months),
        }
    }

    /// # Errors
    /// When it leads nowhere.
    pub(super) fn forward(self) -> Result<Self> {
        match self.parts() {
            (0, unit) => Err(Words::NoStep { unit }.into()),
            _ => Ok(self),
        }
    }
}

impl fmt::Display for CalendarStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = self.parts();
        let ending = if number == 1 { "" } else { "s" };
        write!(f, "{number} {unit}{ending}")
    }
}

/// Reads `1 year`, `6 months`, `30 days`.
impl FromStr for CalendarStep {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bad = || Error::from(Words::not_a("step", text, "1 year, 6 months or 30 days"));
        let (number, unit) = text.split_once(' ').ok_or_else(bad)?;
        let number = digits(number).and_then(|n| u32::try_from(n).ok());
        let number = number.ok_or_else(bad)?;
        match unit {
            "year" | "years" => Ok(Self::Years(number)),
            "month" | "months" => Ok(Self::Months(number)),
            "day" | "days" => Ok(Self::Days(number)),
            _ => Err(bad()),
        }
    }
}

crate::error::text::serde_as_text!(CalendarStep, "a step such as 1 year, 6 months or 30 days");
