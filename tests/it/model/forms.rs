//! Forms of claims whose examples are about other data: made-up lists, at the edge and one below.

use super::claims::yearly;
use interstate::claim::{ChangeDirection, Claim, Tolerance, Verdict};
use interstate::tally::Whole;
use interstate::time::{Assignment, CoverageExtent};
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Period, Ratio, Select,
    State, When,
};

pub(super) fn all() -> CountingRule {
    CountingRule::new("all", Select::Everything)
}

pub(super) fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn said(claim: &Claim, counts: &[u64]) -> Verdict {
    let counts: Vec<Count> = counts.iter().copied().map(Count::exact).collect();
    bounded(claim, &counts)
}

fn bounded(claim: &Claim, counts: &[Count]) -> Verdict {
    let checked = claim.check(&yearly(counts), &all(), &Whole).unwrap();
    checked.verdict()
}

fn range(lo: f64, hi: f64) -> Tolerance {
    Tolerance::new(lo, hi).unwrap()
}

#[test]
fn the_ends_of_doubled_and_halved_are_exact() {
    let doubled = Claim::doubled(year(2001), year(2002));
    let halved = Claim::halved(year(2001), year(2002));
    // 7/4 and 9/4 lie on the edge, and so do 4/7 and 4/9.
    for (before, after, is) in [
        (4, 7, Verdict::Holds),
        (4, 9, Verdict::Holds),
        (400, 699, Verdict::Fails),
        (400, 901, Verdict::Fails),
    ] {
        assert_eq!(said(&doubled, &[before, after]), is, "{before} to {after}");
        assert_eq!(said(&halved, &[after, before]), is, "{after} to {before}");
    }
    // Nothing is left: that is less than half.
    assert_eq!(said(&halved, &[4, 0]), Verdict::Fails);
    let at_least_halved = Claim::Halved {
        times: Tolerance::at_least(2.0).unwrap(),
        before: year(2001),
        after: year(2002),
    };
    assert_eq!(said(&at_least_halved, &[4, 0]), Verdict::Holds);
    assert_eq!(said(&at_least_halved, &[0, 0]), Verdict::Fails);
}

#[test]
fn some_after_none_is_any_number_of_times_as_often_and_in_no_range() {
    let (before, after) = (year(2001), year(2002));
    let at_least = Claim::RatioAtLeast {
        times: 7.0,
        before,
        after,
    };
    let at_most = Claim::RatioAtMost {
        times: 7.0,
        before,
        after,
    };
    assert_eq!(said(&at_least, &[0, 1]), Verdict::Holds);
    assert_eq!(said(&at_least, &[0, 0]), Verdict::Fails);
    assert_eq!(said(&at_least, &[1, 7]), Verdict::Holds);
    assert_eq!(said(&at_least, &[1, 6]), Verdict::Fails);
    assert_eq!(said(&at_most, &[1, 7]), Verdict::Holds);
    assert_eq!(said(&at_most, &[1, 8]), Verdict::Fails);
    assert_eq!(said(&at_most, &[0, 0]), Verdict::Fails);
    let perhaps = [Count::at_most(1), Count::exact(6)];
    assert_eq!(bounded(&at_least, &perhaps), Verdict::Depends);
}

/// "More than seven-fold over the annual average of ten years": ten years are compared with six by their means.
#[test]
fn a_ratio_over_windows_of_unequal_length_is_one_of_means() {
    let claim = |times| Claim::RatioAtLeast {
        times,
        before: Period::years(2001..=2002).unwrap(),
        after: year(2003),
    };
    assert_eq!(said(&claim(7.0), &[1, 1, 7]), Verdict::Holds);
    assert_eq!(said(&claim(7.1), &[1, 1, 7]), Verdict::Fails);
}

/// "Fell by 53 %", of which "halved" is a rounding; "declined 6.9 per cent year on year".
#[test]
fn a_fall_of_53_per_cent_is_one_of_as_much_and_not_one_of_half_a_point_less() {
    let change = |direction, lo, hi| Claim::PercentChange {
        direction,
        percent: range(lo, hi),
        before: year(2001),
        after: year(2002),
    };
    let fell = change(ChangeDirection::Fewer, 52.5, 53.5);
    assert_eq!(said(&fell, &[1000, 475]), Verdict::Holds);
    assert_eq!(said(&fell, &[1000, 465]), Verdict::Holds);
    assert_eq!(said(&fell, &[1000, 476]), Verdict::Fails);
    assert_eq!(said(&fell, &[1000, 1530]), Verdict::Fails);
    assert_eq!(said(&fell, &[0, 0]), Verdict::Fails);
    assert_eq!(
        said(&Claim::halved(year(2001), year(2002)), &[1000, 470]),
        Verdict::Holds
    );
    let declined = change(ChangeDirection::Fewer, 6.85, 6.95);
    assert_eq!(said(&declined, &[1000, 931]), Verdict::Holds);
    let rose = change(ChangeDirection::More, 99.5, 100.5);
    assert_eq!(said(&rose, &[200, 400]), Verdict::Holds);
    assert_eq!(said(&rose, &[200, 402]), Verdict::Fails);
    let checked = fell
        .check(&yearly(&[1000, 470].map(Count::exact)), &all(), &Whole)
        .unwrap();
    assert_eq!(checked.value().unwrap().to_string(), "-53.0 %");
}

/// "Plateaued from 2009 to 2019 before dropping sharply", "peaked in 2015".
#[test]
fn a_plateau_is_level_at_every_step_and_a_peak_is_above_both_its_neighbours() {
    let plateau = |last| Claim::Plateau {
        step: range(0.8, 1.25),
        periods: (2001..=last).map(year).collect(),
    };
    assert_eq!(said(&plateau(2004), &[10, 8, 10, 9, 2]), Verdict::Holds);
    assert_eq!(said(&plateau(2005), &[10, 8, 10, 9, 2]), Verdict::Fails);
    // From none to none nothing changes; from none to some it does.
    assert_eq!(said(&plateau(2003), &[0, 0, 0]), Verdict::Holds);
    assert_eq!(said(&plateau(2003), &[0, 0, 1]), Verdict::Fails);
    // Level step by step, and 10 to 15 in the end.
    assert_eq!(said(&plateau(2003), &[10, 12, 15]), Verdict::Holds);
    // Each step could be level by itself, and both cannot.
    let narrow = Claim::Plateau {
        step: range(1.0, 1.0),
        periods: vec![year(2001), year(2002), year(2003)],
    };
    let torn = [
        Count::exact(5),
        Count::between(5, Some(6)).unwrap(),
        Count::exact(6),
    ];
    assert_eq!(bounded(&narrow, &torn), Verdict::Fails);
    let peak = Claim::Peak {
        period: year(2002),
        before: year(2001),
        after: year(2003),
    };
    assert_eq!(said(&peak, &[4, 5, 4]), Verdict::Holds);
    assert_eq!(said(&peak, &[4, 5, 5]), Verdict::Fails);
}

#[test]
fn an_event_that_may_be_older_than_the_calendar_is_before_every_year() {
    let row = |id: &str, when: &str| {
        let when: When = when.parse().unwrap();
        Interaction::new(id, InteractionKind::Call, when, [State::CHN, State::RUS]).unwrap()
    };
    let ledger = Ledger::new(
        [row("a", "[..1991]"), row("b", "2001-05-01")],
        Coverage::unlimited(),
    )
    .unwrap();
    let first = Claim::FirstEver { period: year(2001) };
    let checked = first.check(&ledger, &all(), &Whole).unwrap();
    assert_eq!(checked.verdict(), Verdict::Fails);
    let ledger = Ledger::new([row("b", "2001-05-01")], Coverage::unlimited()).unwrap();
    assert_eq!(
        first.check(&ledger, &all(), &Whole).unwrap().verdict(),
        Verdict::Holds
    );
}

#[test]
fn a_record_over_years_apart_counts_what_touches_both_once() {
    let over = |when: &str| {
        let when: When = when.parse().unwrap();
        Interaction::new(
            when.to_string(),
            InteractionKind::Call,
            when,
            [State::CHN, State::RUS],
        )
        .unwrap()
    };
    let rows = [
        over("2001-12-30/2003-01-02"),
        over("2004-03-01"),
        over("2004-04-01"),
    ];
    let ledger = Ledger::new(rows, Coverage::unlimited()).unwrap();
    let touching = all().with_assignment(Assignment::AnyOverlap);
    let combined = Claim::CombinedExceeds {
        period: year(2004),
        among: vec![year(2003), year(2001)],
    };
    let checked = combined.check(&ledger, &touching, &Whole).unwrap();
    assert_eq!(checked.verdict(), Verdict::Holds);
    assert_eq!(checked.value().unwrap().to_string(), "ratio 2.00");
}

/// "Two in less than two weeks", as far as the source goes.
#[test]
fn two_events_that_are_near_each_other_are_near_whatever_was_not_seen() {
    let ledger = |days: &[(&str, u64)], coverage: Coverage| {
        let rows = days.iter().enumerate().map(|(n, &(when, count))| {
            let when: When = when.parse().unwrap();
            Interaction::new(
                n.to_string(),
                InteractionKind::Call,
                when,
                [State::CHN, State::RUS],
            )
            .unwrap()
            .with_count(Count::exact(count))
        });
        Ledger::new(rows, coverage).unwrap()
    };
    let year = year(2001);
    let claim = |days| Claim::Interval { days, period: year };
    let found = |days, rows: &[(&str, u64)], coverage| {
        let checked = claim(days)
            .check(&ledger(rows, coverage), &all(), &Whole)
            .unwrap();
        assert!(checked.is_sharp());
        let value = checked.value().map(|value| value.to_string());
        (checked.verdict(), value.unwrap_or_default())
    };
    let far = [("2001-01-01", 1), ("2001-03-01", 1)];
    let is = |verdict, value: &str| (verdict, value.to_owned());
    assert_eq!(
        found(13, &far, Coverage::full(year)),
        is(Verdict::Fails, "59 days")
    );
    assert_eq!(
        found(59, &far, Coverage::full(year)),
        is(Verdict::Holds, "59 days")
    );
    let half = Coverage::full(
        Period::new("2001-01-01".parse().unwrap(), "2001-07-01".parse().unwrap()).unwrap(),
    );
    assert_eq!(
        found(13, &far, half.clone()),
        is(Verdict::OutOfCoverage, "")
    );
    assert_eq!(found(59, &far, half), is(Verdict::Holds, "0 to 59 days"));
    let partial = Coverage::new([(year, CoverageExtent::Partial)]).unwrap();
    assert_eq!(
        found(13, &far, partial),
        is(Verdict::Depends, "0 to 59 days")
    );
    // Three within one month, whenever they were, are not all two weeks apart and more; two may be.
    let month = |count| [("2001-02", count)];
    assert_eq!(found(14, &month(3), Coverage::full(year)).0, Verdict::Holds);
    assert_eq!(found(13, &month(3), Coverage::full(year)).0, Verdict::Holds);
    assert_eq!(
        found(13, &month(2), Coverage::full(year)).0,
        Verdict::Depends
    );
    assert_eq!(
        found(0, &month(1_000_000_000), Coverage::full(year)).0,
        Verdict::Holds
    );
    let one_of_two = [
        ("[2001-01-05,2001-06-05]", 1),
        ("2001-01-01", 1),
        ("2001-06-01", 1),
    ];
    assert_eq!(
        found(4, &one_of_two, Coverage::full(year)).0,
        Verdict::Holds
    );
    assert_eq!(
        found(3, &one_of_two, Coverage::full(year)).0,
        Verdict::Fails
    );
}

/// Every pair of bounds up to 3: the value goes from the least to the greatest of all numbers within them.
#[test]
fn a_value_goes_from_the_least_to_the_greatest_of_all_worlds() {
    type Of = fn(f64, f64) -> f64;
    let pairs = || (0..=3_u64).flat_map(|lo| (lo..=3).map(move |hi| (lo, hi)));
    let (before, after) = (year(2001), year(2002));
    let percent = range(0.0, 1.0);
    let forms: [(Claim, Of); 4] = [
        (Claim::doubled(before, after), |b, a| a / b),
        (Claim::halved(before, after), |b, a| a / b),
        (
            Claim::PercentOf {
                percent,
                period: after,
                base: before,
            },
            |b, a| 100.0 * a / b,
        ),
        (
            Claim::PercentChange {
                direction: ChangeDirection::More,
                percent,
                before,
                after,
            },
            |b, a| 100.0 * (a / b - 1.0),
        ),
    ];
    for (claim, of) in forms {
        for first in pairs() {
            for second in pairs() {
                let counts = [first, second].map(|(lo, hi)| Count::between(lo, Some(hi)).unwrap());
                let checked = claim.check(&yearly(&counts), &all(), &Whole).unwrap();
                let value = checked.value().unwrap();
                let worlds =
                    (first.0..=first.1).flat_map(|b| (second.0..=second.1).map(move |a| (b, a)));
                // None over none has no ratio.
                let values = worlds
                    .filter(|world| *world != (0, 0))
                    .map(|(b, a)| of(b as f64, a as f64));
                let values: Vec<f64> = values.collect();
                let least = values.iter().copied().fold(f64::INFINITY, f64::min);
                let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let number = |ratio: Ratio| match ratio {
                    Ratio::Finite(number) => Some(number),
                    Ratio::Unbounded => Some(f64::INFINITY),
                    Ratio::Undefined => None,
                };
                let right = if values.is_empty() {
                    (None, None)
                } else {
                    (Some(least), Some(most))
                };
                let near = |found: Option<f64>, right: Option<f64>| match (found, right) {
                    (Some(found), Some(right)) => {
                        found == right || (found - right).abs() < 1e-12 * right.abs().max(1.0)
                    }
                    (None, None) => true,
                    _ => false,
                };
                let found = (number(value.lo()), number(value.hi()));
                assert!(
                    near(found.0, right.0) && near(found.1, right.1),
                    "{claim} {first:?} {second:?}: {found:?} instead of {right:?}"
                );
            }
        }
    }
}
