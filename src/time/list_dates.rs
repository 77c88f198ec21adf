//! Dates as published lists write them.

use chrono::NaiveDate;

use super::fraction::digits;
use super::partial_date::PartialDate;
use crate::error::{Error, Result, words::Words};

crate::error::text::word! {
    "order of a date", expected "day_first or month_first";
    /// How a list writes its dates. `02/03/2001` is 2 March in one list and 3 February in another, so the reader says which.
    ///
    /// Besides full dates it reads what such lists hold in the same column:
    ///
    /// | text | reading |
    /// |---|---|
    /// | `02/03/2001` | a day |
    /// | `01/2001`, `2001` | a month, a year |
    /// | `1999, 2003` | one day from the first to the last of these years |
    /// | `Approximately 2001`, `circa 2001` | the year, marked as approximate; no day is added |
    /// | `2001-03-02` and the other forms of [`PartialDate`] | as there |
    ///
    /// # Examples
    /// ```
    /// use interstate::time::ListDates;
    ///
    /// assert_eq!(ListDates::DayFirst.read("02/03/2001")?.to_string(), "2001-03-02");
    /// assert_eq!(ListDates::MonthFirst.read("02/03/2001")?.to_string(), "2001-02-03");
    /// assert_eq!(ListDates::DayFirst.read("Approximately 2001")?.to_string(), "2001~");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// [`PartialDate`]: crate::PartialDate
    pub enum ListDates {
        /// `day/month/year`.
        DayFirst,
        /// `month/day/year`.
        MonthFirst,
    }
}

impl ListDates {
    /// Reads a date of such a list.
    ///
    /// # Errors
    /// When the text is none of the forms above; a year of two digits is refused, since it has no century.
    pub fn read(self, text: &str) -> Result<PartialDate> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        for word in ["approximately ", "approx. ", "circa ", "c. "] {
            if lower.starts_with(word) {
                // OK because the words are ASCII, and small letters take the places of great ones.
                let rest = &text[word.len()..];
                return self.read(rest).map(PartialDate::with_approximate);
            }
        }
        if let Some((from, to)) = text.split_once(',') {
            let (from, to) = (self.date(from)?, self.date(to)?);
            let between = PartialDate::between(from.first(), to.last())?;
            let hedged = from.is_approximate() || to.is_approximate();
            return Ok(if hedged {
                between.with_approximate()
            } else {
                between
            });
        }
        self.date(text)
    }

    /// One date of the list, without words.
    fn date(self, text: &str) -> Result<PartialDate> {
        let text = text.trim();
        if !text.contains('/') {
            return text.parse();
        }
        let forms = "02/03/2001, 01/2001, 2001 or 2001-03-02";
        let bad = || Error::from(Words::not_a("date", text, forms));
        let number = |part: &str, width| {
            let number = digits(part).filter(|_| part.len() <= width);
            number.and_then(|n| u32::try_from(n).ok()).ok_or_else(bad)
        };
        let parts: Vec<&str> = text.split('/').collect();
        let (day, month, year) = match (parts.as_slice(), self) {
            ([month, year], _) => (None, *month, *year),
            ([day, month, year], Self::DayFirst) | ([month, day, year], Self::MonthFirst) => {
                (Some(*day), *month, *year)
            }
            _ => return Err(bad()),
        };
        if year.len() != 4 {
            return Err(bad());
        }
        let (year, month) = (number(year, 4)?.cast_signed(), number(month, 2)?);
        let whole_month = PartialDate::month(year, month)?;
        let Some(day) = day else {
            return Ok(whole_month);
        };
        let day = NaiveDate::from_ymd_opt(year, month, number(day, 2)?);
        day.map(PartialDate::day)
            .ok_or_else(|| Words::NoSuchDay { text: text.into() }.into())
    }
}
