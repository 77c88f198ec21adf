//! Ratios of ratios, pooled ratios and large counts, against `make_golden.py`; counts as bounds, against `bounds.json`.

use interstate::Confidence;
use interstate::stats::{BeforeAfter, Observed, Pooled, Rate, RateRatio, RatioOfRatios};
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
    BeforeAfter::new(
        seen(&counts[0], &exposures[0]),
        seen(&counts[1], &exposures[1]),
    )
}

#[test]
fn a_kind_against_its_baseline_as_the_sums_have_it() {
    let mut file = Golden::open("ratio_of_ratios.json");
    for case in &file.cases() {
        let kind = pair(&case["kind"], &case["kind_exposure"]);
        let baseline = pair(&case["baseline"], &case["baseline_exposure"]);
        let own = RatioOfRatios::new(kind, baseline).unwrap();
        let ours = own.interval(confidence(case));
        file.near_ends(ours.lo(), ours.hi(), case, "interval", TOLERANCE);
        let tails = own.tails(number(&case["null"])).unwrap();
        file.near(tails.less().hi(), case, "less", TOLERANCE);
        file.near(tails.greater().hi(), case, "greater", TOLERANCE);
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
            .map(|s| BeforeAfter::new(seen(&s[0], &s[1]), seen(&s[2], &s[3])))
            .collect();
        let pooled = Pooled::new(&strata);
        match pooled.estimate().exactly().unwrap().finite() {
            Some(ratio) => file.near(ratio, case, "mantel_haenszel", TOLERANCE),
            None => assert!(case["mantel_haenszel"].is_null()),
        }
        let ours = pooled.interval(confidence(case)).unwrap();
        file.near_ends(ours.lo(), ours.hi(), case, "interval", TOLERANCE);
        let tails = pooled.tails(number(&case["null"])).unwrap();
        file.near(tails.less().hi(), case, "less", TOLERANCE);
        file.near(tails.greater().hi(), case, "greater", TOLERANCE);
        match pooled.homogeneity() {
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
            let ours = Rate::new(before).interval(level).unwrap();
            file.near_ends(ours.lo(), ours.hi(), case, "garwood", 1e-12);
        } else {
            let ours = RateRatio::new(before, after).interval(level).unwrap();
            file.near_ends(ours.lo(), ours.hi(), case, "central", 1e-12);
        }
        for test in case["tests"].as_array().unwrap() {
            let null = number(&test["null"]);
            let tails = if rate {
                Rate::new(before).tails(null).unwrap()
            } else {
                RateRatio::new(before, after).tails(null).unwrap()
            };
            let tolerance = 1e-12 * number(&test["condition"]).max(1.0);
            file.near(tails.less().hi(), test, "less", tolerance);
            file.near(tails.greater().hi(), test, "greater", tolerance);
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
            Observed::between(lo.as_u64().unwrap(), hi.as_u64(), number(&case[exposure])).unwrap()
        };
        let ratio = RateRatio::new(of("x1", "t1"), of("x2", "t2"));
        let seen = ratio.estimate();
        let (lo, hi) = (seen.lo().finite().unwrap(), seen.hi().finite());
        file.near_ends(lo, hi, case, "estimate", TOLERANCE);
        let ours = ratio.interval(confidence(case)).unwrap();
        file.near_ends(ours.lo(), ours.hi(), case, "central", TOLERANCE);
        let tails = ratio.tails(1.0).unwrap();
        for (key, range) in [
            ("p_greater", tails.greater()),
            ("p_less", tails.less()),
            ("p_central", tails.two_sided()),
        ] {
            if !case[key].is_null() {
                file.near_ends(range.lo(), Some(range.hi()), case, key, TOLERANCE);
            }
        }
    }
    file.finish();
}
