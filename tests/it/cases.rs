//! Real trouble, one test a case.

pub(crate) mod codes;
mod trend_ties;
