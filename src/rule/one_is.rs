//! What one is: rows grouped into occurrences, on the whole ledger, before anything is counted.

use super::counting_rule::CountingRule;
use crate::count::Count;
use crate::error::{Error, Result, meaning::Meaning, text};
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::Finish;
use crate::time::when::When;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;
use std::collections::HashMap;

/// What counts as one.
///
/// # Examples
/// ```
/// use interstate::OneIs;
///
/// assert_eq!("phases_together".parse::<OneIs>()?, OneIs::PhasesTogether);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    PartialEq,
    strum::Display,
    strum::EnumString,
    strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case", parse_err_ty = Error, parse_err_fn = unknown_one_is)]
#[non_exhaustive]
pub enum OneIs {
    /// Each row.
    #[default]
    Row,
    /// Each event: its phases, which share a key, count once, from the first start to the last end.
    PhasesTogether,
    /// Each series once a calendar year, at its first row of the year; a row of no series by itself.
    SeriesPerYear,
}

text::word!(
    OneIs,
    "reading of what one is",
    unknown_one_is,
    [Row, PhasesTogether, SeriesPerYear]
);

impl OneIs {
    pub(super) const fn sentence(self) -> &'static str {
        match self {
            Self::Row => "each row counts once",
            Self::PhasesTogether => "the phases of an event count once",
            Self::SeriesPerYear => "a series counts once a calendar year",
        }
    }
}

/// One thing that a rule counts: the rows that it is made of, when it was, and how many it is.
///
/// # Examples
/// ```
/// use interstate::{CountingRule, InteractionKind, OneIs, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let rule = CountingRule::new("naval exercises", InteractionKind::NavalExercise).one_is(OneIs::PhasesTogether);
/// let occurrences = rule.occurrences(&ledger)?;
/// let joint_sea = occurrences.iter().find(|one| one.rows().count() == 2).ok_or("no event with two phases")?;
/// assert_eq!(joint_sea.when().to_string(), "2017-07-21/2017-09-26"); // one event, from the first phase to the second
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence<'a> {
    pub(crate) first: &'a Interaction,
    pub(crate) others: Vec<&'a Interaction>,
    pub(crate) when: Cow<'a, When>,
    pub(crate) count: Count,
}

impl<'a> Occurrence<'a> {
    /// The rows that make it, in the order of the ledger.
    pub fn rows(&self) -> impl Iterator<Item = &'a Interaction> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// When it was.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.when
    }

    /// How many it is: a lower bound of 0 says that it is only possible.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// A row by itself.
    fn row(row: &'a Interaction, counted: Truth) -> Self {
        Self {
            first: row,
            others: Vec::new(),
            when: Cow::Borrowed(row.when()),
            count: at_most(row.count(), counted),
        }
    }

    /// Several rows that are one event.
    fn group(rows: &[(&'a Interaction, Truth)]) -> Option<Self> {
        let (&(first, counted), others) = rows.split_first()?;
        if others.is_empty() {
            return Some(Self::row(first, counted));
        }
        let sure = rows.iter().any(|(_, counted)| *counted == Truth::Yes);
        Some(Self {
            first,
            others: others.iter().map(|(row, _)| *row).collect(),
            when: Cow::Owned(spanned(first, rows, sure)),
            count: at_most(
                Count::exact(1),
                if sure { Truth::Yes } else { Truth::Depends },
            ),
        })
    }
}

/// The count of what is sure, or of what is only possible.
fn at_most(count: Count, counted: Truth) -> Count {
    if counted == Truth::Yes {
        return count;
    }
    // OK because 0 is at most any upper bound.
    Count::new(0, count.hi()).unwrap_or(count)
}

/// From the first start to the last end of several rows.
///
/// A row that is only possible may move the start forward and the end back, never the other way.
fn spanned(first: &Interaction, rows: &[(&Interaction, Truth)], sure: bool) -> When {
    let all = || rows.iter().map(|(row, _)| *row);
    let surely = || {
        rows.iter()
            .filter(|(_, counted)| !sure || *counted == Truth::Yes)
            .map(|(row, _)| *row)
    };
    let earliest = all()
        .map(|row| row.when().start().first())
        .collect::<Option<Vec<_>>>();
    let start = between(
        earliest.and_then(|days| days.into_iter().min()),
        surely().filter_map(|row| row.when().start().last()).min(),
    )
    .unwrap_or_else(|| first.when().start().clone());
    let finish = match all()
        .map(|row| end_of(row.when()))
        .collect::<Option<Vec<_>>>()
    {
        Some(ends) => between(
            surely().filter_map(|row| end_of(row.when())?.first()).max(),
            ends.iter()
                .map(PartialDate::last)
                .collect::<Option<Vec<_>>>()
                .and_then(|days| days.into_iter().max()),
        )
        .map_or(Finish::Unknown, Finish::At),
        None => Finish::Unknown,
    };
    When::lasting(start.clone(), finish).unwrap_or(When::On(start))
}

fn between(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Option<PartialDate> {
    match (first, last) {
        (Some(a), Some(b)) if a == b => Some(PartialDate::day(a)),
        (a, b) => PartialDate::between(a, b).ok(),
    }
}

/// When something ended, where that is told.
fn end_of(when: &When) -> Option<PartialDate> {
    match when {
        When::On(date)
        | When::Lasting {
            end: Finish::At(date),
            ..
        } => Some(date.clone()),
        When::Lasting { .. } => None,
    }
}

/// The first and the last calendar year that a row may have started in; an open end is every year.
fn years_of(row: &Interaction) -> (i32, i32) {
    let start = row.when().start();
    (
        start.first().map_or(i32::MIN, |day| day.year()),
        start.last().map_or(i32::MAX, |day| day.year()),
    )
}

impl CountingRule {
    /// What this rule counts in a ledger: rows that it leaves are gone, rows that are one event are together, whatever is only
    /// possible has a lower bound of 0.
    ///
    /// # Errors
    /// A rule that its source does not state counts nothing.
    ///
    /// # Examples
    /// ```
    /// use interstate::{CountingRule, InteractionFamily, OneIs, read};
    ///
    /// let ledger = read::ledger::from_path("data/china_russia.csv")?;
    /// let rows = CountingRule::new("rows", InteractionFamily::Exercise);
    /// let events = CountingRule::new("events", InteractionFamily::Exercise).one_is(OneIs::PhasesTogether);
    /// // Joint Sea 2017 was held in two phases.
    /// assert_eq!(rows.occurrences(&ledger)?.len() - events.occurrences(&ledger)?.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn occurrences<'a>(&self, ledger: &'a Ledger) -> Result<Vec<Occurrence<'a>>> {
        let mut found = Vec::new();
        self.each_occurrence(ledger, |occurrence| {
            found.push(occurrence);
            Ok(())
        })?;
        Ok(found)
    }

    /// Hands each occurrence on, so that a million rows need no list of a million occurrences.
    pub(crate) fn each_occurrence<'a>(
        &self,
        ledger: &'a Ledger,
        mut take: impl FnMut(Occurrence<'a>) -> Result<()>,
    ) -> Result<()> {
        if self.is_unstated() {
            return Err(Meaning::Unstated {
                name: self.name().into(),
            }
            .into());
        }
        let selected = ledger.rows().iter().filter_map(|row| {
            let counted = self.counts(row);
            (counted != Truth::No).then_some((row, counted))
        });
        match self.unit() {
            OneIs::Row => {
                for (row, counted) in selected {
                    take(Occurrence::row(row, counted))?;
                }
            }
            OneIs::PhasesTogether => {
                let mut groups = Groups::default();
                for (row, counted) in selected {
                    match row.phase_of() {
                        Some(key) => groups.add(key, row, counted),
                        None => take(Occurrence::row(row, counted))?,
                    }
                }
                groups.each(&mut take)?;
            }
            OneIs::SeriesPerYear => {
                let mut series: HashMap<&str, Vec<(&Interaction, Truth)>> = HashMap::new();
                let mut order = Vec::new();
                for (row, counted) in selected {
                    match row.series() {
                        Some(name) => {
                            let rows = series.entry(name).or_default();
                            if rows.is_empty() {
                                order.push(name);
                            }
                            rows.push((row, counted));
                        }
                        None => take(Occurrence::row(row, counted))?,
                    }
                }
                for rows in order.iter().filter_map(|name| series.get(name)) {
                    each_year(rows, &mut take)?;
                }
            }
        }
        Ok(())
    }
}

/// Rows by a key, in the order in which the keys were first seen.
#[derive(Default)]
struct Groups<'a, K> {
    at: HashMap<K, usize>,
    rows: Vec<Vec<(&'a Interaction, Truth)>>,
}

impl<'a, K: std::hash::Hash + Eq> Groups<'a, K> {
    fn add(&mut self, key: K, row: &'a Interaction, counted: Truth) {
        let next = self.rows.len();
        let at = *self.at.entry(key).or_insert(next);
        match self.rows.get_mut(at) {
            Some(rows) => rows.push((row, counted)),
            None => self.rows.push(vec![(row, counted)]),
        }
    }

    fn each(&self, take: &mut impl FnMut(Occurrence<'a>) -> Result<()>) -> Result<()> {
        for group in self.rows.iter().filter_map(|rows| Occurrence::group(rows)) {
            take(group)?;
        }
        Ok(())
    }
}

/// The rows of one series: one occurrence for each year that rows surely fall in.
///
/// A row whose year is in doubt is surely one more only if no other row of the series may share its year.
fn each_year<'a>(
    rows: &[(&'a Interaction, Truth)],
    take: &mut impl FnMut(Occurrence<'a>) -> Result<()>,
) -> Result<()> {
    let spans: Vec<(i32, i32)> = rows.iter().map(|(row, _)| years_of(row)).collect();
    let mut firsts: Vec<i32> = spans.iter().map(|span| span.0).collect();
    let mut lasts: Vec<i32> = spans.iter().map(|span| span.1).collect();
    firsts.sort_unstable();
    lasts.sort_unstable();
    // Of all spans of years, those that neither end before nor begin after this one: itself, and others.
    let shared = |(first, last): (i32, i32)| {
        let before = lasts.partition_point(|&end| end < first);
        let begun = firsts.partition_point(|&start| start <= last);
        begun - before > 1
    };
    let mut years = Groups::default();
    for (&(row, counted), &span) in rows.iter().zip(&spans) {
        if span.0 == span.1 {
            years.add(span.0, row, counted);
            continue;
        }
        let mut occurrence = Occurrence::row(row, counted);
        if shared(span) {
            occurrence.count = at_most(occurrence.count, Truth::Depends);
        }
        take(occurrence)?;
    }
    years.each(take)
}
