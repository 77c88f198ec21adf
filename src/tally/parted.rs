//! Counts of several periods, with events told apart by the parts that they are in.

use super::asked::Asked;
use super::cell_set::{Line, Places};
use super::doubt::Doubt;
use super::key::TallyKey;
use super::reach::{Reach, Sum};
use crate::count::Count;
use crate::error::{Result, counts::Counts};
use crate::ledger::Ledger;
use crate::rule::Occurrence;
use crate::rule::counting_rule::CountingRule;
use crate::rule::occurrence::Makes;
use crate::rule::select::Select;
use crate::time::partition::Partition;
use crate::time::period::Period;
use crate::time::truth::Truth;
use std::collections::{BTreeSet, HashSet};

/// Which of the parts an event is in.
type Sort = Vec<bool>;

/// Counts of several periods together, of each sort of event by itself.
pub(crate) struct Parted {
    /// The sorts of events that there are.
    pub(crate) sorts: Vec<Sort>,
    /// The periods of the first sort, then those of the second, and so on.
    pub(crate) reach: Reach,
}

/// An event with what is known of the parts that it is in.
struct Sorted {
    sorts: BTreeSet<Sort>,
    reach: Reach,
    /// Whether it may be of one sort in one of its periods and world and of another in another, so that the bounds may be wider than need be.
    loose: bool,
}

/// Counts a ledger under a rule in several periods, each a list of periods in order and apart, by the parts that events are in.
///
/// # Errors
/// As [`TallyTable::count`](super::table::TallyTable::count); periods that are no runs of cells.
pub(crate) fn parted<K: TallyKey>(
    ledger: &Ledger,
    rule: &CountingRule,
    cells: &Partition,
    of: &K,
    periods: &[Vec<Period>],
    parts: &[&Select],
) -> Result<Parted> {
    let line = Line::new(cells.clone());
    let places = |period: &Period| {
        line.period(*period).ok_or_else(|| Counts::NotCells {
            period: period.to_string().into(),
        })
    };
    let places = periods
        .iter()
        .map(|runs| runs.iter().map(places).collect())
        .collect::<Result<Vec<Vec<Places>>, Counts>>()?;
    let asked = Asked::new(&line, rule.assignment(), &places);
    let mut events = Vec::new();
    rule.each_occurrence(ledger, |occurrence| {
        let (sorts, mixed) = sorts_of(&occurrence, parts);
        let reach = Doubt::of(&occurrence, &line).reach(Some(of), &asked)?;
        events.push(Sorted {
            loose: mixed || occurrence.makes == Makes::OneAYear && sorts.len() > 1,
            sorts,
            reach,
        });
        Ok(())
    })?;
    let found = events.iter().flat_map(|event| event.sorts.iter().cloned());
    // Those of one part or none are there even without an event, for what was not recorded.
    let alone = (0..=parts.len()).map(|one| (0..parts.len()).map(|part| part == one).collect());
    let all: BTreeSet<Sort> = found.chain(alone).collect();
    let all: Vec<Sort> = all.into_iter().collect();
    let mut sum = Sum::new(all.len() * periods.len());
    for event in &events {
        let here = event.sorts.iter().filter_map(|sort| {
            let at = all.iter().position(|other| other == sort)?;
            let places: Vec<usize> = (at * periods.len()..(at + 1) * periods.len()).collect();
            let reach = event.reach.clone();
            Some(reach.placed(&places, all.len() * periods.len()))
        });
        let Some(reach) = here.reduce(Reach::or) else {
            continue;
        };
        let reach = if event.loose { reach.loose() } else { reach };
        sum.add(reach, Count::exact(1))?;
    }
    Ok(Parted {
        sorts: all,
        reach: sum.all()?,
    })
}

/// The sorts that an occurrence may be of, and whether its rows are of several. A group is in a part if a row of it that took place is.
fn sorts_of(occurrence: &Occurrence<'_>, parts: &[&Select]) -> (BTreeSet<Sort>, bool) {
    let of_rows: HashSet<Vec<Truth>> = occurrence
        .rows()
        .map(|row| parts.iter().map(|part| part.matches(row)).collect())
        .collect();
    let mut sorts = BTreeSet::new();
    for truths in &of_rows {
        sorts.extend(completed(truths));
    }
    let mixed = of_rows.len() > 1 || (occurrence.rows().count() > 1 && sorts.len() > 1);
    if mixed {
        // Any rows of the group may be those that took place.
        loop {
            let unions: BTreeSet<Sort> = sorts
                .iter()
                .flat_map(|one| sorts.iter().map(|other| either(one, other)))
                .collect();
            if unions == sorts {
                break;
            }
            sorts = unions;
        }
    }
    (sorts, mixed)
}

fn either(one: &Sort, other: &Sort) -> Sort {
    let both = one.iter().zip(other);
    both.map(|(one, other)| *one || *other).collect()
}

/// Every way in which what is not told may be.
fn completed(truths: &[Truth]) -> Vec<Sort> {
    truths.iter().fold(vec![Vec::new()], |sorts, truth| {
        let may: &[bool] = match truth {
            Truth::Yes => &[true],
            Truth::No => &[false],
            Truth::Depends => &[false, true],
        };
        let longer = |sort: &Sort| {
            let sort = sort.clone();
            may.iter().map(move |is| [sort.as_slice(), &[*is]].concat())
        };
        sorts.iter().flat_map(longer).collect()
    })
}
