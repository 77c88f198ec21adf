//! Messages of `states`.

use super::category::ErrorCategory;
use super::clip::{Found, Said};
use chrono::NaiveDate;
use std::fmt;

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum States {
    #[error("unknown {what} {found:?}, expected a code such as {such_as}{}", suggestion(*nearest))]
    UnknownActor {
        what: &'static str,
        found: Found,
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
        found: Found,
        such_as: &'static str,
    },
    #[error("unknown {scheme} code {found:?}{meant}")]
    UnknownCode {
        scheme: &'static str,
        found: Found,
        meant: Meant,
    },
    #[error("{found:?} is not a code with its scheme, expected a text such as fips:RS")]
    NoScheme { found: Found },
    #[error("{scheme} code {code} names no state on {day}; its days: {spells}")]
    CodeNotOnDay {
        scheme: &'static str,
        code: &'static str,
        day: NaiveDate,
        spells: Said,
    },
    #[error("{scheme} code {code} on {day} is ambiguous: {}", either(candidates))]
    AmbiguousCode {
        scheme: &'static str,
        code: &'static str,
        day: NaiveDate,
        candidates: Candidates,
    },
    #[error("{scheme} code {code} names no state but the {kind} {label:?}")]
    NoStateCode {
        scheme: &'static str,
        code: &'static str,
        kind: &'static str,
        label: &'static str,
    },
    #[error(
        "{state} ({name}) has no {scheme} code on {day}{}",
        after("; its codes: ", codes.as_str())
    )]
    NoCode {
        state: &'static str,
        name: &'static str,
        scheme: &'static str,
        day: NaiveDate,
        codes: Said,
    },
    #[error("{state} ({name}) has several {scheme} codes on {day}: {}", codes.join(", "))]
    ManyCodes {
        state: &'static str,
        name: &'static str,
        scheme: &'static str,
        day: NaiveDate,
        codes: Vec<&'static str>,
    },
    #[error("unknown state name {found:?}{meant}")]
    UnknownName { found: Found, meant: Meant },
    #[error("{found:?} names no state on {day}; its days: {spells}")]
    NameNotOnDay {
        found: Found,
        day: NaiveDate,
        spells: Said,
    },
    #[error("{found:?} on {day} is ambiguous: {}", either(candidates))]
    AmbiguousName {
        found: Found,
        day: NaiveDate,
        candidates: Candidates,
    },
    #[error("{found:?} is no state but a part, a region or an organisation{}", after(", in ", &either(within)))]
    NoStateName { found: Found, within: Candidates },
    #[error("{state} ({name}) has no single successor{}", after(": ", &either(successors)))]
    NoSuccessor {
        state: &'static str,
        name: &'static str,
        successors: Candidates,
    },
    #[error("{actor} has no list of members{}", after(", ", why))]
    NoMembers {
        actor: &'static str,
        why: &'static str,
    },
}

/// What a text that no list has may have been meant as.
#[derive(Clone, Debug)]
pub(crate) enum Meant {
    Nothing,
    /// A word of the list.
    Word(&'static str),
    /// A code that another scheme has.
    CodeOf {
        scheme: &'static str,
        code: &'static str,
        state: &'static str,
        name: &'static str,
    },
    /// An organisation or bloc.
    Organisation {
        code: &'static str,
        name: &'static str,
    },
    /// A code, where a name is asked for, and the schemes that have it.
    Code {
        code: &'static str,
        schemes: Vec<&'static str>,
    },
}

impl fmt::Display for Meant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => Ok(()),
            Self::Word(word) => f.write_str(&suggestion(Some(word))),
            Self::CodeOf {
                scheme,
                code,
                state,
                name,
            } => write!(f, "; {scheme} has {code}, for {state} ({name})"),
            Self::Organisation { code, name } => {
                write!(f, "; {code} is no state but an organisation ({name})")
            }
            Self::Code { code, schemes } => {
                let schemes = schemes.join(", ");
                write!(f, "; {code} is a code of {schemes}: from_code reads codes")
            }
        }
    }
}

/// States that are meant, each as code and name.
type Candidates = Vec<(&'static str, &'static str)>;

/// Writes `KOR (South Korea) or PRK (North Korea)`.
fn either(candidates: &Candidates) -> String {
    let texts: Vec<String> = candidates
        .iter()
        .map(|(code, name)| format!("{code} ({name})"))
        .collect();
    texts.join(" or ")
}

/// The text after its introduction, if there is any.
fn after(introduction: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{introduction}{text}")
    }
}

/// Writes `; did you mean "CHN"?`.
fn suggestion(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |word| format!("; did you mean {word:?}?"))
}

impl States {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::SelfDyad { .. } => ErrorCategory::Record,
            _ => ErrorCategory::Code,
        }
    }
}
