//! One row off the front of some bytes.

use super::{Format, Quotes};
use memchr::{memchr, memchr2};

/// How many lines one row may take. A quote that is not closed by then is a stray one.
const MOST_LINES: u64 = 100;

/// Where the text of a cell stands in its row.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether quotes within it are written twice.
    pub(super) doubled: bool,
}

/// What was found at the front.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Cut {
    /// A row of so many bytes and lines; whether a line end closed it.
    Row { len: usize, lines: u64, ended: bool },
    /// The row goes on behind the bytes.
    More,
    /// A quote opens and does not close.
    OpenQuote,
}

/// Cuts the first row. `last`: no more bytes will come.
pub(super) fn cut(bytes: &[u8], format: &Format, last: bool, cells: &mut Vec<Cell>) -> Cut {
    cells.clear();
    match format.quotes {
        Quotes::AroundCells => {
            let Some((line, len)) = first_line(bytes, last) else {
                return Cut::More;
            };
            tabs(line, format.delimiter, cells);
            Cut::Row {
                len,
                lines: 1,
                ended: len > line.len(),
            }
        }
        Quotes::Csv => csv(bytes, format.delimiter, last, cells),
    }
}

/// The first line without its end, and its length with it.
fn first_line(bytes: &[u8], last: bool) -> Option<(&[u8], usize)> {
    match memchr(b'\n', bytes) {
        Some(end) => {
            // OK because the line end was found there.
            #[expect(clippy::indexing_slicing, reason = "end < length")]
            let line = &bytes[..end];
            Some((line.strip_suffix(b"\r").unwrap_or(line), end + 1))
        }
        None if last => Some((bytes, bytes.len())),
        None => None,
    }
}

fn tabs(line: &[u8], delimiter: u8, cells: &mut Vec<Cell>) {
    let mut start = 0;
    loop {
        // OK because a cell starts behind a tab of the line, or at its start.
        #[expect(clippy::indexing_slicing, reason = "start <= end <= length")]
        let end = {
            let end = memchr(delimiter, &line[start..]).map(|tab| start + tab);
            cells.push(bare(&line[start..end.unwrap_or(line.len())], start));
            end
        };
        match end {
            Some(tab) => start = tab + 1,
            None => return,
        }
    }
}

/// A cell without the quotes around it.
fn bare(text: &[u8], start: usize) -> Cell {
    match text {
        [b'"', inner @ .., b'"'] => cell(
            start + 1,
            start + 1 + inner.len(),
            inner.windows(2).any(|two| two == b"\"\""),
        ),
        _ => cell(start, start + text.len(), false),
    }
}

fn cell(start: usize, end: usize, doubled: bool) -> Cell {
    // OK because a row is at most a few MiB long.
    #[expect(clippy::cast_possible_truncation, reason = "rows are short")]
    Cell {
        start: start as u32,
        end: end as u32,
        doubled,
    }
}

fn csv(bytes: &[u8], delimiter: u8, last: bool, cells: &mut Vec<Cell>) -> Cut {
    let mut at = 0;
    let mut lines = 1;
    loop {
        // From where to look for the end of the cell, and the cell as quotes bound it.
        let (look, quoted) = match quoted(bytes, at, last, &mut lines) {
            Ok(found) => found,
            Err(cut) => return cut,
        };
        // OK because a cell starts at the front or behind a delimiter, and a closing quote lies in the bytes.
        #[expect(clippy::indexing_slicing, reason = "at <= look <= length")]
        let rest = &bytes[look..];
        let end = match memchr2(delimiter, b'\n', rest) {
            Some(end) => look + end,
            None if last => bytes.len(),
            None => return Cut::More,
        };
        let ended = bytes.get(end) == Some(&b'\n');
        #[expect(clippy::indexing_slicing, reason = "at <= look <= end <= length")]
        let text = &bytes[at..end];
        let text = match text.strip_suffix(b"\r") {
            Some(text) if ended => text,
            _ => text,
        };
        cells.push(match quoted {
            // What stands behind the closing quote makes the quotes letters.
            Some(cell) if cell.end as usize + 1 == at + text.len() => cell,
            _ => cell(at, at + text.len(), false),
        });
        if ended || end == bytes.len() {
            let len = end + usize::from(ended);
            return Cut::Row { len, lines, ended };
        }
        at = end + 1;
    }
}

/// The cell that starts with a quote at this place, and the place of its closing quote; the place itself if there is no quote.
fn quoted(
    bytes: &[u8],
    at: usize,
    last: bool,
    lines: &mut u64,
) -> Result<(usize, Option<Cell>), Cut> {
    match bytes.get(at) {
        Some(b'"') => {}
        _ => return Ok((at, None)),
    }
    let mut next = at + 1;
    let mut doubled = false;
    loop {
        // OK because `next` stands behind a quote that was found, or two.
        #[expect(clippy::indexing_slicing, reason = "next + found <= length")]
        let found = {
            let rest = &bytes[next..];
            let found = memchr(b'"', rest);
            let within = &rest[..found.unwrap_or(rest.len())];
            *lines += memchr::memchr_iter(b'\n', within).count() as u64;
            found
        };
        if *lines > MOST_LINES {
            return Err(Cut::OpenQuote);
        }
        let Some(found) = found else {
            return Err(if last { Cut::OpenQuote } else { Cut::More });
        };
        let quote = next + found;
        match bytes.get(quote + 1) {
            Some(b'"') => {
                doubled = true;
                next = quote + 2;
            }
            None if !last => return Err(Cut::More),
            _ => return Ok((quote + 1, Some(cell(at + 1, quote, doubled)))),
        }
    }
}
