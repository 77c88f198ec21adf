//! Sets of words, in one number each.

/// Gives a set of the words of an enum, a bit for each in the order of `ALL`, what a set needs.
macro_rules! word_set {
    ($set:ident of $word:ident, $words:literal) => {
        impl $set {
            /// No word.
            pub const NONE: Self = Self(0);

            /// Every word.
            #[must_use]
            pub const fn all() -> Self {
                Self(u32::MAX >> (32 - $word::ALL.len()))
            }

            /// The set with this word too.
            #[must_use]
            pub const fn with(self, word: $word) -> Self {
                Self(self.0 | 1 << word as u32)
            }

            /// Whether the word is in it.
            #[must_use]
            pub const fn contains(self, word: $word) -> bool {
                self.0 & (1 << word as u32) != 0
            }

            /// Whether the two share a word.
            #[must_use]
            pub const fn meets(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }

            /// Whether it holds no word.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// How many words it holds.
            #[must_use]
            pub const fn len(self) -> usize {
                self.0.count_ones() as usize
            }

            /// Its words, in the order of the documentation.
            pub fn iter(self) -> impl Iterator<Item = $word> {
                $word::ALL
                    .iter()
                    .copied()
                    .filter(move |word| self.contains(*word))
            }
        }

        impl From<$word> for $set {
            fn from(word: $word) -> Self {
                Self::NONE.with(word)
            }
        }

        impl<const N: usize> From<[$word; N]> for $set {
            fn from(words: [$word; N]) -> Self {
                words.into_iter().collect()
            }
        }

        impl From<Vec<$word>> for $set {
            fn from(words: Vec<$word>) -> Self {
                words.into_iter().collect()
            }
        }

        impl From<$set> for Vec<$word> {
            fn from(set: $set) -> Self {
                set.iter().collect()
            }
        }

        impl FromIterator<$word> for $set {
            fn from_iter<I: IntoIterator<Item = $word>>(words: I) -> Self {
                words.into_iter().fold(Self::NONE, Self::with)
            }
        }

        #[doc = concat!("The words, joined by `", $words, "`.")]
        impl std::fmt::Display for $set {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                for (n, word) in self.iter().enumerate() {
                    write!(f, "{}{word}", if n == 0 { "" } else { $words })?;
                }
                Ok(())
            }
        }
    };
}

pub(crate) use word_set;
