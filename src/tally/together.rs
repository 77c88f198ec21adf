//! Two counts of one table together: an event in doubt between two periods is one event.

use super::asked::Asked;
use super::key::TallyKey;
use super::reach::{Reach, Sum};
use super::tallied::{Joint, Tallied};
use crate::count::Count;
use crate::error::Result;
use std::sync::Arc;

/// The pairs of counts that the records allow.
pub(crate) fn together<K: TallyKey>(before: &Tallied<K>, after: &Tallied<K>) -> Result<Reach> {
    let reach = match (joint(before), joint(after)) {
        (Some(one), Some(two)) if Arc::ptr_eq(&one.table, &two.table) => {
            of_one_table(before, one, two)?
        }
        _ => {
            let reach = alone(before).then(Count::ZERO);
            let reach = reach.plus(&alone(after).after(Count::ZERO))?;
            // Of two counts in doubt the same event may be in doubt in both.
            if before.apart.is_some() && after.apart.is_some() {
                reach.loose()
            } else {
                reach
            }
        }
    };
    Ok(reach.open(&[before.is_floor(), after.is_floor()]))
}

fn joint<K: TallyKey>(side: &Tallied<K>) -> Option<&Joint<K>> {
    side.apart.as_ref()?.joint.as_ref()
}

/// What the records allow on one side, whatever is on the other.
fn alone<K: TallyKey>(side: &Tallied<K>) -> Reach {
    match &side.apart {
        Some(apart) => apart.alone.clone(),
        None => Reach::one(vec![side.count]),
    }
}

/// Two periods of one table.
fn of_one_table<K: TallyKey>(before: &Tallied<K>, one: &Joint<K>, two: &Joint<K>) -> Result<Reach> {
    let line = &one.line;
    let by = before.rule.assignment();
    let (first, second) = (vec![one.places], vec![two.places]);
    let both = Asked::new(line, by, &[first.clone(), second.clone()]);
    let mut sum = Sum::new(2);
    let once = Count::exact(1);
    sum.add(Reach::one(vec![one.rest, two.rest]), once)?;
    let (in_one, in_two) = (one.sets(), two.sets());
    for spread in &one.spread {
        // What is in doubt on one side alone is a pair of bounds on that side.
        if in_two.contains(&spread.set) {
            sum.add_somewhere(both.somewhere_in(&spread.set)?, spread.count)?;
        } else {
            sum.add(Reach::one(vec![spread.here, Count::ZERO]), once)?;
        }
    }
    for spread in &two.spread {
        if !in_one.contains(&spread.set) {
            sum.add(Reach::one(vec![Count::ZERO, spread.here]), once)?;
        }
    }
    let of = Some(&before.key);
    let (in_one, in_two) = (one.allocations(), two.allocations());
    let (alone_before, alone_after) = (
        Asked::new(line, by, &[first]),
        Asked::new(line, by, &[second]),
    );
    for doubt in &one.doubts {
        let reach = if in_two.contains(&Arc::as_ptr(doubt)) {
            doubt.reach(of, &both)?
        } else {
            doubt.reach(of, &alone_before)?.then(Count::ZERO)
        };
        sum.add(reach, once)?;
    }
    for doubt in &two.doubts {
        if !in_one.contains(&Arc::as_ptr(doubt)) {
            sum.add(doubt.reach(of, &alone_after)?.after(Count::ZERO), once)?;
        }
    }
    sum.all()
}
