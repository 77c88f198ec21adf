//! One row, and its cells by column.

use super::cut::Cell;
use super::{Format, Header, Quotes};
use crate::error::{Error, Result, files::Files, words::clip};
use std::borrow::Cow;

/// A row with the names of its columns. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    bytes: &'a [u8],
    cells: &'a [Cell],
    header: &'a Header,
    format: &'static Format,
    line: u64,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        bytes: &'a [u8],
        cells: &'a [Cell],
        header: &'a Header,
        format: &'static Format,
        line: u64,
    ) -> Self {
        Self {
            bytes,
            cells,
            header,
            format,
            line,
        }
    }

    /// The row without its line end.
    pub(in crate::read) fn bytes(&self) -> &'a [u8] {
        let bytes = self.bytes.strip_suffix(b"\n").unwrap_or(self.bytes);
        bytes.strip_suffix(b"\r").unwrap_or(bytes)
    }

    /// Whether it is the last of a file, without a line end.
    pub(in crate::read) fn lacks_end(&self) -> bool {
        !matches!(self.bytes.last(), Some(b'\n' | b'\r'))
    }

    /// The line that it starts on, counted from 1.
    pub(in crate::read) fn line(&self) -> u64 {
        self.line
    }

    /// How many cells it has.
    pub(in crate::read) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Its cells, in the order of the file.
    pub(super) fn cells(&self) -> impl Iterator<Item = &'a [u8]> {
        let row = *self;
        let cells = self.cells.iter();
        cells.map(move |cell| text_of(row.bytes, row.bare(*cell)))
    }

    #[inline]
    fn at(&self, column: usize) -> Option<Cell> {
        let cell = self.cells.get(self.header.cell(column)?)?;
        Some(self.bare(*cell))
    }

    /// A cell as it was cut, without the quotes around it.
    #[inline]
    fn bare(&self, cell: Cell) -> Cell {
        match self.format.quotes {
            Quotes::AroundCells => cell.bare(self.bytes),
            Quotes::Csv => cell,
        }
    }

    /// The bytes of a column; empty if the file has no such column.
    pub(in crate::read) fn cell(&self, column: usize) -> &'a [u8] {
        self.at(column)
            .map_or(&[], |cell| text_of(self.bytes, cell))
    }

    /// The bytes of a column; `None` if a value is missing there.
    pub(in crate::read) fn filled(&self, column: usize) -> Option<&'a [u8]> {
        let cell = self.cell(column);
        let missing = self.format.missing.iter();
        (!cell.is_empty() && !missing.into_iter().any(|word| word.as_bytes() == cell))
            .then_some(cell)
    }

    /// The text of a column, quotes written twice as one; `None` if a value is missing there.
    pub(in crate::read) fn text(&self, column: usize) -> Result<Option<Cow<'a, str>>> {
        let Some(bytes) = self.filled(column) else {
            return Ok(None);
        };
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let byte = error.valid_up_to();
            self.placed(Files::NotUtf8 { byte }, column)
        })?;
        Ok(Some(match self.at(column) {
            Some(cell) if cell.doubled => Cow::Owned(text.replace("\"\"", "\"")),
            _ => Cow::Borrowed(text),
        }))
    }

    /// The text of a column that no row may leave out.
    pub(in crate::read) fn needed(&self, column: usize) -> Result<Cow<'a, str>> {
        let text = self.text(column)?;
        text.ok_or_else(|| self.placed(Files::EmptyCell, column))
    }

    /// What stands where the fault of a row is: the cell, or the row.
    pub(in crate::read) fn found_at(&self, fault: &Error) -> &'a [u8] {
        let column = fault.column().and_then(|column| {
            let mut names = self.format.columns.iter();
            names.position(|&name| name == column)
        });
        column.map_or(self.bytes(), |column| self.cell(column))
    }

    /// The text of a column by its name; `None` if the file has no such column, or a value is missing there.
    pub(in crate::read) fn named(&self, column: &str) -> Result<Option<Cow<'a, str>>> {
        let names = self.format.columns.iter();
        match names.into_iter().position(|&name| name == column) {
            Some(column) => self.text(column),
            None => Ok(None),
        }
    }

    /// A decimal number; `None` if a value is missing there.
    pub(in crate::read) fn decimal(&self, column: usize) -> Result<Option<f64>> {
        let Some(text) = self.text(column)? else {
            return Ok(None);
        };
        let number = text.parse().ok().filter(|n: &f64| n.is_finite());
        let number = number.ok_or_else(|| self.not(column, "a decimal number"))?;
        Ok(Some(number))
    }

    /// What a cell is not.
    pub(in crate::read) fn not(&self, column: usize, expected: &'static str) -> Error {
        let found = clip(&String::from_utf8_lossy(self.cell(column)));
        self.placed(Files::NotNumber { found, expected }, column)
    }

    /// The name of a column, as the handbook has it.
    pub(in crate::read) fn name(&self, column: usize) -> Option<&'static str> {
        self.format.columns.get(column).copied()
    }

    /// Whether this is the header once more.
    pub(super) fn repeats_header(&self) -> bool {
        let mut needed = self.format.needed.iter();
        needed.all(|&column| self.name(column).map(str::as_bytes) == Some(self.cell(column)))
    }

    fn placed(&self, error: Files, column: usize) -> Error {
        Error::from(error).at(self.line, self.name(column))
    }
}

impl std::fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Row")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// The text of a cell without blanks around it.
// OK because cells are cut from the bytes of their row.
#[expect(clippy::indexing_slicing, reason = "a cell of these bytes")]
#[inline]
fn text_of(bytes: &[u8], cell: Cell) -> &[u8] {
    let text = &bytes[cell.start as usize..cell.end as usize];
    match text {
        [] => text,
        // Nearly always so.
        [first, .., last] if *first > b' ' && *last > b' ' => text,
        _ => text.trim_ascii(),
    }
}
