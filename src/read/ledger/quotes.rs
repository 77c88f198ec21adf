//! Whether a CSV ends within a quote: a reader of CSV takes everything after a quote that is not closed as one cell, without a word.
//! And which carriage returns belong to a cell: all but those that end a line together with a line feed. And how much of a row is handed
//! on: no more than the longest row, since the reader behind keeps all of it.

use crate::read::block::LONGEST_LINE;
use memchr::{memchr, memchr_iter};
use std::collections::VecDeque;
use std::io::{BufRead, ErrorKind, Read, Result};

/// Follows the quotes of the bytes that are read through it, by the rules of the reader behind it, and makes a line feed of each end of a
/// line: the reader behind it could not tell such an end from a cell that ends in a carriage return.
pub(in crate::read) struct Quotes<R> {
    from: R,
    given: Given,
    /// Whether a carriage return without quotes waits for what comes after it.
    waits: bool,
    /// Whether nothing more comes.
    ended: bool,
    /// Where the quotes of a row stand whose rest is left out.
    leaves_out: Option<State>,
}

/// A row that is too long; all 0 for one that is not.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::read) struct Cut {
    /// How many bytes the whole row has.
    pub(in crate::read) bytes: u64,
    /// How many lines of it were left out.
    pub(in crate::read) lines: u64,
}

/// What was given to the reader behind.
struct Given {
    state: State,
    delimiter: u8,
    /// How many bytes, and where among them the row in hand starts.
    bytes: u64,
    row: u64,
    /// What was left out of the row in hand, and how many bytes were put in to close it.
    out: Cut,
    put_in: u64,
    /// The rows that are too long and that were not asked for yet, each with the place where it starts.
    cut: VecDeque<(u64, Cut)>,
    /// Lines left out so far.
    lines_out: u64,
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
    fn after(self, byte: u8, delimiter: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::MayClose,
            (Self::Quoted, _) | (Self::Start | Self::MayClose, b'"') => Self::Quoted,
            (_, byte) if byte == b'\n' || byte == delimiter => Self::Start,
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
            self.follow(bytes);
            self.bytes += given as u64;
        }
        given
    }

    /// Follows the quotes of bytes, from quote to quote: between two of them only the ends of rows and the last byte matter.
    fn follow(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let run = memchr(b'"', rest).unwrap_or(rest.len());
            let (run, behind) = rest.split_at_checked(run).unwrap_or((rest, &[]));
            if self.state != State::Quoted {
                let start = self.bytes + (bytes.len() - rest.len()) as u64;
                for at in memchr_iter(b'\n', run) {
                    self.end_row(start + at as u64);
                    self.row += 1;
                }
            }
            for byte in run.last().into_iter().chain(behind.first()) {
                self.state = self.state.after(*byte, self.delimiter);
            }
            rest = behind.get(1..).unwrap_or(behind);
        }
    }

    /// The row in hand ends before this place.
    fn end_row(&mut self, end: u64) {
        let bytes = end - self.row + self.out.bytes - self.put_in;
        if bytes > LONGEST_LINE as u64 {
            let lines = self.out.lines;
            self.cut.push_back((self.row, Cut { bytes, lines }));
        }
        (self.row, self.out, self.put_in) = (end, Cut::default(), 0);
    }
}

impl<R: BufRead> Quotes<R> {
    pub(in crate::read) fn new(from: R, delimiter: u8) -> Self {
        Self {
            from,
            given: Given {
                state: State::Start,
                delimiter,
                bytes: 0,
                row: 0,
                out: Cut::default(),
                put_in: 0,
                cut: VecDeque::new(),
                lines_out: 0,
                newlines: 0,
                ends_a_line: true,
            },
            waits: false,
            ended: false,
            leaves_out: None,
        }
    }

    /// What is read from.
    pub(in crate::read) fn get_ref(&self) -> &R {
        &self.from
    }

    /// Whether the file is at its end, and ends within a quote.
    pub(in crate::read) fn end_open(&self) -> bool {
        self.ended && self.are_open()
    }

    /// Whether the file is at its end, and its last line has none.
    pub(super) fn lacks_end(&self) -> bool {
        self.ended && !self.waits && !self.given.ends_a_line
    }

    /// How many lines were read so far, the last one with or without its end.
    pub(in crate::read) fn lines(&self) -> u64 {
        self.given.newlines + self.given.lines_out + u64::from(!self.given.ends_a_line)
    }

    /// Whether what was read so far ends within a quote.
    fn are_open(&self) -> bool {
        self.leaves_out.unwrap_or(self.given.state) == State::Quoted
    }

    /// Whether the row that ends before this place among the bytes given is too long.
    pub(in crate::read) fn cut_before(&mut self, end: u64) -> Cut {
        let next = self.given.cut.pop_front_if(|(start, _)| *start < end);
        next.map_or_else(Cut::default, |(_, cut)| cut)
    }

    /// Closes the row in hand, if it is too long, for the reader behind; how many bytes that took.
    fn close(&mut self, room: &mut [u8]) -> usize {
        let bytes = self.given.bytes - self.given.row;
        if self.leaves_out.is_some() || bytes <= LONGEST_LINE as u64 {
            return 0;
        }
        self.waits = false;
        self.leaves_out = Some(self.given.state);
        if self.given.state == State::Quoted {
            self.given.put_in = self.given.give(b"\"", room) as u64;
        }
        usize::from(self.given.put_in > 0)
    }
}

/// How much of these bytes belongs to a row whose rest is left out, and whether the row ends there.
fn rest_of_row(state: &mut State, bytes: &[u8], delimiter: u8) -> (usize, bool) {
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' && *state != State::Quoted {
            return (at, true);
        }
        *state = state.after(byte, delimiter);
    }
    (bytes.len(), false)
}

impl<R: BufRead> Read for Quotes<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let mut given = self.close(into);
        while given == 0 && !into.is_empty() {
            let bytes = match self.from.fill_buf() {
                // A carriage return that waits at the end of the file ends its last line.
                Ok([]) => {
                    self.given.end_row(self.given.bytes);
                    self.ended = true;
                    break;
                }
                Ok(bytes) => bytes,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if let Some(state) = &mut self.leaves_out {
                let (out, ended) = rest_of_row(state, bytes, self.given.delimiter);
                let lines = memchr_iter(b'\n', bytes.get(..out).unwrap_or(bytes)).count() as u64;
                self.given.out.bytes += out as u64;
                self.given.out.lines += lines;
                self.given.lines_out += lines;
                self.given.ends_a_line = bytes.get(..out).and_then(<[u8]>::last) == Some(&b'\n');
                self.from.consume(out + usize::from(ended));
                if ended {
                    self.leaves_out = None;
                    given = self.given.give(b"\n", into);
                }
                continue;
            }
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
