#![cfg_attr(docsrs, feature(doc_cfg))]
//! Counts what states do to and with each other.

pub mod code;
pub mod count;
pub mod error;
pub mod kind;
pub mod read;
pub mod state;
pub mod stats;
pub mod time;

pub use count::Count;
pub use error::{Category, Error, Result};
pub use kind::{InteractionFamily, InteractionKind};
pub use state::{
    actor::{Actor, State},
    dyad::{DirectedDyad, Dyad},
};
pub use stats::confidence::Confidence;
pub use time::{
    coverage::Coverage,
    exposure::Exposure,
    partial_date::PartialDate,
    partition::Partition,
    period::Period,
    truth::Truth,
    when::{Finish, When},
};
