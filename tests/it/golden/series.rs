//! Series of periods: `periods.json`.

use interstate::Confidence;
use interstate::stats::series::{cox_stuart, mann_kendall, theil_sen};
use serde_json::Value;

use super::Golden;

const TOLERANCE: f64 = 1e-10;

fn counts(case: &Value, key: &str) -> Vec<u64> {
    let list = case[key].as_array().unwrap();
    list.iter().map(|x| x.as_u64().unwrap()).collect()
}

fn tests_of_order(file: &mut Golden, case: &Value, x: &[u64]) {
    let right = &case["mann_kendall"];
    let ours = mann_kendall(x).unwrap();
    file.near(ours.s as f64, right, "S", TOLERANCE);
    file.near(ours.variance, right, "var", TOLERANCE);
    file.near(ours.z, right, "z", TOLERANCE);
    file.near(ours.p_normal, right, "p_normal", TOLERANCE);
    file.near(ours.p_rising.unwrap(), right, "exact_greater", TOLERANCE);
    file.near(ours.p_falling.unwrap(), right, "exact_less", TOLERANCE);
    file.near(ours.p_exact.unwrap(), right, "exact_p", TOLERANCE);
    let times: Vec<f64> = (0..x.len()).map(|t| t as f64).collect();
    let values: Vec<f64> = x.iter().map(|&x| x as f64).collect();
    let slope = theil_sen(&times, &values, Confidence::P95).unwrap();
    file.near(slope.slope, right, "theil_sen", TOLERANCE);
    let (right, ours) = (&right["cox_stuart"], cox_stuart(x).unwrap());
    file.near(ours.up as f64, right, "up", TOLERANCE);
    file.near(ours.down as f64, right, "down", TOLERANCE);
    file.near(ours.p, right, "p", TOLERANCE);
}

#[test]
fn series_as_fifty_digits_have_them() {
    let mut file = Golden::open("periods.json");
    for case in &file.cases() {
        let x = counts(case, "x");
        if x.len() < 2 {
            assert!(mann_kendall(&x).is_err());
            continue;
        }
        tests_of_order(&mut file, case, &x);
    }
    file.finish();
}
