//! Who followed whom, and by which policy counts are rolled up.

use super::actor::State;
use super::certainty::TableCertainty;
use super::day::Edge;
use super::table::relations::SUCCESSIONS;
use crate::error::Result;
use crate::error::states::States;
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

crate::error::text::word! {
    "kind of succession";
    /// How one state came to follow another.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::SuccessionKind;
    ///
    /// assert_eq!("seceded".parse::<SuccessionKind>()?, SuccessionKind::Seceded);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum SuccessionKind {
        /// The same state under another name; predecessor and successor are one.
        Renamed,
        /// The old state ended and fell into several.
        Split,
        /// Several became one.
        Merged,
        /// The old state ended within another that was there.
        Absorbed,
        /// The new state left, and the old one went on.
        Seceded,
        /// The old state's legal person went on as another.
        Continued,
    }
}

/// The succession of one state by another, with its day and kind.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::state::{Succession, SuccessionKind};
///
/// let after: Vec<Succession> = State::SCG.successions().filter(|s| s.predecessor() != s.successor()).collect();
/// assert_eq!(after.len(), 2);
/// let serbia = after.iter().find(|s| s.successor() == State::SRB).map(|s| s.kind());
/// assert_eq!(serbia, Some(SuccessionKind::Continued));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Succession {
    pub(super) predecessor: u16,
    pub(super) successor: u16,
    pub(super) date: Edge,
    pub(super) kind: SuccessionKind,
    pub(super) certainty: TableCertainty,
}

impl Succession {
    /// The state that went before.
    #[must_use]
    pub fn predecessor(self) -> State {
        State(self.predecessor)
    }

    /// The state that followed.
    #[must_use]
    pub fn successor(self) -> State {
        State(self.successor)
    }

    /// The day of the succession, as far as it is known. State systems may have other days: see [`StateSystem`](super::StateSystem).
    #[must_use]
    pub fn date(self) -> Option<PartialDate> {
        self.date.date()
    }

    /// The kind of succession, such as a split or a merger.
    #[must_use]
    pub fn kind(self) -> SuccessionKind {
        self.kind
    }

    /// How well the table's entry is sourced.
    #[must_use]
    pub fn certainty(self) -> TableCertainty {
        self.certainty
    }
}

crate::error::text::word! {
    "policy for successors";
    /// Whether a state that has ended is counted by itself or with the state that followed it.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::Successors;
    ///
    /// assert_eq!("with_successor".parse::<Successors>()?, Successors::WithSuccessor);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    pub enum Successors {
        /// Each state as itself: the default.
        #[default]
        Separate,
        /// A state that has ended as the one that followed it, where that is one: the Soviet Union as Russia, both old Yemens as Yemen.
        WithSuccessor,
    }
}

crate::error::text::word! {
    "policy for Hong Kong and Macao";
    /// Whether Hong Kong and Macao are counted by themselves or, from their day of return, with China.
    ///
    /// # Examples
    /// ```
    /// use interstate::state::HongKongAndMacao;
    ///
    /// assert_eq!("with_china".parse::<HongKongAndMacao>()?, HongKongAndMacao::WithChina);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    pub enum HongKongAndMacao {
        /// As themselves: the default.
        #[default]
        Separate,
        /// As China: Hong Kong from 1997-07-01, Macao from 1999-12-20; before, as themselves.
        WithChina,
    }
}

/// A policy by which states are counted together. Nothing is rolled up by default, and Taiwan never is.
///
/// # Examples
/// ```
/// use chrono::NaiveDate;
/// use interstate::State;
/// use interstate::state::{HongKongAndMacao, RollUp, Successors};
///
/// let day = NaiveDate::from_ymd_opt(2024, 2, 21).unwrap_or_default();
/// let together = RollUp::new(Successors::WithSuccessor, HongKongAndMacao::WithChina);
/// assert_eq!(together.rolled_up(State::HKG, day)?, State::CHN);
/// assert_eq!(together.rolled_up(State::SUN, day)?, State::RUS);
/// assert_eq!(together.rolled_up(State::TWN, day)?, State::TWN);
/// assert_eq!(RollUp::default().rolled_up(State::HKG, day)?, State::HKG);
///
/// // Five states followed Yugoslavia; none is chosen.
/// assert!(together.rolled_up(State::YUG, day).is_err());
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct RollUp {
    successors: Successors,
    hong_kong_and_macao: HongKongAndMacao,
}

impl RollUp {
    /// A policy on successors and on Hong Kong and Macao.
    #[must_use]
    pub fn new(successors: Successors, hong_kong_and_macao: HongKongAndMacao) -> Self {
        Self {
            successors,
            hong_kong_and_macao,
        }
    }

    /// The state with which a state is counted on a day under this policy.
    ///
    /// A state that has ended goes to the one that continued it, or else to the only one that it merged with, that absorbed it or that it became;
    /// and on from there until a state of today.
    ///
    /// # Errors
    /// When it has no successor in the table, or several of which none continued it (Yugoslavia, Czechoslovakia, Austria-Hungary).
    pub fn rolled_up(self, state: State, day: NaiveDate) -> Result<State> {
        let mut state = state;
        if self.successors == Successors::WithSuccessor {
            // Ends because each step goes to a later state, and a state of today stays.
            while state.kind().has_ended() {
                state = state.successor()?;
            }
        }
        if self.hong_kong_and_macao == HongKongAndMacao::WithChina {
            let china_since = match state {
                State::HKG => NaiveDate::from_ymd_opt(1997, 7, 1),
                State::MAC => NaiveDate::from_ymd_opt(1999, 12, 20),
                _ => None,
            };
            if china_since.is_some_and(|since| since <= day) {
                state = State::CHN;
            }
        }
        Ok(state)
    }
}

impl State {
    /// The successions in which this state was the predecessor, in order of time; renamings included.
    pub fn successions(self) -> impl Iterator<Item = Succession> {
        let rows = SUCCESSIONS.iter().copied();
        rows.filter(move |row| row.predecessor == self.0)
    }

    /// The successions in which this state was the successor, in order of time; renamings included.
    ///
    /// # Examples
    /// ```
    /// use interstate::State;
    ///
    /// let before: Vec<State> = State::YEM.preceded_by().map(|s| s.predecessor()).collect();
    /// assert_eq!(before, [State::YMD, State::COW_678]);
    /// ```
    pub fn preceded_by(self) -> impl Iterator<Item = Succession> {
        let rows = SUCCESSIONS.iter().copied();
        rows.filter(move |row| row.successor == self.0)
    }

    /// The one state that followed.
    fn successor(self) -> Result<Self> {
        use SuccessionKind as K;
        let after = |kinds: &[SuccessionKind]| -> Vec<Self> {
            let mut states: Vec<Self> = self
                .successions()
                .filter(|s| s.successor != s.predecessor && kinds.contains(&s.kind))
                .map(Succession::successor)
                .collect();
            states.sort_unstable();
            states.dedup();
            states
        };
        if let [heir] = after(&[K::Continued, K::Renamed])[..] {
            return Ok(heir);
        }
        let heirs = after(&[K::Absorbed, K::Merged, K::Split]);
        if let [heir] = heirs[..] {
            return Ok(heir);
        }
        Err(States::NoSuccessor {
            state: self.text(),
            name: self.name(),
            successors: heirs.iter().map(|s| (s.text(), s.name())).collect(),
        }
        .into())
    }
}
