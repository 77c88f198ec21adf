//! Two readers of one standard, written apart, agree wherever both take a text.

use super::any_date;
use interstate::When;
use proptest::prelude::*;

/// Texts that are EDTF or nearly so.
fn nearly_edtf() -> impl Strategy<Value = String> {
    let mark = || prop::sample::select(vec!["", "", "", "~", "?", "%"]);
    let year = || {
        prop_oneof![
            (1990..2030_i32).prop_map(|y| y.to_string()),
            prop::sample::select(vec!["202X", "20XX", "2X22", "1XX9"]).prop_map(String::from),
        ]
    };
    let two = |most: u32| {
        prop_oneof![
            8 => (0..=most).prop_map(|n| format!("{n:02}")),
            1 => prop::sample::select(vec!["XX", "X2", "1X", "0X"]).prop_map(String::from),
        ]
    };
    let date = move || {
        (
            year(),
            mark(),
            mark(),
            prop::option::of((two(42), mark(), prop::option::of((two(31), mark())))),
        )
            .prop_map(|(year, before, after, month)| {
                let mut text = format!("{before}{year}{after}");
                if let Some((month, mark, day)) = month {
                    text.extend(["-", &month, mark]);
                    if let Some((day, mark)) = day {
                        text.extend(["-", &day, mark]);
                    }
                }
                text
            })
    };
    prop_oneof![
        4 => date(),
        1 => (date(), date()).prop_map(|(a, b)| format!("[{a},{b}]")),
        1 => (date(), date()).prop_map(|(a, b)| format!("[{a}..{b}]")),
        1 => (date(), date()).prop_map(|(a, b)| format!("{a}/{b}")),
        1 => date().prop_map(|a| format!("{a}/")),
        1 => date().prop_map(|a| format!("/{a}")),
        1 => date().prop_map(|a| format!("[..{a}]")),
        1 => date().prop_map(|a| format!("[{a}..]")),
    ]
}

proptest! {
    #![proptest_config(crate::common::cases(3000))]

    #[test]
    fn both_readers_agree_on_what_both_take(text in nearly_edtf()) {
        if let (Ok(ours), Ok(theirs)) = (text.parse::<When>(), When::from_edtf(&text, None)) {
            prop_assert_eq!(ours, theirs, "{}", text);
        }
    }

    #[test]
    fn what_the_standard_takes_our_reader_takes(text in nearly_edtf()) {
        if When::from_edtf(&text, None).is_ok() {
            prop_assert!(text.parse::<When>().is_ok(), "{}: {:?}", text, text.parse::<When>());
        }
    }

    #[test]
    fn what_we_print_is_edtf(date in any_date()) {
        // The standard has no mark for the ends of a run in brackets; ours has.
        let date = if date.to_string().contains("..") { date.without_marks() } else { date };
        prop_assert_eq!(When::from_edtf(&date.to_string(), None).unwrap(), When::On(date));
    }
}
