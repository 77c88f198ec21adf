//! Messages of `code` and `read`.

use super::ErrorCategory;
use super::cause::Cause;
use super::clip::{Found, Said};
use chrono::NaiveDate;

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Files {
    #[error("{found:?} is not a CAMEO code: two to four digits below a root from 01 to 20")]
    NotCameo { found: Found },
    #[error("not UTF-8 at byte {byte} of the cell")]
    NotUtf8 { byte: usize },
    #[error("{found:?} is not {expected}")]
    NotNumber {
        found: Found,
        expected: &'static str,
    },
    #[error("cannot open {path:?}{why}")]
    Open { path: Said, why: Cause },
    #[error("cannot read{why}")]
    Unreadable { why: Cause },
    #[error("cannot write{why}")]
    Unwritable { why: Cause },
    #[error("the file is empty; expected a header and rows")]
    Empty,
    #[error(
        "a quote opens in this row and does not close; everything up to line {last}, the end of the file, stands within it"
    )]
    UnclosedQuote { last: u64 },
    #[error("{bytes} bytes in one row; a row has at most {most}")]
    RowTooLong { bytes: u64, most: usize },
    #[error("{what} {id:?} would be a row of {bytes} bytes; a row has at most {most}")]
    TooLongToWrite {
        what: &'static str,
        id: Found,
        bytes: u64,
        most: usize,
    },
    #[error("{found:?} is neither \"yes\" nor \"no\"")]
    NotYesOrNo { found: Found },
    #[error("target {id:?} has another name, kind or place on line {first}")]
    AnotherTarget { id: Found, first: u64 },
    #[error(
        "id {id:?} begins or ends with a blank, which no row keeps; write the register as JSON"
    )]
    BlankAtEdge { id: Found },
    #[error("target {id:?} has no name; a row needs one")]
    NoTargetName { id: Found },
    #[error(
        "target {id:?} has another name {name:?}, which a cell with semicolons between names cannot hold; write the register as JSON"
    )]
    BrokenAlias { id: Found, name: Found },
    #[error(
        "target {id:?} stands in no listing, and a row is a listing; write the register as JSON"
    )]
    UnlistedTarget { id: Found },
    #[error("not UTF-8")]
    NotText,
    #[error(
        "not UTF-8; what Excel saves as CSV is often Windows-1252, read by with_encoding(Encoding::Windows1252)"
    )]
    NotUtf8MayBe,
    #[error("bytes that stand for no letter of {encoding}")]
    NoLetter { encoding: &'static str },
    #[error("the file starts {found}; expected {expected}, as with_encoding says")]
    OtherEncoding {
        found: &'static str,
        expected: &'static str,
    },
    #[error(
        "the header has {cells} cells by {one} and by {other}; say by with_delimiter what stands between them"
    )]
    TwoDelimiters {
        one: &'static str,
        other: &'static str,
        cells: usize,
    },
    #[error(
        "the line \"sep=\" above the header says {found:?}; expected a comma, a semicolon or a tab"
    )]
    NoDelimiter { found: Found },
    #[error(
        "the file says {found} by its line \"sep=\"; expected {expected}, as with_delimiter says"
    )]
    OtherDelimiter {
        found: &'static str,
        expected: &'static str,
    },
    #[error("the file has {lines} lines; expected its header on line {expected}")]
    NoHeaderLine { lines: u64, expected: u64 },
    #[error(
        "no header; one that can be read stands on line {line}: with_header_on_line({line}) leaves what is above it"
    )]
    HeaderBelow { line: u64 },
    #[error("a header of {expected} rows; expected 1 to 16, all within the file")]
    HeaderRows { expected: u64 },
    #[error("this row is the header once more; expected one header a file")]
    HeaderAgain,
    #[error(
        "no digit in the first row, and cells that cannot be read: it may belong to the header, which with_header_rows(2) reads"
    )]
    SecondHeader,
    #[error("a row of totals, by {found:?}; with_totals_row({found:?}) leaves it")]
    Totals { found: Found },
    #[error("{found:?} stands in column {column}, which has no name in the header")]
    Nameless { found: Found, column: usize },
    #[error("lines end in carriage returns alone; expected line feeds")]
    CarriageReturns,
    #[error(
        "the file does not say what its source covers; expected a line \"# coverage: 2017-01-01..2025-01-01 full\" above the header, or a coverage given to the reader"
    )]
    NoCoverage,
    #[error(
        "the file does not say what its source covers; expected a first line {{\"coverage\": \"2017-01-01..2025-01-01 full\"}}, or a coverage given to the reader"
    )]
    NoCoverageLine,
    #[error(
        "the file says twice what its source covers; expected one line, with all periods in it: \"2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial\""
    )]
    CoverageTwice,
    #[error(
        "the file is empty; expected a line with the coverage, and a line for each interaction"
    )]
    NoLine,
    #[error("{}{why}", at_byte(*byte))]
    Json { byte: usize, why: Said },
    #[error("{found:?} means {one} on {first} and {other} on {last}; give a nearer date")]
    TwoStates {
        found: Found,
        one: &'static str,
        first: NaiveDate,
        other: &'static str,
        last: NaiveDate,
    },
    #[error("nothing stands beside a semicolon; expected something on each side")]
    EmptyPart,
    #[error("nothing stands beside a separator; expected something on each side")]
    EmptyBesideSeparator,
    #[error(
        "{found:?} is one name, or several with a separator between; write a semicolon between them, or say by with_word which is meant"
    )]
    NamesOrOneName { found: Found },
    #[error("{found:?} is an error that a spreadsheet left in the cell; expected its value")]
    SpreadsheetError { found: Found },
    #[error(
        "{found:?} often marks what is missing; say by with_missing that it does here, or write what it is"
    )]
    MissingMark { found: Found },
    #[error(
        "{found:?} is a range of days; expected one date, since the row has another for its end"
    )]
    NotOneDate { found: Found },
    #[error("{in_file:?} is to be read as {ours:?}, which is no kind, facet, party or date{}", did_you_mean(*nearest))]
    NoWordOfOurs {
        in_file: Found,
        ours: Found,
        nearest: Option<&'static str>,
    },
    #[error("every row has {found:?} as its {column}; {why}")]
    BadConstant {
        column: &'static str,
        found: Found,
        why: Said,
    },
    #[error(
        "two digits of a year and ranges of days are read in a stated order of day and month; give that, too"
    )]
    NoDateOrder,
    #[error("the file has no column {found:?}{}", nearest.as_ref().map_or_else(String::new, |name| format!("; did you mean {name:?}?")))]
    NoSuchColumn {
        found: Found,
        nearest: Option<Found>,
    },
    #[error("column {column:?} stands in the file, and every row is to have the same")]
    ColumnAndConstant { column: &'static str },
    #[error("column {column:?} is missing")]
    NoColumn { column: &'static str },
    #[error("column {column:?} stands twice")]
    ColumnTwice { column: &'static str },
    #[error("unknown column {found:?}{}; name what it holds, or ignore it", did_you_mean(*nearest))]
    UnknownColumn {
        found: Found,
        nearest: Option<&'static str>,
    },
    #[error("{found} cells, expected {expected} as in the header")]
    Cells { found: usize, expected: usize },
    #[error("the cell is empty")]
    EmptyCell,
    #[error("{found:?} is not a whole number")]
    NotAWholeNumber { found: Found },
    #[error("{found:?} is not one day")]
    NotADay { found: Found },
    #[error("id {id:?} stands twice; first on line {first}")]
    IdAgain { id: Found, first: u64 },
    #[error("{id:?} is no id of a row that could be read")]
    NoSuchId { id: Found },
    #[error("{id:?} leads back to the row itself")]
    Circle { id: Found },
    #[error("{found:?} is no header of {format}; expected one that starts with {expected:?}")]
    NoHeader {
        format: &'static str,
        found: Found,
        expected: &'static str,
    },
    #[error("the header of {format} cannot be read ({reason}): {found:?}")]
    OddHeader {
        format: &'static str,
        reason: &'static str,
        found: Found,
    },
    #[error("a header of {format} without {missing}")]
    ColumnsMissing { format: &'static str, missing: Said },
    #[error(
        "this is {is}{}; expected {expected}: {expected_rows}, {expected_shape}; {how}",
        of_rows(*rows, *columns)
    )]
    AnotherFile {
        is: &'static str,
        rows: Option<&'static str>,
        columns: Option<usize>,
        expected: &'static str,
        expected_rows: &'static str,
        expected_shape: &'static str,
        how: &'static str,
    },
    #[error(
        "this is {is} with {found} between its {columns} cells; expected {expected}, as it is published"
    )]
    OtherMarks {
        is: &'static str,
        columns: usize,
        found: &'static str,
        expected: &'static str,
    },
    #[error(
        "this is a row of {is}, {columns} columns; expected a header; a file without one is read by with_header_line(HeaderLine::Absent)"
    )]
    RowForHeader { is: &'static str, columns: usize },
    #[error("cannot be read ({defect}): {found:?}")]
    Defect { defect: &'static str, found: Found },
    #[error("none of the {rows} rows could be kept; {first}")]
    NoneKept { rows: u64, first: Said },
    #[error("cannot read on after {bytes} bytes{why}")]
    Interrupted { bytes: u64, why: Cause },
}

/// Writes `at byte 31: ` where the byte is known.
fn at_byte(byte: usize) -> String {
    if byte == 0 {
        String::new()
    } else {
        format!("at byte {byte}: ")
    }
}

/// Writes `: a row for each dispute, 20 columns`, as far as it is known.
fn of_rows(rows: Option<&'static str>, columns: Option<usize>) -> String {
    let rows = rows.map_or_else(String::new, |rows| format!(": {rows}"));
    let columns = columns.map_or_else(String::new, |columns| format!(", {columns} columns"));
    rows + &columns
}

fn did_you_mean(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!("; did you mean {word:?}?"))
}

impl Files {
    /// The system's error behind it.
    pub(crate) fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Open { why, .. }
            | Self::Unreadable { why }
            | Self::Unwritable { why }
            | Self::Interrupted { why, .. } => why.source(),
            _ => None,
        }
    }

    pub(crate) fn category(&self) -> ErrorCategory {
        match self {
            Self::NotCameo { .. } | Self::TwoStates { .. } => ErrorCategory::Code,
            Self::IdAgain { .. }
            | Self::NoSuchId { .. }
            | Self::Circle { .. }
            | Self::AnotherTarget { .. }
            | Self::BlankAtEdge { .. }
            | Self::NoTargetName { .. }
            | Self::BrokenAlias { .. }
            | Self::UnlistedTarget { .. } => ErrorCategory::Record,
            Self::NoCoverage | Self::NoCoverageLine | Self::CoverageTwice => {
                ErrorCategory::Coverage
            }
            _ => ErrorCategory::File,
        }
    }
}
