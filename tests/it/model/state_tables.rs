//! The tables of `src/state/table` are made from `data/states`, here and nowhere else.
//!
//! After a change of the data, write them anew:
//! `INTERSTATE_WRITE_TABLES=1 cargo test --test it state_tables`.

mod codes;
pub(crate) mod names;
mod relations;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A row of a CSV file: column to cell.
pub(crate) type Row = HashMap<String, String>;

fn root() -> &'static Path {
    Path::new(crate::common::ROOT)
}

/// The rows of a file of `data/states`.
pub(crate) fn rows(name: &str) -> Vec<Row> {
    let path = root().join("data/states").join(name);
    csv::Reader::from_path(&path)
        .unwrap()
        .deserialize()
        .map(|row| row.unwrap_or_else(|e| panic!("{name}: {e}")))
        .collect()
}

/// One line of the table of actors.
struct Actor {
    code: String,
    name: String,
    kind: Option<String>,
    days: String,
}

/// The place of each state in the order of actors, by its id in the data.
fn places() -> HashMap<String, usize> {
    let texts: Vec<String> = actors().into_iter().map(|a| a.code).collect();
    STATE_CODES
        .iter()
        .map(|(id, code)| (id.clone(), texts.binary_search(code).unwrap()))
        .collect()
}

/// The text of each state: the key of the name index, but for two.
static STATE_CODES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut codes: BTreeMap<_, _> = rows("name_index.csv")
        .into_iter()
        .map(|r| (r["state"].clone(), r["iso3"].clone()))
        .collect();
    // Letters that ISO leaves to its users, and that the field uses.
    codes.insert("kosovo".into(), "XKX".into());
    // No name leads here; its three letters went on with the French Southern Territories, so the four of ISO 3166-3.
    codes.insert(
        "french-southern-and-antarctic-territories".into(),
        "FQHH".into(),
    );
    codes
});

fn actors() -> Vec<Actor> {
    let mut all: Vec<Actor> = rows("states.csv")
        .into_iter()
        .map(|r| Actor {
            code: STATE_CODES[&r["id"]].clone(),
            name: r["name"].clone(),
            kind: Some(r["kind"].clone()),
            days: match (r["first_day"].as_str(), r["last_day"].as_str()) {
                ("", _) => String::new(),
                (first, "") => format!(", in the state systems from {first}"),
                (first, last) => format!(", in the state systems {first} to {last}"),
            },
        })
        .chain(rows("blocs.csv").into_iter().map(|r| Actor {
            code: r["code"].clone(),
            name: r["name"].clone(),
            kind: None,
            days: String::new(),
        }))
        .collect();
    all.sort_by(|x, y| x.code.cmp(&y.code));
    all
}

/// `former-state` to `FormerState`.
fn camel(word: &str) -> String {
    word.split('-')
        .map(|part| part[..1].to_uppercase() + &part[1..])
        .collect()
}

/// `cow:300` to `COW_300`.
fn constant(code: &str) -> String {
    code.replace([':', ' '], "_").to_uppercase()
}

const HEAD: &str = "// Made from data/states by tests/it/model/state_tables.rs, which also says how to write it anew.\n";

fn actor_table() -> String {
    let actors = actors();
    let mut out = format!(
        "//! The actors, in the order of their codes.\n{HEAD}\nuse crate::state::StateKind;\nuse crate::state::actor::{{Actor, ActorRow, State}};\n\n"
    );
    writeln!(
        out,
        "pub(in crate::state) static ACTORS: [ActorRow; {}] = [",
        actors.len()
    )
    .unwrap();
    for a in &actors {
        let kind = a
            .kind
            .as_ref()
            .map_or("None".into(), |k| format!("Some(StateKind::{})", camel(k)));
        writeln!(
            out,
            "    ActorRow {{ code: {:?}, name: {:?}, kind: {kind} }},",
            a.code, a.name
        )
        .unwrap();
    }
    out += "];\n";
    for (of, states) in [("State", true), ("Actor", false)] {
        writeln!(out, "\nimpl {of} {{").unwrap();
        for (place, a) in actors.iter().enumerate() {
            if a.kind.is_some() == states {
                writeln!(out, "    /// {}{}.", a.name, a.days).unwrap();
                writeln!(
                    out,
                    "    pub const {}: Self = Self({place});",
                    constant(&a.code)
                )
                .unwrap();
            }
        }
        out += "}\n";
    }
    out
}

/// `1977`, `2011-08` or `2006-06-03` as a call of `src/state/day.rs`; `open` for an empty cell.
fn edge(cell: &str, open: &str) -> String {
    // Leading zeros would not be a number of the language.
    let parts: Vec<i32> = cell.split('-').filter_map(|p| p.parse().ok()).collect();
    match parts[..] {
        [] => open.into(),
        [y] => format!("year({y})"),
        [y, m] => format!("month({y}, {m})"),
        [y, m, d] => format!("day({y}, {m}, {d})"),
        _ => panic!("{cell}"),
    }
}

fn span(from: &str, to: &str) -> String {
    format!("{}, {}", edge(from, "ANY"), edge(to, "NOW"))
}

/// Every table: its file and its text.
fn tables() -> Vec<(&'static str, String)> {
    vec![
        ("src/state/table/actors.rs", actor_table()),
        ("src/state/table/codes.rs", codes::code_table()),
        ("src/state/table/names.rs", names::name_table()),
        ("src/state/table/relations.rs", relations::relation_table()),
    ]
}

#[test]
fn the_tables_are_what_the_data_say() {
    let write = std::env::var_os("INTERSTATE_WRITE_TABLES").is_some();
    for (file, text) in tables() {
        let path = root().join(file);
        if write {
            fs::write(&path, &text).unwrap();
        }
        let stands = fs::read_to_string(&path).unwrap_or_default();
        let first = stands.lines().zip(text.lines()).position(|(a, b)| a != b);
        assert!(
            stands == text,
            "{file} is not what data/states says, first on line {:?}; write it anew with INTERSTATE_WRITE_TABLES=1",
            first.map(|line| line + 1)
        );
    }
}
