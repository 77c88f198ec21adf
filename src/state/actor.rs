//! `Actor` and `State`: ids of one static table.

use super::StateKind;
use super::table::actors::ACTORS;
use crate::error::{Error, Result};
use crate::error::{states::States, words::clip};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A line of the table of actors.
#[derive(Debug)]
pub(super) struct ActorRow {
    /// The text of the actor, as printed and read.
    pub(super) code: &'static str,
    /// The English name.
    pub(super) name: &'static str,
    /// The kind of state; `None` is an organisation.
    pub(super) kind: Option<StateKind>,
}

/// A party to international relations: a state, a territory, an organisation or a bloc. A small [`Copy`] id.
///
/// The text of an actor, printed, read and written by serde, is one of
/// - the alpha-3 code of ISO 3166-1 (`CHN`), also for a state that bears another code in some data set (`ROU`, never `ROM`);
/// - the alpha-3 code of ISO 3166-3 for a state that has ended (`SUN`, `YUG`, `DDR`), or the four letters of ISO 3166-3 where the three
///   went on to another place (`FQHH`);
/// - `cow:` or `gw:` and the number of a state system where neither exists (`cow:300`, Austria-Hungary; `cow:817`, the Republic of Vietnam);
/// - `XKX` for Kosovo, letters that ISO leaves to its users;
/// - the short name of an organisation or bloc (`EU`, `NATO`, `Five Eyes`).
///
/// It is read exactly as printed: upper case, no blanks, and no other scheme's code; so `NA`, `ROM` and `china` are refused here. Codes of data
/// sets go through a code scheme, as of a day. The order of actors is the order of their texts.
///
/// # Examples
/// ```
/// use interstate::{Actor, State};
///
/// let china: Actor = "CHN".parse()?;
/// assert_eq!(china, State::CHN);
/// assert_eq!(china.name(), "China");
/// assert_eq!(Actor::EU.to_string(), "EU");
/// assert_eq!(Actor::EU.state(), None);
///
/// let refused = "china".parse::<Actor>().unwrap_err();
/// assert_eq!(refused.to_string(), "unknown actor \"china\", expected a code such as CHN or EU; did you mean \"CHN\"?");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Actor(pub(super) u16);

/// A state or territory, existing or ended: an [`Actor`] that is no organisation. A small [`Copy`] id.
///
/// States that follow one another are different states where their legal person differs: [`State::SUN`] and [`State::RUS`], [`State::YUG`],
/// [`State::SCG`] and [`State::SRB`], [`State::YEM`] and the two Yemens before it. Germany is one state throughout. Text is that of [`Actor`].
///
/// # Examples
/// ```
/// use interstate::State;
///
/// let state: State = "RUS".parse()?;
/// assert_eq!(state, State::RUS);
/// assert_eq!(State::SUN.name(), "Soviet Union");
/// assert_eq!("EU".parse::<State>().unwrap_err().to_string(), "EU is an organisation, expected a state");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct State(pub(super) u16);

fn row(index: u16) -> &'static ActorRow {
    // OK because an Actor and a State are only made from places in this table.
    #[expect(clippy::indexing_slicing, reason = "an id is a place in the table")]
    &ACTORS[usize::from(index)]
}

impl Actor {
    /// How many actors there are.
    pub(crate) const COUNT: usize = ACTORS.len();

    /// Every actor of the table, in the order of their codes.
    ///
    /// # Examples
    /// ```
    /// use interstate::Actor;
    ///
    /// assert!(Actor::all().any(|actor| actor == Actor::SCO));
    /// ```
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        // OK because the table has a few hundred rows.
        #[expect(clippy::cast_possible_truncation, reason = "a few hundred rows")]
        (0..ACTORS.len() as u16).map(Self)
    }

    /// The actor of a text, without the work of a message.
    pub(super) fn listed(text: &str) -> Option<Self> {
        find(text).map(Self)
    }

    /// The position of the actor in the order of codes, from 0, for dense tables within one run. Another version of the crate may number
    /// otherwise.
    #[must_use]
    pub fn index(self) -> u16 {
        self.0
    }

    /// The code of the actor, which `Display` prints: `RUS`, `EU`.
    #[must_use]
    pub fn text(self) -> &'static str {
        row(self.0).code
    }

    /// The English name, present or last, for display and not for lookup.
    #[must_use]
    pub fn name(self) -> &'static str {
        row(self.0).name
    }

    /// The actor as a [`State`]; `None` for an organisation or bloc.
    #[must_use]
    pub fn state(self) -> Option<State> {
        row(self.0).kind.map(|_| State(self.0))
    }
}

impl State {
    /// Every state and territory, existing or ended, in the order of their codes.
    ///
    /// # Examples
    /// ```
    /// use interstate::{State, state::StateKind};
    ///
    /// let partly = State::all().filter(|state| state.kind() == StateKind::PartlyRecognised);
    /// assert_eq!(partly.count(), 5);
    /// ```
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        Actor::all().filter_map(Actor::state)
    }

    /// The position of the state among all actors, as [`Actor::index`] gives it.
    #[must_use]
    pub fn index(self) -> u16 {
        self.0
    }

    /// The code of the state, which `Display` prints: `RUS`.
    #[must_use]
    pub fn text(self) -> &'static str {
        row(self.0).code
    }

    /// The English name, present or last, for display and not for lookup.
    #[must_use]
    pub fn name(self) -> &'static str {
        row(self.0).name
    }

    /// The kind of state: a state, a territory, or one of the cases between.
    #[must_use]
    pub fn kind(self) -> StateKind {
        // OK because a State is only made from a row that has a kind.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "the row of a state"
        )]
        row(self.0).kind.unwrap()
    }
}

impl State {
    /// The state as an actor, for tables.
    pub(crate) const fn as_actor(self) -> Actor {
        Actor(self.0)
    }
}

impl From<State> for Actor {
    fn from(state: State) -> Self {
        Self(state.0)
    }
}

impl PartialEq<State> for Actor {
    fn eq(&self, other: &State) -> bool {
        self.0 == other.0
    }
}

impl PartialEq<Actor> for State {
    fn eq(&self, other: &Actor) -> bool {
        self.0 == other.0
    }
}

fn find(code: &str) -> Option<u16> {
    let place = ACTORS.binary_search_by(|row| row.code.cmp(code)).ok()?;
    u16::try_from(place).ok()
}

/// The code that was meant: the same letters in another case or padded, or the name.
fn meant(found: &str) -> Option<&'static str> {
    let found = found.trim();
    ACTORS
        .iter()
        .find(|row| row.code.eq_ignore_ascii_case(found))
        .or_else(|| {
            let name = found.to_lowercase();
            ACTORS.iter().find(|row| row.name.to_lowercase() == name)
        })
        .map(|row| row.code)
}

fn unknown(what: &'static str, such_as: &'static str, found: &str) -> Error {
    let nearest = if found.len() > 100 {
        None
    } else {
        meant(found)
    };
    States::UnknownActor {
        what,
        found: clip(found),
        such_as,
        nearest,
    }
    .into()
}

impl FromStr for Actor {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self> {
        find(code)
            .map(Self)
            .ok_or_else(|| unknown("actor", "CHN or EU", code))
    }
}

impl FromStr for State {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self> {
        let actor = find(code)
            .map(Actor)
            .ok_or_else(|| unknown("state", "CHN", code))?;
        actor.state().ok_or_else(|| {
            States::NoState {
                found: actor.text(),
            }
            .into()
        })
    }
}

/// Text, `Debug` and serde of an id.
macro_rules! text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(row(self.0).code)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), row(self.0).code)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(row(self.0).code)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct StateCode;

                impl de::Visitor<'_> for StateCode {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a code such as \"CHN\"")
                    }

                    fn visit_str<E: de::Error>(self, code: &str) -> Result<$name, E> {
                        code.parse().map_err(E::custom)
                    }
                }

                from.deserialize_str(StateCode)
            }
        }
    };
}

text!(Actor);
text!(State);
