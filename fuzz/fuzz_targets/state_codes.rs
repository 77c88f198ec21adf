//! Codes: every reader agrees on what a code means, and what is printed is read again.
#![no_main]

use chrono::{Days, NaiveDate};
use interstate::state::{StateCode, CodeScheme, IsoDays};
use interstate::{Actor, DirectedDyad, Dyad, State};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [scheme, high, low, code @ ..] = data else {
        return;
    };
    let scheme = CodeScheme::ALL[usize::from(*scheme) % CodeScheme::ALL.len()];
    let start = NaiveDate::from_ymd_opt(1810, 1, 1).unwrap();
    let day = start + Days::new(u64::from(u16::from_le_bytes([*low, *high])) * 5 / 4);
    let meaning = scheme.meaning(code, day);
    assert_eq!(State::from_code(scheme, code, day).ok(), meaning.state());
    if let Some(state) = scheme.undated(code) {
        assert_eq!(meaning.state(), Some(state));
    }
    if let Ok(known) = StateCode::new(scheme, code) {
        assert_eq!(known.text().as_bytes(), code);
        assert_eq!(known.to_string().parse::<StateCode>().unwrap(), known);
        assert_eq!(known.meaning(day), meaning);
        let _ = known.meaning(IsoDays::Retrospective.code_day(day));
        for state in meaning.candidates() {
            if let Ok(back) = state.code(scheme, day) {
                assert!(back.meaning(day).candidates().contains(state));
            }
        }
    }
    let Ok(text) = std::str::from_utf8(code) else {
        return;
    };
    if let Ok(actor) = text.parse::<Actor>() {
        assert_eq!(actor.text(), text);
    }
    if let Ok(dyad) = text.parse::<Dyad>() {
        assert_eq!(dyad.to_string().parse::<Dyad>().unwrap(), dyad);
    }
    if let Ok(dyad) = text.parse::<DirectedDyad>() {
        assert_eq!(dyad.to_string().parse::<DirectedDyad>().unwrap(), dyad);
    }
});
