//! The advanced file, in one pass: names first, then places, parties and, last, the entries with their days.

use super::facts::Facts;
use super::lookups::{Feature, Lookups, Sanction};
use super::measure::ListKind;
use super::name::Names;
use super::options::ofac;
use super::statement::{is_subject_to_secondary, sector_directive};
use super::tree::{At, Lookup, TREE};
use crate::error::{Error, Result, files::Files, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use crate::read::sanctions::xml::{Tag, Walker, walk};
use crate::sanction::{LegalActId, Measures, PlaceBasis, TargetKind};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};
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
///
/// let read = OfacAdvancedXmlOptions::new(ListDay::InFile).read_path("tests/it/corpus/lists/ofac_made_up_advanced.xml")?;
/// let parts = read.parts();
/// let days: Vec<_> = parts.designations.iter().map(|listing| format!("{} {}", listing.id(), listing.listing_date())).collect();
/// assert_eq!(days, ["ofac:36#sdn/RUSSIA-EO14024 2022-04-06", "ofac:36#sdn/IRAN 2022-04-06", "ofac:37#sdn/SDGT 2019"]);
/// assert_eq!(read.counts().collect::<Vec<_>>(), [("entry events", "Amended", 1), ("entry events", "Created", 2)]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OfacAdvancedXml;

/// How to read the [advanced file](OfacAdvancedXml) of the Treasury of the United States.
pub type OfacAdvancedXmlOptions = ListOptions<OfacAdvancedXml>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for OfacAdvancedXml {
    const LIST: &'static List = &List {
        name: "the advanced file of the Treasury of the United States (OFAC, XML)",
        prefix: "ofac",
        regimes: "US",
        tags: "ofac",
        issuer: ofac,
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
    date: Parts,
    /// The name whose text comes: its number, and that of what it stands under.
    value: (u64, Option<u64>),
    location: u64,
    /// By their numbers the countries of places.
    locations: HashMap<u64, u64>,
    /// By the number of an identity the countries in whose registers it is.
    registers: HashMap<u64, Vec<u64>>,
    party: Option<(u64, Party)>,
    parties: HashMap<u64, Party>,
    names: Names,
    feature: u64,
    detail: Option<u64>,
    entry: Entry,
    event: Event,
    measure: u64,
    /// By their type the events of all entries.
    events: BTreeMap<u64, u64>,
    /// By their type the features that tell an address of a crypto-currency.
    wallets: BTreeMap<u64, u64>,
    /// Entries of the list of all lists, each with its line and its party, and the parties that stand on another one.
    consolidated: Vec<(u64, u64, EntryDraft)>,
    elsewhere: HashSet<u64>,
    /// How often a party was listed on a list under a programme.
    spells: HashMap<(u64, Box<str>), u32>,
}

/// A party, without its entries.
#[derive(Debug, Default)]
struct Party {
    kind: Option<TargetKind>,
    name: Box<str>,
    facts: Facts,
    is_listed: bool,
}

/// An entry that is open.
#[derive(Debug, Default)]
struct Entry {
    id: Box<str>,
    party: u64,
    list: u64,
    events: Vec<Event>,
    tags: Vec<Box<str>>,
    told: Measures,
    unmapped: Vec<u64>,
}

#[derive(Clone, Debug, Default)]
struct Event {
    date: Option<PartialDate>,
    basis: Option<u64>,
}

/// The parts of a day, as they come.
#[derive(Debug, Default)]
struct Parts {
    year: String,
    month: String,
    day: String,
}

impl Parts {
    fn clear(&mut self) {
        self.year.clear();
        self.month.clear();
        self.day.clear();
    }

    /// The date as far as it is told; `None` where no year is.
    fn date(&self) -> Result<Option<PartialDate>> {
        if self.year.is_empty() {
            return Ok(None);
        }
        let number = |text: &str| -> Option<u32> {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        let date = || {
            let year = i32::try_from(number(&self.year)?).ok()?;
            if self.month.is_empty() {
                return PartialDate::year(year).ok();
            }
            let month = number(&self.month)?;
            if self.day.is_empty() {
                return PartialDate::month(year, month).ok();
            }
            let day = NaiveDate::from_ymd_opt(year, month, number(&self.day)?)?;
            Some(PartialDate::from(day))
        };
        let date = date().ok_or_else(|| Lists::NotADay {
            found: format!("{}-{}-{}", self.year, self.month, self.day).into(),
            expected: "a year, with a month and a day of it or without",
        })?;
        date.in_years()?;
        Ok(Some(date))
    }
}

/// A number that an attribute must hold.
fn needed(tag: &Tag<'_>, name: &'static str, within: &'static str) -> Result<u64> {
    let value = tag.needed(name, within)?;
    value.parse().map_err(|_| {
        Error::from(Files::NotAWholeNumber {
            found: (&*value).into(),
        })
    })
}

/// A number that an attribute may hold; what is none leads nowhere, as a number that no table has.
fn number(tag: &Tag<'_>, name: &str) -> Result<Option<u64>> {
    Ok(tag.attribute(name)?.and_then(|value| value.parse().ok()))
}

impl Advanced {
    fn new(into: Builder) -> Self {
        Self {
            into,
            lookups: Lookups::default(),
            date: Parts::default(),
            value: (0, None),
            location: 0,
            locations: HashMap::new(),
            registers: HashMap::new(),
            party: None,
            parties: HashMap::new(),
            names: Names::default(),
            feature: 0,
            detail: None,
            entry: Entry::default(),
            event: Event::default(),
            measure: 0,
            events: BTreeMap::new(),
            wallets: BTreeMap::new(),
            consolidated: Vec::new(),
            elsewhere: HashSet::new(),
            spells: HashMap::new(),
        }
    }

    /// Adds a place of the party in hand, by the number of its country.
    fn place(&mut self, country: u64, basis: PlaceBasis) -> Result<()> {
        let day = self.into.day()?;
        let state = self.lookups.state(country, day);
        let Some((_, party)) = &mut self.party else {
            return Ok(());
        };
        if let Some(state) = state {
            party.facts.add_state(state, basis);
        } else {
            let word = self.lookups.name(Lookup::Country, country);
            let number = country.to_string();
            let word = word.unwrap_or(&number);
            party.facts.place(word, basis, "Country", day);
        }
        Ok(())
    }

    fn registered(&mut self, identity: u64) -> Result<()> {
        for country in self.registers.remove(&identity).unwrap_or_default() {
            self.place(country, PlaceBasis::RegistrationNumber)?;
        }
        Ok(())
    }

    fn version_location(&mut self, location: u64) -> Result<()> {
        let basis = match self.lookups.feature(self.feature) {
            Some(Feature::Address) => PlaceBasis::Address,
            Some(Feature::Nationality) => PlaceBasis::Nationality,
            Some(Feature::Flag) => PlaceBasis::Flag,
            _ => return Ok(()),
        };
        match self.locations.get(&location).copied() {
            Some(country) => self.place(country, basis),
            None => Ok(()),
        }
    }

    fn version_detail(&mut self, text: &str) -> Result<()> {
        let day = self.into.day()?;
        let detail = self.detail.take();
        let Some((_, party)) = &mut self.party else {
            return Ok(());
        };
        let word = detail.and_then(|id| self.lookups.name(Lookup::DetailReference, id));
        let word = word.filter(|_| text.is_empty()).unwrap_or(text);
        match self.lookups.feature(self.feature) {
            Some(Feature::Flag) => party
                .facts
                .place(word, PlaceBasis::Flag, "VersionDetail", day),
            Some(Feature::PerhapsSecondary) => {
                party.facts.exposes_third_parties |=
                    is_subject_to_secondary(&format!("Additional Sanctions Information - {word}"));
            }
            Some(Feature::SectorDirective) => match sector_directive(word) {
                Some(number) => party.facts.sector_directive(number),
                None => party
                    .facts
                    .remark(Remark::UnmappedMeasure, "VersionDetail", word),
            },
            _ => {}
        }
        Ok(())
    }

    /// A feature begins.
    fn open_feature(&mut self, id: u64) {
        self.feature = id;
        match self.lookups.feature(id) {
            Some(Feature::SecondarySanctions) => {
                if let Some((_, party)) = &mut self.party {
                    party.facts.exposes_third_parties = true;
                }
            }
            Some(Feature::Wallet) => *self.wallets.entry(id).or_default() += 1,
            _ => {}
        }
    }

    /// The first day of a feature's period.
    fn feature_day(&mut self) {
        let Some(Feature::DirectiveDay(which, of)) = self.lookups.feature(self.feature) else {
            return;
        };
        let date = self.date.date().ok().flatten();
        if let Some((_, party)) = &mut self.party {
            party
                .facts
                .directive_day(*which, of, date, "DatePeriod without a day");
        }
    }

    /// A name, a place or a document begins.
    fn open_head(&mut self, at: At, tag: &Tag<'_>) -> Result<()> {
        match at {
            At::Value(_) => {
                let under = match number(tag, "PartyTypeID")? {
                    None => number(tag, "CountryID")?,
                    under => under,
                };
                self.value = (needed(tag, "ID", "ReferenceValueSets")?, under);
            }
            At::Location => self.location = number(tag, "ID")?.unwrap_or_default(),
            At::LocationCountry => {
                if let Some(country) = number(tag, "CountryID")? {
                    self.locations.insert(self.location, country);
                }
            }
            At::LocationArea => {
                let area = number(tag, "AreaCodeID")?;
                if let Some(country) = area.and_then(|area| self.lookups.country_of(area)) {
                    self.locations.entry(self.location).or_insert(country);
                }
            }
            At::Document => {
                let kind = number(tag, "IDRegDocTypeID")?;
                if kind.is_some_and(|kind| self.lookups.is_of_register(kind))
                    && let Some(identity) = number(tag, "IdentityID")?
                    && let Some(country) = number(tag, "IssuedBy-CountryID")?
                {
                    self.registers.entry(identity).or_default().push(country);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A party or a part of one begins.
    fn open_party(&mut self, at: At, tag: &Tag<'_>) -> Result<()> {
        match at {
            At::Profile => {
                let id = number(tag, "ID")?;
                let kind = number(tag, "PartySubTypeID")?;
                let kind = kind.and_then(|kind| self.lookups.party_kind(kind));
                let party = Party {
                    kind,
                    ..Party::default()
                };
                self.party = id.map(|id| (id, party));
            }
            At::Identity => {
                self.names
                    .begin(tag.attribute("Primary")?.as_deref() == Some("true"));
                if let Some(identity) = number(tag, "ID")? {
                    self.registered(identity)?;
                }
            }
            At::Alias => {
                let kind = number(tag, "AliasTypeID")?;
                let kind = kind.and_then(|kind| self.lookups.name(Lookup::AliasType, kind));
                let is_first = tag.attribute("Primary")?.as_deref() == Some("true");
                // Where the file does not say what kind of alias it is, the first alias is the name.
                self.names
                    .alias(is_first && kind.is_none_or(|kind| kind == "Name"));
            }
            At::DocumentedName => self.names.documented(),
            At::NamePart => {
                let script = number(tag, "ScriptID")?;
                let script = script.and_then(|id| self.lookups.name(Lookup::Script, id));
                let is_latin = script.is_none_or(|script| script == "Latin");
                self.names.part(number(tag, "NamePartGroupID")?, is_latin);
            }
            At::NamePartGroup => {
                let kind = number(tag, "NamePartTypeID")?;
                let kind = kind.and_then(|id| self.lookups.name(Lookup::NamePartType, id));
                self.names
                    .group(number(tag, "ID")?, kind == Some("Last Name"));
            }
            At::Feature => self.open_feature(number(tag, "FeatureTypeID")?.unwrap_or_default()),
            At::VersionDetail => self.detail = number(tag, "DetailReferenceID")?,
            At::VersionLocation => {
                if let Some(location) = number(tag, "LocationID")? {
                    self.version_location(location)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// An entry or a part of one begins.
    fn open_entry(&mut self, at: At, tag: &Tag<'_>) -> Result<()> {
        match at {
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
            _ => {}
        }
        Ok(())
    }

    fn close_entry(&mut self, line: u64) -> Result<()> {
        let entry = std::mem::take(&mut self.entry);
        let draft = self.draft(&entry)?;
        if let Some(party) = self.parties.get_mut(&entry.party) {
            party.is_listed = true;
        }
        match self.lookups.list(entry.list).and_then(|on| on.kind) {
            Some(ListKind::Consolidated) => {
                self.consolidated.push((line, entry.party, draft));
                return Ok(());
            }
            Some(ListKind::Sdn) => {}
            Some(_) | None => {
                self.elsewhere.insert(entry.party);
            }
        }
        self.hand_on(line, entry.party, draft)
    }

    fn hand_on(&mut self, line: u64, party: u64, mut draft: EntryDraft) -> Result<()> {
        for listing in &mut draft.listings {
            let group = listing.group.clone().unwrap_or_default();
            let spell = self.spells.entry((party, group)).or_default();
            *spell += 1;
            listing.spell = Some(*spell).filter(|spell| *spell > 1);
        }
        self.into.entry(line, draft)
    }

    fn draft(&self, entry: &Entry) -> Result<EntryDraft> {
        let no_such = |what, id: u64| Lists::NoSuch {
            what,
            found: id.to_string().into(),
        };
        let party = self.parties.get(&entry.party);
        let party = party.ok_or_else(|| no_such("profile", entry.party))?;
        let on = self.lookups.list(entry.list);
        let mut on = on.ok_or_else(|| no_such("list", entry.list))?.clone();
        on.told = entry.told;
        let mut draft = EntryDraft::new(entry.id.clone());
        draft.target = Some(entry.party.to_string().into());
        draft.kind = party
            .kind
            .ok_or_else(|| no_such("kind of the party", entry.party))?;
        draft.name = party.name.to_string();
        for id in &entry.unmapped {
            let name = self.lookups.name(Lookup::SanctionsType, *id);
            let found = name.map_or_else(|| id.to_string(), str::to_owned);
            draft.remark(Remark::UnmappedMeasure, "SanctionsType", found);
        }
        let mut like = ListingDraft::new("");
        let mut dated: Vec<(&PartialDate, &Event)> = entry
            .events
            .iter()
            .filter_map(|event| Some((event.date.as_ref()?, event)))
            .collect();
        dated.sort_by_key(|(date, _)| (date.first(), date.last()));
        if let Some(((listed, event), later)) = dated.split_first() {
            like.listed = Some((*listed).clone());
            for (date, _) in later {
                if date != listed && !like.amended.contains(date) {
                    like.amended.push((*date).clone());
                }
            }
            let basis = event
                .basis
                .and_then(|id| self.lookups.name(Lookup::LegalBasis, id));
            like.act = basis.and_then(act).map(Into::into);
        }
        let tags = entry.tags.iter().map(|tag| &**tag);
        party.facts.list(&mut draft, &on, tags, &like);
        Ok(draft)
    }

    fn finish(mut self) -> Result<Builder> {
        let mut told_elsewhere = 0;
        for (line, party, draft) in std::mem::take(&mut self.consolidated) {
            if self.elsewhere.contains(&party) {
                self.into.keep_as_part();
                told_elsewhere += 1;
            } else {
                self.hand_on(line, party, draft)?;
            }
        }
        let events = self.events.iter().map(|(id, count)| {
            let name = self.lookups.name(Lookup::EventType, *id);
            let name = name.map_or_else(|| format!("type {id}"), str::to_owned);
            ("entry events", name, *count)
        });
        let wallets = self.wallets.iter().filter_map(|(id, count)| {
            let name = self.lookups.name(Lookup::FeatureType, *id)?;
            Some(("features left", name.to_owned(), *count))
        });
        let without = self.parties.values().filter(|party| !party.is_listed);
        let without = without.count() as u64;
        let others = [
            (
                "entries",
                "of a list of all lists, told by another list".to_owned(),
                told_elsewhere,
            ),
            ("parties", "without an entry".to_owned(), without),
        ];
        for (what, name, count) in events.chain(wallets).chain(others) {
            if count > 0 {
                self.into.count(what, &name, count);
            }
        }
        Ok(self.into)
    }
}

/// The act that a legal basis names; `None` where it says that it is not known.
fn act(basis: &str) -> Option<LegalActId> {
    let order = basis.strip_prefix("Executive Order ").map(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest.get(..digits).unwrap_or_default()
    });
    if let Some(Ok(number)) = order.map(str::parse) {
        return Some(LegalActId::ExecutiveOrder(number));
    }
    let basis = Some(basis).filter(|basis| !basis.eq_ignore_ascii_case("unknown"))?;
    LegalActId::other(basis).ok()
}

impl Walker for Advanced {
    type At = At;

    fn open(&mut self, at: At, tag: &Tag<'_>, _line: u64) -> Result<()> {
        match at {
            At::DateOfIssue | At::EventDate | At::From => self.date.clear(),
            At::Value(_) | At::Location | At::LocationCountry | At::LocationArea | At::Document => {
                self.open_head(at, tag)?
            }
            At::Profile
            | At::Identity
            | At::Alias
            | At::DocumentedName
            | At::NamePart
            | At::NamePartGroup
            | At::Feature
            | At::VersionDetail
            | At::VersionLocation => self.open_party(at, tag)?,
            At::Entry | At::Event | At::Measure => self.open_entry(at, tag)?,
            At::Whole
            | At::Year
            | At::Month
            | At::Day
            | At::Values
            | At::Party
            | At::Start
            | At::MeasureComment
            | At::Part => {}
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
            At::NamePart => self.names.text(text),
            At::Identity => {
                if let (Some((_, party)), Some(name)) = (&mut self.party, self.names.whole()) {
                    party.name = name.into();
                }
            }
            At::VersionDetail => self.version_detail(text)?,
            At::From => self.feature_day(),
            At::Profile => {
                if let Some((id, party)) = self.party.take() {
                    self.parties.insert(id, party);
                }
            }
            At::EventDate => self.event.date = self.date.date()?,
            At::Event => self.entry.events.push(std::mem::take(&mut self.event)),
            At::MeasureComment => {
                if matches!(self.lookups.sanction(self.measure), Some(Sanction::Program)) {
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
            At::Whole
            | At::Values
            | At::Location
            | At::LocationCountry
            | At::LocationArea
            | At::Document
            | At::Party
            | At::Alias
            | At::DocumentedName
            | At::NamePartGroup
            | At::Feature
            | At::VersionLocation
            | At::Start
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
