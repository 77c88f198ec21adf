//! How long listings last.

use super::{Making, SEEN};
use interstate::Confidence;
use interstate::sanction::{Designation, ListedFor, ListingFilter, Measure, TargetKind, facts};
use interstate::stats::{KaplanMeier, Lifetime, Turnbull};

#[test]
fn the_banks_stood_between_0_and_342_days() {
    let register = facts::register().unwrap();
    let days: Vec<_> = register
        .durations(&ListingFilter::new().by_measure(Measure::TransactionBan))
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
        .durations(&ListingFilter::new().by_measure(Measure::MessagingBan))
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
        making.list(listing.unwrap().with_end(end.parse().unwrap()).unwrap());
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
    let golden = include_str!("../../golden/listing_survival.csv");
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
        making.list(listing.with_end(end.parse().unwrap()).unwrap());
    }
    let register = making.register();
    let durations = register.durations(&ListingFilter::new()).unwrap();
    let lasted: Vec<Lifetime> = durations
        .iter()
        .filter_map(|d| d.days.lifetime().unwrap())
        .collect();
    assert_eq!(lasted.len(), 12);
    let curve = KaplanMeier::new(&lasted).unwrap();
    assert_eq!(curve.steps.len(), rows.len());
    let mut compared = 0;
    for (step, row) in curve.steps.iter().zip(&rows) {
        assert_eq!(
            (step.time, step.at_risk as f64, step.ended as f64),
            (row[0], row[1], row[2])
        );
        let interval = step.interval(Confidence::P95).unwrap();
        let ours = [
            step.survival,
            step.standard_error.unwrap(),
            interval.lo(),
            interval.hi().unwrap(),
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
        .by_measure(Measure::TransactionBan)
        .of_kind(TargetKind::Entity);
    let days = register.durations(&banks).unwrap();
    let lasted: Vec<Lifetime> = days
        .iter()
        .filter_map(|d| d.days.lifetime().unwrap())
        .collect();
    // Kaplan and Meier's curve has no place for them and says so; Turnbull's leaves all of it open until day 342.
    assert_eq!(
        KaplanMeier::new(&lasted).unwrap_err().to_string(),
        "Kaplan and Meier's curve: an end between two times has no place on it; use Turnbull's"
    );
    let curve = Turnbull::new(&lasted).unwrap();
    assert_eq!(curve.at(100.0), (0.0, 1.0));
    assert_eq!(curve.at(342.0), (0.0, 0.0));
}
