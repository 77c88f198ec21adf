//! A register of a million listings: what stands on a day, what each package added in each place, who followed whom.
//!
//! Each question is asked of a quarter of a million, of one and of four million listings: four times the rows, on average of the
//! two steps three to five times the time, by the caches that they outgrow.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::hint::black_box;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use interstate::sanction::{
    CountOf, Designation, Issuer, ListingFilter, MatchRule, Measure, Package, PlaceBasis,
    PlaceRule, Register, RegisterParts, SanctionRegime, SplitBy, Target, TargetKind,
};
use interstate::{Actor, State};

/// The same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// A register of listings by five issuers, in 200 packages each, of targets in 40 places that are listed two and a half times on average.
fn register(listings: u64) -> Register {
    let mut numbers = Numbers(2024);
    let day = |n: u64| NaiveDate::from_ymd_opt(2014, 1, 1).unwrap() + Days::new(n);
    let seen = NaiveDate::from_ymd_opt(2026, 7, 17).unwrap();
    let issuers = [
        Issuer::EU,
        Issuer::UN,
        Issuer::new(State::USA),
        Issuer::new(State::GBR),
        Issuer::new(State::UKR),
    ];
    let in_force = || "2010-01-01/2026-07-17..".parse().unwrap();
    let regimes = issuers.iter().enumerate().map(|(n, issuer)| {
        SanctionRegime::new(format!("regime-{n}"), *issuer, in_force())
            .unwrap()
            .with_target(State::RUS)
    });
    let packages = (0..1000_usize).map(|n| {
        let adopted = day(n as u64 * 4).into();
        Package::new(format!("package-{n}"), issuers[n % 5], adopted).unwrap()
    });
    let states: Vec<State> = State::all().take(40).collect();
    let targets = (0..listings * 2 / 5).map(|n| {
        let place = |k: u64| states[usize::try_from(k % 40).unwrap()];
        let target = Target::new(
            format!("target-{n}"),
            TargetKind::Entity,
            format!("Firm {n}"),
        )
        .unwrap()
        .with_place(place(n), PlaceBasis::Address);
        if n % 5 == 0 {
            target.with_place(place(n / 7 % 2), PlaceBasis::RegistrationNumber)
        } else {
            target
        }
    });
    let parts = RegisterParts::new()
        .with_regimes(regimes)
        .with_packages(packages)
        .with_targets(targets);
    let measures = [
        Measure::AssetFreeze,
        Measure::ExportControl,
        Measure::TravelBan,
    ];
    let designations = (0..listings).map(|n| {
        let package = numbers.below(1000);
        let regime = package % 5;
        let target = numbers.below(listings * 2 / 5);
        let listed = day(package * 4 + numbers.below(3));
        let measure = measures[usize::try_from(numbers.below(3)).unwrap()];
        let listing = Designation::new(
            format!("listing-{n}"),
            format!("target-{target}"),
            format!("regime-{regime}"),
            measure,
            listed.into(),
        );
        let listing = listing
            .unwrap()
            .with_package_id(format!("package-{package}"));
        if numbers.below(10) == 0 {
            listing.with_end("unknown".parse().unwrap()).unwrap()
        } else {
            listing.with_seen_until(seen).unwrap()
        }
    });
    Register::new(parts.with_designations(designations)).unwrap()
}

fn benches(c: &mut Criterion) {
    let mut group = c.benchmark_group("sanctions");
    for listings in [250_000_u64, 1_000_000, 4_000_000] {
        let register = register(listings);
        group.throughput(Throughput::Elements(listings));
        let everything = ListingFilter::new();
        let day = NaiveDate::from_ymd_opt(2022, 2, 24).unwrap();
        group.bench_function(BenchmarkId::new("in force on a day", listings), |b| {
            b.iter(|| {
                let of = CountOf::Listings;
                register
                    .stock(black_box(&everything), of, &[], day)
                    .unwrap()
            });
        });
        let days: Vec<NaiveDate> = (0..1000).map(|n| day - Days::new(n)).collect();
        group.bench_function(BenchmarkId::new("in force on 1,000 days", listings), |b| {
            b.iter(|| {
                let (all, by) = (black_box(&everything), [SplitBy::Issuer]);
                register.stocks(all, CountOf::Targets, &by, &days).unwrap()
            });
        });
        group.bench_function(
            BenchmarkId::new("on 10 of them, one by one", listings),
            |b| {
                b.iter(|| {
                    let (all, by) = (black_box(&everything), [SplitBy::Issuer]);
                    let stock = |day| register.stock(all, CountOf::Targets, &by, day).unwrap();
                    days.iter()
                        .step_by(100)
                        .copied()
                        .map(stock)
                        .collect::<Vec<_>>()
                });
            },
        );
        let by = [SplitBy::Package, SplitBy::Places(PlaceRule::default())];
        for of in [CountOf::Listings, CountOf::Targets] {
            let name = format!("flow of {of} by package and places");
            group.bench_function(BenchmarkId::new(name, listings), |b| {
                b.iter(|| register.flow(black_box(&everything), of, &by).unwrap());
            });
        }
        let us = ListingFilter::new().of_issuer(State::USA);
        let eu = ListingFilter::new().of_issuer(Actor::EU);
        for &rule in MatchRule::ALL {
            let name = format!("lags by {rule}");
            group.bench_function(BenchmarkId::new(name, listings), |b| {
                b.iter(|| register.lags(black_box(&us), &eu, rule).unwrap());
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = sanctions;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = benches
}
criterion_main!(sanctions);
