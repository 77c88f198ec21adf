//! What one line has in very many runs of cells: the cells are added up once.

use super::{CellSet, Count, Counts, Doubt, Line, Reach, Result, TallyTable, Truth, cell_set};
use crate::tally::cell_set::Places;
use crate::tally::key::TallyKey;
use crate::tally::reach::Sum;
use crate::time::partition::Partition;
use crate::time::period::Period;
use std::sync::Arc;

/// Of so many runs each is looked up by itself; of more, all cells and all that is in doubt are gone through once.
const FEW: usize = 16;

/// A run of whole cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellRun(Places);

/// Where periods lie among cells.
///
/// # Errors
/// A period whose edges are no edges of cells.
pub(crate) fn runs_of(cells: &Partition, periods: &[Period]) -> Result<Vec<CellRun>> {
    let line = Line::new(cells.clone());
    let run = |period: &Period| {
        let places = line.period(*period).ok_or_else(|| Counts::NotCells {
            period: period.to_string().into(),
        });
        Ok(CellRun(places?))
    };
    periods.iter().map(run).collect()
}

/// One line of a table, ready for many questions: a run of cells costs two look-ups, however many cells it has, and what is in doubt is
/// looked at only where an edge of a run divides it.
pub(crate) struct LineSums<K: TallyKey> {
    table: TallyTable<K>,
    key: K,
    /// The events that surely fall in one cell, before each cell and after the last: the sum of the lower bounds, that of the upper
    /// bounds, and how many have none.
    before: Vec<(u128, u128, u64)>,
    spread: Vec<(CellSet, Count)>,
    doubts: Vec<Arc<Doubt<K>>>,
}

impl<K: TallyKey> TallyTable<K> {
    /// One line, ready for many questions.
    pub(crate) fn into_sums(self, key: &K) -> LineSums<K> {
        let mut before = vec![(0, 0, 0)];
        let mut spread = Vec::new();
        if let Some(cells) = self.at.get(key) {
            let (mut lo, mut hi, mut open) = (0_u128, 0_u128, 0_u64);
            for count in &cells.sure {
                lo += u128::from(count.lo());
                match count.hi() {
                    Some(most) => hi += u128::from(most),
                    None => open += 1,
                }
                before.push((lo, hi, open));
            }
            let all = cells.spread.iter();
            spread.extend(all.map(|(set, &count)| (set.clone(), count)));
        }
        LineSums {
            doubts: self.doubts(key).into_iter().cloned().collect(),
            key: key.clone(),
            before,
            spread,
            table: self,
        }
    }
}

impl<K: TallyKey> LineSums<K> {
    /// What surely falls in one of the cells of a run.
    fn sure_in(&self, (first, last): Places) -> Result<Count> {
        let end = self.before.len() - 1;
        let until = |cell: usize| self.before.get(cell.min(end)).copied();
        let edges = until(cell_set::cell_of(first)).zip(until(cell_set::cell_of(last + 1)));
        let Some(((lo, hi, open), (lo_to, hi_to, open_to))) = edges else {
            return Ok(Count::ZERO);
        };
        let fits = |n: u128| u64::try_from(n).map_err(|_| Counts::TooMany);
        let lo = fits(lo_to - lo)?;
        match open_to - open {
            0 => Count::between(lo, fits(hi_to - hi)?),
            _ => Ok(Count::at_least(lo)),
        }
    }

    /// What the records allow in several runs together, whatever the source covers: as [`TallyTable::reach`] has it.
    pub(crate) fn reach(&self, runs: &[CellRun]) -> Result<Reach> {
        let places = || runs.iter().map(|run| vec![run.0]).collect::<Vec<_>>();
        if runs.len() > FEW || share_cells(runs) {
            return self.table.reach_in(&self.key, &places());
        }
        let mut sure = Vec::with_capacity(runs.len());
        for run in runs {
            sure.push(self.sure_in(run.0)?);
        }
        let mut divided = Vec::new();
        let by = self.table.rule.assignment();
        for (set, count) in &self.spread {
            let falls = |run: &CellRun| set.falls_in(run.0, by);
            let in_doubt = runs.iter().any(|run| falls(run) == Truth::Depends);
            let within = runs.iter().filter(|run| falls(run) == Truth::Yes);
            // What may not have been, and counts in two runs, is in both or in neither.
            if in_doubt || (count.exactly().is_none() && within.count() > 1) {
                divided.push((set, *count));
                continue;
            }
            for (sum, run) in sure.iter_mut().zip(runs) {
                if falls(run) == Truth::Yes {
                    *sum = sum.checked_add(*count)?;
                }
            }
        }
        let touches = |doubt: &&Arc<Doubt<K>>| runs.iter().any(|run| doubt.touches(run.0));
        let mut doubts = self.doubts.iter().filter(touches).peekable();
        let sure = Reach::one(sure);
        if divided.is_empty() && doubts.peek().is_none() {
            return Ok(self.table.tied(sure));
        }
        let asked = self.table.asked(&places());
        let mut sum = Sum::new(runs.len());
        sum.add(sure, Count::exact(1))?;
        for (set, count) in divided {
            sum.add_somewhere(asked.somewhere_in(set)?, count)?;
        }
        for doubt in doubts {
            sum.add_somewhere(doubt.somewhere(Some(&self.key), &asked)?, Count::exact(1))?;
        }
        Ok(self.table.tied(sum.all()?))
    }
}

/// Whether a cell lies in two of the runs, so that what may have been there is in both or in neither.
fn share_cells(runs: &[CellRun]) -> bool {
    let mut places: Vec<Places> = runs.iter().map(|run| run.0).collect();
    places.sort_unstable();
    let mut pairs = places.windows(2);
    pairs.any(|pair| matches!(pair, [one, other] if other.0 <= one.1))
}
