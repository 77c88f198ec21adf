//! Why a listing ended.

use crate::error::{Error, text};

/// Why a listing ended.
///
/// # Examples
/// ```
/// use interstate::sanction::EndCause;
///
/// assert_eq!("annulled".parse::<EndCause>()?, EndCause::Annulled);
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
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_cause)]
#[non_exhaustive]
pub enum EndCause {
    /// The issuer took it off.
    Delisted,
    /// Its term ran out.
    Expired,
    /// A court annulled it.
    Annulled,
    /// The person died.
    Deceased,
    /// It went into another entry.
    Merged,
    /// Not told.
    NotTold,
}

text::word!(
    EndCause,
    "cause of an end",
    unknown_cause,
    [Delisted, Expired, Annulled, Deceased, Merged, NotTold]
);
