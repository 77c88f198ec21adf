//! Pictures of the crate's answers as SVG and Vega-Lite: counts with their bounds, ratios with intervals and classes.
//!
//! Each picture takes the crate's own types and shows every number that it draws: as text beside the mark, and in its `<desc>`, which a
//! screen reader reads. It has a background of its own, in light and dark, needs no font that is not there, no script and nothing from a
//! network, and is the same to the byte on every run. For another style take [`Picture::vega_lite`] and change that.
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
//! Below: the shipped list by year and family; one claim about it under sixteen rules. Both follow the light or dark mode of the reader's system.
//!
#![doc = include_str!("../pictures/bars.svg")]
//!
#![doc = include_str!("../pictures/rules.svg")]
//!
//! # What these pictures do not do
//! They draw no line through yearly counts, no second axis, no pie and no map. An unknown is not drawn as a zero but hatched, a part of a year
//! not as a year but labelled "part", and an interval that is cut has an arrow and its number, or the picture says how many go on beyond the
//! axis.

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
