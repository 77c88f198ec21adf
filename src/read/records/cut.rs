//! One row off the front of some bytes.

use super::{Format, Quotes};
use crate::read::marks::Marks;

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
        Quotes::AroundCells => line(bytes, format.delimiter, last, cells),
        Quotes::Csv => csv(bytes, format.delimiter, last, cells),
    }
}

/// Cuts a row that is a line. Quotes around its cells are left to those who ask for them.
fn line(bytes: &[u8], delimiter: u8, last: bool, cells: &mut Vec<Cell>) -> Cut {
    let mut marks = Marks::new(bytes, [delimiter, b'\n']);
    let mut at = 0;
    loop {
        let end = match marks.next() {
            Some(end) => end,
            None if last => bytes.len(),
            None => return Cut::More,
        };
        let mark = bytes.get(end).copied();
        if mark != Some(delimiter) {
            let ended = mark == Some(b'\n');
            cells.push(cell(at, at + text(bytes, at, end, ended).len(), false));
            let (len, lines) = (end + usize::from(ended), 1);
            return Cut::Row { len, lines, ended };
        }
        cells.push(cell(at, end, false));
        at = end + 1;
    }
}

/// The text of a cell between two places, without the carriage return of a line end.
#[inline]
fn text(bytes: &[u8], at: usize, end: usize, ended: bool) -> &[u8] {
    // OK because a cell starts at the front or behind a mark, and ends at a later mark or at the end of the bytes.
    #[expect(clippy::indexing_slicing, reason = "at <= end <= length")]
    let text = &bytes[at..end];
    match text.strip_suffix(b"\r") {
        Some(text) if ended => text,
        _ => text,
    }
}

impl Cell {
    /// The cell without the quotes around it, if there are any.
    #[inline]
    pub(super) fn bare(self, bytes: &[u8]) -> Self {
        // OK because cells are cut from the bytes of their row.
        #[expect(clippy::indexing_slicing, reason = "a cell of these bytes")]
        match &bytes[self.start as usize..self.end as usize] {
            [b'"', inner @ .., b'"'] => Self {
                start: self.start + 1,
                end: self.end - 1,
                doubled: inner.windows(2).any(|two| two == b"\"\""),
            },
            _ => self,
        }
    }
}

#[inline]
fn cell(start: usize, end: usize, doubled: bool) -> Cell {
    // OK because a row is at most a few MiB long.
    #[expect(clippy::cast_possible_truncation, reason = "rows are short")]
    Cell {
        start: start as u32,
        end: end as u32,
        doubled,
    }
}

/// Cuts a row of RFC 4180.
///
/// ```text
///  1,"a ""b"", c",d"e↵
///  ^ ^  ^^ ^^^  ^^ ^ ^   marks: delimiters, quotes, line ends
///    └── quoted ─┘ └ a letter: it does not start its cell
/// ```
fn csv(bytes: &[u8], delimiter: u8, last: bool, cells: &mut Vec<Cell>) -> Cut {
    let mut marks = Marks::new(bytes, [delimiter, b'\n', b'"']);
    let quote = |place: Option<usize>| place.and_then(|place| bytes.get(place)) == Some(&b'"');
    let mut at = 0;
    let mut lines = 1;
    loop {
        let mut mark = marks.next();
        // The cell as quotes bound it.
        let mut within = None;
        if mark == Some(at) && quote(mark) {
            within = match quoted(bytes, at, &mut marks, last, &mut lines) {
                Ok(cell) => Some(cell),
                Err(cut) => return cut,
            };
            mark = marks.next();
        }
        // All other quotes are letters.
        while quote(mark) {
            mark = marks.next();
        }
        let end = match mark {
            Some(end) => end,
            None if last => bytes.len(),
            None => return Cut::More,
        };
        let ended = bytes.get(end) == Some(&b'\n');
        let text = text(bytes, at, end, ended);
        cells.push(match within {
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

/// The cell that starts with a quote at this place; the closing quote is the last mark taken.
#[inline]
fn quoted(
    bytes: &[u8],
    at: usize,
    marks: &mut Marks<'_, 3>,
    last: bool,
    lines: &mut u64,
) -> Result<Cell, Cut> {
    let mut doubled = false;
    while let Some(place) = marks.next() {
        match (bytes.get(place), bytes.get(place + 1)) {
            (Some(b'\n'), _) => {
                *lines += 1;
                if *lines > MOST_LINES {
                    return Err(Cut::OpenQuote);
                }
            }
            (Some(b'"'), Some(b'"')) => {
                doubled = true;
                marks.next();
            }
            (Some(b'"'), None) if !last => return Err(Cut::More),
            (Some(b'"'), _) => return Ok(cell(at + 1, place, doubled)),
            _ => {}
        }
    }
    Err(if last { Cut::OpenQuote } else { Cut::More })
}
