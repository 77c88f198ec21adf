//! Names: every listed spelling against the answers of a plain script; and what is refused.

use super::state_tables::names::{latin, normal_form};
use super::state_tables::rows;
use crate::cases::codes::{day, golden, state_of_key};
use interstate::State;
use interstate::state::{NameDays, NameScope, StateMeaning};
use std::collections::HashMap;

fn scope(word: &str) -> NameScope {
    if word.is_empty() {
        NameScope::General
    } else {
        word.parse().unwrap()
    }
}

/// `KOR`, `ambiguous KOR PRK`, `not_a_state GBR`, `not_in_use` or `unknown`.
fn said(meaning: &StateMeaning) -> String {
    let list = |word: &str, states: &[State]| {
        states
            .iter()
            .fold(word.to_owned(), |text, s| text + " " + s.text())
    };
    match meaning {
        StateMeaning::State(state) => state.text().into(),
        StateMeaning::Ambiguous(states) => list("ambiguous", states),
        StateMeaning::NoState(states) => list("not_a_state", states),
        StateMeaning::NotOnThatDay => "not_in_use".into(),
        StateMeaning::Unknown => "unknown".into(),
    }
}

#[test]
fn every_row_of_the_test_of_names_is_answered_with_its_message() {
    let messages: HashMap<String, String> = golden("messages.csv")
        .into_iter()
        .map(|r| (r["id"].clone(), r["message"].clone()))
        .collect();
    let tests = rows("names_test.csv");
    assert_eq!(tests.len(), 154);
    for (line, r) in tests.iter().enumerate() {
        let id = format!("names_test line {}", line + 2);
        let found = scope(&r["scope"]).state(&r["input"], day(&r["day"]));
        match (r["expected"].as_str(), found) {
            ("ambiguous" | "not_a_state" | "not_in_use" | "unknown", Err(e)) => {
                assert_eq!(e.to_string(), messages[&id], "{id}");
            }
            (key, Ok(state)) => assert_eq!(state, state_of_key(key), "{id}"),
            (key, Err(e)) => panic!("{id}: {e}, expected {key}"),
        }
    }
}

#[test]
fn every_spelling_means_on_six_days_what_a_plain_script_says() {
    let days = [
        "1850-01-01",
        "1925-06-01",
        "1965-01-01",
        "1980-01-01",
        "2004-01-01",
        "2020-01-01",
    ];
    let table = golden("names.csv");
    assert!(table.len() > 2900);
    for r in table {
        for on in days {
            let meaning = scope(&r["scope"]).meaning(&r["name"], day(on));
            assert_eq!(
                said(&meaning),
                r[on],
                "{:?} on {on}, scope {}",
                r["name"],
                r["scope"]
            );
        }
        let back = NameDays::Historical.name_day(day("2020-01-01"));
        let meaning = scope(&r["scope"]).meaning(&r["name"], back);
        assert_eq!(
            said(&meaning),
            r["historical"],
            "{:?}, scope {}",
            r["name"],
            r["scope"]
        );
    }
}

#[test]
fn near_misses_mean_the_state_that_they_say() {
    let mut seen = 0;
    for r in rows("ambiguous.csv")
        .into_iter()
        .filter(|r| r["kind"] == "near_miss")
    {
        // One of a state that has ended on its last day.
        let on = if r["valid_to"].is_empty() {
            "2020-01-01"
        } else {
            &r["valid_to"]
        };
        let found = State::from_name(&r["name"], day(on)).unwrap();
        assert_eq!(found, state_of_key(&r["candidates"]), "{}", r["name"]);
        seen += 1;
    }
    assert_eq!(seen, 47);
}

#[test]
fn no_name_means_two_states_on_one_day_without_saying_so() {
    // The first day of each row is a day on which an answer may change.
    let latin = latin();
    let listed = rows("name_index.csv");
    let mut asked = 0;
    let mut of_form: HashMap<String, Vec<&super::state_tables::Row>> = HashMap::new();
    for r in listed.iter().filter(|r| r["scope"].is_empty()) {
        let form = normal_form(&r["name"], &latin);
        of_form.entry(form).or_default().push(r);
    }
    for r in listed.iter().filter(|r| r["scope"].is_empty()) {
        for on in [&r["valid_from"], &r["valid_to"]] {
            let on = if on.is_empty() {
                day("2020-01-01")
            } else {
                day(on)
            };
            let form = normal_form(&r["name"], &latin);
            let covered = |x: &&super::state_tables::Row| {
                (x["valid_from"].is_empty() || day(&x["valid_from"]) <= on)
                    && (x["valid_to"].is_empty() || on <= day(&x["valid_to"]))
            };
            let mut states: Vec<State> = of_form[&form]
                .iter()
                .copied()
                .filter(covered)
                .map(|x| state_of_key(&x["iso3"]))
                .collect();
            states.sort_unstable();
            states.dedup();
            if let [one] = states[..] {
                let meaning = NameScope::General.meaning(&r["name"], on);
                assert!(
                    meaning == StateMeaning::State(one)
                        || matches!(
                            meaning,
                            StateMeaning::Ambiguous(_) | StateMeaning::NoState(_)
                        ),
                    "{} on {on}: {meaning:?}",
                    r["name"]
                );
            } else {
                assert!(
                    NameScope::General.meaning(&r["name"], on).state().is_none(),
                    "{} on {on}",
                    r["name"]
                );
            }
            asked += 1;
        }
    }
    assert!(asked > 2600);
}

#[test]
fn case_marks_and_order_do_not_matter() {
    let on = day("2020-01-01");
    let spellings = [
        "Côte d'Ivoire",
        "COTE D\u{2019}IVOIRE",
        "cote divoire",
        "Co\u{302}te d’Ivoire",
        "Ivoire, Côte d'",
        "  CÔTE-D'IVOIRE  ",
    ];
    for name in spellings {
        assert_eq!(State::from_name(name, on).ok(), Some(State::CIV), "{name}");
    }
    assert_eq!(
        State::from_name("Africa, South, Republic of", on).unwrap(),
        State::ZAF
    );
    assert_eq!(State::from_name("VIỆT NAM", on).unwrap(), State::VNM);
    assert_eq!(State::from_name("u.s.a.", on).unwrap(), State::USA);
    // Contained words are no match.
    assert_eq!(
        NameScope::General.meaning("Hong Kong SAR China Limited", on),
        StateMeaning::Unknown
    );
}

#[test]
fn what_is_no_name_is_refused_before_any_work() {
    let on = day("2020-01-01");
    let unknown = |name: &str| State::from_name(name, on).unwrap_err().to_string();
    assert_eq!(unknown(""), r#"unknown state name """#);
    assert_eq!(unknown("the of and"), r#"unknown state name "the of and""#);
    // Marks without a letter, and letters of other scripts.
    assert_eq!(
        NameScope::General.meaning("\u{301}\u{301}", on),
        StateMeaning::Unknown
    );
    assert_eq!(
        NameScope::General.meaning("中国", on),
        StateMeaning::Unknown
    );
    let long = "China ".repeat(200_000);
    let cut = "China ".repeat(10);
    assert_eq!(unknown(&long), format!("unknown state name \"{cut}…\""));
    // 256 bytes are looked at, 257 are not.
    let padded = |bytes: usize| format!("China{}", " ".repeat(bytes - 5));
    assert_eq!(State::from_name(&padded(256), on).unwrap(), State::CHN);
    assert_eq!(
        NameScope::General.meaning(&padded(257), on),
        StateMeaning::Unknown
    );
    assert_eq!(
        NameScope::General.meaning(&"a1 ".repeat(17), on),
        StateMeaning::Unknown
    );
}

#[test]
fn a_name_one_letter_off_is_offered_and_never_chosen() {
    let on = day("2020-01-01");
    let unknown = |name: &str| State::from_name(name, on).unwrap_err().to_string();
    assert_eq!(
        unknown("Germny"),
        r#"unknown state name "Germny"; did you mean "Germany"?"#
    );
    assert_eq!(
        unknown("Kazakstan Republic"),
        r#"unknown state name "Kazakstan Republic"; did you mean "Kazakhstan"?"#
    );
    assert_eq!(unknown("Atlantis"), r#"unknown state name "Atlantis""#);
}

#[test]
fn a_scope_without_a_usage_of_its_own_reads_general_english() {
    let on = day("2020-01-01");
    for &scope in NameScope::ALL {
        assert_eq!(scope.to_string().parse::<NameScope>().unwrap(), scope);
        assert_eq!(scope.state("Korea, Rep.", on).unwrap(), State::KOR);
        assert!(scope.state("Korea", on).is_err());
    }
    assert_eq!(NameScope::Icews.state("Bavaria", on).unwrap(), State::DEU);
    assert_eq!(
        "icew".parse::<NameScope>().unwrap_err().to_string(),
        r#"unknown scope of names "icew"; did you mean "icews"?"#
    );
}

#[test]
fn a_state_tells_the_names_that_it_bore() {
    let on = |state: State, text: &str| state.names_on(day(text)).collect::<Vec<_>>();
    assert_eq!(on(State::COD, "1980-01-01"), ["Zaire"]);
    assert_eq!(
        on(State::COD, "1997-05-17"),
        ["Democratic Republic of the Congo"]
    );
    assert_eq!(
        on(State::DEU, "1960-01-01"),
        ["Federal Republic of Germany", "West Germany"]
    );
    assert!(on(State::FRA, "1960-01-01").is_empty());
}
