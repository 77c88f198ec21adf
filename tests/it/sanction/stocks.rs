//! What stood on many days is what stood on each.

use chrono::{Days, NaiveDate};
use interstate::sanction::{
    CountOf, Designation, Issuer, ListingFilter, Measure, PlaceBasis, PlaceRule, Register,
    RegisterParts, SanctionRegime, SplitBy, Target, TargetKind, facts,
};
use interstate::{Actor, Partition, State};
use proptest::prelude::*;
use proptest::sample::select;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 1, 1).unwrap() + Days::new(n)
}

/// A listing: target, regime, measure, the days on which it may have begun, how it ended, and for how many days it was suspended.
type Row = (u64, usize, Measure, (u64, u64), Option<u64>, Option<u64>);

fn register(rows: &[Row]) -> Register {
    let in_force = || "2010-01-01/2026-07-17..".parse().unwrap();
    let regimes = [Issuer::EU, Issuer::UN].into_iter().enumerate();
    let regimes = regimes
        .map(|(n, issuer)| SanctionRegime::new(format!("r{n}"), issuer, in_force()).unwrap());
    let targets = (0..4).map(|n| {
        let target = Target::new(format!("t{n}"), TargetKind::Entity, format!("Firm {n}"));
        let target = target.unwrap();
        match n {
            0 => target,
            1 => target.with_place(State::CHN, PlaceBasis::Address),
            _ => target
                .with_place(State::CHN, PlaceBasis::Address)
                .with_place(State::IRN, PlaceBasis::Address),
        }
    });
    let listing = |(n, row): (usize, &Row)| {
        let &(target, regime, measure, (from, more), end, suspended) = row;
        let listed = match more {
            0 => day(from).to_string(),
            more => format!("[{}..{}]", day(from), day(from + more)),
        };
        let listing = Designation::new(
            format!("l{n}"),
            format!("t{target}"),
            format!("r{regime}"),
            measure,
            listed.parse().unwrap(),
        );
        let listing = listing.unwrap();
        let listing = match end {
            Some(after) => listing.with_end(
                format!("{} delisted", day(from + more + after))
                    .parse()
                    .unwrap(),
            ),
            None => listing.with_seen_until(day(90)),
        };
        let listing = listing.unwrap();
        match suspended {
            Some(days) => {
                let from = from + more + 1;
                let days = format!("{}/{}", day(from), day(from + days));
                listing.with_suspension(days.parse().unwrap()).unwrap()
            }
            None => listing,
        }
    };
    let parts = RegisterParts::new()
        .with_regimes(regimes)
        .with_targets(targets);
    Register::new(parts.with_designations(rows.iter().enumerate().map(listing))).unwrap()
}

fn row() -> impl Strategy<Value = Row> {
    (
        0u64..4,
        0usize..2,
        select(vec![Measure::AssetFreeze, Measure::TravelBan]),
        (0u64..40, prop_oneof![Just(0), 1u64..6]),
        prop::option::of(8u64..30),
        prop::option::weighted(0.2, 0u64..6),
    )
}

fn assert_like_each(register: &Register, which: &ListingFilter, days: &[NaiveDate]) {
    let years = Partition::quarterly(2022..=2022).unwrap();
    let splits = [
        vec![],
        vec![SplitBy::Issuer],
        vec![SplitBy::Place(PlaceRule::default()), SplitBy::Measure],
        vec![
            SplitBy::Places(PlaceRule::default()),
            SplitBy::Periods(years),
        ],
    ];
    for &of in CountOf::ALL {
        for by in &splits {
            let at_once = register.stocks(which, of, by, days).unwrap();
            let each = days
                .iter()
                .map(|day| register.stock(which, of, by, *day).unwrap());
            assert_eq!(at_once, each.collect::<Vec<_>>());
        }
    }
}

proptest! {
    #![proptest_config(crate::common::cases(48))]

    #[test]
    fn the_stocks_of_many_days_are_those_of_each(
        rows in prop::collection::vec(row(), 0..12),
        days in prop::collection::vec((0u64..95).prop_map(day), 0..12),
        places in any::<bool>(),
    ) {
        let all = ListingFilter::new();
        let which = if places { all.in_places(&[State::IRN], PlaceRule::default()) } else { all };
        assert_like_each(&register(&rows), &which, &days);
    }
}

#[test]
fn the_stocks_of_the_shipped_register_are_those_of_each_month() {
    let register = facts::register().unwrap();
    let months = Partition::monthly(2022..=2026).unwrap();
    let days: Vec<NaiveDate> = months
        .cells()
        .iter()
        .map(|cell| cell.start())
        .rev()
        .collect();
    assert_like_each(&register, &ListingFilter::new().of_issuer(Actor::EU), &days);
}
