//! Messages about words, dates and counts.

use super::{Category, Error};

#[derive(Debug, thiserror::Error)]
pub(crate) enum Words {
    #[error("unknown {what} {found:?}{}", suggestion(*nearest))]
    Unknown {
        what: &'static str,
        found: Box<str>,
        nearest: Option<&'static str>,
    },
}

/// Writes `; did you mean "exercise"?`.
fn suggestion(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!("; did you mean {word:?}?"))
}

/// An unknown word of a vocabulary, with the nearest known one.
pub(crate) fn unknown(
    what: &'static str,
    found: &str,
    known: impl IntoIterator<Item = &'static str>,
) -> Error {
    Words::Unknown {
        what,
        found: clip(found),
        nearest: super::nearest(found, known),
    }
    .into()
}

/// At most 60 characters of what was found, so that a message stays a line.
pub(crate) fn clip(found: &str) -> Box<str> {
    match found.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", found.get(..end).unwrap_or_default()).into(),
        None => found.into(),
    }
}

impl Words {
    pub(crate) fn category(&self) -> Category {
        match self {
            Self::Unknown { .. } => Category::Word,
        }
    }
}
