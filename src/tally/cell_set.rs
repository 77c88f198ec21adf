//! Where an occurrence may fall among the cells of a partition.

use crate::rule::Assignment;
use crate::time::partial_date::PartialDate;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::time::when::{Finish, When};
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

    /// The places of one unknown day.
    fn days(&self, date: &PartialDate) -> CellSet {
        let mut runs = date.spans().map(|(first, last)| self.run(first, last));
        let Some(one) = runs.next() else {
            return CellSet::Day((0, 2 * self.count()));
        };
        let mut several: Vec<Places> = Vec::new();
        for run in runs {
            if several.is_empty() {
                several.push(one);
            }
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

    fn hull(&self, date: &PartialDate) -> Places {
        self.run(date.first(), date.last())
    }

    /// The places of an occurrence under an assignment.
    pub(super) fn places(&self, when: &When, assignment: Assignment) -> CellSet {
        let (start, end) = match when {
            When::On(date) => return self.days(date),
            When::Lasting { start, end } => (start, end),
        };
        let after = 2 * self.count();
        let ends = |from: Places| match end {
            Finish::At(date) => self.hull(date),
            Finish::Ongoing { seen_until } => (self.place(*seen_until), after),
            Finish::Unknown => (from.0, after),
        };
        match assignment {
            Assignment::ByStart => self.days(start),
            Assignment::ByEnd => match end {
                Finish::At(date) => self.days(date),
                _ => CellSet::Day(ends(self.hull(start))),
            },
            Assignment::AnyOverlap | Assignment::Within => {
                let from = self.hull(start);
                CellSet::Span(from, ends(from))
            }
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
