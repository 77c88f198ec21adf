//! Counts: occurrences into the cells of a partition.
//!
//! [`TallyTable`](crate::TallyTable) and [`Tallied`](crate::Tallied) stand at the root of the crate; here is what a table has lines for.

mod cell_set;
mod key;
pub mod scale;
pub(crate) mod table;
pub(crate) mod tallied;

pub use key::{Both, Exclusive, TallyKey, Unit, Whole};
