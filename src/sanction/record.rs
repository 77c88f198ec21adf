//! The records of sanctions: regimes, packages, targets and listings, each by itself.

pub(in crate::sanction) mod days;
pub(in crate::sanction) mod designation;
pub(in crate::sanction) mod ending;
mod id;
pub(in crate::sanction) mod listed_for;
pub(in crate::sanction) mod package;
pub(in crate::sanction) mod regime;
pub(in crate::sanction) mod target;
