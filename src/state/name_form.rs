//! The normal form of a name: case, diacritics, punctuation, articles and the order of words do not matter.

use super::table::names::{FORMS, LATIN, SLOTS};

/// The longest text that is looked at, in bytes: the longest listed spelling has 58.
const MOST_BYTES: usize = 256;

/// The most words that are looked at: the longest listed form has 6.
const MOST_WORDS: usize = 16;

/// No form.
const NONE: u16 = u16::MAX;

/// Calls `then` with the words of the normal form, sorted; `None` when there are none, or too many to be a name.
fn with_words<T>(text: &str, then: impl FnOnce(&[&[u8]]) -> Option<T>) -> Option<T> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut raw = Raw::default();
    for c in text.chars() {
        raw.push(c);
    }
    raw.end_word();
    raw.end_run();
    if raw.too_many {
        return None;
    }
    let mut words: [&[u8]; MOST_WORDS] = [&[]; MOST_WORDS];
    let mut count = 0;
    for &(start, end) in raw.words.iter().take(raw.count) {
        let word = raw.bytes.get(start..end).unwrap_or_default();
        let word = if raw.count > 1 { point(word) } else { word };
        let word = alias(word);
        if !matches!(word, b"the" | b"of" | b"and")
            && let Some(cell) = words.get_mut(count)
        {
            *cell = word;
            count += 1;
        }
    }
    let words = words.get_mut(..count)?;
    if words.is_empty() {
        return None;
    }
    words.sort_unstable();
    then(words)
}

/// The words as they are read: folded bytes without gaps, and where each word stands.
struct Raw {
    bytes: [u8; MOST_BYTES],
    length: usize,
    words: [(usize, usize); MOST_WORDS],
    count: usize,
    /// Where the word that is being read began, and how many characters it has.
    start: usize,
    characters: usize,
    /// Whether its only character is a letter.
    letter: bool,
    /// Where a run of single letters began.
    run: Option<usize>,
    too_many: bool,
}

impl Default for Raw {
    fn default() -> Self {
        Self {
            bytes: [0; MOST_BYTES],
            length: 0,
            words: [(0, 0); MOST_WORDS],
            count: 0,
            start: 0,
            characters: 0,
            letter: false,
            run: None,
            too_many: false,
        }
    }
}

impl Raw {
    fn push(&mut self, c: char) {
        match c {
            'a'..='z' => self.add(&[c as u8], true),
            'A'..='Z' => self.add(&[c as u8 | 0x20], true),
            '0'..='9' => self.add(&[c as u8], false),
            '\'' | '`' | '’' | '‘' | 'ʼ' | 'ʻ' | '´' => {}
            '&' => {
                self.end_word();
                for byte in *b"and" {
                    self.add(&[byte], true);
                }
                self.end_word();
            }
            c if c.is_ascii() => self.end_word(),
            // Marks that stand on the letter before them.
            '\u{300}'..='\u{36f}' => {}
            c => {
                for lower in c.to_lowercase() {
                    self.push_lower(lower);
                }
            }
        }
    }

    /// A lower-case character outside ASCII.
    fn push_lower(&mut self, c: char) {
        if let Ok(at) = LATIN.binary_search_by(|&(letter, _)| letter.cmp(&c)) {
            let folded = LATIN.get(at).map_or("", |&(_, folded)| folded);
            for byte in folded.bytes() {
                self.add(&[byte], true);
            }
        } else if c.is_alphanumeric() {
            let mut utf8 = [0; 4];
            self.add(c.encode_utf8(&mut utf8).as_bytes(), c.is_alphabetic());
        } else if !('\u{300}'..='\u{36f}').contains(&c) {
            self.end_word();
        }
    }

    fn add(&mut self, character: &[u8], letter: bool) {
        let end = self.length + character.len();
        match self.bytes.get_mut(self.length..end) {
            Some(cells) => cells.copy_from_slice(character),
            None => self.too_many = true,
        }
        self.length = end;
        self.characters += 1;
        self.letter = letter;
    }

    fn end_word(&mut self) {
        match (self.characters, self.letter) {
            (0, _) => return,
            // Single letters in a row are one word: U. S. A.
            (1, true) => {
                self.run.get_or_insert(self.start);
            }
            _ => {
                let start = self.start;
                if let Some(run) = self.run.take() {
                    self.add_word(run, start);
                }
                self.add_word(start, self.length);
            }
        }
        self.start = self.length;
        self.characters = 0;
    }

    fn end_run(&mut self) {
        if let Some(run) = self.run.take() {
            self.add_word(run, self.length);
        }
    }

    fn add_word(&mut self, start: usize, end: usize) {
        match self.words.get_mut(self.count) {
            Some(cell) => *cell = (start, end),
            None => self.too_many = true,
        }
        self.count += 1;
    }
}

/// The four points, where they stand beside another word.
fn point(word: &[u8]) -> &[u8] {
    match word {
        b"n" => b"north",
        b"s" => b"south",
        b"e" => b"east",
        b"w" => b"west",
        word => word,
    }
}

/// Words that are written in several ways.
fn alias(word: &[u8]) -> &[u8] {
    match word {
        b"st" | b"ste" => b"saint",
        b"republic" | b"repub" => b"rep",
        b"democratic" => b"dem",
        b"federated" | b"federal" | b"federation" => b"fed",
        b"people" => b"peoples",
        b"islands" | b"isle" | b"isles" | b"isl" | b"is" => b"island",
        b"territories" | b"terr" => b"territory",
        b"sts" => b"states",
        word => word,
    }
}

/// A number for a word; those of a form are added up, so that the order of words does not matter.
const fn hash(word: &[u8]) -> u32 {
    let mut value: u32 = 0x811c_9dc5;
    let mut rest = word;
    while let Some((&byte, tail)) = rest.split_first() {
        value = (value ^ byte as u32).wrapping_mul(0x0100_0193);
        rest = tail;
    }
    value ^ (value >> 15)
}

const MASK: usize = SLOT_COUNT - 1;

/// Twice the forms or so, and a power of two.
pub(super) const SLOT_COUNT: usize = 2048;

/// Where each form stands, by its hash; taken cells are stepped over. Runs when the table is compiled.
#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "runs when compiling; a wrong place is a compile error"
)]
pub(super) const fn slots(forms: &[&str]) -> [u16; SLOT_COUNT] {
    let mut slots = [NONE; SLOT_COUNT];
    let mut place = 0;
    while place < forms.len() {
        let mut sum: u32 = 0;
        let mut word = forms[place].as_bytes();
        let mut end = 0;
        while end <= word.len() {
            if end == word.len() {
                sum = sum.wrapping_add(hash(word));
                break;
            }
            if word[end] == b' ' {
                let (head, tail) = word.split_at(end);
                sum = sum.wrapping_add(hash(head));
                word = tail.split_at(1).1;
                end = 0;
            } else {
                end += 1;
            }
        }
        let mut at = sum as usize & MASK;
        while slots[at] != NONE {
            at = (at + 1) & MASK;
        }
        slots[at] = place as u16;
        place += 1;
    }
    slots
}

/// The place of the listed form that this text has.
pub(super) fn find(text: &str) -> Option<usize> {
    with_words(text, |words| {
        let sum = words
            .iter()
            .fold(0_u32, |sum, word| sum.wrapping_add(hash(word)));
        let mut at = sum as usize & MASK;
        // Ends because less than all of the cells are taken.
        loop {
            let place = SLOTS.get(at).copied().filter(|&place| place != NONE)?;
            let form = FORMS.get(usize::from(place))?;
            if same(form, words) {
                return Some(usize::from(place));
            }
            at = (at + 1) & MASK;
        }
    })
}

/// Whether a listed form has just these words. Both are sorted.
fn same(form: &str, words: &[&[u8]]) -> bool {
    let mut rest = form.as_bytes();
    let mut first = true;
    for word in words {
        if !first {
            match rest.split_first() {
                Some((b' ', tail)) => rest = tail,
                _ => return false,
            }
        }
        first = false;
        match rest.strip_prefix(*word) {
            Some(tail) => rest = tail,
            None => return false,
        }
    }
    rest.is_empty()
}

/// The normal form as text: for suggestions.
pub(super) fn normal(text: &str) -> Option<String> {
    with_words(text, |words| String::from_utf8(words.join(&b' ')).ok())
}
