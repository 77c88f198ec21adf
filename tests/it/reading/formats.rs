//! Every reader over every sample of every other format: the wrong file is refused by its name, and by that of the reader.

mod samples;
mod told;

use super::headed::{READERS, Reading};
use crate::common::asked;
use interstate::ErrorCategory;
use interstate::read::gdelt::{GdeltMentionOptions, GdeltOptions};
use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::LedgerOptions;
use interstate::read::listings::ListingsOptions;
use samples::samples;
use std::collections::BTreeSet;
use std::io::Read;

fn gdelt(from: &mut dyn Read) -> interstate::Result<u64> {
    let mut reader = GdeltOptions::new().reader(from)?;
    let mut rows = 0;
    reader.for_each(|_| rows += 1)?;
    Ok(rows)
}

fn mentions(from: &mut dyn Read) -> interstate::Result<u64> {
    let mut reader = GdeltMentionOptions::new().reader(from)?;
    let mut rows = 0;
    reader.for_each(|_| rows += 1)?;
    Ok(rows)
}

fn ledger(from: &mut dyn Read) -> interstate::Result<u64> {
    Ok(LedgerOptions::new().read(from)?.account.kept())
}

fn json(from: &mut dyn Read) -> interstate::Result<u64> {
    Ok(JsonLinesOptions::new().read(from)?.account.kept())
}

fn listings(from: &mut dyn Read) -> interstate::Result<u64> {
    Ok(ListingsOptions::new().read(from)?.account.kept())
}

enum Reader {
    Headed(Reading),
    Other(fn(&mut dyn Read) -> interstate::Result<u64>),
}

impl Reader {
    /// How many rows are kept.
    fn read(&self, mut file: &[u8]) -> interstate::Result<u64> {
        match self {
            Self::Headed(reading) => reading(&mut file).map(|(kept, _)| kept),
            Self::Other(reading) => reading(&mut file),
        }
    }
}

/// Every reader, by the file that it is of.
fn readers() -> Vec<(&'static str, Reader)> {
    let headed = READERS.map(|(name, reading, _)| (name, Reader::Headed(reading)));
    let others = [
        ("GDELT events", Reader::Other(gdelt)),
        ("GDELT 2 mentions", Reader::Other(mentions)),
        ("a ledger", Reader::Other(ledger)),
        ("listings of sanctions", Reader::Other(listings)),
        ("JSON lines of a ledger", Reader::Other(json)),
    ];
    headed.into_iter().chain(others).collect()
}

#[test]
fn a_file_given_to_the_wrong_reader_is_refused_by_its_name() {
    let mut refused = 0;
    for (name, file) in samples() {
        for (expected, reader) in readers() {
            let read = reader.read(&file);
            if name == expected {
                // Some samples are a header alone; a ledger's may lack its coverage.
                if let Err(error) = read {
                    assert_eq!(error.category(), ErrorCategory::Coverage, "{name}: {error}");
                }
                continue;
            }
            let error = read.expect_err(&format!("{name} is read as {expected}"));
            assert_eq!(error.category(), ErrorCategory::File);
            let text = error.to_string();
            let start = format!(": this is {name}");
            assert!(text.contains(&start), "{name} as {expected}: {text}");
            assert!(text.contains(&format!("; expected {expected}: ")), "{text}");
            refused += 1;
        }
    }
    assert!(refused > 350, "{refused}");
}

#[test]
fn the_page_of_the_readers_names_every_published_file() {
    let page = std::fs::read_to_string(format!("{}/src/read.rs", crate::common::ROOT)).unwrap();
    let names: BTreeSet<&str> = samples().into_iter().map(|(name, _)| name).collect();
    for name in names {
        assert!(
            page.lines()
                .any(|line| line.starts_with(&format!("//! | {name} |"))),
            "{name} stands in no row of the table"
        );
    }
}

#[test]
fn no_start_of_a_file_makes_recognition_panic_or_depend_on_how_it_is_cut() {
    let mut seed = 7_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        seed >> 33
    };
    let all = samples();
    for (_, file) in &all {
        let file = &file[..file.len().min(700)];
        for _ in 0..asked(4, 1) {
            // Cut short, with one byte changed to a mark.
            let mut cut = file[..usize::try_from(next()).unwrap() % (file.len() + 1)].to_vec();
            if let Some(at) = usize::try_from(next()).unwrap().checked_rem(cut.len()) {
                cut[at] = *b"\",;\t\n\r\0{"
                    .get(usize::try_from(next() % 8).unwrap())
                    .unwrap();
            }
            for (_, reader) in readers() {
                let whole = reader.read(&cut).map_err(|error| error.to_string());
                let sipped = match &reader {
                    Reader::Headed(reading) => reading(&mut OneByOne(&cut)).map(|(kept, _)| kept),
                    Reader::Other(reading) => reading(&mut OneByOne(&cut)),
                };
                assert_eq!(sipped.map_err(|error| error.to_string()), whole);
            }
        }
    }
    // Quotes that never close, marks without end.
    for hostile in [
        "\"".repeat(100_000),
        ",\"".repeat(50_000),
        "\t".repeat(100_000),
        "a,\"\"\"b".repeat(20_000),
    ] {
        for (_, reader) in readers() {
            let _ = reader.read(hostile.as_bytes());
        }
    }
}

/// Gives a byte at a time.
pub(super) struct OneByOne<'a>(pub(super) &'a [u8]);

impl Read for OneByOne<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let one = into.len().min(1);
        self.0.read(&mut into[..one])
    }
}
