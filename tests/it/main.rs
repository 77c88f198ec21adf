//! Tests of what is counted and answered; those of what is given, files and random input, are in `input.rs`.
//!
//! Two binaries, because most of the compiling of a crate is done on one core.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unreadable_literal
)]

mod analysis;
mod calibration;
mod cases;
mod codes;
mod common;
mod examples;
mod golden;
mod house;
mod model;
mod names;
#[cfg(feature = "page")]
mod page;
#[cfg(feature = "plot")]
mod plot;
mod seed;
mod worlds;
