//! Repeats in a ledger.

use super::{RepeatGroup, RepeatGroups, Repeats, SameMatter};
use crate::count::Count;
use crate::error::{Result, meaning::Meaning};
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use std::collections::HashMap;
use std::sync::Arc;

/// Merges the repeats in a ledger into one record each, and returns the groups, as indices into the rows of the ledger given.
///
/// The first record of a group stays as it is; one that may be the same as another counts as at most what it did, and perhaps 0. A link
/// to a record that was absorbed leads to the one that stayed, and a link from one record of a group to another is dropped and stands in
/// the group's account ([`RepeatGroup::dropped_links`](super::RepeatGroup::dropped_links)). The ledger
/// [knows the rule](Ledger::reduction) by which it was made, which is that of the [groups](RepeatGroups::rule); the rows that could not be read
/// stay as many as they were.
///
/// # Errors
/// A record that becomes part of itself through a record outside of its group, because it and a part of that one are taken for one; a
/// ledger that was made by another rule already.
///
/// # Examples
/// ```
/// use interstate::dedup::{self, Repeats, SameMatter};
/// use interstate::{Coverage, Interaction, InteractionKind, Ledger, Period, State};
///
/// let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
/// let two_lists = [call("a-1", "2024-05-02")?, call("b-17", "2024-05-02")?, call("b-18", "2024-05")?];
/// let ledger = Ledger::new(two_lists, Coverage::full(Period::year(2024)?))?;
/// let (ledger, groups) = dedup::merge_repeats(&ledger, Repeats::OneADay, SameMatter::Act)?;
/// assert_eq!((ledger.len(), groups.iter().map(|group| group.absorbed().len()).sum::<usize>(), groups.count().to_string()), (2, 1, "1-2".to_owned()));
/// assert_eq!(ledger.reduction().to_string(), "one event a day");
/// assert_eq!(ledger.get("b-18").map(|call| call.count().to_string()).as_deref(), Some("0-1"));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn merge_repeats(
    ledger: &Ledger,
    rule: Repeats,
    same_matter: SameMatter,
) -> Result<(Ledger, RepeatGroups)> {
    let rows = ledger.rows();
    let mut groups = rule.groups(rows, same_matter);
    let before = ledger.reduction();
    if !before.is_plain() && !groups.rule.is_plain() && before != groups.rule {
        return Err(Meaning::ReducedAlready {
            before: before.to_string().into(),
            now: groups.rule.to_string().into(),
        }
        .into());
    }
    let made_by = if groups.rule.is_plain() {
        before
    } else {
        groups.rule
    };
    let leads = Leads::of(rows, &groups);
    for group in &mut groups.groups {
        group.links = leads.within(rows, group);
    }
    let kept = groups.iter().filter_map(|group| {
        let row = rows.get(group.kept())?;
        let possible = group.is_possible() && row.count().lo() > 0;
        let row = leads.follow(row.clone());
        Some(if possible {
            let most = row.count().hi();
            row.with_count(most.map_or(Count::at_least(0), Count::at_most))
        } else {
            row
        })
    });
    let reduced = Ledger::new(kept, ledger.coverage().clone())?.with_unread(ledger.unread())?;
    Ok((reduced.reduced_by(made_by), groups))
}

/// Where links lead once records are taken for one: from the id of each absorbed record to that of the one that stays.
struct Leads<'a>(HashMap<&'a str, Arc<str>>);

impl<'a> Leads<'a> {
    fn of(rows: &'a [Interaction], groups: &RepeatGroups) -> Self {
        let mut leads = HashMap::new();
        for group in groups.iter() {
            if let Some(kept) = rows.get(group.kept()) {
                let to = kept.shared_id();
                for gone in group.absorbed().iter().filter_map(|&at| rows.get(at)) {
                    leads.insert(gone.id(), Arc::clone(&to));
                }
            }
        }
        Self(leads)
    }

    fn to<'b>(&'b self, id: &'b str) -> &'b str {
        self.0.get(id).map_or(id, |kept| kept)
    }

    /// How many links of the records of a group lead to one of the same group.
    fn within(&self, rows: &[Interaction], group: &RepeatGroup) -> u64 {
        let Some(kept) = rows.get(group.kept()) else {
            return 0;
        };
        let absorbed = group.absorbed().iter().filter_map(|&at| rows.get(at));
        std::iter::once(kept)
            .chain(absorbed)
            .flat_map(Interaction::links)
            .filter(|(_, id)| self.to(id) == kept.id())
            .count() as u64
    }

    /// A record that stays, with its links led to records that stay, and without those that lead to itself.
    fn follow(&self, row: Interaction) -> Interaction {
        let own = row.shared_id();
        row.with_links(|id| {
            let to = self.0.get(&*id).map_or(id, Arc::clone);
            (to != own).then_some(to)
        })
    }
}
