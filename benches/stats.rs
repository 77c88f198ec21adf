//! One pair of counts through each method. The race against other programs is in `benches/peers/stats`.
#![allow(missing_docs, clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use interstate::Confidence;
use interstate::stats::{
    BeforeAfter, EStatistic, Observed, RatioMethod, e_test, pooled_ratio_interval,
    rate_ratio_interval, rate_ratio_p, ratio_of_ratios_interval,
};

fn seen(count: u64, exposure: f64) -> Observed {
    Observed::new(count, exposure).expect("a count and its years")
}

fn ratios(c: &mut Criterion) {
    for (name, x1, x2) in [
        ("9 v 18", 9, 18),
        ("a million v a million", 1_000_000, 1_003_000),
    ] {
        let (before, after) = (seen(x1, 3.0), seen(x2, 3.0));
        for &method in RatioMethod::ALL {
            c.bench_function(&format!("{method:?} interval, {name}"), |b| {
                b.iter(|| {
                    rate_ratio_interval(
                        black_box(before),
                        black_box(after),
                        Confidence::P95,
                        method,
                    )
                });
            });
            c.bench_function(&format!("{method:?} p, {name}"), |b| {
                b.iter(|| rate_ratio_p(black_box(before), black_box(after), 1.0, method));
            });
        }
    }
    c.bench_function("E-test, 18 v 9", |b| {
        b.iter(|| {
            e_test(
                black_box(seen(18, 3.0)),
                black_box(seen(9, 3.0)),
                1.0,
                EStatistic::Score,
            )
        });
    });
}

fn several(c: &mut Criterion) {
    let pair = |x1, t1, x2, t2| BeforeAfter {
        before: seen(x1, t1),
        after: seen(x2, t2),
    };
    let (kind, baseline) = (pair(9, 3.0, 18, 3.0), pair(40, 3.0, 75, 3.0));
    c.bench_function("ratio of ratios, 9 v 18 against 40 v 75", |b| {
        b.iter(|| ratio_of_ratios_interval(black_box(kind), black_box(baseline), Confidence::P95));
    });
    let strata: Vec<_> = (1..=20_u32)
        .map(|i| pair(u64::from(i), 3.0, u64::from(i + 4), 2.0 + f64::from(i % 3)))
        .collect();
    c.bench_function("pooled ratio, 20 strata of three exposures", |b| {
        b.iter(|| pooled_ratio_interval(black_box(&strata), Confidence::P95));
    });
}

criterion_group!(benches, ratios, several);
criterion_main!(benches);
