//! The three kinds of violence of UCDP.

use crate::error::{Error, text};

/// Who fights whom, as UCDP tells it.
///
/// # Examples
/// ```
/// use interstate::code::UcdpViolence;
///
/// assert_eq!("one_sided".parse::<UcdpViolence>()?, UcdpViolence::OneSided);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_violence)]
pub enum UcdpViolence {
    /// A state and another party, which may be a state.
    StateBased,
    /// Two organised groups, neither of them a state.
    NonState,
    /// A state or a group against civilians.
    OneSided,
}

text::word!(
    UcdpViolence,
    "type of violence",
    unknown_violence,
    [StateBased, NonState, OneSided]
);
