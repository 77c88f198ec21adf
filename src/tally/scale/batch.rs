//! Events on their way into a table.

use super::grid::{EventGrid, EventPairs};
use super::key::EventKey;
use super::uncounted::Uncounted;
use crate::coded::CodedAct;
use crate::state::actor::Actor;
use chrono::NaiveDate;

/// Keys of events that are to be counted together, and how many others were left out.
#[derive(Debug)]
pub(super) struct Batch {
    keys: Box<[EventKey]>,
    /// How many of the keys are in use.
    len: usize,
    pub(super) uncounted: Uncounted,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            keys: vec![EventKey::new(0, 0, 0, 0); Self::MOST].into(),
            len: 0,
            uncounted: Uncounted::default(),
        }
    }
}

impl Batch {
    /// How many events wait at most: so few that they stay in the nearest cache.
    pub(super) const MOST: usize = 1024;

    /// Puts an event in; a full batch must be emptied before.
    #[inline]
    pub(super) fn put(&mut self, grid: &EventGrid, act: CodedAct) {
        match (act.from(), act.to(), act.code()) {
            (Some(from), Some(to), Some(code)) => {
                self.put_pairs(grid, std::iter::once((from, to, code.place(), act.day())));
            }
            (Some(from), Some(to), None) if from != to => self.uncounted.without_group += 1,
            _ => self.uncounted.without_pair += 1,
        }
    }

    /// Puts events in, up to the last that finds room.
    #[inline]
    pub(super) fn put_pairs(
        &mut self,
        grid: &EventGrid,
        events: impl Iterator<Item = (Actor, Actor, u16, NaiveDate)>,
    ) {
        // Kept here and not in `self`, so that no event waits for the one before to be written.
        let (mut len, mut uncounted) = (self.len, self.uncounted);
        for (from, to, code, day) in events {
            if from == to {
                uncounted.without_pair += 1;
                continue;
            }
            let Some(group) = grid.group_at(code) else {
                uncounted.without_group += 1;
                continue;
            };
            let Some(cell) = grid.cell_of(day) else {
                uncounted.outside += 1;
                continue;
            };
            let (from, to) = grid.pairs().turned(from.index(), to.index());
            if let Some(slot) = self.keys.get_mut(len) {
                *slot = EventKey::new(from, to, group, cell);
                len += 1;
            }
        }
        (self.len, self.uncounted) = (len, uncounted);
    }

    pub(super) fn is_full(&self) -> bool {
        self.len == Self::MOST
    }

    // OK because a batch holds at most `MOST`.
    #[expect(clippy::indexing_slicing, reason = "len <= MOST")]
    pub(super) fn keys(&self) -> &[EventKey] {
        &self.keys[..self.len]
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.uncounted = Uncounted::default();
    }
}

impl EventPairs {
    /// Two indices of actors as they are counted.
    #[inline]
    pub(super) fn turned(self, from: u16, to: u16) -> (u16, u16) {
        match self {
            Self::Directed => (from, to),
            Self::Undirected => (from.min(to), from.max(to)),
        }
    }
}
