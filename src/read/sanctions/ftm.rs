//! Entities of `FollowTheMoney`, as `OpenSanctions` publishes them: one object a line.

mod line;
mod measures;
mod party;
mod programmes;
mod sanction;
mod scan;

use super::builder::Builder;
use super::list::List;
use super::options::{ListFormat, ListOptions};
use crate::error::{Error, Result, files::Files, lists::Lists};
use crate::read::Remark;
use crate::read::lines::{each_line, not_too_long};
use crate::sanction::{ProgrammeList, RemovedEntries};
use line::{Line, Property};
use party::{Countries, Party};
use programmes::Programmes;
use sanction::Sanction;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// Entities of `FollowTheMoney`, `entities.ftm.json`: an object on each line. No line states the day of the list: state it.
///
/// An entry is a party that a `Sanction` names, wherever in the file either stands. A party that none names is left and remarked as
/// `no_sanction`; a sanction of a party that the file does not have is left and remarked as `orphan`. Files of several issuers make one
/// register: each regime has its own.
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
            parties: Vec::new(),
            countries: Countries::new(day),
            sanctions: Vec::new(),
        };
        ftm.read(from)?;
        ftm.finish()
    }
}

struct Ftm {
    into: Builder,
    programmes: Programmes,
    #[expect(
        clippy::vec_box,
        reason = "the place of each is free again once its entry is made"
    )]
    parties: Vec<Box<Party>>,
    countries: Countries,
    /// Each with the id of its party, which may be on a line to come.
    sanctions: Vec<(Box<str>, Box<Sanction>)>,
}

impl Ftm {
    fn read(&mut self, from: &mut dyn Read) -> Result<()> {
        let mut number = 0;
        let bytes = each_line(from, |mut line, length| {
            number += 1;
            if number == 1 {
                line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
                starts_as_objects(line)?;
            }
            if line.trim_ascii().is_empty() {
                return Ok(());
            }
            let told = not_too_long(length).and_then(|()| self.line(line, number));
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

    fn line(&mut self, text: &[u8], number: u64) -> Result<()> {
        // Checked once for the whole line, which is faster than for each of its texts, and finds what stands in those that are left, too.
        let text = std::str::from_utf8(text).map_err(|fault| Files::Json {
            byte: fault.valid_up_to() + 1,
            why: "invalid unicode code point".into(),
        })?;
        let line = scan::line(text).map_or_else(|| Line::parse(text), Ok)?;
        if line.is_sanction() {
            let sanction = Sanction::of(&line, number, &mut self.programmes)?;
            let mut parties = line.of(Property::Entity);
            let Some(first) = parties.next() else {
                return Err(Lists::Lacks {
                    what: "entity",
                    within: "Sanction",
                }
                .into());
            };
            let others = parties.map(|party| (party.into(), Box::new(sanction.clone())));
            self.sanctions.extend(others);
            self.sanctions.push((first.into(), Box::new(sanction)));
            return Ok(());
        }
        let Some(kind) = line.party_kind() else {
            return Ok(());
        };
        let party = Party::of(&line, number, kind, &mut self.countries);
        self.parties.push(Box::new(party));
        Ok(())
    }

    /// All is read: each party meets its sanctions.
    fn finish(self) -> Result<Builder> {
        let Self {
            mut into,
            programmes,
            parties,
            countries: _,
            sanctions,
        } = self;
        let (of_party, again) = places(&parties, &sanctions);
        let mut again = again.into_iter().peekable();
        let mut of_party: Vec<_> = of_party.into_iter().zip(sanctions).collect();
        // Stable: those of one party keep their order, which is that of the file. Those of none come last.
        of_party.sort_by_key(|(place, _)| *place);
        let mut of_party = of_party.into_iter().peekable();
        let mut sanctions: Vec<Sanction> = Vec::new();
        for (at, party) in parties.into_iter().enumerate() {
            if let Some((_, first)) = again.next_if(|(twice, _)| *twice == at) {
                let id = (&*party.id).into();
                let fault = Lists::EntryTwice { id, first };
                into.reject(party.line, fault.into(), &party.id);
                continue;
            }
            sanctions.clear();
            while let Some((_, (_, sanction))) = of_party.next_if(|(of, _)| *of == at) {
                sanctions.push(*sanction);
            }
            let line = party.line;
            if sanctions.is_empty() {
                into.remark(Remark::NoSanction, line, "schema", &party.id);
            } else if let Some(fault) = stands_twice(&sanctions) {
                into.reject(line, fault.into(), &party.id);
            } else {
                into.entry(line, party.draft(sanctions.drain(..), &programmes))?;
            }
        }
        for (_, (_, orphan)) in of_party {
            into.remark(Remark::Orphan, orphan.line, "entity", &orphan.id);
        }
        Ok(into)
    }
}

/// Of each sanction the place of its party, beyond all where it has none; and the places of parties whose id stands before, each with the line
/// where it does.
fn places(
    parties: &[Box<Party>],
    sanctions: &[(Box<str>, Box<Sanction>)],
) -> (Vec<usize>, Vec<(usize, u64)>) {
    let mut first: HashMap<&str, (usize, u64)> = HashMap::with_capacity(parties.len());
    let mut again = Vec::new();
    for (at, party) in parties.iter().enumerate() {
        match first.entry(&party.id) {
            Entry::Occupied(known) => again.push((at, known.get().1)),
            Entry::Vacant(place) => {
                place.insert((at, party.line));
            }
        }
    }
    let of = |party: &str| first.get(party).map_or(usize::MAX, |(place, _)| *place);
    let of_party = sanctions.iter().map(|(party, _)| of(party)).collect();
    (of_party, again)
}

/// That two sanctions of a party have one id.
fn stands_twice(sanctions: &[Sanction]) -> Option<Lists> {
    if sanctions.len() < 2 {
        return None;
    }
    let mut ids = HashSet::with_capacity(sanctions.len());
    let mut sanctions = sanctions.iter();
    let twice = sanctions.find(|sanction| !ids.insert(&*sanction.id))?;
    Some(Lists::EntryTwice {
        id: (&*twice.id).into(),
        first: twice.line,
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
