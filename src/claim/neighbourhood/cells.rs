//! A claim judged under every combination of choices, each rule counted once.

use super::Neighbourhood;
use super::choice::{Choice, Parameter};
use super::side::Figure;
use crate::claim::check::Gap;
use crate::claim::verdicts::Verdicts;
use crate::claim::verdicts::cell::ClaimCell;
use crate::claim::{Claim, Tolerance};
use crate::error::{Result, choices::Choices};
use crate::ledger::Ledger;
use crate::rule::select::Select;
use crate::tally::TallyKey;
use crate::tally::table::{CellRun, LineSums, TallyTable};
use crate::time::partition::Partition;
use crate::time::period::Period;

/// More cells are refused: nobody looks at them.
const MOST: usize = 1 << 18;

/// A pair of windows by their places among the choices, and how many choices it changes.
#[derive(Clone, Copy)]
struct Pair {
    before: usize,
    after: usize,
    changed: u32,
}

/// The claim with one pair of windows and one tolerance.
struct Variant {
    pair: Pair,
    tolerance: usize,
    claim: Claim,
    periods: Vec<Period>,
    /// The places of its periods among all that are asked about.
    places: Vec<usize>,
    years: Vec<f64>,
    figure: Option<(Figure, Tolerance)>,
}

/// The windows of all variants.
struct Windows {
    before: Vec<Choice<Period>>,
    after: Vec<Choice<Period>>,
    pairs: Vec<Pair>,
    /// How many pairs are none, since the earlier window has not ended when the later one begins.
    left_out: usize,
}

impl Neighbourhood {
    /// Judges a claim under every combination of the choices, for one line of a ledger.
    ///
    /// Each rule is counted once, whatever the number of windows. A combination in which the earlier window has not ended when the later one
    /// begins is no claim and is [left out](Verdicts::left_out).
    ///
    /// # Errors
    /// A claim that has not what is to be chosen: "at least ten in 2024" has no earlier window; more than 262,144 cells; and as [`Claim::check`].
    pub fn check<K: TallyKey>(&self, claim: &Claim, ledger: &Ledger, of: &K) -> Result<Verdicts> {
        let Some(first) = self.rules.first() else {
            // OK because a neighbourhood has a rule.
            return Err(crate::error::answers::Answers::NoRule.into());
        };
        let stated = claim.check(ledger, first, of)?;
        let windows = self.windows_of(claim)?;
        let tolerances = self.tolerances_of(claim)?;
        let scopes = named(Select::Everything, &self.scopes);
        let by_rule = tolerances.len().max(1) * scopes.len();
        let found = windows
            .pairs
            .len()
            .saturating_mul(by_rule * self.rules.len());
        if found > MOST {
            return Err(Choices::TooManyCells { found, most: MOST }.into());
        }
        let mut periods = Vec::new();
        let variants = variants(claim, &windows, &tolerances, &mut periods)?;
        let cells = Partition::around(&periods)?;
        let covered = |period: &Period| Gap::of(ledger.coverage(), *period);
        let gaps: Vec<Gap> = periods.iter().map(covered).collect();
        let mut runs: Vec<CellRun> = Vec::new();
        let mut all = Vec::with_capacity(found);
        for (place, rule) in self.rules.iter().enumerate() {
            let mut tables = Vec::with_capacity(scopes.len());
            for (scope, choice) in scopes.iter().enumerate() {
                let narrowed = match scope {
                    0 => rule.clone(),
                    _ => rule.narrowed(choice.name(), choice.value()),
                };
                tables.push(TallyTable::count(ledger, &narrowed, &cells)?);
            }
            if let (true, Some(table)) = (runs.is_empty(), tables.first()) {
                let found: Result<_> = periods.iter().map(|period| table.run_of(*period)).collect();
                runs = found?;
            }
            let lines: Vec<LineSums<'_, K>> = tables.iter().map(|table| table.sums(of)).collect();
            let unread = ledger.unread().rows() > 0;
            for variant in &variants {
                for (scope, line) in lines.iter().enumerate() {
                    let chosen = [place, variant.tolerance, scope];
                    all.push(variant.cell(chosen, line, &runs, &gaps, unread)?);
                }
            }
        }
        // OK because the claim as stated is the first variant of the first rule.
        let stated_cell = all.first().cloned().ok_or(Choices::NoFigure)?;
        Ok(Verdicts {
            claim: claim.clone(),
            stated,
            rules: self.rules.clone(),
            before: windows.before,
            after: windows.after,
            tolerances,
            scopes,
            first: stated_cell,
            cells: all,
            left_out: windows.left_out * by_rule * self.rules.len(),
        })
    }

    /// The windows: what the claim says first.
    fn windows_of(&self, claim: &Claim) -> Result<Windows> {
        let (before, after) = claim.windows();
        let refused = |parameter| Choices::NothingToChoose {
            claim: claim.to_string().into(),
            parameter,
        };
        if before.is_none() && !(self.before.is_empty() && self.windows.is_empty()) {
            return Err(refused("window before").into());
        }
        if after.is_none() && !(self.after.is_empty() && self.windows.is_empty()) {
            return Err(refused("window after").into());
        }
        let mut windows = Windows {
            before: before.map_or_else(Vec::new, |own| named(own, &self.before)),
            after: after.map_or_else(Vec::new, |own| named(own, &self.after)),
            pairs: Vec::new(),
            left_out: 0,
        };
        for one in 0..windows.before.len().max(1) {
            for other in 0..windows.after.len().max(1) {
                let pair = (windows.before.get(one), windows.after.get(other));
                if let (Some(before), Some(after)) = pair
                    && before.value().end() > after.value().start()
                {
                    windows.left_out += 1;
                    continue;
                }
                windows.pairs.push(Pair {
                    before: one,
                    after: other,
                    changed: u32::from(one > 0) + u32::from(other > 0),
                });
            }
        }
        for choice in &self.windows {
            let &(before, after) = choice.value();
            let (before, after) = (
                place_of(&mut windows.before, choice, before),
                place_of(&mut windows.after, choice, after),
            );
            let is_this = |pair: &Pair| (pair.before, pair.after) == (before, after);
            if !windows.pairs.iter().any(is_this) {
                windows.pairs.push(Pair {
                    before,
                    after,
                    changed: 1,
                });
            }
        }
        Ok(windows)
    }

    fn tolerances_of(&self, claim: &Claim) -> Result<Vec<Choice<Tolerance>>> {
        match claim.tolerance() {
            Some(own) => Ok(named(own, &self.tolerances)),
            None if self.tolerances.is_empty() => Ok(Vec::new()),
            None => Err(Choices::NothingToChoose {
                claim: claim.to_string().into(),
                parameter: "tolerance",
            }
            .into()),
        }
    }
}

/// What is stated, and the other choices; one that is what is stated gives it its name.
fn named<T: Clone + PartialEq>(own: T, others: &[Choice<T>]) -> Vec<Choice<T>> {
    let same = others.iter().find(|choice| *choice.value() == own);
    let first = same.cloned().unwrap_or_else(|| Choice::stated(own));
    let others = others
        .iter()
        .filter(|choice| choice.value() != first.value());
    let others: Vec<Choice<T>> = others.cloned().collect();
    std::iter::once(first).chain(others).collect()
}

/// The place of a window among the choices; at their end, by the name of the pair that it is chosen with, if it is not among them.
fn place_of(
    choices: &mut Vec<Choice<Period>>,
    of: &Choice<(Period, Period)>,
    window: Period,
) -> usize {
    let found = choices.iter().position(|choice| *choice.value() == window);
    found.unwrap_or_else(|| {
        choices.push(of.with_value(window));
        choices.len() - 1
    })
}

/// The claim with each pair of windows and each tolerance; `periods` are those of all, each once.
fn variants(
    claim: &Claim,
    windows: &Windows,
    tolerances: &[Choice<Tolerance>],
    periods: &mut Vec<Period>,
) -> Result<Vec<Variant>> {
    let mut places = std::collections::HashMap::new();
    let mut variants = Vec::new();
    for &pair in &windows.pairs {
        let window = |choices: &[Choice<Period>], place: usize| {
            choices.get(place).map(|choice| *choice.value())
        };
        let moved = claim.with_windows(
            window(&windows.before, pair.before),
            window(&windows.after, pair.after),
        )?;
        for tolerance in 0..tolerances.len().max(1) {
            let claim = match tolerances.get(tolerance) {
                Some(choice) => moved.with_tolerance(*choice.value())?,
                None => moved.clone(),
            };
            claim.refuse()?;
            let own = claim.periods();
            let at = |period: &Period| {
                *places.entry(*period).or_insert_with(|| {
                    periods.push(*period);
                    periods.len() - 1
                })
            };
            variants.push(Variant {
                pair,
                tolerance,
                places: own.iter().map(at).collect(),
                years: own.iter().map(|period| period.exposure().years()).collect(),
                figure: claim.figure()?,
                periods: own,
                claim,
            });
        }
    }
    Ok(variants)
}

impl Variant {
    /// The variant judged for one line under one rule.
    fn cell<K: TallyKey>(
        &self,
        [rule, tolerance, scope]: [usize; 3],
        line: &LineSums<'_, K>,
        runs: &[CellRun],
        gaps: &[Gap],
        unread: bool,
    ) -> Result<ClaimCell> {
        let places = || self.places.iter();
        let runs: Vec<CellRun> = places().filter_map(|&at| runs.get(at).copied()).collect();
        let gaps: Vec<Gap> = places().filter_map(|&at| gaps.get(at).copied()).collect();
        let judged = self
            .claim
            .judge(&self.periods, line.reach(&runs)?, &gaps, unread);
        let counts = judged.counts();
        let figure = self.figure.filter(|_| !counts.is_empty());
        let range = figure.and_then(|(figure, _)| figure.range(judged.reach.boxes(), &self.years));
        let changed = u32::from(rule > 0) + u32::from(tolerance > 0) + u32::from(scope > 0);
        let place = |of: Parameter| match of {
            Parameter::Rule => rule,
            Parameter::Before => self.pair.before,
            Parameter::After => self.pair.after,
            Parameter::Tolerance => tolerance,
            Parameter::Scope => scope,
        };
        Ok(ClaimCell {
            chosen: Parameter::each(place),
            changed: changed + self.pair.changed,
            verdict: judged.verdict,
            counts,
            figure: range,
            said: self.figure.map(|(_, said)| said),
            sharp: judged.sharp,
        })
    }
}
