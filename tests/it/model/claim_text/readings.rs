//! Vague words as several claims.

use interstate::claim::{ClaimReading, ClaimReadings, ClaimWords, Tolerance};
use interstate::count::WordPolicy;
use interstate::tally::Whole;
use interstate::time::Fraction;
use interstate::{Period, sample};

fn windows() -> (Period, Period) {
    let of = |years| Period::years(years).unwrap();
    (of(2019..=2021), of(2022..=2024))
}

fn names(readings: &ClaimReadings) -> Vec<String> {
    readings.iter().map(|of| of.claim().to_string()).collect()
}

fn rate(words: &str) -> Vec<String> {
    let readings = ClaimReadings::of_rate(words, windows().1, &ClaimWords::default());
    names(&readings.unwrap())
}

fn change(words: &str) -> Vec<String> {
    let (before, after) = windows();
    let readings = ClaimReadings::of_change(words, before, after, &ClaimWords::default());
    let cut = |claim: String| claim.replace(" in 2022–2024 as in 2019–2021", "");
    names(&readings.unwrap()).into_iter().map(cut).collect()
}

fn count(words: &str) -> Vec<String> {
    let year = Period::year(2024).unwrap();
    names(&ClaimReadings::of_count(words, year, &ClaimWords::default()).unwrap())
}

#[test]
fn a_point_word_has_three_readings_and_a_floor_word_no_point() {
    assert_eq!(
        rate("six a year"),
        [
            "6 to 6 a year in 2022–2024",
            "5.5 to 6.5 a year in 2022–2024",
            "at least 6 a year in 2022–2024"
        ]
    );
    assert_eq!(
        rate("at least six a year, on average"),
        ["at least 6 a year in 2022–2024"]
    );
    assert_eq!(
        rate("no more than one a year"),
        ["at most 1 a year in 2022–2024"]
    );
}

#[test]
fn a_floor_without_on_average_may_be_meant_of_each_year() {
    assert_eq!(
        rate("at least twice a year"),
        [
            "at least 2 a year in 2022–2024",
            "at least 2 in each of 2022, 2023, 2024"
        ]
    );
    assert_eq!(
        rate("at least 2.5 a year"),
        [
            "at least 2.5 a year in 2022–2024",
            "at least 3 in each of 2022, 2023, 2024"
        ]
    );
}

#[test]
fn more_than_so_many_a_year_is_at_least_the_next_whole_total() {
    assert_eq!(rate("more than 3 a year"), ["at least 10 in 2022–2024"]);
    assert_eq!(rate("more than 2.2 a year"), ["at least 7 in 2022–2024"]);
    assert_eq!(rate("fewer than 3 a year"), ["at most 8 in 2022–2024"]);
    assert_eq!(rate("fewer than 2.2 a year"), ["at most 6 in 2022–2024"]);
}

#[test]
fn decimals_say_how_they_were_rounded() {
    assert_eq!(rate("3.3 a year")[1], "3.25 to 3.35 a year in 2022–2024");
}

#[test]
fn doubled_is_two_about_two_or_at_least_two() {
    assert_eq!(
        change("doubled"),
        [
            "2 to 2 times as often",
            "1.75 to 2.25 times as often",
            "at least 2 times as often"
        ]
    );
    assert_eq!(
        change("roughly doubled"),
        ["1.75 to 2.25 times as often", "1.5 to 2.5 times as often"]
    );
    assert_eq!(change("more than doubled"), ["at least 2 times as often"]);
    assert_eq!(change("nearly doubled"), ["1.75 to 2 times as often"]);
    assert_eq!(change("not even doubled"), ["at most 2 times as often"]);
    assert_eq!(change("twice as many")[0], "2 to 2 times as often");
    assert_eq!(change("2.5 times as often")[0], "2.5 to 2.5 times as often");
}

#[test]
fn halved_is_told_as_so_many_times_as_seldom_so_that_its_ends_are_exact() {
    assert_eq!(
        change("halved"),
        [
            "2 to 2 times as seldom",
            "1.75 to 2.25 times as seldom",
            "2 or more times as seldom"
        ]
    );
    assert_eq!(change("cut to a third")[0], "3 to 3 times as seldom");
}

#[test]
fn a_seven_fold_increase_is_to_seven_times_or_by_seven_times() {
    assert_eq!(
        change("more than seven-fold increase"),
        ["at least 7 times as often", "at least 8 times as often"]
    );
    assert_eq!(change("a sevenfold")[0], "7 to 7 times as often");
}

#[test]
fn a_count_is_exact_or_a_floor() {
    assert_eq!(count("ten"), ["exactly 10 in 2024", "at least 10 in 2024"]);
    assert_eq!(count("more than 90"), ["at least 91 in 2024"]);
    assert_eq!(count("dozens"), ["at least 24 in 2024"]);
    assert_eq!(count("none"), ["exactly 0 in 2024"]);
    assert_eq!(count("about 25"), ["21 to 29 a year in 2024"]);
}

#[test]
fn words_that_are_no_number_are_refused_with_the_forms_that_are_read() {
    let ((before, after), words) = (windows(), ClaimWords::default());
    let refused = ClaimReadings::of_change("rose", before, after, &words).unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#""rose" is no change; expected doubled, roughly tripled, halved, more than seven-fold increase or 2.5 times"#
    );
    let refused = ClaimReadings::of_rate("six", after, &words).unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#""six" is no rate; expected six a year, at least three times a year on average or roughly 44 a year"#
    );
    // Below nothing there is nothing.
    ClaimReadings::of_rate("fewer than 0 a year", after, &words).unwrap_err();
    ClaimReadings::of_change("0 times", before, after, &words).unwrap_err();
    let refused = ClaimReadings::of_count("several", after, &words).unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#""several" is not a count; say which reading of "several" to use"#
    );
}

#[test]
fn another_policy_reads_the_same_words_more_narrowly_and_says_so() {
    let twentieth = Fraction::new(1, 20).unwrap();
    let narrow = ClaimWords::new("narrow")
        .with_counts(WordPolicy::strict())
        .with_rate_width(Fraction::new(1, 4).unwrap())
        .with_times_share(twentieth)
        .unwrap();
    assert_eq!(
        narrow.times(2.0).unwrap(),
        Tolerance::new(1.9, 2.1).unwrap()
    );
    assert_eq!(
        narrow.to_string(),
        "narrow: a rate is read as 1/4 less and more, \"roughly\" so many times as 1/20 of it less and more (doubled: 1.9 to 2.1); \
         of numbers, words of agreed meaning only"
    );
    let json = serde_json::to_string(&narrow).unwrap();
    assert_eq!(serde_json::from_str::<ClaimWords>(&json).unwrap(), narrow);
    let refused = ClaimWords::default()
        .with_times_share(Fraction::ONE)
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#"a width of 1 for "roughly" is none; expected a share below 1"#
    );
    let smuggled = json.replace("\"1/20\"", "\"3/2\"");
    assert_ne!(smuggled, json);
    serde_json::from_str::<ClaimWords>(&smuggled).unwrap_err();
}

#[test]
fn the_table_has_a_row_for_each_reading_under_each_rule() {
    let (before, after) = windows();
    let doubled =
        ClaimReadings::of_change("doubled", before, after, &ClaimWords::default()).unwrap();
    let rules = sample::china_russia_rules().unwrap();
    let rules: Vec<_> = rules
        .iter()
        .filter(|rule| ["E1", "E6"].contains(&rule.name()))
        .collect();
    let rows = doubled
        .check(&sample::china_russia().unwrap(), rules, &Whole)
        .unwrap();
    let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
    assert_eq!(
        rows,
        [
            "exactly: E1: holds (4, 8)",
            "exactly: E6: fails (13, 25)",
            "read by the policy default: E1: holds (4, 8)",
            "read by the policy default: E6: holds (13, 25)",
            "a floor: E1: holds (4, 8)",
            "a floor: E6: fails (13, 25)",
        ]
    );
}

#[test]
fn readings_of_ones_own_have_names_of_their_own() {
    let claim = |text: &str| ClaimReading::new(text, "at least 1 in 2024".parse().unwrap());
    assert_eq!(
        ClaimReadings::new("some", []).unwrap_err().to_string(),
        r#""some" has no claim and no reading; give one or more"#
    );
    ClaimReadings::new("some", [claim("a"), claim("b")]).unwrap();
    ClaimReadings::new("some", [claim("a"), claim("a")]).unwrap_err();
}
