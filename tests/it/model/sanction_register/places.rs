//! Where targets are, and of which country a listing is.

use super::{CHN, HKG, Making, RUS, SEEN, in_china, sixteenth, whole};
use PlaceBasis::{Address, Registered, RegistrationNumber};
use interstate::sanction::{
    CountOf, Designation, ListingFilter, ListingShare, Measure, PlaceBasis, PlaceRule, PlaceSet,
    Register, SplitBy, SplitKey, TargetKind,
};
use interstate::state::HongKongAndMacao;
use interstate::{Confidence, Count, State};

#[test]
fn the_sixteenth_package_has_25_of_china_and_hong_kong_14_and_6_and_5_of_both() {
    let register = sixteenth().register();
    let places = PlaceRule::default();
    assert_eq!(whole(&register, &in_china(places)), Count::exact(25));
    let by = register
        .flow(
            &in_china(places),
            CountOf::Targets,
            &[SplitBy::Places(places)],
        )
        .unwrap();
    let of = |states: &[State]| by.count(&[SplitKey::Places(states.iter().copied().collect())]);
    assert_eq!(of(&[HKG]), Count::exact(14));
    assert_eq!(of(&[CHN]), Count::exact(6));
    assert_eq!(of(&[CHN, HKG]), Count::exact(5));
    assert_eq!(by.counts().len(), 3);
    // By each place a firm in both counts in both: 11 and 19 are 30 and not 25.
    let each = register
        .flow(
            &in_china(places),
            CountOf::Targets,
            &[SplitBy::Place(places)],
        )
        .unwrap();
    assert_eq!(each.count(&[SplitKey::Place(Some(CHN))]), Count::exact(11));
    assert_eq!(each.count(&[SplitKey::Place(Some(HKG))]), Count::exact(19));
    // Rolled up, they are 25 of China.
    let rolled = places.with_hong_kong_and_macao(HongKongAndMacao::WithChina);
    let by = register
        .flow(
            &ListingFilter::new(),
            CountOf::Targets,
            &[SplitBy::Places(rolled)],
        )
        .unwrap();
    let china: PlaceSet = [CHN].into_iter().collect();
    assert_eq!(by.count(&[SplitKey::Places(china)]), Count::exact(25));
    assert_eq!(
        by.to_string(),
        "targets, flow, by anybody, split by places (place by any basis, Hong Kong and Macao with China)\n  RUS  19\n  CHN  25\n  TUR  9"
    );
}

#[test]
fn taiwan_is_never_counted_with_china() {
    let mut making = Making::new().package("eu-16", "2025-02-24");
    making = making
        .add(1, "eu-16", "2025-02-25", &[(State::TWN, Registered)])
        .add(1, "eu-16", "2025-02-25", &[(State::MAC, Registered)]);
    let register = making.register();
    let rolled = PlaceRule::default().with_hong_kong_and_macao(HongKongAndMacao::WithChina);
    let china = |rule| whole(&register, &ListingFilter::new().in_places(&[CHN], rule));
    assert_eq!(china(rolled), Count::exact(1));
    assert_eq!(china(PlaceRule::default()), Count::ZERO);
}

#[test]
fn third_country_shares_are_34_of_53_and_10_of_27_with_exact_intervals() {
    let shares = |register: &Register| {
        register
            .third_country_shares(&ListingFilter::new(), CountOf::Targets, &[SplitBy::Package])
            .unwrap()
    };
    let sixteenth = shares(&sixteenth().register());
    assert_eq!(
        sixteenth[0].to_string(),
        "eu-16: 34 of 53 targets by anybody, of third countries"
    );
    let one = |state| [(state, Address)];
    let thirteenth = Making::new()
        .package("eu-13", "2024-02-23")
        .add(17, "eu-13", "2024-02-23", &one(RUS))
        .add(3, "eu-13", "2024-02-23", &one(CHN))
        .add(1, "eu-13", "2024-02-23", &one(HKG))
        .add(1, "eu-13", "2024-02-23", &one(State::TUR))
        .add(1, "eu-13", "2024-02-23", &one(State::THA))
        .add(1, "eu-13", "2024-02-23", &one(State::KAZ))
        .add(1, "eu-13", "2024-02-23", &one(State::SRB))
        .add(1, "eu-13", "2024-02-23", &one(State::LKA))
        .add(1, "eu-13", "2024-02-23", &one(State::IND));
    let thirteenth = shares(&thirteenth.register());
    assert_eq!(
        (thirteenth[0].part(), thirteenth[0].whole()),
        (Count::exact(10), Count::exact(27))
    );
    // R 4.2.2: binom.test(34, 53)$conf.int, binom.test(10, 27)$conf.int.
    for (share, lo, hi) in [
        (&sixteenth[0], 0.498_033_223_990_566_65, 0.768_569_053_128_7),
        (&thirteenth[0], 0.194_007_158_715_135, 0.576_320_427_495_704),
    ] {
        let interval = share.interval(Confidence::P95).unwrap();
        assert!((interval.lo() - lo).abs() < 1e-10, "{interval:?}");
        assert!((interval.hi().unwrap() - hi).abs() < 1e-10, "{interval:?}");
    }
}

#[test]
fn a_party_with_an_address_in_the_target_state_too_is_of_no_third_country() {
    let making = Making::new()
        .package("p", "2025-02-24")
        .add(1, "p", "2025-02-25", &[(RUS, Address), (HKG, Registered)])
        .add(1, "p", "2025-02-25", &[]);
    let shares = making
        .register()
        .third_country_shares(&ListingFilter::new(), CountOf::Targets, &[])
        .unwrap();
    // Of one no place is told: it may be either.
    assert_eq!(
        (shares[0].part(), shares[0].whole()),
        (Count::at_most(1), Count::exact(2))
    );
    let interval = shares[0].interval(Confidence::P95).unwrap();
    assert_eq!(interval.lo(), 0.0);
    assert!(interval.hi().unwrap() > 0.98);
}

/// The fifteenth package: 32 entities under export control, of which one tells its place by a registration number alone; 6 entities and a person
/// whose assets were frozen.
fn fifteenth() -> Making {
    let mut making = Making::new()
        .package("eu-15", "2024-12-16")
        .add(26, "eu-15", "2024-12-17", &[(RUS, Address)])
        .add(5, "eu-15", "2024-12-17", &[(CHN, Address)])
        .add(1, "eu-15", "2024-12-17", &[(CHN, RegistrationNumber)]);
    for n in 0..7 {
        let (id, kind, basis) = match n {
            6 => (
                "frozen-person".to_owned(),
                TargetKind::Person,
                PlaceBasis::Nationality,
            ),
            n => (format!("frozen-{n}"), TargetKind::Entity, Address),
        };
        making.target(&id, kind, &[(CHN, basis)]);
        let listing = Designation::new(
            &*id,
            &*id,
            "EU-UKR",
            Measure::AssetFreeze,
            "2024-12-16".parse().unwrap(),
        )
        .unwrap()
        .with_package_id("eu-15")
        .with_seen_until(SEEN.parse().unwrap())
        .unwrap();
        making.list(listing);
    }
    making
}

#[test]
fn the_fifteenth_package_has_6_by_number_and_5_by_address_and_13_in_all() {
    let register = fifteenth().register();
    let annex_iv = |rule| in_china(rule).by_measure(Measure::ExportControl);
    let by_address = annex_iv(PlaceRule::default().with_bases(Address));
    let found = register.flow(&by_address, CountOf::Targets, &[]).unwrap();
    assert_eq!(found.count(&[]), Count::exact(5));
    assert_eq!(
        found.to_string(),
        "5 targets, flow, by anybody, export_control, in CHN or HKG (place by address); 1 more listings tell no place"
    );
    let with_number = annex_iv(PlaceRule::default().with_bases([Address, RegistrationNumber]));
    assert_eq!(whole(&register, &with_number), Count::exact(6));
    assert_eq!(
        whole(&register, &in_china(PlaceRule::default())),
        Count::exact(13)
    );
    let kinds = register
        .flow(
            &in_china(PlaceRule::default()),
            CountOf::Targets,
            &[SplitBy::Measure, SplitBy::Kind],
        )
        .unwrap();
    let of = |measure, kind| kinds.count(&[SplitKey::Measure(measure), SplitKey::Kind(kind)]);
    assert_eq!(
        of(Measure::ExportControl, TargetKind::Entity),
        Count::exact(6)
    );
    assert_eq!(
        of(Measure::AssetFreeze, TargetKind::Entity),
        Count::exact(6)
    );
    assert_eq!(
        of(Measure::AssetFreeze, TargetKind::Person),
        Count::exact(1)
    );
}

#[test]
fn a_part_that_is_more_than_its_whole_has_no_share() {
    let share = |part: &str, whole: &str| {
        let [part, whole] = [part, whole].map(|count| count.parse::<Count>().unwrap());
        let share = ListingShare::new("targets", part, whole);
        let interval = share.interval(Confidence::P95);
        interval.map(|found| format!("{:.3} {:.3}", found.lo(), found.hi().unwrap()))
    };
    let refused = share("5", "3").unwrap_err().to_string();
    assert!(
        refused.contains("the part is more than the whole"),
        "{refused}"
    );
    // Bounds that leave it open hold the cases in which it is not: 3 of 3, and at most 4 of 4. R: binom.test(3, 4), binom.test(4, 4).
    assert_eq!(share("3-5", "3-4").unwrap(), "0.194 1.000");
    assert_eq!(share("3", "3").unwrap(), "0.292 1.000");
}
