//! The Swiss list: the whole list of SECO in XML, which keeps what was de-listed.

mod measures;
mod names;
mod spells;
mod tree;

use super::builder::Builder;
use super::dates::iso_day;
use super::draft::{EntryDraft, ListingDraft, MOST};
use super::list::List;
use super::options::{ListFormat, ListOptions};
use super::xml::{Tag, Walker, walk};
use crate::error::{Result, lists::Lists, words::unknown};
use crate::read::Remark;
use crate::sanction::{
    Issuer, ListingOrigin, PlaceBasis, ProgrammeList, RemovedEntries, TargetIdentifier, TargetKind,
};
use names::Names;
use spells::{Change, Modification, Spells};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;
use tree::{At, TREE};

/// The Swiss list of SECO in XML: `swiss-sanctions-list`, "whole list".
///
/// An entry is a `target`. The file keeps what was de-listed, with every change of status on three days each: enactment, publication and
/// effect. Each time from a listing to the next de-listing is a spell and becomes a listing of its own, `ch:5142#1`, `ch:5142#2`: its
/// [`listing_date`](crate::sanction::Designation::listing_date) is the day of publication, its
/// [`start_date`](crate::sanction::Designation::start_date) the day of effect, and a de-listing ends it on its day of effect.
///
/// | in the file | read as |
/// |---|---|
/// | `modification` | sorted by the day of effect, then of publication, whatever their order; of one day the file has the newest first |
/// | `de-listed` before any `listed` | a spell that began on the day of publication or before, remarked as `undated` |
/// | two `listed` without a `de-listed` between | one spell, the second an amendment, remarked as `listed_twice` |
/// | `sanctions-set-id`, attribute or child, of which there may be several | the programme; a listing for each set and spell |
/// | `origin` of the programme, `EU` or `UN` | the listing mirrors that issuer |
/// | the text of the `sanctions-set` | the measures, where a table has its words; else `not_told`, remarked |
/// | `identity`, `name` | the primary name of the main identity is the name; all others are other names, each once |
/// | `nationality`, `address` and the `place` it names | places of the target |
/// | `foreign-identifier`, such as `EU.27.28` or `QDi.001` | a number of the target on the list of the Union or of the Council |
///
/// The list is read as one that keeps what it removed, whenever that was. Whether it lacks some of what was de-listed long ago the file does
/// not say; if you know, state [since when](crate::sanction::PublishedList::with_kept_since) it keeps them.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, SecoXmlOptions};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = SecoXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/seco.xml")?;
/// let ends: Vec<_> = read.parts().designations.iter().map(|listing| format!("{} {}", listing.id(), listing.end())).collect();
/// assert_eq!(ends, ["ch:A#1 2016-03-01 delisted", "ch:A#2 2026-08-27..", "ch:B#1 2026-08-27..", "ch:C#1 2016-03-01 delisted"]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SecoXml;

/// The options for reading the [Swiss list](SecoXml).
pub type SecoXmlOptions = ListOptions<SecoXml>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for SecoXml {
    const LIST: &'static List = &List {
        name: "the Swiss list (SECO, XML)",
        title: "Swiss list",
        prefix: "ch",
        removed: RemovedEntries::Kept,
        tags: ProgrammeList::Ch,
    };

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        let mut seco = Seco::new(into);
        walk(from, &TREE, &mut seco)?;
        seco.finish()
    }
}

/// A programme of the list.
#[derive(Debug, Default)]
struct Program {
    key: Option<String>,
    title: Option<String>,
    sets: Vec<(String, String)>,
    origin: Option<String>,
}

/// What measures stand under a programme.
#[derive(Debug)]
struct SanctionsSet {
    program: Arc<str>,
    text: Box<str>,
    origin: ListingOrigin,
}

/// A target, until its places are known.
#[derive(Debug)]
struct Pending {
    line: u64,
    entry: EntryDraft,
    sets: Vec<String>,
    spells: Spells,
    /// Ids of the places of its addresses.
    places: Vec<String>,
    names: Names,
}

struct Seco {
    into: Builder,
    program: Program,
    sets: HashMap<Box<str>, SanctionsSet>,
    /// A text of another language, until the one in English is found.
    set: Option<String>,
    lang_is_english: bool,
    target: Option<Pending>,
    #[expect(
        clippy::vec_box,
        reason = "the place of each is free again once its entry is made"
    )]
    targets: Vec<Box<Pending>>,
    place: String,
    /// Code and name of the country of a place.
    places: HashMap<Box<str>, (Box<str>, Box<str>)>,
    code: String,
}

impl Seco {
    fn new(into: Builder) -> Self {
        Self {
            into,
            program: Program::default(),
            sets: HashMap::new(),
            set: None,
            lang_is_english: false,
            target: None,
            targets: Vec::new(),
            place: String::new(),
            places: HashMap::new(),
            code: String::new(),
        }
    }

    /// A programme is whole.
    fn end_program(&mut self, line: u64) -> Result<()> {
        let program = std::mem::take(&mut self.program);
        let key = program.key.or_else(|| program.title.clone());
        let key = key.ok_or(Lists::Lacks {
            what: "program-key",
            within: "sanctions-program",
        })?;
        let origin = match program.origin.as_deref() {
            Some("EU") => ListingOrigin::Mirrors(Issuer::EU),
            Some("UN") => ListingOrigin::Mirrors(Issuer::UN),
            None | Some("CH") => ListingOrigin::Autonomous,
            Some(other) => {
                self.into
                    .remark(Remark::UnknownElement, line, "origin", other);
                ListingOrigin::Autonomous
            }
        };
        self.into.programme(&key, program.title.as_deref());
        let key: Arc<str> = key.into();
        for (id, text) in program.sets {
            let set = SanctionsSet {
                program: key.clone(),
                text: text.into(),
                origin: origin.clone(),
            };
            self.sets.insert(id.into(), set);
        }
        Ok(())
    }

    /// All is read: places are known, and targets become entries.
    fn finish(mut self) -> Result<Builder> {
        let day = self.into.day()?;
        for pending in std::mem::take(&mut self.targets) {
            let Pending {
                line,
                mut entry,
                sets,
                spells,
                places,
                names,
            } = *pending;
            (entry.name, entry.aliases) = names.whole();
            for id in places {
                match self.places.get(&*id) {
                    Some((code, _)) if !code.is_empty() => {
                        entry.add_iso2(day, code, PlaceBasis::Address, "address");
                    }
                    Some((_, name)) => entry.add_name(day, name, PlaceBasis::Address, "address"),
                    None => entry.remark(Remark::UnknownActor, "place-id", id),
                }
            }
            match self.list(&mut entry, &sets, spells) {
                Ok(()) => self.into.entry(line, entry)?,
                Err(fault) => self.into.reject(line, fault, &entry.id),
            }
        }
        Ok(self.into)
    }

    /// Adds a listing for each set and spell.
    fn list(&self, entry: &mut EntryDraft, sets: &[String], spells: Spells) -> Result<()> {
        let spells = spells.in_order(entry);
        if sets.is_empty() {
            return Err(Lists::Lacks {
                what: "sanctions-set-id",
                within: "target",
            }
            .into());
        }
        // The set that the list made first has no mark of its own, so that one more set leaves its ids as they were.
        let first = sets.iter().min_by_key(|id| (id.len(), id.as_str()));
        for id in sets {
            let set = self.sets.get(&**id).ok_or_else(|| Lists::NoSuch {
                what: "sanctions-set",
                found: id.as_str().into(),
            })?;
            let measures = measures::of(&set.text);
            if !measures.is_told {
                entry.remark(Remark::UnmappedMeasure, "sanctions-set", &*set.text);
            }
            for (number, spell) in (1..).zip(&spells) {
                let mut listing = ListingDraft::new(&*set.program);
                listing.group = (Some(id) != first).then(|| id.as_str().into());
                listing.spell = Some(number);
                listing.measures = measures.measures;
                listing.listed.clone_from(&spell.listed);
                listing.applies.clone_from(&spell.applies);
                listing.end.clone_from(&spell.end);
                listing.amended.clone_from(&spell.amended);
                listing.origin = set.origin.clone();
                entry.list(listing)?;
            }
        }
        Ok(())
    }

    fn add_set(&mut self, id: &str) {
        // Beyond the most an entry is rejected, whatever other sets it has.
        if let Some(target) = &mut self.target
            && target.sets.len() <= MOST
            && !target.sets.iter().any(|known| known == id)
        {
            target.sets.push(id.to_owned());
        }
    }
}

impl Walker for Seco {
    type At = At;

    fn open(&mut self, at: At, tag: &Tag<'_>, line: u64) -> Result<()> {
        match (at, &mut self.target) {
            (At::List, _) => {
                let day = tag.needed("date", "swiss-sanctions-list")?;
                self.into.told_day(iso_day(&day)?)?;
            }
            (At::ProgramKey | At::ProgramName | At::Set, _) => {
                let lang = tag.attribute("lang")?;
                self.lang_is_english = lang.is_none_or(|lang| lang == "eng");
                if let At::Set = at {
                    self.set = Some(tag.needed("ssid", "sanctions-set")?.into_owned());
                }
            }
            (At::Target, _) => {
                let id = tag.needed("ssid", "target")?;
                self.target = Some(Pending {
                    line,
                    entry: EntryDraft::new(&*id),
                    sets: Vec::new(),
                    spells: Spells::default(),
                    places: Vec::new(),
                    names: Names::default(),
                });
                if let Some(sets) = tag.attribute("sanctions-set-id")? {
                    for id in sets.split_ascii_whitespace() {
                        self.add_set(id);
                    }
                }
            }
            (At::Individual, Some(target)) => target.entry.kind = TargetKind::Person,
            (At::Entity, Some(target)) => target.entry.kind = TargetKind::Entity,
            (At::Object, Some(target)) => {
                target.entry.kind = match tag.attribute("object-type")?.as_deref() {
                    Some("vessel") => TargetKind::Vessel,
                    Some("aircraft") => TargetKind::Aircraft,
                    other => {
                        let found = other.unwrap_or("");
                        target
                            .entry
                            .remark(Remark::UnknownElement, "object-type", found);
                        TargetKind::Asset
                    }
                }
            }
            (At::Identity, Some(target)) => {
                let is_main = tag.attribute("main")?;
                target.names.identity(is_main.as_deref() == Some("true"));
            }
            (At::Name, Some(target)) => {
                let kind = tag.attribute("name-type")?;
                target.names.name(kind.as_deref() == Some("primary-name"));
            }
            (At::NamePart, Some(target)) => {
                let order = tag.attribute("order")?;
                let kind = tag.attribute("name-part-type")?;
                target.names.part(order.as_deref(), kind.as_deref());
            }
            (At::Address, Some(target)) => {
                if let Some(place) = tag.attribute("place-id")? {
                    target.places.push(place.into_owned());
                }
            }
            (At::NationalityCountry | At::AddressCountry | At::PlaceCountry, _) => {
                let code = tag.attribute("iso-code")?;
                self.code = code.map_or_else(String::new, Cow::into_owned);
            }
            (At::Modification, Some(target)) => {
                target.spells.add(modification(tag)?)?;
            }
            (At::Place, _) => self.place = tag.needed("ssid", "place")?.into_owned(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, at: At, text: &str, line: u64) -> Result<()> {
        let day = self.into.day()?;
        match (at, &mut self.target) {
            (At::ProgramKey, _) => keep(&mut self.program.key, text, self.lang_is_english),
            (At::ProgramName, _) => keep(&mut self.program.title, text, self.lang_is_english),
            (At::Set, _) => {
                if let Some(id) = self.set.take() {
                    let known = self.program.sets.iter_mut().find(|(of, _)| *of == id);
                    match known {
                        Some((_, told)) if self.lang_is_english => text.clone_into(told),
                        Some(_) => {}
                        None => self.program.sets.push((id, text.to_owned())),
                    }
                }
            }
            (At::Origin, _) => keep(&mut self.program.origin, text, true),
            (At::Program, _) => self.end_program(line)?,
            (At::SetId, _) => self.add_set(text),
            (At::ForeignId, Some(target)) => {
                target.entry.identifiers.extend(foreign_identifier(text));
            }
            (At::NameValue, Some(target)) => target.names.value(text),
            (At::Name, Some(target)) => target.names.end_name(),
            (At::NationalityCountry, Some(target)) => {
                add_country(
                    &mut target.entry,
                    day,
                    &self.code,
                    text,
                    PlaceBasis::Nationality,
                );
            }
            (At::AddressCountry, Some(target)) => {
                add_country(
                    &mut target.entry,
                    day,
                    &self.code,
                    text,
                    PlaceBasis::Address,
                );
            }
            (At::Words, Some(target)) if is_of_suspension(text) => {
                target.entry.remark(Remark::SuspendedMeasure, "", text);
            }
            (At::PlaceCountry, _) => {
                let country = (self.code.as_str().into(), text.into());
                self.places.insert(self.place.as_str().into(), country);
            }
            (At::Target, Some(_)) => self.targets.extend(self.target.take().map(Box::new)),
            _ => {}
        }
        Ok(())
    }

    fn forget(&mut self) -> String {
        let target = self.target.take();
        target.map_or_else(String::new, |target| target.entry.id.into())
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.into
    }
}

/// What a modification changes, and its days.
fn modification(tag: &Tag<'_>) -> Result<Modification> {
    let mut told = Modification::default();
    tag.each(|name, value| {
        let day = match name {
            "modification-type" => {
                let change = Change::ALL.iter().find(|change| change.word() == value);
                let words = Change::ALL.iter().map(|change| change.word());
                let change = change.ok_or_else(|| unknown("modification", &value, words))?;
                told.change = Some(*change);
                return Ok(());
            }
            "enactment-date" => &mut told.enacted,
            "publication-date" => &mut told.published,
            "effective-date" => &mut told.effective,
            _ => return Ok(()),
        };
        if !value.is_empty() {
            *day = Some(iso_day(&value)?);
        }
        Ok(())
    })?;
    Ok(told)
}

/// Keeps the text in English, or else the first one.
fn keep(told: &mut Option<String>, text: &str, is_english: bool) {
    if !text.is_empty() && (is_english || told.is_none()) {
        *told = Some(text.to_owned());
    }
}

/// The number of an entry of the Union's list or of the Security Council's: `EU.27.28`, `QDi.001`.
fn foreign_identifier(text: &str) -> Option<TargetIdentifier> {
    let (group, number) = text.split_once('.')?;
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let list = match group.as_bytes() {
        b"EU" => "eu",
        [b'A'..=b'Z', b'A'..=b'Z', b'i' | b'e'] => "un",
        _ => return None,
    };
    TargetIdentifier::entry(list, text)
        .ok()
        .filter(|_| is_number)
}

/// Whether a text says that a measure does not apply yet, or not any more.
fn is_of_suspension(text: &str) -> bool {
    text.contains("not apply until") || text.contains("suspended until")
}

fn add_country(
    entry: &mut EntryDraft,
    day: chrono::NaiveDate,
    code: &str,
    name: &str,
    basis: PlaceBasis,
) {
    if code.is_empty() {
        entry.add_name(day, name, basis, "country");
    } else {
        entry.add_iso2(day, code, basis, "country");
    }
}
