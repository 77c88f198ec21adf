//! What counts as one.

use crate::error::text;

text::word! {
    "reading of what one is";
    /// What counts as one: a row, an event with its phases, or a series once a year. Rows are grouped on the whole ledger, before anything is
    /// counted.
    ///
    /// | | one is | its days | a row's own count |
    /// |---|---|---|---|
    /// | `row` | each event that a row stands for | the row's | how many events the row stands for |
    /// | `phases_together` | the rows of one key, as far as they took place | from their first day to their last | one that is 0 says that the row did not take place; else it does not matter |
    /// | `series_per_year` | the rows of one series whose first days lie in one calendar year, as far as they took place | likewise | likewise |
    ///
    /// Rows without the key (a phase of nothing, of no series) count by themselves.
    ///
    /// A group's bounds come from the *worlds* of its rows: which of them took place, and when. A row that is only possible may make an event
    /// where no other row is sure, and may begin an event earlier or end it later than the sure rows do. The rows that are listed are taken to be
    /// all rows of their event: what a source covers in part may hold further events, never further phases of a listed one.
    ///
    /// # Examples
    /// ```
    /// use interstate::OneIs;
    ///
    /// assert_eq!("phases_together".parse::<OneIs>()?, OneIs::PhasesTogether);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum OneIs {
        /// Each row, as often as it states.
        #[default]
        Row,
        /// Each event: its phases, which share a key, count once, from the first start to the last end, whatever count they state.
        PhasesTogether,
        /// Each series once a calendar year, from the first start of that year's rows to their last end; a row of no series by itself.
        SeriesPerYear,
    }
}

impl OneIs {
    pub(super) const fn sentence(self) -> &'static str {
        match self {
            Self::Row => "each row counts as often as it states",
            Self::PhasesTogether => {
                "the listed phases of an event are all of it and count once, whatever their counts"
            }
            Self::SeriesPerYear => {
                "the listed rows of a series are all of it and count once a calendar year, whatever their counts"
            }
        }
    }
}
