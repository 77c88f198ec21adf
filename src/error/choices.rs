//! Messages about the choices behind a claim.

use super::category::ErrorCategory;
use super::clip::{Found, Said};

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Choices {
    #[error("two choices of the {parameter} are named {name:?}; give each a name of its own")]
    NameTwice {
        parameter: &'static str,
        name: Found,
    },
    #[error(
        "two choices of the {parameter} are the same, {one:?} and {other:?}; give each a value of its own"
    )]
    ValueTwice {
        parameter: &'static str,
        one: Found,
        other: Found,
    },
    #[error("a choice has no name; expected words such as \"cut on the day\"")]
    NoName,
    #[error("{claim:?} has no {parameter} that could be chosen in another way")]
    NothingToChoose {
        claim: Said,
        parameter: &'static str,
    },
    #[error("{period} is no run of whole calendar years, which {claim:?} goes through one by one")]
    NotYears { period: Said, claim: Said },
    #[error(
        "{day} does not lie between the start of {before} and the end of {after}; a cut needs days on both sides"
    )]
    NoCut {
        day: chrono::NaiveDate,
        before: Said,
        after: Said,
    },
    #[error("{period} without {without} is {left}; a window needs one run of days")]
    NoWindowLeft {
        period: Said,
        without: Said,
        left: Said,
    },
    #[error("no rule is named {name:?}; there are {names}")]
    NoRuleNamed { name: Found, names: Said },
    #[error("{found} cells; a neighbourhood has at most {most}")]
    TooManyCells { found: usize, most: usize },
    #[error("{found} classes to switch; expected 1 to {most}")]
    Classes { found: usize, most: usize },
    #[error("no figure to fit; expected the claims of a text")]
    NoFigure,
    #[error(
        "the source states no first and last day of what it covers in full; say over which period cuts are to be made"
    )]
    NoSpan,
    #[error(
        "the cut {day} has less than {years} of {over} on a side, so that there is no other cut"
    )]
    NoOtherCut {
        day: chrono::NaiveDate,
        years: &'static str,
        over: Said,
    },
}

impl Choices {
    pub(super) fn category(&self) -> ErrorCategory {
        match self {
            Self::NameTwice { .. } | Self::NoName | Self::NoRuleNamed { .. } => ErrorCategory::Word,
            Self::ValueTwice { .. } | Self::NothingToChoose { .. } => ErrorCategory::Rule,
            Self::NotYears { .. }
            | Self::NoCut { .. }
            | Self::NoWindowLeft { .. }
            | Self::NoOtherCut { .. } => ErrorCategory::Date,
            Self::TooManyCells { .. } | Self::Classes { .. } | Self::NoFigure => {
                ErrorCategory::Count
            }
            Self::NoSpan => ErrorCategory::Coverage,
        }
    }
}
