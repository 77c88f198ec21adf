//! What a register answers, against the figures of published packages and lists.

mod durations;
mod lags;
mod packages;
mod places;
mod snapshots;

use interstate::sanction::{
    CountOf, CountedOrigins, Designation, Issuer, LegalActId, ListingFilter, ListingOrigin,
    ListingReason, MatchRule, Measure, Package, PlaceBasis, PlaceRule, Register, RegisterParts,
    SanctionRegime, SplitBy, SplitKey, Target, TargetKind, facts,
};
use interstate::{Actor, Count, Partition, State};

/// A register in the making.
#[derive(Clone)]
struct Making(RegisterParts);

const SEEN: &str = "2026-07-17";

impl Making {
    fn new() -> Self {
        let regime = |id: &str, issuer| {
            SanctionRegime::new(id, issuer, "2014-01-01/2026-07-17..".parse().unwrap())
                .unwrap()
                .with_target(State::RUS)
        };
        Self(RegisterParts::new().with_regimes([
            regime("EU-RUS", Issuer::EU),
            regime("EU-UKR", Issuer::EU),
            regime("CH-RUS", Issuer::new(State::CHE)),
            regime("FR-RUS", Issuer::new(State::FRA)),
            regime("US-RUS", Issuer::new(State::USA)),
            regime("CA-RUS", Issuer::new(State::CAN)),
            regime("UN", Issuer::UN),
        ]))
    }

    fn package(mut self, id: &str, adopted: &str) -> Self {
        let day = adopted.parse().unwrap();
        self.0
            .packages
            .push(Package::new(id, Issuer::EU, day).unwrap());
        self
    }

    fn target(&mut self, id: &str, kind: TargetKind, places: &[(State, PlaceBasis)]) {
        let target = Target::new(id, kind, format!("Firm {id}")).unwrap();
        let target = places.iter().fold(target, |t, (s, b)| t.with_place(*s, *b));
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
            .with_package_id(package)
            .with_seen_until(SEEN.parse().unwrap())
            .unwrap();
            self.list(listing);
        }
        self
    }

    fn register(self) -> Register {
        Register::new(self.0).unwrap()
    }
}

use PlaceBasis::Address;
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
    making.list(alone.with_origin(ListingOrigin::Mirrors(Issuer::EU)));
    let register = making.register();
    let count = |of, origins| {
        let which = ListingFilter::new().with_origins(origins);
        register.flow(&which, of, &[]).unwrap().count(&[])
    };
    assert_eq!(
        count(CountOf::Listings, CountedOrigins::Every),
        Count::exact(6)
    );
    assert_eq!(
        count(CountOf::Targets, CountedOrigins::Every),
        Count::exact(2)
    );
    assert_eq!(
        count(CountOf::Listings, CountedOrigins::Originals),
        Count::exact(4)
    );
    assert_eq!(
        count(CountOf::Targets, CountedOrigins::Originals),
        Count::exact(2)
    );
}

#[test]
fn a_listing_of_the_union_that_carries_out_a_resolution_counts_once_with_it() {
    let resolution = LegalActId::UnResolution(1718);
    let mut making = Making::new();
    making.target("bank", TargetKind::Entity, &[]);
    let day = || "2016-03-02".parse().unwrap();
    let un = Designation::new("un", "bank", "UN", Measure::AssetFreeze, day()).unwrap();
    let eu = Designation::new("eu", "bank", "EU-RUS", Measure::AssetFreeze, day()).unwrap();
    making.list(un.with_act(resolution.clone()));
    making.list(
        eu.with_act(LegalActId::eu_regulation(2016, 315).unwrap())
            .with_origin(ListingOrigin::Implements(resolution)),
    );
    let register = making.register();
    let originals = ListingFilter::new().with_origins(CountedOrigins::Originals);
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
    making.list(again("b").with_act(LegalActId::eu_regulation(2025, 389).unwrap()));
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
    let years = SplitBy::Periods(Partition::yearly(2023..=2024).unwrap());
    let of = |of| {
        let flow = register.flow(&ListingFilter::new(), of, std::slice::from_ref(&years));
        let flow = flow.unwrap();
        flow.counts()
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
fn regimes_in_force_are_asked_by_issuer_target_and_day() {
    let register = facts::register().unwrap();
    let ids = |issuer: Option<Actor>, against: Option<State>, day: &str| {
        let found = register.regimes_in_force_on(day.parse().unwrap());
        found
            .filter(|(r, _)| issuer.is_none_or(|issuer| r.issuer().actor() == issuer))
            .filter(|(r, _)| against.is_none_or(|state| r.targets().contains(&state)))
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
    let by = [SplitBy::Issuer, SplitBy::Measure];
    let all = ListingFilter::new();
    let measures = register.flow(&all, CountOf::Listings, &by).unwrap();
    let of = |issuer: Actor, measure| {
        measures.count(&[SplitKey::Issuer(issuer), SplitKey::Measure(measure)])
    };
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
        .flow(&all, CountOf::Targets, &[SplitBy::Issuer, SplitBy::Reason])
        .unwrap();
    let of = |issuer: State, reason| {
        reasons.count(&[SplitKey::Issuer(issuer.into()), SplitKey::Reason(reason)])
    };
    assert_eq!(
        of(State::USA, Some(ListingReason::DroneProduction)),
        Count::exact(2)
    );
    assert_eq!(
        of(State::UKR, Some(ListingReason::MissileProduction)),
        Count::exact(3)
    );
    assert_eq!(
        of(State::USA, Some(ListingReason::IntelligenceSupply)),
        Count::exact(1)
    );
    let for_drones = ListingFilter::new().for_reason(ListingReason::DroneProduction);
    assert_eq!(whole(&register, &for_drones), Count::exact(2));
}
