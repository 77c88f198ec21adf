//! The Union's list as XML: what is told stands in attributes.

use super::entity::{Country, Entity, Identification, Regulation};
use super::packages;
use crate::error::Result;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::dates::{iso_day, printed_day};
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use crate::read::sanctions::xml::{Node, Tag, Walker, walk};
use crate::sanction::{ProgrammeList, RemovedEntries};
use chrono::NaiveDate;
use std::io::Read;

/// The Union's consolidated list of frozen assets as XML: `export`. It tells its day.
///
/// | in the file | read as |
/// |---|---|
/// | `euReferenceNumber`, else `logicalId` | the id, `eu:EU.27.28` |
/// | `designationDate` | the day of listing |
/// | none | listed on the earliest `publicationDate` of its regulations or before, remarked as `undated`: the days are those of the acts that changed the entry last |
/// | later `publicationDate`s of the entry, its names, addresses and numbers | amendments |
/// | `entryIntoForceDate` of a `regulation`, beside a `designationDate` | the day from which it applies |
/// | `programme` of a `regulation`; several make several listings | the regime |
/// | `CELEX:` in `publicationUrl`, else `numberTitle` | the act |
/// | an act of a package that the crate [ships](crate::sanction::facts), beside a `designationDate` on the day of its adoption | the package |
/// | `unitedNationId` | the listing mirrors the United Nations |
/// | `citizenship`, `address`, `identification` of a company or of taxes | places; a code as of the day of the list, and one that means nothing then as of the day of listing; `00` is none |
/// | `subjectType`; a name that starts with `IMO` | person, entity; vessel |
///
/// Every listing freezes assets: what else the Union forbids stands in its Official Journal alone.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{EuXmlOptions, ListDay};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = EuXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/eu.xml")?;
/// assert_eq!(read.day().to_string(), "2026-08-05");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct EuXml;

/// The options for reading the [Union's list as XML](EuXml).
pub type EuXmlOptions = ListOptions<EuXml>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for EuXml {
    const LIST: &'static List = &List {
        name: "the Union's list (XML)",
        title: "list of the Union",
        prefix: "eu",
        removed: RemovedEntries::Dropped,
        tags: ProgrammeList::Eu,
    };

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        let mut union = Union {
            into,
            entity: Entity::default(),
            regulation: None,
        };
        walk(from, &TREE, &mut union)?;
        packages::add(&mut union.into)?;
        Ok(union.into)
    }
}

#[derive(Clone, Copy, Debug)]
enum At {
    Export,
    Entity,
    Regulation,
    Url,
    Subject,
    Name,
    Citizenship,
    Identification,
    Address,
    BirthDate,
    Touched,
}

/// What stands in every part of an entry: which act touched it last.
const TOUCHED: &[Node<At>] = &[
    Node::left("remark"),
    Node::element("regulationSummary", At::Touched, &[]),
    Node::element("regulation", At::Touched, &[Node::left("publicationUrl")]),
];

const TREE: Node<At> = Node::element(
    "export",
    At::Export,
    &[Node::entry(
        "sanctionEntity",
        At::Entity,
        &[
            Node::left("remark"),
            Node::element(
                "regulation",
                At::Regulation,
                &[Node::text("publicationUrl", At::Url), Node::left("remark")],
            ),
            Node::element("subjectType", At::Subject, &[]),
            Node::element("nameAlias", At::Name, TOUCHED),
            Node::element("citizenship", At::Citizenship, TOUCHED),
            Node::element("birthdate", At::BirthDate, TOUCHED),
            Node::element("identification", At::Identification, TOUCHED),
            Node::element("address", At::Address, ADDRESS),
        ],
    )],
);

const ADDRESS: &[Node<At>] = &[
    Node::left("remark"),
    Node::left("contactInfo"),
    Node::element("regulationSummary", At::Touched, &[]),
    Node::element("regulation", At::Touched, &[Node::left("publicationUrl")]),
];

struct Union {
    into: Builder,
    entity: Entity,
    regulation: Option<Regulation>,
}

fn text(tag: &Tag<'_>, name: &str) -> Result<Box<str>> {
    Ok(tag.attribute(name)?.map_or_else(Box::default, Into::into))
}

fn day(tag: &Tag<'_>, name: &str) -> Result<Option<NaiveDate>> {
    tag.attribute(name)?.map(|text| iso_day(&text)).transpose()
}

fn country(tag: &Tag<'_>) -> Result<Country> {
    Ok(Country {
        iso2: text(tag, "countryIso2Code")?,
        words: text(tag, "countryDescription")?,
    })
}

impl Walker for Union {
    type At = At;

    fn open(&mut self, at: At, tag: &Tag<'_>, _: u64) -> Result<()> {
        let entity = &mut self.entity;
        match at {
            At::Export => {
                if let Some(moment) = tag.attribute("generationDate")? {
                    self.into.told_day(printed_day(&moment)?)?;
                }
            }
            At::Entity => {
                *entity = Entity {
                    logical_id: text(tag, "logicalId")?,
                    reference: text(tag, "euReferenceNumber")?,
                    un_id: text(tag, "unitedNationId")?,
                    ..Entity::default()
                };
                entity.designated = day(tag, "designationDate")?;
            }
            At::Regulation => {
                self.regulation = Some(Regulation {
                    kind: text(tag, "regulationType")?,
                    published: day(tag, "publicationDate")?,
                    in_force: day(tag, "entryIntoForceDate")?,
                    title: text(tag, "numberTitle")?,
                    programme: text(tag, "programme")?,
                    url: text(tag, "publicationUrl")?,
                });
            }
            At::Subject => {
                entity.subject = text(tag, "classificationCode")?;
                if entity.subject.is_empty() {
                    entity.subject = text(tag, "code")?;
                }
            }
            At::Name => {
                let mut name = text(tag, "wholeName")?;
                if name.is_empty() {
                    let parts = ["firstName", "middleName", "lastName"].map(|part| text(tag, part));
                    let parts = parts.into_iter().collect::<Result<Vec<_>>>()?;
                    let told: Vec<&str> = parts
                        .iter()
                        .map(|part| &**part)
                        .filter(|part| !part.is_empty())
                        .collect();
                    name = told.join(" ").into();
                }
                if !name.is_empty() {
                    entity.names.add(name);
                }
            }
            At::Citizenship => entity.citizenships.add(country(tag)?),
            At::Address => entity.addresses.add(country(tag)?),
            At::Identification => entity.numbers.add(Identification {
                kind: text(tag, "identificationTypeCode")?,
                number: text(tag, "number")?,
                iso2: text(tag, "countryIso2Code")?,
            }),
            At::Touched => {
                if let Some(day) = day(tag, "publicationDate")? {
                    entity.touched.add(day);
                }
            }
            At::Url | At::BirthDate => {}
        }
        Ok(())
    }

    fn close(&mut self, at: At, text: &str, line: u64) -> Result<()> {
        match at {
            At::Url => {
                if let Some(regulation) = &mut self.regulation {
                    regulation.url = text.into();
                }
            }
            At::Regulation => {
                if let Some(regulation) = self.regulation.take() {
                    self.entity.regulations.add(regulation);
                }
            }
            At::Entity => {
                let day = self.into.day()?;
                let draft = std::mem::take(&mut self.entity).draft(day)?;
                self.into.entry(line, draft)?;
            }
            At::Export
            | At::Subject
            | At::Name
            | At::Citizenship
            | At::Identification
            | At::Address
            | At::BirthDate
            | At::Touched => {}
        }
        Ok(())
    }

    fn forget(&mut self) -> String {
        self.regulation = None;
        std::mem::take(&mut self.entity).id().to_owned()
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.into
    }
}
