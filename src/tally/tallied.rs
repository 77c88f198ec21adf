//! One count with what makes it comparable: its period, its exposure and its rule.

use super::cell_set::{CellSet, Line, Places};
use super::doubt::Doubt;
use super::key::TallyKey;
use super::reach::Reach;
use super::scale::Provenance;
use crate::count::Count;
use crate::rule::counting_rule::CountingRule;
use crate::time::exposure::Exposure;
use crate::time::period::Period;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

/// A count of one key over one period, with its exposure and its rule: what a ratio is made of.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::{Count, CountingRule, Period, Tallied};
///
/// // A number from a paper: "at least three exercises a year" over three years is at least 9 in all.
/// let rule = CountingRule::unstated("The Diplomat, May 2025");
/// let before = Tallied::stated(Whole, Count::at_least(9), Period::years(2019..=2021)?, &rule);
/// assert_eq!(before.count().lo(), 9);
/// assert_eq!(before.to_string(), "9+ in 3 years, stated");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, serde::Serialize)]
pub struct Tallied<K: TallyKey> {
    #[serde(serialize_with = "as_text")]
    pub(super) key: K,
    pub(super) count: Count,
    pub(super) period: Period,
    pub(super) exposure: Exposure,
    pub(super) rule: CountingRule,
    pub(super) partly_covered: bool,
    pub(super) stated: bool,
    pub(super) unread: u64,
    #[serde(skip_serializing_if = "told_by_none")]
    pub(super) provenance: Arc<[Provenance]>,
    pub(super) sharp: bool,
    /// What of the count is in doubt, if it was counted and anything is.
    #[serde(skip)]
    pub(super) apart: Option<Arc<Apart<K>>>,
}

/// What of a count is in doubt, whatever the source covers.
#[derive(Clone, Debug)]
pub(super) struct Apart<K> {
    /// What the records allow in the period, whatever is in others.
    pub(super) alone: Reach,
    /// What is in doubt, if it was kept.
    pub(super) joint: Option<Joint<K>>,
}

/// What of a count is in doubt, kept so that an event in doubt between two periods can be recognised in both.
#[derive(Clone, Debug)]
pub(super) struct Joint<K> {
    /// What tells the table from others.
    pub(super) table: Arc<()>,
    pub(super) line: Arc<Line>,
    pub(super) places: Places,
    /// What is in no doubt but that of its own bounds.
    pub(super) rest: Count,
    pub(super) spread: Vec<Spread>,
    pub(super) doubts: Vec<Arc<Doubt<K>>>,
}

/// Occurrences that may fall in one set of cells.
#[derive(Clone, Debug)]
pub(super) struct Spread {
    pub(super) set: CellSet,
    /// How many they are.
    pub(super) count: Count,
    /// How many of them count in the period.
    pub(super) here: Count,
}

impl<K> Apart<K> {
    /// Of a count of which nothing else was kept.
    pub(super) fn alone(reach: &Reach) -> Self {
        Self {
            alone: reach.clone(),
            joint: None,
        }
    }
}

impl<K> Joint<K> {
    pub(super) fn new(table: &Arc<()>, line: &Arc<Line>, places: Places) -> Self {
        Self {
            table: table.clone(),
            line: line.clone(),
            places,
            rest: Count::ZERO,
            spread: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// Whether something is in doubt that may count elsewhere instead.
    pub(super) fn in_doubt(&self) -> bool {
        !(self.spread.is_empty() && self.doubts.is_empty())
    }

    pub(super) fn sets(&self) -> HashSet<&CellSet> {
        self.spread.iter().map(|spread| &spread.set).collect()
    }

    /// What tells one occurrence from another.
    pub(super) fn allocations(&self) -> HashSet<*const Doubt<K>> {
        self.doubts.iter().map(Arc::as_ptr).collect()
    }
}

fn told_by_none(provenance: &Arc<[Provenance]>) -> bool {
    provenance.is_empty()
}

/// A key as it is printed.
fn as_text<K: TallyKey, S: serde::Serializer>(key: &K, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(key)
}

impl<K: TallyKey> Tallied<K> {
    /// A number that a source states, without records behind it. It prints as stated, and so does every ratio and trend made of it; no other
    /// constructor takes a count that the rule did not make.
    #[must_use]
    pub fn stated(key: K, count: impl Into<Count>, period: Period, rule: &CountingRule) -> Self {
        Self {
            key,
            count: count.into(),
            period,
            exposure: period.exposure(),
            rule: rule.clone(),
            partly_covered: false,
            stated: true,
            unread: 0,
            provenance: [].into(),
            sharp: true,
            apart: None,
        }
    }

    /// The same count with its years measured by another convention, as for a source that states rates by it.
    #[must_use]
    pub fn with_exposure(self, exposure: Exposure) -> Self {
        Self { exposure, ..self }
    }

    /// The key that was counted: a dyad, a kind, or another.
    #[must_use]
    pub fn key(&self) -> &K {
        &self.key
    }

    /// The number of events, as bounds: without an upper one where the source covers the period in part, or rows of it could not be read.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The period that was asked about.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The years that the count is over: fewer than those of the period where the source covers only a part of it.
    #[must_use]
    pub fn exposure(&self) -> Exposure {
        self.exposure
    }

    /// The counting rule of the count.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// Whether the source covers some day of the period only in part, so that there may have been more than was recorded.
    #[must_use]
    pub fn is_partly_covered(&self) -> bool {
        self.partly_covered
    }

    /// Whether there may have been more than was recorded: the source covers the period [in part](Self::is_partly_covered), or rows of it
    /// were [not read](Self::unread).
    #[must_use]
    pub fn is_floor(&self) -> bool {
        self.partly_covered || self.unread > 0
    }

    /// Whether the number was stated by somebody, and not counted under the rule.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.stated
    }

    /// The number of rows of the source that could not be read: they could have been anything, so that with any of them the count is a floor.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// The engines that counted it, if some did by a [plan](super::plan), one entry for each part.
    #[must_use]
    pub fn provenance(&self) -> &[Provenance] {
        &self.provenance
    }

    /// Whether the records allow both bounds. Otherwise they are valid, and may be wider than necessary: see
    /// [`TallyTable`](crate::TallyTable#bounds).
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }

    /// The number of events a year, as bounds; the upper one is `None` where the count has none.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, Period, Tallied};
    ///
    /// let rule = CountingRule::unstated("a paper");
    /// let rate = Tallied::stated(Whole, 14, Period::years(2022..=2024)?, &rule).rate();
    /// assert!((rate.0 - 14.0 / 3.0).abs() < 1e-15 && rate.1 == Some(rate.0));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn rate(&self) -> (f64, Option<f64>) {
        let years = self.exposure.years();
        (
            self.count.lo() as f64 / years,
            self.count.hi().map(|hi| hi as f64 / years),
        )
    }
}

/// `9+ in 3 years`, with what a reader has to know besides: `9+ in 3 years, stated`.
impl<K: TallyKey> fmt::Display for Tallied<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.count, self.exposure)?;
        besides(f, self.stated, self.sharp, self.unread)?;
        told_by(f, &self.provenance)
    }
}

/// Writes who counted, if it was not the crate: the first part, and how many others.
fn told_by(f: &mut fmt::Formatter<'_>, provenance: &[Provenance]) -> fmt::Result {
    let Some((first, others)) = provenance.split_first() else {
        return Ok(());
    };
    write!(f, ", counted by {first}")?;
    match others.len() {
        0 => Ok(()),
        1 => f.write_str(" and 1 part more"),
        more => write!(f, " and {more} parts more"),
    }
}

/// Writes what a reader of a count has to know besides: `, stated, bounds not sharp, 2 rows not read`.
pub(crate) fn besides(
    f: &mut fmt::Formatter<'_>,
    stated: bool,
    sharp: bool,
    unread: u64,
) -> fmt::Result {
    if stated {
        f.write_str(", stated")?;
    }
    if !sharp {
        f.write_str(", bounds not sharp")?;
    }
    if unread > 0 {
        write!(f, ", {}", unread_text(unread))?;
    }
    Ok(())
}

/// Writes `1 row not read`, `12 rows not read`.
pub(crate) fn unread_text(unread: u64) -> String {
    let rows = if unread == 1 { "row" } else { "rows" };
    format!("{unread} {rows} not read")
}

/// Two equal counts need not come from one table: what is in doubt is not compared, only what is said.
impl<K: TallyKey> PartialEq for Tallied<K> {
    fn eq(&self, other: &Self) -> bool {
        let told = |one: &Self| (one.count, one.period, one.exposure, one.partly_covered);
        let how = |one: &Self| (one.stated, one.unread, one.sharp);
        self.key == other.key
            && self.rule == other.rule
            && told(self) == told(other)
            && how(self) == how(other)
    }
}
