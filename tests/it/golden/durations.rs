//! Kaplan and Meier's curve as R has it: `durations.json`.

use interstate::Confidence;
use interstate::stats::{Interval, KaplanMeier, Lifetime, SurvivalBand, SurvivalStep, Turnbull};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn lasted(case: &Value) -> Vec<Lifetime> {
    let times = case["times"].as_array().unwrap().iter().map(number);
    times
        .map(|t| {
            if t > 0.0 {
                Lifetime::exact(t)
            } else {
                Lifetime::at_least(-t)
            }
        })
        .collect::<Result<_, _>>()
        .unwrap()
}

fn option(file: &mut Golden, ours: Option<f64>, right: &Value, what: &str) {
    match ours {
        Some(ours) => file.near_value(ours, right, TOLERANCE, what),
        None => assert!(right.is_null(), "{what}: {right}"),
    }
}

#[test]
fn survival_curves_as_another_program_has_them() {
    let mut file = Golden::open("durations.json");
    for case in &file.cases() {
        let lasted = lasted(case);
        let level = Confidence::new(number(&case["level"])).unwrap();
        let curve = |band| KaplanMeier::new(&lasted).unwrap().with_band(band);
        let ours = curve(SurvivalBand::LogLog);
        assert_eq!(ours.steps.len(), case["time"].as_array().unwrap().len());
        let of = |step: &SurvivalStep| (step.time, step.at_risk as f64, step.ended as f64);
        for (i, step) in ours.steps.iter().enumerate() {
            let (time, at_risk, ended) = of(step);
            file.near_value(time, &case["time"][i], TOLERANCE, "time");
            file.near_value(at_risk, &case["at_risk"][i], TOLERANCE, "at risk");
            file.near_value(ended, &case["ended"][i], TOLERANCE, "ended");
            file.near_value(step.survival, &case["survival"][i], TOLERANCE, "survival");
            option(
                &mut file,
                step.standard_error,
                &case["standard_error"][i],
                "error",
            );
        }
        for (key, band) in [
            ("log_log", SurvivalBand::LogLog),
            ("log", SurvivalBand::Log),
            ("plain", SurvivalBand::Plain),
        ] {
            for (i, step) in curve(band).steps.iter().enumerate() {
                let interval = step.interval(level);
                let (lo, hi) = (interval.map(Interval::lo), interval.and_then(Interval::hi));
                option(&mut file, lo, &case[key][0][i], key);
                option(&mut file, hi, &case[key][1][i], key);
            }
        }
        let median = ours.median(level);
        option(
            &mut file,
            median.lo,
            &case["median_lo_hi"][0],
            "lower limit of the median",
        );
        option(
            &mut file,
            median.hi,
            &case["median_lo_hi"][1],
            "upper limit of the median",
        );
        // Without ends between two times Turnbull's curve is the same.
        let unplaced = Turnbull::new(&lasted).unwrap();
        for step in &ours.steps {
            let (least, most) = unplaced.at(step.time);
            assert!((least - step.survival).abs() < 1e-9 && (most - step.survival).abs() < 1e-9);
        }
    }
    file.finish();
}
