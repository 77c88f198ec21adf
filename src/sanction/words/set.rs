//! Sets of words, in one number each.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::marker::PhantomData;

/// A word that can be in a [`WordSet`]: a [measure](crate::sanction::Measure), a [reason](crate::sanction::ListingReason) or a
/// [basis](crate::sanction::PlaceBasis). Only words of this crate implement it.
pub trait SetWord: Bit {}

/// What a set must know of its words. In a private module, so that no other crate has one.
pub trait Bit: Copy + Eq + fmt::Display + 'static {
    /// Every word, in the order of the documentation.
    const ALL: &'static [Self];

    /// What stands between two words of a set when it is printed.
    const BETWEEN: &'static str;

    /// A number with the bit of this word alone.
    fn bit(self) -> u32;
}

/// A set of words: of [`Measures`](crate::sanction::Measures), of [`ListingReasons`](crate::sanction::ListingReasons), of
/// [`PlaceBases`](crate::sanction::PlaceBases). A word, an array or a list of words converts into one; in JSON it is the list.
///
/// # Examples
/// ```
/// use interstate::sanction::{Measure, Measures};
///
/// let frozen = Measures::from(Measure::AssetFreeze);
/// let both = frozen.with(Measure::TravelBan);
/// assert!(both.meets(frozen) && !frozen.contains(Measure::TravelBan));
/// assert_eq!(serde_json::to_string(&both)?, r#"["asset_freeze","travel_ban"]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(
    from = "Vec<W>",
    into = "Vec<W>",
    bound(
        serialize = "W: SetWord + Serialize",
        deserialize = "W: SetWord + Deserialize<'de>"
    )
)]
pub struct WordSet<W>(u32, PhantomData<W>);

impl<W: SetWord> WordSet<W> {
    /// The empty set of words.
    pub const NONE: Self = Self(0, PhantomData);

    /// The set of all words of the vocabulary.
    #[must_use]
    pub const fn all() -> Self {
        Self(u32::MAX >> (32 - W::ALL.len()), PhantomData)
    }

    /// The set with one more word.
    #[must_use]
    pub fn with(self, word: W) -> Self {
        Self(self.0 | word.bit(), PhantomData)
    }

    /// Whether a word is in the set.
    #[must_use]
    pub fn contains(self, word: W) -> bool {
        self.0 & word.bit() != 0
    }

    /// Whether two sets have a word in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set has no word.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The number of words in the set.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The words of the set, in the order of the documentation.
    pub fn iter(self) -> impl Iterator<Item = W> {
        W::ALL
            .iter()
            .copied()
            .filter(move |word| self.contains(*word))
    }
}

/// No word.
impl<W: SetWord> Default for WordSet<W> {
    fn default() -> Self {
        Self::NONE
    }
}

impl<W: SetWord> From<W> for WordSet<W> {
    fn from(word: W) -> Self {
        Self::NONE.with(word)
    }
}

impl<W: SetWord, const N: usize> From<[W; N]> for WordSet<W> {
    fn from(words: [W; N]) -> Self {
        words.into_iter().collect()
    }
}

impl<W: SetWord> From<Vec<W>> for WordSet<W> {
    fn from(words: Vec<W>) -> Self {
        words.into_iter().collect()
    }
}

impl<W: SetWord> From<WordSet<W>> for Vec<W> {
    fn from(set: WordSet<W>) -> Self {
        set.iter().collect()
    }
}

impl<W: SetWord> FromIterator<W> for WordSet<W> {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        words.into_iter().fold(Self::NONE, Self::with)
    }
}

/// The words, joined by `and` if all hold, by `or` if any does.
impl<W: SetWord> fmt::Display for WordSet<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, word) in self.iter().enumerate() {
            write!(f, "{}{word}", if n == 0 { "" } else { W::BETWEEN })?;
        }
        Ok(())
    }
}

impl<W: SetWord + fmt::Debug> fmt::Debug for WordSet<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Makes the words of an enum, which has its `ALL`, those of sets.
macro_rules! set_word {
    ($word:ident, $between:literal) => {
        impl $crate::sanction::words::set::SetWord for $word {}

        impl $crate::sanction::words::set::Bit for $word {
            const ALL: &'static [Self] = Self::ALL;
            const BETWEEN: &'static str = $between;

            fn bit(self) -> u32 {
                1 << self as u32
            }
        }
    };
}

pub(in crate::sanction) use set_word;
