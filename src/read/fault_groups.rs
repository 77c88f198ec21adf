//! Faults of many rows, put together by what they say.

use crate::error::Error;
use std::cmp::Reverse;
use std::fmt;

/// The same fault on one or more lines.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct FaultGroup {
    column: Option<Box<str>>,
    message: Box<str>,
    faults: u64,
    lines: Vec<u64>,
    /// How many other messages that say the same stand in it.
    #[serde(skip)]
    alike: u64,
}

impl FaultGroup {
    /// The number of lines kept for each group.
    pub const LINES: usize = 5;

    /// The name of the column; `None` if the fault is about rows as a whole.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// The message: what is wrong, with what was found and a hint where there is one.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The number of cells or rows with the fault.
    #[must_use]
    pub fn faults(&self) -> u64 {
        self.faults
    }

    /// The first lines with the fault, at most [`LINES`](Self::LINES).
    #[must_use]
    pub fn lines(&self) -> &[u64] {
        &self.lines
    }

    /// Takes in a group that says the same of another value.
    fn take_in(&mut self, other: &Self) {
        self.faults += other.faults;
        self.alike += 1;
        self.lines.extend(&other.lines);
        self.lines.sort_unstable();
        self.lines.truncate(Self::LINES);
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
        if self.alike > 0 {
            write!(f, ", and {} like it", self.alike)?;
        }
        if self.faults > 1 {
            write!(f, " ×{}", self.faults)?;
        }
        let lines: Vec<String> = self.lines.iter().map(u64::to_string).collect();
        let s = s_of(lines.len() as u64);
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
        let at = match of
            .groups
            .iter()
            .position(|group| *group.message == *message)
        {
            Some(at) => at,
            None if of.groups.len() < Self::GROUPS => {
                of.groups.push(FaultGroup {
                    column: column.map(Into::into),
                    message: message.into(),
                    faults: 0,
                    lines: Vec::new(),
                    alike: 0,
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

/// The faults of a file put together: for each column what is wrong in it, the most frequent first, and on which lines. Where a column has
/// many, less frequent ones that say the same of other values share one line, with the first of them.
///
/// See [`ReadAccount::summary`](super::ReadAccount::summary).
#[derive(Clone, Copy, Debug)]
pub struct FaultSummary<'a> {
    rows: u64,
    kept: u64,
    groups: &'a FaultGroups,
}

impl<'a> FaultSummary<'a> {
    /// The number of lines written for each column.
    pub const LINES: usize = 12;

    pub(super) fn new(rows: u64, kept: u64, groups: &'a FaultGroups) -> Self {
        Self { rows, kept, groups }
    }
}

impl fmt::Display for FaultSummary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, kept, groups } = self;
        let rejected = rows - kept;
        write!(
            f,
            "{rows} row{}: {kept} kept, {rejected} rejected",
            s_of(*rows)
        )?;
        for of in &groups.columns {
            let in_groups: u64 = of.groups.iter().map(|group| group.faults).sum();
            let faults = in_groups + of.others;
            match &of.column {
                Some(column) => write!(f, "\ncolumn {column:?}: {faults} fault{}", s_of(faults))?,
                None => write!(f, "\nwhole rows: {faults} fault{}", s_of(faults))?,
            }
            let mut left = faults;
            for line in of.lines().iter().take(Self::LINES) {
                write!(f, "\n  {line}")?;
                left -= line.faults;
            }
            if left > 0 {
                write!(f, "\n  and {left} more")?;
            }
        }
        match groups.others {
            0 => Ok(()),
            faults => write!(f, "\nother columns: {faults} fault{}", s_of(faults)),
        }
    }
}

impl OfColumn {
    /// The groups, the most frequent first. Where they are many, those behind the first few are put together by what they have in common.
    fn lines(&self) -> Vec<FaultGroup> {
        let mut groups = self.groups.clone();
        groups.sort_by_key(|group| Reverse(group.faults));
        if groups.len() <= FaultSummary::LINES {
            return groups;
        }
        let rest = groups.split_off(FaultSummary::LINES / 2);
        let mut alike: Vec<(String, FaultGroup)> = Vec::new();
        for group in rest {
            let form = form_of(&group.message);
            match alike.iter_mut().find(|(other, _)| *other == form) {
                Some((_, line)) => line.take_in(&group),
                None => alike.push((form, group)),
            }
        }
        groups.extend(alike.into_iter().map(|(_, line)| line));
        groups
    }
}

/// A message without what stands in quotes in it and without its numbers: what it says of any value.
fn form_of(message: &str) -> String {
    let outside = message.split('"').step_by(2);
    outside
        .flat_map(str::chars)
        .filter(|c| !c.is_ascii_digit())
        .collect()
}

fn s_of(number: u64) -> &'static str {
    if number == 1 { "" } else { "s" }
}
