//! Texts of every kind come back as they were put.

use crate::columns::Column;
use crate::parts::{Part, Parts};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use std::fs::{self, File};
use std::path::Path;

/// More than a group of rows.
const ROWS: u64 = (1 << 17) + 3000;

/// A cell of a kind: how often it repeats, how long it is, what it shares with the one before.
fn cell(kind: usize, row: u64) -> Option<Vec<u8>> {
    // What follows is like no other row's.
    let mixed = (row + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let text = match kind {
        0 => String::new(),
        1 => ["USA", "RUS", "", "Côte d’Ivoire"][mixed as usize >> 8 & 3].into(),
        2 => format!(
            "{:0width$}",
            mixed >> 49,
            width = (mixed >> 60) as usize + 1
        ),
        3 => format!("https://example.org/{}/{mixed:x}.html", row / 1000),
        4 => "x".repeat((mixed >> 52) as usize & 0xff),
        5 => format!("{mixed:x}"),
        6 => format!("https://example.org/{}", row / 7),
        _ if mixed & 3 == 0 => return None,
        7 => format!("{}", mixed >> 57),
        8 => format!("{mixed:o}"),
        9 => return None,
        _ => {
            let mut bytes = mixed.to_le_bytes().to_vec();
            bytes.push(0xff);
            return Some(bytes);
        }
    };
    Some(text.into_bytes())
}

const NAMES: [&str; 11] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];

#[test]
fn texts_of_every_kind_come_back() {
    for of in [Column::texts, Column::addresses] {
        let folder = std::env::temp_dir().join(format!("to_parquet-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let parts = Parts::new(&folder, Path::new("made")).unwrap();
        let columns = NAMES.iter().enumerate().map(|(kind, name)| match kind {
            ..7 => of(name).unwrap(),
            _ => of(name).unwrap().or_null(),
        });
        let mut part = Part::new(&parts, columns.collect());
        for row in 0..ROWS {
            for (kind, column) in part.columns.iter_mut().enumerate() {
                match cell(kind, row) {
                    Some(cell) => column.text(&cell).unwrap(),
                    None => column.null().unwrap(),
                }
            }
            part.row().unwrap();
        }
        part.close().unwrap();
        let file = File::open(folder.join("made.0.parquet")).unwrap();
        let reader = SerializedFileReader::new(file).unwrap();
        assert_eq!(reader.num_row_groups(), 2);
        let mut rows = 0;
        for (number, row) in (0..).zip(reader.get_row_iter(None).unwrap()) {
            let row = row.unwrap();
            for (kind, (name, field)) in row.get_column_iter().enumerate() {
                let expected = cell(kind, number).map_or(Field::Null, |cell| {
                    Field::Str(String::from_utf8_lossy(&cell).into_owned())
                });
                assert_eq!(field, &expected, "row {number}, column {name}");
            }
            rows += 1;
        }
        assert_eq!(rows, ROWS);
        fs::remove_dir_all(&folder).unwrap();
    }
}
