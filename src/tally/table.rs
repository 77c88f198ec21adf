//! The table.

mod behind;

use super::cell_set::{self, CellSet, Line, Places};
use super::key::{Exclusive, TallyKey, may_be};
use super::tallied::Tallied;
use crate::count::Count;
use crate::error::{Result, counts::Counts};
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use crate::rule::Occurrence;
use crate::rule::counting_rule::CountingRule;
use crate::time::Covered;
use crate::time::coverage::Coverage;
use crate::time::exposure::Exposure;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::time::when::When;
use std::collections::{BTreeMap, HashMap};

/// A table of counts: one line for each key, one cell for each period of a partition, all under one rule.
///
/// It counts per *set of cells* that an occurrence may fall in, so that the count over any run of cells is exact where the
/// cells by themselves are not. It grows by [`push`](Self::push), and two tables of one rule, one partition and separate
/// occurrences [`merge`](Self::merge) into the table of all.
///
/// # Examples
/// ```
/// use interstate::{CountingRule, Dyad, InteractionFamily, Partition, Period, State, TallyTable, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
/// let table = TallyTable::count(&ledger, &patrols, &Partition::yearly(2019..=2024)?)?;
/// let pair = Dyad::new(State::CHN, State::RUS)?;
/// assert_eq!(table.over(pair, Period::years(2019..=2021)?)?.to_string(), "4 in 3 years");
/// assert_eq!(table.over(pair, Period::years(2022..=2024)?)?.to_string(), "11 in 3 years");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TallyTable<K: TallyKey> {
    rule: CountingRule,
    line: Line,
    coverage: Coverage,
    at: HashMap<K, Cells>,
    /// Occurrences with a party that is not known, by their rows.
    open: Vec<(Box<[Interaction]>, CellSet, Count)>,
}

/// The counts of one key.
#[derive(Clone, Debug, Default, PartialEq)]
struct Cells {
    /// Occurrences that surely fall in one cell, by cell; as long as the last cell that has any.
    sure: Vec<Count>,
    /// The others.
    spread: BTreeMap<CellSet, Count>,
}

impl Cells {
    fn add(&mut self, set: CellSet, count: Count) -> Result<()> {
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

    fn within(&self, places: Places, rule: &CountingRule) -> Result<Count> {
        let cells = usize::try_from(places.0 / 2).unwrap_or(usize::MAX)
            ..=usize::try_from(places.1 / 2).unwrap_or(usize::MAX);
        let (start, end) = cells.into_inner();
        let mut sum = Count::ZERO;
        for count in self.sure.iter().take(end.saturating_add(1)).skip(start) {
            sum = sum.checked_add(*count)?;
        }
        for (set, count) in &self.spread {
            sum = sum.checked_add(share(*count, set.falls_in(places, rule.assignment()))?)?;
        }
        Ok(sum)
    }
}

/// What a count adds where it falls for sure, possibly or not at all.
fn share(count: Count, falls: Truth) -> Result<Count> {
    match falls {
        Truth::Yes => Ok(count),
        Truth::No => Ok(Count::ZERO),
        Truth::Depends => Count::new(0, count.hi()),
    }
}

impl<K: TallyKey> TallyTable<K> {
    /// A table without counts: the neutral element of [`merge`](Self::merge), where the source covers what `coverage` says.
    #[must_use]
    pub fn empty(rule: &CountingRule, cells: &Partition, coverage: Coverage) -> Self {
        Self {
            rule: rule.clone(),
            line: Line::new(cells.clone()),
            coverage,
            at: HashMap::new(),
            open: Vec::new(),
        }
    }

    /// Counts a ledger under a rule.
    ///
    /// # Errors
    /// A rule that its source does not state; a count that does not fit 64 bits.
    pub fn count(ledger: &Ledger, rule: &CountingRule, cells: &Partition) -> Result<Self> {
        let mut table = Self::empty(rule, cells, ledger.coverage().clone());
        rule.each_occurrence(ledger, |occurrence| table.add(&occurrence))?;
        Ok(table)
    }

    /// Adds an occurrence of this table's rule to every line that it counts in.
    ///
    /// # Errors
    /// A count that does not fit 64 bits.
    pub fn add(&mut self, occurrence: &Occurrence<'_>) -> Result<()> {
        let set = self.line.places(occurrence.when(), self.rule.assignment());
        let count = occurrence.count();
        if occurrence.rows().any(Interaction::has_unknown_party) {
            let rows = occurrence.rows().cloned().collect();
            self.open.push((rows, set.clone(), count));
        }
        if occurrence.others.is_empty() {
            for key in K::of(occurrence.first) {
                self.at.entry(key).or_default().add(set.clone(), count)?;
            }
            return Ok(());
        }
        let mut keys: Vec<K> = Vec::new();
        for key in occurrence.rows().flat_map(K::of) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        for key in keys {
            self.at.entry(key).or_default().add(set.clone(), count)?;
        }
        Ok(())
    }

    /// Adds a count of events to one line: for records that are no [`Interaction`].
    ///
    /// # Errors
    /// A count that does not fit 64 bits.
    pub fn push(&mut self, key: K, when: &When, count: Count) -> Result<()> {
        let set = self.line.places(when, self.rule.assignment());
        self.at.entry(key).or_default().add(set, count)
    }

    /// Adds a count of events that surely fall in one cell.
    pub(super) fn add_to_cell(&mut self, key: K, cell: usize, count: Count) -> Result<()> {
        let cells = self.at.entry(key).or_default();
        cells.add(CellSet::one(cell), count)
    }

    /// The table of both tables' occurrences.
    ///
    /// # Errors
    /// Two rules, two partitions, a count that does not fit 64 bits.
    pub fn merge(mut self, other: Self) -> Result<Self> {
        self.rule.same_as(&other.rule)?;
        if self.line != other.line {
            return Err(Counts::TwoPartitions.into());
        }
        self.coverage = self.coverage.merge(&other.coverage);
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
        }
        self.open.extend(other.open);
        Ok(self)
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The periods that it has cells for.
    #[must_use]
    pub fn cells(&self) -> &Partition {
        self.line.cells()
    }

    /// What the source covers.
    #[must_use]
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The lines that have a count, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.at.keys()
    }

    fn places(&self, period: Period) -> Result<Places> {
        self.line.period(period).ok_or_else(|| {
            Counts::NotCells {
                period: period.to_string().into(),
            }
            .into()
        })
    }

    /// What is recorded in these places, whatever the source covers.
    fn recorded(&self, of: &K, places: Places) -> Result<Count> {
        let mut sum = match self.at.get(of) {
            Some(cells) => cells.within(places, &self.rule)?,
            None => Count::ZERO,
        };
        for (rows, set, count) in &self.open {
            if may_be(of, rows) && set.falls_in(places, self.rule.assignment()) != Truth::No {
                sum = sum.checked_add(Count::new(0, count.hi())?)?;
            }
        }
        Ok(sum)
    }

    /// The count of one line over a run of cells.
    ///
    /// Where the source covers the period in part ([`Covered::Partial`]), the count has no upper bound.
    ///
    /// # Errors
    /// A period whose edges are no edges of cells; days that the source does not cover, for which the answer is unknown (see
    /// [`over_covered`](Self::over_covered)).
    pub fn over(&self, of: K, period: Period) -> Result<Tallied<K>> {
        let places = self.places(period)?;
        let floor = match self.coverage.extent(period) {
            Covered::Full => false,
            Covered::Partial => true,
            _ => {
                return Err(Counts::NotCovered {
                    period: period.to_string().into(),
                    coverage: self.coverage.to_string().into(),
                }
                .into());
            }
        };
        let count = at_least_if(floor, self.recorded(&of, places)?)?;
        Ok(Tallied {
            of,
            count,
            period,
            exposure: period.exposure(),
            rule: self.rule.clone(),
            floor,
        })
    }

    /// The count of one line over what the source covers of a period, with the exposure cut to that.
    ///
    /// # Errors
    /// A period of which the source covers nothing, or whose covered parts have edges that are no edges of cells.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::Coverage;
    /// use interstate::{CountingRule, Interaction, InteractionKind, Ledger, Partition, Period, Select, State, TallyTable};
    ///
    /// let visit = |id: &str, day: &str| Interaction::new(id, InteractionKind::Visit, day.parse()?, [State::USA, State::JPN]);
    /// let ledger = Ledger::new([visit("a", "2015-03-02")?, visit("b", "2015-08-20")?], Coverage::full(Period::years(2010..=2016)?))?;
    /// let table = TallyTable::count(&ledger, &CountingRule::new("all", Select::Everything), &Partition::yearly(2015..=2019)?)?;
    /// let rate = table.over_covered(Whole, Period::years(2015..=2019)?)?;
    /// assert_eq!(rate.to_string(), "2 in 2 years"); // not 2 in 5
    /// assert!(rate.is_cut());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn over_covered(&self, of: K, period: Period) -> Result<Tallied<K>> {
        let mut count = Count::ZERO;
        let mut exposure: Option<Exposure> = None;
        let mut floor = false;
        for part in self.coverage.cut(period) {
            let tallied = self.over(of.clone(), part)?;
            count = count.checked_add(tallied.count)?;
            floor |= tallied.floor;
            exposure = Some(match exposure {
                Some(sum) => sum.checked_add(tallied.exposure)?,
                None => tallied.exposure,
            });
        }
        let Some(exposure) = exposure else {
            return Err(Counts::NotCovered {
                period: period.to_string().into(),
                coverage: self.coverage.to_string().into(),
            }
            .into());
        };
        Ok(Tallied {
            of,
            count,
            period,
            exposure,
            rule: self.rule.clone(),
            floor,
        })
    }

    /// The count of each cell of one line: `None` where the source does not cover the cell, so that the answer is unknown.
    ///
    /// # Errors
    /// A count that does not fit 64 bits.
    pub fn by_cell(&self, of: &K) -> Result<Vec<(Period, Option<Count>)>> {
        let known = |(i, cell): (usize, &Period)| {
            let floor = match self.coverage.extent(*cell) {
                Covered::Full => false,
                Covered::Partial => true,
                _ => return Ok((*cell, None)),
            };
            let place = cell_set::place_of(i);
            Ok((
                *cell,
                Some(at_least_if(floor, self.recorded(of, (place, place))?)?),
            ))
        };
        self.line
            .cells()
            .cells()
            .iter()
            .enumerate()
            .map(known)
            .collect()
    }
}

/// A count without its upper bound, where the source covers the cell in part.
fn at_least_if(floor: bool, count: Count) -> Result<Count> {
    if floor {
        Count::new(count.lo(), None)
    } else {
        Ok(count)
    }
}

impl<K: Exclusive> TallyTable<K> {
    /// The count of all lines over a run of cells: the number of events.
    ///
    /// # Errors
    /// As [`over`](Self::over).
    pub fn total(&self, period: Period) -> Result<Count> {
        let mut sum = Count::ZERO;
        for key in self.at.keys() {
            sum = sum.checked_add(self.over(key.clone(), period)?.count())?;
        }
        Ok(sum)
    }
}
