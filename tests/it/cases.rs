//! Real trouble, one test a case.

mod trend_ties;
