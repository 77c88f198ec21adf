//! `ledger-memory csv|json FILE`: how many bytes of the heap a read ledger holds for each of its records, and the most while it was read.

use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::LedgerOptions;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().collect();
    let [_, form, path] = words.as_slice() else {
        return Err("ledger-memory csv|json FILE".into());
    };
    let mut kept = None;
    let counted = allocation_counter::measure(|| {
        kept = match form.as_str() {
            "csv" => LedgerOptions::new().read_path(path).ok(),
            _ => JsonLinesOptions::new().read_path(path).ok(),
        };
    });
    let ledger = kept.ok_or("no ledger")?.strict()?;
    let rows = ledger.len() as f64;
    let size = size_of::<interstate::Interaction>();
    println!(
        "{:.1} {:.1} {:.2} {size}",
        counted.bytes_current as f64 / rows,
        counted.bytes_max as f64 / rows,
        counted.count_total as f64 / rows
    );
    Ok(())
}
