//! One and two rates: interval and p agree, move the right way, and hold their level.

use crate::common::asked;
use interstate::Confidence;
use interstate::stats::{
    Interval, NormalRatio, Observed, Proportion, Rate, RateMethod, RateRatio, RatioMethod,
};
use proptest::prelude::*;

const CENTRAL: [RatioMethod; 3] = [
    RatioMethod::CentralExact,
    RatioMethod::MidP,
    RatioMethod::Score,
];
const ORDERED: [RatioMethod; 2] = [RatioMethod::MinimumLikelihood, RatioMethod::Blaker];
const LEVELS: [f64; 4] = [0.5, 0.9, 0.95, 0.99];

fn seen(count: u64, exposure: f64) -> Observed {
    Observed::new(count, exposure).unwrap()
}

fn level(level: f64) -> Confidence {
    Confidence::new(level).unwrap()
}

fn rate_interval(seen: Observed, at: f64, method: RateMethod) -> Interval {
    let rate = Rate::new(seen).with_method(method);
    rate.interval(level(at)).unwrap()
}

fn ratio_p(before: Observed, after: Observed, null: f64, method: RatioMethod) -> f64 {
    let ratio = RateRatio::new(before, after).with_method(method);
    ratio.p(null).unwrap().exactly().unwrap()
}

fn ratio_interval(before: Observed, after: Observed, at: f64, method: RatioMethod) -> Interval {
    let ratio = RateRatio::new(before, after).with_method(method);
    ratio.interval(level(at)).unwrap()
}

fn ends(before: Observed, after: Observed, at: f64, method: RatioMethod) -> (f64, f64) {
    let interval = ratio_interval(before, after, at, method);
    (interval.lo(), interval.hi().unwrap_or(f64::INFINITY))
}

fn near(a: f64, b: f64, tolerance: f64) -> bool {
    a == b || (a - b).abs() <= tolerance * a.abs().max(b.abs())
}

fn counts() -> impl Strategy<Value = u64> {
    prop_oneof![0..20_u64, 0..500_u64, 0..100_000_u64]
}

fn exposures() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1.0), Just(3.0), 0.01..100.0_f64]
}

/// Fails unless p < α exactly when the value is outside; within 1e-11 of α both are right.
fn agree(p: f64, alpha: f64, inside: bool, what: &str) {
    if (p - alpha).abs() > 1e-11 {
        assert_eq!(p >= alpha, inside, "{what}: p = {p}");
    }
}

#[test]
fn p_is_below_alpha_exactly_when_one_is_outside_for_all_small_counts() {
    for (t1, t2) in [(3.0, 3.0), (4.0, 1.0), (1.0, 2.5)] {
        for x1 in 0..=25 {
            for x2 in 0..=25 {
                let (before, after) = (seen(x1, t1), seen(x2, t2));
                for method in CENTRAL {
                    let p = ratio_p(before, after, 1.0, method);
                    for at in LEVELS {
                        let inside = ratio_interval(before, after, at, method).contains(1.0);
                        let what = format!("{x1}/{t1} v {x2}/{t2}, {method:?} at {at}");
                        agree(p, 1.0 - at, inside, &what);
                    }
                }
            }
        }
    }
}

#[test]
fn a_stated_rate_is_rejected_exactly_when_it_is_outside() {
    for x in 0..=60 {
        for stated in [0.01, 0.4, 1.0, 3.7, 9.0, 20.5, 60.0] {
            for method in [RateMethod::Garwood, RateMethod::MidP, RateMethod::Score] {
                let p = Rate::new(seen(x, 2.0)).with_method(method).p(stated);
                let p = p.unwrap().exactly().unwrap();
                for at in LEVELS {
                    let inside = rate_interval(seen(x, 2.0), at, method).contains(stated);
                    agree(
                        p,
                        1.0 - at,
                        inside,
                        &format!("{x} in 2 v {stated}, {method:?} at {at}"),
                    );
                }
            }
        }
    }
}

#[test]
fn a_stated_proportion_is_rejected_exactly_when_it_is_outside() {
    for trials in 0..=30 {
        for successes in 0..=trials {
            let share = Proportion::new(successes, trials).unwrap();
            for stated in [0.001, 0.1, 0.37, 0.5, 0.8, 0.999] {
                let p = share.p(stated).unwrap().exactly().unwrap();
                for at in LEVELS {
                    let inside = share.interval(level(at)).contains(stated);
                    let what = format!("{successes} of {trials} v {stated} at {at}");
                    agree(p, 1.0 - at, inside, &what);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn p_and_interval_agree_at_any_ratio(
        x1 in counts(), x2 in counts(), t1 in exposures(), t2 in exposures(),
        at in 0.01..0.999_f64, null in 0.05..20.0_f64,
    ) {
        let (before, after) = (seen(x1, t1), seen(x2, t2));
        for method in CENTRAL {
            let p = ratio_p(before, after, null, method);
            let inside = ratio_interval(before, after, at, method).contains(null);
            agree(p, 1.0 - at, inside, &format!("{x1}/{t1} v {x2}/{t2} at {null}, {method:?}, {at}"));
        }
    }

    #[test]
    fn more_events_after_move_everything_up(
        x1 in counts(), x2 in counts(), t1 in exposures(), t2 in exposures(),
        at in 0.01..0.999_f64,
    ) {
        let (before, after) = (seen(x1, t1), seen(x2, t2));
        for method in CENTRAL {
            let (lo, hi) = ends(before, after, at, method);
            let up = ends(before, seen(x2 + 1, t2), at, method);
            let down = ends(seen(x1 + 1, t1), after, at, method);
            // A rounding step may lie between two limits that touch.
            let not_above = |a: f64, b: f64| a <= b * (1.0 + 1e-12);
            prop_assert!(not_above(lo, up.0) && not_above(hi, up.1), "{method:?} {lo} {hi} {up:?}");
            prop_assert!(not_above(down.0, lo) && not_above(down.1, hi), "{method:?} {lo} {hi} {down:?}");
            let p = |before, after| {
                let tails = RateRatio::new(before, after).with_method(method).tails(1.0).unwrap();
                tails.greater().exactly().unwrap()
            };
            prop_assert!(p(before, seen(x2 + 1, t2)) <= p(before, after) + 1e-12);
            prop_assert!(p(seen(x1 + 1, t1), after) >= p(before, after) - 1e-12);
        }
    }

    #[test]
    fn outside_the_hull_nothing_is_kept(
        x1 in 0..60_u64, x2 in 0..60_u64, t2 in exposures(), at in 0.5..0.999_f64,
        shift in 1e-6..3.0_f64,
    ) {
        let (before, after) = (seen(x1, 1.0), seen(x2, t2));
        for method in ORDERED {
            let (lo, hi) = ends(before, after, at, method);
            let alpha = 1.0 - at;
            for (outside, inside) in [
                (lo * (-shift).exp(), lo * (1.0 + 1e-9)),
                (hi * shift.exp(), hi * (1.0 - 1e-9)),
            ] {
                if outside > 1e-40 && outside < 1e40 {
                    let p = ratio_p(before, after, outside, method);
                    prop_assert!(p <= alpha + 1e-11, "{method:?} {outside}: {p} > {alpha}");
                    let p = ratio_p(before, after, inside, method);
                    prop_assert!(p >= alpha - 1e-6, "{method:?} {inside}: {p} < {alpha}");
                }
            }
        }
    }

    #[test]
    fn swapping_the_periods_inverts_the_ratio(
        x1 in counts(), x2 in counts(), t1 in exposures(), t2 in exposures(),
        at in 0.01..0.999_f64, null in 0.05..20.0_f64,
    ) {
        let (before, after) = (seen(x1, t1), seen(x2, t2));
        for &method in RatioMethod::ALL {
            if ORDERED.contains(&method) && x1.max(x2) > 500 {
                continue;
            }
            let (lo, hi) = ends(before, after, at, method);
            let (swapped_lo, swapped_hi) = ends(after, before, at, method);
            prop_assert!(near(lo, 1.0 / swapped_hi, 1e-10), "{method:?} {lo} {swapped_hi}");
            prop_assert!(near(hi, 1.0 / swapped_lo, 1e-10), "{method:?} {hi} {swapped_lo}");
            let p = ratio_p(before, after, null, method);
            let swapped = ratio_p(after, before, 1.0 / null, method);
            prop_assert!(near(p, swapped, 1e-9) || (p - swapped).abs() < 1e-13, "{method:?} {p} {swapped}");
        }
    }

    #[test]
    fn the_unit_of_time_changes_nothing(
        x1 in counts(), x2 in counts(), t1 in exposures(), t2 in exposures(),
        at in 0.01..0.999_f64, unit in 1e-3..1e3_f64,
    ) {
        for method in CENTRAL {
            let (lo, hi) = ends(seen(x1, t1), seen(x2, t2), at, method);
            let other = ends(seen(x1, t1 * unit), seen(x2, t2 * unit), at, method);
            prop_assert!(near(lo, other.0, 1e-12) && near(hi, other.1, 1e-12), "{method:?}");
        }
    }

    #[test]
    fn a_higher_level_holds_the_lower_one(
        x1 in 0..300_u64, x2 in 0..300_u64, t2 in exposures(), at in 0.01..0.99_f64,
        step in 0.0..1.0_f64,
    ) {
        let (before, after) = (seen(x1, 1.0), seen(x2, t2));
        let higher = at + (0.999 - at) * step;
        for &method in RatioMethod::ALL {
            let (lo, hi) = ends(before, after, at, method);
            let wide = ends(before, after, higher, method);
            prop_assert!(wide.0 <= lo * (1.0 + 1e-12) && wide.1 >= hi * (1.0 - 1e-12), "{method:?}");
        }
        for &method in RateMethod::ALL {
            let of = |at| rate_interval(before, at, method);
            let (narrow, wide) = (of(at), of(higher));
            prop_assert!(wide.lo() <= narrow.lo() * (1.0 + 1e-12), "{method:?}");
            prop_assert!(wide.hi().unwrap() >= narrow.hi().unwrap() * (1.0 - 1e-12), "{method:?}");
        }
    }
}

#[test]
fn minimum_likelihood_has_a_hole_at_1_v_29() {
    let (before, after) = (seen(1, 1.0), seen(29, 1.0));
    let method = RatioMethod::MinimumLikelihood;
    let hole = |interval: Interval, at: f64| {
        (1..40_000)
            .map(|i| f64::from(i) * 0.05)
            .filter(|&ratio| interval.contains(ratio))
            .any(|ratio| ratio_p(before, after, ratio, method) < 1.0 - at)
    };
    let interval = ratio_interval(before, after, 0.95, method);
    assert!(
        hole(interval, 0.95),
        "no ratio inside {interval} is rejected"
    );
}

/// P(X = 0), P(X = 1), … of a Poisson law, until nothing is left.
fn poisson(mean: f64) -> Vec<f64> {
    let mut pmf = vec![(-mean).exp()];
    for k in 1..=110_u32 {
        pmf.push(pmf.last().unwrap() * mean / f64::from(k));
    }
    pmf
}

const MEANS: [f64; 10] = [0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 15.0, 20.0, 30.0];

/// Limits for all pairs of counts up to 110; (0, ∞) where a method makes no claim.
fn limits(of: impl Fn(Observed, Observed) -> (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    (0..=110)
        .map(|x1| {
            (0..=110)
                .map(|x2| of(seen(x1, 1.0), seen(x2, 1.0)))
                .collect()
        })
        .collect()
}

/// Chances that the ratio of two means lies below, and above, the limits.
fn misses(table: &[Vec<(f64, f64)>], mean1: f64, mean2: f64) -> (f64, f64) {
    let (law1, law2) = (poisson(mean1), poisson(mean2));
    let ratio = mean2 / mean1;
    let (mut below, mut above) = (0.0, 0.0);
    for (row, p1) in table.iter().zip(&law1) {
        for (&(lo, hi), p2) in row.iter().zip(&law2) {
            if ratio < lo {
                below += p1 * p2;
            } else if ratio > hi {
                above += p1 * p2;
            }
        }
    }
    (below, above)
}

/// The row of a method: min, mean, mean and min where both means are 5 or more, the worst miss on one side, and the size at 9, 15, 30.
fn row(table: &[Vec<(f64, f64)>]) -> [f64; 8] {
    let (mut all, mut large, mut worst) = (Vec::new(), Vec::new(), 0.0_f64);
    for mean1 in MEANS {
        for mean2 in MEANS {
            let (below, above) = misses(table, mean1, mean2);
            all.push(1.0 - below - above);
            if mean1 >= 5.0 && mean2 >= 5.0 {
                large.push(1.0 - below - above);
            }
            worst = worst.max(below).max(above);
        }
    }
    let least = |of: &[f64]| of.iter().copied().fold(1.0, f64::min);
    let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
    let size = |mean: f64| {
        let (below, above) = misses(table, mean, mean);
        below + above
    };
    [
        least(&all),
        mean(&all),
        mean(&large),
        least(&large),
        worst,
        size(9.0),
        size(15.0),
        size(30.0),
    ]
}

#[test]
fn each_method_covers_what_is_said_of_it() {
    let at = 0.95;
    let of = |method| limits(|before, after| ends(before, after, at, method));
    let jeffreys = limits(|before, after| {
        let posterior = RateRatio::new(before, after).posterior().unwrap();
        let interval = posterior.interval(level(at));
        (interval.lo(), interval.hi().unwrap_or(f64::INFINITY))
    });
    let wald = limits(|before, after| {
        let normal = NormalRatio::new(before, after).unwrap();
        match normal.interval(level(at)) {
            Ok(interval) => (interval.lo(), interval.hi().unwrap()),
            Err(_) => (0.0, f64::INFINITY),
        }
    });
    // Full enumeration over expected counts 0.5 … 30 in both periods.
    for (name, table, right) in [
        (
            "central",
            of(RatioMethod::CentralExact),
            [0.9626, 0.9820, 0.9702, 0.9626, 0.0187, 0.029, 0.031, 0.037],
        ),
        (
            "mid-P",
            of(RatioMethod::MidP),
            [0.9490, 0.9685, 0.9538, 0.9490, 0.0275, 0.046, 0.045, 0.049],
        ),
        (
            "score",
            of(RatioMethod::Score),
            [0.9180, 0.9537, 0.9516, 0.9457, 0.0820, 0.050, 0.052, 0.050],
        ),
        (
            "Jeffreys",
            jeffreys,
            [0.9360, 0.9576, 0.9481, 0.9458, 0.0401, 0.054, 0.052, 0.051],
        ),
        (
            "Wald",
            wald,
            [0.9527, 0.9694, 0.9622, 0.9527, 0.0449, 0.039, 0.045, 0.047],
        ),
    ] {
        let ours = row(&table);
        println!("{name} {ours:.4?}");
        for (at, (ours, right)) in ours.iter().zip(right).enumerate() {
            let digit = if at < 5 { 5.001e-5 } else { 5.001e-4 };
            assert!(
                (ours - right).abs() <= digit,
                "{name}, column {at}: {ours}, not {right}"
            );
        }
    }
}

#[test]
fn the_exact_methods_hold_their_level() {
    let at = 0.95;
    for method in [
        RatioMethod::CentralExact,
        RatioMethod::MinimumLikelihood,
        RatioMethod::Blaker,
    ] {
        // Where one mean is small nearly all that can be seen is below 40.
        let table: Vec<Vec<_>> = (0..=40)
            .map(|x1| {
                (0..=40)
                    .map(|x2| ends(seen(x1, 1.0), seen(x2, 1.0), at, method))
                    .collect()
            })
            .collect();
        for mean1 in [0.5, 2.0, 5.0, 10.0] {
            for mean2 in [1.0, 3.0, 8.0] {
                let (below, above) = misses(&table, mean1, mean2);
                assert!(
                    below + above <= 0.05,
                    "{method:?} at {mean1}, {mean2}: {}",
                    below + above
                );
            }
        }
    }
    for method in [
        RateMethod::Garwood,
        RateMethod::MinimumLikelihood,
        RateMethod::Blaker,
    ] {
        let table: Vec<_> = (0..=110)
            .map(|x| rate_interval(seen(x, 1.0), at, method))
            .collect();
        for tenth in (1..=300_u32).step_by(asked(1, 7)) {
            let mean = f64::from(tenth) / 10.0;
            let missed: f64 = table
                .iter()
                .zip(poisson(mean))
                .filter(|(interval, _)| !interval.contains(mean))
                .map(|(_, p)| p)
                .sum();
            assert!(missed <= 0.05, "{method:?} at {mean}: {missed}");
        }
    }
}
