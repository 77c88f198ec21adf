//! Trend and change points of counts that cluster, over every order of their cells: `exchange.json`.

use interstate::Confidence;
use interstate::stats::{ClusteredSeries, PMethod, Series, Simulation};
use serde_json::Value;

use super::{Golden, number};

const TOLERANCE: f64 = 1e-10;

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(number).collect()
}

#[test]
fn clustered_series_are_what_every_order_of_their_cells_gives() {
    let mut file = Golden::open("exchange.json");
    for case in &file.cases() {
        let whole = |key: &str| case[key].as_array().unwrap().clone();
        let x: Vec<u64> = whole("counts")
            .iter()
            .map(|x| x.as_u64().unwrap())
            .collect();
        let times: Vec<i64> = whole("times").iter().map(|t| t.as_i64().unwrap()).collect();
        let exposures = numbers(&case["exposures"]);
        let series = Series::new(&x, &exposures)
            .unwrap()
            .at_times(&times)
            .unwrap();
        let cells = ClusteredSeries::new(series);
        let draws = Simulation::new(1, 99).unwrap();

        let trend = cells.trend(draws).unwrap();
        assert!(matches!(trend.method(), PMethod::Enumerated { .. }));
        file.near(trend.p_rising(), case, "p_rising", TOLERANCE);
        file.near(trend.p_falling(), case, "p_falling", TOLERANCE);
        let at = usize::try_from(case["at"].as_u64().unwrap()).unwrap();
        let declared = cells.change_at(at, draws).unwrap();
        file.near(declared.p(), case, "p_declared", TOLERANCE);
        let searched = cells.search_change(draws);
        if let Ok(searched) = searched {
            file.near(searched.p(), case, "p_searched", TOLERANCE);
            let dates: Vec<u64> = searched
                .periods_before()
                .iter()
                .map(|&k| k as u64)
                .collect();
            assert_eq!(Value::from(dates), case["dates"], "{case}");
        }

        // A slope that neither one-sided test refutes lies within the limits. One that is clearly refuted lies outside, unless it is between
        // the estimate and a slope of 0 that is not refuted.
        let estimate = trend.slope().map_or(0.0, f64::ln);
        for (key, slope) in [("gentle", 0.05_f64), ("steep", -0.25)] {
            if x.len() > 6 {
                continue;
            }
            let p = numbers(&case[key]);
            for level in [0.8, 0.9] {
                let interval = trend.interval(Confidence::new(level).unwrap()).unwrap();
                let tail = (1.0 - level) / 2.0;
                let refuted = |by: f64| p[0] < by * tail || p[1] < by * tail;
                let between = slope * (estimate - slope) > 0.0 && trend.p() >= 2.0 * tail;
                let inside = interval.contains(slope.exp());
                assert!(
                    inside || refuted(1.0),
                    "{slope} at {level}: {interval} {case}"
                );
                assert!(
                    !inside || !refuted(0.6) || between,
                    "{slope} at {level}: {interval} {case}"
                );
            }
        }
    }
    file.finish();
}

/// Least squares and likelihood weigh the sides differently; a change as plain as these, by a factor of four, they date alike.
#[test]
fn a_plain_change_is_found_where_strucchange_finds_it() {
    let mut file = Golden::open("strucchange.json");
    for case in &file.cases() {
        let x: Vec<u64> = case["y"]
            .as_array()
            .unwrap()
            .iter()
            .map(|x| x.as_u64().unwrap())
            .collect();
        let exposures = vec![1.0; x.len()];
        let series = Series::new(&x, &exposures).unwrap();
        let draws = Simulation::new(1, 199).unwrap();
        let change = ClusteredSeries::new(series).search_change(draws).unwrap();
        assert_eq!(change.periods_before().len(), 1, "{case}");
        file.near(change.periods_before()[0] as f64, case, "date", 0.0);
        assert!(change.p() <= 0.05, "{case}: {}", change.p());
    }
    file.finish();
}
