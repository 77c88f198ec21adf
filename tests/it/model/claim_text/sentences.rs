//! Claims from their sentences, and what is said of a text that is none.

use interstate::Period;
use interstate::claim::Claim;

fn refused(text: &str) -> String {
    text.parse::<Claim>().unwrap_err().to_string()
}

#[test]
fn the_page_lists_every_sentence_that_is_read() {
    let page =
        std::fs::read_to_string(format!("{}/src/claim/parse.rs", crate::common::ROOT)).unwrap();
    let docs: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("/// "))
        .collect();
    for sentence in Claim::sentences() {
        let listed = docs.iter().any(|line| {
            let columns = line.trim_start_matches("/// ").split("   ");
            columns.map(str::trim).any(|column| column == sentence)
        });
        assert!(listed, "{sentence}");
    }
    assert_eq!(Claim::sentences().count(), 31);
}

#[test]
fn a_near_miss_is_told_where_it_leaves_the_nearest_form() {
    assert_eq!(
        refused("at leest 3 in 2024"),
        r#""at leest 3 in 2024" is no claim: read "at", and at "leest 3 in 2024" expected "least"; the nearest form is "at least N in PERIOD""#
    );
    assert_eq!(
        refused("1.75 to 2.25 times as often in 2022–2024 than in 2019–2021"),
        r#""1.75 to 2.25 times as often in 2022–2024 than in 2019–2021" is no claim: read "1.75 to 2.25 times as often in 2022–2024", and at "than in 2019–2021" expected "as"; the nearest form is "RANGE times as often in PERIOD as in PERIOD""#
    );
    assert_eq!(
        refused("6 a year in 2024"),
        r#""6 a year in 2024" is no claim: read "6", and at "a year in 2024" expected " to " and a second number, or " or more"; the nearest form is "RANGE a year in PERIOD""#
    );
    assert_eq!(
        refused("not quantitative: vage"),
        r#""not quantitative: vage" is no claim: read "not quantitative:", and at "vage" expected a reason, but unknown reason why a claim is not quantitative "vage"; did you mean "vague"?; the nearest form is "not quantitative: REASON""#
    );
    assert_eq!(
        refused("At least 3 in 2024"),
        r#""At least 3 in 2024" is no claim: nothing of it was read, and at "At least 3 in 2024" expected "at"; the nearest form is "at least N in PERIOD""#
    );
}

#[test]
fn a_window_that_cannot_be_is_told_why() {
    assert_eq!(
        refused("at least 3 in 2024–2022"),
        r#""at least 3 in 2024–2022" is no claim: read "at least 3 in", and at "2024–2022" expected a period, but years 2024..=2022 hold no year; give the earlier year first; the nearest form is "at least N in PERIOD""#
    );
    for window in [
        "2024-13",
        "2024-02-30",
        "2O24",
        "24.",
        "10000",
        "0",
        "2024-Q5",
        "2024-1",
        "2024 to 2025",
        "2024-03-01 to 2024-02-01",
        "2024-03 to 2024-02",
        "",
    ] {
        refused(&format!("at least 3 in {window}"));
    }
}

#[test]
fn a_window_is_read_as_it_is_printed_or_with_a_hyphen() {
    for (text, period) in [
        ("2019-2021", "2019-01-01..2022-01-01"),
        ("2019–2021", "2019-01-01..2022-01-01"),
        ("987–990", "0987-01-01..0991-01-01"),
        ("2024-Q4", "2024-10-01..2025-01-01"),
        ("2024-11 to 2025-02", "2024-11-01..2025-03-01"),
        ("2024-02-29", "2024-02-29..2024-03-01"),
        ("9999", "9999-01-01..+10000-01-01"),
    ] {
        let claim: Claim = format!("exactly 1 in {text}").parse().unwrap();
        let period: Period = period.parse().unwrap();
        assert_eq!(claim, Claim::CountExactly { n: 1, period }, "{text}");
    }
}

#[test]
fn a_number_that_no_form_can_hold_is_refused() {
    for text in [
        "at least 99999999999999999999 in 2024",
        "at least -1 in 2024",
        "at least 1e999 a year in 2024",
        "2.25 to 1.75 a year in 2024",
        "NaN or more a year in 2024",
        "two at most 4294967296 days apart in 2024",
        "as many in 2025 as 2024 predict at level 95",
        "the 5rd in 2024, counted from those in 2023 on",
        "the 11st in 2024, counted from those in 2023 on",
    ] {
        refused(text);
    }
}
