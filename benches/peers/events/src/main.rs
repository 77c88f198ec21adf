//! `events-race JOB FILE THREADS`: runs one job and prints its seconds, groups, counted rows, rows read and peak memory.

#[allow(dead_code)]
#[path = "../../../../examples/make_events.rs"]
mod make_events;
mod readers;
mod reduce;

use chrono::NaiveDate;
use interstate::code::Cameo;
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventColumns, EventGrid, EventPairs, EventTally, GroupBy};
use interstate::time::CalendarStep;
use interstate::{Actor, Partition, State};
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Read};
use std::time::{Duration, Instant};

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Outcome {
    let words: Vec<String> = std::env::args().collect();
    let [_, job, path, threads] = words.as_slice() else {
        return Err(
            "events-race tally|newlines|memory|memory-split|gdelt|gdelt-events|icews|polecat|acled|ucdp FILE THREADS\n\
             events-race reduce RULE ROWS\n\
             events-race make-events|make-dirty|make-typed FILE ROWS\n\
             events-race vectors - 1"
                .into(),
        );
    };
    let threads: usize = threads.parse()?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.min(64))
        .build()?;
    pool.install(|| match job.as_str() {
        "tally" => tally(path, threads),
        "newlines" => newlines(path),
        "memory" => memory(path, threads, false),
        "memory-split" => memory(path, threads, true),
        "make-events" => make_events(path, threads, 0.0),
        "make-dirty" => make_events(path, threads, 0.001),
        "make-typed" => make_typed(path),
        "vectors" => {
            println!("{}", vector_bytes());
            Ok(())
        }
        "reduce" => reduce::reduce(path, threads),
        format => readers::read(format, path),
    })
}

fn said(took: Duration, groups: usize, counted: u64, rows: u64, note: &str) {
    let seconds = took.as_secs_f64();
    println!(
        "{seconds:.4} {groups} {counted} {rows} {} {note}",
        peak_kib()
    );
}

/// Peak resident memory, where the system tells.
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// Count by actor 1, actor 2, root and year, both countries named, with every row accounted for.
fn tally(path: &str, threads: usize) -> Outcome {
    let start = Instant::now();
    let grid = EventGrid::new(
        EventPairs::Directed,
        GroupBy::Root,
        Partition::yearly(2015..=2024)?,
    )?;
    let mut tally = EventTally::new(grid);
    let mut reader = GdeltOptions::new().reader(File::open(path)?)?;
    if threads == 1 {
        tally.read(&mut reader)?;
    } else {
        tally.read_parallel(&mut reader)?;
    }
    let cells = tally.counts();
    let account = reader.account();
    let note = format!("kept={} rejected={}", account.kept(), account.rejected());
    said(
        start.elapsed(),
        cells.len(),
        tally.counted(),
        account.rows(),
        &note,
    );
    Ok(())
}

/// The floor: newlines only, on one thread.
fn newlines(path: &str) -> Outcome {
    let start = Instant::now();
    let mut file = File::open(path)?;
    let mut room = vec![0; (256 << 10) + 64];
    // At a multiple of 64 bytes: 16 bytes behind a page, where the allocator puts large blocks, a read takes up to five times as long.
    let aligned = room.as_ptr().align_offset(64).min(64);
    let buffer = &mut room[aligned..aligned + (256 << 10)];
    let mut lines = 0;
    loop {
        let got = file.read(buffer)?;
        if got == 0 {
            break;
        }
        lines += memchr::memchr_iter(b'\n', &buffer[..got]).count() as u64;
    }
    said(start.elapsed(), 0, lines, lines, "");
    Ok(())
}

/// How many bytes the vectors have that the crate's reader works with on this machine.
fn vector_bytes() -> usize {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi2") {
        return 32;
    }
    16
}

/// Writes made-up rows, some of them broken.
fn make_events(path: &str, rows: usize, malformed: f64) -> Outcome {
    let plan = make_events::Plan {
        rows: rows as u64,
        malformed,
        ..make_events::Plan::default()
    };
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    make_events::write_events(&mut file, &plan)?;
    Ok(())
}

/// Writes 50 million typed events: columns of one byte each for from, to, root and year; 215 actors by Zipf's law.
fn make_typed(path: &str) -> Outcome {
    const ROWS: usize = 50_000_000;
    let mut state = 1_u64;
    let mut dice = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut sum = 0.0;
    let weights: Vec<f64> = (1..=215)
        .map(|rank| {
            sum += f64::from(rank).powf(-1.05);
            sum
        })
        .collect();
    let mut columns = vec![Vec::with_capacity(ROWS); 4];
    for _ in 0..ROWS {
        for column in &mut columns[..2] {
            let at = dice() * sum;
            column.push(weights.partition_point(|&w| w < at).min(214) as u8);
        }
        columns[2].push((dice() * 20.0) as u8);
        columns[3].push((dice() * 10.0) as u8);
    }
    std::fs::write(path, columns.concat())?;
    Ok(())
}

/// Typed events in memory, as [`make_typed`] writes them.
fn memory(path: &str, threads: usize, by_month_of_code: bool) -> Outcome {
    let bytes = std::fs::read(path)?;
    let rows = bytes.len() / 4;
    let column = |at: usize| &bytes[at * rows..(at + 1) * rows];
    let states: Vec<Actor> = State::all().map(Actor::from).collect();
    let codes: Vec<Cameo> = (1..=20)
        .map(|root| format!("{root:02}").parse())
        .collect::<Result<_, _>>()?;
    let days: Vec<NaiveDate> = (2015..2025)
        .map(|year| NaiveDate::from_ymd_opt(year, 7, 1).ok_or("no day"))
        .collect::<Result<_, _>>()?;
    let mut events = EventColumns::default();
    for row in 0..rows {
        let [from, to, root, year] = [0, 1, 2, 3].map(|c| usize::from(column(c)[row]));
        events.push(states[from], states[to], codes[root], days[year]);
    }
    drop(bytes);
    let grid = if by_month_of_code {
        // Ten times the days, so that the plain table is too large.
        let days = Partition::anchored("2015-01-01".parse()?, CalendarStep::Days(1), 3653)?;
        EventGrid::new(EventPairs::Directed, GroupBy::Root, days)?
    } else {
        EventGrid::new(
            EventPairs::Directed,
            GroupBy::Root,
            Partition::yearly(2015..=2024)?,
        )?
    };
    let start = Instant::now();
    let mut tally = EventTally::new(grid);
    if threads == 1 {
        tally.add_columns(&events);
    } else {
        tally.add_columns_parallel(&events);
    }
    let (mut cells, mut sum) = (0, 0);
    tally.for_each_count(|cell| {
        cells += 1;
        sum += cell.count();
    });
    said(start.elapsed(), cells, sum, tally.events(), "");
    Ok(())
}
