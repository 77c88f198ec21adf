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

/// Whether all is asked that a test can ask: `INTERSTATE_TESTS=whole`. Otherwise each law is tried on a quarter of its inputs and long loops
/// are cut short, so that `cargo test` ends soon.
fn whole() -> bool {
    std::env::var("INTERSTATE_TESTS").is_ok_and(|tests| tests == "whole")
}

/// The folder of the crate.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
