//! Codes: every spell of every table, through both directions; and what is refused.

use super::state_tables::rows;
use crate::cases::codes::{day, states_by_id};
use interstate::State;
use interstate::state::{CodeScheme, IsoDays, StateCode, StateMeaning, TableCertainty};
use std::collections::HashMap;

#[test]
fn a_spell_of_one_day_known_is_refused_outside_it() {
    // Without the tests' own reading of the tables: the day before and after of a code with one spell.
    let cases = [
        (CodeScheme::Cow, "818", "1900-01-01", State::VNM, false),
        (CodeScheme::Gw, "626", "2011-07-08", State::SSD, false),
        (CodeScheme::Gw, "626", "2011-07-09", State::SSD, true),
        (CodeScheme::Iso3, "DDR", "1990-10-29", State::DDR, true),
        (CodeScheme::Iso3, "DDR", "1990-10-30", State::DDR, false),
    ];
    for (scheme, code, on, state, holds) in cases {
        let found = scheme.meaning(code, day(on)).state();
        assert_eq!(
            found == Some(state),
            holds,
            "{scheme} {code} on {on}: {found:?}"
        );
    }
}

#[test]
fn the_members_of_the_united_nations_have_all_seven_codes() {
    let on = day("2020-01-01");
    let states = states_by_id();
    let members: Vec<State> = rows("states.csv")
        .iter()
        .filter(|r| r["un_member"] == "y")
        .map(|r| states[&r["id"]])
        .collect();
    assert_eq!(members.len(), 193);
    let schemes = [
        CodeScheme::Iso2,
        CodeScheme::Iso3,
        CodeScheme::IsoNumeric,
        CodeScheme::Cow,
        CodeScheme::Gw,
        CodeScheme::Fips,
        CodeScheme::Cameo,
    ];
    for state in members {
        for scheme in schemes {
            let code = state.code(scheme, on).unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(code.state(on).unwrap(), state);
        }
        assert_eq!(
            state.code(CodeScheme::Iso3, on).unwrap().text(),
            state.text()
        );
    }
}

#[test]
fn a_code_is_read_only_as_its_list_writes_it() {
    let on = day("2020-01-01");
    let refused = [
        (CodeScheme::Iso2, "", r#"unknown iso2 code """#),
        (
            CodeScheme::Iso2,
            "cn",
            r#"unknown iso2 code "cn"; did you mean "CN"?"#,
        ),
        (
            CodeScheme::Iso2,
            " CN",
            r#"unknown iso2 code " CN"; did you mean "CN"?"#,
        ),
        (CodeScheme::Iso2, "CHN", r#"unknown iso2 code "CHN""#),
        (
            CodeScheme::Iso3,
            "chn",
            r#"unknown iso3 code "chn"; did you mean "CHN"?"#,
        ),
        (
            CodeScheme::Cow,
            "002",
            r#"unknown cow code "002"; did you mean "2"?"#,
        ),
        (
            CodeScheme::Cow,
            "2  ",
            r#"unknown cow code "2  "; did you mean "2"?"#,
        ),
        (
            CodeScheme::Cow,
            "20 ",
            r#"unknown cow code "20 "; did you mean "20"?"#,
        ),
        (
            CodeScheme::Gw,
            "2 ",
            r#"unknown gw code "2 "; did you mean "2"?"#,
        ),
        (
            CodeScheme::IsoNumeric,
            "2",
            r#"unknown iso_numeric code "2""#,
        ),
        (
            CodeScheme::IsoNumeric,
            "8",
            r#"unknown iso_numeric code "8"; did you mean "008"?"#,
        ),
        (CodeScheme::Cow, "+2", r#"unknown cow code "+2""#),
        (CodeScheme::Fips, "Ç1", r#"unknown fips code "Ç1""#),
    ];
    for (scheme, code, message) in refused {
        assert_eq!(
            State::from_code(scheme, code, on).unwrap_err().to_string(),
            message
        );
        assert_eq!(scheme.meaning(code, on), StateMeaning::Unknown);
        assert_eq!(scheme.undated(code), None);
    }
    assert_eq!(
        State::from_code(CodeScheme::Cow, "2", on).unwrap(),
        State::USA
    );
    assert_eq!(
        State::from_code(CodeScheme::IsoNumeric, "008", on).unwrap(),
        State::ALB
    );

    let long = "A".repeat(1 << 20);
    let message = State::from_code(CodeScheme::Iso3, &long, on)
        .unwrap_err()
        .to_string();
    assert_eq!(
        message,
        format!("unknown iso3 code \"{}…\"", "A".repeat(60))
    );
    let bytes = [0xff, b'A', 0];
    assert_eq!(
        State::from_code(CodeScheme::Cameo, bytes, on)
            .unwrap_err()
            .to_string(),
        "unknown cameo code \"\u{fffd}A\\0\""
    );
}

#[test]
fn what_files_write_beside_the_codes_of_iso_is_read_when_asked() {
    use CodeScheme::{Iso2, Iso2Extended, Iso3, Iso3Extended};
    let on = day("2020-01-01");
    let beside = [
        (Iso2, Iso2Extended, "XK", State::XKX),
        (Iso2, Iso2Extended, "UK", State::GBR),
        (Iso2, Iso2Extended, "EL", State::GRC),
        (Iso3, Iso3Extended, "XKX", State::XKX),
        (Iso3, Iso3Extended, "KSV", State::XKX),
    ];
    for (plain, extended, code, state) in beside {
        assert_eq!(State::from_code(extended, code, on).unwrap(), state);
        assert_eq!(plain.meaning(code, on), StateMeaning::Unknown);
        assert_eq!(
            State::from_code(plain, code, on).unwrap_err().to_string(),
            format!(
                "unknown {plain} code {code:?}; {extended} has {code}, for {state} ({})",
                state.name()
            )
        );
    }
    // The letters of FIPS are another scheme's.
    assert_eq!(
        State::from_code(CodeScheme::Fips, "UK", on).unwrap(),
        State::GBR
    );
    assert_eq!(State::from_code(CodeScheme::Fips, "EL", on).ok(), None);

    // Written with its own.
    for (state, scheme, code) in [
        (State::XKX, Iso2Extended, "XK"),
        (State::XKX, Iso3Extended, "XKX"),
        (State::GBR, Iso2Extended, "GB"),
        (State::GRC, Iso2Extended, "GR"),
    ] {
        assert_eq!(state.code(scheme, on).unwrap().text(), code);
    }
    // Every other code means on every day what ISO says.
    for (plain, extended, more) in [(Iso2, Iso2Extended, 3), (Iso3, Iso3Extended, 2)] {
        assert_eq!(extended.codes().count(), plain.codes().count() + more);
        for code in plain.codes() {
            for on in ["1975-06-01", "1985-01-01", "2005-01-01", "2020-01-01"].map(day) {
                assert_eq!(
                    extended.meaning(code.text(), on),
                    plain.meaning(code.text(), on)
                );
                let back = IsoDays::Retrospective.code_day(on);
                assert_eq!(
                    extended.meaning(code.text(), back),
                    plain.meaning(code.text(), back)
                );
            }
        }
    }
    // Kosovo has its letters from its first day; looking back, on every day.
    assert_eq!(
        State::from_code(Iso2Extended, "XK", day("2008-02-16"))
            .unwrap_err()
            .to_string(),
        "iso2_extended code XK names no state on 2008-02-16; its days: XKX from 2008-02-17"
    );
    assert_eq!(
        State::from_code(Iso2Extended, "XK", day("2008-02-17")).unwrap(),
        State::XKX
    );
    let back = IsoDays::Retrospective.code_day(day("1999-06-10"));
    assert_eq!(
        State::from_code(Iso3Extended, "XKX", back).unwrap(),
        State::XKX
    );
}

#[test]
fn a_withdrawn_code_and_a_bloc_are_no_state_in_any_scheme_of_iso() {
    use CodeScheme::{Iso2, Iso2Extended};
    let on = day("2020-01-01");
    for scheme in [Iso2, Iso2Extended] {
        // Out of the newsletters of ISO: the Netherlands Antilles to 2010-12-14, East Timor's first letters to 2002-05-19.
        let withdrawn = [
            (
                "AN",
                State::ANT,
                "2010-12-14",
                "2010-12-15",
                "ANT 1974 to 2010-12-14",
            ),
            (
                "TP",
                State::TLS,
                "2002-05-19",
                "2002-05-20",
                "TLS 1974 to 2002-05-19",
            ),
        ];
        for (code, state, last, after, days) in withdrawn {
            assert_eq!(State::from_code(scheme, code, day(last)).unwrap(), state);
            assert_eq!(
                State::from_code(scheme, code, day(after))
                    .unwrap_err()
                    .to_string(),
                format!("{scheme} code {code} names no state on {after}; its days: {days}")
            );
            let back = IsoDays::Retrospective.code_day(on);
            assert_eq!(scheme.meaning(code, back), StateMeaning::NotOnThatDay);
        }
        assert_eq!(
            State::from_code(scheme, "EU", on).unwrap_err().to_string(),
            format!(
                r#"unknown {scheme} code "EU"; EU is no state but an organisation (European Union)"#
            )
        );
    }
}

#[test]
fn a_code_carries_its_scheme() {
    let fips = StateCode::new(CodeScheme::Fips, "RS").unwrap();
    let iso = StateCode::new(CodeScheme::Iso2, "RS").unwrap();
    assert_ne!(fips, iso);
    let on = day("2020-01-01");
    assert_eq!(
        (fips.state(on).unwrap(), iso.state(on).unwrap()),
        (State::RUS, State::SRB)
    );
    for &scheme in CodeScheme::ALL {
        assert_eq!(scheme.to_string().parse::<CodeScheme>().unwrap(), scheme);
        for code in scheme.codes() {
            assert_eq!(code.to_string().parse::<StateCode>().unwrap(), code);
            let json = serde_json::to_string(&code).unwrap();
            assert_eq!(serde_json::from_str::<StateCode>(&json).unwrap(), code);
        }
    }
    assert_eq!(
        "RS".parse::<StateCode>().unwrap_err().to_string(),
        r#""RS" is not a code with its scheme, expected a text such as fips:RS"#
    );
    assert_eq!(
        "fipz:RS".parse::<StateCode>().unwrap_err().to_string(),
        r#"unknown code scheme "fipz"; did you mean "fips"?"#
    );
    for &certainty in TableCertainty::ALL {
        assert_eq!(
            certainty.to_string().parse::<TableCertainty>().unwrap(),
            certainty
        );
    }
}

#[test]
fn todays_iso_codes_are_read_for_the_past_only_when_asked() {
    let past = IsoDays::Retrospective.code_day(day("1960-01-01"));
    let strict = day("1960-01-01");
    let cases = [
        ("SRB", State::SRB),
        ("RUS", State::RUS),
        ("VNM", State::VNM),
        ("YEM", State::YEM),
        ("CHN", State::CHN),
    ];
    for (code, state) in cases {
        assert_eq!(
            State::from_code(CodeScheme::Iso3, code, past).unwrap(),
            state
        );
        assert_eq!(
            State::from_code(CodeScheme::Iso3, code, strict).ok(),
            None,
            "ISO 3166 begins in 1974"
        );
        assert_eq!(state.code(CodeScheme::Iso3, past).unwrap().text(), code);
    }
    // A withdrawn code keeps its own days; other schemes are not touched.
    assert!(State::from_code(CodeScheme::Iso3, "YUG", past).is_err());
    assert_eq!(
        State::from_code(
            CodeScheme::Iso3,
            "YUG",
            IsoDays::Retrospective.code_day(day("1985-01-01"))
        )
        .unwrap(),
        State::YUG
    );
    assert!(State::from_code(CodeScheme::Cow, "679", past).is_err());
    // Romania's letters of today, not those of the day.
    assert_eq!(
        State::ROU
            .code(CodeScheme::Iso3, day("1990-01-01"))
            .unwrap()
            .text(),
        "ROM"
    );
    let retro = IsoDays::Retrospective.code_day(day("1990-01-01"));
    assert_eq!(
        State::ROU.code(CodeScheme::Iso3, retro).unwrap().text(),
        "ROU"
    );
}

#[test]
fn a_state_with_codes_for_its_parts_is_written_with_its_own() {
    let on = day("2015-01-01");
    assert_eq!(State::AUS.code(CodeScheme::Fips, on).unwrap().text(), "AS");
    assert_eq!(
        State::from_code(CodeScheme::Fips, "AT", on).unwrap(),
        State::AUS
    );
    assert_eq!(
        State::PSE.code(CodeScheme::Cameo, on).unwrap().text(),
        "PSE"
    );
    assert_eq!(
        State::COD.code(CodeScheme::Cameo, on).unwrap().text(),
        "COD"
    );
    assert_eq!(
        State::from_code(CodeScheme::Cameo, "ZAR", on).unwrap(),
        State::COD
    );
    assert_eq!(
        State::PSE
            .code(CodeScheme::Fips, on)
            .unwrap_err()
            .to_string(),
        "PSE (Palestine) has several fips codes on 2015-01-01: GZ, WE"
    );
    assert_eq!(
        State::XKX
            .code(CodeScheme::Iso3, on)
            .unwrap_err()
            .to_string(),
        "XKX (Kosovo) has no iso3 code on 2015-01-01"
    );
    assert_eq!(
        State::from_code(CodeScheme::Cameo, "BAG", on)
            .unwrap_err()
            .to_string(),
        r#"cameo code BAG names no state but the place "Baghdad""#
    );
    assert_eq!(
        CodeScheme::Cameo.meaning("BAG", on),
        StateMeaning::NoState(vec![State::IRQ])
    );
    assert_eq!(
        State::from_code(CodeScheme::Fips, "PF", on)
            .unwrap_err()
            .to_string(),
        r#"fips code PF names no state but the area "Paracel Islands""#
    );
}

#[test]
fn codes_without_days_need_no_day() {
    let on = day("2015-01-01");
    let mut undated = HashMap::new();
    for &scheme in CodeScheme::ALL {
        for code in scheme.codes() {
            if let Some(state) = scheme.undated(code.text()) {
                assert_eq!(scheme.meaning(code.text(), on), StateMeaning::State(state));
                assert_eq!(
                    scheme.meaning(code.text(), day("1900-01-01")),
                    StateMeaning::State(state)
                );
                *undated.entry(scheme).or_insert(0) += 1;
            }
        }
    }
    // 270 codes less 25 regions and Baghdad.
    assert_eq!(undated[&CodeScheme::Cameo], 244);
    assert_eq!(undated.len(), 2, "{undated:?}");
    assert!(undated[&CodeScheme::Fips] > 240);
}
