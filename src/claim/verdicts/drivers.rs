//! On which choices an answer hangs.

use super::Verdicts;
use super::cell::ClaimCell;
use crate::claim::Verdict;
use crate::claim::neighbourhood::choice::Parameter;
use crate::count::Count;
use crate::rule::counting_rule::CountingRule;
use std::collections::{BTreeMap, HashMap};

/// How often another choice of one parameter alone changes the verdict.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Neighbourhood};
/// use interstate::tally::Whole;
/// use interstate::{Period, sample};
///
/// let ten = Claim::CountAtLeast { n: 10, period: Period::year(2024)? };
/// let rules = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name().starts_with('E'));
/// let verdicts = Neighbourhood::of(rules)?.check(&ten, &sample::china_russia()?, &Whole)?;
/// let drivers = verdicts.drivers();
/// let turns = drivers.all()[0].turns();
/// assert_eq!((turns.turned, turns.pairs), (64, 120)); // eight rules with ten or more, eight with fewer
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Turns {
    /// Pairs of cells that differ in this parameter alone, of which the claim holds in one and fails in the other.
    pub turned: usize,
    /// Pairs of cells that differ in this parameter alone, in both of which it is sure whether the claim holds.
    pub pairs: usize,
}

/// How much the claim's number and verdict depend on one parameter.
///
/// # Examples
/// As at [`Drivers`].
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Driver {
    parameter: Parameter,
    choices: usize,
    share: Option<f64>,
    turns: Turns,
}

impl Driver {
    /// The parameter whose influence this is.
    #[must_use]
    pub fn parameter(&self) -> Parameter {
        self.parameter
    }

    /// The number of choices of the parameter.
    #[must_use]
    pub fn choices(&self) -> usize {
        self.choices
    }

    /// The share of the variance of the number's logarithm that goes with the choices of the parameter, from 0 to 1; `None` where nothing
    /// varies. It describes the cells and is no probability.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        self.share
    }

    /// How often another choice of this parameter alone changes the verdict.
    #[must_use]
    pub fn turns(&self) -> Turns {
        self.turns
    }
}

/// How much the claim's number and verdict depend on each parameter.
///
/// # Formula
/// Of the logarithms of the number (a ratio, a rate or a count) in the cells that have one: the sum of squares between the choices of a parameter over
/// the sum of squares in all. The shares need not add up to 1: what is left goes with choices together.
///
/// # When it misleads
/// It depends on which choices were named: ten rules that count nearly alike, and the rule seems to matter little.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, Neighbourhood, Parameter, Tolerance};
/// use interstate::tally::Whole;
/// use interstate::{Period, sample};
///
/// let doubled = Claim::RatioAbout {
///     ratio: Tolerance::new(1.75, 2.25)?,
///     before: Period::years(2019..=2021)?,
///     after: Period::years(2022..=2024)?,
/// };
/// let rules = sample::china_russia_rules()?.into_iter().filter(|rule| rule.name().starts_with('E'));
/// let near = Neighbourhood::of(rules)?.with_after("the last year", "a record year", Period::year(2024)?)?;
/// let drivers = near.check(&doubled, &sample::china_russia()?, &Whole)?.drivers();
/// assert_eq!((drivers.cells(), drivers.others()), (32, 0));
/// let after = &drivers.all()[1];
/// assert_eq!((after.parameter(), after.choices()), (Parameter::After, 2));
/// assert!(after.share() > drivers.all()[0].share()); // the window matters more than the rule
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Drivers {
    all: Vec<Driver>,
    cells: usize,
    others: usize,
}

impl Drivers {
    /// The parameters that have several choices, in the order of [`Parameter::ALL`].
    #[must_use]
    pub fn all(&self) -> &[Driver] {
        &self.all
    }

    /// The number of cells whose number has a logarithm.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// The number of cells whose number has none: it is 0, over nothing, in doubt, or missing.
    #[must_use]
    pub fn others(&self) -> usize {
        self.others
    }
}

impl Verdicts {
    /// Measures how much the claim's number and verdict depend on each parameter.
    #[must_use]
    pub fn drivers(&self) -> Drivers {
        let log = |cell: &ClaimCell| cell.exact_figure().filter(|n| *n > 0.0).map(f64::ln);
        let logs: Vec<(&ClaimCell, f64)> = self
            .cells
            .iter()
            .filter_map(|cell| Some((cell, log(cell)?)))
            .collect();
        let several = Parameter::ALL
            .iter()
            .copied()
            .filter(|parameter| self.choices(*parameter) > 1);
        let driver = |parameter| Driver {
            parameter,
            choices: self.choices(parameter),
            share: share(&logs, parameter),
            turns: self.turns(parameter),
        };
        Drivers {
            all: several.map(driver).collect(),
            cells: logs.len(),
            others: self.cells.len() - logs.len(),
        }
    }

    fn turns(&self, parameter: Parameter) -> Turns {
        // Cells that differ in this parameter alone: how many hold, how many fail.
        let mut alike: HashMap<[usize; 5], (usize, usize)> = HashMap::new();
        for cell in &self.cells {
            // The place of this parameter itself is the same for all.
            let others = Parameter::each(|of| if of == parameter { 0 } else { cell.choice(of) });
            let (held, failed) = alike.entry(others).or_insert((0, 0));
            match cell.verdict {
                Verdict::Holds => *held += 1,
                Verdict::Fails => *failed += 1,
                Verdict::Depends | Verdict::OutOfCoverage | Verdict::NotQuantitative => {}
            }
        }
        let mut turns = Turns::default();
        for (held, failed) in alike.into_values() {
            let sure = held + failed;
            turns.turned += held * failed;
            turns.pairs += sure * sure.saturating_sub(1) / 2;
        }
        turns
    }

    /// The sets of two or more rules that give the same counts and verdicts in all cells, in the stated order.
    #[must_use]
    pub fn equal_rules(&self) -> Vec<Vec<&CountingRule>> {
        let groups = self.alike().into_values();
        let mut groups: Vec<Vec<usize>> = groups.filter(|group| group.len() > 1).collect();
        groups.sort_unstable();
        let named = |group: Vec<usize>| {
            let rules = group.into_iter().filter_map(|rule| self.rules.get(rule));
            rules.collect()
        };
        groups.into_iter().map(named).collect()
    }

    /// The same verdicts with rules that [count alike](Self::equal_rules) counted once, under the first of them.
    #[must_use]
    pub fn with_equal_rules_once(&self) -> Self {
        let kept: Vec<usize> = self
            .alike()
            .into_values()
            .filter_map(|group| group.first().copied())
            .collect();
        let mut once = self.clone();
        once.cells
            .retain(|cell| kept.contains(&cell.choice(Parameter::Rule)));
        once
    }

    /// Rules by what they count.
    fn alike(&self) -> BTreeMap<Vec<Answer>, Vec<usize>> {
        let mut answers: BTreeMap<usize, Vec<Answer>> = BTreeMap::new();
        for cell in &self.cells {
            let counts = cell.counts.iter();
            let bounds = |count: &Count| (count.lo(), count.hi());
            let of = answers.entry(cell.choice(Parameter::Rule)).or_default();
            of.push((cell.verdict as u8, counts.map(bounds).collect()));
        }
        let mut alike: BTreeMap<Vec<Answer>, Vec<usize>> = BTreeMap::new();
        for (rule, answers) in answers {
            alike.entry(answers).or_default().push(rule);
        }
        alike
    }
}

/// A verdict and the counts behind it.
type Answer = (u8, Vec<(u64, Option<u64>)>);

/// The sum of squares between the choices of a parameter over that in all.
fn share(logs: &[(&ClaimCell, f64)], parameter: Parameter) -> Option<f64> {
    let mean = |sum: f64, number: usize| sum / number as f64;
    let all = mean(logs.iter().map(|(_, log)| log).sum(), logs.len());
    let mut groups: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for (cell, log) in logs {
        let group = groups.entry(cell.choice(parameter)).or_insert((0.0, 0));
        *group = (group.0 + log, group.1 + 1);
    }
    let total: f64 = logs.iter().map(|(_, log)| (log - all).powi(2)).sum();
    let between: f64 = groups
        .into_values()
        .map(|(sum, number)| number as f64 * (mean(sum, number) - all).powi(2))
        .sum();
    // Equal numbers differ in their last digit at most, and that is no variance.
    let varies = total > logs.len() as f64 * f64::EPSILON;
    varies.then(|| between / total)
}
