//! `lists-race JOB FILE`: does one job over a list and prints its seconds, entries and peak memory in KiB.

use interstate::read::sanctions::{ListDay, ListRead, OfacAdvancedXmlOptions, SecoXmlOptions};
use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::time::Instant;

const READING: ProgrammeReading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().collect();
    let [_, job, path] = words.as_slice() else {
        return Err("lists-race step|seco|ofac FILE".into());
    };
    let start = Instant::now();
    if job == "step" {
        let events = step(path)?;
        println!("{:.4} {events} {}", start.elapsed().as_secs_f64(), peak());
        return Ok(());
    }
    let read = read(job, path)?;
    println!("{:.4} {} {}", start.elapsed().as_secs_f64(), read.account().rows(), peak());
    Ok(())
}

fn read(format: &str, path: &str) -> Outcome<ListRead> {
    let read = match format {
        "ofac" => OfacAdvancedXmlOptions::new(ListDay::InFile, READING).read_path(path)?,
        "seco" => SecoXmlOptions::new(ListDay::InFile, READING).read_path(path)?,
        _ => return Err("no such job".into()),
    };
    read.account().strict()?;
    Ok(read)
}

/// The floor: every event is found, and nothing is done with it.
fn step(path: &str) -> Outcome<u64> {
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, File::open(path)?));
    let (mut buffer, mut events) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(events),
            _ => events += 1,
        }
    }
}

/// The most memory held at once, in KiB, as Linux tells it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
