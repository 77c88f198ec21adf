//! Machine-coded events and mentions as records: id, day, code, who did it to whom, and the story behind it.
//!
//! Rows of a file are no events yet. They become [`CodedEvent`]s, of which [`dedup`](crate::dedup) tells which are one, and those become a
//! [`Ledger`](crate::Ledger), so that rules, trends and claims work on them as on a list made by hand: see [`to_ledger`].
//!
//! Which stories mention an event, when and how surely, stands in files of their own: [`Mention`]s, which a [`MentionTally`] counts by event.
//!
//! # From a file to a count of events
//! A ledger made of events does not see the file: what the reader could not read is handed on by
//! [`Ledger::with_unread`](crate::Ledger::with_unread). Without it a count over a bad row looks exact.
//! ```
//! use interstate::dedup::{Reduction, Repeats};
//! use interstate::read::acled::AcledOptions;
//! use interstate::{CountingRule, Coverage, Dyad, InteractionFamily, Partition, Period, Result, State, TallyTable, Unread};
//!
//! // Made-up rows: an agreement, the same again, one that is known to the month, one whose date cannot be read.
//! let (turkey, azerbaijan) = ("Government of Turkey (2016-)", "Government of Azerbaijan (2003-)");
//! let mut file = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,fatalities\n".to_owned();
//! for (id, day, precision) in [("A1", "2021-06-15", 1), ("A2", "2021-06-15", 1), ("A3", "2022-03-01", 3), ("A4", "2022-31-12", 1)] {
//!     file += &format!("{id},{day},{precision},Agreement,{turkey},{azerbaijan},0\n");
//! }
//! let mut reader = AcledOptions::new().reader(file.as_bytes())?;
//! let rows = reader.events().collect::<Result<Vec<_>>>()?;
//! let one_a_day = Reduction::new(Repeats::OneADay);
//! let (ledger, left) = one_a_day.reduce(rows).ledger(Coverage::full(Period::years(2021..=2022)?))?;
//! assert_eq!(left.to_string(), ""); // every event is an interaction of states
//! let ledger = ledger.with_unread(&Unread::new(reader.account().rejected()))?;
//!
//! let rule = CountingRule::new("agreements", InteractionFamily::Agreement).with_reduction(one_a_day);
//! let table = TallyTable::count(&ledger, &rule, &Partition::yearly(2021..=2022)?)?;
//! let pair = Dyad::new(State::TUR, State::AZE)?;
//! let count = |year| -> Result<String> { Ok(table.over(&pair, Period::year(year)?)?.count().to_string()) };
//! assert_eq!((count(2021)?, count(2022)?), ("1+".to_owned(), "1+".to_owned())); // the row that was not read may be of either year
//! # Ok::<(), interstate::Error>(())
//! ```
//!
//! # Rows by the hundred million
//! Where rows are counted by the hundred million and no record of each is made, an [`EventSource`] gives [`CodedAct`]s to a
//! [tally](crate::tally::scale).

mod code;
mod event;
mod mention;
mod source;
mod to_ledger;

pub use code::EventCode;
pub use event::CodedEvent;
pub use mention::{Mention, MentionTally};
#[cfg(feature = "parallel")]
pub use source::ParallelEventSource;
pub use source::{CodedAct, EventSource};
pub use to_ledger::{NotInLedger, NotInteraction, to_ledger};
