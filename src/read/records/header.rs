//! The header of a file: which column stands where.

use super::{Fit, Format, Row};
use crate::error::{Error, Result, files::Files, words::clip};
use crate::read::Defect;

/// Which cell of a row holds which column of the handbook.
#[derive(Debug)]
pub(crate) struct Header {
    /// The cell of each column, by the handbook's places.
    at: Vec<Option<u16>>,
    /// The same for rows that have the handbook's columns alone, if they stand in one order.
    alone: Option<Vec<Option<u16>>>,
    reads_alone: bool,
    /// How many cells the header has, without empty ones at its end.
    width: usize,
    /// How many of them the handbook knows.
    known: usize,
    /// The names that the handbook does not know.
    unknown: Vec<Box<str>>,
}

/// The place of a column, when compiling.
pub(crate) const fn place(columns: &[&str], name: &str) -> usize {
    let mut at = 0;
    while at < columns.len() {
        #[expect(clippy::indexing_slicing, reason = "below the length")]
        if same(columns[at].as_bytes(), name.as_bytes()) {
            return at;
        }
        at += 1;
    }
    #[expect(clippy::panic, reason = "when compiling")]
    {
        panic!("no such column")
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        #[expect(clippy::indexing_slicing, reason = "below both lengths")]
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// A name as it is compared: readers and exporters change case and write `_`, `.` or nothing for a blank.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

impl Header {
    /// The handbook's own order.
    pub(super) fn in_order(format: &Format) -> Self {
        Self {
            at: (0..).take(format.columns.len()).map(Some).collect(),
            alone: None,
            reads_alone: false,
            width: format.columns.len(),
            known: format.columns.len(),
            unknown: Vec::new(),
        }
    }

    /// Reads the first row of a file.
    pub(super) fn read(row: &Row<'_>, format: &Format) -> Result<Self> {
        // Text of two bytes a letter: what a spreadsheet calls Unicode.
        if row.bytes().contains(&0) {
            return Err(refused(format, Defect::Header, Some(row.bytes())));
        }
        if row.bytes().contains(&b'\r') {
            return Err(refused(format, Defect::CarriageReturns, Some(row.bytes())));
        }
        let mut header = Self {
            at: vec![None; format.columns.len()],
            alone: None,
            reads_alone: false,
            width: 0,
            known: 0,
            unknown: Vec::new(),
        };
        let names: Vec<String> = format.columns.iter().map(|name| plain(name)).collect();
        // The places of the known columns among themselves, to see whether they stand in the handbook's order.
        let mut order = Vec::new();
        for (cell, name) in row.cells().enumerate() {
            let name = String::from_utf8_lossy(name);
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            header.width = cell + 1;
            let asked = plain(name);
            match names.iter().position(|known| *known == asked) {
                None => header.unknown.push(clip(name).into()),
                // OK because it is the place of a known column.
                #[expect(clippy::indexing_slicing, reason = "a place of the format's columns")]
                Some(column) => {
                    let Ok(place) = u16::try_from(cell) else {
                        // No table has so many columns, and no row of one would be read.
                        return Err(refused(format, Defect::Header, Some(row.bytes())));
                    };
                    if header.at[column].replace(place).is_some() {
                        let column = format.columns[column];
                        return Err(Error::from(Files::ColumnTwice { column }).at(1, None));
                    }
                    order.push(column);
                }
            }
        }
        header.known = order.len();
        if header.known == 0 {
            return Err(refused(format, Defect::Header, Some(row.bytes())));
        }
        header.check(format)?;
        if !header.unknown.is_empty() && order.is_sorted() {
            let mut alone = vec![None; format.columns.len()];
            for (cell, column) in (0..).zip(order) {
                // OK because it is the place of a known column.
                #[expect(clippy::indexing_slicing, reason = "a place of the format's columns")]
                {
                    alone[column] = Some(cell);
                }
            }
            header.alone = Some(alone);
        }
        Ok(header)
    }

    fn check(&self, format: &Format) -> Result<()> {
        let missing = format.needed.iter().filter(|&&column| !self.has(column));
        let names: Vec<String> = missing
            .filter_map(|&column| Some(format!("{:?}", format.columns.get(column)?)))
            .collect();
        if names.is_empty() {
            return Ok(());
        }
        Err(Error::from(Files::ColumnsMissing {
            format: format.file.name,
            missing: names.join(", ").into(),
        })
        .at(1, None))
    }

    /// Whether the file has a column.
    pub(in crate::read) fn has(&self, column: usize) -> bool {
        self.at.get(column).copied().flatten().is_some()
    }

    /// The names that the handbook does not know.
    pub(in crate::read) fn unknown(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().map(|name| &**name)
    }

    /// The cell of a column.
    pub(super) fn cell(&self, column: usize) -> Option<usize> {
        let at = match &self.alone {
            Some(alone) if self.reads_alone => alone,
            _ => &self.at,
        };
        at.get(column).copied().flatten().map(usize::from)
    }

    /// How a row stands to the header; `None` if its cells cannot be told apart.
    pub(super) fn fit(&self, row: &Row<'_>) -> Option<Fit> {
        let cells = row.len();
        if cells == self.width {
            return Some(Fit::Exact);
        }
        if cells == self.known && self.alone.is_some() {
            return Some(Fit::HandbookAlone);
        }
        let mut behind = row.cells().skip(self.width);
        (cells > self.width && behind.all(<[u8]>::is_empty)).then_some(Fit::EmptyCells)
    }

    pub(super) fn read_by(&mut self, fit: Fit) {
        self.reads_alone = fit == Fit::HandbookAlone;
    }
}

/// Why a stream does not start as a file of the format does.
pub(super) fn refused(format: &Format, reason: Defect, found: Option<&[u8]>) -> Error {
    let start = found.unwrap_or(b"");
    let start = start.get(..240).unwrap_or(start);
    let found = clip(String::from_utf8_lossy(start).trim_end());
    let error = match reason {
        // OK because every format has a column.
        #[expect(clippy::indexing_slicing, reason = "a format has columns")]
        Defect::Header => Files::NoHeader {
            format: format.file.name,
            found,
            expected: format.columns[0],
        },
        _ => Files::OddHeader {
            format: format.file.name,
            reason: reason.into(),
            found,
        },
    };
    Error::from(error).at(1, None)
}
