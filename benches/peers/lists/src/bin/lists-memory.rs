//! `lists-memory FORMAT FILE`: reads a list and prints the most bytes held at once while reading, and those of the parts of the register that it gives.
//!
//! A program of its own: what counts allocations slows them, and the races measure time.

use interstate::read::sanctions::{FtmJsonOptions, ListDay, ListRead, OfacAdvancedXmlOptions, SecoXmlOptions};
use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
use std::error::Error;

const READING: ProgrammeReading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().collect();
    let [_, format, path] = words.as_slice() else {
        return Err("lists-memory seco|ofac|ftm FILE".into());
    };
    let mut parts = None;
    let held = allocation_counter::measure(|| parts = Some(read(format, path).map(ListRead::into_parts)));
    if let Some(parts) = parts {
        drop(parts?);
    }
    println!("{} {}", held.bytes_max, held.bytes_current);
    Ok(())
}

fn read(format: &str, path: &str) -> Outcome<ListRead> {
    let read = match format {
        "ofac" => OfacAdvancedXmlOptions::new(ListDay::InFile, READING).read_path(path)?,
        "seco" => SecoXmlOptions::new(ListDay::InFile, READING).read_path(path)?,
        "ftm" => FtmJsonOptions::new(ListDay::Stated("2026-10-08".parse()?), READING).read_path(path)?,
        _ => return Err("no such format".into()),
    };
    read.account().strict()?;
    Ok(read)
}
