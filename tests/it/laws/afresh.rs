//! A reader remembers what texts of the file meant; a row is read as if it were the first all the same.

use super::some::full_interaction;
use interstate::read::ReadAccount;
use interstate::read::json_lines::JsonLinesOptions;
use interstate::read::ledger::{DateRanges, LedgerColumn, LedgerOptions};
use interstate::state::CodeScheme;
use interstate::time::ListDates;
use interstate::{Coverage, Interaction};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

/// Columns, and cells that come back in them: good ones, bad ones, and some that mean one thing on one day and another on another.
const COLUMNS: [(&str, &[&str]); 12] = [
    (
        "start",
        &[
            "2022",
            "2022-02",
            "2022-02-24",
            "2022-02-30",
            "24 Feb 2022",
            "18-19 Oct 2023",
            "1990-06",
            "02/03/2022",
            "",
        ],
    ),
    ("end", &["", "", "2022-12-31", "?", "2021", "2023-01-01.."]),
    ("kind", &["call", "Call", "talks", "cal", " meeting ", ""]),
    (
        "parties",
        &[
            "CHN;RUS",
            "CHN;CHN",
            "CHN and RUS",
            "CN;RU",
            "YU;RU",
            "RUS:host;CHN",
            "\"the banks\":target;RUS",
            "the two",
            "CHN;;RUS",
            "RUX",
            "-9",
            "?",
        ],
    ),
    ("setting", &["bilateral", "Bilateral", "both", ""]),
    ("soil", &["RUS", "RU", "-9", ""]),
    ("series", &["Vostok", " Vostok ", "Aman\u{200b}", ""]),
    ("phase_of", &["a", "b", ""]),
    ("tags", &["x", "y;x", ";", "x;\u{feff}", ""]),
    (
        "title",
        &["Talks", "Talks ", "\"Talks\"", "Gespräche", " ", ""],
    ),
    ("place", &["Astana", "Peking", ""]),
    ("edition", &["1", "1.0", "one", ""]),
];

fn options() -> Vec<LedgerOptions> {
    let own = LedgerOptions::new().with_coverage(Coverage::unlimited());
    let words = || {
        let own = own.clone().with_words_in_any_case();
        own.with_word("talks", "meeting")
            .with_word("the two", "CHN;RUS")
    };
    vec![
        own.clone(),
        words(),
        words()
            .with_separators([" and "])
            .with_repeated_parties_as_one(),
        own.clone()
            .with_states(CodeScheme::Iso2)
            .with_missing(LedgerColumn::Soil, "-9"),
        words()
            .with_dates(ListDates::DayFirst)
            .with_date_ranges(DateRanges::OneDay),
    ]
}

/// What became of a row: the record, or what is said of it.
type Fate = Result<Interaction, Vec<String>>;

/// The messages about a line, without its number.
fn messages(account: &ReadAccount, line: u64) -> Vec<String> {
    let of_line = account
        .faults()
        .iter()
        .filter(|fault| fault.line() == Some(line));
    let number = format!("line {line}");
    of_line
        .map(|fault| fault.to_string().replacen(&number, "line", 1))
        .collect()
}

/// The fates of rows that stand in one file. The first row of the file is none of them.
fn of_rows(options: &LedgerOptions, rows: &[Vec<&str>]) -> Vec<Fate> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let names = COLUMNS.iter().map(|(name, _)| *name);
    csv.write_record(["id"].into_iter().chain(names)).unwrap();
    let mut first = [""; 13];
    (first[0], first[1], first[3], first[4]) = ("first", "2022", "call", "?");
    csv.write_record(first).unwrap();
    for row in rows {
        csv.write_record(["row"].into_iter().chain(row.iter().copied()))
            .unwrap();
    }
    let file = csv.into_inner().unwrap();
    let mut reader = options.reader(file.as_slice()).unwrap();
    let mut kept = BTreeMap::new();
    while let Some(row) = reader.next_row().unwrap() {
        kept.insert(reader.line(), row);
    }
    let of = |line| {
        kept.remove(&line)
            .ok_or_else(|| messages(reader.account(), line))
    };
    (3..3 + rows.len() as u64).map(of).collect()
}

fn of_lines(lines: &[String]) -> Vec<Fate> {
    let options = JsonLinesOptions::new().with_coverage(Coverage::unlimited());
    let file = lines.join("\n");
    let mut reader = options.reader(file.as_bytes()).unwrap();
    let mut kept = BTreeMap::new();
    while let Some(row) = reader.next_row().unwrap() {
        kept.insert(reader.line(), row);
    }
    let of = |line| {
        kept.remove(&line)
            .ok_or_else(|| messages(reader.account(), line))
    };
    (1..=lines.len() as u64).map(of).collect()
}

/// Fields of a line of JSON, and values that come back in them.
const FIELDS: [(&str, &[&str]); 13] = [
    ("id", &[r#""a""#, r#"" a ""#, r#""\u0061b""#, "1", r#""""#]),
    (
        "kind",
        &[r#""call""#, r#""call""#, r#""c\u0061ll""#, r#""cal""#],
    ),
    (
        "when",
        &[r#""2022-02-24""#, r#""2022-02""#, r#""2022-02-30""#, "2022"],
    ),
    (
        "parties",
        &[
            r#"["CHN","RUS"]"#,
            r#"["CHN", "RUS"]"#,
            r#"["CHN","CHN"]"#,
            r#"["CH\u004e"]"#,
            "[]",
            "[1]",
            r#"["\ud800"]"#,
        ],
    ),
    ("count", &["", "2", "null", r#""3+""#, "-1"]),
    (
        "facets",
        &[
            "",
            r#"{"setting":"bilateral"}"#,
            r#"{"soil":"RUS"}"#,
            r#"{"soil":"RU"}"#,
            "null",
            "{}",
        ],
    ),
    ("phase_of", &["", r#""p""#, "null", r#""\u200b""#]),
    ("part_of", &["", r#""p""#, r#"" ""#]),
    (
        "tags",
        &["", r#"["y","x;y"]"#, "[]", "null", r#"["\ufeff"]"#],
    ),
    (
        "title",
        &["", r#""Talks""#, r#""Gespr\u00e4che""#, "null", "1"],
    ),
    ("edition", &["", "1", "-1", "null"]),
    (
        "conflicts",
        &["", r#"["war=direct"]"#, r#"["war"]"#, "null"],
    ),
    ("colour", &["", "", "", "", "", r#""red""#]),
];

/// Mostly the first value, so that some lines are good.
fn value(of: &'static [&'static str]) -> BoxedStrategy<&'static str> {
    prop_oneof![3 => Just(of[0]), 2 => select(of)].boxed()
}

proptest! {
    #![proptest_config(crate::common::cases(64))]

    #[test]
    fn a_row_is_read_as_if_none_came_before_it(
        rows in prop::collection::vec(COLUMNS.map(|(_, cells)| value(cells)).to_vec(), 2..16),
        file in select(options()),
    ) {
        for (row, found) in rows.iter().zip(of_rows(&file, &rows)) {
            let alone = of_rows(&file, std::slice::from_ref(row)).remove(0);
            prop_assert_eq!(found, alone, "{:?}", row);
        }
    }

    #[test]
    fn a_line_of_json_is_read_as_if_none_came_before_it_and_as_serde_reads_it(
        lines in prop::collection::vec(FIELDS.map(|(_, values)| value(values)).to_vec(), 2..16),
    ) {
        let line = |values: &Vec<&str>| {
            let fields = FIELDS.iter().zip(values).filter(|(_, value)| !value.is_empty());
            let fields = fields.map(|((name, _), value)| format!("{name:?}:{value}"));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        };
        let lines: Vec<String> = lines.iter().map(line).collect();
        for (line, found) in lines.iter().zip(of_lines(&lines)) {
            let alone = of_lines(std::slice::from_ref(line)).remove(0);
            prop_assert_eq!(&found, &alone, "{}", line);
            prop_assert_eq!(found.ok(), serde_json::from_str(line).ok(), "{}", line);
        }
    }

    #[test]
    fn full_records_come_back_equal_however_often_they_stand_in_a_file(row in full_interaction()) {
        let json = serde_json::to_string(&row).unwrap();
        let kept = of_lines(&[json.clone(), json.clone(), json]);
        prop_assert_eq!(kept, vec![Ok(row.clone()), Ok(row.clone()), Ok(row)]);
    }
}
