//! Keys: what two records are told apart, or put together, by.

use crate::error::{Result, records::Records, words::clip};
use std::borrow::Cow;
use std::sync::Arc;

/// The first mark in a text that nobody sees: a byte order mark, a blank of no width, a change of direction, a control character that
/// is no blank. `1` and `1` with such a mark look alike and are two keys.
///
/// Joiners between letters of other scripts than the Latin stay: Persian and Hindi are not spelt without them.
fn hidden(text: &str) -> Option<char> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(mark) = chars.next() {
        let mut joins = || {
            let other_script = |c: char| !c.is_ascii() && !c.is_whitespace();
            before.is_some_and(other_script) && chars.peek().copied().is_some_and(other_script)
        };
        match mark {
            '\u{200c}' | '\u{200d}' if joins() => {}
            _ if is_hidden(mark) => return Some(mark),
            _ => {}
        }
        before = Some(mark);
    }
    None
}

fn is_hidden(mark: char) -> bool {
    matches!(
        mark,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    ) || (mark.is_control() && !mark.is_whitespace())
}

/// The same text, if all of it can be seen.
///
/// # Errors
/// A mark that cannot be seen.
pub(crate) fn seen(text: &str) -> Result<&str> {
    match hidden(text) {
        None => Ok(text),
        Some(mark) => Err(Records::HiddenMark {
            found: clip(text),
            mark: u32::from(mark),
        }
        .into()),
    }
}

/// The text without marks that cannot be seen.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let mut shown = Cow::Borrowed(text);
    while let Some(mark) = hidden(&shown) {
        shown = Cow::Owned(shown.replace(mark, ""));
    }
    shown
}

/// A key without blanks around it and without marks that cannot be seen; none if nothing is left.
pub(crate) fn keyed(text: impl Into<Arc<str>>) -> Option<Arc<str>> {
    let text = text.into();
    let shown = shown(&text);
    match shown.trim() {
        "" => None,
        same if same.len() == text.len() => Some(Arc::clone(&text)),
        shorter => Some(shorter.into()),
    }
}

/// An id without blanks around it.
///
/// # Errors
/// An id of blanks alone, or with a mark that cannot be seen.
pub(crate) fn id(text: impl Into<Arc<str>>) -> Result<Arc<str>> {
    let text = text.into();
    match seen(text.trim())? {
        "" => Err(Records::EmptyId.into()),
        same if same.len() == text.len() => Ok(text),
        shorter => Ok(shorter.into()),
    }
}

/// A text, if it says anything.
pub(super) fn told<T: AsRef<str>>(text: T) -> Option<T> {
    Some(text).filter(|text| !text.as_ref().trim().is_empty())
}
