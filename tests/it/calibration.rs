//! How often a class is given where it should not be.
//!
//! Where events are independent: exact sums over the Poisson laws of both counts. The whole grid (means 0.5 to 50, exposures 1:5 to 5:1) runs under `INTERSTATE_GRID=whole cargo test --release calibration`.
//!
//! Where they are not: by seeded simulation, in `calibration/`. Every cell of CALIBRATION.md is found anew and compared by
//! `INTERSTATE_CALIBRATION=whole cargo test --release --test it calibration -- --nocapture`; with `=write` the page is written.

mod classes;
mod forecast;
mod measure;
mod method;
mod pages;
mod random;
mod screening;
mod seasons;
mod series;
mod situation;
mod table;
mod two_sides;
mod whole;

use interstate::tally::Whole;
use interstate::{
    Confidence, Count, CountingRule, Period, Tallied, TrendClass, TrendRule, classify_trend,
    frequency_ratio,
};

/// P(count = k) for k from 0 on, until what is left is below 1e-12.
fn poisson(mean: f64) -> Vec<f64> {
    let mut law = vec![(-mean).exp()];
    let mut sum = law[0];
    while 1.0 - sum > 1e-12 && law.len() < 2000 {
        let next = law[law.len() - 1] * mean / law.len() as f64;
        law.push(next);
        sum += next;
    }
    law
}

/// The chance of each class, for expected counts at these years.
fn chances(means: (f64, f64), years: (i32, i32), rule: TrendRule) -> [f64; 4] {
    let unstated = CountingRule::unstated("the grid");
    let (first, second) = (
        Period::years(2001..=2000 + years.0).unwrap(),
        Period::years(2011..=2010 + years.1).unwrap(),
    );
    let mut chances = [0.0; 4];
    for (x, p) in poisson(means.0).into_iter().enumerate() {
        for (y, q) in poisson(means.1).into_iter().enumerate() {
            if p * q > 1e-14 {
                let side = |n: usize, period| {
                    Tallied::stated(Whole, Count::exact(n as u64), period, &unstated)
                };
                let ratio = frequency_ratio(&side(x, first), &side(y, second)).unwrap();
                chances[classify_trend(&ratio, rule).unwrap().class() as usize] += p * q;
            }
        }
    }
    chances
}

/// Means before and after at one rate, times a ratio.
fn means(mean: f64, years: (i32, i32), ratio: f64) -> (f64, f64) {
    (mean, mean * f64::from(years.1) / f64::from(years.0) * ratio)
}

fn no_false_alarm(mean: f64, years: (i32, i32)) {
    let rule = TrendRule::new(Confidence::P95).with_margin(1.5).unwrap();
    let changed =
        |c: [f64; 4]| c[TrendClass::Increased as usize] + c[TrendClass::Decreased as usize];
    let false_change = changed(chances(means(mean, years, 1.0), years, rule));
    assert!(
        false_change <= 0.05,
        "mean {mean}, years {years:?}: a change is claimed with {false_change}"
    );
    for ratio in [1.5, 1.0 / 1.5, 2.0] {
        let false_stable =
            chances(means(mean, years, ratio), years, rule)[TrendClass::Stable as usize];
        assert!(
            false_stable <= 0.05,
            "mean {mean}, years {years:?}, ratio {ratio}: stable with {false_stable}"
        );
    }
}

#[test]
fn a_change_or_stability_is_claimed_wrongly_at_most_one_time_in_twenty() {
    if std::env::var("INTERSTATE_GRID").is_ok_and(|grid| grid == "whole") {
        for mean in [0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 30.0, 40.0, 50.0] {
            for years in [(1, 5), (1, 2), (3, 3), (2, 1), (5, 1)] {
                no_false_alarm(mean, years);
            }
        }
    } else {
        no_false_alarm(0.5, (1, 5));
        no_false_alarm(9.0, (3, 3));
        no_false_alarm(20.0, (5, 1));
    }
}

/// "The ratio is 1.75 or more" by eye, against the class: the figures of the README.
#[test]
fn the_eye_calls_a_doubling_where_nothing_changed() {
    let by_eye = |mean: f64, ratio: f64| {
        let (one, two) = (poisson(mean), poisson(mean * ratio));
        one.iter().enumerate().fold(0.0, |sum, (x, p)| {
            let seen: f64 = two
                .iter()
                .enumerate()
                .filter(|(y, _)| x > 0 && *y as f64 >= 1.75 * x as f64)
                .map(|(_, q)| q)
                .sum();
            sum + p * seen
        })
    };
    let class = |mean: f64, ratio: f64| {
        chances(
            (mean, mean * ratio),
            (3, 3),
            TrendRule::new(Confidence::P95),
        )[TrendClass::Increased as usize]
    };
    let row = |mean: f64| {
        let percent = |p: f64| format!("{:.0} %", 100.0 * p);
        [
            percent(by_eye(mean, 1.0)),
            percent(class(mean, 1.0)),
            percent(by_eye(mean, 2.0)),
            percent(class(mean, 2.0)),
        ]
    };
    let readme = include_str!("../../README.md");
    for mean in [6.0, 9.0, 15.0, 25.0] {
        let line = format!("| {mean} | {} |", row(mean).join(" | "));
        assert!(readme.contains(&line), "README lacks {line}");
    }
}
