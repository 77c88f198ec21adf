//! The made-up spreadsheets of `data/own_csv`, read to the tables that were counted apart.

#[allow(dead_code, unreachable_pub, clippy::missing_errors_doc)]
#[path = "../../../../examples/own_csv.rs"]
mod own_csv;

use interstate::read::ledger::{LedgerColumn, LedgerOptions};
use interstate::state::NameScope;
use interstate::tally::Whole;
use interstate::time::ListDates;
use interstate::{
    Count, CountingRule, Coverage, Dyad, InteractionKind, Ledger, Partition, Select, State,
    TallyTable,
};
use own_csv::{english, german};
use std::collections::BTreeMap;

/// How many events of each kind the pair had in each year, by its lower end; kinds without any are left out.
fn floors(ledger: &Ledger, pair: Dyad, years: std::ops::RangeInclusive<i32>) -> Pivot<u64> {
    counts(ledger, pair, years, Count::lo)
}

type Pivot<T> = BTreeMap<String, BTreeMap<String, T>>;

fn counts<T>(
    ledger: &Ledger,
    pair: Dyad,
    years: std::ops::RangeInclusive<i32>,
    of: impl Fn(Count) -> T,
) -> Pivot<T> {
    let mut pivot = Pivot::new();
    for &kind in InteractionKind::ALL {
        let rule = CountingRule::new("kind", Select::from(kind));
        let cells = Partition::yearly(years.clone()).unwrap();
        let table = TallyTable::<Dyad>::count(ledger, &rule, &cells).unwrap();
        let counts: Vec<Count> = table
            .each_cell(&pair)
            .unwrap()
            .into_iter()
            .map(|(_, tallied)| tallied.unwrap().count())
            .collect();
        if counts.iter().any(|count| count.lo() > 0) {
            let years = years.clone().map(|year| year.to_string());
            let row = years.zip(counts.into_iter().map(&of)).collect();
            pivot.insert(kind.to_string(), row);
        }
    }
    pivot
}

fn expected(file: &str, what: &str) -> serde_json::Value {
    let all: serde_json::Value =
        serde_json::from_str(include_str!("../../../../data/own_csv/expected.json")).unwrap();
    all[file][what].clone()
}

/// The table of the file that was counted apart, by its lower ends or its upper ones.
fn pivot(file: &str, what: &str, end: usize) -> Pivot<u64> {
    let table = expected(file, what);
    let cell = |cell: &serde_json::Value| cell[end].as_u64().unwrap();
    let row = |row: &serde_json::Value| {
        let cells = row.as_object().unwrap().iter();
        cells
            .map(|(year, value)| (year.clone(), cell(value)))
            .collect()
    };
    let rows = table.as_object().unwrap().iter();
    rows.map(|(kind, cells)| (kind.clone(), row(cells)))
        .collect()
}

fn shipped(name: &str) -> String {
    format!("{}/data/own_csv/{name}", crate::common::ROOT)
}

#[test]
fn an_english_spreadsheet_is_read_by_eleven_options_and_its_two_unclear_dates_make_floors() {
    let read = english()
        .unwrap()
        .read_path(shipped("english.csv"))
        .unwrap();
    assert_eq!((read.account.rows(), read.account.kept()), (62, 60));
    let faults: Vec<(Option<u64>, &str)> = read
        .account
        .faults()
        .iter()
        .map(|fault| (fault.line(), fault.column().unwrap()))
        .collect();
    assert_eq!(faults, [(Some(25), "Date"), (Some(43), "Date")]);
    assert_eq!(read.account.unused_options().count(), 0);

    let pair = Dyad::new(State::PRK, State::RUS).unwrap();
    let what =
        "kind by year of the rows kept (each cell is a floor while two rows are unread), PRK-RUS";
    let kept = pivot("english.csv", what, 0);
    assert_eq!(floors(&read.ledger, pair, 2018..=2024), kept);
    let open = counts(&read.ledger, pair, 2018..=2024, Count::hi);
    assert!(
        open.values()
            .flat_map(BTreeMap::values)
            .all(Option::is_none)
    );
}

#[test]
fn with_the_callers_reading_of_two_dates_the_table_of_the_english_spreadsheet_is_exact() {
    let options = english()
        .unwrap()
        .with_word("Spring 2020", "[2020-03-01..2020-05-31]")
        .with_word("late 2021", "[2021-10-01..2021-12-31]");
    let ledger = options
        .read_path(shipped("english.csv"))
        .unwrap()
        .strict()
        .unwrap();
    let pair = Dyad::new(State::PRK, State::RUS).unwrap();
    let what = "kind by year with the caller's reading, PRK-RUS";
    assert_eq!(
        floors(&ledger, pair, 2018..=2024),
        pivot("english.csv", what, 0)
    );
    let hi = counts(&ledger, pair, 2018..=2024, |count| count.hi().unwrap());
    assert_eq!(hi, pivot("english.csv", what, 1));

    let japan = Dyad::new(State::JPN, State::PRK).unwrap();
    let tests = pivot("english.csv", "the same, PRK-JPN", 0);
    let found = floors(&ledger, japan, 2018..=2024);
    assert_eq!(found["missile_test"], tests["missile_test"]);
}

#[test]
fn a_german_spreadsheet_is_read_by_twelve_options_to_its_exact_table() {
    let ledger = german()
        .unwrap()
        .read_path(shipped("excel.csv"))
        .unwrap()
        .strict()
        .unwrap();
    assert_eq!(ledger.len(), 40);
    let table = expected("excel.csv", "events by kind and year");
    let mut events = 0;
    for (kind, years) in table.as_object().unwrap() {
        let kind: InteractionKind = kind.parse().unwrap();
        let rule = CountingRule::new("kind", Select::from(kind));
        let cells = Partition::yearly(2019..=2023).unwrap();
        let table = TallyTable::<Whole>::count(&ledger, &rule, &cells).unwrap();
        for (year, (_, tallied)) in (2019..).zip(table.each_cell(&Whole).unwrap()) {
            let expected = years[year.to_string()].as_u64().unwrap_or(0);
            assert_eq!(
                tallied.unwrap().count(),
                Count::exact(expected),
                "{kind} {year}"
            );
            events += expected;
        }
    }
    assert_eq!(Some(events), expected("excel.csv", "events").as_u64());
    let abidjan = ledger.get("r9").unwrap();
    assert!(abidjan.takes_part(State::CIV) && abidjan.takes_part(State::USA));
}

/// After the published layout of the data on military exercises: two columns of parties, none of the kind, 57 that are not read.
fn exercises() -> LedgerOptions {
    use LedgerColumn::{End, Id, Kind, Parties, Start, Title};
    LedgerOptions::new()
        .with_columns([
            ("exnum", Id),
            ("exname", Title),
            ("start", Start),
            ("end", End),
        ])
        .with_columns([("host", Parties), ("states", Parties)])
        .with_the_rest_ignored()
        .with_constant(Kind, "exercise")
        .with_dates(ListDates::MonthFirst)
        .with_missing(End, "-9")
        .with_missing(Parties, "-9")
        .with_names(NameScope::General)
        .with_separators([","])
        .with_coverage(Coverage::unlimited())
}

#[test]
fn two_hundred_exercises_with_57_more_columns_are_read_by_ten_options() {
    let ledger = exercises()
        .read_path(shipped("exercises.csv"))
        .unwrap()
        .strict()
        .unwrap();
    let all: serde_json::Value = serde_json::from_str(include_str!(
        "../../../../data/own_csv/exercises_expected.json"
    ))
    .unwrap();
    assert_eq!(Some(ledger.len() as u64), all["rows"].as_u64());
    let pair = Dyad::new(State::JPN, State::USA).unwrap();
    let found = floors(&ledger, pair, 2001..=2010);
    let years = all["Japan and United States"].as_object().unwrap();
    for (year, count) in &found["exercise"] {
        assert_eq!(
            *count,
            years.get(year).map_or(0, |n| n.as_u64().unwrap()),
            "{year}"
        );
    }
    assert_eq!(
        years
            .values()
            .filter_map(serde_json::Value::as_u64)
            .sum::<u64>(),
        9
    );
    // The other states of the first row are missing, and some of the dates are known to the month.
    assert_eq!(ledger.rows()[0].parties().len(), 1);
    assert!(
        ledger
            .rows()
            .iter()
            .any(|row| row.when().to_string() == "2001-03")
    );
}
