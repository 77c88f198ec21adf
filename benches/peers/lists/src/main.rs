//! `lists-race JOB FILE`: does one job over a list and prints its seconds, entries, peak memory and what is kept of it, in KiB.

use interstate::read::sanctions::{ListDay, OfacAdvancedXmlOptions, SecoXmlOptions};
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
    let read = match job.as_str() {
        "step" => {
            let events = step(path)?;
            println!("{:.4} {events} {} 0", start.elapsed().as_secs_f64(), memory("VmHWM:"));
            return Ok(());
        }
        "ofac" => OfacAdvancedXmlOptions::new(ListDay::InFile, READING).read_path(path)?,
        "seco" => SecoXmlOptions::new(ListDay::InFile, READING).read_path(path)?,
        _ => return Err("no such job".into()),
    };
    let seconds = start.elapsed().as_secs_f64();
    read.account().strict()?;
    let (peak, before) = (memory("VmHWM:"), memory("VmRSS:"));
    // What is kept is what a second one of it takes.
    let again = read.parts().clone();
    let kept = memory("VmRSS:").saturating_sub(before);
    println!("{seconds:.4} {} {peak} {kept}", read.account().rows());
    drop(again);
    Ok(())
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

/// Memory of this process in KiB, as Linux tells it: held now, or the most held at once.
fn memory(which: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(which));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
