//! The Union's packages over time, what stood on three days, who followed whom, how much is left, and an honest answer to "the EU lists more
//! and more Chinese firms".
//!
//! ```text
//! cargo run --release --example sanction_packages
//! ```

use interstate::interaction::Party;
use interstate::kind::facet::Role;
use interstate::ratio::Term;
use interstate::report::Table;
use interstate::sanction::facts::{self, PackageFigures};
use interstate::sanction::{
    CountOf, FigureSum, ListingFilter, MatchRule, Measure, PlaceRule, Reading, Register, SplitBy,
};
use interstate::stats::dispersion::{dispersion, quasi_poisson_ratio_interval};
use interstate::stats::durations::turnbull;
use interstate::stats::series::{Series, mann_kendall};
use interstate::stats::{Interval, Observed, RatioMethod, rate_ratio_interval, rate_ratio_p};
use interstate::tally::Whole;
use interstate::trend::classify_dispersed;
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
    println!("How long named listings stand\n{}", durations(&register)?);
    println!(
        "\"The EU lists more and more Chinese firms\"\n{}",
        verdict(&register, &figures)?
    );
    Ok(())
}

fn packages(register: &Register, figures: &[PackageFigures]) -> Result<String> {
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
    let years = register.packages_per_period(Actor::EU, &Partition::yearly(2022..=2025)?)?;
    let years: Vec<String> = years
        .iter()
        .map(|(year, n)| format!("{n} in {}", year.label()))
        .collect();
    let gaps = register.package_gaps(Actor::EU);
    let longest = gaps
        .iter()
        .filter_map(|gap| Some((gap.days?.1, gap.to)))
        .max();
    let (days, before) = longest.unwrap_or_default();
    Ok(format!(
        "{page}Packages: {}; the longest wait was {days} days, before {before}.\n",
        years.join(", ")
    ))
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
    let places = [SplitBy::Issuer, SplitBy::Places(PlaceRule::default())];
    for day in ["2022-03-12", "2024-07-01", "2026-07-17"] {
        let day = day.parse()?;
        println!("In force on {day}");
        for (regime, holds) in register.regimes_in_force_on(day) {
            if !regime.is_against(State::RUS) {
                continue;
            }
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
    let side = |measure| eu.clone().by_measure(measure);
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

/// Turnbull's curve, since the end of two listings is known only to lie between two days.
fn durations(register: &Register) -> Result<String> {
    let china = [State::CHN, State::HKG];
    let which = ListingFilter::new()
        .of_issuer(Actor::EU)
        .in_places(&china, PlaceRule::default());
    let mut lasted = Vec::new();
    for listing in register.durations(&which)? {
        lasted.extend(listing.days.lasted()?);
    }
    let curve = turnbull(&lasted)?;
    let mut longer = Vec::new();
    for days in [180.0, 365.0, 730.0] {
        let (least, most) = curve.at(days);
        let (least, most) = (
            format!("{:.0}", 100.0 * least),
            format!("{:.0}", 100.0 * most),
        );
        let share = if least == most {
            least
        } else {
            format!("{least} to {most}")
        };
        longer.push(format!("{share} % longer than {days} days"));
    }
    Ok(format!(
        "{} listings {which}: {}. Two went at an unknown time within 342 days, the others stand.\n",
        lasted.len(),
        longer.join(", ")
    ))
}

/// The eleven packages that list parties of China or Hong Kong for helping Russia, from the eleventh to the twenty-first.
fn verdict(register: &Register, figures: &[PackageFigures]) -> Result<String> {
    let eleven: Vec<&PackageFigures> = figures
        .iter()
        .skip_while(|f| f.package != "eu-11")
        .collect();
    let printed: Vec<u64> = eleven.iter().filter_map(|f| f.china.number()).collect();
    let rule = TrendRule::new(Confidence::P95);
    let mut page = Table::new([
        "counted", "before", "after", "ratio", "method", "95 %", "class",
    ]);

    // By the package: five before, six after.
    let (first, second) = printed.split_at(5);
    let (first, second) = (
        Series::new(first, &[1.0; 5])?,
        Series::new(second, &[1.0; 6])?,
    );
    let one = Observed::new(first.total(), 5.0)?;
    let two = Observed::new(second.total(), 6.0)?;
    let exact = RatioMethod::CentralExact;
    let poisson = rate_ratio_interval(one, two, Confidence::P95, exact)?;
    let p = rate_ratio_p(one, two, 1.0, exact)?;
    let by_package = quasi_poisson_ratio_interval(first, second, Confidence::P95)?;
    let phi = dispersion(&[first, second])?.phi;
    for (method, interval) in [
        (format!("Poisson, p {}", least(p)), poisson),
        (format!("quasi-Poisson, φ̂ {phi:.1}"), by_package),
    ] {
        page.row([
            "per package".to_owned(),
            format!("{} in 5", one.count()),
            format!("{} in 6", two.count()),
            format!("{:.2}", two.rate() / one.rate()),
            method,
            format!("{interval:.2}"),
            class(interval).to_string(),
        ]);
    }

    // By the calendar, as everything else is tallied and classed. The last year ends with the last package, which makes it look busier
    // than it is.
    let (before, after) = (
        Period::years(2023..=2024)?,
        "2025-01-01..2026-07-24".parse()?,
    );
    let table = by_year(register, &eleven, Reading::AsPrinted)?;
    let ratio = frequency_ratio(&table.over(Whole, before)?, &table.over(Whole, after)?)?;
    let by_calendar = classify_dispersed(&table, &Whole, before, after, rule)?;
    let phi = by_calendar.dispersion().map_or(1.0, |d| d.phi);
    for (method, interval, class) in [
        (
            format!("Poisson, p {}", ratio.p()?.map_or_else(String::new, least)),
            ratio.interval(Confidence::P95)?,
            classify_trend(&ratio, rule)?.class(),
        ),
        (
            format!("quasi-Poisson, φ̂ {phi:.1}"),
            by_calendar.interval(),
            by_calendar.class(),
        ),
    ] {
        page.row([
            "per year".to_owned(),
            in_years(ratio.before()),
            in_years(ratio.after()),
            ratio.ratio().map_or_else(String::new, |r| r.to_string()),
            method,
            format!("{interval:.2}"),
            class.to_string(),
        ]);
    }

    let mut rates = Vec::new();
    for cell in table.cells().cells() {
        rates.push(table.over(Whole, *cell)?.rate().0);
    }
    let bounds = by_year(register, &eleven, Reading::AsBounds)?;
    let said = frequency_ratio(&bounds.over(Whole, before)?, &bounds.over(Whole, after)?)?;
    Ok(format!(
        "11th to 21st: {printed:?}; 11th to 15th before, 16th to 21st after\n{page}\
        Rank test (Mann and Kendall, exact): per package p = {:.3}, per year p = {:.3}\n\
        With \"at least 6\" and \"at least 21\" as what they say: {}\n\
        The Poisson class holds if parties are listed one by one. They are listed by the package, and the dispersion says so: what stands is\n\
        {} per package and {} per year.\n",
        mann_kendall(&printed)?.p(),
        mann_kendall(&rates)?.p(),
        classify_trend(&said, rule)?,
        class(by_package),
        by_calendar.class(),
    ))
}

/// Each package as one interaction that stands for the parties it listed, tallied like any other.
fn by_year(
    register: &Register,
    figures: &[&PackageFigures],
    reading: Reading,
) -> Result<TallyTable<Whole>> {
    let years = [
        Period::year(2023)?,
        Period::year(2024)?,
        Period::year(2025)?,
        "2026-01-01..2026-07-24".parse()?,
    ];
    let mut rows = Vec::new();
    for figure in figures {
        let Some(package) = register.package(&figure.package) else {
            continue;
        };
        let parties = [
            Party::new(Actor::EU).with_role(Role::Sender),
            Party::new(State::CHN).with_role(Role::Target),
            Party::new(State::RUS).with_role(Role::ConflictParty),
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
    TallyTable::count(&ledger, &rule, &Partition::of(&years)?)
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

fn in_years(term: &Term) -> String {
    format!("{} in {:.2}", term.count, term.exposure.years())
}

/// A p that is never printed as 0.
fn least(p: f64) -> String {
    if p < 0.0001 {
        "< 0.0001".into()
    } else {
        format!("= {p:.4}")
    }
}
