//! An entry of a list of the United Kingdom, put together from rows or elements.

use super::measures;
use crate::error::{Result, lists::Lists, words::unknown};
use crate::read::Remark;
use crate::read::sanctions::distinct::Distinct;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::sanction::{
    Issuer, ListingOrigin, Measure, Measures, PlaceBasis, TargetIdentifier, TargetKind,
};
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use chrono::NaiveDate;

/// An entry, as far as it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    pub(super) id: Box<str>,
    pub(super) un_id: Box<str>,
    /// Of the list that was retired.
    pub(super) ofsi_id: Box<str>,
    pub(super) imos: Distinct<Box<str>>,
    pub(super) registrations: Distinct<Box<str>>,
    /// Each with its type.
    pub(super) names: Distinct<(Box<str>, Box<str>)>,
    pub(super) regime: Box<str>,
    pub(super) kind: Box<str>,
    /// `UK` or `UN`.
    pub(super) source: Box<str>,
    pub(super) imposed: Box<str>,
    pub(super) designated: Option<PartialDate>,
    pub(super) updated: Option<PartialDate>,
    pub(super) nationalities: Distinct<Box<str>>,
    pub(super) countries: Distinct<Box<str>>,
    pub(super) flags: Distinct<Box<str>>,
    pub(super) former_flags: Distinct<Box<str>>,
    /// Names of the indicators that are set, in XML.
    pub(super) indicated: Vec<&'static str>,
}

/// Adds a text that is not there yet; the texts of a cell with several stand between bars.
pub(super) fn add(texts: &mut Distinct<Box<str>>, cell: &str) {
    for text in cell.split('|').flat_map(numbered).map(str::trim) {
        if !text.is_empty() {
            texts.add(text.into());
        }
    }
}

/// `(1) Ruritania. (2) Utopia` is two texts.
fn numbered(text: &str) -> impl Iterator<Item = &str> {
    let mut left = Some(text);
    let mut next = 1;
    std::iter::from_fn(move || {
        let text = left.take()?;
        let here = format!("({next})");
        let text = text.strip_prefix(&here).map_or(text, |text| {
            next += 1;
            text
        });
        let behind = format!("({next})");
        match text.split_once(&behind) {
            Some((text, rest)) => {
                next += 1;
                left = Some(rest);
                Some(text.trim().trim_end_matches('.'))
            }
            None => Some(text),
        }
    })
}

/// A name out of its parts.
pub(super) fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let told: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    told.join(" ")
}

impl Entity {
    /// Adds a name that is not there yet.
    pub(super) fn add_name(&mut self, name: String, kind: Box<str>) {
        let told = (name.into_boxed_str(), kind);
        if !told.0.is_empty() {
            self.names.add(told);
        }
    }

    /// The entry, as of the day of the list.
    ///
    /// # Errors
    /// No id, no regime, a kind or a source of no word.
    pub(super) fn draft(self, list_day: NaiveDate) -> Result<EntryDraft> {
        let lacks = |what| Lists::Lacks {
            what,
            within: "Designation",
        };
        if self.id.is_empty() {
            return Err(lacks("UniqueID").into());
        }
        if self.regime.is_empty() {
            return Err(lacks("RegimeName").into());
        }
        let mut entry = EntryDraft::new(&*self.id);
        primary(&self.names).clone_into(&mut entry.name);
        entry.aliases = others(&self.names, &entry.name);
        self.numbers(&mut entry);
        entry.kind = kind(&self.kind)?;
        let mut listing = ListingDraft::new(&*self.regime);
        listing.measures = self.measures(&mut entry);
        listing.listed.clone_from(&self.designated);
        if let (Some(updated), Some(listed)) = (self.updated, &self.designated)
            && listed.before(&updated) == Truth::Yes
        {
            listing.amended.push(updated);
        }
        listing.origin = match self.source.to_uppercase().as_str() {
            "UN" => ListingOrigin::Mirrors(Issuer::UN),
            "UK" | "" => ListingOrigin::Autonomous,
            _ => {
                return Err(unknown(
                    "source of a designation",
                    &self.source,
                    ["UK", "UN"],
                ));
            }
        };
        entry.list(listing)?;
        for (names, basis, column) in [
            (&self.nationalities, PlaceBasis::Nationality, "Nationality"),
            (&self.countries, PlaceBasis::Address, "Address Country"),
            (
                &self.flags,
                PlaceBasis::Flag,
                "Current believed flag of ship",
            ),
        ] {
            for name in names {
                entry.add_name(list_day, name, basis, column);
            }
        }
        for flag in &self.former_flags {
            entry.remark(Remark::FormerFlag, "Previous flags", &**flag);
        }
        Ok(entry)
    }

    /// The numbers by which other lists may know the entry; those that are none are left.
    fn numbers(&self, entry: &mut EntryDraft) {
        for (list, number) in [("un", &self.un_id), ("ofsi", &self.ofsi_id)] {
            entry
                .identifiers
                .extend(TargetIdentifier::entry(list, number).ok());
        }
        let ships = self.imos.iter().map(|text| TargetIdentifier::imo(text));
        let firms = self.registrations.iter();
        let firms = firms.map(|text| TargetIdentifier::registration(None, text));
        entry
            .identifiers
            .extend(ships.chain(firms).filter_map(Result::ok));
    }

    fn measures(&self, entry: &mut EntryDraft) -> Measures {
        let mut printed = Measures::NONE;
        for word in self.imposed.split('|').map(str::trim) {
            match measures::printed(word) {
                Some(measure) => printed = printed.with(measure),
                None if word.is_empty() => {}
                None => entry.remark(Remark::UnmappedMeasure, "Sanctions Imposed", word),
            }
        }
        let mut all = printed;
        for name in &self.indicated {
            match measures::indicated(name) {
                Some(measure) => all = all.with(measure),
                None => entry.remark(Remark::UnmappedMeasure, "SanctionsImposedIndicators", *name),
            }
        }
        if !printed.is_empty() && !self.indicated.is_empty() && all != printed {
            let found = format!("{printed}, but the indicators have {all}");
            entry.remark(Remark::ColumnsDisagree, "SanctionsImposed", found);
        }
        if all.is_empty() {
            return Measures::from(Measure::NotTold);
        }
        all
    }
}

/// The primary name; without one the first of its variations, else the first.
pub(super) fn primary(names: &[(Box<str>, Box<str>)]) -> &str {
    let of = |kind: &str| names.iter().find(|(_, of)| of.eq_ignore_ascii_case(kind));
    let found = of("primary name").or_else(|| of("primary name variation"));
    found.or(names.first()).map_or("", |(name, _)| name)
}

/// The names but one, each once.
pub(super) fn others(names: &[(Box<str>, Box<str>)], name: &str) -> Vec<Box<str>> {
    let others = names.iter().map(|(other, _)| other);
    let others: Distinct<_> = others.filter(|other| ***other != *name).cloned().collect();
    others.into_vec()
}

pub(super) fn kind(word: &str) -> Result<TargetKind> {
    match word.to_lowercase().as_str() {
        "individual" => Ok(TargetKind::Person),
        "entity" => Ok(TargetKind::Entity),
        "ship" => Ok(TargetKind::Vessel),
        "aircraft" => Ok(TargetKind::Aircraft),
        _ => {
            let words = ["Individual", "Entity", "Ship", "Aircraft"];
            Err(unknown("type of a designation", word, words))
        }
    }
}
