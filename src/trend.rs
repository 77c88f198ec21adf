//! What became of a frequency: increased, decreased, stable, or inconclusive.
//!
//! [`classify_trend`](crate::classify_trend) and its result stand at the root of the crate.

pub(crate) mod class;
mod dispersed;
mod reach;

pub use class::{Caution, ClassSet};
pub use dispersed::{Dispersed, classify_dispersed};
