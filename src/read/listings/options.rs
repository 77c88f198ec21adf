//! How to read a file of listings.

use super::column::ListingColumn;
use crate::time::ListDates;
use std::collections::{HashMap, HashSet};

/// The options for reading a file of listings that differs from the crate's own form: other names of columns, other words, what holds for
/// every row.
///
/// # Examples
/// ```
/// use interstate::read::listings::{ListingColumn, ListingsOptions};
/// use interstate::sanction::{Measure, Measures};
///
/// let file = "no,who,since,how,remark\n1,Heihe Bank,2025-07-18,cut off,\n2,Asia Pacific Links,2023-06-31,cut off,Annex IV\n";
/// let read = ListingsOptions::new()
///     .with_column("no", ListingColumn::Id)
///     .with_column("who", ListingColumn::Entity)
///     .with_column("since", ListingColumn::ListingDate)
///     .with_column("how", ListingColumn::Provisions)
///     .with_ignored("remark")
///     .with_word("cut off", "transaction_ban")
///     .with_constant(ListingColumn::Program, "EU-RUS")
///     .read(file.as_bytes())?;
/// assert_eq!(read.parts.designations[0].measures(), Measures::from(Measure::TransactionBan));
/// assert_eq!(
///     read.account.faults()[0].to_string(),
///     r#"line 3, column "since": "2023-06-31" is no day of the calendar"#,
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ListingsOptions {
    pub(super) columns: HashMap<Box<str>, ListingColumn>,
    pub(super) ignored: HashSet<Box<str>>,
    pub(super) words: HashMap<Box<str>, Box<str>>,
    pub(super) constants: HashMap<ListingColumn, Box<str>>,
    pub(super) dates: Option<ListDates>,
}

impl ListingsOptions {
    /// Options for files of the crate's own form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a column of the file, under its name there, as a column of the crate's form.
    #[must_use]
    pub fn with_column(mut self, in_file: impl Into<Box<str>>, ours: ListingColumn) -> Self {
        self.columns.insert(in_file.into(), ours);
        self
    }

    /// Leaves a column of the file unread. A column that is neither known, renamed nor ignored is an error.
    #[must_use]
    pub fn with_ignored(mut self, in_file: impl Into<Box<str>>) -> Self {
        self.ignored.insert(in_file.into());
        self
    }

    /// Reads a word of the file as a word of the crate's vocabulary, in the cells of measures, reasons and kinds of targets.
    #[must_use]
    pub fn with_word(mut self, in_file: impl Into<Box<str>>, ours: impl Into<Box<str>>) -> Self {
        self.words.insert(in_file.into(), ours.into());
        self
    }

    /// Reads days of listing, of effect and of amendment as lists and spreadsheets write them, too, with the day or the month first: see
    /// [`ListDates`].
    ///
    /// # Examples
    /// ```
    /// use interstate::read::listings::ListingsOptions;
    /// use interstate::time::ListDates;
    ///
    /// let file = "id,entity,program,provisions,listing_date\n1,Heihe Bank,EU-RUS,transaction_ban,18/07/2025\n2,Asia Links,EU-RUS,export_control,23.6.2023\n";
    /// let read = ListingsOptions::new().with_dates(ListDates::DayFirst).read(file.as_bytes())?;
    /// let days: Vec<_> = read.parts.designations.iter().map(|listing| listing.listing_date().to_string()).collect();
    /// assert_eq!(days, ["2025-07-18", "2023-06-23"]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_dates(mut self, dates: ListDates) -> Self {
        self.dates = Some(dates);
        self
    }

    /// Gives every row this text in a column that the file does not have, such as the regime of a file of one regime. A file that has the
    /// column too is refused.
    #[must_use]
    pub fn with_constant(mut self, column: ListingColumn, text: impl Into<Box<str>>) -> Self {
        self.constants.insert(column, text.into());
        self
    }

    /// Whether they say what a column of the file holds, or that it is to be left.
    pub(super) fn names_columns(&self) -> bool {
        !self.columns.is_empty() || !self.ignored.is_empty()
    }
}
