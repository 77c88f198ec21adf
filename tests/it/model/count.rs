//! Counts: bounds, arithmetic, text.

use interstate::{Category, Count, Truth};

#[track_caller]
fn count(text: &str) -> Count {
    text.parse().unwrap()
}

#[test]
fn counts_print_as_they_are_read() {
    for (text, json) in [
        ("10", "10"),
        ("10+", "\"10+\""),
        ("3-5", "\"3-5\""),
        ("0", "0"),
    ] {
        assert_eq!(count(text).to_string(), text);
        assert_eq!(serde_json::to_string(&count(text)).unwrap(), json);
        assert_eq!(serde_json::from_str::<Count>(json).unwrap(), count(text));
    }
    assert_eq!(count("3–5"), count("3-5"));
    assert_eq!(count("5-5"), Count::exact(5));
}

#[test]
fn what_is_no_count_is_refused_through_both_doors() {
    for text in [
        "",
        "-3",
        "about 25",
        "1,200",
        "5-",
        "+",
        "3-4-5",
        "1.5",
        "18446744073709551616",
    ] {
        let refused = text.parse::<Count>().unwrap_err();
        assert_eq!(
            refused.to_string(),
            format!("{text:?} is not a count; write it as 10, 10+ or 3-5")
        );
        assert_eq!(refused.category(), Category::Count);
        assert!(serde_json::from_str::<Count>(&format!("{text:?}")).is_err());
    }
    for json in ["-1", "1.5", "null", "\"5-3\"", "[1,2]"] {
        assert!(serde_json::from_str::<Count>(json).is_err(), "{json}");
    }
    assert_eq!(
        "5-3".parse::<Count>().unwrap_err().to_string(),
        "count from 5 to 3: the lower end is above the upper one"
    );
}

#[test]
fn arithmetic_adds_the_ends_and_refuses_what_does_not_fit() {
    assert_eq!(count("3-5").checked_add(count("2+")).unwrap(), count("5+"));
    assert_eq!(count("3-5").checked_add(count("2")).unwrap(), count("5-7"));
    assert_eq!(count("3-5").checked_mul(2).unwrap(), count("6-10"));
    assert_eq!(count("3+").checked_mul(0).unwrap(), Count::ZERO);
    assert_eq!(
        count("3-5").checked_sub(count("4-9")).unwrap(),
        count("0-1")
    );
    assert_eq!(count("5+").checked_sub(count("2+")).unwrap(), count("0+"));
    assert_eq!(
        count("3").checked_sub(count("4")).unwrap_err().to_string(),
        "3 - 4 is below zero"
    );
    assert_eq!(
        Count::exact(u64::MAX)
            .checked_add(Count::exact(1))
            .unwrap_err()
            .to_string(),
        "18446744073709551615 + 1 does not fit a count"
    );
    assert_eq!(
        Count::at_least(u64::MAX)
            .checked_mul(2)
            .unwrap_err()
            .to_string(),
        "18446744073709551615+ * 2 does not fit a count"
    );
}

#[test]
fn a_comparison_is_certain_or_it_is_not() {
    assert!(count("10+").certainly_more(count("3-9")));
    assert!(!count("10+").certainly_more(count("3-10")));
    assert!(!count("20").certainly_more(count("3+")));
    assert!(count("3-9").certainly_fewer(count("10+")));
    assert!(count("3").certainly_equal(count("3")));
    assert!(!count("3+").certainly_equal(count("3+")));
    assert_eq!(count("3-9").is_at_least(3), Truth::Yes);
    assert_eq!(count("3-9").is_at_least(9), Truth::Depends);
    assert_eq!(count("3-9").is_at_least(10), Truth::No);
    assert_eq!(count("3+").is_at_most(9), Truth::Depends);
    assert_eq!(count("3-9").is_at_most(9), Truth::Yes);
}

#[test]
fn two_sources_are_combined_by_name() {
    assert_eq!(count("3-9").hull(count("12")), count("3-12"));
    assert_eq!(count("3-9").hull(count("12+")), count("3+"));
    assert_eq!(
        count("3-9").intersection(count("5+")).unwrap(),
        count("5-9")
    );
    assert_eq!(
        count("3-9")
            .intersection(count("12"))
            .unwrap_err()
            .to_string(),
        "3-9 and 12 cannot both be true"
    );
}
