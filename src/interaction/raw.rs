//! The JSON form of an interaction, and the one door back.

use super::key::seen;
use super::record::{Facets, Interaction};
use super::{AgreementDays, ConflictTag, Party, Person, PressureTerms, Quantity};
use crate::count::Count;
use crate::error::{Error, Result};
use crate::kind::interaction_kind::InteractionKind;
use crate::time::when::When;
use serde::{Deserialize, Serialize, Serializer};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawInteraction {
    id: String,
    kind: InteractionKind,
    when: When,
    parties: Vec<Party>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: Count,
    #[serde(default)]
    facets: Facets,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phase_of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part_of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    responds_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    series: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edition: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conflicts: Vec<ConflictTag>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pressure: Option<PressureTerms>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementDays>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    quantities: Vec<Quantity>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    persons: Vec<Person>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    framework: Option<String>,
}

fn one() -> Count {
    Count::exact(1)
}

fn is_one(count: &Count) -> bool {
    *count == one()
}

impl TryFrom<RawInteraction> for Interaction {
    type Error = Error;

    fn try_from(raw: RawInteraction) -> Result<Self> {
        let keys = [
            &raw.phase_of,
            &raw.part_of,
            &raw.responds_to,
            &raw.series,
            &raw.framework,
        ];
        let keys = keys.into_iter().flatten().map(String::as_str);
        for key in keys.chain(raw.tags.iter().map(|tag| &**tag)) {
            seen(key)?;
        }
        let mut row = Self::new(raw.id, raw.kind, raw.when, raw.parties)?
            .with_count(raw.count)
            .with_facets(raw.facets)
            .with_tags(raw.tags);
        let keys: [(_, With<String>); 5] = [
            (raw.phase_of, Self::with_phase_of),
            (raw.part_of, Self::with_part_of),
            (raw.responds_to, Self::with_responds_to),
            (raw.series, Self::with_series),
            (raw.framework, Self::with_framework),
        ];
        for (key, with) in keys {
            row = with_told(row, key, with);
        }
        let texts: [(_, With<Box<str>>); 3] = [
            (raw.title, Self::with_title),
            (raw.place, Self::with_place),
            (raw.source, Self::with_source),
        ];
        for (text, with) in texts {
            row = with_told(row, text, with);
        }
        row = with_told(row, raw.edition, Self::with_edition);
        row = with_told(row, raw.pressure, Self::with_pressure);
        row = raw.conflicts.into_iter().fold(row, Self::with_conflict);
        row = raw.quantities.into_iter().fold(row, Self::with_quantity);
        row = raw.persons.into_iter().fold(row, Self::with_person);
        match raw.agreement {
            Some(days) => row.with_agreement(days),
            None => Ok(row),
        }
    }
}

/// One of the builders of a record.
type With<T> = fn(Interaction, T) -> Interaction;

/// The row with what the file tells, if it tells it.
pub(crate) fn with_told<T>(
    row: Interaction,
    told: Option<T>,
    with: impl FnOnce(Interaction, T) -> Interaction,
) -> Interaction {
    match told {
        Some(told) => with(row, told),
        None => row,
    }
}

impl From<&Interaction> for RawInteraction {
    fn from(i: &Interaction) -> Self {
        let key = |key: Option<&str>| key.map(str::to_owned);
        let text = |text: Option<&str>| text.map(Box::from);
        Self {
            id: i.id().to_owned(),
            kind: i.kind(),
            when: i.when().clone(),
            parties: i.parties().to_vec(),
            count: i.count(),
            facets: *i.facets(),
            phase_of: key(i.phase_of()),
            part_of: key(i.part_of()),
            responds_to: key(i.responds_to()),
            series: key(i.series()),
            edition: i.edition(),
            tags: i.tags().map(Box::from).collect(),
            title: text(i.title()),
            place: text(i.place()),
            source: text(i.source()),
            conflicts: i.conflicts().to_vec(),
            pressure: i.pressure().cloned(),
            agreement: i.agreement().cloned(),
            quantities: i.quantities().to_vec(),
            persons: i.persons().to_vec(),
            framework: key(i.framework()),
        }
    }
}

impl Serialize for Interaction {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        RawInteraction::from(self).serialize(into)
    }
}
