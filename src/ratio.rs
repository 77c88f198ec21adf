//! The ratio of two frequencies that were counted under one rule.
//!
//! [`frequency_ratio`](crate::frequency_ratio) and its result stand at the root of the crate.

pub(crate) mod frequency;

pub use frequency::Term;
