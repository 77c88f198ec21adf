//! Messages of `stats`.

use super::category::ErrorCategory;

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Numbers {
    /// A number outside the domain of a statistic: `confidence level 95 is outside 0 < level < 1`.
    #[error("{what} {found} is outside {expected}")]
    Outside {
        what: &'static str,
        found: f64,
        expected: &'static str,
    },
    /// A whole number above what a method can do exactly.
    #[error("{what} {found} is above {most}")]
    Above {
        what: &'static str,
        found: u64,
        most: u64,
    },
    /// Too little data: what was given, how many, and how many would have been needed.
    #[error("{found} {what} are too few; {needed} are needed")]
    TooShort {
        what: &'static str,
        found: u64,
        needed: u64,
    },
    /// Two lists that should have one length.
    #[error("{found} {what}, expected {expected}")]
    Length {
        what: &'static str,
        found: usize,
        expected: usize,
    },
    /// A lower end above the upper end.
    #[error("{what} from {lo} to {hi}: the lower end is above the upper")]
    Reversed {
        what: &'static str,
        lo: u64,
        hi: u64,
    },
    /// A simulation that the caller's progress callback ended before its last draw.
    #[error("simulation was stopped after {done} of {draws} draws")]
    Stopped { done: u32, draws: u32 },
    /// Something that a method cannot answer, with the reason.
    #[error("{what}: {why}")]
    Refused {
        what: &'static str,
        why: &'static str,
    },
}

impl Numbers {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::Outside { .. }
            | Self::Above { .. }
            | Self::TooShort { .. }
            | Self::Length { .. }
            | Self::Reversed { .. }
            | Self::Stopped { .. }
            | Self::Refused { .. } => ErrorCategory::Number,
        }
    }
}
