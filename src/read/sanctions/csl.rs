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
use super::distinct::Distinct;
use super::draft::{EntryDraft, MOST};
use crate::error::{Result, lists::Lists};
use crate::sanction::{PlaceBasis, TargetIdentifier, TargetKind};
use crate::state::actor::State;
use row::CslRow;
use std::collections::{BTreeMap, HashMap};

/// Takes rows, whichever form they came in.
struct Csl {
    into: Builder,
    /// Entries with their lines, until all that is told of their parties is.
    entries: Vec<(u64, EntryDraft)>,
    parties: HashMap<Box<str>, Party>,
    /// How often a party was listed in a group of its listings.
    spells: HashMap<(Box<str>, Option<Box<str>>), u32>,
    notices: BTreeMap<&'static str, u64>,
}

/// A party, which may have several rows: on several lists, or with an address in each.
struct Party {
    /// The place of its first entry.
    first: usize,
    rows: usize,
    /// What its rows tell together, where they are several.
    merged: Option<Box<Merged>>,
}

/// What several rows tell of their party; kind and name are those of the first.
struct Merged {
    kind: TargetKind,
    name: String,
    places: Distinct<(State, PlaceBasis)>,
    aliases: Distinct<Box<str>>,
    identifiers: Distinct<TargetIdentifier>,
}

impl Merged {
    fn of(first: &EntryDraft) -> Box<Self> {
        let mut merged = Box::new(Self {
            kind: first.kind,
            name: first.name.clone(),
            places: Distinct::default(),
            aliases: Distinct::default(),
            identifiers: Distinct::default(),
        });
        merged.add(first);
        merged
    }

    fn add(&mut self, draft: &EntryDraft) {
        draft
            .places
            .iter()
            .for_each(|place| self.places.add(*place));
        for alias in &draft.aliases {
            self.aliases.add(alias.clone());
        }
        for number in &draft.identifiers {
            self.identifiers.add(number.clone());
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
        let party_id = draft.target.as_ref().unwrap_or(&draft.id).clone();
        let next = self.entries.len();
        let party = self.parties.entry(party_id.clone()).or_insert(Party {
            first: next,
            rows: 0,
            merged: None,
        });
        party.rows += 1;
        if party.rows > MOST {
            let what = "rows of one party";
            let fault = Lists::TooMany { what, most: MOST };
            return self.into.reject(line, fault.into(), &draft.id);
        }
        if let Some((_, first)) = self.entries.get_mut(party.first) {
            party
                .merged
                .get_or_insert_with(|| Merged::of(first))
                .add(&draft);
        }
        for listing in &mut draft.listings {
            let key = (party_id.clone(), listing.group.clone());
            let spell = self.spells.entry(key).or_default();
            *spell += 1;
            listing.spell = Some(*spell).filter(|spell| *spell > 1);
        }
        self.entries.push((line, draft));
    }

    fn finish(mut self) -> Result<Builder> {
        for (line, mut draft) in self.entries {
            let party = self.parties.get(draft.target.as_ref().unwrap_or(&draft.id));
            if let Some(merged) = party.and_then(|party| party.merged.as_deref()) {
                draft.kind = merged.kind;
                draft.name.clone_from(&merged.name);
                draft.places = merged.places.to_vec();
                draft.aliases = merged.aliases.to_vec();
                draft.identifiers = merged.identifiers.to_vec();
            }
            self.into.entry(line, draft)?;
        }
        for (name, count) in &self.notices {
            self.into.count("federal register notices", name, *count);
        }
        Ok(self.into)
    }
}
