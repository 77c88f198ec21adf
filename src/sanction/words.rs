//! The words of sanctions: acts, who adopts, what is forbidden, why, where the party is at home, how a number is worded.

pub(in crate::sanction) mod act;
pub(in crate::sanction) mod end_cause;
pub(in crate::sanction) mod figure;
pub(in crate::sanction) mod issuer;
pub(in crate::sanction) mod measure;
pub(in crate::sanction) mod place;
pub(in crate::sanction) mod programme_words;
pub(in crate::sanction) mod reason;
pub(in crate::sanction) mod regime_facet;
pub(in crate::sanction) mod set;
pub(in crate::sanction) mod target_kind;
