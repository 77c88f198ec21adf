//! The counting rule: a value with a name and an English sentence.
//!
//! [`CountingRule`](crate::CountingRule), [`Select`](crate::Select) and [`OneIs`](crate::OneIs) stand at the root of the crate.

pub(crate) mod counting_rule;
pub(crate) mod one_is;
mod ruling;
pub(crate) mod select;

pub use one_is::Occurrence;
pub use ruling::{Reason, Ruling};

use crate::error::{Error, text};

/// How rows count that are reported, without a source that confirms them.
///
/// # Examples
/// ```
/// use interstate::rule::Reported;
///
/// assert_eq!("possible".parse::<Reported>()?, Reported::Possible);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    PartialEq,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_reported)]
#[non_exhaustive]
pub enum Reported {
    /// As certain.
    #[default]
    Certain,
    /// As possible: they raise the upper bound of a count and not the lower.
    Possible,
}

text::word!(
    Reported,
    "reading of reported rows",
    unknown_reported,
    [Certain, Possible]
);

/// Which period an event belongs to that lasts longer than a day.
///
/// # Examples
/// ```
/// use interstate::rule::Assignment;
///
/// assert!(Assignment::ByStart.is_additive());
/// assert!(!Assignment::AnyOverlap.is_additive());
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    PartialEq,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_assignment)]
#[non_exhaustive]
pub enum Assignment {
    /// The one in which it starts: how many began.
    #[default]
    ByStart,
    /// The one in which it ends.
    ByEnd,
    /// Each one that it touches: how many were under way. Not additive.
    AnyOverlap,
    /// The one that holds it whole, if any does. Not additive.
    Within,
}

text::word!(
    Assignment,
    "assignment",
    unknown_assignment,
    [ByStart, ByEnd, AnyOverlap, Within]
);

impl Assignment {
    /// Whether the counts of adjacent periods add up to the count of both.
    #[must_use]
    pub const fn is_additive(self) -> bool {
        matches!(self, Self::ByStart | Self::ByEnd)
    }

    const fn sentence(self) -> &'static str {
        match self {
            Self::ByStart => "in the period of the start",
            Self::ByEnd => "in the period of the end",
            Self::AnyOverlap => "in every period that it touches",
            Self::Within => "in the period that holds it whole",
        }
    }
}
