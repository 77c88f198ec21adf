//! Rows of a ledger's file, one at a time.

use super::cells::Cells;
use super::columns::{Columns, LedgerColumn};
use super::head::Head;
use super::header::{self, first_cell};
use super::notes::{Above as CellsAbove, Notes};
use super::options::LedgerOptions;
use super::quotes::{Cut, Quotes};
use super::row::Row;
use super::rows::Rows;
use crate::error::{Error, Result, files::Files};
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use crate::read::account::Table;
use crate::read::block::{BLOCK, PIECE};
use crate::read::encoding::{Decoded, Decoder, Started};
use crate::read::ledger_read::{Above, Rows as Records, ledger_of, reject_all};
use crate::read::lines::{Counted, not_too_long, unreadable};
use crate::read::repeated::Pools;
use crate::read::{Delimiter, LedgerRead, OpenedFile, ReadAccount, Remark, recognise};
use crate::time::coverage::Coverage;
use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{BufRead, BufReader, Chain, Cursor, Read};
use std::path::Path;

/// Reads a ledger from a file of the crate's own form; a bad row is an error.
///
/// # Errors
/// A file that cannot be read, a header without the columns that must be there, no coverage, or the first bad row.
///
/// # Examples
/// ```
/// use interstate::read;
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// assert_eq!(ledger.len(), 117);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Ledger> {
    LedgerOptions::new().read_path(path)?.strict()
}

impl LedgerOptions {
    /// Reads rows from a stream, one at a time, for files that need not fit in memory.
    ///
    /// # Errors
    /// A stream that fails; a header without the columns that must be there or with unknown ones; no coverage or two of them; another
    /// file, by its name, unless the options say what its columns hold.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,call,CHN;RUS\n2,2024,cal,CHN;RUS\n";
    /// let mut reader = LedgerOptions::new().reader(file.as_bytes())?;
    /// let rows = reader.rows().collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!((rows.len(), reader.account().rejected()), (1, 1));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn reader<R: Read>(&self, from: R) -> Result<LedgerReader<R>> {
        LedgerReader::open(from, self.clone())
    }

    /// Reads rows from a file, [opened](crate::read::open) out of its wrapping: see [`reader`](Self::reader).
    ///
    /// # Errors
    /// A file that cannot be opened; as [`reader`](Self::reader).
    pub fn open(&self, path: impl AsRef<Path>) -> Result<LedgerReader<OpenedFile>> {
        self.reader(crate::read::open(path)?)
    }

    /// Reads a whole ledger from a stream and keeps the good rows.
    ///
    /// # Errors
    /// As [`reader`](Self::reader).
    pub fn read(&self, mut from: impl Read) -> Result<LedgerRead> {
        self.read_from(&mut from, None)
    }

    /// Reads a whole ledger from a file and keeps the good rows.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<LedgerRead> {
        let name = crate::read::file_name(path.as_ref());
        self.read_from(&mut crate::read::open(path)?, name.as_deref())
    }

    /// For every kind of stream the same code, which programs need not compile again.
    fn read_from(&self, from: &mut dyn Read, source: Option<&str>) -> Result<LedgerRead> {
        self.reader(from)?.read(source)
    }
}

/// A reader of interactions from a file of the crate's own form or near it, one at a time: see [`LedgerOptions::reader`].
///
/// What is said of a row by another one is not looked at: an id may stand twice, and a link lead nowhere. [`LedgerOptions::read`] checks both.
pub struct LedgerReader<R> {
    rows: Rows<Rest<R>>,
    row: Row,
    options: LedgerOptions,
    columns: Columns,
    notes: Notes,
    pools: Pools,
    cells_above: CellsAbove,
    coverage: Coverage,
    above: Above,
    /// Lines above the header, and those within rows that were too long to be handed on.
    lines_above: u64,
    lines_of_head: u64,
    /// The line of the row in hand.
    line: u64,
    /// How many bytes were read when progress was told.
    told: u64,
    account: ReadAccount,
}

/// The header once more, and what stands below it.
type Rest<R> = Chain<Cursor<Vec<u8>>, BufReader<Decoded<Counted<Started<R>>>>>;

impl<R: Read> LedgerReader<R> {
    pub(super) fn open(from: R, options: LedgerOptions) -> Result<Self> {
        options.check()?;
        let sheet = &options.sheet;
        let from = Started::new(from);
        let decoder = Decoder::of(sheet.encoding, from.start())?;
        let start = decoder.text_of(from.start());
        let mut account = ReadAccount::default();
        let from = Decoded::new(Counted::new(from), decoder);
        let mut from = BufReader::with_capacity(PIECE, from);
        let head = Head::read(&mut from, sheet, &mut account)?;
        let line = head.lines + 1;
        // Whoever says what columns hold knows that the file is another one.
        let refused = |error: Error| {
            if options.names_columns() {
                return error;
            }
            recognise::other_or(error, head.header.as_bytes(), line, &recognise::LEDGER)
        };
        let coverage = head.coverage.clone().or_else(|| options.coverage.clone());
        let coverage = coverage.ok_or_else(|| refused(Files::NoCoverage.into()))?;
        // What is wrong with the header, unless another file or another line is the reason.
        let no_header = |error: Error| {
            let error = error.at(line, None);
            let told = refused(error.clone());
            match header::below(&start, line, &options) {
                Some(below) if told.message() == error.message() => {
                    Error::from(Files::HeaderBelow { line: below }).at(line, None)
                }
                _ => told,
            }
        };
        let delimiter = delimiter(&head, sheet.delimiter).map_err(no_header)?;
        account.read_as(Table {
            encoding: sheet.encoding,
            delimiter,
            header_line: line,
        });
        let rest = Cursor::new(head.header.clone().into_bytes()).chain(from);
        let mut rows = Rows::new(Quotes::new(rest, delimiter.byte()), delimiter.byte());
        let header = header_of(&mut rows, sheet.header_rows);
        let read = header.and_then(|(names, lines)| Ok((Columns::of(&names, &options)?, lines)));
        let (columns, lines_out) = read.map_err(no_header)?;
        if columns.nameless() > 0 {
            let found = columns.nameless().to_string();
            account.remark(Remark::EmptyColumns, line, None, found.as_bytes());
        }
        Ok(Self {
            rows,
            row: Row::default(),
            notes: Notes::of(&options),
            pools: Pools::default(),
            cells_above: CellsAbove::of(&options, &columns),
            columns,
            coverage,
            above: head.above,
            lines_above: head.lines + lines_out,
            lines_of_head: head.lines,
            line,
            told: 0,
            account,
            options,
        })
    }

    /// The coverage of the source, as the file states it, or the options.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The next row; `None` at the end. Rows that cannot be read are left out and counted in the [account](Self::account).
    ///
    /// # Errors
    /// If the stream fails.
    pub fn next_row(&mut self) -> Result<Option<Interaction>> {
        loop {
            let next = next(&mut self.rows, &mut self.row)?;
            self.note_progress(next.is_none());
            let Some((line, cut)) = next else {
                let unused = self
                    .notes
                    .unused(&self.options, &self.columns, &self.cells_above);
                self.account.leave_unused(unused);
                self.account.end();
                return Ok(None);
            };
            self.line = line + self.lines_above;
            self.lines_above += cut.lines;
            let open = self.rows.get_ref().end_open();
            if !open && self.is_no_row() {
                continue;
            }
            // The last row is no row if its quote does not close: it has swallowed those after it, and may have the right number of cells
            // all the same.
            let whole = if open {
                let last = self.rows.get_ref().lines() + self.lines_of_head;
                Err(Files::UnclosedQuote { last }.into())
            } else {
                not_too_long(cut.bytes)
            };
            let is_whole = whole.is_ok();
            self.cells_above.fill(&mut self.row);
            let cells = whole.and_then(|()| {
                self.columns.fit(&self.row, &self.options)?;
                let (notes, pools) = (RefCell::new(&mut self.notes), RefCell::new(&mut self.pools));
                Ok(Cells {
                    row: &self.row,
                    whole: std::str::from_utf8(&self.row.bytes).ok(),
                    columns: &self.columns,
                    options: &self.options,
                    notes,
                    pools,
                    line: self.line,
                })
            });
            let mut faults = Vec::new();
            let row = match cells {
                Ok(cells) => cells.interaction(&mut faults),
                Err(fault) => {
                    faults.push(fault);
                    None
                }
            };
            if let Some(row) = row {
                self.account.keep(self.row.len());
                self.notes.tell(&mut self.account, self.line);
                if self.rows.get_ref().lacks_end() {
                    let found = row.id().as_bytes();
                    self.account
                        .remark(Remark::NoLineEnd, self.line, None, found);
                }
                return Ok(Some(row));
            }
            self.reject(faults, is_whole);
        }
    }

    /// Whether the row in hand is none: nothing stands in it, or totals that the caller leaves.
    fn is_no_row(&mut self) -> bool {
        let (row, account) = (&self.row, &mut self.account);
        if row.iter().all(|cell| cell.trim_ascii().is_empty()) {
            if row.len() > 1 {
                account.remark(Remark::EmptyRow, self.line, None, b"");
            }
            return true;
        }
        let Some(word) = &self.options.sheet.totals_row else {
            return false;
        };
        let is_total = first_cell(row) == Some(word);
        if is_total {
            account.remark(Remark::TotalsRow, self.line, None, &text_of(row));
        }
        is_total
    }

    /// The row in hand was rejected for these faults.
    #[cold]
    fn reject(&mut self, mut faults: Vec<Error>, is_whole: bool) {
        self.notes.forget();
        let (row, columns) = (&self.row, &self.columns);
        let not_text = self.options.sheet.encoding.not_text();
        for fault in &mut faults {
            if let (Some(Files::NotText), Some(column)) = (fault.of_file(), fault.column()) {
                *fault = Error::from(not_text.clone()).in_column(column);
            }
        }
        faults.sort_by_key(|fault| fault.column().and_then(|name| columns.named(name)));
        if let Some(no_row) = header::no_row(row, columns).filter(|_| is_whole) {
            faults = vec![no_row];
        } else if self.account.rows() == 0 && header::may_be_header(row, columns, &faults) {
            faults.insert(0, Files::SecondHeader.into());
        }
        reject_all(&mut self.account, self.line, faults, |fault| {
            found(row, columns, fault)
        });
    }

    /// The remaining rows, as an iterator.
    pub fn rows(&mut self) -> impl Iterator<Item = Result<Interaction>> {
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

    fn note_progress(&mut self, is_end: bool) {
        let quotes = self.rows.get_ref();
        let (_, from) = quotes.get_ref().get_ref();
        let bytes = from.get_ref().get_ref().bytes;
        let lines = quotes.lines() + self.lines_of_head;
        self.account.read_so_far(bytes, lines);
        if let Some(progress) = &self.options.sheet.progress
            && (is_end || bytes - self.told >= BLOCK as u64)
        {
            self.told = bytes;
            progress.tell(&self.account);
        }
    }

    /// All rows as a ledger.
    pub(super) fn read(mut self, source: Option<&str>) -> Result<LedgerRead> {
        let mut rows = Records::default();
        while let Some(row) = self.next_row()? {
            let line = self.line;
            if let Some((row, first)) = rows.add(line, row)? {
                let id = row.id().into();
                let fault = Files::IdAgain { id, first }.into();
                let fault = self.columns.fault(LedgerColumn::Id, fault);
                let columns = self.row.len();
                self.account
                    .take_back(columns, line, fault, row.id().as_bytes());
            }
        }
        let columns = self.columns;
        ledger_of(
            rows,
            &self.above,
            self.coverage,
            self.account,
            source,
            |link, error| columns.fault(link.into(), error),
        )
    }
}

impl<R> std::fmt::Debug for LedgerReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LedgerReader")
            .field("options", &self.options)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// What stands where the fault is: the cell, or the row.
fn found<'a>(row: &'a Row, columns: &Columns, fault: &Error) -> Cow<'a, [u8]> {
    let cell = fault.column().and_then(|name| columns.named(name));
    match cell.and_then(|at| row.get(at)) {
        Some(cell) => cell.into(),
        None => text_of(row).into(),
    }
}

/// The cells of a row, with commas between.
fn text_of(row: &Row) -> Vec<u8> {
    row.iter().collect::<Vec<_>>().join(&b',')
}

/// What stands between the cells of a file: as the caller says, as the file says, or as its header shows.
fn delimiter(head: &Head, said: Option<Delimiter>) -> Result<Delimiter> {
    match (said, head.delimiter) {
        (Some(expected), Some(found)) if expected != found => Err(Files::OtherDelimiter {
            found: found.into(),
            expected: expected.into(),
        }
        .into()),
        (Some(delimiter), _) | (None, Some(delimiter)) => Ok(delimiter),
        (None, None) => Delimiter::of(&head.header),
    }
}

/// The names of the columns, and how many lines were left out of the header's rows.
fn header_of<R: BufRead>(rows: &mut Rows<R>, expected: Option<u64>) -> Result<(Row, u64)> {
    let (mut header, mut lines_out) = (Vec::new(), 0);
    let expects = expected.map_or(1, |rows| rows);
    for number in 0..expects.max(1) {
        let mut row = Row::default();
        let cut = match next(rows, &mut row)? {
            Some((_, cut)) if expects > 0 && number < MOST_HEADER_ROWS => cut,
            _ if expected.is_none() => return Err(Files::Empty.into()),
            _ => return Err(Files::HeaderRows { expected: expects }.into()),
        };
        not_too_long(cut.bytes)?;
        lines_out += cut.lines;
        header.push(row);
    }
    Ok((header::joined(&header), lines_out))
}

/// The header of a table has no more rows.
const MOST_HEADER_ROWS: u64 = 16;

/// Reads the next row; its line and what was left out of it, or `None` at the end of the file.
fn next<R: BufRead>(rows: &mut Rows<R>, row: &mut Row) -> Result<Option<(u64, Cut)>> {
    let next = rows.next(row);
    next.map_err(|error| unreadable(&error))
}
