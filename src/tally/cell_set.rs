//! Where an occurrence may fall among the cells of a partition.

use crate::time::Assignment;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::time::when::When;
use chrono::NaiveDate;

/// A place on the line of cells: `2i + 1` is cell `i`, `2i` the days between cell `i − 1` and cell `i`.
pub(super) type Place = u32;

/// Places from the first to the last, both included.
pub(super) type Places = (Place, Place);

/// The set of places that an occurrence may fall in.
///
/// The table counts per such set, not per cell: two periods may both possibly hold an event that their union holds for sure.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) enum CellSet {
    /// One day within a run of places.
    Day(Places),
    /// One day within one of several runs, in order.
    Days(Box<[Places]>),
    /// From a place within the first run to a place within the second.
    Span(Places, Places),
}

impl CellSet {
    /// One cell, for sure.
    pub(super) fn one(cell: usize) -> Self {
        let place = place_of(cell);
        Self::Day((place, place))
    }
}

/// The line of cells that places are counted on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    cells: Partition,
}

impl Line {
    pub(super) fn new(cells: Partition) -> Self {
        Self { cells }
    }

    pub(super) fn cells(&self) -> &Partition {
        &self.cells
    }

    fn count(&self) -> Place {
        u32::try_from(self.cells.len()).unwrap_or(u32::MAX / 2 - 1)
    }

    /// The place of a day.
    pub(super) fn place(&self, day: NaiveDate) -> Place {
        if let Some(cell) = self.cells.cell_of(day) {
            return place_of(cell);
        }
        let before = self
            .cells
            .cells()
            .partition_point(|cell| cell.start() <= day);
        2 * u32::try_from(before).unwrap_or(u32::MAX / 2)
    }

    fn run(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Places {
        let start = first.map_or(0, |day| self.place(day));
        let end = match last {
            Some(day) if Some(day) == first => start,
            Some(day) => self.place(day),
            None => 2 * self.count(),
        };
        (start, end)
    }

    /// The places of one unknown day, which lies in one of these runs of days.
    fn days(
        &self,
        mut runs: impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)>,
    ) -> CellSet {
        let Some((first, last)) = runs.next() else {
            return CellSet::Day((0, 2 * self.count()));
        };
        let one = self.run(first, last);
        let mut several: Vec<Places> = Vec::new();
        for (first, last) in runs {
            if several.is_empty() {
                several.push(one);
            }
            let run = self.run(first, last);
            match several.last_mut() {
                Some(last) if run.0 <= last.1 => last.1 = last.1.max(run.1),
                _ => several.push(run),
            }
        }
        match several.as_slice() {
            [] => CellSet::Day(one),
            [run] => CellSet::Day(*run),
            _ => CellSet::Days(several.into()),
        }
    }

    /// From the first to the last place of several runs of days.
    fn hull(&self, runs: impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)>) -> Places {
        let places = runs.map(|(first, last)| self.run(first, last));
        places
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .unwrap_or((0, 2 * self.count()))
    }

    /// The places of an occurrence under an assignment.
    pub(super) fn places(&self, when: &When, assignment: Assignment) -> CellSet {
        match (when, assignment) {
            (When::On(date), _) => match date.exact_day() {
                Some(day) => {
                    let place = self.place(day);
                    CellSet::Day((place, place))
                }
                None => self.days(date.spans()),
            },
            (_, Assignment::ByStart) => self.days(when.possible_starts()),
            (_, Assignment::ByEnd) => self.days(when.possible_ends()),
            (_, Assignment::AnyOverlap | Assignment::Within) => CellSet::Span(
                self.hull(when.possible_starts()),
                self.hull(when.possible_ends()),
            ),
        }
    }

    /// The places of whole cells that make up a period: none if the period's edges are not edges of cells, or days within it
    /// belong to no cell.
    pub(super) fn period(&self, period: Period) -> Option<Places> {
        let cells = self.cells.cells();
        let first = cells.partition_point(|cell| cell.start() < period.start());
        let mut next = period.start();
        let mut last = None;
        for (i, cell) in cells.iter().enumerate().skip(first) {
            if next == period.end() {
                break;
            }
            if cell.start() != next {
                return None;
            }
            next = cell.end();
            last = Some(i);
        }
        (next == period.end()).then_some((place_of(first), place_of(last?)))
    }
}

/// The place of a cell.
pub(super) fn place_of(cell: usize) -> Place {
    u32::try_from(cell).map_or(u32::MAX, |cell| 2 * cell + 1)
}

impl CellSet {
    /// The cell, if the occurrence surely falls in one cell.
    pub(super) fn one_cell(&self) -> Option<usize> {
        match *self {
            Self::Day((a, b)) if a == b && a % 2 == 1 => usize::try_from(a / 2).ok(),
            _ => None,
        }
    }

    /// Whether the occurrence falls within these places, under the assignment that the set was made by.
    pub(super) fn falls_in(&self, (lo, hi): Places, assignment: Assignment) -> Truth {
        let day = |&(first, last): &Places| {
            if first >= lo && last <= hi {
                Truth::Yes
            } else if last < lo || first > hi {
                Truth::No
            } else {
                Truth::Depends
            }
        };
        match self {
            Self::Day(run) => day(run),
            Self::Days(runs) => {
                let mut answers = runs.iter().map(day);
                let first = answers.next().unwrap_or(Truth::No);
                answers.fold(
                    first,
                    |all, one| if all == one { all } else { Truth::Depends },
                )
            }
            Self::Span(start, end) if assignment == Assignment::Within => {
                let (first, last) = (day(start), day(end));
                if first == Truth::Yes && last == Truth::Yes {
                    Truth::Yes
                } else if first == Truth::No || last == Truth::No || start.0.max(lo) > end.1.min(hi)
                {
                    Truth::No
                } else {
                    Truth::Depends
                }
            }
            Self::Span(start, end) => {
                if start.1 <= hi && end.0 >= lo {
                    Truth::Yes
                } else if start.0 > hi || end.1 < lo {
                    Truth::No
                } else {
                    Truth::Depends
                }
            }
        }
    }
}
