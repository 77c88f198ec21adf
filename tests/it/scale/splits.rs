//! A file cut in two anywhere, and a stream that comes in pieces of any size: the same tally, the same account.

use super::{file, grids, tally};
use crate::common::asked;
use interstate::read::ReadAccount;
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventGrid, EventTally};
use std::io::Read;

/// A stream that gives so many bytes at a time.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let most = into.len().min(self.1);
        self.0.read(&mut into[..most])
    }
}

/// Two years with a gap between them, all codes as one: some rows are left out.
fn one_grid() -> EventGrid {
    grids().swap_remove(2)
}

/// 700 rows of all layouts, some of them broken, and where each starts.
fn rows() -> (Vec<u8>, Vec<usize>) {
    let (bytes, _) = file(700, 0.05);
    let ends = bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'\n');
    let starts = std::iter::once(0)
        .chain(ends.map(|(at, _)| at + 1))
        .collect();
    (bytes, starts)
}

#[test]
fn a_file_cut_in_two_behind_any_of_its_700_rows_counts_as_the_whole() {
    let (bytes, starts) = rows();
    assert_eq!(starts.len(), 701);
    let grid = one_grid();
    let (whole, account) = tally(&bytes, &grid);
    assert!(account.rejected() > 10 && account.layouts().count() == 3);
    for at in starts.into_iter().step_by(asked(1, 10)) {
        let (first, behind) = bytes.split_at(at);
        let ((mut sum, one), (other, two)) = (tally(first, &grid), tally(behind, &grid));
        sum.merge(&other).unwrap();
        assert_eq!(sum, whole);
        assert!(without_remarks_on_no_rows(&one.then(two), &account), "{at}");
    }
}

/// Of a part without rows the account says so.
fn without_remarks_on_no_rows(sum: &ReadAccount, whole: &ReadAccount) -> bool {
    let said = |account: &ReadAccount| {
        let text = account.to_string();
        let lines = text.lines().filter(|line| !line.contains("no_rows"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    said(sum) == said(whole)
}

#[test]
fn a_stream_that_gives_any_number_of_bytes_at_a_time_is_read_alike() {
    let (bytes, _) = rows();
    let grid = one_grid();
    let (whole, account) = tally(&bytes, &grid);
    for size in (1..=130)
        .step_by(asked(1, 3))
        .chain([255, 256, 4095, 4096, 8192, 65_535, 65_536])
    {
        let mut tally = EventTally::new(grid.clone());
        let mut reader = GdeltOptions::new().reader(Pieces(&bytes, size)).unwrap();
        tally.read(&mut reader).unwrap();
        assert_eq!((&tally, reader.account()), (&whole, &account), "{size}");
    }
}

#[test]
#[cfg(feature = "parallel")]
fn two_threads_read_every_part_of_the_file_as_one_does() {
    let (bytes, starts) = rows();
    let grid = one_grid();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2);
    pool.build().unwrap().install(|| {
        for at in starts {
            let part = &bytes[at..];
            let (expected, account) = tally(part, &grid);
            let mut counted = EventTally::new(grid.clone());
            let mut reader = GdeltOptions::new().reader(Pieces(part, 50_000)).unwrap();
            counted.read_parallel(&mut reader).unwrap();
            assert_eq!((&counted, reader.account()), (&expected, &account), "{at}");
        }
    });
}
