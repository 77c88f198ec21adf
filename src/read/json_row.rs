//! A line of JSON as a record, from the bytes of the line: no text of its own, and what lines have in common read once.

use super::repeated::{Pools, Texts};
use crate::count::Count;
use crate::interaction::key::seen;
use crate::interaction::raw::with_told;
use crate::interaction::record::{Interaction, sorted_tags};
use crate::interaction::{AgreementDays, ConflictTag, Party, Person, PressureTerms, Quantity};
use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// An interaction as serde writes it. Of parties, facets and tags the text is kept as it stands in the line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    kind: Text<'a>,
    #[serde(borrow)]
    when: Text<'a>,
    #[serde(borrow)]
    parties: &'a RawValue,
    #[serde(default, deserialize_with = "told")]
    count: Option<Count>,
    #[serde(borrow, default, deserialize_with = "told")]
    facets: Option<&'a RawValue>,
    #[serde(borrow)]
    phase_of: Option<Text<'a>>,
    #[serde(borrow)]
    part_of: Option<Text<'a>>,
    #[serde(borrow)]
    responds_to: Option<Text<'a>>,
    #[serde(borrow)]
    series: Option<Text<'a>>,
    edition: Option<u32>,
    #[serde(borrow, default, deserialize_with = "told")]
    tags: Option<&'a RawValue>,
    #[serde(borrow)]
    title: Option<Text<'a>>,
    #[serde(borrow)]
    place: Option<Text<'a>>,
    #[serde(borrow)]
    source: Option<Text<'a>>,
    #[serde(default)]
    conflicts: Vec<ConflictTag>,
    pressure: Option<PressureTerms>,
    agreement: Option<AgreementDays>,
    #[serde(default)]
    quantities: Vec<Quantity>,
    #[serde(default)]
    persons: Vec<Person>,
    #[serde(borrow)]
    framework: Option<Text<'a>>,
}

/// A field that may not be there, and is not `null` where it is.
fn told<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// A text of the line, or what stands there once its escapes are read.
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ByText;
        impl<'de> de::Visitor<'de> for ByText {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(text.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
                Ok(Text(text.to_owned().into()))
            }
        }
        from.deserialize_str(ByText)
    }
}

/// The record of a line; `None` where the line is none, or is read by the long way: [`Interaction`]'s own, which says what is wrong.
///
/// What it reads is what the long way reads.
pub(super) fn quick(text: &str, pools: &mut Pools) -> Option<Interaction> {
    let line: Line<'_> = serde_json::from_str(text).ok()?;
    let keys = [
        &line.phase_of,
        &line.part_of,
        &line.responds_to,
        &line.series,
        &line.framework,
    ];
    for Text(key) in keys.into_iter().flatten() {
        seen(key).ok()?;
    }
    let kind = pools.kinds.read(&line.kind.0, str::parse).ok()?;
    let when = match line.when.0.len() {
        // A day is read as fast as it is found among the others.
        10 => line.when.0.parse(),
        _ => pools.dates.read(&line.when.0, str::parse),
    };
    let (id, when, parties) = (line.id.0, when.ok()?, line.parties.get());
    let mut row = if let Some(known) = pools.parties.known(parties) {
        Interaction::of_same_parties(known, id, kind, when).ok()?
    } else {
        let new: Vec<Party> = serde_json::from_str(parties).ok()?;
        let row = Interaction::new(id, kind, when, new).ok()?;
        pools.parties.remember(parties, row.shared_parties());
        row
    };
    if let Some(facets) = line.facets {
        let read = |text: &str| serde_json::from_str(text);
        row = row.with_facets(pools.facets.read(facets.get(), read).ok()?);
    }
    if let Some(tags) = line.tags {
        let read = |text: &str| {
            let tags: Vec<Box<str>> = serde_json::from_str(text).ok()?;
            let all_seen = tags.iter().all(|tag| seen(tag).is_ok());
            all_seen.then(|| sorted_tags(tags.into_iter()).into())
        };
        let tags = pools.tags.read(tags.get(), |text| read(text).ok_or(()));
        row = row.with_shared_tags(tags.ok()?);
    }
    row = with_told(row, line.part_of, |row, Text(id)| row.with_part_of(id));
    row = with_told(row, line.responds_to, |row, Text(id)| {
        row.with_responds_to(id)
    });
    row = with_told(row, line.framework, |row, Text(id)| row.with_framework(id));
    row = with_told(row, line.count, Interaction::with_count);
    row = with_text(
        row,
        line.phase_of,
        &mut pools.phases,
        Interaction::with_phase_of,
    );
    row = with_text(
        row,
        line.series,
        &mut pools.series,
        Interaction::with_series,
    );
    row = with_text(row, line.title, &mut pools.titles, Interaction::with_title);
    row = with_text(row, line.place, &mut pools.places, Interaction::with_place);
    row = with_text(
        row,
        line.source,
        &mut pools.sources,
        Interaction::with_source,
    );
    row = with_told(row, line.edition, Interaction::with_edition);
    row = with_told(row, line.pressure, Interaction::with_pressure);
    row = line
        .conflicts
        .into_iter()
        .fold(row, Interaction::with_conflict);
    row = line
        .quantities
        .into_iter()
        .fold(row, Interaction::with_quantity);
    row = line.persons.into_iter().fold(row, Interaction::with_person);
    match line.agreement {
        Some(days) => row.with_agreement(days).ok(),
        None => Some(row),
    }
}

fn with_text(
    row: Interaction,
    text: Option<Text<'_>>,
    pool: &mut Texts,
    with: impl FnOnce(Interaction, Arc<str>) -> Interaction,
) -> Interaction {
    with_told(row, text, |row, Text(text)| with(row, pool.shared(&text)))
}
