//! Who took part, and as what.

use super::key::seen;
use crate::error::{Error, Result, records::Records, text, words::clip};
use crate::kind::facet::{PartyRole, PartySide};
use crate::state::actor::Actor;
use std::fmt;
use std::str::FromStr;

/// The identity of a party: an actor of the table, a name without an actor, or not known.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Who {
    /// A state, an organisation or a bloc of the table.
    Actor(Actor),
    /// A name that is no actor of the table, such as "third-country banks". It takes part in no dyad of the table.
    Named(Box<str>),
    /// A party that is not known. It makes every dyad of the other parties possible, and none certain.
    Unknown,
}

impl Who {
    /// The same, if it can be told.
    ///
    /// # Errors
    /// A blank name, or one with a mark that cannot be seen.
    fn checked(&self) -> Result<()> {
        match self {
            Self::Named(name) if seen(name)?.trim().is_empty() => Err(Records::NoName.into()),
            _ => Ok(()),
        }
    }
}

/// A party of an interaction with its role, and its side where the interaction has two.
///
/// In text: an actor's code, a name in double quotes or `?`, then `:role` unless it is `participant`, then `@a` or `@b`:
/// `RUS`, `IRN:observer`, `"third-country banks":target`, `PAK@b`.
///
/// # Examples
/// ```
/// use interstate::kind::facet::PartyRole;
/// use interstate::interaction::Party;
///
/// let party: Party = "IRN:observer".parse()?;
/// assert_eq!(party.role(), PartyRole::Observer);
/// assert_eq!(party.to_string(), "IRN:observer");
/// assert!(!party.takes_part());
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Party {
    who: Who,
    role: PartyRole,
    side: Option<PartySide>,
}

impl Party {
    /// A party that is an actor of the table, as a participant on no side.
    #[must_use]
    pub fn new(actor: impl Into<Actor>) -> Self {
        Self::participant(Who::Actor(actor.into()))
    }

    /// A party that has only a name, as a participant on no side.
    ///
    /// # Errors
    /// A blank name, or one with a mark that cannot be seen.
    ///
    /// # Examples
    /// ```
    /// use interstate::interaction::Party;
    /// use interstate::kind::facet::PartyRole;
    ///
    /// let banks = Party::named("third-country banks")?.with_role(PartyRole::Target);
    /// assert_eq!(banks.to_string(), r#""third-country banks":target"#);
    /// assert!(Party::named(" ").is_err());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn named(name: &str) -> Result<Self> {
        let who = Who::Named(name.into());
        who.checked()?;
        Ok(Self::participant(who))
    }

    /// A party that is not known, as a participant on no side.
    #[must_use]
    pub fn unknown() -> Self {
        Self::participant(Who::Unknown)
    }

    fn participant(who: Who) -> Self {
        Self {
            who,
            role: PartyRole::Participant,
            side: None,
        }
    }

    /// The same party with another role.
    #[must_use]
    pub fn with_role(self, role: PartyRole) -> Self {
        Self { role, ..self }
    }

    /// The same party on a side, or on none.
    #[must_use]
    pub fn with_side(self, side: impl Into<Option<PartySide>>) -> Self {
        Self {
            side: side.into(),
            ..self
        }
    }

    /// The identity of the party.
    #[must_use]
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// The role of the party in the interaction.
    #[must_use]
    pub fn role(&self) -> PartyRole {
        self.role
    }

    /// The side of the party, where the interaction has two.
    #[must_use]
    pub fn side(&self) -> Option<PartySide> {
        self.side
    }

    /// The actor of the table that the party is; `None` for a name or an unknown party.
    #[must_use]
    pub fn actor(&self) -> Option<Actor> {
        match self.who {
            Who::Actor(actor) => Some(actor),
            _ => None,
        }
    }

    /// Whether the party acted or was acted upon: hosts, participants, senders and targets. Observers, the merely invited, the party that a
    /// conflict is about and those affected did not take part.
    #[must_use]
    pub fn takes_part(&self) -> bool {
        matches!(
            self.role,
            PartyRole::Participant | PartyRole::Host | PartyRole::Sender | PartyRole::Target
        )
    }
}

impl<A: Into<Actor>> From<A> for Party {
    fn from(actor: A) -> Self {
        Self::new(actor)
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.who {
            Who::Actor(actor) => write!(f, "{actor}")?,
            Who::Named(name) => write!(f, "\"{}\"", name.replace('"', "\"\""))?,
            Who::Unknown => f.write_str("?")?,
        }
        if self.role != PartyRole::default() {
            write!(f, ":{}", self.role)?;
        }
        match self.side {
            Some(side) => write!(f, "@{side}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Party {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::read(text, &str::parse)
    }
}

impl Party {
    /// Reads the text of a party whose actor is written in some other way.
    pub(crate) fn read(text: &str, actor: &dyn Fn(&str) -> Result<Actor>) -> Result<Self> {
        let text = text.trim();
        let quoted = match text.strip_prefix('"') {
            Some(quoted) => {
                Some(quoted_name(quoted).ok_or_else(|| Records::OpenQuote { found: clip(text) })?)
            }
            None => None,
        };
        let rest = quoted.as_ref().map_or(text, |(_, rest)| *rest);
        let (rest, side) = match rest.split_once('@') {
            Some((rest, side)) => (rest, Some(side.trim().parse()?)),
            None => (rest, None),
        };
        let (who, role) = match quoted {
            Some((name, _)) => (Who::Named(name.into()), role_after_name(rest)?),
            None => who_and_role(rest, actor)?,
        };
        who.checked()?;
        Ok(Self { who, role, side })
    }
}

/// What stands after a name in quotes: nothing, or `:role`.
fn role_after_name(text: &str) -> Result<PartyRole> {
    match text.trim().strip_prefix(':') {
        Some(role) => role.trim().parse(),
        None if text.trim().is_empty() => Ok(PartyRole::default()),
        None => Err(Records::AfterName { found: clip(text) }.into()),
    }
}

/// `RUS`, `RUS:host`, `cow:240`, `cow:240:host`: an actor's own text may have a colon, so the last one parts off a role only if a role
/// stands behind it.
fn who_and_role(text: &str, actor: &dyn Fn(&str) -> Result<Actor>) -> Result<(Who, PartyRole)> {
    let who = |text: &str| match text.trim() {
        "?" => Ok(Who::Unknown),
        code => actor(code).map(Who::Actor),
    };
    let Some((before, last)) = text.rsplit_once(':') else {
        return Ok((who(text)?, PartyRole::default()));
    };
    match last.trim().parse() {
        Ok(role) => Ok((who(before)?, role)),
        // Whichever of the two is wrong is told: the role of somebody who is known, or else who it is.
        Err(no_role) => match (who(text), who(before)) {
            (Ok(who), _) => Ok((who, PartyRole::default())),
            (_, Ok(_)) => Err(no_role),
            (no_actor, _) => no_actor.map(|who| (who, PartyRole::default())),
        },
    }
}

text::serde_as_text!(
    Party,
    "a party such as RUS, IRN:observer or \"the banks\":target"
);

/// Splits `name":role` after its closing quote; `""` stands for a quote within.
fn quoted_name(quoted: &str) -> Option<(String, &str)> {
    let mut name = String::new();
    let mut rest = quoted;
    loop {
        let (part, after) = rest.split_once('"')?;
        name.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                rest = more;
            }
            None => return Some((name, after)),
        }
    }
}

/// Splits a cell at its semicolons, leaving those within quotes.
pub(crate) fn split_parties(cell: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    cell.split(move |c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    })
    .map(str::trim)
}
