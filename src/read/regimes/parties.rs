//! Who sanctions whom: names and numbers in cells, and the regimes of each pair.

use crate::error::Result;
use crate::read::records::Row;
use crate::read::{Defect, ReadAccount, Remark, parse};
use crate::sanction::{Issuer, SanctionRegime};
use crate::state::actor::{Actor, State};
use crate::state::{CodeScheme, NameDays};
use crate::time::when::When;
use chrono::NaiveDate;
use std::borrow::Cow;

/// More parts between commas than the name of any state has.
const MOST_PARTS: usize = 5;

/// The parties of one side of a case.
#[derive(Clone, Debug, Default)]
pub(super) struct Parties {
    pub(super) known: Vec<Actor>,
    /// Those that are no state and no organisation that the crate knows, as the file has them.
    pub(super) unknown: Vec<Box<str>>,
}

/// What the parties of a row are read with.
pub(super) struct Reading<'a> {
    pub(super) row: &'a Row<'a>,
    pub(super) account: &'a mut ReadAccount,
    /// The days that a case may have begun on: names and numbers mean something on a day.
    pub(super) days: [NaiveDate; 2],
}

impl Parties {
    fn add(&mut self, actor: Actor) {
        if !self.known.contains(&actor) {
            self.known.push(actor);
        }
    }

    fn add_unknown(&mut self, reading: &mut Reading<'_>, column: usize, text: &str) {
        let name = reading.row.name(column);
        let line = reading.row.line();
        reading
            .account
            .remark(Remark::UnknownActor, line, name, text.as_bytes());
        self.unknown.push(text.into());
    }

    fn note_outside(reading: &mut Reading<'_>, column: usize, text: &str) {
        let name = reading.row.name(column);
        let line = reading.row.line();
        reading
            .account
            .remark(Remark::OutsideMembership, line, name, text.as_bytes());
    }

    /// The names of a cell, with commas between and within them: the longest run of parts that is a name is one.
    pub(super) fn add_names(&mut self, reading: &mut Reading<'_>, column: usize, cell: &str) {
        let parts: Vec<&str> = cell.split(',').map(str::trim).collect();
        let mut left = parts.as_slice();
        while !left.is_empty() {
            let longest = left.len().min(MOST_PARTS);
            let found = (1..=longest).rev().find_map(|len| {
                let (parts, behind) = left.split_at_checked(len)?;
                let name = parts.join(", ");
                let (actor, is_outside) = named(&name, reading.days)?;
                Some((name, actor, is_outside, behind))
            });
            match found {
                Some((name, actor, is_outside, behind)) => {
                    if is_outside {
                        Self::note_outside(reading, column, &name);
                    }
                    self.add(actor);
                    left = behind;
                }
                None => {
                    if let Some((&first, behind)) = left.split_first() {
                        if !first.is_empty() {
                            self.add_unknown(reading, column, first);
                        }
                        left = behind;
                    }
                }
            }
        }
    }

    /// The numbers of the Correlates of War in a cell, with blanks or commas between them.
    pub(super) fn add_numbers(&mut self, reading: &mut Reading<'_>, column: usize, cell: &str) {
        for number in codes(cell) {
            let days = reading.days;
            let read = parse::numbered_within(CodeScheme::Cow, number.as_bytes(), days);
            match (read.0.actor(), read.1) {
                (Some(actor), is_outside) => {
                    if is_outside {
                        Self::note_outside(reading, column, number);
                    }
                    self.add(actor);
                }
                (None, _) => self.add_unknown(reading, column, number),
            }
        }
    }

    fn with(&self, who: &dyn Fn(&str) -> Option<Actor>) -> Vec<Actor> {
        let mut all = self.clone();
        for name in &self.unknown {
            if let Some(actor) = who(name) {
                all.add(actor);
            }
        }
        all.known
    }
}

/// The text of a cell; nothing where a value is missing.
pub(super) fn told<'a>(row: &Row<'a>, column: usize) -> Result<Cow<'a, str>, (Defect, usize)> {
    let cell = row.text(column).map_err(|_| (Defect::Encoding, column))?;
    Ok(cell.unwrap_or(Cow::Borrowed("")))
}

/// The codes of a cell that holds some; `-9`, `-99`, a point and `NA` are none.
pub(super) fn codes(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split([' ', ',', ';']).map(parse::bare_text);
    parts.filter(|part| !matches!(*part, "" | "." | "NA" | "-9" | "-99"))
}

/// The actor of a name, and whether it is one on no day that the case may have begun on.
fn named(name: &str, days: [NaiveDate; 2]) -> Option<(Actor, bool)> {
    if let Some(organisation) = organisation(name) {
        return Some((organisation, false));
    }
    // "Ethiopia (excludes Eritrea)".
    let bare = name.split_once(" (").map(|(name, _)| name);
    let names = || std::iter::once(name).chain(bare);
    let on_day = days
        .iter()
        .flat_map(|&day| names().filter_map(move |name| State::from_name(name, day).ok()));
    if let Some(state) = on_day.into_iter().next() {
        return Some((state.into(), false));
    }
    let day = NameDays::Historical.name_day(days[0]);
    let on_some_day = names().find_map(|name| State::from_name(name, day).ok());
    on_some_day.map(|state| (state.into(), true))
}

fn organisation(name: &str) -> Option<Actor> {
    let code = match name.to_lowercase().as_str() {
        "eu" | "european union" => "EU",
        "ec"
        | "eec"
        | "european community"
        | "european communities"
        | "european economic community" => "EC",
        "un" | "united nations" => "UN",
        "au" | "african union" => "AU",
        "nato" => "NATO",
        "asean" => "ASEAN",
        "osce" => "OSCE",
        _ => return None,
    };
    code.parse().ok()
}

/// The regimes of each sender against each target, with what the caller says of those who are not known.
///
/// # Errors
/// A case that makes no id.
pub(super) fn regimes(
    case: &str,
    when: &When,
    senders: &Parties,
    targets: &Parties,
    who: &dyn Fn(&str) -> Option<Actor>,
) -> Result<Vec<SanctionRegime>> {
    let senders = senders.with(who);
    let targets = targets.with(who);
    let mut regimes = Vec::new();
    for &sender in &senders {
        for target in targets.iter().filter_map(|target| target.state()) {
            let id = format!("{case}/{sender}/{target}");
            let regime = SanctionRegime::new(id, Issuer::new(sender), when.clone())?;
            regimes.push(regime.with_target(target));
        }
    }
    Ok(regimes)
}
