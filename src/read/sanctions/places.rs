//! Places of entries, by the codes and names of states that lists write.

use super::draft::EntryDraft;
use crate::read::Remark;
use crate::sanction::PlaceBasis;
use crate::state::actor::State;
use crate::state::{CodeScheme, NameScope, StateMeaning};
use chrono::NaiveDate;

/// Texts that name no state and are meant to.
const NOWHERE: [&str; 5] = ["00", "undetermined", "UNKNOWN", "na", "N/A"];

impl EntryDraft {
    /// A place by its ISO code of two letters. What names no state on the day is remarked.
    pub(super) fn add_iso2(
        &mut self,
        day: NaiveDate,
        code: &str,
        basis: PlaceBasis,
        column: &'static str,
    ) {
        let code = code.trim();
        if !is_nowhere(code) {
            let state = State::from_code(CodeScheme::Iso2Extended, code, day);
            self.add_place(state.ok(), basis, column, code);
        }
    }

    /// A place by the English name of its state. What names none on the day is remarked.
    pub(super) fn add_name(
        &mut self,
        day: NaiveDate,
        name: &str,
        basis: PlaceBasis,
        column: &'static str,
    ) {
        let name = name.trim();
        if is_nowhere(name) {
            return;
        }
        match NameScope::Un.meaning(name, day) {
            StateMeaning::Ambiguous(_) => self.remark(Remark::SeveralStates, column, name),
            other => self.add_place(other.state(), basis, column, name),
        }
    }

    fn add_place(
        &mut self,
        state: Option<State>,
        basis: PlaceBasis,
        column: &'static str,
        found: &str,
    ) {
        match state {
            Some(state) => {
                if !self.places.contains(&(state, basis)) {
                    self.places.push((state, basis));
                }
            }
            None => self.remark(Remark::UnknownActor, column, found),
        }
    }
}

fn is_nowhere(text: &str) -> bool {
    text.is_empty() || NOWHERE.iter().any(|word| text.eq_ignore_ascii_case(word))
}
