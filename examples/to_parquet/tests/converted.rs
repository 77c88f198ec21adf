//! What is converted is what the crate reads, and the account says what is not there.

use interstate::coded::CodedEvent;
use interstate::read::acled::Acled;
use interstate::read::gdelt::GdeltOptions;
use interstate::read::icews::Icews;
use interstate::read::ucdp::Ucdp;
use interstate::read::{CodedFormat, RowOptions};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "../../make_events.rs"]
#[allow(dead_code)]
mod make_events;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// What the program prints.
fn run(format: &str, folder: &Path, file: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_to_parquet"))
        .arg(format)
        .arg(folder)
        .arg(file)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// All rows of all parts, by the names of columns.
fn rows(folder: &Path) -> Vec<BTreeMap<String, String>> {
    let mut rows = Vec::new();
    for part in fs::read_dir(folder).unwrap() {
        let part = part.unwrap().path();
        if part.extension().is_none_or(|end| end != "parquet") {
            continue;
        }
        let reader = SerializedFileReader::new(File::open(part).unwrap()).unwrap();
        rows.extend(
            reader
                .get_row_iter(None)
                .unwrap()
                .map(|row| cells(&row.unwrap())),
        );
    }
    rows
}

fn cells(row: &Row) -> BTreeMap<String, String> {
    let text = |field: &Field| match field {
        Field::Str(text) => text.clone(),
        field => field.to_string(),
    };
    row.get_column_iter()
        .map(|(name, field)| (name.clone(), text(field)))
        .collect()
}

fn account(folder: &Path, name: &str) -> serde_json::Value {
    let text = fs::read_to_string(folder.join(format!("{name}.account.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_row_of_gdelt_that_is_kept_is_there_with_its_own_cells() {
    let mut bytes = Vec::new();
    let plan = make_events::Plan {
        rows: 20_000,
        malformed: 0.02,
        columns: vec![61, 57, 58],
        ..Default::default()
    };
    let made = make_events::write_events(&mut bytes, &plan).unwrap();
    let folder = folder("gdelt");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("made.export.CSV");
    fs::write(&file, &bytes).unwrap();
    assert!(run("gdelt", &folder, &file).contains(&format!("{} of 20000 rows", made.kept)));

    let mut expected = Vec::new();
    let mut reader = GdeltOptions::new().reader(&*bytes).unwrap();
    while let Some(event) = reader.next_event().unwrap() {
        let names = [
            "Actor1CountryCode",
            "Actor2CountryCode",
            "EventCode",
            "SOURCEURL",
            "DATEADDED",
        ];
        let mut row: BTreeMap<String, String> = names
            .map(|name| {
                let cell = event.cell(name).unwrap_or_default();
                (name.to_owned(), String::from_utf8(cell.to_vec()).unwrap())
            })
            .into();
        row.insert("GLOBALEVENTID".into(), event.id().to_string());
        row.insert("SQLDATE".into(), event.day().format("%Y%m%d").to_string());
        expected.push(row);
    }
    assert_eq!(expected.len() as u64, made.kept);
    let mut found = rows(&folder);
    found.sort_by_key(|row| row["GLOBALEVENTID"].clone());
    assert_eq!(found, expected);
    let told = account(&folder, "made.export.CSV");
    assert_eq!(
        told["account"],
        serde_json::to_value(reader.account()).unwrap()
    );
    assert_eq!(told["account"]["rows"], 20_000);

    // A file whose account is there is left alone; one that was broken off is written anew.
    assert!(run("gdelt", &folder, &file).contains("done before"));
    fs::remove_file(folder.join("made.export.CSV.account.json")).unwrap();
    fs::write(folder.join("made.export.CSV.7.parquet"), "PAR1").unwrap();
    run("gdelt", &folder, &file);
    fs::remove_file(folder.join("made.export.CSV.7.parquet")).unwrap();
    assert_eq!(rows(&folder).len(), expected.len());
}

fn agrees<F: CodedFormat>(format: &str, file: &str) {
    let folder = folder(format);
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/it/corpus")
        .join(file);
    run(format, &folder, &file);
    let mut reader = RowOptions::<F>::new().open(&file).unwrap();
    let events: Vec<CodedEvent> = reader.events().collect::<Result<_, _>>().unwrap();
    assert!(events.len() > 3);
    let rows = rows(&folder);
    assert_eq!(rows.len(), events.len());
    for (row, event) in rows.iter().zip(&events) {
        let start = event.when().start();
        let digits = |day: chrono::NaiveDate| day.format("%Y%m%d").to_string();
        let or_null = |cell: Option<String>| cell.unwrap_or_else(|| "null".into());
        assert_eq!(row["id"], event.id());
        assert_eq!(row["mutual"], event.is_mutual().to_string());
        assert_eq!(row["day"], or_null(start.exact_day().map(digits)));
        assert_eq!(row["first_day"], or_null(start.first().map(digits)));
        assert_eq!(row["last_day"], or_null(start.last().map(digits)));
        assert_eq!(row["source"], or_null(event.source().map(Into::into)));
        assert_eq!(row["place"], or_null(event.place().map(Into::into)));
        assert_eq!(
            format!("{}:{}", row["ontology"], row["code"]),
            event.code().to_string()
        );
        for (column, side) in [("from_actor", event.from()), ("to_actor", event.to())] {
            let texts: Vec<&str> = side.iter().map(|actor| actor.text()).collect();
            assert_eq!(row[column], texts.join(" "));
        }
    }
}

#[test]
fn rows_of_other_formats_are_there_as_coded_events() {
    agrees::<Icews>("icews", "icews.tab");
    agrees::<Acled>("acled", "acled.csv");
    agrees::<Ucdp>("ucdp", "ucdp.csv");
}
