//! A register's questions as tallies: flows and packages with their period, rule and exact interval.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use interstate::sanction::{
    CountOf, Designation, Issuer, LegalActId, ListingFilter, Measure, PlaceBasis, PlaceRule,
    Register, RegisterParts, SanctionRegime, Target, TargetKind, facts,
};
use interstate::tally::Whole;
use interstate::{
    Actor, Confidence, Count, CountingRule, Coverage, DirectedDyad, Partition, Period, State,
    Tallied, TallyTable, TrendClass, TrendRule, Truth, classify_trend, frequency_ratio,
};
use proptest::prelude::*;

fn covered() -> Coverage {
    Coverage::full("2022-01-01..2026-07-18".parse().unwrap())
}

fn years(first: i32, last: i32) -> Period {
    Period::years(first..=last).unwrap()
}

fn two(which: &ListingFilter, of: CountOf) -> (Tallied<Whole>, Tallied<Whole>) {
    let (before, after) = (years(2022, 2023), years(2024, 2025));
    let cells = Partition::disjoint(&[before, after]).unwrap();
    let register = facts::register().unwrap();
    let table = TallyTable::count_flow(&register, which, of, &cells, covered()).unwrap();
    (
        table.over(&Whole, before).unwrap(),
        table.over(&Whole, after).unwrap(),
    )
}

/// Counted in `data/sanctions/register.json` by hand: the Union lists firms of China and Hong Kong over the war first in 2023 (1), 2024 (5),
/// 2025 (5) and 2026 (1).
#[test]
fn the_unions_listings_of_chinese_firms_are_a_frequency_ratio_with_an_exact_interval() {
    let china = ListingFilter::new()
        .of_issuer(Actor::EU)
        .against(State::RUS)
        .in_places(&[State::CHN, State::HKG], PlaceRule::default());
    let (before, after) = two(&china, CountOf::Targets);
    assert_eq!((before.count(), after.count()), (1.into(), 10.into()));
    assert!(before.is_sharp() && !before.is_stated() && !before.is_floor());
    let ratio = frequency_ratio(&before, &after).unwrap();
    // Of 11 in two periods of one length 1 or fewer in one of them: 2 · 12 / 2¹¹.
    let p = ratio.p().unwrap().exactly().unwrap();
    assert!((p - 24.0 / 2048.0).abs() < 1e-12, "{p}");
    let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95)).unwrap();
    assert_eq!(trend.class(), TrendClass::Increased);
    // As listings one more in 2024 and two more in 2025: firms that were listed under a second measure.
    let (before, after) = two(&china, CountOf::Listings);
    assert_eq!((before.count(), after.count()), (1.into(), 13.into()));
}

/// One port is listed on a day of which only the last is known: it may be of any period.
#[test]
fn a_listing_of_unknown_day_is_possible_in_each_period() {
    let eu = ListingFilter::new()
        .of_issuer(Actor::EU)
        .against(State::RUS);
    let (before, after) = two(&eu, CountOf::Targets);
    assert_eq!(before.count(), Count::between(8, 9).unwrap());
    assert_eq!(after.count(), Count::between(10, 11).unwrap());
    // It cannot be in both, and the ratio knows.
    let ratio = frequency_ratio(&before, &after).unwrap();
    assert!(
        ratio.to_string().starts_with(
            "targets first listed by EU, against RUS: 8-9 in 2 years → 10-11 in 2 years"
        ),
        "{ratio}"
    );
}

/// The United States name 8 firms in 2022 and 2023 and 7 in 2024, none twice.
#[test]
fn a_flow_is_tallied_by_pair_too() {
    let register = facts::register().unwrap();
    let us = ListingFilter::new().of_issuer(State::USA);
    let cells = Partition::yearly(2022..=2025).unwrap();
    let table =
        TallyTable::count_flow(&register, &us, CountOf::Listings, &cells, covered()).unwrap();
    let upon = |state| {
        let dyad = DirectedDyad::new(State::USA, state).unwrap();
        let cells = table.each_cell(&dyad).unwrap();
        cells
            .into_iter()
            .map(|(_, count)| count.unwrap().count().lo())
            .collect::<Vec<_>>()
    };
    assert_eq!(upon(State::CHN), [0, 2, 5, 0]);
    assert_eq!(upon(State::HKG), [5, 1, 2, 0]);
    // What stands behind a count are the listings by their ids.
    let ledger = register
        .flow_ledger(&us, CountOf::Listings, covered())
        .unwrap();
    let dyad = DirectedDyad::new(State::USA, State::HKG).unwrap();
    let behind = table
        .occurrences_behind(&ledger, &dyad, years(2023, 2023))
        .unwrap();
    let ids: Vec<&str> = behind
        .iter()
        .flat_map(|(one, _)| one.rows())
        .map(interstate::Interaction::id)
        .collect();
    assert_eq!(ids.len(), 1);
    assert!(ids[0].starts_with("us-2023-"), "{ids:?}");
}

#[test]
fn packages_are_tallied_by_their_own_days() {
    let register = facts::register().unwrap();
    let cells = Partition::yearly(2022..=2025).unwrap();
    let table =
        TallyTable::<Whole>::count_packages(&register, Actor::EU, &cells, covered()).unwrap();
    for &year in cells.cells() {
        let within = |answers: &[Truth]| {
            let packages = register.packages().iter();
            let of = packages.filter(|package| package.issuer().actor() == Actor::EU);
            of.filter(|package| answers.contains(&package.day().within(year)))
                .count() as u64
        };
        let (lo, hi) = (within(&[Truth::Yes]), within(&[Truth::Yes, Truth::Depends]));
        let count = Count::between(lo, hi).unwrap();
        assert_eq!(table.over(&Whole, year).unwrap().count(), count, "{year}");
    }
    assert_eq!(
        table.over(&Whole, years(2022, 2023)).unwrap().count(),
        12.into()
    );
    assert_eq!(
        table.rule().to_string(),
        "packages: packages by EU; each row counts as often as it states, in the period of the start"
    );
}

#[test]
fn two_questions_are_two_rules() {
    let by = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
    let (_, eu) = two(&by(Actor::EU), CountOf::Targets);
    let (us, _) = two(&by(State::USA.into()), CountOf::Targets);
    assert_eq!(
        frequency_ratio(&us, &eu).unwrap_err().to_string(),
        "counts under two rules cannot be compared: flow selects targets first listed by USA, flow selects targets first listed by EU"
    );
    let (_, listings) = two(&by(Actor::EU), CountOf::Listings);
    let (targets, _) = two(&by(Actor::EU), CountOf::Targets);
    assert!(frequency_ratio(&targets, &listings).is_err());
}

#[test]
fn the_rule_of_a_flow_is_read_back_and_counts_no_other_ledger() {
    let register = facts::register().unwrap();
    let eu = ListingFilter::new().of_issuer(Actor::EU);
    let cells = Partition::yearly(2022..=2025).unwrap();
    let table =
        TallyTable::<Whole>::count_flow(&register, &eu, CountOf::Acts, &cells, covered()).unwrap();
    let json = serde_json::to_string(table.rule()).unwrap();
    assert_eq!(
        &serde_json::from_str::<CountingRule>(&json).unwrap(),
        table.rule()
    );
    assert_eq!(table.rule().noun(), "acts that list, by EU");
    let whole = register.ledger(covered()).unwrap();
    assert!(table.rule().occurrences(&whole).unwrap().is_empty());
}

#[test]
fn a_filter_with_a_period_of_its_own_is_refused() {
    let in_2024 = ListingFilter::new().listed_within(years(2024, 2024));
    let cells = Partition::yearly(2022..=2025).unwrap();
    let register = facts::register().unwrap();
    let refused =
        TallyTable::<Whole>::count_flow(&register, &in_2024, CountOf::Targets, &cells, covered());
    assert_eq!(
        refused.unwrap_err().to_string(),
        "a tally has periods of its own; leave out of the filter that listings are within 2024-01-01..2025-01-01"
    );
}

/// The words of a question are a tag of its records, whatever stands in an id.
#[test]
fn an_id_with_marks_of_its_own_loses_no_listing() {
    let regime = |id: &str| {
        let days = "2014-01-01/2026-07-17..".parse().unwrap();
        SanctionRegime::new(id, Issuer::EU, days).unwrap()
    };
    for id in ["A; B", "two  blanks", " at the edge ", "=1+1"] {
        let listing = Designation::new(
            "d",
            "t",
            id,
            Measure::AssetFreeze,
            "2024-05-01".parse().unwrap(),
        );
        let register = Register::new(
            RegisterParts::new()
                .with_regimes([regime(id)])
                .with_targets([Target::new("t", TargetKind::Entity, "T").unwrap()])
                .with_designations([listing.unwrap()]),
        )
        .unwrap();
        let which = ListingFilter::new().under_regime(id);
        let cells = Partition::yearly(2022..=2025).unwrap();
        for of in [CountOf::Listings, CountOf::Targets] {
            let table = TallyTable::count_flow(&register, &which, of, &cells, covered()).unwrap();
            let count = table.over(&Whole, years(2024, 2024)).unwrap().count();
            assert_eq!(count, 1.into(), "{id:?}");
        }
    }
}

/// A listing: of which target, under which regime, by which act if any, and its first and last possible day.
type Row = (usize, usize, Option<u16>, u64, u64);

/// Places as told; the last target tells none.
const TOLD: [Option<&[State]>; 3] = [Some(&[State::CHN]), Some(&[State::RUS, State::CHN]), None];

/// Of what the places of a target that tells none may be made.
const ANYWHERE: [State; 4] = [State::CHN, State::RUS, State::BLR, State::TUR];

/// The regimes: whose, and against whom.
const REGIMES: [(Issuer, State); 3] = [
    (Issuer::EU, State::RUS),
    (Issuer::EU, State::BLR),
    (Issuer::UN, State::RUS),
];

fn day(n: u64) -> NaiveDate {
    "2022-01-01".parse::<NaiveDate>().unwrap() + chrono::Days::new(n)
}

fn made_of(rows: &[Row]) -> Register {
    let regimes = REGIMES.iter().enumerate().map(|(n, (issuer, against))| {
        let days = "2014-01-01/2026-07-17..".parse().unwrap();
        SanctionRegime::new(format!("r{n}"), *issuer, days)
            .unwrap()
            .with_target(*against)
    });
    let targets = TOLD.iter().enumerate().map(|(n, told)| {
        let target = Target::new(format!("t{n}"), TargetKind::Entity, format!("T {n}")).unwrap();
        let places = told.unwrap_or_default().iter();
        places.fold(target, |target, state| {
            target.with_place(*state, PlaceBasis::Address)
        })
    });
    let designations = rows
        .iter()
        .enumerate()
        .map(|(n, (target, regime, act, first, last))| {
            let date = format!("[{}..{}]", day(*first), day(*last))
                .parse()
                .unwrap();
            let (target, regime) = (format!("t{target}"), format!("r{regime}"));
            let listing =
                Designation::new(format!("d{n}"), target, regime, Measure::AssetFreeze, date)
                    .unwrap();
            match act {
                Some(act) => listing.with_act(LegalActId::eu_regulation(2022, *act).unwrap()),
                None => listing,
            }
        });
    let parts = RegisterParts::new()
        .with_regimes(regimes)
        .with_targets(targets)
        .with_designations(designations);
    Register::new(parts).unwrap()
}

/// Each way to choose one of so many, for each of several things.
fn choices(of: &[usize]) -> Vec<Vec<usize>> {
    of.iter().fold(vec![Vec::new()], |so_far, n| {
        let longer = |one: &Vec<usize>| {
            (0..*n)
                .map(|k| [&one[..], &[k]].concat())
                .collect::<Vec<_>>()
        };
        so_far.iter().flat_map(longer).collect()
    })
}

/// What the worlds of a register allow: the fewest and the most units that begin in each of two periods.
fn by_worlds(rows: &[Row], in_china: bool, third: bool, of: CountOf) -> [(u64, u64); 2] {
    let days: Vec<usize> = rows
        .iter()
        .map(|row| usize::try_from(row.4 - row.3).unwrap() + 1)
        .collect();
    let is_act: Vec<usize> = rows
        .iter()
        .map(|row| {
            if of == CountOf::Acts && row.2.is_none() {
                2
            } else {
                1
            }
        })
        .collect();
    let (days, is_act) = (choices(&days), choices(&is_act));
    let mut bounds = [(u64::MAX, 0); 2];
    for set in 1..16_u8 {
        let untold = ANYWHERE.iter().enumerate();
        let untold: Vec<State> = untold
            .filter(|(n, _)| set >> n & 1 == 1)
            .map(|(_, state)| *state)
            .collect();
        let kept = |(target, regime, ..): &Row| {
            let places = TOLD[*target].unwrap_or(&untold);
            (!in_china || places.contains(&State::CHN))
                && (!third || !places.contains(&REGIMES[*regime].1))
        };
        for days in &days {
            for is_act in &is_act {
                let mut begun = std::collections::BTreeMap::new();
                for (n, row) in rows.iter().enumerate() {
                    let unit = match (of, row.2) {
                        (CountOf::Targets, _) => ("target", row.0),
                        (CountOf::Acts, Some(act)) => ("act", usize::from(act)),
                        (CountOf::Acts, None) if is_act[n] == 1 => continue,
                        _ => ("listing", n),
                    };
                    if kept(row) {
                        let day = row.3 + days[n] as u64;
                        let first = begun.entry(unit).or_insert(day);
                        *first = day.min(*first);
                    }
                }
                for (place, (lo, hi)) in bounds.iter_mut().enumerate() {
                    let count = begun
                        .values()
                        .filter(|day| (**day >= 10) == (place == 1))
                        .count() as u64;
                    (*lo, *hi) = (count.min(*lo), count.max(*hi));
                }
            }
        }
    }
    bounds
}

fn some_rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..3_usize,
        0..3_usize,
        prop::option::of(1..3_u16),
        0..18_u64,
        0..3_u64,
    );
    let row = row
        .prop_map(|(target, regime, act, first, more)| (target, regime, act, first, first + more));
    prop::collection::vec(row, 0..5)
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    #[test]
    fn the_bounds_of_a_flow_are_those_of_its_worlds(
        rows in some_rows(), in_china in any::<bool>(), third in any::<bool>(),
    ) {
        let register = made_of(&rows);
        let mut which = ListingFilter::new();
        if in_china {
            which = which.in_places(&[State::CHN], PlaceRule::default());
        }
        if third {
            which = which.of_third_countries();
        }
        let periods = [(0, 10), (10, 25)].map(|(start, end)| Period::new(day(start), day(end)).unwrap());
        let cells = Partition::disjoint(&periods).unwrap();
        for &of in CountOf::ALL {
            let table = TallyTable::count_flow(&register, &which, of, &cells, covered()).unwrap();
            for (period, (lo, hi)) in periods.iter().zip(by_worlds(&rows, in_china, third, of)) {
                let tallied = table.over(&Whole, *period).unwrap();
                let found = tallied.count();
                let told = format!("{found} of {of} {which} in {period}, by worlds {lo} to {hi}: {rows:?}");
                if tallied.is_sharp() {
                    prop_assert_eq!((found.lo(), found.hi()), (lo, Some(hi)), "{}", told);
                } else {
                    prop_assert!(found.lo() <= lo && found.hi() >= Some(hi), "{}", told);
                }
            }
        }
    }

    #[test]
    fn where_nothing_is_in_doubt_a_tally_is_the_flow_of_each_period(rows in some_rows()) {
        let told: Vec<Row> = rows.iter().map(|row| (row.0.min(1), row.1, row.2, row.3, row.3)).collect();
        let register = made_of(&told);
        let periods = [(0, 10), (10, 25)].map(|(start, end)| Period::new(day(start), day(end)).unwrap());
        let cells = Partition::disjoint(&periods).unwrap();
        let which = ListingFilter::new().of_issuer(Actor::EU);
        let table = TallyTable::count_flow(&register, &which, CountOf::Listings, &cells, covered()).unwrap();
        for period in periods {
            let within = which.clone().listed_within(period);
            let flow = register.flow(&within, CountOf::Listings, &[]).unwrap().count(&[]);
            prop_assert_eq!(table.over(&Whole, period).unwrap().count(), flow);
        }
        // Targets are new once: their first listings are as many as there are targets.
        let table = TallyTable::count_flow(&register, &which, CountOf::Targets, &cells, covered()).unwrap();
        let whole = Period::new(day(0), day(25)).unwrap();
        let targets: BTreeSet<usize> = told.iter().filter(|row| row.1 < 2).map(|row| row.0).collect();
        prop_assert_eq!(table.over(&Whole, whole).unwrap().count(), Count::exact(targets.len() as u64));
    }
}
