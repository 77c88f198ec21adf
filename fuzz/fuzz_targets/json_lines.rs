//! Ledgers as JSON lines: no input panics, every line is kept or told why not, and what was kept is written and read again as the same,
//! as JSON lines and as CSV.
#![no_main]

use interstate::Coverage;
use interstate::read::json_lines::{JsonLinesReader, write};
use interstate::read::ledger::{self, LedgerReader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let reader = JsonLinesReader::new().coverage(Coverage::unlimited());
    let Ok(read) = reader.read(bytes) else {
        return;
    };
    assert!(read.rows - read.ledger.len() as u64 >= read.rejected.len() as u64);
    assert_eq!(read.rows == read.ledger.len() as u64, read.rejected.is_empty());
    let mut file = Vec::new();
    write(&read.ledger, &mut file).unwrap();
    assert_eq!(JsonLinesReader::new().read(file.as_slice()).unwrap().strict().unwrap(), read.ledger);
    let mut file = Vec::new();
    ledger::write(&read.ledger, &mut file).unwrap();
    assert_eq!(LedgerReader::new().read(file.as_slice()).unwrap().strict().unwrap(), read.ledger);
});
