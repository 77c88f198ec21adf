//! Codes of machine-coded event data: what they are called, how they nest, what each data set makes of them.
//!
//! A code is text. `010` (make a statement) and `10` (demand) are two codes of two roots, so no number ever stands for one. Quad
//! classes and scores belong to a data set and not to the code: ask for them with a [`CameoDataSet`].
//!
//! [`Cameo`] and [`Plover`] are ontologies that several data sets share. The others are the words of one data set each: [`AcledEventType`],
//! [`AcledSubEvent`] and [`AcledActorClass`] of ACLED, [`UcdpViolence`] of UCDP, [`MidHostility`] of MID.

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
