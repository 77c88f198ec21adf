//! The classes that a user asks for, from a table whose cells are years.

use interstate::stats::Simulation;
use interstate::tally::Whole;
use interstate::trend::{SeriesClass, SeriesRule, classify_dispersed, series_of};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Partition, Period, Result, Select, TallyTable,
    TrendClass, TrendRule, When,
};

use super::method::{Answer, Class, Method};
use super::situation::Cells;

const FIRST_YEAR: i32 = 1900;

/// Draws 999 times, from a seed that does not change.
pub(super) const TWO_PERIODS: Method = Method::new("`classify_dispersed`", |cells| {
    let (first, last) = (FIRST_YEAR, FIRST_YEAR + years(cells.counts.len()) - 1);
    let change = FIRST_YEAR + years(cells.before);
    let rule = TrendRule::new(Confidence::P95);
    let (before, after) = (
        Period::years(first..=change - 1)?,
        Period::years(change..=last)?,
    );
    let found = classify_dispersed(&table(cells)?, &Whole, before, after, rule)?;
    let class = match found.class() {
        TrendClass::Increased => Class::Increased,
        TrendClass::Decreased => Class::Decreased,
        _ => Class::Inconclusive,
    };
    Ok(Answer {
        class,
        ..Answer::of_interval(found.interval())
    })
})
.one_in(10);

/// Draws twice: for the slope, and for the change point. *No steady direction* where nothing changed is a false alarm too.
pub(super) const MANY_PERIODS: Method = Method::new("`classify_series`", |cells| {
    let rule = SeriesRule::new(Confidence::P95, Simulation::new(cells.seed, 499)?);
    let found = series_of(&table(cells)?, &Whole)?.classify(&rule)?;
    let steps = cells.counts.len() as f64 - 1.0;
    let class = match found.class() {
        SeriesClass::Increased => Class::Increased,
        SeriesClass::Decreased => Class::Decreased,
        SeriesClass::NoSteadyDirection => Class::NoSteadyDirection,
        SeriesClass::Inconclusive => Class::Inconclusive,
    };
    Ok(Answer {
        class,
        ..Answer::of_factor(found.interval(), steps)
    })
})
.one_in(8);

fn years(cells: usize) -> i32 {
    i32::try_from(cells).unwrap()
}

/// # Errors
/// Cells of different exposures: years have one length.
fn table(cells: &Cells<'_>) -> Result<TallyTable<Whole>> {
    assert!(
        cells.exposures.iter().all(|&t| t == 1.0),
        "years have one length"
    );
    let partition = Partition::yearly(FIRST_YEAR..=FIRST_YEAR + years(cells.counts.len()) - 1)?;
    let rule = CountingRule::new("drawn", Select::Everything);
    let mut table = TallyTable::empty(&rule, &partition, Coverage::full(partition.span()));
    for (&count, cell) in cells.counts.iter().zip(partition.cells()) {
        table.push(Whole, &When::from(cell.start()), Count::exact(count))?;
    }
    Ok(table)
}
