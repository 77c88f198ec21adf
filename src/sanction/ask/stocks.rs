//! What stood on each of many days, in one pass over the listings.

use crate::count::Count;
use crate::error::Result;
use crate::sanction::ask::counting::Cells;
use crate::sanction::ask::counts::{CountBasis, CountOf, ListingCounts};
use crate::sanction::ask::filter::ListingFilter;
use crate::sanction::ask::ready_filter::{Kept, ReadyFilter};
use crate::sanction::ask::split::{SplitBy, SplitKey};
use crate::sanction::ask::units::UNKNOWN_UNIT;
use crate::sanction::record::days::{DayNumber, number};
use crate::sanction::register::Register;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::ops::Range;

/// How long a unit stands in a cell, from one of the days asked for to another: surely, or possibly.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Stay {
    cell: u32,
    unit: u32,
    sure: bool,
    from: usize,
    to: usize,
}

/// The change of a cell's counts on a day: of what surely stands and of what possibly does.
#[derive(Clone, Copy)]
struct Change {
    cell: u32,
    sure: bool,
    begins: bool,
}

impl Register {
    /// What stands on each of these days: what [`stock`](Self::stock) has of each, in the order of the days, in one pass over the listings.
    ///
    /// # Errors
    /// As [`flow`](Self::flow).
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::{CountOf, ListingFilter, facts};
    ///
    /// let register = facts::register()?;
    /// let days = ["2023-01-01".parse()?, "2026-01-01".parse()?];
    /// let stocks = register.stocks(&ListingFilter::new(), CountOf::Targets, &[], &days)?;
    /// assert_eq!(stocks[1], register.stock(&ListingFilter::new(), CountOf::Targets, &[], days[1])?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn stocks(
        &self,
        which: &ListingFilter,
        of: CountOf,
        by: &[SplitBy],
        days: &[NaiveDate],
    ) -> Result<Vec<ListingCounts>> {
        let mut order: Vec<(NaiveDate, usize)> = days.iter().copied().zip(0..).collect();
        order.sort_unstable();
        let sorted: Vec<DayNumber> = order.iter().map(|(day, _)| number(*day)).collect();
        let first_at = |bound: DayNumber| sorted.partition_point(|day| *day < bound);
        let sieve = ReadyFilter::new(which, self)?;
        let mut cells = Cells::new(by, of, self)?;
        let units = self.units(of)?;
        let mut stays: Vec<Stay> = Vec::new();
        let mut place_untold = 0;
        for (at, row) in self.rows.iter().enumerate() {
            let kept = match sieve.keeps(at, row) {
                Kept::Yes(sure) => sure,
                Kept::PlaceUntold => {
                    place_untold += 1;
                    continue;
                }
                Kept::No => continue,
            };
            let (applies, ends) = (row.days.applies, row.days.ends);
            let possible = first_at(applies.lo)..first_at(ends.hi);
            let sure = first_at(applies.hi)..first_at(ends.lo);
            if possible.is_empty() {
                continue;
            }
            let plain = [(possible.clone(), false), (sure.clone(), true)];
            let single = row.suspended.then(|| {
                let designation = self.listing(at).designation;
                each_day(&order, possible, &sure, |day| {
                    !designation.suspended_on(day)
                })
            });
            let spans = single.as_deref().unwrap_or(&plain);
            let unit = units.of(at, row);
            cells.each(row, row.days.listed, kept, |_, cell, is_sure| {
                let spans = spans
                    .iter()
                    .filter(|(span, sure)| !span.is_empty() && (is_sure || !sure));
                stays.extend(spans.map(|(span, sure)| Stay {
                    cell,
                    unit,
                    sure: *sure,
                    from: span.start,
                    to: span.end,
                }));
            })?;
        }
        if of != CountOf::Listings {
            stays = joined(stays);
        }
        let cells: Vec<(usize, Box<[SplitKey]>)> = cells.in_order().collect();
        let mut found: Vec<(usize, ListingCounts)> = Vec::with_capacity(days.len());
        let stood = each_count(&stays, cells.len(), order.len());
        for ((day, place), counts) in order.iter().zip(stood) {
            let of_cell = |(cell, keys): &(usize, Box<[SplitKey]>)| {
                let (lo, hi) = *counts.get(*cell)?;
                (hi > 0).then(|| Ok((keys.clone(), Count::between(lo, hi)?)))
            };
            let counts = ListingCounts {
                of,
                basis: CountBasis::Stock(*day),
                which: which.to_string().into(),
                by: by.into(),
                cells: cells.iter().filter_map(of_cell).collect::<Result<_>>()?,
                place_untold,
            };
            found.push((*place, counts));
        }
        found.sort_unstable_by_key(|(place, _)| *place);
        Ok(found.into_iter().map(|(_, counts)| counts).collect())
    }
}

/// The days of a span one by one, those that something speaks for.
fn each_day(
    order: &[(NaiveDate, usize)],
    possible: Range<usize>,
    sure: &Range<usize>,
    stands: impl Fn(NaiveDate) -> Truth,
) -> Vec<(Range<usize>, bool)> {
    let mut days = Vec::new();
    for at in possible {
        let stands = order.get(at).map_or(Truth::No, |(day, _)| stands(*day));
        if stands != Truth::No {
            days.push((at..at + 1, false));
        }
        if stands == Truth::Yes && sure.contains(&at) {
            days.push((at..at + 1, true));
        }
    }
    days
}

/// The stays of units that several listings are of: each day of a unit in a cell once. A unit that is not known is nobody else's.
fn joined(mut stays: Vec<Stay>) -> Vec<Stay> {
    stays.retain(|stay| stay.unit != UNKNOWN_UNIT || !stay.sure);
    stays.sort_unstable();
    let mut out: Vec<Stay> = Vec::with_capacity(stays.len());
    for stay in stays {
        match out.last_mut() {
            Some(last)
                if stay.unit != UNKNOWN_UNIT
                    && (last.cell, last.unit, last.sure) == (stay.cell, stay.unit, stay.sure)
                    && stay.from <= last.to =>
            {
                last.to = last.to.max(stay.to);
            }
            _ => out.push(stay),
        }
    }
    out
}

/// What surely and what possibly stands in each cell, day by day.
fn each_count(stays: &[Stay], cells: usize, days: usize) -> impl Iterator<Item = Vec<(u64, u64)>> {
    let mut changes: Vec<Vec<Change>> = vec![Vec::new(); days];
    for stay in stays {
        for (at, begins) in [(stay.from, true), (stay.to, false)] {
            // What stands on the last day ends behind it.
            if let Some(changes) = changes.get_mut(at) {
                let Stay { cell, sure, .. } = *stay;
                changes.push(Change { cell, sure, begins });
            }
        }
    }
    let mut counts = vec![(0_u64, 0_u64); cells];
    changes.into_iter().map(move |changes| {
        for Change { cell, sure, begins } in changes {
            if let Some((lo, hi)) = counts.get_mut(cell as usize) {
                let count = if sure { lo } else { hi };
                // OK because what ends began on an earlier day.
                *count = if begins { *count + 1 } else { *count - 1 };
            }
        }
        counts.clone()
    })
}
