//! Where the rows lie.

use super::dialect::checked_name;
use crate::error::{Result, text};

text::word! {
    "format of days";
    /// How a column of days reads once it is text.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::plan::DayFormat;
    ///
    /// assert_eq!("digits".parse::<DayFormat>()?, DayFormat::Digits);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum DayFormat {
        /// `20191024`, as text or as a number.
        Digits,
        /// `2019-10-24`, as text or as a date.
        Iso,
    }
}

/// A table of machine-coded events, and which of its columns say what.
///
/// # Examples
/// ```
/// use interstate::tally::plan::{DayFormat, PlanSource};
///
/// // The public table of GDELT in BigQuery, with the lookup tables in a data set of one's own.
/// let public = PlanSource::gdelt("gdelt-bq.gdeltv2.events").with_lookups("my_data.");
/// // Columns of one's own.
/// let own = PlanSource::new("ev", ["day", "a1", "a2", "code"]).with_url("url").with_days(DayFormat::Iso);
/// assert_ne!(public, own);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PlanSource {
    pub(super) table: String,
    pub(super) day: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) code: String,
    pub(super) url: Option<String>,
    pub(super) id: Option<String>,
    pub(super) seen: Option<String>,
    pub(super) days: DayFormat,
    pub(super) lookups: String,
}

impl PlanSource {
    /// A table whose columns are the day, who acts, who is acted upon and the event code. Days are [`Digits`](DayFormat::Digits), and no
    /// column is an address, an id or a moment. A name with points is one of a schema and a table.
    pub fn new(table: impl Into<String>, columns: [&str; 4]) -> Self {
        let [day, from, to, code] = columns.map(str::to_owned);
        Self {
            table: table.into(),
            day,
            from,
            to,
            code,
            url: None,
            id: None,
            seen: None,
            days: DayFormat::Digits,
            lookups: "plan_".into(),
        }
    }

    /// A table with the columns of GDELT's files by their names: `SQLDATE`, `Actor1CountryCode`, `Actor2CountryCode`, `EventCode`,
    /// `SOURCEURL`, and `GLOBALEVENTID` and `DATEADDED`, which are looked at where a reduction needs them.
    pub fn gdelt(table: impl Into<String>) -> Self {
        let columns = [
            "SQLDATE",
            "Actor1CountryCode",
            "Actor2CountryCode",
            "EventCode",
        ];
        Self::new(table, columns)
            .with_url("SOURCEURL")
            .with_id("GLOBALEVENTID")
            .with_seen("DATEADDED")
    }

    /// The column with the address of the story; an empty cell is no address.
    #[must_use]
    pub fn with_url(self, column: impl Into<String>) -> Self {
        Self {
            url: Some(column.into()),
            ..self
        }
    }

    /// The column with the id of the row, each id once: by it, as a text, the row is chosen that stands for others.
    #[must_use]
    pub fn with_id(self, column: impl Into<String>) -> Self {
        Self {
            id: Some(column.into()),
            ..self
        }
    }

    /// The column with the moment at which the row was seen, as 14 digits: `20191024143000`. What has another length is no moment. Of rows
    /// that stand for others it is asked before the id.
    #[must_use]
    pub fn with_seen(self, column: impl Into<String>) -> Self {
        Self {
            seen: Some(column.into()),
            ..self
        }
    }

    /// How days are written.
    #[must_use]
    pub fn with_days(self, days: DayFormat) -> Self {
        Self { days, ..self }
    }

    /// What the names of the lookup tables begin with, such as a schema and a point; `plan_` if not said.
    #[must_use]
    pub fn with_lookups(self, prefix: impl Into<String>) -> Self {
        Self {
            lookups: prefix.into(),
            ..self
        }
    }

    pub(super) fn checked(self) -> Result<Self> {
        let columns = [&self.day, &self.from, &self.to, &self.code, &self.table];
        let others = [&self.url, &self.id, &self.seen].into_iter().flatten();
        for name in columns.into_iter().chain(others) {
            checked_name(name)?;
        }
        if !self.lookups.is_empty() {
            checked_name(&self.lookups)?;
        }
        Ok(self)
    }
}
