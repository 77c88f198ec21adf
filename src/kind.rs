//! What was done: interaction kinds, fine, and families, coarse.
//!
//! [`InteractionKind`](crate::InteractionKind) and [`InteractionFamily`](crate::InteractionFamily) stand at the root of the crate;
//! the [facets](facet) say what a kind does not.

pub mod facet;
pub(crate) mod family;
pub(crate) mod interaction_kind;
mod plural;
