//! One rate and the ratio of two: `one_rate.json`, `rate_ratio.json`.

use interstate::Confidence;
use interstate::stats::{
    Observed, RateMethod, RatioMethod, rate_interval, rate_ratio_interval, rate_ratio_p,
};
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
        let garwood = rate_interval(seen, confidence(case), RateMethod::Garwood).unwrap();
        file.near_ends(garwood.lo(), garwood.hi(), case, "garwood", TOLERANCE);
    }
    file.finish();
}

#[test]
fn two_rates_as_fifty_digits_have_them() {
    let mut file = Golden::open("rate_ratio.json");
    for case in &file.cases() {
        let (before, after) = (observed(case, "x1", "t1"), observed(case, "x2", "t2"));
        let central =
            rate_ratio_interval(before, after, confidence(case), RatioMethod::CentralExact)
                .unwrap();
        file.near_ends(central.lo(), central.hi(), case, "central", TOLERANCE);
        let p = rate_ratio_p(
            before,
            after,
            number(&case["r0"]),
            RatioMethod::CentralExact,
        )
        .unwrap();
        file.near(p, case, "p_central", TOLERANCE);
    }
    file.finish();
}
