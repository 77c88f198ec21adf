//! A stream, seen through a window that rows are cut from.

use crate::error::Result;
use crate::read::block::{BLOCK, interrupted, read_some};
use crate::read::room::Room;
use std::io::Read;

#[derive(Debug)]
pub(super) struct Buffer<R> {
    from: R,
    bytes: Room,
    /// What was read and not yet consumed.
    start: usize,
    end: usize,
    /// All bytes read.
    read: u64,
    ended: bool,
    failed: Option<std::io::Error>,
    /// How much of a line that was skipped is left at the start, for the account.
    skipped: usize,
}

impl<R: Read> Buffer<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            bytes: Room::default(),
            start: 0,
            end: 0,
            read: 0,
            ended: false,
            failed: None,
            skipped: 0,
        }
    }

    /// What was read and not yet consumed.
    // OK because the window lies in the buffer.
    #[expect(clippy::indexing_slicing, reason = "start <= end <= the buffer's")]
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[self.start..self.end]
    }

    /// Whether the window holds all that is left of the stream.
    pub(super) fn is_whole(&self) -> bool {
        self.ended
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    pub(super) fn consume(&mut self, len: usize) {
        self.start = (self.start + len).min(self.end);
    }

    /// The end of the stream: an error once, if it failed.
    pub(super) fn end(&mut self) -> Result<()> {
        match self.failed.take() {
            None => Ok(()),
            Some(error) => Err(interrupted(&error, self.read)),
        }
    }

    /// Reads another block behind what is there.
    pub(super) fn fill(&mut self) {
        if self.start > 0 {
            self.bytes.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        // What is left over is of another length each time, and room for a little more is made at once.
        let until = self.end + BLOCK;
        self.bytes.grow(until.next_multiple_of(BLOCK / 4));
        while !self.ended {
            // OK because the window lies in the buffer.
            #[expect(clippy::indexing_slicing, reason = "end <= until <= the buffer's")]
            let space = &mut self.bytes[self.end..until];
            if space.is_empty() {
                return;
            }
            let got = read_some(&mut self.from, space, &mut self.ended, &mut self.failed);
            self.end += got;
            self.read += got as u64;
        }
    }

    /// Passes over the mark that some programs set at the start of UTF-8; how many bytes it has.
    pub(super) fn skip_mark(&mut self) -> usize {
        const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
        self.fill();
        let mark = if self.bytes().starts_with(MARK) {
            MARK.len()
        } else {
            0
        };
        self.start += mark;
        mark
    }

    /// Drops a line that is too long, but for its start; how many bytes it had.
    pub(super) fn skip_line(&mut self) -> usize {
        // Enough to show, and short enough to keep.
        self.skipped = self.bytes().len().min(BLOCK);
        let mut bytes = self.bytes().len();
        // OK because it is at most the length of the window.
        #[expect(clippy::indexing_slicing, reason = "skipped <= length")]
        let shown = self.bytes()[..self.skipped].to_vec();
        loop {
            self.start = 0;
            self.end = 0;
            self.fill();
            if let Some(end) = memchr::memchr(b'\n', self.bytes()) {
                bytes += end + 1;
                self.start = end + 1;
                break;
            }
            bytes += self.bytes().len();
            if self.ended {
                self.start = self.end;
                break;
            }
        }
        let rest = self.bytes();
        self.bytes = Room::holding(shown.len() + rest.len(), &[&shown, rest]);
        self.start = 0;
        self.end = self.bytes.len();
        bytes
    }

    /// How many bytes of the skipped line stand at the start of the window.
    pub(super) fn skipped(&self) -> usize {
        self.skipped
    }
}
