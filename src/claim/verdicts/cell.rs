//! One way to choose, and what came of it.

use crate::claim::neighbourhood::choice::Parameter;
use crate::claim::neighbourhood::side::Side;
use crate::claim::{Tolerance, Verdict};
use crate::count::Count;

/// The verdict on a claim under one choice of each [`Parameter`].
///
/// Its [`Verdicts`](super::Verdicts) know the names of its choices.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Neighbourhood, Side, Tolerance};
/// use interstate::tally::Whole;
/// use interstate::{Period, sample};
///
/// let doubled = Claim::RatioAbout {
///     ratio: Tolerance::new(1.75, 2.25)?,
///     before: Period::years(2019..=2021)?,
///     after: Period::years(2022..=2024)?,
/// };
/// let rules = sample::china_russia_rules()?;
/// let verdicts = Neighbourhood::of(rules)?.check(&doubled, &sample::china_russia()?, &Whole)?;
/// let stated = verdicts.stated_cell();
/// assert_eq!((verdicts.rule(stated).name(), stated.changed()), ("E1", 0));
/// assert_eq!(stated.counts().iter().map(ToString::to_string).collect::<Vec<_>>(), ["4", "8"]);
/// assert_eq!(stated.side(), Some(Side::Within)); // 2.00
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimCell {
    /// The place of the choice among those of each parameter, in the order of [`Parameter::ALL`].
    pub(in crate::claim) chosen: [usize; 5],
    pub(in crate::claim) changed: u32,
    pub(in crate::claim) verdict: Verdict,
    pub(in crate::claim) counts: Vec<Count>,
    /// From the least to the greatest number that the claim is about.
    pub(in crate::claim) figure: Option<(f64, f64)>,
    /// What the number is said to be.
    pub(in crate::claim) said: Option<Tolerance>,
    pub(in crate::claim) sharp: bool,
}

impl ClaimCell {
    /// The number of choices that differ from the stated ones; a pair of windows chosen together is one choice.
    #[must_use]
    pub fn changed(&self) -> u32 {
        self.changed
    }

    /// The verdict on the claim in this cell.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The counts that decided, in the order in which the claim names its periods: the earlier first, where it compares two; none for
    /// [`Verdict::OutOfCoverage`].
    #[must_use]
    pub fn counts(&self) -> &[Count] {
        &self.counts
    }

    /// The least and the greatest value of the claim's number here: a ratio (also for a change in per cent), events a year, a count or per
    /// cent; an end that is `None` has no limit. `None` for a claim about no number, where the earlier window has no event, and where days
    /// that are not covered decide.
    #[must_use]
    pub fn figure(&self) -> Option<(f64, Option<f64>)> {
        let finite = |hi: f64| hi.is_finite().then_some(hi);
        self.figure.map(|(lo, hi)| (lo, finite(hi)))
    }

    /// Whether every possible world was checked separately; see [`CheckedClaim::is_sharp`](crate::claim::CheckedClaim::is_sharp).
    #[must_use]
    pub fn is_sharp(&self) -> bool {
        self.sharp
    }

    /// The side of the range on which the claim's number lies; `None` for a claim about no number.
    #[must_use]
    pub fn side(&self) -> Option<Side> {
        let said = self.said?;
        Some(match (self.verdict, self.figure) {
            (Verdict::Holds, _) => Side::Within,
            (Verdict::Fails, None) => Side::NoRatio,
            // What fails lies outside in every world: between the ends there is only one side, or there are both.
            (Verdict::Fails, Some((_, hi))) if hi < middle(said) => Side::Below,
            (Verdict::Fails, Some((lo, _))) if lo > middle(said) => Side::Above,
            (
                Verdict::Fails
                | Verdict::Depends
                | Verdict::OutOfCoverage
                | Verdict::NotQuantitative,
                _,
            ) => Side::Open,
        })
    }

    /// The number, if the counts leave no doubt about it.
    pub(in crate::claim) fn exact_figure(&self) -> Option<f64> {
        let (lo, hi) = self.figure?;
        (lo == hi && lo.is_finite()).then_some(lo)
    }

    /// How far, as a logarithm, the number lies within what is said (where the claim holds) or outside it (where it fails), in the world
    /// where it is the least far.
    pub(in crate::claim) fn margin(&self) -> Option<f64> {
        let (said, (lo, hi)) = (self.said?, self.figure?);
        let top = said.hi().map_or(f64::INFINITY, f64::ln);
        match self.side()? {
            Side::Within => Some((lo.ln() - said.lo().ln()).min(top - hi.ln())),
            Side::Below => Some(said.lo().ln() - hi.ln()),
            Side::Above => Some(lo.ln() - top),
            Side::NoRatio | Side::Open => None,
        }
        .filter(|margin| !margin.is_nan())
    }

    /// The place of its choice of a parameter.
    pub(in crate::claim) fn choice(&self, of: Parameter) -> usize {
        let [rule, before, after, tolerance, scope] = self.chosen;
        match of {
            Parameter::Rule => rule,
            Parameter::Before => before,
            Parameter::After => after,
            Parameter::Tolerance => tolerance,
            Parameter::Scope => scope,
        }
    }
}

/// A number within what is said.
fn middle(said: Tolerance) -> f64 {
    said.hi()
        .map_or(said.lo(), |hi| f64::midpoint(said.lo(), hi))
}
