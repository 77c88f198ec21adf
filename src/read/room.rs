//! Bytes to read into.

use std::ops::{Deref, DerefMut};

/// What the address of each room is a multiple of.
///
/// Where a large block of an allocator starts, 16 bytes behind a page, the copy that the system makes when it reads a file takes up to
/// five times as long on some processors (measured: 268 ms for 55, 437 MB in reads of 64 KiB on an AMD EPYC) as it does anywhere else.
const MULTIPLE: usize = 64;

/// Bytes to read into, at a place where reading is fast.
#[derive(Debug, Default)]
pub(super) struct Room {
    bytes: Vec<u8>,
    start: usize,
}

impl Room {
    /// So many bytes, all zero.
    pub(super) fn new(len: usize) -> Self {
        let mut bytes = vec![0; len + MULTIPLE];
        // A place that cannot be told is as good as the first.
        let start = bytes.as_ptr().align_offset(MULTIPLE);
        let start = if start < MULTIPLE { start } else { 0 };
        bytes.truncate(start + len);
        Self { bytes, start }
    }

    /// So many bytes, with those of some parts at their start, as far as they have room.
    pub(super) fn holding(len: usize, parts: &[&[u8]]) -> Self {
        let mut room = Self::new(len);
        let mut left = &mut *room;
        for part in parts {
            let (to, rest) = left.split_at_mut(part.len().min(left.len()));
            to.copy_from_slice(part.get(..to.len()).unwrap_or(part));
            left = rest;
        }
        room
    }

    /// At least so many bytes, with those that are there at their start.
    pub(super) fn grow(&mut self, len: usize) {
        if self.len() < len {
            *self = Self::holding(len, &[self]);
        }
    }
}

impl Deref for Room {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        // OK because the start lies in the bytes.
        #[expect(clippy::indexing_slicing, reason = "start <= length")]
        &self.bytes[self.start..]
    }
}

impl DerefMut for Room {
    #[inline]
    fn deref_mut(&mut self) -> &mut [u8] {
        // OK because the start lies in the bytes.
        #[expect(clippy::indexing_slicing, reason = "start <= length")]
        &mut self.bytes[self.start..]
    }
}

#[cfg(test)]
mod tests {
    use super::Room;

    #[test]
    fn every_room_starts_at_a_multiple_of_64_bytes_however_it_grew() {
        for len in [1, 100, 4096, 64 << 10, 256 << 10, 1 << 20] {
            let mut room = Room::new(len);
            room.fill(7);
            for more in [len, len + 1, 2 * len, 3 * len + 5] {
                assert_eq!(room.as_ptr().addr() % 64, 0);
                assert_eq!(
                    room.iter().map(|&byte| usize::from(byte)).sum::<usize>(),
                    7 * len
                );
                room.grow(more);
                assert_eq!(room.len(), more);
            }
        }
    }
}
