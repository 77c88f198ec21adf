//! Listings on their days, and as interactions.

use super::{freeze, parts};
use interstate::sanction::{Issuer, Register, SanctionRegime, facts};
use interstate::{Coverage, InteractionKind, Period, State, Truth};

#[test]
fn a_listing_that_applies_later_is_not_in_force_before() {
    let register = facts::register().unwrap();
    let on = |id: &str, day: &str| {
        let mut all = register.listings();
        let listing = all.find(|l| l.designation().id() == id).unwrap();
        listing.designation().in_force_on(day.parse().unwrap())
    };
    // The banks were named on 2 March 2022 and cut off on the 12th.
    assert_eq!(on("eu-3-vtb", "2022-03-11"), Truth::No);
    assert_eq!(on("eu-3-vtb", "2022-03-12"), Truth::Yes);
    assert_eq!(on("eu-3-vtb", "2026-07-17"), Truth::Yes);
    assert_eq!(on("eu-3-vtb", "2026-07-18"), Truth::Depends);
    // Kulevi is listed for a day that has not come.
    assert_eq!(on("eu-kulevi", "2027-01-24"), Truth::No);
    assert_eq!(on("eu-kulevi", "2027-01-25"), Truth::Depends);
}

#[test]
fn a_listing_is_a_directed_interaction_of_the_family_of_pressure() {
    let register = facts::register().unwrap();
    let of = |id: &str| {
        let mut all = register.listings();
        let listing = all.find(|l| l.designation().id() == id).unwrap();
        listing.interaction().unwrap()
    };
    let spacety = of("us-2023-01-26-spacety");
    assert_eq!(spacety.kind(), InteractionKind::SecondarySanction);
    assert_eq!(spacety.kind().family().to_string(), "pressure");
    let parties: Vec<_> = spacety.parties().iter().map(ToString::to_string).collect();
    assert_eq!(parties, ["USA:sender", "CHN:target", "RUS:conflict_party"]);
    let tagged = |asked: &str| spacety.tags().any(|tag| tag == asked);
    assert!(tagged("asset_freeze") && tagged("package:us-2023-01-26"));
    assert!(tagged("reason:intelligence_supply"));
    // A Russian bank is a target at home: no third country, and Russia is named once.
    let vtb = of("eu-3-vtb");
    assert_eq!(vtb.kind(), InteractionKind::Sanction);
    let parties: Vec<_> = vtb.parties().iter().map(ToString::to_string).collect();
    assert_eq!(parties, ["EU:sender", "RUS:target"]);
}

#[test]
fn a_target_without_a_place_of_its_own_is_a_party_by_its_name() {
    let mut at_home = parts();
    at_home.regimes = vec![
        SanctionRegime::new(
            "EU-RUS",
            Issuer::new(State::HKG),
            "2014/2026-07-17..".parse().unwrap(),
        )
        .unwrap()
        .with_target(State::RUS),
    ];
    at_home.packages.clear();
    at_home.designations = vec![freeze("x", "2023-06-23")];
    let register = Register::new(at_home).unwrap();
    let listing = register.listings().next().unwrap();
    let interaction = listing.interaction().unwrap();
    let parties: Vec<_> = interaction
        .parties()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        parties,
        ["HKG:sender", "\"Firm\":target", "RUS:conflict_party"]
    );
}

#[test]
fn a_delisting_is_an_interaction_of_its_own_on_its_possible_days() {
    let ledger = facts::register()
        .unwrap()
        .ledger(Coverage::full(Period::years(2022..=2026).unwrap()))
        .unwrap();
    let gone: Vec<_> = ledger
        .rows()
        .iter()
        .filter(|row| row.kind() == InteractionKind::Delisting)
        .map(|row| (row.id(), row.when().to_string()))
        .collect();
    assert_eq!(
        gone,
        ["suifenhe-bank", "heihe-bank"].map(|bank| (
            ledger.get(&format!("eu-18-{bank}/end")).unwrap().id(),
            "[2025-07-18..2026-07-17]".to_owned()
        ))
    );
}
