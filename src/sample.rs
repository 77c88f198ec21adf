//! The shipped lists of interactions, built in, so that a first program needs no file.
//!
//! Each call reads the list anew, as [`read::ledger`](crate::read::ledger) reads any file; the files themselves stand in the folder `data` of
//! the sources, with the origin of every row.
//!
//! ```
//! use interstate::tally::Whole;
//! use interstate::{CountingRule, InteractionFamily, Partition, Period, TallyTable, sample};
//!
//! let year = Period::year(2024)?;
//! let meetings = CountingRule::new("meetings", InteractionFamily::Meeting);
//! let table = TallyTable::count(&sample::china_russia()?, &meetings, &Partition::disjoint(&[year])?)?;
//! assert_eq!(table.over(&Whole, year)?.to_string(), "6 in 1 year");
//! # Ok::<(), interstate::Error>(())
//! ```

use crate::error::Result;
use crate::ledger::Ledger;
use crate::read::ledger::LedgerOptions;
use crate::rule::counting_rule::CountingRule;

/// 117 interactions of China and Russia, 2017 to 2025: exercises, patrols, meetings, agreements and port visits, each with its source.
///
/// # When it misleads
/// It lists what a first look at the public record found. [`china_russia_more`] has what a second one found besides.
///
/// # Errors
/// None: the list is a part of the crate, and a test reads it.
///
/// # Examples
/// ```
/// use interstate::sample;
///
/// let ledger = sample::china_russia()?;
/// assert_eq!(ledger.len(), 117);
/// assert_eq!(ledger.coverage().to_string(), "2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial");
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn china_russia() -> Result<Ledger> {
    ledger(include_str!("../data/china_russia.csv"))
}

/// What a second look at the public record found: 36 interactions of China and Russia that [`china_russia`] lacks, and 2 that it has.
///
/// # Errors
/// None: the list is a part of the crate, and a test reads it.
///
/// # Examples
/// ```
/// use interstate::sample;
///
/// let both = sample::china_russia()?.merge(sample::china_russia_more()?)?;
/// assert_eq!(both.len(), 117 + 36);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn china_russia_more() -> Result<Ledger> {
    ledger(include_str!("../data/china_russia_more.csv"))
}

/// Rules by which exercises, meetings and agreements of China and Russia can be counted: each a way in which the author of an article might
/// have meant it.
///
/// # Errors
/// None: the list is a part of the crate, and a test reads it.
///
/// # Examples
/// ```
/// use interstate::sample;
///
/// let rules = sample::china_russia_rules()?;
/// assert_eq!(rules.iter().filter(|rule| rule.name().starts_with('E')).count(), 16);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn china_russia_rules() -> Result<Vec<CountingRule>> {
    CountingRule::list_from_json(include_str!("../data/china_russia_rules.json"))
}

/// Appeals, demands, warnings and sanctions upon China over the war in Ukraine, 2022 to 2025, each with its source. It covers these years in
/// part: its counts are floors.
///
/// # Errors
/// None: the list is a part of the crate, and a test reads it.
///
/// # Examples
/// ```
/// use interstate::{DirectedDyad, State, sample};
///
/// let pressure = sample::pressure()?;
/// assert_eq!(pressure.rows()[0].directed_dyads().next(), Some(DirectedDyad::new(State::USA, State::CHN)?));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn pressure() -> Result<Ledger> {
    ledger(include_str!("../data/pressure_events.csv"))
}

fn ledger(file: &str) -> Result<Ledger> {
    LedgerOptions::new().read(file.as_bytes())?.strict()
}
