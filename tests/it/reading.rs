//! Readers: the corpus, hostile input, the report.

mod acled;
mod archives;
mod bad_input;
mod cells;
mod disagree;
mod formats;
mod gdelt;
mod headed;
mod hostile;
mod icews;
mod json_lines;
mod ledger;
mod limits;
mod list_days;
mod listings;
#[cfg(feature = "lists")]
mod lists;
mod memory;
mod mentions;
mod mid;
mod one_shape;
mod polecat;
#[cfg(feature = "lists")]
mod regimes;
mod schemes;
mod sheet;
mod spreadsheets;
mod summary;
mod texts;
mod ucdp;
mod unread;

use interstate::Result;
use interstate::read::ReadAccount;
use interstate::read::gdelt::GdeltOptions;
use std::io::Read;

/// Reads a stream to its end; the report, and the numbers of the events.
fn read(from: impl Read) -> (Result<Vec<u64>>, ReadAccount) {
    let mut reader = GdeltOptions::new().reader(from).unwrap();
    let mut ids = Vec::new();
    let end = reader.for_each(|event| ids.push(event.id()));
    let report = reader.account().clone();
    assert_eq!(report.rows(), report.kept() + report.rejected());
    assert_eq!(report.kept(), ids.len() as u64);
    assert_eq!(report.lines(), report.rows());
    (end.map(|()| ids), report)
}

/// A row of the 2.0 layout with some cells changed.
fn row(cells: &[(usize, &str)]) -> String {
    let mut row: Vec<&str> = vec![""; 61];
    let common = [
        (0, "881990832"),
        (1, "20191024"),
        (7, "CHN"),
        (17, "RUS"),
        (25, "1"),
        (26, "043"),
        (27, "043"),
        (28, "04"),
        (29, "1"),
        (30, "2.8"),
        (31, "3"),
        (32, "1"),
        (33, "3"),
        (34, "-1.5"),
        (35, "0"),
        (43, "0"),
        (51, "0"),
        (59, "20191024143000"),
        (60, "https://www.example.org/"),
    ];
    for (at, cell) in common.iter().chain(cells) {
        row[*at] = cell;
    }
    row.join("\t") + "\n"
}
