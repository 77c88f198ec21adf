//! Every spell of every table of codes, through both directions.

use super::state_tables::{Row, rows};
use crate::cases::codes::{day, states_by_id};
use chrono::NaiveDate;
use interstate::State;
use interstate::state::{CodeScheme, StateMeaning};
use std::collections::{HashMap, HashSet};

/// In place of an edition: with what files write beside the codes of ISO 3166.
const EXTENDED: &str = "extended";

/// The scheme, its file, the column of its codes, and the edition of COW that it leaves out.
const TABLES: [(CodeScheme, &str, &str, &str); 12] = [
    (CodeScheme::Iso2, "iso_spells.csv", "alpha2", ""),
    (CodeScheme::Iso3, "iso_spells.csv", "alpha3", ""),
    (
        CodeScheme::Iso2Extended,
        "iso_spells.csv",
        "alpha2",
        EXTENDED,
    ),
    (
        CodeScheme::Iso3Extended,
        "iso_spells.csv",
        "alpha3",
        EXTENDED,
    ),
    (CodeScheme::IsoNumeric, "iso_spells.csv", "numeric", ""),
    (CodeScheme::Cow, "cow_spells.csv", "cow_num", "2016"),
    (
        CodeScheme::CowAbbreviation,
        "cow_spells.csv",
        "cow_abb",
        "2016",
    ),
    (
        CodeScheme::CowOlderAbbreviation,
        "cow_spells.csv",
        "cow_abb",
        "2024",
    ),
    (CodeScheme::Gw, "gw_spells.csv", "gw_num", ""),
    (CodeScheme::GwAbbreviation, "gw_spells.csv", "gw_abb", ""),
    (CodeScheme::Fips, "fips.csv", "fips", ""),
    (CodeScheme::Cameo, "cameo.csv", "code", ""),
];

/// The first or last possible day of a cell; `None` for an open end.
fn bound(cell: &str, last: bool) -> Option<NaiveDate> {
    let parts: Vec<&str> = cell.split('-').collect();
    let (year, month, day) = match parts[..] {
        [""] => return None,
        [y] => (
            y,
            if last { "12" } else { "01" },
            if last { "31" } else { "01" },
        ),
        [y, m] if last => {
            let next: NaiveDate = if m == "12" {
                format!("{}-01-01", y.parse::<i32>().unwrap() + 1)
                    .parse()
                    .unwrap()
            } else {
                format!("{y}-{:02}-01", m.parse::<u32>().unwrap() + 1)
                    .parse()
                    .unwrap()
            };
            return next.pred_opt();
        }
        [y, m] => (y, m, "01"),
        [y, m, d] => (y, m, d),
        _ => panic!("{cell}"),
    };
    Some(format!("{year}-{month}-{day}").parse().unwrap())
}

/// What a row of a table says, read by the test alone.
struct Spell {
    code: String,
    state: Option<State>,
    /// Whether the code names a state, and whether the state is written with it.
    names: bool,
    goes_first: bool,
    from: (Option<NaiveDate>, Option<NaiveDate>),
    to: (Option<NaiveDate>, Option<NaiveDate>),
}

impl Spell {
    fn may_hold(&self, on: NaiveDate) -> bool {
        self.from.0.is_none_or(|d| d <= on) && self.to.1.is_none_or(|d| on <= d)
    }

    fn surely_holds(&self, on: NaiveDate) -> bool {
        self.from.1.is_none_or(|d| d <= on) && self.to.0.is_none_or(|d| on <= d)
    }
}

fn spells(file: &str, column: &str, left_out: &str) -> Vec<Spell> {
    let states = states_by_id();
    let list: Vec<Row> = rows(file);
    let in_gdelt = |state: &str| {
        list.iter()
            .any(|r| r["state"] == state && r["list"] == "gdelt")
    };
    let cell = |r: &Row, column: &str| r.get(column).cloned().unwrap_or_default();
    list.iter()
        .filter(|r| !r[column].is_empty())
        .filter(|r| left_out == EXTENDED || matches!(&*cell(r, "status"), "" | "official"))
        .filter(|r| matches!(left_out, "" | EXTENDED) || r["edition"] != left_out)
        .map(|r| {
            let kind = cell(r, "kind");
            let second = kind == "part"
                || cell(r, "status") == "in-use"
                || (cell(r, "list") == "phoenix" && in_gdelt(&r["state"]));
            Spell {
                code: r[column].clone(),
                state: states.get(&r["state"]).copied(),
                names: !matches!(kind.as_str(), "region" | "place" | "area" | "water"),
                goes_first: !second,
                from: (
                    bound(&cell(r, "from"), false),
                    bound(&cell(r, "from"), true),
                ),
                to: (bound(&cell(r, "to"), false), bound(&cell(r, "to"), true)),
            }
        })
        .collect()
}

/// The right answer by the rows alone.
fn answer(all: &[Spell], code: &str, on: NaiveDate) -> StateMeaning {
    let mut states: Vec<State> = all
        .iter()
        .filter(|s| s.code == code && s.names && s.may_hold(on))
        .filter_map(|s| s.state)
        .collect();
    states.sort_unstable();
    states.dedup();
    match states[..] {
        [state] => StateMeaning::State(state),
        [] => match all.iter().find(|s| s.code == code && !s.names) {
            Some(place) => StateMeaning::NoState(place.state.into_iter().collect()),
            None => StateMeaning::NotOnThatDay,
        },
        _ => StateMeaning::Ambiguous(states),
    }
}

#[test]
fn every_code_means_its_state_on_its_days_and_not_on_the_day_before_or_after() {
    let mut days_asked = HashMap::new();
    let mut written = 0;
    for (scheme, file, column, left_out) in TABLES {
        let all = spells(file, column, left_out);
        for spell in &all {
            let first = spell.from.0.unwrap_or(day("1816-01-01"));
            let last = spell.to.1.unwrap_or(day("2025-12-31"));
            let middle = first + (last - first) / 2;
            let before = spell.from.0.and_then(|d| d.pred_opt());
            let after = spell.to.1.and_then(|d| d.succ_opt());
            for on in [Some(first), Some(middle), Some(last), before, after]
                .into_iter()
                .flatten()
            {
                let expected = answer(&all, &spell.code, on);
                let found = scheme.meaning(&spell.code, on);
                assert_eq!(found, expected, "{scheme} {} on {on}", spell.code);
                assert_eq!(
                    State::from_code(scheme, &spell.code, on).ok(),
                    expected.state()
                );
                *days_asked.entry(scheme).or_insert(0) += 1;
                // And back, where the table knows the day and the state has no other code that goes first.
                if spell.goes_first && spell.names && spell.surely_holds(on) {
                    let state = spell.state.unwrap();
                    let others = all.iter().filter(|s| {
                        s.state == Some(state) && s.goes_first && s.names && s.may_hold(on)
                    });
                    if others.clone().all(|s| s.code == spell.code) {
                        let code = state.code(scheme, on).unwrap();
                        assert_eq!(code.text(), spell.code, "{scheme} of {state} on {on}");
                        written += 1;
                    } else {
                        assert!(state.code(scheme, on).is_err());
                    }
                }
            }
        }
        assert_eq!(
            scheme.codes().count(),
            all.iter().map(|s| &s.code).collect::<HashSet<_>>().len()
        );
    }
    assert!(days_asked.values().all(|&n| n > 700), "{days_asked:?}");
    assert!(written > 6000, "{written}");
}
