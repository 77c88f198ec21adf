//! Numbers by key: a plain table while it fits, hash tables split by key beyond.

use super::grid::Grid;
use super::plain::Plain;
use crate::state::actor::Actor;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A counted event in 64 bits: two actors, the group of its code, its cell.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct Key(u64);

/// Bits of an actor's index and of a group's place; the cell has what is left.
const ACTOR_BITS: u32 = 10;
const GROUP_BITS: u32 = 16;
const CELL_BITS: u32 = u64::BITS - 2 * ACTOR_BITS - GROUP_BITS;

// Nothing can be too large for its bits: neither a table of actors, nor a grid of as many groups as it takes, nor a partition of as many
// periods as there are days in the years that it takes.
const _: () = assert!(Actor::COUNT <= 1 << ACTOR_BITS);
const _: () = assert!(Grid::MOST_GROUPS <= 1 << GROUP_BITS);
const _: () = assert!(9_999 * 366 <= 1 << CELL_BITS);

impl Key {
    /// OK because the assertions above hold.
    #[inline]
    pub(super) fn new(from: u16, to: u16, group: usize, cell: usize) -> Self {
        let pair = u64::from(from) << ACTOR_BITS | u64::from(to);
        Self(((cell as u64) << GROUP_BITS | group as u64) << (2 * ACTOR_BITS) | pair)
    }

    #[inline]
    pub(super) fn from(self) -> u16 {
        (self.0 >> ACTOR_BITS & 0x3FF) as u16
    }

    #[inline]
    pub(super) fn to(self) -> u16 {
        (self.0 & 0x3FF) as u16
    }

    #[inline]
    pub(super) fn group(self) -> usize {
        (self.0 >> (2 * ACTOR_BITS) & 0xFFFF) as usize
    }

    #[inline]
    pub(super) fn cell(self) -> usize {
        (self.0 >> (2 * ACTOR_BITS + GROUP_BITS)) as usize
    }
}

/// The parts that hash tables are split into.
pub(super) const PARTS: usize = 64;

type Part = HashMap<Key, u64, BuildHasherDefault<Mix>>;

#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The plain form, while the table has it.
    plain: Option<Plain>,
    /// The split form after that.
    parts: Vec<Part>,
}

impl Table {
    pub(super) fn new(groups: usize, cells: usize) -> Self {
        Self {
            plain: Some(Plain::new(groups, cells)),
            parts: Vec::new(),
        }
    }

    /// Counts events.
    pub(super) fn add_all(&mut self, keys: &[Key]) {
        let mut left = keys;
        if let Some(plain) = &mut self.plain
            && plain.expect(keys.len() as u64)
        {
            // OK because it counts at most all of them.
            #[expect(clippy::indexing_slicing, reason = "counted <= keys")]
            {
                left = &keys[plain.add(keys)..];
            }
        }
        if !left.is_empty() {
            for &key in left {
                self.add_to_split(key, 1);
            }
        }
    }

    /// Counts so many events of one key.
    pub(super) fn add_many(&mut self, key: Key, count: u64) {
        let plain = self.plain.as_mut();
        if !plain.is_some_and(|plain| plain.add_many(key, count)) {
            self.add_to_split(key, count);
        }
    }

    /// Adds another table.
    pub(super) fn merge(&mut self, other: &Self) {
        if let Some(mine) = &mut self.plain {
            if mine.is_new() {
                *self = other.clone();
                return;
            }
            if let Some(theirs) = &other.plain
                && mine.absorb(theirs)
            {
                return;
            }
        }
        other.each(|key, count| self.add_to_split(key, count));
    }

    /// Whether so many actors fit into the plain form.
    pub(super) fn is_plain_for(&self, actors: usize) -> bool {
        self.plain.as_ref().is_some_and(|plain| plain.fits(actors))
    }

    fn add_to_split(&mut self, key: Key, count: u64) {
        let parts = self.split();
        if let Some(part) = parts.get_mut(part_of(key)) {
            *part.entry(key).or_insert(0) += count;
        }
    }

    /// The split form, made now if it was the plain one.
    pub(super) fn split(&mut self) -> &mut [Part] {
        if let Some(plain) = self.plain.take() {
            self.parts = vec![Part::default(); PARTS];
            plain.each(|key, count| {
                if let Some(part) = self.parts.get_mut(part_of(key)) {
                    part.insert(key, count);
                }
            });
        }
        &mut self.parts
    }

    pub(super) fn get(&self, key: Key) -> u64 {
        if let Some(plain) = &self.plain {
            return plain.get(key);
        }
        // A key that no part holds was never counted.
        let part = self.parts.get(part_of(key));
        part.and_then(|part| part.get(&key)).map_or(0, |&n| n)
    }

    /// Gives everything that is not zero; from the plain form in order.
    pub(super) fn each(&self, mut see: impl FnMut(Key, u64)) {
        match &self.plain {
            Some(plain) => plain.each(see),
            None => {
                for (&key, &count) in self.parts.iter().flatten() {
                    see(key, count);
                }
            }
        }
    }
}

/// The part that a key belongs to.
#[inline]
pub(super) fn part_of(key: Key) -> usize {
    // Bits from the middle: a hash table looks at the highest and the lowest ones.
    (mixed(key.0) >> 32) as usize % PARTS
}

/// Spreads a key over 64 bits.
#[inline]
fn mixed(key: u64) -> u64 {
    let product = u128::from(key) * 0x9E37_79B9_7F4A_7C15;
    // OK because both halves are wanted.
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    let low = product as u64;
    (product >> 64) as u64 ^ low
}

/// A hasher for keys of 64 bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    #[inline]
    fn write_u64(&mut self, key: u64) {
        self.0 = mixed(key);
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = mixed(self.0 ^ u64::from(byte));
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests;
