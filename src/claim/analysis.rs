//! Analyses that take more than one number: two strata side by side, cooperation before and after pressure, third parties that joined or left,
//! and gaps in the numbering of a series.
//!
//! | question | call | when it misleads |
//! |---|---|---|
//! | no overt support in a conflict, and more cooperation elsewhere? | [`duality`] | rows that nobody judged are in either stratum or in none |
//! | how much cooperation before and after each act of pressure? | [`pressure_and_response`] | what follows pressure need not follow from it |
//! | with whom else, and is that new? | [`partners`] | a party that no source names |
//! | a fifth patrol without a fourth? | [`ordinal_gaps`] | numbers that two sources give by two rules |
//!
//! Each answers with bounds and with the ids of the records behind it, and each is a page by [`Table`](crate::report::Table).

mod duality;
mod ordinals;
mod partners;
mod pressure;
mod rows;

pub use duality::{Duality, DualityOptions, Judgement, Stratum, Unjudged, UnjudgedRow, duality};
pub use ordinals::{MissingOrdinals, OrdinalGaps, OutOfOrder, SeriesOrdinals, ordinal_gaps};
pub use partners::{Partner, PartnerChange, Partners, partners};
pub use pressure::{
    PressureAct, PressureAndResponse, Response, ResponseGroup, ResponseOptions, ResponseWindow,
    pressure_and_response,
};
pub use rows::RowBehind;
