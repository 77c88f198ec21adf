//! What rows of all machine-coded formats have in common: an id, a day, a code, who and to whom, and the report behind it.
//!
//! Rows of a file are reports. They become [`CodedEvent`]s, of which [`dedup`](crate::dedup) tells which are one, and those become a
//! [`Ledger`](crate::Ledger), so that rules, trends and claims work on them as on a list made by hand: see [`ledger`].

mod code;
mod event;
mod rows;
mod to_ledger;

pub use code::EventCode;
pub use event::CodedEvent;
pub use to_ledger::{Left, LeftOut, ledger};
