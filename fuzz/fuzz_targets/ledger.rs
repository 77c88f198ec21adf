//! Ledgers as CSV, by the crate's own texts and by ISO codes, in other encodings and as sheets are saved: no input panics, every row is kept or told why not, and what was kept is
//! written and read again as the same.
#![no_main]

use interstate::Coverage;
use interstate::read::{Delimiter, Encoding, LedgerRead};
use interstate::read::ledger::{LedgerOptions, write};
use interstate::state::CodeScheme;
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeSet;

fn checked(read: LedgerRead) {
    let faults = read.account.faults();
    let lines: BTreeSet<_> = faults.iter().map(|fault| fault.line()).collect();
    assert!(read.account.rows() - read.ledger.len() as u64 >= lines.len() as u64);
    assert!(read.account.fault_groups().map(|group| group.faults()).sum::<u64>() >= faults.len().min(64) as u64);
    assert!(read.account.summary().to_string().len() < 1 << 20);
    assert_eq!(read.account.rows() == read.ledger.len() as u64, read.account.faults().is_empty());
    assert!(read.account.faults().iter().all(|error| error.line().is_some()));
    let mut file = Vec::new();
    write(&read.ledger, &mut file).unwrap();
    let again = LedgerOptions::new().read(file.as_slice()).unwrap();
    assert_eq!(again.strict().unwrap(), read.ledger);
}

fuzz_target!(|bytes: &[u8]| {
    let own = LedgerOptions::new().with_coverage(Coverage::unlimited());
    let sheet = own.clone().with_header_on_line(2).with_header_rows(2).with_totals_row("Total");
    let readers = [
        own.clone().with_encoding(Encoding::Utf16),
        own.clone().with_encoding(Encoding::Windows1252).with_delimiter(Delimiter::Semicolon),
        sheet.with_delimiter(Delimiter::Tab),
        own.clone().with_states(CodeScheme::Iso2),
        own,
    ];
    for reader in readers {
        if let Ok(read) = reader.read(bytes) {
            checked(read);
        }
    }
});
