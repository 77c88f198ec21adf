//! The article's totals as numbers without records.

use super::years;
use interstate::tally::Whole;
use interstate::{
    Confidence, Count, CountingRule, FrequencyRatio, Ratio, Tallied, TrendClass, TrendRule,
    classify_trend, frequency_ratio,
};

fn stated(before: Count, after: Count) -> FrequencyRatio {
    let rule = CountingRule::unstated("The Diplomat, May 2025");
    frequency_ratio(
        &Tallied::stated(Whole, before, years(2019..=2021), &rule),
        &Tallied::stated(Whole, after, years(2022..=2024), &rule),
    )
    .unwrap()
}

fn exact(before: u64, after: u64) -> FrequencyRatio {
    stated(Count::exact(before), Count::exact(after))
}

// Values of R 4.2.2 and SciPy 1.17.1, which agree to 1e-15; rounded here to five digits.
fn has(ratio: &FrequencyRatio, lo: &str, hi: &str, p: &str) {
    let interval = ratio.interval(Confidence::P95).unwrap();
    assert_eq!(format!("{:.4}", interval.lo()), lo);
    assert_eq!(format!("{:.4}", interval.hi().unwrap()), hi);
    assert_eq!(format!("{:.5}", ratio.p().unwrap().exactly().unwrap()), p);
    assert_eq!(ratio.estimate().exactly(), Some(Ratio::Finite(2.0)));
}

fn class(ratio: &FrequencyRatio) -> TrendClass {
    classify_trend(ratio, TrendRule::new(Confidence::P95))
        .unwrap()
        .class()
}

#[test]
fn a_doubling_of_nine_is_not_yet_evidence() {
    let exercises = exact(9, 18);
    has(&exercises, "0.8532", "5.0537", "0.12208");
    assert_eq!(class(&exercises), TrendClass::Inconclusive);
}

#[test]
fn a_doubling_of_six_is_not_yet_evidence() {
    let meetings = exact(6, 12);
    has(&meetings, "0.6947", "6.4947", "0.23788");
    assert_eq!(class(&meetings), TrendClass::Inconclusive);
}

#[test]
fn both_doublings_together_are() {
    let both = exact(15, 30);
    has(&both, "1.0429", "3.9999", "0.03570");
    assert_eq!(class(&both), TrendClass::Increased);
}

#[test]
fn three_looks_at_the_same_data_take_the_evidence_away_again() {
    let looks: Vec<f64> = [exact(9, 18), exact(6, 12), exact(15, 30)]
        .iter()
        .map(|r| r.p().unwrap().exactly().unwrap())
        .collect();
    let adjusted = interstate::stats::PAdjustment::Holm
        .adjusted(&looks)
        .unwrap();
    assert_eq!(format!("{:.3}", adjusted[2]), "0.107");
}

#[test]
fn from_at_least_nine_to_eighteen_nothing_follows() {
    let floor = stated(Count::at_least(9), Count::exact(18));
    assert_eq!(
        (floor.estimate().lo(), floor.estimate().hi()),
        (Ratio::Finite(0.0), Ratio::Finite(2.0))
    );
    assert_eq!(floor.estimate().exactly(), None);
    assert_eq!(floor.p().unwrap().exactly(), None);
    let interval = floor.interval(Confidence::P95).unwrap();
    assert_eq!(
        (
            interval.lo(),
            format!("{:.2}", interval.hi().unwrap()).as_str()
        ),
        (0.0, "5.05")
    );
    assert_eq!(class(&floor), TrendClass::Inconclusive);
    let trend = classify_trend(&floor, TrendRule::new(Confidence::P95)).unwrap();
    assert_eq!(
        trend.to_string(),
        "interactions: 9+ in 3 years → 18 in 3 years: ratio 0.00–2.00 (95 % 0.00–5.05): inconclusive (decreased or inconclusive can be \
         reached) [the unstated rule of The Diplomat, May 2025, counts stated]"
    );
}
