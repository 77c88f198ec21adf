//! Where a listing stands: list, day of the file, line or element, address.

use interstate::sanction::{Designation, ListingSource, Measure, SourceSpot};
use proptest::prelude::*;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_source_is_read_from_its_end() {
    let full = ListingSource::new("uk 2026-10-08 line 812 https://example.org/list.csv");
    assert_eq!(full.list(), "uk");
    assert_eq!(full.day(), Some(day("2026-10-08")));
    assert_eq!(full.spot(), Some(SourceSpot::Line(812)));
    assert_eq!(full.url(), Some("https://example.org/list.csv"));
    let built = ListingSource::new("uk")
        .with_url("https://example.org/list.csv")
        .with_line(812)
        .with_day(day("2026-10-08"))
        .unwrap();
    assert_eq!(built, full);
    let element = ListingSource::new("un 2026-02-27 element 7");
    assert_eq!(element.spot(), Some(SourceSpot::Element(7)));
}

#[test]
fn words_are_a_list_and_nothing_more() {
    for text in [
        "Official Journal, L 2025/395",
        "list of specially designated nationals; dates as collected per target",
        "line 3 of the annex",
        "uk 2026-13-01",
        "uk line 03",
        "uk line",
        "https://a https://b c",
    ] {
        let source = ListingSource::new(text);
        assert_eq!(
            (source.list(), source.day(), source.spot(), source.url()),
            (text, None, None, None)
        );
        assert_eq!(source.to_string(), text);
    }
}

#[test]
fn a_day_of_a_file_lies_in_the_years_of_the_crate() {
    let far = chrono::NaiveDate::from_ymd_opt(12000, 1, 1).unwrap();
    assert!(ListingSource::new("uk").with_day(far).is_err());
}

#[test]
fn a_blank_source_says_nothing_through_both_doors() {
    let listing =
        || Designation::new("d", "t", "r", Measure::AssetFreeze, "2022".parse().unwrap()).unwrap();
    assert_eq!(listing().with_source(" "), listing());
    let json = serde_json::to_string(&listing().with_source("uk 2026-10-08 line 3")).unwrap();
    assert!(
        json.contains(r#""source":"uk 2026-10-08 line 3""#),
        "{json}"
    );
    let blank = json.replace("uk 2026-10-08 line 3", " ");
    assert_eq!(
        serde_json::from_str::<Designation>(&blank).unwrap(),
        listing()
    );
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_source_of_any_words_and_parts_is_read_back_equal(
        words in prop::collection::vec(prop::sample::select(vec![
            "line", "element", "3", "03", "2026-10-08", "2021-01-01", "https://a", "http://b", "uk", "a\nb", "",
        ]), 0..8),
        line in prop::option::of(0..20_u64),
        element in prop::option::of(0..20_u64),
        of_day in prop::option::of(0..500_i64),
        url in prop::option::of(prop::sample::select(vec!["https://c", "http://d e", "ftp://e"])),
    ) {
        let mut source = ListingSource::new(&words.join(" "));
        if let Some(url) = url {
            source = source.with_url(url);
        }
        if let Some(line) = line {
            source = source.with_line(line);
        }
        if let Some(element) = element {
            source = source.with_element(element);
        }
        if let Some(days) = of_day {
            source = source.with_day(day("2026-01-01") + chrono::Days::new(days.unsigned_abs())).unwrap();
        }
        prop_assert_eq!(ListingSource::new(&source.to_string()), source.clone());
        let json = serde_json::to_string(&source).unwrap();
        prop_assert_eq!(serde_json::from_str::<ListingSource>(&json).unwrap(), source);
    }
}
