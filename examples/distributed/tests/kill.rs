//! A scheduler and two executors, of which one is killed, both stand still and none is left: the answer is that of the crate.
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
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROWS: u64 = 200_000;
/// As many tasks read the files: each is a small part of the job, so that it lasts past the first.
const FILES: usize = 8;
/// When every process is ended, however far it has come.
const DEADLINE: Duration = Duration::from_secs(900);
const COLUMNS: [&str; 5] = [
    "SQLDATE",
    "Actor1CountryCode",
    "Actor2CountryCode",
    "EventCode",
    "SOURCEURL",
];

/// Ended with the test, however that ends.
struct Process {
    child: Child,
    /// Where it writes.
    said: PathBuf,
}

impl Process {
    fn start(name: &str, arguments: &[&str], folder: &Path) -> Self {
        let (said, log) = (format!("{name}.out.txt"), format!("{name}.err.txt"));
        let said = folder.join(said);
        let child = Command::new(env!("CARGO_BIN_EXE_distributed"))
            .args(arguments)
            .stderr(File::create(folder.join(log)).unwrap())
            .stdout(File::create(&said).unwrap())
            .spawn();
        let child = child.unwrap();
        Self { child, said }
    }

    fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap()
    }

    /// A signal by its name, for those that the standard library has not.
    fn signal(&self, name: &str) {
        let mut kill = Command::new("kill");
        kill.args(["-s", name, &self.child.id().to_string()]);
        assert!(kill.status().unwrap().success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
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

/// A scheduler, executors, and a folder that all of them see.
struct Cluster {
    folder: PathBuf,
    scheduler: String,
    begun: Instant,
    executors: Vec<(String, Process)>,
    _scheduler: Process,
}

impl Cluster {
    fn start(folder: &Path) -> Self {
        let begun = Instant::now();
        let port = port().to_string();
        let arguments = ["scheduler", &port, folder.to_str().unwrap(), "2"];
        let mut cluster = Self {
            folder: folder.into(),
            _scheduler: Process::start("scheduler", &arguments, folder),
            scheduler: port,
            begun,
            executors: Vec::new(),
        };
        cluster.executor();
        cluster.executor();
        cluster
    }

    fn executor(&mut self) {
        let port = port().to_string();
        let name = format!("executor-{port}");
        let folder = self.folder.to_str().unwrap();
        let arguments = ["executor", &port, &self.scheduler, folder];
        let process = Process::start(&name, &arguments, &self.folder);
        self.executors.push((name, process));
    }

    /// Begins a count whose tally is saved under its name.
    fn count(&self, name: &str, options: &[&str]) -> Process {
        let (folder, tally) = (self.folder.to_str().unwrap(), self.tally(name));
        let mut arguments = vec!["count", &self.scheduler, folder];
        arguments.extend(["--tally", tally.to_str().unwrap()]);
        arguments.extend(options);
        Process::start(name, &arguments, &self.folder)
    }

    fn tally(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.json"))
    }

    /// The lines that the scheduler has written of the end of a task, over all jobs.
    fn tasks_ended(&self) -> Vec<String> {
        let Ok(logs) = fs::read_dir(self.folder.join("log")) else {
            return Vec::new();
        };
        let mut ended = Vec::new();
        for log in logs {
            // A log has another name once its job has ended.
            let text = fs::read_to_string(log.unwrap().path()).unwrap_or_default();
            let lines = text.lines();
            let lines = lines.filter(|line| line.contains(r#""ev":"TaskEnd""#));
            ended.extend(lines.map(str::to_owned));
        }
        ended
    }

    /// The lines of tasks beyond `before`, as soon as there are so many while a count goes on.
    fn wait_for_tasks(&self, before: &[String], many: usize, count: &mut Process) -> Vec<String> {
        self.wait_for("tasks", || {
            let mut ended = self.tasks_ended();
            ended.retain(|line| !before.contains(line));
            let done = count.child.try_wait().unwrap();
            assert!(done.is_none(), "the count was done before {many} tasks");
            (ended.len() >= many).then_some(ended)
        })
    }

    /// What a count says that ends well, with the right tally.
    fn right(&self, mut count: Process, name: &str, expected: &EventTally) -> String {
        let status = self.wait_for(name, || count.child.try_wait().unwrap());
        assert!(status.success(), "{name}: {}", self.errors(name));
        let tally = fs::read_to_string(self.tally(name)).unwrap();
        let tally: EventTally = serde_json::from_str(&tally).unwrap();
        assert_eq!(&tally, expected, "{name}");
        count.said()
    }

    fn errors(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(format!("{name}.err.txt"))).unwrap()
    }

    /// What comes at last, unless the test has lasted too long: then it fails, and all processes end with it.
    fn wait_for<T>(&self, what: &str, mut come: impl FnMut() -> Option<T>) -> T {
        loop {
            if let Some(come) = come() {
                return come;
            }
            assert!(self.begun.elapsed() < DEADLINE, "no {what} in time");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// How many jobs a count had to ask anew.
/// How often an executor is killed: once, and under `INTERSTATE_CLUSTER=whole` twice, the second time in a later round of tasks.
fn rounds() -> usize {
    let is_whole = std::env::var("INTERSTATE_CLUSTER").is_ok_and(|asked| asked == "whole");
    1 + usize::from(is_whole)
}

fn resubmitted(said: &str) -> u32 {
    let (before, _) = said.split_once(" jobs asked anew").unwrap();
    before.rsplit(' ').next().unwrap().parse().unwrap()
}

#[test]
fn executors_that_are_killed_or_stand_still_cost_time_and_no_row() {
    let folder =
        std::env::temp_dir().join(format!("interstate-distributed-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let events = events(&folder);
    let whole = own(&events, Reduction::default());
    let days = own(&events, Reduction::new(Repeats::OneADay));
    let mut cluster = Cluster::start(&folder);

    // Both alive.
    cluster.right(cluster.count("whole", &[]), "whole", &whole);
    let start = Instant::now();
    let before = cluster.tasks_ended();
    cluster.right(cluster.count("days", &["--one-a-day"]), "days", &days);
    println!("undisturbed: {:.1} s", start.elapsed().as_secs_f64());
    let after = cluster.tasks_ended();
    for (name, _) in &cluster.executors {
        let took_part = after.iter().any(|line| line.contains(name.as_str()));
        assert!(took_part, "{name} had no task");
    }
    // Tasks of the count itself; that of the rows comes behind it.
    let tasks = after.len() - before.len() - FILES;

    // The executor of a task that has ended is killed: in the first round of the first, in others of a later one. A new one takes its place.
    let rounds = rounds();
    for round in 0..rounds {
        let name = format!("round-{round}");
        let start = Instant::now();
        let before = cluster.tasks_ended();
        let mut count = cluster.count(&name, &["--one-a-day", "--patience", "20"]);
        let many = 1 + round * (tasks - 1) / rounds;
        let ended = cluster.wait_for_tasks(&before, many, &mut count);
        let of = |(name, _): &(String, _)| ended.iter().any(|line| line.contains(name.as_str()));
        let at = cluster.executors.iter().position(of).unwrap();
        let (killed, mut process) = cluster.executors.remove(at);
        // On Unix this is the signal that no process can catch.
        process.child.kill().unwrap();
        let kill = start.elapsed();
        assert!(count.child.try_wait().unwrap().is_none(), "done before");
        cluster.executor();
        let again = resubmitted(&cluster.right(count, &name, &days));
        println!(
            "{killed} killed after {} tasks, at {:.1} s: right answer at {:.1} s, {again} jobs asked anew",
            ended.len(),
            kill.as_secs_f64(),
            start.elapsed().as_secs_f64()
        );
    }

    // Both stand still, and come to themselves only when the job has been given up.
    let before = cluster.tasks_ended();
    let options = ["--one-a-day", "--patience", "8", "--resubmits", "6"];
    let mut count = cluster.count("still", &options);
    cluster.wait_for_tasks(&before, 1, &mut count);
    for (_, process) in &cluster.executors {
        process.signal("STOP");
    }
    let anew = "asked anew: no task of it began or ended for 8 s";
    cluster.wait_for(anew, || count.said().contains(anew).then_some(()));
    for (_, process) in &cluster.executors {
        process.signal("CONT");
    }
    assert!(resubmitted(&cluster.right(count, "still", &days)) > 0);

    // None is left: there is an end all the same.
    let before = cluster.tasks_ended();
    let options = ["--one-a-day", "--patience", "8", "--resubmits", "1"];
    let mut count = cluster.count("none", &options);
    cluster.wait_for_tasks(&before, 1, &mut count);
    cluster.executors.clear();
    let status = cluster.wait_for("end", || count.child.try_wait().unwrap());
    assert!(!status.success());
    let refused =
        "no answer, with 1 jobs asked anew; the last: no task of it began or ended for 8 s";
    let errors = cluster.errors("none");
    assert!(errors.contains(refused), "{errors}");
    println!("all of it: {:.1} s", cluster.begun.elapsed().as_secs_f64());
    drop(cluster);
    fs::remove_dir_all(&folder).unwrap();
}
