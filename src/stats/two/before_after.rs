//! Two periods of one thing.

use crate::stats::one::{known::Known, observed::Observed};

/// The observed counts of one thing in an earlier and in a later period: the unit of questions about several pairs.
///
/// # Examples
/// ```
/// use interstate::stats::{BeforeAfter, Observed, RateRatio};
///
/// let exercises = BeforeAfter::new(Observed::new(9, 3.0)?, Observed::new(14, 3.0)?);
/// assert_eq!(exercises.after().lo() - exercises.before().lo(), 5);
/// assert_eq!(RateRatio::from(exercises).estimate().to_string(), "1.56");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct BeforeAfter {
    before: Observed,
    after: Observed,
}

impl BeforeAfter {
    /// Takes what was observed in the earlier and in the later period.
    #[must_use]
    pub fn new(before: Observed, after: Observed) -> Self {
        Self { before, after }
    }

    /// The count and exposure of the earlier period.
    #[must_use]
    pub fn before(self) -> Observed {
        self.before
    }

    /// The count and exposure of the later period.
    #[must_use]
    pub fn after(self) -> Observed {
        self.after
    }

    /// Both counts, where each can only be one.
    pub(in crate::stats) fn known(self) -> Option<KnownPair> {
        self.before
            .known()
            .zip(self.after.known())
            .map(KnownPair::of)
    }

    /// Both counts, or a refusal with the reason why bounds will not do.
    pub(in crate::stats) fn known_or(self, why: &'static str) -> crate::error::Result<KnownPair> {
        Ok(KnownPair {
            before: self.before.known_or(why)?,
            after: self.after.known_or(why)?,
        })
    }

    /// Where the ratio of later to earlier is as low as possible; `None` if the earlier count is unbounded.
    pub(in crate::stats) fn lowest(self) -> Option<KnownPair> {
        self.before
            .most()
            .map(|most| KnownPair::of((most, self.after.least())))
    }

    /// Where the ratio is as high as possible; `None` if the later count is unbounded.
    pub(in crate::stats) fn highest(self) -> Option<KnownPair> {
        self.after
            .most()
            .map(|most| KnownPair::of((self.before.least(), most)))
    }
}

/// Two counts that are known: what the formulas take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct KnownPair {
    pub(in crate::stats) before: Known,
    pub(in crate::stats) after: Known,
}

impl KnownPair {
    pub(in crate::stats) fn of((before, after): (Known, Known)) -> Self {
        Self { before, after }
    }

    /// The exposure after for each unit of exposure before: the odds of "after" if the rates are equal.
    pub(super) fn exposure_odds(self) -> f64 {
        self.after.exposure() / self.before.exposure()
    }

    /// All events.
    pub(in crate::stats) fn events(self) -> f64 {
        self.before.events() + self.after.events()
    }
}
