//! How many of what took part.

use super::person::plain;
use crate::count::Count;
use crate::error::{Error, Result, records::Records, words::clip};
use crate::state::actor::Actor;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A number of things that took part, and whose they were: `fighters=150+`, `CHN:bombers=2`.
///
/// # Examples
/// ```
/// use interstate::interaction::Quantity;
/// use interstate::{Count, State};
///
/// let bombers = Quantity::new("bombers", 2)?.with_owner(State::CHN);
/// assert_eq!(bombers.to_string(), "CHN:bombers=2");
/// assert_eq!("CHN:bombers=2".parse::<Quantity>()?, bombers);
///
/// let fighters: Quantity = "fighters=150+".parse()?;
/// assert_eq!((fighters.count(), fighters.owner()), (Count::at_least(150), None));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "RawQuantity")]
pub struct Quantity {
    what: Box<str>,
    count: Count,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<Actor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuantity {
    what: Box<str>,
    count: Count,
    owner: Option<Actor>,
}

impl TryFrom<RawQuantity> for Quantity {
    type Error = Error;

    fn try_from(raw: RawQuantity) -> Result<Self> {
        Ok(Self {
            owner: raw.owner,
            ..Self::new(&raw.what, raw.count)?
        })
    }
}

impl Quantity {
    /// A number of things, named in the plural: `fighters`. Blanks around the name are dropped.
    ///
    /// # Errors
    /// A name without letters, or with a semicolon, a colon, a sign of equality or a double quote, which part quantities in a file, or with
    /// a mark that cannot be seen.
    pub fn new(what: &str, count: impl Into<Count>) -> Result<Self> {
        Ok(Self {
            what: plain(what, &[';', ':', '=', '"'], r#"";", ":", "=" and "\"""#)?,
            count: count.into(),
            owner: None,
        })
    }

    /// The same number of things, as those of one party.
    #[must_use]
    pub fn with_owner(self, actor: impl Into<Actor>) -> Self {
        Self {
            owner: Some(actor.into()),
            ..self
        }
    }

    /// The name of what is counted, in the plural.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// The number of things, as bounds.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The party whose things they were, if that is told.
    #[must_use]
    pub fn owner(&self) -> Option<Actor> {
        self.owner
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(owner) = self.owner {
            write!(f, "{owner}:")?;
        }
        write!(f, "{}={}", self.what, self.count)
    }
}

impl FromStr for Quantity {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::read(text, &str::parse)
    }
}

impl Quantity {
    /// Reads the text of a quantity whose actor is written in some other way.
    pub(crate) fn read(text: &str, actor: &dyn Fn(&str) -> Result<Actor>) -> Result<Self> {
        let (what, count) = text
            .split_once('=')
            .ok_or_else(|| Records::NotAQuantity { found: clip(text) })?;
        // The last colon: an actor's own text may have one, and what is counted has none.
        let (owner, of) = match what.rsplit_once(':') {
            Some((owner, of)) => (Some(actor(owner.trim())?), of),
            None => (None, what),
        };
        Ok(Self {
            owner,
            ..Self::new(of, count.trim().parse::<Count>()?)?
        })
    }
}
