//! What an issuer listed a month, as a series: listings come by the package.

use interstate::sanction::{CountOf, ListingFilter, facts};
use interstate::stats::Simulation;
use interstate::tally::Whole;
use interstate::trend::{
    Caution, CellReading, SeriesClass, SeriesRule, classify_dispersed, series_of, series_read,
};
use interstate::{
    Actor, Confidence, Coverage, Partition, Period, State, TallyTable, TrendClass, TrendRule,
    frequency_ratio,
};
use std::collections::BTreeMap;

const YEARS: std::ops::RangeInclusive<i32> = 2022..=2025;

/// By month of 2022 to 2025 how many targets the shipped register has that an issuer listed first in it, straight from the file: `who` is what
/// the issuer's name begins with.
fn months_of(who: &str) -> Vec<u64> {
    let file = include_str!("../../../data/sanctions/register.json");
    let file: serde_json::Value = serde_json::from_str(file).unwrap();
    let regimes = file["regimes"].as_array().unwrap().iter();
    let theirs: Vec<&str> = regimes
        .filter(|regime| regime["authority"].as_str().unwrap().starts_with(who))
        .map(|regime| regime["id"].as_str().unwrap())
        .collect();
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for listing in file["designations"].as_array().unwrap() {
        let (program, day) = (
            &listing["program"],
            listing["listing_date"].as_str().unwrap(),
        );
        // A day that is not known is of no month for sure.
        if theirs.contains(&program.as_str().unwrap()) && !day.starts_with('[') {
            let first = first.entry(listing["entity"].as_str().unwrap());
            first
                .and_modify(|known| *known = day.min(known))
                .or_insert(day);
        }
    }
    let month = |year: i32, month: i32| {
        let begins = format!("{year}-{month:02}-");
        first
            .values()
            .filter(|day| day.starts_with(&begins))
            .count() as u64
    };
    YEARS
        .flat_map(|year| (1..=12).map(move |m| (year, m)))
        .map(|(y, m)| month(y, m))
        .collect()
}

fn table(issuer: impl Into<Actor>) -> TallyTable<Whole> {
    let which = ListingFilter::new().of_issuer(issuer);
    let (months, covered) = (
        Partition::monthly(YEARS).unwrap(),
        Coverage::full(Period::years(YEARS).unwrap()),
    );
    let register = facts::register().unwrap();
    TallyTable::count_flow(&register, &which, CountOf::Targets, &months, covered).unwrap()
}

fn rule() -> SeriesRule {
    SeriesRule::new(Confidence::P95, Simulation::new(1, 999).unwrap())
}

#[test]
fn months_of_listings_are_clustered_since_packages_list_many_at_once() {
    let table = table(State::USA);
    let series = series_of(&table, &Whole).unwrap();
    let counts = months_of("USA");
    assert_eq!(series.counts(), counts);
    assert_eq!(counts.iter().sum::<u64>(), 15);

    // Pearson's, with what a steady rate expects of months of 28 to 31 days.
    let years: Vec<f64> = series
        .cells()
        .iter()
        .map(|cell| {
            cell.days() as f64
                / if cell.label().starts_with("2024") {
                    366.0
                } else {
                    365.0
                }
        })
        .collect();
    let rate = 15.0 / years.iter().sum::<f64>();
    let terms = counts.iter().zip(&years).map(|(&count, years)| {
        let expected = rate * years;
        (count as f64 - expected).powi(2) / expected
    });
    let pearson = terms.sum::<f64>() / 47.0;
    let trend = series.classify(&rule()).unwrap();
    assert!(
        (trend.dispersion().unwrap() - pearson).abs() < 1e-9 * pearson,
        "{trend}"
    );
    assert!(pearson > 2.0);
    assert_eq!(trend.class(), SeriesClass::Inconclusive);
}

#[test]
fn a_change_of_listings_is_known_less_well_once_they_come_by_the_package() {
    let table = table(State::USA);
    let (before, after) = (
        Period::years(2022..=2023).unwrap(),
        Period::years(2024..=2025).unwrap(),
    );
    let level = TrendRule::new(Confidence::P95);
    let dispersed = classify_dispersed(&table, &Whole, before, after, level).unwrap();
    let (tight, wide) = (
        frequency_ratio(
            &table.over(&Whole, before).unwrap(),
            &table.over(&Whole, after).unwrap(),
        )
        .unwrap(),
        dispersed.interval(),
    );
    let tight = tight.interval(Confidence::P95).unwrap();
    assert!(wide.lo() < tight.lo() && wide.hi() > tight.hi());
    assert_eq!(dispersed.class(), TrendClass::Inconclusive);
    assert!(dispersed.cautions().contains(&Caution::Clustered));
}

#[test]
fn a_listing_of_unknown_day_is_possible_in_every_month_and_surely_in_none() {
    let table = table(Actor::EU);
    assert_eq!(
        series_of(&table, &Whole).unwrap_err().to_string(),
        "the count of 2022-01-01..2022-02-01 is 0-1; a series needs exact counts"
    );
    let least = series_read(&table, &Whole, CellReading::Least).unwrap();
    assert_eq!(least.counts(), months_of("EU"));
}
