//! Log-linear models of counts: `glm.json`.

use interstate::stats::{PoissonFit, Series};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

/// Compares relatively, but a right value below 1e-20 (what fifty digits leave of 0 in a perfect fit) absolutely, as 1 + value.
fn near(file: &mut Golden, ours: f64, right: &Value, what: &str) {
    if number(right).abs() < 1e-20 {
        assert!(ours.abs() < 1e-10, "{what}: {ours:e} is not 0");
        file.near_value(1.0 + ours, &Value::from(1.0), TOLERANCE, what);
    } else {
        file.near_value(ours, right, TOLERANCE, what);
    }
}

fn compare(file: &mut Golden, fit: &PoissonFit, right: &Value, what: &str) {
    for (i, (ours, error)) in fit
        .coefficients
        .iter()
        .zip(&fit.standard_errors)
        .enumerate()
    {
        near(file, *ours, &right["coef"][i], &format!("{what}, coef {i}"));
        near(file, *error, &right["se"][i], &format!("{what}, se {i}"));
        near(
            file,
            fit.effect(i).unwrap().p(),
            &right["wald_p"][i],
            &format!("{what}, p {i}"),
        );
    }
    near(
        file,
        fit.deviance,
        &right["deviance"],
        &format!("{what}, deviance"),
    );
    near(
        file,
        fit.chi_square,
        &right["pearson_x2"],
        &format!("{what}, X²"),
    );
}

#[test]
fn models_of_counts_as_fifty_digits_have_them() {
    let mut file = Golden::open("glm.json");
    for case in &file.cases() {
        let list = |key: &str| case[key].as_array().unwrap().clone();
        let counts: Vec<u64> = list("y").iter().map(|x| x.as_u64().unwrap()).collect();
        let exposures: Vec<f64> = list("exposure").iter().map(number).collect();
        let series = Series::new(&counts, &exposures).unwrap();
        let change = number(&case["t0"]);
        let times: Vec<f64> = (0..counts.len()).map(|t| t as f64).collect();
        let after: Vec<f64> = times.iter().map(|&t| f64::from(t >= change)).collect();
        let since: Vec<f64> = times.iter().map(|&t| (t - change).max(0.0)).collect();
        let models: [(&str, &[&[f64]]); 3] = [
            ("trend", &[&times]),
            ("step", &[&after]),
            ("its", &[&times, &after, &since]),
        ];
        for (key, columns) in models {
            let fit = series.poisson_regression(columns).unwrap();
            compare(&mut file, &fit, &case[key], &format!("{key} of {counts:?}"));
        }
    }
    file.finish();
}
