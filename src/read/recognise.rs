//! Which published file the start of a stream is of, so that one given to the wrong reader is refused by its name.
//!
//! Looked at once for each stream, before the first row: what stands in a header or, of files that have none, in the first row.

mod cells;
mod forms;
mod kind;
mod published;

pub(super) use forms::{JSON_LINES, SAVE};
pub(super) use kind::Published;
pub(super) use published::{
    ACLED, GDELT, ICEWS, LEDGER, LISTINGS, MENTIONS, MIDA, MIDB, POLECAT, UCDP_GED,
};
#[cfg(feature = "lists")]
pub(super) use published::{CON_LIST, EU_LIST, GSDB, TIES, UK_LIST};

use crate::error::{Error, Result, files::Files};
use cells::{Look, cut, same_name};
use forms::{FORMS, UTF_16};
use published::ALL;

/// How much of a stream is looked at.
pub(super) const START: usize = 64 << 10;

/// What the start of a stream is.
enum Start<'a> {
    /// Of a kind, by its header or by its first row.
    Of {
        kind: &'static Published,
        columns: usize,
        mark: u8,
        is_row: bool,
    },
    /// JSON, an object on the first line: of a ledger or not.
    Json {
        is_ledger: bool,
    },
    /// No text of rows: what it is, and what to do with it.
    Form(&'static str, &'static str),
    /// Cells of no known kind, and the lines behind the first one.
    Table {
        columns: usize,
        mark: u8,
        behind: &'a [u8],
    },
    Unknown,
}

/// That a stream does not start as another kind of file than the one expected. What starts as none that is known is let pass.
///
/// `first`: the number of its first line; `headless`: that line is expected to be a row.
///
/// # Errors
/// What it is, and how that is read.
pub(super) fn no_other(
    start: &[u8],
    first: u64,
    expected: &'static Published,
    headless: bool,
) -> Result<()> {
    let text = start.get(..START).unwrap_or(start);
    let (lines_above, text) = first_line(text);
    let another = |is, rows, columns, how| Files::AnotherFile {
        is,
        rows,
        columns,
        expected: expected.name,
        expected_rows: expected.rows,
        expected_shape: expected.shape,
        how,
    };
    let fault = match started(text) {
        Start::Of {
            kind,
            columns,
            mark,
            is_row,
        } if kind.name == expected.name => {
            // A ledger, which is never told by a row, may have any mark.
            if mark != kind.mark && kind.row.is_some() {
                Files::OtherMarks {
                    is: kind.name,
                    columns,
                    found: word_of(mark),
                    expected: word_of(kind.mark),
                }
            } else if is_row && !headless {
                Files::RowForHeader {
                    is: kind.name,
                    columns,
                }
            } else {
                return Ok(());
            }
        }
        Start::Of { kind, columns, .. } => {
            another(kind.name, Some(kind.rows), Some(columns), kind.how)
        }
        Start::Json { .. } if expected.name == JSON_LINES.name => return Ok(()),
        Start::Json { is_ledger: true } => {
            another(JSON_LINES.name, Some(JSON_LINES.rows), None, JSON_LINES.how)
        }
        Start::Json { is_ledger: false } => another("JSON", None, None, "no reader reads it"),
        Start::Form(is, how) => another(is, None, None, how),
        Start::Table {
            columns,
            mark,
            behind,
        } if headless && is_none_of(expected, columns, mark, behind) => {
            let is = match mark {
                b'\t' => "a table with tabs between cells",
                b';' => "a table with semicolons between cells",
                _ => "a table with commas between cells",
            };
            let how = "no reader knows it; one whose columns you name is read by read::ledger::LedgerOptions";
            another(is, None, Some(columns), how)
        }
        Start::Table { .. } | Start::Unknown => return Ok(()),
    };
    Err(Error::from(fault).at(first + lines_above, None))
}

/// The published table whose header some text starts with.
#[cfg(feature = "lists")]
pub(super) fn headed(text: &[u8]) -> Option<&'static Published> {
    match started(text) {
        Start::Of {
            kind,
            is_row: false,
            ..
        } => Some(kind),
        _ => None,
    }
}

/// Why a stream that cannot be read as what was expected cannot be: it is another file, or the error given.
pub(super) fn other_or(
    error: Error,
    start: &[u8],
    first: u64,
    expected: &'static Published,
) -> Error {
    no_other(start, first, expected, false)
        .err()
        .unwrap_or(error)
}

/// Whether a table of no known kind, of which two rows are alike, can be no file of the expected one. A header is refused by its names.
fn is_none_of(expected: &Published, columns: usize, mark: u8, behind: &[u8]) -> bool {
    let Some((widths, _)) = expected.row else {
        // No table at all is expected.
        return columns > 2;
    };
    let (next, next_mark) = cut(first_line(behind).1);
    let is_alike = columns > 2 && next.len() == columns && next_mark == mark;
    is_alike && !(mark == expected.mark && widths.contains(&columns))
}

/// What kind of workbook a file is, if it is one: a zip file, by its first member.
pub(super) fn workbook(start: &[u8]) -> Option<&'static str> {
    let name = start.strip_prefix(b"PK\x03\x04")?.get(26..)?;
    let members = [&b"[Content_Types].xml"[..], b"_rels/", b"xl/", b"docProps/"];
    if members.iter().any(|member| name.starts_with(member)) {
        return Some("an Excel workbook (.xlsx)");
    }
    let open = name.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
    open.then_some("an open document workbook (.ods)")
}

/// Whether the first byte of two is the larger one, if some text is in UTF-16.
pub(super) fn unit_order(start: &[u8]) -> Option<bool> {
    match start {
        [0xFF, 0xFE, ..] | [1..=127, 0, 1..=127, 0, ..] => Some(false),
        [0xFE, 0xFF, ..] | [0, 1..=127, 0, 1..=127, ..] => Some(true),
        _ => None,
    }
}

/// The first line with something on it, that is no remark of a ledger, and how many lines stand above it.
fn first_line(text: &[u8]) -> (u64, &[u8]) {
    let mut text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let mut above = 0;
    loop {
        let end = memchr::memchr2(b'\n', b'\r', text);
        let first = end.and_then(|end| text.get(..end)).unwrap_or(text);
        match end {
            Some(end) if first.trim_ascii().is_empty() || first.starts_with(b"#") => {
                let behind = text.get(end..).unwrap_or(&[]);
                let behind = behind.strip_prefix(b"\r").unwrap_or(behind);
                text = behind.strip_prefix(b"\n").unwrap_or(behind);
                above += 1;
            }
            _ => return (above, text),
        }
    }
}

/// What some text starts as.
fn started(text: &[u8]) -> Start<'_> {
    if let Some((_, is, how)) = FORMS.iter().find(|(magic, ..)| text.starts_with(magic)) {
        return Start::Form(is, how);
    }
    if let Some(is) = workbook(text) {
        return Start::Form(is, SAVE);
    }
    match text {
        [b'P', b'K', 3, 4, ..] => {
            return Start::Form(
                "a zip file",
                "read::open unpacks it, with the feature archives",
            );
        }
        [b'{', ..] => return json(text),
        [b'[', ..] => {
            return Start::Form("a list of JSON", "write each record on a line of its own");
        }
        [b'<', ..] => return Start::Form("a web page or XML", "get the file of rows"),
        _ if unit_order(text).is_some() => {
            return Start::Form("text in UTF-16", UTF_16);
        }
        _ => {}
    }
    let (cells, mark) = cut(text);
    if cells.len() < 2 {
        return Start::Unknown;
    }
    let columns = cells.len();
    let has = |name: &&str| cells.iter().any(|cell| same_name(cell, name));
    for kind in ALL {
        let by_header = kind.header.iter().all(has) && !kind.without.iter().any(has);
        let is_row = kind
            .row
            .is_some_and(|(widths, looks)| widths.contains(&columns) && fit(&cells, looks));
        if by_header || is_row {
            return Start::Of {
                kind,
                columns,
                mark,
                is_row: !by_header,
            };
        }
    }
    let line = memchr::memchr(b'\n', text).map_or(text.len(), |end| end + 1);
    let behind = text.get(line..).unwrap_or(&[]);
    Start::Table {
        columns,
        mark,
        behind,
    }
}

/// Whether cells look as those of a row do.
fn fit(cells: &[&[u8]], looks: &[(usize, Look)]) -> bool {
    looks
        .iter()
        .all(|(at, look)| cells.get(*at).is_some_and(|cell| look.fits(cell)))
}

/// What a line of JSON is.
fn json(text: &[u8]) -> Start<'_> {
    let line = memchr::memchr(b'\n', text).and_then(|end| text.get(..end));
    let line = line.unwrap_or(text);
    let has = |name: &[u8]| memchr::memmem::find(line, name).is_some();
    let is_ledger = has(b"\"coverage\"") || (has(b"\"kind\"") && has(b"\"parties\""));
    Start::Json { is_ledger }
}

/// How many cells the first line of a text has by a mark.
pub(super) fn cells_by(text: &[u8], mark: u8) -> usize {
    cells::by(text, mark).count()
}

fn word_of(mark: u8) -> &'static str {
    match mark {
        b'\t' => "tabs",
        b';' => "semicolons",
        _ => "commas",
    }
}
