//! A tally in a file: by names, so that another version reads it too.

use super::event_tally::EventTally;
use super::grid::{EventGrid, EventPairs};
use super::key::EventKey;
use super::provenance::Provenance;
use super::uncounted::{Uncounted, together};
use crate::error::{Error, Result, counts::Counts};
use crate::state::actor::Actor;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::collections::HashMap;

/// What a file holds: for each pair the group, the place of the period and the count of each cell.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    grid: EventGrid,
    uncounted: Uncounted,
    counts: Vec<(Actor, Actor, Vec<Line>)>,
    // A tally of the crate's own has none, and is written as before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    provenance: Vec<Provenance>,
}

/// A group's name, the place of a period, and how many events.
type Line = (String, usize, u64);

impl Serialize for EventTally {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut counts: Vec<(Actor, Actor, Vec<Line>)> = Vec::new();
        for cell in self.counts() {
            // OK because cells are of groups of the grid.
            #[expect(clippy::indexing_slicing, reason = "a group of the grid")]
            let group = self.grid.groups()[cell.group()].clone();
            let line = (group, cell.cell(), cell.count());
            match counts.last_mut() {
                Some((from, to, lines)) if (*from, *to) == (cell.from(), cell.to()) => {
                    lines.push(line);
                }
                _ => counts.push((cell.from(), cell.to(), vec![line])),
            }
        }
        let saved = Saved {
            grid: self.grid.clone(),
            uncounted: self.uncounted,
            counts,
            provenance: self.provenance.clone(),
        };
        saved.serialize(to)
    }
}

impl<'de> Deserialize<'de> for EventTally {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Saved::deserialize(from)?
            .try_into()
            .map_err(de::Error::custom)
    }
}

impl TryFrom<Saved> for EventTally {
    type Error = Error;

    fn try_from(saved: Saved) -> Result<Self> {
        let mut tally = Self::new(saved.grid);
        tally.uncounted = saved.uncounted;
        Provenance::check_one_plan(&saved.provenance)?;
        tally.provenance = saved.provenance;
        let groups = tally.grid.groups().iter().cloned();
        let places: HashMap<String, usize> = groups.zip(0..).collect();
        for (from, to, lines) in saved.counts {
            let undirected = tally.grid.pairs() == EventPairs::Undirected;
            if from == to || (undirected && to < from) {
                let pair = format!("{from}, {to}").into();
                return Err(Counts::NoPair { pair }.into());
            }
            for (name, cell, count) in lines {
                let group = places.get(&name).copied();
                let fits = cell < tally.grid.cells().len() && count > 0;
                let Some(group) = group.filter(|_| fits) else {
                    let pair = format!("{from}, {to}").into();
                    return Err(Counts::NoCell {
                        pair,
                        group: name.into(),
                        cell,
                        count,
                    }
                    .into());
                };
                tally.counted = together([tally.counted, count])?;
                tally
                    .table
                    .add_many(EventKey::new(from.index(), to.index(), group, cell), count);
            }
        }
        let Uncounted {
            without_pair,
            without_group,
            outside,
        } = tally.uncounted;
        together([tally.counted, without_pair, without_group, outside])?;
        Ok(tally)
    }
}
