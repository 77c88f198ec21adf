//! One thing that states did together or to each other, as a record.
//!
//! [`Interaction`](crate::Interaction) stands at the root of the crate; here are its parties, its facets and its terms.

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
