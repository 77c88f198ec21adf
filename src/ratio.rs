//! The ratio of two frequencies that were counted under one rule.
//!
//! [`frequency_ratio`](crate::frequency_ratio) and its result stand at the root of the crate.

mod against_all;
mod coverage;
pub(crate) mod frequency;

pub use against_all::{AgainstAll, DayOf, PartOfAll, against_all};
pub use coverage::{CoverageChange, CoverageToExplain};
pub use frequency::RatioTerm;
