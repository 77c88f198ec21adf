//! Messages of `states`.

use super::Category;

#[derive(Debug, thiserror::Error)]
pub(crate) enum States {
    #[error("unknown {what} {found:?}, expected a code such as {such_as}{}", suggestion(*nearest))]
    UnknownActor {
        what: &'static str,
        found: Box<str>,
        such_as: &'static str,
        nearest: Option<&'static str>,
    },
    #[error("{found} is an organisation, expected a state")]
    NoState { found: &'static str },
    #[error("a dyad needs two different actors, found {actor} twice")]
    SelfDyad { actor: &'static str },
    #[error("{found:?} is not a {what}, expected two codes such as {such_as}")]
    NoPair {
        what: &'static str,
        found: Box<str>,
        such_as: &'static str,
    },
}

/// Writes `; did you mean "CHN"?`.
fn suggestion(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!("; did you mean {word:?}?"))
}

/// What was found, cut so that a message stays a line.
pub(crate) fn excerpt(found: &str) -> Box<str> {
    const MOST: usize = 60;
    match found.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", found.split_at(end).0).into(),
        None => found.into(),
    }
}

impl States {
    pub(crate) fn category(&self) -> Category {
        match self {
            Self::UnknownActor { .. } | Self::NoState { .. } | Self::NoPair { .. } => {
                Category::Code
            }
            Self::SelfDyad { .. } => Category::Record,
        }
    }
}
