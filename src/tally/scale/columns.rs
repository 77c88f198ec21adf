//! Events in memory, a column for each thing that is counted by.

use super::batch::Batch;
use super::event_tally::EventTally;
use super::grid::EventGrid;
use super::key::EventKey;
use super::table::{PARTS, part_of};
use super::uncounted::Uncounted;
use crate::code::Cameo;
use crate::state::actor::Actor;
use chrono::NaiveDate;
use std::ops::Range;

/// Coded events in memory, 10 bytes each, for counting them several times by different grids.
///
/// # Examples
/// ```
/// use interstate::tally::scale::{EventColumns, EventTally, EventGrid, GroupBy, EventPairs};
/// use interstate::{Partition, State};
///
/// let mut events = EventColumns::default();
/// events.push(State::USA.into(), State::CHN.into(), "163".parse()?, "2024-05-01".parse()?);
/// events.push(State::CHN.into(), State::USA.into(), "112".parse()?, "2024-05-02".parse()?);
///
/// let years = Partition::yearly(2015..=2024)?;
/// let mut pairs = EventTally::new(EventGrid::new(EventPairs::Undirected, GroupBy::Nothing, years)?);
/// pairs.add_columns(&events);
/// assert_eq!(pairs.events_at(State::CHN.into(), State::USA.into(), 0, 9), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct EventColumns {
    from: Vec<Actor>,
    to: Vec<Actor>,
    /// [Places](Cameo::place) of codes.
    code: Vec<u16>,
    day: Vec<NaiveDate>,
}

impl EventColumns {
    /// Adds one event to the columns.
    pub fn push(&mut self, from: Actor, to: Actor, code: Cameo, day: NaiveDate) {
        self.from.push(from);
        self.to.push(to);
        self.code.push(code.place());
        self.day.push(day);
    }

    /// The number of events in the columns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Whether the columns have no event.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }

    /// How many different actors the first events name: enough to tell which form of table will do.
    pub(super) fn actors_of_first(&self) -> usize {
        let first = self.from.iter().zip(&self.to).take(1 << 16);
        let mut seen = vec![false; Actor::all().len()];
        for actor in first.flat_map(|(&from, &to)| [from, to]) {
            if let Some(slot) = seen.get_mut(usize::from(actor.index())) {
                *slot = true;
            }
        }
        seen.into_iter().filter(|&seen| seen).count()
    }

    /// Puts some of the events into a batch.
    // OK because the columns are equally long, and the caller asks for events that they hold.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a range of the events")]
    pub(super) fn put(&self, batch: &mut Batch, grid: &EventGrid, range: Range<usize>) {
        let from = &self.from[range.clone()];
        let to = &self.to[range.clone()];
        let code = &self.code[range.clone()];
        let day = &self.day[range];
        let pairs = from.iter().zip(to).zip(code).zip(day);
        batch.put_pairs(
            grid,
            pairs.map(|(((&from, &to), &code), &day)| (from, to, code, day)),
        );
    }
}

impl EventTally {
    /// Adds the events in memory to the tally.
    pub fn add_columns(&mut self, columns: &EventColumns) {
        let grid = self.grid.clone();
        if self.table.is_plain_for(columns.actors_of_first()) {
            self.count_plain(&grid, columns, 0..columns.len());
        } else {
            count_split(self, &grid, columns);
        }
    }

    /// Adds the events in memory to the tally, on the threads of the current rayon pool.
    #[cfg(feature = "parallel")]
    #[cfg_attr(docsrs, doc(cfg(feature = "parallel")))]
    pub fn add_columns_parallel(&mut self, columns: &EventColumns) {
        use rayon::prelude::*;
        let grid = self.grid.clone();
        if !self.table.is_plain_for(columns.actors_of_first()) {
            count_split_parallel(self, &grid, columns);
            return;
        }
        let threads = rayon::current_num_threads();
        let share = columns.len().div_ceil(threads).max(1);
        let parts: Vec<Self> = (0..threads)
            .into_par_iter()
            .map(|thread| {
                let mut part = Self::new(grid.clone());
                let start = (thread * share).min(columns.len());
                part.count_plain(&grid, columns, start..(start + share).min(columns.len()));
                part
            })
            .collect();
        for part in parts {
            if self.events() == 0 && self.provenance.is_empty() {
                *self = part;
            } else {
                self.absorb(&part);
            }
        }
    }

    fn count_plain(
        &mut self,
        grid: &EventGrid,
        columns: &EventColumns,
        range: std::ops::Range<usize>,
    ) {
        let mut batch = Batch::default();
        let mut rest = range;
        while !rest.is_empty() {
            let end = rest.end.min(rest.start + Batch::MOST);
            columns.put(&mut batch, grid, rest.start..end);
            self.take(&mut batch);
            rest.start = end;
        }
    }
}

/// How many events are sorted into parts at a time, on all threads together.
const SORTED: usize = 16 << 20;

/// Events sorted by the part of the table that counts them.
struct Sorted {
    parts: Vec<Vec<EventKey>>,
    batch: Batch,
    uncounted: Uncounted,
}

impl Sorted {
    /// Room for so many events.
    fn new(events: usize) -> Self {
        let share = events.min(SORTED) / PARTS * 9 / 8;
        Self {
            parts: (0..PARTS).map(|_| Vec::with_capacity(share)).collect(),
            batch: Batch::default(),
            uncounted: Uncounted::default(),
        }
    }

    /// Takes some events in place of those that were there.
    fn sort(&mut self, grid: &EventGrid, columns: &EventColumns, range: Range<usize>) {
        self.parts.iter_mut().for_each(Vec::clear);
        self.uncounted = Uncounted::default();
        let mut left = range;
        while !left.is_empty() {
            let end = left.end.min(left.start + Batch::MOST);
            columns.put(&mut self.batch, grid, left.start..end);
            for &key in self.batch.keys() {
                if let Some(part) = self.parts.get_mut(part_of(key)) {
                    part.push(key);
                }
            }
            self.uncounted = self.uncounted.and(self.batch.uncounted);
            self.batch.clear();
            left.start = end;
        }
    }

    fn count(&self) -> u64 {
        self.parts.iter().map(|part| part.len() as u64).sum()
    }
}

/// Counts events in a table that is too large to be plain: first sorted by part, then part by part, so that the part in hand stays in the
/// cache. Two threads then work on different parts, where two whole tables would have to be merged at the end.
fn count_split(tally: &mut EventTally, grid: &EventGrid, columns: &EventColumns) {
    let mut sorted = Sorted::new(columns.len());
    for start in (0..columns.len()).step_by(SORTED) {
        let end = columns.len().min(start + SORTED);
        sorted.sort(grid, columns, start..end);
        for (part, keys) in tally.table.split().iter_mut().zip(&sorted.parts) {
            for &key in keys {
                *part.entry(key).or_insert(0) += 1;
            }
        }
        tally.counted += sorted.count();
        tally.uncounted = tally.uncounted.and(sorted.uncounted);
    }
}

#[cfg(feature = "parallel")]
fn count_split_parallel(tally: &mut EventTally, grid: &EventGrid, columns: &EventColumns) {
    use rayon::prelude::*;
    let threads = rayon::current_num_threads().max(1);
    let share = columns.len().min(SORTED).div_ceil(threads).max(1);
    let mut all: Vec<Sorted> = (0..threads).map(|_| Sorted::new(share)).collect();
    for start in (0..columns.len()).step_by(SORTED) {
        let end = columns.len().min(start + SORTED);
        all.par_iter_mut().enumerate().for_each(|(thread, sorted)| {
            let from = (start + thread * share).min(end);
            sorted.sort(grid, columns, from..(from + share).min(end));
        });
        let parts = tally.table.split().par_iter_mut().enumerate();
        parts.for_each(|(number, part)| {
            for key in all.iter().filter_map(|s| s.parts.get(number)).flatten() {
                *part.entry(*key).or_insert(0) += 1;
            }
        });
        for sorted in &all {
            tally.counted += sorted.count();
            tally.uncounted = tally.uncounted.and(sorted.uncounted);
        }
    }
}
