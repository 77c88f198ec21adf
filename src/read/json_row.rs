//! A line of JSON as a record, from the bytes of the line: no text of its own, and what lines have in common read once.

use super::json_fields::{Field, Fields};
use super::repeated::Pools;
use crate::interaction::key::seen;
use crate::interaction::record::{Interaction, Told, sorted_tags};
use crate::interaction::{AgreementDays, Party, PressureTerms};
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// The record of a line; `None` where the line is none, or is read by the long way: [`Interaction`]'s own, which says what is wrong.
///
/// What it reads is what the long way reads.
pub(super) fn quick(text: &str, pools: &mut Pools) -> Option<Interaction> {
    let line = Fields::of(text)?;
    let mut row = basis(&line, pools)?;
    if let Some(facets) = line.json(Field::Facets) {
        let read = |text: &str| serde_json::from_str(text);
        row.set_facets(pools.facets.read(facets, read).ok()?);
    }
    if let Some(tags) = line.json(Field::Tags) {
        let read = |text: &str| {
            let tags: Vec<Box<str>> = serde_json::from_str(text).ok()?;
            let all_seen = tags.iter().all(|tag| seen(tag).is_ok());
            all_seen.then(|| sorted_tags(tags.into_iter()).into())
        };
        let tags = pools.tags.read(tags, |text| read(text).ok_or(()));
        row.set_tags(tags.ok()?);
    }
    if let Some(id) = key(&line, Field::PartOf)? {
        row.set_part_of(id.into());
    }
    if let Some(id) = key(&line, Field::RespondsTo)? {
        row.set_responds_to(id.into());
    }
    if let Some(phase) = key(&line, Field::PhaseOf)? {
        row.set_phase_of(pools.phases.shared(&phase));
    }
    if let Some(series) = key(&line, Field::Series)? {
        row.set_series(pools.series.shared(&series));
    }
    if let Some(count) = read(&line, Field::Count)? {
        row.set_count(count);
    }
    if let Some(edition) = line.json(Field::Edition) {
        row.set_edition(number(edition)?);
    }
    with_rare(row, &line)
}

/// A record with its texts, and without what is no word of its source.
fn basis(line: &Fields<'_>, pools: &mut Pools) -> Option<Interaction> {
    pools.own.start(&line.text(Field::Id).ok()??);
    for (field, told, pool) in [
        (Field::Title, Told::Title, &mut pools.titles),
        (Field::Place, Told::Place, &mut pools.places),
        (Field::Source, Told::Source, &mut pools.sources),
    ] {
        if let Some(text) = line.text(field).ok()? {
            pool.give(told, &text, &mut pools.own);
        }
    }
    let kind = line.text(Field::Kind).ok()??;
    let kind = pools.kinds.read(&kind, str::parse).ok()?;
    let when = line.text(Field::When).ok()??;
    let when = match when.len() {
        // A day is read as fast as it is found among the others.
        10 => when.parse(),
        _ => pools.dates.read(&when, str::parse),
    };
    let parties = line.json(Field::Parties)?;
    if let Some(known) = pools.parties.known(parties) {
        return Interaction::of_texts(&mut pools.own, known, kind, when.ok()?).ok();
    }
    let new: Vec<Party> = serde_json::from_str(parties).ok()?;
    let row = Interaction::of_new_parties(&mut pools.own, new, kind, when.ok()?).ok()?;
    pools.parties.remember(parties, row.shared_parties());
    Some(row)
}

/// What few records have.
fn with_rare(mut row: Interaction, line: &Fields<'_>) -> Option<Interaction> {
    if let Some(id) = key(line, Field::Framework)? {
        row = row.with_framework(&*id);
    }
    if let Some(terms) = read::<Option<PressureTerms>>(line, Field::Pressure)?.flatten() {
        row = row.with_pressure(terms);
    }
    for tag in read::<Vec<_>>(line, Field::Conflicts)?
        .into_iter()
        .flatten()
    {
        row = row.with_conflict(tag);
    }
    for quantity in read::<Vec<_>>(line, Field::Quantities)?
        .into_iter()
        .flatten()
    {
        row = row.with_quantity(quantity);
    }
    for person in read::<Vec<_>>(line, Field::Persons)?.into_iter().flatten() {
        row = row.with_person(person);
    }
    match read::<Option<AgreementDays>>(line, Field::Agreement)?.flatten() {
        Some(days) => row.with_agreement(days).ok(),
        None => Some(row),
    }
}

/// A key that can be seen; no answer where one cannot.
#[expect(clippy::option_option, reason = "a field may not be there")]
fn key<'a>(line: &Fields<'a>, field: Field) -> Option<Option<Cow<'a, str>>> {
    let key = line.text(field).ok()?;
    key.map(|key| seen(&key).is_ok().then_some(key))
        .map_or(Some(None), |key| key.map(Some))
}

/// A value by its own rules; no answer where it breaks them.
#[expect(clippy::option_option, reason = "a field may not be there")]
fn read<T: DeserializeOwned>(line: &Fields<'_>, field: Field) -> Option<Option<T>> {
    match line.json(field) {
        Some(json) => serde_json::from_str(json).ok().map(Some),
        None => Some(None),
    }
}

/// A whole number as JSON has it.
fn number(json: &str) -> Option<u32> {
    let is_plain = json.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = json.len() > 1 && json.starts_with('0');
    (is_plain && !is_padded).then(|| json.parse().ok())?
}

#[cfg(test)]
mod tests;
