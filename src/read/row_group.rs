//! The rows that a defect or a remark holds for.

use crate::error::words::clip;
use std::fmt;

/// A row given as an example of a defect or a remark.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct RowExample {
    line: u64,
    column: Option<Box<str>>,
    found: Box<str>,
}

impl RowExample {
    /// The line of the file, counted from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The name of the column, as the format's handbook or a ledger's header has it; `None` if the row as a whole is meant.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// The text found there, cut to 60 characters; bytes that are not UTF-8 appear as `\u{FFFD}`.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}

/// The rows to which a defect or a remark applies: how many, and the first few of them.
#[derive(Clone, Debug, Default, Eq, PartialEq, serde::Serialize)]
pub struct RowGroup {
    pub(super) rows: u64,
    examples: Vec<RowExample>,
    /// The line of the last one.
    #[serde(skip)]
    pub(super) last: u64,
}

impl RowGroup {
    /// The number of examples kept for each defect and remark.
    pub const EXAMPLES: usize = 5;

    /// The number of rows to which the defect or remark applies.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The first rows of the file that it holds for, at most [`EXAMPLES`](Self::EXAMPLES). Of the remarks on a published list each find is shown
    /// once, with the first entry that has it.
    #[must_use]
    pub fn examples(&self) -> &[RowExample] {
        &self.examples
    }

    /// Whether there is room for another example.
    pub(super) fn shows_more(&self) -> bool {
        self.examples.len() < Self::EXAMPLES
    }

    #[inline]
    pub(super) fn note(&mut self, line: u64, column: Option<&str>, found: &[u8]) {
        self.rows += 1;
        self.last = line;
        if self.shows_more() {
            self.show(line, column, found);
        }
    }

    /// Notes a row as [`note`](Self::note) does, and shows what was found if nothing like it is shown yet.
    #[cfg(feature = "lists")]
    pub(super) fn note_find(&mut self, line: u64, column: Option<&str>, found: &[u8]) {
        self.rows += 1;
        self.last = line;
        self.show_find(line, column, found);
    }

    /// Shows what more was found of a row that is noted, if nothing like it is shown yet.
    #[cfg(feature = "lists")]
    pub(super) fn show_find(&mut self, line: u64, column: Option<&str>, found: &[u8]) {
        if !self.shows_more() {
            return;
        }
        self.show(line, column, found);
        if let Some((last, others)) = self.examples.split_last() {
            let alike =
                |other: &RowExample| other.column == last.column && other.found == last.found;
            if others.iter().any(alike) {
                self.examples.pop();
            }
        }
    }

    #[cold]
    fn show(&mut self, line: u64, column: Option<&str>, found: &[u8]) {
        self.examples.push(RowExample {
            line,
            column: column.map(Into::into),
            found: clip(&shown(found)).into(),
        });
    }

    /// Takes back what was noted of a line, if it was the last one.
    pub(super) fn forget(&mut self, line: u64) {
        if self.rows > 0 && self.last == line {
            self.rows -= 1;
            self.last = 0;
            self.examples.pop_if(|example| example.line == line);
        }
    }

    pub(super) fn append(&mut self, later: Self, lines: u64) {
        self.rows += later.rows;
        if later.rows > 0 {
            self.last = later.last + lines;
        }
        let space = Self::EXAMPLES.saturating_sub(self.examples.len());
        let shifted = later.examples.into_iter().take(space).map(|e| RowExample {
            line: e.line + lines,
            ..e
        });
        self.examples.extend(shifted);
    }
}

/// The start of what was found: enough for the 60 characters that are shown of it.
pub(super) fn shown(found: &[u8]) -> std::borrow::Cow<'_, str> {
    // OK because a character has at most 4 bytes, so 60 of them are whole within the first 240.
    String::from_utf8_lossy(found.get(..240).unwrap_or(found))
}

/// Writes ` (line 14, column "SQLDATE": "20210231")`.
pub(super) struct Shown<'a>(pub(super) &'a RowGroup);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.0.examples.first() else {
            return Ok(());
        };
        write!(f, " (line {}", first.line)?;
        if let Some(column) = &first.column {
            write!(f, ", column {column:?}")?;
        }
        write!(f, ": {:?})", first.found)
    }
}
