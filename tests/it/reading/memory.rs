//! Memory stays flat, whatever a file holds: one line of any length, any number of faulty rows, every day of the calendar.
//!
//! `INTERSTATE_MEMORY=whole cargo test --release --test input memory` runs the same on lines of 2 GB and on a million faulty rows.

use super::headed::{READERS, Reading};
use crate::common::asked;
use interstate::read::gdelt::{GdeltMentionOptions, GdeltOptions};
use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::LedgerOptions;
use interstate::read::{LedgerRead, ReadAccount};
use interstate::tally::scale::{EventGrid, EventPairs, GroupBy};
use interstate::{Coverage, Partition};
use std::io::Read;

/// More than any reader takes for bytes, and for the places of as many cells as a row can have.
const MOST: u64 = 8 << 20;
const MOST_OF_CELLS: u64 = 48 << 20;

fn whole() -> bool {
    std::env::var_os("INTERSTATE_MEMORY").is_some_and(|size| size == "whole")
}

/// What is tried by the command above, where every test asks everything, and elsewhere.
fn tried<T>(most: T, all: T, little: T) -> T {
    if whole() { most } else { asked(all, little) }
}

fn long() -> u64 {
    tried(2 << 30, 12 << 20, 9 << 20)
}

fn many() -> u64 {
    tried(1_000_000, 20_000, 10_000)
}

/// Each reader, or each second one.
fn readers() -> impl Iterator<Item = (&'static str, Reading, &'static [u8])> {
    READERS.into_iter().step_by(tried(1, 1, 2))
}

/// A start, then a text over and over up to so many bytes, then an end.
struct Generated<'a> {
    start: &'a [u8],
    again: &'a [u8],
    bytes: u64,
    at: usize,
    end: &'a [u8],
}

impl Read for Generated<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if !self.start.is_empty() {
            return self.start.read(into);
        }
        if self.bytes == 0 {
            return self.end.read(into);
        }
        let part = &self.again[self.at..];
        let most = usize::try_from(self.bytes).unwrap().min(part.len());
        let got = into.len().min(most);
        into[..got].copy_from_slice(&part[..got]);
        self.at = (self.at + got) % self.again.len();
        self.bytes -= got as u64;
        Ok(got)
    }
}

/// What a reader takes at most; how many rows it kept and rejected.
fn taken(
    read: impl FnOnce(Generated<'_>) -> (u64, u64),
    start: &[u8],
    again: &str,
    times: u64,
    end: &str,
) -> (u64, u64) {
    let block = again.repeat(1 + (64 << 10) / again.len());
    let from = Generated {
        start,
        again: block.as_bytes(),
        bytes: times * again.len() as u64,
        at: 0,
        end: end.as_bytes(),
    };
    let mut fates = (0, 0);
    let counted = allocation_counter::measure(|| fates = read(from));
    let most = if matches!(again, "," | "\t") {
        MOST_OF_CELLS
    } else {
        MOST
    };
    assert!(counted.bytes_max < most, "{} bytes", counted.bytes_max);
    fates
}

fn csv(from: Generated<'_>) -> (u64, u64) {
    let read = LedgerOptions::new()
        .with_coverage(Coverage::unlimited())
        .read(from);
    fates(&read.unwrap())
}

fn json(from: Generated<'_>) -> (u64, u64) {
    let read = JsonLinesOptions::new()
        .with_coverage(Coverage::unlimited())
        .read(from);
    fates(&read.unwrap())
}

fn fates(read: &LedgerRead) -> (u64, u64) {
    assert!(read.account.faults().len() <= ReadAccount::FAULTS);
    (read.ledger.len() as u64, read.ledger.unread().rows())
}

fn events(reading: Reading) -> impl FnOnce(Generated<'_>) -> (u64, u64) {
    move |mut from| {
        let (_, account) = reading(&mut from).unwrap();
        (account.kept(), account.rejected())
    }
}

fn gdelt(from: Generated<'_>) -> (u64, u64) {
    let mut reader = GdeltOptions::new().reader(from).unwrap();
    reader.for_each(|_| ()).unwrap();
    (reader.account().kept(), reader.account().rejected())
}

fn mentions(from: Generated<'_>) -> (u64, u64) {
    let mut reader = GdeltMentionOptions::new().reader(from).unwrap();
    reader.for_each(|_| ()).unwrap();
    (reader.account().kept(), reader.account().rejected())
}

/// The header of a file of the corpus, and a quote for the formats that have them.
fn header(file: &[u8]) -> &[u8] {
    let end = file.iter().position(|&byte| byte == b'\n').unwrap() + 1;
    &file[..end]
}

const HEAD: &str = "id,start,kind,parties,title\n";
const ROW: &str = "a,2022,call,CHN;RUS,x\n";
const LINE: &str =
    "{\"id\":\"a\",\"kind\":\"call\",\"when\":\"2022\",\"parties\":[\"CHN\",\"RUS\"]}\n";

#[test]
fn a_line_of_any_length_takes_no_memory() {
    let start = format!("{HEAD}b,2022,call,CHN;RUS,");
    let quoted = format!("{start}\"");
    let after = format!("\n{ROW}");
    assert_eq!(taken(csv, start.as_bytes(), "x", long(), &after), (1, 1));
    assert_eq!(taken(csv, start.as_bytes(), ",", long(), &after), (1, 1));
    let closed = format!("\"\n{ROW}");
    assert_eq!(
        taken(csv, quoted.as_bytes(), "x,\n\"\"", long() / 5, &closed),
        (1, 1)
    );
    // A quote that does not close.
    assert_eq!(
        taken(csv, quoted.as_bytes(), ROW, long() / ROW.len() as u64, ""),
        (0, 1)
    );
    assert_eq!(
        taken(json, b"{\"id\":\"", "x", long(), &format!("\"}}\n{LINE}")),
        (1, 1)
    );
    assert_eq!(taken(gdelt, b"", "x", long(), "\n"), (0, 1));
    assert_eq!(taken(mentions, b"", "x", long(), "\n"), (0, 1));
    for again in [",", "x", "\t"].into_iter().take(tried(3, 3, 1)) {
        for (name, reading, file) in readers() {
            let taken = taken(events(reading), header(file), again, long(), "\n");
            assert_eq!(taken, (0, 1), "{name}");
        }
    }
}

#[test]
fn any_number_of_faulty_rows_takes_no_memory() {
    let (all, one_less) = ((0, many()), (1, many()));
    assert_eq!(taken(csv, HEAD.as_bytes(), "a,b\n", many(), ""), all);
    assert_eq!(
        taken(csv, format!("{HEAD}{ROW}").as_bytes(), ROW, many(), ""),
        one_less
    );
    let unknown = format!("c,2022,call,{}\n", "x".repeat(200));
    assert_eq!(taken(csv, HEAD.as_bytes(), &unknown, many(), ""), all);
    assert_eq!(taken(json, b"", "{}\n", many(), ""), all);
    assert_eq!(taken(json, LINE.as_bytes(), LINE, many(), ""), one_less);
    assert_eq!(taken(gdelt, b"", "no row\n", many(), ""), all);
    assert_eq!(taken(mentions, b"", "no row\n", many(), ""), all);
    for (name, reading, file) in readers() {
        let taken = taken(events(reading), header(file), "no row\n", many(), "");
        assert_eq!(taken, all, "{name}");
    }
}

#[test]
fn a_grid_over_every_year_takes_little() {
    let counted = allocation_counter::measure(|| {
        let years = Partition::yearly(1..=9999).unwrap();
        let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, years).unwrap();
        assert_eq!(grid.cell_of("9999-12-31".parse().unwrap()), Some(9998));
    });
    assert!(counted.bytes_max < 32 << 20, "{} bytes", counted.bytes_max);
}

/// A stream that notes where in memory it is asked to put its first bytes.
struct Placed<'a> {
    from: &'a [u8],
    first: &'a std::cell::Cell<Option<usize>>,
}

impl Read for Placed<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.first.get().is_none() {
            self.first.set(Some(into.as_ptr().addr()));
        }
        self.from.read(into)
    }
}

#[test]
fn every_reader_of_event_files_reads_to_a_multiple_of_64_bytes() {
    use interstate::read::{acled, icews, mid, polecat, ucdp};
    macro_rules! aligned {
        ($($options:ty, $file:literal;)+) => {$(
            let first = std::cell::Cell::new(None);
            let from = Placed { from: include_bytes!(concat!("../../../", $file)), first: &first };
            <$options>::new().reader(from).unwrap();
            assert_eq!(first.get().map(|place| place % 64), Some(0), $file);
        )+};
    }
    aligned! {
        GdeltOptions, "data/gdelt_v2_20191024143000_subset.export.CSV";
        GdeltMentionOptions, "tests/it/corpus/gdelt_mentions.csv";
        icews::IcewsOptions, "tests/it/corpus/icews.tab";
        polecat::PolecatOptions, "tests/it/corpus/polecat.tsv";
        acled::AcledOptions, "tests/it/corpus/acled.csv";
        ucdp::UcdpOptions, "tests/it/corpus/ucdp.csv";
        mid::MidaOptions, "tests/it/corpus/mida.csv";
        mid::MidbOptions, "tests/it/corpus/midb.csv";
    }
}

/// What a ledger of so many rows holds for each of them, beside the texts that no other row has.
fn held(read: impl Fn(&[u8]) -> LedgerRead, row: impl Fn(u64) -> String) -> f64 {
    let rows = 20_000;
    let file: String = (0..rows).map(row).collect();
    let mut kept = None;
    let counted = allocation_counter::measure(|| kept = Some(read(file.as_bytes())));
    let kept = kept.unwrap();
    assert_eq!(kept.ledger.len() as u64, rows);
    // OK because a test holds no more than fits 52 bits.
    counted.bytes_current as f64 / rows as f64
}

#[test]
fn a_record_takes_little_beside_texts_of_its_own() {
    assert!(size_of::<interstate::Interaction>() <= 160);
    let head = |n: u64| match n {
        0 => "id,start,kind,parties,title,place,source\n",
        _ => "",
    };
    let own = |n: u64| {
        format!(
            "{}row-{n:05},2022-02-{:02},call,CHN;RUS;IRN,",
            head(n),
            n % 28 + 1
        )
    };
    let options = LedgerOptions::new().with_coverage(Coverage::unlimited());
    let csv = |bytes: &[u8]| options.read(bytes).unwrap();
    // The record, its id with two counts of it, and up to two slots of the table of ids.
    let shared = held(csv, |n| {
        format!(
            "{}Talks on the border river,Blagoveshchensk,https://example.org/1\n",
            own(n)
        )
    });
    assert!(shared < 230.0, "{shared} bytes");
    let titles = held(csv, |n| {
        format!("{}Talks on the border river {n:05},,\n", own(n))
    });
    assert!(titles < shared + 60.0, "{titles} bytes");
    let json = JsonLinesOptions::new().with_coverage(Coverage::unlimited());
    let lines = held(
        |bytes| json.read(bytes).unwrap(),
        |n| {
            format!(
                "{{\"id\":\"row-{n:05}\",\"kind\":\"call\",\"when\":\"2022-02\",\"parties\":[\"CHN\",\"RUS\"],\"title\":\"Talks\"}}\n"
            )
        },
    );
    assert!(lines < 230.0, "{lines} bytes");
}
