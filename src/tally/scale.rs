//! Counts of machine-coded events in files of any size, also hundreds of millions of rows.
//!
//! An [`EventTally`] counts rows by who acts upon whom, by code and by period, in one pass over a file of any size, on one thread or on
//! as many as the caller's pool has. It counts *rows*; what rows are one event is decided before, and what a count of events means
//! is decided by a rule after.
//!
//! Memory follows the number of different cells and not that of events: a plain table, a byte for most numbers, while all pairs seen times codes
//! times periods are at most 16 million, a hash table split by key beyond that.
//!
//! # From a file to months and a class
//! The grid says what is counted: pairs, groups of codes, periods. Of every row it is then known where it went: the reader's account has the
//! rows that could not be read, [`uncounted`](EventTally::uncounted) those that fit no cell. [`table`](EventTally::table) makes one group a
//! table by pair, and from there everything is as with a [`TallyTable`](crate::TallyTable) of a ledger. The table knows of neither sort of
//! row: add those that were not read by [`with_unread`](crate::TallyTable::with_unread), and print the number of the others beside the counts.
//! ```
//! use interstate::code::CameoDataSet;
//! use interstate::read::gdelt::GdeltOptions;
//! use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
//! use interstate::{Confidence, CountingRule, Coverage, Dyad, Partition, Period, Select, State, TrendRule, classify_trend, frequency_ratio};
//!
//! let grid = EventGrid::new(EventPairs::Undirected, GroupBy::QuadClass(CameoDataSet::Gdelt), Partition::monthly(2019..=2019)?)?;
//! let mut tally = EventTally::new(grid);
//! let mut reader = GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
//! tally.read(&mut reader)?;
//!
//! // What became of every row: 320 = 0 rejected + 188 counted + 131 without a pair + 0 of no group + 1 outside 2019.
//! let (account, left) = (reader.account(), tally.uncounted());
//! assert_eq!((account.rows(), account.rejected(), tally.counted()), (320, 0, 188));
//! assert_eq!((left.without_pair, left.without_group, left.outside), (131, 0, 1));
//!
//! // The days for which *all* files were read: outside them a month is unknown, not 0. Here as if those of September and October had been.
//! let covered = Coverage::full(Period::new("2019-09-01".parse()?, "2019-11-01".parse()?)?);
//! let table = tally.table("material_conflict", &CountingRule::new("rows", Select::Everything), covered)?;
//! let pair = Dyad::new(State::GBR, State::IRL)?;
//! let shown: Vec<String> = table.each_cell(&pair)?[7..10].iter().map(|(month, count)| match count {
//!     Some(count) => format!("{} {}", month.label(), count.count()),
//!     None => format!("{} ?", month.label()),
//! }).collect();
//! assert_eq!(shown, ["2019-08 ?", "2019-09 0", "2019-10 3"]);
//!
//! let months = table.cells().cells();
//! let ratio = frequency_ratio(&table.over(&pair, months[8])?, &table.over(&pair, months[9])?)?;
//! println!("{}", classify_trend(&ratio, TrendRule::new(Confidence::P95))?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//! These are counts of *rows*. One act makes many of them, so that they cluster, and a class that takes events as independent claims too much:
//! reduce the rows to events first ([`dedup`](crate::dedup)), or class by [`classify_dispersed`](crate::trend::classify_dispersed).
//!
//! # On many machines
//! A tally is a sum, so a batch scheduler is enough: each file, such as a day of GDELT, is counted by whichever machine has it and saved, and the
//! saved tallies are merged, in any order. Three rules make it safe to break off and to go on:
//! - a shard is written under another name and renamed when it is whole, so that one that is there is done, and is not counted again;
//! - the whole is merged of a list of files, and a file without its shard is an error, never a zero;
//! - the rows that were read and rejected are kept with the shard, for the tally holds only what could be counted.
//!
//! What makes rows one event must see them together: split by day for one a day, one an address and mirrors; chains and ids have no
//! such split. Shards of other periods, pairs or groups are refused by [`merge`](EventTally::merge). `examples/shards.rs` is such a program.
//! ```
//! use interstate::coded::CodedAct;
//! use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
//! use interstate::{Partition, State};
//!
//! let grid = EventGrid::new(EventPairs::Undirected, GroupBy::Root, Partition::yearly(2023..=2024)?)?;
//! let mut shards = Vec::new();
//! for day in ["2023-12-31", "2024-01-01"] {
//!     // On one machine: count a day and save it.
//!     let mut tally = EventTally::new(grid.clone());
//!     tally.add(CodedAct::new(Some(State::CHN.into()), Some(State::RUS.into()), Some("040".parse()?), day.parse()?));
//!     shards.push(serde_json::to_string(&tally)?);
//! }
//! // On another: load all of them, and add them up.
//! let mut whole = EventTally::new(grid);
//! for shard in &shards {
//!     whole.merge(&serde_json::from_str(shard)?)?;
//! }
//! assert_eq!(whole.counted(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//! Where rows lie in a data base or on a cluster, a [plan](super::plan) counts them there.

mod batch;
mod columns;
mod event_tally;
mod grid;
mod key;
mod lines;
mod plain;
mod provenance;
mod saved;
mod table;
mod to_table;
mod uncounted;

pub use columns::EventColumns;
pub use event_tally::{EventCount, EventTally};
pub use grid::{EventGrid, EventPairs, GroupBy};
pub use provenance::Provenance;
pub use uncounted::Uncounted;
