//! How the codes of a scheme are stored and found: sorted arrays and direct indexes, built when compiling.

use super::certainty::Certainty;
use super::day::{ANY, Edge, Key, NOW, Span};

/// No place, no state.
pub(super) const NONE: u16 = u16::MAX;

/// What a code says of its state on the days of a spell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Role {
    /// It names the state, and the state is written with it.
    Names,
    /// It names the state, which is written with another code where there is one: a part of a state, an older list.
    Also,
    /// It names a region or a place; the state is the one in which it lies, if it is one.
    No,
}

/// A code's days.
#[derive(Debug)]
pub(super) struct SpellRow {
    pub(super) span: Span,
    /// The place among the actors, or `NONE`.
    pub(super) state: u16,
    pub(super) role: Role,
    pub(super) certainty: Certainty,
}

impl SpellRow {
    pub(super) const fn new(
        state: u16,
        role: Role,
        certainty: Certainty,
        from: Edge,
        to: Edge,
    ) -> Self {
        Self {
            span: Span { from, to },
            state,
            role,
            certainty,
        }
    }

    /// Whether the spell names a state and may hold the day.
    pub(super) fn names_on(&self, day: Key) -> bool {
        !matches!(self.role, Role::No) && self.span.perhaps(day)
    }

    /// Whether the spell has not ended.
    pub(super) fn stands(&self) -> bool {
        self.span.to == NOW
    }
}

/// From the letters of a code to its place among the sorted codes of a scheme.
#[derive(Debug)]
pub(super) enum Index {
    /// Two letters: one cell for each pair.
    Pairs(&'static [u16; 676]),
    /// Three letters: for each first two letters, where their codes begin.
    Triples(&'static [u16; 677]),
    /// Numbers below 1,000, written as the list writes them.
    Numbers(&'static [u16; 1000]),
}

/// The codes of one scheme.
#[derive(Debug)]
pub(super) struct SchemeTable {
    /// Sorted.
    pub(super) codes: &'static [&'static str],
    /// Those of one code together, in the order of their days.
    pub(super) spells: &'static [SpellRow],
    /// Where the spells of each code begin, and the end.
    pub(super) starts: &'static [u16],
    /// The state of each code that has one state on every day.
    pub(super) always: &'static [u16],
    pub(super) index: Index,
    /// The spells that name a state, by state.
    pub(super) by_state: &'static [u16],
    /// Place, kind and name of what is no state.
    pub(super) labels: &'static [(u16, &'static str, &'static str)],
}

const fn pair(a: u8, b: u8) -> Option<usize> {
    if a.is_ascii_uppercase() && b.is_ascii_uppercase() {
        Some((a - b'A') as usize * 26 + (b - b'A') as usize)
    } else {
        None
    }
}

/// The value of one to three digits.
const fn number(code: &[u8]) -> Option<usize> {
    if code.is_empty() || code.len() > 3 {
        return None;
    }
    let mut value = 0;
    let mut rest = code;
    while let Some((&digit, tail)) = rest.split_first() {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value * 10 + (digit - b'0') as usize;
        rest = tail;
    }
    Some(value)
}

impl SchemeTable {
    /// The place of a code among the sorted codes.
    pub(super) fn place(&self, code: &[u8]) -> Option<u16> {
        match (&self.index, code) {
            (Index::Pairs(cells), &[a, b]) => {
                let place = *cells.get(pair(a, b)?)?;
                (place != NONE).then_some(place)
            }
            (Index::Triples(starts), &[a, b, c]) => {
                let at = pair(a, b)?;
                let (start, end) = (*starts.get(at)?, *starts.get(at + 1)?);
                (start..end).find(|&place| {
                    let code = self.codes.get(usize::from(place));
                    code.and_then(|code| code.as_bytes().last()) == Some(&c)
                })
            }
            (Index::Numbers(cells), code) => {
                let place = *cells.get(number(code)?)?;
                // `2` is not `002`: a number is read only as its list writes it.
                let listed = self.codes.get(usize::from(place))?;
                (listed.len() == code.len()).then_some(place)
            }
            _ => None,
        }
    }

    /// The spells of the code at a place.
    pub(super) fn spells(&self, place: u16) -> &'static [SpellRow] {
        let at = usize::from(place);
        match self.starts.get(at..at + 2) {
            Some(&[start, end]) => self
                .spells
                .get(usize::from(start)..usize::from(end))
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// The spells of a state, each with the place of its code.
    pub(super) fn of_state(&self, state: u16) -> impl Iterator<Item = (u16, &'static SpellRow)> {
        let owner = |&at: &u16| self.spells.get(usize::from(at)).map_or(NONE, |s| s.state);
        let start = self.by_state.partition_point(|at| owner(at) < state);
        self.by_state
            .iter()
            .skip(start)
            .take_while(move |at| owner(at) == state)
            .filter_map(|&at| {
                let code = self.starts.partition_point(|&first| first <= at);
                // OK because a scheme has a few hundred codes.
                let place = u16::try_from(code.checked_sub(1)?).ok()?;
                Some((place, self.spells.get(usize::from(at))?))
            })
    }
}

// The functions below run when the tables are compiled: a place out of range stops the compiler, not a program.

/// The state of each code that names one state on every day.
#[expect(
    clippy::indexing_slicing,
    reason = "runs when compiling; a wrong place is a compile error"
)]
pub(super) const fn always<const N: usize>(starts: &[u16], spells: &[SpellRow]) -> [u16; N] {
    let mut states = [NONE; N];
    let mut code = 0;
    while code < N {
        let spell = &spells[starts[code] as usize];
        let alone = starts[code + 1] - starts[code] == 1;
        let dated = spell.span.from.first != ANY.first || spell.span.to.last != NOW.last;
        if alone && !dated && !matches!(spell.role, Role::No) {
            states[code] = spell.state;
        }
        code += 1;
    }
    states
}

/// The place of each pair of letters.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs when compiling; a wrong place is a compile error"
)]
pub(super) const fn pairs(codes: &[&str]) -> [u16; 676] {
    let mut cells = [NONE; 676];
    let mut place = 0;
    while place < codes.len() {
        let code = codes[place].as_bytes();
        if let Some(at) = pair(code[0], code[1]) {
            cells[at] = place as u16;
        }
        place += 1;
    }
    cells
}

/// Where the codes of each first two letters begin.
#[expect(
    clippy::indexing_slicing,
    reason = "runs when compiling; a wrong place is a compile error"
)]
pub(super) const fn triples(codes: &[&str]) -> [u16; 677] {
    let mut starts = [0; 677];
    let mut place = 0;
    while place < codes.len() {
        let code = codes[place].as_bytes();
        if let Some(at) = pair(code[0], code[1]) {
            starts[at + 1] += 1;
        }
        place += 1;
    }
    let mut at = 1;
    while at < 677 {
        starts[at] += starts[at - 1];
        at += 1;
    }
    starts
}

/// The place of each number.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs when compiling; a wrong place is a compile error"
)]
pub(super) const fn numbers(codes: &[&str]) -> [u16; 1000] {
    let mut cells = [NONE; 1000];
    let mut place = 0;
    while place < codes.len() {
        if let Some(at) = number(codes[place].as_bytes()) {
            cells[at] = place as u16;
        }
        place += 1;
    }
    cells
}
