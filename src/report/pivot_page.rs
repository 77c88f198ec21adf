//! Counts on a page, lines by periods.

use super::Table;
use super::cell::plain_in_markdown;
use crate::count::Count;
use crate::error::{Result, answers::Answers};
use crate::rule::counting_rule::CountingRule;
use crate::tally::table::TallyTable;
use crate::tally::tallied::Tallied;
use crate::tally::{CountUnit, TallyKey};
use crate::time::period::Period;
use serde::{Serialize, Serializer};
use std::collections::{HashMap, HashSet};
use std::fmt;

/// What stands down and what across.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Layout {
    /// Lines down, periods across.
    PeriodsAcross,
    /// Periods down, lines across.
    PeriodsDown,
    /// The first parts of lines and the periods down, the other parts across.
    SecondAcross {
        /// How many parts are the first.
        firsts: usize,
    },
}

/// A line and its count in each period: `None` where the source does not cover it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PivotLine {
    pub(super) parts: Vec<String>,
    pub(super) counts: Vec<Option<Count>>,
}

/// A table of counts by lines and periods, as a [`Pivot`](super::Pivot) lays it out.
///
/// | form | what |
/// |---|---|
/// | `Display`, [`to_markdown`](Self::to_markdown) | the table as people read it, with a note of what was counted by which rule |
/// | [`to_csv`](Self::to_csv), [`to_json`](Self::to_json), serde | a row for each line and period, with typed columns |
/// | [`table`](Self::table), [`tidy`](Self::tidy) | either as a [`Table`], which is written in all four forms |
#[derive(Clone, Debug, PartialEq)]
pub struct PivotPage {
    pub(super) heads: Vec<&'static str>,
    pub(super) unit: CountUnit,
    pub(super) about: Option<String>,
    pub(super) rule: CountingRule,
    pub(super) stated: bool,
    pub(super) unread: u64,
    /// Whether all bounds are reached in some world that the records allow.
    pub(super) sharp: bool,
    pub(super) periods: Vec<Period>,
    pub(super) lines: Vec<PivotLine>,
    pub(super) layout: Layout,
}

/// A count as it prints; `?` where the source does not cover the days.
fn text(count: Option<&Option<Count>>) -> String {
    count
        .copied()
        .flatten()
        .map_or_else(|| "?".to_owned(), |count| count.to_string())
}

impl PivotPage {
    /// The count of each period, asked of a table that may not know of all.
    pub(super) fn counts<K: TallyKey, L: TallyKey>(
        &mut self,
        table: &TallyTable<K>,
        mut over: impl FnMut(Period) -> Result<Tallied<L>>,
    ) -> Result<Vec<Option<Count>>> {
        let mut counts = Vec::with_capacity(self.periods.len());
        for &period in &self.periods {
            let known = table.is_known_over(period)?.then(|| over(period));
            let known = known.transpose()?;
            self.sharp &= known.as_ref().is_none_or(Tallied::is_sharp);
            counts.push(known.map(|tallied| tallied.count()));
        }
        Ok(counts)
    }

    /// The same page with one more line, counted in another table by the same rule: such as all events of a pair, each once, under its kinds.
    ///
    /// # Errors
    /// A table of another rule or another unit; periods that are no runs of its cells; a count that does not fit 64 bits.
    ///
    /// # Examples
    /// ```
    /// use interstate::report::Pivot;
    /// use interstate::tally::Crossed;
    /// use interstate::{CountingRule, Dyad, InteractionKind, InteractionFamily, Partition, State, TallyTable, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let patrols = CountingRule::new("patrols", InteractionFamily::Patrol);
    /// let (pair, years) = (Dyad::new(State::CHN, State::RUS)?, Partition::yearly(2023..=2024)?);
    /// let kinds = TallyTable::<Crossed<Dyad, InteractionKind>>::count(&ledger, &patrols, &years)?;
    /// let pairs = TallyTable::<Dyad>::count(&ledger, &patrols, &years)?;
    /// let page = Pivot::new(&kinds).with_first(&pair).page()?.with_line_of(&pairs, &pair, "all")?;
    /// assert_eq!(
    ///     page.table().to_string(),
    ///     "kind                2023  2024\n\
    ///      air_patrol             2     2\n\
    ///      coast_guard_patrol     0     1\n\
    ///      naval_patrol           1     2\n\
    ///      all                    3     5\n",
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn with_line_of<K: TallyKey>(
        mut self,
        table: &TallyTable<K>,
        key: &K,
        label: &str,
    ) -> Result<Self> {
        self.rule.same_as(table.rule())?;
        if self.unit != K::UNIT {
            return Err(Answers::TwoUnits {
                one: self.unit.to_string().into(),
                other: K::UNIT.to_string().into(),
            }
            .into());
        }
        let counts = self.counts(table, |period| table.over(key, period))?;
        let mut parts = vec![String::new(); self.heads.len()];
        if let Some(first) = parts.first_mut() {
            label.clone_into(first);
        }
        self.stated |= table.is_stated();
        self.unread = self.unread.max(table.unread());
        self.lines.push(PivotLine { parts, counts });
        Ok(self)
    }

    /// The counts for people to read: a row for each line and a column for each period, or as the pivot says.
    #[must_use]
    pub fn table(&self) -> Table {
        let labels = self.periods.iter().map(|period| period.label());
        match self.layout {
            Layout::PeriodsAcross => {
                let heads = self.heads.iter().map(|head| (*head).to_owned());
                let mut page = Table::new(heads.chain(labels.clone())).with_numbers(labels);
                for line in &self.lines {
                    let counts = line.counts.iter().map(|count| text(Some(count)));
                    page.row(line.parts.iter().cloned().chain(counts));
                }
                page
            }
            Layout::PeriodsDown => {
                let lines = self.lines.iter().map(|line| joined(&line.parts));
                let head = std::iter::once("period".to_owned());
                let mut page = Table::new(head.chain(lines.clone())).with_numbers(lines);
                for (n, label) in labels.enumerate() {
                    let counts = self.lines.iter().map(|line| text(line.counts.get(n)));
                    page.row(std::iter::once(label).chain(counts));
                }
                page
            }
            Layout::SecondAcross { firsts } => self.second_across(firsts),
        }
    }

    fn second_across(&self, firsts: usize) -> Table {
        let shared = |line: &PivotLine| line.parts.iter().take(firsts).cloned().collect::<Vec<_>>();
        // A line of all has no second part.
        let second = |line: &PivotLine| match joined(line.parts.get(firsts..).unwrap_or(&[])) {
            name if name.is_empty() => "all".to_owned(),
            name => name,
        };
        let mut seen = HashSet::new();
        let across: Vec<String> = self
            .lines
            .iter()
            .map(second)
            .filter(|name| seen.insert(name.clone()))
            .collect();
        let heads = self
            .heads
            .iter()
            .take(firsts)
            .map(|head| (*head).to_owned());
        let heads = heads.chain(std::iter::once("period".to_owned()));
        let mut page = Table::new(heads.chain(across.iter().cloned())).with_numbers(&across);
        for lines in self.lines.chunk_by(|a, b| shared(a) == shared(b)) {
            let of: HashMap<String, &PivotLine> =
                lines.iter().map(|line| (second(line), line)).collect();
            for (n, period) in self.periods.iter().enumerate() {
                let count = |name: &String| {
                    of.get(name)
                        .map_or_else(String::new, |line| text(line.counts.get(n)))
                };
                let row = lines.first().map(shared).into_iter().flatten();
                page.row(
                    row.chain(std::iter::once(period.label()))
                        .chain(across.iter().map(count)),
                );
            }
        }
        page
    }

    /// The counts in long form for programs: a row for each line and period.
    ///
    /// | column | what |
    /// |---|---|
    /// | `pair`, `kind`, … | the parts of the line |
    /// | `unit` | what one is: `dyad-events` |
    /// | `start`, `end` | the first day, and the day after the last one |
    /// | `label` | the period as people write it: `2019–2021` |
    /// | `lo`, `hi` | the bounds: numbers; no `hi` where there is no upper bound, neither where the source does not cover the days |
    /// | `stated` | `yes` if a count was stated and not counted under the rule |
    /// | `unread` | how many rows of the source were not read |
    /// | `rule` | the rule, as a sentence |
    #[must_use]
    pub fn tidy(&self) -> Table {
        let columns = [
            "unit", "start", "end", "label", "lo", "hi", "stated", "unread", "rule",
        ];
        let mut page =
            Table::new(self.heads.iter().chain(&columns)).with_numbers(["lo", "hi", "unread"]);
        let (unit, unread, rule) = (
            self.unit.to_string(),
            self.unread.to_string(),
            self.rule.to_string(),
        );
        let stated = if self.stated { "yes" } else { "no" };
        let bound = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
        for line in &self.lines {
            for (period, count) in self.periods.iter().zip(&line.counts) {
                let cells = [
                    unit.clone(),
                    period.start().to_string(),
                    period.end().to_string(),
                    period.label(),
                    bound(count.map(Count::lo)),
                    bound(count.and_then(Count::hi)),
                    stated.to_owned(),
                    unread.clone(),
                    rule.clone(),
                ];
                page.row(line.parts.iter().cloned().chain(cells));
            }
        }
        page
    }

    /// A sentence that says what was counted and how: `North Korea–Russia, dyad-events. talks: meetings; each row counts once …`.
    #[must_use]
    pub fn note(&self) -> String {
        let about = self.about.iter().map(|about| format!("{about}, "));
        let mut note: String = about.collect();
        note.extend([
            self.unit.to_string(),
            ". ".into(),
            self.rule.to_string(),
            ".".into(),
        ]);
        if self.stated {
            note += " Some of the counts are stated.";
        }
        if !self.sharp {
            note += " Some bounds may be wider than need be.";
        }
        match self.unread {
            0 => {}
            1 => note += " 1 row of the source was not read.",
            more => note.extend([" ", &more.to_string(), " rows of the source were not read."]),
        }
        if self.lines.iter().any(|line| line.counts.contains(&None)) {
            note += " ?: the source does not cover these days.";
        }
        note
    }

    /// The [table](Self::table) in GitHub's Markdown, with the [note](Self::note) below it.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let note = self.note();
        format!(
            "{}\n{}\n",
            self.table().to_markdown(),
            plain_in_markdown(&note)
        )
    }

    /// The [long form](Self::tidy) as CSV for a spreadsheet, as [`Table::to_csv`] has it.
    #[must_use]
    pub fn to_csv(&self) -> String {
        self.tidy().to_csv()
    }

    /// The [long form](Self::tidy) as JSON, with numbers as numbers.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.tidy().to_json()
    }
}

/// The parts of a line as one.
fn joined(parts: &[String]) -> String {
    let told = parts.iter().filter(|part| !part.is_empty());
    told.map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The [table](PivotPage::table) as aligned text, with the [note](PivotPage::note) below.
impl fmt::Display for PivotPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}", self.table(), self.note())
    }
}

/// The [tidy](PivotPage::tidy) rows.
impl Serialize for PivotPage {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.tidy().serialize(to)
    }
}
