//! The ratio of two frequencies that were counted under one rule.
//!
//! | question | take |
//! |---|---|
//! | How many times as often as before, and within which interval? | [`frequency_ratio`](crate::frequency_ratio): a [`FrequencyRatio`](crate::FrequencyRatio) of two [`Tallied`](crate::Tallied) counts |
//! | Is that an increase, a decrease, or neither? | [`classify_trend`](crate::classify_trend), with the ratio |
//! | What are the counts, periods and years of one side? | [`RatioTerm`], from [`FrequencyRatio::before`](crate::FrequencyRatio::before) and [`after`](crate::FrequencyRatio::after) |
//! | By how much must coverage have changed to explain the ratio? | [`CoverageToExplain`], from [`FrequencyRatio::coverage_to_explain`](crate::FrequencyRatio::coverage_to_explain); of any interval: [`CoverageChange::of`] |
//! | Did this kind of event grow more than all that the source saw? | [`against_all`], with a [`PartOfAll`] for each period: an [`AgainstAll`] |
//! | What is the ratio of two plain numbers? | [`stats::RateRatio`](crate::stats::RateRatio) |

mod against_all;
mod coverage;
pub(crate) mod frequency;

pub use against_all::{AgainstAll, DayOf, PartOfAll, against_all};
pub use coverage::{CoverageChange, CoverageToExplain};
pub use frequency::RatioTerm;
