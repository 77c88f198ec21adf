//! Many periods: does the rate rise, did it change at a date, did its slope change.

use interstate::Confidence;
use interstate::stats::{ClusteredSeries, DependentSeries, MannKendall, Series, Simulation};

use super::measure::Row;
use super::method::{Answer, Method};
use super::situation::{Cells, Law, Shape, Situation};

const CONDITIONAL: Method = Method::new("conditional trend", |cells| {
    let trend = series(cells)?.conditional_trend();
    let interval = trend.interval(Confidence::P95);
    Ok(Answer::of_factor(interval, steps(cells)))
})
.one_in(10);

const QUASI_TREND: Method = Method::new("quasi-Poisson regression", |cells| {
    let times: Vec<f64> = (0..cells.counts.len()).map(|t| t as f64).collect();
    let slope = series(cells)?
        .poisson_regression(&[&times])?
        .effect(1)
        .unwrap();
    let interval = slope.dispersed_interval(Confidence::P95).unwrap();
    Ok(Answer::of_factor(interval, steps(cells)))
});

const MANN_KENDALL: Method = Method::new("Mann–Kendall", |cells| {
    let trend = MannKendall::new(&cells.counts)?;
    Ok(Answer::of_p(trend.p(), trend.s > 0))
});

const DECLARED: Method = Method::new("`change_at`", |cells| {
    let change = series(cells)?.change_at(cells.before)?;
    Ok(Answer::of_p(change.p(), rises(cells, cells.before)))
});

const SEARCHED: Method = Method::new("`search_change`", |cells| {
    let change = series(cells)?.search_change()?;
    Ok(Answer::of_p(
        change.p(),
        rises(cells, change.periods_before[0]),
    ))
});

const INTERRUPTED: Method = Method::new("interrupted, dispersed", |cells| {
    let model = series(cells)?.interrupted(cells.before)?;
    let interval = model
        .slope_change
        .dispersed_interval(Confidence::P95)
        .unwrap();
    let after = cells.counts.len() - cells.before;
    Ok(Answer::of_factor(interval, after as f64 - 1.0))
});

const EXCHANGED_TREND: Method = Method::new("`ClusteredSeries::trend`", |cells| {
    let trend = ClusteredSeries::new(series(cells)?).trend(simulation(cells)?)?;
    Ok(Answer::of_p(
        trend.p(),
        trend.slope().is_some_and(|slope| slope > 1.0),
    ))
})
.one_in(2);

/// Draws itself.
const DEPENDENT_TREND: Method = Method::new("`dependent_trend`", |cells| {
    let trend = series(cells)?.dependent_trend(simulation(cells)?)?;
    let interval = trend.growth().interval(Confidence::P95);
    Ok(Answer::of_factor(interval, steps(cells)))
})
.one_in(4);

const DEPENDENT_CHANGE: Method = Method::new("`DependentSeries::change`", |cells| {
    let series = DependentSeries::changed_at(series(cells)?, cells.before)?;
    let interval = series.change(simulation(cells)?)?.interval(Confidence::P95);
    Ok(Answer::of_interval(interval))
})
.one_in(4);

const DEPENDENT_SLOPE: Method = Method::new("`dependent_interruption`", |cells| {
    let model = series(cells)?.dependent_interruption(cells.before, simulation(cells)?)?;
    let interval = model.slope_change().interval(Confidence::P95);
    let after = cells.counts.len() - cells.before;
    Ok(Answer::of_factor(interval, after as f64 - 1.0))
})
.one_in(8);

const EXCHANGED_DECLARED: Method = Method::new("`ClusteredSeries::change_at`", |cells| {
    let clustered = ClusteredSeries::new(series(cells)?);
    let change = clustered.change_at(cells.before, simulation(cells)?)?;
    Ok(Answer::of_p(change.p(), rises(cells, cells.before)))
})
.one_in(2);

const EXCHANGED_SEARCHED: Method = Method::new("`ClusteredSeries::search_change`", |cells| {
    let change = ClusteredSeries::new(series(cells)?).search_change(simulation(cells)?)?;
    Ok(Answer::of_p(
        change.p(),
        rises(cells, change.periods_before()[0]),
    ))
})
.one_in(2);

fn simulation(cells: &Cells<'_>) -> interstate::Result<Simulation> {
    Simulation::new(cells.seed, 499)
}

fn series<'a>(cells: &'a Cells<'_>) -> interstate::Result<Series<'a>> {
    Series::new(&cells.counts, cells.exposures)
}

fn steps(cells: &Cells<'_>) -> f64 {
    cells.counts.len() as f64 - 1.0
}

/// Whether more happens a cell from this one on than before it.
fn rises(cells: &Cells<'_>, from: usize) -> bool {
    let (before, after) = cells.counts.split_at(from);
    let mean = |counts: &[u64]| counts.iter().sum::<u64>() as f64 / counts.len() as f64;
    mean(after) > mean(before)
}

fn clustered(phi: f64) -> Law {
    Law::Clustered {
        before: phi,
        after: phi,
    }
}

fn streaks(rho: f64) -> Law {
    Law::LogAr {
        phi: 5.0,
        a: rho,
        b: 0.0,
    }
}

const STREAKS: [f64; 4] = [0.0, 0.3, 0.6, 0.9];

/// A rate that doubles from the first cell to the last.
pub(super) fn trend() -> Vec<Row> {
    const CLUSTERED: &[Method] = &[CONDITIONAL, QUASI_TREND, MANN_KENDALL, EXCHANGED_TREND];
    const STREAKY: &[Method] = &[QUASI_TREND, MANN_KENDALL, EXCHANGED_TREND, DEPENDENT_TREND];
    rows(
        Shape::Steady,
        CLUSTERED,
        &EXCHANGED_TREND,
        STREAKY,
        &DEPENDENT_TREND,
    )
}

/// A rate that doubles in the middle, at a date that was named beforehand.
pub(super) fn declared() -> Vec<Row> {
    const CLUSTERED: &[Method] = &[DECLARED, EXCHANGED_DECLARED];
    const STREAKY: &[Method] = &[DECLARED, EXCHANGED_DECLARED, DEPENDENT_CHANGE];
    rows(
        Shape::Step,
        CLUSTERED,
        &EXCHANGED_DECLARED,
        STREAKY,
        &DEPENDENT_CHANGE,
    )
}

/// The same, the date searched for; the oracle knows it.
pub(super) fn searched() -> Vec<Row> {
    const METHODS: &[Method] = &[SEARCHED, EXCHANGED_SEARCHED];
    rows(Shape::Step, METHODS, &EXCHANGED_SEARCHED, METHODS, &NONE)
}

/// A constant rate that from the middle on grows until it has doubled.
pub(super) fn slope() -> Vec<Row> {
    const METHODS: &[Method] = &[INTERRUPTED, DEPENDENT_SLOPE];
    STREAKS
        .map(|rho| {
            let situation = Situation::series(20.0, 48, streaks(rho), Shape::Bend);
            Row::new(situation, METHODS, 4_000).recommends(if rho < 0.9 {
                &DEPENDENT_SLOPE
            } else {
                &NONE
            })
        })
        .into()
}

/// Independent cells by their dispersion, then streaks by their correlation; in the longest nothing is recommended.
fn rows(
    shape: Shape,
    clustered_by: &'static [Method],
    for_clustered: &Method,
    streaky_by: &'static [Method],
    for_streaky: &Method,
) -> Vec<Row> {
    let row =
        |cells, law, methods| Row::new(Situation::series(20.0, cells, law, shape), methods, 4_000);
    let independent = [1.0, 2.0, 5.0, 20.0]
        .map(|phi| row(12, clustered(phi), clustered_by).recommends(for_clustered));
    let dependent = STREAKS.map(|rho| {
        let method = if rho < 0.9 { for_streaky } else { &NONE };
        row(24, streaks(rho), streaky_by).recommends(method)
    });
    independent.into_iter().chain(dependent).collect()
}

/// No method.
const NONE: Method = Method::new("none", |_| unreachable!());
