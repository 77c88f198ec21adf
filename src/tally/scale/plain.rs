//! The plain table: a byte for every number, and more for the numbers that need it.
//!
//! # Where a number stands
//! Actors are numbered in the order in which they are first seen, and pairs of actors in shells: shell m holds the pairs of actor m with
//! itself and with all actors before it, and has the numbers m² to m² + 2m.
//!
//! ```text
//!            to actor
//!             0   1   2   3
//! from 0      0   3   7  13        shell 0: 0
//!      1      1   2   8  14        shell 1: 1 2 3
//!      2      4   5   6  15        shell 2: 4 5 6 7 8
//!      3      9  10  11  12        shell 3: 9 10 11 12 13 14 15
//! ```
//!
//! k actors fill the numbers 0 to k² − 1 without a gap, so a new actor adds a shell at the end and moves nothing; by rows or by columns, every
//! new actor would move all others. Within a shell, `from` = m comes first (m² + `to`), then `to` = m (m² + m + 1 + `from`).
//!
//! Each pair has `groups × cells` numbers, by group and then by cell. The lowest 8 bits of all numbers are one vector; the bits above them are kept
//! for those pairs alone that have any:
//!
//! ```text
//! low   | pair 0: g0c0 g0c1 … g1c0 g1c1 … | pair 1: … | pair 2: … |     a byte each
//! high  | none                            | u32 each  | none      |     one box for each pair, empty or with groups × cells
//!
//! number = high · 256 + low
//! ```
//!
//! Counting an event is an addition to one byte of `low`. Once in 256 times that byte returns to 0, and 1 is carried to `high`.

use super::key::EventKey;
use crate::state::actor::Actor;

/// How many numbers a plain table may have: 16 MiB of one byte each, 4 bytes more for those of a pair that has a number above 255, and 16
/// bytes for each pair before such a one.
pub(super) const MOST_CELLS: usize = 16 << 20;

/// One number for every pair of actors seen, cell and group.
///
/// Pairs are numbered so that the first actors seen have the lowest numbers, whatever comes later: the table only ever grows at its end,
/// and the pairs of the actors that are seen most stand close together. Of a pair the groups of one cell stand together: rows of files come in
/// the order of their days, so that of each pair few bytes are in use at a time.
///
/// Most numbers of most pairs are small. So the lowest 8 bits of all stand together, four times as many in a cache as whole numbers; what
/// is above them is counted up once in 256 times, and apart.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    groups: usize,
    cells: usize,
    /// The place of an actor in the order of being seen, by its index; [`UNSEEN`] until then.
    order: Vec<u16>,
    seen: Vec<u16>,
    /// The lowest 8 bits of each number.
    low: Vec<u8>,
    /// The bits above them, for each pair that has any; empty for the others.
    high: Vec<Box<[u32]>>,
    /// The sum of all numbers, or more.
    events: u64,
}

const UNSEEN: u16 = u16::MAX;

/// The largest sum of all numbers, so that each fits: 32 bits above the lowest 8.
pub(super) const MOST_EVENTS: u64 = (1 << 40) - 1;

impl Plain {
    pub(super) fn new(groups: usize, cells: usize) -> Self {
        Self {
            groups,
            cells,
            order: vec![UNSEEN; Actor::all().len()],
            seen: Vec::new(),
            low: Vec::new(),
            high: Vec::new(),
            events: 0,
        }
    }

    /// Notes that so many events come; `false` when a number might not hold them all.
    pub(super) fn expect(&mut self, events: u64) -> bool {
        self.events = self.events.saturating_add(events);
        self.events <= MOST_EVENTS
    }

    /// Whether nothing was ever counted.
    pub(super) fn is_new(&self) -> bool {
        self.events == 0
    }

    /// Whether so many actors fit.
    pub(super) fn fits(&self, actors: usize) -> bool {
        actors * actors * self.per_pair() <= MOST_CELLS
    }

    fn per_pair(&self) -> usize {
        self.groups * self.cells
    }

    /// The number of a pair: those whose later actor is the m-th seen are m² to m² + 2m.
    #[inline]
    pub(super) fn pair(from: usize, to: usize) -> usize {
        // No branch: the processor cannot predict which of two actors came first.
        let later = from.max(to);
        later * later + from.min(to) + usize::from(from < to) * (later + 1)
    }

    /// The pair with a number.
    pub(super) fn pair_at(number: usize) -> (usize, usize) {
        // The shell is the root of the number, as m² ≤ number ≤ m² + 2m < (m + 1)². What is left is 0 to m for `from` = m, and m + 1 to 2m for
        // `to` = m.
        let later = number.isqrt();
        match number - later * later {
            earlier if earlier <= later => (later, earlier),
            rest => (rest - later - 1, later),
        }
    }

    /// The place of a number; `None` as long as one of its actors was not seen.
    #[inline]
    fn place(&self, key: EventKey) -> Option<usize> {
        let order = |actor: u16| self.order.get(usize::from(actor)).copied();
        let (from, to) = (order(key.from())?, order(key.to())?);
        if from == UNSEEN || to == UNSEEN {
            return None;
        }
        let pair = Self::pair(usize::from(from), usize::from(to));
        let place = (pair * self.cells + key.cell()) * self.groups + key.group();
        (place < self.low.len()).then_some(place)
    }

    /// The place of a number, with room made for its actors; `None` if the table would be too large.
    #[cold]
    fn grow(&mut self, key: EventKey) -> Option<usize> {
        let room = self.see(key.from()) && self.see(key.to());
        self.place(key).filter(|_| room)
    }

    /// Makes room for an actor, unless the table would be too large.
    fn see(&mut self, actor: u16) -> bool {
        let number = self.seen.len();
        let fits = self.fits(number + 1);
        match self.order.get_mut(usize::from(actor)) {
            None => false,
            Some(order) if *order != UNSEEN => true,
            Some(_) if !fits => false,
            Some(order) => {
                // OK because there are at most 1,024 actors: see `EventKey`.
                #[expect(clippy::cast_possible_truncation, reason = "at most 1,024")]
                {
                    *order = number as u16;
                }
                self.seen.push(actor);
                self.low.resize((number + 1).pow(2) * self.per_pair(), 0);
                true
            }
        }
    }

    /// Counts events from the first on, and says how many: fewer than all if the table would be too large.
    pub(super) fn add(&mut self, keys: &[EventKey]) -> usize {
        let mut places = [0; 256];
        let mut done = 0;
        for keys in keys.chunks(places.len()) {
            // First all places; then all numbers are looked at before the first is changed, so that many are fetched from memory at a time.
            let mut found = 0;
            for (slot, &key) in places.iter_mut().zip(keys) {
                match self.place(key).or_else(|| self.grow(key)) {
                    Some(place) => *slot = place,
                    None => break,
                }
                found += 1;
            }
            let numbers = places.iter().take(found);
            let fetched = numbers.filter_map(|&place| self.low.get(place));
            std::hint::black_box(fetched.fold(0, |all, low| all ^ low));
            for &place in places.iter().take(found) {
                if let Some(low) = self.low.get_mut(place) {
                    *low = low.wrapping_add(1);
                    if *low == 0 {
                        self.carry(place, 1);
                    }
                }
            }
            done += found;
            if found < keys.len() {
                break;
            }
        }
        done
    }

    /// Counts so many events of one key; `false` if it cannot.
    pub(super) fn add_many(&mut self, key: EventKey, count: u64) -> bool {
        if !self.expect(count) {
            return false;
        }
        let place = self.place(key).or_else(|| self.grow(key));
        place.is_some_and(|place| self.add_at(place, count))
    }

    fn add_at(&mut self, place: usize, count: u64) -> bool {
        let Some(low) = self.low.get_mut(place) else {
            return false;
        };
        let sum = u64::from(*low) + count;
        // OK because only the lowest 8 bits are meant.
        *low = (sum & 0xFF) as u8;
        if sum > 0xFF {
            self.carry(place, sum >> 8);
        }
        true
    }

    /// Adds to the bits above the lowest 8.
    #[cold]
    fn carry(&mut self, place: usize, more: u64) {
        let per_pair = self.per_pair();
        let (pair, at) = (place / per_pair, place % per_pair);
        if self.high.len() <= pair {
            self.high.resize_with(pair + 1, Box::default);
        }
        let Some(high) = self.high.get_mut(pair) else {
            return;
        };
        if high.is_empty() {
            *high = vec![0; per_pair].into();
        }
        if let Some(high) = high.get_mut(at) {
            // OK because the sum of all events has 40 bits, and the lowest 8 are not among these.
            #[expect(clippy::cast_possible_truncation, reason = "at most 32 bits")]
            {
                *high += more as u32;
            }
        }
    }

    /// Gives the numbers of a pair that are not zero, each with its group and cell, in their order.
    fn of_pair(&self, pair: usize, mut see: impl FnMut(usize, usize, u64)) {
        let start = pair * self.per_pair();
        // OK because the table has room for every pair of the actors that were seen.
        #[expect(clippy::indexing_slicing, reason = "a pair that was seen")]
        let low = &self.low[start..start + self.per_pair()];
        let high = self.high.get(pair).map_or(&[][..], |high| high);
        // Most pairs of many actors have no number, and all their bytes are looked at faster than each.
        if high.is_empty() && low.iter().fold(0, |all, &low| all | low) == 0 {
            return;
        }
        for group in 0..self.groups {
            let low = low.iter().skip(group).step_by(self.groups);
            let high = high.iter().skip(group).step_by(self.groups);
            let high = high.copied().chain(std::iter::repeat(0));
            for ((cell, &low), high) in low.enumerate().zip(high) {
                let number = u64::from(high) << 8 | u64::from(low);
                if number > 0 {
                    see(group, cell, number);
                }
            }
        }
    }

    pub(super) fn get(&self, key: EventKey) -> u64 {
        // A key without a place was never counted.
        let mut number = 0;
        if let Some(place) = self.place(key) {
            self.of_pair(place / self.per_pair(), |group, cell, count| {
                if (group, cell) == (key.group(), key.cell()) {
                    number = count;
                }
            });
        }
        number
    }

    /// Adds another table, if the sum can be a plain one too.
    pub(super) fn absorb(&mut self, other: &Self) -> bool {
        let actors = other.seen.iter().copied();
        if !self.expect(other.events) || !actors.clone().all(|a| self.see(a)) {
            return false;
        }
        let order: Vec<usize> = actors
            .filter_map(|a| self.order.get(usize::from(a)).map(|&o| usize::from(o)))
            .collect();
        for number in 0..order.len().pow(2) {
            let (from, to) = Self::pair_at(number);
            let (Some(&from), Some(&to)) = (order.get(from), order.get(to)) else {
                continue;
            };
            let start = Self::pair(from, to) * self.per_pair();
            other.of_pair(number, |group, cell, count| {
                self.add_at(start + cell * self.groups + group, count);
            });
        }
        true
    }

    /// Gives everything that is not zero, in the order of actors, groups and cells.
    pub(super) fn each(&self, mut see: impl FnMut(EventKey, u64)) {
        let mut actors: Vec<(u16, usize)> = self.seen.iter().copied().zip(0..).collect();
        actors.sort_unstable();
        for &(from, first) in &actors {
            for &(to, second) in &actors {
                self.of_pair(Self::pair(first, second), |group, cell, count| {
                    see(EventKey::new(from, to, group, cell), count);
                });
            }
        }
    }
}
