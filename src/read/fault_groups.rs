//! Faults of many rows, put together by what they say.

use super::ReadAccount;
use crate::error::Error;
use std::cmp::Reverse;
use std::fmt;

/// What is wrong in the same way on one or more lines.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct FaultGroup {
    column: Option<Box<str>>,
    message: Box<str>,
    faults: u64,
    lines: Vec<u64>,
}

impl FaultGroup {
    /// How many lines are kept of each.
    pub const LINES: usize = 5;

    /// The column; `None` if rows as a whole are meant.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What is wrong, with what was found and a hint where there is one.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// How many cells or rows it holds for.
    #[must_use]
    pub fn faults(&self) -> u64 {
        self.faults
    }

    /// The first lines that it stands on, at most [`LINES`](Self::LINES).
    #[must_use]
    pub fn lines(&self) -> &[u64] {
        &self.lines
    }

    fn note(&mut self, line: u64) {
        self.faults += 1;
        if self.lines.len() < Self::LINES {
            self.lines.push(line);
        }
    }
}

impl fmt::Display for FaultGroup {
    /// Writes `unknown interaction kind "picnic" ×2 (lines 9, 16)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if self.faults > 1 {
            write!(f, " ×{}", self.faults)?;
        }
        let lines: Vec<String> = self.lines.iter().map(u64::to_string).collect();
        let s = if lines.len() == 1 { "" } else { "s" };
        write!(f, " (line{s} {}", lines.join(", "))?;
        f.write_str(if self.faults > lines.len() as u64 {
            ", …)"
        } else {
            ")"
        })
    }
}

/// The faults of one column, or of rows as a whole.
#[derive(Clone, Debug)]
struct OfColumn {
    column: Option<Box<str>>,
    groups: Vec<FaultGroup>,
    /// How many faults have no group, since there are too many.
    others: u64,
}

/// All faults by column and message. Memory is bounded however many faults there are, and however many of them are alike.
#[derive(Clone, Debug, Default)]
pub(super) struct FaultGroups {
    columns: Vec<OfColumn>,
    /// Faults of columns beyond those that are kept.
    others: u64,
}

impl FaultGroups {
    /// How many columns have groups, and how many groups each.
    const COLUMNS: usize = 64;
    const GROUPS: usize = 64;

    pub(super) fn note(&mut self, fault: &Error, line: u64) {
        self.note_message(fault.column(), &fault.message(), line);
    }

    pub(super) fn note_message(&mut self, column: Option<&str>, message: &str, line: u64) {
        if let Some(group) = self.group(column, message, 1) {
            group.note(line);
        }
    }

    /// The group of a message; `None`, and so many faults more of the others, if there is no room for one.
    fn group(
        &mut self,
        column: Option<&str>,
        message: &str,
        faults: u64,
    ) -> Option<&mut FaultGroup> {
        let mut known = self.columns.iter();
        let at = match known.position(|of| of.column.as_deref() == column) {
            Some(at) => at,
            None if self.columns.len() < Self::COLUMNS => {
                self.columns.push(OfColumn {
                    column: column.map(Into::into),
                    groups: Vec::new(),
                    others: 0,
                });
                self.columns.len() - 1
            }
            None => {
                self.others += faults;
                return None;
            }
        };
        let of = self.columns.get_mut(at)?;
        let at = match of.groups.iter().position(|group| *group.message == *message) {
            Some(at) => at,
            None if of.groups.len() < Self::GROUPS => {
                of.groups.push(FaultGroup {
                    column: column.map(Into::into),
                    message: message.into(),
                    faults: 0,
                    lines: Vec::new(),
                });
                of.groups.len() - 1
            }
            None => {
                of.others += faults;
                return None;
            }
        };
        of.groups.get_mut(at)
    }

    /// Adds those of a file that stands behind so many lines.
    pub(super) fn append(&mut self, later: Self, lines: u64) {
        for of in later.columns {
            for theirs in of.groups {
                let column = of.column.as_deref();
                if let Some(mine) = self.group(column, &theirs.message, theirs.faults) {
                    mine.faults += theirs.faults;
                    let space = FaultGroup::LINES.saturating_sub(mine.lines.len());
                    let shifted = theirs.lines.iter().take(space).map(|line| line + lines);
                    mine.lines.extend(shifted);
                }
            }
            let mut mine = self.columns.iter_mut();
            match mine.find(|mine| mine.column == of.column) {
                Some(mine) => mine.others += of.others,
                None => self.others += of.others,
            }
        }
        self.others += later.others;
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &FaultGroup> {
        self.columns.iter().flat_map(|of| &of.groups)
    }
}

/// The faults of a file, put together: each column with what is wrong in it, the most frequent first, and on which lines.
///
/// See [`ReadAccount::summary`].
#[derive(Clone, Copy, Debug)]
pub struct FaultSummary<'a>(pub(super) &'a ReadAccount);

impl FaultSummary<'_> {
    /// How many groups are written of each column.
    pub const GROUPS: usize = 12;
}

impl fmt::Display for FaultSummary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account = self.0;
        let rows = if account.rows() == 1 { "row" } else { "rows" };
        write!(
            f,
            "{} {rows}: {} kept, {} rejected",
            account.rows(),
            account.kept(),
            account.rejected()
        )?;
        let groups = account.groups();
        for of in &groups.columns {
            let in_groups: u64 = of.groups.iter().map(|group| group.faults).sum();
            let faults = in_groups + of.others;
            let s = if faults == 1 { "" } else { "s" };
            match &of.column {
                Some(column) => write!(f, "\ncolumn {column:?}: {faults} fault{s}")?,
                None => write!(f, "\nwhole rows: {faults} fault{s}")?,
            }
            let mut most: Vec<&FaultGroup> = of.groups.iter().collect();
            most.sort_by_key(|group| Reverse(group.faults));
            most.truncate(Self::GROUPS);
            let mut left = faults;
            for group in most {
                write!(f, "\n  {group}")?;
                left -= group.faults;
            }
            if left > 0 {
                write!(f, "\n  and {left} more")?;
            }
        }
        if groups.others > 0 {
            write!(f, "\nother columns: {} faults", groups.others)?;
        }
        Ok(())
    }
}
