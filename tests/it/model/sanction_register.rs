//! What a register answers, against the figures of published packages and lists.

use interstate::count::{Plurals, WordPolicy};
use interstate::sanction::{
    ActId, By, China, CountOf, Designation, EndCause, Figure, FigureSum, Issuer, Key, ListedFor,
    ListingFilter, MatchRule, Measure, Origin, Origins, Package, PlaceBasis, PlaceRule, PlaceSet,
    Reading, Reason, Register, RegisterParts, Removal, SanctionRegime, Share, Snapshot, Target,
    TargetKind, facts,
};
use interstate::stats::durations::{Band, Lasted, kaplan_meier, turnbull};
use interstate::{Actor, Confidence, Count, Partition, State};

/// A register in the making.
#[derive(Clone)]
struct Making(RegisterParts);

const SEEN: &str = "2026-07-17";

impl Making {
    fn new() -> Self {
        let regime = |id: &str, issuer| {
            SanctionRegime::new(id, issuer, "2014-01-01/2026-07-17..".parse().unwrap())
                .unwrap()
                .targeting(State::RUS)
        };
        Self(RegisterParts {
            regimes: vec![
                regime("EU-RUS", Issuer::EU),
                regime("EU-UKR", Issuer::EU),
                regime("CH-RUS", Issuer::new(State::CHE)),
                regime("FR-RUS", Issuer::new(State::FRA)),
                regime("US-RUS", Issuer::new(State::USA)),
                regime("CA-RUS", Issuer::new(State::CAN)),
                regime("UN", Issuer::UN),
            ],
            ..RegisterParts::default()
        })
    }

    fn package(mut self, id: &str, adopted: &str) -> Self {
        let day = adopted.parse().unwrap();
        self.0
            .packages
            .push(Package::adopted(id, Issuer::EU, day).unwrap());
        self
    }

    fn target(&mut self, id: &str, kind: TargetKind, places: &[(State, PlaceBasis)]) {
        let target = Target::new(id, kind, format!("Firm {id}")).unwrap();
        let target = places.iter().fold(target, |t, (s, b)| t.in_place(*s, *b));
        self.0.targets.push(target);
    }

    fn list(&mut self, listing: Designation) {
        self.0.designations.push(listing);
    }

    /// So many entities of these places, added by a package and listed on a day.
    fn add(mut self, n: usize, package: &str, day: &str, places: &[(State, PlaceBasis)]) -> Self {
        for _ in 0..n {
            let id = format!("{package}-{}", self.0.designations.len());
            self.target(&id, TargetKind::Entity, places);
            let listing = Designation::new(
                &*id,
                &*id,
                "EU-RUS",
                Measure::ExportControl,
                day.parse().unwrap(),
            )
            .unwrap()
            .in_package(package)
            .standing_on(SEEN.parse().unwrap())
            .unwrap();
            self.list(listing);
        }
        self
    }

    fn register(self) -> Register {
        Register::new(self.0).unwrap()
    }
}

use PlaceBasis::{Address, Registered, RegistrationNumber};
const CHN: State = State::CHN;
const HKG: State = State::HKG;
const RUS: State = State::RUS;

fn whole(register: &Register, which: &ListingFilter) -> Count {
    register
        .flow(which, CountOf::Targets, &[])
        .unwrap()
        .count(&[])
}

fn in_china(rule: PlaceRule) -> ListingFilter {
    ListingFilter::new().in_places(&[CHN, HKG], rule)
}

/// The 53 entities of the sixteenth package by the places in the Official Journal: 19 of Russia, 25 of China and Hong Kong (14 of Hong Kong
/// alone, 6 of the mainland alone, 5 of both), 9 of others.
fn sixteenth() -> Making {
    Making::new()
        .package("eu-16", "2025-02-24")
        .add(19, "eu-16", "2025-02-25", &[(RUS, Address)])
        .add(14, "eu-16", "2025-02-25", &[(HKG, Address)])
        .add(6, "eu-16", "2025-02-25", &[(CHN, Address)])
        .add(5, "eu-16", "2025-02-25", &[(CHN, Address), (HKG, Address)])
        .add(9, "eu-16", "2025-02-25", &[(State::TUR, Address)])
}

#[test]
fn the_sixteenth_package_has_25_of_china_and_hong_kong_14_and_6_and_5_of_both() {
    let register = sixteenth().register();
    let places = PlaceRule::default();
    assert_eq!(whole(&register, &in_china(places)), Count::exact(25));
    let by = register
        .flow(&in_china(places), CountOf::Targets, &[By::Places(places)])
        .unwrap();
    let of = |states: &[State]| by.count(&[Key::Places(states.iter().copied().collect())]);
    assert_eq!(of(&[HKG]), Count::exact(14));
    assert_eq!(of(&[CHN]), Count::exact(6));
    assert_eq!(of(&[CHN, HKG]), Count::exact(5));
    assert_eq!(by.cells().len(), 3);
    // By each place a firm in both counts in both: 11 and 19 are 30 and not 25.
    let each = register
        .flow(&in_china(places), CountOf::Targets, &[By::Place(places)])
        .unwrap();
    assert_eq!(each.count(&[Key::Place(Some(CHN))]), Count::exact(11));
    assert_eq!(each.count(&[Key::Place(Some(HKG))]), Count::exact(19));
    // Rolled up, they are 25 of China.
    let rolled = places.china(China::WithHongKongAndMacao);
    let by = register
        .flow(
            &ListingFilter::new(),
            CountOf::Targets,
            &[By::Places(rolled)],
        )
        .unwrap();
    let china: PlaceSet = [CHN].into_iter().collect();
    assert_eq!(by.count(&[Key::Places(china)]), Count::exact(25));
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
    let rolled = PlaceRule::default().china(China::WithHongKongAndMacao);
    let china = |rule| whole(&register, &ListingFilter::new().in_places(&[CHN], rule));
    assert_eq!(china(rolled), Count::exact(1));
    assert_eq!(china(PlaceRule::default()), Count::ZERO);
}

#[test]
fn third_country_shares_are_34_of_53_and_10_of_27_with_exact_intervals() {
    let shares = |register: &Register| {
        register
            .third_country_shares(&ListingFilter::new(), CountOf::Targets, &[By::Package])
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
        .in_package("eu-15")
        .standing_on(SEEN.parse().unwrap())
        .unwrap();
        making.list(listing);
    }
    making
}

#[test]
fn the_fifteenth_package_has_6_by_number_and_5_by_address_and_13_in_all() {
    let register = fifteenth().register();
    let annex_iv = |rule| in_china(rule).with_measure(Measure::ExportControl);
    let by_address = annex_iv(PlaceRule::by(Address));
    let found = register.flow(&by_address, CountOf::Targets, &[]).unwrap();
    assert_eq!(found.count(&[]), Count::exact(5));
    assert_eq!(
        found.to_string(),
        "5 targets, flow, by anybody, export_control, in CHN or HKG (place by address); 1 more listings tell no place"
    );
    let with_number = annex_iv(PlaceRule::by([Address, RegistrationNumber]));
    assert_eq!(whole(&register, &with_number), Count::exact(6));
    assert_eq!(
        whole(&register, &in_china(PlaceRule::default())),
        Count::exact(13)
    );
    let kinds = register
        .flow(
            &in_china(PlaceRule::default()),
            CountOf::Targets,
            &[By::Measure, By::Kind],
        )
        .unwrap();
    let of = |measure, kind| kinds.count(&[Key::Measure(measure), Key::Kind(kind)]);
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
        .flow(&ListingFilter::new(), CountOf::Listings, &[By::Package])
        .unwrap();
    assert_eq!(
        flow.count(&[Key::Package(Some("eu-18".into()))]),
        Count::exact(7)
    );
    assert_eq!(flow.count(&[Key::Package(None)]), Count::exact(1));
    assert_eq!(flow.cells().len(), 2);
    // By day it would be three.
    let mut days: Vec<_> = register
        .listings()
        .filter(|l| l.package().is_some())
        .map(|l| l.designation().listed().to_string())
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
        parts.designations[gone] = listing.ending("gone 2026-07-17".parse().unwrap()).unwrap();
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
        .map(|(id, share): (String, Share)| (id, share.part(), share.whole()))
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
fn lags_between_issuers_run_from_60_to_723_days_with_a_median_of_270() {
    let register = facts::register().unwrap();
    let us = ListingFilter::new().of_issuer(State::USA);
    let eu = ListingFilter::new().of_issuer(Actor::EU);
    let lags = register.lags(&us, &eu, MatchRule::SameTarget).unwrap();
    let mut days: Vec<(i64, &str)> = lags
        .lags()
        .iter()
        .map(|lag| (lag.days().unwrap().0, lag.target()))
        .collect();
    days.sort_unstable();
    assert_eq!(
        days,
        [
            (60, "limbach"),
            (60, "redlepus"),
            (186, "siliborn"),
            (229, "juhang"),
            (270, "dalian"),
            (300, "wuhan-global-sensor"),
            (440, "head"),
            (516, "spacety"),
            (723, "finder"),
        ]
    );
    assert_eq!(lags.median_days(), Some((270.0, 270.0)));
    let leads = lags.leads();
    assert_eq!(
        (leads.first, leads.next, leads.same_day, leads.undecided),
        (9, 0, 0, 0)
    );
    // Within the Union, from export control to freeze.
    let side = |measure| eu.clone().with_measure(measure);
    let steps = register
        .lags(
            &side(Measure::ExportControl),
            &side(Measure::AssetFreeze),
            MatchRule::SameTarget,
        )
        .unwrap();
    let mut days: Vec<_> = steps.lags().iter().map(|lag| lag.days().unwrap()).collect();
    days.sort_unstable();
    assert_eq!(days, [(144, 144), (244, 244), (542, 542)]);
}

#[test]
fn escalation_of_140_names_is_93_then_34_then_13_on_one_day() {
    let mut making = Making::new();
    for n in 0..140 {
        // By name only: the two annexes have ids of their own, and print the name in two ways.
        for (annex, regime, measure) in [
            ("iv", "EU-RUS", Measure::ExportControl),
            ("i", "EU-UKR", Measure::AssetFreeze),
        ] {
            let id = format!("{annex}-{n}");
            let name = if annex == "i" {
                format!("FIRM {n}, LTD.")
            } else {
                format!("Firm {n} Ltd")
            };
            making
                .0
                .targets
                .push(Target::new(&*id, TargetKind::Entity, name).unwrap());
            let freeze_first = (93..127).contains(&n);
            let day = match (annex, n) {
                (_, 127..) => "2024-06-24",
                ("iv", _) if freeze_first => "2025-01-01",
                ("iv", _) => "2023-01-01",
                _ => "2024-01-01",
            };
            making
                .list(Designation::new(&*id, &*id, regime, measure, day.parse().unwrap()).unwrap());
        }
    }
    let register = making.register();
    let side = |measure| ListingFilter::new().with_measure(measure);
    let steps = |rule| {
        let (export, freeze) = (side(Measure::ExportControl), side(Measure::AssetFreeze));
        register.lags(&export, &freeze, rule).unwrap()
    };
    let leads = steps(MatchRule::SameName).leads();
    assert_eq!((leads.first, leads.next, leads.same_day), (93, 34, 13));
    // By id nothing matches, and the result says by which rule it was.
    let none = steps(MatchRule::SameTarget);
    assert_eq!((none.lags().len(), none.unmatched()), (0, (140, 140)));
    assert_eq!(none.rule(), MatchRule::SameTarget);
}

#[test]
fn a_lag_of_uncertain_days_is_a_pair_of_bounds() {
    let mut making = Making::new();
    making.target("t", TargetKind::Entity, &[]);
    for (id, regime, day) in [("a", "US-RUS", "2024-05"), ("b", "EU-RUS", "2024-05-20")] {
        let day = day.parse().unwrap();
        making.list(Designation::new(id, "t", regime, Measure::AssetFreeze, day).unwrap());
    }
    let register = making.register();
    let of = |issuer: Actor| ListingFilter::new().of_issuer(issuer);
    let lags = register
        .lags(
            &of(State::USA.into()),
            &of(Actor::EU),
            MatchRule::SameTarget,
        )
        .unwrap();
    assert_eq!(lags.lags()[0].days(), Some((-11, 19)));
    assert_eq!(lags.leads().undecided, 1);
    assert_eq!(lags.median_days(), Some((-11.0, 19.0)));
}

#[test]
fn the_banks_stood_between_0_and_342_days() {
    let register = facts::register().unwrap();
    let days: Vec<_> = register
        .durations(&ListingFilter::new().with_measure(Measure::TransactionBan))
        .unwrap()
        .into_iter()
        .map(|d| (d.designation, d.days))
        .collect();
    assert_eq!(
        days,
        [
            ("eu-18-suifenhe-bank", ListedFor::Between(0, 342)),
            ("eu-18-heihe-bank", ListedFor::Between(0, 342)),
            // Applies from January 2027.
            ("eu-kulevi", ListedFor::NotYet),
        ]
    );
    let swift = register
        .durations(&ListingFilter::new().with_measure(Measure::MessagingBan))
        .unwrap();
    // From 12 March 2022 to 17 July 2026.
    assert!(swift.iter().all(|d| d.days == ListedFor::AtLeast(1588)));
    assert_eq!(swift.len(), 7);
}

#[test]
fn ends_of_every_kind_give_their_durations() {
    let listing = |end: &str| {
        let mut making = Making::new();
        making.target("t", TargetKind::Person, &[]);
        let listing = Designation::new(
            "d",
            "t",
            "EU-RUS",
            Measure::TravelBan,
            "2022-03-15".parse().unwrap(),
        );
        making.list(listing.unwrap().ending(end.parse().unwrap()).unwrap());
        making.register().durations(&ListingFilter::new()).unwrap()[0].days
    };
    assert_eq!(listing("2023-03-15 annulled"), ListedFor::Exactly(365));
    assert_eq!(listing("2023-03 expired"), ListedFor::Between(351, 381));
    assert_eq!(
        listing("seen 2023-03-14, gone 2023-03-16"),
        ListedFor::Between(365, 366)
    );
    assert_eq!(listing("2023-03-15.."), ListedFor::AtLeast(365));
    assert_eq!(listing("unknown"), ListedFor::AtLeast(0));
    assert_eq!(listing("2022-03-15 merged"), ListedFor::Exactly(0));
}

#[test]
fn listings_that_stand_and_listings_that_ended_give_the_curve_of_r() {
    let golden = include_str!("../golden/listing_survival.csv");
    let rows: Vec<Vec<f64>> = golden
        .lines()
        .skip(2)
        .map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect();
    let listings = [
        (0, Some("2022-09-14")),
        (0, Some("2022-09-14")),
        (0, Some("2023-03-15")),
        (10, None),
        (20, Some("2023-01-10")),
        (50, None),
        (100, Some("2024-02-29")),
        (100, None),
        (200, Some("2022-10-01")),
        (300, None),
        (400, Some("2025-12-31")),
        (500, None),
    ];
    let mut making = Making::new();
    for (n, (after, ended)) in listings.iter().enumerate() {
        let id = format!("d{n}");
        making.target(&id, TargetKind::Person, &[]);
        let first: chrono::NaiveDate = "2022-03-15".parse().unwrap();
        let listed = first + chrono::Days::new(*after);
        let listing =
            Designation::new(&*id, &*id, "EU-RUS", Measure::AssetFreeze, listed.into()).unwrap();
        let end = match ended {
            Some(day) => format!("{day} delisted"),
            None => format!("{SEEN}.."),
        };
        making.list(listing.ending(end.parse().unwrap()).unwrap());
    }
    let register = making.register();
    let durations = register.durations(&ListingFilter::new()).unwrap();
    let lasted: Vec<Lasted> = durations
        .iter()
        .filter_map(|d| d.days.lasted().unwrap())
        .collect();
    assert_eq!(lasted.len(), 12);
    let curve = kaplan_meier(&lasted, Confidence::P95, Band::LogLog).unwrap();
    assert_eq!(curve.steps.len(), rows.len());
    let mut compared = 0;
    for (step, row) in curve.steps.iter().zip(&rows) {
        assert_eq!(
            (step.time, step.at_risk as f64, step.ended as f64),
            (row[0], row[1], row[2])
        );
        let interval = step.interval.unwrap();
        let ours = [
            step.survival,
            step.standard_error.unwrap(),
            interval.0,
            interval.1,
        ];
        for (found, expected) in ours.iter().zip(&row[3..]) {
            assert!((found / expected - 1.0).abs() < 1e-10, "{found} {expected}");
            compared += 1;
        }
    }
    assert_eq!(compared, 24);
}

#[test]
fn ends_between_two_lists_leave_the_curve_open_between_them() {
    let register = facts::register().unwrap();
    let banks = ListingFilter::new()
        .with_measure(Measure::TransactionBan)
        .of_kind(TargetKind::Entity);
    let days = register.durations(&banks).unwrap();
    let lasted: Vec<Lasted> = days
        .iter()
        .filter_map(|d| d.days.lasted().unwrap())
        .collect();
    // Kaplan and Meier's curve has no place for them and says so; Turnbull's leaves all of it open until day 342.
    assert_eq!(
        kaplan_meier(&lasted, Confidence::P95, Band::LogLog)
            .unwrap_err()
            .to_string(),
        "Kaplan and Meier's curve: an end between two times has no place on it; use Turnbull's"
    );
    let curve = turnbull(&lasted).unwrap();
    assert_eq!(curve.at(100.0), (0.0, 1.0));
    assert_eq!(curve.at(342.0), (0.0, 0.0));
}

#[test]
fn dozens_are_bounds_and_the_freezes_sum_to_55_or_to_48_or_more() {
    let dozens = WordPolicy::strict().plurals(Plurals::LiteralPlural);
    assert_eq!(dozens.read("dozens").unwrap(), Count::at_least(24));
    let rounds = facts::rounds().unwrap();
    let freezes: Vec<Option<Figure>> = rounds
        .iter()
        .filter(|r| r.measure == Measure::AssetFreeze && r.package.starts_with("us"))
        .map(|r| r.china)
        .collect();
    assert_eq!(freezes.len(), 8);
    let printed = FigureSum::of(freezes.iter().copied(), Reading::AsPrinted).unwrap();
    assert_eq!((printed.count, printed.left_out), (Count::exact(55), 2));
    let bounds = FigureSum::of(freezes, Reading::AsBounds).unwrap();
    assert_eq!((bounds.count, bounds.left_out), (Count::at_least(48), 2));
    // So "dozens" holds by either.
    assert!(bounds.count.is_at_least(24).is_yes());
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
fn a_person_on_five_lists_is_five_listings_one_target_and_three_originals() {
    let mut making = Making::new();
    making.target(
        "oligarch",
        TargetKind::Person,
        &[(RUS, PlaceBasis::Nationality)],
    );
    for (id, regime, origin) in [
        ("us", "US-RUS", "autonomous"),
        ("eu", "EU-RUS", "autonomous"),
        ("ch", "CH-RUS", "mirrors EU"),
        ("fr", "FR-RUS", "mirrors EU"),
        ("ca", "CA-RUS", "autonomous"),
    ] {
        let day = "2022-03-15".parse().unwrap();
        let listing = Designation::new(id, "oligarch", regime, Measure::AssetFreeze, day).unwrap();
        making.list(listing.with_origin(origin.parse().unwrap()));
    }
    // A follower without its original in the register stays: else the target would vanish.
    making.target("other", TargetKind::Person, &[]);
    let day = "2022-03-15".parse().unwrap();
    let alone = Designation::new("ch2", "other", "CH-RUS", Measure::AssetFreeze, day).unwrap();
    making.list(alone.with_origin(Origin::Mirrors(Issuer::EU)));
    let register = making.register();
    let count = |of, origins| {
        let which = ListingFilter::new().counting(origins);
        register.flow(&which, of, &[]).unwrap().count(&[])
    };
    assert_eq!(count(CountOf::Listings, Origins::Every), Count::exact(6));
    assert_eq!(count(CountOf::Targets, Origins::Every), Count::exact(2));
    assert_eq!(
        count(CountOf::Listings, Origins::Originals),
        Count::exact(4)
    );
    assert_eq!(count(CountOf::Targets, Origins::Originals), Count::exact(2));
}

#[test]
fn a_listing_of_the_union_that_carries_out_a_resolution_counts_once_with_it() {
    let resolution = ActId::UnResolution(1718);
    let mut making = Making::new();
    making.target("bank", TargetKind::Entity, &[]);
    let day = || "2016-03-02".parse().unwrap();
    let un = Designation::new("un", "bank", "UN", Measure::AssetFreeze, day()).unwrap();
    let eu = Designation::new("eu", "bank", "EU-RUS", Measure::AssetFreeze, day()).unwrap();
    making.list(un.by_act(resolution.clone()));
    making.list(
        eu.by_act(ActId::eu_regulation(2016, 315).unwrap())
            .with_origin(Origin::Implements(resolution)),
    );
    let register = making.register();
    let originals = ListingFilter::new().counting(Origins::Originals);
    let count = |which: &ListingFilter, of| register.flow(which, of, &[]).unwrap().count(&[]);
    assert_eq!(count(&originals, CountOf::Listings), Count::exact(1));
    assert_eq!(
        count(&ListingFilter::new(), CountOf::Listings),
        Count::exact(2)
    );
    assert_eq!(count(&ListingFilter::new(), CountOf::Acts), Count::exact(2));
    let table = register
        .coordination(&ListingFilter::new(), MatchRule::SameTarget)
        .unwrap();
    assert_eq!(
        (
            table.both(Actor::EU, Actor::UN),
            table.leads(Actor::UN, Actor::EU)
        ),
        (1, 0)
    );
}

#[test]
fn listings_targets_and_acts_are_three_counts() {
    let mut making = Making::new()
        .package("p", "2024-06-24")
        .add(1, "p", "2024-06-25", &[]);
    // The same target again by another act, and once by an act that is not told.
    let again = |id: &str| {
        Designation::new(
            id,
            "p-0",
            "EU-UKR",
            Measure::AssetFreeze,
            "2025-02-24".parse().unwrap(),
        )
        .unwrap()
    };
    making.list(again("b").by_act(ActId::eu_regulation(2025, 389).unwrap()));
    making.list(again("c"));
    let register = making.register();
    let count = |of| {
        let all = ListingFilter::new();
        register.flow(&all, of, &[]).unwrap().count(&[])
    };
    assert_eq!(count(CountOf::Listings), Count::exact(3));
    assert_eq!(count(CountOf::Targets), Count::exact(1));
    assert_eq!(count(CountOf::Acts), Count::between(2, 3).unwrap());
}

#[test]
fn a_listing_of_an_uncertain_day_is_possible_in_two_years_and_sure_in_none() {
    let mut making = Making::new();
    making.target("t", TargetKind::Entity, &[]);
    for (id, day) in [
        ("a", "[2023-12-30..2024-01-02]"),
        ("b", "2024-05"),
        ("c", "2031"),
    ] {
        let day = day.parse().unwrap();
        making.list(Designation::new(id, "t", "EU-RUS", Measure::ExportControl, day).unwrap());
    }
    let register = making.register();
    let years = By::Periods(Partition::yearly(2023..=2024).unwrap());
    let of = |of| {
        let flow = register.flow(&ListingFilter::new(), of, std::slice::from_ref(&years));
        let flow = flow.unwrap();
        flow.cells()
            .map(|(k, c)| (k[0].to_string(), c))
            .collect::<Vec<_>>()
    };
    let line = |key: &str, count| (key.to_owned(), count);
    assert_eq!(
        of(CountOf::Listings),
        [
            line("2023", Count::at_most(1)),
            line("2024", Count::between(1, 2).unwrap()),
            line("outside", Count::exact(1)),
        ]
    );
    // As targets: in 2024 the one target is sure by its other listing.
    assert_eq!(of(CountOf::Targets)[1], line("2024", Count::exact(1)));
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

#[test]
fn regimes_in_force_are_asked_by_issuer_target_and_day() {
    let register = facts::register().unwrap();
    let ids = |issuer: Option<Actor>, against, day: &str| {
        let day = day.parse().unwrap();
        let found = register.regimes_in_force(issuer, against, day);
        found
            .map(|(r, holds)| format!("{} {holds}", r.id()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(Some(Actor::EU), Some(RUS), "2014-03-16"), [""; 0]);
    assert_eq!(
        ids(Some(Actor::EU), Some(RUS), "2014-03-17"),
        ["EU-UKR yes"]
    );
    assert_eq!(
        ids(Some(Actor::EU), Some(RUS), "2022-02-24"),
        ["EU-RUS yes", "EU-UKR yes"]
    );
    // A regime of which only the latest possible start is known may hold before.
    assert_eq!(
        ids(Some(State::UKR.into()), None, "2022-02-24"),
        ["UA-SA1644 depends"]
    );
    assert_eq!(ids(None, Some(CHN), "2024-01-01"), [""; 0]);
    // Ukraine is what two regimes are about, and the target of none.
    assert_eq!(ids(None, Some(State::UKR), "2024-01-01"), [""; 0]);
}

#[test]
fn measures_and_reasons_are_counted_by_issuer() {
    let register = facts::register().unwrap();
    let by = [By::Issuer, By::Measure];
    let all = ListingFilter::new();
    let measures = register.flow(&all, CountOf::Listings, &by).unwrap();
    let of = |issuer: Actor, measure| measures.count(&[Key::Issuer(issuer), Key::Measure(measure)]);
    assert_eq!(of(Actor::EU, Measure::AssetFreeze), Count::exact(7));
    assert_eq!(of(Actor::EU, Measure::ExportControl), Count::exact(6));
    assert_eq!(of(Actor::EU, Measure::MessagingBan), Count::exact(7));
    assert_eq!(
        of(State::USA.into(), Measure::AssetFreeze),
        Count::exact(10)
    );
    assert_eq!(
        of(State::USA.into(), Measure::ExportControl),
        Count::exact(5)
    );
    // One act, two measures, three targets.
    assert_eq!(of(State::UKR.into(), Measure::AssetFreeze), Count::exact(3));
    assert_eq!(of(State::UKR.into(), Measure::ServicesBan), Count::exact(3));
    let reasons = register
        .flow(&all, CountOf::Targets, &[By::Issuer, By::Reason])
        .unwrap();
    let of =
        |issuer: State, reason| reasons.count(&[Key::Issuer(issuer.into()), Key::Reason(reason)]);
    assert_eq!(
        of(State::USA, Some(Reason::DroneProduction)),
        Count::exact(2)
    );
    assert_eq!(
        of(State::UKR, Some(Reason::MissileProduction)),
        Count::exact(3)
    );
    assert_eq!(
        of(State::USA, Some(Reason::IntelligenceSupply)),
        Count::exact(1)
    );
    let for_drones = ListingFilter::new().for_reason(Reason::DroneProduction);
    assert_eq!(whole(&register, &for_drones), Count::exact(2));
}

#[test]
fn two_snapshots_tell_additions_removals_and_amendments_apart() {
    let listing = |id: &str, measure| {
        Designation::new(id, id, "EU-RUS", measure, "2023-06-23".parse().unwrap()).unwrap()
    };
    let seen = |listing: Designation, day: &str| listing.standing_on(day.parse().unwrap()).unwrap();
    let (export, freeze) = (Measure::ExportControl, Measure::AssetFreeze);
    let old = "2024-01-01";
    let before = ["a", "b", "c"].map(|id| seen(listing(id, export), old));
    let after = vec![
        seen(listing("a", export), SEEN),
        seen(listing("b", freeze), SEEN),
        seen(listing("d", export), SEEN),
    ];
    let snapshot = |day: &str, rows| Snapshot::new(day.parse().unwrap(), rows);
    let before = snapshot(old, before.into()).unwrap();
    let after = snapshot(SEEN, after).unwrap();
    let change = before.change_to(&after).unwrap();
    assert_eq!(change.added().collect::<Vec<_>>(), ["d"]);
    assert_eq!(change.removed().collect::<Vec<_>>(), ["c"]);
    assert_eq!(change.amended().collect::<Vec<_>>(), ["b"]);
    assert_eq!(change.end().to_string(), "seen 2024-01-01, gone 2026-07-17");
    assert_eq!(
        after.change_to(&before).unwrap_err().to_string(),
        "snapshot of 2024-01-01 compared with a later one, of 2026-07-17; give the earlier first"
    );
    assert_eq!(
        snapshot(old, vec![listing("a", export), listing("a", freeze)])
            .unwrap_err()
            .to_string(),
        "designation \"a\" stands twice in the snapshot of 2024-01-01"
    );
}

#[test]
fn a_removal_that_matches_nothing_is_reported_and_ends_nothing() {
    let notice = |of: &str, day: &str| Removal {
        of: of.into(),
        day: day.parse().unwrap(),
        cause: EndCause::Delisted,
    };
    let (after, troubles) = facts::register().unwrap().after_removals(&[
        notice("us-2023-01-26-spacety", "2026-08-01"),
        notice("us-2023-01-26-spacety", "2026-08-01"),
        notice("Xiamen Limbach", "2026-08-01"),
        notice("eu-18-heihe-bank", "2026-08-01"),
        notice("us-2023-04-12-head", "2020-01-01"),
    ]);
    let said: Vec<_> = troubles.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "the removal of \"us-2023-01-26-spacety\" on 2026-08-01 matches no listing that stands",
            "the removal of \"Xiamen Limbach\" on 2026-08-01 matches no listing that stands",
            "the removal of \"eu-18-heihe-bank\" on 2026-08-01 matches no listing that stands",
            "designation \"us-2023-04-12-head\" ends on 2020-01-01 delisted, before it is listed, 2023-04-12",
        ]
    );
    let ended = after
        .ends(
            &ListingFilter::new().of_issuer(State::USA),
            CountOf::Listings,
            &[],
        )
        .unwrap();
    assert_eq!(ended.to_string(), "1 listing, ends, by USA");
    assert_eq!(
        after.listings().len(),
        facts::register().unwrap().listings().len()
    );
}
