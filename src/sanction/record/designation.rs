//! One listing of one target.

mod changed;

use crate::error::{Error, Result, sanctions::Sanctions};
use crate::interaction::key::keyed;
use crate::sanction::record::days::Days;
use crate::sanction::record::ending::ListingEnd;
use crate::sanction::record::id::{checked_id, entry_and_spell};
use crate::sanction::record::source::ListingSource;
use crate::sanction::words::act::LegalAct;
use crate::sanction::words::issuer::ListingOrigin;
use crate::sanction::words::measure::Measures;
use crate::sanction::words::reason::ListingReasons;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::When;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;
use std::sync::Arc;

/// One listing of one target under one regime.
///
/// A listing has up to five dates, and none stands for another: that of its package and that of its act (see [`Package`]), the day
/// printed in the list ([`listing_date`](Self::listing_date)), the day from which it applies ([`start_date`](Self::start_date)), and the days of its
/// amendments, which are no listings. Whether it is in force on a day is a question with three answers, never a stored word.
///
/// In files the fields have `FollowTheMoney`'s names: `entity`, `program`, `provisions`, `listing_date`, `start_date`, `end_date`.
///
/// [`Package`]: crate::sanction::Package
///
/// # Examples
/// ```
/// use interstate::Truth;
/// use interstate::sanction::{Designation, ListingEnd, Measure};
///
/// // A bank in the eighteenth package: adopted and listed on 18 July 2025, applied from 9 August, gone from the list of July 2026.
/// let bank = Designation::new("eu-18-bank", "heihe-bank", "EU-RUS", Measure::TransactionBan, "2025-07-18".parse()?)?
///     .with_package_id("eu-18")
///     .with_start_date("2025-08-09".parse()?)?
///     .with_end("gone 2026-07-17".parse()?)?;
/// assert_eq!(bank.in_force_on("2025-08-01".parse()?), Truth::No);      // listed, and does not apply yet
/// assert_eq!(bank.in_force_on("2026-01-01".parse()?), Truth::Depends); // nobody knows
/// assert_eq!(bank.in_force_on("2026-07-17".parse()?), Truth::No);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawDesignation", into = "RawDesignation")]
pub struct Designation(RawDesignation);

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct RawDesignation {
    id: Arc<str>,
    entity: Arc<str>,
    program: Arc<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    package: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    act: Option<Box<LegalAct>>,
    provisions: Measures,
    listing_date: PartialDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start_date: Option<PartialDate>,
    end_date: ListingEnd,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    amended: Vec<PartialDate>,
    #[serde(default, skip_serializing_if = "is_none_told")]
    suspended: Suspensions,
    #[serde(default, skip_serializing_if = "no_reason")]
    reasons: ListingReasons,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "is_false")]
    exposes_third_parties: bool,
    #[serde(default, skip_serializing_if = "is_autonomous")]
    origin: ListingOrigin,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Box<ListingSource>>,
}

/// Hardly any listing has one, so they cost a pointer.
type Suspensions = Option<Box<Vec<When>>>;

fn is_none_told(suspended: &Suspensions) -> bool {
    suspended.as_ref().is_none_or(|days| days.is_empty())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn no_reason(reasons: &ListingReasons) -> bool {
    reasons.is_empty()
}

fn is_autonomous(origin: &ListingOrigin) -> bool {
    *origin == ListingOrigin::Autonomous
}

impl TryFrom<RawDesignation> for Designation {
    type Error = Error;

    fn try_from(raw: RawDesignation) -> Result<Self> {
        Self(RawDesignation {
            id: checked_id("designation", raw.id)?,
            entity: checked_id("target", raw.entity)?,
            program: checked_id("regime", raw.program)?,
            list: raw.list.and_then(keyed),
            source: raw.source.filter(|source| !source.is_silent()),
            suspended: raw.suspended.filter(|days| !days.is_empty()),
            ..raw
        })
        .checked()
    }
}

impl From<Designation> for RawDesignation {
    fn from(designation: Designation) -> Self {
        designation.0
    }
}

impl Designation {
    /// A listing known to hold on the day it was listed, and not followed since: see [`with_seen_until`](Self::with_seen_until).
    ///
    /// # Errors
    /// An empty id, or one with a mark that cannot be seen; no measure; a day outside the years 1 to 9999.
    pub fn new(
        id: impl Into<Arc<str>>,
        target: impl Into<Arc<str>>,
        regime: impl Into<Arc<str>>,
        measures: impl Into<Measures>,
        listed: PartialDate,
    ) -> Result<Self> {
        // OK because a date without any bound cannot be made.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "a date has a first or a last day"
        )]
        let seen_until = listed.first().or(listed.last()).unwrap();
        Self(RawDesignation {
            id: checked_id("designation", id)?,
            entity: checked_id("target", target)?,
            program: checked_id("regime", regime)?,
            package: None,
            act: None,
            provisions: measures.into(),
            listing_date: listed,
            start_date: None,
            end_date: ListingEnd::Open { seen_until },
            amended: Vec::new(),
            suspended: None,
            reasons: ListingReasons::NONE,
            list: None,
            exposes_third_parties: false,
            origin: ListingOrigin::Autonomous,
            source: None,
        })
        .checked()
    }

    fn checked(mut self) -> Result<Self> {
        let RawDesignation {
            start_date,
            listing_date,
            ..
        } = &mut self.0;
        start_date.take_if(|start| *start == *listing_date);
        let (id, listed) = (|| (&*self.0.id).into(), &self.0.listing_date);
        if self.0.provisions.is_empty() {
            return Err(Sanctions::NoMeasure { id: id() }.into());
        }
        std::iter::once(listed)
            .chain(&self.0.start_date)
            .chain(&self.0.amended)
            .try_for_each(PartialDate::in_years)?;
        self.0.end_date.in_years()?;
        self.suspensions().iter().try_for_each(When::in_years)?;
        let end = match self.0.end_date {
            ListingEnd::Open { seen_until } => Some(seen_until),
            ref end => end.possible_span().1,
        };
        if let (Some(end), Some(first)) = (end, listed.first())
            && end < first
        {
            return Err(Sanctions::EndBeforeListing {
                id: id(),
                end: self.0.end_date.to_string().into(),
                listed: listed.to_string().into(),
            }
            .into());
        }
        let over = |days: &&When| {
            let mut last = days.possible_ends().map(|(_, last)| last);
            let ended = |last: NaiveDate| listed.first().is_some_and(|first| last < first);
            last.all(|last| last.is_some_and(ended))
        };
        if let Some(days) = self.suspensions().iter().find(over) {
            return Err(Sanctions::SuspendedBeforeListing {
                id: id(),
                suspended: days.to_string().into(),
                listed: listed.to_string().into(),
            }
            .into());
        }
        match self
            .0
            .amended
            .iter()
            .find(|day| day.before(listed) == Truth::Yes)
        {
            Some(amended) => Err(Sanctions::AmendedBeforeListing {
                id: id(),
                amended: amended.to_string().into(),
                listed: listed.to_string().into(),
            }
            .into()),
            None => Ok(self),
        }
    }

    /// The same listing as a part of a package, by the package's id.
    #[must_use]
    pub fn with_package_id(mut self, id: impl Into<Arc<str>>) -> Self {
        self.0.package = Some(id.into());
        self
    }

    /// The same listing with the legal act that made it.
    #[must_use]
    pub fn with_act(mut self, act: impl Into<LegalAct>) -> Self {
        self.0.act = Some(Box::new(act.into()));
        self
    }

    /// The same listing, in force from a later day than it was listed.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    pub fn with_start_date(mut self, day: PartialDate) -> Result<Self> {
        self.0.start_date = Some(day);
        self.checked()
    }

    /// The same listing with its end.
    ///
    /// # Errors
    /// An end before it was listed.
    ///
    /// ```
    /// use interstate::sanction::{Designation, Measure};
    ///
    /// let listing = Designation::new("x", "firm", "EU-RUS", Measure::AssetFreeze, "2022-03-15".parse()?)?;
    /// let refused = listing.with_end("2021-03-15 delisted".parse()?).unwrap_err();
    /// assert_eq!(refused.to_string(), r#"designation "x" ends on 2021-03-15 delisted, before it is listed, 2022-03-15"#);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_end(mut self, end: ListingEnd) -> Result<Self> {
        self.0.end_date = end;
        self.checked()
    }

    /// The same listing, seen to be still listed on a day.
    ///
    /// # Errors
    /// A day before it was listed.
    pub fn with_seen_until(self, seen_until: NaiveDate) -> Result<Self> {
        self.with_end(ListingEnd::Open { seen_until })
    }

    /// The same listing with one more amendment, which is no new listing.
    ///
    /// # Errors
    /// An amendment before it was listed.
    pub fn with_amendment(mut self, day: PartialDate) -> Result<Self> {
        self.0.amended.push(day);
        self.checked()
    }

    /// The same listing with the issuer's reasons.
    #[must_use]
    pub fn with_reasons(mut self, reasons: impl Into<ListingReasons>) -> Self {
        self.0.reasons = reasons.into();
        self
    }

    /// The same listing on a named list: `SDN`, `Annex IV`. Blanks around the name and invisible marks are dropped, and a blank name is
    /// ignored.
    #[must_use]
    pub fn with_list(mut self, list: impl Into<Arc<str>>) -> Self {
        self.0.list = keyed(list);
        self
    }

    /// The same listing, with a warning that those who deal with the target may be listed too ("secondary sanctions risk"). Whether the
    /// target is itself such a third party is a different question: see [`Listing::third_country`](crate::sanction::Listing::third_country).
    #[must_use]
    pub fn with_exposed_third_parties(mut self) -> Self {
        self.0.exposes_third_parties = true;
        self
    }

    /// The same listing as one that follows another issuer.
    #[must_use]
    pub fn with_origin(mut self, origin: ListingOrigin) -> Self {
        self.0.origin = origin;
        self
    }

    /// The same listing, suspended on these days, the first and the last included: it stays on the list, but its measures do not apply. May
    /// be called again for more days.
    ///
    /// # Errors
    /// Days that end before it is listed; a day outside the years 1 to 9999.
    ///
    /// ```
    /// use interstate::Truth;
    /// use interstate::sanction::{Designation, Measure};
    ///
    /// // Listed in June 2015; the travel ban "does not apply until 15 March 2016".
    /// let listing = Designation::new("ch:1#1", "person", "CH-1", Measure::TravelBan, "2015-06-01".parse()?)?
    ///     .with_seen_until("2026-08-27".parse()?)?
    ///     .with_suspension("2015-06-01/2016-03-14".parse()?)?;
    /// assert_eq!(listing.in_force_on("2016-01-01".parse()?), Truth::No);
    /// assert_eq!(listing.suspended_on("2016-01-01".parse()?), Truth::Yes);
    /// assert_eq!(listing.in_force_on("2016-03-15".parse()?), Truth::Yes);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_suspension(mut self, days: When) -> Result<Self> {
        self.0.suspended.get_or_insert_default().push(days);
        self.checked()
    }

    /// The same listing with its source: a text, or a [`ListingSource`] with list, day and line. A blank source is ignored.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<ListingSource>) -> Self {
        let source = Some(source.into()).filter(|source| !source.is_silent());
        self.0.source = source.map(Box::new);
        self
    }

    /// The id of the listing, unique in its register.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    pub(crate) fn shared_id(&self) -> &Arc<str> {
        &self.0.id
    }

    /// The id of the list's entry of which this is a spell: the listing's id without `#` and a number at its end. Two listings whose ids
    /// differ only in that number are two spells of one entry, which left the list and came back.
    ///
    /// A duration is that of a spell; [`CountOf::Entries`](crate::sanction::CountOf::Entries) counts an entry once.
    ///
    /// ```
    /// use interstate::sanction::{Designation, Measure};
    ///
    /// let again = Designation::new("un:IRe.001#2", "t", "UN-1737", Measure::AssetFreeze, "2025-09-28".parse()?)?;
    /// assert_eq!((again.entry_id(), again.spell()), ("un:IRe.001", Some(2)));
    /// let sdn = Designation::new("ofac:36#sdn", "t", "US-IRAN", Measure::AssetFreeze, "2022".parse()?)?;
    /// assert_eq!((sdn.entry_id(), sdn.spell()), ("ofac:36#sdn", None));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn entry_id(&self) -> &str {
        entry_and_spell(&self.0.id).0
    }

    /// The number of this spell of its entry, counted from 1; `None` where the id has none, as for an entry that was never interrupted.
    #[must_use]
    pub fn spell(&self) -> Option<u32> {
        entry_and_spell(&self.0.id).1
    }

    /// The same listing as a spell of its entry, counted from 1: its id is the entry's, `#` and the number.
    #[must_use]
    pub fn with_spell(mut self, number: NonZeroU32) -> Self {
        self.0.id = format!("{}#{number}", self.entry_id()).into();
        self
    }

    /// The id of the target.
    #[must_use]
    pub fn target_id(&self) -> &str {
        &self.0.entity
    }

    /// The id of the regime.
    #[must_use]
    pub fn regime_id(&self) -> &str {
        &self.0.program
    }

    /// The id of the package; `None` for a listing between packages.
    #[must_use]
    pub fn package_id(&self) -> Option<&str> {
        self.0.package.as_deref()
    }

    /// The legal act that made the listing, where it is told.
    #[must_use]
    pub fn act(&self) -> Option<&LegalAct> {
        self.0.act.as_deref()
    }

    /// The measures of the listing: what it forbids.
    #[must_use]
    pub fn measures(&self) -> Measures {
        self.0.provisions
    }

    /// The day of listing, as printed in the list.
    #[must_use]
    pub fn listing_date(&self) -> &PartialDate {
        &self.0.listing_date
    }

    /// The day from which the listing is in force; the day of listing where no other is told.
    #[must_use]
    pub fn start_date(&self) -> &PartialDate {
        self.0.start_date.as_ref().unwrap_or(&self.0.listing_date)
    }

    /// The end of the listing, if it ended.
    #[must_use]
    pub fn end(&self) -> &ListingEnd {
        &self.0.end_date
    }

    /// The days on which the listing was amended.
    #[must_use]
    pub fn amendments(&self) -> &[PartialDate] {
        &self.0.amended
    }

    /// The issuer's reasons for the listing; empty where none is told.
    #[must_use]
    pub fn reasons(&self) -> ListingReasons {
        self.0.reasons
    }

    /// The name of the list with the entry, where it is told.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        self.0.list.as_deref()
    }

    /// Whether those who deal with the target may be listed too.
    #[must_use]
    pub fn is_exposing_third_parties(&self) -> bool {
        self.0.exposes_third_parties
    }

    /// Whether the listing is the issuer's own or follows another.
    #[must_use]
    pub fn origin(&self) -> &ListingOrigin {
        &self.0.origin
    }

    /// The days on which the listing is suspended.
    #[must_use]
    pub fn suspensions(&self) -> &[When] {
        self.0.suspended.as_ref().map_or(&[], |days| days)
    }

    /// Whether the listing is suspended on a day, in force or not.
    #[must_use]
    pub fn suspended_on(&self, day: NaiveDate) -> Truth {
        let days = self.suspensions().iter();
        days.fold(Truth::No, |so_far, days| so_far.or(days.holds_on(day)))
    }

    /// The source of the listing: a list, a text or an address.
    #[must_use]
    pub fn source(&self) -> Option<&ListingSource> {
        self.0.source.as_deref()
    }

    pub(in crate::sanction) fn days(&self) -> Days {
        Days::new(self.listing_date(), self.start_date(), self.end())
    }

    /// Whether the listing is in force on a day. It depends after the day up to which the source looked; while suspended, it is not.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> Truth {
        self.days().in_force_on(day).and(!self.suspended_on(day))
    }
}
