//! GDELT files: the newline count, lines split by the standard library, the reader, and the tally on one and two threads, in one run.
#![allow(missing_docs, clippy::unwrap_used)]

#[allow(dead_code, unreachable_pub, clippy::missing_errors_doc)]
#[path = "../examples/make_events.rs"]
mod make_events;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interstate::Partition;
use interstate::code::Cameo;
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use std::hint::black_box;

const ROWS: u64 = 50_000;

fn benches(c: &mut Criterion) {
    let mut file = Vec::new();
    let plan = make_events::Plan {
        rows: ROWS,
        malformed: 0.001,
        ..make_events::Plan::default()
    };
    make_events::write_events(&mut file, &plan).unwrap();
    let grid = EventGrid::new(
        EventPairs::Directed,
        GroupBy::Root,
        Partition::yearly(2015..=2024).unwrap(),
    )
    .unwrap();

    let mut group = c.benchmark_group("gdelt, a row");
    group.sample_size(20).throughput(Throughput::Elements(ROWS));
    group.bench_function("newlines of the standard library", |b| {
        b.iter(|| black_box(&file).split(|&byte| byte == b'\n').count());
    });
    group.bench_function(
        "cells of the standard library, days and codes unread",
        |b| {
            b.iter(|| {
                let lines = black_box(&file).split(|&byte| byte == b'\n');
                let cells = lines.map(|line| line.split(|&byte| byte == b'\t').count());
                cells.filter(|&cells| cells == 61).count()
            });
        },
    );
    group.bench_function("reader", |b| {
        b.iter(|| {
            let mut reader = GdeltOptions::new().reader(black_box(&file[..])).unwrap();
            let mut sum = 0;
            reader.for_each(|event| sum += event.id()).unwrap();
            (sum, reader.account().kept())
        });
    });
    group.bench_function("tally, one thread", |b| {
        b.iter(|| {
            let mut tally = EventTally::new(grid.clone());
            tally
                .read(&mut GdeltOptions::new().reader(black_box(&file[..])).unwrap())
                .unwrap();
            tally.counted()
        });
    });
    #[cfg(feature = "parallel")]
    {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(2)
            .build()
            .unwrap();
        group.bench_function("tally, two threads", |b| {
            b.iter(|| {
                pool.install(|| {
                    let mut tally = EventTally::new(grid.clone());
                    let mut reader = GdeltOptions::new().reader(black_box(&file[..])).unwrap();
                    tally.read_parallel(&mut reader).unwrap();
                    tally.counted()
                })
            });
        });
    }
    group.finish();

    let codes: Vec<String> = Cameo::listed_codes().map(|code| code.to_string()).collect();
    let mut group = c.benchmark_group("cameo, a code");
    group.throughput(Throughput::Elements(codes.len() as u64));
    group.bench_function("read and listed", |b| {
        b.iter(|| {
            let read = black_box(&codes)
                .iter()
                .filter_map(|code| code.parse::<Cameo>().ok());
            read.filter(|code| code.is_listed()).count()
        });
    });
    group.finish();
}

criterion_group!(gdelt, benches);
criterion_main!(gdelt);
