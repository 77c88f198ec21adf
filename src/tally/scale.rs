//! Counts of machine-coded events in files of any size, also hundreds of millions of rows.
//!
//! An [`EventTally`] counts rows by who acts upon whom, by code and by period, in one pass over a file of any size, on one thread or on
//! as many as the caller's pool has. It counts *rows*; what rows are one event is decided before, and what a count of events means
//! is decided by a rule after.
//!
//! Memory follows the number of different cells and not that of events: a plain table, a byte for most numbers, while all pairs seen times codes
//! times periods are at most 16 million, a hash table split by key beyond that.

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
