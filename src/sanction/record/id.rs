//! Ids of regimes, packages, targets and listings.

use crate::error::{Result, sanctions::Sanctions};
use crate::interaction::key::seen;
use std::sync::Arc;

/// An id that is not empty and has no mark that cannot be seen.
pub(in crate::sanction) fn checked_id(
    what: &'static str,
    id: impl Into<Arc<str>>,
) -> Result<Arc<str>> {
    let id = id.into();
    if seen(&id)?.trim().is_empty() {
        return Err(Sanctions::EmptyId { what }.into());
    }
    Ok(id)
}

/// The id of an entry, and the number of the spell if the id has one: `#` and a number from 1, written without zeros before it.
pub(in crate::sanction) fn entry_and_spell(id: &str) -> (&str, Option<u32>) {
    let parts = id.rsplit_once('#').filter(|(entry, _)| !entry.is_empty());
    let spell = parts.and_then(|(entry, number)| {
        let spell: u32 = number.parse().ok()?;
        (spell > 0 && spell.to_string() == number).then_some((entry, Some(spell)))
    });
    spell.unwrap_or((id, None))
}
