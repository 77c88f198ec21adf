//! Laws of a register over random ones: the engine against counting by hand.

use std::collections::{BTreeMap, BTreeSet};

use interstate::sanction::{
    CountOf, Designation, Issuer, ListingFilter, Measure, Package, PlaceBasis, PlaceRule, Register,
    RegisterParts, SanctionRegime, SplitBy, SplitKey, Target, TargetKind,
};
use interstate::{Count, State, Truth};
use proptest::prelude::*;

/// A target by its number, a package if any, a day of listing, days until the end if it ended.
type Row = (usize, Option<usize>, u64, Option<u64>);

const PLACES: [&[State]; 4] = [&[State::CHN], &[State::HKG], &[State::CHN, State::HKG], &[]];

fn day(n: u64) -> chrono::NaiveDate {
    "2022-01-01".parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(n)
}

fn register(rows: &[Row]) -> Register {
    let targets = (0..8).map(|n| {
        let target = Target::new(format!("t{n}"), TargetKind::Entity, format!("T {n}")).unwrap();
        let places = PLACES[n % 4].iter();
        places.fold(target, |t, state| t.with_place(*state, PlaceBasis::Address))
    });
    let packages =
        (0..3).map(|n| Package::new(format!("p{n}"), Issuer::EU, "2022".parse().unwrap()).unwrap());
    let designations = rows
        .iter()
        .enumerate()
        .map(|(n, (target, package, listed, lasted))| {
            let measure = [Measure::AssetFreeze, Measure::ExportControl][n % 2];
            let listing = Designation::new(
                format!("d{n}"),
                format!("t{target}"),
                "r",
                measure,
                day(*listed).into(),
            )
            .unwrap();
            let listing = match package {
                Some(package) => listing.with_package_id(format!("p{package}")),
                None => listing,
            };
            let end = match lasted {
                Some(days) => format!("{} delisted", day(listed + days)),
                None => format!("{}..", day(400)),
            };
            listing.with_end(end.parse().unwrap()).unwrap()
        });
    let regime = SanctionRegime::new("r", Issuer::EU, "2014/2026-07-17..".parse().unwrap());
    let parts = RegisterParts::new()
        .with_regimes([regime.unwrap()])
        .with_packages(packages)
        .with_targets(targets)
        .with_designations(designations);
    Register::new(parts).unwrap()
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (
        0..8_usize,
        prop::option::of(0..3_usize),
        0..300_u64,
        prop::option::of(0..100_u64),
    );
    prop::collection::vec(row, 0..40)
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn flow_by_package_and_places_is_what_one_counts_by_hand(rows in rows()) {
        let register = register(&rows);
        let by = [SplitBy::Package, SplitBy::Places(PlaceRule::default())];
        let all = ListingFilter::new();
        let mut listings: BTreeMap<(Option<usize>, usize), u64> = BTreeMap::new();
        let mut targets: BTreeMap<(Option<usize>, usize), BTreeSet<usize>> = BTreeMap::new();
        for (target, package, _, _) in &rows {
            *listings.entry((*package, target % 4)).or_default() += 1;
            targets.entry((*package, target % 4)).or_default().insert(*target);
        }
        for of in [CountOf::Listings, CountOf::Targets] {
            let flow = register.flow(&all, of, &by).unwrap();
            prop_assert_eq!(flow.counts().len(), listings.len());
            for (cell, n) in &listings {
                let (package, places) = cell;
                let keys = [
                    SplitKey::Package(package.map(|p| format!("p{p}").into())),
                    SplitKey::Places(PLACES[*places].iter().copied().collect()),
                ];
                let by_hand = match of {
                    CountOf::Listings => *n,
                    _ => targets[cell].len() as u64,
                };
                prop_assert_eq!(flow.count(&keys), Count::exact(by_hand));
            }
        }
    }

    #[test]
    fn the_stock_of_a_day_is_what_stands_and_never_more_than_the_flow(rows in rows(), asked in 0..420_u64) {
        let register = register(&rows);
        let all = ListingFilter::new();
        let stock = register.stock(&all, CountOf::Listings, &[], day(asked)).unwrap().count(&[]);
        let stands = |(_, _, listed, lasted): &&Row| match lasted {
            Some(days) => *listed <= asked && asked < listed + days,
            None => *listed <= asked,
        };
        let by_hand = rows.iter().filter(stands).count() as u64;
        prop_assert_eq!(stock.hi(), Some(by_hand));
        // After the last look what was open may have ended.
        let open = rows.iter().filter(stands).filter(|row| row.3.is_none()).count() as u64;
        let sure = if asked > 400 { by_hand - open } else { by_hand };
        prop_assert_eq!(stock.lo(), sure);
        let flow = register.flow(&all, CountOf::Listings, &[]).unwrap().count(&[]);
        prop_assert!(stock.hi() <= flow.hi());
        for listing in register.listings() {
            let stands = listing.designation().in_force_on(day(asked));
            prop_assert!(stands != Truth::Depends || asked > 400);
        }
    }

    #[test]
    fn cells_of_exclusive_splits_add_up(rows in rows()) {
        let register = register(&rows);
        let all = ListingFilter::new();
        let whole = register.flow(&all, CountOf::Listings, &[]).unwrap().count(&[]);
        for by in [SplitBy::Package, SplitBy::Places(PlaceRule::default()), SplitBy::Measure, SplitBy::Issuer, SplitBy::Kind, SplitBy::Regime] {
            let split = register.flow(&all, CountOf::Listings, &[by]).unwrap();
            let sum: u64 = split.counts().map(|(_, count)| count.lo()).sum();
            prop_assert_eq!(Count::exact(sum), whole);
        }
    }
}
