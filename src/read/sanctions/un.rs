//! The consolidated list of the Security Council of the United Nations in XML.

use super::builder::Builder;
use super::dates::printed_day;
use super::draft::{EntryDraft, ListingDraft};
use super::list::List;
use super::options::{ListFormat, ListOptions};
use super::xml::{Node, Tag, Walker, walk};
use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::sanction::{Measure, Measures, PlaceBasis, ProgrammeList, RemovedEntries, TargetKind};
use crate::time::partial_date::PartialDate;
use std::io::Read;

/// The consolidated list of the Security Council in XML: `CONSOLIDATED_LIST`.
///
/// An entry is an `INDIVIDUAL` or an `ENTITY`, its id the `REFERENCE_NUMBER`, as in `un:QDi.001`. The day of the list is that of
/// `dateGenerated`.
///
/// | in the file | read as |
/// |---|---|
/// | `LISTED_ON` | the day of listing, as printed, whatever zone stands behind it |
/// | `LAST_DAY_UPDATED` | amendments |
/// | `UN_LIST_TYPE` | the programme. `GB` is Guinea-Bissau |
/// | `FIRST_NAME` to `FOURTH_NAME` | the name |
/// | `ALIAS_NAME` | other names, as printed, those of low quality too |
/// | `NATIONALITY`, `COUNTRY` of the addresses | places of the target |
///
/// The file tells no measures; those of the Council's regimes stand in a table: assets are frozen under each but that on Guinea-Bissau,
/// persons may not travel under each but that on Iraq of 2003, and parties of the lists on Al-Qaida and the Taliban get no arms.
///
/// # When it misleads
/// A `LISTED_ON` says when a party was first listed, not that it was listed ever since: what left the list and came back keeps its first
/// day. And the file drops what is removed: stocks of past days are of those that are still listed, a lower bound.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, UnXmlOptions};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = UnXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/un.xml")?;
/// assert_eq!((read.day().to_string(), read.account().rows()), ("2026-02-27".to_owned(), 10));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct UnXml;

/// The options for reading the [list of the Security Council](UnXml).
pub type UnXmlOptions = ListOptions<UnXml>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for UnXml {
    const LIST: &'static List = &List {
        name: "the list of the Security Council (XML)",
        title: "list of the Security Council",
        prefix: "un",
        removed: RemovedEntries::Dropped,
        tags: ProgrammeList::Un,
    };

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        let mut un = Un { into, entry: None };
        walk(from, &TREE, &mut un)?;
        Ok(un.into)
    }
}

#[derive(Clone, Copy, Debug)]
enum At {
    List,
    Group,
    Individual,
    Entity,
    Reference,
    Name,
    Alias,
    Programme,
    Listed,
    Values,
    Updated,
    Nationality,
    Address,
    Country,
}

const ADDRESS: &[Node<At>] = &[
    Node::text("COUNTRY", At::Country),
    Node::left("STREET"),
    Node::left("CITY"),
    Node::left("STATE_PROVINCE"),
    Node::left("ZIP_CODE"),
    Node::left("NOTE"),
];

const ALIAS: &[Node<At>] = &[
    Node::text("ALIAS_NAME", At::Alias),
    Node::left("QUALITY"),
    Node::left("DATE_OF_BIRTH"),
    Node::left("CITY_OF_BIRTH"),
    Node::left("COUNTRY_OF_BIRTH"),
    Node::left("NOTE"),
];

const INDIVIDUAL: &[Node<At>] = &[
    Node::text("REFERENCE_NUMBER", At::Reference),
    Node::text("UN_LIST_TYPE", At::Programme),
    Node::text("LISTED_ON", At::Listed),
    Node::text("FIRST_NAME", At::Name),
    Node::text("SECOND_NAME", At::Name),
    Node::text("THIRD_NAME", At::Name),
    Node::text("FOURTH_NAME", At::Name),
    Node::left("COMMENTS1"),
    Node::element(
        "LAST_DAY_UPDATED",
        At::Values,
        &[Node::text("VALUE", At::Updated)],
    ),
    Node::element(
        "NATIONALITY",
        At::Values,
        &[Node::text("VALUE", At::Nationality)],
    ),
    Node::element("INDIVIDUAL_ADDRESS", At::Address, ADDRESS),
    Node::left("DATAID"),
    Node::left("VERSIONNUM"),
    Node::left("GENDER"),
    Node::left("SUBMITTED_BY"),
    Node::left("SUBMITTED_ON"),
    Node::left("NAME_ORIGINAL_SCRIPT"),
    Node::left("TITLE"),
    Node::left("DESIGNATION"),
    Node::left("LIST_TYPE"),
    Node::element("INDIVIDUAL_ALIAS", At::Values, ALIAS),
    Node::left("INDIVIDUAL_DATE_OF_BIRTH"),
    Node::left("INDIVIDUAL_PLACE_OF_BIRTH"),
    Node::left("INDIVIDUAL_DOCUMENT"),
    Node::left("SORT_KEY"),
    Node::left("SORT_KEY_LAST_MOD"),
    Node::left("DELISTED_ON"),
];

const ENTITY: &[Node<At>] = &[
    Node::text("REFERENCE_NUMBER", At::Reference),
    Node::text("UN_LIST_TYPE", At::Programme),
    Node::text("LISTED_ON", At::Listed),
    Node::text("FIRST_NAME", At::Name),
    Node::left("COMMENTS1"),
    Node::element(
        "LAST_DAY_UPDATED",
        At::Values,
        &[Node::text("VALUE", At::Updated)],
    ),
    Node::element("ENTITY_ADDRESS", At::Address, ADDRESS),
    Node::left("DATAID"),
    Node::left("VERSIONNUM"),
    Node::left("SUBMITTED_ON"),
    Node::left("NAME_ORIGINAL_SCRIPT"),
    Node::left("LIST_TYPE"),
    Node::element("ENTITY_ALIAS", At::Values, ALIAS),
    Node::left("SORT_KEY"),
    Node::left("SORT_KEY_LAST_MOD"),
    Node::left("DELISTED_ON"),
];

const TREE: Node<At> = Node::element(
    "CONSOLIDATED_LIST",
    At::List,
    &[
        Node::element(
            "INDIVIDUALS",
            At::Group,
            &[Node::entry("INDIVIDUAL", At::Individual, INDIVIDUAL)],
        ),
        Node::element(
            "ENTITIES",
            At::Group,
            &[Node::entry("ENTITY", At::Entity, ENTITY)],
        ),
    ],
);

#[derive(Debug, Default)]
struct Entry {
    is_person: bool,
    reference: String,
    name: String,
    aliases: Vec<Box<str>>,
    programme: String,
    listed: Option<PartialDate>,
    amended: Vec<PartialDate>,
    nationalities: Vec<String>,
    countries: Vec<String>,
}

#[derive(Debug)]
struct Un {
    into: Builder,
    entry: Option<Entry>,
}

/// What a regime of the Council forbids: of which no table has the words `None`.
fn measures(programme: &str, is_person: bool) -> Option<Measures> {
    let freeze = Measures::from(Measure::AssetFreeze);
    let travel = |measures: Measures| {
        if is_person {
            measures.with(Measure::TravelBan)
        } else {
            measures
        }
    };
    Some(match programme {
        "Al-Qaida" | "Taliban" => travel(freeze.with(Measure::ArmsRestrictions)),
        // Resolution 1518 (2003).
        "Iraq" => freeze,
        // Resolution 2048 (2012).
        "GB" => Measure::TravelBan.into(),
        "CAR" | "DPRK" | "DRC" | "Haiti" | "Iran" | "Libya" | "Mali" | "Somalia" | "SouthSudan"
        | "Sudan" | "Yemen" => travel(freeze),
        _ => return None,
    })
}

impl Un {
    fn end_entry(&mut self, line: u64) -> Result<()> {
        let Some(entry) = self.entry.take() else {
            return Ok(());
        };
        let day = self.into.day()?;
        let within = if entry.is_person {
            "INDIVIDUAL"
        } else {
            "ENTITY"
        };
        let lacks = |what| Lists::Lacks { what, within };
        if entry.reference.is_empty() {
            let fault = lacks("REFERENCE_NUMBER").into();
            self.into.reject(line, fault, &entry.name);
            return Ok(());
        }
        if entry.programme.is_empty() {
            let fault = lacks("UN_LIST_TYPE").into();
            self.into.reject(line, fault, &entry.reference);
            return Ok(());
        }
        let mut draft = EntryDraft::new(entry.reference);
        draft.kind = if entry.is_person {
            TargetKind::Person
        } else {
            TargetKind::Entity
        };
        draft.name = entry.name;
        draft.aliases = entry.aliases;
        for name in &entry.nationalities {
            draft.add_name(day, name, PlaceBasis::Nationality, "NATIONALITY");
        }
        for name in &entry.countries {
            draft.add_name(day, name, PlaceBasis::Address, "COUNTRY");
        }
        let measures = measures(&entry.programme, entry.is_person);
        if measures.is_none() {
            draft.remark(Remark::UnmappedMeasure, "UN_LIST_TYPE", &*entry.programme);
        }
        let mut listing = ListingDraft::new(entry.programme);
        listing.measures = measures.unwrap_or(Measure::NotTold.into());
        listing.listed = entry.listed;
        listing.amended = entry.amended;
        draft.list(listing)?;
        self.into.entry(line, draft)
    }
}

impl Walker for Un {
    type At = At;

    fn open(&mut self, at: At, tag: &Tag<'_>, _line: u64) -> Result<()> {
        match at {
            At::List => {
                let day = tag.needed("dateGenerated", "CONSOLIDATED_LIST")?;
                self.into.told_day(printed_day(&day)?)?;
            }
            At::Individual | At::Entity => {
                self.entry = Some(Entry {
                    is_person: matches!(at, At::Individual),
                    ..Entry::default()
                });
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, at: At, text: &str, line: u64) -> Result<()> {
        if let At::Individual | At::Entity = at {
            return self.end_entry(line);
        }
        let Some(entry) = self.entry.as_mut().filter(|_| !text.is_empty()) else {
            return Ok(());
        };
        match at {
            At::Reference => text.clone_into(&mut entry.reference),
            At::Name => {
                if !entry.name.is_empty() {
                    entry.name.push(' ');
                }
                entry.name.push_str(text);
            }
            At::Alias => entry.aliases.push(text.into()),
            At::Programme => text.clone_into(&mut entry.programme),
            At::Listed => entry.listed = Some(printed_day(text)?.into()),
            At::Updated => entry.amended.push(printed_day(text)?.into()),
            At::Nationality => entry.nationalities.push(text.to_owned()),
            At::Country => entry.countries.push(text.to_owned()),
            _ => {}
        }
        Ok(())
    }

    fn forget(&mut self) -> String {
        self.entry
            .take()
            .map_or_else(String::new, |entry| entry.reference)
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.into
    }
}
