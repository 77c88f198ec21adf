//! Readers: rows of the field's files in, typed records and a [`ReadReport`] out.
//!
//! A bad row is reported, never fatal and never dropped in silence: every row is either kept or stands in the report under a
//! [`Reason`], with its line number. What is odd about a row that was kept stands there as a [`Remark`].

pub mod acled;
mod block;
pub mod coded;
mod cut;
mod fate;
pub mod gdelt;
pub mod icews;
pub mod ledger;
pub mod mid;
mod parse;
pub mod polecat;
mod records;
mod report;
pub mod ucdp;

pub use fate::{Reason, Remark};
pub use report::{Example, Noted, Progress, ReadReport};
