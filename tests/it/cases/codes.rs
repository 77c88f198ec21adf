//! Codes and names that other tables get wrong: one state's events on another.

use crate::model::state_tables::{Row, rows};
use chrono::NaiveDate;
use interstate::state::{CodeScheme, NameScope, StateCode, StateMeaning};
use interstate::{Error, ErrorCategory, State};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A file beside `count_states.py`, which made it without the crate.
pub(crate) fn golden(file: &str) -> Vec<Row> {
    let path = Path::new(crate::common::ROOT)
        .join("tests/it/golden/states")
        .join(file);
    let text = fs::read_to_string(path).unwrap();
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

/// The text of each state by its id in the data.
pub(crate) fn states_by_id() -> HashMap<String, State> {
    let keys = rows("name_index.csv")
        .into_iter()
        .map(|r| (r["state"].clone(), r["iso3"].clone()));
    // The one place that no name leads to.
    let nameless = (
        "french-southern-and-antarctic-territories".into(),
        "FQHH".into(),
    );
    keys.chain([nameless])
        .map(|(id, key)| (id, state_of_key(&key)))
        .collect()
}

/// The key of a name is the text of the state, but for Kosovo.
pub(crate) fn state_of_key(key: &str) -> State {
    match key {
        "cow:347" => State::XKX,
        key => key.parse().unwrap(),
    }
}

/// The scheme by the word of the data.
fn scheme(word: &str) -> CodeScheme {
    match word {
        "cow_abb" => CodeScheme::CowAbbreviation,
        "gw_abb" => CodeScheme::GwAbbreviation,
        word => word.parse().unwrap(),
    }
}

fn messages() -> HashMap<String, String> {
    golden("messages.csv")
        .into_iter()
        .map(|r| (r["id"].clone(), r["message"].clone()))
        .collect()
}

#[test]
fn no_trap_of_the_list_is_sprung() {
    let states = states_by_id();
    let messages = messages();
    let mut seen = 0;
    for r in rows("traps.csv") {
        let id = &r["id"];
        let on = day(&r["day"]);
        let found = if r["scheme"] == "name" {
            State::from_name(&r["code"], on)
        } else {
            State::from_code(scheme(&r["scheme"]), &r["code"], on)
        };
        match (r["result"].as_str(), found) {
            ("ok", Ok(state)) if r["want"] == "state" => {
                assert_eq!(state, states[&r["expected"]], "{id}");
            }
            ("ok", Ok(state)) => assert_eq!(
                state.code(scheme(&r["want"]), on).unwrap().text(),
                r["expected"],
                "{id}"
            ),
            ("error", Err(e)) => {
                assert_eq!(e.to_string(), messages[id], "{id}");
                assert_eq!(e.category(), ErrorCategory::Code);
                let candidates = r["expected"].split_once(':').map_or("", |(_, list)| list);
                if !candidates.is_empty() {
                    let mut candidates: Vec<State> =
                        candidates.split(';').map(|c| states[c]).collect();
                    candidates.sort_unstable();
                    let meaning = if r["scheme"] == "name" {
                        NameScope::General.meaning(&r["code"], on)
                    } else {
                        scheme(&r["scheme"]).meaning(&r["code"], on)
                    };
                    assert_eq!(meaning, StateMeaning::Ambiguous(candidates), "{id}");
                }
            }
            (_, found) => panic!(
                "{id}: {found:?}, expected {} {}",
                r["result"], r["expected"]
            ),
        }
        seen += 1;
    }
    assert_eq!(seen, 76);
}

/// O1: short forms of two Congos and two Koreas.
#[test]
fn names_that_look_like_another_state_are_kept_apart() {
    let on = day("2020-01-01");
    let right = [
        ("D.R. Congo", State::COD),
        ("Congo, Dem. Rep.", State::COD),
        ("Congo, Rep.", State::COG),
        ("Korea DPR", State::PRK),
        ("DPR Korea", State::PRK),
        ("Republic of Korea", State::KOR),
        ("Guinea Bissau", State::GNB),
        ("South Sudan", State::SSD),
        ("Niger", State::NER),
        ("Dominica", State::DMA),
    ];
    for (name, state) in right {
        assert_eq!(State::from_name(name, on).unwrap(), state, "{name}");
    }
    assert_eq!(
        NameScope::General.meaning("Korea", on),
        StateMeaning::Ambiguous(vec![State::KOR, State::PRK])
    );
    assert_eq!(
        State::from_name("Korea", on).unwrap_err().to_string(),
        r#""Korea" on 2020-01-01 is ambiguous: KOR (South Korea) or PRK (North Korea)"#
    );
}

/// O2: the two letters of Namibia in a file with a missing cell.
#[test]
fn namibia_is_not_a_missing_value() {
    let file = "state,n\nNA,5\nNG,3\n,2\n";
    let on = day("2020-01-01");
    let mut counts: HashMap<State, u64> = HashMap::new();
    let mut refused: Vec<(u64, Error)> = Vec::new();
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    for row in reader.records() {
        let row = row.unwrap();
        match State::from_code(CodeScheme::Iso2, &row[0], on) {
            Ok(state) => *counts.entry(state).or_default() += row[1].parse::<u64>().unwrap(),
            Err(e) => refused.push((row.position().unwrap().line(), e)),
        }
    }
    assert_eq!(counts, HashMap::from([(State::NAM, 5), (State::NGA, 3)]));
    assert_eq!(refused.len(), 1);
    assert_eq!(
        (refused[0].0, refused[0].1.to_string().as_str()),
        (4, r#"unknown iso2 code """#)
    );
    // Every alpha-2 code survives a CSV file.
    for code in CodeScheme::Iso2.codes() {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record([code.text()]).unwrap();
        let written = writer.into_inner().unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(&written[..]);
        let cell = reader.records().next().unwrap().unwrap()[0].to_owned();
        assert_eq!(StateCode::new(CodeScheme::Iso2, cell).unwrap(), code);
    }
}

/// O3: the answers of COW and of Gleditsch and Ward for one name over time.
#[test]
fn one_name_has_several_codes_over_time() {
    use CodeScheme::{Cow, Gw};
    let named = |name: &str, on: &str, scheme: CodeScheme| -> Result<&'static str, String> {
        let on = day(on);
        let state = State::from_name(name, on).map_err(|e| e.to_string())?;
        state
            .code(scheme, on)
            .map(interstate::state::StateCode::text)
            .map_err(|e| e.to_string())
    };
    let two = |name: &str, on: &str| match NameScope::General.meaning(name, day(on)) {
        StateMeaning::Ambiguous(states) => {
            let code = |s: &State, scheme| s.code(scheme, day(on)).unwrap().text();
            let codes = |scheme| states.iter().map(|s| code(s, scheme)).collect::<Vec<_>>();
            (codes(CodeScheme::Cow), codes(CodeScheme::Gw))
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(named("Germany", "1939-01-01", Cow).unwrap(), "255");
    assert_eq!(named("Germany", "1939-01-01", Gw).unwrap(), "255");
    assert_eq!(
        named("Germany", "1947-06-01", Cow).unwrap_err(),
        "DEU (Germany) has no cow code on 1947-06-01; its codes: 255 1816-01-01 to 1945-05-08, 255 from 1990-10-03, 260 1955-05-05 to 1990-10-02"
    );
    assert_eq!(
        named("Germany", "1947-06-01", Gw).unwrap_err(),
        "DEU (Germany) has no gw code on 1947-06-01; its codes: 255 1816-01-01 to 1945-05-07, 260 from 1949-09-21"
    );
    assert!(named("German Federal Republic", "1950-01-01", Cow).is_err());
    assert_eq!(
        named("German Federal Republic", "1950-01-01", Gw).unwrap(),
        "260"
    );
    for on in ["1970-01-01", "1990-10-02"] {
        assert_eq!(
            two("Germany", on),
            (vec!["265", "260"], vec!["265", "260"]),
            "{on}"
        );
    }
    assert_eq!(named("Germany", "1990-10-03", Cow).unwrap(), "255");
    assert_eq!(named("Germany", "1990-10-03", Gw).unwrap(), "260");

    let means = |scheme, code, on| State::from_code(scheme, code, day(on)).ok();
    assert_eq!(means(Cow, "816", "1954-07-21"), Some(State::VNM));
    assert_eq!(means(Cow, "816", "1954-07-20"), None);
    assert_eq!(means(Gw, "816", "1954-05-01"), Some(State::VNM));
    assert_eq!(means(Gw, "816", "1954-04-30"), None);
    for scheme in [Cow, Gw] {
        assert_eq!(means(scheme, "817", "1975-04-30"), Some(State::COW_817));
        assert_eq!(means(scheme, "817", "1975-05-01"), None);
    }
    assert_eq!(named("Yemen", "2000-01-01", Cow).unwrap(), "679");
    assert_eq!(named("Yemen", "2000-01-01", Gw).unwrap(), "678");
    assert_eq!(named("Serbia", "2010-01-01", Cow).unwrap(), "345");
    assert_eq!(named("Serbia", "2010-01-01", Gw).unwrap(), "340");
}

/// O4: two letters, read once as FIPS and once as ISO.
#[test]
fn two_letters_of_another_scheme_are_another_state() {
    let on = day("2015-01-01");
    let codes = ["GM", "CH", "AS", "AU", "SF", "ZA", "IS", "RS", "UP", "BM"];
    let read =
        |scheme: CodeScheme| codes.map(|code| scheme.meaning(code, on).state().map(State::text));
    let fips = [
        "DEU", "CHN", "AUS", "AUT", "ZAF", "ZMB", "ISR", "RUS", "UKR", "MMR",
    ];
    assert_eq!(read(CodeScheme::Fips), fips.map(Some));
    let iso = [
        "GMB", "CHE", "ASM", "AUS", "", "ZAF", "ISL", "SRB", "", "BMU",
    ];
    assert_eq!(
        read(CodeScheme::Iso2),
        iso.map(|text| (!text.is_empty()).then_some(text))
    );
    assert_eq!(
        State::from_code(CodeScheme::Iso2, "SF", on)
            .unwrap_err()
            .to_string(),
        r#"unknown iso2 code "SF""#
    );

    // How many codes of one list are another state's code in the other, today: 68, and 6 more for parts of a state.
    let today = day("2020-01-01");
    let mut swapped = (0, 0);
    for code in CodeScheme::Fips.codes() {
        let iso = CodeScheme::Iso2.meaning(code.text(), today).state();
        if let (Some(fips), Some(iso)) = (code.meaning(today).state(), iso)
            && fips != iso
        {
            let own = fips
                .code(CodeScheme::Fips, today)
                .is_ok_and(|own| own == code);
            *if own { &mut swapped.0 } else { &mut swapped.1 } += 1;
        }
    }
    assert_eq!(swapped, (68, 6));
}
