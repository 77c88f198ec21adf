//! Published tables as rows: of the set without a header, with `-0- ` for nothing and a control Z behind the last row; of the screening list
//! with one.

use crate::error::{Error, Result, cause::Cause, files::Files, lists::Lists};
use crate::read::ledger::quotes::{Cut, Quotes};
use crate::read::lines::{Counted, not_too_long};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

/// A kind of file: how many cells its rows have, and what it is called.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::read::sanctions) struct FileKind {
    /// 0 for a file with a header, which tells it.
    pub(in crate::read::sanctions) cells: usize,
    pub(in crate::read::sanctions) name: &'static str,
}

pub(super) const MAIN: FileKind = FileKind {
    cells: 12,
    name: "the main file of the set (12 cells a row), such as SDN.CSV",
};
pub(super) const ADDRESSES: FileKind = FileKind {
    cells: 6,
    name: "the file of addresses (6 cells a row), such as ADD.CSV",
};
pub(super) const NAMES: FileKind = FileKind {
    cells: 5,
    name: "the file of other names (5 cells a row), such as ALT.CSV",
};
pub(super) const COMMENTS: FileKind = FileKind {
    cells: 2,
    name: "the file of comments (2 cells a row), such as SDN_COMMENTS.CSV",
};
const KINDS: [FileKind; 4] = [MAIN, ADDRESSES, NAMES, COMMENTS];

/// What stands behind the last row of a file as it is published.
const CONTROL_Z: &[u8] = b"\x1a";

/// Reads a table, a row at a time.
pub(in crate::read::sanctions) struct Rows<R: Read> {
    csv: csv::Reader<Quotes<BufReader<Counted<R>>>>,
    record: csv::ByteRecord,
    kind: FileKind,
    lines_out: u64,
    is_first: bool,
    /// The line that the row in hand starts on.
    pub(in crate::read::sanctions) line: u64,
}

impl<R: Read> Rows<R> {
    /// # Errors
    /// A stream that fails; a web page instead of the file.
    pub(in crate::read::sanctions) fn new(from: R, kind: FileKind) -> Result<Self> {
        let mut from = BufReader::new(Counted::new(from));
        let start = from
            .fill_buf()
            .map_err(|e| Files::Unreadable { why: Cause::of(&e) })?;
        let expected = kind.name;
        let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
        let wrong = match start.trim_ascii_start().first() {
            _ if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") => {
                let found = "UTF-16".into();
                Some(Lists::Letters { found })
            }
            Some(b'<') => Some(Lists::WebPage { expected }),
            Some(b'{' | b'[') => {
                let is = "JSON";
                Some(Lists::Another { is, expected })
            }
            _ => None,
        };
        if let Some(wrong) = wrong {
            return Err(Error::from(wrong).at(1, None));
        }
        let csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            // Not the default, which takes \r\n as one end of line and then counts its lines one too low.
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(Quotes::new(from, b','));
        Ok(Self {
            csv,
            record: csv::ByteRecord::new(),
            kind,
            lines_out: 0,
            is_first: true,
            line: 0,
        })
    }

    /// The next row, or what is wrong with it; `None` at the end.
    ///
    /// # Errors
    /// A stream that fails; a first row of another file of the set.
    pub(in crate::read::sanctions) fn next(&mut self) -> Result<Option<Result<Row>>> {
        loop {
            let Some(cut) = self.cut()? else {
                return Ok(None);
            };
            if self.is_blank() {
                continue;
            }
            if std::mem::take(&mut self.is_first) {
                self.is_of_this_kind()?;
            }
            return Ok(Some(self.row(cut)));
        }
    }

    /// The row in hand is the header: rows have as many cells as it.
    pub(in crate::read::sanctions) fn head(&mut self) {
        self.kind.cells = self.record.len();
    }

    /// The row in hand, as an account shows it.
    pub(in crate::read::sanctions) fn shown(&self) -> String {
        let row = self.record.iter().collect::<Vec<_>>().join(&b',');
        String::from_utf8_lossy(&row).into_owned()
    }

    /// How many bytes and lines were read so far.
    pub(in crate::read::sanctions) fn read_so_far(&self) -> (u64, u64) {
        let quotes = self.csv.get_ref();
        (quotes.get_ref().get_ref().bytes, quotes.lines())
    }

    /// Reads on by a row.
    fn cut(&mut self) -> Result<Option<Cut>> {
        let read = self.csv.read_byte_record(&mut self.record);
        let read = read.map_err(|e| Files::Unreadable {
            why: Cause::of_csv(&e),
        })?;
        let end = self.csv.position().byte();
        let cut = self.csv.get_mut().cut_before(end);
        if !read {
            return Ok(None);
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        self.line = line + self.lines_out;
        self.lines_out += cut.lines;
        Ok(Some(cut))
    }

    /// That the first row is none of another file of the set.
    fn is_of_this_kind(&self) -> Result<()> {
        let cells = self.record.len();
        let mut others = KINDS.iter().filter(|kind| **kind != self.kind);
        let other = others.find(|kind| kind.cells == cells);
        match other {
            Some(other) if self.kind.cells > 0 => {
                let (is, expected) = (other.name, self.kind.name);
                Err(Error::from(Lists::Another { is, expected }).at(self.line, None))
            }
            _ => Ok(()),
        }
    }

    /// A line without anything on it, or the end mark, is no row.
    fn is_blank(&self) -> bool {
        let only = self.record.get(0).unwrap_or(&[]).trim_ascii();
        self.record.len() == 1 && (only.is_empty() || only == CONTROL_Z)
    }

    fn row(&self, cut: Cut) -> Result<Row> {
        if self.csv.get_ref().end_open() {
            // It has swallowed the rows after it.
            let last = self.csv.get_ref().lines();
            return Err(Files::UnclosedQuote { last }.into());
        }
        not_too_long(cut.bytes)?;
        if self.kind.cells > 0 && self.record.len() != self.kind.cells {
            return Err(Lists::Cells {
                found: self.record.len(),
                expected: self.kind.cells,
            }
            .into());
        }
        Ok(Row(self.record.clone()))
    }
}

/// A row with as many cells as its file has.
#[derive(Debug)]
pub(in crate::read::sanctions) struct Row(csv::ByteRecord);

impl Row {
    /// How many cells it has.
    pub(in crate::read::sanctions) fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of a cell; `None` where it says that there is nothing. What is no UTF-8 is read as Latin-1, as which older files came.
    pub(in crate::read::sanctions) fn cell(&self, at: usize) -> Option<Cow<'_, str>> {
        let cell = self.0.get(at)?.trim_ascii();
        if cell.is_empty() || cell == b"-0-" {
            return None;
        }
        Some(text_of(cell))
    }

    /// The text of a cell, empty where it says that there is nothing.
    pub(in crate::read::sanctions) fn text(&self, at: usize) -> Cow<'_, str> {
        self.cell(at).unwrap_or(Cow::Borrowed(""))
    }

    /// The number that files of the set are joined by.
    ///
    /// # Errors
    /// A cell that is no whole number.
    pub(in crate::read::sanctions) fn number(&self) -> Result<u64> {
        let cell = self.0.get(0).unwrap_or(&[]).trim_ascii();
        let number = std::str::from_utf8(cell).ok();
        let number = number.filter(|cell| cell.bytes().all(|b| b.is_ascii_digit()));
        let number = number.and_then(|cell| cell.parse().ok());
        number.ok_or_else(|| {
            Error::from(Files::NotAWholeNumber {
                found: String::from_utf8_lossy(cell).into_owned().into(),
            })
            .in_column("ent_num")
        })
    }

    /// Whether a letter of the row is none of ASCII, in which the files are published.
    pub(in crate::read::sanctions) fn is_ascii(&self) -> bool {
        self.0.as_slice().is_ascii()
    }

    /// Whether the row is UTF-8. Letters of one that is not are those of Latin-1.
    pub(in crate::read::sanctions) fn is_utf_8(&self) -> bool {
        self.0.iter().all(|cell| std::str::from_utf8(cell).is_ok())
    }

    /// The text of a cell with its blanks: it was cut within a word, or before or behind one.
    pub(in crate::read::sanctions) fn raw(&self, at: usize) -> Cow<'_, str> {
        let told = self.cell(at).and_then(|_| self.0.get(at));
        told.map_or(Cow::Borrowed(""), text_of)
    }
}

fn text_of(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(cell.iter().copied().map(char::from).collect()),
    }
}
