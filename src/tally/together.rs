//! Two counts of one table together: an event in doubt between two periods is one event.

use super::asked::Asked;
use super::key::TallyKey;
use super::reach::Reach;
use super::tallied::{Apart, Tallied};
use crate::count::Count;
use crate::error::Result;
use std::collections::HashSet;
use std::sync::Arc;

/// The pairs of counts that the records allow. Of two counts that do not come from one table each is taken by itself.
pub(crate) fn together<K: TallyKey>(before: &Tallied<K>, after: &Tallied<K>) -> Result<Reach> {
    let of_one_table = before
        .apart
        .as_ref()
        .zip(after.apart.as_ref())
        .and_then(|(one, two)| {
            let (table, line) = one.table.as_ref()?;
            let same = two
                .table
                .as_ref()
                .is_some_and(|(other, _)| Arc::ptr_eq(table, other));
            same.then_some((one, two, line))
        });
    let Some((one, two, line)) = of_one_table else {
        let counts = vec![before.count, after.count];
        let reach = Reach::one(counts);
        return Ok(if before.sharp && after.sharp {
            reach
        } else {
            reach.loose()
        });
    };
    let by = before.rule.assignment();
    let (first, second) = (vec![one.places], vec![two.places]);
    let both = Asked::new(line, by, &[first.clone(), second.clone()]);
    let mut sum = Reach::one(vec![one.rest, two.rest]);
    let sets = |side: &Apart<K>| {
        let sets = side.spread.iter().map(|spread| spread.set.clone());
        sets.collect::<HashSet<_>>()
    };
    let (in_one, in_two) = (sets(one), sets(two));
    for spread in &one.spread {
        // What is in doubt on one side alone is a pair of bounds on that side.
        let reach = if in_two.contains(&spread.set) {
            both.reach(&both.ways_of_set(&spread.set))
                .of_events(spread.count)?
        } else {
            Reach::one(vec![spread.here, Count::ZERO])
        };
        sum = sum.plus(&reach)?;
    }
    for spread in &two.spread {
        if !in_one.contains(&spread.set) {
            sum = sum.plus(&Reach::one(vec![Count::ZERO, spread.here]))?;
        }
    }
    let of = Some(&before.of);
    let has = |side: &Apart<K>, doubt| side.doubts.iter().any(|other| Arc::ptr_eq(other, doubt));
    let (alone_before, alone_after) = (
        Asked::new(line, by, &[first]),
        Asked::new(line, by, &[second]),
    );
    for doubt in &one.doubts {
        let reach = if has(two, doubt) {
            doubt.reach(of, &both)?
        } else {
            doubt.reach(of, &alone_before)?.then(Count::ZERO)
        };
        sum = sum.plus(&reach)?;
    }
    for doubt in &two.doubts {
        if !has(one, doubt) {
            sum = sum.plus(&doubt.reach(of, &alone_after)?.after(Count::ZERO))?;
        }
    }
    Ok(sum.open(&[before.floor, after.floor]))
}
