//! Where the record of each id stands.

use crate::error::{Result, records::Records};
use crate::interaction::record::Interaction;
use std::hash::{BuildHasher, RandomState};

/// Finds records by their ids, and holds no id itself: a slot is a part of an id's hash and the place of its record.
///
/// ```text
/// tags    | · | fa | · | 89 | c1 | · | …     a power of two, at most three quarters taken
/// places  | · |  0 | · |  2 |  1 | · | …
///                             moved on by one, since its own slot was taken
/// ```
/// Five bytes a slot, where a map with the ids in it takes 25. Tags are compared first, which lie so close together that those of a million ids
/// stay in a near cache; an id that is new touches no record. While ids are added their hashes are kept, so that a larger table asks no record
/// for its id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    tags: Vec<u8>,
    places: Vec<u32>,
    /// The hashes of the ids by their places, until all were added.
    hashes: Vec<u32>,
    taken: usize,
    hasher: RandomState,
}

/// The tag of a slot that is not taken; no hash has it.
const FREE: u8 = 0;

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
        if 4 * (self.taken + 1) > 3 * self.tags.len() {
            self.grow(rows);
        }
        let hash = self.hash(id);
        let (at, found) = self.probe(hash, id, rows);
        if found.is_none() {
            let place = u32::try_from(rows.len()).ok();
            let place = place.ok_or(Records::TooMany { most: u32::MAX })?;
            self.take(at, hash, place);
            self.hashes.push(hash);
            self.taken += 1;
        }
        Ok(found)
    }

    /// That all ids were added.
    pub(crate) fn close(&mut self) {
        self.hashes = Vec::new();
    }

    fn hash(&self, id: &str) -> u32 {
        (self.hasher.hash_one(id) >> 32) as u32
    }

    /// The slot of an id, or the free one where it would stand; and the place of its record.
    fn probe(&self, hash: u32, id: &str, rows: &[Interaction]) -> (usize, Option<usize>) {
        let tag = tag(hash);
        let mut at = self.home(hash);
        while let Some(&here) = self.tags.get(at).filter(|tag| **tag != FREE) {
            if here == tag
                && let Some(&place) = self.places.get(at)
            {
                let place = place as usize;
                let is_other = self.hashes.get(place).is_some_and(|of| *of != hash);
                if !is_other && rows.get(place).is_some_and(|row| row.id() == id) {
                    return (at, Some(place));
                }
            }
            at = self.behind(at);
        }
        (at, None)
    }

    fn home(&self, hash: u32) -> usize {
        hash as usize & self.tags.len().wrapping_sub(1)
    }

    fn behind(&self, at: usize) -> usize {
        (at + 1) & self.tags.len().wrapping_sub(1)
    }

    fn take(&mut self, at: usize, hash: u32, place: u32) {
        if let (Some(to), Some(at)) = (self.tags.get_mut(at), self.places.get_mut(at)) {
            (*to, *at) = (tag(hash), place);
        }
    }

    #[cold]
    fn grow(&mut self, rows: &[Interaction]) {
        if self.hashes.len() != self.taken {
            let rows = rows.iter().take(self.taken);
            self.hashes = rows.map(|row| self.hash(row.id())).collect();
        }
        let slots = (2 * self.tags.len()).max(16);
        (self.tags, self.places) = (vec![FREE; slots], vec![0; slots]);
        let hashes = std::mem::take(&mut self.hashes);
        for (place, &hash) in (0..).zip(&hashes) {
            let mut at = self.home(hash);
            while self.tags.get(at).is_some_and(|tag| *tag != FREE) {
                at = self.behind(at);
            }
            self.take(at, hash, place);
        }
        self.hashes = hashes;
    }
}

/// What a slot holds of a hash: bits that do not say where it stands.
fn tag(hash: u32) -> u8 {
    (hash >> 25) as u8 | 0x80
}
