//! Real trouble, one test a case.

mod dates;
mod periods;
mod trend_ties;
