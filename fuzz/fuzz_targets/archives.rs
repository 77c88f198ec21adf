//! Gzip and zip files: no bytes on disk make opening or reading panic, and what the archive states of a member holds for what is read.

#![no_main]

use interstate::read::gdelt::GdeltOptions;
use interstate::read::{open, open_zip_member, zip_members};
use std::io::{Read, copy, sink};

/// So much of what a file unpacks to is enough.
const MOST: u64 = 1 << 22;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let path = std::env::temp_dir().join(format!("interstate-fuzz-{}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    for member in zip_members(&path).unwrap_or_default() {
        if let Ok(file) = open_zip_member(&path, &member) {
            let stated = file.length().unwrap();
            if let Ok(read) = copy(&mut file.take(MOST), &mut sink()) {
                assert!(read == stated || read == MOST || stated > u64::from(u32::MAX));
            }
        }
    }
    if let Ok(file) = open(&path) {
        let Ok(mut reader) = GdeltOptions::new().reader(file.take(MOST)) else {
            return;
        };
        let _ = reader.for_each(|_| ());
        let account = reader.account();
        assert_eq!(account.rows(), account.kept() + account.rejected());
    }
});
