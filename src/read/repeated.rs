//! What texts of a file were read as, for those that come back: a file of a million rows has a few hundred words.

use crate::interaction::Party;
use crate::interaction::record::{Facets, Texts as OwnTexts, Told};
use crate::kind::interaction_kind::InteractionKind;
use crate::state::actor::Actor;
use crate::time::when::When;
use std::sync::Arc;

/// How many texts are remembered at once, and how long each is at most: what a file holds must not decide how much memory its reader takes.
const SLOTS: usize = 1024;
const MOST_SLOTS: usize = 4096;
const LONGEST: usize = 256;

/// Values by the text that they were read from. Each text has one slot, which it shares with many others, and takes it where it comes twice
/// before another of them does.
///
/// ```text
/// slot   known: mark, text, value     once: the mark of a text that was seen once
/// ```
/// So a text that never comes back costs a mark, and drives none out that does. There is no chain to search, so that no choice of texts makes it
/// slow; a text is compared only where its mark is the same. Where more texts come back than half the slots, there are four times as many.
#[derive(Debug)]
pub(super) struct Repeated<T> {
    slots: Vec<Slot<T>>,
    /// How many slots have a text.
    taken: usize,
}

#[derive(Debug)]
struct Slot<T> {
    known: Option<(u64, Box<str>, T)>,
    once: u64,
}

impl<T> Default for Repeated<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            taken: 0,
        }
    }
}

impl<T: Clone> Repeated<T> {
    /// The value of a text: as it was read before, or as it is read now.
    ///
    /// # Errors
    /// As the text is read; nothing is remembered of a text that could not be.
    pub(super) fn read<E>(
        &mut self,
        text: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, E> {
        let mark = mark(text.as_bytes());
        if let Some(known) = self.known_by(mark, text) {
            return Ok(known.clone());
        }
        let value = read(text)?;
        if self.comes_again(mark, text) {
            self.keep(mark, text, &value);
        }
        Ok(value)
    }

    /// The value of a text that was read before.
    pub(super) fn known(&self, text: &str) -> Option<T> {
        self.known_by(mark(text.as_bytes()), text).cloned()
    }

    /// Remembers the value of a text that is not known: if it comes for the second time.
    pub(super) fn remember(&mut self, text: &str, value: &T) {
        let mark = mark(text.as_bytes());
        if self.comes_again(mark, text) {
            self.keep(mark, text, value);
        }
    }

    fn known_by(&self, mark: u64, text: &str) -> Option<&T> {
        let (of, known, value) = self.slots.get(self.place(mark))?.known.as_ref()?;
        (*of == mark && **known == *text).then_some(value)
    }

    /// Whether a text that is not known comes for the second time, and is worth remembering.
    fn comes_again(&mut self, mark: u64, text: &str) -> bool {
        if text.len() > LONGEST {
            return false;
        }
        if self.slots.is_empty() {
            self.resize(SLOTS);
        }
        let place = self.place(mark);
        let slot = self.slots.get_mut(place);
        slot.is_some_and(|slot| std::mem::replace(&mut slot.once, mark) == mark)
    }

    fn keep(&mut self, mark: u64, text: &str, value: &T) {
        let place = self.place(mark);
        if let Some(slot) = self.slots.get_mut(place) {
            let before = slot.known.replace((mark, text.into(), value.clone()));
            self.taken += usize::from(before.is_none());
        }
        if 2 * self.taken > self.slots.len() && self.slots.len() < MOST_SLOTS {
            self.resize(MOST_SLOTS);
        }
    }

    /// So many slots, with the texts that are known.
    fn resize(&mut self, slots: usize) {
        let free = || Slot {
            known: None,
            once: 0,
        };
        let before = std::mem::take(&mut self.slots);
        self.slots.resize_with(slots, free);
        for known in before.into_iter().filter_map(|slot| slot.known) {
            let place = self.place(known.0);
            if let Some(slot) = self.slots.get_mut(place) {
                slot.known = Some(known);
            }
        }
    }

    /// The slot of a text with this mark.
    fn place(&self, mark: u64) -> usize {
        (mark >> 52) as usize & self.slots.len().wrapping_sub(1)
    }
}

/// Texts, each of which stands in memory once as long as it comes back.
#[derive(Debug, Default)]
pub(super) struct Texts(Repeated<Arc<str>>);

impl Texts {
    /// The text, shared with the record that had it before.
    pub(super) fn shared(&mut self, text: &str) -> Arc<str> {
        self.again(text).unwrap_or_else(|| text.into())
    }

    /// The text, shared with the records that have it too; `None` if it comes for the first time.
    pub(super) fn again(&mut self, text: &str) -> Option<Arc<str>> {
        let mark = mark(text.as_bytes());
        if let Some(known) = self.0.known_by(mark, text) {
            return Some(Arc::clone(known));
        }
        self.0.comes_again(mark, text).then(|| {
            let shared: Arc<str> = text.into();
            self.0.keep(mark, text, &shared);
            shared
        })
    }

    /// Gives a text to a record: its own, or shared where it comes back.
    pub(super) fn give(&mut self, told: Told, text: &str, to: &mut OwnTexts) {
        match self.again(text) {
            Some(shared) => to.share(told, shared),
            None => to.add(told, text),
        }
    }
}

/// A mark of a text: of its length and three pieces of it, which tell the words of a file apart.
fn mark(text: &[u8]) -> u64 {
    let piece = |at: usize| {
        let bytes = text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u64::from_le_bytes)
    };
    let length = text.len();
    let middle = length / 2 - length.min(8) / 2;
    let pieces = match (piece(0), piece(middle), piece(length.saturating_sub(8))) {
        (Some(first), Some(middle), Some(last)) => {
            first ^ middle.rotate_left(23) ^ last.rotate_left(41)
        }
        // Fewer than eight bytes are all of them.
        _ => text
            .iter()
            .fold(0, |all, &byte| (all << 8) | u64::from(byte)),
    };
    (pieces ^ (length as u64).rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// What the rows of a ledger's file have in common.
#[derive(Debug, Default)]
pub(super) struct Pools {
    /// The texts of the row in hand.
    pub(super) own: OwnTexts,
    pub(super) kinds: Repeated<InteractionKind>,
    pub(super) dates: Repeated<When>,
    pub(super) actors: Repeated<Actor>,
    pub(super) parties: Repeated<Arc<[Party]>>,
    pub(super) facets: Repeated<Facets>,
    pub(super) tags: Repeated<Arc<[Box<str>]>>,
    pub(super) series: Texts,
    pub(super) phases: Texts,
    pub(super) titles: Texts,
    pub(super) places: Texts,
    pub(super) sources: Texts,
}
