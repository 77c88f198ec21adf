//! A comparison as a text states it, recomputed from the text's own numbers.

use super::granularity::{Between, Printed, RoundingRule};
use super::recomputed::{Consistency, RecomputedResult, Significance, StatedFinding, StatedPart};
use super::{Tolerance, within};
use crate::count::Count;
use crate::error::{Result, claims::Claims};
use crate::stats::{
    BeforeAfter, Confidence, Interval, Observed, PValue, RateRatio, Ratio, RatioMethod, RatioRange,
    p_text,
};
use crate::time::exposure::Exposure;
use crate::time::truth::Truth;
use std::fmt;

/// How a stated p stands to its number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Relation {
    Is,
    Below,
    Above,
}

#[derive(Clone, Debug, PartialEq)]
struct StatedP {
    text: Box<str>,
    relation: Relation,
    number: Printed,
}

#[derive(Clone, Debug, PartialEq)]
struct StatedFigure {
    text: Box<str>,
    number: Printed,
}

/// A comparison of two counts with what a text says of them, which can be recomputed from the two numbers: a check that needs no records.
///
/// # Formula
/// The ratio is recomputed as an exact fraction; interval and p are those of [`RateRatio`](crate::stats::RateRatio), of the hypothesis that the
/// ratio is 1. A figure is consistent if what was recomputed can be rounded to it (see [`RoundingRule`], ties either way). A text that does not
/// name its method is given the benefit of the doubt: a two-sided p or interval by any [`RatioMethod`](crate::stats::RatioMethod) will do, and
/// the answer says by which. A decision is inconsistent only if no such method bears it out.
///
/// # When it misleads
/// A text that counted clusters, months or seasons used another method, and need not agree. Nor need one whose two numbers were rounded before
/// they were printed.
///
/// # Examples
/// "From 9 to 18, doubled, significant":
/// ```
/// use interstate::Period;
/// use interstate::claim::{Consistency, Significance, StatedResult, Tolerance};
///
/// let years = Period::years(2019..=2021)?.exposure();
/// let stated = StatedResult::new((9.into(), years), (18.into(), years))
///     .with_change("doubled", Tolerance::new(1.75, 2.25)?)
///     .with_significance(Significance::Significant);
/// let checked = stated.recompute()?;
/// assert_eq!(checked.consistency(), Consistency::DecisionInconsistent);
/// assert_eq!(
///     checked.to_string(),
///     "9 in 3 years → 18 in 3 years: ratio 2.00 (95 % 0.85–5.05), p = 0.12; doubled, 1.75 to 2.25 times: consistent; \
///      significant: decision_inconsistent, not so at 0.05",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Nuijten, Hartgerink, van Assen, Epskamp and Wicherts (2016), The prevalence of statistical reporting errors in psychology (1985–2013),
/// doi:10.3758/s13428-015-0664-2: the two levels of inconsistency.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedResult {
    before: (Count, Exposure),
    after: (Count, Exposure),
    ratio: Option<StatedFigure>,
    change: Option<(Box<str>, Tolerance)>,
    interval: Option<(StatedFigure, StatedFigure)>,
    p: Option<StatedP>,
    significance: Option<Significance>,
    level: Confidence,
    method: Option<RatioMethod>,
}

const FORMS: &str = "2, 2.0 or 0.85";

fn figure(text: &str) -> Result<StatedFigure> {
    let number = Printed::read(text.trim(), text, FORMS)?;
    let text = text.trim().into();
    Ok(StatedFigure { text, number })
}

impl StatedResult {
    /// Two counts, each with the years that it is over.
    #[must_use]
    pub fn new(before: (Count, Exposure), after: (Count, Exposure)) -> Self {
        Self {
            before,
            after,
            ratio: None,
            change: None,
            interval: None,
            p: None,
            significance: None,
            level: Confidence::P95,
            method: None,
        }
    }

    /// The same result with the ratio that the text states, in its digits: `2.0`.
    ///
    /// # Errors
    /// Text that is no number of at most 15 digits.
    pub fn with_ratio(self, text: &str) -> Result<Self> {
        let ratio = Some(figure(text)?);
        Ok(Self { ratio, ..self })
    }

    /// The same result with the text's word for the change, and the ratios that the word may stand for.
    #[must_use]
    pub fn with_change(self, words: impl Into<Box<str>>, may_be: Tolerance) -> Self {
        let change = Some((words.into(), may_be));
        Self { change, ..self }
    }

    /// The same result with the interval of the ratio, in the text's digits, at the [level](Self::with_level).
    ///
    /// # Errors
    /// Text that is no number of at most 15 digits; a lower end above the upper one.
    pub fn with_interval(self, lo: &str, hi: &str) -> Result<Self> {
        let (lo, hi) = (figure(lo)?, figure(hi)?);
        let ends = |of: &StatedFigure| of.number.rounded_from(RoundingRule::HalfEither).ends();
        if ends(&lo).0 > ends(&hi).1 {
            return Err(Claims::IntervalBackwards {
                lo: (&*lo.text).into(),
                hi: (&*hi.text).into(),
            }
            .into());
        }
        let interval = Some((lo, hi));
        Ok(Self { interval, ..self })
    }

    /// The same result with the two-sided p, in the text's digits: `0.04`, `= .04`, `< 0.05` or `p > 0.1`.
    ///
    /// # Errors
    /// Text that is no p.
    ///
    /// # Examples
    /// ```
    /// use interstate::Period;
    /// use interstate::claim::{Consistency, StatedResult};
    ///
    /// let years = Period::years(2019..=2021)?.exposure();
    /// let checked = StatedResult::new((9.into(), years), (18.into(), years)).with_p("p = .06")?.recompute()?;
    /// assert_eq!(checked.consistency(), Consistency::Inconsistent);
    /// assert!(checked.to_string().ends_with("p = .06: inconsistent, the one-sided p is 0.061"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_p(self, text: &str) -> Result<Self> {
        let refused = || Claims::NoStatedP { found: text.into() };
        let words = text.trim();
        let words = words.strip_prefix(['p', 'P']).unwrap_or(words).trim_start();
        let relation = match words.chars().next() {
            Some('<') => Relation::Below,
            Some('>') => Relation::Above,
            _ => Relation::Is,
        };
        let number = words.trim_start_matches(['<', '>', '=']).trim_start();
        let number = Printed::read(number, text, FORMS).map_err(|_| refused())?;
        let (least, _) = number.rounded_from(RoundingRule::HalfEither).ends();
        if least > 1.0 {
            return Err(refused().into());
        }
        let text = text.trim().into();
        let p = Some(StatedP {
            text,
            relation,
            number,
        });
        Ok(Self { p, ..self })
    }

    /// The same result with what the text says of the significance of the difference.
    #[must_use]
    pub fn with_significance(self, significance: Significance) -> Self {
        let significance = Some(significance);
        Self {
            significance,
            ..self
        }
    }

    /// The same result with the level of the interval, whose complement is the level of significance. Default: 95 %.
    #[must_use]
    pub fn with_level(self, level: Confidence) -> Self {
        Self { level, ..self }
    }

    /// The same result with the method that the text names. By default the result of any method is accepted.
    #[must_use]
    pub fn with_method(self, method: RatioMethod) -> Self {
        let method = Some(method);
        Self { method, ..self }
    }

    /// Recomputes ratio, interval and p, and compares them with what is stated.
    ///
    /// # Errors
    /// A count above 2⁵⁰; numbers that do not fit an exact fraction of 128 bits; a method that refuses such counts.
    pub fn recompute(&self) -> Result<RecomputedResult> {
        let observed = |(count, over): (Count, Exposure)| {
            Observed::between(count.lo(), count.hi(), over.years())
        };
        let pair = BeforeAfter::new(observed(self.before)?, observed(self.after)?);
        let methods = match self.method {
            Some(method) => vec![method],
            None => RatioMethod::ALL.to_vec(),
        };
        let mut answers = Vec::new();
        for method in methods {
            let ratio = RateRatio::from(pair).with_method(method);
            match (ratio.interval(self.level), ratio.p(1.0)) {
                (Ok(interval), Ok(p)) => answers.push(Answer {
                    method,
                    interval,
                    p,
                }),
                // Where no method is named, those that have no answer for bounds or large counts are not asked.
                (Err(error), _) | (_, Err(error)) if self.method.is_some() => return Err(error),
                _ => {}
            }
        }
        let first = RateRatio::from(pair);
        let (interval, p) = match answers.first() {
            Some(answer) => (answer.interval, answer.p),
            None => (first.interval(self.level)?, first.p(1.0)?),
        };
        let mut findings = Vec::new();
        if let Some(ratio) = &self.ratio {
            findings.push(self.of_ratio(ratio, first.estimate())?);
        }
        if let Some((words, may_be)) = &self.change {
            findings.push(of_change(words, *may_be, self.before, self.after));
        }
        if let Some((lo, hi)) = &self.interval {
            findings.push(self.of_interval(lo, hi, &answers));
        }
        if let Some(stated) = &self.p {
            let tails = first.tails(1.0)?;
            findings.push(self.of_p(stated, &answers, [tails.greater(), tails.less()]));
        }
        if let Some(stated) = self.significance {
            findings.push(self.of_significance(stated, &answers));
        }
        Ok(RecomputedResult {
            before: self.before,
            after: self.after,
            level: self.level,
            ratio: first.estimate(),
            interval,
            p,
            findings,
        })
    }

    fn of_ratio(&self, stated: &StatedFigure, estimate: RatioRange) -> Result<StatedFinding> {
        let rounded = stated.number.rounded_from(RoundingRule::HalfEither);
        let exact = self.before.0.exactly().zip(self.after.0.exactly());
        let agrees = match (exact, estimate.exactly()) {
            (Some((before, after)), Some(Ratio::Finite(_))) => {
                let fraction = |count: u64, over: u64, by: u64| {
                    u128::from(count)
                        .checked_mul(over.into())?
                        .checked_mul(by.into())
                };
                let (t1, t2) = (self.before.1.fraction(), self.after.1.fraction());
                let above = fraction(after, t2.denominator(), t1.numerator());
                let below = fraction(before, t1.denominator(), t2.numerator());
                let held = above.zip(below).and_then(|(a, b)| rounded.holds(a, b));
                held.ok_or(Claims::ResultTooLarge)?
            }
            _ => match (estimate.lo(), estimate.hi()) {
                (Ratio::Finite(lo), Ratio::Finite(hi)) => rounded.meets(lo, hi),
                (Ratio::Finite(lo), _) => rounded.meets(lo, f64::INFINITY),
                _ => false,
            },
        };
        Ok(StatedFinding::of(
            StatedPart::Ratio,
            format!("ratio {}", stated.text),
            agrees,
        ))
    }

    fn of_interval(
        &self,
        lo: &StatedFigure,
        hi: &StatedFigure,
        answers: &[Answer],
    ) -> StatedFinding {
        let rounded = |of: &StatedFigure| of.number.rounded_from(RoundingRule::HalfEither);
        let (lower, upper) = (rounded(lo), rounded(hi));
        let fits = |answer: &Answer| {
            let interval = answer.interval;
            let hi = interval.hi().unwrap_or(f64::INFINITY);
            lower.meets(interval.lo(), interval.lo()) && upper.meets(hi, hi)
        };
        let stated = match (lower.ends(), upper.ends()) {
            ((least, _), _) if least > 1.0 => Some(Significance::Significant),
            (_, (_, most)) if most < 1.0 => Some(Significance::Significant),
            ((_, most), (least, _)) if most <= 1.0 && least >= 1.0 => {
                Some(Significance::NotSignificant)
            }
            _ => None,
        };
        let percent = self.level.level() * 100.0;
        let text = format!("{percent} % {}–{}", lo.text, hi.text);
        self.judged(StatedPart::Interval, text, stated, answers, fits)
    }

    fn of_p(&self, stated: &StatedP, answers: &[Answer], one_sided: [PValue; 2]) -> StatedFinding {
        let rounded = stated.number.rounded_from(RoundingRule::HalfEither);
        let (least, most) = rounded.ends();
        let alpha = self.level.alpha();
        // A p that is stated as below or above a number is bounded by that number, and not by what was rounded to it.
        let number = stated.number.to_f64();
        let agrees = |p: PValue| match stated.relation {
            Relation::Is => rounded.meets(p.lo(), p.hi()),
            Relation::Below => p.lo() < number,
            Relation::Above => p.hi() > number,
        };
        let decision = match stated.relation {
            Relation::Is if most < alpha => Some(Significance::Significant),
            Relation::Is if least > alpha => Some(Significance::NotSignificant),
            Relation::Below if number <= alpha * (1.0 + 1e-9) => Some(Significance::Significant),
            Relation::Above if number >= alpha * (1.0 - 1e-9) => Some(Significance::NotSignificant),
            _ => None,
        };
        let text = if stated.text.starts_with(['p', 'P']) {
            stated.text.to_string()
        } else {
            format!("p {}", stated.text)
        };
        let fits = |answer: &Answer| agrees(answer.p);
        let mut finding = self.judged(StatedPart::P, text, decision, answers, fits);
        let one = one_sided.into_iter().find(|p| agrees(*p));
        if let (true, Some(p)) = (finding.consistency > Consistency::Consistent, one) {
            let p = p_text(p.hi());
            let p = p.strip_prefix("= ").unwrap_or(&p);
            finding.note = Some(format!("the one-sided p is {p}").into());
        }
        finding
    }

    fn of_significance(&self, stated: Significance, answers: &[Answer]) -> StatedFinding {
        let (text, decided) = match stated {
            Significance::Significant => ("significant", "not so"),
            Significance::NotSignificant => ("not significant", "but so"),
        };
        let fits = |answer: &Answer| self.decision(answer.p).is_none_or(|d| d == stated);
        let part = StatedPart::Significance;
        let mut finding = self.judged(part, text.into(), Some(stated), answers, fits);
        if finding.consistency > Consistency::Consistent {
            let alpha = Places(self.level.alpha());
            finding.note = Some(format!("{decided} at {alpha}").into());
        }
        finding
    }

    /// What a p says at the level.
    fn decision(&self, p: PValue) -> Option<Significance> {
        let alpha = self.level.alpha();
        if p.hi() < alpha {
            Some(Significance::Significant)
        } else if p.lo() >= alpha {
            Some(Significance::NotSignificant)
        } else {
            None
        }
    }

    /// A figure that some method has to bear out, and what it says of significance.
    fn judged(
        &self,
        part: StatedPart,
        text: String,
        says: Option<Significance>,
        answers: &[Answer],
        fits: impl Fn(&Answer) -> bool,
    ) -> StatedFinding {
        let by = answers.iter().find(|answer| fits(answer));
        let by = by.map(|answer| answer.method);
        let mut finding = StatedFinding::of(part, text, by.is_some());
        let other = |answer: &Answer| self.decision(answer.p).is_some_and(|d| Some(d) != says);
        if by.is_none() && says.is_some() && !answers.is_empty() && answers.iter().all(other) {
            finding.consistency = Consistency::DecisionInconsistent;
        }
        finding.by = by;
        if let (Some(method), None, Some(first)) = (by, self.method, answers.first())
            && method != first.method
        {
            finding.note = Some(format!("by {}", name(method)).into());
        }
        finding
    }
}

/// What one method says of the two numbers.
#[derive(Debug)]
struct Answer {
    method: RatioMethod,
    interval: Interval,
    p: PValue,
}

/// Some counts within the bounds have such a ratio.
fn of_change(
    words: &str,
    may_be: Tolerance,
    (before, earlier): (Count, Exposure),
    (after, later): (Count, Exposure),
) -> StatedFinding {
    let ratio = within::ratio(may_be, earlier, later);
    let agrees = ratio.within(before, after) != Truth::No;
    let text = format!("{words}, {may_be} times");
    StatedFinding::of(StatedPart::Change, text, agrees)
}

/// A method as a reader says it.
fn name(method: RatioMethod) -> &'static str {
    match method {
        RatioMethod::CentralExact => "the central exact method",
        RatioMethod::MidP => "mid-P",
        RatioMethod::Score => "the score method",
        RatioMethod::MinimumLikelihood => "minimum likelihood",
        RatioMethod::Blaker => "Blaker's method",
    }
}

/// A level with no more decimals than it needs: 0.05, not 0.050000000000000044.
struct Places(f64);

impl fmt::Display for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.10}", self.0);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Between {
    /// Whether a number between these two, both included, lies in it or within a rounding error of it.
    fn meets(self, lo: f64, hi: f64) -> bool {
        let (from, to) = self.ends();
        hi >= from * (1.0 - 1e-12) && lo <= to * (1.0 + 1e-12)
    }
}
