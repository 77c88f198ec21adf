//! All tests of the crate, in one binary.
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
mod dedup;
mod examples;
mod golden;
mod house;
mod laws;
mod model;
mod names;
#[cfg(feature = "page")]
mod page;
#[cfg(feature = "plot")]
mod plot;
mod reading;
mod sanction;
mod scale;
mod screening;
mod seed;
mod worlds;

/// The folder of the crate.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
