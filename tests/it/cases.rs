//! Real trouble, one test a case.

pub(crate) mod codes;
mod dates;
mod periods;
mod trend_ties;
