//! The trend, whole: reachable classes, stability, cautions, what would have sufficed.

use crate::common::asked;
use interstate::tally::Whole;
use interstate::trend::{Caution, ClassSet};
use interstate::{
    Confidence, Count, CountingRule, Period, Tallied, Trend, TrendClass, TrendRule, classify_trend,
    frequency_ratio,
};

fn trend(before: Count, after: Count, margin: Option<f64>) -> Trend {
    let rule = CountingRule::unstated("a paper");
    let ratio = frequency_ratio(
        &Tallied::stated(Whole, before, Period::years(2019..=2021).unwrap(), &rule),
        &Tallied::stated(Whole, after, Period::years(2022..=2024).unwrap(), &rule),
    )
    .unwrap();
    let plain = TrendRule::new(Confidence::P95);
    let how = margin.map_or(plain, |margin| plain.with_margin(margin).unwrap());
    classify_trend(&ratio, how).unwrap()
}

fn exact(before: u64, after: u64, margin: Option<f64>) -> Trend {
    trend(Count::exact(before), Count::exact(after), margin)
}

/// Every box of counts from 0 to `most`, against the classes of all its pairs.
fn every_box(most: u64, margin: Option<f64>) {
    let n = usize::try_from(most + 1).unwrap();
    let grid: Vec<Vec<TrendClass>> = (0..=most)
        .map(|b| (0..=most).map(|a| exact(b, a, margin).class()).collect())
        .collect();
    for l1 in 0..n {
        for l2 in 0..n {
            // The classes of all pairs from (l1, l2) to (h1, h2), grown column by column.
            let mut columns = vec![0u8; n];
            for (h1, row) in grid.iter().enumerate().skip(l1) {
                let mut seen = 0u8;
                for (h2, class) in row.iter().enumerate().skip(l2) {
                    columns[h2] |= 1 << *class as u8;
                    seen |= columns[h2];
                    let wanted: ClassSet = TrendClass::ALL
                        .iter()
                        .copied()
                        .filter(|class| seen & (1 << *class as u8) != 0)
                        .collect();
                    let bounds =
                        |lo: usize, hi: usize| Count::between(lo as u64, hi as u64).unwrap();
                    let found = trend(bounds(l1, h1), bounds(l2, h2), margin).reachable();
                    assert_eq!(
                        found, wanted,
                        "{l1} to {h1} before, {l2} to {h2} after, margin {margin:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn reachable_classes_are_those_of_every_pair_in_every_box() {
    every_box(asked(30, 14), None);
}

#[test]
fn reachable_classes_with_a_margin_are_those_of_every_pair_in_every_box() {
    // Within a factor of 3 stability can be shown from 7 and 7 on, so that all four classes occur among small counts.
    every_box(asked(30, 12), Some(3.0));
}

#[test]
fn stability_is_possible_from_the_counts_that_the_tests_allow() {
    // Found by integer arithmetic over the binomial: 118, 38, 15 and 7 for margins of 1.25, 1.5, 2 and 3.
    for (margin, least) in [(1.25, 118), (1.5, 38), (2.0, 15), (3.0, 7)] {
        assert_eq!(
            exact(least, least, Some(margin)).class(),
            TrendClass::Stable,
            "{margin}"
        );
        assert_eq!(
            exact(least - 1, least - 1, Some(margin)).class(),
            TrendClass::Inconclusive,
            "{margin}"
        );
    }
}

#[test]
fn stable_prints_the_interval_and_the_p_of_its_own_tests() {
    assert_eq!(
        exact(113, 113, Some(1.5)).to_string(),
        "interactions: 113 in 3 years → 113 in 3 years: ratio 1.00 (90 % 0.80–1.26), p = 0.0015 of a change by 1.5 or more: stable [the \
         unstated rule of a paper, counts stated]"
    );
}

#[test]
fn a_large_p_alone_never_makes_a_frequency_stable() {
    assert_eq!(exact(9, 9, None).class(), TrendClass::Inconclusive);
    assert_eq!(exact(9, 9, Some(2.0)).class(), TrendClass::Inconclusive);
}

#[test]
fn a_small_change_that_is_shown_is_a_change_with_a_caution() {
    let trend = exact(2000, 2200, Some(1.5));
    assert_eq!(trend.class(), TrendClass::Increased);
    assert!(trend.cautions().any(|c| c == Caution::WithinMargin));
}

#[test]
fn without_an_upper_bound_every_change_in_that_direction_can_be_reached() {
    let open = |before, after| trend(before, after, None).reachable().to_string();
    assert_eq!(
        open(Count::exact(9), Count::at_least(18)),
        "increased or inconclusive"
    );
    assert_eq!(
        open(Count::at_least(9), Count::exact(18)),
        "decreased or inconclusive"
    );
    assert_eq!(
        open(Count::at_least(9), Count::at_least(18)),
        "increased, decreased or inconclusive"
    );
    // Thirty or more after five can be nothing but an increase.
    assert_eq!(open(Count::exact(5), Count::at_least(30)), "increased");
    let stable = trend(Count::at_least(9), Count::at_least(18), Some(1.5)).reachable();
    assert_eq!(
        stable.to_string(),
        "increased, decreased, stable or inconclusive"
    );
}

#[test]
fn what_would_have_sufficed_is_for_the_ratio_that_the_caller_names() {
    let doubtful = exact(9, 18, Some(1.5));
    let counts = |ratio| {
        doubtful
            .sufficed(ratio, 0.8)
            .map(|s| (s.before, s.after))
            .unwrap()
    };
    assert_eq!(counts(2.0), (25, 50));
    assert_eq!(counts(1.5), (82, 123));
    assert_eq!(counts(3.0), (9, 27));
    let stable = doubtful.sufficed_for_stable(0.8).unwrap();
    assert_eq!(stable.possible, (38, 38));
    assert!(
        stable.likely.before.abs_diff(113) <= 2,
        "{}",
        stable.likely.before
    );
}

#[test]
fn margins_that_are_none_are_refused() {
    let rule = TrendRule::new(Confidence::P95);
    for margin in [1.0, 0.5, f64::NAN, f64::INFINITY] {
        let message = rule.with_margin(margin).unwrap_err().to_string();
        assert_eq!(
            message,
            format!("a margin of {margin} is no margin; expected a ratio above 1, such as 1.5")
        );
    }
    assert_eq!(
        exact(9, 18, None)
            .sufficed_for_stable(0.8)
            .unwrap_err()
            .to_string(),
        "the trend rule states no margin, so that nothing can be stable; state one with with_margin"
    );
}

#[test]
fn swapping_before_and_after_inverts_the_ratio_and_the_class() {
    let inverse = |class| match class {
        TrendClass::Increased => TrendClass::Decreased,
        TrendClass::Decreased => TrendClass::Increased,
        same => same,
    };
    for before in 0..40 {
        for after in 0..40 {
            let (there, back) = (
                exact(before, after, Some(2.0)),
                exact(after, before, Some(2.0)),
            );
            assert_eq!(there.class(), inverse(back.class()), "{before} {after}");
            if let (Some(a), Some(b)) = (
                there.ratio().estimate().exactly().unwrap().finite(),
                back.ratio().estimate().exactly().unwrap().finite(),
            ) && a > 0.0
            {
                assert!((a * b - 1.0).abs() < 1e-15);
            }
        }
    }
}
