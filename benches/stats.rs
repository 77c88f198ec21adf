//! One pair of counts through each method. The race against other programs is in `benches/peers/stats`.
#![allow(missing_docs, clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use interstate::Confidence;
use interstate::stats::{
    BeforeAfter, ETest, Observed, Pooled, RateRatio, RatioMethod, RatioOfRatios,
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
                    RateRatio::new(black_box(before), black_box(after))
                        .with_method(method)
                        .interval(Confidence::P95)
                });
            });
            c.bench_function(&format!("{method:?} p, {name}"), |b| {
                b.iter(|| {
                    RateRatio::new(black_box(before), black_box(after))
                        .with_method(method)
                        .p(1.0)
                });
            });
        }
    }
    c.bench_function("E-test, 18 v 9", |b| {
        b.iter(|| {
            let test = ETest::new(black_box(seen(18, 3.0)), black_box(seen(9, 3.0)));
            test.and_then(|test| test.p(1.0))
        });
    });
}

fn several(c: &mut Criterion) {
    let pair = |x1, t1, x2, t2| BeforeAfter::new(seen(x1, t1), seen(x2, t2));
    let (kind, baseline) = (pair(9, 3.0, 18, 3.0), pair(40, 3.0, 75, 3.0));
    c.bench_function("ratio of ratios, 9 v 18 against 40 v 75", |b| {
        b.iter(|| {
            RatioOfRatios::new(black_box(kind), black_box(baseline))
                .map(|own| own.interval(Confidence::P95))
        });
    });
    let strata: Vec<_> = (1..=20_u32)
        .map(|i| pair(u64::from(i), 3.0, u64::from(i + 4), 2.0 + f64::from(i % 3)))
        .collect();
    c.bench_function("pooled ratio, 20 strata of three exposures", |b| {
        b.iter(|| Pooled::new(black_box(&strata)).interval(Confidence::P95));
    });
}

criterion_group!(benches, ratios, several);
criterion_main!(benches);
