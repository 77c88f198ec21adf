//! Claims at the edge of what their words allow.

use interstate::claim::{Claim, Tendency, Tolerance, Verdict};
use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Period, Select, State,
};

fn ledger(count: Count) -> Ledger {
    let row = Interaction::new(
        "a",
        InteractionKind::Call,
        "2012".parse().unwrap(),
        [State::CHN, State::RUS],
    )
    .unwrap();
    Ledger::new([row.with_count(count)], Coverage::unlimited()).unwrap()
}

fn verdict(claim: &Claim, count: Count) -> Verdict {
    claim
        .check(
            &ledger(count),
            &CountingRule::new("all", Select::Everything),
            &Whole,
        )
        .unwrap()
        .verdict()
}

#[test]
fn a_rate_that_a_whole_count_meets_to_the_digit_is_met() {
    // In binary fractions 2.2 times 25 is 55.00000000000001, and 55 events would fail "at least 2.2 a year" over 25 years.
    let years = Period::years(1996..=2020).unwrap();
    let at_least = Claim::RateAtLeast {
        a_year: 2.2,
        period: years,
    };
    assert_eq!(verdict(&at_least, Count::exact(55)), Verdict::Holds);
    assert_eq!(verdict(&at_least, Count::exact(54)), Verdict::Fails);
    let about = Claim::RateAbout {
        a_year: Tolerance::new(2.2, 2.4).unwrap(),
        period: years,
    };
    assert_eq!(verdict(&about, Count::exact(55)), Verdict::Holds);
    assert_eq!(verdict(&about, Count::exact(60)), Verdict::Holds);
    assert_eq!(verdict(&about, Count::exact(61)), Verdict::Fails);
}

#[test]
fn a_number_said_exactly_is_compared_as_a_whole_number() {
    let most = 9_007_199_254_740_993; // 2⁵³ + 1 is no binary fraction of 64 bits
    let exactly = Claim::CountExactly {
        n: most,
        period: Period::year(2012).unwrap(),
    };
    assert_eq!(verdict(&exactly, Count::exact(most)), Verdict::Holds);
    assert_eq!(verdict(&exactly, Count::exact(most - 1)), Verdict::Fails);
    assert_eq!(verdict(&exactly, Count::at_least(5)), Verdict::Depends);
    assert_eq!(verdict(&exactly, Count::at_most(5)), Verdict::Fails);
}

/// A ledger with so many calls in each year from 2001 on.
pub(super) fn yearly(counts: &[Count]) -> Ledger {
    let rows = counts.iter().zip(2001..).map(|(&count, year)| {
        let when = year.to_string().parse().unwrap();
        Interaction::new(
            year.to_string(),
            InteractionKind::Call,
            when,
            [State::CHN, State::RUS],
        )
        .unwrap()
        .with_count(count)
    });
    let years = Period::years(2001..=2000 + i32::try_from(counts.len()).unwrap()).unwrap();
    Ledger::new(rows, Coverage::full(years)).unwrap()
}

fn years(n: i32) -> Vec<Period> {
    (2001..2001 + n)
        .map(|year| Period::year(year).unwrap())
        .collect()
}

fn said(claim: &Claim, counts: &[Count]) -> Verdict {
    let rule = CountingRule::new("all", Select::Everything);
    claim
        .check(&yearly(counts), &rule, &Whole)
        .unwrap()
        .verdict()
}

/// Every list of three pairs of bounds up to `most`, with the verdict of each whole list of numbers within them.
fn boxes(most: u64, mut see: impl FnMut([(u64, u64); 3])) {
    let bounds: Vec<(u64, u64)> = (0..=most)
        .flat_map(|lo| (lo..=most).map(move |hi| (lo, hi)))
        .collect();
    for &a in &bounds {
        for &b in &bounds {
            for &c in &bounds {
                see([a, b, c]);
            }
        }
    }
}

/// What all numbers within the bounds say together.
fn brute(bounds: [(u64, u64); 3], holds: impl Fn([u64; 3]) -> bool) -> Verdict {
    let (mut yes, mut no) = (false, false);
    for a in bounds[0].0..=bounds[0].1 {
        for b in bounds[1].0..=bounds[1].1 {
            for c in bounds[2].0..=bounds[2].1 {
                if holds([a, b, c]) {
                    yes = true;
                } else {
                    no = true;
                }
            }
        }
    }
    match (yes, no) {
        (true, false) => Verdict::Holds,
        (false, _) => Verdict::Fails,
        (true, true) => Verdict::Depends,
    }
}

#[test]
fn claims_about_several_years_are_judged_as_every_number_within_the_bounds_would_be() {
    type Test = fn([u64; 3]) -> bool;
    let steady = |tendency| Claim::Steady {
        tendency,
        periods: years(3),
    };
    let [first, second, third] = years(3).try_into().unwrap();
    let cases: [(Claim, Test); 7] = [
        (steady(Tendency::Rising), |[a, b, c]| a < b && b < c),
        (steady(Tendency::NotFalling), |[a, b, c]| a <= b && b <= c),
        (steady(Tendency::Falling), |[a, b, c]| a > b && b > c),
        (steady(Tendency::NotRising), |[a, b, c]| a >= b && b >= c),
        (
            Claim::EachAtLeast {
                n: 2,
                periods: years(3),
            },
            |counts| counts.iter().all(|&n| n >= 2),
        ),
        (
            Claim::First {
                period: second,
                before: first,
            },
            |[a, b, _]| a == 0 && b > 0,
        ),
        (
            Claim::CountAtMost {
                n: 2,
                period: third,
            },
            |[_, _, c]| c <= 2,
        ),
    ];
    boxes(3, |bounds| {
        let counts = bounds.map(|(lo, hi)| Count::between(lo, Some(hi)).unwrap());
        for (claim, holds) in &cases {
            assert_eq!(
                said(claim, &counts),
                brute(bounds, holds),
                "{claim} {bounds:?}"
            );
        }
    });
}

#[test]
fn a_ratio_that_is_decided_is_what_every_number_within_the_bounds_says() {
    let [first, second, _] = years(3).try_into().unwrap();
    let open = f64::INFINITY;
    for (lo, hi) in [
        (1.75, 2.25),
        (0.0, 1.0),
        (1.0, 3.0),
        (0.0, 0.0),
        (1.75, open),
        (0.0, open),
    ] {
        let claim = Claim::RatioAbout {
            ratio: if hi == open {
                Tolerance::at_least(lo).unwrap()
            } else {
                Tolerance::new(lo, hi).unwrap()
            },
            before: first,
            after: second,
        };
        let holds = |[a, b, _]: [u64; 3]| {
            let ratio = b as f64 / a as f64;
            // Over nothing there is no ratio.
            a > 0 && ratio >= lo && ratio <= hi
        };
        let (mut decided, mut all) = (0, 0);
        boxes(3, |bounds| {
            if bounds[2] != (0, 0) {
                return;
            }
            let counts = bounds.map(|(lo, hi)| Count::between(lo, Some(hi)).unwrap());
            let (found, right) = (said(&claim, &counts), brute(bounds, holds));
            all += u32::from(right != Verdict::Depends);
            decided += u32::from(found != Verdict::Depends);
            assert!(
                found == right || found == Verdict::Depends,
                "{claim} {bounds:?}"
            );
            // Nothing before, or nothing after: no other number can decide it.
            if bounds[0].1 == 0 || bounds[1].1 == 0 {
                assert_eq!(found, right, "{claim} {bounds:?}");
            }
        });
        assert!(decided * 10 > all * 7, "{decided} of {all}");
    }
}

#[test]
fn a_claim_about_earlier_and_later_needs_them_in_order_and_apart() {
    let [one, two, three] = years(3).try_into().unwrap();
    let both = Period::years(2001..=2002).unwrap();
    let ledger = yearly(&[1, 2, 3].map(Count::exact));
    let rule = CountingRule::new("all", Select::Everything);
    let ratio = |before, after| Claim::RatioAbout {
        ratio: Tolerance::new(1.0, 2.0).unwrap(),
        before,
        after,
    };
    let rising = |periods: &[Period]| Claim::Steady {
        tendency: Tendency::Rising,
        periods: periods.to_vec(),
    };
    let first = |period, before| Claim::First { period, before };
    for wrong in [
        ratio(two, one),
        ratio(both, two),
        rising(&[one, three, two]),
        rising(&[both, two]),
        first(one, two),
    ] {
        let error = wrong.check(&ledger, &rule, &Whole).unwrap_err();
        assert!(
            error.to_string().contains("does not start after"),
            "{error}"
        );
    }
    for right in [ratio(one, three), rising(&[one, three]), first(three, one)] {
        assert!(right.check(&ledger, &rule, &Whole).is_ok());
    }
    let error = ratio(two, one).check(&ledger, &rule, &Whole).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2001 does not start after 2002 has ended; a claim about earlier and later needs them in order and apart"
    );
}

#[test]
fn a_tendency_that_each_step_allows_and_the_whole_does_not_fails() {
    let counts = [
        Count::exact(5),
        Count::between(5, Some(6)).unwrap(),
        Count::exact(6),
    ];
    let rising = Claim::Steady {
        tendency: Tendency::Rising,
        periods: years(3),
    };
    assert_eq!(said(&rising, &counts), Verdict::Fails);
    let two = |from: usize| Claim::Steady {
        tendency: Tendency::Rising,
        periods: years(3)[from..from + 2].to_vec(),
    };
    assert_eq!(
        [said(&two(0), &counts), said(&two(1), &counts)],
        [Verdict::Depends; 2]
    );
}

#[test]
fn a_tendency_is_one_of_rates_so_that_a_longer_period_gains_nothing_by_its_length() {
    // 4 in two years, then 3 in one: more a year, though fewer.
    let claim = Claim::Steady {
        tendency: Tendency::Rising,
        periods: vec![
            Period::years(2001..=2002).unwrap(),
            Period::year(2003).unwrap(),
        ],
    };
    let counts = |last| [2, 2, last].map(Count::exact);
    assert_eq!(said(&claim, &counts(3)), Verdict::Holds);
    assert_eq!(said(&claim, &counts(2)), Verdict::Fails);
}

#[test]
fn a_count_without_an_upper_bound_can_be_followed_by_more_only_perhaps() {
    let rising = Claim::Steady {
        tendency: Tendency::Rising,
        periods: years(2),
    };
    let open = [Count::at_least(3), Count::at_least(7)];
    assert_eq!(said(&rising, &open), Verdict::Depends);
    assert_eq!(
        said(&rising, &[Count::at_least(7), Count::exact(7)]),
        Verdict::Fails
    );
    assert_eq!(
        said(&rising, &[Count::exact(6), Count::at_least(7)]),
        Verdict::Holds
    );
}

#[test]
fn a_claim_about_too_few_periods_says_nothing_and_is_refused() {
    let [only] = years(1).try_into().unwrap();
    let ledger = yearly(&[Count::exact(1)]);
    let rule = CountingRule::new("all", Select::Everything);
    for (claim, message) in [
        (
            Claim::Steady {
                tendency: Tendency::Falling,
                periods: vec![only],
            },
            "\"ever less a year from one to the next of 2001\" speaks of 1 periods; expected 2 or more",
        ),
        (
            Claim::Record {
                period: only,
                among: vec![],
            },
            "\"more in 2001 than in \" speaks of 1 periods; expected 2 or more",
        ),
        (
            Claim::EachAtLeast {
                n: 1,
                periods: vec![],
            },
            "\"at least 1 in each of \" speaks of 0 periods; expected 1 or more",
        ),
    ] {
        assert_eq!(
            claim.check(&ledger, &rule, &Whole).unwrap_err().to_string(),
            message
        );
    }
}

#[test]
fn every_claim_reads_as_a_sentence_and_comes_back_from_json() {
    let [one, two, three] = years(3).try_into().unwrap();
    for (claim, sentence) in [
        (
            Claim::CountAtMost { n: 2, period: one },
            "at most 2 in 2001",
        ),
        (
            Claim::EachAtLeast {
                n: 1,
                periods: vec![one, two],
            },
            "at least 1 in each of 2001, 2002",
        ),
        (
            Claim::First {
                period: two,
                before: one,
            },
            "some in 2002 and none in 2001",
        ),
        (
            Claim::Record {
                period: three,
                among: vec![one, two],
            },
            "more in 2003 than in 2001, 2002",
        ),
        (
            Claim::Steady {
                tendency: Tendency::NotRising,
                periods: vec![one, two, three],
            },
            "never more a year from one to the next of 2001, 2002, 2003",
        ),
    ] {
        assert_eq!(claim.to_string(), sentence);
        let json = serde_json::to_string(&claim).unwrap();
        assert_eq!(serde_json::from_str::<Claim>(&json).unwrap(), claim);
    }
}
