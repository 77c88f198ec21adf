//! Days as spreadsheets number them.

use chrono::{Days, NaiveDate};

use super::fraction::digits;
use super::partial_date::PartialDate;
use crate::error::{Result, words::Words};

crate::error::text::word! {
    "numbering of days", expected "from_1900 or from_1904";
    /// How a spreadsheet numbers days: needed for files in which dates were saved as numbers.
    ///
    /// # Formula
    /// From 1900 on, day 1 is 1900-01-01, and from 61 on a day of the calendar is missing behind them: the first spreadsheets held 1900 for a
    /// leap year, so that 60 is 29 February of it, which was none. In the system from 1904 day 0 is 1904-01-01.
    ///
    /// # When it misleads
    /// The same number means two days, four years apart: the file that the numbers were saved from says by which system.
    ///
    /// # Examples
    /// ```
    /// use interstate::time::SpreadsheetDays;
    ///
    /// assert_eq!(SpreadsheetDays::From1900.read("44926")?.to_string(), "2022-12-31");
    /// assert_eq!(SpreadsheetDays::From1904.read("43464.5")?.to_string(), "2022-12-31");
    /// assert_eq!(
    ///     SpreadsheetDays::From1900.read("2022").unwrap_err().to_string(),
    ///     "2022 may be a year or the number of a day; write the date with its month and day",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # References
    /// ECMA-376 (Office Open XML), part 1, 18.17.4.1, "Date Conversion for Serial Date-Times".
    pub enum SpreadsheetDays {
        /// Day 1 is 1900-01-01.
        From1900,
        /// Day 0 is 1904-01-01.
        From1904,
    }
}

impl SpreadsheetDays {
    /// The calendar day of a number; a fraction is a time of day and is dropped.
    ///
    /// # Errors
    /// Text that is no number; four digits, which may be a year; the 29 February 1900; a day outside the years 1 to 9999.
    pub fn read(self, text: &str) -> Result<PartialDate> {
        let bad = || Words::not_a("number of a day", text, "44926 or 44926.5");
        let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
        let number = digits(whole).filter(|_| digits(fraction).is_some());
        let number = number.ok_or_else(bad)?;
        if whole.len() == 4 {
            return Err(Words::YearOrDay { number }.into());
        }
        let (year, day, back) = match (self, number) {
            (Self::From1900, 0 | 60) => return Err(bad().into()),
            (Self::From1900, 1..60) => (1900, 1, 1),
            (Self::From1900, _) => (1900, 1, 2),
            (Self::From1904, _) => (1904, 1, 0),
        };
        let day = NaiveDate::from_ymd_opt(year, 1, day)
            .and_then(|first| first.checked_add_days(Days::new(number)))
            .and_then(|day| day.checked_sub_days(Days::new(back)))
            .ok_or_else(bad)?;
        PartialDate::day(day).checked()
    }
}
