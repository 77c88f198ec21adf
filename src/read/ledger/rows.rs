//! The rows of a CSV, by the rules of the `csv` crate.
//!
//! A quote opens at the start of a cell and nowhere else. Within quotes stand delimiters and line feeds, and two quotes are one; what comes behind
//! the closing quote belongs to the cell, quotes included. A line feed ends a row, and lines with nothing in them are none. Carriage
//! returns, rows that are too long and quotes that never close are the matter of [`Quotes`], through which the bytes come.

use super::quotes::{Cut, Quotes};
use super::row::{Cell, Row};
use crate::read::marks::Marks;
use memchr::memchr;
use std::io::{BufRead, Read, Result};

/// How much is read at once.
const PIECE: usize = 8 << 10;

const MARK: &[u8] = "\u{feff}".as_bytes();

/// Cuts a stream into rows.
pub(super) struct Rows<R> {
    from: Quotes<R>,
    delimiter: u8,
    /// What was read, from `start` to `end`, and not yet given.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// How many bytes lie before `start`, and on which line it is.
    bytes: u64,
    line: u64,
    begun: bool,
    ended: bool,
}

/// How far a row was looked at, from its start.
#[derive(Clone, Copy, Debug)]
struct Look {
    looked: usize,
    /// Where the cell in hand starts.
    cell: usize,
    state: State,
    /// Whether two quotes are one in the cell in hand, and whether some cell has to be put together without some of its quotes.
    has_two: bool,
    to_unquote: bool,
    /// How many line feeds stand within quotes.
    lines: u64,
}

#[derive(Clone, Copy, Debug)]
enum State {
    /// Within a cell without quotes, or behind the closing one.
    Plain,
    Quoted,
    /// Behind a quote at this place within quotes: the first of two, or the closing one.
    MayClose(usize),
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(from: Quotes<R>, delimiter: u8) -> Self {
        Self {
            from,
            delimiter,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            bytes: 0,
            line: 1,
            begun: false,
            ended: false,
        }
    }

    /// What the bytes come through.
    pub(super) fn get_ref(&self) -> &Quotes<R> {
        &self.from
    }

    /// The next row: the line that it starts on, and what was left out of it; `None` at the end.
    ///
    /// # Errors
    /// If the stream fails, once; then it is at its end.
    pub(super) fn next(&mut self, row: &mut Row) -> Result<Option<(u64, Cut)>> {
        row.bytes.clear();
        row.cells.clear();
        while self.start == self.end || self.is_blank() {
            if self.start == self.end && !self.fill()? {
                return Ok(None);
            }
        }
        let mut look = Look {
            looked: 0,
            cell: 0,
            state: State::Plain,
            has_two: false,
            to_unquote: false,
            lines: 0,
        };
        let len = loop {
            let bytes = self.buffer.get(self.start..self.end).unwrap_or(&[]);
            match look.on(bytes, self.delimiter, row) {
                Some(len) => break len,
                None if self.fill()? => {}
                None => {
                    let len = self.end - self.start;
                    look.end_cell(len, row);
                    break len;
                }
            }
        };
        let line = self.line;
        // OK because the row lies in what was read.
        let bytes = self.buffer.get(self.start..self.start + len);
        let bytes = bytes.unwrap_or(&[]);
        if look.to_unquote {
            unquote(bytes, row);
        } else {
            row.bytes.extend_from_slice(bytes);
        }
        self.line += look.lines;
        // The end of the last line of a file may be missing.
        let end = usize::from(self.start + len < self.end);
        self.line += end as u64;
        self.take(len + end);
        Ok(Some((line, self.from.cut_before(self.bytes))))
    }

    /// Passes over lines with nothing in them, and a mark at the start of the stream; whether there were any.
    fn is_blank(&mut self) -> bool {
        let bytes = self.buffer.get(self.start..self.end).unwrap_or(&[]);
        let begun = std::mem::replace(&mut self.begun, true);
        if !begun && bytes.starts_with(MARK) {
            self.take(MARK.len());
            return true;
        }
        let blank = bytes.iter().take_while(|&&byte| byte == b'\n').count();
        self.line += blank as u64;
        self.take(blank);
        blank > 0
    }

    fn take(&mut self, bytes: usize) {
        self.start += bytes;
        self.bytes += bytes as u64;
    }

    /// Reads on; `false` at the end of the stream.
    fn fill(&mut self) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.buffer.len() < self.end + PIECE {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
            // At least twice as much, so that a long row is not moved again with every piece.
            let length = (2 * self.end).max(2 * PIECE);
            self.buffer.resize(length.max(self.buffer.len()), 0);
        }
        let room = self.buffer.get_mut(self.end..self.end + PIECE);
        let got = self.from.read(room.unwrap_or(&mut []));
        self.ended = !matches!(got, Ok(1..));
        match got {
            Ok(got) => {
                self.end += got;
                Ok(got > 0)
            }
            Err(error) => {
                // What came of a row before the stream failed is none.
                self.end = self.start;
                Err(error)
            }
        }
    }
}

impl Look {
    /// Looks on, and writes down the cells; the length of the row where its end is found.
    fn on(&mut self, bytes: &[u8], delimiter: u8, row: &mut Row) -> Option<usize> {
        let ahead = bytes.get(self.looked..).unwrap_or(&[]);
        let mut marks = Marks::new(ahead, [delimiter, b'\n', b'"']);
        while let Some(at) = marks.next() {
            let at = self.looked + at;
            // OK because a mark lies among the bytes.
            let Some(&byte) = bytes.get(at) else {
                continue;
            };
            match (byte, self.state) {
                (b'"', State::Plain) if at > self.cell => {}
                (b'"', State::Plain) => self.state = State::Quoted,
                (b'"', State::Quoted) => self.state = State::MayClose(at),
                (b'"', State::MayClose(before)) => {
                    if at == before + 1 {
                        self.has_two = true;
                        self.state = State::Quoted;
                    }
                }
                (byte, State::Quoted) => self.lines += u64::from(byte == b'\n'),
                (byte, _) => {
                    self.end_cell(at, row);
                    self.cell = at + 1;
                    if byte == b'\n' {
                        return Some(at);
                    }
                }
            }
        }
        self.looked = bytes.len();
        None
    }

    /// The cell in hand ends before this place.
    fn end_cell(&mut self, end: usize, row: &mut Row) {
        let whole = Cell::new(self.cell, end);
        let cell = match self.state {
            State::Plain => whole,
            State::MayClose(quote) if quote + 1 == end && !self.has_two => {
                Cell::new(self.cell + 1, quote)
            }
            State::MayClose(_) | State::Quoted => {
                self.to_unquote = true;
                whole
            }
        };
        row.cells.push(cell);
        (self.state, self.has_two) = (State::Plain, false);
    }
}

/// The cells of a row without their quotes, which those lack already that only stand within two.
#[cold]
fn unquote(bytes: &[u8], row: &mut Row) {
    for cell in &mut row.cells {
        let start = row.bytes.len();
        let raw = bytes.get(cell.range()).unwrap_or(&[]);
        match raw.strip_prefix(b"\"") {
            Some(quoted) => push_unquoted(quoted, &mut row.bytes),
            None => row.bytes.extend_from_slice(raw),
        }
        *cell = Cell::new(start, row.bytes.len());
        row.bytes.push(b',');
    }
}

/// What stands behind an opening quote.
fn push_unquoted(mut rest: &[u8], into: &mut Vec<u8>) {
    while let Some((part, behind)) = memchr(b'"', rest).and_then(|at| {
        let (part, behind) = rest.split_at_checked(at)?;
        Some((part, behind.get(1..)?))
    }) {
        into.extend_from_slice(part);
        let Some(more) = behind.strip_prefix(b"\"") else {
            into.extend_from_slice(behind);
            return;
        };
        into.push(b'"');
        rest = more;
    }
    into.extend_from_slice(rest);
}

#[cfg(test)]
mod tests;
