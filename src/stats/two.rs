//! Two periods: how many times the earlier rate the later one is, alone, in strata, and against a baseline.

pub(crate) mod before_after;
pub(crate) mod e_test;
pub(crate) mod equivalence;
pub(crate) mod normal_ratio;
pub(crate) mod pooled;
pub(crate) mod power;
pub(crate) mod rate_ratio;
pub(crate) mod ratio_of_ratios;
