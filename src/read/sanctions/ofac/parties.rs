//! The parties of the advanced file, with the places that stand before them.

use super::facts::Facts;
use super::lookups::{Document, Feature, Lookups};
use super::name::Names;
use super::statement::{is_subject_to_secondary, sector_directive};
use super::tree::Lookup;
use crate::error::{Error, Result, files::Files};
use crate::read::Remark;
use crate::read::sanctions::xml::Tag;
use crate::sanction::{PlaceBasis, TargetIdentifier, TargetKind};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// A party, without its entries.
#[derive(Debug, Default)]
pub(super) struct Party {
    pub(super) kind: Option<TargetKind>,
    pub(super) name: Box<str>,
    pub(super) facts: Facts,
    pub(super) is_listed: bool,
    /// Whether its names, places and numbers are those of a target by now, and not here any more.
    pub(super) is_target: bool,
}

/// The number of a document.
#[derive(Debug)]
struct Number {
    kind: Document,
    country: Option<u64>,
    text: Box<str>,
}

/// The parties that were read, and the one in hand.
#[derive(Debug, Default)]
pub(super) struct Parties {
    location: Option<u64>,
    /// By their numbers the countries of places.
    locations: HashMap<u64, u64>,
    /// By the number of an identity its documents.
    documents: HashMap<u64, Vec<Number>>,
    /// The document in hand, and whose it is.
    document: Option<(u64, Number)>,
    party: Option<(u64, Box<Party>)>,
    all: HashMap<u64, Box<Party>>,
    names: Names,
    feature: Option<u64>,
    detail: Option<u64>,
    /// By their type the features that tell an address of a crypto-currency.
    wallets: BTreeMap<u64, u64>,
    /// How many parties have a number that stands before.
    again: u64,
}

/// A number that an attribute must hold.
pub(super) fn needed(tag: &Tag<'_>, name: &'static str, within: &'static str) -> Result<u64> {
    let value = tag.needed(name, within)?;
    value.parse().map_err(|_| {
        Error::from(Files::NotAWholeNumber {
            found: (&*value).into(),
        })
    })
}

/// A number that an attribute may hold; what is none leads nowhere, as a number that no table has.
pub(super) fn number(tag: &Tag<'_>, name: &str) -> Result<Option<u64>> {
    Ok(tag.attribute(name)?.and_then(|value| value.parse().ok()))
}

fn is_true(tag: &Tag<'_>, name: &str) -> Result<bool> {
    Ok(tag.attribute(name)?.as_deref() == Some("true"))
}

impl Parties {
    pub(super) fn get_mut(&mut self, id: u64) -> Option<&mut Party> {
        self.all.get_mut(&id).map(|party| &mut **party)
    }

    /// An entry names the party. Whether one before did, too.
    pub(super) fn is_listed(&mut self, id: u64) -> bool {
        let party = self.all.get_mut(&id);
        party.is_some_and(|party| std::mem::replace(&mut party.is_listed, true))
    }

    /// What else there is: what it is, of which kind, how many.
    pub(super) fn counts(&self, lookups: &Lookups) -> Vec<(&'static str, String, u64)> {
        let wallets = self.wallets.iter().filter_map(|(id, count)| {
            let name = lookups.name(Lookup::FeatureType, *id)?;
            Some(("features left", name.to_owned(), *count))
        });
        let without = self.all.values().filter(|party| !party.is_listed);
        let without = without.count() as u64;
        let others = [
            ("without an entry", without),
            ("with a number that stands before", self.again),
        ];
        let others = others.map(|(kind, count)| ("parties", kind.to_owned(), count));
        wallets.chain(others).collect()
    }

    pub(super) fn location(&mut self, tag: &Tag<'_>) -> Result<()> {
        self.location = number(tag, "ID")?;
        Ok(())
    }

    pub(super) fn location_country(&mut self, tag: &Tag<'_>) -> Result<()> {
        if let Some((location, country)) = self.location.zip(number(tag, "CountryID")?) {
            self.locations.insert(location, country);
        }
        Ok(())
    }

    /// A part of a country, which tells the country where nothing else does.
    pub(super) fn location_area(&mut self, tag: &Tag<'_>, lookups: &Lookups) -> Result<()> {
        let area = number(tag, "AreaCodeID")?;
        let country = area.and_then(|area| lookups.country_of(area));
        if let Some((location, country)) = self.location.zip(country) {
            self.locations.entry(location).or_insert(country);
        }
        Ok(())
    }

    pub(super) fn document(&mut self, tag: &Tag<'_>, lookups: &Lookups) -> Result<()> {
        let kind = number(tag, "IDRegDocTypeID")?.map(|kind| lookups.document(kind));
        let country = number(tag, "IssuedBy-CountryID")?;
        let known = kind.filter(|kind| *kind != Document::Other);
        let identity = number(tag, "IdentityID")?;
        let number = known.map(|kind| Number {
            kind,
            country,
            text: Box::default(),
        });
        self.document = identity.zip(number);
        Ok(())
    }

    pub(super) fn document_number(&mut self, text: &str) {
        if let Some((identity, mut number)) = self.document.take() {
            number.text = text.into();
            self.documents.entry(identity).or_default().push(number);
        }
    }

    pub(super) fn profile(&mut self, tag: &Tag<'_>, lookups: &Lookups) -> Result<()> {
        let kind = number(tag, "PartySubTypeID")?;
        let party = Party {
            kind: kind.and_then(|kind| lookups.party_kind(kind)),
            ..Party::default()
        };
        self.party = number(tag, "ID")?.map(|id| (id, Box::new(party)));
        Ok(())
    }

    /// The party in hand is whole.
    pub(super) fn close_profile(&mut self) {
        if let Some((id, party)) = self.party.take() {
            match self.all.entry(id) {
                Entry::Occupied(_) => self.again += 1,
                Entry::Vacant(place) => {
                    place.insert(party);
                }
            }
        }
    }

    pub(super) fn identity(
        &mut self,
        tag: &Tag<'_>,
        lookups: &mut Lookups,
        day: NaiveDate,
    ) -> Result<()> {
        self.names.begin(is_true(tag, "Primary")?);
        let identity = number(tag, "ID")?;
        let documents = identity.and_then(|identity| self.documents.remove(&identity));
        for document in documents.into_iter().flatten() {
            let Number {
                kind,
                country,
                text,
            } = document;
            let state = country.and_then(|country| lookups.state(country, day));
            let number = match kind {
                Document::Register => TargetIdentifier::registration(state, &text),
                Document::Imo => match text.strip_prefix("IMO ") {
                    Some(number) => TargetIdentifier::imo(number),
                    // The column holds other numbers of ships, too.
                    None => continue,
                },
                Document::Lei => TargetIdentifier::lei(&text),
                Document::Other => continue,
            };
            if let Some((_, party)) = &mut self.party {
                party.facts.number(number, &text);
            }
            if let Some(country) = country.filter(|_| kind == Document::Register) {
                self.place(country, PlaceBasis::RegistrationNumber, lookups, day);
            }
        }
        Ok(())
    }

    pub(super) fn close_identity(&mut self) {
        let Some((_, party)) = &mut self.party else {
            return;
        };
        for (is_name, name) in self.names.whole() {
            if is_name && party.name.is_empty() {
                party.name = name.into();
            } else {
                party.facts.alias(name);
            }
        }
    }

    pub(super) fn alias(&mut self, tag: &Tag<'_>, lookups: &Lookups) -> Result<()> {
        let kind = number(tag, "AliasTypeID")?;
        let kind = kind.and_then(|kind| lookups.name(Lookup::AliasType, kind));
        // Where the file does not say what kind of alias it is, the first alias is the name.
        let is_name = kind.is_none_or(|kind| kind == "Name");
        self.names.alias(is_true(tag, "Primary")? && is_name);
        Ok(())
    }

    pub(super) fn documented_name(&mut self) {
        self.names.documented();
    }

    pub(super) fn name_part(&mut self, tag: &Tag<'_>, lookups: &Lookups) -> Result<()> {
        let script = number(tag, "ScriptID")?;
        let script = script.and_then(|id| lookups.name(Lookup::Script, id));
        let is_latin = script.is_none_or(|script| script == "Latin");
        self.names.part(number(tag, "NamePartGroupID")?, is_latin);
        Ok(())
    }

    pub(super) fn close_name_part(&mut self, text: &str) {
        self.names.text(text);
    }

    pub(super) fn name_part_group(&mut self, tag: &Tag<'_>, lookups: &Lookups) -> Result<()> {
        let kind = number(tag, "NamePartTypeID")?;
        let kind = kind.and_then(|id| lookups.name(Lookup::NamePartType, id));
        self.names
            .group(number(tag, "ID")?, kind == Some("Last Name"));
        Ok(())
    }

    pub(super) fn feature(&mut self, tag: &Tag<'_>, lookups: &Lookups) -> Result<()> {
        self.feature = number(tag, "FeatureTypeID")?;
        match lookups.feature(self.feature) {
            Feature::SecondarySanctions => {
                if let Some((_, party)) = &mut self.party {
                    party.facts.exposes_third_parties = true;
                }
            }
            Feature::Wallet => {
                if let Some(kind) = self.feature {
                    *self.wallets.entry(kind).or_default() += 1;
                }
            }
            Feature::Address
            | Feature::Nationality
            | Feature::Flag
            | Feature::PerhapsSecondary
            | Feature::SectorDirective
            | Feature::DirectiveDay(..)
            | Feature::Other => {}
        }
        Ok(())
    }

    pub(super) fn version_location(
        &mut self,
        tag: &Tag<'_>,
        lookups: &mut Lookups,
        day: NaiveDate,
    ) -> Result<()> {
        let basis = match lookups.feature(self.feature) {
            Feature::Address => PlaceBasis::Address,
            Feature::Nationality => PlaceBasis::Nationality,
            Feature::Flag => PlaceBasis::Flag,
            Feature::SecondarySanctions
            | Feature::PerhapsSecondary
            | Feature::SectorDirective
            | Feature::DirectiveDay(..)
            | Feature::Wallet
            | Feature::Other => return Ok(()),
        };
        let location = number(tag, "LocationID")?;
        if let Some(country) = location.and_then(|id| self.locations.get(&id).copied()) {
            self.place(country, basis, lookups, day);
        }
        Ok(())
    }

    pub(super) fn version_detail(&mut self, tag: &Tag<'_>) -> Result<()> {
        self.detail = number(tag, "DetailReferenceID")?;
        Ok(())
    }

    /// The text of a detail, or what its number stands for.
    pub(super) fn close_version_detail(&mut self, text: &str, lookups: &Lookups, day: NaiveDate) {
        let detail = self.detail.take();
        let Some((_, party)) = &mut self.party else {
            return;
        };
        let word = detail.and_then(|id| lookups.name(Lookup::DetailReference, id));
        let word = word.filter(|_| text.is_empty()).unwrap_or(text);
        let (column, facts) = ("VersionDetail", &mut party.facts);
        match lookups.feature(self.feature) {
            Feature::Flag => facts.place(word, PlaceBasis::Flag, column, day),
            Feature::PerhapsSecondary => {
                facts.exposes_third_parties |=
                    is_subject_to_secondary(&format!("Additional Sanctions Information - {word}"));
            }
            Feature::SectorDirective => match sector_directive(word) {
                Some(number) => facts.sector_directive(number),
                None => facts.remark(Remark::UnmappedMeasure, column, word),
            },
            Feature::Address
            | Feature::Nationality
            | Feature::SecondarySanctions
            | Feature::DirectiveDay(..)
            | Feature::Wallet
            | Feature::Other => {}
        }
    }

    /// The first day of a feature's period.
    pub(super) fn feature_day(&mut self, date: Result<Option<PartialDate>>, lookups: &Lookups) {
        if let Feature::DirectiveDay(which, of) = lookups.feature(self.feature)
            && let Some((_, party)) = &mut self.party
        {
            let date = date.ok().flatten();
            let facts = &mut party.facts;
            facts.directive_day(*which, of, date, "DatePeriod without a day");
        }
    }

    /// Adds a place of the party in hand, by the number of its country.
    fn place(&mut self, country: u64, basis: PlaceBasis, lookups: &mut Lookups, day: NaiveDate) {
        let Some((_, party)) = &mut self.party else {
            return;
        };
        if let Some(state) = lookups.state(country, day) {
            party.facts.add_state(state, basis);
            return;
        }
        let number = country.to_string();
        let word = lookups.name(Lookup::Country, country).unwrap_or(&number);
        party.facts.place(word, basis, "Country", day);
    }
}
