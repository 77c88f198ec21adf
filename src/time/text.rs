//! One spelling a value: serde reads and writes what `Display` and `FromStr` do.

/// Gives a type with `Display` and `FromStr` its serde form: the same text.
macro_rules! serde_by_text {
    ($type:ty, $expected:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
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
                deserializer.deserialize_str(ByText)
            }
        }
    };
}
pub(crate) use serde_by_text;

use chrono::NaiveDate;

use super::fraction::digits;

/// A day as chrono prints it, `2022-02-24`; outside the years 0 to 9999 with a sign.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    if text.starts_with(['+', '-']) {
        let day: NaiveDate = text.parse().ok()?;
        return (day.to_string() == text).then_some(day);
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    if month.len() != 2 || day.len() != 2 {
        return None;
    }
    let year = i32::try_from(digits(year)?).ok()?;
    let part = |text| u32::try_from(digits(text)?).ok();
    NaiveDate::from_ymd_opt(year, part(month)?, part(day)?)
}
