//! Laws of counts that cluster, and of the class of many periods.

use interstate::Confidence;
use interstate::stats::{ClusteredSeries, PMethod, Series, Simulation, TrendDirection};
use interstate::trend::{SeriesClass, SeriesMethod, SeriesRule, classify_series};
use proptest::prelude::*;

/// Counts with exposures of 2 or 3: alike enough to be exchanged in a search too.
fn cells(fewest: usize, most: usize) -> impl Strategy<Value = (Vec<u64>, Vec<f64>)> {
    prop::collection::vec((0..=20_u64, 2..=3_u32), fewest..=most)
        .prop_map(|cells| cells.into_iter().map(|(x, t)| (x, f64::from(t))).unzip())
}

fn backwards<T: Copy>(list: &[T]) -> Vec<T> {
    list.iter().rev().copied().collect()
}

fn draws() -> Simulation {
    Simulation::new(15, 99).unwrap()
}

proptest! {
    #![proptest_config(crate::common::cases(12))]

    #[test]
    fn cells_read_backwards_trend_the_other_way_and_change_as_clearly((x, t) in cells(3, 6)) {
        let (back_x, back_t) = (backwards(&x), backwards(&t));
        let forth = ClusteredSeries::new(Series::new(&x, &t).unwrap());
        let back = ClusteredSeries::new(Series::new(&back_x, &back_t).unwrap());
        let (one, two) = (forth.trend(draws()).unwrap(), back.trend(draws()).unwrap());
        prop_assert_eq!((one.p_rising(), one.p_falling()), (two.p_falling(), two.p_rising()));
        let (one, two) = (forth.search_change(draws()).unwrap(), back.search_change(draws()).unwrap());
        prop_assert_eq!(one.p(), two.p());
        let mirrored: Vec<usize> = two.periods_before().iter().rev().map(|k| x.len() - k).collect();
        prop_assert_eq!(one.periods_before(), mirrored);
        let (one, two) = (forth.change_at(1, draws()).unwrap(), back.change_at(x.len() - 1, draws()).unwrap());
        prop_assert_eq!(one.p(), two.p());
    }

    #[test]
    fn the_unit_of_exposure_changes_nothing((x, t) in cells(3, 6), unit in 0.01..100.0_f64) {
        let scaled: Vec<f64> = t.iter().map(|t| t * unit).collect();
        let one = ClusteredSeries::new(Series::new(&x, &t).unwrap());
        let two = ClusteredSeries::new(Series::new(&x, &scaled).unwrap());
        prop_assert_eq!(one.trend(draws()).unwrap().p(), two.trend(draws()).unwrap().p());
        let change = |cells: ClusteredSeries<'_>| {
            let change = cells.search_change(draws()).unwrap();
            (change.p(), change.periods_before().to_vec(), cells.change_at(2, draws()).unwrap().p())
        };
        prop_assert_eq!(change(one), change(two));
    }

    #[test]
    fn the_interval_holds_no_slope_exactly_when_p_is_not_small((x, t) in cells(4, 5)) {
        let trend = ClusteredSeries::new(Series::new(&x, &t).unwrap()).trend(draws()).unwrap();
        for level in [0.5, 0.8] {
            let interval = trend.interval(Confidence::new(level).unwrap()).unwrap();
            prop_assert!(interval.contains(1.0) || trend.p() <= 1.0 - level, "{trend} {interval}");
            prop_assert!(trend.slope().is_none_or(|slope| interval.contains(slope)), "{trend} {interval}");
        }
    }

    #[test]
    fn the_class_turns_with_the_series((x, t) in cells(4, 6)) {
        let rule = SeriesRule::new(Confidence::P90, draws()).with_margin(1.5).unwrap();
        for method in [SeriesMethod::ExactConditional, SeriesMethod::Permutation] {
            let class = |x: &[u64], t: &[f64]| {
                let series = Series::new(x, t).unwrap();
                classify_series(series, &rule.with_method(method)).unwrap().class()
            };
            let turned = match class(&backwards(&x), &backwards(&t)) {
                SeriesClass::Increased => SeriesClass::Decreased,
                SeriesClass::Decreased => SeriesClass::Increased,
                other => other,
            };
            prop_assert_eq!(class(&x, &t), turned);
        }
    }
}

/// Over every order of one set of cells, p at most 0.25 comes up at most one time in four: what "exact" means.
#[test]
fn among_all_orders_of_the_cells_a_small_p_is_as_rare_as_it_says() {
    let counts = [1, 2, 3, 9, 11];
    let (mut orders, mut trends, mut changes) = (0, 0, 0);
    let mut visit = |x: &[u64]| {
        let cells = ClusteredSeries::new(Series::new(x, &[1.0; 5]).unwrap());
        orders += 1;
        trends += u32::from(cells.trend(draws()).unwrap().p() <= 0.25);
        changes += u32::from(cells.search_change(draws()).unwrap().p() <= 0.25);
    };
    for code in 0..5_usize.pow(5) {
        let places: Vec<usize> = (0..5).map(|i| code / 5_usize.pow(i) % 5).collect();
        if (0..5).all(|i| places.contains(&i)) {
            visit(&places.iter().map(|&i| counts[i]).collect::<Vec<_>>());
        }
    }
    assert_eq!(orders, 120);
    assert!((12..=30).contains(&trends), "{trends} of 120 orders");
    assert!((12..=30).contains(&changes), "{changes} of 120 orders");
}

#[test]
fn orders_drawn_at_random_come_near_those_listed() {
    // Twelve cells, six before: 924 splits are listed. Exposures that differ by a hair make them drawn.
    let counts = [2, 9, 0, 3, 8, 2, 14, 6, 21, 9, 3, 7];
    let equal = [1.0; 12];
    let mut nearly = equal;
    nearly[0] += 1e-12;
    let p = |exposures: &[f64]| {
        let cells = ClusteredSeries::new(Series::new(&counts, exposures).unwrap());
        let change = cells
            .change_at(6, Simulation::new(4, 4_999).unwrap())
            .unwrap();
        (change.p(), change.method().unwrap())
    };
    let (listed, drawn) = (p(&equal), p(&nearly));
    assert_eq!(listed.1, PMethod::Enumerated { tables: 924 });
    let PMethod::Simulated { standard_error, .. } = drawn.1 else {
        panic!("{drawn:?} should be drawn");
    };
    assert!(
        (listed.0 - drawn.0).abs() < 4.0 * standard_error,
        "{listed:?} {drawn:?}"
    );
    assert_eq!(p(&nearly), drawn, "a seed has one answer");
}

#[test]
fn a_burst_is_no_change_and_a_doubling_is_one() {
    let burst = [2, 0, 3, 1, 0, 2, 4, 1, 0, 19, 2, 3];
    let series = Series::new(&burst, &[1.0; 12]).unwrap();
    assert!(series.search_change().unwrap().p() < 1e-4);
    let change = ClusteredSeries::new(series).search_change(draws()).unwrap();
    assert_eq!(change.direction(Confidence::P95), TrendDirection::Undecided);
    let doubled = [9, 14, 11, 8, 13, 10, 24, 19, 26, 21, 17, 28];
    let series = Series::new(&doubled, &[1.0; 12]).unwrap();
    let change = ClusteredSeries::new(series).search_change(draws()).unwrap();
    assert_eq!(change.direction(Confidence::P95), TrendDirection::Rising);
    assert_eq!(change.periods_before(), [6]);
}
