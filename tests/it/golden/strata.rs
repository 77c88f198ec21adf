//! Ratios of ratios, pooled ratios and large counts, against `make_golden.py`; counts as bounds, against `bounds.json`.

use interstate::Confidence;
use interstate::stats::bounds::{self, Bounds};
use interstate::stats::{
    BeforeAfter, Observed, RateMethod, RatioMethod, pooled_homogeneity, pooled_ratio,
    pooled_ratio_interval, pooled_ratio_tails, rate_interval, rate_ratio_interval,
    rate_ratio_tails, rate_tails, ratio_of_ratios_interval, ratio_of_ratios_tails,
};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn confidence(case: &Value) -> Confidence {
    Confidence::new(number(&case["conf"])).unwrap()
}

fn seen(count: &Value, exposure: &Value) -> Observed {
    Observed::new(count.as_u64().unwrap(), number(exposure)).unwrap()
}

fn pair(counts: &Value, exposures: &Value) -> BeforeAfter {
    BeforeAfter {
        before: seen(&counts[0], &exposures[0]),
        after: seen(&counts[1], &exposures[1]),
    }
}

#[test]
fn a_kind_against_its_baseline_as_the_sums_have_it() {
    let mut file = Golden::open("ratio_of_ratios.json");
    for case in &file.cases() {
        let kind = pair(&case["kind"], &case["kind_exposure"]);
        let baseline = pair(&case["baseline"], &case["baseline_exposure"]);
        let ours = ratio_of_ratios_interval(kind, baseline, confidence(case)).unwrap();
        file.near_ends(ours.lo(), ours.hi(), case, "interval", TOLERANCE);
        let tails = ratio_of_ratios_tails(kind, baseline, number(&case["null"])).unwrap();
        file.near(tails.less(), case, "less", TOLERANCE);
        file.near(tails.greater(), case, "greater", TOLERANCE);
    }
    file.finish();
}

#[test]
fn one_ratio_for_several_strata_as_the_generating_functions_have_it() {
    let mut file = Golden::open("pooled.json");
    for case in &file.cases() {
        let strata: Vec<_> = case["strata"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| BeforeAfter {
                before: seen(&s[0], &s[1]),
                after: seen(&s[2], &s[3]),
            })
            .collect();
        match pooled_ratio(&strata) {
            Some(ratio) => file.near(ratio, case, "mantel_haenszel", TOLERANCE),
            None => assert!(case["mantel_haenszel"].is_null()),
        }
        let ours = pooled_ratio_interval(&strata, confidence(case)).unwrap();
        file.near_ends(ours.lo(), ours.hi(), case, "interval", TOLERANCE);
        let tails = pooled_ratio_tails(&strata, number(&case["null"])).unwrap();
        file.near(tails.less(), case, "less", TOLERANCE);
        file.near(tails.greater(), case, "greater", TOLERANCE);
        match pooled_homogeneity(&strata) {
            Ok(test) => {
                file.near(test.ratio(), case, "common", TOLERANCE);
                if number(&case["chi2"]) == 0.0 {
                    assert!(test.chi_squared() < 1e-25);
                } else {
                    file.near(test.chi_squared(), case, "chi2", TOLERANCE);
                }
                file.near(test.degrees_of_freedom() as f64, case, "df", 0.0);
                file.near(test.p(), case, "chi2_p", TOLERANCE);
            }
            Err(_) => assert!(case["common"].is_null()),
        }
    }
    file.finish();
}

#[test]
fn counts_to_a_billion_and_across_the_seam() {
    let mut file = Golden::open("large.json");
    let one = Value::from(1.0);
    for case in &file.cases() {
        let level = confidence(case);
        let rate = case["x1"].is_null();
        let (before, after) = if rate {
            (seen(&case["x"], &one), seen(&case["x"], &one))
        } else {
            (seen(&case["x1"], &one), seen(&case["x2"], &one))
        };
        if rate {
            let ours = rate_interval(before, level, RateMethod::Garwood).unwrap();
            file.near_ends(ours.lo(), ours.hi(), case, "garwood", 1e-12);
        } else {
            let ours = rate_ratio_interval(before, after, level, RatioMethod::CentralExact);
            let ours = ours.unwrap();
            file.near_ends(ours.lo(), ours.hi(), case, "central", 1e-12);
        }
        for test in case["tests"].as_array().unwrap() {
            let null = number(&test["null"]);
            let tails = if rate {
                rate_tails(before, null, RateMethod::Garwood).unwrap()
            } else {
                rate_ratio_tails(before, after, null, RatioMethod::CentralExact).unwrap()
            };
            let tolerance = 1e-12 * number(&test["condition"]).max(1.0);
            file.near(tails.less(), test, "less", tolerance);
            file.near(tails.greater(), test, "greater", tolerance);
        }
    }
    file.finish();
}

#[test]
fn counts_as_bounds_as_a_search_of_the_box_has_them() {
    let mut file = Golden::open("bounds.json");
    for case in &file.cases() {
        let of = |count: &str, exposure: &str| {
            let (lo, hi) = (&case[count][0], &case[count][1]);
            Bounds::new(lo.as_u64().unwrap(), hi.as_u64(), number(&case[exposure])).unwrap()
        };
        let (before, after) = (of("x1", "t1"), of("x2", "t2"));
        let method = RatioMethod::CentralExact;
        let seen = bounds::rate_ratio(before, after).unwrap();
        file.near_ends(seen.lo(), seen.hi(), case, "estimate", TOLERANCE);
        let ours = bounds::rate_ratio_interval(before, after, confidence(case), method).unwrap();
        file.near_ends(ours.lo(), ours.hi(), case, "central", TOLERANCE);
        let tails = bounds::rate_ratio_tails(before, after, 1.0, method).unwrap();
        for (key, range) in [
            ("p_greater", tails.greater),
            ("p_less", tails.less),
            ("p_central", tails.two_sided()),
        ] {
            if !case[key].is_null() {
                file.near_ends(range.lo(), Some(range.hi()), case, key, TOLERANCE);
            }
        }
    }
    file.finish();
}
