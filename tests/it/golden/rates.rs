//! One rate and the ratio of two: `one_rate.json`, `rate_ratio.json`.

use interstate::stats::{
    EStatistic, ETest, Equivalence, NormalRatio, Observed, Rate, RateMethod, RateRatio, RatioMethod,
};
use interstate::{Confidence, Ratio};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn observed(case: &Value, count: &str, exposure: &str) -> Observed {
    Observed::new(case[count].as_u64().unwrap(), number(&case[exposure])).unwrap()
}

fn confidence(case: &Value) -> Confidence {
    Confidence::new(number(&case["conf"])).unwrap()
}

#[test]
fn one_rate_as_fifty_digits_have_it() {
    let mut file = Golden::open("one_rate.json");
    for case in &file.cases() {
        let seen = observed(case, "x", "t");
        for (key, method) in [
            ("garwood", RateMethod::Garwood),
            ("midp", RateMethod::MidP),
            ("score", RateMethod::Score),
            ("jeffreys", RateMethod::Jeffreys),
        ] {
            let rate = Rate::new(seen).with_method(method);
            let ours = rate.interval(confidence(case)).unwrap();
            // The file has the posterior's own quantile for a count of 0, where the crate says 0.
            if key == "jeffreys" && seen.exactly() == Some(0) {
                assert_eq!(ours.lo(), 0.0);
                let what = format!("jeffreys, upper, of {case}");
                file.near_value(ours.hi().unwrap(), &case[key][1], TOLERANCE, &what);
            } else {
                file.near_ends(ours.lo(), ours.hi(), case, key, TOLERANCE);
            }
        }
        let stated = number(&case["lambda0"]);
        let tails = Rate::new(seen).tails(stated).unwrap();
        file.near(tails.greater().hi(), case, "p_greater", TOLERANCE);
        file.near(tails.less().hi(), case, "p_less", TOLERANCE);
        for (key, method) in [
            ("p_central", RateMethod::Garwood),
            ("p_mid", RateMethod::MidP),
            ("p_minlike", RateMethod::MinimumLikelihood),
        ] {
            let p = Rate::new(seen).with_method(method).p(stated).unwrap();
            file.near(p.hi(), case, key, TOLERANCE);
        }
    }
    file.finish();
}

#[test]
fn two_rates_as_fifty_digits_have_them() {
    let mut file = Golden::open("rate_ratio.json");
    for case in &file.cases() {
        let (before, after) = (observed(case, "x1", "t1"), observed(case, "x2", "t2"));
        let null = number(&case["r0"]);
        if !case["estimate"].is_null() {
            let seen = RateRatio::new(before, after).estimate().exactly().unwrap();
            let seen = match seen {
                Ratio::Unbounded => f64::INFINITY,
                ratio => ratio.finite().unwrap(),
            };
            file.near(seen, case, "estimate", TOLERANCE);
        }
        for (key, p_key, method) in [
            ("central", "p_central", RatioMethod::CentralExact),
            ("midp", "p_midp", RatioMethod::MidP),
            ("score", "p_score", RatioMethod::Score),
            ("minlike", "p_minlike", RatioMethod::MinimumLikelihood),
            ("blaker", "p_blaker", RatioMethod::Blaker),
        ] {
            let ratio = RateRatio::new(before, after).with_method(method);
            if !case[key].is_null() {
                let ours = ratio.interval(confidence(case)).unwrap();
                file.near_ends(ours.lo(), ours.hi(), case, key, TOLERANCE);
            }
            let p = ratio.p(null).unwrap();
            file.near(p.hi(), case, p_key, TOLERANCE);
        }
        let tails = RateRatio::new(before, after).tails(null).unwrap();
        file.near(tails.greater().hi(), case, "p_greater", TOLERANCE);
        file.near(tails.less().hi(), case, "p_less", TOLERANCE);
        let normal = NormalRatio::new(before, after).unwrap();
        if !case["waldlog"].is_null() {
            let ours = normal.interval(confidence(case)).unwrap();
            file.near_ends(ours.lo(), ours.hi(), case, "waldlog", TOLERANCE);
        }
        if !case["jeffreys"].is_null() {
            let posterior = RateRatio::new(before, after).posterior().unwrap();
            let half = 0.5 * (1.0 - confidence(case).level());
            let ends = [half, 1.0 - half].map(|p| posterior.quantile(p).unwrap());
            file.near_ends(ends[0], Some(ends[1]), case, "jeffreys", TOLERANCE);
            let above = posterior.probability_above(null).unwrap();
            file.near(above, case, "jeffreys_p_gt_r0", TOLERANCE);
        }
        if !case["z_score"].is_null() {
            file.near(
                normal.score_test(null).unwrap().z(),
                case,
                "z_score",
                TOLERANCE,
            );
            let root = normal.square_root_test(null).unwrap();
            file.near(root.z(), case, "z_sqrt", TOLERANCE);
            file.near(root.p(), case, "p_sqrt", TOLERANCE);
        }
        let delta = &case["delta"];
        let stable = Equivalence::new(before, after, number(delta)).unwrap();
        if !case["tost_p_lower"].is_null() {
            file.near(stable.not_less().hi(), case, "tost_p_lower", TOLERANCE);
            file.near(stable.not_more().hi(), case, "tost_p_upper", TOLERANCE);
        }
        file.near(stable.p().hi(), case, "tost_p", TOLERANCE);
        for (key, statistic) in [
            ("p_etest_score", EStatistic::Score),
            ("p_etest_wald", EStatistic::Wald),
        ] {
            if !case[key].is_null() {
                let test = ETest::new(before, after).unwrap();
                let p = test.with_statistic(statistic).p(null).unwrap();
                file.near(p.hi(), case, key, TOLERANCE);
            }
        }
    }
    file.finish();
}

#[test]
fn a_count_of_a_hundred_has_the_limits_that_exactci_tests_for() {
    // R exactci 1.4-5, tests/testthat: four decimals.
    for (method, lo, hi) in [
        (RateMethod::MinimumLikelihood, 81.8391, 121.8372),
        (RateMethod::Blaker, 81.5387, 121.5313),
    ] {
        let hundred = Observed::new(100, 1.0).unwrap();
        let rate = Rate::new(hundred).with_method(method);
        let ours = rate.interval(Confidence::P95).unwrap();
        assert!((ours.lo() - lo).abs() < 1e-4, "{method:?} {ours:.5}");
        assert!(
            (ours.hi().unwrap() - hi).abs() < 1e-4,
            "{method:?} {ours:.5}"
        );
    }
}
