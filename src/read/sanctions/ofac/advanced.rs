//! The advanced file, in one pass: names first, then places, parties and, last, the entries with their days.

use super::entry::{Entry, Event, Parts};
use super::lookups::{Lookups, Sanction};
use super::measure::ListKind;
use super::parties::{Parties, needed, number};
use super::tree::{At, Lookup, TREE};
use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use crate::read::sanctions::xml::{Tag, Walker, walk};
use crate::sanction::{Measures, ProgrammeList, RemovedEntries};
use std::collections::{BTreeMap, HashSet};
use std::io::Read;

/// The advanced file of the Treasury of the United States: `SDN_ADVANCED.XML`, `CONS_ADVANCED.XML`. The one that dates every entry.
///
/// An entry is a `SanctionsEntry`: a party on a list. It becomes a listing for each of its programmes, and one more for each directive whose
/// days the party's features tell. Numbers are looked up in the tables at the head of the file; none is known beforehand.
///
/// | in the file | read as |
/// |---|---|
/// | `EntryEvent` with a date | the earliest is the day of listing, later ones are amendments; how many of which type is [counted](super::super::ListRead::counts) |
/// | `LegalBasis` of the earliest | the act: `eo:14024` where it names an executive order |
/// | `SanctionsMeasure` of type `Program` | a listing under the tag |
/// | other types | what they forbid, where a table has their words; and what the list forbids |
/// | `Profile`, `PartySubType` | the target `ofac:36`, the number that the CSV files call it by, too |
/// | `Location`, `Nationality Country`, `Vessel Flag`, numbers of a state's register | places of the target |
/// | `Secondary sanctions risk:` | [third parties are exposed](crate::sanction::Designation::is_exposing_third_parties) |
/// | an entry of `Consolidated List` whose party has one on another list that is not of the nationals | kept as a part of that one |
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, OfacAdvancedXmlOptions};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = OfacAdvancedXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/ofac_made_up_advanced.xml")?;
/// let parts = read.parts();
/// let days: Vec<_> = parts.designations.iter().map(|listing| format!("{} {}", listing.id(), listing.listing_date())).collect();
/// assert_eq!(days, ["ofac:36#sdn/RUSSIA-EO14024 2022-04-06", "ofac:36#sdn/IRAN 2022-04-06", "ofac:37#sdn/SDGT 2019"]);
/// assert_eq!(read.counts().collect::<Vec<_>>(), [("entry events", "Amended", 1), ("entry events", "Created", 2)]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OfacAdvancedXml;

/// The options for reading the [advanced file](OfacAdvancedXml) of the Treasury of the United States.
pub type OfacAdvancedXmlOptions = ListOptions<OfacAdvancedXml>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for OfacAdvancedXml {
    const LIST: &'static List = &List {
        name: "the advanced file of the Treasury of the United States (OFAC, XML)",
        title: "OFAC list",
        prefix: "ofac",
        removed: RemovedEntries::Dropped,
        tags: ProgrammeList::Ofac,
    };

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        let mut advanced = Advanced::new(into);
        walk(from, &TREE, &mut advanced)?;
        advanced.finish()
    }
}

struct Advanced {
    into: Builder,
    lookups: Lookups,
    parties: Parties,
    date: Parts,
    /// The name whose text comes: its number, and that of what it stands under.
    value: (u64, Option<u64>),
    entry: Entry,
    event: Event,
    measure: u64,
    /// By their type the events of all entries.
    events: BTreeMap<u64, u64>,
    /// Entries of the list of all lists, each with its line, and the parties that stand on another one.
    consolidated: Vec<(u64, Entry)>,
    elsewhere: HashSet<u64>,
}

impl Advanced {
    fn new(into: Builder) -> Self {
        Self {
            into,
            lookups: Lookups::default(),
            parties: Parties::default(),
            date: Parts::default(),
            value: (0, None),
            entry: Entry::default(),
            event: Event::default(),
            measure: 0,
            events: BTreeMap::new(),
            consolidated: Vec::new(),
            elsewhere: HashSet::new(),
        }
    }

    fn close_entry(&mut self, line: u64) -> Result<()> {
        let entry = std::mem::take(&mut self.entry);
        let is_again = self.parties.is_listed(entry.party);
        let kind = self.lookups.list(entry.list).and_then(|on| on.kind);
        if kind == Some(ListKind::Consolidated) {
            // What its party is and has is not copied until it is needed.
            self.consolidated.push((line, entry));
            return Ok(());
        }
        let draft = self.draft(&entry)?;
        if kind != Some(ListKind::Sdn) {
            self.elsewhere.insert(entry.party);
        }
        let rejected = self.hand_on(line, draft, is_again)?;
        if let Some(party) = self.parties.get_mut(entry.party)
            && !party.is_target
        {
            match rejected {
                Some(draft) => {
                    party.name = draft.name.as_str().into();
                    party.facts.take_back(draft);
                }
                None => party.is_target = true,
            }
        }
        Ok(())
    }

    /// Hands an entry on. One whose party has an entry already may list it again under the same programme.
    fn hand_on(
        &mut self,
        line: u64,
        mut draft: EntryDraft,
        is_again: bool,
    ) -> Result<Option<EntryDraft>> {
        if is_again && let Some(party) = &draft.target {
            for listing in &mut draft.listings {
                let group = listing.group.as_deref();
                listing.spell = group.and_then(|group| self.into.next_spell(party, group));
            }
        }
        self.into.entry_or_back(line, draft)
    }

    /// Makes an entry. The first of a party takes what is told of the party with it: mostly it is the only one, and of a second one its target has
    /// all.
    fn draft(&mut self, entry: &Entry) -> Result<EntryDraft> {
        let no_such = |what, id: u64| Lists::NoSuch {
            what,
            found: id.to_string().into(),
        };
        let party = self.parties.get_mut(entry.party);
        let party = party.ok_or_else(|| no_such("profile", entry.party))?;
        let on = self.lookups.list(entry.list);
        let mut on = on.ok_or_else(|| no_such("list", entry.list))?.clone();
        on.told = entry.told;
        let mut draft = EntryDraft::new(entry.id.clone());
        draft.kind = party
            .kind
            .ok_or_else(|| no_such("kind of the party", entry.party))?;
        for id in &entry.unmapped {
            let name = self.lookups.name(Lookup::SanctionsType, *id);
            let found = name.map_or_else(|| id.to_string(), str::to_owned);
            draft.remark(Remark::UnmappedMeasure, "SanctionsType", found);
        }
        let target = entry.party.to_string();
        if party.is_target {
            let id = format!("{}:{target}", OfacAdvancedXml::LIST.prefix);
            if let Some(target) = self.into.kept_target(&id) {
                draft.take_back(target);
            }
            party.facts.add_remarks_to(&mut draft);
        } else if on.kind == Some(ListKind::Consolidated) {
            draft.name = party.name.to_string();
            party.facts.describe(&mut draft);
        } else {
            draft.name = std::mem::take(&mut party.name).into_string();
            party.facts.move_to(&mut draft);
        }
        draft.target = Some(target.into());
        let mut like = ListingDraft::new("");
        entry.add_days(&mut like, &self.lookups);
        let tags = entry.tags.iter().map(|tag| &**tag);
        party.facts.add_listings(&mut draft, &on, tags, &like)?;
        Ok(draft)
    }

    fn finish(mut self) -> Result<Builder> {
        let mut told_elsewhere = 0;
        for (line, entry) in std::mem::take(&mut self.consolidated) {
            if self.elsewhere.contains(&entry.party) {
                self.into.keep_as_part();
                told_elsewhere += 1;
                continue;
            }
            match self.draft(&entry) {
                Ok(draft) => {
                    self.hand_on(line, draft, true)?;
                }
                Err(fault) => self.into.reject(line, fault, &entry.id),
            }
        }
        let events = self.events.iter().map(|(id, count)| {
            let name = self.lookups.name(Lookup::EventType, *id);
            let name = name.map_or_else(|| format!("type {id}"), str::to_owned);
            ("entry events", name, *count)
        });
        let elsewhere = "of a list of all lists, told by another list";
        let others = [("entries", elsewhere.to_owned(), told_elsewhere)];
        let of_parties = self.parties.counts(&self.lookups);
        for (what, name, count) in events.chain(of_parties).chain(others) {
            if count > 0 {
                self.into.count(what, &name, count);
            }
        }
        Ok(self.into)
    }
}

impl Walker for Advanced {
    type At = At;

    fn open(&mut self, at: At, tag: &Tag<'_>, _line: u64) -> Result<()> {
        let (parties, lookups) = (&mut self.parties, &mut self.lookups);
        match at {
            At::DateOfIssue | At::EventDate | At::From => self.date.clear(),
            At::Value(_) => {
                let under = match number(tag, "PartyTypeID")? {
                    None => number(tag, "CountryID")?,
                    under => under,
                };
                self.value = (needed(tag, "ID", "ReferenceValueSets")?, under);
            }
            At::Location => parties.location(tag)?,
            At::LocationCountry => parties.location_country(tag)?,
            At::LocationArea => parties.location_area(tag, lookups)?,
            At::Document => parties.document(tag, lookups)?,
            At::Profile => parties.profile(tag, lookups)?,
            At::Identity => parties.identity(tag, lookups, self.into.day()?)?,
            At::Alias => parties.alias(tag, lookups)?,
            At::DocumentedName => parties.documented_name(),
            At::NamePart => parties.name_part(tag, lookups)?,
            At::NamePartGroup => parties.name_part_group(tag, lookups)?,
            At::Feature => parties.feature(tag, lookups)?,
            At::VersionDetail => parties.version_detail(tag)?,
            At::VersionLocation => parties.version_location(tag, lookups, self.into.day()?)?,
            At::Entry => {
                self.entry = Entry {
                    id: tag.needed("ID", "SanctionsEntry")?.into(),
                    party: needed(tag, "ProfileID", "SanctionsEntry")?,
                    list: needed(tag, "ListID", "SanctionsEntry")?,
                    ..Entry::default()
                };
            }
            At::Event => {
                let kind = needed(tag, "EntryEventTypeID", "EntryEvent")?;
                *self.events.entry(kind).or_default() += 1;
                self.event = Event {
                    date: None,
                    basis: number(tag, "LegalBasisID")?,
                };
            }
            At::Measure => self.measure = needed(tag, "SanctionsTypeID", "SanctionsMeasure")?,
            At::Year | At::Month | At::Day | At::DocumentNumber | At::MeasureComment | At::Part => {
            }
        }
        Ok(())
    }

    fn close(&mut self, at: At, text: &str, line: u64) -> Result<()> {
        match at {
            At::Year => text.clone_into(&mut self.date.year),
            At::Month => text.clone_into(&mut self.date.month),
            At::Day => text.clone_into(&mut self.date.day),
            At::DateOfIssue => {
                let date = self.date.date()?;
                let day = date.and_then(|date| date.exact_day());
                let day = day.ok_or(Lists::Lacks {
                    what: "Day",
                    within: "DateOfIssue",
                })?;
                self.into.told_day(day)?;
            }
            At::Value(table) => {
                let (id, under) = self.value;
                self.lookups.add(table, id, under, text);
            }
            At::DocumentNumber => self.parties.document_number(text),
            At::NamePart => self.parties.close_name_part(text),
            At::Identity => self.parties.close_identity(),
            At::VersionDetail => {
                let day = self.into.day()?;
                self.parties.close_version_detail(text, &self.lookups, day);
            }
            At::From => self.parties.feature_day(self.date.date(), &self.lookups),
            At::Profile => self.parties.close_profile(),
            At::EventDate => self.event.date = self.date.date()?,
            At::Event => self.entry.events.push(std::mem::take(&mut self.event)),
            At::MeasureComment => {
                if let Some(Sanction::Program) = self.lookups.sanction(self.measure) {
                    self.entry.tags.push(text.into());
                }
            }
            At::Measure => match self.lookups.sanction(self.measure) {
                Some(Sanction::Program) => {}
                Some(Sanction::Forbids(measures)) => {
                    self.entry.told = measures.iter().fold(self.entry.told, Measures::with);
                }
                Some(Sanction::Unmapped) | None => self.entry.unmapped.push(self.measure),
            },
            At::Entry => self.close_entry(line)?,
            At::Location
            | At::LocationCountry
            | At::LocationArea
            | At::Document
            | At::Alias
            | At::DocumentedName
            | At::NamePartGroup
            | At::Feature
            | At::VersionLocation
            | At::Part => {}
        }
        Ok(())
    }

    fn forget(&mut self) -> String {
        let entry = std::mem::take(&mut self.entry);
        self.event = Event::default();
        format!("entry {} of profile {}", entry.id, entry.party)
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.into
    }
}
