//! Actors, states and dyads: text, order, refusals through both doors.

use super::state_tables::rows;
use interstate::state::StateKind;
use interstate::{Actor, DirectedDyad, Dyad, ErrorCategory, State};
use std::collections::HashSet;

fn refusal<T: std::fmt::Debug>(result: interstate::Result<T>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn every_actor_reads_back_from_its_text_and_from_json() {
    let mut seen = HashSet::new();
    for actor in Actor::all() {
        assert!(seen.insert(actor.text()), "{actor} twice");
        assert_eq!(actor.to_string().parse::<Actor>().unwrap(), actor);
        let json = serde_json::to_string(&actor).unwrap();
        assert_eq!(json, format!("\"{actor}\""));
        assert_eq!(serde_json::from_str::<Actor>(&json).unwrap(), actor);
        assert_eq!(actor.text().parse::<State>().ok(), actor.state());
    }
    assert_eq!(State::all().count(), rows("states.csv").len());
    assert_eq!(
        Actor::all().len(),
        State::all().count() + rows("blocs.csv").len()
    );
}

#[test]
fn the_order_of_actors_is_the_order_of_their_texts() {
    let texts: Vec<_> = Actor::all().map(Actor::text).collect();
    assert!(texts.is_sorted());
    assert!(Actor::all().map(Actor::index).eq(0..313));
}

#[test]
fn the_text_of_a_state_with_an_alpha_code_of_today_is_that_code() {
    let listed = rows("states.csv");
    let living = listed.iter().filter(|r| !r["kind"].starts_with("former"));
    let mut checked = 0;
    for r in living.filter(|r| !r["iso3"].is_empty()) {
        let state: State = r["iso3"].parse().unwrap();
        assert_eq!(state.name(), r["name"]);
        assert_eq!(state.kind().to_string(), r["kind"].replace('-', "_"));
        checked += 1;
    }
    assert_eq!(checked, 249, "ISO 3166-1 has 249 codes");
}

#[test]
fn consts_name_the_states_they_say() {
    assert_eq!((State::CHN.text(), State::CHN.name()), ("CHN", "China"));
    assert_eq!((State::RUS.text(), State::SUN.text()), ("RUS", "SUN"));
    assert_eq!(
        (State::COW_300.text(), State::COW_300.name()),
        ("cow:300", "Austria-Hungary")
    );
    assert_eq!(
        (State::XKX.name(), State::XKX.kind()),
        ("Kosovo", StateKind::PartlyRecognised)
    );
    let blocs = [
        Actor::EU,
        Actor::NATO,
        Actor::SCO,
        Actor::UN,
        Actor::G7,
        Actor::BRICS,
        Actor::CSTO,
        Actor::ASEAN,
        Actor::AU,
        Actor::OSCE,
    ];
    assert!(blocs.iter().all(|bloc| bloc.state().is_none()));
    assert_eq!(Actor::from(State::CHN), State::CHN);
    assert_eq!(Actor::from(State::CHN).state(), Some(State::CHN));
}

#[test]
fn a_code_is_read_exactly_as_it_is_printed() {
    let cases = [
        ("", r#"unknown actor "", expected a code such as CHN or EU"#),
        (
            "chn",
            r#"unknown actor "chn", expected a code such as CHN or EU; did you mean "CHN"?"#,
        ),
        (
            " CHN",
            r#"unknown actor " CHN", expected a code such as CHN or EU; did you mean "CHN"?"#,
        ),
        (
            "Russia",
            r#"unknown actor "Russia", expected a code such as CHN or EU; did you mean "RUS"?"#,
        ),
        // Namibia's two letters are a code of a scheme, and no text of an actor.
        (
            "NA",
            r#"unknown actor "NA", expected a code such as CHN or EU"#,
        ),
        (
            "ROM",
            r#"unknown actor "ROM", expected a code such as CHN or EU"#,
        ),
    ];
    for (found, message) in cases {
        assert_eq!(refusal(found.parse::<Actor>()), message);
    }
    assert_eq!(
        refusal("Peking".parse::<State>()),
        r#"unknown state "Peking", expected a code such as CHN"#
    );
    assert_eq!(
        refusal("EU".parse::<State>()),
        "EU is an organisation, expected a state"
    );
    let long = "C".repeat(1 << 20);
    assert_eq!(
        refusal(long.parse::<Actor>()),
        format!(
            "unknown actor \"{}…\", expected a code such as CHN or EU",
            "C".repeat(60)
        )
    );
    assert_eq!(
        "chn".parse::<Actor>().unwrap_err().category(),
        ErrorCategory::Code
    );
    let by_serde = serde_json::from_str::<Actor>("\"chn\"")
        .unwrap_err()
        .to_string();
    assert!(by_serde.starts_with(cases[1].1), "{by_serde}");
}

#[test]
fn a_dyad_has_two_sides_and_no_order() {
    let pair = Dyad::new(State::RUS, State::CHN).unwrap();
    assert_eq!((pair.a(), pair.b()), (State::CHN.into(), State::RUS.into()));
    assert_eq!(pair, Dyad::new(State::CHN, State::RUS).unwrap());
    assert_eq!(pair.other(State::RUS), Some(State::CHN.into()));
    assert_eq!(pair.other(State::USA), None);
    for text in ["CHN–RUS", "CHN-RUS", "RUS–CHN"] {
        assert_eq!(text.parse::<Dyad>().unwrap(), pair);
    }
    assert_eq!(serde_json::to_string(&pair).unwrap(), "\"CHN–RUS\"");
    assert_eq!(serde_json::from_str::<Dyad>("\"CHN–RUS\"").unwrap(), pair);
}

#[test]
fn a_directed_dyad_keeps_its_order() {
    let act = DirectedDyad::new(State::USA, State::CHN).unwrap();
    assert_eq!(
        act.reversed(),
        DirectedDyad::new(State::CHN, State::USA).unwrap()
    );
    assert_ne!(act, act.reversed());
    for text in ["USA→CHN", "USA->CHN"] {
        assert_eq!(text.parse::<DirectedDyad>().unwrap(), act);
    }
    let json = serde_json::to_string(&act).unwrap();
    assert_eq!(serde_json::from_str::<DirectedDyad>(&json).unwrap(), act);
}

#[test]
fn a_dyad_with_oneself_is_refused_through_every_door() {
    let message = "a dyad needs two different actors, found CHN twice";
    assert_eq!(refusal(Dyad::new(State::CHN, State::CHN)), message);
    assert_eq!(refusal(DirectedDyad::new(State::CHN, State::CHN)), message);
    assert_eq!(refusal("CHN–CHN".parse::<Dyad>()), message);
    assert_eq!(refusal("CHN→CHN".parse::<DirectedDyad>()), message);
    for json in [
        serde_json::from_str::<Dyad>("\"CHN–CHN\"").map(|_| ()),
        serde_json::from_str::<DirectedDyad>("\"CHN→CHN\"").map(|_| ()),
    ] {
        assert!(json.unwrap_err().to_string().starts_with(message));
    }
}

#[test]
fn a_dyad_without_its_mark_says_what_was_expected() {
    assert_eq!(
        refusal("CHN RUS".parse::<Dyad>()),
        r#""CHN RUS" is not a dyad, expected two codes such as CHN–RUS"#
    );
    assert_eq!(
        refusal("CHN–RUS".parse::<DirectedDyad>()),
        r#""CHN–RUS" is not a directed dyad, expected two codes such as USA→CHN"#
    );
    assert_eq!(
        refusal("CHN–RUS–USA".parse::<Dyad>()),
        r#"unknown actor "RUS–USA", expected a code such as CHN or EU"#
    );
}

#[test]
fn kinds_of_states_read_back_from_their_words() {
    for &kind in StateKind::ALL {
        assert_eq!(kind.to_string().parse::<StateKind>().unwrap(), kind);
    }
    assert_eq!(
        refusal("teritory".parse::<StateKind>()),
        r#"unknown kind of state "teritory"; did you mean "territory"?"#
    );
}
