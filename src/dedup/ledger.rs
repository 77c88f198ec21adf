//! Repeats in a ledger.

use super::{Groups, Repeats};
use crate::count::Count;
use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use std::collections::HashMap;
use std::sync::Arc;

/// A ledger in which repeats are one record, and the groups that were made, by places in the rows of the ledger given.
///
/// The first record of a group stays as it is; one that may be the same as another counts as at most what it did, and perhaps 0. Links
/// to a record that was absorbed lead to the one that stayed.
///
/// # Errors
/// A record that becomes part of itself, because it and a part of it are taken for one.
///
/// # Examples
/// ```
/// use interstate::dedup::{self, Repeats};
/// use interstate::{Coverage, Interaction, InteractionKind, Ledger, Period, State};
///
/// let call = |id: &str, when: &str| Interaction::new(id, InteractionKind::Call, when.parse()?, [State::CHN, State::RUS]);
/// let two_lists = [call("a-1", "2024-05-02")?, call("b-17", "2024-05-02")?, call("b-18", "2024-05")?];
/// let ledger = Ledger::new(two_lists, Coverage::full(Period::year(2024)?))?;
/// let (ledger, groups) = dedup::of_ledger(&ledger, Repeats::OneADay, false)?;
/// assert_eq!((ledger.len(), groups.absorbed(), groups.count().to_string()), (2, 1, "1-2".to_owned()));
/// assert_eq!(ledger.get("b-18").map(|call| call.count().to_string()).as_deref(), Some("0-1"));
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn of_ledger(ledger: &Ledger, rule: Repeats, same_place: bool) -> Result<(Ledger, Groups)> {
    let rows = ledger.rows();
    let groups = rule.groups(rows, same_place);
    let mut stays: HashMap<&str, &Arc<str>> = HashMap::new();
    for group in groups.iter() {
        if let Some(kept) = rows.get(group.kept()) {
            for gone in group.absorbed().iter().filter_map(|&at| rows.get(at)) {
                stays.insert(gone.id(), &kept.id);
            }
        }
    }
    let led = |link: &Option<Arc<str>>| {
        let link = link.as_ref()?;
        Some(Arc::clone(stays.get(&**link).copied().unwrap_or(link)))
    };
    let kept = groups.iter().filter_map(|group| {
        let row = rows.get(group.kept())?;
        let possible = group.is_possible() && row.count().lo() > 0;
        Some(Interaction {
            part_of: led(&row.part_of),
            responds_to: led(&row.responds_to),
            count: if possible {
                row.count().hi().map_or(Count::at_least(0), Count::at_most)
            } else {
                row.count()
            },
            ..row.clone()
        })
    });
    Ok((Ledger::new(kept, ledger.coverage().clone())?, groups))
}
