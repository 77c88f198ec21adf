//! Levels beside zero and one, and differences of which rounding leaves something.

use interstate::Confidence;
use interstate::stats::{
    ClusteredSeries, NextCount, NextDispersed, Observed, PredictionMethod, Series, Simulation,
};

/// Of 2⁻⁵⁴: `scipy.stats.norm.isf(2.0**-54)`, version 1.17.1.
const Z_OF_THE_HIGHEST_LEVEL: f64 = 8.292_361_075_813_597;

fn level(number: f64) -> Confidence {
    Confidence::new(number).unwrap()
}

#[test]
fn a_prediction_near_the_level_of_zero_has_its_limits_in_order() {
    let seen = Observed::new(0, 0.913_523_368_713_756_6).unwrap();
    let next = NextCount::new(seen, 2_780_398_663_418_961.5).unwrap();
    let counts = next
        .with_method(PredictionMethod::Jeffreys)
        .interval(level(5e-324))
        .unwrap();
    assert!(counts.hi().unwrap() >= counts.lo(), "{counts:?}");
    assert!(counts.hi().unwrap() - counts.lo() <= 1, "{counts:?}");
}

#[test]
fn a_prediction_of_counts_that_cluster_has_an_answer_at_the_lowest_and_the_highest_level() {
    let parts = Series::new(&[3, 5, 1, 9], &[1.0; 4]).unwrap();
    let next = NextDispersed::new(parts, 1.0).unwrap();
    let lowest = next.interval(level(5e-324)).unwrap();
    assert_eq!(lowest, next.interval(level(1e-10)).unwrap());
    assert_eq!((lowest.lo(), lowest.hi()), (3, Some(5)));
    let highest = next.interval(level(1.0 - f64::EPSILON / 2.0)).unwrap();
    // By mpmath 1.3 with 40 digits, from the formula: c = 2,765,359,158.665…, and the first y by bisection.
    assert_eq!((highest.lo(), highest.hi()), (0, Some(64_312_669_711)));
}

#[test]
fn a_limit_at_the_highest_level_is_not_at_infinity() {
    let fit = Series::new(&[3, 5, 9, 12, 20], &[1.0; 5])
        .unwrap()
        .poisson_regression(&[&[0.0, 1.0, 2.0, 3.0, 4.0]])
        .unwrap()
        .effect(1)
        .unwrap();
    let half = |number: f64| {
        let interval = fit.interval(level(number));
        0.5 * (interval.hi().unwrap() / interval.lo()).ln()
    };
    let (highest, usual) = (half(1.0 - f64::EPSILON / 2.0), half(0.95));
    // Both are so many standard errors: 1.9599… is `norm.isf(0.025)`.
    let times = Z_OF_THE_HIGHEST_LEVEL / 1.959_963_984_540_054;
    assert!((highest / usual / times - 1.0).abs() < 1e-12);
}

#[test]
fn rates_that_are_equal_but_for_rounding_do_not_change_whatever_the_unit() {
    let draws = Simulation::new(15, 99).unwrap();
    for unit in [1.0, 57.106_407_151_267_9, 0.1, 1.0 / 3.0] {
        let exposures = [2.0, 3.0, 3.0].map(|t| t * unit);
        let cells = ClusteredSeries::new(Series::new(&[8, 12, 12], &exposures).unwrap());
        assert_eq!(cells.change_at(2, draws).unwrap().p(), 1.0, "{unit}");
        assert_eq!(cells.search_change(draws).unwrap().p(), 1.0, "{unit}");
    }
}
