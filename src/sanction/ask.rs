//! What is asked of a register: which listings, how many, for how long, who followed whom.

pub(in crate::sanction) mod calendar;
pub(in crate::sanction) mod coordination;
mod counting;
pub(in crate::sanction) mod counts;
pub(in crate::sanction) mod duration;
pub(in crate::sanction) mod filter;
pub(in crate::sanction) mod lag;
pub(crate) mod ledger;
pub(in crate::sanction) mod match_rule;
pub(in crate::sanction) mod matched;
pub(in crate::sanction) mod matches;
pub(in crate::sanction) mod past_stock;
mod ready_filter;
mod ready_split;
pub(in crate::sanction) mod share;
pub(in crate::sanction) mod split;
mod stocks;
mod units;
