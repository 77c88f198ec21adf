//! Before and after: the ratio of two rates whose cells are independent of each other, or follow each other in streaks.

use interstate::Confidence;
use interstate::stats::{DependentSeries, DispersedRatio, Observed, RateRatio, Series, Simulation};

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

pub(super) const METHODS: &[Method] = &[EXACT, POOLED];
const MONTHS: &[Method] = &[EXACT, POOLED, DEPENDENT];

fn alike(phi: f64) -> Law {
    unlike(phi, phi)
}

fn unlike(before: f64, after: f64) -> Law {
    Law::Clustered { before, after }
}

/// Cells that are independent of each other.
pub(super) fn independent() -> Vec<Row> {
    let mut rows = vec![
        Row::new(Situation::new(20.0, (3, 3), alike(1.0)), METHODS, 4_000),
        Row::new(Situation::new(20.0, (12, 12), alike(1.0)), METHODS, 10_000),
        Row::new(Situation::new(1.0, (12, 12), alike(1.0)), METHODS, 10_000),
        Row::new(Situation::new(5.0, (12, 12), alike(2.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (2, 2), alike(5.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (3, 3), alike(5.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (6, 6), alike(5.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (12, 12), alike(5.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (36, 36), alike(5.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (12, 12), alike(20.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (12, 12), alike(50.0)), METHODS, 10_000),
        Row::new(Situation::new(20.0, (2, 12), alike(5.0)), METHODS, 10_000),
        Row::new(
            Situation::new(50.0, (12, 2), unlike(1.0, 10.0)),
            METHODS,
            10_000,
        ),
        Row::new(
            Situation::new(20.0, (12, 3), unlike(1.0, 10.0)),
            METHODS,
            10_000,
        ),
        Row::new(
            Situation::new(20.0, (36, 12), unlike(1.0, 10.0)),
            METHODS,
            10_000,
        ),
        Row::new(
            Situation::new(20.0, (12, 3), unlike(10.0, 1.0)),
            METHODS,
            10_000,
        ),
        Row::new(
            Situation::new(20.0, (12, 12), unlike(1.0, 10.0)),
            METHODS,
            10_000,
        ),
    ];
    let uneven = [0.5, 1.0, 1.5, 2.0, 0.5, 1.0, 1.5, 2.0, 0.5, 1.0, 1.5, 2.0];
    let situation = Situation::new(20.0, (6, 6), alike(5.0));
    rows.push(Row::new(
        situation.with_exposures(&uneven, "exposures .5 to 2"),
        METHODS,
        10_000,
    ));
    for sides in [(12, 3), (12, 12)] {
        let situation = Situation::new(20.0, sides, Law::Quadratic { alpha: 0.2 });
        let target = Target {
            coverage: 91.0,
            ..Target::of_sides(&situation)
        };
        rows.push(
            Row::new(situation.called(", fourfold"), METHODS, 10_000)
                .with_times(4.0)
                .with_target(target),
        );
    }
    rows
}

/// Cells that follow each other in streaks, or share what drives them.
pub(super) fn dependent() -> Vec<Row> {
    let streaks = |a, b| Law::LogAr { phi: 5.0, a, b };
    let mut rows = Vec::new();
    for rho in [0.0, 0.3, 0.6, 0.9] {
        rows.push(Row::new(
            Situation::new(20.0, (12, 12), streaks(rho, 0.0)),
            MONTHS,
            4_000,
        ));
    }
    for n in [5, 9, 15] {
        rows.push(Row::new(
            Situation::new(20.0, (n, n), streaks(0.4, 0.2)),
            MONTHS,
            4_000,
        ));
        rows.push(Row::new(
            Situation::new(20.0, (n, n), Law::Pairs { phi: 5.0 }),
            MONTHS,
            4_000,
        ));
    }
    rows
}

/// Events that keep to a plan.
pub(super) fn scheduled() -> Vec<Row> {
    let plan = Law::Schedule { kept: 0.95 };
    [(3, 3), (6, 6)]
        .map(|sides| {
            Row::new(Situation::new(2.0, sides, plan), METHODS, 10_000).with_target(Target::SIZE)
        })
        .into()
}
