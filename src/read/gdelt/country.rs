//! The countries of actors, by CAMEO's three letters.

use crate::state::CodeScheme;
use crate::state::actor::Actor;
use std::sync::LazyLock;

/// What a country code of an actor says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Country {
    /// The cell is empty.
    None,
    /// A state or a territory.
    Actor(Actor),
    /// A part of the world or of a state: known, and not a party.
    NoState,
    /// Letters that the list does not have.
    Unknown,
}

/// The place of three capital letters: 5 bits each.
#[inline]
fn place(code: [u8; 3]) -> Option<usize> {
    let mut place = 0;
    for letter in code {
        if !letter.is_ascii_uppercase() {
            return None;
        }
        place = place << 5 | usize::from(letter - b'A');
    }
    Some(place)
}

/// All that CAMEO's list says, by place: its codes of states mean the same on every day, so two loads tell a state.
static TABLE: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let mut table = vec![Country::Unknown; 1 << 15];
    for code in CodeScheme::Cameo.codes() {
        let letters = <[u8; 3]>::try_from(code.text().as_bytes()).ok();
        if let Some(slot) = letters.and_then(place).and_then(|at| table.get_mut(at)) {
            let state = CodeScheme::Cameo.undated(code.text());
            *slot = state.map_or(Country::NoState, |state| Country::Actor(state.into()));
        }
    }
    table
});

/// What the cell of an actor's country says.
#[inline]
pub(super) fn country(cell: &[u8]) -> Country {
    if cell.is_empty() {
        return Country::None;
    }
    let at = <[u8; 3]>::try_from(cell).ok().and_then(place);
    at.and_then(|at| TABLE.get(at).copied())
        .unwrap_or(Country::Unknown)
}
