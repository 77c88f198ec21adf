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
