//! Numbers by key: a plain table while it fits, hash tables split by key beyond.

use super::key::{EventKey, Mix};
use super::plain::Plain;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The parts that hash tables are split into: so many that one of ten thousand keys stays in a cache, and few enough that events are sorted
/// by part in one go.
pub(super) const PARTS: usize = 512;

type Part = HashMap<EventKey, u64, BuildHasherDefault<Mix>>;

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
    pub(super) fn add_all(&mut self, keys: &[EventKey]) {
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
    pub(super) fn add_many(&mut self, key: EventKey, count: u64) {
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

    fn add_to_split(&mut self, key: EventKey, count: u64) {
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

    pub(super) fn get(&self, key: EventKey) -> u64 {
        if let Some(plain) = &self.plain {
            return plain.get(key);
        }
        // A key that no part holds was never counted.
        let part = self.parts.get(part_of(key));
        part.and_then(|part| part.get(&key)).map_or(0, |&n| n)
    }

    /// Gives everything that is not zero; from the plain form in order.
    pub(super) fn each(&self, mut see: impl FnMut(EventKey, u64)) {
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
pub(super) fn part_of(key: EventKey) -> usize {
    // Bits from the middle: a hash table looks at the highest and the lowest ones.
    (key.mixed() >> 32) as usize % PARTS
}

#[cfg(test)]
mod tests;
