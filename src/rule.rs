//! The counting rule: a value with a name and an English sentence.
//!
//! [`CountingRule`](crate::CountingRule), [`Select`](crate::Select) and [`OneIs`](crate::OneIs) stand at the root of the crate.

pub(crate) mod counting_rule;
mod grouping;
pub(crate) mod occurrence;
pub(crate) mod one_is;
mod ruling;
pub(crate) mod select;

pub use occurrence::Occurrence;
pub use ruling::{Ruling, RulingReason};

use crate::error::{Error, text};

/// How rows count that no source confirms.
///
/// # Examples
/// ```
/// use interstate::rule::Unconfirmed;
///
/// assert_eq!("possible".parse::<Unconfirmed>()?, Unconfirmed::Possible);
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
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_unconfirmed)]
#[non_exhaustive]
pub enum Unconfirmed {
    /// As certain.
    #[default]
    Certain,
    /// As possible: they raise the upper bound of a count and not the lower.
    Possible,
}

text::word!(
    Unconfirmed,
    "reading of unconfirmed rows",
    unknown_unconfirmed,
    [Certain, Possible]
);
