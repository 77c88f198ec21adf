//! Names that name no state: of states that have ended, and codes in the place of names.

use crate::cases::codes::day;
use interstate::State;
use interstate::state::{CodeScheme, CodeSpell, NameDays, NameScope, StateMeaning};
use std::collections::HashMap;

#[test]
fn an_ended_state_is_named_from_its_first_day_to_its_last() {
    // By the calendar of history, not by the tables.
    let last = [
        ("East Germany", State::DDR, "1990-10-02", "1990-10-03"),
        ("GDR", State::DDR, "1990-10-02", "1990-10-03"),
        ("Soviet Union", State::SUN, "1991-12-25", "1991-12-26"),
        ("USSR", State::SUN, "1991-12-25", "1991-12-26"),
        ("Czechoslovakia", State::CSK, "1992-12-31", "1993-01-01"),
        ("Yugoslavia", State::SCG, "2003-02-03", "2003-02-04"),
        (
            "Serbia and Montenegro",
            State::SCG,
            "2006-06-04",
            "2010-01-01",
        ),
        ("South Yemen", State::YMD, "1990-05-21", "1990-05-22"),
        ("North Yemen", State::COW_678, "1990-05-21", "1990-05-22"),
        ("South Vietnam", State::COW_817, "1975-04-30", "1975-05-01"),
        ("Ottoman Empire", State::TUR, "1923-10-28", "1923-10-29"),
        (
            "Austria-Hungary",
            State::COW_300,
            "1918-11-13",
            "2010-01-01",
        ),
    ];
    for (name, state, on, after) in last {
        assert_eq!(State::from_name(name, day(on)).unwrap(), state, "{name}");
        assert_eq!(State::from_name(name, day(after)).ok(), None, "{name}");
    }
    for name in [
        "Soviet Union",
        "Czechoslovakia",
        "East Germany",
        "Yugoslavia",
    ] {
        assert!(State::from_name(name, day("1900-01-01")).is_err(), "{name}");
    }
    // Former names of states that live.
    let living = [
        ("Zaire", State::COD),
        ("Burma", State::MMR),
        ("Upper Volta", State::BFA),
        ("Ceylon", State::LKA),
        ("West Germany", State::DEU),
        ("Western Samoa", State::WSM),
    ];
    for (name, state) in living {
        for on in ["1950-01-01", "2010-01-01"] {
            assert_eq!(State::from_name(name, day(on)).unwrap(), state, "{name}");
        }
    }
    assert_eq!(
        State::from_name("East Germany", day("1990-10-03"))
            .unwrap_err()
            .to_string(),
        r#""East Germany" names no state on 1990-10-03; its days: DDR 1949-10-05 to 1990-10-02"#
    );
}

#[test]
fn a_list_that_looks_back_names_states_that_have_ended() {
    let on = |text: &str| NameDays::Historical.name_day(day(text));
    let read = |name: &str, text: &str| State::from_name(name, on(text));
    let cases = [
        ("Soviet Union", State::SUN),
        ("East Germany", State::DDR),
        ("North Yemen", State::COW_678),
        ("Ottoman Empire", State::TUR),
        ("South Vietnam", State::COW_817),
        ("Gran Colombia", State::GW_99),
        // What names a state of today means it.
        ("Russia", State::RUS),
        ("Vietnam", State::VNM),
        ("Zaire", State::COD),
    ];
    for (name, state) in cases {
        assert_eq!(read(name, "2010-01-01").unwrap(), state, "{name}");
    }
    assert_eq!(
        read("Yugoslavia", "2010-01-01").unwrap_err().to_string(),
        r#""Yugoslavia" on 2010-01-01 is ambiguous: SCG (Serbia and Montenegro) or YUG (Yugoslavia)"#
    );
    assert_eq!(read("Yugoslavia", "1995-01-01").unwrap(), State::SCG);
    assert_eq!(
        read("Korea", "1930-01-01").unwrap_err().to_string(),
        r#""Korea" on 1930-01-01 is ambiguous: KOR (South Korea) or PRK (North Korea) or cow:730 (Korea)"#
    );
    // A name that has become a part of a state is that, looking back too.
    assert_eq!(
        NameScope::General.meaning("Bavaria", on("2010-01-01")),
        StateMeaning::NoState(vec![State::DEU])
    );
    assert_eq!(
        NameScope::General.meaning("Atlantis", on("2010-01-01")),
        StateMeaning::Unknown
    );
}

#[test]
fn a_code_given_as_a_name_is_told_to_be_one_and_never_named_as_another_state() {
    let days = ["1950-01-01", "1985-01-01", "2020-01-01"].map(day);
    // Every state that the letters are a code of, in any scheme, on any day.
    let mut meant: HashMap<&str, Vec<State>> = HashMap::new();
    for code in CodeScheme::ALL.iter().flat_map(|scheme| scheme.codes()) {
        let states = code.spells().filter_map(CodeSpell::state);
        meant.entry(code.text()).or_default().extend(states);
    }
    let (mut asked, mut told) = (0, 0);
    for &scheme in CodeScheme::ALL {
        for code in scheme.codes() {
            for on in days {
                let text = code.text();
                asked += 1;
                match State::from_name(text, on) {
                    Ok(state) => assert!(meant[text].contains(&state), "{scheme} {text}: {state}"),
                    Err(e) => {
                        let said = e.to_string();
                        assert!(!said.contains("did you mean"), "{said}");
                        if said.starts_with("unknown") {
                            assert!(said.contains(&format!("; {text} is a code of ")), "{said}");
                            assert!(
                                said.contains(&scheme.to_string())
                                    || scheme.to_string().ends_with("extended"),
                                "{said}"
                            );
                            told += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(asked > 7000 && told > 6000, "{asked} {told}");
}

#[test]
fn what_a_code_given_as_a_name_is_told() {
    let on = day("2020-01-01");
    let unknown = |name: &str| State::from_name(name, on).unwrap_err().to_string();
    let cases = [
        ("FRA", "FRA is a code of iso3, cameo: from_code reads codes"),
        (
            " fra ",
            "FRA is a code of iso3, cameo: from_code reads codes",
        ),
        ("GBR", "GBR is a code of iso3, cameo: from_code reads codes"),
        (
            "AUS",
            "AUS is a code of iso3, cow_abbreviation, cow_older_abbreviation, gw_abbreviation, cameo: from_code reads codes",
        ),
        ("713", "713 is a code of cow, gw: from_code reads codes"),
        ("XK", "XK is a code of iso2_extended: from_code reads codes"),
        ("fips:RS", "RS is a code of fips: from_code reads codes"),
    ];
    for (name, said) in cases {
        assert_eq!(
            unknown(name),
            format!("unknown state name {name:?}; {said}")
        );
    }
    // Three letters that are no code are near too many names.
    assert_eq!(
        unknown("Irn"),
        r#"unknown state name "Irn"; IRN is a code of iso3, cow_abbreviation, cow_older_abbreviation, gw_abbreviation, cameo: from_code reads codes"#
    );
    assert_eq!(unknown("Qqa"), r#"unknown state name "Qqa""#);
    assert_eq!(
        unknown("Chinna"),
        r#"unknown state name "Chinna"; did you mean "China"?"#
    );
}
