//! What is refused where cells may hang together.

use interstate::stats::{
    DependentSeries, SerialCorrection, SerialKendall, Series, Simulation, WatchedSimulation,
};

fn of(counts: &[u64]) -> Series<'_> {
    Series::new(counts, &[1.0; 40][..counts.len()]).unwrap()
}

fn message<T: std::fmt::Debug>(answer: interstate::Result<T>) -> String {
    answer.unwrap_err().to_string()
}

#[test]
fn too_little_is_refused_by_what_is_missing() {
    assert_eq!(
        message(DependentSeries::new(of(&[1, 2, 3]))),
        "3 periods for the dependence of neighbours are too few; 4 are needed"
    );
    assert_eq!(
        message(DependentSeries::changed_at(of(&[1, 2, 3, 4]), 2)),
        "4 periods for the dependence of neighbours are too few; 5 are needed"
    );
    assert_eq!(
        message(DependentSeries::changed_at(of(&[1, 2, 3, 4, 5]), 5)),
        "0 periods after the change are too few; 1 are needed"
    );
    assert_eq!(
        message(DependentSeries::changed_at(of(&[1, 2, 3, 4, 5]), 0)),
        "0 periods before the change are too few; 1 are needed"
    );
    assert_eq!(
        message(DependentSeries::new(of(&[0; 12]))),
        "0 periods with an event are too few; 1 are needed"
    );
    let few = Simulation::new(1, 99).unwrap();
    assert_eq!(
        message(of(&[1; 7]).dependent_trend(few)),
        "7 periods for a trend are too few; 8 are needed"
    );
    assert_eq!(
        message(of(&[1; 20]).dependent_interruption(7, few)),
        "7 periods before the change are too few; 8 are needed"
    );
    assert_eq!(
        message(of(&[1; 20]).dependent_interruption(13, few)),
        "7 periods after the change are too few; 8 are needed"
    );
    assert_eq!(
        message(SerialKendall::new(
            &[1.0, 2.0, 4.0, 3.0],
            SerialCorrection::YueWang
        )),
        "4 values for a correlation of neighbours are too few; 5 are needed"
    );
}

#[test]
fn what_says_nothing_is_refused() {
    let series = DependentSeries::new(of(&[1, 2, 3, 4])).unwrap();
    let few = Simulation::new(1, 99).unwrap();
    assert_eq!(
        message(series.change(few)),
        "change of a rate: the series was given as one stretch"
    );
    for gap in [0.0, -1.0, f64::NAN] {
        assert_eq!(
            message(DependentSeries::between(
                of(&[1, 2, 3]),
                of(&[4, 5, 6]),
                gap
            )),
            format!("gap between two series {gap} is outside 0 < gap ≤ 2³¹")
        );
    }
    assert_eq!(
        message(SerialKendall::new(
            &[2.0, 4.0, 6.0, 8.0, 10.0],
            SerialCorrection::HamedRao
        )),
        "corrected trend of a series: its values lie on a line, and leave nothing that could hang together"
    );
    let times: Vec<f64> = (0..20).map(f64::from).collect();
    let fit =
        of(&[3, 4, 1, 2, 5, 3, 4, 1, 2, 5, 3, 4, 1, 2, 5, 3, 4, 1, 2, 5]).newey_west(&[&times]);
    assert_eq!(message(fit.unwrap().with_lag(20)), "lag 20 is above 19");
}

#[test]
fn what_would_take_too_long_is_refused_and_what_is_stopped_has_no_p() {
    let counts = vec![3; 300];
    let exposures = vec![1.0; 300];
    let series = DependentSeries::new(Series::new(&counts, &exposures).unwrap()).unwrap();
    assert_eq!(
        message(series.p_of(Simulation::new(1, 1_000_000).unwrap(), |_| 0.0)),
        "number of draws times periods 300000000 is above 200000000"
    );
    let watched: WatchedSimulation<'_> = Simulation::new(1, 500)
        .unwrap()
        .with_progress(|_| std::ops::ControlFlow::Break(()));
    assert_eq!(
        message(series.p_of(watched, |_| 0.0)),
        "simulation was stopped after 1 of 500 draws"
    );
}

#[test]
fn a_statistic_that_is_no_number_is_no_evidence() {
    let series = DependentSeries::new(of(&[1, 2, 3, 4, 9])).unwrap();
    let few = Simulation::new(1, 99).unwrap();
    assert_eq!(series.p_of(few, |_| f64::NAN).unwrap().0, 1.0);
    let mut is_first = true;
    let nan_when_drawn = |_: &[u64]| {
        if std::mem::replace(&mut is_first, false) {
            7.0
        } else {
            f64::NAN
        }
    };
    assert_eq!(series.p_of(few, nan_when_drawn).unwrap().0, 1.0);
}

#[test]
fn a_side_without_events_has_an_answer_all_the_same() {
    let counts = [5, 4, 6, 5, 5, 4, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0];
    let series = DependentSeries::changed_at(of(&counts), 8).unwrap();
    let change = series.change(Simulation::new(1, 999).unwrap()).unwrap();
    // Half an event for each of two columns: (0 + 0.5) / (40 + 0.5).
    assert!((change.factor() - 0.5 / 40.5).abs() < 1e-12);
    assert!(change.p() < 0.05);
}
