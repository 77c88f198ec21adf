//! Cases O12 and O13: a zero on one side, and a p that belongs to its interval.

use interstate::tally::Whole;
use interstate::{
    Confidence, CountingRule, FrequencyRatio, Period, Ratio, Tallied, TrendClass, TrendRule,
    classify_trend, frequency_ratio,
};

fn ratio(before: (u64, i32), after: (u64, i32)) -> FrequencyRatio {
    let rule = CountingRule::unstated("the report");
    let first = Period::years(2001..=2000 + before.1).unwrap();
    let second = Period::years(2011..=2010 + after.1).unwrap();
    frequency_ratio(
        &Tallied::stated(Whole, before.0, first, &rule),
        &Tallied::stated(Whole, after.0, second, &rule),
    )
    .unwrap()
}

#[track_caller]
fn close(found: f64, wanted: f64) {
    assert!(
        (found - wanted).abs() <= 1e-9 * wanted.abs(),
        "{found} is not {wanted}"
    );
}

/// statsmodels #8313: six in two years, then none in three. Values of mpmath at fifty digits.
#[test]
fn o12_none_after_six_is_a_ratio_of_zero_with_an_upper_limit() {
    let ratio = ratio((6, 2), (0, 3));
    assert_eq!(ratio.estimate().exactly(), Some(Ratio::Finite(0.0)));
    let interval = ratio.interval(Confidence::P95).unwrap();
    assert_eq!(interval.lo(), 0.0);
    close(interval.hi().unwrap(), 0.566_207_462_9);
    close(ratio.p().unwrap().exactly().unwrap(), 0.008_192);
    let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95)).unwrap();
    assert_eq!(trend.class(), TrendClass::Decreased);
}

#[test]
fn o12_six_after_none_is_unbounded_and_not_infinite() {
    let ratio = ratio((0, 3), (6, 2));
    assert_eq!(ratio.estimate().exactly(), Some(Ratio::Unbounded));
    let interval = ratio.interval(Confidence::P95).unwrap();
    close(interval.lo(), 1.766_137_088_6);
    assert_eq!(interval.hi(), None);
    assert_eq!(
        ratio.to_string(),
        "interactions: 0 in 3 years → 6 in 2 years: ratio unbounded (95 % ≥ 1.77), p = 0.0082 [the unstated rule of the report, counts stated]"
    );
}

#[test]
fn o12_none_after_none_is_undefined_and_decides_nothing() {
    let ratio = ratio((0, 3), (0, 3));
    assert_eq!(ratio.estimate().exactly(), Some(Ratio::Undefined));
    assert_eq!(ratio.p().unwrap().exactly(), Some(1.0));
    let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95)).unwrap();
    assert_eq!(
        trend.to_string(),
        "interactions: 0 in 3 years → 0 in 3 years: ratio undefined, p = 1.00: inconclusive [the unstated rule of the report, counts stated]"
    );
}

/// R's `poisson.test(c(1, 3), c(4, 1))` prints p = 0.0272 beside an interval that contains 1.
#[test]
fn o13_the_p_beside_an_interval_that_contains_one_is_not_small() {
    let ratio = ratio((1, 4), (3, 1));
    let interval = ratio.interval(Confidence::P95).unwrap();
    close(interval.lo(), 0.963_520_911_3);
    close(interval.hi().unwrap(), 629.968_352_999_3);
    let p = ratio.p().unwrap().exactly().unwrap();
    assert_eq!(format!("{p:.4}"), "0.0544");
}

#[test]
fn o13_p_is_small_exactly_when_one_is_outside_the_interval() {
    for before in 0..=12 {
        for after in 0..=12 {
            for years in [(3, 3), (1, 4), (5, 2)] {
                let ratio = ratio((before, years.0), (after, years.1));
                let outside = !ratio.interval(Confidence::P95).unwrap().contains(1.0);
                assert_eq!(
                    ratio.p().unwrap().exactly().unwrap() < 0.05,
                    outside,
                    "{ratio}"
                );
            }
        }
    }
}
