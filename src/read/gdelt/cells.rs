//! The cells of a row, by the names of their columns.

use crate::error::{Error, Result, files::Files, words::clip};
use crate::read::cut::Line;
use crate::read::parse;

/// A line, the names of its columns, and its number in the stream; 0 where that is not known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    pub(super) line: Line<'a>,
    pub(super) names: &'static [&'static str],
    pub(super) number: u64,
}

impl<'a> Cells<'a> {
    /// The bytes of a cell, by the name of its column.
    pub(super) fn named(&self, column: &str) -> Option<&'a [u8]> {
        let at = self.names.iter().position(|&name| name == column)?;
        Some(self.line.cell(at))
    }

    /// What stands where a fault of the row is: the cell, or the row.
    pub(super) fn found_at(&self, fault: &Error) -> &'a [u8] {
        let cell = fault.column().and_then(|column| self.named(column));
        cell.unwrap_or(self.line.text)
    }

    /// All cells with the names of their columns, in order.
    pub(super) fn all(self) -> impl Iterator<Item = (&'static str, &'a [u8])> {
        let names = self.names.iter().enumerate();
        names.map(move |(at, &name)| (name, self.line.cell(at)))
    }

    pub(super) fn text(&self, column: usize) -> Result<Option<&'a str>> {
        match std::str::from_utf8(self.line.cell(column)) {
            Ok("") => Ok(None),
            Ok(text) => Ok(Some(text)),
            Err(error) => {
                let byte = error.valid_up_to();
                Err(self.placed(Files::NotUtf8 { byte }, column))
            }
        }
    }

    pub(super) fn decimal(&self, column: usize) -> Result<Option<f64>> {
        self.text(column)?
            .map(|text| self.number(text, column))
            .transpose()
    }

    /// The decimal number that the text of a cell is.
    pub(super) fn number(&self, text: &str, column: usize) -> Result<f64> {
        let number = text.parse().ok().filter(|n: &f64| n.is_finite());
        number.ok_or_else(|| self.not_a_number(column, "a decimal number"))
    }

    pub(super) fn whole(&self, column: usize) -> Result<u64> {
        parse::whole(self.line.cell(column))
            .ok_or_else(|| self.not_a_number(column, "a whole number"))
    }

    /// A cell that says yes or no.
    pub(super) fn flag(&self, column: usize) -> Result<bool> {
        match parse::bare(self.line.cell(column)) {
            b"0" => Ok(false),
            b"1" => Ok(true),
            _ => Err(self.not_a_number(column, "0 or 1")),
        }
    }

    pub(super) fn not_a_number(&self, column: usize, expected: &'static str) -> Error {
        let found = clip(&String::from_utf8_lossy(self.line.cell(column)));
        self.placed(Files::NotNumber { found, expected }, column)
    }

    fn placed(&self, error: Files, column: usize) -> Error {
        let name = self.names.get(column).copied();
        let error = Error::from(error);
        match self.number {
            0 => error,
            line => error.at(line, name),
        }
    }
}
