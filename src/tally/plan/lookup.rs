//! A lookup table.

use super::dialect::Dialect;
use std::fmt::{Display, Write};

/// A small table that a plan's query joins: its name, its columns, and its rows as CSV.
///
/// Load it into a table made by [`create`](Self::create): a loader that guesses types takes `00` for a number.
///
/// # Examples
/// ```
/// use interstate::tally::plan::{CountPlan, Dialect, PlanSource};
/// use interstate::tally::scale::{EventGrid, EventPairs, GroupBy};
/// use interstate::Partition;
///
/// let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2018..=2019)?)?;
/// let plan = CountPlan::new(grid, PlanSource::gdelt("events"))?;
/// let days = plan.tables().iter().find(|table| table.name() == "plan_days").ok_or("no such table")?;
/// assert_eq!(days.rows(), 730);
/// assert!(days.csv().starts_with("day,iso_day,cell\n736695,2018-01-01,0\n"));
/// assert_eq!(days.create(Dialect::Sqlite), "create table \"plan_days\" (day bigint, iso_day text, cell bigint)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LookupTable {
    name: String,
    columns: &'static [(&'static str, Holds)],
    csv: String,
    rows: usize,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Holds {
    Text,
    Whole,
}

impl LookupTable {
    pub(super) fn new(name: String, columns: &'static [(&'static str, Holds)]) -> Self {
        let names: Vec<&str> = columns.iter().map(|&(name, _)| name).collect();
        Self {
            name,
            columns,
            csv: names.join(",") + "\n",
            rows: 0,
        }
    }

    /// Adds a row of cells that need no quotes.
    pub(super) fn push(&mut self, cells: &[&dyn Display]) {
        for (at, cell) in cells.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            // OK because writing to a String does not fail.
            let _ = write!(self.csv, "{comma}{cell}");
        }
        self.csv.push('\n');
        self.rows += 1;
    }

    /// The name of the table, with the prefix of the [source](super::PlanSource::with_lookups).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of rows in the table.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The table as CSV: a line of column names and a line for each row, without quotes. An empty cell is null.
    #[must_use]
    pub fn csv(&self) -> &str {
        &self.csv
    }

    /// The SQL statement that creates the empty table.
    #[must_use]
    pub fn create(&self, dialect: Dialect) -> String {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|&(name, holds)| match holds {
                Holds::Text => format!("{name} {}", dialect.text()),
                Holds::Whole => format!("{name} {}", dialect.whole()),
            })
            .collect();
        let name = dialect.table(&self.name);
        format!("create table {name} ({})", columns.join(", "))
    }
}
