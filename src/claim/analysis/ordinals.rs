//! "The fifth" without a fourth: the numbers of a series as a check of the list.

use super::rows::list;
use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use crate::rule::Ruling;
use crate::rule::counting_rule::CountingRule;
use crate::time::PeriodExtent;
use crate::time::period::Period;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;

/// The gaps in the numbering of every series: missing numbers, repeated ones, and ones in the wrong order. The answer of [`ordinal_gaps`].
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct OrdinalGaps {
    rule: CountingRule,
    series: Vec<SeriesOrdinals>,
    without_series: Vec<Box<str>>,
    unread: u64,
}

/// The numbers of the events of one series, and what is wrong with them.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct SeriesOrdinals {
    series: Box<str>,
    first: u32,
    last: u32,
    seen: usize,
    missing: Vec<MissingOrdinals>,
    repeated: Vec<(u32, Vec<Box<str>>)>,
    out_of_order: Vec<OutOfOrder>,
    unnumbered: Vec<Box<str>>,
}

/// A run of numbers that the list lacks, between two that it has.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct MissingOrdinals {
    numbers: RangeInclusive<u32>,
    after: Box<str>,
    before: Box<str>,
    surely: Truth,
    covered: bool,
    left: Vec<Box<str>>,
}

/// A pair of events of a series of which the one with the higher number began first.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct OutOfOrder {
    lower: u32,
    lower_id: Box<str>,
    higher: u32,
    higher_id: Box<str>,
}

/// Looks in every series for numbers that are missing, repeated or in the wrong order: "the fifth joint patrol" without a fourth means that
/// the list lacks one, or that somebody counts by another rule.
///
/// The rule says which records there are: what it leaves out fills no gap, and what is only possible fills it possibly. Only numbers between
/// the least and the greatest that the list has are looked for: of a series that begins with its 14th round, not the first 13. Phases of one
/// event (by [`phase_of`](crate::Interaction::phase_of)) and parts of it (by [`part_of`](crate::Interaction::part_of)) share its number and do
/// not repeat it.
///
/// # When it misleads
/// Official numbers follow a rule of their own, and two sources may number one series by two rules: editions without one of the parties, or
/// phases apart. A series under two names is two series.
///
/// # Errors
/// A rule that may not count the ledger: see [`CountingRule::occurrences`].
///
/// # Examples
/// The ten air patrols of China and Russia are all there, and so are the naval ones and the rounds from the 14th on:
/// ```
/// use interstate::claim::analysis::ordinal_gaps;
/// use interstate::{CountingRule, Select, sample};
///
/// let all = CountingRule::new("all", Select::Everything);
/// let checked = ordinal_gaps(&sample::china_russia()?, &all)?;
/// assert!(checked.is_whole());
/// assert_eq!(
///     checked.to_string(),
///     "Joint air patrol: 1–10, each once and in order\n\
///      Joint coast guard patrol: 1, alone\n\
///      Joint naval patrol: 1–6, each once and in order\n\
///      Strategic Security Consultation: 14–20, each once and in order\n",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
/// A list without the fourth:
/// ```
/// use interstate::claim::analysis::ordinal_gaps;
/// use interstate::{Coverage, CountingRule, Interaction, InteractionKind, Ledger, Period, Select, State};
///
/// let patrol = |day: &str, number| {
///     let row = Interaction::new(day, InteractionKind::AirPatrol, day.parse()?, [State::CHN, State::RUS])?;
///     Ok::<_, interstate::Error>(row.with_series("Joint air patrol").with_edition(number))
/// };
/// let ledger = Ledger::new([patrol("2021-11-19", 3)?, patrol("2022-11-30", 5)?], Coverage::full(Period::years(2019..=2024)?))?;
/// let checked = ordinal_gaps(&ledger, &CountingRule::new("all", Select::Everything))?;
/// assert_eq!(checked.to_string(), "Joint air patrol: 3–5, 4 missing between 2021-11-19 and 2022-11-30\n");
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn ordinal_gaps(ledger: &Ledger, rule: &CountingRule) -> Result<OrdinalGaps> {
    rule.may_count(ledger)?;
    let mut by_series: BTreeMap<&str, Numbered<'_>> = BTreeMap::new();
    let mut without_series = Vec::new();
    for row in ledger.rows() {
        let counted = match rule.explain(row) {
            Ruling::Counted if row.count().lo() > 0 => Truth::Yes,
            Ruling::Counted | Ruling::Possible(_) if row.count().hi() != Some(0) => Truth::Depends,
            Ruling::Counted | Ruling::Possible(_) | Ruling::Left(_) => Truth::No,
        };
        match (row.series(), row.edition()) {
            (Some(series), Some(number)) => {
                let numbered = by_series.entry(series).or_default();
                if counted == Truth::No {
                    numbered.left.push((number, row.id()));
                } else {
                    let seen = numbered.seen.entry(number).or_default();
                    seen.push((row, counted));
                }
            }
            (Some(series), None) if counted != Truth::No => {
                by_series.entry(series).or_default().unnumbered.push(row);
            }
            (None, Some(_)) if counted != Truth::No => without_series.push(row.id().into()),
            (None | Some(_), None) | (None, Some(_)) => {}
        }
    }
    let checked = by_series.into_iter();
    Ok(OrdinalGaps {
        rule: rule.clone(),
        series: checked
            .filter_map(|(series, numbered)| numbered.checked(series, ledger))
            .collect(),
        without_series,
        unread: ledger.unread().rows(),
    })
}

/// The rows of one series.
#[derive(Default)]
struct Numbered<'a> {
    seen: BTreeMap<u32, Vec<(&'a Interaction, Truth)>>,
    left: Vec<(u32, &'a str)>,
    unnumbered: Vec<&'a Interaction>,
}

impl Numbered<'_> {
    /// What the numbers say; nothing where no row that counts has one.
    fn checked(&self, series: &str, ledger: &Ledger) -> Option<SeriesOrdinals> {
        let (first, last) = (self.seen.keys().next()?, self.seen.keys().next_back()?);
        Some(SeriesOrdinals {
            series: series.into(),
            first: *first,
            last: *last,
            seen: self.seen.len(),
            missing: self.missing(ledger),
            repeated: self.repeated(ledger),
            out_of_order: self.out_of_order(),
            unnumbered: self.unnumbered.iter().map(|row| row.id().into()).collect(),
        })
    }

    fn missing(&self, ledger: &Ledger) -> Vec<MissingOrdinals> {
        let surely = |number: u32| {
            let rows = self.seen.get(&number);
            rows.is_some_and(|rows| rows.iter().any(|(_, counted)| *counted == Truth::Yes))
        };
        // Whether there surely was one so far, and surely is one yet to come.
        let sure: Vec<u32> = self.seen.keys().copied().filter(|n| surely(*n)).collect();
        let between_sure = |low: u32, high: u32| {
            sure.first().is_some_and(|first| *first <= low)
                && sure.last().is_some_and(|last| high <= *last)
        };
        let steps = self.seen.iter().zip(self.seen.iter().skip(1));
        let missing = steps.filter_map(|((low, before), (high, after))| {
            let numbers = low.checked_add(1)?..=high.checked_sub(1)?;
            let ((before, _), (after, _)) = (before.first()?, after.first()?);
            let left = self.left.iter();
            let left = left.filter(|(number, _)| numbers.contains(number));
            let left = left.map(|(_, id)| (*id).into()).collect();
            (!numbers.is_empty()).then(|| MissingOrdinals {
                after: before.id().into(),
                before: after.id().into(),
                surely: Truth::of_cases(between_sure(*low, *high), true),
                covered: is_covered_between(ledger, before, after),
                left,
                numbers,
            })
        });
        missing.collect()
    }

    fn repeated(&self, ledger: &Ledger) -> Vec<(u32, Vec<Box<str>>)> {
        let repeated = self.seen.iter().filter_map(|(number, rows)| {
            let events: BTreeSet<&str> = rows.iter().map(|(row, _)| event(ledger, row)).collect();
            let ids = rows.iter().map(|(row, _)| row.id().into());
            (events.len() > 1).then(|| (*number, ids.collect()))
        });
        repeated.collect()
    }

    fn out_of_order(&self) -> Vec<OutOfOrder> {
        // Of the lower numbers, the one that can have begun no earlier than any other can.
        let mut latest: Option<(NaiveDate, u32, &str)> = None;
        let mut found = Vec::new();
        for (number, rows) in &self.seen {
            for (row, _) in rows {
                if let (Some(last), Some((day, lower, id))) = (row.when().start().last(), latest)
                    && last < day
                {
                    found.push(OutOfOrder {
                        lower,
                        lower_id: id.into(),
                        higher: *number,
                        higher_id: row.id().into(),
                    });
                }
            }
            // Phases begin one after another: an edition begins with its first.
            let begun = rows
                .iter()
                .map(|(row, _)| (row.when().start().first(), row.id()))
                .min();
            if let Some((Some(day), id)) = begun
                && latest.is_none_or(|(so_far, ..)| day > so_far)
            {
                latest = Some((day, *number, id));
            }
        }
        found
    }
}

/// What tells the event that a row is of: the key of its phases, else the whole that it is a part of, as far as that has the same number.
fn event<'a>(ledger: &'a Ledger, row: &'a Interaction) -> &'a str {
    let mut row = row;
    // OK because no record of a ledger is part of itself, straight or through others.
    while let Some(whole) = row.part_of().and_then(|id| ledger.get(id)) {
        if (whole.series(), whole.edition()) != (row.series(), row.edition()) {
            break;
        }
        row = whole;
    }
    row.phase_of().unwrap_or(row.id())
}

/// Whether the source covers in full every day from the first on which one can have begun to the last on which the other can.
fn is_covered_between(ledger: &Ledger, before: &Interaction, after: &Interaction) -> bool {
    let first = before.when().start().first();
    let last = after.when().start().last().and_then(|day| day.succ_opt());
    match first.zip(last) {
        Some((first, end)) if first < end => Period::new(first, end)
            .is_ok_and(|days| ledger.coverage().extent_over(days) == PeriodExtent::Full),
        // Out of order, which is said besides: no days lie between.
        Some(_) => true,
        None => false,
    }
}

impl OrdinalGaps {
    /// The rule that decides which records count.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The series whose events have numbers, in the order of their names.
    #[must_use]
    pub fn series(&self) -> &[SeriesOrdinals] {
        &self.series
    }

    /// The ids of records that have a number and no series.
    pub fn without_series(&self) -> impl Iterator<Item = &str> {
        self.without_series.iter().map(|id| &**id)
    }

    /// The number of rows of the source that could not be read: they may be what is missing.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread
    }

    /// Whether no number of any series is missing, repeated or in the wrong order.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.series.iter().all(SeriesOrdinals::is_whole)
    }
}

impl SeriesOrdinals {
    /// The name of the series.
    #[must_use]
    pub fn series(&self) -> &str {
        &self.series
    }

    /// The lowest number of the series in the list.
    #[must_use]
    pub fn first(&self) -> u32 {
        self.first
    }

    /// The highest number of the series in the list.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.last
    }

    /// How many different numbers of the series the list has.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// The numbers between the lowest and the highest that the list lacks.
    #[must_use]
    pub fn missing(&self) -> &[MissingOrdinals] {
        &self.missing
    }

    /// The numbers that several events have, with the ids of their records.
    pub fn repeated(&self) -> impl Iterator<Item = (u32, impl Iterator<Item = &str>)> {
        let repeated = self.repeated.iter();
        repeated.map(|(number, ids)| (*number, ids.iter().map(|id| &**id)))
    }

    /// The pairs of events whose numbers are certainly in the wrong order.
    #[must_use]
    pub fn out_of_order(&self) -> &[OutOfOrder] {
        &self.out_of_order
    }

    /// The ids of records of the series without a number: one of them may be what is missing.
    pub fn unnumbered(&self) -> impl Iterator<Item = &str> {
        self.unnumbered.iter().map(|id| &**id)
    }

    /// Whether no number of this series is missing, repeated or in the wrong order.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.repeated.is_empty() && self.out_of_order.is_empty()
    }
}

impl MissingOrdinals {
    /// The missing numbers, from the lowest to the highest.
    #[must_use]
    pub fn numbers(&self) -> RangeInclusive<u32> {
        self.numbers.clone()
    }

    /// The id of the record with the next lower number in the list.
    #[must_use]
    pub fn after(&self) -> &str {
        &self.after
    }

    /// The id of the record with the next higher number in the list.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.before
    }

    /// Whether they are certainly missing: a lower and a higher number certainly took place.
    #[must_use]
    pub fn surely(&self) -> Truth {
        self.surely
    }

    /// Whether the source covers all days between the two in full: then a missing number is missing from the list, and not only from what its
    /// source saw.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.covered
    }

    /// The ids of records with such a number that the rule leaves out: announced, and not known to have taken place.
    pub fn left(&self) -> impl Iterator<Item = &str> {
        self.left.iter().map(|id| &**id)
    }
}

impl OutOfOrder {
    /// The lower number, and the id of its record.
    #[must_use]
    pub fn lower(&self) -> (u32, &str) {
        (self.lower, &self.lower_id)
    }

    /// The higher number, which began earlier, and the id of its record.
    #[must_use]
    pub fn higher(&self) -> (u32, &str) {
        (self.higher, &self.higher_id)
    }
}

impl MissingOrdinals {
    /// `4`, `4–6`.
    pub(crate) fn numbers_text(&self) -> String {
        match (self.numbers.start(), self.numbers.end()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}–{last}"),
        }
    }

    /// Whether they are missing for sure, in words.
    pub(crate) fn what(&self) -> &'static str {
        match self.surely {
            Truth::Yes | Truth::No => "missing",
            Truth::Depends => "perhaps missing",
        }
    }
}

/// `4 missing between pa-3 and pa-5`.
impl fmt::Display for MissingOrdinals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.numbers_text(), self.what())?;
        write!(f, " between {} and {}", self.after, self.before)?;
        if !self.left.is_empty() {
            write!(f, " (left by the rule: {})", list(&self.left))?;
        }
        f.write_str(if self.covered {
            ""
        } else {
            ", days that the source does not cover in full"
        })
    }
}

/// `6 (pa-6) began before 5 (pa-5)`.
impl fmt::Display for OutOfOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (higher, lower) = (&self.higher_id, &self.lower_id);
        write!(
            f,
            "{} ({higher}) began before {} ({lower})",
            self.higher, self.lower
        )
    }
}

/// `Joint air patrol: 3–5, 4 missing between pa-3 and pa-5`.
impl fmt::Display for SeriesOrdinals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}: {}", self.series, self.first)?;
        } else {
            write!(f, "{}: {}–{}", self.series, self.first, self.last)?;
        }
        if self.is_whole() {
            f.write_str(if self.seen == 1 {
                ", alone"
            } else {
                ", each once and in order"
            })?;
        }
        for missing in &self.missing {
            write!(f, ", {missing}")?;
        }
        for (number, ids) in &self.repeated {
            write!(f, ", {number} stands for several events: {}", list(ids))?;
        }
        for wrong in &self.out_of_order {
            write!(f, ", {wrong}")?;
        }
        if !self.is_whole() && !self.unnumbered.is_empty() {
            write!(f, "; without a number: {}", list(&self.unnumbered))?;
        }
        Ok(())
    }
}

/// A line for each series.
impl fmt::Display for OrdinalGaps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for series in &self.series {
            writeln!(f, "{series}")?;
        }
        if !self.without_series.is_empty() {
            writeln!(
                f,
                "numbers without a series: {}",
                list(&self.without_series)
            )?;
        }
        Ok(())
    }
}
