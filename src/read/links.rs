//! Links between rows of one file: what leads nowhere takes its row along.

use crate::error::{Error, files::Files};
use crate::interaction::record::Interaction;
use std::collections::HashMap;

/// Moves rows with a link that leads nowhere to the rejected ones, until every link holds. `place` puts the link's column to an error.
pub(super) fn reject_dangling(
    rows: &mut Vec<(u64, Interaction)>,
    rejected: &mut Vec<Error>,
    place: impl Fn(&'static str, Error) -> Error,
) {
    if !rows.iter().any(|(_, row)| row.links().next().is_some()) {
        return;
    }
    loop {
        let wholes: HashMap<&str, Option<&str>> = rows
            .iter()
            .map(|(_, row)| (row.id(), row.part_of()))
            .collect();
        let faults: Vec<Option<Error>> = rows
            .iter()
            .map(|(line, row)| {
                let (link, fault) = fault_of_links(row, &wholes)?;
                Some(place(link, fault.into()).at(*line, None))
            })
            .collect();
        let before = rows.len();
        let mut faults = faults.into_iter();
        rows.retain(|_| match faults.next().flatten() {
            Some(fault) => {
                rejected.push(fault);
                false
            }
            None => true,
        });
        if rows.len() == before {
            return;
        }
    }
}

fn fault_of_links(
    row: &Interaction,
    wholes: &HashMap<&str, Option<&str>>,
) -> Option<(&'static str, Files)> {
    if let Some((link, id)) = row.links().find(|(_, id)| !wholes.contains_key(id)) {
        return Some((link, Files::NoSuchId { id: id.into() }));
    }
    let mut whole = row.part_of();
    let mut steps = 0;
    while let Some(id) = whole {
        steps += 1;
        if id == row.id() || steps > wholes.len() {
            return Some(("part_of", Files::Circle { id: id.into() }));
        }
        whole = wholes.get(id).copied().flatten();
    }
    None
}
