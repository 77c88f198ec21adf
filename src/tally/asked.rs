//! Periods that a table is asked about, and which of them an event can fall in.

use super::cell_set::{CellSet, Line, Place, Places};
use super::reach::{Reach, Somewhere};
use crate::error::Result;
use crate::time::Assignment;
use crate::time::runs::Runs;
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
    /// Each period as runs of places, and as runs of zones.
    places: Vec<Vec<Places>>,
    periods: Vec<Runs<Zone>>,
    /// The runs of all periods, each with the number of its period.
    all: Runs<Place, usize>,
}

/// Which ways of an event are told apart.
#[derive(Clone, Copy, PartialEq)]
enum Ways {
    /// All: others of the same event may add to it.
    Every,
    /// One at least of those that lead to the same counts.
    EveryCount,
}

impl<'a> Asked<'a> {
    /// Each period is one or several runs of whole cells.
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
        let of_all = periods.iter().enumerate().flat_map(|(at, runs)| {
            let runs = runs.iter();
            runs.map(move |&(first, last)| (first, last, at))
        });
        let mut asked = Self {
            line,
            by,
            edges,
            empty,
            places: periods.to_vec(),
            periods: Vec::new(),
            all: Runs::new(of_all),
        };
        let zones = |runs: &Vec<Places>| {
            let runs = runs.iter();
            Runs::new(runs.map(|&(first, last)| (asked.zone(first), asked.zone(last), ())))
        };
        asked.periods = periods.iter().map(zones).collect();
        asked
    }

    /// What an event allows that lies within these places: only the periods that it may touch are looked at.
    pub(super) fn somewhere(
        &self,
        places: Places,
        reach: impl Fn(&Self) -> Result<Reach>,
    ) -> Result<Somewhere> {
        let touched = self.touched(places);
        let reach = if touched.len() == self.len() {
            reach(self)?
        } else {
            let places = touched.iter().filter_map(|&at| self.places.get(at));
            let places: Vec<Vec<Places>> = places.cloned().collect();
            reach(&Self::new(self.line, self.by, &places))?
        };
        Ok(Somewhere::new(touched, reach))
    }

    /// What an event allows that the table keeps by its places.
    pub(super) fn somewhere_in(&self, set: &CellSet) -> Result<Somewhere> {
        self.somewhere(set.hull(), |asked| Ok(asked.reach_of_set(set)))
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
        self.with_days(self.zone(first), self.zone(last))
    }

    /// The zones with a day from one to another.
    fn with_days(&self, first: Zone, last: Zone) -> impl Iterator<Item = Zone> + Clone {
        let zones = first..=last;
        zones.filter(|&zone| self.empty.get(zone as usize) != Some(&true))
    }

    /// What one event allows that the table keeps by its places.
    fn reach_of_set(&self, set: &CellSet) -> Reach {
        let mut ways = BTreeSet::new();
        let told = Ways::EveryCount;
        match set {
            CellSet::Day(run) => self.add_days(*run, &mut ways),
            CellSet::Days(runs) => runs.iter().for_each(|&run| self.add_days(run, &mut ways)),
            CellSet::Span(start, end) => self.add_extents(*start, *end, told, &mut ways),
            CellSet::Spans(pairs) => {
                for &(start, end) in pairs {
                    self.add_extents(start, end, told, &mut ways);
                }
            }
        }
        self.reach(&ways)
    }

    /// What one event allows that is at this time.
    pub(super) fn reach_of(&self, when: &When) -> Reach {
        self.reach(&self.ways_told(when, None, Ways::EveryCount))
    }

    /// The ways of a row; if a year is given, those in which it begins in that year.
    pub(super) fn ways(&self, when: &When, begun_in: Option<Span>) -> BTreeSet<Way> {
        self.ways_told(when, begun_in, Ways::Every)
    }

    fn ways_told(&self, when: &When, begun_in: Option<Span>, told: Ways) -> BTreeSet<Way> {
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
                told,
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
    fn add_extents(&self, start: Places, end: Places, told: Ways, ways: &mut BTreeSet<Way>) {
        match self.by {
            Assignment::ByStart => self.add_days(start, ways),
            Assignment::ByEnd => self.add_days(end, ways),
            Assignment::AnyOverlap | Assignment::Within => {
                for first in self.zones(start) {
                    let (from, to) = (self.zone(end.0).max(first), self.zone(end.1));
                    if told == Ways::Every {
                        let lasts = self.with_days(from, to);
                        ways.extend(lasts.map(|last| (first, last)));
                    } else {
                        let changes = self.changes(first).map(|change| change.max(from));
                        let lasts = std::iter::once(from).chain(changes);
                        let lasts = lasts.filter_map(|last| self.with_days(last, to).next());
                        ways.extend(lasts.map(|last| (first, last)));
                    }
                }
            }
        }
    }

    /// From which last day on each period has an event of this first day, or has it no longer.
    fn changes(&self, first: Zone) -> impl Iterator<Item = Zone> {
        self.periods.iter().filter_map(move |runs| match self.by {
            Assignment::Within => runs.furthest(first).map(|last| last + 1),
            _ => runs.first_to_reach(first),
        })
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
        let (begun_by, ends_from) = match self.by {
            Assignment::ByStart => (first, first),
            Assignment::ByEnd => (last, last),
            Assignment::AnyOverlap => (last, first),
            Assignment::Within => (first, last),
        };
        let periods = self.periods.iter();
        let counts = periods.map(|runs| u64::from(runs.any(begun_by, ends_from)));
        counts.collect()
    }

    /// What one event of one of these ways allows.
    fn reach(&self, ways: &BTreeSet<Way>) -> Reach {
        Reach::of(ways.iter().map(|&way| self.counts(way)))
    }

    /// The periods that hold a cell, in order.
    pub(super) fn holding(&self, cell: Place) -> Vec<usize> {
        self.touched((cell, cell))
    }

    /// The periods that hold one of these places, in order.
    fn touched(&self, (first, last): Places) -> Vec<usize> {
        let mut touched: Vec<usize> = self.all.all(last, first).collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// The first day and the day after the last of each run that is asked about.
    pub(super) fn edges(&self) -> impl Iterator<Item = chrono::NaiveDate> {
        let edges = self.edges.iter();
        edges.filter_map(|&place| self.line.begin(place))
    }
}
