//! Ties in a trend test.

use interstate::Confidence;
use interstate::stats::{MannKendall, TrendDirection};

fn near(ours: f64, right: f64) {
    assert!(
        (ours - right).abs() <= 1e-13 * right.abs(),
        "{ours} is not {right}"
    );
}

/// The tie term is subtracted from the variance: added, it would give 71.
#[test]
fn ties_shrink_the_variance_of_a_trend_test() {
    let trend = MannKendall::new(&[1, 1, 2, 2, 2, 3, 3, 5]).unwrap();
    assert_eq!(trend.s, 23);
    near(trend.variance, 179.0 / 3.0);
    near(trend.z, 2.848_110_223_213_88);
    near(trend.p_normal, 0.004_397_968_961_524_27);
    near(trend.p_exact.unwrap(), 1.0 / 840.0);
    assert_eq!(
        trend.direction(Confidence::P95).unwrap(),
        TrendDirection::Rising
    );
}

#[test]
fn a_flat_series_shows_no_trend_and_divides_by_nothing() {
    let flat = MannKendall::new(&[4, 4, 4, 4, 4, 4]).unwrap();
    assert_eq!((flat.s, flat.variance, flat.z), (0, 0.0, 0.0));
    assert_eq!(
        (flat.p_normal, flat.p_exact, flat.tau),
        (1.0, Some(1.0), None)
    );
    assert_eq!(
        flat.direction(Confidence::P95).unwrap(),
        TrendDirection::Undecided
    );
}

#[test]
fn one_value_is_too_short_for_a_trend() {
    assert_eq!(
        MannKendall::new(&[3]).unwrap_err().to_string(),
        "1 periods are too few; 2 are needed"
    );
}
