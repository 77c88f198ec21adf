//! The elements of the advanced file.

use crate::read::sanctions::xml::Node;

/// The elements of the advanced file that are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum At {
    DateOfIssue,
    Year,
    Month,
    Day,
    Value(Lookup),
    Location,
    LocationCountry,
    LocationArea,
    Document,
    DocumentNumber,
    Profile,
    Identity,
    Alias,
    DocumentedName,
    NamePart,
    NamePartGroup,
    Feature,
    VersionDetail,
    VersionLocation,
    From,
    Entry,
    Event,
    EventDate,
    Measure,
    MeasureComment,
    /// What has nothing of its own.
    Part,
}

/// A table of names at the head of the file, which numbers stand for in the rest.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Lookup {
    AliasType,
    AreaCode,
    Country,
    DetailReference,
    EventType,
    FeatureType,
    DocumentType,
    LegalBasis,
    List,
    NamePartType,
    PartySubType,
    PartyType,
    SanctionsType,
    Script,
}

const fn table(name: &'static str, children: &'static [Node<At>]) -> Node<At> {
    Node::element(name, At::Part, children)
}

const VALUES: &[Node<At>] = &[
    table(
        "AliasTypeValues",
        &[Node::text("AliasType", At::Value(Lookup::AliasType))],
    ),
    table(
        "AreaCodeValues",
        &[Node::text("AreaCode", At::Value(Lookup::AreaCode))],
    ),
    table(
        "CountryValues",
        &[Node::text("Country", At::Value(Lookup::Country))],
    ),
    table(
        "DetailReferenceValues",
        &[Node::text(
            "DetailReference",
            At::Value(Lookup::DetailReference),
        )],
    ),
    table(
        "EntryEventTypeValues",
        &[Node::text("EntryEventType", At::Value(Lookup::EventType))],
    ),
    table(
        "FeatureTypeValues",
        &[Node::text("FeatureType", At::Value(Lookup::FeatureType))],
    ),
    table(
        "IDRegDocTypeValues",
        &[Node::text("IDRegDocType", At::Value(Lookup::DocumentType))],
    ),
    table(
        "LegalBasisValues",
        &[Node::text("LegalBasis", At::Value(Lookup::LegalBasis))],
    ),
    table("ListValues", &[Node::text("List", At::Value(Lookup::List))]),
    table(
        "NamePartTypeValues",
        &[Node::text("NamePartType", At::Value(Lookup::NamePartType))],
    ),
    table(
        "PartySubTypeValues",
        &[Node::text("PartySubType", At::Value(Lookup::PartySubType))],
    ),
    table(
        "PartyTypeValues",
        &[Node::text("PartyType", At::Value(Lookup::PartyType))],
    ),
    table(
        "SanctionsTypeValues",
        &[Node::text(
            "SanctionsType",
            At::Value(Lookup::SanctionsType),
        )],
    ),
    table(
        "ScriptValues",
        &[Node::text("Script", At::Value(Lookup::Script))],
    ),
    Node::left("AreaCodeTypeValues"),
    Node::left("CalendarTypeValues"),
    Node::left("CountryRelevanceValues"),
    Node::left("DecisionMakingBodyValues"),
    Node::left("DetailTypeValues"),
    Node::left("DocNameStatusValues"),
    Node::left("FeatureTypeGroupValues"),
    Node::left("IDRegDocDateTypeValues"),
    Node::left("IdentityFeatureLinkTypeValues"),
    Node::left("LegalBasisTypeValues"),
    Node::left("LocPartTypeValues"),
    Node::left("LocPartValueStatusValues"),
    Node::left("LocPartValueTypeValues"),
    Node::left("OrganisationValues"),
    Node::left("RelationQualityValues"),
    Node::left("RelationTypeValues"),
    Node::left("ReliabilityValues"),
    Node::left("ScriptStatusValues"),
    Node::left("SubsidiaryBodyValues"),
    Node::left("SupInfoTypeValues"),
    Node::left("TargetTypeValues"),
    Node::left("ValidityValues"),
];

const DAY: &[Node<At>] = &[
    Node::text("Year", At::Year),
    Node::text("Month", At::Month),
    Node::text("Day", At::Day),
];

const LOCATION: &[Node<At>] = &[
    Node::element("LocationCountry", At::LocationCountry, &[]),
    Node::element("LocationAreaCode", At::LocationArea, &[]),
    Node::left("LocationPart"),
    Node::left("FeatureVersionReference"),
    Node::left("IDRegDocumentReference"),
];

const DOCUMENT: &[Node<At>] = &[
    Node::left("Comment"),
    Node::text("IDRegistrationNo", At::DocumentNumber),
    Node::left("IssuingAuthority"),
    Node::left("DocumentDate"),
    Node::left("IDRegDocumentMention"),
    Node::left("FeatureVersionReference"),
    Node::left("DocumentedNameReference"),
    Node::left("ProfileRelationshipReference"),
];

const IDENTITY: &[Node<At>] = &[
    Node::element(
        "Alias",
        At::Alias,
        &[
            Node::left("Comment"),
            Node::element(
                "DocumentedName",
                At::DocumentedName,
                &[
                    Node::left("DocumentedNameCountry"),
                    Node::element(
                        "DocumentedNamePart",
                        At::Part,
                        &[Node::text("NamePartValue", At::NamePart)],
                    ),
                ],
            ),
        ],
    ),
    Node::element(
        "NamePartGroups",
        At::Part,
        &[Node::element(
            "MasterNamePartGroup",
            At::Part,
            &[Node::element("NamePartGroup", At::NamePartGroup, &[])],
        )],
    ),
];

const PERIOD: &[Node<At>] = &[
    Node::left("Comment"),
    Node::element(
        "Start",
        At::Part,
        &[Node::element("From", At::From, DAY), Node::left("To")],
    ),
    Node::left("End"),
    Node::left("DurationMinimum"),
    Node::left("DurationMaximum"),
];

const PROFILE: &[Node<At>] = &[
    Node::element("Identity", At::Identity, IDENTITY),
    Node::element(
        "Feature",
        At::Feature,
        &[
            Node::left("Comment"),
            Node::element(
                "FeatureVersion",
                At::Part,
                &[
                    Node::left("Comment"),
                    Node::text("VersionDetail", At::VersionDetail),
                    Node::element("VersionLocation", At::VersionLocation, &[]),
                    Node::element("DatePeriod", At::Part, PERIOD),
                    Node::left("DurationPeriod"),
                    Node::left("VersionSupInfo"),
                ],
            ),
            Node::left("IdentityReference"),
        ],
    ),
    Node::left("SanctionsEntryReference"),
    Node::left("ExternalReference"),
];

const ENTRY: &[Node<At>] = &[
    Node::element(
        "EntryEvent",
        At::Event,
        &[
            Node::left("Comment"),
            Node::element("Date", At::EventDate, DAY),
        ],
    ),
    Node::element(
        "SanctionsMeasure",
        At::Measure,
        &[
            Node::text("Comment", At::MeasureComment),
            Node::left("DatePeriod"),
        ],
    ),
    Node::left("LimitationsToListing"),
    Node::left("SupInfo"),
];

pub(super) static TREE: Node<At> = Node::element(
    "Sanctions",
    At::Part,
    &[
        Node::element("DateOfIssue", At::DateOfIssue, DAY),
        Node::element("ReferenceValueSets", At::Part, VALUES),
        Node::element(
            "Locations",
            At::Part,
            &[Node::element("Location", At::Location, LOCATION)],
        ),
        Node::element(
            "IDRegDocuments",
            At::Part,
            &[Node::element("IDRegDocument", At::Document, DOCUMENT)],
        ),
        Node::element(
            "DistinctParties",
            At::Part,
            &[Node::element(
                "DistinctParty",
                At::Part,
                &[
                    Node::left("Comment"),
                    Node::element("Profile", At::Profile, PROFILE),
                ],
            )],
        ),
        Node::left("ProfileRelationships"),
        Node::element(
            "SanctionsEntries",
            At::Part,
            &[Node::entry("SanctionsEntry", At::Entry, ENTRY)],
        ),
        Node::left("SanctionsEntryLinks"),
    ],
);
