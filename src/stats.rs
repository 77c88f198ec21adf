//! Numbers from small tables: rates, ratios of rates and what small counts can and cannot show.
//!
//! Everything here works on plain numbers (counts, exposures, probabilities), so that each value can be checked against other
//! programs row by row. Each method is refereed by 50-digit arithmetic to 1e-10 relative or better.
//!
//! A question is a value, made from what was seen: [`Observed`] is a count, known or known as bounds, with its exposure, and
//! [`BeforeAfter`] a pair of them. Every question has the same verbs, as far as they have a meaning: `estimate()` as it was seen,
//! `interval(level)`, `lower_limit(level)` and `upper_limit(level)` of one side, `tails(null)` and `p(null)`; `with_method(…)` asks for
//! another method. Answers say what is missing: an [`Interval`] may have no upper end, a [`Ratio`](crate::Ratio) no value, a [`PValue`]
//! more than one.
//!
//! | question | call | when it misleads |
//! |---|---|---|
//! | How often does it happen? | [`Rate::new(seen)`](Rate)`.interval(level)` | events in clusters: too narrow |
//! | At least, at most how often? | [`Rate`]`.lower_limit(level)`, `.upper_limit(level)` | a side chosen after looking at the count |
//! | Is that more than the usual rate? | [`Rate`]`.p(stated_rate)`, `.tails(stated_rate)` | a "usual" rate taken from the same count |
//! | What share of all is it? | [`Proportion::new(part, all)`](Proportion)`.interval(level)` | trials in clusters |
//! | How many may come next? | [`NextCount::new(seen, exposure)`](NextCount)`.interval(level)` | a rate chosen because it was high |
//! | Did it become more, and by how much? | [`RateRatio::new(before, after)`](RateRatio)`.interval(level)`, `.p(1.0)` | events in clusters; periods chosen by looking at the counts |
//! | How probable is it that it rose? | [`RateRatio`]`.posterior()` | a count of 0: the prior decides |
//! | What do papers print? | [`NormalRatio::new(before, after)`](NormalRatio)`.interval(level)`, `.score_test(1.0)` | very small counts; at zeros there is no interval |
//! | What does the E-test say? | [`ETest::new(before, after)`](ETest)`.p(1.0)` | its size can exceed α a little |
//! | Did it stay the same? | [`Equivalence::new(before, after, margin)`](Equivalence)`.is_shown(level)` | a margin chosen after looking |
//! | Did several change alike, and how? | [`Pooled::new(&pairs)`](Pooled)`.interval(level)`, `.homogeneity()` | different ratios behind the one number |
//! | Did it change more than the rest? | [`RatioOfRatios::new(kind, baseline)`](RatioOfRatios)`.interval(level)` | a baseline that holds the kind, or whose reporting grew by itself |
//! | What would have sufficed? | [`Power::new(before, after)`](Power)`.sufficient(ratio, level, chance)` | asked for the ratio that was observed |
// Rows for series of periods, clusters, many pairs and durations belong below.

pub(crate) mod answer;
mod one;
pub(crate) mod special;
mod two;

// Many periods and many questions.
pub mod change_point;
pub mod dispersion;
pub mod durations;
pub mod interrupted;
pub mod mix;
pub mod multiplicity;
pub mod record;
mod root;
pub mod series;
pub mod simulation;

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
    rate_ratio::{RateRatio, method::RatioMethod, posterior::RatioPosterior},
    ratio_of_ratios::RatioOfRatios,
};

// These two are at the root of the crate.
pub(crate) use answer::{confidence::Confidence, ratio::Ratio};
