//! The lists in the Consolidated Screening List, by the words of its column `source`.

use crate::read::sanctions::list::List;
use crate::read::sanctions::ofac::measure::ListKind;
use crate::sanction::{Measure, ProgrammeList, RemovedEntries};

/// The office behind a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Office {
    Treasury,
    Commerce,
    State,
}

/// A list in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    pub(super) office: Office,
    /// What ids call it.
    pub(super) slug: &'static str,
    /// What it forbids; `None` where its programmes tell it, or nothing does.
    pub(super) measure: Option<Measure>,
    /// Which list of the Treasury it copies.
    pub(super) copies: Option<ListKind>,
}

/// The short name in brackets, and what the list is.
const SOURCES: &[(&str, Source)] = &[
    ("SDN", treasury("sdn", ListKind::Sdn)),
    ("SSI", treasury("ssi", ListKind::Sectoral)),
    ("FSE", treasury("fse", ListKind::Evaders)),
    ("PLC", treasury("plc", ListKind::Plc)),
    ("CAP", treasury("capta", ListKind::Capta)),
    ("NS-MBS List", treasury("mbs", ListKind::MenuBased)),
    ("CMIC", treasury("cmic", ListKind::Cmic)),
    ("EL", commerce("bis-el")),
    ("DPL", commerce("bis-dpl")),
    ("UVL", commerce("bis-uvl")),
    ("MEU", commerce("bis-meu")),
    ("DTC", state("state-dtc", Some(Measure::Debarment))),
    ("ISN", state("state-isn", None)),
];

const fn treasury(slug: &'static str, copies: ListKind) -> Source {
    Source {
        office: Office::Treasury,
        slug,
        measure: None,
        copies: Some(copies),
    }
}

const fn commerce(slug: &'static str) -> Source {
    Source {
        office: Office::Commerce,
        slug,
        measure: Some(Measure::ExportControl),
        copies: None,
    }
}

const fn state(slug: &'static str, measure: Option<Measure>) -> Source {
    Source {
        office: Office::State,
        slug,
        measure,
        copies: None,
    }
}

impl Source {
    /// The list that a text names, by the letters in its brackets: `Entity List (EL) - Bureau of Industry and Security`.
    pub(super) fn of(text: &str) -> Option<Self> {
        SOURCES.iter().find_map(|(short, source)| {
            let (_, rest) = text.split_once('(')?;
            let (inside, _) = rest.split_once(')')?;
            (inside == *short).then_some(*source)
        })
    }

    /// Whose programmes the tags of its entries are.
    pub(super) fn tags(self) -> ProgrammeList {
        match self.office {
            Office::Treasury => ProgrammeList::Ofac,
            Office::Commerce | Office::State => ProgrammeList::Csl,
        }
    }
}

pub(super) static CSL: List = List {
    name: "the Consolidated Screening List of the United States",
    title: "Consolidated Screening List of the United States",
    prefix: "csl",
    removed: RemovedEntries::Dropped,
    tags: ProgrammeList::Csl,
};
