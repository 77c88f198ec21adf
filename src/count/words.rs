//! Number words, read by a stated policy.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::bounds::Count;
use super::number::number;
use crate::error::{Error, Result, words::Words};
use crate::time::Fraction;

crate::error::text::word! {
    "reading of plurals", expected "literal_plural or acled_conservative";
    /// The lowest number that plurals such as "dozens" or "hundreds" stand for.
    ///
    /// # Examples
    /// ```
    /// use interstate::{Count, count::{PluralReading, WordPolicy}};
    ///
    /// let acled = WordPolicy::strict().with_plurals(PluralReading::AcledConservative);
    /// assert_eq!(acled.read("dozens")?, Count::at_least(12));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[non_exhaustive]
    pub enum PluralReading {
        /// Two of them, as the plural says: dozens are 24 or more, tens 20, hundreds 200, thousands 2000.
        LiteralPlural,
        /// One of them, as ACLED codes: dozens are 12 or more, tens 10, hundreds 100. ACLED stores that bound as if it were the
        /// number; here it stays a bound. Thousands are refused.
        AcledConservative,
    }
}

impl PluralReading {
    fn least(self, word: &str) -> Option<u64> {
        let one = match (word, self) {
            ("tens", _) => 10,
            ("dozens", _) => 12,
            ("hundreds", _) => 100,
            ("thousands", Self::LiteralPlural) => 1000,
            _ => return None,
        };
        Some(match self {
            Self::LiteralPlural => 2 * one,
            Self::AcledConservative => one,
        })
    }
}

/// How number words such as "about 25" or "several" are read. Words without an agreed meaning are refused unless the policy gives them one.
///
/// Exact and one-sided words need no policy: `10`, `ten`, `at least 10`, `10 or more`, `more than 10` (11 or more),
/// `fewer than 10` (9 or fewer), `up to 10`, `between 3 and 5`, `a couple`, `two dozen`. These do:
///
/// | words | setting |
/// |---|---|
/// | `about 25`, `some 25`, `around`, `roughly`, `approximately` | [`with_about`](Self::with_about) |
/// | `dozens`, `tens`, `hundreds`, `thousands` | [`with_plurals`](Self::with_plurals) |
/// | `a few`, `several` | [`with_few`](Self::with_few) |
/// | `up to 10` of a thing that did happen, so at least one | [`with_happened`](Self::with_happened) |
///
/// `weekly` and `monthly` are rates, not counts: see [`QuotedRate`](super::QuotedRate).
///
/// # Examples
/// ```
/// use interstate::{Count, count::WordPolicy, time::Fraction};
///
/// let refused = WordPolicy::strict().read("about 25").unwrap_err();
/// assert_eq!(refused.to_string(), r#""about 25" is not a count; say which reading of "about" to use"#);
///
/// let fifth_each_way = WordPolicy::strict().with_about(Fraction::new(1, 5)?)?;
/// assert_eq!(fifth_each_way.read("about 25")?, Count::between(20, 30)?);
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// There is no width of "about" that could be called right: bare round numbers are read as approximate (Williams and Power 2013)
/// and as sharp (Katzir and Ariel 2025).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "RawPolicy")]
pub struct WordPolicy {
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Fraction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plurals: Option<PluralReading>,
    #[serde(skip_serializing_if = "Option::is_none")]
    few: Option<u64>,
    happened: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPolicy {
    about: Option<Fraction>,
    plurals: Option<PluralReading>,
    few: Option<u64>,
    #[serde(default)]
    happened: bool,
}

impl TryFrom<RawPolicy> for WordPolicy {
    type Error = Error;

    fn try_from(raw: RawPolicy) -> Result<Self> {
        let policy = Self {
            about: None,
            plurals: raw.plurals,
            few: raw.few,
            happened: raw.happened,
        };
        raw.about.map_or(Ok(policy), |rel| policy.with_about(rel))
    }
}

impl WordPolicy {
    /// A policy that reads only words with an agreed meaning, and refuses all others.
    #[must_use]
    pub const fn strict() -> Self {
        Self {
            about: None,
            plurals: None,
            few: None,
            happened: false,
        }
    }

    /// Reads "about `n`" as from `n` less this share of it to `n` and this share more, rounded outward.
    ///
    /// # Errors
    /// When the share is more than 1.
    pub fn with_about(self, share: Fraction) -> Result<Self> {
        if share > Fraction::ONE {
            return Err(Words::ShareAboveOne {
                share: share.to_string().into(),
            }
            .into());
        }
        Ok(Self {
            about: Some(share),
            ..self
        })
    }

    /// Reads plurals such as "dozens" as at least the number that this reading gives them.
    #[must_use]
    pub const fn with_plurals(self, plurals: PluralReading) -> Self {
        Self {
            plurals: Some(plurals),
            ..self
        }
    }

    /// Reads "a few" and "several" as this number or more.
    #[must_use]
    pub const fn with_few(self, at_least: u64) -> Self {
        Self {
            few: Some(at_least),
            ..self
        }
    }

    /// States that the thing did happen: "up to 10" then means 1 to 10 instead of 0 to 10.
    #[must_use]
    pub const fn with_happened(self) -> Self {
        Self {
            happened: true,
            ..self
        }
    }

    /// Reads a count from words such as `12`, `at least 10` or `about 25`.
    ///
    /// # Errors
    /// When the text is no count, is a rate, needs a setting that the policy leaves open, or says none of a thing that happened.
    pub fn read(&self, text: &str) -> Result<Count> {
        let words = text.to_lowercase();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = self.count(text, &words)?;
        if self.happened {
            return count.intersection(Count::at_least(1));
        }
        Ok(count)
    }

    fn count(&self, text: &str, words: &str) -> Result<Count> {
        let number = |words: &str| number(words).ok_or_else(|| not_a_count(text));
        let unread = |word: &'static str| {
            Error::from(Words::NoReading {
                found: crate::error::words::clip(text),
                word,
            })
        };
        for (before, after, bound) in PHRASES {
            let inner = words.strip_prefix(before);
            let Some(inner) = inner.and_then(|inner| inner.strip_suffix(after)) else {
                continue;
            };
            return match bound {
                Bound::AtLeast => number(inner).map(Count::at_least),
                Bound::MoreThan => {
                    let next = number(inner)?.checked_add(1);
                    next.map(Count::at_least).ok_or_else(|| not_a_count(text))
                }
                Bound::AtMost => number(inner).map(Count::at_most),
                Bound::FewerThan => {
                    let below = number(inner)?.checked_sub(1);
                    below.map(Count::at_most).ok_or_else(|| not_a_count(text))
                }
                Bound::Between => {
                    let (lo, hi) = inner.split_once(" and ").ok_or_else(|| not_a_count(text))?;
                    Count::between(number(lo)?, number(hi)?)
                }
                Bound::About(word) => {
                    let share = self.about.ok_or_else(|| unread(word))?;
                    about(number(inner)?, share).ok_or_else(|| not_a_count(text))
                }
            };
        }
        match words {
            "a few" => {
                let few = self.few.ok_or_else(|| unread("a few"))?;
                Ok(Count::at_least(few))
            }
            "several" => {
                let few = self.few.ok_or_else(|| unread("several"))?;
                Ok(Count::at_least(few))
            }
            "tens" | "dozens" | "hundreds" | "thousands" => {
                let word = match words {
                    "tens" => "tens",
                    "dozens" => "dozens",
                    "hundreds" => "hundreds",
                    _ => "thousands",
                };
                let least = self.plurals.and_then(|p| p.least(word));
                least.map(Count::at_least).ok_or_else(|| unread(word))
            }
            "daily" | "weekly" | "monthly" | "quarterly" | "yearly" | "annually" => {
                Err(Words::RateNotCount { found: text.into() }.into())
            }
            _ => {
                if let Ok(count) = words.parse() {
                    return Ok(count);
                }
                if let Some((lo, hi)) = words.split_once(" to ") {
                    return Count::between(number(lo)?, number(hi)?);
                }
                number(words).map(Count::exact)
            }
        }
    }
}

impl fmt::Display for WordPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(share) = self.about {
            parts.push(format!(
                "\"about\" is {share} of the number each way, rounded outward"
            ));
        }
        if let Some(plurals) = self.plurals {
            parts.push(format!("plurals are read by {plurals}"));
        }
        if let Some(few) = self.few {
            parts.push(format!("\"a few\" is {few} or more"));
        }
        if self.happened {
            parts.push("it happened, so at least once".into());
        }
        if parts.is_empty() {
            return f.write_str("words of agreed meaning only");
        }
        f.write_str(&parts.join("; "))
    }
}

#[derive(Clone, Copy)]
enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
    Between,
    About(&'static str),
}

/// What stands before and after the number, and what it makes of it.
const PHRASES: [(&str, &str, Bound); 19] = [
    ("at least ", "", Bound::AtLeast),
    ("no fewer than ", "", Bound::AtLeast),
    ("no less than ", "", Bound::AtLeast),
    ("", " or more", Bound::AtLeast),
    ("more than ", "", Bound::MoreThan),
    ("over ", "", Bound::MoreThan),
    ("no more than ", "", Bound::AtMost),
    ("at most ", "", Bound::AtMost),
    ("up to ", "", Bound::AtMost),
    ("", " or fewer", Bound::AtMost),
    ("fewer than ", "", Bound::FewerThan),
    ("less than ", "", Bound::FewerThan),
    ("under ", "", Bound::FewerThan),
    ("between ", "", Bound::Between),
    ("about ", "", Bound::About("about")),
    ("some ", "", Bound::About("some")),
    ("around ", "", Bound::About("around")),
    ("roughly ", "", Bound::About("roughly")),
    ("approximately ", "", Bound::About("approximately")),
];

fn not_a_count(text: &str) -> Error {
    Words::not_a(
        "count",
        text,
        "10, at least 10, up to 10, between 3 and 5 or 3-5",
    )
    .into()
}

/// The number less and more a share of it, rounded outward.
fn about(number: u64, share: Fraction) -> Option<Count> {
    let (above, below) = (
        u128::from(share.numerator()),
        u128::from(share.denominator()),
    );
    let (scaled, off) = (u128::from(number) * below, u128::from(number) * above);
    let lo = u64::try_from(scaled.saturating_sub(off) / below).ok()?;
    let hi = u64::try_from((scaled + off).div_ceil(below)).ok()?;
    // OK because the lower one is rounded down from less, the upper one up from more.
    #[expect(clippy::unwrap_used, reason = "lo <= hi")]
    let about = Count::between(lo, hi).unwrap();
    Some(about)
}
