//! What a count of listings is a count of, and by what it is split.

use super::measure::{Measure, Reason};
use super::place::{PlaceRule, PlaceSet};
use super::target::TargetKind;
use crate::count::Count;
use crate::error::{Error, text};
use crate::state::actor::{Actor, State};
use crate::time::partition::Partition;
use crate::time::period::Period;
use chrono::NaiveDate;
use std::fmt;
use std::sync::Arc;

/// What one is. A person on five lists is five listings and one target.
///
/// # Examples
/// ```
/// use interstate::sanction::CountOf;
///
/// assert_eq!(CountOf::Targets.to_string(), "targets");
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
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_unit)]
pub enum CountOf {
    /// Each listing.
    Listings,
    /// Each target once, however often it is listed.
    Targets,
    /// Each act once: the act that a listing names, else its package as one. A listing with neither may be an act or not.
    Acts,
}

text::word!(
    CountOf,
    "unit of sanctions",
    unknown_unit,
    [Listings, Targets, Acts]
);

/// What a number of listings is: what was added, what stood, or what somebody wrote.
///
/// # Examples
/// ```
/// use interstate::sanction::Basis;
///
/// assert_eq!(Basis::Stock("2026-07-17".parse()?).to_string(), "stock on 2026-07-17");
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Basis {
    /// What acts added.
    Flow,
    /// How often entries were amended: no new listings.
    Amendments,
    /// What ended.
    Ends,
    /// What stood on a day: of what was added earlier a lower bound.
    Stock(NaiveDate),
    /// What the press or an authority's announcement says.
    Press,
}

text::written_as_text!(Basis);

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flow => f.write_str("flow"),
            Self::Amendments => f.write_str("amendments"),
            Self::Ends => f.write_str("ends"),
            Self::Stock(day) => write!(f, "stock on {day}"),
            Self::Press => f.write_str("as stated"),
        }
    }
}

/// By what a count of listings is split.
///
/// # Examples
/// ```
/// use interstate::sanction::{By, PlaceRule};
///
/// assert_eq!(By::Places(PlaceRule::default()).to_string(), "places (place by any basis)");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum By {
    /// Package.
    Package,
    /// Regime.
    Regime,
    /// Issuer, by whichever office.
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

text::written_as_text!(By);

impl fmt::Display for By {
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

/// A line of a count of listings.
///
/// # Examples
/// ```
/// use interstate::sanction::Key;
///
/// assert_eq!(Key::Package(None).to_string(), "no package");
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Key {
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
    Reason(Option<Reason>),
    /// What the target is.
    Kind(TargetKind),
    /// A period, or a day outside all of them.
    Period(Option<Period>),
}

impl fmt::Display for Key {
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

/// A count of listings that says what it counts: listings, targets or acts; flow or stock; which of them, and by which place.
///
/// # Examples
/// ```
/// use interstate::Actor;
/// use interstate::sanction::{CountOf, ListingFilter, facts};
///
/// let register = facts::register()?;
/// let by_eu = ListingFilter::new().of_issuer(Actor::EU).in_package("eu-15");
/// let added = register.flow(&by_eu, CountOf::Targets, &[])?;
/// assert_eq!(added.to_string(), "4 targets, flow, by EU, of package eu-15");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ListingCounts {
    pub(super) of: CountOf,
    pub(super) basis: Basis,
    pub(super) which: Box<str>,
    pub(super) by: Box<[By]>,
    pub(super) cells: Vec<(Box<[Key]>, Count)>,
    pub(super) place_untold: u64,
}

impl ListingCounts {
    /// What one is.
    #[must_use]
    pub fn of(&self) -> CountOf {
        self.of
    }

    /// Flow, stock, amendments or ends.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Which listings, in words.
    #[must_use]
    pub fn which(&self) -> &str {
        &self.which
    }

    /// By what it is split.
    #[must_use]
    pub fn by(&self) -> &[By] {
        &self.by
    }

    /// The lines that have a count, in the order of their keys.
    #[must_use]
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (&[Key], Count)> {
        self.cells.iter().map(|(keys, count)| (&**keys, *count))
    }

    /// The count of one line; none where no listing has these keys.
    #[must_use]
    pub fn count(&self, keys: &[Key]) -> Count {
        let found = self.cells.iter().find(|(k, _)| **k == *keys);
        found.map_or(Count::ZERO, |(_, count)| *count)
    }

    /// How many more listings there are whose target tells no place by the rule of the filter.
    #[must_use]
    pub fn place_untold(&self) -> u64 {
        self.place_untold
    }
}

impl fmt::Display for ListingCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.of.to_string();
        if self.by.is_empty() {
            let count = self.count(&[]);
            let one = count.exactly() == Some(1);
            write!(
                f,
                "{count} {}",
                if one { of.trim_end_matches('s') } else { &of }
            )?;
        } else {
            f.write_str(&of)?;
        }
        write!(f, ", {}, {}", self.basis, self.which)?;
        for (n, by) in self.by.iter().enumerate() {
            write!(f, "{}{by}", if n == 0 { ", split by " } else { " and " })?;
        }
        if self.place_untold > 0 {
            write!(f, "; {} more listings tell no place", self.place_untold)?;
        }
        if self.by.is_empty() {
            return Ok(());
        }
        for (keys, count) in &self.cells {
            writeln!(f)?;
            for key in keys {
                write!(f, "  {key}")?;
            }
            write!(f, "  {count}")?;
        }
        Ok(())
    }
}
