//! Files that are no table: JSON lines, and what is no text of rows, by its first bytes.

use super::kind::Published;

pub(in crate::read) static JSON_LINES: Published = Published {
    name: "JSON lines of a ledger",
    rows: "a line for each interaction",
    shape: "each one object",
    how: "read it by read::json_lines::JsonLinesOptions",
    // No table: nothing separates cells.
    mark: b'\n',
    header: &[],
    without: &[],
    row: None,
};

/// A form that is no text of rows, by its first bytes: what it is, and what to do with it.
pub(super) static FORMS: [(&[u8], &str, &str); 19] = [
    (b"PAR1", "an Apache Parquet file (.parquet)", EXPORT),
    (b"RDX2", "a file of R (.rda)", EXPORT),
    (b"RDX3", "a file of R (.rda)", EXPORT),
    (b"RDA2", "a file of R (.rda)", EXPORT),
    (b"RDA3", "a file of R (.rda)", EXPORT),
    (b"X\n", "a file of R (.rds)", EXPORT),
    (b"A\n", "a file of R (.rds)", EXPORT),
    (b"<stata_dta>", "a file of Stata (.dta)", EXPORT),
    (b"$FL2", "a file of SPSS (.sav)", EXPORT),
    (b"SQLite format 3\0", "a data base (.sqlite)", EXPORT),
    (b"ARROW1", "an Apache Arrow file (.feather)", EXPORT),
    (b"\x89HDF", "an HDF5 file", EXPORT),
    (b"\xD0\xCF\x11\xE0", "an Excel workbook (.xls)", SAVE),
    (
        b"\x1F\x8B",
        "a gzip file",
        "read::open unpacks it, with the feature archives",
    ),
    (b"BZh", "a bzip2 file (.bz2)", "unpack it first"),
    (b"\xFD7zXZ", "an xz file", "unpack it first"),
    (
        b"\x28\xB5\x2F\xFD",
        "a Zstandard file (.zst)",
        "unpack it first",
    ),
    (b"7z\xBC\xAF", "a 7z file", "unpack it first"),
    (b"%PDF", "a PDF file", "get the file of rows"),
];

/// How a sheet becomes a file of rows.
pub(in crate::read) const SAVE: &str =
    "save its sheet as CSV: File, Save As, \"CSV UTF-8 (comma delimited)\"";

pub(super) const UTF_16: &str =
    "save it as UTF-8; a ledger is read as it is by LedgerOptions::with_encoding(Encoding::Utf16)";

const EXPORT: &str = "export it as CSV";
