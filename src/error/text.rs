//! One spelling a word: serde reads and writes what `FromStr` and `Display` read and write.

/// Implements serde for a type by its `Display` and `FromStr`; the second argument says what was expected where no text stands.
macro_rules! serde_as_text {
    ($type:ty) => {
        $crate::error::text::serde_as_text!($type, "text");
    };
    ($type:ty, $expected:literal) => {
        $crate::error::text::written_as_text!($type);

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct ByText;
                impl serde::de::Visitor<'_> for ByText {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                from.deserialize_str(ByText)
            }
        }
    };
}

/// Writes a type as its `Display` has it: for results and settings that are never read back.
macro_rules! written_as_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
    };
}

/// An enum of words: one spelling in `Display`, `FromStr` and serde, and all words in a list that none can be missing from.
///
/// What differs from type to type stands at the call: an order or a word to begin with, `#[non_exhaustive]` where words may come, a
/// spelling other than snake case, and what was expected where no text stands, if that is more than the name of the thing.
macro_rules! word {
    ($what:literal $(, expected $expected:literal)?; $($type:tt)*) => {
        $crate::error::text::word! { $what, spelled "snake_case" $(, expected $expected)?; $($type)* }
    };
    ($what:literal, spelled $case:literal; $($type:tt)*) => {
        $crate::error::text::word! { $what, spelled $case, expected $what; $($type)* }
    };
    (
        $what:literal, spelled $case:literal, expected $expected:literal;
        $(#[$of_type:meta])*
        pub enum $type:ident { $($(#[$of_word:meta])* $word:ident,)+ }
    ) => {
        #[derive(
            Clone, Copy, Debug, Eq, Hash, PartialEq, strum::Display, strum::EnumString, strum::IntoStaticStr,
        )]
        #[strum(serialize_all = $case, parse_err_ty = $crate::error::Error, parse_err_fn = Self::unknown)]
        $(#[$of_type])*
        pub enum $type { $($(#[$of_word])* $word,)+ }

        impl $type {
            /// Every word, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$word),+];

            fn unknown(found: &str) -> $crate::error::Error {
                $crate::error::words::unknown($what, found, Self::ALL.iter().map(Into::into))
            }
        }

        $crate::error::text::serde_as_text!($type, $expected);
    };
}

pub(crate) use {serde_as_text, word, written_as_text};
