//! One period: what a count and its exposure say about the frequency behind them, and about the next count.

pub(crate) mod known;
pub(crate) mod next_count;
pub(crate) mod observed;
pub(crate) mod proportion;
pub(crate) mod rate;
