//! Month against the same months, the next count of clustered events, and the limits of survival: what `make_seasons.py` wrote.

use interstate::stats::{
    Lifetime, NextDispersed, SeasonalMannKendall, SeasonalMethod, SeasonalOrder, SeasonalRatio,
    Series, Turnbull,
};
use interstate::{Confidence, Ratio};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn level(case: &Value) -> Confidence {
    Confidence::new(number(&case["level"])).unwrap()
}

fn numbers(values: &Value) -> Vec<f64> {
    values.as_array().unwrap().iter().map(number).collect()
}

fn counts(values: &Value) -> Vec<u64> {
    let values = values.as_array().unwrap().iter();
    values.map(|x| x.as_u64().unwrap()).collect()
}

/// Times, counts and exposures.
fn cells(side: &Value) -> (Vec<i64>, Vec<u64>, Vec<f64>) {
    let cells = side.as_array().unwrap().iter();
    let read = |cell: &Value| {
        let (time, count) = (cell[0].as_i64().unwrap(), cell[1].as_u64().unwrap());
        ((time, count), number(&cell[2]))
    };
    let (named, exposures): (Vec<_>, Vec<_>) = cells.map(read).unzip();
    let (times, counts) = named.into_iter().unzip();
    (times, counts, exposures)
}

fn seasonal_ratio(case: &Value) -> SeasonalRatio {
    let (before, after) = (cells(&case["before"]), cells(&case["after"]));
    let seasons = u32::try_from(case["seasons"].as_u64().unwrap()).unwrap();
    let one = Series::new(&before.1, &before.2)
        .unwrap()
        .at_times(&before.0)
        .unwrap();
    let two = Series::new(&after.1, &after.2)
        .unwrap()
        .at_times(&after.0)
        .unwrap();
    SeasonalRatio::new(one, two, seasons).unwrap()
}

fn compare_ratio(file: &mut Golden, case: &Value) {
    let ratio = seasonal_ratio(case);
    file.near(ratio.seasons() as f64, case, "compared", 0.0);
    file.near(ratio.left_out() as f64, case, "left_out", 0.0);
    match (ratio.estimate(), ratio.phi()) {
        (Ratio::Finite(estimate), Some(phi)) => {
            file.near(estimate, case, "estimate", TOLERANCE);
            file.near(phi, case, "phi", TOLERANCE);
        }
        _ => assert!(case["estimate"].is_null(), "{case}"),
    }
    let interval = ratio.interval(level(case)).unwrap();
    file.near_ends(interval.lo(), interval.hi(), case, "interval", TOLERANCE);
    file.near(ratio.p().unwrap(), case, "p", TOLERANCE);
}

fn compare_trend(file: &mut Golden, case: &Value) {
    let seasons = usize::try_from(case["seasons"].as_u64().unwrap()).unwrap();
    let trend = SeasonalMannKendall::new(&counts(&case["values"]), seasons).unwrap();
    file.near(trend.s() as f64, case, "s", 0.0);
    for (order, key) in [
        (SeasonalOrder::EachSeason, "each"),
        (SeasonalOrder::WholeYears, "whole"),
    ] {
        let trend = trend.with_order(order);
        let key = |what: &str| format!("{key}_{what}");
        file.near(trend.variance(), case, &key("variance"), TOLERANCE);
        file.near(trend.p_normal(), case, &key("p_normal"), TOLERANCE);
        file.near(trend.p(), case, &key("p"), TOLERANCE);
        assert_eq!(trend.p_exact(), Some(trend.p()));
    }
}

#[test]
fn month_against_the_same_months_as_matrices_and_all_orders_have_it() {
    let mut file = Golden::open("seasons.json");
    for case in &file.cases() {
        match case["kind"].as_str() {
            Some("ratio") => compare_ratio(&mut file, case),
            _ => compare_trend(&mut file, case),
        }
    }
    file.finish();
}

#[test]
fn the_next_count_of_clustered_events_as_a_walk_over_counts_has_it() {
    let mut file = Golden::open("next_dispersed.json");
    for case in &file.cases() {
        let (counts, exposures) = (counts(&case["counts"]), numbers(&case["exposures"]));
        let parts = Series::new(&counts, &exposures).unwrap();
        let next = NextDispersed::new(parts, number(&case["next"])).unwrap();
        let phi = next.dispersion().map_or(1.0, |d| d.phi);
        file.near(phi, case, "phi", TOLERANCE);
        let interval = next.interval(level(case)).unwrap();
        file.near(interval.lo() as f64, case, "lo", 0.0);
        file.near(interval.hi().unwrap() as f64, case, "hi", 0.0);
    }
    file.finish();
}

#[test]
fn the_limits_of_survival_as_thomas_and_grunkemeier_have_them() {
    let mut file = Golden::open("survival_limits.json");
    for case in &file.cases() {
        let lasted: Vec<Lifetime> = if case["kind"] == "right" {
            let times = numbers(&case["times"]).into_iter();
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
        } else {
            let bounds = case["lifetimes"].as_array().unwrap().iter();
            bounds
                .map(|b| match b[1].as_f64() {
                    Some(until) => Lifetime::between(number(&b[0]), until),
                    None => Lifetime::at_least(number(&b[0])),
                })
                .collect::<Result<_, _>>()
                .unwrap()
        };
        let limits = Turnbull::new(&lasted)
            .unwrap()
            .interval(number(&case["at"]), level(case))
            .unwrap();
        file.near_ends(limits.lo(), limits.hi(), case, "limits", 1e-8);
    }
    file.finish();
}

/// The exchange of sides turns the ratio over, and a change of the unit of exposure leaves it.
#[test]
fn a_seasonal_ratio_turns_over_with_its_sides_by_every_method() {
    let month = [1.0 / 12.0; 36];
    let counts = |from: u64| -> Vec<u64> { (0..36).map(|i| (i * 7 + from) % 11 + i % 3).collect() };
    let (one, two) = (counts(2), counts(5));
    let years = month.map(|t| 12.0 * t);
    for &method in SeasonalMethod::ALL {
        let asked = |one: &[u64], two: &[u64], unit: &[f64]| {
            let (one, two) = (
                Series::new(one, unit).unwrap(),
                Series::new(two, unit).unwrap(),
            );
            SeasonalRatio::new(one, two, 12)
                .unwrap()
                .with_method(method)
                .unwrap()
        };
        let (there, back) = (asked(&one, &two, &month), asked(&two, &one, &month));
        let (a, b) = (
            there.interval(Confidence::P95).unwrap(),
            back.interval(Confidence::P95).unwrap(),
        );
        assert!(
            (a.lo() * b.hi().unwrap() - 1.0).abs() < 1e-9,
            "{method:?}: {a} {b}"
        );
        assert!(
            (there.p().unwrap() - back.p().unwrap()).abs() < 1e-9,
            "{method:?}"
        );
        let scaled = asked(&one, &two, &years);
        assert!(
            (there.p().unwrap() - scaled.p().unwrap()).abs() < 1e-12,
            "{method:?}"
        );
    }
}

#[test]
fn a_seasonal_trend_falls_if_time_runs_backwards() {
    let values = [3, 9, 4, 6, 11, 4, 7, 10, 8, 9, 15, 8, 10, 14, 9];
    let backwards: Vec<u64> = values.iter().rev().copied().collect();
    for &order in SeasonalOrder::ALL {
        let there = SeasonalMannKendall::new(&values, 3)
            .unwrap()
            .with_order(order);
        let back = SeasonalMannKendall::new(&backwards, 3)
            .unwrap()
            .with_order(order);
        assert_eq!((there.s(), there.variance()), (-back.s(), back.variance()));
        assert!((there.p() - back.p()).abs() < 1e-15);
    }
}

#[test]
fn what_no_season_can_answer_is_refused() {
    let refused = |answer: interstate::Result<SeasonalRatio>| answer.unwrap_err().to_string();
    let (counts, quarters) = ([3, 9, 4, 1], [0.25; 4]);
    let year = Series::new(&counts, &quarters).unwrap();
    assert_eq!(
        refused(SeasonalRatio::new(year, year, 1)),
        "1 seasons are too few; 2 are needed"
    );
    assert_eq!(
        refused(
            SeasonalRatio::new(year, year, 4)
                .unwrap()
                .with_method(SeasonalMethod::WholeYears)
        ),
        "seasonal ratio by whole years: each side needs two or more of them, season after season",
    );
    assert_eq!(
        SeasonalMannKendall::new(&counts, 4)
            .unwrap_err()
            .to_string(),
        "1 years of every season are too few; 2 are needed",
    );
    assert_eq!(
        SeasonalMannKendall::new(&[1.0, f64::NAN, 3.0, 4.0], 2)
            .unwrap_err()
            .to_string(),
        "trend of a series: it holds values that cannot be compared (NaN)",
    );
    let curve = Turnbull::new(&[Lifetime::exact(1.0).unwrap()]).unwrap();
    assert_eq!(
        curve
            .interval(0.0, Confidence::P95)
            .unwrap_err()
            .to_string(),
        "time of a survival curve 0 is outside 0 < time ≤ 1e100",
    );
}

/// One season alone can be compared exactly, and by its scatter not at all.
#[test]
fn a_single_season_has_no_scatter() {
    let (one, two) = ([3, 0, 4, 0], [9, 0, 14, 0]);
    let half = [0.5; 4];
    let (one, two) = (
        Series::new(&one, &half).unwrap(),
        Series::new(&two, &half).unwrap(),
    );
    let ratio = SeasonalRatio::new(one, two, 2).unwrap();
    assert_eq!(
        (ratio.estimate(), ratio.phi()),
        (Ratio::Finite(23.0 / 7.0), None)
    );
    assert_eq!(ratio.p().unwrap(), 1.0);
    assert!(
        ratio
            .with_method(SeasonalMethod::Exact)
            .unwrap()
            .p()
            .unwrap()
            < 0.01
    );
}
