//! Any number of 64 bits in, an answer or a refusal out: no panic, no NaN, no endless loop.

use interstate::Confidence;
use interstate::stats::bounds::{self, Bounds};
use interstate::stats::{
    BeforeAfter, EStatistic, Interval, Observed, RateMethod, RatioMethod, e_test, equivalence,
    pooled_homogeneity, pooled_ratio, pooled_ratio_interval, pooled_ratio_tails,
    proportion_interval, rate_interval, rate_lower_limit, rate_p, rate_ratio_interval,
    rate_ratio_lower_limit, rate_ratio_p, rate_ratio_posterior, rate_ratio_tails,
    rate_ratio_upper_limit, rate_tails, rate_upper_limit, ratio_of_ratios_interval,
    ratio_of_ratios_tails, score_test, square_root_test, wald_log_interval,
};
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

fn is_p(p: f64) -> bool {
    (0.0..=1.0).contains(&p)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn one_rate(x in count(), t in number(), at in number(), stated in number()) {
        let (Ok(seen), Ok(level)) = (Observed::new(x, t), Confidence::new(at)) else {
            return Ok(());
        };
        for &method in RateMethod::ALL {
            if let Ok(interval) = rate_interval(seen, level, method) {
                prop_assert!(is_interval(interval), "{method:?} {interval:?}");
            }
            if let Ok(limit) = rate_lower_limit(seen, level, method) {
                prop_assert!(limit.value() >= 0.0 && limit.value() < f64::INFINITY);
            }
            if let Ok(limit) = rate_upper_limit(seen, level, method) {
                prop_assert!(limit.value().is_some_and(|hi| hi >= 0.0), "{method:?} {limit:?}");
            }
            if let Ok(tails) = rate_tails(seen, stated, method) {
                prop_assert!(is_p(tails.less()) && is_p(tails.greater()), "{method:?} {tails:?}");
            }
            if let Ok(p) = rate_p(seen, stated, method) {
                prop_assert!(is_p(p), "{method:?} {p}");
            }
        }
        if let Ok(share) = proportion_interval(x / 3, x, level) {
            prop_assert!(is_interval(share) && share.hi().is_some_and(|hi| hi <= 1.0));
        }
    }

    #[test]
    fn two_rates(
        x1 in count(), x2 in count(), t1 in number(), t2 in number(), at in number(), null in number(),
    ) {
        let (Ok(before), Ok(after)) = (Observed::new(x1, t1), Observed::new(x2, t2)) else {
            return Ok(());
        };
        let Ok(level) = Confidence::new(at) else {
            return Ok(());
        };
        for &method in RatioMethod::ALL {
            if let Ok(interval) = rate_ratio_interval(before, after, level, method) {
                prop_assert!(is_interval(interval), "{method:?} {interval:?}");
            }
            if let Ok(limit) = rate_ratio_lower_limit(before, after, level, method) {
                prop_assert!(limit.value() >= 0.0 && limit.value() < f64::INFINITY);
            }
            if let Ok(limit) = rate_ratio_upper_limit(before, after, level, method) {
                prop_assert!(limit.value().is_none_or(|hi| hi >= 0.0));
            }
            if let Ok(tails) = rate_ratio_tails(before, after, null, method) {
                prop_assert!(is_p(tails.less()) && is_p(tails.greater()), "{method:?} {tails:?}");
            }
            if let Ok(p) = rate_ratio_p(before, after, null, method) {
                prop_assert!(is_p(p), "{method:?} {p}");
            }
        }
        // The walk over the E-test's grid grows with the root of the counts.
        if x1.max(x2) < 10_000_000 {
            for statistic in [EStatistic::Score, EStatistic::Wald] {
                if let Ok(p) = e_test(before, after, null, statistic) {
                    prop_assert!(is_p(p), "{statistic:?} {p}");
                }
            }
        }
        if let Ok(interval) = wald_log_interval(before, after, level) {
            prop_assert!(is_interval(interval));
        }
        let tests = [score_test(before, after, null), square_root_test(before, after, null)];
        for test in tests.into_iter().flatten() {
            prop_assert!(test.z().is_finite() && is_p(test.p()), "{test:?}");
        }
        let posterior = rate_ratio_posterior(before, after);
        prop_assert!(is_interval(posterior.interval(level)));
        if let Ok(p) = posterior.probability_above(null) {
            prop_assert!(is_p(p));
        }
        if let Ok(stable) = equivalence(before, after, null, level) {
            prop_assert!(is_p(stable.p()) && is_interval(stable.interval()));
        }
    }

    #[test]
    fn strata_and_baselines(
        counts in proptest::array::uniform4(count()), times in proptest::array::uniform4(number()),
        at in number(), null in number(),
    ) {
        let seen: Result<Vec<_>, _> =
            counts.iter().zip(times).map(|(&x, t)| Observed::new(x.min(3_000), t)).collect();
        let (Ok(seen), Ok(level)) = (seen, Confidence::new(at)) else {
            return Ok(());
        };
        let first = BeforeAfter { before: seen[0], after: seen[1] };
        let second = BeforeAfter { before: seen[2], after: seen[3] };
        if let Ok(interval) = ratio_of_ratios_interval(first, second, level) {
            prop_assert!(is_interval(interval), "{interval:?}");
        }
        if let Ok(tails) = ratio_of_ratios_tails(first, second, null) {
            prop_assert!(is_p(tails.less()) && is_p(tails.greater()), "{tails:?}");
        }
        let strata = [first, second];
        if let Ok(interval) = pooled_ratio_interval(&strata, level) {
            prop_assert!(is_interval(interval), "{interval:?}");
        }
        if let Ok(tails) = pooled_ratio_tails(&strata, null) {
            prop_assert!(is_p(tails.less()) && is_p(tails.greater()), "{tails:?}");
        }
        if let Ok(test) = pooled_homogeneity(&strata) {
            prop_assert!(is_p(test.p()), "{test:?}");
        }
        prop_assert!(pooled_ratio(&strata).is_none_or(|ratio| ratio >= 0.0));
    }
}

/// All counts between the bounds, up to a cap where there is no upper one.
fn counts_of(bounds: Bounds) -> impl Iterator<Item = Observed> {
    (bounds.lo()..=bounds.hi().unwrap_or(bounds.lo() + 6))
        .map(move |x| Observed::new(x, bounds.exposure()).unwrap())
}

fn some_bounds() -> impl Strategy<Value = Bounds> {
    (0..12_u64, proptest::option::of(0..5_u64), 0.5..3.0_f64)
        .prop_map(|(lo, wider, t)| Bounds::new(lo, wider.map(|w| lo + w), t).unwrap())
}

proptest! {
    #[test]
    fn the_hull_holds_each_possible_interval_and_no_more(before in some_bounds(), after in some_bounds()) {
        for method in [RatioMethod::CentralExact, RatioMethod::MidP, RatioMethod::Score] {
            let hull = bounds::rate_ratio_interval(before, after, Confidence::P95, method).unwrap();
            let range = bounds::rate_ratio_tails(before, after, 1.0, method).unwrap();
            let two_sided = range.two_sided();
            let (mut lo, mut hi) = (f64::INFINITY, 0.0_f64);
            let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
            let (mut two_least, mut two_most) = (f64::INFINITY, 0.0_f64);
            for x1 in counts_of(before) {
                for x2 in counts_of(after) {
                    let one = rate_ratio_interval(x1, x2, Confidence::P95, method).unwrap();
                    lo = lo.min(one.lo());
                    hi = hi.max(one.hi().unwrap_or(f64::INFINITY));
                    let tails = rate_ratio_tails(x1, x2, 1.0, method).unwrap();
                    least = least.min(tails.greater());
                    most = most.max(tails.greater());
                    two_least = two_least.min(tails.two_sided());
                    two_most = two_most.max(tails.two_sided());
                }
            }
            prop_assert!(hull.lo() <= lo * (1.0 + 1e-12) && hull.hi().unwrap_or(f64::INFINITY) >= hi * (1.0 - 1e-12));
            prop_assert!(range.greater.lo() <= least + 1e-15 && range.greater.hi() >= most - 1e-15);
            prop_assert!(two_sided.lo() <= two_least + 1e-15 && two_sided.hi() >= two_most - 1e-15);
            if before.hi().is_some() && after.hi().is_some() {
                prop_assert!((hull.lo() - lo).abs() <= 1e-12 * lo);
                prop_assert!(hull.hi().is_none_or(|ours| (ours - hi).abs() <= 1e-12 * hi));
                prop_assert!((range.greater.lo() - least).abs() <= 1e-15);
                prop_assert!((range.greater.hi() - most).abs() <= 1e-15);
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
        kind in (some_bounds(), some_bounds()), baseline in (some_bounds(), some_bounds()),
    ) {
        let hull = bounds::ratio_of_ratios_interval(kind, baseline, Confidence::P95).unwrap();
        let range = bounds::ratio_of_ratios_tails(kind, baseline, 1.0).unwrap();
        let strata = [kind, baseline];
        let pooled = bounds::pooled_ratio_interval(&strata, Confidence::P95).unwrap();
        let pooled_range = bounds::pooled_ratio_tails(&strata, 1.0).unwrap();
        for (k1, k2) in [(0, 0), (0, usize::MAX), (usize::MAX, 0), (1, 1)] {
            for (b1, b2) in [(0, 0), (0, usize::MAX), (usize::MAX, 0), (1, 1)] {
                let pick = |bounds: Bounds, at: usize| {
                    let all: Vec<_> = counts_of(bounds).collect();
                    all[at.min(all.len() - 1)]
                };
                let first = BeforeAfter { before: pick(kind.0, k1), after: pick(kind.1, k2) };
                let second = BeforeAfter { before: pick(baseline.0, b1), after: pick(baseline.1, b2) };
                let one = ratio_of_ratios_interval(first, second, Confidence::P95).unwrap();
                prop_assert!(hull.lo() <= one.lo() * (1.0 + 1e-12));
                prop_assert!(hull.hi().unwrap_or(f64::INFINITY) >= one.hi().unwrap_or(f64::INFINITY) * (1.0 - 1e-12));
                let tails = ratio_of_ratios_tails(first, second, 1.0).unwrap();
                prop_assert!(range.greater.lo() <= tails.greater() + 1e-12 && range.greater.hi() >= tails.greater() - 1e-12);
                prop_assert!(range.less.lo() <= tails.less() + 1e-12 && range.less.hi() >= tails.less() - 1e-12);
                let one = pooled_ratio_interval(&[first, second], Confidence::P95).unwrap();
                prop_assert!(pooled.lo() <= one.lo() * (1.0 + 1e-12));
                prop_assert!(pooled.hi().unwrap_or(f64::INFINITY) >= one.hi().unwrap_or(f64::INFINITY) * (1.0 - 1e-12));
                let tails = pooled_ratio_tails(&[first, second], 1.0).unwrap();
                prop_assert!(pooled_range.greater.hi() >= tails.greater() - 1e-12);
                prop_assert!(pooled_range.greater.lo() <= tails.greater() + 1e-12);
            }
        }
    }
}
