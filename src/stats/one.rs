//! One period: what a count and its exposure say about the frequency behind them, and about the next count.

pub(crate) mod known;
pub(super) mod next_count;
pub(super) mod observed;
pub(crate) mod proportion;
pub(crate) mod rate;
