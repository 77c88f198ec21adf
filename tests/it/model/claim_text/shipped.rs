//! The sentences that the crate ships, on the list that it ships.

use interstate::claim::{ClaimStatements, Verdict};
use interstate::sample;
use std::collections::BTreeMap;

/// How many readings and rules bear each statement out, of how many; the verdict where there is one rule.
const EXPECTED: &str = include_str!("../../corpus/claims/expected.csv");

#[test]
fn every_shipped_statement_has_the_verdict_that_is_known() {
    let path = format!("{}/data/claims.json", crate::common::ROOT);
    let file = ClaimStatements::from_path(path).unwrap();
    let ledger = sample::china_russia().unwrap();
    let expected: BTreeMap<(&str, &str), &str> = EXPECTED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            ((cells[0], cells[1]), cells[2])
        })
        .collect();
    let mut found = 0;
    for statement in file.statements() {
        let id = statement.id().unwrap();
        let checked = match statement.check(&ledger) {
            Ok(checked) => checked,
            Err(error) => {
                assert_eq!(
                    expected.get(&(id, "refused")),
                    Some(&&*error.to_string()),
                    "{id}"
                );
                found += 1;
                continue;
            }
        };
        for reading in statement.readings() {
            let rows = checked
                .rows()
                .iter()
                .filter(|row| row.name() == reading.name());
            let verdicts: Vec<Verdict> = rows.map(|row| row.checked().verdict()).collect();
            let (holds, of) = checked.holding(reading.name());
            let said = match &*verdicts {
                [one] => one.to_string(),
                _ => format!("{holds} of {of}"),
            };
            assert_eq!(expected.get(&(id, reading.name())), Some(&&*said), "{id}");
            found += 1;
        }
    }
    assert_eq!(found, expected.len(), "a line that no statement has");
    assert_eq!(file.statements().len(), 51);
}
