//! Claims under every rule and window that could have been meant.
//!
//! `cargo bench --bench claims`

#![allow(missing_docs, reason = "criterion writes a public function")]

use chrono::{Days, NaiveDate};
use criterion::{Criterion, criterion_group, criterion_main};
use interstate::claim::{Claim, Neighbourhood, RuleChoices, Tolerance};
use interstate::tally::Whole;
use interstate::{
    Confidence, CountingRule, InteractionFamily, InteractionKind, OneIs, Period, Result, Select,
    TrendRule, sample,
};
use std::hint::black_box;

fn exercises() -> Result<Neighbourhood> {
    let rules = sample::china_russia_rules()?.into_iter();
    Neighbourhood::of(rules.filter(|rule: &CountingRule| rule.name().starts_with('E')))
}

fn doubled() -> Result<Claim> {
    Ok(Claim::doubled(
        Period::years(2019..=2021)?,
        Period::years(2022..=2024)?,
    ))
}

/// 16 rules, 7 windows before and 4 after.
fn years() -> Result<Neighbourhood> {
    let mut near = exercises()?;
    let before = [
        2017..=2021,
        2018..=2021,
        2017..=2019,
        2018..=2019,
        2019..=2019,
        2020..=2021,
    ];
    for years in before {
        let window = Period::years(years)?;
        near = near.with_before(&window.label(), "", window)?;
    }
    for years in [2023..=2024, 2024..=2024, 2022..=2023] {
        let window = Period::years(years)?;
        near = near.with_after(&window.label(), "", window)?;
    }
    Ok(near)
}

/// 16 rules, 40 windows before and 50 after; edges on any day, so that partial dates are divided by some of them.
fn days() -> Result<Neighbourhood> {
    let mut near = exercises()?;
    let day = |year, n: u64| {
        let first = NaiveDate::from_yo_opt(year, 1);
        first.and_then(|first| first.checked_add_days(Days::new(n)))
    };
    for n in 0..49 {
        if let (Some(start), Some(end), true) = (day(2017, 17 * n), day(2021, 7 * n), n < 39) {
            let window = Period::new(start, end)?;
            near = near.with_before(&window.label(), "", window)?;
        }
        if let (Some(start), Some(end)) = (day(2022, 5 * n), day(2024, 6 * n + 1)) {
            let window = Period::new(start, end)?;
            near = near.with_after(&window.label(), "", window)?;
        }
    }
    Ok(near)
}

fn classes() -> Result<RuleChoices> {
    let exercise = || Select::from(InteractionFamily::Exercise);
    let plain = || exercise() & !Select::Component & !Select::tag("big_tent");
    let mut choices = RuleChoices::new(OneIs::PhasesTogether)
        .with_class("component drills", exercise() & Select::Component)?
        .with_class("big-tent events", exercise() & Select::tag("big_tent"))?;
    for kind in [
        InteractionKind::NavalExercise,
        InteractionKind::StrategicExercise,
        InteractionKind::CoastGuardExercise,
        InteractionKind::CounterTerrorismExercise,
    ] {
        choices = choices.with_class(&kind.to_string(), plain() & Select::Kind(kind))?;
    }
    for kind in [
        InteractionKind::AirPatrol,
        InteractionKind::NavalPatrol,
        InteractionKind::CoastGuardPatrol,
    ] {
        choices = choices.with_class(&kind.to_string(), kind)?;
    }
    Ok(choices)
}

fn claims(criterion: &mut Criterion) -> Result<()> {
    let (ledger, claim) = (sample::china_russia()?, doubled()?);
    for (name, near) in [
        ("448 cells of years", years()?),
        ("32,000 cells of days", days()?),
    ] {
        println!("{name}: {:?}", near.check(&claim, &ledger, &Whole)?.holds());
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| black_box(&near).check(&claim, &ledger, &Whole));
        });
    }
    let verdicts = years()?.check(&claim, &ledger, &Whole)?;
    criterion.bench_function("the curve of 448 cells", |bencher| {
        let rule = TrendRule::new(Confidence::P95);
        bencher.iter(|| {
            black_box(&verdicts)
                .curve(rule)
                .map(|curve| curve.points().len())
        });
    });
    let figures = [
        Claim::RateAtLeast {
            a_year: 3.0,
            period: Period::years(2019..=2021)?,
        },
        Claim::RateAbout {
            a_year: Tolerance::new(5.5, 6.5)?,
            period: Period::years(2022..=2024)?,
        },
        Claim::CountAtLeast {
            n: 10,
            period: Period::year(2024)?,
        },
    ];
    let choices = classes()?;
    criterion.bench_function("three figures under 511 rules", |bencher| {
        bencher.iter(|| black_box(&choices).fitting(&figures, &ledger, &Whole));
    });
    Ok(())
}

fn all(criterion: &mut Criterion) {
    if let Err(error) = claims(criterion) {
        eprintln!("{error}");
    }
}

criterion_group!(benches, all);
criterion_main!(benches);
