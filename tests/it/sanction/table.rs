//! `src/sanction/programme/table.rs` is made from `data/sanctions`, here and nowhere else.
//!
//! After a change of the data, write it anew: `INTERSTATE_WRITE_TABLES=1 cargo test --test input sanction::table`.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

/// A row of a CSV file: column to cell.
pub(super) type Row = HashMap<String, String>;

/// The rows of a file of `data/sanctions`.
pub(super) fn rows(name: &str) -> Vec<Row> {
    let path = Path::new(crate::common::ROOT)
        .join("data/sanctions")
        .join(name);
    csv::Reader::from_path(&path)
        .unwrap()
        .deserialize()
        .map(|row| row.unwrap_or_else(|e| panic!("{name}: {e}")))
        .collect()
}

/// The parts of a cell between semicolons.
pub(super) fn parts(cell: &str) -> Vec<&str> {
    cell.split(';').filter(|part| !part.is_empty()).collect()
}

/// A word of a vocabulary as the enum has it: `asset_freeze`, `AssetFreeze`.
fn variant(word: &str) -> String {
    let parts: Vec<String> = word
        .split('_')
        .map(|part| format!("{}{}", part[..1].to_uppercase(), &part[1..]))
        .collect();
    parts.concat()
}

fn day(cell: &str) -> String {
    let (cell, by) = match cell.strip_prefix("[..") {
        Some(rest) => (rest.trim_end_matches(']'), true),
        None => (cell, false),
    };
    let numbers: Vec<u32> = parts(&cell.replace('-', ";"))
        .iter()
        .map(|part| part.parse().unwrap())
        .collect();
    match (&numbers[..], by) {
        ([], false) => "Untold".into(),
        ([y], false) => format!("Year({y})"),
        ([y, m], false) => format!("Month({y}, {m})"),
        ([y, m, d], false) => format!("Day({y}, {m}, {d})"),
        ([y, m, d], true) => format!("By({y}, {m}, {d})"),
        _ => panic!("{cell}"),
    }
}

fn list(of: &str, cell: &str, write: impl Fn(&str) -> String) -> String {
    let words: Vec<String> = parts(cell)
        .iter()
        .map(|word| format!("{of}{}", write(word)))
        .collect();
    format!("&[{}]", words.join(", "))
}

fn option(of: &str, word: &str) -> String {
    if word.is_empty() {
        "None".into()
    } else {
        format!("Some({of}{word})")
    }
}

/// An organisation is an actor by its name, a state by its row.
fn actor(code: &str) -> String {
    match code {
        "EU" | "UN" => format!("Actor::{code}"),
        state => format!("State::{state}.as_actor()"),
    }
}

fn table() -> String {
    let mut text = String::from(
        "//! The tags of published lists, and the spells of regimes.\n\
         // Made from data/sanctions by tests/it/sanction/table.rs, which also says how to write it anew.\n\n\
         use super::row::TableDay::{By, Day, Month, Untold, Year};\n\
         use super::row::{ProgrammeRow, SpellRow};\n\
         use crate::sanction::words::issuer::IssuingBody;\n\
         use crate::sanction::words::measure::Measure;\n\
         use crate::sanction::words::programme_words::{ProgrammeList, ProgrammeTheme, TagEvidence};\n\
         use crate::state::actor::{Actor, State};\n\n",
    );
    let mut programmes = rows("programmes.csv");
    let lists = ["ofac", "eu", "uk", "un", "ch", "csl"];
    programmes.sort_by_key(|row| {
        let list = lists.iter().position(|list| *list == row["list"]).unwrap();
        (list, row["tag"].clone())
    });
    let count = programmes.len();
    writeln!(
        text,
        "pub(super) static PROGRAMMES: [ProgrammeRow; {count}] = ["
    )
    .unwrap();
    for row in programmes {
        let body = row["issuer"].split_once('/').map_or("", |(_, body)| body);
        writeln!(
            text,
            "    ProgrammeRow {{ list: ProgrammeList::{}, tag: {:?}, body: {}, regime_id: {:?}, name: {:?}, against: {}, named_after: {}, \
             theme: {}, measures: {}, acts: {}, since: {}, ended: {}, source: {:?}, evidence: TagEvidence::{} }},",
            variant(&row["list"]),
            row["tag"],
            option("IssuingBody::", &if body.is_empty() { String::new() } else { variant(body) }),
            row["regime_id"],
            row["regime"],
            list("State::", &row["against"], str::to_owned),
            option("State::", &row["named_after"]),
            option("ProgrammeTheme::", &if row["theme"].is_empty() { String::new() } else { variant(&row["theme"]) }),
            list("Measure::", &row["measures"], variant),
            list("", &row["legal_basis"], |act| format!("{act:?}")),
            day(&row["in_force_from"]),
            day(&row["ended"]),
            row["source"],
            variant(&row["confidence"]),
        )
        .unwrap();
    }
    let spells = rows("regime_spells.csv");
    let count = spells.len();
    writeln!(
        text,
        "];\n\npub(super) static SPELLS: [SpellRow; {count}] = ["
    )
    .unwrap();
    for row in spells {
        writeln!(
            text,
            "    SpellRow {{ regime_id: {:?}, name: {:?}, issuer: {}, from: {}, to: {}, some: {}, rejected_by: {}, why: {:?}, source: {:?}, \
             evidence: TagEvidence::{} }},",
            row["regime_id"],
            row["regime"],
            actor(&row["issuer"]),
            day(&row["from"]),
            day(&row["to"]),
            row["whom"] == "some",
            list("", &row["rejected_by"], actor),
            row["why"],
            row["source"],
            variant(&row["confidence"]),
        )
        .unwrap();
    }
    text.push_str("];\n");
    text
}

#[test]
fn the_table_of_programmes_is_what_the_data_say() {
    let path = Path::new(crate::common::ROOT).join("src/sanction/programme/table.rs");
    let text = table();
    if std::env::var_os("INTERSTATE_WRITE_TABLES").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    let first = stands.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(
        stands == text,
        "{} is not what data/sanctions says, first on line {:?}; write it anew with INTERSTATE_WRITE_TABLES=1",
        path.display(),
        first.map(|line| line + 1)
    );
}
