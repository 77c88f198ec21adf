#![cfg_attr(docsrs, feature(doc_cfg))]
//! Counts what states do to and with each other.
//!
//! Analysts write "exercises roughly doubled", "a record year", "sanctions in ever more rounds". Behind such sentences stand small counts
//! from uneven sources: partial dates, "at least ten", events reported twice, periods of unequal length, and a counting rule that
//! nobody writes down. This crate writes it down: records become counts under a *named rule*, counts become *ratios with exact
//! intervals*, ratios become *trend classes*, and where the data cannot decide, the answer says so.
//!
//! ```
//! use interstate::{
//!     Confidence, CountingRule, Dyad, InteractionFamily, OneIs, Partition, Period, Select, State,
//!     TallyTable, TrendRule, classify_trend, frequency_ratio, sample,
//! };
//!
//! let ledger = sample::china_russia()?;
//! let exercises = Select::from(InteractionFamily::Exercise)
//!     & !Select::Component
//!     & !Select::tag("big_tent");
//! let rule = CountingRule::new("E3", exercises).with_one_is(OneIs::PhasesTogether);
//! let pair = Dyad::new(State::CHN, State::RUS)?;
//! let (before, after) = (Period::years(2019..=2021)?, Period::years(2022..=2024)?);
//! let table = TallyTable::count(&ledger, &rule, &Partition::disjoint(&[before, after])?)?;
//! let ratio = frequency_ratio(&table.over(&pair, before)?, &table.over(&pair, after)?)?;
//! let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95))?;
//! assert_eq!(
//!     trend.to_string(),
//!     "exercises of CHN–RUS: 9 in 3 years → 14 in 3 years: ratio 1.56 (95 % 0.63–4.07), \
//!      p = 0.40: inconclusive [rule E3]",
//! );
//! # Ok::<(), interstate::Error>(())
//! ```
//!
//! # The way through
//! ```text
//! words                          records                   files    meaning       counts   numbers → answers        pages
//! time  count  state  kind   →   interaction  sanction  →  code     dedup    →    tally →  ratio  trend  claim  →   report
//!                                ledger                    coded    rule                   (stats)                  plot
//!                                                          (read)                                                   page
//! ```
//! - A **date** is a set of possible days ([`PartialDate`]), a **count** is a pair of bounds ([`Count`]), a **period** is half-open
//!   ([`Period`]), and outside what a source [covers](Coverage) the answer is unknown, never 0.
//! - A [`Ledger`] holds [`Interaction`]s; a [`CountingRule`] says which of them count and what *one* is; a [`TallyTable`] counts.
//! - [`frequency_ratio`] refuses to compare counts made under two rules; [`classify_trend`] gives [`TrendClass::Inconclusive`] where
//!   the data decide nothing; a [claim](claim::Claim) can be checked under every rule that its author might have meant.
//!
//! # What does a p-value mean when the list is complete?
//! A list of all exercises of two states is no sample: nine took place, then fourteen, and fourteen is more than nine. No test is
//! needed for that. The p-value answers another question: *if the states went on at one steady frequency, how often would two such
//! periods differ by at least this much?* It is about the process that made the list, not about the list. If the answer is "often"
//! (here 0.40), the difference is what chance alone brings about at such numbers, and a sentence that explains it by a change of policy
//! explains too much. If the answer is "hardly ever", something about the process changed, though the number does not say what.
//!
//! The methods take events as independent of each other. Where they come in clusters (one visit, five meetings) intervals are too
//! narrow; where they come by schedule (one exercise every July) they are too wide. [`trend::Caution`] says so with every class.
//!
//! # Your own spreadsheet
//! A CSV as people save it becomes a ledger by [`LedgerOptions`](read::ledger::LedgerOptions): its page has a table *the file* · *the option*, and
//! what cannot be known is asked for. [`report::Pivot`] prints kinds by years; README has a whole program.
//!
//! # Pictures and a page
//! "Roughly doubled" under sixteen counting rules, and what was counted by year: drawn by the feature `plot`, from the shipped list. The feature `page`
//! makes one HTML file of claims, counts with the records behind them, and pictures.
//!
#![doc = include_str!("../pictures/rules.svg")]
//!
#![doc = include_str!("../pictures/bars.svg")]
//!
//! # Features
//! None is on unless asked for. `archives`: [`read::open`] opens `.gz` and `.zip` files. `parallel`: event files on several threads. `edtf`: dates
//! in EDTF at all levels, to the letter. `lists`: the published sanctions lists as a dated register (`read::sanctions`), and GSDB and TIES (`read::regimes`).
//! `plot`: pictures of answers. `page`: one HTML file of answers.

pub mod claim;
pub mod code;
pub mod coded;
pub mod count;
pub mod dedup;
mod error;
pub mod interaction;
pub mod kind;
mod ledger;
#[cfg(feature = "page")]
#[cfg_attr(docsrs, doc(cfg(feature = "page")))]
pub mod page;
#[cfg(feature = "plot")]
#[cfg_attr(docsrs, doc(cfg(feature = "plot")))]
pub mod plot;
pub mod ratio;
pub mod read;
pub mod report;
pub mod rule;
pub mod sample;
pub mod sanction;
pub mod state;
pub mod stats;
pub mod tally;
pub mod time;
pub mod trend;

pub use count::bounds::Count;
pub use error::{Error, ErrorCategory, Result};
pub use interaction::record::Interaction;
pub use kind::{family::InteractionFamily, interaction_kind::InteractionKind};
pub use ledger::{Ledger, Unread};
pub use ratio::frequency::{FrequencyRatio, frequency_ratio};
pub use rule::{counting_rule::CountingRule, one_is::OneIs, select::Select};
pub use state::{
    actor::{Actor, State},
    dyad::{DirectedDyad, Dyad},
};
pub use stats::answer::{confidence::Confidence, ratio::Ratio};
pub use tally::{table::TallyTable, tallied::Tallied};
pub use time::{
    coverage::Coverage,
    exposure::Exposure,
    partial_date::PartialDate,
    partition::Partition,
    period::Period,
    truth::Truth,
    when::{Finish, When},
};
pub use trend::class::{Trend, TrendClass, TrendRule, classify_trend};

/// The programs on the pages beside the code, compiled and run as tests.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../DESIGN.md")]
    struct Design;
    #[doc = include_str!("../COMPARE.md")]
    struct Compare;
    #[doc = include_str!("../CALIBRATION.md")]
    struct Calibration;
}
