//! How sure a table is of its facts.

use crate::error::words::clip;
use crate::error::{Error, words::Words};

/// How sure the crate's tables are of a spell, a succession or a membership.
///
/// # Examples
/// ```
/// use interstate::state::{TableCertainty, StateCode, CodeScheme};
///
/// // Two accounts differ on the day on which Russia got its ISO code.
/// let code = StateCode::new(CodeScheme::Iso2, "RU")?;
/// assert!(code.spells().all(|spell| spell.certainty() == TableCertainty::Disputed));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, strum::Display, strum::EnumString)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_certainty)]
pub enum TableCertainty {
    /// A public text was read.
    Sourced,
    /// Undisputed general knowledge.
    Common,
    /// Sources differ.
    Disputed,
    /// To be checked before relying on it.
    Unverified,
}

impl TableCertainty {
    /// Every certainty.
    pub const ALL: &'static [Self] = &[
        Self::Sourced,
        Self::Common,
        Self::Disputed,
        Self::Unverified,
    ];
}

fn unknown_certainty(found: &str) -> Error {
    Words::Unknown {
        what: "certainty",
        found: clip(found),
        nearest: crate::error::nearest(found, ["sourced", "common", "disputed", "unverified"]),
    }
    .into()
}
