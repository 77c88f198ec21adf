//! Which classes some counts within the bounds lead to.

use super::class::{ClassSet, TrendClass, TrendRule};
use crate::error::Result;
use crate::ratio::frequency::FrequencyRatio;

/// The classes that some pair of counts within the bounds leads to.
///
/// The interval's ends fall in the earlier count and rise in the later one, so the corners decide: the corner that favours an
/// increase says whether one can be reached, the opposite corner whether nothing else can. Between increased and decreased there
/// is always an inconclusive pair, since the intervals of neighbouring counts overlap.
pub(super) fn classes(ratio: &FrequencyRatio, rule: TrendRule) -> Result<ClassSet> {
    let (before, after) = (ratio.before().count, ratio.after().count);
    let above = |before: Option<u64>, after: Option<u64>| -> Result<bool> {
        match (before, after) {
            (None, _) => Ok(false),
            (_, None) => Ok(true),
            (Some(b), Some(a)) => Ok(ratio.exact_interval(b, a, rule.level())?.lo() > 1.0),
        }
    };
    let below = |before: Option<u64>, after: Option<u64>| -> Result<bool> {
        match (before, after) {
            (_, None) => Ok(false),
            (None, _) => Ok(true),
            (Some(b), Some(a)) => Ok(ratio
                .exact_interval(b, a, rule.level())?
                .hi()
                .is_some_and(|hi| hi < 1.0)),
        }
    };
    let mut set = ClassSet::default();
    if above(Some(before.lo()), after.hi())? {
        set.add(TrendClass::Increased);
    }
    if below(before.hi(), Some(after.lo()))? {
        set.add(TrendClass::Decreased);
    }
    if !above(before.hi(), Some(after.lo()))? && !below(Some(before.lo()), after.hi())? {
        set.add(TrendClass::Inconclusive);
    }
    Ok(set)
}
