//! What was recomputed of a stated result, and what became of each of its figures.

use crate::count::Count;
use crate::error::text;
use crate::stats::{Confidence, Interval, PValue, RatioMethod, RatioRange, p_text};
use crate::time::exposure::Exposure;
use std::fmt;

text::word! {
    "consistency";
    /// Whether a stated result follows from the numbers that stand beside it.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Consistency;
    ///
    /// assert!(Consistency::Inconsistent < Consistency::DecisionInconsistent);
    /// assert_eq!("consistent".parse::<Consistency>()?, Consistency::Consistent);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum Consistency {
        /// It follows, within the rounding of its digits.
        Consistent,
        /// It does not follow.
        Inconsistent,
        /// It does not follow, and it says something else about significance than the numbers do.
        DecisionInconsistent,
    }
}

text::word! {
    "significance";
    /// What a text says of the significance of a difference.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::Significance;
    ///
    /// assert_eq!(Significance::NotSignificant.to_string(), "not_significant");
    /// ```
    pub enum Significance {
        /// Chance alone hardly ever brings it about.
        Significant,
        /// Chance alone may have brought it about.
        NotSignificant,
    }
}

text::word! {
    "part of a stated result";
    /// Which figure of a stated result is meant.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::StatedPart;
    ///
    /// assert_eq!(StatedPart::Significance.to_string(), "significance");
    /// ```
    #[non_exhaustive]
    pub enum StatedPart {
        /// The ratio as a number.
        Ratio,
        /// The change in a word, such as "doubled".
        Change,
        /// The interval of the ratio.
        Interval,
        /// The p-value of the difference.
        P,
        /// The word "significant", or "not significant".
        Significance,
    }
}

/// The check of one figure that a text states.
///
/// # Examples
/// ```
/// use interstate::Period;
/// use interstate::claim::{Consistency, StatedPart, StatedResult};
///
/// let years = Period::years(2019..=2021)?.exposure();
/// let checked = StatedResult::new((13.into(), years), (25.into(), years)).with_ratio("1.92")?.recompute()?;
/// let finding = &checked.findings()[0];
/// assert_eq!((finding.part(), finding.consistency()), (StatedPart::Ratio, Consistency::Consistent));
/// assert_eq!(finding.to_string(), "ratio 1.92: consistent");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct StatedFinding {
    part: StatedPart,
    stated: Box<str>,
    pub(super) consistency: Consistency,
    pub(super) by: Option<RatioMethod>,
    pub(super) note: Option<Box<str>>,
}

impl StatedFinding {
    pub(super) fn of(part: StatedPart, stated: String, agrees: bool) -> Self {
        Self {
            part,
            stated: stated.into(),
            consistency: if agrees {
                Consistency::Consistent
            } else {
                Consistency::Inconsistent
            },
            by: None,
            note: None,
        }
    }

    /// The figure that was checked.
    #[must_use]
    pub fn part(&self) -> StatedPart {
        self.part
    }

    /// The figure as it was stated.
    #[must_use]
    pub fn stated(&self) -> &str {
        &self.stated
    }

    /// Whether the figure follows from the two counts.
    #[must_use]
    pub fn consistency(&self) -> Consistency {
        self.consistency
    }

    /// The method by which it follows, where one is needed.
    #[must_use]
    pub fn method(&self) -> Option<RatioMethod> {
        self.by
    }
}

impl fmt::Display for StatedFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.stated, self.consistency)?;
        match &self.note {
            Some(note) => write!(f, ", {note}"),
            None => Ok(()),
        }
    }
}

/// A stated result with what was recomputed from its two counts.
///
/// # Examples
/// The article's meetings and exercises together, 15 and 30, are evidence; its meetings alone, 6 and 12, are not:
/// ```
/// use interstate::Period;
/// use interstate::claim::{Consistency, Significance, StatedResult};
///
/// let years = Period::years(2019..=2021)?.exposure();
/// let stated = |before: u64, after: u64| {
///     let result = StatedResult::new((before.into(), years), (after.into(), years));
///     result.with_significance(Significance::Significant).recompute()
/// };
/// assert_eq!(stated(15, 30)?.consistency(), Consistency::Consistent);
/// assert_eq!(stated(6, 12)?.consistency(), Consistency::DecisionInconsistent);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RecomputedResult {
    pub(super) before: (Count, Exposure),
    pub(super) after: (Count, Exposure),
    pub(super) level: Confidence,
    pub(super) ratio: RatioRange,
    pub(super) interval: Interval,
    pub(super) p: PValue,
    pub(super) findings: Vec<StatedFinding>,
}

impl RecomputedResult {
    /// The worst finding of all; consistent if nothing was stated.
    #[must_use]
    pub fn consistency(&self) -> Consistency {
        let all = self.findings.iter().map(StatedFinding::consistency);
        all.max().map_or(Consistency::Consistent, |worst| worst)
    }

    /// The checks of the figures, one by one.
    #[must_use]
    pub fn findings(&self) -> &[StatedFinding] {
        &self.findings
    }

    /// The recomputed ratio of the two counts.
    #[must_use]
    pub fn ratio(&self) -> RatioRange {
        self.ratio
    }

    /// The recomputed interval, by the method that the text names or else the central exact one.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The recomputed two-sided p-value, which belongs to the interval.
    #[must_use]
    pub fn p(&self) -> PValue {
        self.p
    }
}

impl fmt::Display for RecomputedResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((before, over), (after, others)) = (self.before, self.after);
        write!(f, "{before} in {over} → {after} in {others}: ")?;
        let percent = self.level.level() * 100.0;
        write!(f, "ratio {} ({percent} % {:.2})", self.ratio, self.interval)?;
        match self.p.exactly() {
            Some(p) => write!(f, ", p {}", p_text(p))?,
            None => write!(f, ", p {:.2} to {:.2}", self.p.lo(), self.p.hi())?,
        }
        for finding in &self.findings {
            write!(f, "; {finding}")?;
        }
        Ok(())
    }
}
