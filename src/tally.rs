//! Counts: occurrences into the cells of a partition.
//!
//! [`TallyTable`](crate::TallyTable) and [`Tallied`](crate::Tallied) stand at the root of the crate; here is what a table has lines for.

mod asked;
mod before;
mod cell_set;
mod doubt;
mod key;
mod listed;
pub(crate) mod parted;
pub mod plan;
pub(crate) mod reach;
pub mod scale;
pub(crate) mod table;
pub(crate) mod tallied;
pub(crate) mod together;

pub use before::CountBefore;
pub use key::{CountUnit, Crossed, ExclusiveKey, OnSoil, TallyKey, Whole};
