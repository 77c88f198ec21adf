//! What the results of series say, and what is refused.

use interstate::Confidence;
use interstate::stats::{
    ClusteredSeries, CoxStuart, HomogeneityDistance, Laplace, LastAsRecord, MannKendall, Series,
    Simulation, TheilSen, TrendDirection,
};
use interstate::trend::{Caution, SeriesClass, SeriesMethod, SeriesRule, classify_series};

fn draws() -> Simulation {
    Simulation::new(1, 199).unwrap()
}

#[test]
fn every_result_of_a_series_is_a_sentence() {
    let x = [1, 2, 6, 4, 5, 9];
    let series = Series::new(&x, &[1.0; 6]).unwrap();
    let values: Vec<f64> = x.iter().map(|&x| x as f64).collect();
    let times: Vec<f64> = (0..6).map(f64::from).collect();
    let exact = series
        .homogeneity_exact(HomogeneityDistance::ChiSquare, draws())
        .unwrap();
    let fit = series.poisson_regression(&[&times]).unwrap();
    let months = [
        4, 5, 3, 4, 4, 3, 5, 4, 4, 5, 3, 4, 8, 7, 9, 8, 8, 9, 7, 8, 8, 7, 9, 8,
    ];
    let interrupted = Series::new(&months, &[1.0; 24])
        .unwrap()
        .interrupted(12)
        .unwrap();
    let sentences = [
        series.homogeneity().to_string(),
        exact.to_string(),
        MannKendall::new(&x).unwrap().to_string(),
        CoxStuart::new(&x).unwrap().to_string(),
        Laplace::new(&[14.0, 22.0, 30.0, 33.0, 35.0], 0.0, 36.0)
            .unwrap()
            .to_string(),
        TheilSen::new(&times, &values).unwrap().to_string(),
        LastAsRecord::new(&x).unwrap().to_string(),
        LastAsRecord::new(&[3, 10, 10]).unwrap().to_string(),
        LastAsRecord::new(&[3, 10, 4]).unwrap().to_string(),
        series.change_at(3).unwrap().to_string(),
        fit.to_string(),
        interrupted.to_string(),
    ];
    let expected = [
        "the counts vary 1.84 times as much as at equal rates (X² 9.22, 5 degrees of freedom), p = 0.10, if events are independent",
        "tables as far from equality by Pearson's X² have p = 0.11 over all 201376 tables, if events are independent",
        "of 6 values later ones are larger than earlier ones in 11 more pairs than smaller (tau 0.73), p = 0.056, if no value hangs on the one \
         before",
        "of 3 unlike pairs the later value is larger in 3 and smaller in 0, p = 0.25; so few pairs never give less than 0.25",
        "5 events lie on average at 74 % of the span (50 % at a constant rate), p = 0.057, if events are independent",
        "the values grow by 1.00 per unit of time, the median of the slopes of 15 pairs (95 % -0.50 to 4.00)",
        "the last of 6 is the largest alone: by chance with 0.17",
        "the last of 3 is the largest with another, no sole record: by chance it is one of the largest with 0.67",
        "the last of 3 is no record",
        "after period 3 of 6, a date named beforehand, the rate is 2.00 times what it was, p = 0.12, if events are independent",
        "over 6 periods the rate is 1.771; a unit of column 1 changes it by a factor of 1.37 (95 % 0.98–1.93); the counts vary 0.72 times as \
         much as independent events",
        "after period 12 of 24 the level changes by a factor of 2.01 (95 % 0.94–4.30) and the slope, before it 1.00 per unit of time, by a \
         factor of 1.00 (95 % 0.90–1.12); the counts vary 0.11 times as much as independent events, and neighbours have a correlation of -0.50",
    ];
    for (said, expected) in sentences.iter().zip(expected) {
        assert_eq!(said, expected);
    }
}

#[test]
fn every_direction_is_that_of_its_p() {
    let (up, down) = ([1, 2, 4, 3, 5, 9, 11, 16], [16, 11, 9, 5, 3, 4, 2, 1]);
    let level = Confidence::P95;
    for (x, direction) in [
        (up, TrendDirection::Rising),
        (down, TrendDirection::Falling),
    ] {
        let series = Series::new(&x, &[1.0; 8]).unwrap();
        let values: Vec<f64> = x.iter().map(|&x| x as f64).collect();
        let times: Vec<f64> = (0..8).map(f64::from).collect();
        let cells = ClusteredSeries::new(series);
        assert_eq!(series.conditional_trend().direction(level), direction);
        assert_eq!(series.search_change().unwrap().direction(level), direction);
        assert_eq!(series.change_at(4).unwrap().direction(level), direction);
        assert_eq!(
            MannKendall::new(&x).unwrap().direction(level).unwrap(),
            direction
        );
        assert_eq!(
            TheilSen::new(&times, &values)
                .unwrap()
                .direction(level)
                .unwrap(),
            direction
        );
        assert_eq!(
            CoxStuart::new(&x).unwrap().direction(level),
            TrendDirection::Undecided
        );
        assert_eq!(cells.trend(draws()).unwrap().direction(level), direction);
        assert_eq!(
            cells.change_at(4, draws()).unwrap().direction(level),
            direction
        );
        let fit = series.poisson_regression(&[&times]).unwrap();
        assert_eq!(fit.effect(1).unwrap().direction(level), direction);
        assert!(series.homogeneity().differs(level));
    }
    let flat = Series::new(&[4, 5, 4, 5, 4, 5], &[1.0; 6]).unwrap();
    assert_eq!(
        flat.conditional_trend().direction(level),
        TrendDirection::Undecided
    );
    assert!(!flat.homogeneity().differs(level));
    let late = Laplace::new(&[30.0, 31.0, 32.0, 33.0, 35.0], 0.0, 36.0).unwrap();
    assert_eq!(late.direction(level), TrendDirection::Rising);
    assert_eq!(TrendDirection::Rising.to_string(), "rising");
}

#[test]
fn unlike_cells_are_not_exchanged() {
    let x = [3, 9, 4, 12, 6];
    let message = |exposures: [f64; 5], search: bool| {
        let cells = ClusteredSeries::new(Series::new(&x, &exposures).unwrap());
        let error = if search {
            cells.search_change(draws()).unwrap_err()
        } else {
            cells.trend(draws()).unwrap_err()
        };
        error.to_string()
    };
    assert_eq!(
        message([1.0, 1.0, 1.0, 1.0, 5.0], false),
        "largest exposure over the smallest 5 is outside 1 ≤ ratio ≤ 4, up to which cells can be exchanged"
    );
    assert_eq!(
        message([1.0, 1.0, 1.0, 1.0, 2.0], true),
        "largest exposure over the smallest 2 is outside 1 ≤ ratio ≤ 1.5, up to which cells can be exchanged in a search"
    );
    let cells = ClusteredSeries::new(Series::new(&x, &[1.0; 5]).unwrap());
    assert_eq!(
        cells.change_at(5, draws()).unwrap_err().to_string(),
        "number of periods before the change 5 is outside 1 ≤ periods before < all periods"
    );
    let long = vec![1_u64; 1_001];
    let exposures = vec![1.0; 1_001];
    let series = Series::new(&long, &exposures).unwrap();
    assert_eq!(
        ClusteredSeries::new(series)
            .trend(Simulation::seeded(1))
            .unwrap_err()
            .to_string(),
        "number of draws times periods 100098999 is above 100000000"
    );
}

#[test]
fn a_series_has_the_class_that_its_cells_show() {
    let rule = SeriesRule::new(Confidence::P95, draws());
    let class = |x: &[u64], rule: &SeriesRule| {
        let exposures = vec![1.0; x.len()];
        classify_series(Series::new(x, &exposures).unwrap(), rule).unwrap()
    };
    let rising = [1, 2, 6, 4, 5, 9, 11, 16, 14, 20, 19, 25];
    let falling: Vec<u64> = rising.iter().rev().copied().collect();
    let named = rule.with_method(SeriesMethod::Permutation);
    assert_eq!(class(&rising, &named).class(), SeriesClass::Increased);
    assert_eq!(class(&falling, &named).class(), SeriesClass::Decreased);
    // Up and down again: the rate moved, and has no direction.
    let hump = [2, 3, 1, 2, 9, 11, 10, 12, 9, 11, 3, 2, 1, 2];
    let moved = class(&hump, &rule.with_method(SeriesMethod::ExactConditional));
    assert_eq!(moved.class(), SeriesClass::NoSteadyDirection);
    assert!(
        moved.p() > 0.05 && moved.change().unwrap().p() < 0.05,
        "{moved}"
    );
    // As flat as a margin asks for, which only a stated margin shows.
    let flat = [20, 22, 19, 21, 20, 18, 22, 20, 21, 19, 20, 21];
    assert_eq!(class(&flat, &named).class(), SeriesClass::Inconclusive);
    let margin = named.with_margin(1.1).unwrap();
    assert_eq!(
        class(&flat, &margin).class(),
        SeriesClass::NoSteadyDirection
    );
    // Nothing happened, nothing is shown.
    let none = class(&[0; 9], &rule);
    assert_eq!(
        (none.class(), none.slope(), none.p()),
        (SeriesClass::Inconclusive, None, 1.0)
    );
}

#[test]
fn the_cells_choose_the_method_and_the_cautions() {
    let rule = SeriesRule::new(Confidence::P95, draws());
    let class = |x: &[u64], rule: &SeriesRule| {
        let exposures = vec![1.0; x.len()];
        classify_series(Series::new(x, &exposures).unwrap(), rule).unwrap()
    };
    let few = class(&[3, 9, 2, 8, 14, 5, 9], &rule);
    assert_eq!(few.method(), SeriesMethod::Permutation);
    assert!(few.cautions().contains(&Caution::FewCells));
    let streaks = [
        9, 7, 8, 2, 1, 1, 2, 3, 2, 8, 9, 11, 10, 9, 2, 1, 3, 2, 1, 9, 12, 8, 9, 7,
    ];
    let many = class(&streaks, &rule);
    assert_eq!(many.method(), SeriesMethod::SerialBootstrap);
    assert!(
        many.cautions().contains(&Caution::SerialDependence),
        "{many}"
    );
    assert!(many.dependence().unwrap().is_seen());
    let exact = class(&streaks, &rule.with_method(SeriesMethod::ExactConditional));
    assert!(
        exact
            .cautions()
            .starts_with(&[Caution::IfIndependent, Caution::Clustered]),
        "{exact}"
    );
    let json = serde_json::to_value(&many).unwrap();
    assert_eq!(json["class"], "inconclusive");
    assert_eq!(json["method"], "serial_bootstrap");
    assert_eq!(json["rule"]["simulation"]["draws"], 199);
    assert!(
        json["dependence"]["upper"].as_f64().unwrap() > 0.5,
        "{json}"
    );
}

/// A rise over twelve months that may be one streak.
#[test]
fn few_cells_that_hang_together_decide_nothing() {
    let months = [11, 19, 9, 11, 15, 15, 24, 15, 20, 22, 27, 39];
    let series = Series::new(&months, &[1.0; 12]).unwrap();
    let rule = SeriesRule::new(Confidence::P95, Simulation::new(1, 999).unwrap());
    let trend = classify_series(series, &rule).unwrap();
    assert!(trend.p() < 0.01 && trend.interval().lo() > 1.0, "{trend}");
    assert_eq!(trend.class(), SeriesClass::Inconclusive);
    assert!(trend.cautions().contains(&Caution::SerialDependence));
    let apart = classify_series(series, &rule.with_method(SeriesMethod::Permutation)).unwrap();
    assert_eq!(apart.class(), SeriesClass::Increased);
}

#[test]
fn a_change_point_is_the_second_question_and_has_half_the_error() {
    let cells = [
        10, 16, 10, 29, 16, 12, 13, 10, 9, 11, 16, 21, 21, 24, 41, 15, 26, 24, 24, 27,
    ];
    let series = Series::new(&cells, &[1.0; 20]).unwrap();
    let draws = Simulation::new(1, 999).unwrap();
    let trend = classify_series(series, &SeriesRule::new(Confidence::P95, draws)).unwrap();
    let p = trend.change().unwrap().p();
    assert!(trend.p() > 0.05 && (0.025..0.05).contains(&p), "{trend}");
    assert_eq!(trend.class(), SeriesClass::Inconclusive);
}

#[test]
fn a_simulated_p_of_one_has_no_error_to_tell() {
    let nothing = Series::new(&[0; 12], &[1.0; 12]).unwrap();
    let draws = Simulation::new(1, 999).unwrap();
    let trend = classify_series(nothing, &SeriesRule::new(Confidence::P95, draws)).unwrap();
    let text = trend.to_string();
    assert!(text.contains("p = 1.00 (999 draws, seed 1)"), "{text}");
    assert!(!text.contains('±'), "{text}");
}
