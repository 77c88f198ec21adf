//! The architecture: arrows run one way, files stay small.

mod circles;
mod links;
mod publishing;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A module imports only from names before its own.
const ORDER: [&str; 19] = [
    "error",
    "time",
    "count",
    "state",
    "kind",
    "interaction",
    "ledger",
    "sanction",
    "code",
    "coded",
    "dedup",
    "rule",
    "tally",
    "ratio",
    "trend",
    "claim",
    "report",
    "plot",
    "page",
];

/// Stands beside the order: files in, records of [`MADE_BY_READERS`] out. Nothing but the crate's root and the lists that it ships imports it.
const READ: &str = "read";

/// The last module that `read` may import.
const MADE_BY_READERS: &str = "coded";

/// Who may import `read`.
const IMPORT_READ: [&str; 1] = [SAMPLE];

/// The lists that the crate ships, as records and rules: stands beside the order too, and nothing imports it.
const SAMPLE: &str = "sample";

/// Who imports `stats`, which itself imports only `error`; `plot` draws its answers.
const IMPORT_STATS: [&str; 5] = ["sanction", "ratio", "trend", "claim", "plot"];

/// Files that are tables of data and may be long.
const TABLES: [&str; 5] = [
    "sanction/programme/table.rs",
    "state/table/actors.rs",
    "state/table/codes.rs",
    "state/table/names.rs",
    "state/table/relations.rs",
];

const MOST_LINES: usize = 400;

/// Where a fallback value stands for what it says, or waits to be mended: file, the line's text, reason.
///
/// Elsewhere `unwrap_or(0)`, `unwrap_or(u64::MAX)`, `unwrap_or(f64::NAN)` and `unwrap_or_default()` are refused: where a step cannot
/// fail, a panic is found by a test and a wrong 0 is not; where it can, it is an error; where nothing has a meaning of its own, `map_or`
/// or a `match` says which.
const FALLBACKS: [(&str, &str, &str); 1] = [(
    "read/ledger/write.rs",
    ".unwrap_or_default()",
    "what is not told is an empty cell",
)];

fn sources(dir: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        // An earlier commit against which a race is run is none of ours.
        let built = ["target", ".venv", "data/before"];
        let built = built.iter().any(|built| path.ends_with(built));
        if path.is_dir() && !built {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

pub(crate) fn each_source(folder: &str, mut see: impl FnMut(&str, &str)) {
    let root = Path::new(crate::common::ROOT).join(folder);
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 3);
    for path in files {
        let name = path
            .strip_prefix(&root)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        see(&name, &fs::read_to_string(&path).unwrap());
    }
}

/// The module that a file of `src` belongs to: `time/period.rs` to `time`.
fn module_of(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The modules that a line of code names after `crate::`.
fn names_after_crate(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("crate::").filter_map(|(at, found)| {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            return None;
        }
        let rest = &line[at + found.len()..];
        let end = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        Some(&rest[..end])
    })
}

fn is_code(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with("//")
}

fn allowed(from: &str, to: &str) -> bool {
    if from == "lib" || from == to || to == "error" {
        return true;
    }
    let place = |name| ORDER.iter().position(|&n| n == name);
    match (from, to) {
        ("stats", _) => false,
        (_, "stats") => IMPORT_STATS.contains(&from),
        (READ, _) => {
            matches!((place(to), place(MADE_BY_READERS)), (Some(to), Some(last)) if to <= last)
        }
        (_, READ) => IMPORT_READ.contains(&from),
        (SAMPLE, _) => place(to).is_some(),
        _ => matches!((place(from), place(to)), (Some(a), Some(b)) if b < a),
    }
}

#[test]
fn a_module_imports_only_from_names_before_its_own() {
    let mut wrong = Vec::new();
    let mut ask_stats = HashSet::new();
    each_source("src", |file, text| {
        let from = module_of(file);
        for (number, line) in text.lines().enumerate() {
            if !is_code(line) {
                continue;
            }
            for to in names_after_crate(line) {
                if to == "stats" {
                    ask_stats.insert(from.to_owned());
                }
                if !allowed(from, to) {
                    wrong.push(format!("src/{file}:{}: {from} imports {to:?}", number + 1));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for room in IMPORT_STATS {
        assert!(
            ask_stats.contains(room),
            "{room} no longer imports stats: take it off the list"
        );
    }
}

/// An array's length is part of its type: one word more would break whoever names it.
#[test]
fn all_words_of_a_type_are_a_slice() {
    let mut wrong = Vec::new();
    each_source("src", |file, text| {
        for (number, line) in text.lines().enumerate() {
            if is_code(line) && line.contains("pub const ALL: [") {
                wrong.push(format!("src/{file}:{}", number + 1));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A noun is not cut in two for the wall's sake: docs, comments and blank lines do not count.
#[test]
fn no_file_has_more_than_400_lines_of_code() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        each_source(folder, |file, text| {
            let lines = text.lines().filter(|line| is_code(line)).count();
            if lines > MOST_LINES && !(folder == "src" && TABLES.contains(&file)) {
                wrong.push(format!("{folder}/{file}: {lines} lines of code"));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_arrow_that_runs_back_is_seen() {
    assert!(allowed("tally", "rule"));
    assert!(!allowed("rule", "tally"));
    assert!(allowed("read", "coded") && allowed("dedup", "coded"));
    assert!(!allowed("read", "dedup") && !allowed("coded", "read"));
    assert!(!allowed("tally", "read") && allowed("lib", "read"));
    assert!(allowed("sample", "read") && allowed("sample", "rule"));
    assert!(!allowed("rule", "sample") && !allowed("sample", "stats"));
    assert!(!allowed("stats", "time"));
    assert!(!allowed("time", "stats"));
    assert!(!allowed("time", "Period"));
    assert_eq!(
        names_after_crate("use crate::rule::{Select}; crate::time::x").collect::<Vec<_>>(),
        ["rule", "time"]
    );
}

/// Whether a line of code puts a number in the place of one that is missing.
fn falls_back(line: &str) -> bool {
    let is_number = |value: &str| {
        let number = value.parse::<f64>();
        let plain = number.is_ok_and(|n| [0.0, 1.0, -1.0].contains(&n));
        let named = value.rsplit_once("::").map_or("", |(_, name)| name);
        plain || ["MAX", "MIN", "NAN", "ZERO", "ONE", "NO_GROUP"].contains(&named)
    };
    let mut given = line.match_indices("unwrap_or(").map(|(at, found)| {
        let rest = &line[at + found.len()..];
        &rest[..rest.find([')', ',']).unwrap_or(rest.len())]
    });
    let disguised = ["map_or(0, |", "map_or(0.0, |"]
        .iter()
        .filter_map(|start| line.split_once(start)?.1.split_once("| "))
        .any(|(name, rest)| rest.starts_with(&format!("{name})")));
    disguised
        || line.contains("unwrap_or_default()")
        || given.any(|value| !value.is_empty() && is_number(value))
}

#[test]
fn no_fallback_value_stands_for_an_answer() {
    let (mut wrong, mut used) = (Vec::new(), [false; FALLBACKS.len()]);
    each_source("src", |file, text| {
        // Tests beside the code may fall back as they like.
        let tests = file.ends_with("tests.rs");
        let code = text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]"));
        for (number, line) in code.enumerate() {
            if tests || !is_code(line) || !falls_back(line) {
                continue;
            }
            let named = FALLBACKS
                .iter()
                .position(|(of, part, _)| *of == file && line.contains(part));
            match named {
                Some(at) => used[at] = true,
                None => wrong.push(format!("src/{file}:{}: {}", number + 1, line.trim())),
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for ((file, part, reason), used) in FALLBACKS.iter().zip(used) {
        assert!(
            used,
            "{file} no longer has {part:?} ({reason}): take it off the list"
        );
    }
}

#[test]
fn a_fallback_value_is_seen() {
    for line in [
        "let n = found.unwrap_or(0);",
        "let x = numbers.get(at).copied().unwrap_or(0.0) + 1.0;",
        "u32::try_from(n).unwrap_or(u32::MAX)",
        "self.at(i).unwrap_or(f64::NAN)",
        "Count::between(a, b).unwrap_or(Count::ZERO)",
        "bytes.get(..n).unwrap_or_default()",
        "let line = fault.line().map_or(0, |line| line);",
    ] {
        assert!(falls_back(line), "{line}");
    }
    for line in [
        "hi.unwrap_or(f64::INFINITY)",
        "f.precision().unwrap_or(3)",
        "text.find(':').unwrap_or(text.len())",
        "line.strip_suffix(b\"\\r\").unwrap_or(line)",
        "found.unwrap_or_else(|| other(0))",
        "found.map_or(0, Found::number)",
        "found.map_or(0, |found| found.number())",
    ] {
        assert!(!falls_back(line), "{line}");
    }
}
