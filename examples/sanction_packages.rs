//! The Union's packages over time, what stood on three days, who followed whom, how much is left, and an honest answer to "the EU lists more
//! and more Chinese firms".
//!
//! ```text
//! cargo run --release --example sanction_packages
//! ```

use interstate::interaction::Party;
use interstate::kind::facet::PartyRole;
use interstate::ratio::RatioTerm;
use interstate::report::Table;
use interstate::sanction::facts::{self, PackageFigures};
use interstate::sanction::{
    CountOf, FigureReading, FigureSum, ListingFilter, MatchRule, Measure, PlaceRule, Register,
    SplitBy,
};
use interstate::stats::{
    DispersedRatio, Dispersion, Interval, MannKendall, Observed, RateRatio, Series, Turnbull,
};
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
        let china = figure
            .china
            .read(FigureReading::AsBounds)
            .unwrap_or(Count::ZERO);
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
    let cells = Partition::yearly(2022..=2025)?;
    let years = TallyTable::count_packages(register, Actor::EU, &cells, Coverage::unlimited())?;
    let years: Vec<String> = (years.each_cell(&Whole)?.into_iter())
        .filter_map(|(year, n)| Some(format!("{} in {}", n?.count(), year.label())))
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
        FigureSum::new(freezes(), FigureReading::AsPrinted)?,
        FigureSum::new(freezes(), FigureReading::AsBounds)?,
    ))
}

fn on_three_days(register: &Register) -> Done {
    let places = [SplitBy::Issuer, SplitBy::Places(PlaceRule::default())];
    for day in ["2022-03-12", "2024-07-01", "2026-07-17"] {
        let day = day.parse()?;
        println!("In force on {day}");
        for (regime, holds) in register.regimes_in_force_on(day) {
            if !regime.targets().contains(&State::RUS) {
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
        page.row([lag.target_id().to_owned(), days]);
    }
    let side = |measure| eu.clone().by_measure(measure);
    let (control, freeze) = (side(Measure::ExportControl), side(Measure::AssetFreeze));
    let steps = register.lags(&control, &freeze, MatchRule::SameTarget)?;
    Ok(format!(
        "{page}{lags}\n{}\n{steps}\n{}\n",
        lags.lead_counts(),
        steps.lead_counts()
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
    let mut lifetimes = Vec::new();
    for listing in register.durations(&which)? {
        lifetimes.extend(listing.days.lifetime()?);
    }
    let curve = Turnbull::new(&lifetimes)?;
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
        lifetimes.len(),
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
    let ratio = RateRatio::new(
        Observed::new(first.total(), 5.0)?,
        Observed::new(second.total(), 6.0)?,
    );
    let poisson = ratio.interval(Confidence::P95)?;
    let p = ratio.p(1.0)?.hi();
    let dispersed = DispersedRatio::new(first, second)?;
    let by_package = dispersed.interval(Confidence::P95)?;
    let spread = |(before, after): (Option<Dispersion>, Option<Dispersion>)| {
        let phi = |side: Option<Dispersion>| side.map_or(1.0, |d| d.phi);
        format!("φ̂ {:.1} and {:.1}", phi(before), phi(after))
    };
    for (method, interval) in [
        (format!("Poisson, p {}", least(p)), poisson),
        (spread(dispersed.sides()), by_package),
    ] {
        page.row([
            "per package".to_owned(),
            format!("{} in 5", first.total()),
            format!("{} in 6", second.total()),
            ratio.estimate().to_string(),
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
    let table = by_year(register, &eleven, FigureReading::AsPrinted)?;
    let ratio = frequency_ratio(&table.over(&Whole, before)?, &table.over(&Whole, after)?)?;
    let by_calendar = classify_dispersed(&table, &Whole, before, after, rule)?;
    for (method, interval, class) in [
        (
            format!(
                "Poisson, p {}",
                ratio.p()?.exactly().map_or_else(String::new, least)
            ),
            ratio.interval(Confidence::P95)?,
            classify_trend(&ratio, rule)?.class(),
        ),
        (
            spread(by_calendar.sides()),
            by_calendar.interval(),
            by_calendar.class(),
        ),
    ] {
        page.row([
            "per year".to_owned(),
            in_years(ratio.before()),
            in_years(ratio.after()),
            ratio
                .estimate()
                .exactly()
                .map_or_else(String::new, |r| r.to_string()),
            method,
            format!("{interval:.2}"),
            class.to_string(),
        ]);
    }

    let mut rates = Vec::new();
    for cell in table.cells().cells() {
        rates.push(table.over(&Whole, *cell)?.rate().0);
    }
    let bounds = by_year(register, &eleven, FigureReading::AsBounds)?;
    let said = frequency_ratio(&bounds.over(&Whole, before)?, &bounds.over(&Whole, after)?)?;
    Ok(format!(
        "11th to 21st: {printed:?}; 11th to 15th before, 16th to 21st after\n{page}\
        Rank test (Mann and Kendall, exact): per package p = {:.3}, per year p = {:.3}\n\
        Per year, with its cautions: {by_calendar}\n\
        With \"at least 6\" and \"at least 21\" as what they say: {}\n\
        The Poisson class holds if parties are listed one by one. They are listed by the package, and the dispersion says so: what stands is\n\
        {} per package and {} per year.\n",
        MannKendall::new(&printed)?.p(),
        MannKendall::new(&rates)?.p(),
        classify_trend(&said, rule)?,
        class(by_package),
        by_calendar.class(),
    ))
}

/// Each package as one interaction that stands for the parties it listed, tallied like any other.
fn by_year(
    register: &Register,
    figures: &[&PackageFigures],
    reading: FigureReading,
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
            Party::new(Actor::EU).with_role(PartyRole::Sender),
            Party::new(State::CHN).with_role(PartyRole::Target),
            Party::new(State::RUS).with_role(PartyRole::ConflictParty),
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
    TallyTable::count(&ledger, &rule, &Partition::disjoint(&years)?)
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

fn in_years(term: &RatioTerm) -> String {
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
