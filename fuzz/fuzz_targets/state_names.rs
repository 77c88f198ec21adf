//! Names: any text has a meaning or a refusal, and case, blanks and commas do not change it.
#![no_main]

use chrono::NaiveDate;
use interstate::State;
use interstate::state::{StateMeaning, NameScope};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for year in [1850, 1965, 2020] {
        let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let meaning = NameScope::General.meaning(text, day);
        match State::from_name(text, day) {
            Ok(state) => assert_eq!(meaning, StateMeaning::State(state)),
            Err(e) => assert!(e.to_string().len() < 2_000),
        }
        if text.len() < 250 {
            assert_eq!(NameScope::General.meaning(&text.to_ascii_uppercase(), day), meaning);
            assert_eq!(NameScope::General.meaning(&format!(" {text}, "), day), meaning);
        }
        for &scope in NameScope::ALL {
            let _ = scope.meaning(text, day);
        }
    }
});
