//! The class of a ratio.

use super::class_set::ClassSet;
use super::{reach, seasons};
use crate::error::{Error, Result, answers::Answers, text};
use crate::ratio::RatioTerm;
use crate::ratio::frequency::{FrequencyRatio, figures, p_text, percent_text};
use crate::stats::{
    Confidence, Equivalence, Interval, Observed, Power, Sufficient, SufficientForStable,
};
use serde::ser::Error as _;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;

text::word! {
    "trend class";
    /// The class of a comparison of two frequencies.
    ///
    /// # Examples
    /// ```
    /// use interstate::TrendClass;
    ///
    /// assert_eq!("inconclusive".parse::<TrendClass>()?, TrendClass::Inconclusive);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    pub enum TrendClass {
        /// The interval for the ratio lies above 1.
        Increased,
        /// The interval for the ratio lies below 1.
        Decreased,
        /// The ratio was shown to lie within a margin that the caller stated.
        Stable,
        /// The data show none of the above.
        Inconclusive,
    }
}

/// The rule by which a ratio gets a class: a confidence level and, for `Stable`, a margin.
///
/// # Examples
/// ```
/// use interstate::{Confidence, TrendRule};
///
/// let rule = TrendRule::new(Confidence::P95);
/// assert_eq!(rule.level(), Confidence::P95);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "RawTrendRule")]
pub struct TrendRule {
    level: Confidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    margin: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTrendRule {
    level: Confidence,
    #[serde(default)]
    margin: Option<f64>,
}

impl TryFrom<RawTrendRule> for TrendRule {
    type Error = Error;

    fn try_from(raw: RawTrendRule) -> Result<Self> {
        let rule = Self::new(raw.level);
        raw.margin
            .map_or(Ok(rule), |margin| rule.with_margin(margin))
    }
}

impl TrendRule {
    /// A rule by which a frequency has increased or decreased where the interval at this level lies above or below 1.
    #[must_use]
    pub fn new(level: Confidence) -> Self {
        Self {
            level,
            margin: None,
        }
    }

    /// The same rule, which also calls a frequency stable where two one-sided tests show that the ratio lies between 1/margin and
    /// margin. The margin is a matter of judgement, made before the counts are seen: there is no default.
    ///
    /// # Errors
    /// A margin that is not above 1.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{Confidence, CountingRule, Period, Tallied, TrendRule, classify_trend, frequency_ratio};
    ///
    /// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let ratio = frequency_ratio(&Tallied::stated(Whole, 40, before, &rule), &Tallied::stated(Whole, 41, after, &rule))?;
    /// let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95).with_margin(1.5)?)?;
    /// assert_eq!(
    ///     trend.to_string(),
    ///     "interactions: 40 in 3 years → 41 in 3 years: ratio 1.02 (90 % 0.69–1.51), p = 0.055 of a change by 1.5 or more: \
    ///      inconclusive [the unstated rule of a paper, counts stated]",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_margin(self, margin: f64) -> Result<Self> {
        if margin > 1.0 && margin.is_finite() {
            Ok(Self {
                margin: Some(margin),
                ..self
            })
        } else {
            Err(Answers::Margin { found: margin }.into())
        }
    }

    /// The confidence level of the intervals that decide.
    #[must_use]
    pub fn level(&self) -> Confidence {
        self.level
    }

    /// The margin within which a frequency is called stable, if one was stated.
    #[must_use]
    pub fn margin(&self) -> Option<f64> {
        self.margin
    }
}

/// Something that a reader of a class should know.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::trend::Caution;
/// use interstate::{Confidence, CountingRule, Period, Tallied, TrendRule, classify_trend, frequency_ratio};
///
/// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let ratio = frequency_ratio(&Tallied::stated(Whole, 9, before, &rule), &Tallied::stated(Whole, 18, after, &rule))?;
/// let cautions: Vec<Caution> = classify_trend(&ratio, TrendRule::new(Confidence::P95))?.cautions().collect();
/// assert_eq!(cautions, [Caution::IfIndependent, Caution::UnstatedRule]);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Caution {
    /// The interval and the p hold if events are independent; clusters make them too narrow, a schedule too wide.
    IfIndependent,
    /// The change is shown, and shown to be smaller than the margin that the caller called stable.
    WithinMargin,
    /// A count is a pair of bounds, and other counts within them lead to another class.
    Depends,
    /// The source covers a period only in part, so that its count is a floor.
    PartlyCovered,
    /// The source of the numbers does not state its counting rule.
    UnstatedRule,
    /// Rows of the source could not be read: they could have been anything.
    Unread,
    /// The cells of a period depend on those before them, or are too few to show that they do not: an interval that takes them as independent
    /// is too narrow.
    SerialDependence,
    /// One period varies more than the other, so that a method with one dispersion for both is wrong.
    UnlikeDispersion,
    /// A period has fewer than six cells, a series fewer than twelve, or fewer than six months of the year are compared: only a large change
    /// can be seen. With two cells in a period hardly any can.
    FewCells,
    /// The periods are no whole years, or not the same months of them, so that a season can look like a change.
    NotWholeYears,
    /// Events come in clusters, which an exact p does not see: it is too small.
    Clustered,
    /// Counts vary less than those of independent events, as if they came by schedule: the interval is wider than need be. Two a year, each
    /// kept with a chance of 95 %, become four: in 3 years against 3 that is seen in 0 of 100 cases.
    Scheduled,
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IfIndependent => "if events are independent",
            Self::WithinMargin => "the change is smaller than the margin that was called stable",
            Self::Depends => "other counts within the bounds lead to another class",
            Self::PartlyCovered => "the source covers a period in part, so its count is a floor",
            Self::UnstatedRule => "the source does not state its counting rule",
            Self::Unread => "rows of the source were not read, so its count is a floor",
            Self::SerialDependence => "cells may hang on those before them (serial dependence)",
            Self::UnlikeDispersion => "one period varies more than the other",
            Self::FewCells => "few cells a period, so only a large change is seen",
            Self::NotWholeYears => {
                "not the same months on both sides, so a season can look like a change"
            }
            Self::Clustered => "events come in clusters, so an exact p is too small",
            Self::Scheduled => "counts come as if by schedule, so a change is seen late",
        })
    }
}

/// The class of a frequency ratio under a trend rule, with the ratio and the cautions.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::{Confidence, Count, CountingRule, Period, Tallied, TrendClass, TrendRule, classify_trend, frequency_ratio};
///
/// // "At least three a year", then "six a year": nothing follows, since "at least 9" may be 18.
/// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let ratio = frequency_ratio(
///     &Tallied::stated(Whole, Count::at_least(9), before, &rule),
///     &Tallied::stated(Whole, 18, after, &rule),
/// )?;
/// let trend = classify_trend(&ratio, TrendRule::new(Confidence::P95))?;
/// assert_eq!(trend.class(), TrendClass::Inconclusive);
/// assert_eq!(trend.reachable().to_string(), "decreased or inconclusive");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    ratio: FrequencyRatio,
    rule: TrendRule,
    reachable: ClassSet,
    equivalence: Option<Equivalence>,
    /// Whether it is shown at the level of the rule.
    shown_stable: bool,
}

/// Gives a frequency ratio its class under a trend rule.
///
/// # Formula
/// *Increased* where the central exact interval lies above 1, *decreased* where it lies below 1, *stable* where neither holds, a
/// margin was stated and two one-sided tests show the ratio within it, else *inconclusive*. Under bounds, the one class that all counts within
/// them lead to; where they lead to several, *inconclusive*.
///
/// # When it misleads
/// Where events are not independent (see [`Caution::IfIndependent`]), and where the periods were chosen by looking at the counts.
///
/// # Errors
/// None: what cannot be classed is refused by [`frequency_ratio`](crate::frequency_ratio).
pub fn classify_trend(ratio: &FrequencyRatio, rule: TrendRule) -> Result<Trend> {
    let reachable = reach::classes(ratio, rule)?;
    let equivalence = equivalence_of(ratio, rule)?;
    let shown = equivalence.map(|equivalence| equivalence.is_shown(rule.level()));
    Ok(Trend {
        ratio: ratio.clone(),
        rule,
        reachable,
        equivalence,
        shown_stable: shown.transpose()?.is_some_and(|shown| shown),
    })
}

/// The class by an interval: stable where a margin was stated and the interval of two one-sided tests lies within it.
pub(super) fn by_interval(
    rule: TrendRule,
    interval: impl Fn(Confidence) -> Result<Interval>,
) -> Result<TrendClass> {
    let ends = interval(rule.level())?;
    if ends.lo() > 1.0 {
        return Ok(TrendClass::Increased);
    }
    if ends.hi().is_some_and(|hi| hi < 1.0) {
        return Ok(TrendClass::Decreased);
    }
    let Some(margin) = rule.margin() else {
        return Ok(TrendClass::Inconclusive);
    };
    let ends = interval(Confidence::new(1.0 - 2.0 * rule.level().alpha())?)?;
    let within = ends.lo() > 1.0 / margin && ends.hi().is_some_and(|hi| hi < margin);
    Ok(if within {
        TrendClass::Stable
    } else {
        TrendClass::Inconclusive
    })
}

/// The two one-sided tests, where a margin was stated and both counts are exact.
fn equivalence_of(ratio: &FrequencyRatio, rule: TrendRule) -> Result<Option<Equivalence>> {
    let exact = ratio
        .before()
        .count
        .exactly()
        .zip(ratio.after().count.exactly());
    let (Some(margin), Some((before, after))) = (rule.margin(), exact) else {
        return Ok(None);
    };
    let of = |count, term: &RatioTerm| Observed::new(count, term.exposure.years());
    Equivalence::new(
        of(before, ratio.before())?,
        of(after, ratio.after())?,
        margin,
    )
    .map(Some)
}

impl Trend {
    /// The class, in one word: inconclusive where counts within the bounds lead to several.
    #[must_use]
    pub fn class(&self) -> TrendClass {
        self.reachable.only().unwrap_or(TrendClass::Inconclusive)
    }

    /// Every class that some counts within the bounds lead to: exact without a margin. With one, an earlier count whose bounds are more than
    /// 4,096 apart is walked in steps of a thousandth, much finer than any class is wide there.
    #[must_use]
    pub fn reachable(&self) -> ClassSet {
        self.reachable
    }

    /// The ratio that was classified.
    #[must_use]
    pub fn ratio(&self) -> &FrequencyRatio {
        &self.ratio
    }

    /// The trend rule by which it was classified.
    #[must_use]
    pub fn rule(&self) -> TrendRule {
        self.rule
    }

    /// The two one-sided tests that decide on [`TrendClass::Stable`]; `None` without a margin, or under bounds.
    #[must_use]
    pub fn equivalence(&self) -> Option<Equivalence> {
        self.equivalence
    }

    /// The counts that would have been needed to see a change of this size with this chance, at the exposures and the level of this
    /// comparison: for a ratio that the caller names because it would matter, never for the one observed.
    ///
    /// # Errors
    /// As [`Power::sufficient`](crate::stats::Power::sufficient).
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{Confidence, CountingRule, Period, Tallied, TrendRule, classify_trend, frequency_ratio};
    ///
    /// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let ratio = frequency_ratio(&Tallied::stated(Whole, 9, before, &rule), &Tallied::stated(Whole, 18, after, &rule))?;
    /// let doubling = classify_trend(&ratio, TrendRule::new(Confidence::P95))?.sufficed(2.0, 0.8)?;
    /// assert_eq!((doubling.before, doubling.after), (25, 50));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn sufficed(&self, for_ratio: f64, power: f64) -> Result<Sufficient> {
        self.power()?
            .sufficient(for_ratio, self.rule.level(), power)
    }

    /// The counts from which stability within the rule's margin is possible, and from which it is likely with this chance.
    ///
    /// # Errors
    /// A rule without a margin; as [`Power::sufficient_for_stable`](crate::stats::Power::sufficient_for_stable).
    pub fn sufficed_for_stable(&self, power: f64) -> Result<SufficientForStable> {
        let margin = self.rule.margin().ok_or(Answers::NoMargin)?;
        self.power()?
            .sufficient_for_stable(margin, self.rule.level(), power)
    }

    fn power(&self) -> Result<Power> {
        Power::new(
            self.ratio.before().exposure.years(),
            self.ratio.after().exposure.years(),
        )
    }

    /// The cautions that go with the class.
    pub fn cautions(&self) -> impl Iterator<Item = Caution> {
        let changed = matches!(self.class(), TrendClass::Increased | TrendClass::Decreased);
        let in_part = self.ratio.before().partly_covered || self.ratio.after().partly_covered;
        let unread = self.ratio.before().unread.max(self.ratio.after().unread) > 0;
        let unlike = seasons::are_unlike(self.ratio.before().period, self.ratio.after().period);
        [
            (true, Caution::IfIndependent),
            (changed && self.shown_stable, Caution::WithinMargin),
            (self.reachable.only().is_none(), Caution::Depends),
            (in_part, Caution::PartlyCovered),
            (self.ratio.rule().is_unstated(), Caution::UnstatedRule),
            (unread, Caution::Unread),
            (unlike, Caution::NotWholeYears),
        ]
        .into_iter()
        .filter_map(|(holds, caution)| holds.then_some(caution))
    }
}

/// The whole answer in a line.
impl fmt::Display for Trend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ratio.counts_text(f)?;
        let changed = matches!(self.class(), TrendClass::Increased | TrendClass::Decreased);
        match self.equivalence {
            Some(equivalence) if !changed && self.ratio.is_exact() => write!(
                f,
                "ratio {} ({} % {:.2}), p {} of a change by {} or more",
                self.ratio.estimate(),
                percent_text(1.0 - 2.0 * self.rule.level().alpha()),
                equivalence
                    .interval(self.rule.level())
                    .map_err(|_| fmt::Error)?,
                p_text(equivalence.p().hi()),
                equivalence.margin()
            )?,
            _ => figures(&self.ratio, self.rule.level(), f)?,
        }
        write!(f, ": {}", self.class())?;
        if self.reachable.only().is_none() {
            write!(f, " ({} can be reached)", self.reachable)?;
        }
        f.write_str(" ")?;
        self.ratio.note(f)
    }
}

/// What serde writes of a trend.
#[derive(Serialize)]
struct Written<'a> {
    class: TrendClass,
    reachable: ClassSet,
    rule: TrendRule,
    /// The interval at the level of the rule; none for counts that are too large for it.
    interval: Interval,
    equivalence: Option<WrittenEquivalence>,
    cautions: Vec<Caution>,
    ratio: &'a FrequencyRatio,
}

/// The class, the classes that the bounds of the counts can reach, the trend rule, the interval at its level, the equivalence test where a
/// margin was stated, the cautions and the ratio.
impl Serialize for Trend {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            class: self.class(),
            reachable: self.reachable(),
            rule: self.rule(),
            interval: self
                .ratio()
                .interval(self.rule().level())
                .map_err(S::Error::custom)?,
            equivalence: self
                .equivalence()
                .map(|asked| WrittenEquivalence::of(asked, self.rule().level()))
                .transpose()
                .map_err(S::Error::custom)?,
            cautions: self.cautions().collect(),
            ratio: self.ratio(),
        };
        written.serialize(to)
    }
}

/// The two one-sided tests of counts that are exact, at the level of the rule.
#[derive(Serialize)]
struct WrittenEquivalence {
    margin: f64,
    against_less: f64,
    against_more: f64,
    interval: Interval,
    alpha: f64,
}

impl WrittenEquivalence {
    fn of(asked: Equivalence, level: Confidence) -> crate::error::Result<Self> {
        Ok(Self {
            margin: asked.margin(),
            against_less: asked.not_less().hi(),
            against_more: asked.not_more().hi(),
            interval: asked.interval(level)?,
            alpha: level.alpha(),
        })
    }
}
