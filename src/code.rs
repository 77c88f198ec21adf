//! Codes of machine-coded event data: their names, how they nest, their scores, and the interaction kinds that stand for them.
//!
//! A code is text. `010` (make a statement) and `10` (demand) are two codes of two roots, so no number ever stands for one. Quad
//! classes and scores belong to a data set and not to the code: name the [`CameoDataSet`].
//!
//! | the file is of | its code is a | found by |
//! |---|---|---|
//! | GDELT, ICEWS, Phoenix | [`Cameo`] | [`Cameo::listed_codes`], or read from text |
//! | POLECAT | [`Plover`] | [`Plover::ALL`], or read from text |
//! | ACLED | [`AcledSubEvent`], whose class is an [`AcledEventType`]; actors have an [`AcledActorClass`] | read from the file's words |
//! | UCDP GED | [`UcdpViolence`] | read from the file's number |
//! | MID | [`MidHostility`] | [`MidHostility::from_number`] |
//!
//! | question | take |
//! |---|---|
//! | What does the code mean in this data set? | [`Cameo::name`] |
//! | Which codes stand below it? | [`Cameo::is_under`], [`Cameo::root`], [`Cameo::base`] |
//! | How cooperative or hostile is it? | [`Cameo::goldstein`], [`Cameo::quad_class`] |
//! | Which [`InteractionKind`](crate::InteractionKind) is it? | [`Cameo::mapped`], [`Plover::mapped`]: a [`MappedKind`], which says what is lost |
//! | A code of any of these ontologies in one type? | [`coded::EventCode`](crate::coded::EventCode) |

mod acled;
mod cameo;
mod cameo_kind;
mod cameo_table;
mod dataset;
mod hostility;
mod plover;
mod plover_kind;
mod violence;

pub use acled::{AcledActorClass, AcledEventType, AcledSubEvent};
pub use cameo::Cameo;
pub use cameo_kind::MappedKind;
pub use dataset::{CameoDataSet, QuadClass};
pub use hostility::MidHostility;
pub use plover::Plover;
pub use violence::UcdpViolence;
