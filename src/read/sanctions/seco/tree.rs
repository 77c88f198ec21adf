//! The elements of the Swiss list.

use crate::read::sanctions::xml::Node;

/// An element that the reader wants.
#[derive(Clone, Copy, Debug)]
pub(super) enum At {
    List,
    Program,
    ProgramKey,
    ProgramName,
    Set,
    Origin,
    Target,
    SetId,
    ForeignId,
    Individual,
    Entity,
    Object,
    Identity,
    Name,
    NamePart,
    NameValue,
    Nationality,
    NationalityCountry,
    Address,
    AddressCountry,
    Words,
    Modification,
    Place,
    PlaceCountry,
}

const IDENTITY: &[Node<At>] = &[
    Node::element(
        "identity",
        At::Identity,
        &[
            Node::element(
                "name",
                At::Name,
                &[Node::element(
                    "name-part",
                    At::NamePart,
                    &[
                        Node::text("value", At::NameValue),
                        Node::left("spelling-variant"),
                    ],
                )],
            ),
            Node::element(
                "nationality",
                At::Nationality,
                &[Node::text("country", At::NationalityCountry)],
            ),
            Node::element(
                "address",
                At::Address,
                &[
                    Node::text("country", At::AddressCountry),
                    Node::left("address-details"),
                    Node::left("area"),
                    Node::left("c-o"),
                    Node::left("location"),
                    Node::left("p-o-box"),
                    Node::left("remarks"),
                    Node::left("zip-code"),
                ],
            ),
            Node::left("day-month-year"),
            Node::left("place-of-birth"),
            Node::left("identification-document"),
        ],
    ),
    Node::left("generic-attribute"),
    Node::text("justification", At::Words),
    Node::text("other-information", At::Words),
    Node::left("relation"),
];

pub(super) const TREE: Node<At> = Node::element(
    "swiss-sanctions-list",
    At::List,
    &[
        Node::element(
            "sanctions-program",
            At::Program,
            &[
                Node::text("program-key", At::ProgramKey),
                Node::text("program-name", At::ProgramName),
                Node::text("sanctions-set", At::Set),
                Node::text("origin", At::Origin),
                Node::left("predecessor-version-date"),
            ],
        ),
        Node::entry(
            "target",
            At::Target,
            &[
                Node::text("sanctions-set-id", At::SetId),
                Node::element("individual", At::Individual, IDENTITY),
                Node::element("entity", At::Entity, IDENTITY),
                Node::element("object", At::Object, IDENTITY),
                // In them stand whole copies of what the entry was before: none of these is an entry.
                Node::element(
                    "modification",
                    At::Modification,
                    &[
                        Node::left("added"),
                        Node::left("removed"),
                        Node::left("changed"),
                        Node::left("remark"),
                    ],
                ),
                Node::text("foreign-identifier", At::ForeignId),
                Node::left("generic-attribute"),
            ],
        ),
        Node::element(
            "place",
            At::Place,
            &[
                Node::text("country", At::PlaceCountry),
                Node::left("location"),
                Node::left("location-variant"),
                Node::left("area"),
                Node::left("area-variant"),
            ],
        ),
    ],
);
