//! Growth of coverage: k of n before against k of n after.

use interstate::ratio::{AgainstAll, DayOf, PartOfAll, against_all};
use interstate::{Confidence, ErrorCategory, Ratio};

fn answer(before: (u64, u64), after: (u64, u64)) -> AgainstAll {
    against_all(
        "meetings",
        PartOfAll::new(before.0, before.1).unwrap(),
        PartOfAll::new(after.0, after.1).unwrap(),
        "all events",
        DayOf::Event,
        Confidence::P95,
    )
    .unwrap()
}

#[test]
fn the_interval_is_that_of_the_conditional_odds_ratio() {
    // Sums of the noncentral hypergeometric law with Python's math.lgamma and math.fsum, ends by bisection.
    let expected = [
        (
            (20, 4000),
            (40, 10_000),
            0.7991967871485943,
            0.45565579791488653,
            1.444913235882764,
            0.49285652317645723,
        ),
        (
            (9, 49),
            (18, 93),
            1.0666666666666667,
            0.4091656880938693,
            2.95398737629113,
            1.0,
        ),
    ];
    for (before, after, ratio, lo, hi, p) in expected {
        let found = answer(before, after);
        let near = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-9, "{a} {b}");
        near(found.ratio().finite().unwrap(), ratio);
        near(found.interval().lo(), lo);
        near(found.interval().hi().unwrap(), hi);
        near(found.p(), p);
    }
}

#[test]
fn a_doubling_that_all_events_shared_is_no_change() {
    // 20 of 2000, then 40 of 4000: the ratio of the counts is 2, that of the odds 1.
    let found = answer((20, 2000), (40, 4000));
    assert!((found.ratio().finite().unwrap() - 1.0).abs() < 1e-12);
    assert!(found.interval().contains(1.0));
    assert_eq!(
        (found.denominator(), found.day_of()),
        ("all events", DayOf::Event)
    );
}

#[test]
fn nothing_over_nothing_has_no_ratio_and_no_figures() {
    let found = answer((0, 0), (12, 320));
    assert_eq!(found.ratio(), Ratio::Undefined);
    assert_eq!(
        found.to_string(),
        "meetings: 0 of 0 → 12 of 320: odds ratio undefined, against all events, by the day of the event"
    );
    let found = answer((0, 40), (12, 320));
    assert_eq!(found.ratio(), Ratio::Unbounded);
    assert_eq!(found.interval().hi(), None);
}

#[test]
fn a_part_is_not_more_than_all() {
    let refused = PartOfAll::new(7, 5).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "7 of 5 events: a part cannot be more than all"
    );
    assert_eq!(refused.category(), ErrorCategory::Count);
}
