//! Counts as SQL: a plan that a database runs on its own rows, and the table read back from it.
//!
//! A [`CountPlan`] is a query and a few lookup tables. A database of any size runs the query on its own rows, and the few lines that come back
//! are an [`EventTally`](super::scale::EventTally) equal to the one that this crate counts from the same rows, with its
//! [`Provenance`](super::scale::Provenance).
//!
//! # What comes back
//! One line for each cell that holds something, and one for each reason why rows are in none. `events` are events by the reduction,
//! `source_rows` the rows of the source that they were made of; the latter add up to all rows of the source, or the result is refused.
//!
//! | fate | rows |
//! |---|---|
//! | `day_not_read` | whose day is no day of the years 1 to 9999 |
//! | `code_not_read` | whose code cannot be a CAMEO code |
//! | `absorbed` | that are part of an event of another line |
//! | `without_pair`, `without_group`, `outside` | as in [`Uncounted`](super::scale::Uncounted) |
//! | `counted` | behind the events of a cell |
//!
//! All columns are read as text. A loader that takes codes for numbers makes `42` of `042`, and one that pads texts makes `04` of
//! `04  `: the plan cannot know, so keep codes as text. Quotes and blanks around a cell are part of it.
//!
//! # What a query cannot say
//! What depends on more than rows, equality and the order of days is refused by an error that names the step: see
//! [`CountPlan::with_reduction`]. Phases, partial dates and facets in doubt have no column in a plan at all.
//!
//! # Examples
//! A plan for a table in DuckDB, and what its engine gave back:
//! ```
//! use interstate::tally::plan::{CountPlan, Dialect, PlanSource};
//! use interstate::tally::scale::{EventGrid, EventPairs, GroupBy, Provenance};
//! use interstate::{Coverage, CountingRule, Dyad, Partition, Period, Select, State};
//!
//! let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2018..=2019)?)?;
//! let plan = CountPlan::new(grid, PlanSource::gdelt("events"))?;
//! for table in plan.tables() {
//!     // Run `table.create(Dialect::Duckdb)`, then load `table.csv()` into it.
//!     assert!(table.rows() < 2_500);
//! }
//! let query = plan.sql(Dialect::Duckdb);
//! assert!(query.starts_with("with told as ("));
//!
//! let id = plan.fingerprint();
//! let result = format!(
//!     "plan_id,fate,from_actor,to_actor,code_group,cell,events,source_rows\n\
//!      {id},counted,CHN,RUS,3,1,5,5\n\
//!      {id},without_pair,,,,,6,6\n\
//!      {id},day_not_read,,,,,1,1\n"
//! );
//! let told = Provenance::new("DuckDB 2.0", "events.parquet", 12, "2026-11-29".parse()?)?;
//! let tally = plan.read_back(result.as_bytes(), told)?;
//! assert_eq!((tally.counted(), tally.uncounted().without_pair), (5, 6));
//!
//! let rule = CountingRule::new("talks", Select::Everything);
//! let table = tally.table("04", &rule, Coverage::full(Period::years(2018..=2019)?))?;
//! let talks = table.over(&Dyad::new(State::CHN, State::RUS)?, Period::year(2019)?)?;
//! assert_eq!(
//!     talks.to_string(),
//!     format!("5 in 1 year, counted by DuckDB 2.0 on 2026-11-29 from events.parquet (12 rows, 1 refused) by plan {id}"),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod actors;
mod count_plan;
mod dialect;
mod lookup;
mod lookups;
mod query;
mod read_back;
mod source;
mod steps;

pub use count_plan::CountPlan;
pub use dialect::Dialect;
pub use lookup::LookupTable;
pub use source::{DayFormat, PlanSource};
