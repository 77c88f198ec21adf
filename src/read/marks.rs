//! The places of some bytes, one after the other.
//!
//! With vectors of 16 bytes: those of 32, asked for row by row, make no more than a twentieth of cutting a row of many short cells.

use super::vectors::{Sixteen, Vectors, padded};

/// The places of some bytes, in order.
#[derive(Debug)]
pub(super) struct Marks<'a, const N: usize> {
    bytes: &'a [u8],
    of: [u8; N],
    /// Where the 64 bytes behind those in hand start.
    ahead: usize,
    /// Places not yet given among the 64 bytes in hand, lowest bit first.
    left: u64,
}

impl<'a, const N: usize> Marks<'a, N> {
    pub(super) fn new(bytes: &'a [u8], of: [u8; N]) -> Self {
        Self {
            bytes,
            of,
            ahead: 0,
            left: 0,
        }
    }

    /// Passes over the places before this one, which is not before those that were given.
    pub(super) fn skip_to(&mut self, place: usize) {
        if place >= self.ahead {
            self.ahead = place - place % 64;
            self.look();
        }
        // OK because the 64 bytes in hand start at most 64 bytes before the place.
        self.left &= u64::MAX << (place % 64);
    }

    /// Looks at the 64 bytes that are ahead; `false` if there are none.
    #[expect(clippy::inline_always, reason = "see `next`")]
    #[inline(always)]
    fn look(&mut self) -> bool {
        // Nothing is left where the last 64 bytes reached beyond the end.
        let rest = self.bytes.get(self.ahead..).unwrap_or(&[]);
        self.left = match rest.first_chunk() {
            Some(chunk) => Sixteen::new().mask(chunk, self.of),
            None if rest.is_empty() => 0,
            None => Sixteen::new().mask(&padded(rest), self.of),
        };
        self.ahead += 64;
        !rest.is_empty()
    }

    /// The next place; `None` behind the last one.
    #[expect(clippy::inline_always, reason = "a call for each cell would show")]
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            if !self.look() {
                return None;
            }
        }
        let place = self.ahead - 64 + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(place)
    }
}
