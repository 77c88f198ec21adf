//! Who a code means, over which days.

use crate::state::actor::Actor;
use crate::state::{CodeScheme, StateCode};
use crate::time::partial_date::PartialDate;
use chrono::{Datelike, NaiveDate};

/// A code that means one actor from a day to before another, as [numbers of days](number).
#[derive(Clone, Copy, Debug)]
pub(super) struct ActorRange {
    pub(super) code: &'static str,
    pub(super) first: i32,
    /// The day after the last.
    pub(super) end: i32,
    pub(super) actor: Actor,
}

/// The number of a day, 1 for the first of the year 1.
pub(super) fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The first day of the year 1, and the first of the year 10000.
pub(super) const ALL_DAYS: (i32, i32) = (1, 3_652_060);

/// All codes of a scheme with their ranges, and whether any of these has an end or a beginning.
pub(super) fn ranges(scheme: CodeScheme) -> (Vec<ActorRange>, bool) {
    let mut ranges = Vec::new();
    for code in scheme.codes() {
        match scheme.undated(code.text()) {
            Some(state) => ranges.push(ActorRange {
                code: code.text(),
                first: ALL_DAYS.0,
                end: ALL_DAYS.1,
                actor: state.into(),
            }),
            None => dated(code, &mut ranges),
        }
    }
    let dated = ranges
        .iter()
        .any(|range| (range.first, range.end) != ALL_DAYS);
    (ranges, dated)
}

/// A code has one meaning between two neighbouring edges of its spells: what it means is asked on the first day of each stretch.
fn dated(code: StateCode, ranges: &mut Vec<ActorRange>) {
    let mut edges = vec![ALL_DAYS.0];
    let mut note = |date: Option<PartialDate>| {
        let days = date.iter().flat_map(PartialDate::spans);
        for day in days.flat_map(|(first, last)| [first, last]).flatten() {
            edges.extend([number(day), number(day) + 1]);
        }
    };
    for spell in code.spells() {
        note(spell.first_day());
        note(spell.last_day());
    }
    edges.sort_unstable();
    edges.dedup();
    edges.retain(|&edge| (ALL_DAYS.0..ALL_DAYS.1).contains(&edge));
    let ends = edges.iter().skip(1).copied().chain([ALL_DAYS.1]);
    for (&first, end) in edges.iter().zip(ends) {
        let day = NaiveDate::from_num_days_from_ce_opt(first);
        let Some(state) = day.and_then(|day| code.meaning(day).state()) else {
            continue;
        };
        let actor = Actor::from(state);
        match ranges.last_mut() {
            Some(last) if last.code == code.text() && last.end == first && last.actor == actor => {
                last.end = end;
            }
            _ => ranges.push(ActorRange {
                code: code.text(),
                first,
                end,
                actor,
            }),
        }
    }
}
