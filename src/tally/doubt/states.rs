//! One event that some rows tell of, as far as they go.

use crate::tally::asked::{Asked, Way};
use crate::tally::reach::Reach;
use crate::time::truth::Truth;
use std::collections::BTreeSet;

/// What can have become of one event, given some of its rows.
#[derive(Clone, Debug)]
pub(super) struct States {
    /// Whether it may be that none of the rows took place.
    none: bool,
    /// The zones of its first and last day, and whether a row that took place counts in the line.
    some: BTreeSet<(Way, bool)>,
}

impl States {
    /// No row yet.
    pub(super) fn none() -> Self {
        Self {
            none: true,
            some: BTreeSet::new(),
        }
    }

    /// With one more row, which took place in one of these ways.
    pub(super) fn and(&self, ways: &BTreeSet<Way>, sure: bool, named: Truth) -> Self {
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

    pub(super) fn reach(&self, asked: &Asked<'_>) -> Reach {
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
