//! Lines as they stand in the blocks of a stream, without a copy.

use super::{keep, unreadable};
use crate::error::Result;
use crate::read::block::BLOCK;
use crate::read::room::Room;
use memchr::memchr;
use std::io::{ErrorKind, Read};

/// Calls `see` with each line of a stream, without its line feed, and how many bytes it has: its start, if it is longer than a row can be. Says how
/// many bytes the stream has.
///
/// A line that does not go on in the next block is seen where it was read to.
pub(in crate::read) fn each_line(
    from: &mut dyn Read,
    mut see: impl FnMut(&[u8], u64) -> Result<()>,
) -> Result<u64> {
    let mut room = Room::new(BLOCK);
    // The start of a line that goes on, and how many bytes it has so far.
    let (mut line, mut long) = (Vec::new(), 0);
    let mut bytes = 0;
    loop {
        let got = match from.read(&mut room) {
            Ok(0) => break,
            Ok(got) => got,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(unreadable(&error)),
        };
        bytes += got as u64;
        let mut rest = room.get(..got).unwrap_or(&room);
        while let Some(end) = memchr(b'\n', rest) {
            let (part, behind) = rest.split_at(end);
            if long == 0 {
                see(part, part.len() as u64)?;
            } else {
                keep(&mut line, &mut long, part);
                see(&line, long)?;
                line.clear();
                long = 0;
            }
            rest = behind.get(1..).unwrap_or(&[]);
        }
        keep(&mut line, &mut long, rest);
    }
    if long > 0 {
        see(&line, long)?;
    }
    Ok(bytes)
}
