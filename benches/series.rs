//! Tests over many periods: exact laws must be cheap enough for a table of every dyad.
#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use interstate::Confidence;
use interstate::stats::{MannKendall, Series};

/// Counts like those of a dyad: small, uneven, the same on every run.
fn counts(n: usize, mean: u64) -> Vec<u64> {
    let mut state = 2024_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % (2 * mean + 1)
    };
    (0..n).map(|_| next()).collect()
}

fn benches(c: &mut Criterion) {
    let unlike: Vec<u64> = (0..50).map(|i| (i * 17) % 53).collect();
    c.bench_function("mann_kendall, 50 unlike values", |b| {
        b.iter(|| MannKendall::new(black_box(&unlike)).unwrap());
    });
    let tied = counts(50, 3);
    c.bench_function("mann_kendall, 50 counts with ties", |b| {
        b.iter(|| MannKendall::new(black_box(&tied)).unwrap());
    });
    let months = vec![1.0; 120];
    for mean in [2, 10, 100] {
        let x = counts(120, mean);
        let series = Series::new(&x, &months).unwrap();
        c.bench_function(&format!("search_change, 120 months of {mean}"), |b| {
            b.iter(|| black_box(series).search_change().unwrap());
        });
    }
    let x = counts(12, 10);
    let series = Series::new(&x, &[1.0; 12]).unwrap();
    c.bench_function("conditional_trend with interval, 12 periods of 10", |b| {
        b.iter(|| {
            black_box(series)
                .conditional_trend()
                .interval(Confidence::P95)
        });
    });
}

criterion_group! {
    name = series;
    config = Criterion::default()
        .warm_up_time(std::time::Duration::from_millis(300))
        .measurement_time(std::time::Duration::from_secs(1));
    targets = benches
}
criterion_main!(series);
