//! Series, power and predictions by sums over every outcome: `more.json`.

use interstate::Confidence;
use interstate::stats::{Laplace, NextCount, Observed, Power, PredictionMethod, Series, TheilSen};
use serde_json::{Value, json};

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(number).collect()
}

fn level(case: &Value) -> Confidence {
    Confidence::new(number(&case["level"])).unwrap()
}

fn pair(case: &Value) -> (f64, f64) {
    let both = numbers(&case["exposures"]);
    (both[0], both[1])
}

fn power(case: &Value) -> Power {
    let (before, after) = pair(case);
    Power::new(before, after).unwrap()
}

fn trend(file: &mut Golden, case: &Value) {
    let list = |key: &str| case[key].as_array().unwrap().clone();
    let x: Vec<u64> = list("x").iter().map(|x| x.as_u64().unwrap()).collect();
    let times: Vec<i64> = list("times").iter().map(|t| t.as_i64().unwrap()).collect();
    let exposures = numbers(&case["exposure"]);
    let series = Series::new(&x, &exposures)
        .unwrap()
        .at_times(&times)
        .unwrap();
    let ours = series.conditional_trend();
    file.near(ours.p_rising.unwrap(), case, "p_rising", TOLERANCE);
    file.near(ours.p_falling.unwrap(), case, "p_falling", TOLERANCE);
    let slope = ours.log_slope(level(case));
    for (key, end) in [("lo", slope.lo), ("hi", slope.hi)] {
        match end {
            Some(end) => file.near(end, case, key, TOLERANCE),
            None => assert!(case[key].is_null(), "{key} of {case}"),
        }
    }
}

#[test]
fn what_every_outcome_sums_to() {
    let mut file = Golden::open("more.json");
    for case in &file.cases() {
        match case["what"].as_str().unwrap() {
            "theil_sen" => {
                let (t, y) = (numbers(&case["t"]), numbers(&case["y"]));
                let ours = TheilSen::new(&t, &y).unwrap();
                file.near(ours.slope, case, "slope", TOLERANCE);
                file.near(ours.intercept, case, "intercept", TOLERANCE);
                let limits = ours.interval(level(case)).unwrap();
                file.near(limits.lo(), case, "lo", TOLERANCE);
                file.near(limits.hi().unwrap(), case, "hi", TOLERANCE);
            }
            "laplace" => {
                let ours =
                    Laplace::new(&numbers(&case["times"]), 0.0, number(&case["span"])).unwrap();
                file.near(ours.p_earlier.unwrap(), case, "p_earlier", TOLERANCE);
                file.near(ours.p_later.unwrap(), case, "p_later", TOLERANCE);
            }
            "trend" => trend(&mut file, case),
            "power" => {
                let (before, after) = (number(&case["before"]), number(&case["after"]));
                let ours = power(case).chance_of_seeing_rise(before, after, level(case));
                let ours = ours.unwrap();
                file.near(ours, case, "power", TOLERANCE);
            }
            "sufficient" => {
                let (ratio, chance) = (number(&case["ratio"]), number(&case["chance"]));
                let ours = power(case).sufficient(ratio, level(case), chance).unwrap();
                file.near(ours.before as f64, case, "before", 0.0);
                file.near(ours.after as f64, case, "after", 0.0);
                // Backwards: the same fall needs the same counts.
                let (before, after) = pair(case);
                let swapped = Power::new(after, before).unwrap();
                let fall = swapped
                    .sufficient(1.0 / ratio, level(case), chance)
                    .unwrap();
                assert_eq!(
                    (fall.before, fall.after),
                    (ours.after, ours.before),
                    "{case}"
                );
            }
            "stable" => {
                let margin = number(&case["margin"]);
                let ours = power(case).sufficient_for_stable(margin, Confidence::P95, 0.8);
                let ours = ours.unwrap();
                let likely = [ours.likely.before, ours.likely.after];
                let ours = [ours.possible.0, ours.possible.1];
                for i in 0..2 {
                    file.near_value(ours[i] as f64, &case["possible"][i], 0.0, "possible");
                    file.near_value(likely[i] as f64, &case["likely"][i], 0.0, "likely");
                }
            }
            "prediction" => {
                let exposures = pair(case);
                let seen = Observed::new(case["x"].as_u64().unwrap(), exposures.0).unwrap();
                for (key, method) in [
                    ("exact", PredictionMethod::Exact),
                    ("jeffreys", PredictionMethod::Jeffreys),
                ] {
                    let next = NextCount::new(seen, exposures.1).unwrap();
                    let ours = next.with_method(method).interval(level(case)).unwrap();
                    assert_eq!(json!([ours.lo(), ours.hi()]), case[key], "{key} of {case}");
                }
            }
            other => panic!("{other} is not a kind of case"),
        }
    }
    file.finish();
}
