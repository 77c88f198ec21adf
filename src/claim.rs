//! Quantitative claims, checked under one rule or under every defensible rule.
//!
//! A [`Claim`] is a statement about counts in periods. What is counted is decided by the [`CountingRule`](crate::CountingRule) under which it is
//! checked.
//!
//! | question | take |
//! |---|---|
//! | Does the list bear the sentence out, under one rule? | [`Claim::check`]: a [`CheckedClaim`] with its [`Verdict`] and the counts that decided |
//! | … under several rules? | [`Claim::check_all`] |
//! | … whatever rule, window, tolerance or scope was meant? | [`Neighbourhood`], which gives [`Verdicts`] with the nearest counter-argument |
//! | Is it also evidence of a change? | [`Claim::evidence`]; both answers at once: [`Claim::find`] |
//! | Which records are behind the verdict? | [`Claim::records`]: [`ClaimRecords`] |
//! | What may vague words claim? | [`ClaimReadings`], by a policy of [`ClaimWords`] |
//! | How is a claim kept in a file, with its words, source and rules? | [`ClaimStatement`], [`ClaimStatements`] |
//! | Under which rule do all figures of a text hold together? | [`RuleChoices::fitting`] |
//! | Does the year of the claim stand out among other years? | [`Claim::placebo_cuts`] |
//! | Does a stated ratio, interval or p follow from the two counts beside it? | [`StatedResult`], without any records |
//! | Can a rounded rate or percentage come from whole numbers? | [`StatedRate`], [`StatedPercent`] |

pub mod analysis;
mod asked;
mod check;
mod checked;
mod close;
mod evidence;
mod fitting;
mod forms;
mod granularity;
mod holds;
mod known;
mod measured;
mod neighbourhood;
mod no_quantity;
mod parse;
mod placebo;
mod readings;
mod recomputed;
mod records;
mod scope;
mod sentence;
mod stated_result;
mod statement;
mod tendency;
mod tolerance;
mod verdict;
mod verdicts;
mod within;
mod words;

pub use checked::CheckedClaim;
pub use evidence::{ChangeEvidence, Evidence, Finding};
pub use fitting::{FittedRule, Fitting, RuleChoices};
pub use granularity::{RoundingRule, StatedPercent, StatedRate};
pub use measured::{Measured, MeasuredRange};
pub use neighbourhood::choice::{Choice, Parameter};
pub use neighbourhood::{Neighbourhood, side::Side};
pub use no_quantity::NoQuantity;
pub use placebo::{PlaceboCut, PlaceboCuts, PlaceboSides};
pub use readings::{CheckedReading, ClaimReading, ClaimReadings};
pub use recomputed::{Consistency, RecomputedResult, Significance, StatedFinding, StatedPart};
pub use records::{ClaimRecords, RecordDoubt};
pub use scope::ClaimScope;
pub use stated_result::StatedResult;
pub use statement::{CheckedStatement, ClaimStatement, ClaimStatements};
pub use tendency::{ChangeDirection, Tendency};
pub use tolerance::Tolerance;
pub use verdict::Verdict;
pub use verdicts::{
    Verdicts,
    cell::ClaimCell,
    curve::{Curve, CurvePoint},
    drivers::{Driver, Drivers, Turns},
};
pub use words::ClaimWords;

use crate::rule::select::Select;
use crate::stats::Confidence;
use crate::time::period::Period;
use serde::{Deserialize, Serialize};

/// A sentence with a number in it, in a form that can be checked.
///
/// A claim does not state the rule it was counted by: [`Claim::check`] asks for it, and
/// [`Claim::check_all`] for every rule that may have been meant.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Verdict};
/// use interstate::{CountingRule, InteractionFamily, Period, read};
/// use interstate::tally::Whole;
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let claim = Claim::CountAtLeast { n: 3, period: Period::year(2024)? };
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// assert_eq!(claim.check(&ledger, &patrols, &Whole)?.verdict(), Verdict::Holds);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Claim {
    /// "At least ten in 2024": a count of a period at or above a number.
    CountAtLeast {
        /// The least number of events.
        n: u64,
        /// The period in which events are counted.
        period: Period,
    },
    /// "Just once in the first four months": a count of a period equal to a number.
    CountExactly {
        /// The number of events.
        n: u64,
        /// The period in which events are counted.
        period: Period,
    },
    /// "No more than two in 2020": a count of a period at or below a number.
    CountAtMost {
        /// The greatest number of events.
        n: u64,
        /// The period in which events are counted.
        period: Period,
    },
    /// "36 since 2014, only 10 in the decade before": the counts of two periods.
    WindowPairCount {
        /// The number of events in the first window.
        n: u64,
        /// The first window.
        period: Period,
        /// The number of events in the other window.
        other_n: u64,
        /// The other window.
        other: Period,
    },
    /// "Held annually since 2012" ([`annual`](Self::annual)): in each period at least so many.
    EachAtLeast {
        /// The least number of events in each period.
        n: u64,
        /// The periods, each judged by itself.
        periods: Vec<Period>,
    },
    /// "The fourth consecutive" ([`consecutive_years`](Self::consecutive_years)): the last of an unbroken run of so many periods, each with
    /// some, after one with none.
    Consecutive {
        /// The run: periods without a gap between them.
        periods: Vec<Period>,
        /// The period right before the run, in which there was none.
        before: Period,
    },
    /// "For the first time in 2019", "the first since the invasion" ([`first_since`](Self::first_since)): some then, and none before, as far
    /// back as the claim reaches.
    First {
        /// The period in which it took place.
        period: Period,
        /// The period before, in which there was none.
        before: Period,
    },
    /// "The first ever", "a series that began in 2018" (under the rule of the series): some then, and none on any earlier day.
    FirstEver {
        /// The period in which it took place.
        period: Period,
    },
    /// "The fifth joint patrol": the event with this number, counted from a stated day on, took place in the period.
    Ordinal {
        /// The number of the event, counted from 1.
        n: u64,
        /// The period in which it took place.
        period: Period,
        /// The period before: events are counted from its first day on.
        before: Period,
    },
    /// "At least three a year, on average": a mean of events a year at or above a number.
    RateAtLeast {
        /// The least number of events a year.
        a_year: f64,
        /// The period over which the mean is taken.
        period: Period,
    },
    /// "At most one a year, on average": a mean of events a year at or below a number.
    RateAtMost {
        /// The greatest number of events a year.
        a_year: f64,
        /// The period over which the mean is taken.
        period: Period,
    },
    /// "Six a year, on average": a mean of events a year within what the word allows.
    RateAbout {
        /// The range that "six" stands for, in events a year.
        a_year: Tolerance,
        /// The period over which the mean is taken.
        period: Period,
    },
    /// "Roughly doubled" ([`doubled`](Self::doubled)): of events a year, so that windows of unequal length are compared by their means. Over
    /// nothing there is no ratio, and the claim does not hold.
    #[doc(alias = "RatioOfMeans")]
    RatioAbout {
        /// The range that "doubled" stands for: the ratio, after over before.
        ratio: Tolerance,
        /// The earlier period.
        before: Period,
        /// The later period.
        after: Period,
    },
    /// "More than seven times the annual average": of events a year. Some after none is more than any number of times as often; none after
    /// none is not.
    RatioAtLeast {
        /// The least ratio, after over before.
        times: f64,
        /// The earlier period.
        before: Period,
        /// The later period.
        after: Period,
    },
    /// "Not even twice as many": of events a year. Over nothing there is no ratio, and the claim does not hold.
    RatioAtMost {
        /// The greatest ratio, after over before.
        times: f64,
        /// The earlier period.
        before: Period,
        /// The later period.
        after: Period,
    },
    /// "Have halved" ([`halved`](Self::halved)), "cut to a third": so many times as seldom, of events a year. It is the ratio
    /// before over after, so that the ends of a half (1/2.25 to 1/1.75) are exact; none after some is more than any number of times as seldom.
    Halved {
        /// The range that "half" stands for: the ratio, before over after.
        times: Tolerance,
        /// The earlier period.
        before: Period,
        /// The later period.
        after: Period,
    },
    /// "Fell by 53 %", "increased 6.9 % year on year": of events a year. Over nothing there is no change in per cent, and the claim does not
    /// hold.
    PercentChange {
        /// Whether there were more or fewer.
        direction: ChangeDirection,
        /// The size of the change, in per cent of the earlier rate.
        percent: Tolerance,
        /// The earlier period.
        before: Period,
        /// The later period.
        after: Period,
    },
    /// "In 2020 only 26 per cent of the activities of 2019": of numbers, not of events a year. Of none there is no percentage, and the claim
    /// does not hold.
    PercentOf {
        /// The range of the percentage.
        percent: Tolerance,
        /// The window whose number is the percentage.
        period: Period,
        /// The window that is 100 per cent.
        base: Period,
    },
    /// "A record year": more than in each of the others, none of which shares days with it (see [`record_in`](Self::record_in)).
    Record {
        /// The period that is the record.
        period: Period,
        /// The periods that it surpasses.
        among: Vec<Period>,
    },
    /// "More than in the two years before combined": the periods need not lie side by side, and an event that touches two of them is one.
    CombinedExceeds {
        /// The period that has more.
        period: Period,
        /// The periods that it surpasses, taken together.
        among: Vec<Period>,
    },
    /// "In ever more rounds", "only grown stronger": from each period to the next, by events a year.
    Steady {
        /// The direction in which it goes.
        tendency: Tendency,
        /// The periods, in their order.
        periods: Vec<Period>,
    },
    /// "Peaked in 2015": more events a year than in the period before and in the one after.
    Peak {
        /// The period of the peak.
        period: Period,
        /// The period before the peak.
        before: Period,
        /// The period after the peak.
        after: Period,
    },
    /// "Plateaued from 2009 to 2019": from each period to the next the ratio of events a year stays within the tolerance. From none to none is
    /// level; from none to some is not.
    Plateau {
        /// The range in which the ratio of each period to the one before lies.
        step: Tolerance,
        /// The periods, in their order.
        periods: Vec<Period>,
    },
    /// "Rebounded, but has yet to return to earlier levels": more events a year than in the low, fewer than before it.
    Rebound {
        /// The period before the low.
        before: Period,
        /// The period of the low.
        low: Period,
        /// The period after the low.
        after: Period,
    },
    /// "Two in less than two weeks": two events whose first days lie at most so many days apart, both of them in the period. It asks for first
    /// days, whatever the rule's assignment.
    Interval {
        /// The most days from the first event to the second.
        days: u32,
        /// The period in which both events began.
        period: Period,
    },
    /// "Two thirds of them in 2022": of those that the rule counts, the part that a narrower selection keeps.
    Share {
        /// The selection of records that is the part.
        part: Select,
        /// The range of the part, in per cent of all.
        percent: Tolerance,
        /// The period in which events are counted.
        period: Period,
    },
    /// "Six: four bilateral, two with Iran": each is in one of the parts and in no other, and each part has its number.
    Breakdown {
        /// The number of all events.
        n: u64,
        /// The parts, each with its number of events.
        parts: Vec<PartCount>,
        /// The period in which events are counted.
        period: Period,
    },
    /// "More of these, and no more of those": of two selections out of what the rule counts, the one has more events a year than before and the
    /// other has not.
    Divergence {
        /// The selection of which there is more.
        rising: Select,
        /// The selection of which there is not more.
        other: Select,
        /// The earlier period.
        before: Period,
        /// The later period.
        after: Period,
    },
    /// "If trends persist": the number in a later window lies within what the earlier ones predict at a rate that does not change. One earlier
    /// window predicts by [`NextCount`](crate::stats::NextCount), several by [`NextDispersed`](crate::stats::NextDispersed), which takes events
    /// to come as unevenly as they came.
    Projection {
        /// The windows that the prediction rests on.
        basis: Vec<Period>,
        /// The window that is predicted.
        next: Period,
        /// The level of the prediction interval.
        level: Confidence,
    },
    /// "Unprecedented", "at its best in history": nothing that a list could bear out.
    NotQuantitative {
        /// The reason why no list could bear it out.
        why: NoQuantity,
    },
}

/// One part of a [`Breakdown`](Claim::Breakdown): a number of events, and which events they are.
///
/// # Examples
/// ```
/// use interstate::InteractionFamily;
/// use interstate::claim::PartCount;
///
/// let part = PartCount { n: 4, part: InteractionFamily::Exercise.into() };
/// assert_eq!(part.to_string(), "4 are exercises");
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PartCount {
    /// The number of events in this part.
    pub n: u64,
    /// The selection of records that makes up this part.
    pub part: Select,
}
