//! The record and its facets.

mod build;
mod texts;

pub(crate) use build::sorted_tags;
pub(crate) use texts::{Texts, Told};

use super::key;
use super::{AgreementDays, ConflictTag, Party, Person, PressureTerms, Quantity, Who};
use crate::count::Count;
use crate::error::{Result, records::Records};
use crate::kind::facet::{Certainty, Forces, Rank, Setting, Venue};
use crate::kind::interaction_kind::InteractionKind;
use crate::state::actor::Actor;
use crate::time::when::When;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use texts::Text;

/// What another record is to the one that names its id.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Link {
    /// The whole that it is a part of.
    PartOf,
    /// What it answers.
    RespondsTo,
    /// The agreement that it was done under.
    Framework,
}

impl Link {
    /// The field or column that it stands in.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::PartOf => "part_of",
            Self::RespondsTo => "responds_to",
            Self::Framework => "framework",
        }
    }
}

/// The facets of an interaction: properties that its kind does not tell. `None` means not told, never "no".
///
/// # Examples
/// ```
/// use interstate::interaction::Facets;
/// use interstate::kind::facet::{Certainty, Setting};
///
/// let facets = Facets::default().with_setting(Setting::Bilateral);
/// assert_eq!(facets.certainty, Certainty::Confirmed);
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Facets {
    /// How many parties take part, as a class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// The form of the meeting: in person, by video, or both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Venue>,
    /// The state on whose ground it took place; with [`Venue::InPerson`] this makes a meeting a visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soil: Option<Actor>,
    /// The rank of those who met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// Whose forces took part: armed forces, police or coast guards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forces: Option<Forces>,
    /// How certain it is that the interaction took place.
    #[serde(default)]
    pub certainty: Certainty,
}

impl Facets {
    /// The same facets with the class of how many parties take part.
    #[must_use]
    pub fn with_setting(self, setting: impl Into<Option<Setting>>) -> Self {
        Self {
            setting: setting.into(),
            ..self
        }
    }

    /// The same facets with the form of the meeting.
    #[must_use]
    pub fn with_venue(self, venue: impl Into<Option<Venue>>) -> Self {
        Self {
            venue: venue.into(),
            ..self
        }
    }

    /// The same facets with the state on whose ground it took place.
    #[must_use]
    pub fn with_soil(self, soil: impl Into<Option<Actor>>) -> Self {
        Self {
            soil: soil.into(),
            ..self
        }
    }

    /// The same facets with the rank of those who met.
    #[must_use]
    pub fn with_rank(self, rank: impl Into<Option<Rank>>) -> Self {
        Self {
            rank: rank.into(),
            ..self
        }
    }

    /// The same facets with whose forces took part.
    #[must_use]
    pub fn with_forces(self, forces: impl Into<Option<Forces>>) -> Self {
        Self {
            forces: forces.into(),
            ..self
        }
    }

    /// The same facets with how certain it is that it took place.
    #[must_use]
    pub fn with_certainty(self, certainty: Certainty) -> Self {
        Self { certainty, ..self }
    }
}

/// A record of one thing that states did together, to each other, or alone.
///
/// It has an id, a kind, a time, its parties, and whatever else the source tells. A record may stand for several events of
/// one kind ([`Interaction::count`], 1 unless told otherwise).
///
/// # Examples
/// ```
/// use interstate::interaction::Facets;
/// use interstate::kind::facet::Setting;
/// use interstate::{Interaction, InteractionKind, State};
///
/// let patrol = Interaction::new("pa-2019-07-air", InteractionKind::AirPatrol, "2019-07-23".parse()?, [State::CHN, State::RUS])?
///     .with_facets(Facets::default().with_setting(Setting::Bilateral))
///     .with_series("Joint air patrol")
///     .with_edition(1);
/// assert_eq!(patrol.dyads().map(|dyad| dyad.to_string()).collect::<Vec<_>>(), ["CHN–RUS"]);
///
/// let refused = Interaction::new("x", InteractionKind::Call, "2019".parse()?, [State::CHN, State::CHN]).unwrap_err();
/// assert_eq!(refused.to_string(), r#"interaction "x" names CHN twice among its parties"#);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Deserialize)]
#[serde(try_from = "super::raw::RawInteraction")]
pub struct Interaction {
    /// The id, and behind it the texts that no other record has.
    own: Arc<str>,
    when: When,
    /// Shared, as are texts that come back, by the records of a file that say the same.
    parties: Arc<[Party]>,
    title: Text,
    place: Text,
    source: Text,
    series: Option<Arc<str>>,
    /// What some records have, and what few have, each behind one pointer.
    some: Option<Box<SomeFields>>,
    more: Option<Box<RareFields>>,
    facets: Facets,
    kind: InteractionKind,
    /// Whether it has a number in its series.
    is_numbered: bool,
    edition: u32,
}

impl PartialEq for Interaction {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
            && self.when == other.when
            && self.kind == other.kind
            && self.facets == other.facets
            && self.parties == other.parties
            && self.texts() == other.texts()
            && self.edition() == other.edition()
            && self.some == other.some
            && self.more == other.more
    }
}

impl Eq for Interaction {}

impl fmt::Debug for Interaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interaction")
            .field("id", &self.id())
            .field("when", &self.when)
            .field("kind", &self.kind)
            .field("parties", &self.parties)
            .field("facets", &self.facets)
            .field("title", &self.title())
            .field("place", &self.place())
            .field("source", &self.source())
            .field("series", &self.series())
            .field("edition", &self.edition())
            .field("some", &self.some)
            .field("more", &self.more)
            .finish_non_exhaustive()
    }
}

/// What some records have.
#[derive(Clone, Debug, Eq, PartialEq)]
struct SomeFields {
    count: Count,
    phase_of: Option<Arc<str>>,
    part_of: Option<Arc<str>>,
    responds_to: Option<Arc<str>>,
    tags: Arc<[Box<str>]>,
}

impl Default for SomeFields {
    fn default() -> Self {
        Self {
            count: Count::exact(1),
            phase_of: None,
            part_of: None,
            responds_to: None,
            tags: Arc::default(),
        }
    }
}

/// What few records have.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct RareFields {
    conflicts: Vec<ConflictTag>,
    pressure: Option<PressureTerms>,
    agreement: Option<AgreementDays>,
    quantities: Vec<Quantity>,
    persons: Vec<Person>,
    framework: Option<Arc<str>>,
}

impl Interaction {
    /// A record with only what every record must have. Blanks around the id are dropped.
    ///
    /// # Errors
    /// An empty id, or one with a mark that cannot be seen; no party; an actor named twice; a party named by nothing; a day outside the
    /// years 1 to 9999.
    pub fn new<P: Into<Party>>(
        id: impl Into<Arc<str>>,
        kind: InteractionKind,
        when: When,
        parties: impl IntoIterator<Item = P>,
    ) -> Result<Self> {
        let id = key::id(id)?;
        when.in_years()?;
        let parties: Arc<[Party]> = parties.into_iter().map(Into::into).collect();
        let row = Self::among(parties, id, kind, when);
        row.check_parties().map(|()| row)
    }

    /// That there are parties, and none twice.
    fn check_parties(&self) -> Result<()> {
        let id = || self.id().into();
        if self.parties.is_empty() {
            return Err(Records::NoParty { id: id() }.into());
        }
        match named_twice(&self.parties) {
            Some(who) => Err(Records::PartyTwice {
                id: id(),
                who: who.into(),
            }
            .into()),
            None => Ok(()),
        }
    }

    /// A record of parties that need no second look.
    fn among(parties: Arc<[Party]>, id: Arc<str>, kind: InteractionKind, when: When) -> Self {
        let none = Text::none(id.len());
        Self {
            own: id,
            when,
            parties,
            title: none.clone(),
            place: none.clone(),
            source: none,
            series: None,
            some: None,
            more: None,
            facets: Facets::default(),
            kind,
            is_numbered: false,
            edition: 0,
        }
    }

    /// The id of the record, unique in its ledger.
    #[must_use]
    pub fn id(&self) -> &str {
        // OK because the id is how the record's own texts start.
        self.own.get(..self.id_length()).unwrap_or(&self.own)
    }

    /// The parties, for records that have the same.
    pub(crate) fn shared_parties(&self) -> &Arc<[Party]> {
        &self.parties
    }

    /// The id, for those who keep it beside the record.
    pub(crate) fn shared_id(&self) -> Arc<str> {
        if self.own.len() == self.id_length() {
            Arc::clone(&self.own)
        } else {
            self.id().into()
        }
    }

    /// The kind of the interaction: what was done.
    #[must_use]
    pub fn kind(&self) -> InteractionKind {
        self.kind
    }

    /// The day or days on which it took place.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.when
    }

    /// The parties that are named, with their roles.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// The number of events of this kind that the record stands for.
    #[must_use]
    pub fn count(&self) -> Count {
        match &self.some {
            Some(some) => some.count,
            None => Count::exact(1),
        }
    }

    /// The facets of the record: properties that its kind does not tell.
    #[must_use]
    pub fn facets(&self) -> &Facets {
        &self.facets
    }

    /// The key of the event that the record is a phase of; it need not be the id of a record.
    #[must_use]
    pub fn phase_of(&self) -> Option<&str> {
        self.some.as_ref()?.phase_of.as_deref()
    }

    /// The id of the record that this is a part of, such as the exercise of a drill.
    #[must_use]
    pub fn part_of(&self) -> Option<&str> {
        self.some.as_ref()?.part_of.as_deref()
    }

    /// The id of the record that this answers.
    #[must_use]
    pub fn responds_to(&self) -> Option<&str> {
        self.some.as_ref()?.responds_to.as_deref()
    }

    /// The id of the agreement under which it was done.
    #[must_use]
    pub fn framework(&self) -> Option<&str> {
        self.more.as_ref()?.framework.as_deref()
    }

    /// The ids of other records that it names, each with what they are to it.
    pub(crate) fn links(&self) -> impl Iterator<Item = (Link, &str)> {
        [
            (Link::PartOf, self.part_of()),
            (Link::RespondsTo, self.responds_to()),
            (Link::Framework, self.framework()),
        ]
        .into_iter()
        .filter_map(|(link, id)| Some((link, id?)))
    }

    /// Changes each of these ids, where there is one.
    pub(crate) fn with_links(
        mut self,
        mut change: impl FnMut(Arc<str>) -> Option<Arc<str>>,
    ) -> Self {
        if let Some(some) = &mut self.some {
            for link in [&mut some.part_of, &mut some.responds_to] {
                *link = link.take().and_then(&mut change);
            }
        }
        if let Some(more) = &mut self.more {
            more.framework = more.framework.take().and_then(&mut change);
        }
        self.drop_empty();
        self
    }

    /// The name of the series that it belongs to: `Joint Sea`.
    #[must_use]
    pub fn series(&self) -> Option<&str> {
        self.series.as_deref()
    }

    /// The number of the event in its series, counted from 1.
    #[must_use]
    pub fn edition(&self) -> Option<u32> {
        self.is_numbered.then_some(self.edition)
    }

    /// The tags of the record: words of the caller's own.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        let tags = self.some.as_ref().map_or(&[][..], |some| &some.tags);
        tags.iter().map(|tag| &**tag)
    }

    /// Whether it has this tag.
    pub(crate) fn has_tag(&self, tag: &str) -> bool {
        self.tags().any(|told| told == tag)
    }

    /// The title that the source gives it.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.of(&self.own)
    }

    /// The place where it happened, in words.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.of(&self.own)
    }

    /// The source of the record: an address or a citation.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.of(&self.own)
    }

    /// What it tells in words, beside its id.
    fn texts(&self) -> [Option<&str>; 4] {
        [self.title(), self.place(), self.source(), self.series()]
    }

    /// Its relations to named conflicts, each in somebody's judgement.
    #[must_use]
    pub fn conflicts(&self) -> &[ConflictTag] {
        self.more.as_ref().map_or(&[], |more| &more.conflicts)
    }

    /// The terms of pressure, if the record is pressure.
    #[must_use]
    pub fn pressure(&self) -> Option<&PressureTerms> {
        self.more.as_ref()?.pressure.as_ref()
    }

    /// The dates of an agreement, if the record is one.
    #[must_use]
    pub fn agreement(&self) -> Option<&AgreementDays> {
        self.more.as_ref()?.agreement.as_ref()
    }

    /// The persons who acted for the parties, by name.
    #[must_use]
    pub fn persons(&self) -> &[Person] {
        self.more.as_ref().map_or(&[], |more| &more.persons)
    }

    /// The numbers of things that took part, such as ships.
    #[must_use]
    pub fn quantities(&self) -> &[Quantity] {
        self.more.as_ref().map_or(&[], |more| &more.quantities)
    }
}

/// So few parties are compared pair by pair, without a set of them.
const FEW: usize = 16;

/// The first actor or name that stands twice among the parties.
fn named_twice(parties: &[Party]) -> Option<Box<str>> {
    let named = || {
        parties
            .iter()
            .map(Party::who)
            .filter(|who| **who != Who::Unknown)
    };
    let twice = if parties.len() <= FEW {
        named()
            .enumerate()
            .find(|(i, who)| named().take(*i).any(|other| other == *who))?
            .1
    } else {
        let mut seen = HashSet::new();
        named().find(|who| !seen.insert(*who))?
    };
    Some(match twice {
        Who::Actor(actor) => actor.to_string().into(),
        Who::Named(name) => name.clone(),
        Who::Unknown => return None,
    })
}
