//! The cells in the order of their numbers, as a picture needs them.

use super::Verdicts;
use super::cell::ClaimCell;
use crate::claim::neighbourhood::choice::Parameter;
use crate::count::Count;
use crate::error::Result;
use crate::ratio::frequency::frequency_ratio;
use crate::rule::counting_rule::CountingRule;
use crate::stats::Interval;
use crate::tally::Whole;
use crate::tally::tallied::Tallied;
use crate::time::period::Period;
use crate::trend::ClassSet;
use crate::trend::class::{TrendRule, classify_trend};
use std::collections::HashMap;

/// One cell of a [`Curve`], with the interval and the class of its ratio.
///
/// # Examples
/// As at [`Curve`].
#[derive(Clone, Debug)]
pub struct CurvePoint<'a> {
    cell: &'a ClaimCell,
    evidence: Option<(Interval, ClassSet)>,
}

impl<'a> CurvePoint<'a> {
    /// The cell of this point.
    #[must_use]
    pub fn cell(&self) -> &'a ClaimCell {
        self.cell
    }

    /// The interval of the ratio; `None` for a claim about no ratio, or where days that are not covered decide. Under bounds it holds the
    /// interval of every pair of counts within them.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        self.evidence.map(|(interval, _)| interval)
    }

    /// The classes of the ratio to which its counts can lead: one, if they leave no doubt.
    #[must_use]
    pub fn classes(&self) -> Option<ClassSet> {
        self.evidence.map(|(_, classes)| classes)
    }
}

/// The specification curve of a claim: its cells from the lowest number to the highest, each with its choices, counts, interval, class and
/// verdict. Cells without a number stand at the end.
///
/// # When it misleads
/// It looks like a distribution and is not one: see [`Verdicts`].
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Neighbourhood, Tolerance};
/// use interstate::tally::Whole;
/// use interstate::{Confidence, Period, TrendRule, sample};
///
/// let doubled = Claim::RatioAbout {
///     ratio: Tolerance::new(1.75, 2.25)?,
///     before: Period::years(2019..=2021)?,
///     after: Period::years(2022..=2024)?,
/// };
/// let rules = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name().starts_with('E'));
/// let verdicts = Neighbourhood::of(rules)?.check(&doubled, &sample::china_russia()?, &Whole)?;
/// let curve = verdicts.curve(TrendRule::new(Confidence::P95))?;
/// let lowest = &curve.points()[0];
/// assert_eq!(verdicts.rule(lowest.cell()).name(), "E2"); // which counts as E3 does here
/// assert_eq!(lowest.cell().figure().map(|(lo, _)| format!("{lo:.2}")), Some("1.56".into()));
/// assert_eq!(lowest.classes().map(|classes| classes.to_string()), Some("inconclusive".into()));
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Simonsohn, Simmons, Nelson (2020), Specification curve analysis, Nature Human Behaviour 4:1208, doi:10.1038/s41562-020-0912-z; its joint
/// test is left out, since here the rules are nested and the windows are dates.
#[derive(Clone, Debug)]
pub struct Curve<'a> {
    rule: TrendRule,
    points: Vec<CurvePoint<'a>>,
}

impl<'a> Curve<'a> {
    /// The points of the curve, ordered by number from the lowest.
    #[must_use]
    pub fn points(&self) -> &[CurvePoint<'a>] {
        &self.points
    }

    /// The trend rule by which ratios were classified.
    #[must_use]
    pub fn trend_rule(&self) -> TrendRule {
        self.rule
    }
}

impl Verdicts {
    /// The specification curve: the cells from the lowest number to the highest, each with the interval and the class of its ratio.
    ///
    /// # Errors
    /// A count above 2⁵⁰, for which there is no interval.
    pub fn curve(&self, rule: TrendRule) -> Result<Curve<'_>> {
        let mut known = HashMap::new();
        let mut points = Vec::with_capacity(self.cells.len());
        for cell in &self.cells {
            points.push(CurvePoint {
                cell,
                evidence: self.evidence(cell, rule, &mut known)?,
            });
        }
        // A number that is not known comes after all others.
        let ends = |point: &CurvePoint<'_>| {
            let unknown = (f64::INFINITY, f64::INFINITY);
            point.cell.figure.unwrap_or(unknown)
        };
        points.sort_by(|one, other| {
            let ((lo, hi), (least, most)) = (ends(one), ends(other));
            lo.total_cmp(&least).then(hi.total_cmp(&most))
        });
        Ok(Curve { rule, points })
    }

    /// What the ratio of a cell is evidence of; each pair of counts over the same windows is asked about once.
    pub(super) fn evidence(
        &self,
        cell: &ClaimCell,
        rule: TrendRule,
        known: &mut Known,
    ) -> Result<Option<(Interval, ClassSet)>> {
        let is_ratio = self.claim.is_of_ratio();
        let (windows, counts) = (self.windows(cell), cell.counts.as_slice());
        let (true, (Some(before), Some(after)), [one, two]) = (is_ratio, windows, counts) else {
            return Ok(None);
        };
        let places = [Parameter::Before, Parameter::After].map(|of| cell.choice(of));
        if let Some(found) = known.get(&(places, *one, *two)) {
            return Ok(Some(*found));
        }
        let found = asked((before, *one), (after, *two), self.rule(cell), rule)?;
        known.insert((places, *one, *two), found);
        Ok(Some(found))
    }
}

/// Intervals and classes by windows and counts.
pub(super) type Known = HashMap<([usize; 2], Count, Count), (Interval, ClassSet)>;

/// The interval of a ratio, and the classes that its counts can lead to.
fn asked(
    before: (Period, Count),
    after: (Period, Count),
    counted: &CountingRule,
    rule: TrendRule,
) -> Result<(Interval, ClassSet)> {
    let term = |(period, count)| Tallied::stated(Whole, count, period, counted);
    let ratio = frequency_ratio(&term(before), &term(after))?;
    let interval = ratio.interval(rule.level())?;
    Ok((interval, classify_trend(&ratio, rule)?.reachable()))
}
