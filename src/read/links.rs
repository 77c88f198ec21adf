//! Links between rows of one file: what leads nowhere takes its row along.

use super::{Defect, ReadAccount};
use crate::error::{Error, files::Files};
use crate::interaction::record::{Interaction, Link};
use crate::ledger::{Ids, circles};

/// Takes back rows with a link that leads nowhere, until every link holds. `place` puts the link's column to an error.
///
/// Each row and link is looked at a fixed number of times, however long a chain of parts is.
pub(super) fn take_back(
    rows: &mut Vec<Interaction>,
    lines: &[u64],
    ids: &Ids,
    account: &mut ReadAccount,
    place: impl Fn(Link, Error) -> Error,
) {
    let bad = faults(rows, lines, ids, account, place);
    let mut bad = bad.into_iter();
    rows.retain(|_| bad.next() != Some(true));
}

/// Which rows have links that do not hold. Why stands in the account.
fn faults(
    rows: &[Interaction],
    lines: &[u64],
    ids: &Ids,
    account: &mut ReadAccount,
    place: impl Fn(Link, Error) -> Error,
) -> Vec<bool> {
    let at = |id: &str| ids.find(id, rows);
    let part_of: Vec<Option<usize>> = rows.iter().map(|row| at(row.part_of()?)).collect();
    let mut circular = circles(&part_of);
    for (flag, row) in circular.iter_mut().zip(rows) {
        *flag |= leads_back(row).is_some();
    }
    let mut linked_from: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
    let mut bad = circular.clone();
    for (i, row) in rows.iter().enumerate() {
        for (_, id) in row.links() {
            match at(id).and_then(|to| linked_from.get_mut(to)) {
                Some(from) => from.push(i),
                None => mark(&mut bad, i),
            }
        }
    }
    let mut next: Vec<usize> = (0..rows.len()).filter(|&i| is(&bad, i)).collect();
    while let Some(i) = next.pop() {
        for &from in linked_from.get(i).into_iter().flatten() {
            if !is(&bad, from) {
                mark(&mut bad, from);
                next.push(from);
            }
        }
    }
    let leads_nowhere = |id: &str| at(id).is_none_or(|to| is(&bad, to));
    let faults = (0..).zip(lines).zip(rows).filter_map(|((i, line), row)| {
        let unknown = || row.links().find(|(_, id)| at(id).is_none());
        let in_circle = || leads_back(row).or(row.links().find(|_| is(&circular, i)));
        // OK because a link to the row itself is told first, and a circle is one of parts, whose link is the first.
        let (link, id, fault) = if let Some((link, id)) = unknown() {
            (link, id, Files::NoSuchId { id: id.into() })
        } else if let Some((link, id)) = in_circle() {
            (link, id, Files::Circle { id: id.into() })
        } else {
            let (link, id) = row.links().find(|(_, id)| leads_nowhere(id))?;
            (link, id, Files::NoSuchId { id: id.into() })
        };
        Some((*line, place(link, fault.into()), id.to_owned()))
    });
    account.take_back_all(Defect::Link, faults);
    bad
}

/// The link of a row to itself.
fn leads_back(row: &Interaction) -> Option<(Link, &str)> {
    row.links().find(|(_, id)| *id == row.id())
}

// OK because there is a flag for each row.
#[expect(clippy::indexing_slicing, reason = "a place of the rows")]
fn is(flags: &[bool], i: usize) -> bool {
    flags[i]
}

fn mark(flags: &mut [bool], i: usize) {
    if let Some(flag) = flags.get_mut(i) {
        *flag = true;
    }
}
