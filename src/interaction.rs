//! The record of one thing that states did together, to each other, or alone.
//!
//! [`Interaction::new`](crate::Interaction::new) takes only what every record must have: an id, a [kind](crate::kind), a time and parties. The
//! rest is added where the source tells it.
//!
//! | what the source tells | take | set by |
//! |---|---|---|
//! | who took part, and as what | [`Party`], whose identity is a [`Who`] | [`Interaction::new`](crate::Interaction::new) |
//! | when it took place, if not on a known day | [`When`](crate::When), [`PartialDate`](crate::PartialDate) | [`Interaction::new`](crate::Interaction::new) |
//! | that it stands for several events | [`Count`](crate::Count) | [`with_count`](crate::Interaction::with_count) |
//! | how many took part, in what form, where, of what rank, how certainly | [`Facets`] | [`with_facets`](crate::Interaction::with_facets) |
//! | that two records are one event | a key | [`with_phase_of`](crate::Interaction::with_phase_of) |
//! | that a record is a part of another, or an answer to it | the other's id | [`with_part_of`](crate::Interaction::with_part_of), [`with_responds_to`](crate::Interaction::with_responds_to) |
//! | a series and the number in it | a name, a number | [`with_series`](crate::Interaction::with_series), [`with_edition`](crate::Interaction::with_edition) |
//! | what it has to do with a war | [`ConflictTag`] | [`with_conflict`](crate::Interaction::with_conflict) |
//! | what was demanded, and what came of it | [`PressureTerms`] | [`with_pressure`](crate::Interaction::with_pressure) |
//! | when an agreement was signed, and how long it is valid | [`AgreementDays`] | [`with_agreement`](crate::Interaction::with_agreement) |
//! | who acted for a party; how many ships or aircraft | [`Person`]; [`Quantity`] | [`with_person`](crate::Interaction::with_person); [`with_quantity`](crate::Interaction::with_quantity) |
//! | anything else, in words of your own | tags | [`with_tags`](crate::Interaction::with_tags) |

pub(crate) mod key;
mod pairs;
pub(crate) mod party;
mod person;
mod quantity;
pub(crate) mod raw;
pub(crate) mod record;
mod terms;

pub use party::{Party, Who};
pub use person::Person;
pub use quantity::Quantity;
pub use record::Facets;
pub use terms::{AgreementDays, ConflictTag, PressureTerms};
