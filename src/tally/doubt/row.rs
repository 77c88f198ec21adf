//! A row whose days, existence or parties are in doubt.

use crate::count::Count;
use crate::interaction::record::Interaction;
use crate::tally::key::TallyKey;
use crate::time::truth::Truth;
use crate::time::when::When;
use std::sync::Arc;

/// What a question has to know of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row<K> {
    pub(super) id: Arc<str>,
    pub(super) when: When,
    pub(super) count: Count,
    pub(super) sure: bool,
    /// The lines that it surely counts in.
    pub(super) names: Box<[K]>,
    /// The row itself, if a party of it is not known, so that it may count in other lines too.
    open: Option<Box<Interaction>>,
}

impl<K: TallyKey> Row<K> {
    pub(super) fn new(row: &Interaction, sure: bool) -> Self {
        Self {
            id: row.shared_id(),
            when: row.when().clone(),
            count: row.count(),
            sure,
            names: K::keys_of(row).collect(),
            open: K::leaves_open(row).then(|| Box::new(row.clone())),
        }
    }

    /// Whether it counts in a line if it took place.
    pub(super) fn counts_in(&self, of: &K) -> Truth {
        if self.names.contains(of) {
            Truth::Yes
        } else if self.open.as_ref().is_some_and(|row| of.may_be(row)) {
            Truth::Depends
        } else {
            Truth::No
        }
    }
}
