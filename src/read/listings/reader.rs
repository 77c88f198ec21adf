//! Rows of a file of listings, one at a time.

use super::cells::Cells;
use super::column::ListingColumn;
use super::columns::Columns;
use super::options::ListingsOptions;
use crate::error::{Error, Result, cause::Cause, files::Files};
use crate::read::ledger::quotes::{Cut, Quotes};
use crate::read::ledger_read::reject;
use crate::read::lines::{Counted, Ends, Lines, not_too_long};
use crate::read::{OpenedFile, ReadAccount, recognise};
use crate::sanction::{Designation, RegisterParts, Target};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{BufReader, Chain, Cursor, Read};
use std::path::Path;

/// Reads targets and listings from a file of the crate's own form; a bad row is an error.
///
/// # Errors
/// A file that cannot be read, a header without the columns that must be there, or the first bad row.
pub fn from_path(path: impl AsRef<Path>) -> Result<RegisterParts> {
    ListingsOptions::new().read_path(path)?.strict()
}

/// The targets and listings of a file, with the account of its rows.
///
/// # Examples
/// ```
/// use interstate::read::listings::ListingsOptions;
///
/// let file = "id,entity,program,provisions,listing_date\n1,firm,EU-RUS,asset_freeze,2023-06-23\n2,firm,EU-RUS,freeze,2023-06-23\n";
/// let read = ListingsOptions::new().read(file.as_bytes())?;
/// assert_eq!((read.parts.targets.len(), read.parts.designations.len(), read.account.rejected()), (1, 1, 1));
/// assert_eq!(read.strict().unwrap_err().column(), Some("provisions"));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct ListingsRead {
    /// The targets, in the order of their first rows, and the listings. A register made of them does not know how many rows could not be read:
    /// the account does.
    pub parts: RegisterParts,
    /// The account of the rows of the file.
    pub account: ReadAccount,
}

impl ListingsRead {
    /// The targets and listings, if every row could be read; otherwise the first fault as an error.
    ///
    /// # Errors
    /// The first bad row.
    pub fn strict(self) -> Result<RegisterParts> {
        self.account.strict().map(|()| self.parts)
    }
}

impl ListingsOptions {
    /// Reads rows from a stream, one at a time, for files that need not fit in memory.
    ///
    /// # Errors
    /// A stream that fails; a header without the columns that must be there or with unknown ones; another file, by its name, unless the
    /// options say what its columns hold.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::listings::ListingsOptions;
    ///
    /// let file = "id,entity,program,provisions,listing_date\n1,firm,EU-RUS,asset_freeze,2023-06-23\n";
    /// let mut reader = ListingsOptions::new().reader(file.as_bytes())?;
    /// let rows = reader.rows().collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!(rows[0].0.name(), "firm");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn reader<R: Read>(&self, from: R) -> Result<ListingsReader<R>> {
        ListingsReader::open(from, self.clone())
    }

    /// Reads rows from a file, [opened](crate::read::open) out of its wrapping: see [`reader`](Self::reader).
    ///
    /// # Errors
    /// A file that cannot be opened; as [`reader`](Self::reader).
    pub fn open(&self, path: impl AsRef<Path>) -> Result<ListingsReader<OpenedFile>> {
        self.reader(crate::read::open(path)?)
    }

    /// Reads all targets and listings from a stream and keeps the good rows.
    ///
    /// # Errors
    /// As [`reader`](Self::reader).
    pub fn read(&self, mut from: impl Read) -> Result<ListingsRead> {
        self.read_from(&mut from)
    }

    /// Reads all targets and listings from a file and keeps the good rows.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<ListingsRead> {
        self.read_from(&mut crate::read::open(path)?)
    }

    /// For every kind of stream the same code, which programs need not compile again.
    fn read_from(&self, from: &mut dyn Read) -> Result<ListingsRead> {
        self.reader(from)?.read()
    }
}

/// A reader of targets and listings from a file, one row at a time: see [`ListingsOptions::reader`].
///
/// What two rows say of each other is not looked at: an id may stand twice, and a target may have two names. [`ListingsOptions::read`] checks both.
pub struct ListingsReader<R> {
    csv: csv::Reader<Quotes<Rest<R>>>,
    record: csv::ByteRecord,
    options: ListingsOptions,
    columns: Columns,
    /// Lines above the first row, and those within rows that were too long to be handed on.
    lines_above: u64,
    lines_of_head: u64,
    /// The line of the row in hand.
    line: u64,
    account: ReadAccount,
}

/// The first line once more, and what stands below it.
type Rest<R> = Chain<Cursor<Vec<u8>>, BufReader<Counted<R>>>;

impl<R: Read> ListingsReader<R> {
    fn open(from: R, options: ListingsOptions) -> Result<Self> {
        let mut from = BufReader::new(Counted::new(from));
        let (mut first, mut lines, mut length) = (Vec::new(), 0, 0);
        while first.trim_ascii().is_empty() || first.starts_with(b"#") {
            length = Lines::new(&mut from, Ends::LineFeed)
                .next(&mut first)?
                .ok_or(Files::Empty)?;
            if lines == 0 && first.starts_with(b"\xEF\xBB\xBF") {
                first.drain(..3);
            }
            lines += 1;
        }
        let returns = first.strip_suffix(b"\r").unwrap_or(&first).contains(&b'\r');
        first.push(b'\n');
        let start = first.clone();
        // Whoever says what columns hold knows that the file is another one.
        let refused = |error: Error| {
            if options.names_columns() {
                return error;
            }
            recognise::other_or(error, &start, lines, &recognise::LISTINGS)
        };
        let at_start = |fault: Error| refused(fault.at(lines, None));
        if returns {
            return Err(at_start(Files::CarriageReturns.into()));
        }
        not_too_long(length).map_err(at_start)?;
        let lines_of_head = lines - 1;
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            // Not the default, which takes \r\n as one end of line and then counts its lines one too low.
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(Quotes::new(Cursor::new(first).chain(from), b','));
        let mut record = csv::ByteRecord::new();
        let header = next(&mut csv, &mut record)?.ok_or(Files::Empty)?;
        let columns = not_too_long(header.bytes)
            .and_then(|()| Columns::of(&record, &options))
            .map_err(at_start)?;
        Ok(Self {
            csv,
            record,
            options,
            columns,
            lines_above: lines_of_head + header.lines,
            lines_of_head,
            line: lines,
            account: ReadAccount::default(),
        })
    }

    /// The target and the listing of the next row; `None` at the end. Rows that cannot be read are left out and counted in the
    /// [account](Self::account).
    ///
    /// # Errors
    /// If the stream fails.
    pub fn next_row(&mut self) -> Result<Option<(Target, Designation)>> {
        loop {
            let cut = next(&mut self.csv, &mut self.record)?;
            self.note_progress();
            let Some(cut) = cut else {
                self.account.end();
                return Ok(None);
            };
            let line = self.record.position().map_or(0, csv::Position::line);
            self.line = line + self.lines_above;
            self.lines_above += cut.lines;
            let open = self.csv.get_ref().end_open();
            if !open && is_blank(&self.record) {
                continue;
            }
            // The last row is no row if its quote does not close: it has swallowed those after it.
            let whole = if open {
                let last = self.csv.get_ref().lines() + self.lines_of_head;
                Err(Files::UnclosedQuote { last }.into())
            } else {
                not_too_long(cut.bytes)
            };
            let row = whole
                .and_then(|()| Cells::of(&self.record, &self.columns, &self.options))
                .and_then(|cells| cells.listing());
            match row {
                Ok(row) => {
                    self.account.keep(self.record.len());
                    return Ok(Some(row));
                }
                Err(fault) => {
                    let (record, columns) = (&self.record, &self.columns);
                    reject(&mut self.account, self.line, fault, |fault| {
                        found(record, columns, fault)
                    });
                }
            }
        }
    }

    /// The remaining rows, as an iterator.
    pub fn rows(&mut self) -> impl Iterator<Item = Result<(Target, Designation)>> {
        std::iter::from_fn(|| self.next_row().transpose())
    }

    /// The line of the file on which the last row starts, counted from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The account of the rows read so far. Its bytes and lines are those of the blocks from which the rows came.
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.account
    }

    fn note_progress(&mut self) {
        let quotes = self.csv.get_ref();
        let (_, from) = quotes.get_ref().get_ref();
        let lines = quotes.lines() + self.lines_of_head;
        self.account.read_so_far(from.get_ref().bytes, lines);
    }

    /// All rows; those that contradict an earlier one are rejected.
    fn read(mut self) -> Result<ListingsRead> {
        let mut parts = RegisterParts::new();
        let mut ids: HashMap<Box<str>, u64> = HashMap::new();
        // By its id the line that a target first stands on, and its place among the targets.
        let mut targets: HashMap<Box<str>, (u64, usize)> = HashMap::new();
        while let Some((target, listing)) = self.next_row()? {
            if let Some(&first) = ids.get(listing.id()) {
                let id = listing.id().into();
                self.take_back(
                    ListingColumn::Id,
                    Files::IdAgain { id, first },
                    listing.id(),
                );
                continue;
            }
            match targets.get(target.id()) {
                Some(&(first, at)) if parts.targets.get(at) != Some(&target) => {
                    let id = target.id().into();
                    let fault = Files::AnotherTarget { id, first };
                    self.take_back(ListingColumn::Entity, fault, target.id());
                    continue;
                }
                Some(_) => {}
                None => {
                    targets.insert(target.id().into(), (self.line, parts.targets.len()));
                    parts.targets.push(target);
                }
            }
            ids.insert(listing.id().into(), self.line);
            parts.designations.push(listing);
        }
        Ok(ListingsRead {
            parts,
            account: self.account,
        })
    }

    fn take_back(&mut self, column: ListingColumn, fault: Files, found: &str) {
        let fault = self.columns.fault(column, fault);
        self.account
            .take_back(self.record.len(), self.line, fault, found.as_bytes());
    }
}

impl<R> std::fmt::Debug for ListingsReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ListingsReader")
            .field("options", &self.options)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// What stands where the fault is: the cell, or the row.
fn found<'a>(record: &'a csv::ByteRecord, columns: &Columns, fault: &Error) -> Cow<'a, [u8]> {
    let cell = fault.column().and_then(|name| columns.named(name));
    match cell.and_then(|at| record.get(at)) {
        Some(cell) => cell.into(),
        None => record.iter().collect::<Vec<_>>().join(&b',').into(),
    }
}

/// A line without anything on it is no row.
fn is_blank(record: &csv::ByteRecord) -> bool {
    record.len() == 1
        && record
            .get(0)
            .is_some_and(|cell| cell.trim_ascii().is_empty())
}

/// Reads the next row; what was left out of it, or `None` at the end of the file.
fn next<R: Read>(
    csv: &mut csv::Reader<Quotes<Rest<R>>>,
    record: &mut csv::ByteRecord,
) -> Result<Option<Cut>> {
    let read = csv
        .read_byte_record(record)
        .map_err(|e| Files::Unreadable {
            why: Cause::of_csv(&e),
        })?;
    let end = csv.position().byte();
    Ok(read.then(|| csv.get_mut().cut_before(end)))
}
