//! How many days a listing applied.

use crate::error::Result;
use crate::stats::Lifetime;

/// How many days a listing was in force, from its first day to the first on which it was not.
///
/// # Examples
/// ```
/// use interstate::sanction::{ListedFor, ListingFilter, facts};
///
/// // The two banks applied from 9 August 2025 and were missing on 17 July 2026: 0 to 342 days, and nothing says which.
/// let register = facts::register()?;
/// let banks = register.durations(&ListingFilter::new().in_package("eu-18"))?;
/// let days: Vec<ListedFor> = banks.iter().map(|bank| bank.days).collect();
/// assert_eq!(days.iter().filter(|d| **d == ListedFor::Between(0, 342)).count(), 2);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ListedFor {
    /// A known number of days.
    Exactly(u32),
    /// Between these two numbers of days: interval-censored.
    Between(u32, u32),
    /// At least this number of days: it was still in force when last seen, or ended on a day of which nothing is known but the first:
    /// right-censored.
    AtLeast(u32),
    /// Not in force as far as was seen: it is to be later, or ended before it was.
    NotYet,
}

impl ListedFor {
    /// The fewest and the most days; `None` in the pair is unbounded. `None` where it was never in force.
    #[must_use]
    pub fn bounds(self) -> Option<(u32, Option<u32>)> {
        match self {
            Self::Exactly(days) => Some((days, Some(days))),
            Self::Between(lo, hi) => Some((lo, Some(hi))),
            Self::AtLeast(lo) => Some((lo, None)),
            Self::NotYet => None,
        }
    }

    /// The duration in days, as [`KaplanMeier`](crate::stats::KaplanMeier) and [`Turnbull`](crate::stats::Turnbull) take it; `None` where it
    /// was never in force.
    ///
    /// What ended on an unknown day is taken as out of sight after the days that it surely stood.
    ///
    /// # Errors
    /// None for days below 2³².
    ///
    /// # Examples
    /// Of the Union's named listings of Chinese and Hong Kong parties two banks are gone, nobody knows since when; the rest stand.
    /// ```
    /// use interstate::Actor;
    /// use interstate::sanction::{ListingFilter, PlaceRule, facts};
    /// use interstate::stats::{Lifetime, Turnbull};
    /// use interstate::State;
    ///
    /// let register = facts::register()?;
    /// let which = ListingFilter::new().of_issuer(Actor::EU).in_places(&[State::CHN, State::HKG], PlaceRule::default());
    /// let mut lifetimes: Vec<Lifetime> = Vec::new();
    /// for listing in register.durations(&which)? {
    ///     lifetimes.extend(listing.days.lifetime()?);
    /// }
    /// let (least, most) = Turnbull::new(&lifetimes)?.at(365.0);
    /// assert!(least > 0.5 && most < 1.0, "{least} {most}");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn lifetime(self) -> Result<Option<Lifetime>> {
        Ok(Some(match self {
            Self::NotYet => return Ok(None),
            Self::Exactly(days) => Lifetime::exact(days.into())?,
            Self::AtLeast(days) => Lifetime::at_least(days.into())?,
            // Still there after `lo − 1` days, and gone after `hi`.
            Self::Between(lo, hi) => Lifetime::between(lo.saturating_sub(1).into(), hi.into())?,
        }))
    }
}
