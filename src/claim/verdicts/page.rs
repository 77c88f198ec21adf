//! Verdicts as a short report.

use super::Verdicts;
use super::cell::ClaimCell;
use crate::claim::neighbourhood::choice::Parameter;
use crate::claim::neighbourhood::side::Side;
use crate::claim::{Claim, Tolerance, Verdict};
use crate::stats::Confidence;
use crate::time::period::Period;
use crate::trend::class::TrendRule;
use std::collections::HashMap;
use std::fmt::{self, Write};

/// So many characters a line.
const WIDTH: usize = 100;

/// The heads of the lines stand in so many.
const HEAD: usize = 13;

/// So many lines of one head; what is longer ends in `…`.
const MOST_LINES: usize = 3;

impl Verdicts {
    /// The choices of a cell that differ from the stated ones, in words: `window before: pandemic years out`.
    #[must_use]
    pub fn changes(&self, cell: &ClaimCell) -> Vec<String> {
        let changed = |of: &Parameter| cell.choice(*of) > 0;
        let name = |of| self.name(cell, of).filter(|_| changed(&of));
        let (before, after) = (name(Parameter::Before), name(Parameter::After));
        let mut changes = Vec::new();
        for of in Parameter::ALL.iter().copied().filter(changed) {
            let Some(name) = name(of) else { continue };
            match of {
                // Two windows of one name were chosen together.
                Parameter::Before if before == after => changes.push(format!("windows: {name}")),
                Parameter::After if before == after => {}
                Parameter::Rule
                | Parameter::Before
                | Parameter::After
                | Parameter::Tolerance
                | Parameter::Scope => changes.push(format!("{}: {name}", of.words())),
            }
        }
        changes
    }

    /// The range that the claim's word allows in a cell, where it is a range that somebody chose.
    #[must_use]
    pub fn tolerance(&self, cell: &ClaimCell) -> Option<Tolerance> {
        let chosen = self.tolerances.get(cell.choice(Parameter::Tolerance));
        chosen.map(|choice| *choice.value())
    }

    /// `E3, 2019–2021 → 2022–2024: 9 → 14, ratio 1.56, below`.
    fn short(&self, cell: &ClaimCell) -> String {
        let windows = match self.windows(cell) {
            (Some(before), Some(after)) => format!("{} → {}", before.label(), after.label()),
            (one, other) => one
                .or(other)
                .map_or_else(|| "its periods".into(), Period::label),
        };
        format!(
            "{}, {windows}: {}",
            self.rule(cell).name(),
            self.answer(cell)
        )
    }

    /// `9 → 14, ratio 1.56, below`.
    fn answer(&self, cell: &ClaimCell) -> String {
        let mut text: Vec<String> = Vec::new();
        if !cell.counts.is_empty() {
            let counts = cell.counts.iter().map(ToString::to_string);
            text.push(counts.collect::<Vec<_>>().join(self.between_counts()));
        }
        if let Some((lo, hi)) = cell.figure()
            && let Some(words) = words_of(&self.claim)
        {
            let number = match hi {
                Some(hi) if lo == hi => format!("{lo:.2}"),
                Some(hi) => format!("{lo:.2}–{hi:.2}"),
                None => format!("{lo:.2} or more"),
            };
            text.push(format!("{words} {number}"));
        }
        text.push(match (cell.verdict, cell.side()) {
            (Verdict::Fails, Some(Side::Below)) => "fails, below".into(),
            (Verdict::Fails, Some(Side::Above)) => "fails, above".into(),
            (Verdict::Fails, Some(Side::NoRatio)) => "fails, nothing before".into(),
            (verdict, _) => verdict.to_string().replace('_', " "),
        });
        text.join(", ")
    }

    /// An arrow goes from an earlier period to a later one, and nowhere else.
    fn between_counts(&self) -> &'static str {
        let starts = self
            .stated
            .counts()
            .iter()
            .map(|(period, _)| period.start());
        if starts.is_sorted() { " → " } else { ", " }
    }

    fn near(&self, cell: &ClaimCell) -> String {
        match self.changes(cell) {
            none if none.is_empty() => format!("the claim as stated: {}", self.short(cell)),
            changes => format!("{} ({})", changes.join("; "), self.short(cell)),
        }
    }

    /// How many choices there are: `16 rules, 7 windows before, 4 windows after`.
    fn sizes(&self) -> String {
        let several = Parameter::ALL
            .iter()
            .map(|&of| (of, self.choices(of)))
            .filter(|(_, choices)| *choices > 1);
        let words = |(of, choices): (Parameter, usize)| match of {
            Parameter::Rule => format!("{choices} rules"),
            Parameter::Before => format!("{choices} windows before"),
            Parameter::After => format!("{choices} windows after"),
            Parameter::Tolerance => format!("{choices} tolerances"),
            Parameter::Scope => format!("{choices} scopes"),
        };
        several.map(words).collect::<Vec<_>>().join(", ")
    }

    fn cells_line(&self) -> String {
        let (holds, of) = self.holds();
        let mut text = format!("holds in {holds} of {of}");
        for (side, words) in [
            (Side::Below, "below"),
            (Side::Above, "above"),
            (Side::NoRatio, "nothing before"),
        ] {
            match self.on_side(side) {
                0 => {}
                cells => {
                    // OK because text takes everything.
                    let _ = write!(text, ", {words} in {cells}");
                }
            }
        }
        let sides = [Side::Below, Side::Above, Side::NoRatio];
        let told: usize = sides.iter().map(|side| self.on_side(*side)).sum();
        for (cells, words) in [
            (self.with(Verdict::Fails) - told, "fails otherwise"),
            (self.with(Verdict::Depends), "depends on doubtful counts"),
            (self.with(Verdict::OutOfCoverage), "outside the coverage"),
            (
                self.with(Verdict::NotQuantitative),
                "nothing that a list could bear out",
            ),
            (self.left_out, "no pair of windows"),
        ] {
            if cells > 0 {
                let _ = write!(text, "; {words}: {cells}");
            }
        }
        let sizes = self.sizes();
        if !sizes.is_empty() {
            let _ = write!(text, " ({sizes})");
        }
        text
    }

    /// Of a ratio its interval and its class.
    fn evidence_line(&self) -> Option<String> {
        let rule = TrendRule::new(Confidence::P95);
        let stated = self.stated_cell();
        let found = self.evidence(stated, rule, &mut HashMap::new());
        let (interval, classes) = found.ok()??;
        Some(format!(
            "{classes} (95 % {interval:.2} of the ratio), if events are independent"
        ))
    }

    fn records_line(&self) -> String {
        let records = &self.records;
        let surely = records.surely();
        format!(
            "{} surely, {} possibly, {} left out by the rule: {}",
            surely.len(),
            records.possibly().len(),
            records.left_out().len(),
            surely.join(", ")
        )
    }

    fn drivers_line(&self) -> Option<String> {
        let drivers = self.drivers();
        if drivers.all().is_empty() {
            return None;
        }
        let has_shares = drivers.cells() > 0;
        let parts = drivers.all().iter().map(|driver| {
            let turns = driver.turns();
            let share = match driver.share() {
                Some(share) => format!(" {}", format!("{share:.2}").trim_start_matches('0')),
                None if has_shares => " no".to_owned(),
                None => String::new(),
            };
            format!(
                "{}{share} (turns {} of {} pairs)",
                driver.parameter().words(),
                turns.turned,
                turns.pairs
            )
        });
        let parts: Vec<String> = parts.collect();
        if !has_shares {
            return Some(parts.join(", "));
        }
        let others = match drivers.others() {
            0 => String::new(),
            others => format!(", {others} have no logarithm"),
        };
        Some(format!(
            "{}: shares of the variance over {} cells{others}",
            parts.join(", "),
            drivers.cells()
        ))
    }
}

/// One line for each head: the claim, its rule, windows and counts as stated, in how many cells it holds, what is nearest, what drives it.
///
/// At most 25 lines of 100 characters.
impl fmt::Display for Verdicts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stated = self.stated_cell();
        let windows = match self.windows(stated) {
            (Some(before), Some(after)) => format!("{} → {}", before.label(), after.label()),
            (one, other) => one
                .or(other)
                .map_or_else(|| "one by one".into(), Period::label),
        };
        line(f, "claim", &self.claim.to_string())?;
        line(f, "rule", &self.rule(stated).to_string())?;
        line(f, "windows", &windows)?;
        line(f, "as stated", &self.answer(stated))?;
        if let Some(evidence) = self.evidence_line() {
            line(f, "evidence", &evidence)?;
        }
        line(f, "records", &self.records_line())?;
        line(f, "cells", &self.cells_line())?;
        let cells = [
            ("nearest not", self.nearest_failing()),
            ("nearest yes", self.nearest_holding()),
            ("best for", self.strongest_for()),
            ("worst against", self.strongest_against()),
        ];
        for (head, cell) in cells {
            if let Some(cell) = cell.filter(|cell| cell.changed > 0) {
                line(f, head, &self.near(cell))?;
            }
        }
        if let Some(drivers) = self.drivers_line() {
            line(f, "hangs on", &drivers)?;
        }
        let equal = self.equal_rules();
        if !equal.is_empty() {
            let groups = equal.iter().map(|group| {
                let names = group.iter().map(|rule| rule.name());
                names.collect::<Vec<_>>().join(" = ")
            });
            line(f, "count alike", &groups.collect::<Vec<_>>().join("; "))?;
        }
        line(
            f,
            "note",
            "readings of one list, neither drawn nor independent: no share here is a probability",
        )
    }
}

/// What the number of a claim is called, if it is no count.
fn words_of(claim: &Claim) -> Option<&'static str> {
    match claim {
        Claim::RateAtLeast { .. } | Claim::RateAtMost { .. } | Claim::RateAbout { .. } => {
            Some("a year")
        }
        Claim::PercentOf { .. } | Claim::Share { .. } => Some("per cent"),
        Claim::RatioAbout { .. }
        | Claim::RatioAtLeast { .. }
        | Claim::RatioAtMost { .. }
        | Claim::Halved { .. }
        | Claim::PercentChange { .. } => Some("ratio"),
        Claim::CountAtLeast { .. }
        | Claim::CountExactly { .. }
        | Claim::CountAtMost { .. }
        | Claim::WindowPairCount { .. }
        | Claim::EachAtLeast { .. }
        | Claim::Consecutive { .. }
        | Claim::First { .. }
        | Claim::FirstEver { .. }
        | Claim::Ordinal { .. }
        | Claim::Record { .. }
        | Claim::CombinedExceeds { .. }
        | Claim::Steady { .. }
        | Claim::Peak { .. }
        | Claim::Plateau { .. }
        | Claim::Rebound { .. }
        | Claim::Interval { .. }
        | Claim::Breakdown { .. }
        | Claim::Divergence { .. }
        | Claim::Projection { .. }
        | Claim::NotQuantitative { .. } => None,
    }
}

/// A head and its text, in lines that are not too long.
fn line(f: &mut fmt::Formatter<'_>, head: &str, text: &str) -> fmt::Result {
    let width = WIDTH - HEAD - 1;
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let Some(last) = lines.last_mut() else {
            continue;
        };
        let length = last.chars().count() + 1 + word.chars().count();
        if last.is_empty() {
            last.push_str(word);
        } else if length <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    let cut = lines.len() > MOST_LINES;
    for (n, text) in lines.iter().take(MOST_LINES).enumerate() {
        let head = if n == 0 { head } else { "" };
        let more = cut && n + 1 == MOST_LINES;
        let room = if more { width - 2 } else { width };
        let text: String = text.chars().take(room).collect();
        writeln!(f, "{head:HEAD$} {text}{}", if more { " …" } else { "" })?;
    }
    Ok(())
}
