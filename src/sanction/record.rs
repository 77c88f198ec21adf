//! The records of sanctions: regimes, packages, targets and listings, each by itself.

pub(in crate::sanction) mod days;
pub(in crate::sanction) mod designation;
pub(in crate::sanction) mod ending;
pub(in crate::sanction) mod extent;
pub(in crate::sanction) mod id;
pub(in crate::sanction) mod identifier;
pub(in crate::sanction) mod interruption;
pub(in crate::sanction) mod listed_for;
pub(in crate::sanction) mod package;
pub(in crate::sanction) mod published_list;
pub(in crate::sanction) mod regime;
pub(in crate::sanction) mod source;
pub(in crate::sanction) mod spells;
pub(in crate::sanction) mod target;
