#![cfg_attr(docsrs, feature(doc_cfg))]
//! Counts of what states do to and with each other, ratios of their frequencies, and checked claims about them.
//!
//! Analysts write "exercises roughly doubled", "a record year", "sanctions in ever more rounds". Such sentences rest on small counts from
//! uneven sources: partial dates, "at least ten", events reported twice, periods of unequal length, and a counting rule that is not written
//! down. This crate counts records under a *named rule*, compares counts by *ratios with exact intervals*, and gives ratios a *trend class*.
//! Where the data cannot decide, the answer says so.
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
//! # How data flow
//! ```text
//! words                          records                   files    meaning       counts   numbers → answers        pages
//! time  count  state  kind   →   interaction  sanction  →  code     dedup    →    tally →  ratio  trend  claim  →   report
//!                                ledger                    coded    rule                   (stats)                  plot
//!                                                          (read)                                                   page
//! ```
//! - A **date** is a set of possible days ([`PartialDate`]), a **count** is a pair of bounds ([`Count`]), a **period** is half-open
//!   ([`Period`]), and outside the days that a source [covers](Coverage) the answer is unknown, never 0.
//! - A [`Ledger`] is a list of [`Interaction`]s; a [`CountingRule`] says which of them count and what counts as one; a [`TallyTable`] counts.
//! - [`frequency_ratio`] refuses to compare counts made under two rules; [`classify_trend`] answers [`TrendClass::Inconclusive`] where
//!   the data do not decide; a [claim](claim::Claim) can be checked under every rule that its author may have meant.
//!
//! # From a question to the calls
//! | I have | I want to know | the way |
//! |---|---|---|
//! | a spreadsheet | did it become more frequent? | [`LedgerOptions`](read::ledger::LedgerOptions), [`merge_repeats`](dedup::merge_repeats) where one event may stand in two rows, [`CountingRule`], [`TallyTable::count`], [`TallyTable::over`] for each period, [`frequency_ratio`], [`classify_trend`] |
//! | a spreadsheet and a sentence | under which rules and periods is it borne out? | a ledger in the same way, then [`Claim::check_all`](claim::Claim::check_all) or a [`Neighbourhood`](claim::Neighbourhood) |
//! | a file of GDELT, ICEWS or another coder | how many *rows* has a pair, month by month? | [`EventTally::read`](tally::scale::EventTally::read), [`EventTally::table`](tally::scale::EventTally::table), then as above: the page of [`tally::scale`] has the whole way |
//! | the same | how many *events*? | [`Reduction::reduce`](dedup::Reduction::reduce), [`Reduced::ledger`](dedup::Reduced::ledger), [`Ledger::with_unread`], then as a spreadsheet: the page of [`coded`] has the whole way |
//! | a published sanctions list | what stood on a day? | `read::sanctions`, `ListRead::into_register`, [`Register::past_stock`](sanction::Register::past_stock) |
//!
//! # Modules
//! | module | what it is for |
//! |---|---|
//! | [`time`] | when: partial dates, periods, partitions, exposure in years, coverage |
//! | [`count`] | how many: counts as bounds, and number words such as "dozens" |
//! | [`state`] | who: states, organisations and blocs, their codes and names as of a day, pairs |
//! | [`kind`] | what was done: interaction kinds, families and facets |
//! | [`interaction`] | the record of one thing that was done, with parties, facets and terms |
//! | [`sanction`] | sanction regimes, packages, listings and targets as a register of dated objects |
//! | [`read`] | readers of ledgers, event files (GDELT, ICEWS, POLECAT, ACLED, UCDP, MID) and sanctions lists |
//! | [`code`] | code lists of machine-coded events (CAMEO, PLOVER and others) and the kinds that stand for them |
//! | [`coded`] | machine-coded events and mentions as records, before they become a ledger |
//! | [`dedup`] | which rows of an event file are one event |
//! | [`rule`] | counting rules: what counts, and what counts as one |
//! | [`tally`] | tables of counts by key and period; counts of large event files; counts as SQL |
//! | [`ratio`] | ratios of two frequencies, and what change of coverage would explain one |
//! | [`trend`] | classes of change: of two periods, of seasons, of many periods, of many pairs |
//! | [`claim`] | sentences with numbers, checked under one rule or under all that may have been meant |
//! | [`stats`] | the statistics behind it, for plain numbers: rates, ratios, trend tests, durations |
//! | [`report`] | tables and pivots as text, Markdown, CSV or JSON |
//! | `plot`, `page` | pictures as SVG and Vega-Lite, and one HTML file of answers (features of these names) |
//! | [`sample`] | the shipped lists of interactions, built in |
//!
//! # What does a p-value mean when the list is complete?
//! A list of all exercises of two states is no sample: nine took place, then fourteen, and fourteen is more than nine. No test is
//! needed for that. The p-value answers another question: *if the states went on at one steady frequency, how often would two such
//! periods differ by at least this much?* It is about the process that made the list, not about the list. If the answer is "often"
//! (here 0.40), the difference is what chance alone brings about at such numbers, and a sentence that explains it by a change of policy
//! explains too much. If the answer is "hardly ever", something about the process changed, though the number does not say what.
//!
//! These methods take events as independent of each other. Where events cluster (one visit, five meetings), intervals are too
//! narrow; where they follow a schedule (one exercise every July), they are too wide. Every class has its [`trend::Caution`]s, and
//! [`trend`] has methods that allow for both.
//!
//! # Your own spreadsheet
//! [`LedgerOptions`](read::ledger::LedgerOptions) reads a CSV file as people save it; its page has a table of what a file may have and which
//! option reads it. What a file leaves open is asked for. [`report::Pivot`] prints kinds by years; the README has a whole program.
//!
//! # Pictures and a page
//! The shipped list, drawn by the feature `plot`: "roughly doubled" under sixteen counting rules, and interactions by year and family. The
//! feature `page` makes one HTML file of claims, counts with the records behind them, and pictures.
//!
#![doc = include_str!("../pictures/rules.svg")]
//!
#![doc = include_str!("../pictures/bars.svg")]
//!
//! # Features
//! None is on by default, and each only adds.
//!
//! | feature | adds |
//! |---|---|
//! | `archives` | [`read::open`] and the readers open `.gz` and `.zip` files |
//! | `parallel` | counting event files on several threads: `EventTally::read_parallel` in [`tally::scale`]; many exact ratios at once |
//! | `lists` | readers of the published sanctions lists (`read::sanctions`), and of GSDB and TIES (`read::regimes`) |
//! | `edtf` | dates in EDTF at all levels, to the letter of the standard (`When::from_edtf`) |
//! | `plot` | pictures of answers as SVG and Vega-Lite (`plot`) |
//! | `page` | one HTML file of answers (`page`); includes `plot` |
//!
//! # Who should not use it
//! - For forecasts, causal estimates or regression with many covariates, use a statistics system.
//! - For matching names against sanctions lists, use a screening tool: this crate matches targets by exact rules only.
//! - For a database of events, use a database: this crate counts records, and can write the count as SQL ([`tally::plan`]).
//! - For a list of which nobody can say which days it covers, there is no good tool: a year without records may then be a zero or a gap.
//!   This crate asks for the coverage and counts nothing without it.

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
