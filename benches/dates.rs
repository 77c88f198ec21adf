//! What a partial date costs beside an exact day.
//!
//! `cargo bench --bench dates`
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc
)]

use std::hint::black_box;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interstate::time::{Assignment, CalendarStep};
use interstate::{Finish, PartialDate, Partition, Period, Truth, When};

const ROWS: u64 = 100_000;

/// Days of 2017 to 2024 in no order.
fn days() -> Vec<NaiveDate> {
    let first: NaiveDate = "2017-01-01".parse().unwrap();
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        first + Days::new((state >> 33) % 2922)
    };
    (0..ROWS).map(|_| next()).collect()
}

fn years() -> Partition {
    Partition::yearly(2017..=2024).unwrap()
}

/// A third each of days, months and years.
fn mixed(days: &[NaiveDate]) -> Vec<PartialDate> {
    use chrono::Datelike;
    let partial = |(i, day): (usize, &NaiveDate)| match i % 3 {
        0 => PartialDate::day(*day),
        1 => PartialDate::month(day.year(), day.month()).unwrap(),
        _ => PartialDate::year(day.year()).unwrap(),
    };
    days.iter().enumerate().map(partial).collect()
}

fn dates(c: &mut Criterion) {
    let days = days();
    let exact: Vec<PartialDate> = days.iter().copied().map(PartialDate::day).collect();
    let mixed = mixed(&days);
    let sets: Vec<PartialDate> = days
        .iter()
        .map(|day| PartialDate::one_of([(*day).into(), (*day + Days::new(300)).into()]).unwrap())
        .collect();
    let lasting: Vec<When> = days
        .iter()
        .map(|day| When::lasting((*day).into(), Finish::At((*day + Days::new(9)).into())).unwrap())
        .collect();
    let (_, after) = Period::around("2022-02-24".parse().unwrap(), 2).unwrap();

    let mut group = c.benchmark_group("within_a_period");
    group.throughput(Throughput::Elements(ROWS));
    group.bench_function("chrono_days", |b| {
        b.iter(|| {
            black_box(&days)
                .iter()
                .filter(|day| after.contains(**day))
                .count()
        });
    });
    for (name, dates) in [("exact", &exact), ("mixed", &mixed), ("sets_of_two", &sets)] {
        group.bench_function(name, |b| {
            b.iter(|| {
                black_box(dates)
                    .iter()
                    .filter(|date| date.within(after) == Truth::Yes)
                    .count()
            });
        });
    }
    group.finish();

    let mut group = c.benchmark_group("lasting_in_a_period");
    group.throughput(Throughput::Elements(ROWS));
    for &by in Assignment::ALL {
        group.bench_function(by.to_string(), |b| {
            b.iter(|| {
                black_box(&lasting)
                    .iter()
                    .filter(|when| when.falls_in(after, by) == Truth::Yes)
                    .count()
            });
        });
    }
    group.finish();

    let mut group = c.benchmark_group("cell_of_a_day");
    group.throughput(Throughput::Elements(ROWS));
    let months =
        Partition::anchored("2017-01-15".parse().unwrap(), CalendarStep::Months(1), 95).unwrap();
    for (name, cells) in [
        ("calendar_years", &years()),
        ("95_anchored_months", &months),
    ] {
        group.bench_function(name, |b| {
            b.iter(|| {
                black_box(&days)
                    .iter()
                    .filter_map(|day| cells.cell_of(*day))
                    .sum::<usize>()
            });
        });
    }
    let years = years();
    for (name, dates) in [("cells_over_exact", &exact), ("cells_over_mixed", &mixed)] {
        group.bench_function(name, |b| {
            let over = |date: &PartialDate| years.cells_over(date.first(), date.last());
            b.iter(|| {
                black_box(dates)
                    .iter()
                    .map(|date| over(date).len())
                    .sum::<usize>()
            });
        });
    }
    group.finish();

    let mut group = c.benchmark_group("text");
    group.throughput(Throughput::Elements(ROWS));
    for (name, dates) in [("exact", &exact), ("mixed", &mixed)] {
        let texts: Vec<String> = dates.iter().map(ToString::to_string).collect();
        group.bench_function(format!("read_{name}"), |b| {
            b.iter(|| {
                black_box(&texts)
                    .iter()
                    .filter(|t| t.parse::<PartialDate>().is_ok())
                    .count()
            });
        });
    }
    let texts: Vec<String> = days.iter().map(ToString::to_string).collect();
    group.bench_function("chrono_reads_exact", |b| {
        b.iter(|| {
            black_box(&texts)
                .iter()
                .filter(|t| t.parse::<NaiveDate>().is_ok())
                .count()
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = dates
}
criterion_main!(benches);
