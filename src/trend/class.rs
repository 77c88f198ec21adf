//! The class of a ratio.

use super::reach;
use crate::error::{Error, Result, text};
use crate::ratio::frequency::{FrequencyRatio, figures, rule_note};
use crate::stats::confidence::Confidence;
use std::fmt;

/// What a comparison of two frequencies shows.
///
/// # Examples
/// ```
/// use interstate::TrendClass;
///
/// assert_eq!("inconclusive".parse::<TrendClass>()?, TrendClass::Inconclusive);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_class)]
pub enum TrendClass {
    /// The interval for the ratio lies above 1.
    Increased,
    /// The interval for the ratio lies below 1.
    Decreased,
    /// The ratio was shown to lie within a margin that the caller stated.
    Stable,
    /// The data decide nothing of the above.
    Inconclusive,
}

text::word!(
    TrendClass,
    "trend class",
    unknown_class,
    [Increased, Decreased, Stable, Inconclusive]
);

/// A set of trend classes: those that some counts within the bounds lead to.
///
/// # Examples
/// ```
/// use interstate::TrendClass;
/// use interstate::trend::ClassSet;
///
/// let set: ClassSet = [TrendClass::Inconclusive, TrendClass::Increased].into_iter().collect();
/// assert!(set.contains(TrendClass::Increased) && !set.contains(TrendClass::Decreased));
/// assert_eq!(set.to_string(), "increased or inconclusive");
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct ClassSet(u8);

impl ClassSet {
    /// Whether this class is in the set.
    #[must_use]
    pub fn contains(self, class: TrendClass) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// The classes, in the order of [`TrendClass::ALL`].
    pub fn iter(self) -> impl Iterator<Item = TrendClass> {
        TrendClass::ALL
            .into_iter()
            .filter(move |class| self.contains(*class))
    }

    /// The class, if there is just one.
    #[must_use]
    pub fn only(self) -> Option<TrendClass> {
        let mut classes = self.iter();
        classes.next().filter(|_| classes.next().is_none())
    }

    pub(super) fn add(&mut self, class: TrendClass) {
        self.0 |= 1 << class as u8;
    }
}

impl FromIterator<TrendClass> for ClassSet {
    fn from_iter<I: IntoIterator<Item = TrendClass>>(classes: I) -> Self {
        let mut set = Self::default();
        classes.into_iter().for_each(|class| set.add(class));
        set
    }
}

impl fmt::Display for ClassSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, class) in self.iter().enumerate() {
            write!(f, "{}{class}", if n == 0 { "" } else { " or " })?;
        }
        Ok(())
    }
}

/// How a ratio is turned into a class.
///
/// # Examples
/// ```
/// use interstate::{Confidence, TrendRule};
///
/// let rule = TrendRule::new(Confidence::P95);
/// assert_eq!(rule.level(), Confidence::P95);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendRule {
    level: Confidence,
}

impl TrendRule {
    /// Increased or decreased where the interval of this level lies above or below 1.
    #[must_use]
    pub fn new(level: Confidence) -> Self {
        Self { level }
    }

    /// The confidence level.
    #[must_use]
    pub fn level(&self) -> Confidence {
        self.level
    }
}

/// Something that a reader of a class should know.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Caution {
    /// The interval and the p hold if events are independent; clusters make them too narrow, a schedule too wide.
    IfIndependent,
    /// A count is a pair of bounds, and other counts within them lead to another class.
    Depends,
    /// The source covers a period in part, so that its count is a floor.
    Floor,
    /// The rule is not stated by the source of the numbers.
    UnstatedRule,
}

impl fmt::Display for Caution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::IfIndependent => "if events are independent",
            Self::Depends => "other counts within the bounds lead to another class",
            Self::Floor => "the source covers a period in part, so its count is a floor",
            Self::UnstatedRule => "the source does not state its counting rule",
        })
    }
}

/// The class of a ratio, with the ratio that it is the class of.
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
}

/// The class of a ratio under a trend rule.
///
/// # Formula
/// *Increased* where the central exact interval lies above 1, *decreased* where it lies below 1, else *inconclusive*. Under
/// bounds, the one class that all counts within them lead to; where they lead to several, *inconclusive*.
///
/// # When it misleads
/// Where events are not independent (see [`Caution::IfIndependent`]), and where the periods were chosen by looking at the counts.
///
/// # Errors
/// None for counts below 2⁵³.
pub fn classify_trend(ratio: &FrequencyRatio, rule: TrendRule) -> Result<Trend> {
    let reachable = reach::classes(ratio, rule)?;
    Ok(Trend {
        ratio: ratio.clone(),
        rule,
        reachable,
    })
}

impl Trend {
    /// The class: a plain word, inconclusive where counts within the bounds lead to several.
    #[must_use]
    pub fn class(&self) -> TrendClass {
        self.reachable.only().unwrap_or(TrendClass::Inconclusive)
    }

    /// Every class that some counts within the bounds lead to.
    #[must_use]
    pub fn reachable(&self) -> ClassSet {
        self.reachable
    }

    /// The ratio that this is the class of.
    #[must_use]
    pub fn ratio(&self) -> &FrequencyRatio {
        &self.ratio
    }

    /// The rule that it was classed by.
    #[must_use]
    pub fn rule(&self) -> TrendRule {
        self.rule
    }

    /// What a reader should know besides.
    pub fn cautions(&self) -> impl Iterator<Item = Caution> {
        let floor = self.ratio.before().floor || self.ratio.after().floor;
        [
            (true, Caution::IfIndependent),
            (self.reachable.only().is_none(), Caution::Depends),
            (floor, Caution::Floor),
            (self.ratio.rule().is_unstated(), Caution::UnstatedRule),
        ]
        .into_iter()
        .filter_map(|(holds, caution)| holds.then_some(caution))
    }
}

/// The whole answer in a line.
impl fmt::Display for Trend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.ratio.counts_text(f)?;
        figures(&self.ratio, self.rule.level(), f)?;
        write!(f, ": {}", self.class())?;
        if self.reachable.only().is_none() {
            write!(f, " ({} can be reached)", self.reachable)?;
        }
        write!(f, " {}", rule_note(self.ratio.rule()))
    }
}
