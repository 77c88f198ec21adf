//! Which listings a question is about.

use crate::error::text;
use crate::sanction::words::measure::{Measure, Measures};
use crate::sanction::words::place::PlaceRule;
use crate::sanction::words::reason::{ListingReason, ListingReasons};
use crate::sanction::words::target_kind::TargetKind;
use crate::state::actor::{Actor, State};
use crate::time::period::Period;
use std::fmt;

text::word! {
    "way to count listings that follow others";
    /// Whether listings that follow another issuer count in addition to the original.
    ///
    /// # Examples
    /// ```
    /// use interstate::sanction::CountedOrigins;
    ///
    /// assert_eq!("originals".parse::<CountedOrigins>()?, CountedOrigins::Originals);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default, Ord, PartialOrd)]
    pub enum CountedOrigins {
        /// Every listing counts.
        #[default]
        Every,
        /// A listing that mirrors or implements another does not count where the register has that other for the same target. Where it has
        /// not, the follower counts, as the target would be lost otherwise. Whether the original is still in force plays no part: on a day
        /// after it ended, its followers are left out even if they are in force.
        Originals,
    }
}

/// The listings that a query is about: all of them, until narrowed. Its `Display` is what a result prints about itself.
///
/// # Examples
/// ```
/// use interstate::{Actor, State};
/// use interstate::sanction::{ListingFilter, Measure, PlaceRule};
///
/// let which = ListingFilter::new()
///     .of_issuer(Actor::EU)
///     .by_measure(Measure::ExportControl)
///     .in_places(&[State::CHN, State::HKG], PlaceRule::default());
/// assert_eq!(which.to_string(), "by EU, export_control, in CHN or HKG (place by any basis)");
/// assert_eq!(ListingFilter::new().to_string(), "by anybody");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListingFilter {
    pub(in crate::sanction) issuer: Option<Actor>,
    pub(in crate::sanction) against: Option<State>,
    pub(in crate::sanction) regime: Option<Box<str>>,
    pub(in crate::sanction) package: Option<Box<str>>,
    pub(in crate::sanction) measures: Measures,
    pub(in crate::sanction) kinds: Vec<TargetKind>,
    pub(in crate::sanction) reasons: ListingReasons,
    pub(in crate::sanction) places: Option<(Box<[State]>, PlaceRule)>,
    pub(in crate::sanction) listed: Option<Period>,
    pub(in crate::sanction) third_country: bool,
    pub(in crate::sanction) origins: CountedOrigins,
}

impl ListingFilter {
    /// A filter that keeps every listing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same filter, with only listings of this issuer, by whichever office.
    #[must_use]
    pub fn of_issuer(mut self, issuer: impl Into<Actor>) -> Self {
        self.issuer = Some(issuer.into());
        self
    }

    /// The same filter, with only listings under regimes against this state.
    #[must_use]
    pub fn against(mut self, state: State) -> Self {
        self.against = Some(state);
        self
    }

    /// The same filter, with only listings under the regime with this id.
    #[must_use]
    pub fn under_regime(mut self, id: impl Into<Box<str>>) -> Self {
        self.regime = Some(id.into());
        self
    }

    /// The same filter, with only listings of the package with this id.
    #[must_use]
    pub fn in_package(mut self, id: impl Into<Box<str>>) -> Self {
        self.package = Some(id.into());
        self
    }

    /// The same filter, with only listings with this measure; called again, with one of those named.
    #[must_use]
    pub fn by_measure(mut self, measure: Measure) -> Self {
        self.measures = self.measures.with(measure);
        self
    }

    /// The same filter, with only listings for this reason; called again, for one of those named. A listing without a stated reason is left
    /// out.
    #[must_use]
    pub fn for_reason(mut self, reason: ListingReason) -> Self {
        self.reasons = self.reasons.with(reason);
        self
    }

    /// The same filter, with only listings of targets of this kind; called again, of one of those named.
    #[must_use]
    pub fn of_kind(mut self, kind: TargetKind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// The same filter, with only listings of targets in one of these places, by a rule. A result gives the number of further listings
    /// without a place by that rule.
    #[must_use]
    pub fn in_places(mut self, states: &[State], rule: PlaceRule) -> Self {
        self.places = Some((states.into(), rule));
        self
    }

    /// The same filter, with only what was listed within this period; a listing whose day is not known exactly then counts as possible.
    #[must_use]
    pub fn listed_within(mut self, period: Period) -> Self {
        self.listed = Some(period);
        self
    }

    /// The same filter, with only listings of parties of third countries: see
    /// [`Listing::third_country`](crate::sanction::Listing::third_country).
    #[must_use]
    pub fn of_third_countries(mut self) -> Self {
        self.third_country = true;
        self
    }

    /// The same filter, with every listing or with originals only.
    #[must_use]
    pub fn with_origins(mut self, origins: CountedOrigins) -> Self {
        self.origins = origins;
        self
    }
}

/// Joins words with "or".
fn any<T: fmt::Display>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    words.join(" or ")
}

impl fmt::Display for ListingFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.issuer {
            Some(issuer) => write!(f, "by {issuer}")?,
            None => f.write_str("by anybody")?,
        }
        if let Some(state) = self.against {
            write!(f, ", against {state}")?;
        }
        if let Some(regime) = &self.regime {
            write!(f, ", under {regime}")?;
        }
        if let Some(package) = &self.package {
            write!(f, ", of package {package}")?;
        }
        if !self.measures.is_empty() {
            write!(f, ", {}", any(&self.measures.iter().collect::<Vec<_>>()))?;
        }
        if !self.reasons.is_empty() {
            write!(f, ", for {}", any(&self.reasons.iter().collect::<Vec<_>>()))?;
        }
        if !self.kinds.is_empty() {
            write!(f, ", on {}", any(&self.kinds))?;
        }
        if let Some((states, rule)) = &self.places {
            write!(f, ", in {} ({rule})", any(states))?;
        }
        if let Some(period) = self.listed {
            write!(f, ", listed within {period}")?;
        }
        if self.third_country {
            f.write_str(", of third countries")?;
        }
        if self.origins == CountedOrigins::Originals {
            f.write_str(", originals only")?;
        }
        Ok(())
    }
}
