//! Real trouble, one test a case.

pub(crate) mod codes;
mod coverage;
mod dates;
mod five_tools;
mod parties;
mod periods;
mod placement;
mod sanctions;
mod small_counts;
mod trend_ties;
