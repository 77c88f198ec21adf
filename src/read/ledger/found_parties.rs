//! The parties of a row, as they were found.

use crate::error::Result;
use crate::interaction::Party;
use crate::interaction::record::Interaction;
use crate::kind::interaction_kind::InteractionKind;
use crate::read::repeated::Pools;
use crate::time::when::When;
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
    /// The record of these parties and the texts in hand. They are known again if there was a cell for it.
    pub(super) fn record(
        self,
        when: When,
        kind: InteractionKind,
        pools: &mut Pools,
    ) -> Result<Interaction> {
        match self {
            Self::Known(parties) => Interaction::of_texts(&mut pools.own, parties, kind, when),
            Self::New { parties, cell } => {
                let row = Interaction::of_new_parties(&mut pools.own, parties, kind, when)?;
                if let Some(cell) = cell {
                    pools.parties.remember(cell, row.shared_parties());
                }
                Ok(row)
            }
        }
    }
}
