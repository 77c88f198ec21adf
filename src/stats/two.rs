//! Two periods: how many times the earlier rate the later one is, alone, in strata, and against a baseline.

pub(super) mod before_after;
pub(super) mod e_test;
pub(crate) mod equivalence;
pub(super) mod normal_ratio;
pub(super) mod pooled;
pub(crate) mod power;
pub(super) mod rate_ratio;
pub(super) mod ratio_of_ratios;
