//! How long a picture takes, and that it takes ten times as long for ten times as many rows.
//!
//! `cargo bench -p interstate-benches --features page --bench pictures`
#![allow(missing_docs, reason = "criterion writes a public function")]
#![allow(clippy::unwrap_used, reason = "of the shipped list")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use interstate::claim::{Claim, Neighbourhood, Verdicts};
use interstate::plot::{self, PictureOptions};
use interstate::tally::Whole;
use interstate::{
    Confidence, Count, CountingRule, Period, Result, Select, Tallied, Trend, TrendRule,
    classify_trend, frequency_ratio, sample,
};
use std::hint::black_box;

/// "Roughly doubled" under 16 rules, 7 windows before and 4 after.
fn doubled() -> Result<Verdicts> {
    let rules = sample::china_russia_rules()?.into_iter();
    let mut near = Neighbourhood::of(rules.filter(|rule| rule.name().starts_with('E')))?;
    let before = [
        2017..=2021,
        2018..=2021,
        2017..=2019,
        2018..=2019,
        2019..=2019,
        2020..=2021,
    ];
    for years in before {
        let window = Period::years(years)?;
        near = near.with_before(&window.label(), "", window)?;
    }
    for years in [2023..=2024, 2024..=2024, 2022..=2023] {
        let window = Period::years(years)?;
        near = near.with_after(&window.label(), "", window)?;
    }
    let claim = Claim::doubled(Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    near.check(&claim, &sample::china_russia()?, &Whole)
}

/// A trend of two stated counts.
fn trend(before: u64, after: u64) -> Result<Trend> {
    let rule = CountingRule::new("rule", Select::Everything);
    let side = |n, from, to| {
        Ok::<_, interstate::Error>(Tallied::stated(
            Whole,
            Count::exact(n),
            Period::years(from..=to)?,
            &rule,
        ))
    };
    let ratio = frequency_ratio(&side(before, 2019, 2021)?, &side(after, 2022, 2024)?)?;
    classify_trend(&ratio, TrendRule::new(Confidence::P95))
}

fn benchmark(c: &mut Criterion) {
    let verdicts = doubled().unwrap();
    assert_eq!(verdicts.cells().len(), 448);
    let level = TrendRule::new(Confidence::P95);
    let options = PictureOptions::new("curve").unwrap();
    let picture = plot::curve(&verdicts, level, &options).unwrap();
    println!("a curve of 448 cells: {} bytes", picture.svg().len());

    let mut of_cells = c.benchmark_group("curve of 448 cells");
    of_cells.bench_function("numbers alone", |b| {
        b.iter(|| black_box(&verdicts).curve(level).unwrap().points().len());
    });
    of_cells.bench_function("numbers and picture", |b| {
        b.iter(|| plot::curve(black_box(&verdicts), level, &options).unwrap());
    });
    of_cells.sample_size(10);
    of_cells.bench_function("a thousand, one after another", |b| {
        b.iter(|| {
            let drawn = (0..1_000).map(|_| plot::curve(black_box(&verdicts), level, &options));
            drawn
                .map(|picture| picture.unwrap().svg().len())
                .sum::<usize>()
        });
    });
    of_cells.finish();

    let mut of_rows = c.benchmark_group("forest");
    let each: Vec<Trend> = (1..=10)
        .map(|n| trend(n, 20 - n))
        .collect::<Result<_>>()
        .unwrap();
    let options = PictureOptions::new("forest").unwrap();
    for (rows, many) in [(100_u64, 100_usize), (1_000, 1_000), (10_000, 10_000)] {
        let trends: Vec<Trend> = each.iter().cycle().take(many).cloned().collect();
        of_rows.throughput(Throughput::Elements(rows));
        of_rows.sample_size(20);
        of_rows.bench_function(BenchmarkId::from_parameter(rows), |b| {
            b.iter(|| plot::forest(black_box(&trends), &options).unwrap());
        });
    }
    of_rows.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
