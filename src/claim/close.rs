//! Whether two events lie so close to each other.

use super::{CheckedClaim, Claim, Measured, MeasuredRange, Verdict};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::rule::Occurrence;
use crate::rule::counting_rule::CountingRule;
use crate::stats::Ratio;
use crate::tally::TallyKey;
use crate::tally::table::TallyTable;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use crate::time::{Assignment, PeriodExtent};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// So many days are tried for events that may lie apart; of more, they are taken to.
const MOST_STEPS: usize = 100_000;

/// The days of a period on which an event may have begun.
type Starts = Vec<NaiveDate>;

/// The events of a period.
struct Events {
    /// Those that surely took place and began in it.
    sure: Vec<Starts>,
    /// Others.
    possible: Vec<Starts>,
    /// Whether each may lie on any of its days, whatever the others do.
    sharp: bool,
}

/// A claim of two events at most so many days apart in a period.
pub(super) fn check<K: TallyKey>(
    claim: &Claim,
    ledger: &Ledger,
    rule: &CountingRule,
    of: &K,
    days: u32,
    period: Period,
) -> Result<CheckedClaim> {
    let by_start = rule.clone().with_assignment(Assignment::ByStart);
    let table = TallyTable::count(ledger, &by_start, &Partition::around(&[period])?)?;
    let mut events = Events {
        sure: Vec::new(),
        possible: Vec::new(),
        sharp: true,
    };
    // More than these cannot lie apart.
    let room = period.days() / (u64::from(days) + 1) + 2;
    for (occurrence, counts) in table.occurrences_behind(ledger, of, period)? {
        events.add(&occurrence, counts, period, room);
    }
    let nearest = events.nearest();
    let near = |distance: Option<u64>| distance.is_some_and(|found| found <= days.into());
    let apart = events.may_lie_apart(days);
    let truth = match (near(nearest), apart) {
        (true, Some(false)) => Truth::Yes,
        (true, _) => Truth::Depends,
        (false, _) => Truth::No,
    };
    let (partial, outside) = gaps(ledger, period);
    let verdict = match truth {
        Truth::Yes => Verdict::Holds,
        Truth::No if outside && !partial => Verdict::OutOfCoverage,
        Truth::No if partial => Verdict::Depends,
        Truth::No => Verdict::Fails,
        Truth::Depends => Verdict::Depends,
    };
    let least = if partial || outside { Some(0) } else { nearest };
    let value = least.map(|least| {
        let number = |days: u64| Ratio::Finite(days as f64);
        let most = nearest_of(events.sure.iter().filter(|days| days.len() == 1));
        MeasuredRange::new(
            Measured::Days,
            number(least),
            most.map_or(Ratio::Unbounded, number),
        )
    });
    Ok(CheckedClaim {
        value: value.filter(|_| verdict != Verdict::OutOfCoverage),
        uncovered: if outside { vec![period] } else { Vec::new() },
        unread: ledger.unread().rows(),
        sharp: events.sharp && apart.is_some(),
        ..CheckedClaim::new(claim, rule, verdict)
    })
}

/// Whether more may have been on days covered in part or in rows not read, and on days not covered.
fn gaps(ledger: &Ledger, period: Period) -> (bool, bool) {
    let unread = ledger.unread().rows() > 0;
    match ledger.coverage().extent_over(period) {
        PeriodExtent::Full => (unread, false),
        PeriodExtent::Partial => (true, false),
        PeriodExtent::Outside => (unread, true),
        PeriodExtent::Mixed {
            partial, outside, ..
        } => (unread || partial > 0, outside > 0),
    }
}

impl Events {
    fn add(&mut self, occurrence: &Occurrence<'_>, counts: Truth, period: Period, room: u64) {
        let starts = occurrence.when().possible_starts();
        let days: BTreeSet<NaiveDate> = starts
            .flat_map(|(first, last)| days_within(first, last, period))
            .collect();
        let days: Starts = days.into_iter().collect();
        // The first day of a group in doubt is that of another row in another world.
        self.sharp &= occurrence.rows().count() == 1 || (counts == Truth::Yes && days.len() == 1);
        let count = occurrence.count();
        let sure = if counts == Truth::Yes {
            count.lo().min(room)
        } else {
            0
        };
        // Two more are enough to lie close to each other.
        let all = count.hi().map_or(sure + 2, |hi| hi.min(sure + 2));
        for n in 0..all {
            if n < sure {
                self.sure.push(days.clone());
            } else {
                self.possible.push(days.clone());
            }
        }
    }

    /// The least number of days that can lie between the first days of two events.
    fn nearest(&self) -> Option<u64> {
        nearest_of(self.sure.iter().chain(&self.possible))
    }

    /// Whether all events may lie further than so many days apart; `None` where there are too many days to try.
    fn may_lie_apart(&self, days: u32) -> Option<bool> {
        let days = u64::from(days);
        let mut sure: Vec<&Starts> = self.sure.iter().collect();
        // Those with the fewest days first, and those of the same days together.
        sure.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
        let together = sure.chunk_by(|one, other| one == other);
        let too_many = |alike: &[&Starts]| {
            let days_of = alike.iter().take(1).flat_map(|days| days.iter());
            most_apart(days_of.copied(), days) < alike.len()
        };
        let union: BTreeSet<NaiveDate> =
            sure.iter().flat_map(|days| days.iter()).copied().collect();
        if together.into_iter().any(too_many) || most_apart(union.into_iter(), days) < sure.len() {
            return Some(false);
        }
        place(&sure, None, &mut BTreeSet::new(), days, &mut 0)
    }
}

/// How many of these days in their order can lie further than so many days apart at most.
fn most_apart(ordered: impl Iterator<Item = NaiveDate>, days: u64) -> usize {
    let mut last: Option<NaiveDate> = None;
    let mut number = 0;
    for day in ordered {
        if last.is_none_or(|last| between(last, day) > days) {
            last = Some(day);
            number += 1;
        }
    }
    number
}

/// Whether the events can be placed further than so many days from each other and from those that are placed. One of the same days as the
/// one before is placed after it.
fn place(
    events: &[&Starts],
    before: Option<(&Starts, NaiveDate)>,
    placed: &mut BTreeSet<NaiveDate>,
    days: u64,
    steps: &mut usize,
) -> Option<bool> {
    let Some((first, others)) = events.split_first() else {
        return Some(true);
    };
    let after = before
        .filter(|(alike, _)| alike == first)
        .map(|(_, day)| day);
    for &day in first
        .iter()
        .filter(|day| after.is_none_or(|after| **day > after))
    {
        *steps += 1;
        if *steps > MOST_STEPS {
            return None;
        }
        let last = placed.range(..=day).next_back();
        let next = placed.range(day..).next();
        if last
            .into_iter()
            .chain(next)
            .all(|other| between(day, *other) > days)
        {
            placed.insert(day);
            let found = place(others, Some((first, day)), placed, days, steps);
            placed.remove(&day);
            if found != Some(false) {
                return found;
            }
        }
    }
    Some(false)
}

/// The least number of days that can lie between two of these.
fn nearest_of<'a>(events: impl Iterator<Item = &'a Starts>) -> Option<u64> {
    let each = events.enumerate();
    let mut days: Vec<(NaiveDate, usize)> = each
        .flat_map(|(event, days)| days.iter().map(move |&day| (day, event)))
        .collect();
    days.sort_unstable();
    let neighbours = days.iter().zip(days.iter().skip(1));
    neighbours
        .filter(|((_, one), (_, other))| one != other)
        .map(|((day, _), (next, _))| between(*day, *next))
        .min()
}

fn between(one: NaiveDate, other: NaiveDate) -> u64 {
    (other - one).num_days().unsigned_abs()
}

/// The days of a run that lie in a period.
fn days_within(
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    period: Period,
) -> impl Iterator<Item = NaiveDate> {
    let first = first.map_or(period.start(), |day| day.max(period.start()));
    let last = last.map_or(period.last_day(), |day| day.min(period.last_day()));
    first.iter_days().take_while(move |day| *day <= last)
}
