//! The parties of a row, as they were found.

use crate::error::Result;
use crate::interaction::Party;
use crate::interaction::record::Interaction;
use crate::kind::interaction_kind::InteractionKind;
use crate::read::repeated::Pools;
use crate::time::when::When;
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

/// The parties of a row.
pub(super) enum FoundParties<'a> {
    /// Those of a row with the same cell.
    Known(Arc<[Party]>),
    /// Those of a row that none before it had, and the cell by which they are known again.
    New {
        parties: Vec<Party>,
        cell: Option<&'a str>,
    },
}

impl FoundParties<'_> {
    /// The record of these parties, who are known again if there was a cell for it.
    pub(super) fn record(
        self,
        id: Cow<'_, str>,
        when: When,
        kind: InteractionKind,
        pools: &RefCell<&mut Pools>,
    ) -> Result<Interaction> {
        match self {
            Self::Known(parties) => Interaction::of_same_parties(parties, id, kind, when),
            Self::New { parties, cell } => {
                let row = Interaction::new(id, kind, when, parties)?;
                if let Some(cell) = cell {
                    let known = &mut pools.borrow_mut().parties;
                    known.remember(cell, row.shared_parties());
                }
                Ok(row)
            }
        }
    }
}
