//! The article's own figures, from the shipped ledger and the shipped rules.

mod figures;
mod fitting;
mod forms;
mod neighbourhood;
mod pressure;
mod second_look;
mod windows;

use interstate::tally::Whole;
use interstate::{CountingRule, Dyad, Ledger, Partition, Period, State, TallyTable, read};
use std::fs;
use std::path::PathBuf;

pub(crate) fn here(path: &str) -> PathBuf {
    PathBuf::from(crate::common::ROOT).join(path)
}

pub(crate) fn ledger() -> Ledger {
    read::ledger::from_path(here("data/china_russia.csv")).unwrap()
}

pub(crate) fn rules() -> Vec<CountingRule> {
    CountingRule::list_from_json(&fs::read_to_string(here("data/china_russia_rules.json")).unwrap())
        .unwrap()
}

pub(crate) fn rule(name: &str) -> CountingRule {
    rules()
        .into_iter()
        .find(|rule| rule.name() == name)
        .unwrap()
}

pub(crate) fn pair() -> Dyad {
    Dyad::new(State::CHN, State::RUS).unwrap()
}

/// Counts by the rule over the years 2017 to 2025, one cell a year.
pub(crate) fn yearly(rule: &CountingRule) -> TallyTable<Dyad> {
    TallyTable::count(&ledger(), rule, &Partition::yearly(2017..=2025).unwrap()).unwrap()
}

fn expected() -> Vec<csv::StringRecord> {
    let file = here("tests/it/seed/china_russia_expected.csv");
    csv::Reader::from_path(file)
        .unwrap()
        .records()
        .map(Result::unwrap)
        .collect()
}

fn years(years: std::ops::RangeInclusive<i32>) -> Period {
    Period::years(years).unwrap()
}

#[test]
fn thirty_rules_reproduce_the_independent_count_in_every_column() {
    let rules = rules();
    assert_eq!(rules.len(), 30);
    for rule in &rules {
        let row = expected()
            .into_iter()
            .find(|row| &row[0] == rule.name())
            .unwrap();
        assert_eq!(rule.note(), Some(&row[1]));
        let table = yearly(rule);
        let counted = |period| table.over(&pair(), period).unwrap().count();
        for year in 2017..=2025 {
            let count = counted(years(year..=year));
            let wanted: u64 = row[usize::try_from(year - 2015).unwrap()].parse().unwrap();
            assert_eq!(count.lo(), wanted, "{} in {year}", rule.name());
            // The list of 2025 is partial, so its counts are floors.
            assert_eq!(
                count.hi(),
                (year < 2025).then_some(wanted),
                "{} in {year}",
                rule.name()
            );
        }
        let before = table.over(&pair(), years(2019..=2021)).unwrap();
        let after = table.over(&pair(), years(2022..=2024)).unwrap();
        assert_eq!(before.count().to_string(), row[11], "{}", rule.name());
        assert_eq!(after.count().to_string(), row[12], "{}", rule.name());
        assert_eq!(
            format!("{:.6}", before.rate().0),
            row[13],
            "{}",
            rule.name()
        );
        assert_eq!(format!("{:.6}", after.rate().0), row[14], "{}", rule.name());
        let ratio = interstate::frequency_ratio(&before, &after).unwrap();
        assert_eq!(
            format!("{:.6}", ratio.estimate().exactly().unwrap()),
            row[15],
            "{}",
            rule.name()
        );
    }
}

#[test]
fn the_list_has_117_rows_and_every_row_has_both_states() {
    let ledger = ledger();
    assert_eq!(ledger.len(), 117);
    assert!(
        ledger
            .rows()
            .iter()
            .all(|row| row.dyads().any(|dyad| dyad == pair()))
    );
    let table = yearly(&rule("E6"));
    let whole = TallyTable::<Whole>::count(&ledger, &rule("E6"), table.cells()).unwrap();
    assert_eq!(
        whole.total(years(2017..=2024)).unwrap().count(),
        table.over(&pair(), years(2017..=2024)).unwrap().count()
    );
}

#[test]
fn two_rules_for_two_periods_give_the_years_but_no_ratio() {
    // The article counts its meetings by the narrow list first and by the wide list after: "rule M10".
    let row = expected().into_iter().find(|row| &row[0] == "M10").unwrap();
    let (narrow, wide) = (yearly(&rule("M11")), yearly(&rule("M8")));
    for year in 2017..=2025 {
        let table = if year <= 2021 { &narrow } else { &wide };
        let count = table
            .over(&pair(), years(year..=year))
            .unwrap()
            .count()
            .lo();
        assert_eq!(
            count.to_string(),
            row[usize::try_from(year - 2015).unwrap()]
        );
    }
    let before = narrow.over(&pair(), years(2019..=2021)).unwrap();
    let after = wide.over(&pair(), years(2022..=2024)).unwrap();
    assert_eq!(
        (before.count().to_string(), after.count().to_string()),
        (row[11].into(), row[12].into())
    );
    let refused = interstate::frequency_ratio(&before, &after).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "counts under two rules cannot be compared: M11 selects meetings, (of the series \"SCO DMM\" or of the series \"Strategic Security \
         Consultation\" or of the series \"Xiangshan\"), M8 selects meetings, (of the series \"SCO DMM\" or of the series \"Strategic Security \
         Consultation\" or ((of the series \"Xiangshan\" or of the series \"MCIS\"), of rank minister, in person) or (visits, (of rank minister or \
         of rank commission vice chair)))"
    );
    assert_eq!(refused.category(), interstate::ErrorCategory::Rule);
}

#[test]
fn the_shipped_ledger_is_what_the_conversion_script_writes() {
    let script = here("data/convert_china_russia.py");
    match std::process::Command::new("python3")
        .arg(script)
        .arg("--check")
        .status()
    {
        Ok(status) => assert!(
            status.success(),
            "data/china_russia.csv is stale: run data/convert_china_russia.py"
        ),
        Err(_) => println!("skipped: python3 is not installed"),
    }
}
