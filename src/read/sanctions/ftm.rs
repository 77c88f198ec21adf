//! Entities of `FollowTheMoney`, as `OpenSanctions` publishes them: one object a line.

mod line;
mod measures;
mod parties;
mod party;
mod programmes;
mod sanction;
mod sanctions;
mod scan;

use super::builder::Builder;
use super::draft::short_enough;
use super::list::List;
use super::options::{ListFormat, ListOptions};
use crate::error::{Error, Result, files::Files, lists::Lists};
use crate::read::Remark;
use crate::read::lines::{each_line, not_too_long};
use crate::sanction::{ProgrammeList, RemovedEntries};
use line::{Line, Property};
use parties::Parties;
use party::Countries;
use programmes::Programmes;
use sanction::{Sanction, not_too_many};
use sanctions::{Sanctions, Told};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// Entities of `FollowTheMoney`, `entities.ftm.json`: an object on each line. No line states the day of the list: state it.
///
/// An entry is a party that a `Sanction` names, wherever in the file either stands. A party that none names is left and remarked as
/// `no_sanction`; a sanction of a party that the file does not have is left and remarked as `orphan`. Files of several issuers make one
/// register: each regime has its own.
///
/// Parties and sanctions wait in memory until the end of the file, all other entities are passed over: a file of 1 GB with a quarter of a million
/// listings takes less than 300 MB at most, the register included.
///
/// | in the file | read as |
/// |---|---|
/// | `id`, `caption`, `schema` of the party | target: `ftm:NK-1` |
/// | `id` of the `Sanction` | the listing: `ftm:NK-1#ofac-1`; of several programmes one listing each, `ftm:NK-1#ofac-1#US-RUSHAR` |
/// | `programId`, else `program` | the regime; its issuer by the letters before the first hyphen of a `programId` (`EU-UKR`), else by `country`. Known to the crate's own table of tags or against no state, and remarked |
/// | `listingDate`, else `startDate` | the day of listing; several are the set of those days, remarked as `several_days` |
/// | `startDate` beside a `listingDate` | the day from which it applies |
/// | `endDate` | the end, also one to come |
/// | `provisions` | measures, by a table of words; without them those of the programme |
/// | `unscId` | the listing mirrors the United Nations, unless they are its issuer |
/// | `jurisdiction`, `country`, `nationality` and `citizenship`, `flag` | places: registered, address, nationality, flag. What `country` means is not told, and is remarked as `uncertain_basis` |
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{FtmJsonOptions, ListDay};
/// use interstate::sanction::{ConflictReading, ListingFilter, MatchRule, ProgrammeReading, TerritoryReading};
/// use interstate::{Actor, State};
///
/// let file = r#"{"id":"o-1","caption":"Made up","schema":"Sanction","properties":{"entity":["a"],"programId":["EU-UKR"],"startDate":["2024-02-23"]}}
/// {"id":"a","caption":"Alpha HK","schema":"Company","properties":{"jurisdiction":["hk"]}}
/// {"id":"o-2","caption":"Made up","schema":"Sanction","properties":{"entity":["a"],"programId":["US-RUSHAR"],"startDate":["2023-04-12"],"endDate":["2025-01-01"]}}
/// "#;
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let register = FtmJsonOptions::new(ListDay::Stated("2026-10-08".parse()?), reading).read(file.as_bytes())?.into_register()?;
/// let of = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
/// let lags = register.lags(&of(State::USA.into()), &of(Actor::EU), MatchRule::SameTarget)?;
/// assert_eq!(lags.median_days(), Some((317.0, 317.0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FtmJson;

/// The options for reading [entities of `FollowTheMoney`](FtmJson).
pub type FtmJsonOptions = ListOptions<FtmJson>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for FtmJson {
    const LIST: &'static List = &List {
        name: "entities of FollowTheMoney",
        title: "entities of FollowTheMoney",
        prefix: "ftm",
        removed: RemovedEntries::Dropped,
        // Not asked: each sanction brings its regime.
        tags: ProgrammeList::Eu,
    };

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        let day = into.day().map_err(|fault| fault.at(1, None))?;
        let programmes = Programmes::new(day, into.reading());
        let mut ftm = Ftm {
            into,
            programmes,
            parties: Parties::default(),
            sanctions: Sanctions::default(),
        };
        ftm.read(from)?;
        ftm.finish(&mut Countries::new(day))
    }
}

struct Ftm {
    into: Builder,
    programmes: Programmes,
    parties: Parties,
    sanctions: Sanctions,
}

impl Ftm {
    fn read(&mut self, from: &mut dyn Read) -> Result<()> {
        let mut number = 0;
        let mut quotes = Vec::new();
        let bytes = each_line(from, |mut line, length| {
            number += 1;
            if number == 1 {
                line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
                starts_as_objects(line)?;
            }
            if line.trim_ascii().is_empty() {
                return Ok(());
            }
            let told = not_too_long(length).and_then(|()| self.line(line, number, &mut quotes));
            if let Err(fault) = told {
                let shown = line.get(..240).unwrap_or(line);
                let shown = String::from_utf8_lossy(shown).into_owned();
                self.into.reject(number, fault, &shown);
            }
            Ok(())
        })?;
        self.into.read_so_far(bytes, number);
        if number == 0 {
            let expected = FtmJson::LIST.name;
            return Err(Error::from(Lists::Empty { expected }).at(1, None));
        }
        Ok(())
    }

    fn line(&mut self, text: &[u8], number: u64, quotes: &mut Vec<u32>) -> Result<()> {
        // Checked once for the whole line, which is faster than for each of its texts, and finds what stands in those that are left, too.
        let text = std::str::from_utf8(text).map_err(|fault| Files::Json {
            byte: fault.valid_up_to() + 1,
            why: "invalid unicode code point".into(),
        })?;
        let line = scan::line(text, quotes).map_or_else(|| Line::parse(text), Ok)?;
        if line.is_sanction() {
            let sanction = Sanction::of(&line, number, &mut self.programmes)?;
            short_enough("id", &line.id)?;
            not_too_many(sanction.programmes() * line.of(Property::Entity).count())?;
            let mut parties = line.of(Property::Entity);
            let Some(first) = parties.next() else {
                return Err(Lists::Lacks {
                    what: "entity",
                    within: "Sanction",
                }
                .into());
            };
            for other in parties {
                self.sanctions.add(other, &line.id, sanction.clone());
            }
            self.sanctions.add(first, &line.id, sanction);
            return Ok(());
        }
        let Some(kind) = line.party_kind() else {
            return Ok(());
        };
        self.parties.add(&line, number, kind);
        Ok(())
    }

    /// All is read: each party meets its sanctions.
    fn finish(self, countries: &mut Countries) -> Result<Builder> {
        let Self {
            mut into,
            programmes,
            parties,
            sanctions,
        } = self;
        let (of_parties, again) = places(&parties, &sanctions);
        let mut again = again.into_iter().peekable();
        let orphans = of_parties.partition_point(|(party, _)| *party < parties.len());
        let (of_parties, orphans) = of_parties.split_at(orphans);
        let by_party = || of_parties.chunk_by(|a, b| a.0 == b.0);
        into.will_have(by_party().count(), of_parties.len());
        let mut of_parties = by_party().peekable();
        let mut at = 0;
        for block in parties.into_blocks() {
            for party in block.iter() {
                let own = of_parties.next_if(|own| own.first().is_some_and(|(of, _)| *of == at));
                let twice = again.next_if(|(twice, _)| *twice == at);
                at += 1;
                if let Some((_, first)) = twice {
                    let id = party.id.into();
                    let fault = Lists::EntryTwice { id, first };
                    into.reject(party.line, fault.into(), party.id);
                    continue;
                }
                let Some(own) = own else {
                    into.remark(Remark::NoSanction, party.line, "schema", party.id);
                    continue;
                };
                let own = own.iter().filter_map(|(_, place)| sanctions.get(*place));
                let drafted = match stands_twice(own.clone()) {
                    Some(fault) => Err(fault.into()),
                    None => party.draft(own, &programmes, countries),
                };
                match drafted {
                    Ok(draft) => into.entry(party.line, draft)?,
                    Err(fault) => into.reject(party.line, fault, party.id),
                }
            }
        }
        for orphan in orphans
            .iter()
            .filter_map(|(_, place)| sanctions.get(*place))
        {
            into.remark(Remark::Orphan, orphan.sanction.line, "entity", orphan.id);
        }
        Ok(into)
    }
}

/// Places of parties and of their sanctions.
type Places = Vec<(usize, usize)>;

/// Of each sanction the place of its party, beyond all where it has none, beside its own, sorted; and the places of parties whose id stands before,
/// each with the line where it does.
fn places(parties: &Parties, sanctions: &Sanctions) -> (Places, Vec<(usize, u64)>) {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(parties.len());
    let mut again = Vec::new();
    for (at, party) in parties.iter().enumerate() {
        match first.entry(party.id) {
            Entry::Occupied(known) => {
                again.extend(parties.line(*known.get()).map(|line| (at, line)));
            }
            Entry::Vacant(place) => {
                place.insert(at);
            }
        }
    }
    let of = |told: Told<'_>| first.get(told.party).map_or(usize::MAX, |place| *place);
    let of_parties = sanctions.iter().map(of).zip(0..);
    let mut of_parties: Places = of_parties.collect();
    of_parties.sort_unstable();
    (of_parties, again)
}

/// That two sanctions of a party have one id.
fn stands_twice<'a>(sanctions: impl Iterator<Item = Told<'a>> + Clone) -> Option<Lists> {
    // A few are sooner compared than put into a set.
    let twice = if sanctions.clone().nth(8).is_none() {
        let mut all = sanctions.clone().enumerate();
        all.find(|(at, told)| sanctions.clone().take(*at).any(|other| other.id == told.id))
    } else {
        let mut ids = HashSet::new();
        let mut all = sanctions.enumerate();
        all.find(|(_, told)| !ids.insert(told.id))
    };
    twice.map(|(_, twice)| Lists::EntryTwice {
        id: twice.id.into(),
        first: twice.sanction.line,
    })
}

/// That the first line may be an object.
fn starts_as_objects(line: &[u8]) -> Result<()> {
    let text = line.trim_ascii_start();
    if text.is_empty() || text.starts_with(b"{") {
        return Ok(());
    }
    let expected = FtmJson::LIST.name;
    let fault = if text.starts_with(b"<") {
        Error::from(Lists::WebPage { expected })
    } else {
        let why = "expected an object on each line".into();
        Error::from(Files::Json { byte: 1, why })
    };
    Err(fault.at(1, None))
}
