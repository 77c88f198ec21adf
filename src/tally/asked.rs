//! Periods that a table is asked about, and which of them an event can fall in.

use super::cell_set::{CellSet, Line, Place, Places};
use super::reach::Reach;
use crate::time::Assignment;
use crate::time::span::Span;
use crate::time::when::When;
use std::collections::BTreeSet;

/// A stretch of the line of cells between two edges of the periods that are asked about: within it all days count alike.
pub(super) type Zone = u32;

/// The zone of a first day and that of a last day. Where the assignment looks at one of the two, the other is 0.
pub(super) type Way = (Zone, Zone);

/// Periods of a table, and how its rule assigns events to them.
pub(super) struct Asked<'a> {
    line: &'a Line,
    by: Assignment,
    /// The first place of each zone but the first.
    edges: Vec<Place>,
    /// Whether a zone has no day.
    empty: Vec<bool>,
    /// Each period as runs of zones.
    periods: Vec<Vec<(Zone, Zone)>>,
}

impl<'a> Asked<'a> {
    /// Each period is one or several runs of whole cells, in order and apart.
    pub(super) fn new(line: &'a Line, by: Assignment, periods: &[Vec<Places>]) -> Self {
        let places = periods.iter().flatten();
        let mut edges: Vec<Place> = places
            .flat_map(|&(first, last)| [first, last + 1])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        // A zone of one place between two cells may have no day; every other has one.
        let ends = edges.iter().copied().zip(edges.iter().copied().skip(1));
        let between = ends.map(|(first, next)| next == first + 1 && line.is_empty(first));
        // Before the year 1 there is no day.
        let from_the_first = edges.first().is_some_and(|&edge| line.is_first(edge));
        let empty = std::iter::once(from_the_first)
            .chain(between)
            .chain([false])
            .collect();
        let mut asked = Self {
            line,
            by,
            edges,
            empty,
            periods: Vec::new(),
        };
        let zones = |runs: &Vec<Places>| {
            let runs = runs
                .iter()
                .map(|&(first, last)| (asked.zone(first), asked.zone(last)));
            runs.collect()
        };
        asked.periods = periods.iter().map(zones).collect();
        asked
    }

    /// How many periods are asked about.
    pub(super) fn len(&self) -> usize {
        self.periods.len()
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "OK because a zone begins at a place, which is a Place"
    )]
    fn zone(&self, place: Place) -> Zone {
        self.edges.partition_point(|&edge| edge <= place) as Zone
    }

    /// The zones with a day that a run of places touches.
    fn zones(&self, (first, last): Places) -> impl Iterator<Item = Zone> + Clone {
        let zones = self.zone(first)..=self.zone(last);
        zones.filter(|&zone| self.empty.get(zone as usize) != Some(&true))
    }

    /// The ways of an event that the table keeps by its places.
    pub(super) fn ways_of_set(&self, set: &CellSet) -> BTreeSet<Way> {
        let mut ways = BTreeSet::new();
        match set {
            CellSet::Day(run) => self.add_days(*run, &mut ways),
            CellSet::Days(runs) => runs.iter().for_each(|&run| self.add_days(run, &mut ways)),
            CellSet::Span(start, end) => self.add_extents(*start, *end, &mut ways),
            CellSet::Spans(pairs) => {
                for &(start, end) in pairs {
                    self.add_extents(start, end, &mut ways);
                }
            }
        }
        ways
    }

    /// The ways of a row; if a year is given, those in which it begins in that year.
    pub(super) fn ways(&self, when: &When, begun_in: Option<Span>) -> BTreeSet<Way> {
        let mut ways = BTreeSet::new();
        let within = begun_in.unwrap_or(Span::ALWAYS);
        if let When::On(date) = when {
            for run in date.runs().filter_map(|run| run.intersection(within)) {
                self.add_days(self.line.run(run.first, run.last), &mut ways);
            }
            return ways;
        }
        for (start, end) in when.pairs() {
            let not_after = Span {
                first: None,
                last: end.last,
            };
            let start = start
                .intersection(within)
                .and_then(|start| start.intersection(not_after));
            let Some(start) = start else { continue };
            let not_before = Span {
                first: start.first,
                last: None,
            };
            // OK because a first day that is no later than the last last day leaves a last day.
            let end = end.intersection(not_before).unwrap_or(end);
            self.add_extents(
                self.line.run(start.first, start.last),
                self.line.run(end.first, end.last),
                &mut ways,
            );
        }
        ways
    }

    /// One day within a run.
    fn add_days(&self, run: Places, ways: &mut BTreeSet<Way>) {
        ways.extend(self.zones(run).map(|zone| self.way(zone, zone)));
    }

    /// A first day within a run and a last day within another, neither end of which lies before that of the first.
    fn add_extents(&self, start: Places, end: Places, ways: &mut BTreeSet<Way>) {
        match self.by {
            Assignment::ByStart => self.add_days(start, ways),
            Assignment::ByEnd => self.add_days(end, ways),
            Assignment::AnyOverlap | Assignment::Within => {
                for first in self.zones(start) {
                    let lasts = self.zones(end).filter(|&last| last >= first);
                    ways.extend(lasts.map(|last| (first, last)));
                }
            }
        }
    }

    fn way(&self, first: Zone, last: Zone) -> Way {
        match self.by {
            Assignment::ByStart => (first, 0),
            Assignment::ByEnd => (0, last),
            Assignment::AnyOverlap | Assignment::Within => (first, last),
        }
    }

    /// In which of the periods an event of this way counts.
    pub(super) fn counts(&self, (first, last): Way) -> Vec<u64> {
        let counts = |&(from, to): &(Zone, Zone)| match self.by {
            Assignment::ByStart => from <= first && first <= to,
            Assignment::ByEnd => from <= last && last <= to,
            Assignment::AnyOverlap => first <= to && last >= from,
            Assignment::Within => from <= first && last <= to,
        };
        let periods = self.periods.iter();
        periods
            .map(|runs| u64::from(runs.iter().any(counts)))
            .collect()
    }

    /// What one event of one of these ways allows.
    pub(super) fn reach(&self, ways: &BTreeSet<Way>) -> Reach {
        Reach::of(ways.iter().map(|&way| self.counts(way)))
    }

    /// In which of the periods a cell lies.
    pub(super) fn holding(&self, cell: Place) -> Vec<u64> {
        let zone = self.zone(cell);
        self.counts((zone, zone))
    }

    /// The first day and the day after the last of each run that is asked about.
    pub(super) fn edges(&self) -> impl Iterator<Item = chrono::NaiveDate> {
        let edges = self.edges.iter();
        edges.filter_map(|&place| self.line.begin(place))
    }
}
