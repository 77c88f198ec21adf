//! Facets: what a kind does not say. Each is 1 question with its own words, and none is folded into another.

mod conflict;
mod manner;
mod taking_part;

pub use conflict::{ConflictRelation, Overtness, PressureOutcome, PressureStage};
pub use manner::{Certainty, Forces, Rank, Setting, Venue};
pub use taking_part::{PartyRole, PartySide};
