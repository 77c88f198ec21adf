//! A line that was found, and the places of its tabs that nearly every row is asked for.

use super::places::{EACH, PLACES, counts_until};
use super::tabs::Tabs;

/// How many tabs at the start are written down: those up to the code of an event.
const FIRST: u32 = 27;

/// Room for all tabs of 64 bytes behind those that are asked for, so that they are written without looking.
const ROOM: usize = FIRST as usize + 64 + 8;

/// A line of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Where it starts and ends in the block.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether a line end stands behind it.
    ended: bool,
    /// How many tabs of the block stand before it, and how many it has.
    before: u32,
    pub(super) tabs: u32,
    /// How many of its first tabs are written down, and where in the line they stand.
    kept: u32,
    places: [u8; ROOM],
    /// Where in the block its last two tabs stand, if that is near its end.
    last: [Option<u32>; 2],
}

impl Found {
    /// A line from one place to another, with or without an end, and how many tabs of the block stand before it and before its end.
    #[expect(clippy::inline_always, reason = "a part of every line")]
    #[inline(always)]
    pub(super) fn new(start: u32, end: u32, ended: bool, [before, until]: [u32; 2]) -> Self {
        Self {
            start,
            end,
            ended,
            before,
            tabs: until - before,
            kept: 0,
            places: [0; ROOM],
            last: [None; 2],
        }
    }

    /// How many bytes it takes, with its end.
    #[inline]
    pub(super) fn bytes(&self) -> usize {
        (self.end - self.start) as usize + usize::from(self.ended)
    }

    /// Writes down where its first and its last tabs stand.
    #[expect(clippy::inline_always, reason = "a part of every line")]
    #[inline(always)]
    pub(super) fn write_down(&mut self, tabs: &Tabs) {
        let [first, second, third] = tabs.behind(self.start);
        let mut kept = self.note(first, 0, 0);
        if kept < FIRST {
            kept += self.note(second, 64, kept);
        }
        if kept < FIRST {
            kept += self.note(third, 128, kept);
        }
        // Those behind its end are the next line's.
        self.kept = self.tabs.min(kept);
        self.last = tabs.last_two(self.end);
    }

    /// Where in the line a tab stands, counted from 0; `None` if the line has not so many. It is none before `from`.
    #[expect(clippy::inline_always, reason = "columns are known when compiling")]
    #[inline(always)]
    pub(super) fn tab(&self, tab: usize, from: usize, tabs: &Tabs) -> Option<usize> {
        if tab < self.kept as usize
            && let Some(&place) = self.places.get(tab)
        {
            return Some(usize::from(place));
        }
        self.far_tab(tab, from, tabs)
    }

    /// The same of a tab that is not among the first.
    fn far_tab(&self, tab: usize, from: usize, tabs: &Tabs) -> Option<usize> {
        let behind = (self.tabs as usize).checked_sub(tab + 1)?;
        let [last_but_one, last] = self.last;
        let place = match behind {
            0 => last,
            1 => last_but_one,
            _ => None,
        };
        let place = match place {
            Some(place) => place,
            // OK because a block has at most 4 GiB, and thus a line at most as many tabs.
            #[expect(clippy::cast_possible_truncation, reason = "a block is small")]
            None => tabs.place_of(self.before + tab as u32, self.start + from as u32)?,
        };
        Some((place - self.start) as usize)
    }

    /// Writes down the places of tabs among 64 bytes, behind those that are there; and says how many.
    ///
    /// Eight bytes at a time, by a table of what can be among them, whether there is a tab or not: the branch that a loop would take once
    /// a tab costs more than the writing does.
    #[expect(clippy::inline_always, reason = "a part of every line")]
    #[inline(always)]
    fn note(&mut self, tabs: u64, base: u8, kept: u32) -> u32 {
        let until = counts_until(tabs);
        let free = self.places.get_mut(kept as usize..);
        if let Some(places) = free.and_then(<[u8]>::first_chunk_mut::<{ 64 + 8 }>) {
            let parts = tabs.to_le_bytes().into_iter();
            let counts = (until << 8).to_le_bytes();
            for ((tabs, before), part) in parts.zip(counts).zip(0..8) {
                // OK because a byte has 256 values, and at most 56 tabs stand before the last 8 bytes.
                #[expect(clippy::indexing_slicing, reason = "before < 64")]
                let (table, to) = (
                    &PLACES[usize::from(tabs)],
                    &mut places[usize::from(before) % 64..][..8],
                );
                let places = u64::from_le_bytes(*table) + u64::from(base + 8 * part) * EACH;
                to.copy_from_slice(&places.to_le_bytes());
            }
        }
        (until >> 56) as u32
    }
}
