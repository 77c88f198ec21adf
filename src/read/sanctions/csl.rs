//! The Consolidated Screening List of the United States: thirteen lists of three departments in one file, as CSV or JSON.

mod ids;
mod json;
mod notice;
mod row;
mod source;
mod table;

pub use json::{CslJson, CslJsonOptions};
pub use table::{CslCsv, CslCsvOptions};

use super::builder::Builder;
use super::draft::EntryDraft;
use crate::error::Result;
use row::CslRow;
use std::collections::{BTreeMap, HashMap};

/// Takes rows, whichever form they came in.
struct Csl {
    into: Builder,
    /// Entries with their lines, until all that is told of their parties is.
    entries: Vec<(u64, EntryDraft)>,
    /// By its party the first entry of it.
    parties: HashMap<Box<str>, usize>,
    /// How often a party was listed in a group of its listings.
    spells: HashMap<(Box<str>, Option<Box<str>>), u32>,
    notices: BTreeMap<&'static str, u64>,
}

fn add_new<T: Clone + PartialEq>(to: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !to.contains(one) {
            to.push(one.clone());
        }
    }
}

impl Csl {
    fn new(into: Builder) -> Self {
        Self {
            into,
            entries: Vec::new(),
            parties: HashMap::new(),
            spells: HashMap::new(),
            notices: BTreeMap::new(),
        }
    }

    /// Takes a row, or rejects it.
    fn take(&mut self, line: u64, row: &CslRow, shown: impl FnOnce() -> String) -> Result<()> {
        let day = self.into.day()?;
        match row.entry(day, &mut self.notices) {
            Ok(draft) => self.add(line, draft),
            Err(fault) => self.into.reject(line, fault, &shown()),
        }
        Ok(())
    }

    fn add(&mut self, line: u64, mut draft: EntryDraft) {
        let party = draft.target.as_ref().unwrap_or(&draft.id).clone();
        for listing in &mut draft.listings {
            let key = (party.clone(), listing.group.clone());
            let spell = self.spells.entry(key).or_default();
            *spell += 1;
            listing.spell = Some(*spell).filter(|spell| *spell > 1);
        }
        match self.parties.get(&party) {
            // One party in several rows: on several lists, or with an address in each.
            Some(&first) => {
                if let Some((_, first)) = self.entries.get_mut(first) {
                    add_new(&mut first.places, &draft.places);
                    add_new(&mut first.aliases, &draft.aliases);
                    add_new(&mut first.identifiers, &draft.identifiers);
                }
            }
            None => {
                self.parties.insert(party, self.entries.len());
            }
        }
        self.entries.push((line, draft));
    }

    fn finish(mut self) -> Result<Builder> {
        for at in 0..self.entries.len() {
            let party = self.entries.get(at).and_then(|(_, draft)| {
                let first = *self.parties.get(draft.target.as_deref()?)?;
                let (_, first) = self.entries.get(first)?;
                Some(first.clone())
            });
            let Some((line, mut draft)) = self.entries.get(at).cloned() else {
                continue;
            };
            if let Some(party) = party {
                draft.kind = party.kind;
                draft.name = party.name;
                draft.places = party.places;
                draft.aliases = party.aliases;
                draft.identifiers = party.identifiers;
            }
            self.into.entry(line, draft)?;
        }
        for (name, count) in &self.notices {
            self.into.count("federal register notices", name, *count);
        }
        Ok(self.into)
    }
}
