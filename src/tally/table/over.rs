//! What a table says of a line and a period.

use super::{
    Asked, Cells, Count, Counts, Doubt, Reach, Result, Tallied, TallyTable, Truth, cell_set,
};
use crate::tally::cell_set::Places;
use crate::tally::key::{Exclusive, TallyKey};
use crate::tally::tallied::{Apart, Spread};
use crate::time::Covered;
use crate::time::period::Period;
use chrono::NaiveDate;
use std::sync::Arc;

/// What a count adds where it falls for sure, possibly or not at all.
fn share(count: Count, falls: Truth) -> Result<Count> {
    match falls {
        Truth::Yes => Ok(count),
        Truth::No => Ok(Count::ZERO),
        Truth::Depends => Count::new(0, count.hi()),
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
    fn doubts<'a>(&'a self, of: &'a K) -> impl Iterator<Item = &'a Arc<Doubt<K>>> {
        let named = self.at.get(of).map(|cells| cells.doubts.as_slice());
        let named = named.unwrap_or_default().iter();
        named.chain(self.open.iter().filter(|doubt| doubt.may_only_be(of)))
    }

    /// What is recorded in one run of places, whatever the source covers, and what of it is in doubt.
    fn recorded(&self, of: &K, places: Places) -> Result<(Count, Apart<K>)> {
        let mut apart = Apart::new(places);
        apart.sharp = !self.ties;
        if let Some(cells) = self.at.get(of) {
            apart.rest = cells.sure_in(places)?;
            for (set, &count) in &cells.spread {
                let here = share(count, set.falls_in(places, self.rule.assignment()))?;
                if here.exactly().is_some() {
                    apart.rest = apart.rest.checked_add(here)?;
                } else {
                    apart.spread.push(Spread {
                        set: set.clone(),
                        count,
                        here,
                    });
                }
            }
        }
        let spread = apart.spread.iter().map(|spread| spread.here);
        let mut count = spread
            .into_iter()
            .try_fold(apart.rest, Count::checked_add)?;
        let asked = self.asked(&[vec![places]]);
        for doubt in self.doubts(of) {
            let reach = doubt.reach(Some(of), &asked)?;
            apart.sharp &= reach.is_sharp();
            for bounds in reach.hull() {
                count = count.checked_add(bounds)?;
                if bounds.exactly().is_some() {
                    apart.rest = apart.rest.checked_add(bounds)?;
                } else {
                    apart.doubts.push(doubt.clone());
                }
            }
        }
        Ok((count, apart))
    }

    /// Whether more may have been in a period than was recorded; an error where nothing is known of some day.
    fn is_floor(&self, period: Period) -> Result<bool> {
        match self.coverage.extent(period) {
            Covered::Full => Ok(self.unread > 0),
            Covered::Partial | Covered::Mixed { outside: 0, .. } => Ok(true),
            Covered::Outside | Covered::Mixed { .. } => Err(Counts::NotCovered {
                period: period.to_string().into(),
                coverage: self.coverage.to_string().into(),
            }
            .into()),
        }
    }

    /// The count of one line over a run of cells.
    ///
    /// Where the source covers a day of the period in part only ([`Covered::Partial`]), or rows of it were not read, the count has no upper bound.
    ///
    /// # Errors
    /// A period whose edges are no edges of cells; days that the source does not cover, for which the answer is unknown (see
    /// [`over_covered`](Self::over_covered)).
    pub fn over(&self, of: K, period: Period) -> Result<Tallied<K>> {
        let places = self.places(period)?;
        let floor = self.is_floor(period)?;
        let (count, apart) = self.recorded(&of, places)?;
        Ok(Tallied {
            count: at_least_if(floor, count),
            period,
            exposure: period.exposure(),
            rule: self.rule.clone(),
            floor,
            stated: self.stated,
            unread: self.unread,
            sharp: apart.sharp,
            apart: self.kept(apart),
            of,
        })
    }

    /// What is in doubt, with what tells it from the events of other tables; nothing if nothing is.
    fn kept(&self, apart: Apart<K>) -> Option<Arc<Apart<K>>> {
        let in_doubt = !(apart.spread.is_empty() && apart.doubts.is_empty());
        in_doubt.then(|| {
            Arc::new(Apart {
                table: Some((
                    self.identity.get_or_init(|| Arc::new(())).clone(),
                    self.line.clone(),
                )),
                ..apart
            })
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
        let parts = self.coverage.cut(period);
        let Some((first, others)) = parts.split_first() else {
            return Err(Counts::NotCovered {
                period: period.to_string().into(),
                coverage: self.coverage.to_string().into(),
            }
            .into());
        };
        let (mut exposure, mut floor) = (first.exposure(), self.is_floor(*first)?);
        for part in others {
            exposure = exposure.checked_add(part.exposure())?;
            floor |= self.is_floor(*part)?;
        }
        // One event that may lie in either of two parts is one, and one that lasts over both is one.
        let reach = self.reach(&of, &[parts])?;
        let count = reach
            .hull()
            .into_iter()
            .try_fold(Count::ZERO, Count::checked_add)?;
        Ok(Tallied {
            of,
            count: at_least_if(floor, count),
            period,
            exposure,
            rule: self.rule.clone(),
            floor,
            stated: self.stated,
            unread: self.unread,
            sharp: reach.is_sharp() && !self.ties,
            apart: None,
        })
    }

    /// How many there were before a day, from the beginning of all time: what is dated `[..1991-06]` is surely before 1 July 1991.
    ///
    /// Without an upper bound where the source does not cover every day, since no other coverage has no beginning. It is a count and no more: so
    /// long a time has no length, and nothing a frequency over it.
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
    ///     Ok::<_, Box<dyn std::error::Error>>(TallyTable::count(&ledger, &all, &Partition::new(&[after])?)?.before(&Whole, day)?)
    /// };
    /// assert_eq!(count(Coverage::unlimited())?.to_string(), "1");
    /// assert_eq!(count(Coverage::full(interstate::Period::year(1990)?))?.to_string(), "1+");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn before(&self, of: &K, day: NaiveDate) -> Result<Count> {
        let places = self.line.before(day).ok_or(Counts::NoEdge { day })?;
        let (count, _) = self.recorded(of, places)?;
        let all = self.coverage.is_unlimited() && self.unread == 0;
        Ok(at_least_if(!all, count))
    }

    /// What the records allow in several periods together, each a list of periods side by side or apart, whatever the source covers.
    pub(crate) fn reach(&self, of: &K, periods: &[Vec<Period>]) -> Result<Reach> {
        let places = |parts: &Vec<Period>| parts.iter().map(|part| self.places(*part)).collect();
        let places = periods
            .iter()
            .map(places)
            .collect::<Result<Vec<Vec<Places>>>>()?;
        let asked = self.asked(&places);
        let mut sum = Sum::new(periods.len());
        if let Some(cells) = self.at.get(of) {
            for (cell, &count) in cells.sure.iter().enumerate() {
                if count != Count::ZERO {
                    let one = Reach::of([asked.holding(cell_set::place_of(cell))]);
                    sum.add(&one.of_events(count)?)?;
                }
            }
            for (set, &count) in &cells.spread {
                let one = asked.reach(&asked.ways_of_set(set));
                sum.add(&one.of_events(count)?)?;
            }
        }
        for doubt in self.doubts(of) {
            sum.add(&doubt.reach(Some(of), &asked)?)?;
        }
        sum.all()
    }

    /// The count of each cell of one line: `None` where the source does not cover the cell, so that the answer is unknown.
    ///
    /// # Errors
    /// A count that does not fit 64 bits.
    pub fn by_cell(&self, of: &K) -> Result<Vec<(Period, Option<Count>)>> {
        let known = |(i, cell): (usize, &Period)| {
            let place = cell_set::place_of(i);
            let Ok(floor) = self.is_floor(*cell) else {
                return Ok((*cell, None));
            };
            let (count, _) = self.recorded(of, (place, place))?;
            Ok((*cell, Some(at_least_if(floor, count))))
        };
        self.cells().cells().iter().enumerate().map(known).collect()
    }
}

impl<K: Exclusive> TallyTable<K> {
    /// The count of all lines over a run of cells: the number of events. A group of rows of two kinds stands in two lines, and is one event here.
    ///
    /// # Errors
    /// As [`over`](Self::over).
    pub fn total(&self, period: Period) -> Result<Count> {
        let places = self.places(period)?;
        let floor = self.is_floor(period)?;
        let asked = self.asked(&[vec![places]]);
        let mut sum = Count::ZERO;
        let mut whole: Vec<&Arc<Doubt<K>>> = Vec::new();
        for cells in self.at.values() {
            sum = sum.checked_add(cells.sure_in(places)?)?;
            for (set, &count) in &cells.spread {
                let falls = set.falls_in(places, self.rule.assignment());
                sum = sum.checked_add(share(count, falls)?)?;
            }
            whole.extend(&cells.doubts);
        }
        // One that stands in several lines is one and the same allocation.
        whole.sort_unstable_by_key(|doubt| Arc::as_ptr(doubt));
        whole.dedup_by_key(|doubt| Arc::as_ptr(doubt));
        for doubt in whole {
            for bounds in doubt.reach(None, &asked)?.hull() {
                sum = sum.checked_add(bounds)?;
            }
        }
        Ok(at_least_if(floor, sum))
    }
}

/// A sum of what events allow that have nothing to do with each other: those that are in one box by themselves, which add up in one step, apart
/// from the others.
struct Sum {
    plain: Reach,
    joint: Reach,
}

impl Sum {
    fn new(periods: usize) -> Self {
        Self {
            plain: Reach::none(periods),
            joint: Reach::none(periods),
        }
    }

    fn add(&mut self, reach: &Reach) -> Result<()> {
        if reach.is_one() {
            self.plain = self.plain.plus(reach)?;
        } else if self.joint.fits_with(reach) {
            self.joint = self.joint.plus(reach)?;
        } else {
            self.plain = self.plain.plus(&reach.apart())?;
        }
        Ok(())
    }

    fn all(self) -> Result<Reach> {
        self.joint.plus(&self.plain)
    }
}
