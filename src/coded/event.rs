//! One row that tells of an event, as far as telling rows and events apart needs it.

use super::EventCode;
use crate::count::Count;
use crate::error::{Result, records::Records};
use crate::interaction::key::{keyed, seen};
use crate::state::actor::Actor;
use crate::state::dyad::Dyad;
use crate::time::when::When;
use chrono::NaiveDateTime;
use std::fmt;
use std::sync::Arc;

/// An event as machine-coded data have it: a row, or what [`dedup`](crate::dedup) made of several rows.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::coded::{CodedEvent, EventCode};
///
/// let visit = CodedEvent::new("7", "2024-05-02".parse()?, EventCode::Cameo("042".parse()?), [State::CHN], [State::RUS])?
///     .with_source("https://www.example.org/");
/// assert_eq!(visit.to_string(), "2024-05-02 CHN cameo:042 RUS (7)");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CodedEvent {
    pub(crate) id: Box<str>,
    pub(crate) when: When,
    pub(crate) code: EventCode,
    pub(crate) from: Box<[Actor]>,
    pub(crate) to: Box<[Actor]>,
    pub(crate) mutual: bool,
    pub(crate) possible: bool,
    pub(crate) host: Option<Actor>,
    pub(crate) phase_of: Option<Arc<str>>,
    pub(crate) place: Option<Box<str>>,
    pub(crate) soil: Option<Actor>,
    pub(crate) seen: Option<NaiveDateTime>,
    pub(crate) source: Option<Box<str>>,
    pub(crate) absorbed: Vec<Box<str>>,
    pub(crate) mentions: Option<Count>,
}

impl CodedEvent {
    /// A directed event from those who act to those who are acted upon; either list may be empty.
    ///
    /// # Errors
    /// An empty id, or one with a mark that cannot be seen; a day outside the years 1 to 9999.
    pub fn new<A: Into<Actor>, B: Into<Actor>>(
        id: impl Into<Box<str>>,
        when: When,
        code: EventCode,
        from: impl IntoIterator<Item = A>,
        to: impl IntoIterator<Item = B>,
    ) -> Result<Self> {
        let id = id.into();
        if seen(&id)?.trim().is_empty() {
            return Err(Records::EmptyId.into());
        }
        when.in_years()?;
        Ok(Self {
            id,
            when,
            code,
            from: from.into_iter().map(Into::into).collect(),
            to: to.into_iter().map(Into::into).collect(),
            mutual: false,
            possible: false,
            host: None,
            phase_of: None,
            place: None,
            soil: None,
            seen: None,
            source: None,
            absorbed: Vec::new(),
            mentions: None,
        })
    }

    /// The same event without a direction: both sides did it.
    #[must_use]
    pub fn with_mutual(self) -> Self {
        Self {
            mutual: true,
            ..self
        }
    }

    /// The same event as a phase of another one, by a key that its rows share: the dispute of a dyad, the conflict of a battle. A rule that
    /// takes [phases together](crate::OneIs::PhasesTogether) counts them once; every other rule counts each. As in all keys, blanks around it
    /// and invisible marks are dropped, and a blank key is ignored.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    /// use interstate::coded::{CodedEvent, EventCode};
    ///
    /// let code = EventCode::Cameo("190".parse()?);
    /// let battle = CodedEvent::new("7", "1939-09-01".parse()?, code, [State::DEU], [State::POL])?.with_phase_of("mid-9258");
    /// assert_eq!(battle.phase_of(), Some("mid-9258"));
    /// assert_eq!(battle.interaction().map(|battle| battle.phase_of().map(str::to_owned)), Ok(Some("mid-9258".to_owned())));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_phase_of(self, key: impl Into<Arc<str>>) -> Self {
        Self {
            phase_of: keyed(key),
            ..self
        }
    }

    /// The same event with its place, in the words or by the code of its source.
    #[must_use]
    pub fn with_place(self, place: impl Into<Box<str>>) -> Self {
        Self {
            place: Some(place.into()),
            ..self
        }
    }

    /// The same event with the state on whose ground it took place.
    #[must_use]
    pub fn with_soil(self, soil: impl Into<Actor>) -> Self {
        Self {
            soil: Some(soil.into()),
            ..self
        }
    }

    /// The same event with the moment, in UTC, at which its story was first seen.
    #[must_use]
    pub fn with_seen(self, seen: NaiveDateTime) -> Self {
        Self {
            seen: Some(seen),
            ..self
        }
    }

    /// The same event with the story that tells of it: its address, or a name.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<str>>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// The id of the row in its data set.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The day or days on which the event took place.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.when
    }

    /// The code of what was done, with its ontology.
    #[must_use]
    pub fn code(&self) -> EventCode {
        self.code
    }

    /// The actors that act; one of the two sides, if the event is mutual.
    #[must_use]
    pub fn from(&self) -> &[Actor] {
        &self.from
    }

    /// The actors that are acted upon; the other side, if the event is mutual.
    #[must_use]
    pub fn to(&self) -> &[Actor] {
        &self.to
    }

    /// Whether the event has no direction.
    #[must_use]
    pub fn is_mutual(&self) -> bool {
        self.mutual
    }

    /// Whether it may be the same event as another one, so that it counts as 0 or 1.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.possible
    }

    /// The number of events it counts as: 1; 0 or 1 where it may be the same as another; the number of
    /// [mentions](crate::dedup::ByMentions::Counted) where these are counted.
    #[must_use]
    pub fn count(&self) -> Count {
        let count = self.mentions.unwrap_or(Count::exact(1));
        if self.possible {
            count.hull(Count::ZERO)
        } else {
            count
        }
    }

    /// The host, for a visit that was told from both sides.
    #[must_use]
    pub fn host(&self) -> Option<Actor> {
        self.host
    }

    /// The key of the event that this is a phase of.
    #[must_use]
    pub fn phase_of(&self) -> Option<&str> {
        self.phase_of.as_deref()
    }

    /// The state on whose ground it took place, as of its day. Rows of GDELT, ICEWS, ACLED and UCDP tell it.
    #[must_use]
    pub fn soil(&self) -> Option<Actor> {
        self.soil
    }

    /// The place where it happened, in the words of its source.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// The moment, in UTC, at which its story was first seen.
    #[must_use]
    pub fn seen(&self) -> Option<NaiveDateTime> {
        self.seen
    }

    /// The story that tells of it: its address, or a name.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// The ids of the rows that were merged into this event, without its own.
    #[must_use]
    pub fn absorbed(&self) -> impl ExactSizeIterator<Item = &str> {
        self.absorbed.iter().map(|id| &**id)
    }

    /// The pairs of two different actors, one from each side, each once.
    pub fn dyads(&self) -> impl Iterator<Item = Dyad> {
        let mut dyads: Vec<Dyad> = self
            .from
            .iter()
            .flat_map(|&a| self.to.iter().filter_map(move |&b| Dyad::new(a, b).ok()))
            .collect();
        dyads.sort_unstable();
        dyads.dedup();
        dyads.into_iter()
    }
}

/// Writes `CHN;RUS`, or `?` for nobody.
struct Names<'a>(&'a [Actor]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("?");
        }
        for (at, actor) in self.0.iter().enumerate() {
            let between = if at > 0 { ";" } else { "" };
            write!(f, "{between}{actor}")?;
        }
        Ok(())
    }
}

impl fmt::Display for CodedEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = if self.mutual { " with" } else { "" };
        write!(
            f,
            "{} {} {}{with} {} ({})",
            self.when,
            Names(&self.from),
            self.code,
            Names(&self.to),
            self.id
        )?;
        if !self.absorbed.is_empty() {
            write!(f, " and {}", self.absorbed.join(", "))?;
        }
        Ok(())
    }
}
