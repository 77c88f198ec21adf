//! Every line of `special.json`.

use super::beta::{Beta, beta_quantile, beta_tails};
use super::gamma::{gamma_quantile, gamma_tails};
use super::normal::normal_quantile;

fn golden() -> Vec<serde_json::Value> {
    let text = include_str!("../../../tests/it/golden/special.json");
    let file: serde_json::Value = serde_json::from_str(text).unwrap();
    file["cases"].as_array().unwrap().clone()
}

/// Relative error beyond the half unit that the file itself may be off, below 1e-300 as if of normal size.
fn error(ours: f64, right: f64) -> f64 {
    if ours == right {
        return 0.0;
    }
    (ours - right).abs() / right.abs().max(1e-300)
}

#[test]
fn every_line_of_the_golden_file_to_1e_12() {
    let mut numbers = 0;
    let mut worst: Vec<(f64, String)> = Vec::new();
    for case in golden() {
        let get = |key: &str| case[key].as_f64().unwrap();
        let pairs = match case["fn"].as_str().unwrap() {
            "beta" => {
                let ours = beta_tails(get("a"), get("b"), get("x"));
                vec![("p", ours.lower), ("q", ours.upper)]
            }
            "gamma" => {
                let ours = gamma_tails(get("a"), get("x"));
                vec![("p", ours.lower), ("q", ours.upper)]
            }
            "betainv" => {
                let (x, xc) = beta_quantile(get("a"), get("b"), get("p"));
                let odds = Beta::new(get("a"), get("b")).log_odds(get("p")).exp();
                vec![("x", x), ("xc", xc), ("odds", odds)]
            }
            "gammainv" => vec![("x", gamma_quantile(get("a"), get("p")))],
            "norminv" => vec![("x", normal_quantile(get("p")))],
            other => panic!("unknown function {other}"),
        };
        for (key, ours) in pairs {
            let e = error(ours, get(key));
            numbers += 1;
            worst.push((e, format!("{key}: ours {ours:e} in {case}")));
        }
    }
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (e, what) in worst.iter().take(12) {
        println!("{e:.1e} {what}");
    }
    assert_eq!(numbers, 84 * 2 + 74 * 2 + 100 * 3 + 72 + 15);
    assert!(worst[0].0 <= 1e-12, "{:?}", worst[0]);
}
