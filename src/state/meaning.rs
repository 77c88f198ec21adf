//! What a code or a name says on a day.

use super::actor::State;

/// What a code or a name means on a day, for code that decides each case itself; [`State::from_code`](crate::State::from_code) and
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
    /// It names one state or territory.
    State(State),
    /// It may name several states, in the order of their codes; none is chosen.
    Ambiguous(Vec<State>),
    /// It names a region, a part of a state, a place or an organisation; with the states in which that lies, as far as it lies in any.
    NoState(Vec<State>),
    /// It is known, and names no state on that day.
    NotOnThatDay,
    /// It is not in the list.
    Unknown,
}

impl StateMeaning {
    /// The state, if the meaning is exactly one; otherwise `None`.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        match self {
            Self::State(state) => Some(*state),
            _ => None,
        }
    }

    /// The states that may be meant: one, the candidates, or none.
    #[must_use]
    pub fn candidates(&self) -> &[State] {
        match self {
            Self::State(state) => std::slice::from_ref(state),
            Self::Ambiguous(states) | Self::NoState(states) => states,
            Self::NotOnThatDay | Self::Unknown => &[],
        }
    }
}
