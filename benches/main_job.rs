//! The main job at size: events pushed into a table, interactions through a rule into a table, a ledger read.
//!
//! `cargo bench --bench main_job`

#![allow(missing_docs, reason = "criterion writes a public function")]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use interstate::claim::{Claim, Tendency, Tolerance};
use interstate::read::ledger::{LedgerOptions, write};
use interstate::{
    Count, CountingRule, Coverage, Dyad, Interaction, InteractionFamily, InteractionKind, Ledger,
    OneIs, PartialDate, Partition, Period, Result, Select, State, TallyTable, When,
};
use std::hint::black_box;

const PUSHES: u64 = 10_000_000;
const ROWS: u64 = 1_000_000;

/// The next of a sequence of numbers without a pattern (`SplitMix64`).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn pick<T: Copy>(all: &[T], n: u64) -> Option<T> {
    all.get(usize::try_from(n % all.len() as u64).unwrap_or(0))
        .copied()
}

/// Dates of 8 years: all exact, or a third each of days, months and years.
fn dates(partial: bool) -> Result<Vec<When>> {
    let mut random = 1;
    (0..4096)
        .map(|_| {
            let n = next(&mut random);
            let year = 2017 + i32::try_from(n % 8).unwrap_or(0);
            let month = 1 + u32::try_from((n >> 8) % 12).unwrap_or(0);
            let date = match (n >> 20) % 3 {
                0 if partial => PartialDate::year(year)?,
                1 if partial => PartialDate::month(year, month)?,
                _ => format!("{year}-{month:02}-{:02}", 1 + (n >> 16) % 28).parse()?,
            };
            Ok(When::On(date))
        })
        .collect()
}

fn dyads() -> Result<Vec<Dyad>> {
    let states = [
        State::CHN,
        State::RUS,
        State::IRN,
        State::ZAF,
        State::USA,
        State::JPN,
        State::KOR,
        State::PAK,
        State::IND,
        State::BLR,
    ];
    let pairs = states
        .iter()
        .enumerate()
        .flat_map(|(i, &a)| states.iter().skip(i + 1).map(move |&b| (a, b)));
    pairs.map(|(a, b)| Dyad::new(a, b)).collect()
}

fn pushes(criterion: &mut Criterion) -> Result<()> {
    let rule = CountingRule::new("all", Select::Everything);
    let cells = Partition::yearly(2017..=2024)?;
    let dyads = dyads()?;
    let mut group = criterion.benchmark_group("push");
    group
        .throughput(Throughput::Elements(PUSHES))
        .sample_size(10);
    for (name, partial) in [("exact days", false), ("days, months and years", true)] {
        let dates = dates(partial)?;
        group.bench_function(name, |bencher| {
            bencher.iter(|| -> Result<usize> {
                let mut table = TallyTable::empty(&rule, &cells, Coverage::unlimited());
                let mut random = 2;
                for _ in 0..PUSHES {
                    let n = next(&mut random);
                    if let (Some(dyad), Some(when)) = (
                        pick(&dyads, n),
                        dates.get(usize::try_from((n >> 32) % 4096).unwrap_or(0)),
                    ) {
                        table.push(dyad, when, Count::exact(1))?;
                    }
                }
                Ok(black_box(table).keys().count())
            });
        });
    }
    group.finish();
    Ok(())
}

/// A million records with the variety of the shipped ledger: kinds, settings, phases, tags, 2 to 8 states; dates exact or a third each of days,
/// months and years.
fn records(partial: bool) -> Result<Vec<Interaction>> {
    let dates = dates(partial)?;
    let states = [
        State::CHN,
        State::RUS,
        State::IRN,
        State::ZAF,
        State::KAZ,
        State::KGZ,
        State::PAK,
        State::IND,
    ];
    let mut random = 3;
    (0..ROWS)
        .map(|row| {
            let n = next(&mut random);
            let kind = pick(InteractionKind::ALL, n).unwrap_or(InteractionKind::Exercise);
            let when = dates
                .get(usize::try_from((n >> 32) % 4096).unwrap_or(0))
                .cloned();
            let when = when.unwrap_or(When::On(PartialDate::year(2024)?));
            let parties =
                2 + usize::try_from((n >> 8) % 7 * u64::from((n >> 12).is_multiple_of(4)))
                    .unwrap_or(0);
            let mut record = Interaction::new(
                format!("row-{row}"),
                kind,
                when,
                states.iter().copied().take(parties),
            )?
            .with_title("Joint naval exercise in the Sea of Japan")
            .with_source("https://example.org/news/2024/07/14/joint-exercise");
            if n.is_multiple_of(16) {
                record = record.with_phase_of(format!("event-{}", row / 64));
            }
            if n % 32 == 1 {
                record = record.with_tags(["big_tent"]);
            }
            Ok(record)
        })
        .collect()
}

fn rule_and_tally(criterion: &mut Criterion) -> Result<()> {
    let exact = Ledger::new(records(false)?, Coverage::unlimited())?;
    let ledger = Ledger::new(records(true)?, Coverage::unlimited())?;
    let select = (Select::from(InteractionFamily::Exercise) | InteractionFamily::Patrol.into())
        & !Select::Component
        & !Select::tag("big_tent");
    let rows = CountingRule::new("E6", select);
    let phases = rows.clone().with_one_is(OneIs::PhasesTogether);
    let cells = Partition::yearly(2017..=2024)?;
    let mut group = criterion.benchmark_group("million interactions");
    group.throughput(Throughput::Elements(ROWS)).sample_size(10);
    for (name, ledger, rule) in [
        ("rows by dyad", &ledger, &rows),
        ("phases by dyad, in no doubt", &exact, &phases),
        ("phases by dyad, partial dates", &ledger, &phases),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                TallyTable::<Dyad>::count(black_box(ledger), rule, &cells)
                    .map(|table| table.keys().count())
            });
        });
    }
    group.finish();

    let mut file = Vec::new();
    write(&ledger, &mut file)?;
    let mut group = criterion.benchmark_group("million rows");
    group
        .throughput(Throughput::Bytes(file.len() as u64))
        .sample_size(10);
    group.bench_function("ledger read", |bencher| {
        bencher.iter_batched(
            LedgerOptions::new,
            |reader| {
                reader
                    .read(black_box(file.as_slice()))
                    .map(|read| read.ledger.len())
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
    Ok(())
}

/// The claims of an article under every rule that its author might have meant: 25 claims, 30 rules, the shipped list.
fn claims(criterion: &mut Criterion) -> Result<()> {
    let ledger = interstate::read::ledger::from_path("../data/china_russia.csv")?;
    let rules = CountingRule::list_from_json(include_str!("../data/china_russia_rules.json"))?;
    let rules: Vec<&CountingRule> = rules.iter().take(30).collect();
    let pair = Dyad::new(State::CHN, State::RUS)?;
    let years = Partition::yearly(2017..=2024)?;
    let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    let mut claims = vec![
        Claim::RateAtLeast {
            a_year: 3.0,
            period: before,
        },
        Claim::RateAbout {
            a_year: Tolerance::new(5.5, 6.5)?,
            period: after,
        },
        Claim::RatioAbout {
            ratio: Tolerance::new(1.75, 2.25)?,
            before,
            after,
        },
        Claim::EachAtLeast {
            n: 1,
            periods: years.cells().to_vec(),
        },
        Claim::Steady {
            tendency: Tendency::Rising,
            periods: years.cells().to_vec(),
        },
    ];
    for (&period, n) in years.cells().iter().zip(1..) {
        claims.push(Claim::record_in(&years, period)?);
        claims.push(Claim::CountAtLeast { n, period });
    }
    for (&period, n) in years.cells().iter().zip(1..).take(4) {
        claims.push(Claim::CountExactly { n, period });
    }
    criterion.bench_function("25 claims under 30 rules", |bencher| {
        bencher.iter(|| -> Result<usize> {
            let mut checked = 0;
            for claim in &claims {
                checked += claim
                    .check_all(black_box(&ledger), rules.iter().copied(), &pair)?
                    .len();
            }
            Ok(checked)
        });
    });
    Ok(())
}

fn all(criterion: &mut Criterion) {
    let done = pushes(criterion)
        .and_then(|()| rule_and_tally(criterion))
        .and_then(|()| claims(criterion));
    if let Err(error) = done {
        eprintln!("{error}");
    }
}

criterion_group!(benches, all);
criterion_main!(benches);
