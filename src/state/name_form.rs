//! The normal form of a name: case, diacritics, punctuation, articles and the order of words do not matter.

use super::name_hash::{NONE, SLOT_COUNT, Word, alias, done, form_cell, hash, step};
use super::table::names::{ENDS, FORMS, LATIN, SLOTS};

/// The longest text that is looked at, in bytes: the longest listed spelling has 58.
const MOST_BYTES: usize = 256;

/// The most words that are looked at: the longest listed form has 6.
const MOST_WORDS: usize = 16;

/// The words of a text in their normal form, in the order of the text: folded bytes without gaps, and where each word stands.
struct Words {
    bytes: [u8; MOST_BYTES],
    length: usize,
    list: [Word; MOST_WORDS],
    count: usize,
    /// The word that is being read: where it began, its hash, how many characters it has, and whether the last one is a letter.
    start: usize,
    hash: u32,
    characters: usize,
    letter: bool,
    /// Where a run of single letters began.
    run: Option<usize>,
    too_many: bool,
}

impl Words {
    fn new() -> Self {
        Self {
            bytes: [0; MOST_BYTES],
            length: 0,
            list: [Word::default(); MOST_WORDS],
            count: 0,
            start: 0,
            hash: 0,
            characters: 0,
            letter: false,
            run: None,
            too_many: false,
        }
    }

    /// Takes in the words of a text; `None` when there are none, or too many to be a name.
    fn take(&mut self, text: &str) -> Option<()> {
        if text.len() > MOST_BYTES {
            return None;
        }
        self.read(text);
        if self.too_many {
            return None;
        }
        self.put_aliases();
        (self.count > 0).then_some(())
    }

    fn read(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some(&byte) = self.read_plain(&mut rest) {
            match fold(byte) {
                NOTHING => {}
                AND => {
                    self.end_word();
                    for byte in *b"and" {
                        self.add(byte, true);
                    }
                    self.end_word();
                }
                OTHER => {
                    // OK because a byte of this sort begins a character of the text, whose others follow.
                    #[expect(
                        clippy::indexing_slicing,
                        clippy::unwrap_used,
                        reason = "a character begins there"
                    )]
                    let c = {
                        let from = text.len() - rest.len() - 1;
                        let c = text[from..].chars().next().unwrap();
                        rest = &rest[c.len_utf8() - 1..];
                        c
                    };
                    self.push_other(c);
                }
                _ => self.end_word(),
            }
        }
        self.end_word();
        self.end_run(self.length);
    }

    /// Reads letters and digits of ASCII, and one byte more, which it gives.
    fn read_plain<'a>(&mut self, rest: &mut &'a [u8]) -> Option<&'a u8> {
        let (mut length, mut hash) = (self.length, self.hash);
        let mut last = 0;
        let stop = loop {
            let Some((byte, tail)) = rest.split_first() else {
                break None;
            };
            *rest = tail;
            let folded = fold(*byte);
            if folded < PLAIN {
                break Some(byte);
            }
            match self.bytes.get_mut(length) {
                Some(cell) => *cell = folded,
                None => self.too_many = true,
            }
            hash = step(hash, folded);
            length += 1;
            last = folded;
        };
        self.characters += length - self.length;
        if length > self.length {
            self.letter = last > b'9';
        }
        (self.length, self.hash) = (length, hash);
        stop
    }

    /// Puts the words that stand for others in their place, and drops those that do not count.
    #[inline]
    fn put_aliases(&mut self) {
        let read = self.count;
        let mut kept = 0;
        for at in 0..read {
            let Some(&word) = self.list.get(at) else {
                return;
            };
            let word = alias(word, word.bytes(&self.bytes), read > 1);
            if let Some(word) = word
                && let Some(cell) = self.list.get_mut(kept)
            {
                *cell = word;
                kept += 1;
            }
        }
        self.count = kept;
    }

    /// # Panics
    /// Never once [`take`](Self::take) has not found too many.
    #[expect(clippy::indexing_slicing, reason = "count <= MOST_WORDS")]
    fn words(&self) -> &[Word] {
        &self.list[..self.count]
    }

    /// A character outside ASCII.
    fn push_other(&mut self, c: char) {
        if matches!(c, '’' | '‘' | 'ʼ' | 'ʻ' | '´') {
            return;
        }
        for c in c.to_lowercase() {
            if let Ok(at) = LATIN.binary_search_by(|&(letter, _)| letter.cmp(&c)) {
                let folded = LATIN.get(at).map_or([0, 0], |&(_, folded)| folded);
                for byte in folded.into_iter().filter(|&byte| byte != 0) {
                    self.add(byte, byte.is_ascii_alphabetic());
                }
            } else if c.is_alphanumeric() {
                let mut utf8 = [0; 4];
                for byte in c.encode_utf8(&mut utf8).bytes() {
                    self.add(byte, c.is_alphabetic());
                }
                self.characters += 1;
                self.characters -= c.len_utf8();
            } else if !('\u{300}'..='\u{36f}').contains(&c) {
                // Not a mark that stands on the letter before it.
                self.end_word();
            }
        }
    }

    fn add(&mut self, byte: u8, letter: bool) {
        match self.bytes.get_mut(self.length) {
            Some(cell) => *cell = byte,
            None => self.too_many = true,
        }
        self.length += 1;
        self.hash = step(self.hash, byte);
        self.characters += 1;
        self.letter = letter;
    }

    #[inline]
    fn end_word(&mut self) {
        if self.characters == 0 {
            return;
        }
        if self.characters == 1 && self.letter {
            // Single letters in a row are one word: U. S. A.
            self.run.get_or_insert(self.start);
        } else {
            self.end_run(self.start);
            self.add_word(self.start, self.length, done(self.hash));
        }
        self.start = self.length;
        self.hash = 0;
        self.characters = 0;
    }

    fn end_run(&mut self, end: usize) {
        if let Some(start) = self.run.take() {
            match self.bytes.get(start..end) {
                Some(letters) => self.add_word(start, end, hash(letters)),
                None => self.too_many = true,
            }
        }
    }

    #[inline]
    fn add_word(&mut self, start: usize, end: usize, hash: u32) {
        match self.list.get_mut(self.count) {
            Some(cell) => *cell = Word::read(start, end, hash),
            None => self.too_many = true,
        }
        self.count += 1;
    }
}

/// Apostrophes, as if they were not there.
const NOTHING: u8 = 1;
/// The sign for "and".
const AND: u8 = 2;
/// The first byte of a character outside ASCII.
const OTHER: u8 = 3;
/// The least byte that stands for itself. Below it and above the three before, a byte parts words.
const PLAIN: u8 = b'0';

/// Small letters and digits as they are, great letters small, all else by one of the marks above or 0.
fn fold(byte: u8) -> u8 {
    static FOLDED: [u8; 256] = folded();
    // OK because there is a cell for each byte.
    #[expect(clippy::indexing_slicing, reason = "256 cells")]
    FOLDED[usize::from(byte)]
}

#[expect(clippy::indexing_slicing, reason = "runs when compiling")]
const fn folded() -> [u8; 256] {
    let mut cells = [0; 256];
    let mut byte = 0_u8;
    loop {
        cells[byte as usize] = match byte {
            b'a'..=b'z' | b'0'..=b'9' => byte,
            b'A'..=b'Z' => byte | 0x20,
            b'\'' | b'`' => NOTHING,
            b'&' => AND,
            0x80.. => OTHER,
            _ => 0,
        };
        if byte == u8::MAX {
            return cells;
        }
        byte += 1;
    }
}

/// The listed form at a place.
pub(super) fn form(place: usize) -> Option<&'static str> {
    let &[start, end] = ENDS.get(place..place + 2)? else {
        return None;
    };
    FORMS.get(usize::from(start)..usize::from(end))
}

/// The place of the listed form that this text has.
pub(super) fn find(text: &str) -> Option<usize> {
    let mut words = Words::new();
    words.take(text)?;
    let hashes = words.words().iter();
    let sum = hashes.fold(0_u32, |sum, word| sum.wrapping_add(word.hash));
    let mut at = form_cell(sum);
    // Ends because less than all of the cells are taken.
    loop {
        let &(listed, place) = SLOTS.get(at)?;
        if place == NONE {
            return None;
        }
        if listed == sum && same(form(usize::from(place))?, &words) {
            return Some(usize::from(place));
        }
        at = (at + 1) % SLOT_COUNT;
    }
}

/// Whether a listed form has just these words, in any order. The words of a form are parted by one blank.
fn same(form: &str, words: &Words) -> bool {
    let mut left: u32 = (1 << words.count) - 1;
    let mut rest = form.as_bytes();
    loop {
        let found = words.words().iter().enumerate().find_map(|(at, word)| {
            let word = word.bytes(&words.bytes);
            // The first letter alone tells most words apart.
            if left & (1 << at) == 0 || word.first() != rest.first() {
                return None;
            }
            let tail = rest.strip_prefix(word)?;
            matches!(tail.first(), None | Some(b' ')).then_some((at, tail))
        });
        let Some((at, tail)) = found else {
            return false;
        };
        left &= !(1 << at);
        match tail.split_first() {
            Some((_, tail)) => rest = tail,
            None => return left == 0,
        }
    }
}

/// The normal form as text, its words sorted: for suggestions.
pub(super) fn normal(text: &str) -> Option<String> {
    let mut words = Words::new();
    words.take(text)?;
    let mut sorted: Vec<&[u8]> = words
        .words()
        .iter()
        .map(|word| word.bytes(&words.bytes))
        .collect();
    sorted.sort_unstable();
    String::from_utf8(sorted.join(&b' ')).ok()
}
