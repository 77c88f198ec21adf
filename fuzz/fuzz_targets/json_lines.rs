//! Ledgers as JSON lines: no input panics, every line is kept or told why not, and what was kept is written and read again as the same,
//! as JSON lines and as CSV.
#![no_main]

use interstate::Coverage;
use interstate::read::json_lines::{JsonLinesOptions, write};
use interstate::read::ledger::{self, LedgerOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let reader = JsonLinesOptions::new().with_coverage(Coverage::unlimited());
    let Ok(read) = reader.read(bytes) else {
        return;
    };
    assert!(read.account.rows() - read.ledger.len() as u64 >= read.account.faults().len() as u64);
    assert_eq!(read.account.rows() == read.ledger.len() as u64, read.account.faults().is_empty());
    let mut file = Vec::new();
    write(&read.ledger, &mut file).unwrap();
    assert_eq!(JsonLinesOptions::new().read(file.as_slice()).unwrap().strict().unwrap(), read.ledger);
    let mut file = Vec::new();
    ledger::write(&read.ledger, &mut file).unwrap();
    assert_eq!(LedgerOptions::new().read(file.as_slice()).unwrap().strict().unwrap(), read.ledger);
});
