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

    /// The next place; `None` behind the last one.
    #[expect(clippy::inline_always, reason = "a call for each cell would show")]
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            // Nothing is left where the last 64 bytes reached beyond the end.
            let rest = self.bytes.get(self.ahead..).unwrap_or(&[]);
            self.left = match rest.first_chunk() {
                Some(chunk) => Sixteen.mask(chunk, self.of),
                None if rest.is_empty() => return None,
                None => Sixteen.mask(&padded(rest), self.of),
            };
            self.ahead += 64;
        }
        let place = self.ahead - 64 + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(place)
    }
}
