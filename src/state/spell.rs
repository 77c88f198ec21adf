//! The days of a code.

use super::actor::State;
use super::certainty::TableCertainty;
use super::code::StateCode;
use super::day::Span;
use super::lookup::{NONE, Role, SpellRow};
use crate::time::partial_date::PartialDate;

/// The days on which a code names a state, or on which a state has a code.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::state::{StateCode, CodeScheme};
///
/// // One number of the Correlates of War, three states.
/// let number = StateCode::new(CodeScheme::Cow, "345")?;
/// let states: Vec<_> = number.spells().filter_map(|spell| spell.state()).collect();
/// assert_eq!(states, [State::SRB, State::YUG, State::YUG, State::SCG, State::SRB]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CodeSpell {
    code: StateCode,
    pub(super) state: Option<State>,
    pub(super) span: Span,
    certainty: TableCertainty,
    names_state: bool,
}

impl CodeSpell {
    pub(super) fn of(code: StateCode, row: &SpellRow) -> Self {
        Self {
            code,
            state: (row.state != NONE).then_some(State(row.state)),
            span: row.span,
            certainty: row.certainty,
            names_state: row.role != Role::No,
        }
    }

    /// The code whose days these are.
    #[must_use]
    pub fn code(self) -> StateCode {
        self.code
    }

    /// The state that the code names; `None` for a region or a place.
    #[must_use]
    pub fn state(self) -> Option<State> {
        self.state.filter(|_| self.names_state)
    }

    /// The first day of the code, as far as it is known; `None` when it is not known or not dated.
    #[must_use]
    pub fn first_day(self) -> Option<PartialDate> {
        self.span.from.date()
    }

    /// The last day of the code, as far as it is known; `None` when it is still valid.
    #[must_use]
    pub fn last_day(self) -> Option<PartialDate> {
        self.span.to.date()
    }

    /// How well the table's entry is sourced.
    #[must_use]
    pub fn certainty(self) -> TableCertainty {
        self.certainty
    }
}
