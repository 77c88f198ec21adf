//! A sanction regime: a dated object.

use crate::error::{Error, Result};
use crate::sanction::record::id::checked_id;
use crate::sanction::record::interruption::{RegimeInterruption, RegimeRejection};
use crate::sanction::words::act::LegalAct;
use crate::sanction::words::issuer::Issuer;
use crate::sanction::words::regime_facet::RegimeFacet;
use crate::state::actor::{Actor, State};
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A sanction regime: the rules of one issuer against named states or on a theme, with the days on which they are in force.
///
/// The states that a regime *concerns* and those that it *targets* differ: the Union's regime on the territory of Ukraine
/// concerns Ukraine and targets Russia. Where a listed party is at home is a third thing, and belongs to its [`Target`](crate::sanction::Target).
///
/// # Examples
/// ```
/// use interstate::sanction::{LegalActId, Issuer, RegimeFacet, SanctionRegime};
/// use interstate::{State, Truth};
///
/// let regime = SanctionRegime::new("EU-RUS", Issuer::EU, "2014-07-31/2026-07-17..".parse()?)?
///     .with_name("Russia's actions destabilising the situation in Ukraine")
///     .with_target(State::RUS)
///     .with_concerned(State::UKR)
///     .with_facet(RegimeFacet::Sectoral)
///     .with_act(LegalActId::eu_regulation(2014, 833)?);
/// assert_eq!(regime.in_force_on("2022-02-24".parse()?), Truth::Yes);
/// assert_eq!(regime.in_force_on("2030-01-01".parse()?), Truth::Depends); // seen in force until July 2026
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "RawRegime", into = "RawRegime")]
pub struct SanctionRegime(RawRegime);

/// The fields, with the names of the file.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
struct RawRegime {
    id: Arc<str>,
    authority: Issuer,
    in_force: When,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    concerns: Vec<Actor>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    targets: Vec<State>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facets: Vec<RegimeFacet>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acts: Vec<LegalAct>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    interruptions: Vec<RegimeInterruption>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rejections: Vec<RegimeRejection>,
}

impl TryFrom<RawRegime> for SanctionRegime {
    type Error = Error;

    fn try_from(raw: RawRegime) -> Result<Self> {
        checked_id("regime", raw.id.clone())?;
        Ok(Self(raw))
    }
}

impl From<SanctionRegime> for RawRegime {
    fn from(regime: SanctionRegime) -> Self {
        regime.0
    }
}

impl SanctionRegime {
    /// A regime of which only its days are told.
    ///
    /// # Errors
    /// An empty id, or one with a mark that cannot be seen; a day outside the years 1 to 9999.
    pub fn new(id: impl Into<Arc<str>>, issuer: Issuer, in_force: When) -> Result<Self> {
        in_force.in_years()?;
        Ok(Self(RawRegime {
            id: checked_id("regime", id)?,
            authority: issuer,
            in_force,
            name: None,
            concerns: Vec::new(),
            targets: Vec::new(),
            facets: Vec::new(),
            acts: Vec::new(),
            interruptions: Vec::new(),
            rejections: Vec::new(),
        }))
    }

    /// The same regime with a name.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<Box<str>>) -> Self {
        self.0.name = Some(name.into());
        self
    }

    /// The same regime with one more state that it is about without being against it.
    #[must_use]
    pub fn with_concerned(mut self, actor: impl Into<Actor>) -> Self {
        self.0.concerns.push(actor.into());
        self
    }

    /// The same regime with one more state that it is against.
    #[must_use]
    pub fn with_target(mut self, state: State) -> Self {
        self.0.targets.push(state);
        self
    }

    /// The same regime with one more facet.
    #[must_use]
    pub fn with_facet(mut self, facet: RegimeFacet) -> Self {
        self.0.facets.push(facet);
        self
    }

    /// The same regime with one more legal act on which it is based.
    #[must_use]
    pub fn with_act(mut self, act: impl Into<LegalAct>) -> Self {
        self.0.acts.push(act.into());
        self
    }

    /// The same regime with days on which it was not in force.
    #[must_use]
    pub fn with_interruption(mut self, gap: RegimeInterruption) -> Self {
        self.0.interruptions.push(gap);
        self
    }

    /// The same regime with states that hold that it is not in force.
    #[must_use]
    pub fn with_rejection(mut self, rejection: RegimeRejection) -> Self {
        self.0.rejections.push(rejection);
        self
    }

    /// The same regime, in force by the day of a listing: where that lies before its first day, it began on that day or before.
    ///
    /// Lists keep the days of acts that came before the act of today. The Taliban stand under a resolution of 2011, and some of them were
    /// listed in 2001, under another; a register refuses a listing before its regime.
    ///
    /// ```
    /// use interstate::sanction::{Issuer, SanctionRegime};
    ///
    /// let taliban = SanctionRegime::new("UN-1988", Issuer::UN, "2011-06-17/2026-02-27..".parse()?)?
    ///     .with_start_by(&"2001-02-23".parse()?);
    /// assert_eq!(taliban.in_force().to_string(), "[..2001-02-23]/2026-02-27..");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_start_by(mut self, listed: &PartialDate) -> Self {
        if listed.before(self.0.in_force.start()) == Truth::Yes
            && let Ok(start) = PartialDate::between(None, listed.last())
        {
            self.0.in_force = match self.0.in_force {
                When::On(last) => When::Lasting {
                    start,
                    end: Finish::At(last),
                },
                When::Lasting { end, .. } => When::Lasting { start, end },
            };
        }
        self
    }

    /// Takes what another list tells of the same regime: the days on which it was seen in force, acts and facets; whether it is the same, by
    /// its issuer and by the states that it is against and about.
    pub(in crate::sanction) fn takes_in(&mut self, other: &Self) -> bool {
        let (mine, theirs) = (&mut self.0, &other.0);
        let alike = mine.authority.actor() == theirs.authority.actor()
            && mine.targets == theirs.targets
            && mine.concerns == theirs.concerns
            && mine.interruptions == theirs.interruptions;
        let held = match (&mine.in_force, &theirs.in_force) {
            _ if !alike => return false,
            (one, other) if one == other => one.clone(),
            (
                When::Lasting {
                    start: one,
                    end: Finish::Ongoing { seen_until },
                },
                When::Lasting {
                    start: other,
                    end: Finish::Ongoing { seen_until: later },
                },
            ) => {
                // Two first days that contradict each other come from listings under an act before: the earlier holds.
                let earlier = if other.before(one) == Truth::Yes {
                    other
                } else {
                    one
                };
                When::Lasting {
                    start: one.intersection(other).unwrap_or_else(|_| earlier.clone()),
                    end: Finish::Ongoing {
                        seen_until: *seen_until.max(later),
                    },
                }
            }
            (When::On(_) | When::Lasting { .. }, When::On(_) | When::Lasting { .. }) => {
                return false;
            }
        };
        mine.in_force = held;
        for act in &theirs.acts {
            if !mine.acts.contains(act) {
                mine.acts.push(act.clone());
            }
        }
        for facet in &theirs.facets {
            if !mine.facets.contains(facet) {
                mine.facets.push(*facet);
            }
        }
        true
    }

    /// The id of the regime, unique in its register: `EU-RUS`. A designation calls it its program.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    pub(in crate::sanction) fn shared_id(&self) -> &Arc<str> {
        &self.0.id
    }

    /// The issuer that adopted the regime.
    #[must_use]
    pub fn issuer(&self) -> Issuer {
        self.0.authority
    }

    /// The name of the regime, where it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// The days on which the regime is in force.
    #[must_use]
    pub fn in_force(&self) -> &When {
        &self.0.in_force
    }

    /// Whether the regime is in force on a day according to its issuer: within its days, and not in an interruption.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> Truth {
        let gaps = self.0.interruptions.iter();
        gaps.fold(self.0.in_force.holds_on(day), |holds, gap| {
            holds.and(!gap.holds_on(day))
        })
    }

    /// Whether the regime is in force on a day according to a state or organisation, which may reject it.
    #[must_use]
    pub fn in_force_for(&self, actor: impl Into<Actor>, day: NaiveDate) -> Truth {
        let actor = actor.into();
        let rejections = self.0.rejections.iter();
        rejections.fold(self.in_force_on(day), |holds, rejection| {
            holds.and(!rejection.holds_for(actor, day))
        })
    }

    /// The interruptions between its spells, in which it was not in force.
    #[must_use]
    pub fn interruptions(&self) -> &[RegimeInterruption] {
        &self.0.interruptions
    }

    /// The states that hold that it is not in force, and since when.
    #[must_use]
    pub fn rejections(&self) -> &[RegimeRejection] {
        &self.0.rejections
    }

    /// The states and organisations that the regime is about.
    #[must_use]
    pub fn concerned(&self) -> &[Actor] {
        &self.0.concerns
    }

    /// The states that the regime is against; none for a regime on a theme.
    #[must_use]
    pub fn targets(&self) -> &[State] {
        &self.0.targets
    }

    /// The facets of the regime: what kind it is.
    #[must_use]
    pub fn facets(&self) -> &[RegimeFacet] {
        &self.0.facets
    }

    /// The legal acts on which the regime is based.
    #[must_use]
    pub fn acts(&self) -> &[LegalAct] {
        &self.0.acts
    }
}
