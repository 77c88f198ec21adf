//! What was found, cut so that a message stays a line and an error stays small whatever a file holds.

use std::fmt;

/// Text of at most so many characters; what is longer ends in `…`.
#[derive(Clone, Eq, PartialEq)]
pub(crate) struct Clipped<const MOST: usize>(Box<str>);

/// What stands in a cell, an id, a name.
pub(crate) type Found = Clipped<60>;

/// What is said of it: a sentence, a list, another program's message.
pub(crate) type Said = Clipped<2000>;

impl<const MOST: usize> Clipped<MOST> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MOST: usize> From<Box<str>> for Clipped<MOST> {
    fn from(text: Box<str>) -> Self {
        match text.char_indices().nth(MOST) {
            Some((end, _)) => Self(format!("{}…", text.split_at(end).0).into_boxed_str()),
            None => Self(text),
        }
    }
}

impl<const MOST: usize> From<&str> for Clipped<MOST> {
    fn from(text: &str) -> Self {
        // OK because a character has at most 4 bytes, and one more than the most is enough to see that the text is longer.
        let end = text.floor_char_boundary(4 * (MOST + 1));
        Box::<str>::from(text.get(..end).unwrap_or(text)).into()
    }
}

impl<const MOST: usize> From<String> for Clipped<MOST> {
    fn from(text: String) -> Self {
        text.into_boxed_str().into()
    }
}

impl<const MOST: usize> From<&String> for Clipped<MOST> {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl<const MOST: usize> From<Clipped<MOST>> for Box<str> {
    fn from(clipped: Clipped<MOST>) -> Self {
        clipped.0
    }
}

impl From<Found> for Said {
    fn from(found: Found) -> Self {
        Self(found.0)
    }
}

impl<const MOST: usize> fmt::Display for Clipped<MOST> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<const MOST: usize> fmt::Debug for Clipped<MOST> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
