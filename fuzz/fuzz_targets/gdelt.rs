//! GDELT files: no bytes make the reader panic, lose a row or a byte, or depend on how the stream is cut; a row kept is the row read.
#![no_main]

use interstate::read::gdelt::{GdeltOptions, PlaceOf};
use libfuzzer_sys::fuzz_target;
use std::io::Read;

/// Gives a changing number of bytes at a time.
struct Sips<'a>(&'a [u8], usize);

impl Read for Sips<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.1 = self.1 * 31 % 127 + 1;
        let few = into.len().min(self.1);
        self.0.read(&mut into[..few])
    }
}

fuzz_target!(|file: &[u8]| {
    let mut lines: Vec<&[u8]> = file.split(|&b| b == b'\n').collect();
    if lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    let mut reader = match GdeltOptions::new().reader(file) {
        Ok(reader) => reader,
        // Another file: refused however it is cut.
        Err(refused) => {
            let again = GdeltOptions::new().reader(Sips(file, file.len()));
            assert_eq!(again.map(|_| ()).unwrap_err().to_string(), refused.to_string());
            return;
        }
    };
    let mut ids = Vec::new();
    while let Some(event) = reader.next_event().unwrap() {
        let line = lines[event.line().unwrap() as usize - 1];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let cells: Vec<&[u8]> = event.cells().map(|(_, cell)| cell).collect();
        assert_eq!(cells.join(&b'\t'), line);
        assert_eq!(
            event.code().text().as_bytes(),
            event.cell("EventCode").unwrap()
        );
        assert_eq!(
            event.dyad().is_some(),
            event.from().is_some() && event.to().is_some() && event.from() != event.to()
        );
        for error in [
            event.goldstein().err(),
            event.tone().err(),
            event.mentions().err(),
            event.added_at().err(),
            event.url().err(),
        ] {
            assert!(error.is_none_or(|error| error.line() == event.line()));
        }
        for &whose in PlaceOf::ALL {
            let _ = event.place(whose);
        }
        let _ = (
            event.is_root_event(),
            event.quad_class(),
            event.sources(),
            event.articles(),
            event.days_late(),
        );
        ids.push(event.id());
    }
    let account = reader.account();
    assert_eq!(account.rows(), lines.len() as u64);
    assert_eq!(account.rows(), account.kept() + account.rejected());
    assert_eq!(account.kept(), ids.len() as u64);
    assert_eq!(account.bytes(), file.len() as u64);
    let _ = account.to_string();

    let mut sipping = GdeltOptions::new().reader(Sips(file, file.len())).unwrap();
    let mut again = Vec::new();
    sipping.for_each(|event| again.push(event.id())).unwrap();
    assert_eq!(again, ids);
    assert_eq!(sipping.account(), account);

    let mut own = GdeltOptions::new().reader(file).unwrap();
    let events = own.events().map(Result::unwrap).count() as u64;
    assert_eq!(own.account().kept(), events);
    assert_eq!(own.account().rows(), events + own.account().rejected());
    assert_eq!(own.account().rows(), account.rows());
});
