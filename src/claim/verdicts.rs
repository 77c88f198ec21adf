//! A claim under every choice that somebody could have made.

pub(super) mod cell;
pub(super) mod curve;
pub(super) mod drivers;
mod page;

use super::neighbourhood::choice::{Choice, Parameter};
use super::neighbourhood::side::Side;
use super::{CheckedClaim, Claim, ClaimRecords, Tolerance, Verdict};
use crate::rule::counting_rule::CountingRule;
use crate::rule::select::Select;
use crate::time::period::Period;
use cell::ClaimCell;

/// The verdicts on a claim under every choice of its [`Neighbourhood`](super::Neighbourhood): one [`ClaimCell`] for each combination.
///
/// # When it misleads
/// The cells are readings of one list. Most of their events are the same, so that they are not independent, and nobody drew them: the share of
/// cells in which a claim holds says how much depends on the choices, and is no probability that the claim is true. There is no p over cells.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Neighbourhood, Tolerance};
/// use interstate::tally::Whole;
/// use interstate::{Period, sample};
///
/// let doubled = Claim::RatioAbout {
///     ratio: Tolerance::new(1.75, 2.25)?,
///     before: Period::years(2019..=2021)?,
///     after: Period::years(2022..=2024)?,
/// };
/// let rules = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name().starts_with('E'));
/// let near = Neighbourhood::of(rules)?
///     .with_before("pandemic years out", "hardly any exercise was held in 2020", Period::years(2018..=2019)?)?
///     .with_after("the last year", "a record year", Period::year(2024)?)?;
/// let verdicts = near.check(&doubled, &sample::china_russia()?, &Whole)?;
/// assert_eq!(verdicts.holds(), (25, 64)); // in 25 of 64 cells, which is no chance of 39 %
/// assert_eq!(verdicts.equal_rules().len(), 3); // E2 and E3, E7 and E8, E15 and E16 count the same here
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verdicts {
    pub(super) claim: Claim,
    pub(super) stated: CheckedClaim,
    pub(super) records: ClaimRecords,
    pub(super) rules: Vec<CountingRule>,
    pub(super) before: Vec<Choice<Period>>,
    pub(super) after: Vec<Choice<Period>>,
    pub(super) tolerances: Vec<Choice<Tolerance>>,
    pub(super) scopes: Vec<Choice<Select>>,
    pub(super) first: ClaimCell,
    pub(super) cells: Vec<ClaimCell>,
    pub(super) left_out: usize,
}

impl Verdicts {
    /// The claim as stated.
    #[must_use]
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// The full [check](Claim::check) of the claim as stated, under the stated rule.
    #[must_use]
    pub fn stated(&self) -> &CheckedClaim {
        &self.stated
    }

    /// The records behind the claim as stated, under the stated rule.
    #[must_use]
    pub fn records(&self) -> &ClaimRecords {
        &self.records
    }

    /// The cell with the stated choices.
    #[must_use]
    pub fn stated_cell(&self) -> &ClaimCell {
        &self.first
    }

    /// Every cell, in the stated order of the choices: by rule, then by windows, tolerance and scope.
    #[must_use]
    pub fn cells(&self) -> &[ClaimCell] {
        &self.cells
    }

    /// The number of combinations that make no claim, because the earlier window has not ended when the later one begins.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The number of cells in which the claim certainly holds, and the number of cells. A measure of how much depends on the choices, and no
    /// probability.
    #[must_use]
    pub fn holds(&self) -> (usize, usize) {
        (self.with(Verdict::Holds), self.cells.len())
    }

    /// The number of cells with this verdict.
    #[must_use]
    pub fn with(&self, verdict: Verdict) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| cell.verdict == verdict).count()
    }

    /// The number of cells in which the claim's number lies on this side of the range; 0 for a claim about no number.
    #[must_use]
    pub fn on_side(&self, side: Side) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| cell.side() == Some(side)).count()
    }

    /// The counting rule of a cell.
    #[must_use]
    pub fn rule(&self, cell: &ClaimCell) -> &CountingRule {
        // OK because each cell has a rule of these, the first of which is that of the claim.
        let rule = self.rules.get(cell.choice(Parameter::Rule));
        rule.unwrap_or(self.stated.rule())
    }

    /// The earlier and the later window of a cell, as [`Claim::before_and_after`] gives them.
    #[must_use]
    pub fn windows(&self, cell: &ClaimCell) -> (Option<Period>, Option<Period>) {
        let of = |choices: &[Choice<Period>], parameter| {
            choices.get(cell.choice(parameter)).map(|one| *one.value())
        };
        (
            of(&self.before, Parameter::Before),
            of(&self.after, Parameter::After),
        )
    }

    /// The name of the choice of a parameter in a cell; `None` for a parameter that the claim does not have.
    #[must_use]
    pub fn name(&self, cell: &ClaimCell, of: Parameter) -> Option<&str> {
        let place = cell.choice(of);
        match of {
            Parameter::Rule => self.rules.get(place).map(CountingRule::name),
            Parameter::Before => self.before.get(place).map(Choice::name),
            Parameter::After => self.after.get(place).map(Choice::name),
            Parameter::Tolerance => self.tolerances.get(place).map(Choice::name),
            Parameter::Scope => self.scopes.get(place).map(Choice::name),
        }
    }

    /// The reason for the choice of a parameter in a cell; for a rule, its note.
    #[must_use]
    pub fn reason(&self, cell: &ClaimCell, of: Parameter) -> Option<&str> {
        let place = cell.choice(of);
        let reason = match of {
            Parameter::Rule => self.rules.get(place).and_then(CountingRule::note),
            Parameter::Before => self.before.get(place).map(Choice::reason),
            Parameter::After => self.after.get(place).map(Choice::reason),
            Parameter::Tolerance => self.tolerances.get(place).map(Choice::reason),
            Parameter::Scope => self.scopes.get(place).map(Choice::reason),
        };
        reason.filter(|reason| !reason.is_empty())
    }

    /// The number of choices of a parameter; 0 for one that the claim does not have.
    #[must_use]
    pub fn choices(&self, of: Parameter) -> usize {
        match of {
            Parameter::Rule => self.rules.len(),
            Parameter::Before => self.before.len(),
            Parameter::After => self.after.len(),
            Parameter::Tolerance => self.tolerances.len(),
            Parameter::Scope => self.scopes.len(),
        }
    }

    /// The cell in which the claim fails with the fewest choices changed, among several the first in the stated order: the counter-argument.
    #[must_use]
    pub fn nearest_failing(&self) -> Option<&ClaimCell> {
        self.nearest(Verdict::Fails)
    }

    /// The cell in which the claim holds with the fewest choices changed, among several the first in the stated order.
    #[must_use]
    pub fn nearest_holding(&self) -> Option<&ClaimCell> {
        self.nearest(Verdict::Holds)
    }

    fn nearest(&self, verdict: Verdict) -> Option<&ClaimCell> {
        let cells = self.cells.iter();
        cells
            .filter(|cell| cell.verdict == verdict)
            .min_by_key(|cell| cell.changed)
    }

    /// The cell in which the claim's number lies deepest within the range: furthest, on a logarithmic scale, from the nearer end. `None`
    /// where the claim holds nowhere or is about no number.
    #[must_use]
    pub fn strongest_for(&self) -> Option<&ClaimCell> {
        self.strongest(Verdict::Holds)
    }

    /// The cell in which the claim's number lies furthest outside the range, on a logarithmic scale; a ratio of 0 lies further than any
    /// other.
    #[must_use]
    pub fn strongest_against(&self) -> Option<&ClaimCell> {
        self.strongest(Verdict::Fails)
    }

    fn strongest(&self, verdict: Verdict) -> Option<&ClaimCell> {
        let cells = self.cells.iter().filter(|cell| cell.verdict == verdict);
        let mut best: Option<(f64, &ClaimCell)> = None;
        for cell in cells {
            let Some(margin) = cell.margin() else {
                continue;
            };
            if best.is_none_or(|(most, _)| margin > most) {
                best = Some((margin, cell));
            }
        }
        best.map(|(_, cell)| cell)
    }
}
