//! What is too much is refused at once, by the name of the limit; what is watched can be stopped.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use interstate::Result;
use interstate::stats::{HomogeneityDistance, MixTable, PMethod, Series, Simulation};

/// Refused with this message, and before any of the work.
#[track_caller]
fn refused_at_once<T: std::fmt::Debug>(answer: impl FnOnce() -> Result<T>, message: &str) {
    let start = Instant::now();
    assert_eq!(answer().unwrap_err().to_string(), message);
    // The work itself would take from seven seconds to hours.
    assert!(start.elapsed() < Duration::from_secs(3), "{message}");
}

fn even_mixes(rows: usize, columns: usize) -> Vec<Vec<u64>> {
    vec![vec![3; columns]; rows]
}

fn mixes(rows: &[Vec<u64>]) -> MixTable {
    let rows: Vec<&[u64]> = rows.iter().map(Vec::as_slice).collect();
    MixTable::new(&rows).unwrap()
}

#[test]
fn a_table_with_too_many_cells_to_draw_is_refused() {
    let rows = even_mixes(200, 200);
    refused_at_once(
        || mixes(&rows).compare_exact(Simulation::seeded(1)),
        "number of draws times cells 3999960000 is above 1000000000",
    );
    let rows = even_mixes(500, 600);
    refused_at_once(
        || mixes(&rows).compare_exact(Simulation::seeded(1)),
        "number of draws times cells 29999700000 is above 1000000000",
    );
    // Fewer draws of the smaller table are answered.
    let rows = even_mixes(40, 60);
    let few = mixes(&rows)
        .compare_exact(Simulation::new(1, 99).unwrap())
        .unwrap();
    assert_eq!(few.p(), 1.0);
}

#[test]
fn a_series_with_too_many_periods_to_draw_is_refused() {
    let (counts, years) = (vec![2; 1_001], vec![1.0; 1_001]);
    refused_at_once(
        || {
            let series = Series::new(&counts, &years)?;
            series.homogeneity_exact(HomogeneityDistance::ChiSquare, Simulation::seeded(1))
        },
        "number of draws times periods 100098999 is above 100000000",
    );
}

#[test]
fn a_search_for_a_change_that_would_take_too_long_is_refused_before_it_starts() {
    let (counts, months) = (vec![400_000; 2_000], vec![1.0; 2_000]);
    let mut risen = counts;
    risen[1_999] += 5_000;
    refused_at_once(
        || Series::new(&risen, &months)?.search_change(),
        "search for a change: more than 10¹⁰ steps for so many events and periods; declare a date, or count by longer periods",
    );
}

#[test]
fn a_simulation_tells_how_far_it_has_come() {
    let rows = even_mixes(21, 20);
    let mut told = Vec::new();
    let simulation = Simulation::new(5, 3_000).unwrap();
    let watched = simulation.with_progress(|done| {
        told.push(done);
        ControlFlow::Continue(())
    });
    let heard = mixes(&rows).compare_exact(watched).unwrap();
    assert_eq!(told.len(), 1_000);
    assert_eq!((told[0], told[999]), (3, 3_000));
    // Whoever listens changes nothing.
    let alone = mixes(&rows).compare_exact(simulation).unwrap();
    assert_eq!(heard, alone);
    assert!(matches!(
        heard.method,
        PMethod::Simulated {
            draws: 3_000,
            seed: 5,
            ..
        }
    ));
}

#[test]
fn a_simulation_that_is_stopped_gives_no_p_value() {
    let stop = |at: u32| {
        move |done: u32| {
            if done >= at {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        }
    };
    let (counts, years) = (vec![9; 100], vec![1.0; 100]);
    let series = Series::new(&counts, &years).unwrap();
    let simulation = Simulation::new(5, 10_000).unwrap();
    let stopped = simulation.with_progress(stop(1_000));
    assert_eq!(
        series
            .homogeneity_exact(HomogeneityDistance::ChiSquare, stopped)
            .unwrap_err()
            .to_string(),
        "simulation was stopped after 1000 of 10000 draws"
    );
    // Whoever says stop after the last draw comes too late.
    let done = simulation.with_progress(stop(10_000));
    assert!(
        series
            .homogeneity_exact(HomogeneityDistance::ChiSquare, done)
            .is_ok()
    );
    // What needs no draw is answered, and the callback stays silent.
    let listed = simulation.with_progress(|_| panic!("nothing was drawn"));
    let pair = Series::new(&[2, 5], &[1.0; 2]).unwrap();
    assert!(
        pair.homogeneity_exact(HomogeneityDistance::ChiSquare, listed)
            .is_ok()
    );
}

#[test]
fn a_regression_on_very_many_columns_is_refused() {
    let (counts, years) = (vec![3; 1_200], vec![1.0; 1_200]);
    let columns = vec![vec![0.5; 1_200]; 1_000];
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    refused_at_once(
        || Series::new(&counts, &years)?.poisson_regression(&columns),
        "number of periods times the square of the coefficients 1202401200 is above 1000000000",
    );
}
