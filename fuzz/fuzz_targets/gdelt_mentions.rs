//! GDELT mentions: no bytes make the reader panic, lose a row or a byte, or depend on how the stream is cut; a row kept is the row read.
#![no_main]

mod files;

use interstate::read::gdelt::GdeltMentionOptions;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    let first = GdeltMentionOptions::new().reader(file);
    let second = GdeltMentionOptions::new().reader(files::Sips(file, file.len()));
    let (mut first, mut second) = match (first, second) {
        (Ok(first), Ok(second)) => (first, second),
        (first, second) => {
            assert_eq!(
                first.map(|_| ()).map_err(|e| e.to_string()),
                second.map(|_| ()).map_err(|e| e.to_string())
            );
            return;
        }
    };
    let lines: Vec<&[u8]> = file.split(|&b| b == b'\n').collect();
    let mut mentions = Vec::new();
    first
        .for_each(|row| {
            let line = lines[row.line() as usize - 1];
            let cells: Vec<&[u8]> = row.cells().map(|(_, cell)| cell).collect();
            assert_eq!(cells.join(&b'\t'), line.strip_suffix(b"\r").unwrap_or(line));
            for error in [
                row.sentence().err(),
                row.characters().err(),
                row.is_in_raw_text().err(),
                row.length().err(),
                row.tone().err(),
                row.identifier().err(),
                row.translation().err(),
            ] {
                assert!(error.is_none_or(|error| error.line() == Some(row.line())));
            }
            let _ = format!("{row} {row:?}");
            mentions.push(row.mention());
        })
        .unwrap();
    files::check(first.account(), file, mentions.len());
    let again: Vec<_> = second.mentions().map(Result::unwrap).collect();
    assert_eq!(again, mentions);
    assert_eq!(first.account(), second.account());
});
