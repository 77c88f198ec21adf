//! Words by number: so that a name is found without sorting its words or allocating.

/// No form.
pub(super) const NONE: u16 = u16::MAX;

/// A word: where its bytes stand, or which of the aliases it is; and its hash.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    start: u16,
    end: u16,
    pub(super) hash: u32,
}

/// A start that says: the end is the place of an alias.
const ALIAS: u16 = u16::MAX;

impl Word {
    pub(super) fn read(start: usize, end: usize, hash: u32) -> Self {
        // OK because no text of more than 256 bytes is read, and folding makes none longer.
        #[expect(clippy::cast_possible_truncation, reason = "at most 256 bytes")]
        let (start, end) = (start as u16, end as u16);
        Self { start, end, hash }
    }

    // OK because a word stands among the bytes that were read, or is the place of an alias.
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a word of these bytes")]
    pub(super) fn bytes(self, read: &[u8]) -> &[u8] {
        if self.start == ALIAS {
            ALIASES[usize::from(self.end)].1.as_bytes()
        } else {
            &read[usize::from(self.start)..usize::from(self.end)]
        }
    }
}

/// Words that are written in several ways, and words that do not count.
static ALIASES: [(&str, &str); 24] = [
    ("st", "saint"),
    ("ste", "saint"),
    ("republic", "rep"),
    ("repub", "rep"),
    ("democratic", "dem"),
    ("federated", "fed"),
    ("federal", "fed"),
    ("federation", "fed"),
    ("people", "peoples"),
    ("islands", "island"),
    ("isle", "island"),
    ("isles", "island"),
    ("isl", "island"),
    ("is", "island"),
    ("territories", "territory"),
    ("terr", "territory"),
    ("sts", "states"),
    ("the", ""),
    ("of", ""),
    ("and", ""),
    // The four points, where they stand beside another word.
    ("n", "north"),
    ("s", "south"),
    ("e", "east"),
    ("w", "west"),
];

/// The cell of a word in a table of 64 by its hash.
const fn alias_cell(hash: u32) -> usize {
    (hash.wrapping_mul(ALIAS_FACTOR) >> 26) as usize
}

/// A factor for which no two of the words above share a cell.
const ALIAS_FACTOR: u32 = alias_factor();

/// The hashes of the words above, and of those that stand for them.
static HASHES: [(u32, u32); ALIASES.len()] = alias_hashes();

#[expect(clippy::indexing_slicing, reason = "runs when compiling")]
const fn alias_hashes() -> [(u32, u32); ALIASES.len()] {
    let mut hashes = [(0, 0); ALIASES.len()];
    let mut at = 0;
    while at < ALIASES.len() {
        let (from, to) = ALIASES[at];
        hashes[at] = (hash(from.as_bytes()), hash(to.as_bytes()));
        at += 1;
    }
    hashes
}

#[expect(clippy::indexing_slicing, reason = "runs when compiling")]
const fn alias_factor() -> u32 {
    let hashes = alias_hashes();
    let mut factor: u32 = 0x9e37_79b1;
    loop {
        let mut taken: u64 = 0;
        let mut at = 0;
        while at < hashes.len() {
            let bit = 1 << (hashes[at].0.wrapping_mul(factor) >> 26);
            if taken & bit != 0 {
                break;
            }
            taken |= bit;
            at += 1;
        }
        if at == hashes.len() {
            return factor;
        }
        factor = factor.wrapping_mul(0x2c1b_3c6d).wrapping_add(2) | 1;
    }
}

/// The place of each alias by its cell.
static ALIAS_CELLS: [u8; 64] = alias_cells();

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs when compiling"
)]
const fn alias_cells() -> [u8; 64] {
    let hashes = alias_hashes();
    let mut cells = [u8::MAX; 64];
    let mut at = 0;
    while at < hashes.len() {
        cells[alias_cell(hashes[at].0)] = at as u8;
        at += 1;
    }
    cells
}

/// The word that stands for a word; `None` for one that does not count.
#[inline]
pub(super) fn alias(word: Word, bytes: &[u8], beside_others: bool) -> Option<Word> {
    let at = ALIAS_CELLS.get(alias_cell(word.hash)).copied()?;
    let place = usize::from(at);
    let Some(&(from, to)) = ALIASES.get(place) else {
        return Some(word);
    };
    if from.as_bytes() != bytes || (from.len() == 1 && !beside_others) {
        return Some(word);
    }
    let hash = HASHES.get(place)?.1;
    (!to.is_empty()).then_some(Word {
        start: ALIAS,
        end: u16::from(at),
        hash,
    })
}

/// One byte more of a word.
pub(super) const fn step(hash: u32, byte: u8) -> u32 {
    hash.rotate_left(5) ^ byte as u32
}

/// The number of a word that has been read; those of a form are added up, so that the order of words does not matter.
pub(super) const fn done(hash: u32) -> u32 {
    let hash = hash.wrapping_mul(0x9e37_79b1);
    hash ^ (hash >> 15)
}

/// The number of a word.
pub(super) const fn hash(word: &[u8]) -> u32 {
    let mut value = 0;
    let mut rest = word;
    while let Some((&byte, tail)) = rest.split_first() {
        value = step(value, byte);
        rest = tail;
    }
    done(value)
}

/// Twice the forms or so, and a power of two.
pub(super) const SLOT_COUNT: usize = 2048;

/// The cell of a form by the sum of its hashes.
pub(super) const fn form_cell(sum: u32) -> usize {
    (sum.wrapping_mul(0x85eb_ca6b) >> 21) as usize
}

/// The hash of each form and its place, by the hash; taken cells are stepped over. Runs when the table is compiled.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs when compiling; a wrong place is a compile error"
)]
pub(super) const fn slots(forms: &str, ends: &[u16]) -> [(u32, u16); SLOT_COUNT] {
    let mut slots = [(0, NONE); SLOT_COUNT];
    let mut place = 0;
    while place + 1 < ends.len() {
        let mut sum: u32 = 0;
        let mut word = 0;
        let (head, _) = forms.as_bytes().split_at(ends[place + 1] as usize);
        let mut rest = head.split_at(ends[place] as usize).1;
        while let Some((&byte, tail)) = rest.split_first() {
            if byte == b' ' {
                sum = sum.wrapping_add(done(word));
                word = 0;
            } else {
                word = step(word, byte);
            }
            rest = tail;
        }
        sum = sum.wrapping_add(done(word));
        let mut at = form_cell(sum);
        while slots[at].1 != NONE {
            at = (at + 1) % SLOT_COUNT;
        }
        slots[at] = (sum, place as u16);
        place += 1;
    }
    slots
}
