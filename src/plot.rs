//! Pictures of the crate's answers as SVG and Vega-Lite: counts with their bounds, ratios with intervals and classes.
//!
//! Each picture takes the crate's own types and shows every number that it draws: as text beside the mark, and in its `<desc>`, which a
//! screen reader reads. It paints its own paper, in light and dark, needs no font that is not there, no script and nothing from a network, and is
//! the same to the byte on every run. Whoever wants it otherwise takes [`Picture::vega_lite`] and restyles that.
//!
//! | what a reader asks | picture | of |
//! |---|---|---|
//! | did it change, and is that shown? | [`forest`] | trends: counts, ratio, interval and class in a row each |
//! | does a claim depend on how one counts? | [`curve`] | the verdicts of a claim over its neighbourhood |
//! | how many were there in each year? | [`bars`] | a table of counts by kind and period |
//! | where and when were there many? | [`heat`] | a table of counts by pair (or state, or kind) and period |
//! | when did the rate change? | [`cumulative`] | a series of cells |
//! | how many listings stood? | [`stock`] | a register |
//! | how long do they stand? | [`survival`] | durations |
//! | what happened when? | [`lanes`] | a ledger, and packages of sanctions beside it |
//!
//! Below: the shipped list by year and family; one claim about it under sixteen rules. Both follow the reader's system into the dark.
//!
#![doc = include_str!("../pictures/bars.svg")]
//!
#![doc = include_str!("../pictures/rules.svg")]
//!
//! # What a picture of this room does not do
//! It draws no line through yearly counts, no second axis, no pie and no map; it draws no unknown as a zero (hatched), no part of a year as a year
//! ("part"), and cuts no interval in silence: an arrow and its number, or how many go on beyond the axis.

mod axis;
mod bars;
mod canvas;
mod cells;
mod cumulative;
mod curve;
mod days;
mod field;
mod forest;
mod heat;
mod lanes;
mod options;
mod palette;
mod picture;
mod stock;
mod survival;
mod vega;
mod width;

pub use bars::bars;
#[cfg(feature = "page")]
pub(crate) use canvas::Escaped;
pub use cumulative::cumulative;
pub use curve::curve;
pub use forest::forest;
pub use heat::heat;
pub use lanes::lanes;
pub use options::{PictureOptions, PictureOrder};
pub use picture::Picture;
pub use stock::stock;
pub use survival::survival;
