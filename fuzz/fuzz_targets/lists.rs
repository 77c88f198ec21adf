//! Published sanctions lists: no input panics, every entry is kept or told why not, what was kept makes a register.
//!
//! The first byte picks the reader.
#![no_main]

use interstate::Result;
use interstate::read::sanctions::{
    ConListOptions, CslCsvOptions, CslJsonOptions, EuCsvOptions, EuXmlOptions, FtmJsonOptions, ListDay, ListRead, OfacAdvancedXmlOptions,
    OfacCsvFiles, OfacCsvOptions, OfacList, SecoXmlOptions, UkCsvOptions, UkXmlOptions, UnXmlOptions,
};
use interstate::sanction::{ConflictReading, ListExtent, ProgrammeReading, TerritoryReading};
use libfuzzer_sys::fuzz_target;

/// Stated for lists that do not tell it.
fn day() -> ListDay {
    ListDay::Stated("2026-09-14".parse().unwrap())
}
const READING: ProgrammeReading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);

type Reader = fn(&[u8]) -> Result<ListRead>;

const READERS: &[Reader] = &[
    |bytes| SecoXmlOptions::new(ListDay::InFile, READING).read(bytes),
    |bytes| UnXmlOptions::new(ListDay::InFile, READING).read(bytes),
    |bytes| OfacAdvancedXmlOptions::new(day(), READING).read(bytes),
    |bytes| {
        // The files of the set, with a NUL between.
        let mut files = bytes.split(|byte| *byte == 0);
        let mut next = || files.next().unwrap_or_default();
        let set = OfacCsvFiles::new(next()).with_addresses(next());
        let set = set.with_other_names(next()).with_comments(next());
        OfacCsvOptions::new(OfacList::Consolidated, day(), READING).read(set)
    },
    |bytes| CslCsvOptions::new(day(), READING).read(bytes),
    |bytes| CslJsonOptions::new(day(), READING).read(bytes),
    |bytes| EuCsvOptions::new(ListDay::InFile, READING).read(bytes),
    |bytes| EuXmlOptions::new(ListDay::InFile, READING).read(bytes),
    |bytes| UkCsvOptions::new(ListDay::InFile, READING).read(bytes),
    |bytes| UkXmlOptions::new(day(), READING).read(bytes),
    |bytes| ConListOptions::new(ListDay::InFile, READING).read(bytes),
    |bytes| FtmJsonOptions::new(day(), READING).read(bytes),
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
