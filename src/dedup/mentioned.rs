//! What the stories that mention events say of them.

use crate::coded::{CodedEvent, MentionTally};
use crate::count::Count;
use crate::ledger::ByMentions;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDateTime;

/// Applies the rule to events; how many of them have no such mention, and are left out. Of an event whose mentions are not known, nothing
/// is known of what the rule asks for.
pub(super) fn by_mentions(
    rule: ByMentions,
    events: &mut Vec<CodedEvent>,
    tally: Option<&MentionTally>,
) -> u64 {
    let before = events.len();
    events.retain_mut(|event| {
        let (count, first) = tally.map_or((Count::at_least(0), None), |tally| tally.of(event));
        match rule {
            ByMentions::Counted(_) => event.mentions = Some(count),
            ByMentions::FirstSeen(_) => {
                event.possible |= count.lo() == 0;
                if let Some(day) = day_of(event, count, first) {
                    event.when = day.into();
                }
            }
        }
        count != Count::ZERO
    });
    (before - events.len()) as u64
}

/// The day of the first mention; where some or all of them are not known, any from the first on which there can have been one.
fn day_of(event: &CodedEvent, count: Count, first: Option<NaiveDateTime>) -> Option<PartialDate> {
    let first = first.map(|first| first.date());
    if count.exactly().is_some() {
        return first.map(PartialDate::day);
    }
    let added = event.seen().map(|seen| seen.date());
    let from = added.or_else(|| event.when().start().first());
    let from = match (from, first) {
        (Some(from), Some(first)) => Some(from.min(first)),
        _ => from,
    };
    // OK because the first is not before the other.
    PartialDate::between(from, first).ok()
}
