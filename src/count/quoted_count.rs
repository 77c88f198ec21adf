//! Counts that keep the words they were read from.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::bounds::Count;
use super::words::WordPolicy;
use crate::error::{Error, Result};

/// A count together with the words of its source and the policy by which the words were read, as a record keeps it.
///
/// # Examples
/// ```
/// use interstate::count::{PluralReading, WordPolicy, QuotedCount};
///
/// let drones = QuotedCount::read("dozens", WordPolicy::strict().with_plurals(PluralReading::LiteralPlural))?;
/// assert_eq!(drones.to_string(), r#"24+ ("dozens"; plurals are read by literal_plural)"#);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "RawWorded", into = "RawWorded")]
pub struct QuotedCount {
    words: Box<str>,
    policy: WordPolicy,
    count: Count,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawWorded {
    words: Box<str>,
    policy: WordPolicy,
}

impl TryFrom<RawWorded> for QuotedCount {
    type Error = Error;

    fn try_from(raw: RawWorded) -> Result<Self> {
        Self::read(&raw.words, raw.policy)
    }
}

impl From<QuotedCount> for RawWorded {
    fn from(worded: QuotedCount) -> Self {
        Self {
            words: worded.words,
            policy: worded.policy,
        }
    }
}

impl QuotedCount {
    /// Reads the words of a count by a policy, and keeps both.
    ///
    /// # Errors
    /// As [`WordPolicy::read`].
    pub fn read(words: &str, policy: WordPolicy) -> Result<Self> {
        Ok(Self {
            count: policy.read(words)?,
            words: words.into(),
            policy,
        })
    }

    /// The words of the count, as the source has them.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The policy by which the words were read.
    #[must_use]
    pub const fn policy(&self) -> WordPolicy {
        self.policy
    }

    /// The count that the words stand for under the policy.
    #[must_use]
    pub const fn count(&self) -> Count {
        self.count
    }
}

impl fmt::Display for QuotedCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:?}; {})", self.count, self.words, self.policy)
    }
}
