//! How the codes of a scheme are stored and found: sorted arrays and direct indexes, built when compiling.

use super::certainty::TableCertainty;
use super::day::{Edge, Key, NOW, Span};

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
    pub(super) certainty: TableCertainty,
}

impl SpellRow {
    pub(super) const fn new(
        state: u16,
        role: Role,
        certainty: TableCertainty,
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

/// A code of a scheme, where its hash puts it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The bytes and the length of the code; 0 for an empty slot.
    code: u32,
    /// The first day from which on the code has one state for good, `ANY` if it always had, `NOW` if it has none.
    pub(super) since: Key,
    /// That state.
    pub(super) state: u16,
    /// The place of the code among the sorted codes.
    pub(super) place: u16,
}

/// The codes of one scheme.
#[derive(Debug)]
pub(super) struct SchemeTable {
    /// Sorted, without gaps, each as wide as the widest: a shorter one is filled with blanks.
    pub(super) codes: &'static str,
    pub(super) width: usize,
    /// Those of one code together, in the order of their days.
    pub(super) spells: &'static [SpellRow],
    /// Where the spells of each code begin, and the end.
    pub(super) starts: &'static [u16],
    /// More than the codes, a power of two. A code stands in the slot of its hash, or in the next one that is free.
    pub(super) slots: &'static [Slot],
    /// The factor of the hash: the one of many that puts most codes into a slot of their own.
    pub(super) factor: u32,
    /// The spells that name a state, by state.
    pub(super) by_state: &'static [u16],
    /// Place, kind and name of what is no state.
    pub(super) labels: &'static [(u16, &'static str, &'static str)],
}

/// One to three bytes and their number as one number; 0 for what is no code of any scheme.
const fn packed(code: &[u8]) -> u32 {
    match *code {
        [a] => u32::from_le_bytes([a, 0, 0, 1]),
        [a, b] => u32::from_le_bytes([a, b, 0, 2]),
        [a, b, c] => u32::from_le_bytes([a, b, c, 3]),
        _ => 0,
    }
}

/// A code of a list without the blanks that fill its width.
const fn unfilled(code: &[u8]) -> &[u8] {
    match code {
        [code @ .., b' ', b' '] | [code @ .., b' '] | code => code,
    }
}

/// Where to look for a code first, before the number of slots cuts it down.
const fn cell(packed: u32, factor: u32) -> usize {
    (packed.wrapping_mul(factor) >> 22) as usize
}

impl SchemeTable {
    /// Where the code stands, if it is one of the scheme. It is read exactly: `2` is not `002`, and `cn` is not `CN`.
    pub(super) fn slot(&self, code: &[u8]) -> Option<Slot> {
        let packed = packed(code);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = cell(packed, self.factor);
        // Ends because not all slots are taken.
        loop {
            let slot = *self.slots.get(at & mask)?;
            if slot.code == packed && packed != 0 {
                return Some(slot);
            }
            if slot.code == 0 {
                return None;
            }
            at += 1;
        }
    }

    /// The code at a place.
    pub(super) fn code(&self, place: u16) -> &'static str {
        let start = usize::from(place) * self.width;
        // OK because each place has so many bytes of ASCII.
        self.codes[start..start + self.width].trim_end()
    }

    /// How many codes there are.
    pub(super) fn len(&self) -> u16 {
        // OK because a scheme has a few hundred codes, and one start more.
        #[expect(clippy::cast_possible_truncation, reason = "a few hundred")]
        let codes = (self.starts.len() - 1) as u16;
        codes
    }

    /// The place of a code among the sorted codes.
    pub(super) fn place(&self, code: &[u8]) -> Option<u16> {
        self.slot(code).map(|slot| slot.place)
    }

    /// The spells of the code at a place.
    // OK because a place has a start among the spells, and one start more is their end.
    #[expect(clippy::indexing_slicing, reason = "a place of the table")]
    pub(super) fn spells(&self, place: u16) -> &'static [SpellRow] {
        let at = usize::from(place);
        &self.spells[usize::from(self.starts[at])..usize::from(self.starts[at + 1])]
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

/// The slots of a scheme. Runs when the table is compiled: a place out of range stops the compiler, not a program.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs when compiling; a wrong place is a compile error"
)]
pub(super) const fn slots<const N: usize>(
    codes: &str,
    width: usize,
    starts: &[u16],
    spells: &[SpellRow],
    factor: u32,
) -> [Slot; N] {
    let empty = Slot {
        code: 0,
        since: NOW.first,
        state: NONE,
        place: NONE,
    };
    let mut slots = [empty; N];
    let mut place = 0;
    while place + 1 < starts.len() {
        let (_, rest) = codes.as_bytes().split_at(place * width);
        let code = packed(unfilled(rest.split_at(width).0));
        let mut at = cell(code, factor);
        while slots[at & (N - 1)].code != 0 {
            at += 1;
        }
        let (since, state) = for_good(spells, starts[place] as usize, starts[place + 1] as usize);
        slots[at & (N - 1)] = Slot {
            code,
            since,
            state,
            place: place as u16,
        };
        place += 1;
    }
    slots
}

/// From which day on the code of these spells has one state for good: the last one's, when it stands, names a state, and no other may hold.
#[expect(
    clippy::indexing_slicing,
    reason = "runs when compiling; a wrong place is a compile error"
)]
const fn for_good(spells: &[SpellRow], start: usize, end: usize) -> (Key, u16) {
    let last = &spells[end - 1];
    if matches!(last.role, Role::No) || last.span.to.first != NOW.first {
        return (NOW.first, NONE);
    }
    let mut since = last.span.from.last;
    let mut at = start;
    while at + 1 < end {
        let other = spells[at].span.to.last;
        if other >= since {
            since = other + 1;
        }
        at += 1;
    }
    (since, last.state)
}
