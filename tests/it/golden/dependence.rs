//! Cells that hang together: `dependence.json` and `newey_west.json`.

use interstate::stats::{
    DependentEffect, DependentSeries, SerialCorrection, SerialDependence, SerialKendall, Series,
    Simulation,
};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn numbers(case: &Value, key: &str) -> Vec<f64> {
    case[key].as_array().unwrap().iter().map(number).collect()
}

fn counts(case: &Value, key: &str) -> Vec<u64> {
    let list = case[key].as_array().unwrap();
    list.iter().map(|x| x.as_u64().unwrap()).collect()
}

fn kendall(file: &mut Golden, case: &Value) {
    let word = |c: &&SerialCorrection| serde_json::to_value(c).unwrap() == case["method"];
    let correction = SerialCorrection::ALL.iter().find(word).unwrap();
    let ours = SerialKendall::new(&numbers(case, "values"), *correction).unwrap();
    assert_eq!(ours.correction(), *correction);
    file.near(ours.s() as f64, case, "s", TOLERANCE);
    file.near(ours.variance(), case, "variance", TOLERANCE);
    file.near(ours.z(), case, "z", TOLERANCE);
    file.near(ours.p(), case, "p", TOLERANCE);
}

fn effects(file: &mut Golden, case: &Value, effects: &[&DependentEffect]) {
    for (at, effect) in effects.iter().enumerate() {
        let what = |key: &str| format!("{key} {at} of {case}");
        let [right, error] = ["coefficients", "errors"].map(|key| &case[key][at]);
        file.near_value(effect.coefficient(), right, TOLERANCE, &what("coefficient"));
        file.near_value(effect.standard_error(), error, TOLERANCE, &what("error"));
    }
}

fn dependence(file: &mut Golden, case: &Value, ours: SerialDependence, dispersion: f64) {
    file.near(ours.estimate(), case, "estimate", TOLERANCE);
    file.near(ours.lower(), case, "lower", TOLERANCE);
    file.near(ours.upper(), case, "upper", TOLERANCE);
    file.near(dispersion, case, "dispersion", TOLERANCE);
}

#[test]
fn dependence_of_cells_as_dense_matrices_have_it() {
    let mut file = Golden::open("dependence.json");
    let few = Simulation::new(1, 99).unwrap();
    for case in &file.cases() {
        if case["what"] == "serial_kendall" {
            kendall(&mut file, case);
            continue;
        }
        let (x, exposures) = (counts(case, "counts"), numbers(case, "exposures"));
        let times = case["times"].as_array().unwrap();
        let times: Vec<i64> = times.iter().map(|t| t.as_i64().unwrap()).collect();
        let series = Series::new(&x, &exposures)
            .unwrap()
            .at_times(&times)
            .unwrap();
        let before = usize::try_from(case["before"].as_u64().unwrap()).unwrap();
        match case["what"].as_str().unwrap() {
            "change" => {
                let series = DependentSeries::changed_at(series, before).unwrap();
                dependence(&mut file, case, series.dependence(), series.dispersion());
                effects(&mut file, case, &[&series.change(few).unwrap()]);
            }
            "trend" => {
                let trend = series.dependent_trend(few).unwrap();
                dependence(&mut file, case, trend.dependence(), trend.dispersion());
                effects(&mut file, case, &[trend.growth()]);
            }
            "interruption" => {
                let model = series.dependent_interruption(before, few).unwrap();
                dependence(&mut file, case, model.dependence(), model.dispersion());
                effects(
                    &mut file,
                    case,
                    &[model.level_change(), model.slope_change()],
                );
            }
            other => panic!("{other}"),
        }
    }
    file.finish();
}

#[test]
fn standard_errors_of_newey_and_west_as_r_has_them() {
    let mut file = Golden::open("newey_west.json");
    for case in &file.cases() {
        let (y, exposures) = (counts(case, "y"), numbers(case, "exposure"));
        let change = number(&case["change"]);
        let times: Vec<f64> = (0..y.len()).map(|t| t as f64).collect();
        let after: Vec<f64> = times.iter().map(|&t| f64::from(t >= change)).collect();
        let since: Vec<f64> = times.iter().map(|&t| (t - change).max(0.0)).collect();
        let columns: &[&[f64]] = match case["what"].as_str().unwrap() {
            "trend" => &[&times],
            _ => &[&times, &after, &since],
        };
        let series = Series::new(&y, &exposures).unwrap();
        let ours = series.newey_west(columns).unwrap();
        file.near(ours.lag() as f64, case, "usual", TOLERANCE);
        let lag = usize::try_from(case["lag"].as_u64().unwrap()).unwrap();
        let ours = ours.with_lag(lag).unwrap();
        for term in 0..=columns.len() {
            let effect = ours.effect(term).unwrap();
            let [coef, se] = ["coef", "se"].map(|key| &case[key][term]);
            file.near_value(effect.coefficient, coef, TOLERANCE, "coefficient");
            file.near_value(
                effect.standard_error,
                se,
                TOLERANCE,
                &format!("se {term} of {case}"),
            );
        }
    }
    file.finish();
}
