//! Counts as text and in serde.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::bounds::Count;
use crate::error::{Error, Result, words::Words};

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hi() {
            None => write!(f, "{}+", self.lo()),
            Some(hi) if hi == self.lo() => write!(f, "{hi}"),
            Some(hi) => write!(f, "{}-{hi}", self.lo()),
        }
    }
}

impl fmt::Debug for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Count({self})")
    }
}

/// Reads `10`, `10+`, `3-5` and `3–5`. For words see the readings in [`count`](crate::count).
impl FromStr for Count {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let number = |digits: &str| -> Result<u64> {
            crate::time::digits(digits)
                .ok_or_else(|| Words::not_a("count", text, "10, 10+ or 3-5").into())
        };
        if let Some(lo) = text.strip_suffix('+') {
            return Ok(Self::at_least(number(lo)?));
        }
        match text.split_once(['-', '–']) {
            Some((lo, hi)) => Self::between(number(lo)?, number(hi)?),
            None => number(text).map(Self::exact),
        }
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.exactly() {
            Some(number) => serializer.serialize_u64(number),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberOrText)
    }
}

struct NumberOrText;

impl Visitor<'_> for NumberOrText {
    type Value = Count;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, or text such as 10+ or 3-5")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Count, E> {
        Ok(Count::exact(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Count, E> {
        let refused = |_| E::invalid_value(de::Unexpected::Signed(number), &self);
        u64::try_from(number).map(Count::exact).map_err(refused)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Count, E> {
        text.parse().map_err(E::custom)
    }
}
