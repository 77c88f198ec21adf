//! A stream, a line at a time, of which no more is kept than the longest line that can be a row.

#[cfg(feature = "lists")]
mod each;

#[cfg(feature = "lists")]
pub(super) use each::each_line;

use super::block::LONGEST_LINE;
use crate::error::{Error, Result, cause::Cause, files::Files};
use memchr::{memchr, memchr2};
use std::io::{BufRead, ErrorKind, Read};

/// Counts the bytes that are read through it.
#[derive(Debug)]
pub(super) struct Counted<R> {
    from: R,
    pub(super) bytes: u64,
}

impl<R> Counted<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, bytes: 0 }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let got = self.from.read(into)?;
        self.bytes += got as u64;
        Ok(got)
    }
}

/// What ends a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ends {
    /// A line feed.
    LineFeed,
    /// A line feed, a carriage return, or both.
    Any,
}

/// Cuts a stream into lines.
#[derive(Debug)]
pub(super) struct Lines<R> {
    from: R,
    ends: Ends,
    /// Whether the last line ended in a carriage return, so that a line feed is the rest of its end.
    returned: bool,
    /// Whether the last line had no end.
    lacks_end: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(from: R, ends: Ends) -> Self {
        Self {
            from,
            ends,
            returned: false,
            lacks_end: false,
        }
    }

    /// What is read from.
    pub(super) fn get_ref(&self) -> &R {
        &self.from
    }

    /// Whether the line in hand is the last of the stream, without an end.
    pub(super) fn lacks_end(&self) -> bool {
        self.lacks_end
    }

    /// The next line without its end, in `line`: its start, if it is longer than a row can be. How many bytes it has; `None` at the end of
    /// the stream.
    pub(super) fn next(&mut self, line: &mut Vec<u8>) -> Result<Option<u64>> {
        line.clear();
        let mut long = 0;
        let mut any = false;
        loop {
            let bytes = match self.from.fill_buf() {
                Ok([]) => {
                    self.lacks_end = any;
                    return Ok(any.then_some(long));
                }
                Ok(bytes) => bytes,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(&error)),
            };
            if std::mem::take(&mut self.returned) && bytes.first() == Some(&b'\n') {
                self.from.consume(1);
                continue;
            }
            any = true;
            let end = match self.ends {
                Ends::LineFeed => memchr(b'\n', bytes),
                Ends::Any => memchr2(b'\n', b'\r', bytes),
            };
            let part = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or(bytes);
            keep(line, &mut long, part);
            self.returned = end.is_some_and(|end| bytes.get(end) == Some(&b'\r'));
            let taken = part.len() + usize::from(end.is_some());
            self.from.consume(taken);
            if end.is_some() {
                return Ok(Some(long));
            }
        }
    }
}

/// Adds a part to a line, as far as a row has room.
fn keep(line: &mut Vec<u8>, long: &mut u64, part: &[u8]) {
    let space = LONGEST_LINE.saturating_sub(line.len());
    line.extend_from_slice(part.get(..space).unwrap_or(part));
    *long += part.len() as u64;
}

/// That a line or row of so many bytes is none that is read.
///
/// # Errors
/// More than [`LONGEST_LINE`].
pub(super) fn not_too_long(bytes: u64) -> Result<()> {
    if bytes > LONGEST_LINE as u64 {
        return Err(Files::RowTooLong {
            bytes,
            most: LONGEST_LINE,
        }
        .into());
    }
    Ok(())
}

/// That a record can be read again from a row of so many bytes.
///
/// # Errors
/// More than [`LONGEST_LINE`].
pub(super) fn can_be_read(what: &'static str, id: &str, bytes: u64) -> Result<()> {
    if bytes > LONGEST_LINE as u64 {
        return Err(Files::TooLongToWrite {
            what,
            id: id.into(),
            bytes,
            most: LONGEST_LINE,
        }
        .into());
    }
    Ok(())
}

pub(super) fn unreadable(error: &std::io::Error) -> Error {
    Files::Unreadable {
        why: Cause::of(error),
    }
    .into()
}
