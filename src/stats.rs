//! Statistics of small counts: rates, ratios of rates, trends, durations, and what small counts can and cannot show.
//!
//! Everything here works on plain numbers (counts, exposures, probabilities), so that each value can be checked against other
//! programs row by row. The values of most methods are compared with exact sums or 50-digit arithmetic, to 1e-10 relative or better. Four have
//! other referees: [`Series::newey_west`] R's `sandwich`, the corrections of [`SerialKendall`] pymannkendall, [`SerialDependence`] a dense
//! computation in double precision, and the limits of [`Turnbull`] a second one, to 1e-8. `tests/it/golden/README.md` names the referee of each file.
//!
//! A question is a value, made from what was seen: [`Observed`] is a count, known or known as bounds, with its exposure, and
//! [`BeforeAfter`] a pair of them. Every question has the same verbs, as far as they have a meaning: `estimate()` as it was seen,
//! `interval(level)`, `lower_limit(level)` and `upper_limit(level)` of one side, `tails(null)` and `p(null)`; `with_method(…)` asks for
//! another method. Answers say what is missing: an [`Interval`] may have no upper end, a [`Ratio`] no value, a [`PValue`]
//! more than one.
//!
//! # One rate, two rates, several pairs
//!
//! | question | call | when it misleads |
//! |---|---|---|
//! | How often does it happen? | [`Rate::new(seen)`](Rate)`.interval(level)` | events in clusters: too narrow |
//! | At least, at most how often? | [`Rate`]`.lower_limit(level)`, `.upper_limit(level)` | a side chosen after looking at the count |
//! | Is that more than the usual rate? | [`Rate`]`.p(stated_rate)`, `.tails(stated_rate)` | a "usual" rate taken from the same count |
//! | What share of all is it? | [`Proportion::new(part, all)`](Proportion)`.interval(level)` | trials in clusters |
//! | How many may come next? | [`NextCount::new(seen, exposure)`](NextCount)`.interval(level)` | a rate chosen because it was high |
//! | Did it become more, and by how much? | [`RateRatio::new(before, after)`](RateRatio)`.interval(level)`, `.p(1.0)` | events in clusters; periods chosen by looking at the counts |
//! | … for every pair of a table at once? | [`RateRatios::new(pairs)`](RateRatios)`.intervals(level)`, `.p(1.0)` | as for one; of many p some are small by chance |
//! | How probable is it that it rose? | [`RateRatio`]`.posterior()` | a count of 0: the prior decides |
//! | What do papers print? | [`NormalRatio::new(before, after)`](NormalRatio)`.interval(level)`, `.score_test(1.0)` | very small counts; at zeros there is no interval |
//! | What does the E-test say? | [`ETest::new(before, after)`](ETest)`.p(1.0)` | its size can exceed α a little |
//! | Did it stay the same? | [`Equivalence::new(before, after, margin)`](Equivalence)`.is_shown(level)` | a margin chosen after looking |
//! | Did several change alike, and how? | [`Pooled::new(&pairs)`](Pooled)`.interval(level)`, `.homogeneity()` | different ratios behind the one number |
//! | Did it change more than the rest? | [`RatioOfRatios::new(kind, baseline)`](RatioOfRatios)`.interval(level)` | a baseline that holds the kind, or whose reporting grew by itself |
//! | What would have sufficed? | [`Power::new(before, after)`](Power)`.sufficient(ratio, level, chance)` | asked for the ratio that was observed |
//!
//! # Periods in a row
//!
//! A [`Series`] holds counts with exposures; the others take any numbers in the order of time.
//!
//! | question | call | when it misleads |
//! |---|---|---|
//! | do the rates rise or fall steadily, and how fast? (exact) | [`Series::conditional_trend`], `.p()`, `.interval(level)` | clustered events make p too small; a rise and a fall cancel |
//! | do the rates differ at all? | [`Series::homogeneity`]; exact or simulated: [`Series::homogeneity_exact`] | clusters look like change; below five expected events a period the χ² laws are rough |
//! | did the rate change at a date that was named beforehand? (exact) | [`Series::change_at`] | if the date was picked by looking |
//! | when did it change, if ever? (exact, and the p allows for the search) | [`Series::search_change`] | a steady rise also has a best split |
//! | do they rise, or change, if events cluster? | [`ClusteredSeries::new`], `.trend(…)`, `.change_at(…)`, `.search_change(…)` | cells that depend on their neighbours |
//! | when did it change, if months depend on each other? | [`Series::dependent_search`] | a change looks like a streak, so that it is seen late |
//! | did level or slope change, given the trend that it was on? | [`Series::interrupted`] | anything that bends before the date |
//! | … where months come in clusters and streaks? | [`Series::dependent_trend`], [`Series::dependent_interruption`], [`DependentSeries::change`] | a correlation of neighbours of 0.9: nothing keeps its level |
//! | do neighbouring cells depend on each other, and how strongly? | [`DependentSeries::new`], `.dependence()` | a trend and seasons look like it |
//! | what do papers print there? | [`SerialKendall::new`], [`Series::newey_west`] | below 50 values: none keeps its level |
//! | how does the rate depend on other columns? | [`Series::poisson_regression`] | few events: the normal law is rough |
//! | does a series of any numbers rise or fall? (exact, with ties) | [`MannKendall::new`] | unequal exposures; values that depend on the one before |
//! | does it rise or fall, month against the same months? (exact, with ties) | [`SeasonalMannKendall::new`] | what lasts over several years; fewer than five years |
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
//! | … if neighbouring months depend on each other? | [`DependentRatio::new`], `.p()`, `.interval(level)` | a correlation of 0.9; fewer than twelve months a side |
//! | how many times the earlier rate, month against the same months? | [`SeasonalRatio::new`], `.p()`, `.interval(level)` | months that depend on the month before |
//! | how many may come next, if they cluster? | [`NextDispersed::new`], `.interval(level)` | few parts; about one event a part in large clusters |
//! | how many clusters are these events? | [`Clusters::from_keys`] | a key that joins what is independent |
//! | which of many p-values stand? | [`PAdjustment::adjusted`] | a family without its dull answers |
//! | which of many pairs could show anything at all? | [`Testable::new`] | pairs picked because they had many events after |
//! | which ratio of many sparse pairs is worth a look? | [`RatioShrinkage::new`], `.shrunken(pair)` | few pairs; clusters look like ratios that differ |
//! | are there events in more cells than before? | [`OccupiedCells::new`], `.p()` | most cells of both periods have events |
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
//! | … with ends known only between two snapshots? | [`Turnbull::new`], `.at(time)`, `.interval(time, level)` | snapshots taken when ends are expected |

pub(crate) mod answer;
mod one;
mod special;
mod two;

// Many periods and many questions.
mod durations;
mod exact_p;
mod many;
mod series;
mod simulation;

pub use answer::{
    interval::Interval,
    limit::{LowerLimit, UpperLimit},
    p_value::PValue,
    ratio::RatioRange,
    tails::Tails,
};
pub use one::{
    next_count::{NextCount, Prediction, PredictionMethod},
    observed::Observed,
    proportion::Proportion,
    rate::{Rate, method::RateMethod},
};
pub use two::{
    before_after::BeforeAfter,
    e_test::{EStatistic, ETest},
    equivalence::Equivalence,
    normal_ratio::{NormalRatio, NormalTest},
    pooled::{Pooled, PooledHomogeneity},
    power::{Power, Sufficient, SufficientForStable},
    rate_ratio::{RateRatio, batch::RateRatios, method::RatioMethod, posterior::RatioPosterior},
    ratio_of_ratios::RatioOfRatios,
};

pub use durations::{
    KaplanMeier, Lifetime, MedianDuration, SurvivalBand, SurvivalMass, SurvivalStep, Turnbull,
};
pub use exact_p::{ExactP, HomogeneityDistance};
pub use many::{
    Clusters, CountedPeriod, DependentRatio, DispersedRatio, Dispersion, DispersionModel,
    Diversity, MixComparison, MixTable, NextDispersed, OccupiedCells, PAdjustment,
    PearsonChiSquare, RatioShrinkage, SeasonalMethod, SeasonalRatio, ShrunkenRatio, Testable,
};
pub use series::{
    ChangePoint, ClusteredSeries, ClusteredTrend, ConditionalTrend, CoxStuart, DateOrigin,
    DependentEffect, DependentInterruption, DependentSeries, DependentTrend, Homogeneity,
    InterruptedSeries, Laplace, LastAsRecord, LogSlope, MannKendall, NeweyWest, PoissonFit,
    RateChange, RateEffect, SeasonalMannKendall, SeasonalOrder, SerialCorrection, SerialDependence,
    SerialKendall, Series, TheilSen, TrendDirection,
};
pub(crate) use simulation::p_method_text;
pub use simulation::{PMethod, Simulation, WatchedSimulation};

// These two are at the root of the crate.
pub(crate) use answer::{confidence::Confidence, p_value::p_text, ratio::Ratio};
