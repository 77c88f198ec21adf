//! What a table says of a line and a period.

use super::{
    Asked, CellSet, Cells, Count, Counts, Doubt, Reach, Result, Tallied, TallyTable, Truth,
    cell_set,
};
use crate::tally::before::CountBefore;
use crate::tally::cell_set::Places;
use crate::tally::key::{ExclusiveKey, TallyKey, Whole};
use crate::tally::reach::Sum;
use crate::tally::tallied::{Apart, Joint, Spread};
use crate::time::PeriodExtent;
use crate::time::period::Period;
use chrono::NaiveDate;
use std::sync::Arc;

/// What a count adds where it falls for sure, possibly or not at all.
fn share(count: Count, falls: Truth) -> Result<Count> {
    match falls {
        Truth::Yes => Ok(count),
        Truth::No => Ok(Count::ZERO),
        Truth::Depends => Count::between(0, count.hi()),
    }
}

/// A count without its upper bound, where more may have been than was recorded.
fn at_least_if(floor: bool, count: Count) -> Count {
    if floor {
        Count::at_least(count.lo())
    } else {
        count
    }
}

/// What of a line is in doubt: where it falls, or more.
pub(super) struct InDoubt<'a, K> {
    pub(super) spread: Vec<(&'a CellSet, Count)>,
    pub(super) doubts: Vec<&'a Arc<Doubt<K>>>,
}

impl<K> Cells<K> {
    /// What surely falls in one of the cells of a run of places.
    fn sure_in(&self, (first, last): Places) -> Result<Count> {
        // A run may begin or end between two cells.
        let (first, after) = (cell_set::cell_of(first), cell_set::cell_of(last + 1));
        let cells = self.sure.iter().take(after).skip(first);
        cells.copied().try_fold(Count::ZERO, Count::checked_add)
    }
}

impl<K: TallyKey> TallyTable<K> {
    pub(super) fn places(&self, period: Period) -> Result<Places> {
        self.line.period(period).ok_or_else(|| {
            Counts::NotCells {
                period: period.to_string().into(),
            }
            .into()
        })
    }

    pub(super) fn asked(&self, periods: &[Vec<Places>]) -> Asked<'_> {
        Asked::new(&self.line, self.rule.assignment(), periods)
    }

    /// The occurrences that count in a line with their rows.
    pub(super) fn doubts(&self, key: &K) -> Vec<&Arc<Doubt<K>>> {
        let open = self.open.iter().filter(|doubt| doubt.may_only_be(key));
        match self.at.get(key) {
            Some(cells) => cells.doubts.iter().chain(open).collect(),
            None => open.collect(),
        }
    }

    /// Everything of a line that is in doubt.
    pub(super) fn in_doubt(&self, key: &K) -> InDoubt<'_, K> {
        let spread = self.at.get(key).into_iter().flat_map(|cells| &cells.spread);
        InDoubt {
            spread: spread.map(|(set, count)| (set, *count)).collect(),
            doubts: self.doubts(key),
        }
    }

    /// What is recorded in one run of places, whatever the source covers, and what of it is in doubt, given all that may lie there.
    fn recorded(
        &self,
        key: &K,
        places: Places,
        in_doubt: &InDoubt<'_, K>,
    ) -> Result<(Reach, Joint<K>)> {
        let identity = self.identity.get_or_init(|| Arc::new(()));
        let mut joint = Joint::new(identity, &self.line, places);
        let mut alone = Sum::new(1);
        if let Some(cells) = self.at.get(key) {
            joint.rest = cells.sure_in(places)?;
        }
        for &(set, count) in &in_doubt.spread {
            let here = share(count, set.falls_in(places, self.rule.assignment()))?;
            if here.exactly().is_some() {
                joint.rest = joint.rest.checked_add(here)?;
            } else {
                alone.add_bounds(here)?;
                joint.spread.push(Spread {
                    set: set.clone(),
                    count,
                    here,
                });
            }
        }
        let asked = self.asked(&[vec![places]]);
        let doubts = in_doubt.doubts.iter();
        for doubt in doubts.filter(|doubt| doubt.touches(places)) {
            let reach = doubt.reach(Some(key), &asked)?;
            match reach.hull().as_slice() {
                [bounds] if bounds.exactly().is_some() && reach.is_sharp() => {
                    joint.rest = joint.rest.checked_add(*bounds)?;
                }
                _ => {
                    alone.add(reach, Count::exact(1))?;
                    joint.doubts.push(Arc::clone(doubt));
                }
            }
        }
        alone.add_bounds(joint.rest)?;
        Ok((self.tied(alone.all()?), joint))
    }

    /// What is in doubt by rows that stand or fall together was taken row by row.
    pub(super) fn tied(&self, reach: Reach) -> Reach {
        if self.ties && reach.in_doubt() {
            reach.loose()
        } else {
            reach
        }
    }

    /// A count of this table over a period.
    pub(super) fn tallied(
        &self,
        key: &K,
        period: Period,
        partly_covered: bool,
        in_doubt: &InDoubt<'_, K>,
    ) -> Result<Tallied<K>> {
        let (alone, joint) = self.recorded(key, self.places(period)?, in_doubt)?;
        let apart = joint.in_doubt().then(|| Apart {
            alone: alone.clone(),
            joint: Some(joint),
        });
        self.counted(key.clone(), period, partly_covered, &alone, apart)
    }

    /// The same, where it is known what the records allow in the period alone.
    fn counted<L: TallyKey>(
        &self,
        key: L,
        period: Period,
        partly_covered: bool,
        alone: &Reach,
        apart: Option<Apart<L>>,
    ) -> Result<Tallied<L>> {
        let count = alone.sum_of_hull()?;
        Ok(Tallied {
            key,
            count: at_least_if(partly_covered || self.unread > 0, count),
            period,
            exposure: period.exposure(),
            rule: self.rule.clone(),
            partly_covered,
            stated: self.stated,
            unread: self.unread,
            provenance: self.provenance.clone(),
            sharp: alone.is_sharp(),
            apart: apart.map(Arc::new),
        })
    }

    /// Whether the source covers a period in part; an error where nothing is known of some day.
    pub(super) fn is_partly_covered(&self, period: Period) -> Result<bool> {
        match self.coverage.extent_over(period) {
            PeriodExtent::Full => Ok(false),
            PeriodExtent::Partial | PeriodExtent::Mixed { outside: 0, .. } => Ok(true),
            PeriodExtent::Outside | PeriodExtent::Mixed { .. } => Err(Counts::NotCovered {
                period: period.to_string().into(),
                coverage: self.coverage.to_string().into(),
            }
            .into()),
        }
    }

    /// Whether the source covers every day of a run of cells, in full or in part: elsewhere counts are unknown.
    ///
    /// # Errors
    /// A period whose edges are no edges of cells.
    pub(crate) fn is_known_over(&self, period: Period) -> Result<bool> {
        self.places(period)?;
        Ok(self.is_partly_covered(period).is_ok())
    }

    /// The count of one line over a period that is a run of cells.
    ///
    /// Where the source covers a day of the period in part only ([`PeriodExtent::Partial`]), or rows of it were not read, the count has no upper bound.
    ///
    /// # Errors
    /// A period whose edges are no edges of cells; days that the source does not cover, for which the answer is unknown (see
    /// [`over_covered`](Self::over_covered)).
    pub fn over(&self, key: &K, period: Period) -> Result<Tallied<K>> {
        // Refused before anything is looked up, so that the same question has the same answer whatever was recorded.
        self.places(period)?;
        let partly_covered = self.is_partly_covered(period)?;
        self.tallied(key, period, partly_covered, &self.in_doubt(key))
    }

    /// The count of one line over the covered part of a period, with the exposure reduced to that part.
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
    /// let rate = table.over_covered(&Whole, Period::years(2015..=2019)?)?;
    /// assert_eq!(rate.to_string(), "2 in 2 years"); // not 2 in 5
    /// assert_ne!(rate.exposure(), rate.period().exposure());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn over_covered(&self, key: &K, period: Period) -> Result<Tallied<K>> {
        let parts = self.coverage.covered_parts(period);
        let Some((first, others)) = parts.split_first() else {
            return Err(Counts::NotCovered {
                period: period.to_string().into(),
                coverage: self.coverage.to_string().into(),
            }
            .into());
        };
        let mut exposure = first.exposure();
        let mut partly_covered = self.is_partly_covered(*first)?;
        for part in others {
            exposure = exposure.checked_add(part.exposure())?;
            partly_covered |= self.is_partly_covered(*part)?;
        }
        // One event that may lie in either of two parts is one, and one that lasts over both is one.
        let reach = self.reach(key, &[parts])?;
        let apart = reach.in_doubt().then(|| Apart::alone(&reach));
        Ok(Tallied {
            exposure,
            ..self.counted(key.clone(), period, partly_covered, &reach, apart)?
        })
    }

    /// The count of one line before a day, from the beginning of all time: an event dated `[..1991-06]` is certainly before 1 July 1991.
    ///
    /// It has no upper bound unless the source covers every day ([`Coverage::unlimited`](crate::Coverage::unlimited)), as any other coverage
    /// begins on some day; nor where rows were not read. So long a time has no length: there is no frequency over it.
    ///
    /// # Errors
    /// A day that is no edge of a cell.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{Coverage, CountingRule, Interaction, InteractionKind, Ledger, Partition, Select, State, TallyTable};
    ///
    /// let pact = Interaction::new("pact", InteractionKind::Visit, "[..1991-06]".parse()?, [State::USA, State::JPN])?;
    /// let all = CountingRule::new("all", Select::Everything);
    /// let count = |coverage| {
    ///     let ledger = Ledger::new([pact.clone()], coverage)?;
    ///     let day = "1991-07-01".parse()?;
    ///     let after = interstate::Period::new(day, "1992-01-01".parse()?)?;
    ///     Ok::<_, Box<dyn std::error::Error>>(TallyTable::count(&ledger, &all, &Partition::gapless(&[after])?)?.before(&Whole, day)?)
    /// };
    /// assert_eq!(count(Coverage::unlimited())?.to_string(), "1 before 1991-07-01");
    /// assert_eq!(count(Coverage::full(interstate::Period::year(1990)?))?.to_string(), "1+ before 1991-07-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn before(&self, key: &K, day: NaiveDate) -> Result<CountBefore<K>> {
        let places = self.line.before(day).ok_or(Counts::NoEdge { day })?;
        let (alone, _) = self.recorded(key, places, &self.in_doubt(key))?;
        let all = self.coverage.is_unlimited() && self.unread == 0;
        Ok(CountBefore {
            key: key.clone(),
            count: at_least_if(!all, alone.sum_of_hull()?),
            day,
            rule: self.rule.clone(),
            stated: self.stated,
            unread: self.unread,
            sharp: alone.is_sharp(),
        })
    }

    /// What the records allow in several periods together, each a list of periods side by side or apart, whatever the source covers.
    pub(crate) fn reach(&self, key: &K, periods: &[Vec<Period>]) -> Result<Reach> {
        let places = |parts: &Vec<Period>| parts.iter().map(|part| self.places(*part)).collect();
        let places = periods
            .iter()
            .map(places)
            .collect::<Result<Vec<Vec<Places>>>>()?;
        self.reach_in(key, &places)
    }

    /// The same, of places.
    pub(super) fn reach_in(&self, key: &K, places: &[Vec<Places>]) -> Result<Reach> {
        let asked = self.asked(places);
        let mut sum = Sum::new(places.len());
        if let Some(cells) = self.at.get(key) {
            for (cell, &count) in cells.sure.iter().enumerate() {
                if count != Count::ZERO {
                    sum.add_surely(asked.holding(cell_set::place_of(cell)), count)?;
                }
            }
            for (set, &count) in &cells.spread {
                sum.add_somewhere(asked.somewhere_in(set)?, count)?;
            }
        }
        for doubt in self.doubts(key) {
            sum.add_somewhere(doubt.somewhere(Some(key), &asked)?, Count::exact(1))?;
        }
        Ok(self.tied(sum.all()?))
    }

    /// The counts of one line by cell, as far as the last cell that has any, whatever the source covers; `None` where an event may fall in
    /// another cell than that in which it is counted, or in none.
    pub(crate) fn sure_cells(&self, key: &K) -> Option<&[Count]> {
        let cells = self.at.get(key)?;
        let sure = cells.spread.is_empty() && cells.doubts.is_empty();
        let sure = sure && !self.open.iter().any(|doubt| doubt.may_only_be(key));
        sure.then_some(cells.sure.as_slice())
    }
}

impl<K: ExclusiveKey> TallyTable<K> {
    /// The number of events in all lines over a period that is a run of cells. A group of rows with two kinds stands in two lines, and is one
    /// event here.
    ///
    /// # Errors
    /// As [`over`](Self::over).
    pub fn total(&self, period: Period) -> Result<Tallied<Whole>> {
        let places = self.places(period)?;
        let partly_covered = self.is_partly_covered(period)?;
        let asked = self.asked(&[vec![places]]);
        let (mut sure, mut in_doubt, mut alone) = (Count::ZERO, false, Sum::new(1));
        let mut whole: Vec<&Arc<Doubt<K>>> = Vec::new();
        for cells in self.at.values() {
            sure = sure.checked_add(cells.sure_in(places)?)?;
            for (set, &count) in &cells.spread {
                let falls = set.falls_in(places, self.rule.assignment());
                in_doubt |= falls == Truth::Depends;
                alone.add_bounds(share(count, falls)?)?;
            }
            whole.extend(&cells.doubts);
        }
        // One that stands in several lines is one and the same allocation.
        whole.sort_unstable_by_key(|doubt| Arc::as_ptr(doubt));
        whole.dedup_by_key(|doubt| Arc::as_ptr(doubt));
        for doubt in whole.iter().filter(|doubt| doubt.touches(places)) {
            let reach = doubt.reach(None, &asked)?;
            in_doubt |= reach.in_doubt();
            alone.add(reach, Count::exact(1))?;
        }
        alone.add_bounds(sure)?;
        let alone = self.tied(alone.all()?);
        let apart = in_doubt.then(|| Apart::alone(&alone));
        self.counted(Whole, period, partly_covered, &alone, apart)
    }
}
