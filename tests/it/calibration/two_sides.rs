//! Before and after: the ratio of two rates whose cells are independent of each other, or follow each other in streaks.

use interstate::Confidence;
use interstate::stats::{
    DependentSeries, DispersedRatio, DispersionModel, Observed, RateRatio, Series, Simulation,
};

use super::measure::{Row, Target};
use super::method::{Answer, Method};
use super::situation::{Cells, Law, Situation};

pub(super) const EXACT: Method = Method::new("exact Poisson", |cells| {
    let total = |part: std::ops::Range<usize>| {
        let exposure = cells.exposures[part.clone()].iter().sum();
        Observed::new(cells.counts[part].iter().sum(), exposure)
    };
    let (before, all) = (cells.before, cells.counts.len());
    let ratio = RateRatio::new(total(0..before)?, total(before..all)?);
    Ok(Answer::of_interval(ratio.interval(Confidence::P95)?).with_p(ratio.p(1.0)?.hi()))
});

pub(super) const POOLED: Method = Method::new("quasi-Poisson, one φ̂", |cells| {
    let (before, after) = sides(cells)?;
    let ratio = DispersedRatio::new(before, after)?.with_model(DispersionModel::QuasiPoisson)?;
    Ok(Answer::of_interval(ratio.interval(Confidence::P95)?).with_p(ratio.p()?))
});

pub(super) const EACH_SIDE: Method = Method::new("`DispersedRatio`, each side", |cells| {
    let (before, after) = sides(cells)?;
    let ratio = DispersedRatio::new(before, after)?;
    Ok(Answer::of_interval(ratio.interval(Confidence::P95)?).with_p(ratio.p()?))
});

/// Draws itself.
const DEPENDENT: Method = Method::new("`DependentSeries`", |cells| {
    let (before, after) = sides(cells)?;
    let simulation = Simulation::new(cells.seed, 499)?;
    let change = DependentSeries::between(before, after, 1.0)?.change(simulation)?;
    Ok(Answer::of_interval(change.interval(Confidence::P95)).with_p(change.p()))
})
.one_in(4);

pub(super) fn sides<'a>(cells: &'a Cells<'_>) -> interstate::Result<(Series<'a>, Series<'a>)> {
    let counts = cells.counts.split_at(cells.before);
    let exposures = cells.exposures.split_at(cells.before);
    Ok((
        Series::new(counts.0, exposures.0)?,
        Series::new(counts.1, exposures.1)?,
    ))
}

pub(super) const METHODS: &[Method] = &[EXACT, POOLED, EACH_SIDE];
const MONTHS: &[Method] = &[EXACT, POOLED, EACH_SIDE, DEPENDENT];

fn alike(phi: f64) -> Law {
    unlike(phi, phi)
}

fn unlike(before: f64, after: f64) -> Law {
    Law::Clustered { before, after }
}

/// Cells that are independent of each other.
pub(super) fn independent() -> Vec<Row> {
    let row = |mean, sides, law: Law| {
        let row = Row::new(Situation::new(mean, sides, law), METHODS, 10_000);
        row.recommends(if law.is_poisson() { &EXACT } else { &EACH_SIDE })
    };
    let mut rows = vec![
        row(20.0, (3, 3), alike(1.0)).with_draws(2_000),
        row(20.0, (12, 12), alike(1.0)),
        row(1.0, (12, 12), alike(1.0)),
        row(5.0, (12, 12), alike(2.0)),
        row(20.0, (2, 2), alike(5.0)),
        row(20.0, (3, 3), alike(5.0)),
        row(20.0, (6, 6), alike(5.0)),
        row(20.0, (12, 12), alike(5.0)),
        row(20.0, (36, 36), alike(5.0)),
        row(20.0, (12, 12), alike(20.0)),
        row(20.0, (12, 12), alike(50.0)),
        row(5.0, (6, 6), alike(20.0)),
        row(5.0, (12, 12), alike(50.0)),
        row(20.0, (2, 12), alike(5.0)),
        row(50.0, (12, 2), unlike(1.0, 10.0)),
        row(20.0, (12, 3), unlike(1.0, 10.0)),
        row(20.0, (36, 12), unlike(1.0, 10.0)),
        row(20.0, (12, 12), unlike(1.0, 10.0)),
        row(20.0, (12, 3), unlike(10.0, 1.0)),
    ];
    let uneven = [0.5, 1.0, 1.5, 2.0, 0.5, 1.0, 1.5, 2.0, 0.5, 1.0, 1.5, 2.0];
    let situation = Situation::new(20.0, (6, 6), alike(5.0));
    let situation = situation.with_exposures(&uneven, "exposures .5 to 2");
    rows.push(Row::new(situation, METHODS, 10_000).recommends(&EACH_SIDE));
    for sides in [(12, 3), (12, 12)] {
        let situation = Situation::new(20.0, sides, Law::Quadratic { alpha: 0.2 });
        let target = Target {
            coverage: 91.0,
            ..Target::of_sides(&situation)
        };
        let row = Row::new(situation.called(", fourfold"), METHODS, 10_000);
        rows.push(
            row.recommends(&EACH_SIDE)
                .with_times(4.0)
                .with_target(target),
        );
    }
    rows
}

/// Cells that follow each other in streaks, or share what drives them.
pub(super) fn dependent() -> Vec<Row> {
    let streaks = |a, b| Law::LogAr { phi: 5.0, a, b };
    let row = |n, law| Row::new(Situation::new(20.0, (n, n), law), MONTHS, 4_000);
    let mut rows: Vec<Row> = [0.0, 0.3, 0.6, 0.9]
        .map(|rho| {
            let row = row(12, streaks(rho, 0.0));
            if rho < 0.9 {
                row.recommends(&DEPENDENT)
            } else {
                row
            }
        })
        .into();
    for n in [5, 9, 15] {
        for law in [streaks(0.4, 0.2), Law::Pairs { phi: 5.0 }] {
            rows.push(row(n, law).recommends(&DEPENDENT).with_target(Target::AIM));
        }
    }
    rows
}

/// Events that keep to a plan.
pub(super) fn scheduled() -> Vec<Row> {
    let plan = Law::Schedule { kept: 0.95 };
    [(3, 3), (6, 6)]
        .map(|sides| Row::new(Situation::new(2.0, sides, plan), METHODS, 10_000))
        .into()
}
