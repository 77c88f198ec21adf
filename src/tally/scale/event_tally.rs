//! The tally.

use super::batch::Batch;
use super::columns::EventColumns;
use super::grid::Grid;
use super::table::{Key, Table};
use crate::code::Cameo;
use crate::error::{Result, counts::Counts};
use crate::read::gdelt::GdeltReader;
use crate::state::actor::Actor;
use chrono::NaiveDate;
use std::io::Read;

/// How many rows stand behind each pair, group of codes and period.
///
/// A tally is a sum: tallies of parts [`merge`](Self::merge) into the tally of the whole, in any order, and one is saved and loaded by
/// serde. Every event counts in one cell or stands in [`left_out`](Self::left_out).
///
/// # Examples
/// ```
/// use interstate::read::gdelt::GdeltReader;
/// use interstate::tally::scale::{By, EventTally, Grid, Pairs};
/// use interstate::{Partition, State};
///
/// let grid = Grid::new(Pairs::Directed, By::Root, Partition::yearly(2018..=2019)?)?;
/// let mut tally = EventTally::new(grid);
/// let mut reader = GdeltReader::new(std::fs::File::open("data/gdelt_v2_20191024143000_subset.export.CSV")?);
/// tally.read(&mut reader)?;
///
/// assert_eq!(tally.events(), 320);
/// assert_eq!(tally.left_out().without_pair, 131);
/// let consulted = tally.group("04").ok_or("no such group")?;
/// assert_eq!(tally.at(State::CHN.into(), State::BRA.into(), consulted, 1), 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct EventTally {
    pub(super) grid: Grid,
    pub(super) table: Table,
    pub(super) counted: u64,
    pub(super) left_out: LeftOut,
}

/// Events that count in no cell, each under the first that holds.
#[derive(
    Clone, Copy, Debug, Default, Eq, Hash, PartialEq, serde::Deserialize, serde::Serialize,
)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// No two different actors.
    pub without_pair: u64,
    /// A code in no group.
    pub without_group: u64,
    /// A day in no period.
    pub outside: u64,
}

/// One number of a tally.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Cell {
    /// Who acts; of an undirected pair the one whose code comes first.
    pub from: Actor,
    /// Who is acted upon.
    pub to: Actor,
    /// The place of the group among [`Grid::groups`].
    pub group: usize,
    /// The place of the period among [`Grid::cells`].
    pub cell: usize,
    /// How many events.
    pub count: u64,
}

impl EventTally {
    /// An empty tally.
    #[must_use]
    pub fn new(grid: Grid) -> Self {
        Self {
            table: Table::new(grid.groups().len(), grid.cells().len()),
            grid,
            counted: 0,
            left_out: LeftOut::default(),
        }
    }

    /// Counts an event, from any source.
    pub fn add(&mut self, from: Option<Actor>, to: Option<Actor>, code: Cameo, day: NaiveDate) {
        let grid = &self.grid;
        let pair = from.zip(to).filter(|(from, to)| from != to);
        let (group, cell) = (grid.group_of(code), grid.cell_of(day));
        match (pair, group, cell) {
            (None, _, _) => self.left_out.without_pair += 1,
            (_, None, _) => self.left_out.without_group += 1,
            (_, _, None) => self.left_out.outside += 1,
            (Some((from, to)), Some(group), Some(cell)) => {
                let (from, to) = grid.pairs().turned(from.index(), to.index());
                self.table.add_many(Key::new(from, to, group, cell), 1);
                self.counted += 1;
            }
        }
    }

    /// Counts all that is left of a file. What became of its rows stands in the reader's report.
    ///
    /// # Errors
    /// If the stream fails. All rows before that are counted.
    pub fn read<R: Read>(&mut self, reader: &mut GdeltReader<R>) -> Result<()> {
        let mut batch = Batch::default();
        let end = reader.for_each(|event| {
            batch.put_event(&self.grid, &event);
            if batch.is_full() {
                self.take(&mut batch);
            }
        });
        self.take(&mut batch);
        end
    }

    /// Counts all that is left of a file on the threads of the current rayon pool, which take blocks of rows in turns.
    ///
    /// The result does not depend on how many threads there are, nor does the reader's report.
    ///
    /// # Errors
    /// If the stream fails. All rows before that are counted.
    ///
    /// # Examples
    /// ```
    /// use interstate::Partition;
    /// use interstate::read::gdelt::GdeltReader;
    /// use interstate::tally::scale::{By, EventTally, Grid, Pairs};
    ///
    /// let file = "data/gdelt_v2_20191024143000_subset.export.CSV";
    /// let grid = Grid::new(Pairs::Directed, By::Root, Partition::yearly(2018..=2019)?)?;
    /// let (mut one, mut many) = (EventTally::new(grid.clone()), EventTally::new(grid));
    /// one.read(&mut GdeltReader::new(std::fs::File::open(file)?))?;
    /// many.read_parallel(&mut GdeltReader::new(std::fs::File::open(file)?))?;
    /// assert_eq!(one, many);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "parallel")]
    #[cfg_attr(docsrs, doc(cfg(feature = "parallel")))]
    pub fn read_parallel<R: Read + Send>(&mut self, reader: &mut GdeltReader<R>) -> Result<()> {
        let grid = self.grid.clone();
        let shared = std::sync::Mutex::new(self);
        let give = |batch: &mut Batch| {
            let lock = shared.lock();
            // OK because a panic of another thread leaves whole numbers, and ends this call anyway.
            lock.unwrap_or_else(std::sync::PoisonError::into_inner)
                .take(batch);
        };
        let (end, rest) = reader.fold_parallel(Batch::default, |batch, event| {
            batch.put_event(&grid, &event);
            if batch.is_full() {
                give(batch);
            }
        });
        for mut batch in rest {
            give(&mut batch);
        }
        end
    }

    /// Counts events in memory.
    pub fn count(&mut self, columns: &EventColumns) {
        let grid = self.grid.clone();
        if self.table.is_plain_for(columns.actors_of_first()) {
            self.count_plain(&grid, columns, 0..columns.len());
        } else {
            super::columns::count_split(self, &grid, columns);
        }
    }

    /// Counts events in memory on the threads of the current rayon pool.
    #[cfg(feature = "parallel")]
    #[cfg_attr(docsrs, doc(cfg(feature = "parallel")))]
    pub fn count_parallel(&mut self, columns: &EventColumns) {
        use rayon::prelude::*;
        let grid = self.grid.clone();
        if !self.table.is_plain_for(columns.actors_of_first()) {
            super::columns::count_split_parallel(self, &grid, columns);
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
            if self.events() == 0 {
                *self = part;
            } else {
                self.absorb(&part);
            }
        }
    }

    fn count_plain(&mut self, grid: &Grid, columns: &EventColumns, range: std::ops::Range<usize>) {
        let mut batch = Batch::default();
        let mut rest = range;
        while !rest.is_empty() {
            let end = rest.end.min(rest.start + Batch::MOST);
            columns.put(&mut batch, grid, rest.start..end);
            self.take(&mut batch);
            rest.start = end;
        }
    }

    /// Adds the tally of other events.
    ///
    /// # Errors
    /// If the two count by different pairs, codes or periods, or more than 2⁶³ events together.
    ///
    /// ```
    /// use interstate::Partition;
    /// use interstate::tally::scale::{By, EventTally, Grid, Pairs};
    ///
    /// let years = Partition::yearly(2018..=2019)?;
    /// let mut roots = EventTally::new(Grid::new(Pairs::Directed, By::Root, years.clone())?);
    /// let codes = EventTally::new(Grid::new(Pairs::Directed, By::Code, years)?);
    /// let error = roots.merge(&codes).unwrap_err();
    /// assert_eq!(error.to_string(), "tallies that group codes in two ways cannot be merged");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        let (mine, theirs) = (&self.grid, &other.grid);
        let differs = if mine.pairs() != theirs.pairs() {
            "of directed and of undirected pairs"
        } else if mine.by() != theirs.by() {
            "that group codes in two ways"
        } else if mine.cells() != theirs.cells() {
            "over different periods"
        } else {
            super::saved::together([self.events(), other.events()])?;
            self.absorb(other);
            return Ok(());
        };
        Err(Counts::TwoGrids { differs }.into())
    }

    fn absorb(&mut self, other: &Self) {
        self.table.merge(&other.table);
        self.counted += other.counted;
        self.left_out = self.left_out.and(other.left_out);
    }

    /// Counts what waits.
    pub(super) fn take(&mut self, batch: &mut Batch) {
        self.table.add_all(batch.keys());
        self.counted += batch.keys().len() as u64;
        self.left_out = self.left_out.and(batch.left_out);
        batch.clear();
    }

    /// What is counted by what.
    #[must_use]
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// All events that came in, counted or left out.
    #[must_use]
    pub fn events(&self) -> u64 {
        let LeftOut {
            without_pair,
            without_group,
            outside,
        } = self.left_out;
        self.counted + without_pair + without_group + outside
    }

    /// The events that count in some cell: the sum of all cells.
    #[must_use]
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// The events that count in none, by why.
    #[must_use]
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// The place of a group by its name.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<usize> {
        self.grid.groups().iter().position(|group| group == name)
    }

    /// How many events one cell holds. In a tally of undirected pairs the two actors may stand either way.
    #[must_use]
    pub fn at(&self, from: Actor, to: Actor, group: usize, cell: usize) -> u64 {
        if group >= self.grid.groups().len() || cell >= self.grid.cells().len() {
            return 0;
        }
        let (from, to) = self.grid.pairs().turned(from.index(), to.index());
        self.table.get(Key::new(from, to, group, cell))
    }

    /// All cells that hold something, in the order of pairs, groups and periods.
    #[must_use]
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        self.for_each_cell(|cell| cells.push(cell));
        if !cells.is_sorted() {
            cells.sort_unstable();
        }
        cells
    }

    /// Gives each cell that holds something to `see`, in no order that can be relied on, and without a list of all of them.
    pub fn for_each_cell(&self, mut see: impl FnMut(Cell)) {
        let actors: Vec<Actor> = Actor::all().collect();
        let actor = |index: u16| actors.get(usize::from(index)).copied();
        self.table.each(|key, count| {
            // OK because a key is made of the indices of actors.
            if let (Some(from), Some(to)) = (actor(key.from()), actor(key.to())) {
                see(Cell {
                    from,
                    to,
                    group: key.group(),
                    cell: key.cell(),
                    count,
                });
            }
        });
    }
}

impl PartialEq for EventTally {
    fn eq(&self, other: &Self) -> bool {
        self.grid == other.grid && self.left_out == other.left_out && self.cells() == other.cells()
    }
}

impl LeftOut {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            without_pair: self.without_pair + other.without_pair,
            without_group: self.without_group + other.without_group,
            outside: self.outside + other.outside,
        }
    }
}
