//! Dates in EDTF, to the letter of the standard.

use super::when;
use interstate::When;

#[test]
fn the_standard_is_read_to_the_letter() {
    for (text, ours) in [
        ("2022-02-XX", "2022-02"),
        ("202X", "202X"),
        ("2022~", "2022~"),
        ("~1812-04", "1812-04~"),
        ("1812-04~", "1812-04~"),
        ("[2021,2023]", "[2021,2023]"),
        ("2022-XX-24", "2022-XX-24"),
        ("1921/197X~", "1921/197X~"),
        ("/2022", "/2022"),
        ("../2022", "/2022"),
        ("2022-02-24/", "2022-02-24/"),
        ("2022-02-24/2025-03-01..", "2022-02-24/2025-03-01.."),
        ("1950S2", "19XX"),
        ("2022-36", "2022-36"),
        ("[..2022-02]", "[..2022-02]"),
        ("2022-02-24T02:00:00Z", "2022-02-24T02:00:00Z"),
    ] {
        assert_eq!(When::from_edtf(text, None).unwrap(), when(ours), "{text}");
    }
    let cut = "2025-03-01".parse().unwrap();
    assert_eq!(
        When::from_edtf("2022-02-24/..", Some(cut)).unwrap(),
        when("2022-02-24/2025-03-01..")
    );
}

#[test]
fn what_is_no_date_of_a_record_is_refused_in_words() {
    for (text, message) in [
        (
            "{2021,2022}",
            "\"{2021,2022}\" is several dates, not one date",
        ),
        (
            "2XXX-XX-XX",
            "\"2XXX-XX-XX\" is more days than a century, not one date",
        ),
        ("-0044", "year -44 is outside 1..=9999"),
        ("Y12000", "year 12000 is outside 1..=9999"),
        (
            "2022-21",
            "2022-21 is a season, and no calendar says on which day one begins; write a range of days",
        ),
        (
            "202X-21",
            "\"202X-21\" is a season of a year that is not told, not one date",
        ),
        (
            "2022/..",
            "\"2022/..\" goes on, and does not say until which day that was seen; write the day, as in 2022-02-24/2025-03-01..",
        ),
        (
            "2022/2021",
            "\"2022/2021\" is not EDTF: interval end precedes interval start at byte 5",
        ),
    ] {
        assert_eq!(
            When::from_edtf(text, None).unwrap_err().to_string(),
            message
        );
    }
    for text in ["199u", "uuuu", "2022-2", "unknown/2022"] {
        let refused = When::from_edtf(text, None).unwrap_err().to_string();
        assert!(
            refused.starts_with(&format!("{text:?} is not EDTF: ")),
            "{refused}"
        );
    }
}
