//! Dates as published lists and spreadsheets write them.

mod form;
mod range;

use std::ops::RangeInclusive;

use self::form::{Form, without};
use super::partial_date::PartialDate;
use crate::error::{Result, words::Words};
use chrono::NaiveDate;

crate::error::text::word! {
    "order of a date", expected "day_first or month_first";
    /// The order of day and month in a list's numeric dates: `02/03/2001` is 2 March in one list and 3 February in another.
    ///
    /// Besides these it reads what lists and spreadsheets hold in the same column, in English and in any case:
    ///
    /// | text | reading |
    /// |---|---|
    /// | `02/03/2001`, `2-3-2001` | a day, in the stated order |
    /// | `23.6.2023`, `23. 6. 2023` | a day: with dots the day is first, whatever the order |
    /// | `2021/03/05`, `2021.3.5`, `20210312` | a day: the year is first |
    /// | `9-May-2020`, `24 Feb 2022`, `24th of February 2022`, `June 2, 2023`, `Thursday, 24 February 2022` | a day; a weekday that is not the day's is refused |
    /// | `01/2001`, `2001/01`, `March 2021`, `Mar-2021` | a month |
    /// | `2001`, `Q4 2023`, `2023-Q4`, `H1 2023`, `2023-W05` | a year, a quarter, half a year, a week of ISO 8601 |
    /// | `2004-10-xx`, `2004-xx-xx` | a month, a year |
    /// | `1999, 2003` | one day from the first to the last of these years |
    /// | `Approximately 2001`, `circa March 2001` | the same, marked as approximate; no day is added |
    /// | `2001-03-02 00:00:00` | the day; the time of day is left out |
    /// | `2001-03-02`, `[2021..2022]` and the other forms of [`PartialDate`] | as there |
    ///
    /// # Errors
    /// What could mean two things, and what says no days, is refused with a message that says what is missing:
    ///
    /// | text | why |
    /// |---|---|
    /// | `9-May-20`, `02/03/01` | two digits of a year say no century: see [`read_within`](Self::read_within) |
    /// | `18-19 Oct 2023`, `Oct-Nov 2024` | lasted so long, or was on one day of these? See [`read_range`](Self::read_range) |
    /// | `late 2021`, `summer 2022` | no calendar says which days these are |
    /// | `44926` | may be the day number of a spreadsheet: see [`SpreadsheetDays`](crate::time::SpreadsheetDays) |
    ///
    /// # Examples
    /// ```
    /// use interstate::time::ListDates;
    ///
    /// assert_eq!(ListDates::DayFirst.read("02/03/2001")?.to_string(), "2001-03-02");
    /// assert_eq!(ListDates::MonthFirst.read("02/03/2001")?.to_string(), "2001-02-03");
    /// assert_eq!(ListDates::MonthFirst.read("23.6.2023")?.to_string(), "2023-06-23");
    /// assert_eq!(ListDates::DayFirst.read("March 2021")?.to_string(), "2021-03");
    /// assert_eq!(ListDates::DayFirst.read("Approximately 2001")?.to_string(), "2001~");
    /// assert_eq!(
    ///     ListDates::DayFirst.read("late 2021").unwrap_err().to_string(),
    ///     r#""late 2021" does not say which days are meant; write the first and the last, as in [2021-10-01..2021-12-31]"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// [`PartialDate`]: crate::PartialDate
    pub enum ListDates {
        /// The day stands first: `day/month/year`.
        DayFirst,
        /// The month stands first: `month/day/year`.
        MonthFirst,
    }
}

/// Words that make a date approximate, as they stand before it.
const ABOUT: [&str; 7] = [
    "approximately ",
    "approx. ",
    "approx ",
    "circa ",
    "ca. ",
    "c. ",
    "around ",
];

impl ListDates {
    /// Reads a date with this order of day and month.
    ///
    /// # Errors
    /// When the text is none of the forms above, or could mean two things.
    pub fn read(self, text: &str) -> Result<PartialDate> {
        self.read_form(text, None)
    }

    /// Reads a date with this order of day and month, whose year may have two digits: it is then taken to lie within these years.
    ///
    /// Where another column gives the year, the range is that year alone.
    ///
    /// # Errors
    /// As [`read`](Self::read); a year of two digits that is none or more than one of these years.
    ///
    /// # Examples
    /// ```
    /// use interstate::time::ListDates;
    ///
    /// // Beside a column with the year 2020.
    /// assert_eq!(ListDates::DayFirst.read_within("9-May-20", 2020..=2020)?.to_string(), "2020-05-09");
    /// // In a list of the years from 1950 on.
    /// assert_eq!(ListDates::DayFirst.read_within("02/03/61", 1950..=2049)?.to_string(), "1961-03-02");
    /// assert_eq!(
    ///     ListDates::DayFirst.read_within("9-May-19", 2020..=2020).unwrap_err().to_string(),
    ///     r#""9-May-19" writes its year with two digits, and none of the years 2020 to 2020 ends so"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn read_within(self, text: &str, years: RangeInclusive<i32>) -> Result<PartialDate> {
        self.read_form(text, Some((*years.start(), *years.end())))
    }

    /// The one day that a cell says, if it does; years of two digits lie within these, if they are given.
    pub(crate) fn day(self, text: &str, years: Option<(i32, i32)>) -> Option<NaiveDate> {
        let form = Form::new(self == Self::DayFirst, years, text);
        form.date().ok()?.exact_day()
    }

    /// Reads a range of days, as its first and its last date, each known to the day, the month or the year. `None` if the text is one date.
    ///
    /// `18-19 Oct 2023` is two days of an event that lasted, or one day that is not known better; nothing in the text says which. The caller
    /// knows the list, and makes [`When::lasting`](crate::When::lasting) of the two dates, or one
    /// [`PartialDate::between`](crate::PartialDate::between) them.
    ///
    /// # Errors
    /// When the text is neither a date nor a range, or runs backwards.
    ///
    /// # Examples
    /// ```
    /// use interstate::time::ListDates;
    ///
    /// let read = |text| -> interstate::Result<Option<String>> {
    ///     let range = ListDates::DayFirst.read_range(text)?;
    ///     Ok(range.map(|(first, last)| format!("{first} to {last}")))
    /// };
    /// assert_eq!(read("18-19 Oct 2023")?, Some("2023-10-18 to 2023-10-19".to_owned()));
    /// assert_eq!(read("Oct–Nov 2024")?, Some("2024-10 to 2024-11".to_owned()));
    /// assert_eq!(read("June 30 - July 2, 2023")?, Some("2023-06-30 to 2023-07-02".to_owned()));
    /// assert_eq!(read("30/09/2023 to 02/10/2023")?, Some("2023-09-30 to 2023-10-02".to_owned()));
    /// assert_eq!(read("18 Oct 2023")?, None);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn read_range(self, text: &str) -> Result<Option<(PartialDate, PartialDate)>> {
        let form = Form::new(self == Self::DayFirst, None, text);
        match form.date() {
            Ok(_) => Ok(None),
            Err(error) => form.range()?.map(Some).ok_or(error),
        }
    }

    fn read_form(self, text: &str, years: Option<(i32, i32)>) -> Result<PartialDate> {
        let form = Form::new(self == Self::DayFirst, years, text);
        let text = form.text();
        if let Some(rest) = ABOUT.iter().find_map(|word| without(text, word)) {
            return self
                .read_form(rest, years)
                .map(PartialDate::with_approximate);
        }
        let error = match form.date() {
            Ok(date) => return Ok(date),
            Err(error) => error,
        };
        // `1999, 2003`, and no day of a month in words.
        if let Some((from, to)) = text.split_once(',')
            && let (Ok(from), Ok(to)) = (form.of(from).date(), form.of(to).date())
        {
            let between = PartialDate::between(from.first(), to.last())?;
            let hedged = from.is_approximate() || to.is_approximate();
            return Ok(if hedged {
                between.with_approximate()
            } else {
                between
            });
        }
        if form.range().is_ok_and(|range| range.is_some()) {
            return Err(Words::IsRange { text: text.into() }.into());
        }
        Err(error)
    }
}
