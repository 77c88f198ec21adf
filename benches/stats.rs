//! One pair of counts through each method. The race against other programs is in `benches/peers/stats`.
#![allow(missing_docs, clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interstate::Confidence;
use interstate::stats::{
    BeforeAfter, ETest, Observed, Pooled, RateRatio, RateRatios, RatioMethod, RatioOfRatios,
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

/// 40,000 pairs times 20 kinds, of counts below 100: one by one, and all at once.
fn tables(c: &mut Criterion) {
    let mut state = 20_260_101_u64;
    let mut next = || {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        (state >> 16) % 100
    };
    let pairs: Vec<_> = (0..800_000)
        .map(|_| BeforeAfter::new(seen(next(), 3.0), seen(next(), 3.0)))
        .collect();
    let mut group = c.benchmark_group("800,000 exact ratios");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function("intervals and p one by one", |b| {
        let answer = |&pair: &BeforeAfter| {
            let ratio = RateRatio::from(pair);
            Some((ratio.interval(Confidence::P95).ok()?, ratio.p(1.0).ok()?))
        };
        b.iter(|| {
            black_box(&pairs)
                .iter()
                .map(answer)
                .collect::<Option<Vec<_>>>()
        });
    });
    let many = |pairs: &[BeforeAfter]| {
        let many = RateRatios::new(pairs);
        Some((many.intervals(Confidence::P95).ok()?, many.p(1.0).ok()?))
    };
    #[cfg(not(feature = "parallel"))]
    group.bench_function("intervals and p at once", |b| {
        b.iter(|| many(black_box(&pairs)));
    });
    #[cfg(feature = "parallel")]
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("threads");
        let name = format!("intervals and p at once, {threads} threads");
        group.bench_function(name, |b| {
            b.iter(|| pool.install(|| many(black_box(&pairs))));
        });
    }
    group.finish();
}

criterion_group!(benches, ratios, several, tables);
criterion_main!(benches);
