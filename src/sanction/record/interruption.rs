//! Days on which a regime was not in force, and states that say that it is not.

use crate::error::{Error, Result, sanctions::Sanctions};
use crate::sanction::record::days::{Possible, number};
use crate::state::actor::Actor;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The days on which a regime was not in force, between two spells of it.
///
/// A list that prints the day on which a party was first listed, and has it today, does not say that it was listed all the time: 121 parties
/// of the sanctions of the Security Council on Iran bear days of 2006 to 2012, were off the list from 2016 or 2023 and are on it again
/// since September 2025. [`Designation::spells_under`](crate::sanction::Designation::spells_under) makes spells of such a listing.
///
/// # Examples
/// ```
/// use interstate::Truth;
/// use interstate::sanction::RegimeInterruption;
///
/// let gap = RegimeInterruption::new("2016-01-16".parse()?, "2025-09-28".parse()?)?;
/// assert_eq!(gap.holds_on("2024-06-30".parse()?), Truth::Yes);
/// assert_eq!(gap.holds_on("2025-09-28".parse()?), Truth::No);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawInterruption", into = "RawInterruption")]
pub struct RegimeInterruption(RawInterruption);

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct RawInterruption {
    from: PartialDate,
    until: PartialDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kept_until: Option<PartialDate>,
}

impl TryFrom<RawInterruption> for RegimeInterruption {
    type Error = Error;

    fn try_from(raw: RawInterruption) -> Result<Self> {
        let gap = Self::new(raw.from, raw.until)?;
        match raw.kept_until {
            Some(day) => gap.with_kept_until(day),
            None => Ok(gap),
        }
    }
}

impl From<RegimeInterruption> for RawInterruption {
    fn from(gap: RegimeInterruption) -> Self {
        gap.0
    }
}

impl RegimeInterruption {
    /// An interruption from the first day on which the regime was no longer in force to the first on which it was again.
    ///
    /// # Errors
    /// A return that is not after the end; a day outside the years 1 to 9999.
    pub fn new(from: PartialDate, until: PartialDate) -> Result<Self> {
        from.in_years()?;
        until.in_years()?;
        if from.before(&until) == Truth::No {
            return Err(backwards(&until, "it holds again", &from));
        }
        Ok(Self(RawInterruption {
            from,
            until,
            kept_until: None,
        }))
    }

    /// The same interruption, with some unnamed listings that remained in force until a day: the first on which they were not.
    ///
    /// # Errors
    /// A day that is not after the end of the regime; a day outside the years 1 to 9999.
    pub fn with_kept_until(mut self, day: PartialDate) -> Result<Self> {
        day.in_years()?;
        if self.0.from.before(&day) == Truth::No {
            return Err(backwards(&day, "its listings end", &self.0.from));
        }
        self.0.kept_until = Some(day);
        Ok(self)
    }

    /// The first day on which the regime was no longer in force.
    #[must_use]
    pub fn from(&self) -> &PartialDate {
        &self.0.from
    }

    /// The first day on which the regime was in force again.
    #[must_use]
    pub fn until(&self) -> &PartialDate {
        &self.0.until
    }

    /// The first day on which none of its listings remained in force, where some did at first.
    #[must_use]
    pub fn kept_until(&self) -> Option<&PartialDate> {
        self.0.kept_until.as_ref()
    }

    /// Whether a day lies in the interruption.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> Truth {
        let by = |date| Possible::of(date).by(number(day));
        by(&self.0.from).and(!by(&self.0.until))
    }

    /// When a listing that stood before it ended: on its first day, or on that day on which those that were kept ended.
    pub(in crate::sanction) fn end_of_listings(&self) -> Result<PartialDate> {
        let days = [Some(self.from()), self.kept_until()];
        PartialDate::one_of(days.into_iter().flatten().cloned())
    }
}

fn backwards(day: &PartialDate, what: &'static str, from: &PartialDate) -> Error {
    Sanctions::InterruptionBackwards {
        what,
        day: day.to_string().into(),
        from: from.to_string().into(),
    }
    .into()
}

/// States that hold, from a day on, that a regime is not in force, against its issuer.
///
/// # Examples
/// ```
/// use interstate::{Actor, State, Truth};
/// use interstate::sanction::{Issuer, RegimeRejection, SanctionRegime};
///
/// let regime = SanctionRegime::new("UN-1737", Issuer::UN, "2006-12-23/2026-02-27..".parse()?)?
///     .with_rejection(RegimeRejection::new([Actor::from(State::CHN), State::RUS.into()], "2025-09-28".parse()?)?);
/// let day = "2026-01-01".parse()?;
/// assert_eq!(regime.in_force_on(day), Truth::Yes); // by its issuer
/// assert_eq!(regime.in_force_for(State::CHN, day), Truth::No);
/// assert_eq!(regime.in_force_for(State::FRA, day), Truth::Yes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawRejection", into = "RawRejection")]
pub struct RegimeRejection(RawRejection);

#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct RawRejection {
    by: Vec<Actor>,
    from: PartialDate,
}

impl TryFrom<RawRejection> for RegimeRejection {
    type Error = Error;

    fn try_from(raw: RawRejection) -> Result<Self> {
        Self::new(raw.by, raw.from)
    }
}

impl From<RegimeRejection> for RawRejection {
    fn from(rejection: RegimeRejection) -> Self {
        rejection.0
    }
}

impl RegimeRejection {
    /// A rejection by these states from a day on.
    ///
    /// # Errors
    /// No state; a day outside the years 1 to 9999.
    pub fn new(by: impl IntoIterator<Item = Actor>, from: PartialDate) -> Result<Self> {
        from.in_years()?;
        let by: Vec<Actor> = by.into_iter().collect();
        if by.is_empty() {
            return Err(Sanctions::RejectedByNobody.into());
        }
        Ok(Self(RawRejection { by, from }))
    }

    /// The states that reject the regime.
    #[must_use]
    pub fn by(&self) -> &[Actor] {
        &self.0.by
    }

    /// The day from which they reject it.
    #[must_use]
    pub fn from(&self) -> &PartialDate {
        &self.0.from
    }

    /// Whether an actor rejects it on a day.
    pub(in crate::sanction) fn holds_for(&self, actor: Actor, day: NaiveDate) -> Truth {
        if self.0.by.contains(&actor) {
            Possible::of(&self.0.from).by(number(day))
        } else {
            Truth::No
        }
    }
}
