//! The table.

mod behind;
mod each_cell;
mod over;
mod sums;
mod written;

pub(crate) use sums::{CellRun, LineSums, runs_of};

use super::asked::Asked;
use super::cell_set::{self, CellSet, Line};
use super::doubt::Doubt;
use super::key::TallyKey;
use super::reach::Reach;
use super::scale::Provenance;
use super::{CountUnit, tallied::Tallied};
use crate::count::Count;
use crate::error::{Result, counts::Counts};
use crate::ledger::{Ledger, Unread};
use crate::rule::Occurrence;
use crate::rule::counting_rule::CountingRule;
use crate::time::coverage::Coverage;
use crate::time::partition::Partition;
use crate::time::truth::Truth;
use crate::time::when::When;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

/// A table of counts under one rule: a line for each key (a dyad, a kind), a cell for each period of a partition.
///
/// It counts per *set of cells* that an occurrence may fall in, and keeps the rows of a group of which something is in doubt, so that the
/// count over any run of cells is exact where the cells by themselves are not. It grows by [`add`](Self::add), and two tables of one rule, one
/// partition and separate occurrences [`merge`](Self::merge) into the table of all.
///
/// # Bounds
/// A count's bounds are those of all *worlds* that the records allow: each row that is only possible took place or did not, each unknown day
/// is one of its days, each count one of its numbers. They are sharp, with two exceptions: a series of which more than eight rows are in
/// doubt over their year (or fewer, where the question is about very many periods), and a [flow](Self::count_flow) in which several listings of
/// one target are in doubt for one reason, though each is taken by itself. Both have valid bounds that may be wider than need be, and
/// [`Tallied::is_sharp`] says so.
///
/// The rows that are listed are taken to be all rows of their event or series: coverage makes a count a floor, it never lowers one.
///
/// # Examples
/// ```
/// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, Period, State, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let table = TallyTable::count(&ledger, &patrols, &Partition::yearly(2019..=2024)?)?;
/// let pair = Dyad::new(State::CHN, State::RUS)?;
/// assert_eq!(table.over(&pair, Period::years(2019..=2021)?)?.to_string(), "4 in 3 years");
/// assert_eq!(table.over(&pair, Period::years(2022..=2024)?)?.to_string(), "11 in 3 years");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TallyTable<K: TallyKey> {
    rule: CountingRule,
    line: Arc<Line>,
    coverage: Coverage,
    at: HashMap<K, Cells<K>>,
    /// Occurrences that may count in lines which they do not name, since a party is not known.
    open: Vec<Arc<Doubt<K>>>,
    /// Whether a count was put in that the rule did not make.
    stated: bool,
    /// How many rows of the source were not read.
    unread: u64,
    /// Whether rows in doubt stand or fall together that are taken one by one, so that bounds may be wider than need be.
    ties: bool,
    /// Who counted it, if engines did.
    provenance: Arc<[Provenance]>,
    /// What tells the events of this table from those of any other; gone when an event is added.
    identity: OnceLock<Arc<()>>,
}

/// The counts of one key.
#[derive(Clone, Debug)]
struct Cells<K> {
    /// Occurrences that surely fall in one cell, by cell; as long as the last cell that has any.
    sure: Vec<Count>,
    /// Others that one set of cells tells everything of.
    spread: BTreeMap<CellSet, Count>,
    /// Others.
    doubts: Vec<Arc<Doubt<K>>>,
}

impl<K> Default for Cells<K> {
    fn default() -> Self {
        Self {
            sure: Vec::new(),
            spread: BTreeMap::new(),
            doubts: Vec::new(),
        }
    }
}

impl<K> Cells<K> {
    fn add(&mut self, set: CellSet, count: Count) -> Result<()> {
        // No event leaves no trace, so that tables of the same events are equal in whatever order they were made.
        if count == Count::ZERO {
            return Ok(());
        }
        let place = match set.one_cell() {
            Some(cell) => {
                if self.sure.len() <= cell {
                    self.sure.resize(cell + 1, Count::ZERO);
                }
                self.sure.get_mut(cell)
            }
            None => Some(self.spread.entry(set).or_insert(Count::ZERO)),
        };
        if let Some(place) = place {
            *place = place.checked_add(count)?;
        }
        Ok(())
    }
}

impl<K: TallyKey> TallyTable<K> {
    /// A table without counts, for a source with this coverage: the neutral element of [`merge`](Self::merge). It learns of
    /// [unread](Self::unread) rows from the first occurrence of their ledger.
    #[must_use]
    pub fn empty(rule: &CountingRule, cells: &Partition, coverage: Coverage) -> Self {
        Self {
            rule: rule.clone(),
            line: Arc::new(Line::new(cells.clone())),
            coverage,
            at: HashMap::new(),
            open: Vec::new(),
            stated: false,
            unread: 0,
            ties: false,
            provenance: [].into(),
            identity: OnceLock::new(),
        }
    }

    /// Counts the records of a ledger under a rule, by key and period.
    ///
    /// # Errors
    /// A rule that its source does not state; a count that does not fit 64 bits.
    pub fn count(ledger: &Ledger, rule: &CountingRule, cells: &Partition) -> Result<Self> {
        let mut table = Self {
            unread: ledger.unread().rows(),
            ..Self::empty(rule, cells, ledger.coverage().clone())
        };
        rule.each_occurrence(ledger, |occurrence| table.put(&occurrence))?;
        Ok(table)
    }

    /// The same table, counted by engines.
    pub(super) fn with_provenance(self, provenance: &[Provenance]) -> Self {
        Self {
            provenance: provenance.into(),
            ..self
        }
    }

    /// The same table, of rows in doubt some of which stand or fall together.
    pub(super) fn with_ties(self) -> Self {
        Self { ties: true, ..self }
    }

    /// Adds an occurrence of this table's rule to every line in which it counts, along with the number of unread rows of its ledger.
    ///
    /// # Errors
    /// An occurrence that another rule made; a count that does not fit 64 bits.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{Coverage, CountingRule, InteractionFamily, Partition, Select, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let (all, patrols) = (CountingRule::new("all", Select::Everything), CountingRule::new("patrols", InteractionFamily::Patrol));
    /// let mut table = TallyTable::<Whole>::empty(&patrols, &Partition::yearly(2019..=2024)?, Coverage::unlimited());
    /// let refused = table.add(&all.occurrences(&ledger)?[0]).unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     "counts under two rules cannot be compared: patrols selects patrols, all selects every interaction",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn add(&mut self, occurrence: &Occurrence<'_>) -> Result<()> {
        self.rule.same_as(occurrence.rule())?;
        self.unread = self.unread.max(occurrence.unread);
        self.put(occurrence)
    }

    /// Adds an occurrence that this table's rule made.
    fn put(&mut self, occurrence: &Occurrence<'_>) -> Result<()> {
        self.identity.take();
        let open = occurrence.rows().any(K::leaves_open);
        if occurrence.plain && occurrence.others.is_empty() {
            let set = self.line.places(occurrence.when(), self.rule.assignment());
            for key in K::keys_of(occurrence.first.row) {
                let cells = self.at.entry(key).or_default();
                cells.add(set.clone(), occurrence.count())?;
            }
            if open {
                self.open.push(Arc::new(Doubt::of(occurrence, &self.line)));
            }
            return Ok(());
        }
        let doubt = Doubt::of(occurrence, &self.line);
        let lines = doubt.lines();
        // Where lines add up, an event of two kinds is kept whole, so that it is one in the total.
        let adds_up = K::UNIT == CountUnit::Events && lines.len() > 1;
        if occurrence.plain && !open && !adds_up {
            let set = self.line.places(occurrence.when(), self.rule.assignment());
            for key in lines {
                let cells = self.at.entry(key).or_default();
                cells.add(set.clone(), occurrence.count())?;
            }
            return Ok(());
        }
        let doubt = Arc::new(doubt);
        for key in lines {
            self.at.entry(key).or_default().doubts.push(doubt.clone());
        }
        if open {
            self.open.push(doubt);
        }
        Ok(())
    }

    /// Adds a count of events to one line, for records that are no [`Interaction`](crate::Interaction). As the rule did not make it, every
    /// count of this table prints as stated from then on.
    ///
    /// # Errors
    /// A count that does not fit 64 bits.
    pub fn push(&mut self, key: K, when: &When, count: Count) -> Result<()> {
        self.identity.take();
        self.stated = true;
        let set = self.line.places(when, self.rule.assignment());
        self.at.entry(key).or_default().add(set, count)
    }

    /// Adds a count of events that surely fall in one cell.
    pub(super) fn add_to_cell(&mut self, key: K, cell: usize, count: Count) -> Result<()> {
        self.identity.take();
        let cells = self.at.entry(key).or_default();
        cells.add(CellSet::one(cell), count)
    }

    /// One table of the occurrences of two, which must have the same rule and the same cells.
    ///
    /// # Errors
    /// Two rules, two partitions, a count that does not fit 64 bits.
    pub fn merge(mut self, other: Self) -> Result<Self> {
        self.rule.same_as(&other.rule)?;
        if self.line != other.line {
            return Err(Counts::TwoPartitions.into());
        }
        self.identity.take();
        self.coverage = self.coverage.merge(&other.coverage);
        self.stated |= other.stated;
        let unread = self.unread.checked_add(other.unread);
        self.unread = unread.ok_or(Counts::TooManyUnread)?;
        self.ties |= other.ties;
        let told = self.provenance.iter().chain(&*other.provenance);
        self.provenance = told.cloned().collect();
        for (key, cells) in other.at {
            let mine = self.at.entry(key).or_default();
            for (cell, count) in cells.sure.into_iter().enumerate() {
                if count != Count::ZERO {
                    mine.add(CellSet::one(cell), count)?;
                }
            }
            for (set, count) in cells.spread {
                mine.add(set, count)?;
            }
            mine.doubts.extend(cells.doubts);
        }
        self.open.extend(other.open);
        Ok(self)
    }

    /// The counting rule of the table.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The periods for which the table has cells.
    #[must_use]
    pub fn cells(&self) -> &Partition {
        self.line.cells()
    }

    /// The days that the source covers, and how well it covers them.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The number of rows of the source that could not be read. As their days, kinds and numbers are unknown, no count of the table has an
    /// upper bound if there are any.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// The same table with more rows of its source that could not be read: what the account of a reader of event files calls
    /// [rejected](crate::read::ReadAccount::rejected), since a tally at scale does not see those. Each may be an event of any line and cell.
    ///
    /// # Errors
    /// A number of rows that does not fit 64 bits.
    ///
    /// # Examples
    /// ```
    /// use interstate::coded::CodedAct;
    /// use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
    /// use interstate::{Coverage, CountingRule, Dyad, Partition, Period, Select, State, Unread};
    ///
    /// let mut tally = EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2024..=2024)?)?);
    /// tally.add(CodedAct::new(Some(State::USA.into()), Some(State::CHN.into()), Some("163".parse()?), "2024-05-01".parse()?));
    /// let (rule, year) = (CountingRule::new("coercion", Select::Everything), Period::year(2024)?);
    /// let table = tally.table("16", &rule, Coverage::full(year))?.with_unread(&Unread::new(2))?; // the account's `rejected()`
    /// assert_eq!(table.over(&Dyad::new(State::CHN, State::USA)?, year)?.to_string(), "1+ in 1 year, 2 rows not read");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_unread(mut self, unread: &Unread) -> Result<Self> {
        let rows = self.unread.checked_add(unread.rows());
        self.unread = rows.ok_or(Counts::TooManyUnread)?;
        self.identity.take();
        Ok(self)
    }

    /// The engines that counted the table, if some did by a [plan](super::plan).
    #[must_use]
    pub fn provenance(&self) -> &[Provenance] {
        &self.provenance
    }

    /// Whether the table has a [pushed](Self::push) count, which its rule did not make.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.stated
    }

    /// The keys with a count, in no particular order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.at.keys()
    }
}

/// The same counts, whoever of two tables came first in a merge.
impl<K: TallyKey> PartialEq for TallyTable<K> {
    fn eq(&self, other: &Self) -> bool {
        let doubts = |all: &[Arc<Doubt<K>>]| {
            let mut all = all.to_vec();
            all.sort_by_cached_key(|doubt| doubt.ids());
            all
        };
        let cells = |(key, mine): (&K, &Cells<K>)| {
            other.at.get(key).is_some_and(|theirs| {
                mine.sure == theirs.sure
                    && mine.spread == theirs.spread
                    && doubts(&mine.doubts) == doubts(&theirs.doubts)
            })
        };
        self.rule == other.rule
            && self.line == other.line
            && self.coverage == other.coverage
            && (self.stated, self.unread, self.ties) == (other.stated, other.unread, other.ties)
            && self.at.len() == other.at.len()
            && self.at.iter().all(cells)
            && doubts(&self.open) == doubts(&other.open)
    }
}
