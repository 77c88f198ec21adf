//! Ledgers as CSV, by the crate's own texts and by ISO codes: no input panics, every row is kept or told why not, and what was kept is
//! written and read again as the same.
#![no_main]

use interstate::Coverage;
use interstate::read::LedgerRead;
use interstate::read::ledger::{LedgerOptions, write};
use interstate::state::CodeScheme;
use libfuzzer_sys::fuzz_target;

fn checked(read: LedgerRead) {
    assert!(read.account.rows() - read.ledger.len() as u64 >= read.account.faults().len() as u64);
    assert_eq!(read.account.rows() == read.ledger.len() as u64, read.account.faults().is_empty());
    assert!(read.account.faults().iter().all(|error| error.line().is_some()));
    let mut file = Vec::new();
    write(&read.ledger, &mut file).unwrap();
    let again = LedgerOptions::new().read(file.as_slice()).unwrap();
    assert_eq!(again.strict().unwrap(), read.ledger);
}

fuzz_target!(|bytes: &[u8]| {
    let own = LedgerOptions::new().with_coverage(Coverage::unlimited());
    for reader in [own.clone().with_states(CodeScheme::Iso2), own] {
        if let Ok(read) = reader.read(bytes) {
            checked(read);
        }
    }
});
