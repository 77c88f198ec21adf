//! What a package added and what is left of it.

use super::{CHN, HKG, Making, RUS, SEEN};
use PlaceBasis::Address;
use interstate::count::{PluralReading, WordPolicy};
use interstate::sanction::{
    CountOf, Designation, Figure, FigureReading, FigureSum, ListingFilter, ListingShare, Measure,
    PlaceBasis, Register, SplitBy, SplitKey, TargetKind, facts,
};
use interstate::{Confidence, Count, Truth};

#[test]
fn a_package_is_one_line_though_its_listings_bear_three_dates() {
    // The eighteenth: adopted on 18, frozen from 19, Annex IV dated 20 July 2025.
    let mut making = Making::new()
        .package("eu-18", "2025-07-18")
        .add(2, "eu-18", "2025-07-20", &[(HKG, Address)])
        .add(1, "eu-18", "2025-07-18", &[(CHN, Address)])
        .add(4, "eu-18", "2025-07-19", &[(CHN, Address)]);
    making.target("loose", TargetKind::Entity, &[(CHN, Address)]);
    // Between packages too: 15 June 2026.
    making.list(
        Designation::new(
            "loose",
            "loose",
            "EU-UKR",
            Measure::AssetFreeze,
            "2026-06-15".parse().unwrap(),
        )
        .unwrap(),
    );
    let register = making.register();
    let flow = register
        .flow(
            &ListingFilter::new(),
            CountOf::Listings,
            &[SplitBy::Package],
        )
        .unwrap();
    assert_eq!(
        flow.count(&[SplitKey::Package(Some("eu-18".into()))]),
        Count::exact(7)
    );
    assert_eq!(flow.count(&[SplitKey::Package(None)]), Count::exact(1));
    assert_eq!(flow.counts().len(), 2);
    // By day it would be three.
    let mut days: Vec<_> = register
        .listings()
        .filter(|l| l.package().is_some())
        .map(|l| l.designation().listing_date().to_string())
        .collect();
    days.dedup();
    assert_eq!(days, ["2025-07-20", "2025-07-18", "2025-07-19"]);
}

#[test]
fn of_87_entities_of_the_eleventh_package_84_stand_and_of_32_of_the_fifteenth_31() {
    let mut parts = Making::new()
        .package("eu-11", "2023-06-23")
        .package("eu-15", "2024-12-16")
        .add(87, "eu-11", "2023-06-23", &[(RUS, Address)])
        .add(32, "eu-15", "2024-12-17", &[(RUS, Address)])
        .0;
    for gone in [0, 1, 2, 100] {
        let listing = parts.designations[gone].clone();
        parts.designations[gone] = listing
            .with_end("gone 2026-07-17".parse().unwrap())
            .unwrap();
    }
    let register = Register::new(parts).unwrap();
    let on = |package: &str, day: &str| {
        let which = ListingFilter::new().in_package(package);
        register
            .survival(&which, CountOf::Targets, day.parse().unwrap())
            .unwrap()
    };
    let eleventh = on("eu-11", SEEN);
    assert_eq!(
        (eleventh.part(), eleventh.whole()),
        (Count::exact(84), Count::exact(87))
    );
    let fifteenth = on("eu-15", SEEN);
    assert_eq!(
        (fifteenth.part(), fifteenth.whole()),
        (Count::exact(31), Count::exact(32))
    );
    // The day before it is not known: the three may have gone at any time.
    assert_eq!(
        on("eu-11", "2026-07-16").part(),
        Count::between(84, 87).unwrap()
    );
    // Nor is it after the last look.
    assert_eq!(on("eu-11", "2026-07-18").part(), Count::at_most(84));
    // R 4.2.2: binom.test(84, 87)$conf.int.
    let interval = eleventh.interval(Confidence::P95).unwrap();
    assert!(
        (interval.lo() - 0.902_519_165_775_737_7).abs() < 1e-10,
        "{interval:?}"
    );
    assert!(
        (interval.hi().unwrap() - 0.992_831_580_270_058_7).abs() < 1e-10,
        "{interval:?}"
    );
}

#[test]
fn the_shipped_figures_say_what_is_left_of_each_package() {
    let left: Vec<(String, Count, Count)> = facts::eu_packages()
        .unwrap()
        .iter()
        .filter_map(|p| Some((p.package.clone(), p.survival()?)))
        .map(|(id, share): (String, ListingShare)| (id, share.part(), share.whole()))
        .collect();
    let of = |id: &str| {
        left.iter()
            .find(|l| l.0 == id)
            .map(|l| (l.1.lo(), l.2.lo()))
    };
    assert_eq!(of("eu-9"), Some((160, 168)));
    assert_eq!(of("eu-11"), Some((84, 87)));
    assert_eq!(of("eu-15"), Some((31, 32)));
    for whole in [
        "eu-12", "eu-13", "eu-14", "eu-16", "eu-17", "eu-18", "eu-19",
    ] {
        let (part, of) = of(whole).unwrap();
        assert_eq!(part, of, "{whole}");
    }
    assert_eq!(of("eu-20"), None); // what it added is not known
    assert_eq!(left.len(), 11);
}

#[test]
fn dozens_are_bounds_and_the_freezes_sum_to_55_or_to_48_or_more() {
    let dozens = WordPolicy::strict().with_plurals(PluralReading::LiteralPlural);
    assert_eq!(dozens.read("dozens").unwrap(), Count::at_least(24));
    let rounds = facts::rounds().unwrap();
    let freezes: Vec<Option<Figure>> = rounds
        .iter()
        .filter(|r| r.measure == Measure::AssetFreeze && r.package.starts_with("us"))
        .map(|r| r.china)
        .collect();
    assert_eq!(freezes.len(), 8);
    let printed = FigureSum::new(freezes.iter().copied(), FigureReading::AsPrinted).unwrap();
    assert_eq!((printed.count, printed.left_out), (Count::exact(55), 2));
    let bounds = FigureSum::new(freezes, FigureReading::AsBounds).unwrap();
    assert_eq!((bounds.count, bounds.left_out), (Count::at_least(48), 2));
    // So "dozens" holds by either.
    assert_eq!(bounds.count.reaches(24), Truth::Yes);
}

#[test]
fn figures_have_one_spelling_and_refuse_what_contradicts_itself() {
    for text in [
        "25",
        "21+",
        "~20",
        "~20 (13+)",
        "vague",
        "vague (24+)",
        "168?",
        "~300?",
    ] {
        assert_eq!(text.parse::<Figure>().unwrap().to_string(), text);
    }
    for wrong in ["", "about 20", "~20+", "20 (13+)", "~20 (25+)", "-3", "~"] {
        assert!(wrong.parse::<Figure>().is_err(), "{wrong}");
    }
}

#[test]
fn a_package_or_regime_that_is_not_there_is_no_zero() {
    let register = facts::register().unwrap();
    let asked = |which: ListingFilter| {
        let refused = register.flow(&which, CountOf::Targets, &[]).unwrap_err();
        refused.to_string()
    };
    assert_eq!(
        asked(ListingFilter::new().in_package("eu-99")),
        "no package \"eu-99\" in the register"
    );
    assert_eq!(
        asked(ListingFilter::new().under_regime("EU-SDN")),
        "no regime \"EU-SDN\" in the register"
    );
}
