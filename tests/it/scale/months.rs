//! A monthly series of machine-coded events, from the file to its class.

use super::make_events::{Plan, write_events};
use interstate::read::gdelt::GdeltOptions;
use interstate::stats::Simulation;
use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
use interstate::trend::{Caution, SeriesClass, SeriesRule, SeriesTrend, series_of};
use interstate::{
    Confidence, CountingRule, Coverage, Dyad, Partition, Period, Result, Select, State,
};

/// The five lines that a reader of monthly counts writes.
fn class(file: &[u8], pair: Dyad, all: &CountingRule) -> Result<SeriesTrend> {
    let months = EventGrid::new(
        EventPairs::Undirected,
        GroupBy::Root,
        Partition::monthly(2015..=2024)?,
    )?;
    let mut tally = EventTally::new(months);
    tally.read(&mut GdeltOptions::new().reader(file)?)?;
    let table = tally.table("04", all, Coverage::full(Period::years(2015..=2024)?))?;
    series_of(&table, &pair)?.classify(&SeriesRule::new(Confidence::P95, Simulation::new(1, 499)?))
}

#[test]
fn a_monthly_series_of_coded_events_has_a_class_in_five_lines() {
    let mut file = Vec::new();
    let plan = Plan {
        rows: 20_000,
        ..Plan::default()
    };
    write_events(&mut file, &plan).unwrap();
    let all = CountingRule::new("consultations", Select::Everything);
    let pair = Dyad::new(State::CHN, State::USA).unwrap();
    let trend = class(&file, pair, &all).unwrap();
    // The events are made up at one steady rate.
    assert_ne!(trend.class(), SeriesClass::Increased);
    assert_ne!(trend.class(), SeriesClass::Decreased);
    let text = trend.to_string();
    assert!(
        text.contains("in 120 periods from 2015-01-01 to 2024-12-31"),
        "{text}"
    );
    assert!(!trend.cautions().contains(&Caution::NotWholeYears));
    // One pair's events of one root, counted in the file itself.
    let lines = file.split(|&b| b == b'\n').filter(|line| !line.is_empty());
    let wanted = lines.filter(|line| {
        let cells: Vec<&[u8]> = line.split(|&b| b == b'\t').collect();
        let sides = [cells[7], cells[17]];
        cells[28] == b"04" && (sides == [b"CHN", b"USA"] || sides == [b"USA", b"CHN"])
    });
    assert!(
        text.contains(&format!(": {} in 120 periods", wanted.count())),
        "{text}"
    );
}
