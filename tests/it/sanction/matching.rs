//! One firm on several lists.

use interstate::sanction::{
    CountOf, CountedOrigins, Designation, Issuer, IssuingBody, ListingFilter, ListingOrigin,
    MatchRule, MatchRules, Measure, PlaceBasis, Register, RegisterParts, SanctionRegime, Target,
    TargetKind,
};
use interstate::{Actor, State};
use proptest::prelude::*;

fn firm(id: &str, name: &str, places: &[State]) -> Target {
    let target = Target::new(id, TargetKind::Entity, name).unwrap();
    places
        .iter()
        .fold(target, |t, state| t.with_place(*state, PlaceBasis::Address))
}

fn with(target: Target, numbers: &[&str]) -> Target {
    numbers.iter().fold(target, |t, number| {
        t.with_identifier(number.parse().unwrap())
    })
}

fn listing(id: &str, regime: &str, day: &str) -> Designation {
    Designation::new(
        format!("{id}/{regime}"),
        id,
        regime,
        Measure::AssetFreeze,
        day.parse().unwrap(),
    )
    .unwrap()
}

/// One firm on four lists under four names, and some that are not it.
fn register() -> Register {
    let regime = |id: &str, issuer| {
        SanctionRegime::new(id, issuer, "2011/2026-01-01..".parse().unwrap()).unwrap()
    };
    let ofac = Issuer::new(State::USA).with_body(IssuingBody::Ofac);
    Register::new(
        RegisterParts::new()
            .with_regimes([
                regime("US-X", ofac),
                regime("US-SDN", ofac),
                regime("EU-X", Issuer::EU),
                regime("GB-X", Issuer::new(State::GBR)),
                regime("UN-X", Issuer::UN),
            ])
            .with_targets([
                with(
                    firm("ofac:36", "TEST ALPHA CO., LTD.", &[State::HKG]),
                    &["registration:HKG/123456"],
                ),
                with(
                    firm("csl:sdn-36", "TEST ALPHA CO LTD", &[]),
                    &["list:ofac/36"],
                ),
                with(
                    firm("eu:EU.1.1", "Test Alpha Co Ltd", &[State::HKG, State::CHN]),
                    &["list:un/TEe.001"],
                ),
                with(firm("un:TEe.001", "ALPHA", &[]), &[]),
                with(
                    firm("uk:TST1", "Alpha Holdings", &[State::CHN]),
                    &["registration:HKG/12-34-56"],
                ),
                with(
                    firm("uk:TST2", "Test Alpha Co Ltd", &[State::RUS]),
                    &["registration:/123456"],
                ),
                firm("uk:TST3", "—", &[State::CHN]),
                firm("uk:TST4", "…", &[State::CHN]),
                Target::new("eu:EU.2.2", TargetKind::Person, "Alpha, Holdings")
                    .unwrap()
                    .with_place(State::CHN, PlaceBasis::Nationality),
            ])
            .with_designations([
                listing("ofac:36", "US-X", "2024-01-10"),
                listing("csl:sdn-36", "US-SDN", "[..2026-01-01]")
                    .with_origin(ListingOrigin::Mirrors(ofac)),
                listing("eu:EU.1.1", "EU-X", "2024-03-10")
                    .with_origin(ListingOrigin::Mirrors(Issuer::UN)),
                listing("un:TEe.001", "UN-X", "2023-12-31"),
                listing("uk:TST1", "GB-X", "2024-05-20"),
                listing("uk:TST2", "GB-X", "2024-06-01"),
            ]),
    )
    .unwrap()
}

fn pairs(rules: impl Into<MatchRules>) -> Vec<String> {
    register()
        .matches(rules)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn each_rule_joins_what_it_says_and_tells_by_what() {
    assert!(pairs(MatchRule::SameTarget).is_empty());
    assert_eq!(
        pairs(MatchRule::SameName),
        [
            "csl:sdn-36 is ofac:36: testalphacoltd (same_name)",
            "eu:EU.1.1 is ofac:36: testalphacoltd (same_name)",
            "uk:TST2 is ofac:36: testalphacoltd (same_name)",
            // A firm and a person: a name alone is no evidence.
            "eu:EU.2.2 is uk:TST1: alphaholdings (same_name)",
        ]
    );
    // Of one kind, in a shared place. Names of marks alone match none.
    assert_eq!(
        pairs(MatchRule::NameAndPlace),
        ["eu:EU.1.1 is ofac:36: entity testalphacoltd in HKG (name_and_place)"]
    );
    assert_eq!(
        pairs(MatchRule::EntryNumber),
        [
            "csl:sdn-36 is ofac:36: list:ofac/36 (entry_number)",
            "un:TEe.001 is eu:EU.1.1: list:un/TEe.001 (entry_number)"
        ]
    );
    // Of a state, however it is written; of no state, none.
    assert_eq!(
        pairs(MatchRule::RegistrationNumber),
        ["uk:TST1 is ofac:36: registration:HKG/123456 (registration_number)"]
    );
    assert!(pairs([MatchRule::Imo, MatchRule::Lei]).is_empty());
}

#[test]
fn another_name_counts_where_the_rule_says_so() {
    let mut parts = register().into_parts();
    parts.targets[4] = parts.targets[4].clone().with_alias("TEST ALPHA CO. LTD");
    let register = Register::new(parts).unwrap();
    assert_eq!(register.matches(MatchRule::NameAndPlace).len(), 1);
    let any: Vec<String> = register
        .matches(MatchRule::AnyNameAndPlace)
        .iter()
        .map(|m| m.other().to_owned())
        .collect();
    assert_eq!(any, ["eu:EU.1.1", "uk:TST1"]);
}

#[test]
fn a_ship_and_a_bank_are_known_by_their_numbers() {
    let ship = |id: &str| {
        with(
            Target::new(id, TargetKind::Vessel, format!("Ship {id}")).unwrap(),
            &["imo:9074729"],
        )
    };
    let bank = |id: &str| with(firm(id, id, &[]), &["lei:529900T8BM49AURSDO55"]);
    let parts = RegisterParts::new().with_targets([
        ship("eu:1"),
        bank("eu:2"),
        ship("uk:3"),
        bank("uk:4"),
        bank("uk:5"),
    ]);
    let register = Register::new(parts).unwrap();
    let found = register.matches([MatchRule::Imo, MatchRule::Lei]);
    let found: Vec<_> = found
        .iter()
        .map(|m| (m.first(), m.other(), m.rule(), m.by().to_owned()))
        .collect();
    assert_eq!(
        found,
        [
            ("eu:1", "uk:3", MatchRule::Imo, "imo:9074729".to_owned()),
            (
                "eu:2",
                "uk:4",
                MatchRule::Lei,
                "lei:529900T8BM49AURSDO55".to_owned()
            ),
            (
                "eu:2",
                "uk:5",
                MatchRule::Lei,
                "lei:529900T8BM49AURSDO55".to_owned()
            ),
        ]
    );
}

#[test]
fn two_entries_of_one_list_that_share_a_name_are_told() {
    let parts = RegisterParts::new().with_targets([
        firm("uk:1", "Test", &[]),
        firm("uk:2", "TEST", &[]),
        firm("eu:1", "test", &[]),
    ]);
    let register = Register::new(parts).unwrap();
    let within: Vec<bool> = register
        .matches(MatchRule::SameName)
        .iter()
        .map(interstate::sanction::TargetMatch::is_within_one_list)
        .collect();
    assert_eq!(within, [true, false]);
}

const ALL: [MatchRule; 3] = [
    MatchRule::NameAndPlace,
    MatchRule::EntryNumber,
    MatchRule::RegistrationNumber,
];

#[test]
fn copies_of_a_list_count_once_beside_the_original() {
    let originals = ListingFilter::new().with_origins(CountedOrigins::Originals);
    let every = ListingFilter::new();
    let count = |register: &Register, which: &ListingFilter, of| {
        register
            .flow(which, of, &[])
            .unwrap()
            .count(&[])
            .to_string()
    };
    let apart = register();
    assert_eq!(count(&apart, &every, CountOf::Targets), "6");
    // Nothing says that they copy each other as long as they are six targets.
    assert_eq!(count(&apart, &originals, CountOf::Listings), "6");
    let one = register().with_targets_matched(ALL).unwrap();
    assert_eq!(count(&one, &every, CountOf::Targets), "2");
    assert_eq!(count(&one, &every, CountOf::Listings), "6");
    // Without the Union's copy of the United Nations and the Screening List's of OFAC.
    assert_eq!(count(&one, &originals, CountOf::Listings), "4");
    let us = originals.clone().of_issuer(State::USA);
    assert_eq!(count(&one, &us, CountOf::Listings), "1");
    // A copy of one's own list stays where the list itself is not there.
    let mut parts = one.into_parts();
    parts.designations.retain(|d| d.regime_id() != "US-X");
    let copies = Register::new(parts).unwrap();
    assert_eq!(count(&copies, &us, CountOf::Listings), "1");
}

#[test]
fn a_firm_that_is_one_has_the_names_places_and_numbers_of_all() {
    let one = register().with_targets_matched(ALL).unwrap();
    let alpha = one.targets().iter().find(|t| t.id() == "ofac:36").unwrap();
    assert_eq!(alpha.name(), "TEST ALPHA CO., LTD.");
    assert_eq!(
        alpha.aliases().collect::<Vec<_>>(),
        [
            "TEST ALPHA CO LTD",
            "Test Alpha Co Ltd",
            "ALPHA",
            "Alpha Holdings"
        ]
    );
    let numbers: Vec<String> = alpha
        .identifiers()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        numbers,
        [
            "registration:HKG/123456",
            "list:ofac/36",
            "list:csl/sdn-36",
            "list:un/TEe.001",
            "list:eu/EU.1.1",
            "list:uk/TST1"
        ]
    );
    let places: Vec<String> = alpha.places().iter().map(ToString::to_string).collect();
    assert_eq!(places, ["HKG:address", "CHN:address"]);
    assert_eq!(one.targets().len(), 5);
    // What is joined stays joined, and joining again changes nothing.
    assert_eq!(one.clone().with_targets_matched(ALL).unwrap(), one);
}

#[test]
fn lags_run_from_list_to_list() {
    let register = register();
    let side = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
    let lags = |one: Actor, other: Actor, rules: &[MatchRule]| {
        let rules: MatchRules = rules.iter().copied().collect();
        register.lags(&side(one), &side(other), rules).unwrap()
    };
    let (us, gb): (Actor, Actor) = (State::USA.into(), State::GBR.into());
    assert_eq!(lags(us, gb, &[]).lags().len(), 0);
    let found = lags(us, gb, &ALL);
    assert_eq!(
        found.rules().to_string(),
        "name_and_place or entry_number or registration_number"
    );
    // The copy in the Screening List is undated, so the first day of the United States is by 2024-01-10.
    assert_eq!(
        (found.lags()[0].target_id(), found.lags()[0].days()),
        ("ofac:36", None)
    );
    let found = lags(Actor::UN, Actor::EU, &[MatchRule::EntryNumber]);
    assert_eq!(found.median_days(), Some((70.0, 70.0)));
    assert!(
        found.to_string().contains("(matched by entry_number)"),
        "{found}"
    );
    let chained = lags(Actor::UN, gb, &ALL);
    assert_eq!(chained.lags()[0].days(), Some((141, 141)));
    let table = register.coordination(&ListingFilter::new(), ALL).unwrap();
    assert_eq!(
        (table.both(Actor::UN, us), table.leads(Actor::UN, gb)),
        (1, 1)
    );
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    /// Against joining pair by pair until nothing changes.
    #[test]
    fn groups_are_what_pairs_chain_to(shared in prop::collection::vec((0..6_u8, 0..6_u8), 1..9)) {
        let numbers = |(a, b): &(u8, u8)| [format!("list:x/{a}"), format!("list:y/{b}")];
        let targets = shared.iter().enumerate().map(|(n, pair)| {
            let [a, b] = numbers(pair);
            with(firm(&format!("t{n}"), "T", &[]), &[&a, &b])
        });
        let register = Register::new(RegisterParts::new().with_targets(targets)).unwrap();
        let joined = register.clone().with_targets_matched(MatchRule::EntryNumber).unwrap();
        let mut group: Vec<usize> = (0..shared.len()).collect();
        loop {
            let before = group.clone();
            for i in 0..shared.len() {
                for j in 0..shared.len() {
                    if shared[i].0 == shared[j].0 || shared[i].1 == shared[j].1 {
                        let first = group[i].min(group[j]);
                        (group[i], group[j]) = (first, first);
                    }
                }
            }
            if group == before {
                break;
            }
        }
        let firsts: std::collections::BTreeSet<String> = group.iter().map(|g| format!("t{g}")).collect();
        let found: std::collections::BTreeSet<String> = joined.targets().iter().map(|t| t.id().to_owned()).collect();
        prop_assert_eq!(found, firsts);
    }
}
