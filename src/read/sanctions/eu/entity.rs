//! An entry of the Union's list, put together from rows or elements.

use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::distinct::Distinct;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::read::sanctions::letters::{is_mixed, is_mostly_latin};
use crate::sanction::{
    Issuer, LegalAct, LegalActId, ListingOrigin, Measure, Measures, PlaceBasis, TargetIdentifier,
    TargetKind,
};
use crate::state::CodeScheme;
use crate::state::actor::State;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

/// Ships whose names do not say so.
const VESSELS: [&str; 2] = ["EU.9442.82", "EU.9443.81"];

/// Organisations that the list codes as persons.
const ORGANISATIONS: [&str; 2] = ["EU.13894.78", "EU.12692.74"];

/// Types of numbers that a place gives to whom it has registered.
const REGISTRATIONS: [&str; 4] = ["regnumber", "fiscalcode", "taxid", "euvat"];

/// A country by its code, and in words where there is no code.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Country {
    pub(super) iso2: Box<str>,
    pub(super) words: Box<str>,
}

/// An act that listed the entry or changed it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Regulation {
    pub(super) kind: Box<str>,
    pub(super) published: Option<NaiveDate>,
    pub(super) in_force: Option<NaiveDate>,
    pub(super) title: Box<str>,
    pub(super) programme: Box<str>,
    pub(super) url: Box<str>,
}

/// A number of the entry: type, number, country.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Identification {
    pub(super) kind: Box<str>,
    pub(super) number: Box<str>,
    pub(super) iso2: Box<str>,
}

/// An entry, as far as it was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    pub(super) logical_id: Box<str>,
    pub(super) reference: Box<str>,
    pub(super) un_id: Box<str>,
    pub(super) designated: Option<NaiveDate>,
    /// `P` or `person`, `E` or `enterprise`.
    pub(super) subject: Box<str>,
    pub(super) regulations: Distinct<Regulation>,
    /// When acts were published that touched a name, an address, a number.
    pub(super) touched: Distinct<NaiveDate>,
    pub(super) names: Distinct<Box<str>>,
    pub(super) citizenships: Distinct<Country>,
    pub(super) addresses: Distinct<Country>,
    pub(super) numbers: Distinct<Identification>,
    pub(super) remarks: Vec<(Remark, &'static str, Box<str>)>,
}

impl Entity {
    /// What the list calls the entry.
    pub(super) fn id(&self) -> &str {
        if self.reference.is_empty() {
            &self.logical_id
        } else {
            &self.reference
        }
    }

    /// The entry, as of the day of the list.
    ///
    /// # Errors
    /// No id, no programme, a kind of no word.
    pub(super) fn draft(self, list_day: NaiveDate) -> Result<EntryDraft> {
        let lacks = |what, within| Lists::Lacks { what, within };
        if self.id().is_empty() {
            return Err(lacks("euReferenceNumber", "sanctionEntity").into());
        }
        let mut entry = EntryDraft::new(self.id());
        entry.remarks.clone_from(&self.remarks);
        entry.name = self.name(&mut entry);
        let others = self.names.iter().filter(|name| ***name != *entry.name);
        entry.aliases.extend(others.cloned());
        entry.kind = self.kind(&entry.name)?;
        let programmes = self.regulations.iter().map(|act| &*act.programme);
        let programmes: Distinct<&str> = programmes.filter(|tag| !tag.is_empty()).collect();
        if programmes.is_empty() {
            return Err(lacks("programme", "regulation").into());
        }
        let several = programmes.len() > 1;
        for programme in &programmes {
            let mut listing = self.listing(programme, &mut entry)?;
            listing.group = several.then(|| (*programme).into());
            entry.list(listing)?;
        }
        self.places(list_day, &mut entry);
        self.numbers(list_day, &mut entry);
        Ok(entry)
    }

    /// The first name in Latin letters, else the first.
    fn name(&self, entry: &mut EntryDraft) -> String {
        let latin = self.names.iter().find(|name| is_mostly_latin(name));
        let Some(name) = latin.or(self.names.first()) else {
            return String::new();
        };
        if is_mixed(name) {
            entry.remark(Remark::MixedScripts, "wholeName", &**name);
        }
        name.to_string()
    }

    fn kind(&self, name: &str) -> Result<TargetKind> {
        let is_one_of = |ids: &[&str]| ids.contains(&&*self.reference);
        if is_one_of(&VESSELS) || name.starts_with("IMO ") {
            return Ok(TargetKind::Vessel);
        }
        if is_one_of(&ORGANISATIONS) {
            return Ok(TargetKind::Entity);
        }
        match &*self.subject {
            "P" | "person" => Ok(TargetKind::Person),
            "E" | "enterprise" => Ok(TargetKind::Entity),
            "" => Err(Lists::Lacks {
                what: "subjectType",
                within: "sanctionEntity",
            }
            .into()),
            other => {
                let words = ["P", "person", "E", "enterprise"];
                Err(crate::error::words::unknown("subject type", other, words))
            }
        }
    }

    fn listing(&self, programme: &str, entry: &mut EntryDraft) -> Result<ListingDraft> {
        let mut listing = ListingDraft::new(programme);
        // The list is one of frozen assets: whatever else an act forbids stands elsewhere.
        listing.measures = Measures::from(Measure::AssetFreeze);
        let acts = || {
            self.regulations
                .iter()
                .filter(|r| *r.programme == *programme)
        };
        let published = || acts().filter_map(|act| act.published);
        let since = if let Some(day) = self.designated {
            listing.listed = Some(day.into());
            let first = acts().find(|act| &*act.kind == "regulation");
            listing.applies = first.and_then(|act| act.in_force).map(PartialDate::from);
            Some(day)
        } else {
            // The days of acts are those of the last that changed the entry: it was listed on the earliest or before.
            let by = published().min();
            if let Some(by) = by {
                listing.listed = Some(PartialDate::between(None, Some(by))?);
                entry.remark(Remark::Undated, "designationDate", by.to_string());
            }
            by
        };
        let touched = published().chain(self.touched.iter().copied());
        let mut amended: Vec<NaiveDate> = touched.filter(|day| Some(*day) > since).collect();
        amended.sort_unstable();
        amended.dedup();
        if since.is_some() {
            listing.amended = amended.into_iter().map(PartialDate::from).collect();
        }
        let first = acts().min_by_key(|act| (act.published.is_none(), act.published));
        listing.act = first.and_then(act);
        if !self.un_id.is_empty() {
            listing.origin = ListingOrigin::Mirrors(Issuer::UN);
        }
        Ok(listing)
    }

    fn places(&self, list_day: NaiveDate, entry: &mut EntryDraft) {
        let mut place = |country: &Country, basis, column| {
            let iso2 = &*country.iso2;
            if iso2.is_empty() {
                entry.add_name(list_day, &country.words, basis, column);
            } else {
                let day = self.day_of(iso2, list_day);
                entry.add_iso2(day, iso2, basis, column);
            }
        };
        for country in &self.citizenships {
            place(country, PlaceBasis::Nationality, "citizenship");
        }
        for country in &self.addresses {
            place(country, PlaceBasis::Address, "address");
        }
        let registered = |number: &&Identification| {
            let kind = number.kind.to_lowercase();
            REGISTRATIONS.contains(&&*kind)
        };
        for number in self.numbers.iter().filter(registered) {
            let iso2 = number.iso2.clone();
            let words = Box::default();
            place(
                &Country { iso2, words },
                PlaceBasis::RegistrationNumber,
                "identification",
            );
        }
    }
}

impl Entity {
    /// The numbers by which other lists may know the entry; those that are none are left.
    fn numbers(&self, list_day: NaiveDate, entry: &mut EntryDraft) {
        if let Ok(number) = TargetIdentifier::entry("un", &self.un_id) {
            entry.identifiers.push(number);
        }
        for number in &self.numbers {
            let made = match number.kind.to_lowercase().as_str() {
                "imo" => TargetIdentifier::imo(&number.number),
                kind if REGISTRATIONS.contains(&kind) => {
                    let day = self.day_of(&number.iso2, list_day);
                    let state = State::from_code(CodeScheme::Iso2Extended, &*number.iso2, day).ok();
                    TargetIdentifier::registration(state, &number.number)
                }
                _ => continue,
            };
            entry.identifiers.extend(made.ok());
        }
    }

    /// The day on which a code means a state: that of the list, or else one on which an act changed the entry. A code of an old entry may have
    /// had its meaning when the entry was listed, and none any more.
    fn day_of(&self, code: &str, list_day: NaiveDate) -> NaiveDate {
        let means =
            |day: &NaiveDate| State::from_code(CodeScheme::Iso2Extended, code, *day).is_ok();
        let published = self.regulations.iter().filter_map(|act| act.published);
        let days = std::iter::once(list_day)
            .chain(self.designated)
            .chain(published);
        days.into_iter().find(means).unwrap_or(list_day)
    }
}

/// The act by its number in the Union's law, which stands in its address; else by its title.
fn act(regulation: &Regulation) -> Option<LegalAct> {
    let url = regulation.url.replace("%3A", ":").replace("%3a", ":");
    let number = url.split("CELEX:").nth(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
        rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest)
    });
    let celex = number.and_then(|number| LegalActId::celex(number).ok());
    celex
        .or_else(|| LegalActId::other(&regulation.title).ok())
        .map(LegalAct::from)
}
