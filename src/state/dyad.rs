//! Two actors, with and without an order.

use super::actor::Actor;
use crate::error::{Error, Result};
use crate::error::{states::States, words::clip};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An undirected pair of two different actors: `CHN–RUS` is `RUS–CHN`.
///
/// The actor whose code comes first is [`a`](Self::a). Text has an en dash (a hyphen is read as well).
///
/// # Examples
/// ```
/// use interstate::{Actor, Dyad, State};
///
/// let pair = Dyad::new(State::RUS, State::CHN)?;
/// assert_eq!(pair, Dyad::new(State::CHN, State::RUS)?);
/// assert_eq!(pair.to_string(), "CHN–RUS");
/// assert_eq!(pair.other(State::CHN), Some(State::RUS.into()));
/// assert_eq!("RUS-EU".parse::<Dyad>()?, Dyad::new(Actor::EU, State::RUS)?);
///
/// // A dyad with oneself is refused, not dropped: it would count an act of one state as an act between two.
/// let refused = Dyad::new(State::CHN, State::CHN).unwrap_err();
/// assert_eq!(refused.to_string(), "a dyad needs two different actors, found CHN twice");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Dyad {
    a: Actor,
    b: Actor,
}

/// A directed pair of two different actors, from who acts to who is acted upon: `USA→CHN` is not `CHN→USA`.
///
/// # Examples
/// ```
/// use interstate::{DirectedDyad, State};
///
/// let act = DirectedDyad::new(State::USA, State::CHN)?;
/// assert_eq!(act.to_string(), "USA→CHN");
/// assert_eq!("USA->CHN".parse::<DirectedDyad>()?, act);
/// assert_ne!(act, act.reversed());
/// assert_eq!(act.undirected(), act.reversed().undirected());
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct DirectedDyad {
    from: Actor,
    to: Actor,
}

fn different(a: Actor, b: Actor) -> Result<()> {
    if a == b {
        return Err(States::SelfDyad { actor: a.text() }.into());
    }
    Ok(())
}

impl Dyad {
    /// The undirected pair of two actors, which must differ.
    ///
    /// # Errors
    /// When both are the same.
    pub fn new(a: impl Into<Actor>, b: impl Into<Actor>) -> Result<Self> {
        let (a, b) = (a.into(), b.into());
        different(a, b)?;
        Ok(Self {
            a: a.min(b),
            b: a.max(b),
        })
    }

    /// The actor of the pair whose code comes first.
    #[must_use]
    pub fn a(self) -> Actor {
        self.a
    }

    /// The actor of the pair whose code comes last.
    #[must_use]
    pub fn b(self) -> Actor {
        self.b
    }

    /// The other actor of the pair; `None` when `one` is not in it.
    #[must_use]
    pub fn other(self, one: impl Into<Actor>) -> Option<Actor> {
        let one = one.into();
        if one == self.a {
            Some(self.b)
        } else if one == self.b {
            Some(self.a)
        } else {
            None
        }
    }

    /// Whether an actor is one of the pair.
    #[must_use]
    pub fn contains(self, one: impl Into<Actor>) -> bool {
        self.other(one).is_some()
    }
}

impl DirectedDyad {
    /// The directed pair of who acts and who is acted upon, which must differ.
    ///
    /// # Errors
    /// When both are the same.
    pub fn new(from: impl Into<Actor>, to: impl Into<Actor>) -> Result<Self> {
        let (from, to) = (from.into(), to.into());
        different(from, to)?;
        Ok(Self { from, to })
    }

    /// The actor that acts.
    #[must_use]
    pub fn from(self) -> Actor {
        self.from
    }

    /// The actor that is acted upon.
    #[must_use]
    pub fn to(self) -> Actor {
        self.to
    }

    /// The directed pair with its two actors exchanged.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            from: self.to,
            to: self.from,
        }
    }

    /// The pair without its direction.
    #[must_use]
    pub fn undirected(self) -> Dyad {
        Dyad {
            a: self.from.min(self.to),
            b: self.from.max(self.to),
        }
    }
}

/// The two codes around one of the marks.
fn sides(
    text: &str,
    marks: [&str; 2],
    what: &'static str,
    such_as: &'static str,
) -> Result<(Actor, Actor)> {
    let Some((a, b)) = marks.into_iter().find_map(|mark| text.split_once(mark)) else {
        return Err(States::NoPair {
            what,
            found: clip(text),
            such_as,
        }
        .into());
    };
    Ok((a.parse()?, b.parse()?))
}

impl FromStr for Dyad {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (a, b) = sides(text, ["–", "-"], "dyad", "CHN–RUS")?;
        Self::new(a, b)
    }
}

impl FromStr for DirectedDyad {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let (from, to) = sides(text, ["→", "->"], "directed dyad", "USA→CHN")?;
        Self::new(from, to)
    }
}

impl fmt::Display for Dyad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}–{}", self.a, self.b)
    }
}

impl fmt::Display for DirectedDyad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}→{}", self.from, self.to)
    }
}

/// serde through the text.
macro_rules! by_text {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = Error;

            fn try_from(text: String) -> Result<Self> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(dyad: $name) -> Self {
                dyad.to_string()
            }
        }
    };
}

by_text!(Dyad);
by_text!(DirectedDyad);
