//! Rows of one matter on a line of days, of spans or of moments: which are one for certain, and which perhaps.

use super::group::RepeatGroup;
use super::near::{Place, Places};
use super::repeatable::Repeatable;
use super::stab::{self, Run};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// From which row a window is measured.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reach {
    /// From the first of the group.
    First,
    /// From the one before.
    Before,
}

/// What rows are compared by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line {
    /// First days, so many apart.
    Days(i64, Reach),
    /// First and last days, the same.
    Spans,
    /// Moments of sight, so many minutes apart, of an event of one day.
    Minutes(i64, Reach),
}

/// A row with what the rules sort by.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    at: usize,
    id: &'a str,
    pub(super) when: &'a When,
    seen: Option<NaiveDateTime>,
    possible: bool,
}

fn number(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

/// The last day; `None` where it is not told.
fn end(when: &When) -> Option<&PartialDate> {
    match when {
        When::On(date)
        | When::Lasting {
            end: Finish::At(date),
            ..
        } => Some(date),
        When::Lasting { .. } => None,
    }
}

impl<'a> Placed<'a> {
    pub(super) fn new<R: Repeatable>(at: usize, row: &'a R) -> Self {
        Self {
            at,
            id: row.id(),
            when: row.when(),
            seen: row.seen(),
            possible: row.is_possible(),
        }
    }

    /// Rows are sorted by day, then by moment, then by id: never by their order in the list, unless they are the same in all.
    pub(super) fn order(&self) -> (Option<NaiveDate>, Option<NaiveDateTime>, &'a str, usize) {
        (self.when.start().first(), self.seen, self.id, self.at)
    }

    /// All of them as one event.
    pub(super) fn group(rows: &[Self]) -> Option<RepeatGroup> {
        let (first, others) = rows.split_first()?;
        Some(RepeatGroup {
            kept: first.at,
            absorbed: others.iter().map(|row| row.at).collect(),
            possible: rows.iter().all(|row| row.possible),
            when: None,
            links: 0,
        })
    }

    fn minute(&self) -> Option<i64> {
        self.seen
            .map(|seen| seen.and_utc().timestamp().div_euclid(60))
    }

    fn place(&self, line: &Line) -> Option<Place> {
        let day = number(self.when.start().exact_day()?);
        Some(match line {
            Line::Days(..) => (day, 0),
            Line::Spans => (day, number(end(self.when)?.exact_day()?)),
            Line::Minutes(..) => (day, self.minute()?),
        })
    }

    /// Whether this row, whose place is not known, may be of an event with one of these places.
    fn may_be(&self, line: &Line, places: &Places) -> bool {
        const ANY: RangeInclusive<i64> = i64::MIN..=i64::MAX;
        let run = |(first, last): (Option<NaiveDate>, Option<NaiveDate>), within: i64| {
            first.map_or(i64::MIN, |first| number(first) - within)
                ..=last.map_or(i64::MAX, |last| number(last) + within)
        };
        let mut starts = self.when.start().spans();
        match *line {
            Line::Days(within, _) => starts.any(|start| places.any(&run(start, within), &ANY)),
            Line::Spans => starts.any(|start| match end(self.when) {
                None => places.any(&run(start, 0), &ANY),
                Some(end) => end
                    .spans()
                    .any(|end| places.any(&run(start, 0), &run(end, 0))),
            }),
            Line::Minutes(within, _) => {
                let near = self.minute();
                let near = near.map_or(ANY, |minute| minute - within..=minute + within);
                starts.any(|start| places.any(&run(start, 0), &near))
            }
        }
    }

    /// The days that the event may have been on, and those from which a window still reaches it.
    fn run(&self, line: &Line) -> Run {
        // Far from every day, and far from overflow.
        const FAR: i64 = 1 << 40;
        let start = self.when.start();
        let first = start.first().map_or(-FAR, number);
        let last = start.last().map_or(FAR, number);
        match *line {
            Line::Days(within, Reach::First) => (first - within, last),
            Line::Days(within, Reach::Before) => (first, last + within),
            Line::Spans | Line::Minutes(..) => (first, last),
        }
    }
}

/// Groups sorted rows of one matter.
pub(super) fn window(rows: &[Placed<'_>], line: &Line, groups: &mut Vec<RepeatGroup>) {
    let mut known: Vec<(Place, &Placed<'_>)> = Vec::new();
    let mut unsure: Vec<&Placed<'_>> = Vec::new();
    for row in rows {
        match row.place(line) {
            Some(place) => known.push((place, row)),
            None => unsure.push(row),
        }
    }
    known.sort_by(|(a, one), (b, other)| (a, one.order()).cmp(&(b, other.order())));
    let mut events: Vec<(RepeatGroup, Vec<Place>)> = Vec::new();
    for (place, row) in known {
        match events.last_mut() {
            Some((group, places)) if joins(line, places, place) => {
                group.absorbed.push(row.at);
                group.possible &= row.possible;
                places.push(place);
            }
            _ => events.push((single(row, row.possible), vec![place])),
        }
    }
    // Those that fit no group that is sure: as many events as the fewest days that explain them.
    let sure = events.iter().filter(|(group, _)| !group.possible);
    let sure = Places::new(sure.flat_map(|(_, places)| places.clone()).collect());
    let (near, far): (Vec<_>, Vec<_>) = unsure
        .into_iter()
        .partition(|row| row.possible || row.may_be(line, &sure));
    let runs: Vec<Run> = far.iter().map(|row| row.run(line)).collect();
    let taken = match line {
        Line::Days(_, Reach::Before) => stab::chains(&runs),
        _ => stab::apart(&runs),
    };
    let taken: HashSet<usize> = taken.into_iter().collect();
    groups.extend(near.into_iter().map(|row| single(row, true)));
    let rest = far.into_iter().enumerate();
    groups.extend(rest.map(|(at, row)| single(row, !taken.contains(&at))));
    groups.extend(events.into_iter().map(|(group, _)| group));
}

impl Placed<'_> {
    /// The rows as groups of their own; all but the first may be of its event.
    pub(super) fn apart(rows: &[Self]) -> impl Iterator<Item = RepeatGroup> {
        let places = (0..).zip(rows);
        places.map(|(at, row): (usize, _)| single(row, at > 0 || row.possible))
    }
}

fn single(row: &Placed<'_>, possible: bool) -> RepeatGroup {
    RepeatGroup {
        kept: row.at,
        absorbed: Vec::new(),
        possible,
        when: None,
        links: 0,
    }
}

/// Whether a place belongs to the group of places before it.
fn joins(line: &Line, places: &[Place], (day, other): Place) -> bool {
    let from = |reach| match reach {
        Reach::First => places.first(),
        Reach::Before => places.last(),
    };
    match *line {
        Line::Days(within, reach) => from(reach).is_some_and(|(last, _)| day - last <= within),
        Line::Spans => places.last() == Some(&(day, other)),
        Line::Minutes(within, reach) => {
            from(reach).is_some_and(|&(same, minute)| same == day && other - minute <= within)
        }
    }
}
