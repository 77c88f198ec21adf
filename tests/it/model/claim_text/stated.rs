//! Numbers that a text states, against each other.

use interstate::claim::{
    Consistency, Significance, StatedPart, StatedPercent, StatedRate, StatedResult, Tolerance,
};
use interstate::stats::RatioMethod;
use interstate::{Confidence, Count, Exposure, Period};

fn years(n: i32) -> Exposure {
    Period::years(2001..=2000 + n).unwrap().exposure()
}

fn totals(text: &str, over: i32) -> Option<Count> {
    StatedRate::new(text, years(over)).unwrap().totals()
}

fn pair(before: u64, after: u64) -> StatedResult {
    StatedResult::new((before.into(), years(3)), (after.into(), years(3)))
}

fn consistency(stated: &StatedResult) -> Consistency {
    stated.recompute().unwrap().consistency()
}

#[test]
fn a_stated_rate_over_three_years_is_a_whole_total_or_none() {
    assert_eq!(totals("3.3", 3), Some(Count::exact(10)));
    assert_eq!(totals("4.7", 3), Some(Count::exact(14)));
    assert_eq!(totals("6.3", 3), Some(Count::exact(19)));
    assert_eq!(totals("6.5", 3), None);
    assert_eq!(
        totals("six a year, on average", 3),
        Some(Count::between(17, 19).unwrap())
    );
}

#[test]
fn a_trailing_zero_says_more() {
    assert_eq!(totals("3.3", 30), Some(Count::between(98, 100).unwrap()));
    assert_eq!(totals("3.30", 30), Some(Count::exact(99)));
}

#[test]
fn a_number_that_rounding_did_not_make_is_refused() {
    let refused = |text: &str| StatedRate::new(text, years(3)).unwrap_err().to_string();
    assert_eq!(
        refused("at least three a year"),
        r#""at least three a year" says at least or at most, which no rounding made; a claim can be about that, a stated number cannot"#
    );
    assert_eq!(
        refused("many"),
        r#""many" is no stated number; write it as the text has it, such as 3.3, 44 a year or roughly six a year"#
    );
    assert_eq!(
        refused("3."),
        r#""3." is no stated number; write it as the text has it, such as 3.3, 44 a year or roughly six a year"#
    );
    assert_eq!(
        refused("0.1234567890123456"),
        r#""0.1234567890123456" has 16 digits; a stated number has at most 15"#
    );
    for text in [
        "-3", "3,3", "", " ", "1e3", "NaN", "3.3.3", "５", "0x3", "+3",
    ] {
        StatedRate::new(text, years(3)).unwrap_err();
    }
}

#[test]
fn the_totals_next_to_an_impossible_rate_are_named() {
    let rate = StatedRate::new("6.50", years(3)).unwrap();
    assert_eq!(
        rate.to_string(),
        "6.50 a year over 3 years, ties either way: no whole total (19 gives 6.33, 20 gives 6.67)"
    );
}

#[test]
fn a_quarter_of_six_activities_is_no_26_percent() {
    let percent = StatedPercent::new("26 percent").unwrap();
    assert_eq!(percent.parts_of(6), None);
    assert_eq!(percent.to_string(), "26 %, ties either way");
    // 33 %, which the list has, is two of six.
    let third = StatedPercent::new("33 %").unwrap();
    assert_eq!(third.parts_of(6), Some(Count::exact(2)));
}

#[test]
fn a_fall_is_counted_from_what_was_before() {
    let fell = StatedPercent::new("6.9 percent").unwrap();
    assert_eq!(fell.fallen_from(29), Some(Count::exact(27)));
    assert_eq!(fell.fallen_from(28), None);
    // Nothing falls by more than all of it.
    let more = StatedPercent::new("120 %").unwrap();
    assert_eq!(more.fallen_from(10), None);
    assert_eq!(more.risen_from(10), Some(Count::exact(22)));
}

#[test]
fn the_articles_own_figures_are_no_evidence_one_by_one_and_are_together() {
    for (before, after, interval, p) in [
        (6, 12, ("0.69", "6.49"), "0.24"),
        (9, 18, ("0.85", "5.05"), "0.12"),
        (15, 30, ("1.04", "4.00"), "0.036"),
    ] {
        let stated = pair(before, after)
            .with_ratio("2.0")
            .unwrap()
            .with_interval(interval.0, interval.1)
            .unwrap()
            .with_p(p)
            .unwrap();
        let checked = stated.recompute().unwrap();
        assert_eq!(checked.consistency(), Consistency::Consistent, "{checked}");
        let significant = stated.with_significance(Significance::Significant);
        let expected = if before == 15 {
            Consistency::Consistent
        } else {
            Consistency::DecisionInconsistent
        };
        assert_eq!(consistency(&significant), expected);
    }
}

#[test]
fn a_ratio_is_compared_as_an_exact_fraction() {
    // 8 to 13 is 1.625, a tie: 1.62 and 1.63 may both have been printed.
    for (text, expected) in [
        ("1.62", Consistency::Consistent),
        ("1.63", Consistency::Consistent),
        ("1.61", Consistency::Inconsistent),
        ("1.6", Consistency::Consistent),
        ("1.7", Consistency::Inconsistent),
        ("1.625", Consistency::Consistent),
    ] {
        assert_eq!(
            consistency(&pair(8, 13).with_ratio(text).unwrap()),
            expected,
            "{text}"
        );
    }
}

#[test]
fn the_edges_of_a_word_belong_to_it() {
    let doubled = Tolerance::new(1.75, 2.25).unwrap();
    for (before, after, expected) in [
        (4, 7, Consistency::Consistent),
        (4, 9, Consistency::Consistent),
        (13, 25, Consistency::Consistent),
        (9, 14, Consistency::Inconsistent),
        (400, 901, Consistency::Inconsistent),
    ] {
        let stated = pair(before, after).with_change("roughly doubled", doubled);
        assert_eq!(consistency(&stated), expected, "{before} to {after}");
    }
}

#[test]
fn what_follows_nothing_has_no_ratio() {
    let stated = pair(0, 5).with_ratio("5").unwrap();
    assert_eq!(consistency(&stated), Consistency::Inconsistent);
    let none = pair(0, 0).with_change("doubled", Tolerance::at_least(2.0).unwrap());
    assert_eq!(consistency(&none), Consistency::Inconsistent);
}

#[test]
fn a_text_that_names_no_method_may_have_used_any() {
    // 9 and 18: 0.122 by the central exact method, 0.0886 by mid-P, 0.0833 by the score method.
    let stated = pair(9, 18).with_p("= .083").unwrap();
    let checked = stated.recompute().unwrap();
    assert_eq!(checked.consistency(), Consistency::Consistent);
    assert_eq!(checked.findings()[0].method(), Some(RatioMethod::Score));
    assert!(
        checked
            .to_string()
            .ends_with("p = .083: consistent, by the score method"),
        "{checked}"
    );
    let named = stated.with_method(RatioMethod::CentralExact);
    assert_eq!(consistency(&named), Consistency::Inconsistent);
}

#[test]
fn a_p_on_the_other_side_of_the_level_is_another_decision() {
    for (p, expected) in [
        ("p < 0.05", Consistency::DecisionInconsistent),
        ("0.04", Consistency::DecisionInconsistent),
        ("< .2", Consistency::Consistent),
        // What is 0.1221 is not below 0.12, though it rounds to it.
        ("< .12", Consistency::Inconsistent),
        ("= .12", Consistency::Consistent),
        ("> 0.05", Consistency::Consistent),
        ("0.3", Consistency::Inconsistent),
    ] {
        assert_eq!(
            consistency(&pair(9, 18).with_p(p).unwrap()),
            expected,
            "{p}"
        );
    }
    let at_ten = pair(15, 30)
        .with_p("> 0.1")
        .unwrap()
        .with_level(Confidence::P90);
    assert_eq!(consistency(&at_ten), Consistency::DecisionInconsistent);
    let refused = pair(9, 18).with_p("n.s.").unwrap_err();
    assert_eq!(
        refused.to_string(),
        r#""n.s." is no stated p; write it as the text has it, such as 0.04, = .04 or < 0.05"#
    );
    pair(9, 18).with_p("1.2").unwrap_err();
}

#[test]
fn an_interval_that_leaves_out_what_the_numbers_hold_is_another_decision() {
    let stated = pair(9, 18).with_interval("1.1", "3.6").unwrap();
    let checked = stated.recompute().unwrap();
    let finding = &checked.findings()[0];
    assert_eq!(finding.part(), StatedPart::Interval);
    assert_eq!(finding.consistency(), Consistency::DecisionInconsistent);
    let refused = pair(9, 18).with_interval("3.6", "1.1").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the stated interval 3.6 to 1.1 ends before it starts"
    );
}

#[test]
fn of_counts_known_as_bounds_any_that_fits_will_do() {
    let stated = StatedResult::new(
        (Count::at_least(9), years(3)),
        (Count::between(17, 19).unwrap(), years(3)),
    );
    assert_eq!(
        consistency(&stated.clone().with_ratio("2.0").unwrap()),
        Consistency::Consistent
    );
    assert_eq!(
        consistency(&stated.clone().with_ratio("2.5").unwrap()),
        Consistency::Inconsistent
    );
    let significant = stated.with_significance(Significance::Significant);
    assert_eq!(
        consistency(&significant),
        Consistency::Consistent,
        "with many before it is"
    );
}
