//! Every cell of CALIBRATION.md, and some of them in every test.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{fs, thread};

use super::measure::Row;
use super::table::{Line, difference, lacks, replaced};
use super::{forecast, screening, seasons, series, two_sides};

/// A row of a table, with a line for each of its methods.
pub(super) trait Job: Send + Sync {
    fn name(&self) -> &str;
    fn lines(&self) -> Vec<Line>;
}

fn jobs(rows: Vec<Row>) -> Vec<Box<dyn Job>> {
    let job = |row| -> Box<dyn Job> { Box::new(row) };
    rows.into_iter().map(job).collect()
}

/// A table of the page: its name, and what makes its rows.
type Section = (&'static str, fn() -> Vec<Box<dyn Job>>);

/// The tables of the page in their order.
const SECTIONS: &[Section] = &[
    ("independent", || jobs(two_sides::independent())),
    ("dependent", || jobs(two_sides::dependent())),
    ("trend", || jobs(series::trend())),
    ("declared", || jobs(series::declared())),
    ("searched", || jobs(series::searched())),
    ("slope", || jobs(series::slope())),
    ("seasons", || jobs(seasons::rows())),
    ("scheduled", || jobs(two_sides::scheduled())),
    ("screening", screening::rows),
    ("forecast", forecast::rows),
];

/// The lines of each row, on as many threads as there are processors.
fn lines(rows: &[Box<dyn Job>]) -> Vec<Vec<Line>> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((at, row)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    rows.get(at).map(|row| (at, row))
                } {
                    let begun = Instant::now();
                    let lines = row.lines();
                    println!("{:6.1} s  {}", begun.elapsed().as_secs_f64(), row.name());
                    done.lock().unwrap().push((at, lines));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, lines)| lines).collect()
}

fn page_path() -> String {
    format!("{}/CALIBRATION.md", crate::common::ROOT)
}

/// All cells under `INTERSTATE_CALIBRATION=whole`, every fourth row of each table under `=quarter`; else a row that is cheap.
#[test]
fn the_cells_of_the_calibration_are_found_anew() {
    let asked = std::env::var("INTERSTATE_CALIBRATION");
    let problems = match asked.as_deref() {
        Ok("whole") => recompute(false),
        Ok("write") => recompute(true),
        Ok("quarter") => quarter(),
        Ok(other) => panic!("{other:?}; expected whole, write or quarter"),
        Err(_) => cheap(),
    };
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Finds every fourth row of each table anew.
fn quarter() -> Vec<String> {
    let page = fs::read_to_string(page_path()).unwrap();
    let mut problems = Vec::new();
    for (section, rows) in SECTIONS {
        println!("{section}");
        let rows: Vec<_> = rows().into_iter().step_by(4).collect();
        for line in lines(&rows).into_iter().flatten() {
            let faults = line.faults.iter();
            problems.extend(faults.map(|fault| format!("{}\n  {fault}", line.text)));
            problems.extend(lacks(&page, section, &line));
        }
    }
    problems
}

/// Finds every cell anew: what differs from the page, and what falls short of what it promises. With `write` the page is written anew.
fn recompute(write: bool) -> Vec<String> {
    let begun = Instant::now();
    let mut page = fs::read_to_string(page_path()).unwrap();
    let mut problems = Vec::new();
    for (section, rows) in SECTIONS {
        println!("{section}");
        let lines: Vec<Line> = lines(&rows()).into_iter().flatten().collect();
        for line in &lines {
            let faults = line.faults.iter();
            problems.extend(faults.map(|fault| format!("{}\n  {fault}", line.text)));
        }
        if write {
            page = replaced(&page, section, &lines);
        } else {
            problems.extend(difference(&page, section, &lines));
        }
    }
    if write {
        fs::write(page_path(), page).unwrap();
    }
    println!("{:.0} s in all", begun.elapsed().as_secs_f64());
    problems
}

/// Some lines that are found in no time.
fn cheap() -> Vec<String> {
    let page = fs::read_to_string(page_path()).unwrap();
    let rows = two_sides::independent();
    let cheap = |row: &&Row| row.situation.name == "Poisson, 3 v 3 cells of mean 20";
    let lines = rows.iter().filter(cheap).flat_map(Row::lines);
    let lacking = lines.filter(|line| !page.contains(&line.text));
    lacking
        .map(|line| format!("CALIBRATION.md lacks {}", line.text))
        .collect()
}
