//! What a code or a name says on a day.

use super::actor::State;

/// What a code or a name means on a day, for code that wants to choose for itself; [`State::from_code`](crate::State::from_code) and
/// [`State::from_name`](crate::State::from_name) give a state or an error that says which of these it was.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use interstate::State;
/// use interstate::state::{CodeScheme, StateMeaning, NameScope};
///
/// let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
/// assert_eq!(CodeScheme::Fips.meaning("RS", day), StateMeaning::State(State::RUS));
/// assert_eq!(CodeScheme::Cameo.meaning("SAF", day), StateMeaning::NoState(vec![])); // Southern Africa
///
/// let korea = NameScope::General.meaning("Korea", day);
/// assert_eq!(korea, StateMeaning::Ambiguous(vec![State::KOR, State::PRK]));
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum StateMeaning {
    /// One state or territory.
    State(State),
    /// Several, in the order of their codes; nothing is chosen.
    Ambiguous(Vec<State>),
    /// A region, a part of a state, a place or an organisation, and the states in which it lies, as far as they are states of one.
    NoState(Vec<State>),
    /// The code or name is known, and names no state on that day.
    NotOnThatDay,
    /// Not in the list.
    Unknown,
}

impl StateMeaning {
    /// The state, if it is one.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        match self {
            Self::State(state) => Some(*state),
            _ => None,
        }
    }

    /// The states it may mean: one, the candidates, or none.
    #[must_use]
    pub fn candidates(&self) -> &[State] {
        match self {
            Self::State(state) => std::slice::from_ref(state),
            Self::Ambiguous(states) | Self::NoState(states) => states,
            Self::NotOnThatDay | Self::Unknown => &[],
        }
    }
}
