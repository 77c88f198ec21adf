//! Pictures: that they are well made, say all they draw, and take whatever a list holds.

mod drawn;
mod hostile;
mod looks;

use interstate::claim::{Claim, Neighbourhood, Verdicts};
use interstate::plot::{self, Picture, PictureOptions};
use interstate::sanction::{CountOf, ListingFilter, facts};
use interstate::stats::Lifetime;
use interstate::tally::Whole;
use interstate::trend::{CellReading, CellSeries, series_read};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Dyad, Interaction, InteractionFamily,
    InteractionKind, Ledger, Partition, Period, Select, State, Tallied, TallyTable, Trend,
    TrendRule, classify_trend, frequency_ratio, sample,
};

fn options(id: &str) -> PictureOptions {
    PictureOptions::new(id).unwrap()
}

/// A trend of two stated counts.
fn stated(name: &str, before: Count, after: Count, margin: Option<f64>) -> Trend {
    let rule = CountingRule::new(name, Select::Everything);
    let side = |count, period| Tallied::stated(Whole, count, period, &rule);
    let ratio = frequency_ratio(
        &side(before, Period::years(2019..=2021).unwrap()),
        &side(after, Period::years(2022..=2024).unwrap()),
    )
    .unwrap();
    let rule = TrendRule::new(Confidence::P95);
    let rule = margin.map_or(rule, |margin| rule.with_margin(margin).unwrap());
    classify_trend(&ratio, rule).unwrap()
}

/// The shipped list under each of the rules that ship with it.
fn exercises() -> Vec<Trend> {
    let ledger = sample::china_russia().unwrap();
    let (before, after) = (
        Period::years(2019..=2021).unwrap(),
        Period::years(2022..=2024).unwrap(),
    );
    let pair = Dyad::new(State::CHN, State::RUS).unwrap();
    let periods = Partition::disjoint(&[before, after]).unwrap();
    let rules = sample::china_russia_rules().unwrap();
    let exercises = rules.iter().filter(|rule| rule.name().starts_with('E'));
    let trend = |rule| {
        let table = TallyTable::count(&ledger, rule, &periods).unwrap();
        let side = |period| table.over(&pair, period).unwrap();
        let ratio = frequency_ratio(&side(before), &side(after)).unwrap();
        let rule = TrendRule::new(Confidence::P95).with_margin(1.5).unwrap();
        classify_trend(&ratio, rule).unwrap()
    };
    exercises.map(trend).collect()
}

fn families() -> TallyTable<InteractionFamily> {
    let ledger = sample::china_russia().unwrap();
    let all = CountingRule::new("all", Select::Everything);
    TallyTable::count(&ledger, &all, &Partition::yearly(2015..=2025).unwrap()).unwrap()
}

/// Events in doubt: one on a day, one in either of two years, one "at least three times".
fn in_doubt() -> TallyTable<InteractionKind> {
    let visit = |id: &str, when: &str, count: Count| {
        Interaction::new(
            id,
            InteractionKind::Visit,
            when.parse().unwrap(),
            [State::USA, State::JPN],
        )
        .unwrap()
        .with_count(count)
    };
    let rows = [
        visit("a", "2015-03-02", Count::exact(1)),
        visit("b", "2015-12-31/2016-01-01", Count::exact(1)),
        visit("c", "[2015..2016]", Count::exact(1)),
        visit("d", "2016-05", Count::at_least(3)),
    ];
    let ledger = Ledger::new(rows, Coverage::full(Period::years(2014..=2016).unwrap())).unwrap();
    let all = CountingRule::new("all", Select::Everything);
    TallyTable::count(&ledger, &all, &Partition::yearly(2014..=2017).unwrap()).unwrap()
}

fn kinds() -> TallyTable<InteractionKind> {
    let ledger = sample::china_russia().unwrap();
    let all = CountingRule::new("all", Select::Everything);
    TallyTable::count(&ledger, &all, &Partition::yearly(2016..=2025).unwrap()).unwrap()
}

/// Exercises and patrols by quarters: what surely was.
fn quarters() -> CellSeries {
    let ledger = sample::china_russia().unwrap();
    let both = Select::from(InteractionFamily::Exercise) | InteractionFamily::Patrol.into();
    let rule = CountingRule::new("exercises and patrols", both);
    let table = TallyTable::count(&ledger, &rule, &Partition::quarterly(2017..=2024).unwrap());
    series_read(&table.unwrap(), &Whole, CellReading::Least).unwrap()
}

/// Forty listings: every third has ended, after 30 days and more.
fn durations() -> Vec<Lifetime> {
    let one = |n: u32| {
        let days = f64::from(30 + 37 * n % 900);
        if n.is_multiple_of(3) {
            Lifetime::exact(days).unwrap()
        } else {
            Lifetime::at_least(days).unwrap()
        }
    };
    (0..40).map(one).collect()
}

/// "Roughly doubled" under sixteen rules and 28 pairs of windows.
fn doubled() -> Verdicts {
    let years = |from, to| Period::years(from..=to).unwrap();
    let rules = sample::china_russia_rules().unwrap();
    let exercises = rules
        .into_iter()
        .filter(|rule| rule.name().starts_with('E'));
    let mut near = Neighbourhood::of(exercises).unwrap();
    for from in 2017..=2019 {
        for to in [2019, 2021] {
            near = near
                .with_before(&format!("{from} to {to}"), "", years(from, to))
                .unwrap();
        }
    }
    near = near
        .with_before("the pandemic", "", years(2020, 2021))
        .unwrap();
    for (from, to) in [(2022, 2024), (2023, 2024), (2024, 2024), (2022, 2023)] {
        near = near
            .with_after(&format!("{from} to {to}"), "", years(from, to))
            .unwrap();
    }
    let claim = Claim::doubled(years(2019, 2021), years(2022, 2024));
    near.check(&claim, &sample::china_russia().unwrap(), &Whole)
        .unwrap()
}

/// "Roughly doubled" under sixteen rules, of which some count alike.
fn rules_alone() -> Verdicts {
    let rules = sample::china_russia_rules().unwrap();
    let exercises = rules
        .into_iter()
        .filter(|rule| rule.name().starts_with('E'));
    let claim = Claim::doubled(
        Period::years(2019..=2021).unwrap(),
        Period::years(2022..=2024).unwrap(),
    );
    let near = Neighbourhood::of(exercises).unwrap();
    near.check(&claim, &sample::china_russia().unwrap(), &Whole)
        .unwrap()
}

/// One of each picture, by name.
fn each() -> Vec<(&'static str, Picture)> {
    let level = TrendRule::new(Confidence::P95);
    let register = facts::register().unwrap();
    let china_russia = sample::china_russia().unwrap();
    let lanes = plot::lanes(&china_russia, register.packages(), &options("lanes")).unwrap();
    let days = Partition::quarterly(2022..=2025).unwrap();
    let listings = ListingFilter::new();
    let of = CountOf::Targets;
    let stock = plot::stock(&register, &listings, of, &days, &options("stock")).unwrap();
    let durations = plot::survival(&durations(), Confidence::P95, &options("survival")).unwrap();
    let invasion = "2022-02-24".parse().ok();
    let sums = plot::cumulative(&quarters(), invasion, Confidence::P95, &options("sums")).unwrap();
    vec![
        (
            "curve",
            plot::curve(&doubled(), level, &options("curve")).unwrap(),
        ),
        (
            "rules",
            plot::curve(&rules_alone(), level, &options("picture-rules")).unwrap(),
        ),
        ("lanes", lanes),
        ("stock", stock),
        ("survival", durations),
        ("cumulative", sums),
        ("heat", plot::heat(&kinds(), &options("heat")).unwrap()),
        (
            "forest",
            plot::forest(&exercises(), &options("forest")).unwrap(),
        ),
        (
            "bars",
            plot::bars(&families(), &options("picture-bars")).unwrap(),
        ),
        (
            "bars_in_doubt",
            plot::bars(&in_doubt(), &options("bars-in-doubt")).unwrap(),
        ),
    ]
}
