//! Who: states, territories, organisations and blocs.
//!
//! An [`Actor`](crate::Actor) is one small id, for a state or for an organisation; a [`State`](crate::State) is an actor that is a
//! state or a territory; a [`Dyad`](crate::Dyad) is two actors, a [`DirectedDyad`](crate::DirectedDyad) two actors in an order.

pub(crate) mod actor;
pub(crate) mod dyad;
mod kind;
#[expect(clippy::doc_markdown, reason = "names of places are not code")]
#[rustfmt::skip]
mod table;

pub use kind::StateKind;
