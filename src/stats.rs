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
mod durations;
mod exact_p;
mod many;
pub mod power;
pub mod prediction;
mod series;
mod simulation;

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

pub use durations::{
    KaplanMeier, Lifetime, MedianDuration, SurvivalBand, SurvivalMass, SurvivalStep, Turnbull,
};
pub use exact_p::{ExactP, HomogeneityDistance};
pub use many::{
    Clusters, CountedPeriod, DispersedRatio, Dispersion, DispersionModel, Diversity, MixComparison,
    MixTable, PAdjustment, PearsonChiSquare,
};
pub use series::{
    ChangePoint, ConditionalTrend, CoxStuart, DateOrigin, Homogeneity, InterruptedSeries, Laplace,
    LastAsRecord, LogSlope, MannKendall, PoissonFit, RateEffect, Series, TheilSen, TrendDirection,
};
pub use simulation::{PMethod, Simulation, WatchedSimulation};

pub(crate) use confidence::Confidence;
