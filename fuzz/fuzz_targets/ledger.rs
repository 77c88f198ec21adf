//! Ledgers as CSV, by the crate's own texts and by ISO codes: no input panics, every row is kept or told why not, and what was kept is
//! written and read again as the same.
#![no_main]

use interstate::Coverage;
use interstate::read::ledger::{LedgerRead, LedgerReader, write};
use interstate::state::CodeScheme;
use libfuzzer_sys::fuzz_target;

fn checked(read: LedgerRead) {
    assert!(read.rows - read.ledger.len() as u64 >= read.rejected.len() as u64);
    assert_eq!(read.rows == read.ledger.len() as u64, read.rejected.is_empty());
    assert!(read.rejected.iter().all(|error| error.line().is_some()));
    let mut file = Vec::new();
    write(&read.ledger, &mut file).unwrap();
    let again = LedgerReader::new().read(file.as_slice()).unwrap();
    assert_eq!(again.strict().unwrap(), read.ledger);
}

fuzz_target!(|bytes: &[u8]| {
    let own = LedgerReader::new().coverage(Coverage::unlimited());
    for reader in [own.clone().states(CodeScheme::Iso2), own] {
        if let Ok(read) = reader.read(bytes) {
            checked(read);
        }
    }
});
