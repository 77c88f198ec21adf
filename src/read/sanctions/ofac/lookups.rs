//! What the numbers of the advanced file stand for.

use super::facts::{OnList, state_named};
use super::measure::{ListKind, of_kind};
use super::statement::{DayOf, is_of_register};
use super::tree::Lookup;
use crate::sanction::{Measures, TargetKind};
use crate::state::actor::State;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The tables of names, and what was made of them.
#[derive(Debug, Default)]
pub(super) struct Lookups {
    names: HashMap<(Lookup, u64), Box<str>>,
    /// Of an area its country, of a kind of party within a kind that kind.
    under: HashMap<(Lookup, u64), u64>,
    features: HashMap<u64, Feature>,
    lists: HashMap<u64, OnList>,
    states: HashMap<u64, Option<State>>,
    sanctions: HashMap<u64, Sanction>,
    documents: HashMap<u64, Document>,
}

/// What a feature of a party tells.
#[derive(Clone, Debug)]
pub(super) enum Feature {
    Address,
    Nationality,
    Flag,
    /// Always, or where its detail says so.
    SecondarySanctions,
    PerhapsSecondary,
    SectorDirective,
    DirectiveDay(DayOf, Box<str>),
    Wallet,
    Other,
}

/// What the number of a document is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Document {
    /// One in the register of a state.
    Register,
    /// That of a ship, behind `IMO`.
    Imo,
    Lei,
    /// Of a passport, a licence.
    Other,
}

/// What a measure of an entry tells.
#[derive(Clone, Debug)]
pub(super) enum Sanction {
    /// The tag of its programme.
    Program,
    Forbids(Measures),
    Unmapped,
}

impl Lookups {
    pub(super) fn add(&mut self, table: Lookup, id: u64, under: Option<u64>, name: &str) {
        if let Some(under) = under {
            self.under.insert((table, id), under);
        }
        match table {
            Lookup::FeatureType => {
                self.features.insert(id, feature(name));
            }
            Lookup::SanctionsType => {
                self.sanctions.insert(id, sanction(name));
            }
            Lookup::DocumentType => {
                self.documents.insert(id, document(name));
            }
            Lookup::List => {
                self.lists.insert(id, on_list(name));
            }
            Lookup::AliasType
            | Lookup::AreaCode
            | Lookup::Country
            | Lookup::DetailReference
            | Lookup::EventType
            | Lookup::LegalBasis
            | Lookup::NamePartType
            | Lookup::PartySubType
            | Lookup::PartyType
            | Lookup::Script => {}
        }
        self.names.insert((table, id), name.into());
    }

    pub(super) fn name(&self, table: Lookup, id: u64) -> Option<&str> {
        self.names.get(&(table, id)).map(|name| &**name)
    }

    /// What a kind of feature tells; one that no table has, nothing.
    pub(super) fn feature(&self, kind: Option<u64>) -> &Feature {
        let known = kind.and_then(|kind| self.features.get(&kind));
        known.unwrap_or(&Feature::Other)
    }

    pub(super) fn list(&self, id: u64) -> Option<&OnList> {
        self.lists.get(&id)
    }

    pub(super) fn sanction(&self, id: u64) -> Option<&Sanction> {
        self.sanctions.get(&id)
    }

    pub(super) fn document(&self, id: u64) -> Document {
        self.documents.get(&id).copied().unwrap_or(Document::Other)
    }

    /// The country of an area.
    pub(super) fn country_of(&self, area: u64) -> Option<u64> {
        self.under.get(&(Lookup::AreaCode, area)).copied()
    }

    /// The state that a country is.
    pub(super) fn state(&mut self, country: u64, day: NaiveDate) -> Option<State> {
        let names = &self.names;
        *self.states.entry(country).or_insert_with(|| {
            let name = names.get(&(Lookup::Country, country))?;
            state_named(name, day)
        })
    }

    /// What a party is, by its kind within a kind: `Vessel`, or `Unknown` of the kind `Individual`.
    pub(super) fn party_kind(&self, sub_type: u64) -> Option<TargetKind> {
        let word = self.name(Lookup::PartySubType, sub_type)?;
        super::facts::kind_of(word).or_else(|| {
            let kind = self.under.get(&(Lookup::PartySubType, sub_type))?;
            super::facts::kind_of(self.name(Lookup::PartyType, *kind)?)
        })
    }
}

fn feature(name: &str) -> Feature {
    let name = name.trim();
    for (word, day) in [("Listing", DayOf::Listing), ("Effective", DayOf::Effect)] {
        let of = name
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix(" Date ("))
            .and_then(|rest| rest.split_once(')'));
        if let Some((of, _)) = of {
            return Feature::DirectiveDay(day, of.into());
        }
    }
    match name {
        "Location" => Feature::Address,
        "Nationality Country" | "Citizenship Country" => Feature::Nationality,
        "Vessel Flag" => Feature::Flag,
        "Secondary sanctions risk:" => Feature::SecondarySanctions,
        "Additional Sanctions Information -" => Feature::PerhapsSecondary,
        "Executive Order 13662 Directive Determination -" => Feature::SectorDirective,
        _ if name.starts_with("Digital Currency Address") => Feature::Wallet,
        _ => Feature::Other,
    }
}

fn document(name: &str) -> Document {
    match name {
        "Vessel Registration Identification" => Document::Imo,
        "Legal Entity Number" => Document::Lei,
        _ if is_of_register(name) => Document::Register,
        _ => Document::Other,
    }
}

fn sanction(name: &str) -> Sanction {
    if name == "Program" {
        return Sanction::Program;
    }
    of_kind(name).map_or(Sanction::Unmapped, Sanction::Forbids)
}

fn on_list(name: &str) -> OnList {
    let kind = ListKind::of_name(name);
    let slug = kind.map_or_else(|| slug(name), |kind| kind.slug().to_owned());
    OnList {
        kind,
        name: name.into(),
        slug: slug.into(),
        told: Measures::NONE,
    }
}

/// A list that the crate has no name for, by its own.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-")
}
