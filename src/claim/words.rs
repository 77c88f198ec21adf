//! Words of claims without an agreed number, read by a named policy.

use super::Tolerance;
use crate::count::{PluralReading, WordPolicy};
use crate::error::{Error, Result, claims::Claims};
use crate::time::Fraction;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How the vague words of claims are read: a named policy, which prints the values it gives to each word.
///
/// | words | read as | set by |
/// |---|---|---|
/// | `six a year`, `about six a year` | six, give or take 1/2: 5.5 to 6.5 | [`with_rate_width`](Self::with_rate_width) |
/// | `roughly doubled`, `halved`, `tripled` | two times, give or take 1/8 of it: 1.75 to 2.25 | [`with_times_share`](Self::with_times_share) |
/// | `dozens`, `about 25`, `several` of things | 24 or more; 1/8 each way; refused | [`with_counts`](Self::with_counts) |
///
/// These values are no more right than others; what matters is that they are stated. What a word may mean besides, a floor or the number itself, is
/// a reading of its own: see [`ClaimReadings`](super::ClaimReadings).
///
/// # Examples
/// ```
/// use interstate::claim::ClaimWords;
///
/// assert_eq!(
///     ClaimWords::default().to_string(),
///     "default: a rate is read as 1/2 less and more, \"roughly\" so many times as 1/8 of it less and more (doubled: 1.75 to 2.25); \
///      of numbers, \"about\" is 1/8 of the number each way, rounded outward; plurals are read by literal_plural",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "RawWords")]
pub struct ClaimWords {
    name: Box<str>,
    rate_width: Fraction,
    times_share: Fraction,
    counts: WordPolicy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWords {
    name: Box<str>,
    rate_width: Fraction,
    times_share: Fraction,
    counts: WordPolicy,
}

impl TryFrom<RawWords> for ClaimWords {
    type Error = Error;

    fn try_from(raw: RawWords) -> Result<Self> {
        Self::new(raw.name)
            .with_rate_width(raw.rate_width)
            .with_counts(raw.counts)
            .with_times_share(raw.times_share)
    }
}

impl Default for ClaimWords {
    fn default() -> Self {
        Self::new("default")
    }
}

/// A half, and an eighth: less and more so much of two times is 1.75 to 2.25.
const HALF: (u64, u64) = (1, 2);
const EIGHTH: (u64, u64) = (1, 8);

fn fraction((numerator, denominator): (u64, u64)) -> Fraction {
    // OK because neither denominator is 0.
    #[expect(clippy::unwrap_used, reason = "a denominator above 0")]
    Fraction::new(numerator, denominator).unwrap()
}

impl ClaimWords {
    /// A policy with the default values, under a name of the caller's own.
    #[must_use]
    pub fn new(name: impl Into<Box<str>>) -> Self {
        let eighth = fraction(EIGHTH);
        let counts = WordPolicy::strict().with_plurals(PluralReading::LiteralPlural);
        Self {
            name: name.into(),
            rate_width: fraction(HALF),
            times_share: eighth,
            // OK because an eighth is no more than all of it.
            counts: counts.with_about(eighth).map_or(counts, |counts| counts),
        }
    }

    /// The same policy with a stated rate read as the range from this many events a year below it to as many above it.
    #[must_use]
    pub fn with_rate_width(self, rate_width: Fraction) -> Self {
        Self { rate_width, ..self }
    }

    /// The same policy with "roughly" so many times read as the range from this share of it below to as much above it.
    ///
    /// # Errors
    /// A share of 1 or more, by which "doubled" could be no change at all.
    pub fn with_times_share(self, times_share: Fraction) -> Result<Self> {
        if times_share >= Fraction::ONE {
            return Err(Claims::NoWidth {
                word: "roughly",
                found: times_share.to_string().into(),
                expected: "a share below 1",
            }
            .into());
        }
        Ok(Self {
            times_share,
            ..self
        })
    }

    /// The same policy with numbers of things read by this word policy.
    #[must_use]
    pub fn with_counts(self, counts: WordPolicy) -> Self {
        Self { counts, ..self }
    }

    /// The name of the policy.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The policy by which numbers of things are read.
    #[must_use]
    pub fn counts(&self) -> WordPolicy {
        self.counts
    }

    /// The range that a stated rate may stand for.
    ///
    /// # Errors
    /// A rate that does not fit.
    pub fn rate(&self, a_year: f64) -> Result<Tolerance> {
        let width = self.rate_width.to_f64();
        Tolerance::new((a_year - width).max(0.0), a_year + width)
    }

    /// The range that "roughly" so many times may stand for.
    ///
    /// # Errors
    /// A number of times that is negative or none.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::ClaimWords;
    ///
    /// let words = ClaimWords::default();
    /// assert_eq!(words.times(2.0)?.to_string(), "1.75 to 2.25");
    /// assert_eq!(words.times(3.0)?.to_string(), "2.625 to 3.375");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn times(&self, times: f64) -> Result<Tolerance> {
        let share = self.times_share.to_f64();
        Tolerance::new(times * (1.0 - share), times * (1.0 + share))
    }
}

impl fmt::Display for ClaimWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, rate, share) = (&self.name, self.rate_width, self.times_share);
        write!(f, "{name}: a rate is read as {rate} less and more, ")?;
        write!(
            f,
            "\"roughly\" so many times as {share} of it less and more"
        )?;
        if let Ok(doubled) = self.times(2.0) {
            write!(f, " (doubled: {doubled})")?;
        }
        write!(f, "; of numbers, {}", self.counts)
    }
}
