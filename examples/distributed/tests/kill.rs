//! Three processes, one of them killed: the answer is that of the crate.
#![cfg(unix)]

#[path = "../../make_events.rs"]
#[allow(dead_code)]
mod make_events;

use datafusion::arrow::array::{ArrayRef, RecordBatch, StringArray};
use datafusion::parquet::arrow::ArrowWriter;
use interstate::coded::{CodedAct, CodedEvent, EventCode};
use interstate::dedup::{Reduction, Repeats};
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::{Actor, Partition};
use make_events::{Plan, write_events};
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROWS: u64 = 200_000;
/// As many tasks read the files: each is a small part of the job, so that it lasts past the first.
const FILES: usize = 16;
const COLUMNS: [&str; 5] = [
    "SQLDATE",
    "Actor1CountryCode",
    "Actor2CountryCode",
    "EventCode",
    "SOURCEURL",
];

/// Ended with the test, however that ends.
struct Process(Child);

impl Process {
    fn start(arguments: &[&str], folder: &Path) -> Self {
        let log = folder.join(format!("{}-{}.txt", arguments[0], arguments[1]));
        let child = Command::new(env!("CARGO_BIN_EXE_distributed"))
            .args(arguments)
            .stderr(File::create(log).unwrap())
            .stdout(Stdio::inherit())
            .spawn();
        Self(child.unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that is free, and the next one too.
fn port() -> u16 {
    loop {
        let one = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = one.local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind(("127.0.0.1", port + 1)).is_ok() {
            return port;
        }
    }
}

/// Made-up rows, as files and as events.
fn events(folder: &Path) -> Vec<CodedEvent> {
    let mut bytes = Vec::new();
    let made = Plan {
        rows: ROWS,
        seed: 7,
        ..Plan::default()
    };
    write_events(&mut bytes, &made).unwrap();
    let mut reader = GdeltOptions::new().reader(&*bytes).unwrap();
    let (mut cells, mut events) = (Vec::new(), Vec::new());
    while let Some(event) = reader.next_event().unwrap() {
        let cell = |column| String::from_utf8(event.cell(column).unwrap().to_vec()).unwrap();
        cells.push(COLUMNS.map(cell));
        events.push(event.coded().unwrap());
    }
    fs::create_dir_all(folder.join("events")).unwrap();
    for (number, rows) in cells.chunks(cells.len().div_ceil(FILES)).enumerate() {
        let columns = COLUMNS.iter().enumerate().map(|(at, name)| {
            let column: StringArray = rows.iter().map(|row| Some(&row[at])).collect();
            (*name, Arc::new(column) as ArrayRef)
        });
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let file = File::create(folder.join(format!("events/{number:02}.parquet"))).unwrap();
        let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }
    events
}

/// What the crate counts.
fn own(events: &[CodedEvent], rule: Reduction) -> EventTally {
    let years = Partition::yearly(2015..=2024).unwrap();
    let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, years).unwrap();
    let mut tally = EventTally::new(grid);
    let one = |side: &[Actor]| side.first().copied();
    tally.extend(rule.reduce(events.to_vec()).events().iter().map(|event| {
        let EventCode::Cameo(code) = event.code() else {
            panic!("{event}")
        };
        let day = event.when().start().exact_day().unwrap();
        CodedAct::new(one(event.from()), one(event.to()), Some(code), day)
    }));
    tally
}

/// The lines that the scheduler has written of the end of a task, over all jobs.
fn tasks_ended(folder: &Path) -> Vec<String> {
    let Ok(logs) = fs::read_dir(folder.join("log")) else {
        return Vec::new();
    };
    let mut ended = Vec::new();
    for log in logs {
        let text = fs::read_to_string(log.unwrap().path()).unwrap_or_default();
        let lines = text
            .lines()
            .filter(|line| line.contains(r#""ev":"TaskEnd""#));
        ended.extend(lines.map(str::to_owned));
    }
    ended
}

fn tally(path: &Path) -> EventTally {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn an_executor_that_is_killed_costs_time_and_no_row() {
    let folder =
        std::env::temp_dir().join(format!("interstate-distributed-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let begun = Instant::now();
    let events = events(&folder);
    println!(
        "{ROWS} rows in {FILES} files after {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    let text = folder.to_str().unwrap().to_owned();
    let scheduler = port();
    let s = scheduler.to_string();
    let _scheduler = Process::start(&["scheduler", &s, &text, "2"], &folder);
    let mut executors: Vec<(String, Process)> = (0..2)
        .map(|_| {
            let port = port().to_string();
            let process = Process::start(&["executor", &port, &s, &text], &folder);
            (format!("executor-{port}"), process)
        })
        .collect();

    // Both alive.
    let whole = folder.join("whole.json");
    let start = Instant::now();
    let arguments = ["count", &s, &text, "--tally", whole.to_str().unwrap()];
    let mut count = Process::start(&arguments, &folder);
    assert!(count.0.wait().unwrap().success());
    let undisturbed = start.elapsed();
    assert_eq!(tally(&whole), own(&events, Reduction::default()));
    let before = tasks_ended(&folder);
    for (name, _) in &executors {
        assert!(
            before.iter().any(|line| line.contains(name.as_str())),
            "{name} had no task"
        );
    }

    // One killed as soon as the scheduler tells that a task of the next job has ended.
    let days = folder.join("days.json");
    let start = Instant::now();
    let arguments = [
        "count",
        &s,
        &text,
        "--one-a-day",
        "--tally",
        days.to_str().unwrap(),
    ];
    let mut count = Process::start(&arguments, &folder);
    let mut killed = None;
    while killed.is_none() {
        assert!(
            count.0.try_wait().unwrap().is_none(),
            "the count was done before a task ended"
        );
        assert!(start.elapsed() < Duration::from_secs(120), "no task ended");
        let ended = tasks_ended(&folder);
        let first = ended.iter().find(|line| !before.contains(line));
        let by = |(name, _): &(String, _)| first.is_some_and(|line| line.contains(name.as_str()));
        match executors.iter().position(by) {
            Some(at) => killed = Some(executors.remove(at)),
            None => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    let (name, mut process) = killed.unwrap();
    // On Unix this is the signal that no process can catch.
    process.0.kill().unwrap();
    let kill = start.elapsed();
    assert!(
        count.0.try_wait().unwrap().is_none(),
        "the count was done before the kill"
    );
    assert!(count.0.wait().unwrap().success());
    let done = start.elapsed();
    assert_eq!(tally(&days), own(&events, Reduction::new(Repeats::OneADay)));
    println!(
        "undisturbed {:.1} s; {name} killed at {:.1} s, right answer at {:.1} s",
        undisturbed.as_secs_f64(),
        kill.as_secs_f64(),
        done.as_secs_f64()
    );
    fs::remove_dir_all(&folder).unwrap();
}
