//! Whether a CSV ends within a quote: a reader of CSV takes everything after a quote that is not closed as one cell, without a word.
//! And which carriage returns belong to a cell: all but those that end a line together with a line feed.

use memchr::{memchr, memchr_iter};
use std::io::{BufRead, ErrorKind, Read, Result};

/// Follows the quotes of the bytes that are read through it, by the rules of the reader behind it, and makes a line feed of each end of a
/// line: the reader behind it could not tell such an end from a cell that ends in a carriage return.
pub(super) struct Quotes<R> {
    from: R,
    given: Given,
    /// Whether a carriage return without quotes waits for what comes after it.
    waits: bool,
}

/// What was given to the reader behind.
struct Given {
    state: State,
    newlines: u64,
    ends_a_line: bool,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum State {
    /// At the start of a cell, where alone a quote opens.
    Start,
    /// Within a cell without quotes, or after a closing quote.
    Plain,
    /// Within quotes.
    Quoted,
    /// After a quote within quotes: one of two, or the closing one.
    MayClose,
}

impl State {
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::MayClose,
            (Self::Quoted, _) | (Self::Start | Self::MayClose, b'"') => Self::Quoted,
            (_, b',' | b'\n') => Self::Start,
            _ => Self::Plain,
        }
    }
}

impl Given {
    /// Gives as many of the bytes as there is room for; how many.
    fn give(&mut self, bytes: &[u8], room: &mut [u8]) -> usize {
        let given = bytes.len().min(room.len());
        if let (Some(bytes), Some(room)) = (bytes.get(..given), room.get_mut(..given)) {
            room.copy_from_slice(bytes);
            if let Some(last) = bytes.last() {
                self.ends_a_line = *last == b'\n';
            }
            self.newlines += memchr_iter(b'\n', bytes).count() as u64;
            self.state = bytes
                .iter()
                .fold(self.state, |state, &byte| state.after(byte));
        }
        given
    }
}

impl<R: BufRead> Quotes<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            given: Given {
                state: State::Start,
                newlines: 0,
                ends_a_line: true,
            },
            waits: false,
        }
    }

    /// How many lines were read so far, the last one with or without its end.
    pub(super) fn lines(&self) -> u64 {
        self.given.newlines + u64::from(!self.given.ends_a_line)
    }

    /// Whether what was read so far ends within a quote.
    pub(super) fn are_open(&self) -> bool {
        self.given.state == State::Quoted
    }
}

impl<R: BufRead> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let mut given = 0;
        while given == 0 && !into.is_empty() {
            let bytes = match self.from.fill_buf() {
                // A carriage return that waits at the end of the file ends its last line.
                Ok([]) => break,
                Ok(bytes) => bytes,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if std::mem::take(&mut self.waits) && bytes.first() != Some(&b'\n') {
                given = self.given.give(b"\r", into);
            }
            let mut taken = 0;
            loop {
                // OK because no more is taken than there are bytes, and no more given than there is room for.
                #[expect(clippy::indexing_slicing, reason = "taken and given are in range")]
                let (rest, room) = (&bytes[taken..], &mut into[given..]);
                if rest.is_empty() || room.is_empty() {
                    break;
                }
                // A run without carriage returns, or a carriage return.
                let run = match (memchr(b'\r', rest), rest.get(1)) {
                    (Some(0), _) if self.given.state == State::Quoted => 1,
                    (Some(0), Some(b'\n')) => {
                        taken += 1;
                        continue;
                    }
                    (Some(0), None) => {
                        self.waits = true;
                        taken += 1;
                        continue;
                    }
                    (Some(0), Some(_)) => 1,
                    (Some(end), _) => end,
                    (None, _) => rest.len(),
                };
                let run = self.given.give(rest.get(..run).unwrap_or(rest), room);
                given += run;
                taken += run;
            }
            self.from.consume(taken);
        }
        Ok(given)
    }
}
