//! Laws of cells that hang together.

use interstate::Confidence;
use interstate::stats::{
    DependentEffect, DependentSeries, PMethod, Series, Simulation, TrendDirection,
};

const BEFORE: [u64; 12] = [22, 25, 31, 28, 17, 9, 8, 12, 19, 24, 30, 27];
const AFTER: [u64; 12] = [11, 14, 6, 5, 9, 13, 16, 18, 9, 4, 7, 12];

fn months(counts: &[u64]) -> Series<'_> {
    Series::new(counts, &[1.0; 12][..counts.len()]).unwrap()
}

fn draws(seed: u64) -> Simulation {
    Simulation::new(seed, 999).unwrap()
}

fn error(effect: &DependentEffect) -> f64 {
    match effect.method() {
        PMethod::Simulated { standard_error, .. } => standard_error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_seed_gives_the_same_answer_and_another_seed_another_within_its_error() {
    let series = DependentSeries::between(months(&BEFORE), months(&AFTER), 3.0).unwrap();
    let (first, again) = (
        series.change(draws(1)).unwrap(),
        series.change(draws(1)).unwrap(),
    );
    assert_eq!(first, again);
    let other = series.change(draws(2)).unwrap();
    assert_ne!(
        first.interval(Confidence::P95),
        other.interval(Confidence::P95)
    );
    assert!((first.p() - other.p()).abs() < 4.0 * error(&first).hypot(error(&other)));
}

#[test]
fn time_run_backwards_turns_the_effect_and_leaves_the_dependence() {
    let backwards = |counts: [u64; 12]| {
        let mut counts = counts;
        counts.reverse();
        counts
    };
    let (later, earlier) = (backwards(AFTER), backwards(BEFORE));
    let forth = DependentSeries::between(months(&BEFORE), months(&AFTER), 3.0).unwrap();
    let back = DependentSeries::between(months(&later), months(&earlier), 3.0).unwrap();
    assert_eq!(forth.dependence().estimate(), back.dependence().estimate());
    assert!((forth.dependence().upper() - back.dependence().upper()).abs() < 1e-9);
    let (down, up) = (
        forth.change(draws(3)).unwrap(),
        back.change(draws(3)).unwrap(),
    );
    assert!((down.coefficient() + up.coefficient()).abs() < 1e-12);
    assert!((down.p() - up.p()).abs() < 4.0 * error(&down).hypot(error(&up)));
    assert!(down.factor() < 1.0 && up.factor() > 1.0);
}

#[test]
fn another_unit_of_exposure_changes_nothing() {
    let counts = [BEFORE, AFTER].concat();
    let trend = |unit: f64| {
        let exposures = [unit; 24];
        let series = Series::new(&counts, &exposures).unwrap();
        series.dependent_trend(draws(4)).unwrap()
    };
    // A power of two is exact.
    assert_eq!(trend(1.0), trend(1024.0));
}

#[test]
fn another_unit_of_time_changes_the_growth_alone() {
    let counts = [BEFORE, AFTER].concat();
    let trend = |step: i64| {
        let times: Vec<i64> = (0..24).map(|t| 2001 + t * step).collect();
        let series = Series::new(&counts, &[1.0; 24]).unwrap();
        let trend = series.at_times(&times).unwrap().dependent_trend(draws(5));
        trend.unwrap()
    };
    let (years, decades) = (trend(1), trend(8));
    assert_eq!(years.dependence(), decades.dependence());
    assert_eq!(years.growth().p(), decades.growth().p());
    assert_eq!(
        years.growth().coefficient(),
        8.0 * decades.growth().coefficient()
    );
}

#[test]
fn the_interval_leaves_out_one_exactly_when_p_is_below_the_level() {
    let counts = [BEFORE, AFTER].concat();
    let series = Series::new(&counts, &[1.0; 24]).unwrap();
    let mut told = 0;
    // No multiple of 1/251 is one of the levels.
    for seed in 0..4 {
        let simulation = Simulation::new(seed, 250).unwrap();
        let model = series.dependent_interruption(12, simulation).unwrap();
        for effect in [model.level_change(), model.slope_change()] {
            for share in [0.4, 0.5, 0.9, 0.95, 0.99, 0.999] {
                let level = Confidence::new(share).unwrap();
                let outside = !effect.interval(level).contains(1.0);
                assert_eq!(outside, effect.p() < 1.0 - share, "{effect:?} {share}");
                let direction = effect.direction(level);
                assert_eq!(outside, direction != TrendDirection::Undecided);
                told += u32::from(outside);
            }
        }
    }
    assert!(told > 4, "{told}");
}

#[test]
fn drawn_counts_have_the_means_that_fit_without_a_change() {
    let counts = [BEFORE, AFTER].concat();
    let series =
        DependentSeries::changed_at(Series::new(&counts, &[1.0; 24]).unwrap(), 12).unwrap();
    let (mut sum, mut squares, mut neighbours, mut cells) = (0.0, 0.0, 0.0, 0.0);
    let mean = counts.iter().sum::<u64>() as f64 / 24.0;
    let mut seen = true;
    series
        .p_of(Simulation::new(6, 4_000).unwrap(), |drawn| {
            if !std::mem::replace(&mut seen, false) {
                for (x, y) in drawn.iter().zip(&drawn[1..]) {
                    let (x, y) = (*x as f64 - mean, *y as f64 - mean);
                    sum += x;
                    squares += x * x;
                    neighbours += x * y;
                    cells += 1.0;
                }
            }
            0.0
        })
        .unwrap();
    // Half an event is spread over the cells.
    let shift = 0.5 / 24.0;
    assert!((sum / cells - shift).abs() < 0.15, "{}", sum / cells);
    let (phi, kept) = (squares / cells / mean, neighbours / squares);
    // More than chance alone, and in streaks, as within the two years.
    assert!(
        series.dispersion() > 2.0 && (1.5..4.0 * series.dispersion()).contains(&phi),
        "{phi}"
    );
    assert!((0.2..0.9).contains(&kept), "{kept}");
}

#[test]
fn a_draw_allocates_nothing() {
    let series = DependentSeries::between(months(&BEFORE), months(&AFTER), 1.0).unwrap();
    let allocations = |draws: u32| {
        let simulation = Simulation::new(1, draws).unwrap();
        allocation_counter::measure(|| assert!(series.change(simulation).is_ok())).count_total
    };
    assert_eq!(allocations(99), allocations(990));
}
