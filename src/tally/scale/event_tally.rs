//! The tally.

use super::batch::Batch;
use super::grid::EventGrid;
use super::key::EventKey;
use super::provenance::Provenance;
use super::table::Table;
use super::uncounted::{Uncounted, together};
#[cfg(feature = "parallel")]
use crate::coded::ParallelEventSource;
use crate::coded::{CodedAct, EventSource};
use crate::error::{Result, counts::Counts};
use crate::state::actor::Actor;

/// The number of rows of coded events for each pair, group of codes and period.
///
/// A tally is a sum: tallies of parts [`merge`](Self::merge) into the tally of the whole, in any order, and one is saved and loaded by
/// serde. Every event counts in one cell or stands in [`uncounted`](Self::uncounted).
///
/// # Examples
/// ```
/// use interstate::read::gdelt::GdeltOptions;
/// use interstate::tally::scale::{EventTally, EventGrid, GroupBy, EventPairs};
/// use interstate::{Partition, State};
///
/// let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2018..=2019)?)?;
/// let mut tally = EventTally::new(grid);
/// let mut reader = GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
/// tally.read(&mut reader)?;
///
/// assert_eq!(tally.events(), 320);
/// assert_eq!(tally.uncounted().without_pair, 131);
/// let consulted = tally.group("04").ok_or("no such group")?;
/// assert_eq!(tally.events_at(State::CHN.into(), State::BRA.into(), consulted, 1), 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct EventTally {
    pub(super) grid: EventGrid,
    pub(super) table: Table,
    pub(super) counted: u64,
    pub(super) uncounted: Uncounted,
    pub(super) provenance: Vec<Provenance>,
}

/// The count of one cell of a tally, in 24 bytes: a list of all cells is often the largest thing that counting a file takes memory for.
///
/// # Examples
/// ```
/// use interstate::read::gdelt::GdeltOptions;
/// use interstate::tally::scale::{EventGrid, EventPairs, EventTally, GroupBy};
/// use interstate::Partition;
///
/// let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2018..=2019)?)?;
/// let mut tally = EventTally::new(grid);
/// tally.read(&mut GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?)?;
/// // The cell with most events, in words.
/// let most = tally.counts().into_iter().max_by_key(|cell| cell.count()).ok_or("no cell")?;
/// let (grid, root) = (tally.grid(), most.group());
/// println!("{} to {}: {} of root {} in {}", most.from(), most.to(), most.count(), grid.groups()[root], grid.cells().cells()[most.cell()].label());
/// assert_eq!(tally.events_at(most.from(), most.to(), root, most.cell()), most.count());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EventCount {
    from: Actor,
    to: Actor,
    group: u16,
    cell: u32,
    count: u64,
}

impl EventCount {
    /// The actor that acts; for an undirected pair, the one whose code comes first.
    #[must_use]
    pub fn from(self) -> Actor {
        self.from
    }

    /// The actor that is acted upon.
    #[must_use]
    pub fn to(self) -> Actor {
        self.to
    }

    /// The index of the group of codes among [`EventGrid::groups`].
    #[must_use]
    pub fn group(self) -> usize {
        self.group.into()
    }

    /// The index of the period among [`EventGrid::cells`].
    #[must_use]
    pub fn cell(self) -> usize {
        self.cell as usize
    }

    /// The number of events in the cell.
    #[must_use]
    pub fn count(self) -> u64 {
        self.count
    }
}

impl EventTally {
    /// A tally without events, for a grid.
    #[must_use]
    pub fn new(grid: EventGrid) -> Self {
        Self {
            table: Table::new(grid.groups().len(), grid.cells().len()),
            grid,
            counted: 0,
            uncounted: Uncounted::default(),
            provenance: Vec::new(),
        }
    }

    /// Counts one event. Many events are counted faster by [`read`](Self::read) and by `extend`.
    pub fn add(&mut self, act: CodedAct) {
        let grid = &self.grid;
        let pair = act.from().zip(act.to()).filter(|(from, to)| from != to);
        let group = act.code().and_then(|code| grid.group_of(code));
        match (pair, group, grid.cell_of(act.day())) {
            (None, _, _) => self.uncounted.without_pair += 1,
            (_, None, _) => self.uncounted.without_group += 1,
            (_, _, None) => self.uncounted.outside += 1,
            (Some((from, to)), Some(group), Some(cell)) => {
                let (from, to) = grid.pairs().turned(from.index(), to.index());
                self.table.add_many(EventKey::new(from, to, group, cell), 1);
                self.counted += 1;
            }
        }
    }

    /// Counts all remaining events of a source, such as a file. The reader's account tells what became of the file's rows.
    ///
    /// # Errors
    /// If the source fails. All events before that are counted.
    pub fn read<S: EventSource>(&mut self, source: &mut S) -> Result<(), S::Error> {
        let mut batch = Batch::default();
        let end = source.for_each_act(|act| {
            batch.put(&self.grid, act);
            if batch.is_full() {
                self.take(&mut batch);
            }
        });
        self.take(&mut batch);
        end
    }

    /// Counts all remaining events of a source on the threads of the current rayon pool, which take blocks of rows in turn.
    ///
    /// The result does not depend on how many threads there are, nor does the reader's account.
    ///
    /// # Errors
    /// If the source fails. All events before that are counted.
    ///
    /// # Examples
    /// ```
    /// use interstate::Partition;
    /// use interstate::read::gdelt::GdeltOptions;
    /// use interstate::tally::scale::{EventTally, EventGrid, GroupBy, EventPairs};
    ///
    /// let file = "data/gdelt_v2_20191024143000_subset.export.CSV";
    /// let grid = EventGrid::new(EventPairs::Directed, GroupBy::Root, Partition::yearly(2018..=2019)?)?;
    /// let (mut one, mut many) = (EventTally::new(grid.clone()), EventTally::new(grid));
    /// one.read(&mut GdeltOptions::new().open(file)?)?;
    /// many.read_parallel(&mut GdeltOptions::new().open(file)?)?;
    /// assert_eq!(one, many);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "parallel")]
    #[cfg_attr(docsrs, doc(cfg(feature = "parallel")))]
    pub fn read_parallel<S: ParallelEventSource>(
        &mut self,
        source: &mut S,
    ) -> Result<(), S::Error> {
        let grid = self.grid.clone();
        let shared = std::sync::Mutex::new(self);
        let give = |batch: &mut Batch| {
            let lock = shared.lock();
            // OK because a panic of another thread leaves whole numbers, and ends this call anyway.
            lock.unwrap_or_else(std::sync::PoisonError::into_inner)
                .take(batch);
        };
        let (end, rest) = source.fold_acts(Batch::default, |batch, act| {
            batch.put(&grid, act);
            if batch.is_full() {
                give(batch);
            }
        });
        for mut batch in rest {
            give(&mut batch);
        }
        end
    }

    /// Adds the counts of another tally with the same grid.
    ///
    /// # Errors
    /// If the two count by different pairs, codes or periods, or more than 2⁶³ events together; if engines counted them by two plans.
    ///
    /// ```
    /// use interstate::Partition;
    /// use interstate::tally::scale::{EventTally, EventGrid, GroupBy, EventPairs};
    ///
    /// let years = Partition::yearly(2018..=2019)?;
    /// let mut roots = EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Root, years.clone())?);
    /// let codes = EventTally::new(EventGrid::new(EventPairs::Directed, GroupBy::Code, years)?);
    /// let error = roots.merge(&codes).unwrap_err();
    /// assert_eq!(error.to_string(), "tallies that group codes in two ways cannot be merged");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn merge(&mut self, other: &Self) -> Result<()> {
        let (mine, theirs) = (&self.grid, &other.grid);
        let differs = if mine.pairs() != theirs.pairs() {
            "of directed and of undirected pairs"
        } else if mine.group_by() != theirs.group_by() {
            "that group codes in two ways"
        } else if mine.cells() != theirs.cells() {
            "over different periods"
        } else {
            together([self.events(), other.events()])?;
            Provenance::check_one_plan(self.provenance.iter().chain(&other.provenance))?;
            self.absorb(other);
            return Ok(());
        };
        Err(Counts::TwoGrids { differs }.into())
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        self.table.merge(&other.table);
        self.counted += other.counted;
        self.uncounted = self.uncounted.and(other.uncounted);
        self.provenance.extend(other.provenance.iter().cloned());
    }

    /// Counts what waits.
    pub(super) fn take(&mut self, batch: &mut Batch) {
        self.table.add_all(batch.keys());
        self.counted += batch.keys().len() as u64;
        self.uncounted = self.uncounted.and(batch.uncounted);
        batch.clear();
    }

    /// The grid of the tally: what is counted by what.
    #[must_use]
    pub fn grid(&self) -> &EventGrid {
        &self.grid
    }

    /// The number of events that the tally was given, counted or not.
    #[must_use]
    pub fn events(&self) -> u64 {
        let Uncounted {
            without_pair,
            without_group,
            outside,
        } = self.uncounted;
        self.counted + without_pair + without_group + outside
    }

    /// The number of events that count in some cell: the sum of all cells.
    #[must_use]
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// The number of events that count in no cell, by reason. With [`counted`](Self::counted) they are all [`events`](Self::events).
    #[must_use]
    pub fn uncounted(&self) -> Uncounted {
        self.uncounted
    }

    /// The engines that counted parts of the tally by a [plan](crate::tally::plan), one entry for each part. It plays no part in the equality
    /// of tallies.
    #[must_use]
    pub fn provenance(&self) -> &[Provenance] {
        &self.provenance
    }

    /// Takes what an engine says of its count.
    pub(in crate::tally) fn told_by(&mut self, provenance: Provenance) {
        self.provenance.push(provenance);
    }

    /// Counts so many events of one cell, which the grid has.
    pub(in crate::tally) fn count_at(
        &mut self,
        (from, to, group, cell): (Actor, Actor, usize, usize),
        events: u64,
    ) -> Result<()> {
        self.counted = together([self.counted, events])?;
        let key = EventKey::new(from.index(), to.index(), group, cell);
        self.table.add_many(key, events);
        Ok(())
    }

    /// Leaves events out.
    pub(in crate::tally) fn leave_out(&mut self, uncounted: Uncounted) -> Result<()> {
        let Uncounted {
            without_pair,
            without_group,
            outside,
        } = uncounted;
        together([self.events(), without_pair, without_group, outside])?;
        self.uncounted = self.uncounted.and(uncounted);
        Ok(())
    }

    /// The index of a group of codes by its name.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<usize> {
        self.grid.groups().iter().position(|group| group == name)
    }

    /// The number of events in one cell. In a tally of undirected pairs, the two actors may stand in either order.
    #[must_use]
    pub fn events_at(&self, from: Actor, to: Actor, group: usize, cell: usize) -> u64 {
        if group >= self.grid.groups().len() || cell >= self.grid.cells().len() {
            return 0;
        }
        let (from, to) = self.grid.pairs().turned(from.index(), to.index());
        self.table.get(EventKey::new(from, to, group, cell))
    }

    /// All cells with events, in the order of pairs, groups and periods.
    #[must_use]
    pub fn counts(&self) -> Vec<EventCount> {
        let mut cells = Vec::new();
        self.for_each_count(|cell| cells.push(cell));
        if !cells.is_sorted() {
            cells.sort_unstable();
        }
        cells
    }

    /// Calls a function for each cell with events, in no particular order and without building a list of them.
    pub fn for_each_count(&self, mut see: impl FnMut(EventCount)) {
        let actors: Vec<Actor> = Actor::all().collect();
        let actor = |index: u16| actors.get(usize::from(index)).copied();
        self.table.each(|key, count| {
            // OK because a key is made of the indices of actors.
            if let (Some(from), Some(to)) = (actor(key.from()), actor(key.to())) {
                see(EventCount {
                    from,
                    to,
                    group: key.group_number(),
                    cell: key.cell_number(),
                    count,
                });
            }
        });
    }
}

impl Extend<CodedAct> for EventTally {
    /// Counts events in memory, or of any other source that cannot fail.
    ///
    /// ```
    /// use interstate::coded::CodedAct;
    /// use interstate::tally::scale::{EventTally, EventGrid, GroupBy, EventPairs};
    /// use interstate::{Partition, State};
    ///
    /// let mut tally = EventTally::new(EventGrid::new(EventPairs::Undirected, GroupBy::Root, Partition::yearly(2024..=2024)?)?);
    /// let met = CodedAct::new(Some(State::CHN.into()), Some(State::RUS.into()), Some("040".parse()?), "2024-05-16".parse()?);
    /// tally.extend([met, met]);
    /// assert_eq!(tally.counted(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn extend<I: IntoIterator<Item = CodedAct>>(&mut self, acts: I) {
        let mut batch = Batch::default();
        for act in acts {
            batch.put(&self.grid, act);
            if batch.is_full() {
                self.take(&mut batch);
            }
        }
        self.take(&mut batch);
    }
}

impl PartialEq for EventTally {
    fn eq(&self, other: &Self) -> bool {
        self.grid == other.grid
            && self.uncounted == other.uncounted
            && self.counts() == other.counts()
    }
}
