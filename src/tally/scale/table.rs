//! Numbers by key: a plain table while it fits, hash tables split by key beyond.

use crate::state::actor::Actor;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A counted event in 64 bits: two actors, the group of its code, its cell.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct Key(u64);

/// Bits of an actor's index and of a group's place; the cell has what is left.
const ACTOR_BITS: u32 = 10;
const GROUP_BITS: u32 = 16;

impl Key {
    /// OK because an actor's index is below 1,024, a group's place below 65,536 and a cell's below 2²⁸: the tests look at the first.
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

/// How many numbers a plain table may have: 64 MiB of 4 bytes each.
const MOST_CELLS: usize = 16 << 20;

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

/// One number for every pair of actors seen, group and cell.
///
/// Pairs are numbered so that the first actors seen have the lowest numbers, whatever comes later: the table only ever grows at its end,
/// and the pairs of the actors that are seen most stand close together.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    groups: usize,
    cells: usize,
    /// The place of an actor in the order of being seen, by its index; [`UNSEEN`] until then.
    order: Vec<u16>,
    seen: Vec<u16>,
    counts: Vec<u32>,
    events: u64,
}

const UNSEEN: u16 = u16::MAX;

impl Plain {
    fn new(groups: usize, cells: usize) -> Self {
        Self {
            groups,
            cells,
            order: vec![UNSEEN; Actor::all().len()],
            seen: Vec::new(),
            counts: Vec::new(),
            events: 0,
        }
    }

    /// Notes that so many events come; `false` when a number of 32 bits might not hold them all.
    fn expect(&mut self, events: u64) -> bool {
        self.events += events;
        u32::try_from(self.events).is_ok()
    }

    /// The number of a pair: those whose later actor is the m-th seen are m² to m² + 2m.
    #[inline]
    fn pair(from: usize, to: usize) -> usize {
        // No branch: which of two actors came first is a coin toss to the processor.
        let later = from.max(to);
        later * later + from.min(to) + usize::from(from < to) * (later + 1)
    }

    /// The pair with a number.
    fn pair_at(number: usize) -> (usize, usize) {
        let later = number.isqrt();
        match number - later * later {
            earlier if earlier <= later => (later, earlier),
            rest => (rest - later - 1, later),
        }
    }

    #[inline]
    fn place(&self, key: Key) -> Option<usize> {
        let order = |actor: u16| self.order.get(usize::from(actor)).copied();
        let (from, to) = (order(key.from())?, order(key.to())?);
        if from == UNSEEN || to == UNSEEN {
            return None;
        }
        let pair = Self::pair(usize::from(from), usize::from(to));
        Some((pair * self.groups + key.group()) * self.cells + key.cell())
    }

    /// Counts events from the first on, and says how many: fewer than all if the table would be too large.
    fn add(&mut self, keys: &[Key]) -> usize {
        let mut places = [0; 256];
        let mut done = 0;
        for keys in keys.chunks(places.len()) {
            // First all places, then all numbers: so many of the latter are fetched from memory at the same time.
            let mut found = 0;
            for (slot, &key) in places.iter_mut().zip(keys) {
                match self.place(key).filter(|&place| place < self.counts.len()) {
                    Some(place) => *slot = place,
                    None if self.grow(key) => *slot = self.place(key).unwrap_or(0),
                    None => break,
                }
                found += 1;
            }
            for &place in places.iter().take(found) {
                if let Some(count) = self.counts.get_mut(place) {
                    // OK because `expect` turns down events from 2³² on, so no number passes that.
                    *count = count.wrapping_add(1);
                }
            }
            done += found;
            if found < keys.len() {
                break;
            }
        }
        done
    }

    /// Makes room for the actors of an event, unless the table would be too large.
    #[cold]
    fn grow(&mut self, key: Key) -> bool {
        let room = self.see(key.from()) && self.see(key.to());
        room && self
            .place(key)
            .is_some_and(|place| place < self.counts.len())
    }

    /// Makes room for an actor, unless the table would be too large.
    fn see(&mut self, actor: u16) -> bool {
        let number = self.seen.len();
        let all = (number + 1) * (number + 1) * self.groups * self.cells;
        match self.order.get_mut(usize::from(actor)) {
            None => false,
            Some(order) if *order != UNSEEN => true,
            Some(_) if all > MOST_CELLS => false,
            Some(order) => {
                // OK because there are fewer than 1,024 actors.
                *order = u16::try_from(number).unwrap_or(UNSEEN);
                self.seen.push(actor);
                self.counts.resize(all, 0);
                true
            }
        }
    }

    /// Adds another table, if the sum can be a plain one too.
    fn absorb(&mut self, other: &Self) -> bool {
        let actors = other.seen.iter().copied();
        if !self.expect(other.events) || !actors.clone().all(|a| self.see(a)) {
            return false;
        }
        let per_pair = (self.groups * self.cells).max(1);
        let order: Vec<usize> = actors
            .filter_map(|a| self.order.get(usize::from(a)).map(|&o| usize::from(o)))
            .collect();
        for (number, theirs) in other.counts.chunks(per_pair).enumerate() {
            let (from, to) = Self::pair_at(number);
            let (Some(&from), Some(&to)) = (order.get(from), order.get(to)) else {
                continue;
            };
            let start = Self::pair(from, to) * per_pair;
            let mine = self.counts.get_mut(start..start + per_pair);
            for (mine, &theirs) in mine.unwrap_or_default().iter_mut().zip(theirs) {
                // OK because all events together are fewer than 2³².
                *mine = mine.wrapping_add(theirs);
            }
        }
        true
    }

    /// Gives everything that is not zero, in the order of actors, groups and cells.
    fn each(&self, mut see: impl FnMut(Key, u64)) {
        let per_pair = self.groups * self.cells;
        let mut actors: Vec<(u16, usize)> = self.seen.iter().copied().zip(0..).collect();
        actors.sort_unstable();
        for &(from, first) in &actors {
            for &(to, second) in &actors {
                let start = Self::pair(first, second) * per_pair;
                let counts = self.counts.get(start..start + per_pair).unwrap_or_default();
                for (group, counts) in counts.chunks(self.cells.max(1)).enumerate() {
                    for (cell, &count) in counts.iter().enumerate() {
                        if count > 0 {
                            see(Key::new(from, to, group, cell), u64::from(count));
                        }
                    }
                }
            }
        }
    }
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
            left = keys.get(plain.add(keys)..).unwrap_or_default();
        }
        if !left.is_empty() {
            for &key in left {
                self.add_to_split(key, 1);
            }
        }
    }

    /// Counts so many events of one key.
    pub(super) fn add_many(&mut self, key: Key, count: u64) {
        if let Some(plain) = &mut self.plain
            && plain.expect(count)
            && plain.see(key.from())
            && plain.see(key.to())
            && let Some(slot) = plain.place(key).and_then(|at| plain.counts.get_mut(at))
        {
            // OK because all events together are fewer than 2³².
            *slot = slot.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
            return;
        }
        self.add_to_split(key, count);
    }

    /// Adds another table.
    pub(super) fn merge(&mut self, other: &Self) {
        if let Some(mine) = &mut self.plain {
            if mine.events == 0 {
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
        let fits = |plain: &Plain| actors * actors * plain.groups * plain.cells <= MOST_CELLS;
        self.plain.as_ref().is_some_and(fits)
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
        let count = if let Some(plain) = &self.plain {
            let place = plain.place(key);
            place
                .and_then(|at| plain.counts.get(at))
                .map(|&count| u64::from(count))
        } else {
            let part = self.parts.get(part_of(key));
            part.and_then(|part| part.get(&key)).copied()
        };
        count.unwrap_or(0)
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
