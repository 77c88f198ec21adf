//! Occurrences whose rows have to be looked at again for each question.

mod years;

use super::asked::{Asked, Way};
use super::cell_set::{Line, Places};
use super::key::TallyKey;
use super::reach::Reach;
use crate::count::Count;
use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::rule::Occurrence;
use crate::rule::occurrence::Makes;
use crate::time::truth::Truth;
use crate::time::when::When;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// An occurrence that is kept with its rows, because which of them took place, when, or whom they name is in doubt.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt<K> {
    makes: Makes,
    rows: Box<[Row<K>]>,
    /// From the place of the first day on which it may have begun to that of the last on which it may have ended.
    hull: Places,
}

/// What a question has to know of a row.
#[derive(Clone, Debug, PartialEq)]
struct Row<K> {
    id: Arc<str>,
    when: When,
    count: Count,
    sure: bool,
    /// The lines that it surely counts in.
    names: Box<[K]>,
    /// The row itself, if a party of it is not known, so that it may count in other lines too.
    open: Option<Box<Interaction>>,
}

impl<K: TallyKey> Doubt<K> {
    pub(super) fn of(occurrence: &Occurrence<'_>, line: &Line) -> Self {
        let row = |row: &Interaction, sure| Row {
            id: row.id.clone(),
            when: row.when().clone(),
            count: row.count(),
            sure,
            names: K::keys_of(row).collect(),
            open: row.has_unknown_party().then(|| Box::new(row.clone())),
        };
        Self {
            makes: occurrence.makes,
            rows: occurrence
                .parts()
                .map(|part| row(part.row, part.sure))
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

impl<K: TallyKey> Row<K> {
    /// Whether it counts in a line if it took place.
    fn counts_in(&self, of: &K) -> Truth {
        if self.names.contains(of) {
            Truth::Yes
        } else if self.open.as_ref().is_some_and(|row| of.may_be(row)) {
            Truth::Depends
        } else {
            Truth::No
        }
    }
}

/// A row by itself: as many events as it states, each on days of its own, all of them or none.
fn events<K>(row: &Row<K>, named: Truth, asked: &Asked<'_>) -> Result<Reach> {
    let none = Reach::none(asked.len());
    if named == Truth::No {
        return Ok(none);
    }
    let all = asked
        .reach(&asked.ways(&row.when, None))
        .of_events(row.count)?;
    Ok(if row.sure && named == Truth::Yes {
        all
    } else {
        all.or(none)
    })
}

/// What can have become of one event, given some of its rows.
#[derive(Clone, Debug)]
struct States {
    /// Whether it may be that none of the rows took place.
    none: bool,
    /// The zones of its first and last day, and whether a row that took place counts in the line.
    some: BTreeSet<(Way, bool)>,
}

impl States {
    /// No row yet.
    fn none() -> Self {
        Self {
            none: true,
            some: BTreeSet::new(),
        }
    }

    /// With one more row, which took place in one of these ways.
    fn and(&self, ways: &BTreeSet<Way>, sure: bool, named: Truth) -> Self {
        let mut next = if sure {
            Self {
                none: false,
                some: BTreeSet::new(),
            }
        } else {
            self.clone()
        };
        let names = |before: bool| {
            let with = (named != Truth::No).then_some(true);
            let without = (named != Truth::Yes).then_some(before);
            with.into_iter().chain(without)
        };
        for &(first, last) in ways {
            if self.none {
                next.some
                    .extend(names(false).map(|named| ((first, last), named)));
            }
            for &((from, to), before) in &self.some {
                let way = (from.min(first), to.max(last));
                next.some.extend(names(before).map(|named| (way, named)));
            }
        }
        next
    }

    fn reach(&self, asked: &Asked<'_>) -> Reach {
        let nothing = vec![0; asked.len()];
        let mut vectors: BTreeSet<Vec<u64>> = BTreeSet::new();
        if self.none {
            vectors.insert(nothing.clone());
        }
        for &(way, named) in &self.some {
            vectors.insert(if named {
                asked.counts(way)
            } else {
                nothing.clone()
            });
        }
        Reach::of(vectors)
    }
}
