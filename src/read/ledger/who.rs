//! Parties by the codes or names of another list, as of the row's day.

use crate::error::{Result, files::Files, words::clip};
use crate::state::actor::{Actor, State};
use crate::state::{CodeScheme, IsoDays, NameDays, NameScope};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

/// How a file writes states.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Who {
    /// By the texts of the crate's own actors.
    #[default]
    Own,
    /// By codes.
    Codes(CodeScheme, IsoDays),
    /// By names.
    Names(NameScope, NameDays),
}

impl Who {
    /// The actor that a text means on the possible first days of a row.
    ///
    /// Over several possible days a text means what it means on the first and the last of them; on one of the two it may not stand yet,
    /// or no longer.
    pub(super) fn actor(self, text: &str, start: &PartialDate) -> Result<Actor> {
        let state = |day: NaiveDate| match self {
            Self::Own => text.parse::<State>(),
            Self::Codes(scheme, iso) => State::from_code(scheme, text, iso.code_day(day)),
            Self::Names(scope, days) => scope.state(text, days.name_day(day)),
        };
        if matches!(self, Self::Own) {
            return text.parse();
        }
        // OK because a date has at least one bound.
        #[expect(clippy::unwrap_used, reason = "a date has a first or a last day")]
        let first = start.first().or(start.last()).unwrap();
        let last = start.last().unwrap_or(first);
        match (state(first), state(last)) {
            (Ok(one), Ok(other)) if one != other => Err(Files::TwoStates {
                found: clip(text),
                one: one.text(),
                first,
                other: other.text(),
                last,
            }
            .into()),
            (Ok(state), _) | (_, Ok(state)) => Ok(state.into()),
            (Err(error), _) => organisation(text).ok_or(error),
        }
    }
}

/// Organisations and blocs keep their short names in every file: no list of states has codes for them.
fn organisation(text: &str) -> Option<Actor> {
    text.parse::<Actor>()
        .ok()
        .filter(|actor| actor.state().is_none())
}
