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

/// Implements strum's error function, `ALL` and serde for an enum of words.
macro_rules! word {
    ($type:ident, $what:literal, $unknown:ident, [$($variant:ident),+ $(,)?]) => {
        fn $unknown(found: &str) -> crate::error::Error {
            crate::error::words::unknown($what, found, $type::ALL.iter().map(Into::into))
        }

        impl $type {
            /// Every word, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        crate::error::text::serde_as_text!($type, $what);
    };
}

pub(crate) use {serde_as_text, word, written_as_text};
