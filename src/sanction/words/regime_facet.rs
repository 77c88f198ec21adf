//! What kind of regime one is.

use crate::error::{Error, text};

/// What kind of regime it is. A regime may be several at once: that of the Union on Russia is sectoral and list-based.
///
/// # Examples
/// ```
/// use interstate::sanction::RegimeFacet;
///
/// assert_eq!("third_country".parse::<RegimeFacet>()?, RegimeFacet::ThirdCountry);
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
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_facet)]
#[non_exhaustive]
pub enum RegimeFacet {
    /// Nearly all dealings with a state.
    Comprehensive,
    /// Sectors of an economy.
    Sectoral,
    /// Named parties.
    ListBased,
    /// Made to reach parties of third countries.
    ThirdCountry,
    /// About human rights, wherever.
    HumanRights,
    /// About terrorism, wherever.
    Terrorism,
    /// About weapons of mass destruction, wherever.
    Proliferation,
    /// About attacks by computer, wherever.
    Cyber,
    /// About another theme, wherever.
    OtherTheme,
}

text::word!(
    RegimeFacet,
    "facet of a regime",
    unknown_facet,
    [
        Comprehensive,
        Sectoral,
        ListBased,
        ThirdCountry,
        HumanRights,
        Terrorism,
        Proliferation,
        Cyber,
        OtherTheme
    ]
);
