//! Series of periods: `periods.json`.

use interstate::Confidence;
use interstate::stats::{
    CoxStuart, Dispersion, HomogeneityDistance, MannKendall, Series, Simulation, TheilSen,
};
use serde_json::{Value, json};

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn counts(case: &Value, key: &str) -> Vec<u64> {
    let list = case[key].as_array().unwrap();
    list.iter().map(|x| x.as_u64().unwrap()).collect()
}

fn tests_of_order(file: &mut Golden, case: &Value, x: &[u64]) {
    let right = &case["mann_kendall"];
    let ours = MannKendall::new(x).unwrap();
    file.near(ours.s as f64, right, "S", TOLERANCE);
    file.near(ours.variance, right, "var", TOLERANCE);
    file.near(ours.z, right, "z", TOLERANCE);
    file.near(ours.p_normal, right, "p_normal", TOLERANCE);
    file.near(ours.p_rising.unwrap(), right, "exact_greater", TOLERANCE);
    file.near(ours.p_falling.unwrap(), right, "exact_less", TOLERANCE);
    file.near(ours.p_exact.unwrap(), right, "exact_p", TOLERANCE);
    let times: Vec<f64> = (0..x.len()).map(|t| t as f64).collect();
    let values: Vec<f64> = x.iter().map(|&x| x as f64).collect();
    let slope = TheilSen::new(&times, &values).unwrap();
    file.near(slope.slope, right, "theil_sen", TOLERANCE);
    let (right, ours) = (&right["cox_stuart"], CoxStuart::new(x).unwrap());
    file.near(ours.up as f64, right, "up", TOLERANCE);
    file.near(ours.down as f64, right, "down", TOLERANCE);
    file.near(ours.p(), right, "p", TOLERANCE);
}

fn trend_of_rates(file: &mut Golden, case: &Value, series: Series<'_>) {
    let right = &case["trend"];
    let differ = series.homogeneity();
    file.near(differ.chi_square, right, "chi2", TOLERANCE);
    file.near(differ.chi_square_p, right, "chi2_p", TOLERANCE);
    let phi = Dispersion::new(&[series]).unwrap().phi;
    file.near(phi, right, "dispersion_phi", TOLERANCE);
    file.near(differ.g, right, "G", TOLERANCE);
    file.near(differ.g_p, right, "G_p", TOLERANCE);
    for (key, order) in [
        ("exact_homog_prob", HomogeneityDistance::Probability),
        ("exact_homog_chi2", HomogeneityDistance::ChiSquare),
    ] {
        if !right[key].is_null() {
            let ours = series
                .homogeneity_exact(order, Simulation::seeded(1))
                .unwrap();
            file.near(ours.p(), right, key, TOLERANCE);
        }
    }
    let ours = series.conditional_trend();
    file.near(ours.score, right, "S", TOLERANCE);
    file.near(ours.z, right, "z", TOLERANCE);
    file.near(ours.p_normal, right, "p_normal", TOLERANCE);
    file.near(ours.p_rising.unwrap(), right, "exact_greater", TOLERANCE);
    file.near(ours.p_falling.unwrap(), right, "exact_less", TOLERANCE);
    file.near(ours.p_exact.unwrap(), right, "exact_p", TOLERANCE);
    if !right["slope_ci"].is_null() {
        let slope = ours.log_slope(Confidence::P95);
        file.near_ends(slope.lo.unwrap(), slope.hi, right, "slope_ci", TOLERANCE);
    }
}

fn changes(file: &mut Golden, case: &Value, series: Series<'_>) {
    let right = &case["changepoint"];
    let ours = series.search_change().unwrap();
    file.near(ours.statistic, right, "stat", TOLERANCE);
    file.near(ours.p(), right, "exact_p", TOLERANCE);
    file.near(ours.p_as_if_declared, right, "p_if_known_chi2", TOLERANCE);
    assert_eq!(json!(ours.periods_before), right["tau"], "{case}");
    for (ours, right) in ours.statistics.iter().zip(right["lr"].as_array().unwrap()) {
        // One value of the file is -3e-49: what fifty digits leave of 0.
        let right = if number(right).abs() < 1e-40 {
            &json!(0.0)
        } else {
            right
        };
        file.near_value(*ours, right, TOLERANCE, "lr");
    }
}

#[test]
fn series_as_fifty_digits_have_them() {
    let mut file = Golden::open("periods.json");
    for case in &file.cases() {
        let x = counts(case, "x");
        if x.len() < 2 {
            assert!(MannKendall::new(&x).is_err());
            continue;
        }
        tests_of_order(&mut file, case, &x);
        let exposures = case["exposure"].as_array().unwrap();
        let exposures: Vec<f64> = exposures.iter().map(number).collect();
        let series = Series::new(&x, &exposures).unwrap();
        if series.total() > 0 {
            trend_of_rates(&mut file, case, series);
            changes(&mut file, case, series);
        }
    }
    file.finish();
}
