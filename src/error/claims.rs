//! Messages about claims as text and JSON, and about numbers that a text states.

use super::category::ErrorCategory;
use super::clip::{Found, Said};

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Claims {
    #[error("{found:?} is no stated number; write it as the text has it, such as {forms}")]
    NoStatedNumber { found: Found, forms: &'static str },
    #[error(
        "{found:?} says at least or at most, which no rounding made; a claim can be about that, a stated number cannot"
    )]
    OneSided { found: Found },
    #[error("{found:?} has {digits} digits; a stated number has at most {most}")]
    TooManyDigits {
        found: Found,
        digits: usize,
        most: usize,
    },
    #[error("{found:?} is no stated p; write it as the text has it, such as 0.04, = .04 or < 0.05")]
    NoStatedP { found: Found },
    #[error("the stated interval {lo} to {hi} ends before it starts")]
    IntervalBackwards { lo: Found, hi: Found },
    #[error("a number of the stated result does not fit an exact fraction of 128 bits")]
    ResultTooLarge,
    #[error("{found:?} is no {what}; expected {forms}")]
    NoWords {
        what: &'static str,
        found: Found,
        forms: &'static str,
    },
    #[error("a width of {found} for {word:?} is none; expected {expected}")]
    NoWidth {
        word: &'static str,
        found: Said,
        expected: &'static str,
    },
    #[error(
        "{found:?} is no claim: {read}, and at {rest:?} expected {expected}; the nearest form is {form:?}"
    )]
    NoClaim {
        found: Found,
        read: Said,
        rest: Found,
        expected: Said,
        form: &'static str,
    },
    #[error("{words:?} has no claim and no reading; give one or more")]
    NoReading { words: Found },
    #[error("two readings of {words:?} are named {name:?}")]
    TwoReadings { words: Found, name: Found },
    #[error("{path}: {why}")]
    InJson { path: Said, why: Said },
}

impl Claims {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::NoStatedNumber { .. }
            | Self::OneSided { .. }
            | Self::TooManyDigits { .. }
            | Self::NoStatedP { .. }
            | Self::IntervalBackwards { .. }
            | Self::ResultTooLarge
            | Self::NoWidth { .. } => ErrorCategory::Number,
            Self::NoWords { .. }
            | Self::NoReading { .. }
            | Self::TwoReadings { .. }
            | Self::NoClaim { .. } => ErrorCategory::Word,
            Self::InJson { .. } => ErrorCategory::File,
        }
    }
}
