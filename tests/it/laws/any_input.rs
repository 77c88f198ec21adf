//! Any number of 64 bits in, an answer or a refusal out: no panic, no NaN, no endless loop.

use interstate::stats::{
    BeforeAfter, EStatistic, ETest, Equivalence, Interval, NextCount, NormalRatio, Observed,
    PValue, Pooled, PredictionMethod, Proportion, Rate, RateMethod, RateRatio, RatioMethod,
    RatioOfRatios, RatioRange, Tails,
};
use interstate::{Confidence, Ratio};
use proptest::prelude::*;

/// Every bit pattern, and more often numbers of ordinary size.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        (-100.0..100.0_f64).prop_map(f64::exp2),
        1e-3..1e3_f64,
        0.0..1.0_f64,
    ]
}

/// Counts of every size; the largest are refused.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![
        0..4_u64,
        0..1000_u64,
        (0..64_u32).prop_map(|bits| u64::MAX >> bits)
    ]
}

fn is_interval(interval: Interval) -> bool {
    interval.lo() >= 0.0
        && interval.lo() < f64::INFINITY
        && interval.hi().is_none_or(|hi| hi >= interval.lo())
}

fn is_share(p: f64) -> bool {
    (0.0..=1.0).contains(&p)
}

fn is_p(p: PValue) -> bool {
    is_share(p.lo()) && is_share(p.hi()) && p.lo() <= p.hi()
}

fn are_tails(tails: Tails) -> bool {
    is_p(tails.less()) && is_p(tails.greater()) && is_p(tails.two_sided())
}

fn is_ratio(range: RatioRange) -> bool {
    let is_number = |ratio: Ratio| {
        ratio
            .finite()
            .is_none_or(|r| (0.0..f64::INFINITY).contains(&r))
    };
    let in_order = match (range.lo(), range.hi()) {
        (Ratio::Finite(lo), Ratio::Finite(hi)) => lo <= hi,
        (Ratio::Finite(_), Ratio::Unbounded) => true,
        (lo, hi) => lo == hi,
    };
    in_order && is_number(range.lo()) && is_number(range.hi())
}

/// Counts that are known, and with every third one those from there on.
fn seen(x: u64, t: f64) -> interstate::Result<Observed> {
    if x % 3 == 2 {
        Observed::between(x, x.checked_add(x % 7).filter(|hi| hi % 5 > 0), t)
    } else {
        Observed::new(x, t)
    }
}

proptest! {
    #![proptest_config(crate::common::cases(400))]

    #[test]
    fn one_rate(x in count(), t in number(), at in number(), stated in number()) {
        let (Ok(seen), Ok(level)) = (seen(x, t), Confidence::new(at)) else {
            return Ok(());
        };
        prop_assert!(is_interval(Rate::new(seen).estimate()));
        for &method in RateMethod::ALL {
            let rate = Rate::new(seen).with_method(method);
            if let Ok(interval) = rate.interval(level) {
                prop_assert!(is_interval(interval), "{method:?} {interval:?}");
            }
            if let Ok(limit) = rate.lower_limit(level) {
                prop_assert!(limit.value() >= 0.0 && limit.value() < f64::INFINITY);
            }
            if let Ok(limit) = rate.upper_limit(level) {
                prop_assert!(limit.value().is_some() == seen.hi().is_some(), "{method:?} {limit:?}");
                prop_assert!(limit.value().is_none_or(|hi| hi >= 0.0), "{method:?} {limit:?}");
            }
            if let Ok(tails) = rate.tails(stated) {
                prop_assert!(are_tails(tails), "{method:?} {tails:?}");
            }
            if let Ok(p) = rate.p(stated) {
                prop_assert!(is_p(p), "{method:?} {p:?}");
            }
        }
        if let Ok(share) = Proportion::new(x / 3, x) {
            let interval = share.interval(level);
            prop_assert!(is_interval(interval) && interval.hi().is_some_and(|hi| hi <= 1.0));
            if let Ok(tails) = share.tails(stated) {
                prop_assert!(are_tails(tails), "{tails:?}");
            }
        }
        if let Ok(next) = NextCount::new(seen, stated) {
            for &method in PredictionMethod::ALL {
                if let Ok(counts) = next.with_method(method).interval(level) {
                    prop_assert!(counts.hi().is_none_or(|hi| hi >= counts.lo()), "{method:?} {counts:?}");
                }
            }
        }
    }

    #[test]
    fn two_rates(
        x1 in count(), x2 in count(), t1 in number(), t2 in number(), at in number(), null in number(),
    ) {
        let (Ok(before), Ok(after)) = (seen(x1, t1), seen(x2, t2)) else {
            return Ok(());
        };
        let Ok(level) = Confidence::new(at) else {
            return Ok(());
        };
        prop_assert!(is_ratio(RateRatio::new(before, after).estimate()));
        for &method in RatioMethod::ALL {
            let ratio = RateRatio::new(before, after).with_method(method);
            if let Ok(interval) = ratio.interval(level) {
                prop_assert!(is_interval(interval), "{method:?} {interval:?}");
            }
            if let Ok(limit) = ratio.lower_limit(level) {
                prop_assert!(limit.value() >= 0.0 && limit.value() < f64::INFINITY);
            }
            if let Ok(limit) = ratio.upper_limit(level) {
                prop_assert!(limit.value().is_none_or(|hi| hi >= 0.0));
            }
            if let Ok(tails) = ratio.tails(null) {
                prop_assert!(are_tails(tails), "{method:?} {tails:?}");
            }
            if let Ok(p) = ratio.p(null) {
                prop_assert!(is_p(p), "{method:?} {p:?}");
            }
        }
        // The walk over the E-test's grid grows with the root of the counts.
        if x1.max(x2) < 10_000_000 && let Ok(test) = ETest::new(before, after) {
            for statistic in [EStatistic::Score, EStatistic::Wald] {
                if let Ok(p) = test.with_statistic(statistic).p(null) {
                    prop_assert!(is_p(p), "{statistic:?} {p:?}");
                }
            }
        }
        if let Ok(normal) = NormalRatio::new(before, after) {
            prop_assert!(is_ratio(normal.estimate()));
            if let Ok(interval) = normal.interval(level) {
                prop_assert!(is_interval(interval));
            }
            let tests = [normal.score_test(null), normal.square_root_test(null)];
            for test in tests.into_iter().flatten() {
                prop_assert!(test.z().is_finite() && is_share(test.p()), "{test:?}");
            }
        }
        if let Ok(posterior) = RateRatio::new(before, after).posterior() {
            prop_assert!(is_interval(posterior.interval(level)));
            if let Ok(p) = posterior.probability_above(null) {
                prop_assert!(is_share(p));
            }
        }
        if let Ok(stable) = Equivalence::new(before, after, null) {
            prop_assert!(is_p(stable.p()));
            if let Ok(interval) = stable.interval(level) {
                prop_assert!(is_interval(interval));
            }
        }
    }

    #[test]
    fn strata_and_baselines(
        counts in proptest::array::uniform4(count()), times in proptest::array::uniform4(number()),
        at in number(), null in number(),
    ) {
        let seen: Result<Vec<_>, _> =
            counts.iter().zip(times).map(|(&x, t)| seen(x.min(3_000), t)).collect();
        let (Ok(seen), Ok(level)) = (seen, Confidence::new(at)) else {
            return Ok(());
        };
        let first = BeforeAfter::new(seen[0], seen[1]);
        let second = BeforeAfter::new(seen[2], seen[3]);
        if let Ok(own) = RatioOfRatios::new(first, second) {
            prop_assert!(is_ratio(own.estimate()), "{:?}", own.estimate());
            let interval = own.interval(level);
            prop_assert!(is_interval(interval), "{interval:?}");
            if let Ok(tails) = own.tails(null) {
                prop_assert!(are_tails(tails), "{tails:?}");
            }
        }
        let strata = [first, second];
        let pooled = Pooled::new(&strata);
        prop_assert!(is_ratio(pooled.estimate()), "{:?}", pooled.estimate());
        if let Ok(interval) = pooled.interval(level) {
            prop_assert!(is_interval(interval), "{interval:?}");
        }
        if let Ok(tails) = pooled.tails(null) {
            prop_assert!(are_tails(tails), "{tails:?}");
        }
        if let Ok(test) = pooled.homogeneity() {
            prop_assert!(is_share(test.p()), "{test:?}");
        }
    }

    #[test]
    fn a_limit_of_one_side_is_an_end_of_the_wider_interval(
        counts in proptest::array::uniform4(0..60_u64), times in proptest::array::uniform4(0.5..3.0_f64),
        at in 0.55..0.995_f64,
    ) {
        let seen: Vec<_> = counts.iter().zip(times).map(|(&x, t)| seen(x, t).unwrap()).collect();
        let pairs = [BeforeAfter::new(seen[0], seen[1]), BeforeAfter::new(seen[2], seen[3])];
        let (level, wide) = (Confidence::new(at).unwrap(), Confidence::new(2.0 * at - 1.0).unwrap());
        let ratio = RateRatio::from(pairs[0]);
        let own = RatioOfRatios::new(pairs[0], pairs[1]).unwrap();
        let pooled = Pooled::new(&pairs);
        for (lower, upper, interval) in [
            (ratio.lower_limit(level), ratio.upper_limit(level), ratio.interval(wide).unwrap()),
            (own.lower_limit(level), own.upper_limit(level), own.interval(wide)),
            (pooled.lower_limit(level), pooled.upper_limit(level), pooled.interval(wide).unwrap()),
        ] {
            let (lower, upper) = (lower.unwrap().value(), upper.unwrap().value());
            prop_assert!((lower - interval.lo()).abs() <= 1e-9 * lower, "{lower} {interval:?}");
            prop_assert_eq!(upper.is_some(), interval.hi().is_some());
            if let (Some(upper), Some(hi)) = (upper, interval.hi()) {
                prop_assert!((upper - hi).abs() <= 1e-9 * upper, "{upper} {interval:?}");
            }
        }
    }
}

/// All counts between the bounds, up to a cap where there is no upper one.
fn counts_of(bounds: Observed) -> impl Iterator<Item = Observed> {
    (bounds.lo()..=bounds.hi().unwrap_or(bounds.lo() + 6))
        .map(move |x| Observed::new(x, bounds.exposure()).unwrap())
}

fn some_bounds() -> impl Strategy<Value = Observed> {
    (0..12_u64, proptest::option::of(0..5_u64), 0.5..3.0_f64)
        .prop_map(|(lo, wider, t)| Observed::between(lo, wider.map(|w| lo + w), t).unwrap())
}

fn some_pair() -> impl Strategy<Value = BeforeAfter> {
    (some_bounds(), some_bounds()).prop_map(|(before, after)| BeforeAfter::new(before, after))
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn the_hull_holds_each_possible_interval_and_no_more(before in some_bounds(), after in some_bounds()) {
        for method in [RatioMethod::CentralExact, RatioMethod::MidP, RatioMethod::Score] {
            let asked = RateRatio::new(before, after).with_method(method);
            let hull = asked.interval(Confidence::P95).unwrap();
            let range = asked.tails(1.0).unwrap();
            let two_sided = range.two_sided();
            let (mut lo, mut hi) = (f64::INFINITY, 0.0_f64);
            let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
            let (mut two_least, mut two_most) = (f64::INFINITY, 0.0_f64);
            for x1 in counts_of(before) {
                for x2 in counts_of(after) {
                    let asked = RateRatio::new(x1, x2).with_method(method);
                    let one = asked.interval(Confidence::P95).unwrap();
                    lo = lo.min(one.lo());
                    hi = hi.max(one.hi().unwrap_or(f64::INFINITY));
                    let tails = asked.tails(1.0).unwrap();
                    let (greater, both) = (tails.greater().exactly().unwrap(), tails.two_sided().exactly().unwrap());
                    least = least.min(greater);
                    most = most.max(greater);
                    two_least = two_least.min(both);
                    two_most = two_most.max(both);
                }
            }
            prop_assert!(hull.lo() <= lo * (1.0 + 1e-12) && hull.hi().unwrap_or(f64::INFINITY) >= hi * (1.0 - 1e-12));
            prop_assert!(range.greater().lo() <= least + 1e-15 && range.greater().hi() >= most - 1e-15);
            prop_assert!(two_sided.lo() <= two_least + 1e-15 && two_sided.hi() >= two_most - 1e-15);
            if before.hi().is_some() && after.hi().is_some() {
                prop_assert!((hull.lo() - lo).abs() <= 1e-12 * lo);
                prop_assert!(hull.hi().is_none_or(|ours| (ours - hi).abs() <= 1e-12 * hi));
                prop_assert!((range.greater().lo() - least).abs() <= 1e-15);
                prop_assert!((range.greater().hi() - most).abs() <= 1e-15);
                prop_assert!((two_sided.lo() - two_least).abs() < 1e-12);
                // Only the exact method reaches 1 wherever the box straddles the balance.
                if method == RatioMethod::CentralExact {
                    prop_assert!((two_sided.hi() - two_most).abs() < 1e-12, "{two_sided:?} {two_most}");
                }
            }
        }
    }

    #[test]
    fn the_corners_of_a_baseline_hold_each_possible_table(
        kind in some_pair(), baseline in some_pair(),
    ) {
        let own = RatioOfRatios::new(kind, baseline).unwrap();
        let (hull, range) = (own.interval(Confidence::P95), own.tails(1.0).unwrap());
        let strata = [kind, baseline];
        let pooled = Pooled::new(&strata).interval(Confidence::P95).unwrap();
        let pooled_range = Pooled::new(&strata).tails(1.0).unwrap();
        for (k1, k2) in [(0, 0), (0, usize::MAX), (usize::MAX, 0), (1, 1)] {
            for (b1, b2) in [(0, 0), (0, usize::MAX), (usize::MAX, 0), (1, 1)] {
                let pick = |bounds: Observed, at: usize| {
                    let all: Vec<_> = counts_of(bounds).collect();
                    all[at.min(all.len() - 1)]
                };
                let first = BeforeAfter::new(pick(kind.before(), k1), pick(kind.after(), k2));
                let second = BeforeAfter::new(pick(baseline.before(), b1), pick(baseline.after(), b2));
                let known = RatioOfRatios::new(first, second).unwrap();
                let one = known.interval(Confidence::P95);
                prop_assert!(hull.lo() <= one.lo() * (1.0 + 1e-12));
                prop_assert!(hull.hi().unwrap_or(f64::INFINITY) >= one.hi().unwrap_or(f64::INFINITY) * (1.0 - 1e-12));
                let tails = known.tails(1.0).unwrap();
                prop_assert!(range.greater().lo() <= tails.greater().hi() + 1e-12 && range.greater().hi() >= tails.greater().hi() - 1e-12);
                prop_assert!(range.less().lo() <= tails.less().hi() + 1e-12 && range.less().hi() >= tails.less().hi() - 1e-12);
                let known = [first, second];
                let one = Pooled::new(&known).interval(Confidence::P95).unwrap();
                prop_assert!(pooled.lo() <= one.lo() * (1.0 + 1e-12));
                prop_assert!(pooled.hi().unwrap_or(f64::INFINITY) >= one.hi().unwrap_or(f64::INFINITY) * (1.0 - 1e-12));
                let tails = Pooled::new(&known).tails(1.0).unwrap();
                prop_assert!(pooled_range.greater().hi() >= tails.greater().hi() - 1e-12);
                prop_assert!(pooled_range.greater().lo() <= tails.greater().hi() + 1e-12);
            }
        }
    }
}

/// Whether a range holds a ratio that has a value.
fn holds(range: RatioRange, ratio: Ratio) -> bool {
    let value = |ratio: Ratio| match ratio {
        Ratio::Finite(value) => value,
        _ => f64::INFINITY,
    };
    let one = value(ratio);
    value(range.lo()) <= one * (1.0 + 1e-12) && one <= value(range.hi()) * (1.0 + 1e-12)
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn what_was_seen_holds_each_ratio_that_has_a_value_and_no_more(kind in some_pair(), baseline in some_pair()) {
        let own = RatioOfRatios::new(kind, baseline).unwrap().estimate();
        let alone = RateRatio::from(kind).estimate();
        let strata = [kind, baseline];
        let pooled = Pooled::new(&strata).estimate();
        // Which ends were met; an open end is approached and never met.
        let open = |pair: BeforeAfter| pair.before().hi().is_none() || pair.after().hi().is_none();
        let (mut met, mut any) = ([false; 6], [false; 3]);
        for x1 in counts_of(kind.before()) {
            for x2 in counts_of(kind.after()) {
                for y1 in counts_of(baseline.before()) {
                    for y2 in counts_of(baseline.after()) {
                        let first = BeforeAfter::new(x1, x2);
                        let second = BeforeAfter::new(y1, y2);
                        let known = [first, second];
                        for (i, (range, one)) in [
                            (own, RatioOfRatios::new(first, second).unwrap().estimate()),
                            (alone, RateRatio::from(first).estimate()),
                            (pooled, Pooled::new(&known).estimate()),
                        ].into_iter().enumerate() {
                            let one = one.exactly().unwrap();
                            if one == Ratio::Undefined {
                                continue;
                            }
                            any[i] = true;
                            prop_assert!(holds(range, one), "{range:?} {one:?}");
                            let near = |end: Ratio| match (end, one) {
                                (Ratio::Finite(a), Ratio::Finite(b)) => (a - b).abs() <= 1e-12 * a,
                                (a, b) => a == b,
                            };
                            met[2 * i] |= near(range.lo());
                            met[2 * i + 1] |= near(range.hi());
                        }
                    }
                }
            }
        }
        for (i, range) in [own, alone, pooled].into_iter().enumerate() {
            let open = open(kind) || (i != 1 && open(baseline));
            prop_assert!(open || !any[i] || (met[2 * i] && met[2 * i + 1]), "{range:?}");
            prop_assert!(open || any[i] || range.exactly() == Some(Ratio::Undefined), "{range:?}");
        }
    }
}
