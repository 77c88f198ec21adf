//! Machine-coded events and mentions as records: id, day, code, who did it to whom, and the story behind it.
//!
//! Rows of a file are no events yet. They become [`CodedEvent`]s, of which [`dedup`](crate::dedup) tells which are one, and those become a
//! [`Ledger`](crate::Ledger), so that rules, trends and claims work on them as on a list made by hand: see [`to_ledger`].
//!
//! Which stories mention an event, when and how surely, stands in files of their own: [`Mention`]s, which a [`MentionTally`] counts by event.
//!
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
