//! What is left of a file is passed over by its tags alone.

use super::names::Names;
use super::source::MOST_BYTES;
use memchr::{memchr, memchr2};
use quick_xml::parser::{ElementParser, Parser};

/// How many bytes of these belong to elements that are left, up to the end of the last one or to what needs a closer look: an entity, a comment, a
/// tag that closes no element or opens one too many, letters that are no UTF-8, what goes on in the next block. `left` elements are open of those
/// that are left, of which there may be `most`.
pub(super) fn skip(bytes: &[u8], left: &mut usize, most: usize, names: &mut Names) -> usize {
    let mut at = 0;
    while *left > 0 {
        let Some((tag, end)) = tag(bytes, at) else {
            break;
        };
        // A text or a tag that is too long is refused by the reader.
        let Some(Ok(text)) = bytes.get(at..end).map(std::str::from_utf8) else {
            break;
        };
        let Some(inner) = text.get(tag - at + 1..text.len() - 1) else {
            break;
        };
        if let Some(name) = inner.strip_prefix('/') {
            if !names.closes(name) {
                break;
            }
            *left -= 1;
        } else {
            if *left >= most {
                break;
            }
            if !inner.ends_with('/') {
                let name = inner.find([' ', '\t', '\r', '\n']);
                names.open(name.and_then(|end| inner.get(..end)).unwrap_or(inner), None);
                *left += 1;
            }
        }
        at = end;
    }
    at
}

/// Where the next tag begins, and where it ends: `None` if that is no start or end of an element, or too far away.
fn tag(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let tag = at + memchr2(b'<', b'&', bytes.get(at..)?)?;
    let inner = bytes.get(tag + 1..)?;
    let length = match (bytes.get(tag)?, inner.first()?) {
        (b'&', _) | (_, b'!' | b'?') => return None,
        (_, b'/') => memchr(b'>', inner)?,
        _ => ElementParser::Outside.feed(inner)?,
    };
    (tag - at <= MOST_BYTES && length < MOST_BYTES).then_some((tag, tag + length + 2))
}
