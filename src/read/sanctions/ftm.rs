//! Entities of `FollowTheMoney`, as `OpenSanctions` publishes them: one object a line.

mod line;
mod measures;
mod party;
mod programmes;
mod sanction;

use super::builder::Builder;
use super::list::List;
use super::options::{ListFormat, ListOptions};
use crate::error::{Error, Result, files::Files, lists::Lists};
use crate::read::Remark;
use crate::read::lines::{Counted, Ends, Lines, not_too_long};
use crate::sanction::{ProgrammeList, RemovedEntries};
use line::Line;
use party::{Countries, Party};
use programmes::Programmes;
use sanction::Sanction;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{BufReader, Read};

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
            sanctions: HashMap::new(),
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
    /// By the id of its party, which may be on a line to come.
    sanctions: HashMap<Box<str>, Vec<Sanction>>,
}

impl Ftm {
    fn read(&mut self, from: &mut dyn Read) -> Result<()> {
        let from = BufReader::with_capacity(256 << 10, Counted::new(from));
        let mut lines = Lines::new(from, Ends::LineFeed);
        let (mut text, mut number) = (Vec::new(), 0);
        while let Some(length) = lines.next(&mut text)? {
            number += 1;
            let mut line = text.as_slice();
            if number == 1 {
                line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
                starts_as_objects(line)?;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let told = not_too_long(length).and_then(|()| self.line(line, number));
            if let Err(fault) = told {
                let shown = line.get(..240).unwrap_or(line);
                let shown = String::from_utf8_lossy(shown).into_owned();
                self.into.reject(number, fault, &shown);
            }
        }
        let bytes = lines.get_ref().get_ref().bytes;
        self.into.read_so_far(bytes, number);
        if number == 0 {
            let expected = FtmJson::LIST.name;
            return Err(Error::from(Lists::Empty { expected }).at(1, None));
        }
        Ok(())
    }

    fn line(&mut self, text: &[u8], number: u64) -> Result<()> {
        let mut line = Line::default();
        line.read(text)?;
        if line.is_sanction() {
            let sanction = Sanction::of(&line, number, &mut self.programmes)?;
            let mut others = line.entity.iter();
            let Some(first) = others.next() else {
                return Err(Lists::Lacks {
                    what: "entity",
                    within: "Sanction",
                }
                .into());
            };
            for entity in others {
                self.add_sanction(entity, sanction.clone());
            }
            self.add_sanction(first, sanction);
            return Ok(());
        }
        let Some(kind) = line.party_kind() else {
            return Ok(());
        };
        let party = Party::of(&line, number, kind, &mut self.countries);
        self.parties.push(Box::new(party));
        Ok(())
    }

    fn add_sanction(&mut self, entity: &str, sanction: Sanction) {
        match self.sanctions.get_mut(entity) {
            Some(sanctions) => sanctions.push(sanction),
            None => {
                self.sanctions.insert(entity.into(), vec![sanction]);
            }
        }
    }

    /// All is read: each party meets its sanctions.
    fn finish(self) -> Result<Builder> {
        let Self {
            mut into,
            programmes,
            parties,
            countries: _,
            mut sanctions,
        } = self;
        let mut again = stands_again(&parties).into_iter().peekable();
        for (at, party) in parties.into_iter().enumerate() {
            if let Some((_, first)) = again.next_if(|(twice, _)| *twice == at) {
                let id = (&*party.id).into();
                let fault = Lists::EntryTwice { id, first };
                into.reject(party.line, fault.into(), &party.id);
                continue;
            }
            let Some(sanctions) = sanctions.remove(&party.id) else {
                into.remark(Remark::NoSanction, party.line, "schema", &party.id);
                continue;
            };
            let (line, id) = (party.line, party.id.clone());
            match party.draft(sanctions, &programmes) {
                Ok(draft) => into.entry(line, draft)?,
                Err(fault) => into.reject(line, fault, &id),
            }
        }
        let mut orphans: Vec<Sanction> = sanctions.into_values().flatten().collect();
        orphans.sort_unstable_by_key(|sanction| sanction.line);
        for orphan in orphans {
            into.remark(Remark::Orphan, orphan.line, "entity", &orphan.id);
        }
        Ok(into)
    }
}

/// The places of parties whose id stands before, each with the line where it does.
fn stands_again(parties: &[Box<Party>]) -> Vec<(usize, u64)> {
    let mut first: HashMap<&str, u64> = HashMap::with_capacity(parties.len());
    let mut again = Vec::new();
    for (at, party) in parties.iter().enumerate() {
        match first.entry(&party.id) {
            Entry::Occupied(line) => again.push((at, *line.get())),
            Entry::Vacant(place) => {
                place.insert(party.line);
            }
        }
    }
    again
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
