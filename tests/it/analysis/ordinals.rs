//! Numbers of a series.

use super::{asked, china_russia, disputed, expected, ledger, rule};
use interstate::claim::analysis::{MissingOrdinals, OrdinalGaps, SeriesOrdinals, ordinal_gaps};
use interstate::interaction::Facets;
use interstate::kind::facet::Certainty;
use interstate::report::Table;
use interstate::{
    CountingRule, Coverage, Interaction, InteractionKind, Ledger, Period, State, Truth, Unread,
    sample,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn patrol(id: &str, when: &str, number: u32) -> Interaction {
    let (kind, pair) = (InteractionKind::AirPatrol, [State::CHN, State::RUS]);
    let row = Interaction::new(id, kind, when.parse().unwrap(), pair).unwrap();
    row.with_series("patrol").with_edition(number)
}

fn gaps(rows: impl IntoIterator<Item = Interaction>) -> OrdinalGaps {
    ordinal_gaps(&ledger(rows), &rule("all")).unwrap()
}

#[test]
fn the_shipped_series_have_no_gap() {
    let (ledger, _) = china_russia();
    let checked = ordinal_gaps(&ledger, &rule("all")).unwrap();
    assert!(checked.is_whole());
    let lines = expected("ordinals");
    assert_eq!(lines.len(), checked.series().len());
    for ([series, what, value], found) in lines.iter().zip(checked.series()) {
        assert_eq!(*series, found.series());
        assert_eq!(*what, format!("{}–{}", found.first(), found.last()));
        assert_eq!(value, "whole");
    }
}

#[test]
fn the_thirteenth_round_of_the_second_look_fits_before_the_fourteenth() {
    let both = china_russia()
        .0
        .merge(sample::china_russia_more().unwrap())
        .unwrap();
    let checked = ordinal_gaps(&both, &rule("all")).unwrap();
    assert!(checked.is_whole(), "{checked}");
    let rounds = checked
        .series()
        .iter()
        .find(|s| s.series().starts_with("Strategic"))
        .unwrap();
    assert_eq!((rounds.first(), rounds.last(), rounds.seen()), (13, 20, 8));
}

#[test]
fn a_gap_names_its_neighbours_and_whether_the_source_saw_those_days() {
    let rows = [patrol("a", "2019-07-23", 1), patrol("b", "2022-05-24", 4)];
    let years = Period::years(2019..=2024).unwrap();
    let seen = Ledger::new(rows.clone(), Coverage::full(years)).unwrap();
    let found = ordinal_gaps(&seen, &rule("all")).unwrap();
    assert_eq!(
        found.to_string(),
        "patrol: 1–4, 2–3 missing between a and b\n"
    );
    assert!(found.series()[0].missing()[0].is_covered());
    // A source that saw nothing of 2020 may have missed them.
    let coverage: Coverage = "2019-01-01..2020-01-01; 2021-01-01..2025-01-01"
        .parse()
        .unwrap();
    let holed = Ledger::new(rows, coverage).unwrap();
    let found = ordinal_gaps(&holed, &rule("all")).unwrap();
    assert!(!found.series()[0].missing()[0].is_covered());
    assert_eq!(
        Table::from_ordinal_gaps(&found).to_csv(),
        "series,first,last,fault,numbers,ids,covered\npatrol,1,4,missing,2–3,a;b,no\n"
    );
}

#[test]
fn a_number_that_was_only_announced_fills_no_gap_and_is_named() {
    let planned = Facets::default().with_certainty(Certainty::Announced);
    let rows = [
        patrol("a", "2019", 1),
        patrol("b", "2020", 2).with_facets(planned),
        patrol("c", "2021", 3),
    ];
    let found = gaps(rows);
    assert_eq!(
        found.to_string(),
        "patrol: 1–3, 2 missing between a and c (left by the rule: b)\n"
    );
    assert_eq!(
        found.series()[0].missing()[0].left().collect::<Vec<_>>(),
        ["b"]
    );
}

#[test]
fn beyond_the_last_sure_number_a_gap_is_only_possible() {
    let rows = [
        patrol("a", "2019", 1),
        patrol("b", "2020", 3),
        disputed(patrol("c", "2021", 5)),
    ];
    let found = gaps(rows);
    let sure: Vec<Truth> = found.series()[0]
        .missing()
        .iter()
        .map(MissingOrdinals::surely)
        .collect();
    assert_eq!(sure, [Truth::Yes, Truth::Depends]);
    assert!(
        found
            .to_string()
            .contains("4 perhaps missing between b and c")
    );
}

#[test]
fn phases_and_parts_share_a_number_and_two_events_do_not() {
    let phases = [
        patrol("a-1", "2019-07", 1).with_phase_of("a"),
        patrol("a-2", "2019-09", 1).with_phase_of("a"),
        patrol("drill", "2019-09", 1).with_part_of("a-2"),
        patrol("b", "2020", 2),
    ];
    assert!(gaps(phases).is_whole());
    let twice = gaps([patrol("a", "2019", 1), patrol("b", "2020", 1)]);
    assert_eq!(
        twice.to_string(),
        "patrol: 1, 1 stands for several events: a, b\n"
    );
    let repeated: Vec<(u32, Vec<&str>)> = twice.series()[0]
        .repeated()
        .map(|(number, ids)| (number, ids.collect()))
        .collect();
    assert_eq!(repeated, [(1, vec!["a", "b"])]);
}

#[test]
fn a_number_out_of_order_is_seen_only_where_no_day_allows_the_order() {
    let wrong = gaps([
        patrol("a", "2021-03-01", 1),
        patrol("b", "2020", 2),
        patrol("c", "2022", 3),
    ]);
    assert_eq!(wrong.to_string(), "patrol: 1–3, 2 (b) began before 1 (a)\n");
    // Two on one day are in order.
    assert!(gaps([patrol("a", "2021-03-01", 1), patrol("b", "2021-03-01", 2)]).is_whole());
    // 2 may have been in the days of the year that follow.
    assert!(gaps([patrol("a", "2021-03-01", 1), patrol("b", "2021", 2)]).is_whole());
}

#[test]
fn a_number_without_a_series_and_rows_without_a_number_are_told() {
    let alone = Interaction::new(
        "x",
        InteractionKind::AirPatrol,
        "2020".parse().unwrap(),
        [State::CHN],
    );
    let rows = [
        patrol("a", "2019", 1),
        patrol("c", "2021", 3),
        alone.clone().unwrap().with_series("patrol"),
        Interaction::new(
            "y",
            InteractionKind::AirPatrol,
            "2020".parse().unwrap(),
            [State::CHN],
        )
        .unwrap()
        .with_edition(7),
    ];
    assert_eq!(
        gaps(rows).to_string(),
        "patrol: 1–3, 2 missing between a and c; without a number: x\nnumbers without a series: y\n"
    );
}

#[test]
fn what_a_rule_leaves_is_no_record_and_an_unstated_rule_is_refused() {
    let rows = [
        patrol("a", "2019", 1),
        patrol("b", "2020", 2),
        patrol("c", "2021", 3),
    ];
    let (all, _) = asked("all ");
    let without = CountingRule::new("without b", !interstate::Select::Id("b".into()));
    let found = ordinal_gaps(&ledger(rows.clone()), &without).unwrap();
    assert!(
        !found.is_whole()
            && ordinal_gaps(&ledger(rows.clone()), &all)
                .unwrap()
                .is_whole()
    );
    let unstated = CountingRule::unstated("a paper");
    assert!(ordinal_gaps(&ledger(rows.clone()), &unstated).is_err());
    let unread = ledger(rows).with_unread(&Unread::new(3)).unwrap();
    assert_eq!(ordinal_gaps(&unread, &all).unwrap().unread(), 3);
}

proptest! {
    #![proptest_config(crate::common::cases(200))]

    #[test]
    fn what_is_taken_out_of_a_series_is_missing_and_nothing_else(
        first in 1_u32..20,
        kept in prop::collection::vec(any::<bool>(), 1..30),
    ) {
        let numbers = (first..).zip(&kept);
        let rows: Vec<(u32, Interaction)> = numbers
            .filter(|(_, kept)| **kept)
            .map(|(number, _)| (number, patrol(&number.to_string(), &format!("{}", 1900 + number), number)))
            .collect();
        let seen: BTreeSet<u32> = rows.iter().map(|(number, _)| *number).collect();
        // In the order of the file or against it, the answer is the same.
        let there = gaps(rows.iter().map(|(_, row)| row.clone()));
        prop_assert_eq!(&there, &gaps(rows.iter().rev().map(|(_, row)| row.clone())));
        let found: BTreeSet<u32> = there.series().iter().flat_map(SeriesOrdinals::missing).flat_map(MissingOrdinals::numbers).collect();
        let (Some(least), Some(greatest)) = (seen.first(), seen.last()) else {
            prop_assert!(there.series().is_empty());
            return Ok(());
        };
        let missing: BTreeSet<u32> = (*least..*greatest).filter(|n| !seen.contains(n)).collect();
        prop_assert_eq!(found, missing);
        prop_assert!(there.series()[0].out_of_order().is_empty());
    }

    #[test]
    fn an_order_is_wrong_where_a_later_number_ends_its_days_before_an_earlier_begins_them(
        days in prop::collection::vec((2000_i32..2010, 0_i32..4), 2..8),
    ) {
        let number = |at: usize| u32::try_from(at + 1).unwrap();
        let rows = days.iter().enumerate().map(|(at, (from, more))| {
            patrol(&at.to_string(), &format!("[{from}..{}]", from + more), number(at))
        });
        let found = gaps(rows);
        let wrong: BTreeSet<u32> = found.series()[0].out_of_order().iter().map(|w| w.higher().0).collect();
        let brute: BTreeSet<u32> = (0..days.len())
            .filter(|&at| days[..at].iter().any(|(from, _)| days[at].0 + days[at].1 < *from))
            .map(number)
            .collect();
        prop_assert_eq!(wrong, brute);
    }
}
