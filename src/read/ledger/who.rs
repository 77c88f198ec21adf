//! Parties by the codes or names of another list, as of the row's day.

use crate::error::{Error, Result, files::Files, words::clip};
use crate::state::actor::{Actor, State};
use crate::state::{CodeScheme, IsoDays, NameDays, NameScope, StateMeaning};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

/// A way of writing states.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    /// By codes.
    Codes(CodeScheme, IsoDays),
    /// By names.
    Names(NameScope, NameDays),
}

impl Way {
    fn state(self, text: &str, day: NaiveDate) -> Result<State> {
        match self {
            Self::Codes(scheme, iso) => State::from_code(scheme, text, iso.code_day(day)),
            Self::Names(scope, days) => scope.state(text, days.name_day(day)),
        }
    }

    fn meaning(self, text: &str, day: NaiveDate) -> StateMeaning {
        match self {
            Self::Codes(scheme, iso) => scheme.meaning(text, iso.code_day(day)),
            Self::Names(scope, days) => scope.meaning(text, days.name_day(day)),
        }
    }

    /// The state that a text means on the possible first days of a row.
    ///
    /// Over several possible days a text means what it means on the first and the last of them; on one of the two it may not stand yet,
    /// or no longer.
    fn over(self, text: &str, first: NaiveDate, last: NaiveDate) -> Result<Actor> {
        match (self.state(text, first), self.state(text, last)) {
            (Ok(one), Ok(other)) if one != other => Err(Files::TwoStates {
                found: clip(text),
                one: one.text(),
                first,
                other: other.text(),
                last,
            }
            .into()),
            (Ok(state), _) | (_, Ok(state)) => Ok(state.into()),
            (Err(error), _) => Err(error),
        }
    }
}

/// How a file writes states: in these ways, tried in this order; without any, by the texts of the crate's own actors.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    ways: Vec<Way>,
}

impl Who {
    pub(super) fn add(&mut self, way: Way) {
        self.ways.push(way);
    }

    /// Whether a text means the same on every day.
    pub(super) fn is_plain(&self) -> bool {
        self.ways.is_empty()
    }

    /// The actor that a text means on the possible first days of a row, by the first way that knows the text.
    pub(super) fn actor(&self, text: &str, start: &PartialDate) -> Result<Actor> {
        let (first, last) = ends(start);
        if self.ways.is_empty() {
            return text.parse().map_err(|error| meant(text, last, error));
        }
        let mut unknown = None;
        for way in &self.ways {
            match way.over(text, first, last) {
                Ok(actor) => return Ok(actor),
                Err(error) if error.is_unknown_state() => unknown = Some(error),
                Err(error) => return self.organisation(text).ok_or(error),
            }
        }
        match (self.organisation(text), unknown) {
            (Some(actor), _) => Ok(actor),
            (None, Some(error)) => Err(error),
            (None, None) => text.parse(),
        }
    }

    /// Whether a text means an actor on such a day, for code that looks for names in a longer text.
    pub(super) fn knows(&self, text: &str, start: &PartialDate) -> bool {
        let (first, last) = ends(start);
        let mut days = [first, last].into_iter();
        match self.ways.as_slice() {
            [] => text.parse::<Actor>().is_ok(),
            ways => {
                days.any(|day| {
                    ways.iter()
                        .any(|way| way.meaning(text, day).state().is_some())
                }) || self.organisation(text).is_some()
            }
        }
    }

    /// Organisations and blocs keep their short names in every file: no list of states has codes for them. Beside names of states they may
    /// stand with their full name.
    fn organisation(&self, text: &str) -> Option<Actor> {
        let named = self.ways.iter().any(|way| matches!(way, Way::Names(..)));
        let the = text.get(..4).filter(|the| the.eq_ignore_ascii_case("the "));
        let name = text.get(the.map_or(0, str::len)..).unwrap_or(text);
        let organisations = || Actor::all().filter(|actor| actor.state().is_none());
        let by_text = organisations().find(|actor| actor.text() == text);
        let by_name =
            || organisations().find(|actor| actor.name().eq_ignore_ascii_case(name.trim()));
        by_text.or_else(|| by_name().filter(|_| named))
    }
}

/// The first and the last possible day of a date, as far as it has them.
fn ends(start: &PartialDate) -> (NaiveDate, NaiveDate) {
    // OK because a date has at least one bound.
    #[expect(clippy::unwrap_used, reason = "a date has a first or a last day")]
    let first = start.first().or(start.last()).unwrap();
    (first, start.last().unwrap_or(first))
}

/// The error of a text that is no actor's: with the code of the actor that has it as its name or as its code of two letters, or what else is
/// known of it as a name.
#[cold]
fn meant(text: &str, day: NaiveDate, error: Error) -> Error {
    let code = match NameScope::General.meaning(text, day) {
        StateMeaning::State(state) => Some(state),
        StateMeaning::Unknown => CodeScheme::Iso2.meaning(text, day).state(),
        _ => return NameScope::General.state(text, day).err().unwrap_or(error),
    };
    // NA may be Namibia, or not available.
    match code.filter(|_| text != "NA") {
        Some(state) => error.with_actor_meant(state.text()),
        None => error,
    }
}
