//! Counts of machine-coded events in files of any size, also hundreds of millions of rows.
//!
//! An [`EventTally`] counts rows by who acts upon whom, by code and by period, in one pass over a file of any size, on one thread or on
//! as many as the caller's pool has. It counts *rows*; what rows are one event is decided before, and what a count of events means
//! is decided by a rule after.
//!
//! Memory follows the number of different cells and not that of events: a plain table, a byte for most numbers, while all pairs seen times codes
//! times periods are at most 16 million, a hash table split by key beyond that.
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
