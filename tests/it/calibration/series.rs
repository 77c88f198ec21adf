//! Many periods: does the rate rise, did it change at a date, did its slope change.

use interstate::stats::{
    ClusteredSeries, DependentSeries, MannKendall, SerialCorrection, SerialKendall, Series,
    Simulation,
};
use interstate::{Confidence, Result};

use super::classes::MANY_PERIODS;
use super::measure::{Row, Target};
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

const HAMED_RAO: Method = Method::new("Mann–Kendall after Hamed and Rao", |cells| {
    corrected(cells, SerialCorrection::HamedRao)
});

const YUE_WANG: Method = Method::new("Mann–Kendall after Yue and Wang", |cells| {
    corrected(cells, SerialCorrection::YueWang)
});

const PRE_WHITENED: Method = Method::new("Mann–Kendall, pre-whitened", |cells| {
    corrected(cells, SerialCorrection::PreWhitened)
});

fn corrected(cells: &Cells<'_>, correction: SerialCorrection) -> Result<Answer> {
    let values: Vec<f64> = cells.counts.iter().map(|&x| x as f64).collect();
    let trend = SerialKendall::new(&values, correction)?;
    Ok(Answer::of_p(trend.p(), trend.s() > 0))
}

const NEWEY_WEST: Method = Method::new("`newey_west`", |cells| {
    let times: Vec<f64> = (0..cells.counts.len()).map(|t| t as f64).collect();
    let slope = series(cells)?.newey_west(&[&times])?.effect(1).unwrap();
    Ok(Answer::of_factor(
        slope.interval(Confidence::P95),
        steps(cells),
    ))
});

const NEWEY_WEST_SLOPE: Method = Method::new("`newey_west`", |cells| {
    let times: Vec<f64> = (0..cells.counts.len()).map(|t| t as f64).collect();
    let change = cells.before as f64;
    let after: Vec<f64> = times.iter().map(|&t| f64::from(t >= change)).collect();
    let since: Vec<f64> = times.iter().map(|&t| (t - change).max(0.0)).collect();
    let fit = series(cells)?.newey_west(&[&times, &after, &since])?;
    let interval = fit.effect(3).unwrap().interval(Confidence::P95);
    let cells_after = cells.counts.len() - cells.before;
    Ok(Answer::of_factor(interval, cells_after as f64 - 1.0))
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
.one_in(5);

const DEPENDENT_CHANGE: Method = Method::new("`DependentSeries::change`", |cells| {
    let series = DependentSeries::changed_at(series(cells)?, cells.before)?;
    let interval = series.change(simulation(cells)?)?.interval(Confidence::P95);
    Ok(Answer::of_interval(interval))
})
.one_in(5);

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

const DEPENDENT_SEARCH: Method = Method::new("`dependent_search`", |cells| {
    let change = series(cells)?.dependent_search(simulation(cells)?)?;
    Ok(Answer::of_p(
        change.p(),
        rises(cells, change.periods_before()[0]),
    ))
})
.one_in(8);

fn simulation(cells: &Cells<'_>) -> Result<Simulation> {
    Simulation::new(cells.seed, 499)
}

fn series<'a>(cells: &'a Cells<'_>) -> Result<Series<'a>> {
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

/// Cells that hang together in another way than the methods take for granted.
const OTHERWISE: [Law; 2] = [
    Law::LogAr {
        phi: 5.0,
        a: 0.4,
        b: 0.2,
    },
    Law::Pairs { phi: 5.0 },
];

/// A rate that doubles from the first cell to the last.
pub(super) fn trend() -> Vec<Row> {
    const CLUSTERED: &[Method] = &[CONDITIONAL, QUASI_TREND, MANN_KENDALL, EXCHANGED_TREND];
    const STREAKY: &[Method] = &[
        QUASI_TREND,
        MANN_KENDALL,
        HAMED_RAO,
        YUE_WANG,
        PRE_WHITENED,
        NEWEY_WEST,
        EXCHANGED_TREND,
        DEPENDENT_TREND,
        MANY_PERIODS,
    ];
    const RECOMMENDED: &[Method] = &[DEPENDENT_TREND, MANY_PERIODS];
    const FEW: &[Method] = &[DEPENDENT_TREND.one_in(8), MANY_PERIODS];
    let mut rows = rows(
        Shape::Steady,
        (CLUSTERED, &[EXCHANGED_TREND]),
        (STREAKY, RECOMMENDED),
    );
    for cells in [12, 48] {
        for rho in STREAKS {
            let situation = Situation::series(20.0, cells, streaks(rho), Shape::Steady);
            let row = Row::new(situation, FEW, 4_000);
            rows.push(if cells < 24 || rho > 0.6 {
                row
            } else {
                row.recommends(RECOMMENDED)
            });
        }
    }
    for law in OTHERWISE {
        let situation = Situation::series(20.0, 24, law, Shape::Steady);
        rows.push(Row::new(situation, FEW, 4_000));
    }
    rows
}

/// A rate that doubles in the middle, at a date that was named beforehand.
pub(super) fn declared() -> Vec<Row> {
    const CLUSTERED: &[Method] = &[DECLARED, EXCHANGED_DECLARED];
    const STREAKY: &[Method] = &[DECLARED, EXCHANGED_DECLARED, DEPENDENT_CHANGE];
    rows(
        Shape::Step,
        (CLUSTERED, &[EXCHANGED_DECLARED]),
        (STREAKY, &[DEPENDENT_CHANGE]),
    )
}

/// The same, the date searched for; the oracle knows it, and in streaks no search sees half as much.
pub(super) fn searched() -> Vec<Row> {
    const CLUSTERED: &[Method] = &[SEARCHED, EXCHANGED_SEARCHED];
    const STREAKY: &[Method] = &[SEARCHED, EXCHANGED_SEARCHED, DEPENDENT_SEARCH];
    let rows = rows(
        Shape::Step,
        (CLUSTERED, &[EXCHANGED_SEARCHED]),
        (STREAKY, &[DEPENDENT_SEARCH]),
    );
    let in_streaks = |row: &Row| matches!(row.situation.law, Law::LogAr { .. });
    rows.into_iter()
        .map(|row| {
            if in_streaks(&row) {
                row.with_target(Target::SIZE)
            } else {
                row
            }
        })
        .collect()
}

/// A constant rate that from the middle on grows until it has doubled.
pub(super) fn slope() -> Vec<Row> {
    const METHODS: &[Method] = &[INTERRUPTED, NEWEY_WEST_SLOPE, DEPENDENT_SLOPE];
    let row = |law| {
        let situation = Situation::series(20.0, 48, law, Shape::Bend);
        Row::new(situation, METHODS, 4_000)
    };
    let streaks = STREAKS.map(|rho| recommended_in(rho, row(streaks(rho)), &[DEPENDENT_SLOPE]));
    let otherwise = OTHERWISE.map(row);
    streaks.into_iter().chain(otherwise).collect()
}

/// Independent cells by their dispersion, then streaks by their correlation: for each the methods that are asked, and those of them that are
/// recommended.
fn rows(
    shape: Shape,
    clustered_by: (&'static [Method], &[Method]),
    streaky_by: (&'static [Method], &[Method]),
) -> Vec<Row> {
    let row =
        |cells, law, methods| Row::new(Situation::series(20.0, cells, law, shape), methods, 4_000);
    let independent = [1.0, 2.0, 5.0, 20.0]
        .map(|phi| row(12, clustered(phi), clustered_by.0).recommends(clustered_by.1));
    let dependent =
        STREAKS.map(|rho| recommended_in(rho, row(24, streaks(rho), streaky_by.0), streaky_by.1));
    independent.into_iter().chain(dependent).collect()
}

/// In the longest streaks nothing is recommended.
fn recommended_in(rho: f64, row: Row, methods: &[Method]) -> Row {
    if rho > 0.6 {
        row
    } else {
        row.recommends(methods)
    }
}
