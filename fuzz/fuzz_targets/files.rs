//! What holds for every file with a header, whatever its bytes.

use interstate::read::ReadAccount;
use std::io::Read;

/// Gives a changing number of bytes at a time.
pub struct Sips<'a>(pub &'a [u8], pub usize);

impl Read for Sips<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.1 = self.1 * 31 % 127 + 1;
        let few = into.len().min(self.1);
        self.0.read(&mut into[..few])
    }
}

/// Every row and byte is accounted for.
pub fn check(account: &ReadAccount, file: &[u8], kept: usize) {
    assert_eq!(account.rows(), account.kept() + account.rejected());
    assert_eq!(account.kept(), kept as u64);
    assert_eq!(account.bytes(), file.len() as u64);
    let _ = account.to_string();
}

/// A fuzz target for a reader: no bytes make it panic, lose a byte, or depend on how the stream is cut.
#[macro_export]
macro_rules! target {
    ($options:ident, $text:expr) => {
        libfuzzer_sys::fuzz_target!(|file: &[u8]| {
            let first = $options::new().reader(file);
            let second = $options::new().reader(files::Sips(file, file.len()));
            let (Ok(mut first), Ok(mut second)) = (first, second) else {
                assert_eq!(
                    $options::new().reader(file).map(|_| ()).map_err(|e| e.to_string()),
                    $options::new().reader(files::Sips(file, 3)).map(|_| ()).map_err(|e| e.to_string())
                );
                return;
            };
            let (mut one, mut other) = (Vec::new(), Vec::new());
            first.for_each(|event| one.push($text(event))).unwrap();
            second.for_each(|event| other.push($text(event))).unwrap();
            assert_eq!(one, other);
            assert_eq!(first.account(), second.account());
            files::check(first.account(), file, one.len());
            let mut own = $options::new().reader(file).unwrap();
            let kept = own.events().map(Result::unwrap).count();
            files::check(own.account(), file, kept);
        });
    };
}
