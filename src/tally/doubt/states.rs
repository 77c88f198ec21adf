//! One event that some rows tell of, as far as they go.

use crate::tally::asked::{Asked, Way, Zone};
use crate::tally::reach::Reach;
use crate::time::truth::Truth;
use std::collections::{BTreeMap, BTreeSet};

/// So many pairs are listed; of more, only what they lead to.
const FEW_PAIRS: usize = 256;

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
        let mut add = |ways: &BTreeSet<Way>, before: bool| {
            for &way in ways {
                next.some.extend(names(before).map(|named| (way, named)));
            }
        };
        if self.none {
            add(ways, false);
        }
        for before in [false, true] {
            let so_far = self.some.iter().filter(|(_, named)| *named == before);
            let so_far: BTreeSet<Way> = so_far.map(|(way, _)| *way).collect();
            add(&together(ways, &so_far), before);
        }
        next
    }

    /// What one event of one of these states allows.
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

/// From the earlier first day of the two to the later last day, for every pair of ways.
fn together(one: &BTreeSet<Way>, other: &BTreeSet<Way>) -> BTreeSet<Way> {
    if one.len().saturating_mul(other.len()) <= FEW_PAIRS {
        let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
        return pairs.map(|(a, b)| (a.0.min(b.0), a.1.max(b.1))).collect();
    }
    let mut all = BTreeSet::new();
    for (one, other) in [(one, other), (other, one)] {
        let (mut soonest, mut latest) = (BTreeMap::new(), BTreeMap::new());
        for &(first, last) in one {
            // Ways are in the order of their first days, then of their last.
            soonest.entry(first).or_insert(last);
        }
        for &(first, last) in other {
            latest.insert(last, first);
        }
        // Both ends of the one, where some way of the other lies between them: the first last day so far of those that begin no earlier.
        let mut between: Option<Zone> = None;
        let mut others = other.iter().rev().peekable();
        for &(first, last) in one.iter().rev() {
            while let Some(&(_, end)) = others.next_if(|(begins, _)| *begins >= first) {
                between = Some(between.map_or(end, |so_far| so_far.min(end)));
            }
            if between.is_some_and(|end| end <= last) {
                all.insert((first, last));
            }
        }
        // The first day of the one and the last of the other.
        for (&first, &its_last) in &soonest {
            let ends = latest.range(its_last..);
            let ends = ends.filter(|(_, its_first)| **its_first >= first);
            all.extend(ends.map(|(&last, _)| (first, last)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{FEW_PAIRS, together};
    use crate::tally::asked::Way;
    use std::collections::BTreeSet;

    #[test]
    fn what_very_many_pairs_lead_to_is_what_each_leads_to() {
        let some = |seed: u32, number: u32| -> BTreeSet<Way> {
            let way = |n: u32| {
                let first = n.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 7 & 31;
                (first, first + (n * seed % 13))
            };
            (0..number).map(way).collect()
        };
        let mut many = 0;
        for seed in 1..200 {
            let (one, other) = (some(seed, 5 + seed), some(7 * seed + 3, 60));
            let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
            let each: BTreeSet<Way> = pairs.map(|(a, b)| (a.0.min(b.0), a.1.max(b.1))).collect();
            assert_eq!(together(&one, &other), each, "{one:?} {other:?}");
            many += u32::from(one.len() * other.len() > FEW_PAIRS);
        }
        assert!(many > 150, "{many}");
    }
}
