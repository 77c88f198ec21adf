//! What is told of a party, from whichever file, and the listings that follow.

use super::measure::{ListKind, of_directive, of_sector_directive};
use super::statement::{DayOf, DirectiveName, Statement, english_day, statements};
use crate::error::Result;
use crate::read::Remark;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::sanction::{
    Measure, Measures, PlaceBasis, Programme, ProgrammeList, TargetIdentifier, TargetKind,
};
use crate::state::NameScope;
use crate::state::actor::State;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::sync::Arc;

/// What is told of a party, apart from its name.
#[derive(Clone, Debug, Default)]
pub(in crate::read::sanctions) struct Facts {
    pub(in crate::read::sanctions) exposes_third_parties: bool,
    pub(in crate::read::sanctions) places: Vec<(State, PlaceBasis)>,
    aliases: Vec<Box<str>>,
    /// The names of other parties that it is linked to.
    links: Vec<Box<str>>,
    identifiers: Vec<TargetIdentifier>,
    /// What its directives under Executive Order 13662 forbid.
    sector: Measures,
    directives: Vec<Directive>,
    remarks: Vec<(Remark, &'static str, Box<str>)>,
}

/// A directive that the party falls under, with its days.
#[derive(Clone, Debug)]
struct Directive {
    name: DirectiveName,
    listed: Option<PartialDate>,
    applies: Option<PartialDate>,
}

/// The list that an entry stands on.
#[derive(Clone, Debug)]
pub(in crate::read::sanctions) struct OnList {
    pub(in crate::read::sanctions) kind: Option<ListKind>,
    pub(in crate::read::sanctions) name: Arc<str>,
    /// What ids call it: `sdn`.
    pub(in crate::read::sanctions) slug: Arc<str>,
    /// What kinds of sanction the entry names; none where the file has no such column.
    pub(in crate::read::sanctions) told: Measures,
}

impl OnList {
    /// The list of the nationals.
    pub(in crate::read::sanctions) fn nationals() -> Self {
        Self {
            kind: Some(ListKind::Sdn),
            name: "SDN List".into(),
            slug: ListKind::Sdn.slug().into(),
            told: Measures::NONE,
        }
    }
}

/// Words for no place.
const NOWHERE: &[&str] = &["undetermined", "none identified", "unknown", "-0-"];

impl Facts {
    /// Adds a place, if its word means a state.
    pub(in crate::read::sanctions) fn place(
        &mut self,
        word: &str,
        basis: PlaceBasis,
        column: &'static str,
        day: NaiveDate,
    ) {
        let word = word.trim();
        if word.is_empty() || NOWHERE.contains(&&*word.to_ascii_lowercase()) {
            return;
        }
        match state_named(word, day) {
            Some(state) => self.add_state(state, basis),
            None => self.remark(Remark::UnknownActor, column, word),
        }
    }

    pub(in crate::read::sanctions) fn add_state(&mut self, state: State, basis: PlaceBasis) {
        let place = (state, basis);
        if !self.places.contains(&place) {
            self.places.push(place);
        }
    }

    /// Adds what the remarks say.
    pub(in crate::read::sanctions) fn add_remarks(&mut self, text: &str, day: NaiveDate) {
        for statement in statements(text) {
            match statement {
                Statement::SecondarySanctions => self.exposes_third_parties = true,
                Statement::Nationality(state) => {
                    self.place(state, PlaceBasis::Nationality, "remarks", day);
                }
                Statement::Registered(number, state) => {
                    self.place(state, PlaceBasis::RegistrationNumber, "remarks", day);
                    let state = state_named(state, day);
                    self.number(TargetIdentifier::registration(state, number), number);
                }
                Statement::SectorDirective(number) => self.sector_directive(number),
                Statement::DirectiveDay(which, of, written) => {
                    let date = english_day(written).map(PartialDate::from);
                    self.directive_day(which, of, date, written);
                }
                Statement::Alias(name) => self.alias(name),
                Statement::LinkedTo(name) => self.links.push(name.into()),
                Statement::Imo(number) => self.number(TargetIdentifier::imo(number), number),
                Statement::Lei(number) => self.number(TargetIdentifier::lei(number), number),
            }
        }
    }

    /// Adds another name.
    pub(in crate::read::sanctions) fn alias(&mut self, name: impl Into<Box<str>>) {
        self.aliases.push(name.into());
    }

    /// Adds a number by which the party is known, if it is one.
    pub(in crate::read::sanctions) fn number(
        &mut self,
        number: Result<TargetIdentifier>,
        written: &str,
    ) {
        match number {
            Ok(number) => self.identifiers.push(number),
            Err(_) => self.remark(Remark::OddNumber, "", written),
        }
    }

    /// The party falls under this directive of Executive Order 13662.
    pub(in crate::read::sanctions) fn sector_directive(&mut self, number: &str) {
        match of_sector_directive(number) {
            Some(measure) => self.sector = self.sector.with(measure),
            None => self.remark(
                Remark::UnmappedMeasure,
                "remarks",
                format!("EO 13662 Directive {number}"),
            ),
        }
    }

    /// A day of a directive that the party falls under.
    pub(in crate::read::sanctions) fn directive_day(
        &mut self,
        which: DayOf,
        of: &str,
        date: Option<PartialDate>,
        written: &str,
    ) {
        let Some(name) = DirectiveName::of(of) else {
            return self.remark(Remark::UnmappedMeasure, "remarks", of);
        };
        if date.is_none() {
            self.remark(Remark::Undated, "remarks", written);
        }
        let known = self.directives.iter().position(|known| known.name == name);
        let at = known.unwrap_or(self.directives.len());
        if known.is_none() {
            self.directives.push(Directive {
                name,
                listed: None,
                applies: None,
            });
        }
        if let Some(directive) = self.directives.get_mut(at) {
            let into = match which {
                DayOf::Listing => &mut directive.listed,
                DayOf::Effect => &mut directive.applies,
            };
            *into = into.take().or(date);
        }
    }

    pub(in crate::read::sanctions) fn remark(
        &mut self,
        remark: Remark,
        column: &'static str,
        found: impl Into<Box<str>>,
    ) {
        self.remarks.push((remark, column, found.into()));
    }

    /// Adds to an entry what is told of it, and a listing for each tag and each directive with days of its own.
    pub(in crate::read::sanctions) fn list<'t>(
        &self,
        entry: &mut EntryDraft,
        on: &OnList,
        tags: impl Iterator<Item = &'t str>,
        like: &ListingDraft,
    ) -> Result<()> {
        self.describe(entry);
        self.add_listings(entry, on, tags, like)
    }

    /// Adds to an entry a listing for each tag and each directive with days of its own.
    pub(in crate::read::sanctions) fn add_listings<'t>(
        &self,
        entry: &mut EntryDraft,
        on: &OnList,
        tags: impl Iterator<Item = &'t str>,
        like: &ListingDraft,
    ) -> Result<()> {
        let mut seen: Vec<&str> = Vec::new();
        // Mostly one, and room for more would be large.
        entry.listings.reserve_exact(tags.size_hint().0);
        for tag in tags.map(str::trim).filter(|tag| !tag.is_empty()) {
            if !seen.contains(&tag) {
                seen.push(tag);
                let measures = self.measures(on, tag, entry);
                // A tag of the nationals in the list of all others is the listing that theirs has, too.
                let is_of_nationals =
                    on.kind == Some(ListKind::Consolidated) && ListKind::of_tag(tag).is_none();
                let nationals = is_of_nationals.then(OnList::nationals);
                let on = nationals.as_ref().unwrap_or(on);
                let mut listing = self.listing(on, tag, tag, like);
                listing.measures = measures;
                if let Some(own) = self.own_days(tag) {
                    listing.listed = own.listed.clone().or(listing.listed);
                    listing.applies.clone_from(&own.applies);
                }
                entry.list(listing)?;
            }
        }
        if seen.is_empty() {
            return Ok(());
        }
        for directive in &self.directives {
            self.add_directive(entry, on, directive, like)?;
        }
        Ok(())
    }

    /// Adds to an entry its places, names and numbers, and what is odd about them.
    pub(in crate::read::sanctions) fn describe(&self, entry: &mut EntryDraft) {
        entry.places.clone_from(&self.places);
        entry.aliases.clone_from(&self.aliases);
        entry.identifiers.clone_from(&self.identifiers);
        self.add_remarks_to(entry);
    }

    /// Moves places, names and numbers to an entry, and adds what else [`describe`](Self::describe) does.
    pub(in crate::read::sanctions) fn move_to(&mut self, entry: &mut EntryDraft) {
        entry.places = std::mem::take(&mut self.places);
        entry.aliases = std::mem::take(&mut self.aliases);
        entry.identifiers = std::mem::take(&mut self.identifiers);
        self.add_remarks_to(entry);
    }

    /// Takes places, names and numbers from an entry that came to nothing.
    pub(in crate::read::sanctions) fn take_back(&mut self, entry: EntryDraft) {
        self.places = entry.places;
        self.aliases = entry.aliases;
        self.identifiers = entry.identifiers;
    }

    /// Adds to an entry its links, and what is odd about it.
    pub(in crate::read::sanctions) fn add_remarks_to(&self, entry: &mut EntryDraft) {
        entry.links.clone_from(&self.links);
        for (remark, column, found) in &self.remarks {
            entry.remark(*remark, column, found.clone());
        }
    }

    /// A directive that lists by itself becomes a listing of its own.
    fn add_directive(
        &self,
        entry: &mut EntryDraft,
        on: &OnList,
        directive: &Directive,
        like: &ListingDraft,
    ) -> Result<()> {
        let DirectiveName::OfOrder(order, number) = &directive.name else {
            return Ok(());
        };
        let (tag, measures) = if let Some((tag, measures)) = of_directive(&directive.name) {
            (tag.to_owned(), measures)
        } else {
            let found = format!("EO {order} Directive {number}");
            entry.remark(Remark::UnmappedMeasure, "remarks", found);
            let of_order = format!("EO{order}");
            let mut tags = entry.listings.iter().map(|listing| &*listing.programme);
            let Some(tag) = tags.find(|tag| tag.ends_with(&of_order)) else {
                return Ok(());
            };
            (tag.to_owned(), Measure::NotTold.into())
        };
        let mut listing = self.listing(on, &format!("{tag}/directive-{number}"), &tag, like);
        listing.measures = measures;
        listing.listed.clone_from(&directive.listed);
        listing.applies.clone_from(&directive.applies);
        listing.amended = Vec::new();
        entry.list(listing)
    }

    fn listing(&self, on: &OnList, group: &str, tag: &str, like: &ListingDraft) -> ListingDraft {
        let mut listing = like.clone();
        listing.programme = tag.into();
        listing.group = Some(format!("{}/{group}", on.slug).into());
        listing.list = Some(on.name.clone());
        listing.exposes_third_parties = self.exposes_third_parties;
        listing
    }

    /// The days that the remarks give the listing under a tag itself, and no directive.
    fn own_days(&self, tag: &str) -> Option<&Directive> {
        self.directives.iter().find(|directive| {
            directive.name == DirectiveName::Cmic
                && of_directive(&directive.name).is_some_and(|(of, _)| of == tag)
        })
    }

    /// What a listing under a tag forbids.
    fn measures(&self, on: &OnList, tag: &str, entry: &mut EntryDraft) -> Measures {
        // A list of all that are not of the nationals: its tags tell which, and those of the nationals tell that they are blocked, too.
        let kind = match on.kind {
            Some(ListKind::Consolidated) => ListKind::of_tag(tag).or(Some(ListKind::Sdn)),
            kind => kind,
        };
        let of_list = kind.and_then(ListKind::measure).map_or(on.told, |measure| {
            // Where the file has no kinds of sanction the list tells.
            on.told.with(measure)
        });
        let measures = match kind {
            Some(ListKind::Sectoral) if !self.sector.is_empty() => join(of_list, self.sector),
            _ => of_list,
        };
        let programme = Programme::of(ProgrammeList::Ofac, tag).measures();
        let is_barred = programme.contains(Measure::TravelBan);
        if kind == Some(ListKind::Sdn) && entry.kind == TargetKind::Person && is_barred {
            return measures.with(Measure::TravelBan);
        }
        if measures.is_empty() {
            entry.remark(Remark::UnmappedMeasure, "program", tag);
            return Measure::NotTold.into();
        }
        measures
    }
}

fn join(one: Measures, other: Measures) -> Measures {
    other.iter().fold(one, Measures::with)
}

/// The state that a word means on a day, in the English of the Treasury.
pub(in crate::read::sanctions) fn state_named(word: &str, day: NaiveDate) -> Option<State> {
    // Of territories that the general names do not have; Crimea stays a region of no state here.
    if matches!(word, "Palestinian" | "West Bank" | "Region: Gaza") {
        return Some(State::PSE);
    }
    NameScope::General.meaning(word, day).state()
}

/// What a party is, by the word of the main file.
pub(in crate::read::sanctions) fn kind_of(word: &str) -> Option<TargetKind> {
    Some(match &*word.to_ascii_lowercase() {
        "individual" => TargetKind::Person,
        "entity" => TargetKind::Entity,
        "vessel" => TargetKind::Vessel,
        "aircraft" => TargetKind::Aircraft,
        _ => return None,
    })
}
