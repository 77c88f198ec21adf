//! Dates: what they hold, how they read, what is refused.

use super::{date, refusal};
use interstate::{ErrorCategory, PartialDate, Period, Truth, When};

#[test]
fn a_date_is_small() {
    assert!(size_of::<PartialDate>() <= 16);
    assert!(size_of::<When>() <= 32);
}

#[test]
fn a_year_a_month_and_a_day_hold_their_days() {
    for (text, first, last, days) in [
        ("2020", "2020-01-01", "2020-12-31", 366),
        ("2022-02", "2022-02-01", "2022-02-28", 28),
        ("2024-02", "2024-02-01", "2024-02-29", 29),
        ("2022-02-24", "2022-02-24", "2022-02-24", 1),
        ("202X", "2020-01-01", "2029-12-31", 3653),
        ("20XX", "2000-01-01", "2099-12-31", 36525),
        ("2022-36", "2022-10-01", "2022-12-31", 92),
        ("2022-38", "2022-05-01", "2022-08-31", 123),
        ("2022-40", "2022-01-01", "2022-06-30", 181),
    ] {
        let date = date(text);
        assert_eq!(date.first().unwrap().to_string(), first, "{text}");
        assert_eq!(date.last().unwrap().to_string(), last, "{text}");
        assert_eq!(date.possible_days(), Some(days), "{text}");
    }
}

#[test]
fn texts_with_the_same_days_are_equal() {
    for (one, other) in [
        ("2022-02-XX", "2022-02"),
        ("2022-XX", "2022"),
        ("2022-XX-XX", "2022"),
        ("[2022-02-01..2022-02-28]", "2022-02"),
        ("[2022-01,2022-02,2022-03]", "2022-33"),
        ("[2023,2021]", "[2021,2023]"),
        ("[2022-12-31,2023-01-01]", "[2022-12-31..2023-01-01]"),
        ("~1812-04", "1812-04~"),
        ("1812-~04", "1812-04~"),
    ] {
        assert_eq!(date(one), date(other), "{one} {other}");
    }
}

#[test]
fn a_set_does_not_hold_the_year_between_its_members() {
    let set = date("[2021,2023]");
    assert_eq!(set.within(Period::year(2022).unwrap()), Truth::No);
    assert_eq!(set.within(Period::year(2021).unwrap()), Truth::Depends);
    assert_eq!(set.within(Period::years(2021..=2023).unwrap()), Truth::Yes);
    assert_eq!(set.to_string(), "[2021,2023]");
    assert_eq!(set.possible_days(), Some(730));
}

#[test]
fn the_24th_of_a_month_not_known_is_twelve_days() {
    let date = date("2022-XX-24");
    assert_eq!(date.possible_days(), Some(12));
    assert!(!date.allows("2022-02-23".parse().unwrap()));
    assert!(date.allows("2022-02-24".parse().unwrap()));
}

#[test]
fn a_mark_does_not_add_days() {
    let about = date("2022~");
    assert!(about.is_approximate() && !about.is_uncertain());
    assert_eq!(about.clone().without_marks(), date("2022"));
    assert_ne!(about, date("2022"));
    assert_eq!(about.within(Period::year(2022).unwrap()), Truth::Yes);
    assert!(date("2022%").is_approximate() && date("2022%").is_uncertain());
}

#[test]
fn dates_print_as_they_are_read() {
    for text in [
        "2022",
        "0001",
        "2022-02",
        "2022-02-24",
        "202X",
        "20XX",
        "2022~",
        "2022-02?",
        "2022-02-24%",
        "[2021,2023]",
        "[2021~,2023~]",
        "[2022-02-20..2022-03-05]",
        "[2022-02-24..]",
        "[..2022-02-24]",
        "[..2022-02-24,2023]",
        "[2022-02-20?..2022-03-05?]",
        "0001-01-01",
        "9999-12-31~",
    ] {
        assert_eq!(date(text).to_string(), text);
        let json = serde_json::to_string(&date(text)).unwrap();
        assert_eq!(json, format!("{text:?}"));
        assert_eq!(
            serde_json::from_str::<PartialDate>(&json).unwrap(),
            date(text)
        );
    }
}

#[test]
fn impossible_dates_are_refused_in_words() {
    for (text, message) in [
        ("2022-13", "month 13 is outside 1..=12"),
        ("2022-00", "month 0 is outside 1..=12"),
        ("2022-02-30", "\"2022-02-30\" is no day of the calendar"),
        ("0000", "year 0 is outside 1..=9999"),
        ("0000-01-01", "year 0 is outside 1..=9999"),
        ("-0044-03-15", "year -44 is outside 1..=9999"),
        ("+12000-01-01~", "year 12000 is outside 1..=9999"),
        (
            "2022-21",
            "2022-21 is a season, and no calendar says on which day one begins; write a range of days",
        ),
        (
            "[..]",
            "every day is possible; a date needs a first or a last possible day",
        ),
        (
            "[2023..2022]",
            "first possible day 2023-01-01 is after the last, 2022-12-31",
        ),
    ] {
        assert_eq!(refusal::<PartialDate>(text), message);
    }
    for text in [
        "",
        "22",
        "2022-2",
        "2022-2-4",
        "24/02/2022",
        "2022/2023",
        "-9",
        "2022-02-24T00",
        "2022~~",
        "2022?~",
        "[]",
        "{2021,2022}",
        "2022-02-",
        "2022--24",
        "2022-36-XX",
        "２０２２",
        " 2022",
        "2022-02-24-01",
        "Y12000",
        "199u",
        "uuuu",
        "unknown",
        "open",
    ] {
        assert_eq!(
            refusal::<PartialDate>(text),
            format!(
                "{text:?} is not a date; write it as 2022, 2022-02, 2022-02-24 or [2022-02-20..2022-03-05]"
            )
        );
    }
    assert_eq!(
        "x".parse::<PartialDate>().unwrap_err().category(),
        ErrorCategory::Date
    );
    assert_eq!(
        PartialDate::one_of([]).unwrap_err().to_string(),
        "a date needs a candidate day"
    );
}

#[test]
fn of_two_dates_that_overlap_neither_is_certainly_before() {
    let (year, month) = (date("2022"), date("2022-06"));
    assert_eq!(year.before(&month), Truth::Depends);
    assert_eq!(month.before(&year), Truth::Depends);
    assert_eq!(date("2021").before(&month), Truth::Yes);
    assert_eq!(month.before(&date("2021")), Truth::No);
    assert_ne!(date("[..2022]").before(&date("0001")), Truth::No);
    assert_ne!(date("[2022..]").before(&date("2021")), Truth::Yes);
}
