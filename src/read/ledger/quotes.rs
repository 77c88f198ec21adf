//! Whether a CSV ends within a quote: a reader of CSV takes everything after a quote that is not closed as one cell, without a word.

use std::io::{Read, Result};

/// Follows the quotes of the bytes that are read through it, by the rules of the reader behind it.
pub(super) struct Quotes<R> {
    from: R,
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

impl<R: Read> Quotes<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            state: State::Start,
            newlines: 0,
            ends_a_line: true,
        }
    }

    /// How many lines were read so far, the last one with or without its end.
    pub(super) fn lines(&self) -> u64 {
        self.newlines + u64::from(!self.ends_a_line)
    }

    /// Whether what was read so far ends within a quote.
    pub(super) fn are_open(&self) -> bool {
        self.state == State::Quoted
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.from.read(into)?;
        // A reader that claims more than there was room for is held to the room.
        let bytes = into.get(..read).unwrap_or(into);
        if let Some(last) = bytes.last() {
            self.ends_a_line = *last == b'\n';
        }
        self.newlines += memchr::memchr_iter(b'\n', bytes).count() as u64;
        self.state = bytes
            .iter()
            .fold(self.state, |state, &byte| state.after(byte));
        Ok(read)
    }
}
