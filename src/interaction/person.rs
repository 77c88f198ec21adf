//! Persons who acted for a party.

use super::key::seen;
use crate::error::{Error, Result, records::Records, text, words::clip};
use crate::kind::facet::Rank;
use crate::state::actor::Actor;
use std::fmt;
use std::str::FromStr;

/// A person who acted for a party: by name, with a rank where it is told.
///
/// In text: `Yang Jiechi (CHN, security_council)`; the rank may be left out. The facet
/// [`rank`](super::Facets::rank) of an interaction is about all who met; this is about one of them.
///
/// # Examples
/// ```
/// use interstate::interaction::Person;
/// use interstate::kind::facet::Rank;
/// use interstate::{Actor, State};
///
/// let borrell = Person::new("Josep Borrell", Actor::EU)?;
/// assert_eq!(borrell.to_string(), "Josep Borrell (EU)");
///
/// let yang: Person = "Yang Jiechi (CHN, security_council)".parse()?;
/// assert_eq!((yang.actor(), yang.rank()), (State::CHN.into(), Some(Rank::SecurityCouncil)));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Person {
    name: Box<str>,
    actor: Actor,
    rank: Option<Rank>,
}

impl Person {
    /// A person who acted for an actor, without a rank. Blanks around the name are dropped.
    ///
    /// # Errors
    /// A name without letters, or with a semicolon or a double quote, which separate persons in a file, or with a mark that cannot be seen.
    ///
    /// ```
    /// use interstate::State;
    /// use interstate::interaction::Person;
    ///
    /// let refused = Person::new("Xi; Putin", State::CHN).unwrap_err();
    /// assert_eq!(refused.to_string(), r#""Xi; Putin" is not a name: expected some text without ";" and "\"""#);
    /// ```
    pub fn new(name: &str, actor: impl Into<Actor>) -> Result<Self> {
        Ok(Self {
            name: plain(name, &[';', '"'], r#"";" and "\"""#)?,
            actor: actor.into(),
            rank: None,
        })
    }

    /// The same person with a rank.
    #[must_use]
    pub fn with_rank(self, rank: Rank) -> Self {
        Self {
            rank: Some(rank),
            ..self
        }
    }

    /// The name of the person, as the source has it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The actor for whom the person acted.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// The rank of the person, where it is told.
    #[must_use]
    pub fn rank(&self) -> Option<Rank> {
        self.rank
    }
}

/// A name without the marks that would part it in a cell.
pub(super) fn plain(name: &str, marks: &[char], named: &'static str) -> Result<Box<str>> {
    let trimmed = seen(name.trim())?;
    if trimmed.is_empty() || trimmed.contains(marks) {
        return Err(Records::NotAName {
            found: clip(name),
            marks: named,
        }
        .into());
    }
    Ok(trimmed.into())
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}", self.name, self.actor)?;
        match self.rank {
            Some(rank) => write!(f, ", {rank})"),
            None => f.write_str(")"),
        }
    }
}

impl FromStr for Person {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::read(text, &str::parse)
    }
}

impl Person {
    /// Reads the text of a person whose actor is written in some other way.
    pub(crate) fn read(text: &str, actor: &dyn Fn(&str) -> Result<Actor>) -> Result<Self> {
        let (name, told) = text
            .trim_end()
            .strip_suffix(')')
            .and_then(|text| text.rsplit_once('('))
            .ok_or_else(|| Records::NotAPerson { found: clip(text) })?;
        let (of, rank) = match told.split_once(',') {
            Some((of, rank)) => (of, Some(rank.trim().parse()?)),
            None => (told, None),
        };
        Ok(Self {
            rank,
            ..Self::new(name, actor(of.trim())?)?
        })
    }
}

text::serde_as_text!(Person);
