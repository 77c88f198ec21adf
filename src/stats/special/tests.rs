//! Every line of `special.json`.

use super::beta::{Beta, beta_quantile, beta_tails, student_t_quantile};
use super::gamma::{gamma_quantile, gamma_tails};
use super::normal::{normal_quantile, normal_tails};
use super::stirling::{ln_choose, ln_gamma};

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

/// Numbers of every bit pattern, by a generator of its own.
struct Bits(u64);

impl Bits {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let bits = self.0 ^ (self.0 >> 29);
        // One in two of ordinary size.
        if bits & 1 == 0 {
            f64::from_bits(bits)
        } else {
            ((bits >> 11) as f64 / (1_u64 << 53) as f64 * 80.0 - 40.0).exp2()
        }
    }
}

#[test]
fn any_bits_end_without_a_panic() {
    let mut bits = Bits(1);
    for _ in 0..2_000 {
        let (a, b, x) = (bits.next(), bits.next(), bits.next());
        let tails = [beta_tails(a, b, x), gamma_tails(a, x), normal_tails(x)];
        if a > 0.0 && b > 0.0 && (0.0..=1.0).contains(&x) && a < 1e15 && b < 1e15 {
            assert!(
                (0.0..=1.0).contains(&tails[0].lower),
                "{a:e} {b:e} {x:e} {:?}",
                tails[0]
            );
        }
        let quantiles = [
            beta_quantile(a, b, x).0,
            gamma_quantile(a, x),
            normal_quantile(x),
            student_t_quantile(a, x),
            ln_gamma(a),
            ln_choose(a, b),
        ];
        std::hint::black_box((tails, quantiles));
    }
}

#[test]
fn the_three_ways_to_a_beta_tail_meet_at_their_seams() {
    // Whole shapes of 200 are summed, halves go through the fraction, 300 is where the integral begins.
    for (a, b) in [
        (199.0, 201.0),
        (200.0, 200.0),
        (120.0, 279.0),
        (299.0, 301.0),
        (300.0, 300.0),
    ] {
        for x in [0.3, 0.4, 0.45, 0.49] {
            let law = Beta::new(a, b);
            let at = law.at(x);
            if at.d > 0.0 {
                // The factor is that of the tail away from the mean.
                continue;
            }
            let [sum, fraction, integral] = law.three_factors(at);
            assert!(
                (sum / fraction - 1.0).abs() < 1e-13,
                "{a} {b} {x}: {sum} {fraction}"
            );
            assert!(
                a < 290.0 || (integral / fraction - 1.0).abs() < 1e-13,
                "{a} {b} {x}: {integral} {fraction}"
            );
        }
    }
}

#[test]
fn binomial_sums_are_the_same_alone_and_beside_others_to_the_last_bit() {
    use super::beta::{BinomialSum, binomial_sum, binomial_sums};
    let mut of = Vec::new();
    for k in [1.0, 2.0, 30.0, 199.0] {
        for left in [0.0, 1.0, 2.0, 7.0, 200.0] {
            for odds in [1e-40, 0.01, 0.7, 1.0, 3.0, 1e40] {
                of.push((k, left, odds));
            }
        }
    }
    for eight in of.windows(8) {
        let eight: [_; 8] = eight.try_into().unwrap();
        let beside = binomial_sums(
            eight.map(|(k, left, odds)| BinomialSum::new(k, left, odds)),
            3e-17,
        );
        let alone = eight.map(|(k, left, odds)| binomial_sum(k, left, odds, 3e-17));
        assert_eq!(beside, alone);
    }
}
