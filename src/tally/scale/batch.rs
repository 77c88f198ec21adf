//! Events on their way into a table.

use super::event_tally::LeftOut;
use super::grid::{Grid, Pairs};
use super::table::Key;
use crate::code::Cameo;
use crate::read::gdelt::GdeltEvent;
use crate::state::actor::Actor;
use chrono::NaiveDate;

/// Keys of events that are to be counted together, and how many others were left out.
#[derive(Debug)]
pub(super) struct Batch {
    keys: Box<[Key]>,
    /// How many of the keys are in use.
    len: usize,
    pub(super) left_out: LeftOut,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            keys: vec![Key::new(0, 0, 0, 0); Self::MOST].into(),
            len: 0,
            left_out: LeftOut::default(),
        }
    }
}

impl Batch {
    /// How many events wait at most.
    pub(super) const MOST: usize = 4096;

    /// Puts an event in; a full batch must be emptied before.
    #[inline]
    pub(super) fn put(
        &mut self,
        grid: &Grid,
        [from, to]: [Option<Actor>; 2],
        code: Cameo,
        day: NaiveDate,
    ) {
        if let (Some(from), Some(to)) = (from, to) {
            self.put_pairs(grid, std::iter::once((from, to, code.place(), day)));
        } else {
            self.left_out.without_pair += 1;
        }
    }

    #[inline]
    pub(super) fn put_event(&mut self, grid: &Grid, event: &GdeltEvent<'_>) {
        self.put(grid, [event.from(), event.to()], event.code(), event.day());
    }

    /// Puts events in, up to the last that finds room.
    #[inline]
    pub(super) fn put_pairs(
        &mut self,
        grid: &Grid,
        events: impl Iterator<Item = (Actor, Actor, u16, NaiveDate)>,
    ) {
        // Kept here and not in `self`, so that no event waits for the one before to be written.
        let (mut len, mut left_out) = (self.len, self.left_out);
        for (from, to, code, day) in events {
            if from == to {
                left_out.without_pair += 1;
                continue;
            }
            let Some(group) = grid.group_at(code) else {
                left_out.without_group += 1;
                continue;
            };
            let Some(cell) = grid.cell_of(day) else {
                left_out.outside += 1;
                continue;
            };
            let (from, to) = grid.pairs().turned(from.index(), to.index());
            if let Some(slot) = self.keys.get_mut(len) {
                *slot = Key::new(from, to, group, cell);
                len += 1;
            }
        }
        (self.len, self.left_out) = (len, left_out);
    }

    pub(super) fn is_full(&self) -> bool {
        self.len == Self::MOST
    }

    // OK because a batch holds at most `MOST`.
    #[expect(clippy::indexing_slicing, reason = "len <= MOST")]
    pub(super) fn keys(&self) -> &[Key] {
        &self.keys[..self.len]
    }

    pub(super) fn clear(&mut self) {
        self.len = 0;
        self.left_out = LeftOut::default();
    }
}

impl Pairs {
    /// Two indices of actors as they are counted.
    #[inline]
    pub(super) fn turned(self, from: u16, to: u16) -> (u16, u16) {
        match self {
            Self::Directed => (from, to),
            Self::Undirected => (from.min(to), from.max(to)),
        }
    }
}
