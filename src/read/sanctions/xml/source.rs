//! The bytes of an XML file, block by block, with the line that the reader has come to.

use crate::read::room::Room;
use std::io::{self, BufRead, ErrorKind, Read};

/// How many bytes one text or tag may have.
pub(super) const MOST_BYTES: usize = 1 << 20;

/// How much is read at once.
const BLOCK: usize = 128 << 10;

/// A stream that is read through to the end, which never gives one markup more bytes than it may have.
#[derive(Debug)]
pub(super) struct Source<R> {
    from: R,
    block: Room,
    at: usize,
    filled: usize,
    /// Up to where in the block the line ends were counted.
    counted: usize,
    line_ends: u64,
    bytes: u64,
    /// Bytes given since the last [`mark`](Self::mark).
    given: usize,
    ended: bool,
}

impl<R: Read> Source<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            block: Room::new(BLOCK),
            at: 0,
            filled: 0,
            counted: 0,
            line_ends: 0,
            bytes: 0,
            given: 0,
            ended: false,
        }
    }

    /// The next markup begins.
    #[inline]
    pub(super) fn mark(&mut self) {
        self.given = 0;
    }

    /// Whether the last markup was given up for its length.
    pub(super) fn is_too_long(&self) -> bool {
        self.given > MOST_BYTES
    }

    /// Whether the stream has given all that it has.
    pub(super) fn is_ended(&self) -> bool {
        self.ended && self.at == self.filled
    }

    /// How many bytes were read from the stream.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The line of the byte to come, counted from 1.
    pub(super) fn line(&mut self) -> u64 {
        self.count();
        self.line_ends + 1
    }

    /// The start of the stream, as much as the first block holds.
    pub(super) fn start(&mut self) -> io::Result<&[u8]> {
        while self.filled < self.block.len() && !self.ended {
            self.fill(self.filled)?;
        }
        Ok(self.rest())
    }

    fn rest(&self) -> &[u8] {
        self.block.get(self.at..self.filled).unwrap_or(&[])
    }

    fn count(&mut self) {
        let seen = self.block.get(self.counted..self.at).unwrap_or(&[]);
        self.line_ends += memchr::memchr_iter(b'\n', seen).count() as u64;
        self.counted = self.at;
    }

    /// Fills the block from here on, once.
    fn fill(&mut self, from: usize) -> io::Result<()> {
        let into = self.block.get_mut(from..).unwrap_or(&mut []);
        let got = loop {
            match self.from.read(into) {
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                got => break got?,
            }
        };
        self.ended |= got == 0;
        self.filled = from + got;
        self.bytes += got as u64;
        Ok(())
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.fill_buf()?.read(into)?;
        self.consume(got);
        Ok(got)
    }
}

impl<R: Read> BufRead for Source<R> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.filled && !self.ended {
            self.count();
            (self.at, self.counted) = (0, 0);
            self.fill(0)?;
        }
        if self.is_too_long() {
            return Err(ErrorKind::InvalidData.into());
        }
        Ok(self.rest())
    }

    #[inline]
    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
        self.given += bytes;
    }
}
