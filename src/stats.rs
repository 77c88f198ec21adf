//! Numbers from small tables: rates, ratios of rates and what small counts can and cannot show.
//!
//! Everything here works on plain numbers (counts, exposures, probabilities), so that each value can be checked against other
//! programs row by row. Each function is refereed by 50-digit arithmetic to 1e-10 relative or better.
//!
//! # Periods in a row
//!
//! A [`Series`] holds counts with exposures; the others take any numbers in the order of time.
//!
//! | question | call | when it misleads |
//! |---|---|---|
//! | do the rates rise or fall steadily, and how fast? (the default; exact) | [`Series::conditional_trend`], `.p()`, `.interval(level)` | clustered events make p too small; a rise and a fall cancel |
//! | do the rates differ at all? | [`Series::homogeneity`]; exact or simulated: [`Series::homogeneity_exact`] | clusters look like change; below five expected events a period the χ² laws are rough |
//! | did the rate change at a date that was named beforehand? (exact) | [`Series::change_at`] | if the date was picked by looking |
//! | when did it change, if ever? (exact, and the search is paid for) | [`Series::search_change`] | a steady rise also has a best split |
//! | did level or slope change, given the trend that it was on? | [`Series::interrupted`] | anything that bends before the date |
//! | how does the rate hang on other columns? | [`Series::poisson_regression`] | few events: the normal law is rough |
//! | does a series of any numbers rise or fall? (exact, with ties) | [`MannKendall::new`] | unequal exposures; values that hang on the one before |
//! | by how much, whatever the odd year? | [`TheilSen::new`], `.interval(level)` | below ten values; many ties |
//! | are later values larger than earlier ones? (exact, and weak) | [`CoxStuart::new`] | six periods never give p below 0.25 |
//! | do dated events crowd towards the end of a span? (exact) | [`Laplace::new`] | a span that ends with the last event |
//! | is the last year a record, and how often by chance? | [`LastAsRecord::new`], [`LastAsRecord::chance_among`] | unequal exposures; a source that grows; a year picked by looking |
//!
//! # How events come, and many questions at once
//!
//! | question | call | when it misleads |
//! |---|---|---|
//! | do events cluster, or keep to a schedule? | [`Dispersion::new`] | seasons, and a change of rate within a period, look like clusters |
//! | how many times the earlier rate, if they cluster? | [`DispersedRatio::new`], `.p()`, `.interval(level)` | totals alone cannot tell: `.model()` says what is assumed |
//! | how many clusters are these events? | [`Clusters::from_keys`] | a key that joins what is independent |
//! | which of many p-values stand? | [`PAdjustment::adjusted`] | a family without its dull answers |
//! | how even is a mix of kinds? | [`Diversity::new`] | few events miss rare kinds |
//! | do mixes differ, and in which cells? | [`MixTable::compare`]; exact or simulated: [`MixTable::compare_exact`] | equal mixes say nothing of equal rates |
//!
//! What draws tables at random takes a seed, can be watched and stopped ([`Simulation`]), and says so by its [`PMethod`].
//!
//! # How long things last
//!
//! | question | call | when it misleads |
//! |---|---|---|
//! | what share lasts longer than a year, with some still open? | [`KaplanMeier::new`], `.at(time)`, `.steps[i].interval(level)` | what is open must not be about to end for that reason |
//! | what is the median duration? | [`KaplanMeier::median`] | near the end few are at risk |
//! | … with ends known only between two snapshots? | [`Turnbull::new`], `.at(time)` | there are no standard errors; snapshots taken when ends are expected |

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
