//! The JSON form of an interaction, and the one door back.

use super::key::{keyed, seen, told};
use super::record::{Facets, Interaction, RareFields};
use super::{AgreementDays, ConflictTag, Party, Person, PressureTerms, Quantity};
use crate::count::Count;
use crate::error::{Error, Result};
use crate::kind::interaction_kind::InteractionKind;
use crate::time::when::When;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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
        let agreement = raw.agreement.map(AgreementDays::checked).transpose()?;
        let more = RareFields {
            conflicts: raw.conflicts,
            // Terms that say nothing are no terms, as in the builders.
            pressure: raw.pressure.and_then(PressureTerms::told),
            agreement: agreement.filter(|d| *d != AgreementDays::default()),
            quantities: raw.quantities,
            persons: raw.persons,
            framework: raw.framework.and_then(keyed),
        };
        Ok(Self {
            phase_of: raw.phase_of.and_then(keyed),
            part_of: raw.part_of.and_then(keyed),
            responds_to: raw.responds_to.and_then(keyed),
            series: raw.series.and_then(keyed),
            edition: raw.edition,
            title: raw.title.and_then(told),
            place: raw.place.and_then(told),
            source: raw.source.and_then(told),
            more: (more != RareFields::default()).then(|| Box::new(more)),
            ..Self::new(raw.id, raw.kind, raw.when, raw.parties)?
                .with_count(raw.count)
                .with_facets(raw.facets)
                .with_tags(raw.tags)
        })
    }
}

impl From<Interaction> for RawInteraction {
    fn from(i: Interaction) -> Self {
        let more = i.more.map_or_else(RareFields::default, |more| *more);
        let text = |arc: Option<Arc<str>>| arc.map(|a| a.as_ref().to_owned());
        Self {
            id: i.id.as_ref().to_owned(),
            kind: i.kind,
            when: i.when,
            parties: i.parties.into_vec(),
            count: i.count,
            facets: i.facets,
            phase_of: text(i.phase_of),
            part_of: text(i.part_of),
            responds_to: text(i.responds_to),
            series: text(i.series),
            edition: i.edition,
            tags: i.tags.into_vec(),
            title: i.title,
            place: i.place,
            source: i.source,
            conflicts: more.conflicts,
            pressure: more.pressure,
            agreement: more.agreement,
            quantities: more.quantities,
            persons: more.persons,
            framework: text(more.framework),
        }
    }
}
