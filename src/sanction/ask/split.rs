//! By what a count of listings is split, and what its lines are.

use crate::error::text;
use crate::sanction::words::measure::Measure;
use crate::sanction::words::place::{PlaceRule, PlaceSet};
use crate::sanction::words::reason::ListingReason;
use crate::sanction::words::target_kind::TargetKind;
use crate::state::actor::{Actor, State};
use crate::time::partition::Partition;
use crate::time::period::Period;
use std::fmt;
use std::sync::Arc;

/// The property by which a count of listings is split.
///
/// # Examples
/// ```
/// use interstate::sanction::{SplitBy, PlaceRule};
///
/// assert_eq!(SplitBy::Places(PlaceRule::default()).to_string(), "places (place by any basis)");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SplitBy {
    /// The package of the listing; listings between packages are one group.
    Package,
    /// The regime of the listing.
    Regime,
    /// The issuer of the listing, by whichever office.
    Issuer,
    /// All places of the target together: a firm in two places has one key of its own. Cells add up.
    Places(PlaceRule),
    /// Each place of the target: a firm in two places counts in both. Cells do not add up.
    Place(PlaceRule),
    /// Each measure. Cells do not add up.
    Measure,
    /// Each reason. Cells do not add up.
    Reason,
    /// What the target is.
    Kind,
    /// The day of listing (of amendment, of end), by periods. A listing of uncertain day is possible in several.
    Periods(Partition),
}

text::written_as_text!(SplitBy);

impl fmt::Display for SplitBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Package => f.write_str("package"),
            Self::Regime => f.write_str("regime"),
            Self::Issuer => f.write_str("issuer"),
            Self::Places(rule) => write!(f, "places ({rule})"),
            Self::Place(rule) => write!(f, "place ({rule})"),
            Self::Measure => f.write_str("measure"),
            Self::Reason => f.write_str("reason"),
            Self::Kind => f.write_str("kind"),
            Self::Periods(_) => f.write_str("period"),
        }
    }
}

/// The key of one line of a count of listings.
///
/// # Examples
/// ```
/// use interstate::sanction::SplitKey;
///
/// assert_eq!(SplitKey::Package(None).to_string(), "no package");
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SplitKey {
    /// A package by its id, or listings between packages.
    Package(Option<Arc<str>>),
    /// A regime by its id.
    Regime(Arc<str>),
    /// An issuer.
    Issuer(Actor),
    /// All places of the target.
    Places(PlaceSet),
    /// One place, or none told.
    Place(Option<State>),
    /// A measure.
    Measure(Measure),
    /// A reason, or none told.
    Reason(Option<ListingReason>),
    /// What the target is.
    Kind(TargetKind),
    /// A period, or a day outside all of them.
    Period(Option<Period>),
}

impl fmt::Display for SplitKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Package(Some(id)) | Self::Regime(id) => f.pad(id),
            Self::Package(None) => f.pad("no package"),
            Self::Issuer(issuer) => issuer.fmt(f),
            Self::Places(places) => f.pad(&places.to_string()),
            Self::Place(Some(state)) => state.fmt(f),
            Self::Measure(measure) => measure.fmt(f),
            Self::Reason(Some(reason)) => reason.fmt(f),
            Self::Place(None) | Self::Reason(None) => f.pad("not told"),
            Self::Kind(kind) => kind.fmt(f),
            Self::Period(Some(period)) => f.pad(&period.label()),
            Self::Period(None) => f.pad("outside"),
        }
    }
}
