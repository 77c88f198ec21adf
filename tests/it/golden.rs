//! Values of 50-digit arithmetic (mpmath) and exact integers, with R, `SciPy` and statsmodels beside them: see each file's note.
//!
//! A test opens its file as a [`Golden`], compares every number in it, and `finish`es, which fails if a number was left out.

mod adjusted;
mod dependence;
mod durations;
mod exchange;
mod granularity;
mod mixes;
mod more;
mod rates;
mod regression;
mod screening;
mod seasons;
mod series;
mod spread;
mod strata;

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Each file, its cases, and how many numbers its test compares.
const FILES: [(&str, usize, usize); 9] = [
    ("bounds.json", 11, 102),
    ("glm.json", 6, 180),
    ("mix.json", 16, 88),
    ("multiplicity.json", 9, 204),
    ("one_rate.json", 52, 673),
    ("overdispersion.json", 5, 50),
    ("periods.json", 28, 860),
    ("rate_ratio.json", 245, 7095),
    // Compared where the functions are, beside the private module.
    ("special.json", 345, 703),
];

/// Files beyond the first nine, each made by a script beside it.
const MORE: [(&str, usize, usize); 14] = [
    ("dependence.json", 49, 244),
    ("dispersed.json", 10, 98),
    ("durations.json", 10, 599),
    ("exchange.json", 8, 32),
    ("large.json", 23, 184),
    ("more.json", 44, 113),
    ("newey_west.json", 24, 168),
    ("next_dispersed.json", 6, 18),
    ("pooled.json", 8, 62),
    ("ratio_of_ratios.json", 34, 136),
    ("screening.json", 23, 1249),
    ("seasons.json", 15, 103),
    ("strucchange.json", 12, 12),
    ("survival_limits.json", 9, 18),
];

/// An open golden file that counts what is compared.
pub(crate) struct Golden {
    file: &'static str,
    cases: Vec<Value>,
    compared: usize,
    worst: f64,
    wrong: Vec<String>,
}

fn cases_of(file: &str) -> Vec<Value> {
    let path = Path::new(crate::common::ROOT)
        .join("tests/it/golden")
        .join(file);
    let text = fs::read_to_string(path).unwrap();
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    match whole["cases"].take() {
        Value::Array(cases) => cases,
        other => panic!("{file}: cases are {other}"),
    }
}

/// A number of a golden file: `"inf"` is infinity.
pub(crate) fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) if text == "inf" => f64::INFINITY,
        value => value
            .as_f64()
            .unwrap_or_else(|| panic!("{value} is not a number")),
    }
}

impl Golden {
    pub(crate) fn open(file: &'static str) -> Self {
        Self {
            file,
            cases: cases_of(file),
            compared: 0,
            worst: 0.0,
            wrong: Vec::new(),
        }
    }

    /// The cases, apart from the file so that it can count while they are walked.
    pub(crate) fn cases(&self) -> Vec<Value> {
        self.cases.clone()
    }

    /// Compares one number, relative to the right one. A right value of 0 or infinity must be met exactly.
    pub(crate) fn near(&mut self, ours: f64, case: &Value, key: &str, tolerance: f64) {
        self.near_value(ours, &case[key], tolerance, &format!("{key} of {case}"));
    }

    /// Compares both ends of `[lo, hi]`.
    pub(crate) fn near_ends(
        &mut self,
        lo: f64,
        hi: Option<f64>,
        case: &Value,
        key: &str,
        tolerance: f64,
    ) {
        self.near_value(
            lo,
            &case[key][0],
            tolerance,
            &format!("{key}, lower, of {case}"),
        );
        let hi = hi.unwrap_or(f64::INFINITY);
        self.near_value(
            hi,
            &case[key][1],
            tolerance,
            &format!("{key}, upper, of {case}"),
        );
    }

    pub(crate) fn near_value(&mut self, ours: f64, right: &Value, tolerance: f64, what: &str) {
        let right = number(right);
        self.compared += 1;
        let error = if ours == right {
            0.0
        } else {
            (ours - right).abs() / right.abs()
        };
        self.worst = self.worst.max(error);
        if error > tolerance || error.is_nan() {
            self.wrong.push(format!(
                "ours {ours:e}, right {right:e}, off by {error:.1e}: {what}"
            ));
        }
    }

    /// Fails with the first numbers that are off, or if not all numbers were compared.
    pub(crate) fn finish(self) {
        println!(
            "{}: {} numbers, worst {:.1e}",
            self.file, self.compared, self.worst
        );
        assert!(
            self.wrong.is_empty(),
            "{}: {} wrong\n{}",
            self.file,
            self.wrong.len(),
            self.wrong[..self.wrong.len().min(12)].join("\n")
        );
        let (_, cases, numbers) = FILES
            .into_iter()
            .chain(MORE)
            .find(|f| f.0 == self.file)
            .unwrap();
        assert_eq!(
            (self.cases.len(), self.compared),
            (cases, numbers),
            "{}",
            self.file
        );
    }
}

#[test]
fn no_golden_case_is_left_out() {
    let (mut cases, mut numbers) = (0, 0);
    for (file, expected, compared) in FILES {
        let found = cases_of(file).len();
        assert_eq!(found, expected, "{file}");
        cases += found;
        numbers += compared;
    }
    assert_eq!(cases, 717);
    assert!(numbers >= 9_000, "{numbers} numbers are compared");
}
