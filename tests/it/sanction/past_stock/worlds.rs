//! The stock of uncertain spells against the worlds that they allow.

use super::{all, day, listing, parts, published};
use interstate::sanction::{
    CountOf, Designation, Issuer, Register, RemovedEntries, SanctionRegime,
};
use interstate::{Count, State};
use proptest::prelude::*;

/// An uncertain listing in days from a first: between which days it was listed; how it ended; a suspension.
#[derive(Clone, Debug)]
struct Row {
    entry: usize,
    listed: (u64, u64),
    end: End,
    suspended: Option<(u64, u64)>,
}

#[derive(Clone, Copy, Debug)]
enum End {
    Open(u64),
    Between(u64, u64),
    Gone(u64, u64),
}

const LAST: u64 = 14;

fn date(n: u64) -> chrono::NaiveDate {
    day("2022-01-01") + chrono::Days::new(n)
}

impl Row {
    fn designation(&self, spell: usize) -> Designation {
        let id = format!("{}#{spell}", self.entry);
        let listed = format!("[{}..{}]", date(self.listed.0), date(self.listed.1));
        let end = match self.end {
            End::Open(seen) => format!("{}..", date(seen)),
            End::Between(a, b) => format!("[{}..{}] delisted", date(a), date(b)),
            End::Gone(seen, missing) => format!("seen {}, gone {}", date(seen), date(missing)),
        };
        let made = listing("ch", "2026-08-27", &id, "CH-1", &listed, &end);
        match self.suspended {
            Some((a, b)) => made
                .with_suspension(format!("{}/{}", date(a), date(b)).parse().unwrap())
                .unwrap(),
            None => made,
        }
    }

    /// Whether it applies on a day in each world: a day of listing, a day of its end, both of those that are possible.
    fn worlds(&self, on: u64) -> Vec<bool> {
        let ends = match self.end {
            End::Open(seen) => seen + 1..=LAST + 5,
            End::Between(a, b) => a..=b,
            End::Gone(seen, missing) => seen + 1..=missing,
        };
        let suspended = self.suspended.is_some_and(|(a, b)| a <= on && on <= b);
        let mut worlds = Vec::new();
        for listed in self.listed.0..=self.listed.1 {
            for end in ends.clone().filter(|end| *end >= self.listed.0) {
                worlds.push(listed <= on && on < end && !suspended);
            }
        }
        worlds
    }
}

fn row() -> impl Strategy<Value = Row> {
    let end = (0..3_u8, 0..4_u64, 1..4_u64);
    let suspended = prop::option::of((0..4_u64, 0..4_u64));
    let parts = (0..4_usize, 0..6_u64, 0..3_u64, end, suspended);
    parts.prop_map(|(entry, from, width, (kind, after, more), suspended)| {
        let listed = (from, from + width);
        let first = listed.1 + after;
        Row {
            entry,
            listed,
            end: match kind {
                0 => End::Open(first),
                1 => End::Between(first, first + more),
                _ => End::Gone(first, first + more),
            },
            suspended: suspended.map(|(a, b)| (listed.1 + a, listed.1 + a + b)),
        }
    })
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn the_stock_of_uncertain_spells_is_what_their_worlds_allow(rows in prop::collection::vec(row(), 1..7), on in 0..LAST) {
        let designations: Vec<Designation> = rows.iter().enumerate().map(|(n, row)| row.designation(n + 1)).collect();
        let regime = SanctionRegime::new("CH-1", Issuer::new(State::CHE), "2021/2026-08-27..".parse().unwrap()).unwrap();
        let list = published("ch", "2026-08-27", RemovedEntries::Kept);
        let register = Register::new(parts(list, vec![regime], designations)).unwrap();
        let found = |of| register.past_stock(&all(), of, date(on)).unwrap().count();
        // A listing by itself: in every world, in some.
        let worlds: Vec<Vec<bool>> = rows.iter().map(|row| row.worlds(on)).collect();
        let sure = worlds.iter().filter(|w| w.iter().all(|held| *held)).count() as u64;
        let possible = worlds.iter().filter(|w| w.iter().any(|held| *held)).count() as u64;
        prop_assert_eq!(found(CountOf::Listings), Count::between(sure, possible).unwrap());
        // An entry: every choice of a world for each of its spells.
        let (mut lo, mut hi) = (0, 0);
        for entry in 0..4 {
            let spells: Vec<&Vec<bool>> = rows.iter().zip(&worlds).filter(|(row, _)| row.entry == entry).map(|(_, w)| w).collect();
            let mut held = vec![false];
            for spell in spells {
                held = held.iter().flat_map(|so_far| spell.iter().map(move |now| *so_far || *now)).collect();
                held.sort_unstable();
                held.dedup();
            }
            lo += u64::from(held.iter().all(|held| *held));
            hi += u64::from(held.iter().any(|held| *held));
        }
        prop_assert_eq!(found(CountOf::Entries), Count::between(lo, hi).unwrap());
        prop_assert_eq!(found(CountOf::Targets), Count::between(lo, hi).unwrap());
    }
}
