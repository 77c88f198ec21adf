//! How many there were before a day.

use super::key::TallyKey;
use super::tallied::besides;
use crate::count::Count;
use crate::rule::counting_rule::CountingRule;
use chrono::NaiveDate;
use std::fmt;

/// The count of events on any day before a given one: the answer of [`TallyTable::before`](crate::TallyTable::before).
///
/// It has no exposure, so that no rate and no ratio can be made of it.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, InteractionFamily, Partition, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let table = TallyTable::count(&ledger, &patrols, &Partition::yearly(2019..=2024)?)?;
/// let before = table.before(&Whole, "2021-01-01".parse()?)?;
/// assert_eq!(before.to_string(), "2+ before 2021-01-01"); // the ledger begins in 2017: more may have been
/// assert_eq!(before.rule(), &patrols);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CountBefore<K: TallyKey> {
    pub(super) key: K,
    pub(super) count: Count,
    pub(super) day: NaiveDate,
    pub(super) rule: CountingRule,
    pub(super) stated: bool,
    pub(super) unread: u64,
    pub(super) sharp: bool,
}

impl<K: TallyKey> CountBefore<K> {
    /// The key that was counted: a dyad, a kind, or another.
    #[must_use]
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The number of events, as bounds: without an upper one where the source does not cover every day, or rows of it could not be read.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The day before which events count, itself excluded.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// The counting rule of the count.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// Whether a number in it was stated by somebody, and not counted under the rule.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.stated
    }

    /// The number of rows of the source that could not be read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// Whether the records allow both bounds; see [`TallyTable`](crate::TallyTable#bounds).
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }
}

/// `9+ before 1991-07-01`, with what a reader has to know besides.
impl<K: TallyKey> fmt::Display for CountBefore<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} before {}", self.count, self.day)?;
        besides(f, self.stated, self.sharp, self.unread)
    }
}
