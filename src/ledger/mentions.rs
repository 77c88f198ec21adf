//! What stories say of an event that they mention: a rule, as a value.

use crate::error::{Error, Result, numbers::Numbers};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How confident a coder is that a story tells of an event, in percent. GDELT gives 10 to 100 in tens.
///
/// # Examples
/// ```
/// use interstate::dedup::MentionConfidence;
///
/// let half = MentionConfidence::percent(50)?;
/// assert_eq!(half.to_string(), "50 %");
/// assert!(half > MentionConfidence::percent(40)?);
/// assert_eq!(
///     MentionConfidence::percent(101).unwrap_err().to_string(),
///     "confidence of a mention in percent 101 is above 100",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct MentionConfidence(u8);

impl MentionConfidence {
    /// A confidence of 0 to 100 percent.
    ///
    /// # Errors
    /// More than 100.
    pub fn percent(percent: u8) -> Result<Self> {
        if percent > 100 {
            return Err(Numbers::Above {
                what: "confidence of a mention in percent",
                found: percent.into(),
                most: 100,
            }
            .into());
        }
        Ok(Self(percent))
    }

    /// The confidence in percent, from 0 to 100.
    #[must_use]
    pub const fn as_percent(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for MentionConfidence {
    type Error = Error;

    fn try_from(percent: u8) -> Result<Self> {
        Self::percent(percent)
    }
}

impl From<MentionConfidence> for u8 {
    fn from(confidence: MentionConfidence) -> Self {
        confidence.0
    }
}

impl fmt::Display for MentionConfidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

/// What the stories that mention an event decide about it: how often it counts, or on which day.
///
/// # When it misleads
/// A count of mentions is a count of stories: it grows with the number of sources that are read, and with how much they print. A story that
/// mentions several rows of one event mentions it several times. The day on which an event was first seen is that of a story, not of the event.
///
/// # Examples
/// ```
/// use interstate::dedup::{ByMentions, MentionConfidence, Reduction};
///
/// let half = MentionConfidence::percent(50)?;
/// assert_eq!(
///     Reduction::default().with_mentions(ByMentions::Counted(half)).to_string(),
///     "every row is an event; then an event counts as often as it is mentioned with a confidence of 50 % or more"
/// );
/// assert_eq!(
///     Reduction::default().with_mentions(ByMentions::FirstSeen(half)).to_string(),
///     "every row is an event; then an event is on the day of its first mention with a confidence of 50 % or more"
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ByMentions {
    /// An event counts as often as stories mention it with at least this confidence.
    Counted(MentionConfidence),
    /// An event is dated by its first mention with at least this confidence.
    FirstSeen(MentionConfidence),
}

impl ByMentions {
    /// The least confidence at which a mention is considered.
    #[must_use]
    pub const fn least(self) -> MentionConfidence {
        match self {
            Self::Counted(least) | Self::FirstSeen(least) => least,
        }
    }
}

impl fmt::Display for ByMentions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = match self {
            Self::Counted(_) => "counts as often as it is mentioned",
            Self::FirstSeen(_) => "is on the day of its first mention",
        };
        let least = self.least();
        write!(f, "an event {asked} with a confidence of {least} or more")
    }
}
