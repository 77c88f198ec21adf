//! Every world of a ledger: for each row whether it happened, on which days, how often, and who its unknown parties are.

use super::case::{Case, Line, Row};
use super::days::{Day, EVER, Run, day, stretches, year_of};
use super::faults::Fault;
use interstate::OneIs;
use std::collections::HashSet;

/// The most worlds that one ledger may have.
const MOST_WORLDS: usize = 20_000;

/// Counts of up to 32 periods, each up to 15: half a byte a period, so that the counts of two sets of events add up as numbers do.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct Counts(u128);

impl Counts {
    const MOST_PERIODS: usize = 32;
    const MOST_EVENTS: usize = 15;

    pub(super) fn of(self, period: usize) -> u64 {
        u64::try_from(self.0 >> (4 * period) & 0xf).unwrap()
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

/// What one world comes to: the counts, and which further events may be added at will, by their place in [`Reach::further`].
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct World {
    pub(super) counts: Counts,
    pub(super) open: u64,
}

/// All that can have happened, as far as the periods that are asked for can tell.
#[derive(Debug)]
pub(super) struct Reach {
    pub(super) periods: Vec<Run>,
    pub(super) worlds: Vec<World>,
    /// How many worlds there were, those that come to the same included.
    pub(super) enumerated: usize,
    /// In which periods one further event of a row with "at least n" counts.
    pub(super) further: Vec<Counts>,
}

/// One way in which a row can have been.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// It did not happen, or it counts nowhere.
    Nothing,
    /// These events by themselves, and more of this kind at will.
    Alone { counts: Counts, open: u64 },
    /// A part of the event of its key.
    Part { first: Day, last: Day, names: bool },
}

/// The events of the rows with one key that happened: earliest first day, latest last day, whether a row names the line.
struct Event {
    key: usize,
    year: i32,
    first: Day,
    last: Day,
    names: bool,
}

impl Reach {
    /// Every world, or nothing where there are too many of them.
    pub(super) fn of(case: &Case, line: Line, fault: Option<Fault>) -> Option<Self> {
        Self::with_more_cuts(case, line, fault, &[])
    }

    /// The same from more days than are needed: those days begin stretches too.
    pub(super) fn with_more_cuts(
        case: &Case,
        line: Line,
        fault: Option<Fault>,
        more: &[Day],
    ) -> Option<Self> {
        let mut reach = Self {
            periods: case.periods(),
            worlds: Vec::new(),
            enumerated: 0,
            further: Vec::new(),
        };
        assert!(reach.periods.len() <= Counts::MOST_PERIODS);
        let mut cuts = cuts(case, &reach.periods);
        cuts.extend(more);
        let stretches = stretches(cuts);
        let one_is = case.rule.one_is;
        let keys: Vec<Option<&str>> = case.rows.iter().map(|row| row.key(one_is)).collect();
        let mut ways = Vec::new();
        for row in &case.rows {
            let all = reach.ways(case, row, line, &stretches, fault)?;
            let mut different: Vec<Way> = Vec::new();
            for way in all {
                if !different.contains(&way) {
                    different.push(way);
                }
            }
            ways.push(different);
        }
        let number = ways.iter().try_fold(1_usize, |n, w| n.checked_mul(w.len()));
        reach.enumerated = number.filter(|&n| n <= MOST_WORLDS)?;
        let key_of = |row: usize| keys.iter().position(|key| *key == keys[row]);
        let keys: Vec<usize> = (0..keys.len()).filter_map(key_of).collect();
        let whether_or_not = fault == Some(Fault::LineByAnyRow);
        let named: Vec<bool> = case
            .rows
            .iter()
            .map(|row| whether_or_not && row.names(line) == Some(true))
            .collect();
        let mut seen = HashSet::new();
        let mut chosen = vec![0; ways.len()];
        loop {
            let world: Vec<Way> = chosen.iter().zip(&ways).map(|(&c, w)| w[c]).collect();
            seen.insert(reach.counted(&world, &keys, &named, case, fault));
            // The next choice, as a counter with one digit a row.
            let Some(digit) = (0..ways.len()).find(|&i| chosen[i] + 1 < ways[i].len()) else {
                break;
            };
            chosen[digit] += 1;
            chosen[..digit].fill(0);
        }
        reach.worlds = seen.into_iter().collect();
        Some(reach)
    }

    /// In which periods an event of these days counts.
    fn places(&self, first: Day, last: Day, case: &Case) -> Counts {
        use interstate::time::Assignment::{AnyOverlap, ByEnd, ByStart, Within};
        let inside = |period: &Run| match case.rule.assigned {
            ByStart => period.holds(first),
            ByEnd => period.holds(last),
            AnyOverlap => first <= period.last && last >= period.first,
            Within => first >= period.first && last <= period.last,
            other => panic!("no such assignment in the rules of meaning: {other:?}"),
        };
        let mut places = 0;
        for (i, period) in self.periods.iter().enumerate() {
            places |= u128::from(inside(period)) << (4 * i);
        }
        Counts(places)
    }

    /// Every way in which a row can have been.
    fn ways(
        &mut self,
        case: &Case,
        row: &Row,
        line: Line,
        stretches: &[Run],
        fault: Option<Fault>,
    ) -> Option<Vec<Way>> {
        let keyed = row.key(case.rule.one_is).is_some();
        let happened = match row.counted_by(case.rule) {
            None if keyed && fault == Some(Fault::DisputedPartsAreSure) => Some(true),
            told => told,
        };
        if happened == Some(false) {
            return Some(vec![Way::Nothing]);
        }
        let mut ways = Vec::new();
        if happened.is_none() {
            ways.push(Way::Nothing);
        }
        let names: &[bool] = match row.names(line) {
            None if fault == Some(Fault::UnknownIsNobody) => &[false],
            None => &[false, true],
            Some(true) => &[true],
            Some(false) => &[false],
        };
        let days = match fault {
            Some(Fault::GapsAreFilled) => row.time.without_gaps().possible(stretches),
            _ => row.time.possible(stretches),
        };
        if keyed {
            let zero_counts = fault == Some(Fault::NothingIsAPart);
            if row.many.lo == 0 && !zero_counts {
                ways.push(Way::Nothing);
            }
            if row.many.hi != Some(0) || zero_counts {
                let parts = days.iter().flat_map(|&(first, last)| {
                    let part = move |&names| Way::Part { first, last, names };
                    names.iter().map(part)
                });
                ways.extend(parts);
            }
            return Some(ways);
        }
        let places = days
            .iter()
            .map(|&(first, last)| self.places(first, last, case));
        let mut places: Vec<Counts> = places.collect();
        places.sort_unstable();
        places.dedup();
        if names.contains(&false) {
            ways.push(Way::Nothing);
        }
        if names.contains(&true) {
            let open = match row.many.hi {
                None => places
                    .iter()
                    .map(|&place| self.bit_of(place))
                    .fold(0, |a, b| a | b),
                Some(_) => 0,
            };
            let most = row.many.hi.unwrap_or(row.many.lo);
            for number in row.many.lo..=most {
                let sets = if fault == Some(Fault::OneDayForAll) {
                    let all =
                        |place: &Counts| (0..number).fold(Counts::default(), |a, _| a.plus(*place));
                    places.iter().map(all).collect()
                } else {
                    multisets(&places, number)
                };
                ways.extend(sets.into_iter().map(|counts| Way::Alone { counts, open }));
                if ways.len() > MOST_WORLDS {
                    return None;
                }
            }
        }
        Some(ways)
    }

    fn bit_of(&mut self, further: Counts) -> u64 {
        if further == Counts::default() {
            return 0;
        }
        let known = self.further.iter().position(|&other| other == further);
        let place = known.unwrap_or(self.further.len());
        if known.is_none() {
            self.further.push(further);
        }
        assert!(place < 64);
        1 << place
    }

    /// What one world comes to.
    fn counted(
        &self,
        world: &[Way],
        keys: &[usize],
        named: &[bool],
        case: &Case,
        fault: Option<Fault>,
    ) -> World {
        let mut sum = World {
            counts: Counts::default(),
            open: 0,
        };
        let mut events: Vec<Event> = Vec::new();
        for (row, way) in world.iter().enumerate() {
            match *way {
                Way::Nothing => {}
                Way::Alone { counts, open } => {
                    sum.counts = sum.counts.plus(counts);
                    sum.open |= open;
                }
                Way::Part { first, last, names } => {
                    let key = keys[row];
                    let names = names || (0..named.len()).any(|r| keys[r] == key && named[r]);
                    let year = match case.rule.one_is {
                        OneIs::SeriesPerYear => year_of(first),
                        _ => 0,
                    };
                    let same = |e: &&mut Event| {
                        e.key == key && e.year == year && fault != Some(Fault::PartsAreEvents)
                    };
                    if let Some(event) = events.iter_mut().find(same) {
                        event.first = event.first.min(first);
                        event.last = event.last.max(last);
                        event.names |= names;
                    } else {
                        events.push(Event {
                            key,
                            year,
                            first,
                            last,
                            names,
                        });
                    }
                }
            }
        }
        for event in events.iter().filter(|event| event.names) {
            let places = self.places(event.first, event.last, case);
            sum.counts = sum.counts.plus(places);
        }
        sum
    }
}

/// The first days of stretches whose days answer every question alike.
fn cuts(case: &Case, periods: &[Run]) -> Vec<Day> {
    let edges = periods.iter().flat_map(|p| [p.first, p.last + 1]);
    let mut cuts: Vec<Day> = edges.filter(|day| *day != EVER).collect();
    if case.rule.one_is == OneIs::SeriesPerYear {
        let named = case.rows.iter().flat_map(|row| row.time.named_days());
        let days: Vec<Day> = named.chain(cuts.iter().copied()).collect();
        let years = days.iter().map(|&day| year_of(day));
        let (first, last) = (years.clone().min().unwrap(), years.max().unwrap());
        // Rows that may have begun at any time before may have begun in one year or in as many as there are rows.
        let openly = case.rows.iter().filter(|row| row.time.starts_openly());
        let earliest = openly.fold(first, |year, _| year - 1);
        cuts.extend((earliest..=last + 1).map(|year| day(year, 1, 1)));
    }
    cuts
}

/// Every choice of so many places, order aside, added up.
fn multisets(places: &[Counts], number: usize) -> Vec<Counts> {
    if number == 0 {
        return vec![Counts::default()];
    }
    let mut sets = Vec::new();
    for (i, place) in places.iter().enumerate() {
        let rest = multisets(&places[i..], number - 1);
        sets.extend(rest.into_iter().map(|set| set.plus(*place)));
    }
    sets
}

/// The most events that a ledger can have, so that counts fit.
pub(super) fn too_many_events(rows: &[Row]) -> bool {
    let most = |row: &Row| row.many.hi.unwrap_or(row.many.lo).max(1);
    rows.iter().map(most).sum::<usize>() > Counts::MOST_EVENTS
}
