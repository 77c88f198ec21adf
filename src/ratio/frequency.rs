//! The ratio itself.

use crate::count::Count;
use crate::error::{Result, answers::Answers};
use crate::rule::counting_rule::CountingRule;
use crate::stats::bounds::{self, Bounds, PRange};
use crate::stats::confidence::Confidence;
use crate::stats::{Interval, RatioMethod};
use crate::tally::tallied::Tallied;
use crate::tally::{TallyKey, Unit};
use crate::time::exposure::Exposure;
use crate::time::period::Period;
use serde::Serialize;
use std::fmt;

/// A ratio that may have no value: never NaN, never infinity.
///
/// # Examples
/// ```
/// use interstate::Ratio;
///
/// assert_eq!(Ratio::of(14.0, 9.0).to_string(), "1.56");
/// assert_eq!(Ratio::of(6.0, 0.0), Ratio::Unbounded);
/// assert_eq!(Ratio::of(0.0, 0.0), Ratio::Undefined);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ratio {
    /// A number.
    Finite(f64),
    /// Something over nothing.
    Unbounded,
    /// Nothing over nothing.
    Undefined,
}

impl Ratio {
    /// The ratio of two rates, both finite and at least 0.
    #[must_use]
    pub fn of(after: f64, before: f64) -> Self {
        if before > 0.0 {
            Self::Finite(after / before)
        } else if after > 0.0 {
            Self::Unbounded
        } else {
            Self::Undefined
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn finite(self) -> Option<f64> {
        match self {
            Self::Finite(value) => Some(value),
            _ => None,
        }
    }
}

/// `1.56`, `unbounded` or `undefined`; the formatter's precision gives the decimals (default 2).
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finite(value) => write!(f, "{value:.*}", f.precision().unwrap_or(2)),
            Self::Unbounded => f.write_str("unbounded"),
            Self::Undefined => f.write_str("undefined"),
        }
    }
}

/// One side of a ratio: how many, and over how long.
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
pub struct Term {
    /// How many.
    pub count: Count,
    /// The days that the question was about.
    pub period: Period,
    /// The years that the count is over.
    pub exposure: Exposure,
    /// Whether the source covers the period in part, so that the count is a floor.
    pub floor: bool,
}

/// How many times the earlier frequency the later one is, with its exact interval and the p that belongs to it.
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
/// assert_eq!(ratio.to_string(), "interactions: 9 in 3 years → 18 in 3 years: ratio 2.00 (95 % 0.85–5.05), p = 0.12 [the unstated rule of a paper]");
/// assert!(ratio.interval(Confidence::P95)?.contains(1.0));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FrequencyRatio {
    subject: Box<str>,
    unit: Unit,
    before: Term,
    after: Term,
    rule: CountingRule,
}

/// The ratio of two frequencies, the later over the earlier.
///
/// # Errors
/// Two rules, with the first difference between them; two things; periods that share days, or whose order is the wrong way
/// round; exposures by two conventions.
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
    if before.of() != after.of() {
        return Err(Answers::TwoThings {
            before: before.of().to_string().into(),
            after: after.of().to_string().into(),
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
    let term = |side: &Tallied<K>| Term {
        count: side.count(),
        period: side.period(),
        exposure: side.exposure(),
        floor: side.is_floor(),
    };
    Ok(FrequencyRatio {
        subject: format!("{}{}", before.rule().noun(), before.of().phrase()).into(),
        unit: K::UNIT,
        before: term(before),
        after: term(after),
        rule: before.rule().clone(),
    })
}

impl FrequencyRatio {
    /// The earlier side.
    #[must_use]
    pub fn before(&self) -> &Term {
        &self.before
    }

    /// The later side.
    #[must_use]
    pub fn after(&self) -> &Term {
        &self.after
    }

    /// The rule that both sides were counted under.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// What one count is a count of.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// What is counted, in words: `exercises of CHN–RUS`.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The ratio, if both counts are exact.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        let before = self.before.count.exactly()? as f64 / self.before.exposure.years();
        let after = self.after.count.exactly()? as f64 / self.after.exposure.years();
        Some(Ratio::of(after, before))
    }

    /// The least and the greatest ratio that the counts allow.
    ///
    /// # Formula
    /// `[(lo₂/t₂) / (hi₁/t₁), (hi₂/t₂) / (lo₁/t₁)]`: sharp, since an event that may fall in either period makes one of them
    /// larger and the other smaller.
    #[must_use]
    pub fn bounds(&self) -> (Ratio, Ratio) {
        let rate = |term: &Term, count: u64| count as f64 / term.exposure.years();
        let after = rate(&self.after, self.after.count.lo());
        let least = match self.before.count.hi() {
            Some(hi) => Ratio::of(after, rate(&self.before, hi)),
            None => Ratio::Finite(0.0),
        };
        let before = rate(&self.before, self.before.count.lo());
        let greatest = match self.after.count.hi() {
            Some(hi) => Ratio::of(rate(&self.after, hi), before),
            None => Ratio::Unbounded,
        };
        (least, greatest)
    }

    /// The exact interval for the ratio; under bounds, the hull of the intervals of all counts within them.
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
    /// A count above 2⁵⁰.
    ///
    /// # References
    /// Przyborowski, Wilenski (1940), Homogeneity of results in testing samples from Poisson series, Biometrika 31:313,
    /// doi:10.1093/biomet/31.3-4.313.
    pub fn interval(&self, level: Confidence) -> Result<Interval> {
        let (before, after) = self.number_bounds()?;
        bounds::rate_ratio_interval(before, after, level, RatioMethod::CentralExact)
    }

    /// Both sides as plain numbers.
    pub(crate) fn number_bounds(&self) -> Result<(Bounds, Bounds)> {
        let of = |term: &Term| Bounds::new(term.count.lo(), term.count.hi(), term.exposure.years());
        Ok((of(&self.before)?, of(&self.after)?))
    }

    /// The two-sided p of "the frequency did not change", which belongs to [`interval`](Self::interval): p < 1 − level exactly
    /// when 1 is outside. `None` under bounds, where [`p_range`](Self::p_range) answers.
    ///
    /// # Errors
    /// As [`interval`](Self::interval).
    pub fn p(&self) -> Result<Option<f64>> {
        match (self.before.count.exactly(), self.after.count.exactly()) {
            (Some(_), Some(_)) => Ok(Some(self.p_range()?.hi())),
            _ => Ok(None),
        }
    }

    /// Every p that the counts allow, from the least to the greatest: the greatest is the one that a claim must stand.
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
    /// let p = ratio.p_range()?;
    /// assert_eq!((format!("{:.3}", p.lo()), format!("{:.3}", p.hi())), ("0.008".into(), "0.096".into()));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn p_range(&self) -> Result<PRange> {
        let (before, after) = self.number_bounds()?;
        Ok(bounds::rate_ratio_tails(before, after, 1.0, RatioMethod::CentralExact)?.two_sided())
    }
}

/// Writes a p with two digits that count: `0.40`, `0.036`, `< 0.0001`.
pub(crate) fn p_text(p: f64) -> String {
    if p >= 0.1 {
        format!("= {p:.2}")
    } else if p >= 0.01 {
        format!("= {p:.3}")
    } else if p >= 0.0001 {
        format!("= {p:.4}")
    } else {
        "< 0.0001".into()
    }
}

/// Writes `ratio 1.56 (95 % 0.63–4.07), p = 0.40`.
pub(crate) fn figures(
    ratio: &FrequencyRatio,
    level: Confidence,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match ratio.ratio() {
        Some(value) => write!(f, "ratio {value}")?,
        None => match ratio.bounds() {
            (least, greatest) if least == greatest => write!(f, "ratio {least}")?,
            (least, Ratio::Finite(greatest)) => write!(f, "ratio {least}–{greatest:.2}")?,
            (least, _) => write!(f, "ratio {least} or more")?,
        },
    }
    let undefined = ratio.ratio() == Some(Ratio::Undefined);
    if let Ok(interval) = ratio.interval(level)
        && !undefined
    {
        write!(f, " ({} % {interval:.2})", percent(level))?;
    }
    match ratio.p() {
        Ok(Some(p)) => write!(f, ", p {}", p_text(p)),
        _ => Ok(()),
    }
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

/// Writes `[rule E3]`.
pub(crate) fn rule_note(rule: &CountingRule) -> String {
    if rule.is_unstated() {
        format!("[{rule}]")
    } else {
        format!("[rule {}]", rule.name())
    }
}

impl FrequencyRatio {
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
        write!(f, " {}", rule_note(&self.rule))
    }
}
