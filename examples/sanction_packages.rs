//! The Union's packages over time, what stood on three days, who followed whom, how much is left, and an honest answer to "the EU lists more
//! and more Chinese firms".
//!
//! ```text
//! cargo run --release --example sanction_packages
//! ```

use interstate::interaction::Party;
use interstate::kind::facet::Role;
use interstate::report::Table;
use interstate::sanction::facts::{self, PackageFigures};
use interstate::sanction::{
    By, CountOf, FigureSum, ListingFilter, MatchRule, Measure, PlaceRule, Reading, Register,
};
use interstate::stats::dispersion::{dispersion, quasi_poisson_ratio_interval};
use interstate::stats::series::{Series, mann_kendall};
use interstate::stats::{Interval, Observed, RatioMethod, rate_ratio_interval, rate_ratio_p};
use interstate::tally::Whole;
use interstate::{
    Actor, Confidence, Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger,
    Partition, Period, Result, State, TallyTable, TrendClass, TrendRule, classify_trend,
    frequency_ratio,
};

type Done<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Done {
    let register = facts::register()?;
    let figures = facts::eu_packages()?;
    println!(
        "The Union's packages: parties of China and Hong Kong\n{}",
        packages(&register, &figures)?
    );
    println!("The United States and Ukraine\n{}", rounds()?);
    on_three_days(&register)?;
    println!("Who followed whom\n{}", lags(&register)?);
    println!("What is left of what was added\n{}", survival(&figures)?);
    println!(
        "\"The EU lists more and more Chinese firms\"\n{}",
        verdict(&register, &figures)?
    );
    Ok(())
}

fn packages(register: &Register, figures: &[PackageFigures]) -> Result<Table> {
    let mut page = Table::new([
        "package",
        "adopted",
        "acts",
        "Annex IV added",
        "of these CN/HK",
        "frozen",
        "sum so far",
    ]);
    let mut so_far = Count::ZERO;
    for figure in figures {
        let Some(package) = register.package(&figure.package) else {
            continue;
        };
        let china = figure.china.read(Reading::AsBounds).unwrap_or(Count::ZERO);
        so_far = so_far.checked_add(china)?;
        let acts: Vec<String> = package.acts().iter().map(ToString::to_string).collect();
        page.row([
            package.id().to_owned(),
            package.day().to_string(),
            acts.join(" "),
            figure.added.map_or("?".into(), |added| added.to_string()),
            figure.china.to_string(),
            format!("{} + {}", figure.frozen_entities, figure.frozen_persons),
            so_far.to_string(),
        ]);
    }
    Ok(page)
}

fn rounds() -> Result<String> {
    let rounds = facts::rounds()?;
    let mut page = Table::new(["round", "measure", "CN/HK", "of", "who"]);
    let told = |figure: Option<interstate::sanction::Figure>| {
        figure.map_or("?".to_owned(), |figure| figure.to_string())
    };
    for round in &rounds {
        page.row([
            round.package.clone(),
            round.measure.to_string(),
            told(round.china),
            told(round.total),
            round.what.clone(),
        ]);
    }
    let freezes = || {
        let of = rounds.iter();
        of.filter(|r| r.measure == Measure::AssetFreeze && r.package.starts_with("us"))
            .map(|r| r.china)
    };
    Ok(format!(
        "{page}Freezes by the United States: {}; {}. So \"dozens\" holds by either reading.\n",
        FigureSum::of(freezes(), Reading::AsPrinted)?,
        FigureSum::of(freezes(), Reading::AsBounds)?,
    ))
}

fn on_three_days(register: &Register) -> Done {
    let places = [By::Issuer, By::Places(PlaceRule::default())];
    for day in ["2022-03-12", "2024-07-01", "2026-07-17"] {
        let day = day.parse()?;
        println!("In force on {day}");
        for (regime, holds) in register.regimes_in_force(None, Some(State::RUS), day) {
            println!("  {} ({holds})", regime.id());
        }
        println!(
            "{}\n",
            register.stock(&ListingFilter::new(), CountOf::Targets, &places, day)?
        );
    }
    Ok(())
}

fn lags(register: &Register) -> Result<String> {
    let us = ListingFilter::new().of_issuer(State::USA);
    let eu = ListingFilter::new().of_issuer(Actor::EU);
    let lags = register.lags(&us, &eu, MatchRule::SameTarget)?;
    let mut page = Table::new(["target", "days"]);
    for lag in lags.lags() {
        let days = lag.days().map_or("open".to_owned(), |(lo, hi)| {
            if lo == hi {
                lo.to_string()
            } else {
                format!("{lo} to {hi}")
            }
        });
        page.row([lag.target().to_owned(), days]);
    }
    let side = |measure| eu.clone().with_measure(measure);
    let (control, freeze) = (side(Measure::ExportControl), side(Measure::AssetFreeze));
    let steps = register.lags(&control, &freeze, MatchRule::SameTarget)?;
    Ok(format!(
        "{page}{lags}\n{}\n{steps}\n{}\n",
        lags.leads(),
        steps.leads()
    ))
}

fn survival(figures: &[PackageFigures]) -> Result<Table> {
    let mut page = Table::new(["left", "share", "95 %"]);
    for share in figures.iter().filter_map(PackageFigures::survival) {
        let (part, whole) = (share.part().lo(), share.whole().lo());
        page.row([
            share.to_string(),
            format!("{:.1} %", 100.0 * part as f64 / whole as f64),
            format!("{:.3}", share.interval(Confidence::P95)?),
        ]);
    }
    Ok(page)
}

/// The eleven packages that list parties of China or Hong Kong for helping Russia, from the eleventh to the twenty-first.
fn verdict(register: &Register, figures: &[PackageFigures]) -> Result<String> {
    let eleven: Vec<&PackageFigures> = figures
        .iter()
        .skip_while(|f| f.package != "eu-11")
        .collect();
    let printed: Vec<u64> = eleven.iter().filter_map(|f| f.china.number()).collect();
    let (before, after) = printed.split_at(5);
    let mut page = Table::new([
        "counted", "before", "after", "ratio", "method", "95 %", "class",
    ]);

    let mut two_ways = |what: &str, before: Series<'_>, after: Series<'_>| -> Result<TrendClass> {
        let total = |s: Series<'_>| Observed::new(s.total(), s.exposures().iter().sum());
        let (one, two) = (total(before)?, total(after)?);
        let poisson = rate_ratio_interval(one, two, Confidence::P95, RatioMethod::CentralExact)?;
        let p = rate_ratio_p(one, two, 1.0, RatioMethod::CentralExact)?;
        let quasi = quasi_poisson_ratio_interval(before, after, Confidence::P95)?;
        let phi = dispersion(&[before, after])?.phi;
        for (method, interval) in [
            (format!("Poisson, p {}", least(p)), poisson),
            (format!("quasi-Poisson, dispersion {phi:.1}"), quasi),
        ] {
            page.row([
                what.to_owned(),
                format!("{} in {:.2}", one.count(), one.exposure()),
                format!("{} in {:.2}", two.count(), two.exposure()),
                format!("{:.2}", two.rate() / one.rate()),
                method,
                format!("{interval:.2}"),
                class(interval).to_string(),
            ]);
        }
        Ok(class(quasi))
    };
    let (fives, sixes) = ([1.0; 5], [1.0; 6]);
    let by_package = two_ways(
        "per package",
        Series::new(before, &fives)?,
        Series::new(after, &sixes)?,
    )?;

    // By the calendar: the last year ends with the last package, which makes it look busier than it is.
    let periods = [
        Period::year(2023)?,
        Period::year(2024)?,
        Period::year(2025)?,
        "2026-01-01..2026-07-24".parse()?,
    ];
    let table = by_year(register, &eleven, Reading::AsPrinted, &periods)?;
    let mut counts = Vec::new();
    let mut years = Vec::new();
    for period in periods {
        let year = table.over(Whole, period)?;
        counts.push(year.count().lo());
        years.push(year.exposure().years());
    }
    let (counts_before, counts_after) = counts.split_at(2);
    let (years_before, years_after) = years.split_at(2);
    let by_calendar = two_ways(
        "per year",
        Series::new(counts_before, years_before)?,
        Series::new(counts_after, years_after)?,
    )?;

    let rates: Vec<f64> = counts
        .iter()
        .zip(&years)
        .map(|(n, years)| *n as f64 / years)
        .collect();
    let bounds = by_year(register, &eleven, Reading::AsBounds, &periods)?;
    let halves = [
        Period::years(2023..=2024)?,
        "2025-01-01..2026-07-24".parse()?,
    ];
    let [one, two] = halves.map(|half| bounds.over(Whole, half));
    let trend = classify_trend(
        &frequency_ratio(&one?, &two?)?,
        TrendRule::new(Confidence::P95),
    )?;
    Ok(format!(
        "11th to 21st: {printed:?}; 11th to 15th before, 16th to 21st after\n{page}\
        Rank test (Mann and Kendall, exact): per package p = {:.3}, per year p = {:.3}\n\
        With \"at least 6\" and \"at least 21\" as what they say: {trend}\n\
        The Poisson class holds if parties are listed one by one; they are listed by the package, and the dispersion says so. The class that\n\
        stands is that of the wider interval: per package {by_package}, per year {by_calendar}.\n",
        mann_kendall(&printed)?.p(),
        mann_kendall(&rates)?.p(),
    ))
}

/// Each package as one interaction that stands for the parties it listed, tallied like any other.
fn by_year(
    register: &Register,
    figures: &[&PackageFigures],
    reading: Reading,
    periods: &[Period],
) -> Result<TallyTable<Whole>> {
    let mut rows = Vec::new();
    for figure in figures {
        let Some(package) = register.package(&figure.package) else {
            continue;
        };
        let parties = [
            Party::with_role(Actor::EU, Role::Sender),
            Party::with_role(State::CHN, Role::Target),
            Party::with_role(State::RUS, Role::ConflictParty),
        ];
        let (id, kind) = (package.id().to_owned(), InteractionKind::SecondarySanction);
        rows.push(
            Interaction::new(id, kind, package.day().clone().into(), parties)?
                .with_count(figure.china.read(reading).unwrap_or(Count::ZERO)),
        );
    }
    let ledger = Ledger::new(rows, Coverage::full("2022-02-23..2026-07-24".parse()?))?;
    let rule = CountingRule::new(
        "parties of China and Hong Kong",
        InteractionKind::SecondarySanction,
    );
    TallyTable::count(&ledger, &rule, &Partition::of(periods)?)
}

fn class(interval: Interval) -> TrendClass {
    if interval.lo() > 1.0 {
        TrendClass::Increased
    } else if interval.hi().is_some_and(|hi| hi < 1.0) {
        TrendClass::Decreased
    } else {
        TrendClass::Inconclusive
    }
}

/// A p that is never printed as 0.
fn least(p: f64) -> String {
    if p < 0.0001 {
        "< 0.0001".into()
    } else {
        format!("= {p:.4}")
    }
}
