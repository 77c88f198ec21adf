//! Kaplan and Meier's curve as R has it: `durations.json`.

use interstate::Confidence;
use interstate::stats::durations::{Band, Lasted, Step, kaplan_meier, turnbull};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn lasted(case: &Value) -> Vec<Lasted> {
    let times = case["times"].as_array().unwrap().iter().map(number);
    times
        .map(|t| {
            if t > 0.0 {
                Lasted::exactly(t)
            } else {
                Lasted::at_least(-t)
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
        let curve = |band| kaplan_meier(&lasted, level, band).unwrap();
        let ours = curve(Band::LogLog);
        assert_eq!(ours.steps.len(), case["time"].as_array().unwrap().len());
        let of = |step: &Step| (step.time, step.at_risk as f64, step.ended as f64);
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
            ("log_log", Band::LogLog),
            ("log", Band::Log),
            ("plain", Band::Plain),
        ] {
            for (i, step) in curve(band).steps.iter().enumerate() {
                let (lo, hi) = step.interval.unzip();
                option(&mut file, lo, &case[key][0][i], key);
                option(&mut file, hi, &case[key][1][i], key);
            }
        }
        let median = ours.median();
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
        let unplaced = turnbull(&lasted).unwrap();
        for step in &ours.steps {
            let (least, most) = unplaced.at(step.time);
            assert!((least - step.survival).abs() < 1e-9 && (most - step.survival).abs() < 1e-9);
        }
    }
    file.finish();
}
