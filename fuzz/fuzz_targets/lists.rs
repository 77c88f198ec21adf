//! Published sanctions lists: no input panics, every entry is kept or told why not, what was kept makes a register.
//!
//! The first byte picks the reader.
#![no_main]

use interstate::Result;
use interstate::read::sanctions::{ListDay, ListRead, SecoXmlOptions, UnXmlOptions};
use interstate::sanction::ListExtent;
use libfuzzer_sys::fuzz_target;

type Reader = fn(&[u8]) -> Result<ListRead>;

const READERS: &[Reader] = &[
    |bytes| SecoXmlOptions::new(ListDay::InFile).read(bytes),
    |bytes| UnXmlOptions::new(ListDay::InFile).read(bytes),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, file)) = bytes.split_first() else { return };
    match READERS[usize::from(first) % READERS.len()](file) {
        Ok(read) => {
            let account = read.account();
            assert_eq!(account.rows(), account.kept() + account.rejected());
            assert_eq!(account.rejected() == 0, account.faults().is_empty());
            assert!(account.faults().iter().all(|fault| fault.line().is_some()));
            assert!(read.snapshot(ListExtent::Whole).is_ok());
            read.into_register().unwrap();
        }
        Err(fault) => assert!(fault.line().is_some()),
    }
});
