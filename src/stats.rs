//! Numbers from small tables: rates, ratios of rates and what small counts can and cannot show.
//!
//! Everything here works on plain numbers (counts, exposures, probabilities), so that each value can be checked against other
//! programs row by row. Each function is refereed by 50-digit arithmetic to 1e-10 relative or better.

mod before_after;
pub mod bounds;
pub(crate) mod confidence;
mod equivalence;
mod interval;
mod limit;
mod observed;
mod pooled;
mod proportion;
mod rate;
mod ratio;
mod ratio_of_ratios;
pub(crate) mod special;
mod tails;
mod tilted;
mod two_tailed;

// Many periods and many questions.
pub mod change_point;
pub mod dispersion;
pub mod durations;
pub mod interrupted;
pub mod mix;
pub mod multiplicity;
pub mod power;
pub mod prediction;
pub mod record;
mod root;
pub mod series;
pub mod simulation;

pub use before_after::BeforeAfter;
pub use equivalence::{Equivalence, equivalence, not_less, not_more};
pub use interval::Interval;
pub use limit::{LowerLimit, UpperLimit};
pub use observed::Observed;
pub use pooled::{
    PooledHomogeneity, pooled_homogeneity, pooled_ratio, pooled_ratio_interval, pooled_ratio_tails,
};
pub use proportion::proportion_interval;
pub use rate::{RateMethod, rate_interval, rate_lower_limit, rate_p, rate_tails, rate_upper_limit};
pub use ratio::{
    EStatistic, NormalTest, RatioMethod, RatioPosterior, e_test, rate_ratio_interval,
    rate_ratio_lower_limit, rate_ratio_p, rate_ratio_posterior, rate_ratio_tails,
    rate_ratio_upper_limit, score_test, square_root_test, wald_log_interval,
};
pub use ratio_of_ratios::{ratio_of_ratios_interval, ratio_of_ratios_tails};
pub use tails::Tails;

pub(crate) use confidence::Confidence;
