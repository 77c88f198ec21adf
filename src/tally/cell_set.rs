//! Where an occurrence may fall among the cells of a partition.

use crate::time::Assignment;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::time::when::When;
use chrono::NaiveDate;

/// A place on the line of cells: `2i + 1` is cell `i`, `2i` the days between cell `i − 1` and cell `i`.
///
/// ```text
/// days   ────┤ 2019 ├┤ 2020 ├───┤ 2022 ├────
/// cell          0       1          2
/// place    0    1    2  3    4     5     6
/// ```
/// Here place 2 has no day, since 2020 follows 2019.
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
    /// From a place within the first run to a place within the second, neither end of which lies before that of the first.
    Span(Places, Places),
    /// From a place to a place within one of several such pairs of runs.
    Spans(Box<[(Places, Places)]>),
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

    /// The place after the last cell.
    fn last(&self) -> Place {
        gap_before(self.cells.len())
    }

    /// The place of a day.
    pub(super) fn place(&self, day: NaiveDate) -> Place {
        match self.cells.cell_of(day) {
            Some(cell) => place_of(cell),
            None => gap_before(self.cells.begun_by(day)),
        }
    }

    /// Whether no day is in this place: between two cells of which the later follows the earlier without a gap.
    pub(super) fn is_empty(&self, place: Place) -> bool {
        let edges = (self.begin(place), self.end(place));
        place.is_multiple_of(2) && edges.0.is_some() && edges.0 == edges.1
    }

    /// Whether a place begins on the first day of the year 1, before which no record lies.
    pub(super) fn is_first(&self, place: Place) -> bool {
        self.begin(place) == NaiveDate::from_yo_opt(1, 1)
    }

    /// The first day of a place; none before the first cell.
    pub(super) fn begin(&self, place: Place) -> Option<NaiveDate> {
        let cells = self.cells.cells();
        if place.is_multiple_of(2) {
            cells
                .get(cell_of(place).checked_sub(1)?)
                .map(|cell| cell.end())
        } else {
            cells.get(cell_of(place)).map(|cell| cell.start())
        }
    }

    /// The day after the last of a place; none after the last cell.
    pub(super) fn end(&self, place: Place) -> Option<NaiveDate> {
        self.begin(place + 1)
    }

    /// The places of a run of days; `None` is open.
    pub(super) fn run(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> Places {
        let start = first.map_or(0, |day| self.place(day));
        let end = match last {
            Some(day) if Some(day) == first => start,
            Some(day) => self.place(day),
            None => self.last(),
        };
        (start, end)
    }

    /// The places of one unknown day, which lies in one of these runs of days.
    fn days(
        &self,
        mut runs: impl Iterator<Item = (Option<NaiveDate>, Option<NaiveDate>)>,
    ) -> CellSet {
        let Some((first, last)) = runs.next() else {
            return CellSet::Day((0, self.last()));
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

    /// The places of first and last days together.
    fn extents(&self, when: &When) -> CellSet {
        let mut pairs: Vec<(Places, Places)> = when
            .pairs()
            .map(|(start, end)| {
                (
                    self.run(start.first, start.last),
                    self.run(end.first, end.last),
                )
            })
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        match pairs.as_slice() {
            [(start, end)] => CellSet::Span(*start, *end),
            _ => CellSet::Spans(pairs.into()),
        }
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
            (_, Assignment::AnyOverlap | Assignment::Within) => self.extents(when),
        }
    }

    /// The places of all days before a day, which is an edge of a cell.
    pub(super) fn before(&self, day: NaiveDate) -> Option<Places> {
        let begun = self.cells.begun_by(day);
        let edges = [place_of(begun), gap_before(begun)].into_iter();
        // The first day of a cell, or the first of the days after one.
        let mut places = edges.chain(begun.checked_sub(1).map(place_of));
        let first = places.find(|&place| self.begin(place) == Some(day))?;
        Some((0, first.checked_sub(1)?))
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
    gap_before(cell) + 1
}

/// The place before a cell.
#[expect(
    clippy::cast_possible_truncation,
    reason = "OK because a calendar of 191 million days has no more cells than that"
)]
fn gap_before(cell: usize) -> Place {
    2 * cell as Place
}

/// The cell of a place, or the one after it.
pub(super) fn cell_of(place: Place) -> usize {
    // OK because a place was made of a number of cells.
    (place / 2) as usize
}

impl CellSet {
    /// From the first to the last place that it may touch.
    pub(super) fn hull(&self) -> Places {
        match self {
            Self::Day(run) => *run,
            Self::Days(runs) => hull_of(runs.iter().copied()),
            Self::Span(start, end) => (start.0, end.1),
            Self::Spans(pairs) => hull_of(pairs.iter().map(|(start, end)| (start.0, end.1))),
        }
    }

    /// The cell, if the occurrence surely falls in one cell.
    pub(super) fn one_cell(&self) -> Option<usize> {
        match *self {
            Self::Day((a, b)) if a == b && a % 2 == 1 => Some(cell_of(a)),
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
            Self::Days(runs) => one_answer(runs.iter().map(day)),
            Self::Span(start, end) => extent_in(*start, *end, (lo, hi), assignment),
            Self::Spans(pairs) => {
                let pairs = pairs.iter();
                one_answer(pairs.map(|&(start, end)| extent_in(start, end, (lo, hi), assignment)))
            }
        }
    }
}

/// From the first to the last place of several runs.
fn hull_of(runs: impl Iterator<Item = Places>) -> Places {
    let hull = runs.reduce(|(first, last), (one, other)| (first.min(one), last.max(other)));
    // OK because a set of places is not empty.
    hull.map_or((0, Place::MAX), |hull| hull)
}

/// The answer that all give, if they give one.
fn one_answer(mut answers: impl Iterator<Item = Truth>) -> Truth {
    let first = answers.next().unwrap_or(Truth::Depends);
    answers.fold(
        first,
        |all, one| if all == one { all } else { Truth::Depends },
    )
}

/// Whether what lasts from one run to another lies within these places, or touches them.
fn extent_in(start: Places, end: Places, (lo, hi): Places, assignment: Assignment) -> Truth {
    let (surely, possibly) = if assignment == Assignment::Within {
        (
            start.0 >= lo && end.1 <= hi,
            start.0.max(lo) <= start.1.min(hi)
                && end.0.max(lo) <= end.1.min(hi)
                && start.0.max(lo) <= end.1.min(hi),
        )
    } else {
        (start.1 <= hi && end.0 >= lo, start.0 <= hi && end.1 >= lo)
    };
    Truth::of_cases(surely, possibly)
}
