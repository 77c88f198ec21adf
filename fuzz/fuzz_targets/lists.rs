//! Published sanctions lists: no input panics, every entry is kept or told why not, what was kept makes a register.
//!
//! The first byte picks the reader. XML is read a second time behind a comment that puts a seam between two blocks into it, and says the same;
//! so are lines of `FollowTheMoney` with a blank in each.
#![no_main]

use interstate::Result;
use interstate::read::sanctions::{
    ConListOptions, CslCsvOptions, CslJsonOptions, EuCsvOptions, EuXmlOptions, FtmJsonOptions, ListDay, ListRead, OfacAdvancedXmlOptions,
    OfacCsvFiles, OfacCsvOptions, OfacDelta, OfacList, SecoXmlOptions, UkCsvOptions, UkXmlOptions, UnXmlOptions,
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

/// The places of the readers of XML.
const OF_XML: &[usize] = &[0, 1, 2, 7, 9];

/// The place of the reader of `FollowTheMoney`.
const OF_FTM: usize = 11;

/// The lines with a blank in each, so that none is in the form that is read without a parser.
fn with_blanks(file: &[u8]) -> Vec<u8> {
    let lines = file.split(|byte| *byte == b'\n');
    let lines = lines.map(|line| match line.strip_prefix(b"{\"") {
        Some(rest) => [b"{ \"", rest].concat(),
        None => line.to_vec(),
    });
    lines.collect::<Vec<_>>().join(&b'\n')
}

/// How much of a file is read at once.
const BLOCK: usize = 256 << 10;

/// The file behind a comment, with the end of the first block somewhere in it.
fn with_seam(file: &[u8]) -> Vec<u8> {
    let before = file.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte))) % (file.len() + 1);
    let mut all = b"<!--".to_vec();
    all.resize(BLOCK - before - 3, b'x');
    all.extend_from_slice(b"-->");
    all.extend_from_slice(file);
    all
}

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, file)) = bytes.split_first() else { return };
    let reader = usize::from(first) % (READERS.len() + 1);
    let Some(read) = READERS.get(reader) else {
        match OfacDelta::read(file) {
            Ok(delta) => {
                let account = delta.account();
                assert_eq!(account.rows(), account.kept() + account.rejected());
                assert_eq!(account.kept(), delta.removals().len() as u64 + delta.added() + delta.modified());
            }
            Err(fault) => assert!(fault.line().is_some()),
        }
        return;
    };
    if reader == OF_FTM {
        let (one, other) = (read(file), read(&with_blanks(file)));
        assert_eq!(one.is_ok(), other.is_ok());
        if let (Ok(one), Ok(other)) = (one, other) {
            assert_eq!(one.account().rejected(), other.account().rejected());
            assert_eq!(one.into_parts(), other.into_parts());
        }
    }
    match read(file) {
        Ok(all) if OF_XML.contains(&reader) && !file.starts_with("\u{FEFF}".as_bytes()) => {
            let parts = read(&with_seam(file)).map(ListRead::into_parts).unwrap();
            assert_eq!(parts, all.into_parts());
        }
        Err(fault) if OF_XML.contains(&reader) && file.starts_with(b"<") => {
            assert!(fault.line().is_some());
            assert!(read(&with_seam(file)).is_err());
        }
        _ => {}
    }
    match read(file) {
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
