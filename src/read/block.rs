//! A stream, a block of whole lines at a time.

use super::recognise::{self, Published, START};
use super::room::Room;
use crate::error::{Error, Result, cause::Cause, files::Files};
use std::io::{ErrorKind, Read};

/// How much is read at once. It stays in the cache of a core while its rows are cut.
pub(super) const BLOCK: usize = 256 << 10;

/// How much is read at once of files that are read a row at a time.
pub(super) const PIECE: usize = 64 << 10;

/// The longest line that can be a row. What is longer is skipped, so that memory stays flat.
pub(super) const LONGEST_LINE: usize = 1 << 20;

/// The most bytes of an id, of a tag and of the name of an act in a list: it is kept for each listing, each regime, that is made of an entry.
#[cfg(feature = "lists")]
pub(super) const LONGEST_ID: usize = 1_000;

/// What a block holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Piece {
    /// Whole lines; the last one of the file may lack its line end.
    Lines,
    /// The start of a line longer than [`LONGEST_LINE`], which has so many bytes in all, line end included.
    TooLong { bytes: usize },
    /// The start of a line that the stream failed in.
    CutOff,
}

/// A buffer for one block, to be used again.
#[derive(Debug, Default)]
pub(crate) struct Block {
    bytes: Room,
    len: usize,
}

impl Block {
    /// What was read.
    // OK because what was read lies in the buffer.
    #[expect(clippy::indexing_slicing, reason = "len <= the buffer's")]
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Cuts a stream into blocks of whole lines.
#[derive(Debug)]
pub(crate) struct Blocks<R> {
    from: R,
    /// The start of a line whose end was not in the last block.
    carry: Vec<u8>,
    /// All bytes read.
    read: u64,
    ended: bool,
    failed: Option<std::io::Error>,
}

impl<R: Read> Blocks<R> {
    /// Reads the start of a stream.
    ///
    /// # Errors
    /// A start of another file than the one expected. If the stream fails there, that is told with the first piece.
    pub(super) fn open(from: R, expected: &'static Published) -> Result<Self> {
        let mut blocks = Self {
            from,
            carry: Vec::new(),
            read: 0,
            ended: false,
            failed: None,
        };
        let mut start = Block {
            bytes: Room::new(START),
            len: 0,
        };
        blocks.fill(&mut start);
        recognise::no_other(start.bytes(), 1, expected, true)?;
        blocks.carry.extend_from_slice(start.bytes());
        Ok(blocks)
    }

    /// The next piece of the stream, in `block`; `None` at its end.
    ///
    /// An error of the stream comes after all that was read before it, once; then the stream is at its end.
    pub(super) fn next(&mut self, block: &mut Block) -> Result<Option<Piece>> {
        block.len = self.carry.len();
        // What is carried may be of a block that had to grow for it.
        block.bytes.grow(BLOCK.max(self.carry.len()));
        if let Some(start) = block.bytes.get_mut(..self.carry.len()) {
            start.copy_from_slice(&self.carry);
        }
        self.carry.clear();
        loop {
            self.fill(block);
            if let Some(last) = block.bytes().iter().rposition(|&b| b == b'\n') {
                // OK because the line end lies in the block.
                #[expect(clippy::indexing_slicing, reason = "last < len")]
                let tail = &block.bytes()[last + 1..];
                if !self.ended || self.failed.is_some() {
                    self.carry.extend_from_slice(tail);
                    block.len = last + 1;
                }
                return Ok(Some(Piece::Lines));
            }
            if self.ended {
                return self.last(block);
            }
            if block.len >= LONGEST_LINE {
                return Ok(Some(self.skip_line(block)));
            }
            block.bytes.grow(block.bytes.len() * 2);
        }
    }

    /// The end of the stream: what is left without a line end, and then the error, if there was one.
    fn last(&mut self, block: &Block) -> Result<Option<Piece>> {
        match (block.len > 0, &self.failed) {
            (true, None) => Ok(Some(Piece::Lines)),
            (true, Some(_)) => Ok(Some(Piece::CutOff)),
            (false, None) => Ok(None),
            (false, Some(error)) => {
                let error = interrupted(error, self.read);
                self.failed = None;
                Err(error)
            }
        }
    }

    /// Reads until the block is full or the stream at its end.
    fn fill(&mut self, block: &mut Block) {
        while !self.ended {
            // OK because what was read lies in the buffer.
            #[expect(clippy::indexing_slicing, reason = "len <= the buffer's")]
            let space = &mut block.bytes[block.len..];
            if space.is_empty() {
                return;
            }
            let got = read_some(&mut self.from, space, &mut self.ended, &mut self.failed);
            block.len += got;
            self.read += got as u64;
        }
    }

    /// Drops the rest of a line that is too long. The block keeps its start.
    fn skip_line(&mut self, block: &mut Block) -> Piece {
        let mut bytes = block.len;
        let mut rest = Room::new(BLOCK);
        while !self.ended {
            let got = read_some(&mut self.from, &mut rest, &mut self.ended, &mut self.failed);
            self.read += got as u64;
            // OK because no read gives more than there was room for.
            #[expect(clippy::indexing_slicing, reason = "end < got <= the room")]
            if let Some(end) = rest[..got].iter().position(|&b| b == b'\n') {
                bytes += end + 1;
                self.carry.extend_from_slice(&rest[end + 1..got]);
                break;
            }
            bytes += got;
        }
        // The next block starts small again.
        block.bytes = Room::holding(BLOCK, &[&block.bytes]);
        block.len = block.bytes.len();
        Piece::TooLong { bytes }
    }
}

/// One read, again if it was interrupted. The end and an error are noted.
pub(super) fn read_some(
    from: &mut impl Read,
    into: &mut [u8],
    ended: &mut bool,
    failed: &mut Option<std::io::Error>,
) -> usize {
    loop {
        match from.read(into) {
            Ok(got) => {
                *ended = got == 0;
                // OK because a reader that claims more than there was room for is held to the room.
                return got.min(into.len());
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                *ended = true;
                *failed = Some(error);
                return 0;
            }
        }
    }
}

/// That a stream failed behind so many bytes.
pub(super) fn interrupted(error: &std::io::Error, bytes: u64) -> Error {
    Files::Interrupted {
        bytes,
        why: Cause::of(error),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::{Block, Blocks, Piece};
    use crate::read::recognise;

    #[test]
    fn a_stream_is_whole_whatever_block_takes_the_next_piece() {
        // A line that a block has to grow for, and behind it the start of another one that is longer than a new block.
        let mut stream = Vec::new();
        for len in [10, 300 << 10, 400 << 10, 3, 600 << 10, 20] {
            stream.extend(vec![b'x'; len]);
            stream.push(b'\n');
        }
        let mut blocks = Blocks::open(&stream[..], &recognise::GDELT).unwrap();
        let mut read = Vec::new();
        loop {
            let mut block = Block::default();
            match blocks.next(&mut block).unwrap() {
                None => break,
                Some(piece) => assert_eq!(piece, Piece::Lines),
            }
            read.extend_from_slice(block.bytes());
        }
        assert!(read == stream);
    }
}
