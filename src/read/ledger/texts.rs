//! The words of a file beside those of the crate, and what stands in cells that say nothing.

use crate::error::{Error, Result, files::Files, nearest, words::clip};
use crate::interaction::Party;
use crate::interaction::party::split_parties;
use crate::kind::facet::{Certainty, Forces, PressureOutcome, PressureStage, Rank, Setting, Venue};
use crate::kind::interaction_kind::InteractionKind;
use crate::time::when::When;
use std::collections::HashMap;

/// What spreadsheets leave in a cell whose value they could not work out.
const SPREADSHEET_ERRORS: [&str; 9] = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
];

/// What often stands for "not known" where a file says nothing of it.
const OFTEN_MISSING: [&str; 9] = [
    "-9", "-99", "-999", "n/a", "N/A", "null", "NULL", "-", "\u{2013}",
];

/// A word of the file, and what the crate writes for it.
#[derive(Clone, Debug)]
struct Word {
    in_file: Box<str>,
    ours: Box<str>,
}

/// The words of a file that the caller translates.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    list: Vec<Word>,
    exact: HashMap<Box<str>, usize>,
    folded: HashMap<Box<str>, usize>,
    /// Whether case, blanks, hyphens and underscores make no difference.
    pub(super) in_any_case: bool,
}

impl Words {
    pub(super) fn add(&mut self, in_file: Box<str>, ours: Box<str>) {
        let at = self.list.len();
        self.exact.insert(in_file.clone(), at);
        self.folded.insert(folded(&in_file), at);
        self.list.push(Word { in_file, ours });
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The words of the file, each with its place.
    pub(super) fn in_file(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|word| &*word.in_file)
    }

    /// What the crate writes for a text of the file, and the place of the word.
    pub(super) fn ours(&self, text: &str) -> Option<(usize, &str)> {
        if self.list.is_empty() {
            return None;
        }
        let text = text.trim();
        let loose = || self.folded.get(&folded(text)).filter(|_| self.in_any_case);
        let at = *self.exact.get(text).or_else(loose)?;
        self.list.get(at).map(|word| (at, &*word.ours))
    }

    /// That each word is translated into something that the crate reads.
    pub(super) fn check(&self) -> Result<()> {
        let wrong = self.list.iter().find(|word| !is_ours(&word.ours));
        wrong.map_or(Ok(()), |word| {
            Err(Files::NoWordOfOurs {
                in_file: clip(&word.in_file),
                ours: clip(&word.ours),
                nearest: nearest(
                    &word.ours,
                    InteractionKind::ALL.iter().copied().map(Into::into),
                ),
            }
            .into())
        })
    }
}

/// Whether the crate reads a text in some column of kinds, facets, parties or dates.
fn is_ours(text: &str) -> bool {
    let words = [
        text.parse::<InteractionKind>().is_ok(),
        text.parse::<Setting>().is_ok(),
        text.parse::<Venue>().is_ok(),
        text.parse::<Rank>().is_ok(),
        text.parse::<Forces>().is_ok(),
        text.parse::<Certainty>().is_ok(),
        text.parse::<PressureStage>().is_ok(),
        text.parse::<PressureOutcome>().is_ok(),
        text.parse::<When>().is_ok(),
    ];
    words.contains(&true) || own_parties(text).is_ok()
}

/// Parties in the crate's own form.
pub(super) fn own_parties(text: &str) -> Result<Vec<Party>> {
    split_parties(text).map(str::parse).collect()
}

/// A word as the crate would write it: `Port visit` and `PORT-VISIT` as `port_visit`.
pub(super) fn folded(text: &str) -> Box<str> {
    let parts = text.split(|c: char| c.is_whitespace() || c == '-' || c == '_');
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    parts.join("_").into()
}

/// The fault of a cell that could not be read: what a spreadsheet left there, or what often marks a missing value, is told as that.
pub(super) fn refused(text: &str, fault: Error) -> Error {
    let text = text.trim();
    if SPREADSHEET_ERRORS.contains(&text) || (text.len() > 2 && text.bytes().all(|b| b == b'#')) {
        Files::SpreadsheetError { found: clip(text) }.into()
    } else if OFTEN_MISSING.contains(&text) {
        Files::MissingMark { found: clip(text) }.into()
    } else {
        fault
    }
}

/// A number without the marks between its thousands; `None` if a mark stands elsewhere.
pub(super) fn ungrouped(text: &str, mark: char) -> Option<String> {
    let mut out = String::new();
    for run in text.split_inclusive(|c: char| !c.is_ascii_digit() && c != mark) {
        let end = run.trim_end_matches(|c: char| !c.is_ascii_digit() && c != mark);
        let groups: Vec<&str> = end.split(mark).collect();
        let well = groups.iter().enumerate().all(|(place, group)| match place {
            0 => groups.len() == 1 || (1..=3).contains(&group.len()),
            _ => group.len() == 3,
        });
        if !well {
            return None;
        }
        out.extend(groups);
        out.extend(run.get(end.len()..));
    }
    Some(out)
}
