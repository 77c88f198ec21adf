//! What a table counts by, in 64 bits.

use super::grid::EventGrid;
use crate::state::actor::Actor;
use std::hash::Hasher;

/// A counted event in 64 bits: two actors, the group of its code, its cell.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) struct EventKey(u64);

/// Bits of an actor's index and of a group's place; the cell has what is left.
pub(super) const ACTOR_BITS: u32 = 10;
pub(super) const GROUP_BITS: u32 = 16;
pub(super) const CELL_BITS: u32 = u64::BITS - 2 * ACTOR_BITS - GROUP_BITS;

// Nothing can be too large for its bits: neither a table of actors, nor a grid of as many groups as it takes, nor a partition of as many
// periods as there are days in the years that it takes.
const _: () = assert!(Actor::COUNT <= 1 << ACTOR_BITS);
const _: () = assert!(EventGrid::MOST_GROUPS <= 1 << GROUP_BITS);
const _: () = assert!(9_999 * 366 <= 1 << CELL_BITS);

impl EventKey {
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
    pub(super) fn group_number(self) -> u16 {
        (self.0 >> (2 * ACTOR_BITS) & 0xFFFF) as u16
    }

    #[inline]
    pub(super) fn group(self) -> usize {
        self.group_number().into()
    }

    /// The key spread over 64 bits.
    #[inline]
    pub(super) fn mixed(self) -> u64 {
        mixed(self.0)
    }

    // OK because what is left of 64 bits are 28.
    #[inline]
    pub(super) fn cell_number(self) -> u32 {
        (self.0 >> (2 * ACTOR_BITS + GROUP_BITS)) as u32
    }

    #[inline]
    pub(super) fn cell(self) -> usize {
        self.cell_number() as usize
    }
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
