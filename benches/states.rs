//! Codes and names of states against a `HashMap<String, u16>` of the same table, in one run.
#![allow(missing_docs, clippy::unwrap_used)]

use chrono::NaiveDate;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interstate::State;
use interstate::state::{CodeScheme, NameScope, StateSystem};
use std::collections::HashMap;
use std::hint::black_box;

const ROWS: usize = 10_000;

/// As many texts as a file has rows, in an order that no branch predictor knows.
fn shuffled(texts: &[String]) -> Vec<String> {
    let mut state = 2024_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % texts.len()
    };
    (0..ROWS)
        .filter_map(|_| texts.get(next()).cloned())
        .collect()
}

/// The names of the index that mean one state on the day, as they are spelled there.
fn names(day: NaiveDate) -> Vec<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/states/name_index.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let all: Vec<String> = reader
        .records()
        .filter_map(|row| row.unwrap().get(0).map(str::to_owned))
        .collect();
    all.into_iter()
        .filter(|name| State::from_name(name, day).is_ok())
        .collect()
}

fn benches(c: &mut Criterion) {
    let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    let mut group = c.benchmark_group("states");
    group.throughput(Throughput::Elements(ROWS as u64));
    for scheme in [
        CodeScheme::Iso3,
        CodeScheme::Iso2,
        CodeScheme::Cow,
        CodeScheme::Cameo,
        CodeScheme::Fips,
    ] {
        let table: HashMap<String, u16> = scheme
            .codes()
            .filter_map(|code| Some((code.text().to_owned(), code.meaning(day).state()?.index())))
            .collect();
        let mut listed: Vec<String> = table.keys().cloned().collect();
        listed.sort();
        let file = shuffled(&listed);
        group.bench_function(format!("{scheme}, HashMap<String, u16>"), |b| {
            b.iter(|| {
                let found = file.iter().map(|code| table.get(black_box(code)));
                found.map(|at| u64::from(*at.unwrap())).sum::<u64>()
            });
        });
        group.bench_function(format!("{scheme}, from_code on a day"), |b| {
            b.iter(|| {
                let found = file
                    .iter()
                    .map(|code| State::from_code(scheme, black_box(code), day));
                found.map(|at| u64::from(at.unwrap().index())).sum::<u64>()
            });
        });
        if file.iter().all(|code| scheme.undated(code).is_some()) {
            group.bench_function(format!("{scheme}, undated"), |b| {
                b.iter(|| {
                    let found = file.iter().map(|code| scheme.undated(black_box(code)));
                    found.map(|at| u64::from(at.unwrap().index())).sum::<u64>()
                });
            });
        }
    }
    let listed = names(day);
    let table: HashMap<String, u16> = listed
        .iter()
        .map(|name| (name.clone(), State::from_name(name, day).unwrap().index()))
        .collect();
    let file = shuffled(&listed);
    group.bench_function("name, HashMap<String, u16> of the exact spelling", |b| {
        b.iter(|| {
            let found = file.iter().map(|name| table.get(black_box(name)));
            found.map(|at| u64::from(*at.unwrap())).sum::<u64>()
        });
    });
    group.bench_function("name, from_name on a day", |b| {
        b.iter(|| {
            let found = file
                .iter()
                .map(|name| NameScope::General.state(black_box(name), day));
            found.map(|at| u64::from(at.unwrap().index())).sum::<u64>()
        });
    });
    group.finish();
    c.bench_function("dyad-years of COW, 1816 to 2016", |b| {
        b.iter(|| StateSystem::Cow.dyad_years(black_box(1816..=2016)).count());
    });
}

criterion_group! {
    name = states;
    config = Criterion::default()
        .warm_up_time(std::time::Duration::from_millis(300))
        .measurement_time(std::time::Duration::from_secs(1))
        .sample_size(30);
    targets = benches
}
criterion_main!(states);
