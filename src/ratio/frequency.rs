//! The ratio itself.

use crate::count::Count;
use crate::error::{Result, answers::Answers};
use crate::rule::counting_rule::CountingRule;
pub(crate) use crate::stats::p_text;
use crate::stats::{
    BeforeAfter, Confidence, Interval, Observed, PValue, RateRatio, Ratio, RatioRange,
};
use crate::tally::tallied::{Tallied, unread_text};
use crate::tally::together::together;
use crate::tally::{CountUnit, TallyKey};
use crate::time::exposure::Exposure;
use crate::time::period::Period;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use std::fmt;

/// One side of a frequency ratio: a count, its period and the years that it is over.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::{CountingRule, Period, Tallied, frequency_ratio};
///
/// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::year(2021)?, Period::years(2022..=2024)?);
/// let ratio = frequency_ratio(&Tallied::stated(Whole, 3, before, &rule), &Tallied::stated(Whole, 18, after, &rule))?;
/// assert_eq!((ratio.after().count.lo(), ratio.after().exposure.years()), (18, 3.0));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct RatioTerm {
    /// The number of events, as bounds.
    pub count: Count,
    /// The period that was asked about.
    pub period: Period,
    /// The years that the count is over.
    pub exposure: Exposure,
    /// Whether the source covers some day of the period only in part, so that there may have been more than was recorded.
    pub partly_covered: bool,
    /// Whether the number was stated by somebody, and not counted under the rule.
    pub stated: bool,
    /// The number of rows of the source that could not be read.
    pub unread: u64,
}

/// The ratio of two frequencies, later over earlier, with its exact interval and the p-value that belongs to it.
///
/// Made by [`frequency_ratio`] from two counts under one rule. Where a count is a pair of bounds, so is the ratio; its interval
/// then holds the interval of every pair of counts within the bounds.
///
/// # Examples
/// ```
/// use interstate::tally::Whole;
/// use interstate::{Confidence, CountingRule, Period, Tallied, frequency_ratio};
///
/// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
/// let ratio = frequency_ratio(&Tallied::stated(Whole, 9, before, &rule), &Tallied::stated(Whole, 18, after, &rule))?;
/// assert_eq!(ratio.to_string(), "interactions: 9 in 3 years → 18 in 3 years: ratio 2.00 (95 % 0.85–5.05), p = 0.12 [the unstated rule of a paper, counts stated]");
/// assert!(ratio.interval(Confidence::P95)?.contains(1.0));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FrequencyRatio {
    subject: Box<str>,
    unit: CountUnit,
    before: RatioTerm,
    after: RatioTerm,
    rule: CountingRule,
    /// The pairs of counts that the records allow together, as boxes.
    pairs: Vec<BeforeAfter>,
    sharp: bool,
}

/// The ratio of the later frequency to the earlier one, for two counts made under one rule.
///
/// # Errors
/// Two rules, with the first difference between them; two things; periods that share days, or whose order is the wrong way
/// round; exposures by two conventions; a count above 2⁵⁰.
///
/// Two units are refused by the compiler: counts of dyad-events and of events are different types.
/// ```compile_fail
/// use interstate::tally::Whole;
/// use interstate::{Dyad, Tallied, frequency_ratio};
/// fn compare(before: &Tallied<Dyad>, after: &Tallied<Whole>) {
///     let _ = frequency_ratio(before, after);
/// }
/// ```
/// ```
/// use interstate::tally::Whole;
/// use interstate::{Dyad, Tallied, frequency_ratio};
/// fn compare(before: &Tallied<Dyad>, after: &Tallied<Dyad>) {
///     let _ = frequency_ratio(before, after);
/// }
/// ```
pub fn frequency_ratio<K: TallyKey>(
    before: &Tallied<K>,
    after: &Tallied<K>,
) -> Result<FrequencyRatio> {
    before.rule().same_as(after.rule())?;
    if before.key() != after.key() {
        return Err(Answers::TwoThings {
            before: before.key().to_string().into(),
            after: after.key().to_string().into(),
        }
        .into());
    }
    let (one, two) = (before.period(), after.period());
    if let Some(shared) = one.intersection(two) {
        return Err(Answers::SharedDays {
            before: one.to_string().into(),
            after: two.to_string().into(),
            shared: shared.to_string().into(),
        }
        .into());
    }
    if two.start() < one.start() {
        return Err(Answers::WrongOrder {
            before: one.to_string().into(),
            after: two.to_string().into(),
        }
        .into());
    }
    let (first, second) = (
        before.exposure().convention(),
        after.exposure().convention(),
    );
    if first != second {
        return Err(Answers::TwoConventions {
            before: first.to_string().into(),
            after: second.to_string().into(),
        }
        .into());
    }
    let term = |side: &Tallied<K>| RatioTerm {
        count: side.count(),
        period: side.period(),
        exposure: side.exposure(),
        partly_covered: side.is_partly_covered(),
        stated: side.is_stated(),
        unread: side.unread(),
    };
    let (first, second) = (term(before), term(after));
    let mut reach = together(before, after)?;
    if reach.boxes().len() > MOST_PAIRS {
        reach = reach.apart();
    }
    // Counts that the statistics do not take are refused here, so that no answer has to be left out later.
    let pair = |counts: &Vec<Count>| match *counts.as_slice() {
        [before, after] => Ok(BeforeAfter::new(
            numbers(before, first.exposure)?,
            numbers(after, second.exposure)?,
        )),
        _ => Err(Answers::NoPair.into()),
    };
    let pairs = reach.boxes().iter().map(pair).collect::<Result<_>>()?;
    Ok(FrequencyRatio {
        subject: format!("{}{}", before.rule().noun(), before.key().phrase()).into(),
        unit: K::UNIT,
        before: first,
        after: second,
        rule: before.rule().clone(),
        sharp: reach.is_sharp(),
        pairs,
    })
}

/// Beyond so many boxes of pairs each side is taken by itself.
const MOST_PAIRS: usize = 4096;

fn numbers(count: Count, exposure: Exposure) -> Result<Observed> {
    Observed::between(count.lo(), count.hi(), exposure.years())
}

impl FrequencyRatio {
    /// The earlier side of the ratio.
    #[must_use]
    pub fn before(&self) -> &RatioTerm {
        &self.before
    }

    /// The later side of the ratio.
    #[must_use]
    pub fn after(&self) -> &RatioTerm {
        &self.after
    }

    /// The counting rule of both sides.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The unit of the counts: events, dyad-events, or another.
    #[must_use]
    pub fn unit(&self) -> CountUnit {
        self.unit
    }

    /// What is counted, in words: `exercises of CHN–RUS`.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The observed ratio; under bounds, the least and the greatest that the records allow.
    ///
    /// # Formula
    /// Of counts within one box of bounds, `[(lo₂/t₂) / (hi₁/t₁), (hi₂/t₂) / (lo₁/t₁)]`; of several boxes, the hull. Nothing over nothing has no
    /// ratio, and is left out where other counts have one.
    ///
    /// Two counts of one table are taken together: an event that may fall in either period makes one of them larger and the other smaller,
    /// and one that lasted over both counts in both or in neither. So the bounds are sharp where [`is_sharp`](Self::is_sharp) says so. Counts
    /// of two tables, and stated ones, are taken each by itself.
    #[must_use]
    pub fn estimate(&self) -> RatioRange {
        let pairs = self
            .pairs
            .iter()
            .map(|&pair| RateRatio::from(pair).estimate());
        pairs
            .reduce(RatioRange::hull)
            .unwrap_or(RatioRange::UNDEFINED)
    }

    /// Whether the records allow every pair of counts that the ratio is based on. Otherwise bounds, interval and classes are valid, but may
    /// be wider than necessary.
    ///
    /// Two counts in doubt that come from two tables, or from [`over_covered`](crate::TallyTable::over_covered) or
    /// [`total`](crate::TallyTable::total), are taken each by itself, and an event in doubt in both as two: their ratio is not sharp. Nor is that
    /// of counts that the records leave in doubt in more than 4,096 different ways.
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }

    /// Whether both counts are exact.
    pub(crate) fn is_exact(&self) -> bool {
        self.before.count.exactly().is_some() && self.after.count.exactly().is_some()
    }

    /// The pairs of counts that the records allow, as boxes of bounds.
    pub(crate) fn pairs(&self) -> &[BeforeAfter] {
        &self.pairs
    }

    /// The exact interval for the ratio; under bounds, the smallest one that holds the intervals of all counts within them.
    ///
    /// # Formula
    /// Given the sum, `after ~ Binomial(before + after, θ)` and `ratio = θ/(1 − θ) · t_before/t_after`: the interval of Clopper
    /// and Pearson for θ. Its lower end falls in the earlier count and rises in the later one, so under bounds it is
    /// `[L(hi₁, lo₂), U(lo₁, hi₂)]`.
    ///
    /// # When it misleads
    /// Events that come in clusters (one summit counted as five meetings) make it too narrow.
    ///
    /// # Errors
    /// None: what has no interval is refused by [`frequency_ratio`].
    ///
    /// # References
    /// Przyborowski, Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31:313,
    /// doi:10.1093/biomet/31.3-4.313.
    pub fn interval(&self, level: Confidence) -> Result<Interval> {
        let (mut lo, mut hi) = (f64::INFINITY, Some(0.0_f64));
        for &pair in &self.pairs {
            let of = RateRatio::from(pair).interval(level)?;
            lo = lo.min(of.lo());
            hi = hi.zip(of.hi()).map(|(a, b)| a.max(b));
        }
        Ok(Interval::of(lo, hi.unwrap_or(f64::INFINITY)))
    }

    /// The two-sided p-value for an unchanged frequency, which belongs to [`interval`](Self::interval): p < 1 − level exactly when 1 is
    /// outside. Under bounds, the least and the greatest p that the counts allow; the greatest is the one to quote.
    ///
    /// # Errors
    /// As [`interval`](Self::interval).
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::Whole;
    /// use interstate::{Count, CountingRule, Period, Tallied, frequency_ratio};
    ///
    /// let (rule, before, after) = (CountingRule::unstated("a paper"), Period::years(2019..=2021)?, Period::years(2022..=2024)?);
    /// let ratio = frequency_ratio(
    ///     &Tallied::stated(Whole, Count::between(14, 16)?, before, &rule),
    ///     &Tallied::stated(Whole, Count::between(28, 33)?, after, &rule),
    /// )?;
    /// let p = ratio.p()?;
    /// assert_eq!((format!("{:.3}", p.lo()), format!("{:.3}", p.hi())), ("0.008".into(), "0.096".into()));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn p(&self) -> Result<PValue> {
        let mut range: Option<PValue> = None;
        for &pair in &self.pairs {
            let p = RateRatio::from(pair).p(1.0)?;
            range = Some(range.map_or(p, |range| range.hull(p)));
        }
        range.ok_or_else(|| Answers::NoPair.into())
    }
}

/// Writes `ratio 1.56 (95 % 0.63–4.07), p = 0.40`.
pub(crate) fn figures(
    ratio: &FrequencyRatio,
    level: Confidence,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let estimate = ratio.estimate();
    write!(f, "ratio {estimate}")?;
    if estimate.exactly() != Some(Ratio::Undefined) {
        let interval = ratio.interval(level).map_err(|_| fmt::Error)?;
        write!(f, " ({} % {interval:.2})", percent(level))?;
    }
    if ratio.is_exact() {
        let p = ratio.p().map_err(|_| fmt::Error)?;
        write!(f, ", p {}", p_text(p.hi()))?;
    }
    Ok(())
}

/// A confidence level in per cent, without the noise of binary fractions: `95`, `99.9`.
pub(crate) fn percent(level: Confidence) -> String {
    percent_text(level.level())
}

/// A share in per cent, likewise.
pub(crate) fn percent_text(share: f64) -> String {
    let text = format!("{:.4}", 100.0 * share);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl FrequencyRatio {
    /// Writes what the counts rest on: `[rule E3]`, `[rule E3, counts stated, 2 rows not read]`.
    pub(crate) fn note(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rule.is_unstated() {
            write!(f, "[{}", self.rule)?;
        } else {
            write!(f, "[rule {}", self.rule.name())?;
        }
        f.write_str(match (self.before.stated, self.after.stated) {
            (true, true) => ", counts stated",
            (true, false) => ", the earlier count stated",
            (false, true) => ", the later count stated",
            (false, false) => "",
        })?;
        if !self.sharp {
            f.write_str(", bounds not sharp")?;
        }
        // Both counts are as a rule of one ledger, so that the rows are the same.
        match self.before.unread.max(self.after.unread) {
            0 => f.write_str("]"),
            unread => write!(f, ", {}]", unread_text(unread)),
        }
    }

    /// Writes everything up to the figures: `exercises of CHN–RUS: 9 in 3 years → 14 in 3 years`.
    pub(crate) fn counts_text(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} in {} → {} in {}: ",
            self.subject,
            self.before.count,
            self.before.exposure,
            self.after.count,
            self.after.exposure
        )
    }
}

/// The whole answer in a line, at the confidence level of 95 %.
impl fmt::Display for FrequencyRatio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts_text(f)?;
        figures(self, Confidence::P95, f)?;
        f.write_str(" ")?;
        self.note(f)
    }
}

/// What serde writes of a ratio.
#[derive(Serialize)]
struct Written<'a> {
    subject: &'a str,
    unit: CountUnit,
    before: &'a RatioTerm,
    after: &'a RatioTerm,
    /// The least and the greatest ratio within the bounds of the counts: twice the same where both are exact.
    ratio: (Ratio, Ratio),
    /// The least and the greatest p.
    p: PValue,
    /// Whether every pair of counts that this rests on is one that the records allow.
    sharp: bool,
    rule: &'a CountingRule,
}

/// Subject, unit, both counts with their periods, and what follows: the least and the greatest ratio and p within the bounds of the counts.
impl Serialize for FrequencyRatio {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            subject: self.subject(),
            unit: self.unit(),
            before: self.before(),
            after: self.after(),
            ratio: (self.estimate().lo(), self.estimate().hi()),
            p: self.p().map_err(S::Error::custom)?,
            sharp: self.is_sharp(),
            rule: self.rule(),
        };
        written.serialize(to)
    }
}
