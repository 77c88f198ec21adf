//! 40,000 pairs times 20 groups of codes, screened at once.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing)]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use interstate::coded::CodedAct;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::trend::{ScreenOptions, screen_tally};
use interstate::{Actor, Confidence, CountingRule, Coverage, Partition, Period, Select};

const LINES: usize = 800_000;

/// A tally of two times so many years, of eleven events a line on average: half of the lines have two or fewer.
fn tally(years: i32) -> EventTally {
    let cells = Partition::yearly(2000..=1999 + 2 * years).expect("years");
    let days: Vec<_> = cells.cells().iter().map(|cell| cell.start()).collect();
    let grid = EventGrid::new(EventPairs::Undirected, GroupBy::Root, cells).expect("a grid");
    let mut tally = EventTally::new(grid);
    let codes: Vec<_> = (1..=20)
        .map(|root| format!("{root:02}").parse().ok())
        .collect();
    let mut state = 1_u64;
    let mut random = move |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let actors: Vec<Actor> = Actor::all().collect();
    let pairs = actors.iter().enumerate();
    let pairs = pairs.flat_map(|(i, &a)| actors.iter().take(i).map(move |&b| (a, b)));
    for (a, b) in pairs.take(LINES / codes.len()) {
        for &code in &codes {
            let most = [2, 2, 6, 70][usize::try_from(random(4)).expect("below 4")];
            for _ in 0..=random(most) {
                let day = usize::try_from(random(days.len() as u64)).expect("a day");
                tally.extend([CodedAct::new(Some(a), Some(b), code, days[day])]);
            }
        }
    }
    tally
}

fn screens(c: &mut Criterion) {
    let mut group = c.benchmark_group("screening");
    group.sample_size(10);
    let rule = CountingRule::new("all", Select::Everything);
    for (name, years) in [
        ("800,000 lines, exact, one year against one", 1),
        ("800,000 lines, dispersed, six years against six", 6),
    ] {
        let tally = tally(years);
        let before = Period::years(2000..=1999 + years).expect("years");
        let after = Period::years(2000 + years..=1999 + 2 * years).expect("years");
        let options = ScreenOptions::new(Confidence::P95);
        group.bench_function(name, |b| {
            b.iter_batched(
                Coverage::unlimited,
                |coverage| screen_tally(&tally, &rule, &coverage, before, after, options),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, screens);
criterion_main!(benches);
