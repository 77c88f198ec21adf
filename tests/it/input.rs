//! Tests of what is given: rows, files of any size, lists of sanctions, random input. The others are in `main.rs`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unreadable_literal
)]

mod common;
mod dedup;
mod laws;
mod reading;
mod sanction;
mod scale;
mod screening;
