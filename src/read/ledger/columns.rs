//! The columns of a ledger, and where they stand in a file.

use super::options::LedgerOptions;
use super::row::Row;
use crate::error::{Error, Result, files::Files, nearest, text, words::clip};
use crate::interaction::record::Link;

text::word! {
    "column";
    /// A column of the crate's own ledger form; the table of the [module](crate::read::ledger) says what stands in each.
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
        /// The id of the row, unique in the file.
        Id,
        /// The day on which it took place, or the first day.
        Start,
        /// The last day, or that it goes on.
        End,
        /// The kind: what was done.
        Kind,
        /// The parties: who took part, and as what.
        Parties,
        /// The number of events that the row stands for.
        Count,
        /// The setting: how many took part.
        Setting,
        /// The venue: in person or by video.
        Venue,
        /// The state on whose ground it was.
        Soil,
        /// The rank of those who met.
        Rank,
        /// The forces: whose took part.
        Forces,
        /// The certainty: how surely it took place.
        Certainty,
        /// The event that this is a phase of, by a key.
        PhaseOf,
        /// The row that this is a part of, by its id.
        PartOf,
        /// The row that this answers, by its id.
        RespondsTo,
        /// The agreement that it was done under, by its id.
        Framework,
        /// The series that it belongs to, by name.
        Series,
        /// The number in the series.
        Edition,
        /// The tags: words of the author's own.
        Tags,
        /// The relation to named conflicts.
        Conflicts,
        /// The demand made under pressure.
        Demand,
        /// The condition of the pressure.
        Condition,
        /// The stage of the pressure: threatened or imposed.
        Stage,
        /// The outcome of the pressure.
        Outcome,
        /// The day on which an agreement was signed.
        Signed,
        /// The day on which an agreement entered into force.
        InForce,
        /// The days for which an agreement is valid.
        Valid,
        /// The quantities: how many of what, and whose.
        Quantities,
        /// The persons who acted for the parties.
        Persons,
        /// The title that the source gives it.
        Title,
        /// The place where it was, in words.
        Place,
        /// The source: an address or a citation.
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
    /// The columns of parties behind the first.
    more_parties: Vec<usize>,
    names: Vec<Box<str>>,
    /// How many of them there are without those at the end that are empty: what stands there is no column.
    named: usize,
}

/// Columns that few files have.
const RARE: [LedgerColumn; 11] = [
    LedgerColumn::Conflicts,
    LedgerColumn::Demand,
    LedgerColumn::Condition,
    LedgerColumn::Stage,
    LedgerColumn::Outcome,
    LedgerColumn::Signed,
    LedgerColumn::InForce,
    LedgerColumn::Valid,
    LedgerColumn::Quantities,
    LedgerColumn::Persons,
    LedgerColumn::Framework,
];

impl Columns {
    pub(super) fn of(header: &Row, options: &LedgerOptions) -> Result<Self> {
        let mut columns = Self {
            at: [None; LedgerColumn::ALL.len()],
            more_parties: Vec::new(),
            names: Vec::new(),
            named: named(header, options),
        };
        for (i, bytes) in header.iter().enumerate() {
            let name = std::str::from_utf8(bytes)
                .map_err(|_| Files::NotText)?
                .trim();
            columns.names.push(name.into());
            if i >= columns.named {
                continue;
            }
            if options.ignored.contains(name) {
                continue;
            }
            let mapped = options.columns.get(name);
            let column = match mapped.copied().map_or_else(|| name.parse(), Ok) {
                Ok(column) => column,
                Err(_) if options.ignores_the_rest => continue,
                Err(_) => {
                    return Err(Files::UnknownColumn {
                        found: clip(name),
                        nearest: nearest(name, LedgerColumn::ALL.iter().map(Into::into)),
                    }
                    .into());
                }
            };
            // Parties may stand in several columns, if the caller names each.
            let again = || columns.names.iter().take(i).any(|other| **other == *name);
            let several = column == LedgerColumn::Parties && mapped.is_some() && !again();
            match columns.at.get_mut(column as usize) {
                Some(Some(_)) if several => columns.more_parties.push(i),
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
        columns.check(options)?;
        Ok(columns)
    }

    /// That each column that is needed or named is there, and none that is the same in every row.
    fn check(&self, options: &LedgerOptions) -> Result<()> {
        if let Some(name) = options
            .columns
            .keys()
            .filter(|name| self.named(name).is_none())
            .min()
        {
            let header = self.names.iter().map(|name| &**name);
            return Err(Files::NoSuchColumn {
                found: clip(name),
                nearest: nearest(name, header).map(clip),
            }
            .into());
        }
        let given = |column| {
            let numbered = column == LedgerColumn::Id && options.row_ids.is_some();
            numbered || options.constant(column).is_some()
        };
        for &column in LedgerColumn::ALL {
            let needed = matches!(
                column,
                LedgerColumn::Id | LedgerColumn::Start | LedgerColumn::Kind | LedgerColumn::Parties
            );
            match self.place(column) {
                Some(_) if given(column) && column != LedgerColumn::Parties => {
                    return Err(Files::ColumnAndConstant {
                        column: column.into(),
                    }
                    .into());
                }
                None if needed && !given(column) => {
                    return Err(Files::NoColumn {
                        column: column.into(),
                    }
                    .into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(super) fn place(&self, column: LedgerColumn) -> Option<usize> {
        self.at.get(column as usize).copied().flatten()
    }

    /// Whether the file has some column that few files have.
    pub(super) fn have_rare(&self) -> bool {
        RARE.into_iter().any(|column| self.place(column).is_some())
    }

    /// Every place of a column: parties may have several.
    pub(super) fn places(&self, column: LedgerColumn) -> impl Iterator<Item = usize> {
        let more = match column {
            LedgerColumn::Parties => self.more_parties.as_slice(),
            _ => &[],
        };
        self.place(column).into_iter().chain(more.iter().copied())
    }

    /// The place of a column by the name that the file has for it.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| **column == *name)
    }

    /// How many columns at the end of the header have no name.
    pub(super) fn nameless(&self) -> usize {
        self.names.len() - self.named
    }

    /// That a row has a cell for each column, and nothing where the header has no name.
    ///
    /// # Errors
    /// Another number of cells; text in a column without a name.
    pub(super) fn fit(&self, row: &Row, options: &LedgerOptions) -> Result<()> {
        let (found, expected) = (row.len(), self.names.len());
        if found > expected || found < self.named {
            return Err(Files::Cells { found, expected }.into());
        }
        if options.ignores_the_rest {
            return Ok(());
        }
        let mut nameless = (1..).zip(row.iter()).skip(self.named);
        match nameless.find(|(_, cell)| !cell.trim_ascii().is_empty()) {
            Some((column, cell)) => Err(Files::Nameless {
                found: clip(&String::from_utf8_lossy(cell)),
                column,
            }
            .into()),
            None => Ok(()),
        }
    }

    /// Whether a row is the header once more.
    pub(super) fn are(&self, row: &Row) -> bool {
        let cells = row.iter().map(<[u8]>::trim_ascii);
        cells.eq(self.names.iter().map(|name| name.as_bytes()))
    }

    /// The name that the file has for a column, or ours where it has none.
    pub(super) fn name(&self, column: LedgerColumn) -> &str {
        let name = self.place(column).and_then(|i| self.names.get(i));
        name.map_or(column.into(), |name| name)
    }

    /// The error with the name that the file has for the column; the line comes later.
    pub(super) fn fault(&self, column: LedgerColumn, error: Error) -> Error {
        error.in_column(self.name(column))
    }

    /// The error with the name of the column at this place.
    pub(super) fn fault_at(&self, place: usize, error: Error) -> Error {
        match self.names.get(place) {
            Some(name) => error.in_column(name),
            None => error,
        }
    }
}

/// How many columns a header has up to the last one with a name, or with an empty one that the options know.
fn named(header: &Row, options: &LedgerOptions) -> usize {
    if options.columns.contains_key("") || options.ignored.contains("") {
        return header.len();
    }
    let last = header
        .iter()
        .rposition(|name| !name.trim_ascii().is_empty());
    last.map_or(0, |last| last + 1)
}
