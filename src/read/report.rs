//! What became of each row of a file.

use super::{Reason, Remark};
use crate::error::words::clip;
use std::fmt;

/// A row that shows what a reason or a remark is about.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Example {
    line: u64,
    column: Option<&'static str>,
    found: Box<str>,
}

impl Example {
    /// The line of the file, counted from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The column, by the name that the format's handbook gives it; `None` if the row as a whole is meant.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column
    }

    /// What stands there, cut to 60 characters; bytes that are not UTF-8 as `\u{FFFD}`.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}

/// How many rows a reason or a remark holds for, and the first few of them.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct Noted {
    rows: u64,
    examples: Vec<Example>,
}

impl Noted {
    /// How many examples are kept for each reason and remark.
    pub const EXAMPLES: usize = 5;

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The first rows of the file that it holds for, at most [`EXAMPLES`](Self::EXAMPLES).
    #[must_use]
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    #[inline]
    fn note(&mut self, line: u64, column: Option<&'static str>, found: &[u8]) {
        self.rows += 1;
        if self.examples.len() < Self::EXAMPLES {
            self.show(line, column, found);
        }
    }

    #[cold]
    fn show(&mut self, line: u64, column: Option<&'static str>, found: &[u8]) {
        // OK because a character has at most 4 bytes, so 60 of them are whole within the first 240.
        let start = found.get(..240).unwrap_or(found);
        self.examples.push(Example {
            line,
            column,
            found: clip(&String::from_utf8_lossy(start)).into(),
        });
    }

    fn append(&mut self, later: Self, lines: u64) {
        self.rows += later.rows;
        let space = Self::EXAMPLES.saturating_sub(self.examples.len());
        let shifted = later.examples.into_iter().take(space).map(|e| Example {
            line: e.line + lines,
            ..e
        });
        self.examples.extend(shifted);
    }
}

/// What became of each row of a file: how many were read, kept and rejected, for what reason and on which lines.
///
/// The fates of the rows always sum to the rows: `rows() == kept() + rejected()`. Remarks are about rows that were kept, and
/// several can be about one row.
///
/// # Examples
/// ```
/// use interstate::read::{Reason, gdelt::GdeltReader};
///
/// let mut reader = GdeltReader::new(&b"not a row\n"[..]);
/// while let Some(event) = reader.next_event()? {
///     println!("{}", event.code());
/// }
/// let report = reader.report();
/// assert_eq!((report.rows(), report.kept(), report.rejected()), (1, 0, 1));
/// assert_eq!(report.rejected_for(Reason::ColumnCount).examples()[0].line(), 1);
/// assert_eq!(
///     report.to_string(),
///     "1 row, 0 kept, 1 rejected; 10 bytes\n  rejected: 1 column_count (line 1: \"not a row\")\n"
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ReadReport {
    bytes: u64,
    lines: u64,
    rows: u64,
    kept: u64,
    layouts: Vec<(usize, u64)>,
    reasons: [Noted; Reason::ALL.len()],
    remarks: [Noted; Remark::ALL.len()],
}

impl ReadReport {
    /// How many bytes were read, line ends and all.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many lines were read: the rows, and a header where the format has one.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// How many rows were read, whatever became of them.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How many rows were kept.
    #[must_use]
    pub fn kept(&self) -> u64 {
        self.kept
    }

    /// How many rows were rejected.
    #[must_use]
    pub fn rejected(&self) -> u64 {
        self.reasons.iter().map(Noted::rows).sum()
    }

    /// The rows rejected for one reason.
    #[must_use]
    pub fn rejected_for(&self, reason: Reason) -> &Noted {
        // OK because the array has a place for each reason.
        #[expect(clippy::indexing_slicing, reason = "one place for each reason")]
        &self.reasons[reason as usize]
    }

    /// The kept rows that a remark is about.
    #[must_use]
    pub fn remarked(&self, remark: Remark) -> &Noted {
        // OK because the array has a place for each remark.
        #[expect(clippy::indexing_slicing, reason = "one place for each remark")]
        &self.remarks[remark as usize]
    }

    /// The reasons that rows were rejected for, and the rows.
    pub fn reasons(&self) -> impl Iterator<Item = (Reason, &Noted)> {
        let found = Reason::ALL.into_iter().zip(&self.reasons);
        found.filter(|(_, noted)| noted.rows > 0)
    }

    /// The remarks that hold for some row, and the rows.
    pub fn remarks(&self) -> impl Iterator<Item = (Remark, &Noted)> {
        let found = Remark::ALL.into_iter().zip(&self.remarks);
        found.filter(|(_, noted)| noted.rows > 0)
    }

    /// How many kept rows had how many columns: formats change their layout, and files are glued together.
    pub fn layouts(&self) -> impl Iterator<Item = (usize, u64)> {
        let mut layouts = self.layouts.clone();
        layouts.sort_unstable();
        layouts.into_iter()
    }

    /// The report on this file with another one glued to its end: rows add up, the other's line numbers go on from this one's.
    #[must_use]
    pub fn then(mut self, later: Self) -> Self {
        self.append(later);
        self
    }

    pub(crate) fn append(&mut self, later: Self) {
        for (mine, theirs) in self.reasons.iter_mut().zip(later.reasons) {
            mine.append(theirs, self.lines);
        }
        for (mine, theirs) in self.remarks.iter_mut().zip(later.remarks) {
            mine.append(theirs, self.lines);
        }
        for (columns, rows) in later.layouts {
            self.count_layout(columns, rows);
        }
        self.bytes += later.bytes;
        self.lines += later.lines;
        self.rows += later.rows;
        self.kept += later.kept;
    }

    /// A line was taken from the file, of so many bytes with its end.
    #[inline]
    pub(crate) fn line_read(&mut self, bytes: usize) -> u64 {
        self.bytes += bytes as u64;
        self.lines += 1;
        self.lines
    }

    /// Several lines were taken at once, of so many bytes with their ends; the first of them.
    pub(crate) fn lines_read(&mut self, bytes: usize, lines: u64) -> u64 {
        self.bytes += bytes as u64;
        self.lines += lines;
        self.lines + 1 - lines
    }

    /// A row of so many columns was kept.
    #[inline]
    pub(crate) fn keep(&mut self, columns: usize) {
        self.rows += 1;
        self.kept += 1;
        match self.layouts.first_mut() {
            Some((first, rows)) if *first == columns => *rows += 1,
            _ => self.count_layout(columns, 1),
        }
    }

    /// A row was not kept. `found` is the cell of `column`, or the row.
    pub(crate) fn reject(
        &mut self,
        reason: Reason,
        line: u64,
        column: Option<&'static str>,
        found: &[u8],
    ) {
        self.rows += 1;
        // OK because the array has a place for each reason.
        #[expect(clippy::indexing_slicing, reason = "one place for each reason")]
        self.reasons[reason as usize].note(line, column, found);
    }

    /// Something is odd about a row that is kept.
    #[inline]
    pub(crate) fn remark(
        &mut self,
        remark: Remark,
        line: u64,
        column: Option<&'static str>,
        found: &[u8],
    ) {
        // OK because the array has a place for each remark.
        #[expect(clippy::indexing_slicing, reason = "one place for each remark")]
        self.remarks[remark as usize].note(line, column, found);
    }

    fn count_layout(&mut self, columns: usize, rows: u64) {
        match self.layouts.iter_mut().find(|(have, _)| *have == columns) {
            Some((_, sum)) => *sum += rows,
            None => self.layouts.push((columns, rows)),
        }
    }
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Progress {
    bytes: u64,
    rows: u64,
}

impl Progress {
    pub(crate) fn of(report: &ReadReport) -> Self {
        Self {
            bytes: report.bytes,
            rows: report.rows,
        }
    }

    /// The bytes of all rows dealt with.
    #[must_use]
    pub fn bytes(self) -> u64 {
        self.bytes
    }

    /// The rows dealt with, kept or rejected.
    #[must_use]
    pub fn rows(self) -> u64 {
        self.rows
    }
}

impl fmt::Display for ReadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = if self.rows == 1 { "row" } else { "rows" };
        writeln!(
            f,
            "{} {rows}, {} kept, {} rejected; {} bytes",
            self.rows,
            self.kept,
            self.rejected(),
            self.bytes
        )?;
        for (reason, noted) in self.reasons() {
            writeln!(f, "  rejected: {} {reason}{}", noted.rows, Shown(noted))?;
        }
        for (remark, noted) in self.remarks() {
            writeln!(f, "  kept: {} {remark}{}", noted.rows, Shown(noted))?;
        }
        Ok(())
    }
}

/// Writes ` (line 14, column "SQLDATE": "20210231")`.
struct Shown<'a>(&'a Noted);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.0.examples.first() else {
            return Ok(());
        };
        write!(f, " (line {}", first.line)?;
        if let Some(column) = first.column {
            write!(f, ", column {column:?}")?;
        }
        write!(f, ": {:?})", first.found)
    }
}

impl serde::Serialize for ReadReport {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        use std::collections::BTreeMap;
        let mut out = to.serialize_struct("ReadReport", 7)?;
        out.serialize_field("bytes", &self.bytes)?;
        out.serialize_field("lines", &self.lines)?;
        out.serialize_field("rows", &self.rows)?;
        out.serialize_field("kept", &self.kept)?;
        out.serialize_field("rejected", &self.reasons().collect::<BTreeMap<_, _>>())?;
        out.serialize_field("remarks", &self.remarks().collect::<BTreeMap<_, _>>())?;
        out.serialize_field("layouts", &self.layouts().collect::<BTreeMap<_, _>>())?;
        out.end()
    }
}
