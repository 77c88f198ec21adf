//! Tables made from `data/states`: see `tests/it/model/state_tables.rs`.

#[expect(clippy::doc_markdown, reason = "names of places are not code")]
#[rustfmt::skip]
pub(super) mod actors;
#[rustfmt::skip]
pub(super) mod codes;
#[rustfmt::skip]
pub(super) mod names;
#[rustfmt::skip]
pub(super) mod relations;
