//! What the questions answer with: intervals, limits, p-values and ratios that say what is missing instead of printing it.

pub(crate) mod confidence;
pub(crate) mod interval;
pub(crate) mod limit;
pub(super) mod p_value;
pub(crate) mod ratio;
pub(crate) mod tails;
