//! O2 — Namibia is not a missing value; and other codes than the crate's, read as of the row's day.

use interstate::read::LedgerRead;
use interstate::read::ledger::LedgerOptions;
use interstate::state::{CodeScheme, IsoDays, NameScope};
use interstate::{Actor, Coverage, ErrorCategory, Interaction, State};

fn read(reader: LedgerOptions, rows: &[&str]) -> LedgerRead {
    let file = format!("id,start,kind,parties\n{}\n", rows.join("\n"));
    reader
        .with_coverage(Coverage::unlimited())
        .read(file.as_bytes())
        .unwrap()
}

fn actors(read: &LedgerRead) -> Vec<Vec<String>> {
    let of = |row: &Interaction| row.actors().map(|a| a.to_string()).collect();
    read.ledger.rows().iter().map(of).collect()
}

fn messages(read: &LedgerRead) -> Vec<String> {
    read.account
        .faults()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn o2_na_is_namibia_and_a_missing_state_is_an_error_at_its_line() {
    let by_iso = LedgerOptions::new().with_states(CodeScheme::Iso2);
    let found = read(
        by_iso,
        &[
            "1,2020,call,NA;NG",
            "2,2020,call,NG;",
            "3,2020,call,;NA",
            "4,2020,call,",
            "5,2020,call,NA:sender;NG:target",
        ],
    );
    assert_eq!(actors(&found), [["NAM", "NGA"], ["NAM", "NGA"]]);
    let missing = "nothing stands beside a semicolon; expected something on each side";
    assert_eq!(
        messages(&found),
        [
            format!("line 3, column \"parties\": {missing}"),
            format!("line 4, column \"parties\": {missing}"),
            "line 5, column \"parties\": the cell is empty".to_owned(),
        ]
    );
}

#[test]
fn one_code_means_what_it_means_on_the_day() {
    let by_cow = LedgerOptions::new().with_states(CodeScheme::Cow);
    let found = read(
        by_cow,
        &[
            "1,1999-05-01,call,345;2",
            "2,2010-05-01,call,345;2",
            "3,1985,call,345;260",
            "4,2020,call,260;2",
            "5,2020,call,002;2",
        ],
    );
    assert_eq!(
        actors(&found),
        [["SCG", "USA"], ["SRB", "USA"], ["YUG", "DEU"]]
    );
    assert_eq!(
        messages(&found),
        [
            "line 5, column \"parties\": cow code 260 names no state on 2020-01-01; its days: DEU 1955-05-05 to 1990-10-02",
            "line 6, column \"parties\": unknown cow code \"002\"; did you mean \"2\"?",
        ]
    );
    assert!(
        found
            .account
            .faults()
            .iter()
            .all(|e| e.category() == ErrorCategory::Code)
    );
}

#[test]
fn a_row_of_a_year_has_the_state_of_the_whole_year_or_none() {
    let by_cow = || LedgerOptions::new().with_states(CodeScheme::Cow);
    // Number 345 is Serbia and Montenegro until June 2006, and Serbia from then on.
    let found = read(
        by_cow(),
        &[
            "1,2006,call,345;2",
            "2,2006-07,call,345;2",
            "3,[2006-01-01..2006-05-31],call,345;2",
        ],
    );
    assert_eq!(actors(&found), [["SRB", "USA"], ["SCG", "USA"]]);
    assert_eq!(
        messages(&found),
        [
            "line 2, column \"parties\": \"345\" means SCG on 2006-01-01 and SRB on 2006-12-31; give a nearer date"
        ]
    );
    // A code that stands for a part of the year may have stood.
    let by_iso = LedgerOptions::new().with_states(CodeScheme::Iso3);
    assert_eq!(
        actors(&read(by_iso, &["1,2006,call,MNE;USA"])),
        [["MNE", "USA"]]
    );
}

#[test]
fn rs_is_serbia_or_russia_by_the_scheme_and_never_by_a_guess() {
    let one = |scheme| {
        actors(&read(
            LedgerOptions::new().with_states(scheme),
            &["1,2020,call,RS;US"],
        ))
    };
    assert_eq!(one(CodeScheme::Iso2), [["SRB", "USA"]]);
    assert_eq!(one(CodeScheme::Fips), [["RUS", "USA"]]);
}

#[test]
fn names_are_read_as_of_the_day_and_ambiguous_ones_are_told() {
    let rows = [
        "1,1985-03-01,call,Soviet Union;United States",
        "2,2005-01-01,call,Congo;France",
        "3,2020,call,Frankreich;Nowhere",
        "4,2020,call,\"\"\"Nowhere\"\":target;France:sender\"",
    ];
    let found = read(LedgerOptions::new().with_names(NameScope::General), &rows);
    assert_eq!(actors(&found), [vec!["SUN", "USA"], vec!["FRA"]]);
    assert_eq!(
        messages(&found),
        [
            "line 3, column \"parties\": \"Congo\" on 2005-01-01 is ambiguous: COD (Democratic Republic of the Congo) or COG (Congo (Brazzaville))",
            "line 4, column \"parties\": unknown state name \"Frankreich\"",
        ]
    );
}

#[test]
fn soil_quantities_and_persons_are_read_by_the_same_codes() {
    let file = "id,start,kind,parties,soil,quantities,persons\n\
                1,2020,visit,CH;AU;NATO,AU,CH:aircraft=2,\"Xi (CH, head)\"\n\
                2,2020,visit,CH;AU,AU;CH,,\n";
    let reader = LedgerOptions::new()
        .with_states(CodeScheme::Fips)
        .with_coverage(Coverage::unlimited());
    let found = reader.read(file.as_bytes()).unwrap();
    let row = &found.ledger.rows()[0];
    assert_eq!(row.facets().soil, Some(Actor::from(State::AUT)));
    assert_eq!(row.quantities()[0].owner(), Some(State::CHN.into()));
    assert_eq!(row.persons()[0].actor(), State::CHN);
    // An organisation keeps its short name, where the scheme has no such code: EU is one in FIPS, of Europa Island.
    assert!(row.takes_part(Actor::NATO));
    assert_eq!(
        messages(&found),
        ["line 3, column \"soil\": unknown fips code \"AU;CH\""]
    );
}

#[test]
fn todays_iso_codes_for_earlier_days_are_a_rule_of_the_callers() {
    let rows = ["1,1985,call,SRB;USA"];
    let strict = read(LedgerOptions::new().with_states(CodeScheme::Iso3), &rows);
    assert_eq!(
        messages(&strict),
        [
            "line 2, column \"parties\": iso3 code SRB names no state on 1985-01-01; its days: SRB from 2006-09-26"
        ]
    );
    let today = LedgerOptions::new().with_states_by(CodeScheme::Iso3, IsoDays::Retrospective);
    assert_eq!(actors(&read(today, &rows)), [["SRB", "USA"]]);
}
