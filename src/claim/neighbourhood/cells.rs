//! A claim judged under every combination of choices, each rule counted once.

use super::Neighbourhood;
use super::choice::{Choice, Parameter};
use super::questions::{Counted, Outcome, Questions};
use crate::claim::verdicts::Verdicts;
use crate::claim::verdicts::cell::ClaimCell;
use crate::claim::{Claim, Tolerance};
use crate::error::{Result, choices::Choices};
use crate::ledger::Ledger;
use crate::rule::select::Select;
use crate::tally::TallyKey;
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

/// A pair of windows and a tolerance, by their places among the choices.
#[derive(Clone, Copy)]
struct Variant {
    pair: Pair,
    tolerance: usize,
    /// What the claim then says its number to be.
    said: Option<Tolerance>,
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
        let (variants, claims) = variants(claim, &windows, &tolerances)?;
        let questions = Questions::new(claims, ledger)?;
        let mut all = Vec::with_capacity(found);
        for (place, rule) in self.rules.iter().enumerate() {
            let narrowed = |(scope, choice): (usize, &Choice<Select>)| match scope {
                0 => questions.under(rule.clone(), of),
                _ => questions.under(rule.narrowed(choice.value()), of),
            };
            let counted: Result<Vec<Counted<'_, K>>> =
                scopes.iter().enumerate().map(narrowed).collect();
            let counted = counted?;
            for (question, variant) in variants.iter().enumerate() {
                for (scope, counted) in counted.iter().enumerate() {
                    let (claim, outcome) = (questions.claim(question), counted.answer(question)?);
                    if let Some((claim, outcome)) = claim.zip(outcome) {
                        all.push(variant.cell([place, scope], claim, outcome));
                    }
                }
            }
        }
        // OK because the claim as stated is the first variant of the first rule.
        let stated_cell = all.first().cloned().ok_or(Choices::NoFigure)?;
        Ok(Verdicts {
            claim: claim.clone(),
            records: claim.records(ledger, first, of)?,
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
        let (before, after) = claim.before_and_after();
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

/// The claim with each pair of windows and each tolerance.
fn variants(
    claim: &Claim,
    windows: &Windows,
    tolerances: &[Choice<Tolerance>],
) -> Result<(Vec<Variant>, Vec<Claim>)> {
    let (mut variants, mut claims) = (Vec::new(), Vec::new());
    let window =
        |choices: &[Choice<Period>], place: usize| choices.get(place).map(|choice| *choice.value());
    for &pair in &windows.pairs {
        let changed = |own: Option<Period>, place: usize| own.filter(|_| place > 0);
        let moved = claim.with_windows(
            changed(window(&windows.before, pair.before), pair.before),
            changed(window(&windows.after, pair.after), pair.after),
        )?;
        for tolerance in 0..tolerances.len().max(1) {
            let claim = match tolerances.get(tolerance) {
                Some(choice) => moved.with_tolerance(*choice.value())?,
                None => moved.clone(),
            };
            variants.push(Variant {
                pair,
                tolerance,
                said: claim.said()?,
            });
            claims.push(claim);
        }
    }
    Ok((variants, claims))
}

impl Variant {
    /// What came of it, for one line under one rule and in one scope.
    fn cell(self, [rule, scope]: [usize; 2], claim: &Claim, outcome: Outcome) -> ClaimCell {
        let value = outcome.value.filter(|_| self.said.is_some());
        let tolerance = self.tolerance;
        let changed = u32::from(rule > 0) + u32::from(tolerance > 0) + u32::from(scope > 0);
        ClaimCell {
            chosen: Parameter::each(|of| match of {
                Parameter::Rule => rule,
                Parameter::Before => self.pair.before,
                Parameter::After => self.pair.after,
                Parameter::Tolerance => tolerance,
                Parameter::Scope => scope,
            }),
            changed: changed + self.pair.changed,
            verdict: outcome.verdict,
            counts: outcome.counts,
            figure: value.and_then(|value| claim.number(value)),
            said: self.said,
            sharp: outcome.sharp,
        }
    }
}
