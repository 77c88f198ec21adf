//! A table is the sum of its occurrences, however they are split, and its bounds are those of every possible placement.

use super::some::{interaction, interactions};
use chrono::{Days, NaiveDate};
use interstate::tally::Whole;
use interstate::time::Assignment;
use interstate::{
    CountingRule, Coverage, Dyad, Finish, Interaction, Ledger, Partition, Period, Select,
    TallyTable, When,
};
use proptest::prelude::*;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 12, 25).unwrap() + Days::new(n)
}

/// Cells of 4 days from 27 December on, with a gap of 2 days after the second.
fn cells() -> Partition {
    let cell = |from: u64, to: u64| Period::new(day(from), day(to)).unwrap();
    Partition::disjoint(&[cell(2, 6), cell(6, 10), cell(12, 16)]).unwrap()
}

fn rule(assignment: Assignment) -> CountingRule {
    CountingRule::new("all", Select::Everything).with_assignment(assignment)
}

fn table(rows: &[Interaction], assignment: Assignment) -> TallyTable<Whole> {
    let ledger = Ledger::new(rows.to_vec(), Coverage::unlimited()).unwrap();
    TallyTable::count(&ledger, &rule(assignment), &cells()).unwrap()
}

/// Every first and last day that a record may have had, among 20 days.
fn placements(when: &When) -> Vec<(u64, u64)> {
    let possible = |date: &interstate::PartialDate| {
        (0..20).filter(|n| date.allows(day(*n))).collect::<Vec<_>>()
    };
    match when {
        When::On(date) => possible(date).into_iter().map(|n| (n, n)).collect(),
        When::Lasting { start, end, .. } => {
            let ends = match end {
                Finish::At(date) => possible(date),
                Finish::Ongoing { seen_until } => {
                    (0..20).filter(|n| day(*n) >= *seen_until).collect()
                }
                Finish::Unknown => (0..20).collect(),
            };
            // What was seen going on until a day had begun by then.
            let begun = |n: &u64| match end {
                Finish::Ongoing { seen_until } => day(*n) <= *seen_until,
                _ => true,
            };
            let starts: Vec<u64> = possible(start).into_iter().filter(begun).collect();
            starts
                .iter()
                .flat_map(|&s| ends.iter().filter(move |&&e| s <= e).map(move |&e| (s, e)))
                .collect()
        }
    }
}

fn falls_in((start, end): (u64, u64), (from, to): (u64, u64), assignment: Assignment) -> bool {
    match assignment {
        Assignment::ByStart => from <= start && start < to,
        Assignment::ByEnd => from <= end && end < to,
        Assignment::AnyOverlap => start < to && end >= from,
        Assignment::Within => from <= start && end < to,
        _ => unreachable!("four assignments"),
    }
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn bounds_are_those_of_every_placement(row in interaction()) {
        for &assignment in Assignment::ALL {
            let places = placements(row.when());
            prop_assume!(!places.is_empty());
            let table = table(std::slice::from_ref(&row), assignment);
            for (from, to) in [(2, 6), (6, 10), (2, 10), (12, 16)] {
                let hits = places.iter().filter(|place| falls_in(**place, (from, to), assignment)).count();
                let found = table.over(&Whole, Period::new(day(from), day(to)).unwrap()).unwrap().count();
                let lo = if hits == places.len() { row.count().lo() } else { 0 };
                let hi = if hits == 0 { Some(0) } else { row.count().hi() };
                prop_assert_eq!((found.lo(), found.hi()), (lo, hi), "{} {} {}..{}", row.when(), assignment, from, to);
            }
        }
    }

    #[test]
    fn merging_is_associative_and_commutative_with_a_neutral_element(rows in interactions(), cut in 0usize..12, other in 0usize..12) {
        let (cut, other) = (cut.min(rows.len()), other.min(rows.len()));
        let (first, second) = (cut.min(other), cut.max(other));
        let part = |rows: &[Interaction]| {
            let ledger = Ledger::new(rows.to_vec(), Coverage::unlimited()).unwrap();
            TallyTable::<Dyad>::count(&ledger, &rule(Assignment::ByStart), &cells()).unwrap()
        };
        let (a, b, c) = (part(&rows[..first]), part(&rows[first..second]), part(&rows[second..]));
        let whole = part(&rows);
        let left = a.clone().merge(b.clone()).unwrap().merge(c.clone()).unwrap();
        let right = a.clone().merge(b.clone().merge(c.clone()).unwrap()).unwrap();
        let turned = c.merge(b).unwrap().merge(a).unwrap();
        let neutral = TallyTable::empty(whole.rule(), &cells(), Coverage::none());
        for key in whole.keys() {
            for period in cells().cells() {
                let count = |t: &TallyTable<Dyad>| t.over(key, *period).unwrap().count();
                prop_assert_eq!(count(&whole), count(&left));
                prop_assert_eq!(count(&whole), count(&right));
                prop_assert_eq!(count(&whole), count(&turned));
                prop_assert_eq!(count(&whole), count(&neutral.clone().merge(whole.clone()).unwrap()));
            }
        }
        prop_assert_eq!(whole.keys().count(), left.keys().count());
    }

    #[test]
    fn the_union_is_within_the_sum_of_its_parts(rows in interactions()) {
        let table = table(&rows, Assignment::ByStart);
        let count = |from, to| table.over(&Whole, Period::new(day(from), day(to)).unwrap()).unwrap().count();
        let (one, two, both) = (count(2, 6), count(6, 10), count(2, 10));
        prop_assert!(one.lo() + two.lo() <= both.lo());
        let most = one.hi().zip(two.hi()).map_or(u64::MAX, |(a, b)| a + b);
        prop_assert!(both.hi().unwrap_or(u64::MAX) <= most);
    }

    #[test]
    fn an_interaction_of_n_states_is_one_event_and_a_dyad_event_for_each_pair(row in interaction()) {
        let n = row.actors().count();
        prop_assert_eq!(row.dyads().count(), n * (n - 1) / 2);
        prop_assert_eq!(row.directed_dyads().count(), n * (n - 1));
    }
}
