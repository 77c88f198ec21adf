//! The columns of a ledger, and where they stand in a file.

use super::options::LedgerOptions;
use crate::error::{Error, Result, files::Files, nearest, text, words::clip};
use crate::interaction::record::Link;

text::word! {
    "column";
    /// A column of the crate's own form; the table of the [module](crate::read::ledger) says what stands in each.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerColumn;
    ///
    /// assert_eq!("phase_of".parse::<LedgerColumn>()?, LedgerColumn::PhaseOf);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum LedgerColumn {
        /// Unique in the file.
        Id,
        /// The day, or the first day.
        Start,
        /// The last day.
        End,
        /// What was done.
        Kind,
        /// Who took part, and as what.
        Parties,
        /// How many events the row stands for.
        Count,
        /// How many took part.
        Setting,
        /// In person or by video.
        Venue,
        /// The state on whose ground it was.
        Soil,
        /// The rank of those who met.
        Rank,
        /// Whose forces took part.
        Forces,
        /// How surely it took place.
        Certainty,
        /// The event that this is a phase of, by a key.
        PhaseOf,
        /// The row that this is a part of, by its id.
        PartOf,
        /// The row that this answers, by its id.
        RespondsTo,
        /// The agreement that it was done under, by its id.
        Framework,
        /// The series.
        Series,
        /// The number in the series.
        Edition,
        /// Words of the author's own.
        Tags,
        /// What it has to do with named conflicts.
        Conflicts,
        /// What is asked under pressure.
        Demand,
        /// On what condition.
        Condition,
        /// Threatened or imposed.
        Stage,
        /// What came of it.
        Outcome,
        /// The day of signature.
        Signed,
        /// The day of entry into force.
        InForce,
        /// How long an agreement is valid.
        Valid,
        /// How many of what, and whose.
        Quantities,
        /// Who acted for the parties.
        Persons,
        /// What the source calls it.
        Title,
        /// Where it was, in words.
        Place,
        /// Who says so.
        Source,
    }
}

impl From<Link> for LedgerColumn {
    fn from(link: Link) -> Self {
        match link {
            Link::PartOf => Self::PartOf,
            Link::RespondsTo => Self::RespondsTo,
            Link::Framework => Self::Framework,
        }
    }
}

/// Where each column stands in the file, and what the file calls it.
pub(super) struct Columns {
    at: [Option<usize>; LedgerColumn::ALL.len()],
    names: Vec<Box<str>>,
}

impl Columns {
    pub(super) fn of(header: &csv::ByteRecord, options: &LedgerOptions) -> Result<Self> {
        let mut columns = Self {
            at: [None; LedgerColumn::ALL.len()],
            names: Vec::new(),
        };
        for (i, bytes) in header.iter().enumerate() {
            let name = std::str::from_utf8(bytes)
                .map_err(|_| Files::NotText)?
                .trim();
            columns.names.push(name.into());
            if options.ignored.contains(name) {
                continue;
            }
            let column = match options.columns.get(name) {
                Some(column) => *column,
                None => name.parse().map_err(|_| Files::UnknownColumn {
                    found: clip(name),
                    nearest: nearest(name, LedgerColumn::ALL.iter().map(Into::into)),
                })?,
            };
            match columns.at.get_mut(column as usize) {
                Some(Some(_)) => {
                    return Err(Files::ColumnTwice {
                        column: column.into(),
                    }
                    .into());
                }
                Some(place) => *place = Some(i),
                None => {}
            }
        }
        for column in [
            LedgerColumn::Id,
            LedgerColumn::Start,
            LedgerColumn::Kind,
            LedgerColumn::Parties,
        ] {
            if columns.place(column).is_none() {
                return Err(Files::NoColumn {
                    column: column.into(),
                }
                .into());
            }
        }
        Ok(columns)
    }

    pub(super) fn place(&self, column: LedgerColumn) -> Option<usize> {
        self.at.get(column as usize).copied().flatten()
    }

    /// The place of a column by the name that the file has for it.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| **column == *name)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The error with the name that the file has for the column; the line comes later.
    pub(super) fn fault(&self, column: LedgerColumn, error: Error) -> Error {
        let name = self.place(column).and_then(|i| self.names.get(i));
        error.in_column(name.map_or(column.into(), |name| name))
    }
}
