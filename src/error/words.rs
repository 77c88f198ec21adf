//! Messages about words, dates and counts.

use super::Category;

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

impl Words {
    pub(crate) fn category(&self) -> Category {
        match self {
            Self::Unknown { .. } => Category::Word,
        }
    }
}
