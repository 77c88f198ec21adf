//! One count with what makes it comparable: its period, its exposure and its rule.

use super::key::TallyKey;
use crate::count::Count;
use crate::rule::counting_rule::CountingRule;
use crate::time::exposure::Exposure;
use crate::time::period::Period;
use std::fmt;

/// One count with its period, its exposure and the rule it was made under: what a ratio is made of.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::{Count, CountingRule, Period, Tallied};
///
/// // A number from a paper: "at least three exercises a year" over three years is at least 9 in all.
/// let rule = CountingRule::unstated("The Diplomat, May 2025");
/// let before = Tallied::stated(Whole, Count::at_least(9), Period::years(2019..=2021)?, &rule);
/// assert_eq!(before.count().lo(), 9);
/// assert_eq!(before.to_string(), "9+ in 3 years");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Tallied<K: TallyKey> {
    #[serde(serialize_with = "as_text")]
    pub(super) of: K,
    pub(super) count: Count,
    pub(super) period: Period,
    pub(super) exposure: Exposure,
    pub(super) rule: CountingRule,
    pub(super) floor: bool,
}

/// A key as it is printed.
fn as_text<K: TallyKey, S: serde::Serializer>(of: &K, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(of)
}

impl<K: TallyKey> Tallied<K> {
    /// A number that a source states, without records behind it.
    #[must_use]
    pub fn stated(of: K, count: impl Into<Count>, period: Period, rule: &CountingRule) -> Self {
        Self {
            of,
            count: count.into(),
            period,
            exposure: period.exposure(),
            rule: rule.clone(),
            floor: false,
        }
    }

    /// The same count with its years measured in another way: a source that states rates by another convention.
    #[must_use]
    pub fn with_exposure(self, exposure: Exposure) -> Self {
        Self { exposure, ..self }
    }

    /// What is counted.
    #[must_use]
    pub fn of(&self) -> &K {
        &self.of
    }

    /// How many: without an upper bound where the source covers the period in part.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The days that the question was about.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The years that the count is over: fewer than those of the period where the source covers only a part of it.
    #[must_use]
    pub fn exposure(&self) -> Exposure {
        self.exposure
    }

    /// The rule that it was counted under.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// Whether the source covers the period in part, so that the count is a floor.
    #[must_use]
    pub fn is_floor(&self) -> bool {
        self.floor
    }

    /// Whether the count is over fewer days than the period has, because the source covers no more.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.exposure != self.period.exposure()
    }

    /// Events a year, as bounds: the upper one is `None` where the count has none.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{CountingRule, Period, Tallied};
    ///
    /// let rule = CountingRule::unstated("a paper");
    /// let rate = Tallied::stated(Whole, 14, Period::years(2022..=2024)?, &rule).rate();
    /// assert!((rate.0 - 14.0 / 3.0).abs() < 1e-15 && rate.1 == Some(rate.0));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn rate(&self) -> (f64, Option<f64>) {
        let years = self.exposure.years();
        (
            self.count.lo() as f64 / years,
            self.count.hi().map(|hi| hi as f64 / years),
        )
    }
}

impl<K: TallyKey> fmt::Display for Tallied<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.count, self.exposure)
    }
}
