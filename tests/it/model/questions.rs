//! Questions of one and two periods: what they refuse, in whole messages, and what an exact count and a bound share.

use interstate::stats::{
    BeforeAfter, ETest, Equivalence, NormalRatio, Observed, Pooled, Power, Proportion, Rate,
    RateMethod, RateRatio, RatioMethod, RatioOfRatios,
};
use interstate::{Confidence, Ratio, Result};

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T>, message: &str) {
    assert_eq!(result.unwrap_err().to_string(), message);
}

fn exactly(count: u64) -> Observed {
    Observed::new(count, 3.0).unwrap()
}

fn or_more(count: u64) -> Observed {
    Observed::between(count, None, 3.0).unwrap()
}

#[test]
fn a_method_without_a_form_under_bounds_refuses_them() {
    let (nine, more) = (exactly(9), or_more(18));
    let order = "counts known as bounds: minimum likelihood and Blaker's method do not move monotonically with the counts";
    for method in [RateMethod::MinimumLikelihood, RateMethod::Blaker] {
        let rate = Rate::new(more).with_method(method);
        refused(rate.interval(Confidence::P95), order);
        refused(rate.p(1.0), order);
    }
    for method in [RatioMethod::MinimumLikelihood, RatioMethod::Blaker] {
        let ratio = RateRatio::new(nine, more).with_method(method);
        refused(ratio.interval(Confidence::P95), order);
        refused(ratio.tails(1.0), order);
        refused(ratio.p(1.0), order);
    }
    refused(
        ETest::new(nine, more),
        "counts known as bounds: the E-test does not move monotonically with the counts",
    );
    refused(
        NormalRatio::new(more, nine),
        "counts known as bounds: the normal law is taken at counts that are known",
    );
    refused(
        RateRatio::new(nine, more).posterior().map(|_| ()),
        "counts known as bounds: a posterior is of counts that are known",
    );
    let strata = [BeforeAfter::new(nine, nine), BeforeAfter::new(nine, more)];
    refused(
        Pooled::new(&strata).homogeneity(),
        "counts known as bounds: homogeneity is tested with counts that are known",
    );
}

#[test]
fn a_method_without_sides_or_without_a_p_says_so() {
    let level = Confidence::P95;
    let limit = "one-sided limit: minimum likelihood and Blaker's method have no one-sided form";
    let tail = "one-sided p-value: minimum likelihood and Blaker's method have no one-sided form";
    for seen in [exactly(9), or_more(9)] {
        let rate = Rate::new(seen).with_method(RateMethod::Blaker);
        refused(rate.lower_limit(level), limit);
        refused(rate.upper_limit(level), limit);
        refused(rate.tails(1.0), tail);
        let ratio = RateRatio::new(seen, seen).with_method(RatioMethod::Blaker);
        refused(ratio.lower_limit(level), limit);
        refused(ratio.upper_limit(level), limit);
        let jeffreys = Rate::new(seen).with_method(RateMethod::Jeffreys);
        let message = "p-value: a posterior has no p; ask it for a probability";
        refused(jeffreys.tails(1.0), message);
        refused(jeffreys.p(1.0), message);
    }
    let ratio = RateRatio::new(exactly(9), exactly(18)).with_method(RatioMethod::Blaker);
    refused(ratio.tails(1.0), tail);
}

#[test]
fn a_question_that_has_no_answer_is_refused_in_words() {
    let (nine, half) = (exactly(9), Confidence::new(0.5).unwrap());
    let level = "one-sided confidence level 0.5 is outside 0.5 < level < 1";
    let pair = BeforeAfter::new(nine, nine);
    let own = RatioOfRatios::new(pair, pair).unwrap();
    let share = Proportion::new(3, 10).unwrap();
    let stable = Equivalence::new(nine, nine, 2.0).unwrap();
    refused(Rate::new(nine).lower_limit(half), level);
    refused(RateRatio::from(pair).upper_limit(half), level);
    refused(own.lower_limit(half), level);
    refused(Pooled::new(&[pair]).upper_limit(half), level);
    refused(share.lower_limit(half), level);
    refused(stable.interval(half), level);
    refused(stable.is_shown(half), level);
    let null = "null ratio 0 is outside 1e-50 ≤ ratio ≤ 1e50";
    refused(RateRatio::new(or_more(1), or_more(1)).tails(0.0), null);
    refused(own.tails(0.0), null);
    refused(Pooled::new(&[pair]).tails(0.0), null);
    refused(
        share.p(1.0),
        "stated proportion 1 is outside 0 < proportion < 1",
    );
    refused(Proportion::new(11, 10), "successes 11 is above 10");
    refused(
        Equivalence::new(nine, nine, 1.0),
        "margin 1 is outside 1 < margin ≤ 1e50",
    );
    refused(
        Power::new(f64::NAN, 3.0),
        "exposure NaN is outside 1e-100 ≤ exposure ≤ 1e100",
    );
    let many = BeforeAfter::new(exactly(10_000_000), nine);
    refused(
        RatioOfRatios::new(many, pair),
        "number of events of a ratio of ratios 10000027 is outside 0 ≤ events ≤ 1e7",
    );
    let of = |before, after| {
        let seen = |exposure| Observed::new(1, exposure).unwrap();
        BeforeAfter::new(seen(before), seen(after))
    };
    refused(
        RatioOfRatios::new(of(1e60, 1e-60), of(1.0, 1.0)),
        &format!(
            "ratio of the four exposures {} is outside 1e-100 ≤ ratio ≤ 1e100",
            1e60 / 1e-60
        ),
    );
}

#[test]
fn an_exact_count_is_a_bound_with_both_ends_alike() {
    assert_eq!(Observed::between(9, 9, 3.0).unwrap(), exactly(9));
    assert_eq!(exactly(9).hi(), Some(9));
    assert!(Observed::between(9, 1 << 51, 3.0).is_err());
    assert!(Observed::between(1 << 51, None, 3.0).is_err());
    let p = RateRatio::new(exactly(9), exactly(18)).p(1.0).unwrap();
    assert_eq!(p.exactly(), Some(p.hi()));
}

#[test]
fn nothing_over_nothing_has_no_ratio_and_is_left_out_where_others_have_one() {
    let of = |before, after| RateRatio::new(before, after).estimate();
    let up_to_three = Observed::between(0, 3, 3.0).unwrap();
    assert_eq!(of(exactly(0), exactly(0)).exactly(), Some(Ratio::Undefined));
    assert_eq!(
        of(exactly(0), up_to_three).exactly(),
        Some(Ratio::Unbounded)
    );
    assert_eq!(
        of(up_to_three, exactly(0)).exactly(),
        Some(Ratio::Finite(0.0))
    );
    let any = of(up_to_three, up_to_three);
    assert_eq!((any.lo(), any.hi()), (Ratio::Finite(0.0), Ratio::Unbounded));
    assert_eq!(any.to_string(), "0.00 or more");
}

#[test]
fn ends_of_a_p_that_touch_do_not_cross_by_rounding() {
    // Found by proptest: greater from 1.926173807676552e-9 to 1.9261738076804015e-9, less the wrong way round in its last digit.
    let of = |count, exposure| Observed::new(count, exposure).unwrap();
    let few = Observed::between(2, 4, 409_953_289_466.320_7).unwrap();
    let strata = [
        BeforeAfter::new(of(246, 853.434_122_877_272_6), few),
        BeforeAfter::new(of(1, 926.931_044_691_327), of(3000, 10.723_502_179_741_69)),
    ];
    let null = 663.221_034_590_689_8;
    let own = RatioOfRatios::new(strata[0], strata[1]).unwrap();
    for tails in [
        own.tails(null).unwrap(),
        Pooled::new(&strata).tails(null).unwrap(),
    ] {
        for p in [tails.less(), tails.greater(), tails.two_sided()] {
            assert!(p.lo() <= p.hi(), "{tails:?}");
        }
    }
}
