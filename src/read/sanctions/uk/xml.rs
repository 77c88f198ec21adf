//! The list of the United Kingdom as XML.

use super::entity::{Entity, add, joined};
use crate::error::Result;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::dates::day_first_date;
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use crate::read::sanctions::xml::{Node, Tag, Walker, walk};
use crate::sanction::{ProgrammeList, RemovedEntries};
use std::io::Read;

/// The Sanctions List of the United Kingdom as XML: `Designations`. It does not tell its day: state it.
///
/// | in the file | read as |
/// |---|---|
/// | `UniqueID` | the id, `uk:RUS2176` |
/// | `DateDesignated` | the day of listing; `00/00/1975` and `dd/mm/1975` are a year |
/// | `LastUpdated`, where it is later | an amendment |
/// | `RegimeName` | the regime, by the name of its regulations |
/// | `DesignationSource` `UN` | the listing mirrors the United Nations |
/// | `SanctionsImposed`, `SanctionsImposedIndicators` | the measures; where the two differ all of both, remarked; words of no table are remarked |
/// | `Nationality`, `AddressCountry`, `CurrentBelievedFlagOfShip` | places; `PreviousFlag` is remarked |
/// | `IndividualEntityShip` | person, entity, vessel |
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, UkXmlOptions};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let day = ListDay::Stated("2026-10-08".parse()?);
/// let read = UkXmlOptions::new(day, reading).read_path("tests/it/corpus/lists/uk.xml")?;
/// let account = read.account();
/// assert_eq!(account.rows(), account.kept() + account.rejected());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct UkXml;

/// The options for reading the [list of the United Kingdom as XML](UkXml).
pub type UkXmlOptions = ListOptions<UkXml>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for UkXml {
    const LIST: &'static List = &List {
        name: "the list of the United Kingdom (XML)",
        title: "list of the United Kingdom",
        prefix: "uk",
        removed: RemovedEntries::Dropped,
        tags: ProgrammeList::Uk,
    };

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        // Before the first byte: no element tells it.
        into.day().map_err(|fault| fault.at(1, None))?;
        let mut list = Designations {
            into,
            entity: Entity::default(),
            names: Default::default(),
            name_type: Box::default(),
        };
        walk(from, &TREE, &mut list)?;
        Ok(list.into)
    }
}

#[derive(Clone, Copy, Debug)]
enum At {
    List,
    Entry,
    Within,
    Updated,
    Designated,
    Id,
    UnId,
    OfsiId,
    Imo,
    Registration,
    Regime,
    Kind,
    Source,
    Imposed,
    Name,
    /// A part of a name, by its place in the order in which the parts are said.
    NamePart(usize),
    NameType,
    Country,
    Indicator(&'static str),
    Nationality,
    Flag,
    FormerFlag,
}

const fn indicator(name: &'static str) -> Node<At> {
    Node::text(name, At::Indicator(name))
}

const NAMES: &[Node<At>] = &[Node::element(
    "Name",
    At::Name,
    &[
        Node::text("Name1", At::NamePart(0)),
        Node::text("Name2", At::NamePart(1)),
        Node::text("Name3", At::NamePart(2)),
        Node::text("Name4", At::NamePart(3)),
        Node::text("Name5", At::NamePart(4)),
        Node::text("Name6", At::NamePart(5)),
        Node::text("NameType", At::NameType),
        Node::left("AliasStrength"),
    ],
)];

const ADDRESSES: &[Node<At>] = &[Node::element(
    "Address",
    At::Within,
    &[
        Node::left("AddressLine1"),
        Node::left("AddressLine2"),
        Node::left("AddressLine3"),
        Node::left("AddressLine4"),
        Node::left("AddressLine5"),
        Node::left("AddressLine6"),
        Node::left("AddressPostalCode"),
        Node::text("AddressCountry", At::Country),
    ],
)];

const INDICATORS: &[Node<At>] = &[
    indicator("AssetFreeze"),
    indicator("ArmsEmbargo"),
    indicator("TargetedArmsEmbargo"),
    indicator("CharteringOfShips"),
    indicator("ClosureOfRepresentativeOffices"),
    indicator("CrewServicingOfShipsAndAircraft"),
    indicator("Deflag"),
    indicator("PreventionOfBusinessArrangements"),
    indicator("ProhibitionOfPortEntry"),
    indicator("TravelBan"),
    indicator("PreventionOfCharteringOfShips"),
    indicator("PreventionOfCharteringOfShipsAndAircraft"),
    indicator("TechnicalAssistanceRelatedToAircraft"),
    indicator("TrustServicesSanctions"),
    indicator("DirectorDisqualificationSanction"),
    indicator("InternetServicesSanctions"),
];

const PERSON: &[Node<At>] = &[Node::element(
    "Individual",
    At::Within,
    &[
        Node::left("DOBs"),
        Node::element(
            "Nationalities",
            At::Within,
            &[Node::text("Nationality", At::Nationality)],
        ),
        Node::left("NationalIdentifierDetails"),
        Node::left("PassportDetails"),
        Node::left("Positions"),
        Node::left("Genders"),
        Node::left("BirthDetails"),
    ],
)];

const FIRM: &[Node<At>] = &[Node::element(
    "Entity",
    At::Within,
    &[
        Node::element(
            "BusinessRegistrationNumbers",
            At::Within,
            &[Node::text("BusinessRegistrationNumber", At::Registration)],
        ),
        Node::left("TypeOfEntities"),
        Node::left("ParentCompanies"),
        Node::left("Subsidiaries"),
    ],
)];

const SHIP: &[Node<At>] = &[Node::element(
    "Ship",
    At::Within,
    &[
        Node::element(
            "IMONumbers",
            At::Within,
            &[Node::text("IMONumber", At::Imo)],
        ),
        Node::left("CurrentOwnerOperators"),
        Node::left("PreviousOwnerOperators"),
        Node::element(
            "CurrentBelievedFlagOfShips",
            At::Within,
            &[Node::text("CurrentBelievedFlagOfShip", At::Flag)],
        ),
        Node::element(
            "PreviousFlags",
            At::Within,
            &[Node::text("PreviousFlag", At::FormerFlag)],
        ),
        Node::left("TypeOfShips"),
        Node::left("TonnageOfShips"),
        Node::left("LengthOfShips"),
        Node::left("YearsBuilt"),
        Node::left("HullIdentificationNumbers"),
    ],
)];

const TREE: Node<At> = Node::element(
    "Designations",
    At::List,
    &[Node::entry(
        "Designation",
        At::Entry,
        &[
            Node::text("LastUpdated", At::Updated),
            Node::text("DateDesignated", At::Designated),
            Node::text("UniqueID", At::Id),
            Node::text("OFSIGroupID", At::OfsiId),
            Node::text("UNReferenceNumber", At::UnId),
            Node::text("RegimeName", At::Regime),
            Node::text("IndividualEntityShip", At::Kind),
            Node::text("DesignationSource", At::Source),
            Node::text("SanctionsImposed", At::Imposed),
            Node::left("OtherInformation"),
            Node::left("UKStatementofReasons"),
            Node::element("Names", At::Within, NAMES),
            Node::left("NonLatinNames"),
            Node::left("Titles"),
            Node::element("Addresses", At::Within, ADDRESSES),
            Node::left("PhoneNumbers"),
            Node::left("Websites"),
            Node::left("EmailAddresses"),
            Node::element("SanctionsImposedIndicators", At::Within, INDICATORS),
            Node::element("IndividualDetails", At::Within, PERSON),
            Node::element("EntityDetails", At::Within, FIRM),
            Node::element("ShipDetails", At::Within, SHIP),
        ],
    )],
);

struct Designations {
    into: Builder,
    entity: Entity,
    /// The parts of the name in hand.
    names: [String; 6],
    name_type: Box<str>,
}

impl Walker for Designations {
    type At = At;

    fn open(&mut self, at: At, _: &Tag<'_>, _: u64) -> Result<()> {
        if matches!(at, At::Entry) {
            self.entity = Entity::default();
        }
        if matches!(at, At::Name) {
            self.names = Default::default();
            self.name_type = Box::default();
        }
        Ok(())
    }

    fn close(&mut self, at: At, text: &str, line: u64) -> Result<()> {
        let entity = &mut self.entity;
        match at {
            At::Updated if !text.is_empty() => entity.updated = Some(day_first_date(text)?),
            At::Designated if !text.is_empty() => entity.designated = Some(day_first_date(text)?),
            At::Id => entity.id = text.into(),
            At::UnId => entity.un_id = text.into(),
            At::OfsiId => entity.ofsi_id = text.into(),
            At::Imo => add(&mut entity.imos, text),
            At::Registration => add(&mut entity.registrations, text),
            At::Regime => entity.regime = text.into(),
            At::Kind => entity.kind = text.into(),
            At::Source => entity.source = text.into(),
            At::Imposed => entity.imposed = text.into(),
            At::NamePart(part) => {
                if let Some(name) = self.names.get_mut(part) {
                    text.clone_into(name);
                }
            }
            At::NameType => self.name_type = text.into(),
            At::Name => {
                let name = joined(self.names.iter().map(String::as_str));
                entity.add_name(name, std::mem::take(&mut self.name_type));
            }
            At::Country => add(&mut entity.countries, text),
            At::Nationality => add(&mut entity.nationalities, text),
            At::Flag => add(&mut entity.flags, text),
            At::FormerFlag => add(&mut entity.former_flags, text),
            At::Indicator(name) if text.eq_ignore_ascii_case("true") => {
                entity.indicated.push(name);
            }
            At::Entry => {
                let day = self.into.day()?;
                let draft = std::mem::take(entity).draft(day)?;
                self.into.entry(line, draft)?;
            }
            At::Updated | At::Designated | At::Indicator(_) | At::List | At::Within => {}
        }
        Ok(())
    }

    fn forget(&mut self) -> String {
        std::mem::take(&mut self.entity).id.into()
    }

    fn builder(&mut self) -> &mut Builder {
        &mut self.into
    }
}
