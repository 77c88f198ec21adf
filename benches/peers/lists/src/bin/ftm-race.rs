//! `ftm-race JOB FILE`: does one job over lines of entities and prints its seconds, what it found and peak memory in KiB.

use interstate::read::sanctions::{FtmJsonOptions, ListDay, ListRead};
use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::error::Error;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().collect();
    let [_, job, path] = words.as_slice() else {
        return Err("ftm-race skip|keys|ftm FILE".into());
    };
    let start = Instant::now();
    if job == "ftm" {
        // What was read is in hand when the time is taken, as it is in the other races.
        let read = read(path)?;
        println!("{:.4} {} {}", start.elapsed().as_secs_f64(), read.parts().designations.len(), peak());
        return Ok(());
    }
    let found = match job.as_str() {
        // The floor: every line is checked to be JSON.
        "skip" => each_line::<IgnoredAny>(path)?,
        "keys" => each_line::<Keys>(path)?,
        _ => return Err("no such job".into()),
    };
    println!("{:.4} {found} {}", start.elapsed().as_secs_f64(), peak());
    Ok(())
}

fn read(path: &str) -> Outcome<ListRead> {
    let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
    let day = ListDay::Stated("2026-10-08".parse()?);
    let read = FtmJsonOptions::new(day, reading).read_path(path)?;
    read.account().strict()?;
    Ok(read)
}

/// What any reader does that asks serde_json for some properties of an entity: each key is a text, each value is skipped.
struct Keys;

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(OfKeys)
    }
}

struct OfKeys;

impl<'de> Visitor<'de> for OfKeys {
    type Value = Keys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
        while let Some(key) = map.next_key::<&str>()? {
            if key == "properties" {
                map.next_value::<Keys>()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Keys)
    }
}

/// Reads every line as this alone, and keeps nothing of it; says how many there are.
fn each_line<T: for<'de> Deserialize<'de>>(path: &str) -> Outcome<u64> {
    let mut from = BufReader::with_capacity(256 << 10, File::open(path)?);
    let (mut line, mut lines) = (Vec::new(), 0);
    loop {
        line.clear();
        if from.read_until(b'\n', &mut line)? == 0 {
            return Ok(lines);
        }
        serde_json::from_slice::<T>(&line)?;
        lines += 1;
    }
}

/// The most memory held at once, in KiB, as Linux tells it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
