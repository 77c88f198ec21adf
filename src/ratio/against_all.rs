//! Did this grow, or did the source see more of everything?

use super::frequency::{p_text, percent};
use crate::error::{Result, answers::Answers};
use crate::stats::{BeforeAfter, Confidence, Interval, Observed, Ratio, RatioOfRatios};
use std::fmt;

/// A number of events among all that the source recorded in the same period.
///
/// # Examples
/// ```
/// use interstate::ratio::PartOfAll;
///
/// let refused = PartOfAll::new(7, 5).unwrap_err();
/// assert_eq!(refused.to_string(), "7 of 5 events: a part cannot be more than all");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
pub struct PartOfAll {
    count: u64,
    all: u64,
}

impl PartOfAll {
    /// A part of `count` events among `all`.
    ///
    /// # Errors
    /// More than all.
    pub fn new(count: u64, all: u64) -> Result<Self> {
        if count > all {
            return Err(Answers::MoreThanAll { count, all }.into());
        }
        Ok(Self { count, all })
    }

    /// Those that are not counted.
    const fn others(self) -> u64 {
        self.all - self.count
    }
}

/// By which date events were assigned to periods.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOf {
    /// The day of the event, as the coder understood it.
    Event,
    /// The day of the story that tells of it.
    Story,
}

impl fmt::Display for DayOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Event => "by the day of the event",
            Self::Story => "by the day of the story",
        })
    }
}

/// How much more one part of the events grew than the rest, as an odds ratio: the answer to "the source only saw more of everything".
///
/// # Formula
/// With k of n before and k′ of n′ after, the odds ratio `(k′/(n′ − k′)) / (k/(n − k))`, its interval and p given all four margins:
/// [`RatioOfRatios`](crate::stats::RatioOfRatios). The total n is not taken for a known exposure: it is as random as k.
///
/// # When it misleads
/// The denominator decides: against all events of two states a meeting can fall that rises against all meetings. If coverage grew more
/// for this pair than for others, that growth is in the answer. By the day of the event, stories that look back ("a year ago") put what was seen
/// later into the earlier period. Where events come in clusters the interval is too narrow.
///
/// # Examples
/// Meetings of a pair doubled, while the source recorded two and a half times as much in all:
/// ```
/// use interstate::Confidence;
/// use interstate::ratio::{PartOfAll, DayOf, against_all};
///
/// let answer = against_all("meetings of CHN–USA", PartOfAll::new(20, 4000)?, PartOfAll::new(40, 10_000)?, "all events of two states", DayOf::Story, Confidence::P95)?;
/// assert_eq!(
///     answer.to_string(),
///     "meetings of CHN–USA: 20 of 4000 → 40 of 10000: odds ratio 0.80 (95 % 0.46–1.44), p = 0.49, against all events of two states, by the day of the story",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Fisher 1935, The logic of inductive inference, Journal of the Royal Statistical Society 98:39, doi 10.2307/2342435.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct AgainstAll {
    what: Box<str>,
    denominator: Box<str>,
    day_of: DayOf,
    before: PartOfAll,
    after: PartOfAll,
    level: Confidence,
    interval: Interval,
    p: f64,
}

/// Compares the growth of a part of the events with that of all that the source recorded: see [`AgainstAll`].
///
/// # Errors
/// More than 10⁷ events in all.
#[doc(alias = "fisher.test")]
pub fn against_all(
    what: impl Into<Box<str>>,
    before: PartOfAll,
    after: PartOfAll,
    denominator: impl Into<Box<str>>,
    day_of: DayOf,
    level: Confidence,
) -> Result<AgainstAll> {
    // All four counts are of two periods alike, so that exposures cancel.
    let seen = |before: u64, after: u64| -> Result<BeforeAfter> {
        Ok(BeforeAfter::new(
            Observed::new(before, 1.0)?,
            Observed::new(after, 1.0)?,
        ))
    };
    let kind = seen(before.count, after.count)?;
    let others = seen(before.others(), after.others())?;
    let own = RatioOfRatios::new(kind, others)?;
    Ok(AgainstAll {
        what: what.into(),
        denominator: denominator.into(),
        day_of,
        before,
        after,
        level,
        interval: own.interval(level),
        p: own.p(1.0)?.hi(),
    })
}

impl AgainstAll {
    /// The odds ratio of the part, after over before.
    #[must_use]
    pub fn ratio(&self) -> Ratio {
        let product = |a: u64, b: u64| a as f64 * b as f64;
        Ratio::new(
            product(self.after.count, self.before.others()),
            product(self.before.count, self.after.others()),
        )
    }

    /// The exact conditional interval for the odds ratio.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.interval
    }

    /// The two-sided p-value for an odds ratio of 1, which belongs to the interval.
    #[must_use]
    pub fn p(&self) -> f64 {
        self.p
    }

    /// What the part is compared with: the denominator, in words.
    #[must_use]
    pub fn denominator(&self) -> &str {
        &self.denominator
    }

    /// By which date the events were assigned to periods.
    #[must_use]
    pub fn day_of(&self) -> DayOf {
        self.day_of
    }
}

impl fmt::Display for AgainstAll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PartOfAll { count, all } = self.before;
        write!(
            f,
            "{}: {count} of {all} → {} of {}: odds ratio {:.2}",
            self.what,
            self.after.count,
            self.after.all,
            self.ratio()
        )?;
        if self.ratio() != Ratio::Undefined {
            let percent = percent(self.level);
            write!(
                f,
                " ({percent} % {:.2}), p {}",
                self.interval,
                p_text(self.p)
            )?;
        }
        write!(f, ", against {}, {}", self.denominator, self.day_of)
    }
}
