//! Where the tabs of a block stand, one bit a byte.

/// How many words without a tab stand before the first one, and how many are looked at behind the last.
const AROUND: usize = 4;

/// 64 bytes of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Which of them are tabs, the first one lowest.
    pub(super) tabs: u64,
    /// How many tabs of the block stand before them.
    pub(super) before: u32,
}

/// The 64 bits of two words from a place in the first one on.
#[expect(clippy::inline_always, reason = "a part of every line")]
#[inline(always)]
fn from_within((low, high): (u64, u64), place: u32) -> u64 {
    let shift = place % 64;
    low >> shift | high << 1 << (63 - shift)
}

/// Where the tabs of a block stand, as far as it was looked at. What stands behind that is of no meaning.
#[derive(Debug, Default)]
pub(super) struct Tabs {
    words: Vec<Word>,
}

impl Tabs {
    /// The words from a place on, a multiple of 64, of a block of so many bytes.
    #[inline]
    pub(super) fn words_from(&mut self, place: usize, block: usize) -> &mut [Word] {
        let all = block.div_ceil(64) + 2 * AROUND;
        if self.words.len() < all {
            self.words.resize(all, Word::default());
        }
        self.words.get_mut(AROUND + place / 64..).unwrap_or(&mut [])
    }

    /// Some words one after the other, the first of them so many before or behind the one that a place lies in.
    #[expect(clippy::inline_always, reason = "a part of every line")]
    #[inline(always)]
    fn around<const N: usize>(&self, place: u32, back: usize) -> [u64; N] {
        let start = AROUND + place as usize / 64 - back;
        let words = self.words.get(start..).and_then(<[Word]>::first_chunk::<N>);
        match words {
            Some(words) => words.map(|word| word.tabs),
            // OK because there are words around those of a block.
            None => [0; N],
        }
    }

    /// Which of the 192 bytes from a place on are tabs.
    #[expect(clippy::inline_always, reason = "a part of every line")]
    #[inline(always)]
    pub(super) fn behind(&self, place: u32) -> [u64; 3] {
        let [a, b, c, d] = self.around(place, 0);
        [(a, b), (b, c), (c, d)].map(|words| from_within(words, place))
    }

    /// The places of the last two tabs before a place, the last one last, if they stand in the last 192 bytes.
    #[expect(clippy::inline_always, reason = "a part of every line")]
    #[inline(always)]
    pub(super) fn last_two(&self, place: u32) -> [Option<u32>; 2] {
        let mut words = self.around(place, 3);
        let base = (place & !63).wrapping_sub(3 * 64);
        let [_, _, _, last] = &mut words;
        *last &= (1 << (place % 64)) - 1;
        let mut highest = || {
            let [a, b, c, d] = &mut words;
            let (word, at) = if *b > 0 { (b, 64) } else { (a, 0) };
            let (word, at) = if *c > 0 { (c, 128) } else { (word, at) };
            let (word, at) = if *d > 0 { (d, 192) } else { (word, at) };
            let bit = word.checked_ilog2()?;
            *word ^= 1 << bit;
            Some(base.wrapping_add(at + bit))
        };
        let last = highest();
        [highest(), last]
    }

    /// The place of a tab, by how many of the block stand before it; it is none before `from`.
    pub(super) fn place_of(&self, number: u32, from: u32) -> Option<u32> {
        let words = self.words.get(AROUND + from as usize / 64..)?;
        let behind = words.iter().skip(1);
        let at = behind.take_while(|next| next.before <= number).count();
        let word = words.get(at)?;
        let mut tabs = word.tabs;
        for _ in word.before..number {
            tabs &= tabs.wrapping_sub(1);
        }
        // OK because a block is at most 4 GiB long.
        #[expect(clippy::cast_possible_truncation, reason = "a block is small")]
        (tabs > 0).then(|| (from & !63) + 64 * at as u32 + tabs.trailing_zeros())
    }
}
