//! `ledgers-race csv|json FILE`: reads a ledger, with every check and link, and prints its seconds, rows and peak memory in KiB.
//!
//! It uses nothing that the earlier commit lacks, so that `run` can build the same lines against both.

use interstate::Ledger;
use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::LedgerOptions;
use std::error::Error;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().collect();
    let [_, form, path] = words.as_slice() else {
        return Err("ledgers-race csv|json FILE".into());
    };
    let start = Instant::now();
    let ledger: Ledger = match form.as_str() {
        "csv" => LedgerOptions::new().read_path(path)?.strict()?,
        "json" => JsonLinesOptions::new().read_path(path)?.strict()?,
        _ => return Err("no such form".into()),
    };
    let seconds = start.elapsed().as_secs_f64();
    println!("{seconds:.4} {} {}", ledger.len(), peak());
    // Not freed one by one: the peers leave that to the end of the process too.
    std::mem::forget(ledger);
    Ok(())
}

/// The most memory that this process held at once, in KiB, as Linux tells it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
