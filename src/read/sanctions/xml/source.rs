//! The bytes of an XML file, block by block, with the line that the reader has come to.

use crate::read::room::Room;
use std::io::{self, ErrorKind, Read};

/// How many bytes one text or tag may have.
pub(super) const MOST_BYTES: usize = 1 << 20;

/// How much is read at once.
const BLOCK: usize = 256 << 10;

/// A stream that is read through to the end, a block at a time. A block begins where a text or a tag does.
#[derive(Debug)]
pub(super) struct Source<R> {
    from: R,
    block: Room,
    filled: usize,
    bytes: u64,
    is_ended: bool,
}

impl<R: Read> Source<R> {
    /// The stream, with its first block.
    pub(super) fn new(from: R) -> io::Result<Self> {
        let mut source = Self {
            from,
            block: Room::new(BLOCK),
            filled: 0,
            bytes: 0,
            is_ended: false,
        };
        source.fill()?;
        Ok(source)
    }

    pub(super) fn block(&self) -> &[u8] {
        self.block.get(..self.filled).unwrap_or(&[])
    }

    /// Whether nothing comes after the block.
    pub(super) fn is_ended(&self) -> bool {
        self.is_ended
    }

    /// How many bytes were read from the stream.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next block: what stands from a byte of this one on, and what follows. One that begins where this does is a longer one.
    pub(super) fn next_from(&mut self, start: usize) -> io::Result<()> {
        if start == 0 {
            let twice = 2 * self.block.len();
            self.block.grow(twice);
        }
        self.block.copy_within(start..self.filled, 0);
        self.filled -= start;
        self.fill()
    }

    fn fill(&mut self) -> io::Result<()> {
        while !self.is_ended {
            let into = self.block.get_mut(self.filled..).unwrap_or(&mut []);
            if into.is_empty() {
                break;
            }
            match self.from.read(into) {
                Err(fault) if fault.kind() == ErrorKind::Interrupted => {}
                got => {
                    let got = got?;
                    self.is_ended = got == 0;
                    self.filled += got;
                    self.bytes += got as u64;
                }
            }
        }
        Ok(())
    }
}

/// How far a reader has come.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// How many bytes stand before the block.
    before: u64,
    /// Up to where in the block the line ends were counted, and how many stand before.
    counted: usize,
    line_ends: u64,
    /// The byte of the block that comes next.
    pub(super) at: usize,
}

impl Place {
    /// The byte of the file that comes next.
    pub(super) fn byte(&self) -> u64 {
        self.byte_of(self.at as u64)
    }

    /// The byte of the file that a byte of the block is.
    pub(super) fn byte_of(&self, in_block: u64) -> u64 {
        self.before + in_block
    }

    /// The line of the byte that comes next, counted from 1.
    pub(super) fn line(&mut self, block: &[u8]) -> u64 {
        let seen = block.get(self.counted..self.at).unwrap_or(&[]);
        self.line_ends += memchr::memchr_iter(b'\n', seen).count() as u64;
        self.counted = self.at;
        self.line_ends + 1
    }

    /// The block from the next byte on becomes the next block.
    pub(super) fn next_block(&mut self, block: &[u8]) {
        self.line(block);
        self.before = self.byte();
        (self.counted, self.at) = (0, 0);
    }
}

/// The place that a block was read up to.
#[derive(Debug)]
pub(super) struct Here<'b> {
    block: &'b [u8],
    /// Where what was read last begins.
    pub(super) start: usize,
    pub(super) place: &'b mut Place,
}

impl<'b> Here<'b> {
    pub(super) fn new(block: &'b [u8], start: usize, place: &'b mut Place) -> Self {
        Self {
            block,
            start,
            place,
        }
    }

    pub(super) fn byte(&self) -> u64 {
        self.place.byte()
    }

    pub(super) fn line(&mut self) -> u64 {
        self.place.line(self.block)
    }
}
