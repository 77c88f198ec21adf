//! Published sanctions lists: made-up files against counts of another program, and what is no list.

mod blocks;
mod counted;
mod csl;
mod days;
mod eu;
mod forms;
mod ftm;
mod hostile;
mod memory;
mod multiplied;
mod mutated;
mod ofac;
mod seco;
mod sheets;
mod tree;
mod uk;
mod un;
mod vintages;

use interstate::read::sanctions::ListRead;
use interstate::sanction::{ConflictReading, Designation, ProgrammeReading, TerritoryReading};
use std::path::PathBuf;

/// How programmes are read in these tests.
const READING: ProgrammeReading =
    ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

/// A made-up list.
fn file(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(crate::common::ROOT)
        .join("tests/it/corpus/lists")
        .join(name)
}

/// The listing of an id.
fn listing<'a>(read: &'a ListRead, id: &str) -> &'a Designation {
    let listings = &read.parts().designations;
    let found = listings.iter().find(|listing| listing.id() == id);
    found.unwrap_or_else(|| panic!("no {id:?} among {:?}", ids(read)))
}

/// The parts as JSON, without the lines where listings stand: those of two formats of one list differ.
fn parts_but_for_lines(read: &ListRead) -> serde_json::Value {
    let mut parts = serde_json::to_value(read.parts()).unwrap();
    for listing in parts["designations"].as_array_mut().unwrap() {
        assert!(listing.as_object_mut().unwrap().remove("source").is_some());
    }
    parts
}

fn ids(read: &ListRead) -> Vec<&str> {
    let listings = read.parts().designations.iter();
    listings.map(Designation::id).collect()
}
