//! Pictures: that they are well made, say all they draw, and take whatever a list holds.

mod drawn;
mod hostile;
mod looks;

use interstate::plot::{self, Picture, PictureOptions};
use interstate::sanction::facts;
use interstate::tally::Whole;
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

/// One of each picture, by name.
fn each() -> Vec<(&'static str, Picture)> {
    let register = facts::register().unwrap();
    let china_russia = sample::china_russia().unwrap();
    let lanes = plot::lanes(&china_russia, register.packages(), &options("lanes")).unwrap();
    vec![
        ("lanes", lanes),
        (
            "forest",
            plot::forest(&exercises(), &options("forest")).unwrap(),
        ),
        ("bars", plot::bars(&families(), &options("bars")).unwrap()),
        (
            "bars_in_doubt",
            plot::bars(&in_doubt(), &options("bars-in-doubt")).unwrap(),
        ),
    ]
}
