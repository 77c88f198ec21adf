//! Occurrences whose rows have to be looked at again for each question.

mod row;
mod states;
mod years;

use super::asked::Asked;
use super::cell_set::{Line, Places};
use super::key::TallyKey;
use super::reach::{Reach, Somewhere};
use crate::error::Result;
use crate::rule::Occurrence;
use crate::rule::occurrence::Makes;
use crate::time::truth::Truth;
use row::Row;
use states::States;
use std::collections::HashSet;
use std::sync::Arc;

/// An occurrence that is kept with its rows, because which of them took place, when, or whom they name is in doubt.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt<K> {
    makes: Makes,
    rows: Box<[Row<K>]>,
    /// From the place of the first day on which it may have begun to that of the last on which it may have ended.
    hull: Places,
}

impl<K: TallyKey> Doubt<K> {
    pub(super) fn of(occurrence: &Occurrence<'_>, line: &Line) -> Self {
        Self {
            makes: occurrence.makes,
            rows: occurrence
                .parts()
                .map(|part| Row::new(part.row, part.sure))
                .collect(),
            hull: hull(occurrence, line),
        }
    }

    /// The lines that some row surely counts in if it took place, each once.
    pub(super) fn lines(&self) -> Vec<K> {
        let mut seen: HashSet<&K> = HashSet::new();
        let keys = self.rows.iter().flat_map(|row| &row.names);
        keys.filter(|key| seen.insert(key)).cloned().collect()
    }

    /// From the first to the last place that it may touch.
    pub(super) fn hull(&self) -> Places {
        self.hull
    }

    /// Whether it may count in one of these places.
    pub(super) fn touches(&self, (first, last): Places) -> bool {
        self.hull.0 <= last && self.hull.1 >= first
    }

    /// Whether it may count in a line for no other reason than that a party of a row is not known.
    pub(super) fn may_only_be(&self, of: &K) -> bool {
        let named = self.rows.iter().map(|row| row.counts_in(of));
        let mut named = named.filter(|named| *named != Truth::No).peekable();
        named.peek().is_some() && named.all(|named| named == Truth::Depends)
    }

    /// By what the same things are told from others, in an order that does not rest on who came first.
    pub(super) fn ids(&self) -> Vec<Arc<str>> {
        self.rows.iter().map(|row| row.id.clone()).collect()
    }

    /// What it allows, in those of the periods that are asked about that it may touch: in one line, or in all lines together.
    pub(super) fn somewhere(&self, of: Option<&K>, asked: &Asked<'_>) -> Result<Somewhere> {
        asked.somewhere(self.hull, |asked| self.reach(of, asked))
    }

    /// What it allows in the periods that are asked about: in one line, or in all lines together.
    ///
    /// # Method
    /// Of an event only the zones of its first and its last day matter, and whether a row that took place names the line. These are
    /// few, and rows add to them one by one, so that every world of the rows is looked at without a list of worlds.
    pub(super) fn reach(&self, of: Option<&K>, asked: &Asked<'_>) -> Result<Reach> {
        let named = |row: &Row<K>| of.map_or(Truth::Yes, |of| row.counts_in(of));
        match self.makes {
            Makes::Events => self.rows.first().map_or_else(
                || Ok(Reach::none(asked.len())),
                |row| events(row, named(row), asked),
            ),
            Makes::One => {
                let mut states = States::none();
                for row in &self.rows {
                    let ways = asked.ways(&row.when, None);
                    states = states.and(&ways, row.sure, named(row));
                }
                Ok(states.reach(asked))
            }
            Makes::OneAYear => years::reach(&self.rows, named, asked),
        }
    }
}

/// All places that the rows of an occurrence may touch.
fn hull(occurrence: &Occurrence<'_>, line: &Line) -> Places {
    let runs = occurrence.rows().filter_map(|row| {
        let when = row.when();
        let starts = when
            .possible_starts()
            .map(|(first, _)| line.run(first, None).0);
        let ends = when.possible_ends().map(|(_, last)| line.run(None, last).1);
        starts.min().zip(ends.max())
    });
    let hull = runs.reduce(|(a, b), (first, last)| (a.min(first), b.max(last)));
    hull.unwrap_or_else(|| line.run(None, None))
}

/// A row by itself: as many events as it states, each on days of its own, all of them or none.
fn events<K>(row: &Row<K>, named: Truth, asked: &Asked<'_>) -> Result<Reach> {
    let none = Reach::none(asked.len());
    if named == Truth::No {
        return Ok(none);
    }
    let all = asked.reach_of(&row.when).of_events(row.count)?;
    Ok(if row.sure && named == Truth::Yes {
        all
    } else {
        all.or(none)
    })
}
