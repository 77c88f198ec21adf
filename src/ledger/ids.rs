//! Where the record of each id stands.

use crate::error::{Result, records::Records};
use crate::interaction::record::Interaction;
use std::hash::{BuildHasher, RandomState};

/// Finds records by their ids, and holds no id itself: a slot is a part of an id's hash and the place of its record.
///
/// ```text
/// slots  | · | 7f3a 0 | · | 09c1 2 | 09c1 1 | · | …     a power of two, at most three quarters taken
///              hash place            moved on by one, since its own slot was taken
/// ```
/// Eight bytes a slot, where a map with the ids in it takes 25. The hash is compared before the record is looked at, so that an id that is
/// new touches no record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    slots: Vec<Slot>,
    taken: usize,
    hashes: RandomState,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    /// [`FREE`] in a slot that is not taken.
    place: u32,
}

const FREE: u32 = u32::MAX;

impl Ids {
    /// The place of the record with this id among the records that were added.
    pub(crate) fn find(&self, id: &str, rows: &[Interaction]) -> Option<usize> {
        self.probe(self.hash(id), id, rows).1
    }

    /// Adds the id of the record behind these, unless one of them has it: then the place of that one.
    ///
    /// # Errors
    /// More records than a place can tell.
    pub(crate) fn add(&mut self, id: &str, rows: &[Interaction]) -> Result<Option<usize>> {
        if 4 * (self.taken + 1) > 3 * self.slots.len() {
            self.grow();
        }
        let hash = self.hash(id);
        let (at, found) = self.probe(hash, id, rows);
        if found.is_none() {
            let place = u32::try_from(rows.len()).ok().filter(|&place| place < FREE);
            let place = place.ok_or(Records::TooMany { most: FREE })?;
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = Slot { hash, place };
                self.taken += 1;
            }
        }
        Ok(found)
    }

    fn hash(&self, id: &str) -> u32 {
        (self.hashes.hash_one(id) >> 32) as u32
    }

    /// The slot of an id, or the free one where it would stand; and the place of its record.
    fn probe(&self, hash: u32, id: &str, rows: &[Interaction]) -> (usize, Option<usize>) {
        let mut at = self.home(hash);
        while let Some(&slot) = self.slots.get(at).filter(|slot| slot.place != FREE) {
            let place = slot.place as usize;
            if slot.hash == hash && rows.get(place).is_some_and(|row| row.id() == id) {
                return (at, Some(place));
            }
            at = self.behind(at);
        }
        (at, None)
    }

    fn home(&self, hash: u32) -> usize {
        hash as usize & self.slots.len().wrapping_sub(1)
    }

    fn behind(&self, at: usize) -> usize {
        (at + 1) & self.slots.len().wrapping_sub(1)
    }

    fn grow(&mut self) {
        let free = Slot {
            hash: 0,
            place: FREE,
        };
        let slots = vec![free; (2 * self.slots.len()).max(16)];
        for slot in std::mem::replace(&mut self.slots, slots) {
            if slot.place == FREE {
                continue;
            }
            let mut at = self.home(slot.hash);
            while self.slots.get(at).is_some_and(|here| here.place != FREE) {
                at = self.behind(at);
            }
            if let Some(here) = self.slots.get_mut(at) {
                *here = slot;
            }
        }
    }
}
