//! How many there were before a day.

use super::key::TallyKey;
use super::tallied::besides;
use crate::count::Count;
use crate::rule::counting_rule::CountingRule;
use chrono::NaiveDate;
use std::fmt;

/// How many there were before a day, from the beginning of all time: what [`TallyTable::before`](crate::TallyTable::before) answers.
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
    /// What is counted.
    #[must_use]
    pub fn key(&self) -> &K {
        &self.key
    }

    /// How many: without an upper bound where the source does not cover every day, or rows of it were not read.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The day before which they were, itself excluded.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// The rule that it was counted under.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// Whether a number was stated by somebody, and not counted under the rule.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.stated
    }

    /// How many rows of the source were not read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// Whether both bounds are reached in some world that the records allow; see [`TallyTable`](crate::TallyTable#bounds).
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
