//! Facets of an interaction, which its kind does not tell: how many took part, in what form, of what rank, whose forces, how certainly.

mod conflict;
mod manner;
mod taking_part;

pub use conflict::{ConflictRelation, Overtness, PressureOutcome, PressureStage};
pub use manner::{Certainty, Forces, Rank, Setting, Venue};
pub use taking_part::{PartyRole, PartySide};
