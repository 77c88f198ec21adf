//! Many files counted on many machines without an engine: each file a shard, each shard a saved tally, the whole their sum.
//!
//! ```text
//! cargo run --release --example shards -- COUNTS FILE...               # all on this machine
//! cargo run --release --example shards -- COUNTS FILE... --part 3/8    # the third of eight machines, such as a task of an array of jobs
//! ```
//! A shard is written under another name and then renamed, so that one that is there is whole: the same command goes on where it was broken
//! off. Once no file is without its shard, all of them are merged; until then the files that are missing are named, and nothing is counted for
//! them. Rows are counted as they are: what makes rows one event, such as one a day, must see all of these rows in one file.
//!
//! ci: target/shards data/gdelt_v1_20141124_100rows.export.CSV data/gdelt_v2_20191024143000_subset.export.CSV
#![allow(missing_docs, clippy::doc_markdown)]

use interstate::Partition;
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use serde::{Deserialize, Serialize};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// What is kept of a file.
#[derive(Deserialize, Serialize)]
struct Shard {
    rows: u64,
    rejected: u64,
    tally: EventTally,
}

/// The sum of all shards.
#[derive(Debug)]
pub struct Whole {
    pub rows: u64,
    pub rejected: u64,
    pub tally: EventTally,
}

fn grid() -> interstate::Result<EventGrid> {
    let years = Partition::yearly(1979..=2029)?;
    EventGrid::new(EventPairs::Directed, GroupBy::Root, years)
}

/// Where the shard of a file lies.
///
/// # Errors
/// A path that names no file.
pub fn shard(counts: &Path, file: &Path) -> Outcome<PathBuf> {
    let name = file.file_name().ok_or("a file has a name")?;
    Ok(counts.join(name).with_added_extension("tally.json"))
}

/// Counts a file, if that was not done before: `false` if it was.
///
/// # Errors
/// A file that cannot be read to its end; a folder that cannot be written to.
pub fn count(counts: &Path, file: &Path) -> Outcome<bool> {
    let path = shard(counts, file)?;
    if path.exists() {
        return Ok(false);
    }
    let mut reader = GdeltOptions::new().open(file)?;
    let mut tally = EventTally::new(grid()?);
    tally.read(&mut reader)?;
    let account = reader.account();
    let shard = Shard {
        rows: account.rows(),
        rejected: account.rejected(),
        tally,
    };
    // Two machines that count the same file write two drafts of the same text.
    let draft = path.with_added_extension(std::process::id().to_string());
    fs::write(&draft, serde_json::to_string(&shard)?)?;
    fs::rename(draft, path)?;
    Ok(true)
}

/// The sum of the shards of all files, in whatever order.
///
/// # Errors
/// Files without a shard, by their names; shards that count by different groups or periods.
pub fn merged<'a>(counts: &Path, files: impl IntoIterator<Item = &'a Path>) -> Outcome<Whole> {
    let mut whole = Whole {
        rows: 0,
        rejected: 0,
        tally: EventTally::new(grid()?),
    };
    let mut missing = Vec::new();
    for file in files {
        let Ok(text) = fs::read_to_string(shard(counts, file)?) else {
            missing.push(file.display().to_string());
            continue;
        };
        let part: Shard = serde_json::from_str(&text)?;
        whole.tally.merge(&part.tally)?;
        whole.rows += part.rows;
        whole.rejected += part.rejected;
    }
    if missing.is_empty() {
        return Ok(whole);
    }
    Err(format!("not yet counted: {}", missing.join(", ")).into())
}

/// `3/8`: every eighth file from the third on.
fn part(text: &str) -> Outcome<(usize, usize)> {
    let (which, of) = text.split_once('/').ok_or("a part is such as 3/8")?;
    let (which, of) = (which.parse()?, of.parse()?);
    if which < 1 || which > of {
        return Err("a part is such as 3/8".into());
    }
    Ok((which, of))
}

fn main() -> Outcome {
    let usage = "usage: shards COUNTS FILE... [--part 3/8]";
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let share = match words.iter().position(|word| word == "--part") {
        Some(at) => {
            let share = part(words.get(at + 1).ok_or(usage)?)?;
            words.truncate(at);
            Some(share)
        }
        None => None,
    };
    let [counts, files @ ..] = words.as_slice() else {
        return Err(usage.into());
    };
    let counts = Path::new(counts);
    fs::create_dir_all(counts)?;
    let files: Vec<&Path> = files.iter().map(Path::new).collect();
    let (which, of) = share.unwrap_or((1, 1));
    for file in files.iter().skip(which - 1).step_by(of) {
        let done = if count(counts, file)? {
            "counted"
        } else {
            "counted before"
        };
        println!("{}: {done}", file.display());
    }
    if share.is_none() {
        let Whole {
            rows,
            rejected,
            tally,
        } = merged(counts, files)?;
        println!(
            "{rows} rows, {rejected} rejected; {} events counted, {} left out",
            tally.counted(),
            tally.events() - tally.counted()
        );
    }
    Ok(())
}
