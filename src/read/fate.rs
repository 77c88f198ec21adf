//! The words of an account: why a row was not kept, what is odd about one that was.

use crate::error::{Error, ErrorCategory, files::Files, text};

text::word! {
    "defect of a row";
    /// The defect for which a row was rejected.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::Defect;
    ///
    /// assert_eq!("column_count".parse::<Defect>()?, Defect::ColumnCount);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Defect {
        /// Nothing on the line.
        Blank,
        /// More or fewer columns than any layout of the format has.
        ColumnCount,
        /// A line longer than any row can be.
        LineTooLong,
        /// Lines that end in a carriage return alone, so that many stand on one.
        CarriageReturns,
        /// A quote that opens and does not close, so that the row would swallow those behind it.
        OpenQuote,
        /// The file ended, or its decoder failed, in the middle of the row.
        CutOff,
        /// The header again, between the rows, or what may be its second row.
        Header,
        /// Sums of the rows above it.
        Totals,
        /// A cell that must hold something is empty.
        Missing,
        /// A cell that must be text is not UTF-8.
        Encoding,
        /// A date that cannot be.
        Date,
        /// A number that is not one, or is outside what the column can hold.
        Number,
        /// An event code that cannot be.
        Code,
        /// An actor or a place that the reader cannot do without, and no scheme knows; or a code that means no state, or two, on those days.
        Actor,
        /// A word that is not in the vocabulary of its column.
        Word,
        /// An id that cannot be, or that stands on a row before.
        Id,
        /// A link to a row that is not there, or back to the row itself.
        Link,
        /// Cells that each can be and together make no record.
        Record,
        /// Another column of the row gives another year than its date.
        OtherYear,
        /// Text that is no JSON, or no record in it.
        Json,
        /// What the source covers, told once more between the rows.
        Coverage,
    }
}

text::word! {
    "remark";
    /// Something unusual about a row that was kept, about a line that is no row, or about a file without rows.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::Remark;
    ///
    /// assert_eq!("before_file_day".parse::<Remark>()?, Remark::BeforeFileDay);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Remark {
        /// The row does not name two different states or territories: it cannot stand in a count of dyads.
        WithoutTwoStates,
        /// A country's code or name that no scheme knows, or that means no state or several on that day. Regions are known, and are not
        /// states.
        UnknownActor,
        /// Several states in one cell: the row stands for a dyad of each with each.
        SeveralStates,
        /// The source gives the day of the story and none of the event: the event was on that day or before.
        NoEventDay,
        /// The days given are finer than the precision that the row claims for them; they were read as the claim has it.
        DayTooFine,
        /// The event is dated before the day on which the file was made, as when "last year" in a text became a date a year ago.
        BeforeFileDay,
        /// An event code that could be and that no list has.
        UnlistedCode,
        /// No event code, in a file that has no column for it, and none that the words tell.
        NoCode,
        /// A low figure above a best one, or a best one above a high one.
        BoundsContradict,
        /// A party that the row names twice, in the same role; it was read as one.
        PartyTwice,
        /// Empty cells behind the last column.
        EmptyCells,
        /// The header names columns that the row has no cells for; it was read as if they were not named.
        HeaderLonger,
        /// A row of empty cells alone: no row, and not counted as one.
        EmptyRow,
        /// Columns at the end of the header without a name, in which no row has anything. It stands once for each such file, with the line of the
        /// header.
        EmptyColumns,
        /// A line above the header that was left unread, as the caller said.
        AboveHeader,
        /// A row of totals that was left unread, as the caller said: no row, and not counted as one.
        TotalsRow,
        /// A number of a state system on days on which its state was no member. It was read as of the first day of the spell on which it is one, or
        /// else as the only state that the number ever names.
        OutsideMembership,
        /// Two columns say different things of one fact: the example has the one that was read, and the other.
        ColumnsDisagree,
        /// A day before the first that the data set looks at. In GDELT, whose stories look back, it is nothing unusual.
        BeforeDataSet,
        /// An actor is a part of a state's forces: a unit, or a faction that has split off, as the words behind the years say. It was read as the
        /// state.
        PartOfForces,
        /// The last line of the file has no line end: the file may have been cut within its last cell, of which nothing else tells. Many whole
        /// files lack it.
        NoLineEnd,
        /// Of a sanctions list: no day of listing, neither for the entry nor for what it stands under. It was listed on the day of the list or before.
        Undated,
        /// Of a sanctions list: no state in any place that the entry names.
        Unplaced,
        /// Of a sanctions list: a measure in words that no table has; what it forbids is not told by them.
        UnmappedMeasure,
        /// Of a sanctions list: a programme that no table has; it became a regime against no state.
        UnmappedProgramme,
        /// Of a sanctions list: a reason in words that no table has.
        UnmappedReason,
        /// Of a sanctions list: the list was given up, and the file is of a later day.
        RetiredList,
        /// Of a sanctions list: listed on a day after that of the list.
        ListedAfterListDay,
        /// Of a sanctions list: the regime did not hold all the time since the day of listing. The entry became a listing for each spell.
        InterruptedRegime,
        /// Of a sanctions list: the entry follows the list of another issuer, which is named.
        CopiedFrom,
        /// Of a sanctions list: letters that were read in a wrong encoding before the list was published.
        Mojibake,
        /// Of a sanctions list: a row of a side file whose entry does not stand in the main file. No entry.
        Orphan,
        /// Of a sanctions list: an entry without a name; its id stands for it.
        NoName,
        /// Of a sanctions list: a text that was cut at its length, and goes on in a file that was not given.
        CutText,
        /// Of a sanctions list: a number of the party that cannot be one of its kind, such as one whose check digit is wrong. It was left out.
        OddNumber,
        /// Of a sanctions list: the entry does not say what it is; it was read as an entity.
        KindNotTold,
        /// Of a sanctions list: listed twice without a de-listing between, of which the second became an amendment, or de-listed twice without a
        /// listing between.
        ListedTwice,
        /// Of a sanctions list: a measure that a text suspends or puts off.
        SuspendedMeasure,
        /// Of a sanctions list: an element that its reader does not know. It was left out, with all that stands in it. Once for each name.
        UnknownElement,
        /// Of a sanctions list: a column that its reader does not know. It was left out. Once for each name.
        UnknownColumn,
        /// Of a sanctions list: a name in which Latin letters stand beside Greek or Cyrillic ones that look like them. It was read as it stands.
        MixedScripts,
        /// Of a sanctions list: a flag that a ship had before. It is no place of hers.
        FormerFlag,
        /// Of a sanctions list: several days of one listing. It was on one of them.
        SeveralDays,
        /// Of a sanctions list: a country of which the file does not tell what it is to the party. It was read as that of an address.
        UncertainBasis,
        /// Of a sanctions list: a party without a sanction. No entry.
        NoSanction,
        /// There is no row: the file is empty, or a header alone. About the file, not about a row: it stands once for each such file, with
        /// the last line.
        NoRows,
    }
}

impl Remark {
    /// Whether it is about a line that is no row, and that was left.
    pub(super) fn is_of_no_row(self) -> bool {
        matches!(
            self,
            Self::EmptyRow
                | Self::EmptyColumns
                | Self::AboveHeader
                | Self::TotalsRow
                | Self::Orphan
                | Self::NoSanction
                | Self::UnknownElement
                | Self::UnknownColumn
        )
    }
}

impl Defect {
    /// What is wrong with a row that this fault rejects.
    pub(super) fn behind(fault: &Error) -> Self {
        #[cfg(feature = "lists")]
        if let Some(list) = fault.of_list() {
            use crate::error::lists::Lists;
            return match list {
                Lists::NotADay { .. } | Lists::OtherDay { .. } => Self::Date,
                Lists::Lacks { .. } => Self::Missing,
                Lists::Cells { .. } => Self::ColumnCount,
                Lists::OtherWord { .. } => Self::Word,
                Lists::EntryTwice { .. } | Lists::ListingTwice { .. } => Self::Id,
                Lists::NoSuch { .. } => Self::Link,
                _ => Self::Record,
            };
        }
        if let Some(file) = fault.of_file() {
            return match file {
                Files::RowTooLong { .. } => Self::LineTooLong,
                Files::UnclosedQuote { .. } => Self::OpenQuote,
                Files::CarriageReturns => Self::CarriageReturns,
                Files::NotText
                | Files::NotUtf8 { .. }
                | Files::NotUtf8MayBe
                | Files::NoLetter { .. } => Self::Encoding,
                Files::HeaderAgain | Files::SecondHeader => Self::Header,
                Files::Totals { .. } => Self::Totals,
                Files::Cells { .. } | Files::Nameless { .. } => Self::ColumnCount,
                Files::EmptyCell
                | Files::EmptyPart
                | Files::EmptyBesideSeparator
                | Files::SpreadsheetError { .. }
                | Files::MissingMark { .. } => Self::Missing,
                Files::NotADay { .. } | Files::NotOneDate { .. } => Self::Date,
                Files::NotAWholeNumber { .. } | Files::NotNumber { .. } => Self::Number,
                Files::NotCameo { .. } => Self::Code,
                Files::TwoStates { .. } | Files::NamesOrOneName { .. } => Self::Actor,
                Files::IdAgain { .. } => Self::Id,
                Files::NoSuchId { .. } | Files::Circle { .. } => Self::Link,
                Files::Json { .. } => Self::Json,
                Files::CoverageTwice => Self::Coverage,
                _ => Self::Record,
            };
        }
        match fault.category() {
            ErrorCategory::Word => Self::Word,
            ErrorCategory::Date => Self::Date,
            ErrorCategory::Count | ErrorCategory::Number => Self::Number,
            ErrorCategory::Code => Self::Actor,
            ErrorCategory::Coverage => Self::Coverage,
            _ => Self::Record,
        }
    }
}
