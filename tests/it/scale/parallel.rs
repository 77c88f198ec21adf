//! On several threads: the same tally and the same report.

use super::{file, grids, many, tally};
use interstate::read::Defect;
use interstate::read::gdelt::GdeltOptions;
use interstate::tally::scale::{EventColumns, EventTally};

fn on(threads: usize, run: impl FnOnce() + Send) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    pool.build().unwrap().install(run);
}

#[test]
fn threads_change_neither_the_tally_nor_the_report() {
    let (bytes, _) = file(many(20_000), 0.01);
    for grid in grids() {
        let (expected, report) = tally(&bytes, &grid);
        for threads in [1, 2, 3] {
            on(threads, || {
                let mut tally = EventTally::new(grid.clone());
                let mut reader = GdeltOptions::new().reader(&bytes[..]).unwrap();
                tally.read_parallel(&mut reader).unwrap();
                assert_eq!(tally, expected);
                assert_eq!(*reader.account(), report);
            });
        }
    }
}

#[test]
fn rows_asked_for_one_by_one_before_are_not_lost() {
    let (bytes, _) = file(5_000, 0.0);
    on(2, || {
        let mut reader = GdeltOptions::new().reader(&bytes[..]).unwrap();
        let first = reader.next_event().unwrap().unwrap();
        assert_eq!(first.line(), Some(1));
        let (end, counts) = reader.fold_parallel(
            || 0,
            |n, event| *n += u64::from(event.line().is_none_or(|line| line > 1)),
        );
        end.unwrap();
        assert_eq!(counts.into_iter().sum::<u64>(), 4_999);
        assert_eq!(reader.account().kept(), 5_000);
        assert!(reader.next_event().unwrap().is_none());
    });
}

#[test]
fn a_stream_that_fails_is_an_error_after_the_rows_before() {
    struct Broken<'a>(&'a [u8]);
    impl std::io::Read for Broken<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            match self.0.read(into) {
                Ok(0) => Err(std::io::Error::other("cable cut")),
                read => read,
            }
        }
    }
    let (bytes, _) = file(5_000, 0.0);
    let cut = bytes.len() - 10;
    on(2, || {
        let mut reader = GdeltOptions::new().reader(Broken(&bytes[..cut])).unwrap();
        let (end, counts) = reader.fold_parallel(|| 0, |n, _| *n += 1);
        let said = format!("cannot read on after {cut} bytes: cable cut");
        assert_eq!(end.unwrap_err().to_string(), said);
        assert_eq!(counts.into_iter().sum::<u64>(), 4_999);
        assert_eq!(reader.account().rejected_for(Defect::CutOff).rows(), 1);
    });
}

#[test]
fn events_in_memory_count_alike_on_threads() {
    let (bytes, _) = file(many(20_000), 0.0);
    let mut columns = EventColumns::default();
    let mut reader = GdeltOptions::new().reader(&bytes[..]).unwrap();
    reader
        .for_each(|e| {
            if let Some(dyad) = e.dyad() {
                columns.push(dyad.from(), dyad.to(), e.code(), e.day());
            }
        })
        .unwrap();
    for grid in grids() {
        let mut expected = EventTally::new(grid.clone());
        expected.add_columns(&columns);
        for threads in [1, 2, 3] {
            on(threads, || {
                let mut tally = EventTally::new(grid.clone());
                tally.add_columns_parallel(&columns);
                assert_eq!(tally, expected);
            });
        }
    }
}
