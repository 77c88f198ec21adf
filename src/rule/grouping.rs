//! Rows into occurrences: phases of one event together, a series once a calendar year.

use super::counting_rule::CountingRule;
use super::occurrence::{Occurrence, Part};
use super::one_is::OneIs;
use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::ledger::Ledger;
use crate::time::truth::Truth;
use chrono::{Datelike, NaiveDate};
use std::collections::{HashMap, HashSet};

impl CountingRule {
    /// Applies the rule to a ledger: rows that do not count are left out, rows of one event are put together, and what is only possible has a
    /// lower bound of 0.
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
    /// let events = CountingRule::new("events", InteractionFamily::Exercise).with_one_is(OneIs::PhasesTogether);
    /// // Joint Sea 2017 was held in two phases.
    /// assert_eq!(rows.occurrences(&ledger)?.len() - events.occurrences(&ledger)?.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn occurrences<'a>(&'a self, ledger: &'a Ledger) -> Result<Vec<Occurrence<'a>>> {
        let mut found = Vec::new();
        self.each_occurrence(ledger, |occurrence| {
            found.push(occurrence);
            Ok(())
        })?;
        Ok(found)
    }

    /// Hands each occurrence on, so that a million rows need no list of a million occurrences.
    pub(crate) fn each_occurrence<'a>(
        &'a self,
        ledger: &'a Ledger,
        mut take: impl FnMut(Occurrence<'a>) -> Result<()>,
    ) -> Result<()> {
        self.may_count(ledger)?;
        let unread = ledger.unread().rows();
        let mut take = |mut occurrence: Occurrence<'a>| {
            occurrence.unread = unread;
            take(occurrence)
        };
        let key = |row: &'a Interaction| match self.one_is() {
            OneIs::Row => None,
            OneIs::PhasesTogether => row.phase_of(),
            OneIs::SeriesPerYear => row.series(),
        };
        let mut groups = Groups::new();
        for row in ledger.rows() {
            let counted = self.counts(row);
            if counted == Truth::No {
                continue;
            }
            match key(row) {
                None => take(Occurrence::row(self, row, counted))?,
                // A row that states none of an event did not take place.
                Some(_) if row.count().hi() == Some(0) => {}
                Some(key) => {
                    let sure = counted == Truth::Yes && row.count().lo() > 0;
                    groups.add(key, Part { row, sure });
                }
            }
        }
        for parts in groups.all {
            match self.one_is() {
                OneIs::SeriesPerYear => each_year(self, parts, &mut take)?,
                _ => Occurrence::event(self, &parts)?.map_or(Ok(()), &mut take)?,
            }
        }
        Ok(())
    }
}

/// Parts by a key, in the order in which the keys were first seen.
struct Groups<K, T> {
    at: HashMap<K, usize>,
    all: Vec<Vec<T>>,
}

impl<K: std::hash::Hash + Eq, T> Groups<K, T> {
    fn new() -> Self {
        Self {
            at: HashMap::new(),
            all: Vec::new(),
        }
    }

    fn add(&mut self, key: K, part: T) {
        let next = self.all.len();
        let at = *self.at.entry(key).or_insert(next);
        match self.all.get_mut(at) {
            Some(group) => group.push(part),
            None => self.all.push(vec![part]),
        }
    }
}

/// A row of a series, with the calendar years in which it may have begun.
struct Begun<'a> {
    part: Part<'a>,
    /// Runs of years from a first to a last; an open end is every year.
    runs: Vec<(i32, i32)>,
}

impl<'a> Begun<'a> {
    fn of(part: Part<'a>) -> Self {
        let first = |day: Option<NaiveDate>| day.map_or(i32::MIN, |day| day.year());
        let last = |day: Option<NaiveDate>| day.map_or(i32::MAX, |day| day.year());
        let starts = part.row.when().possible_starts();
        Self {
            part,
            runs: starts.map(|(a, b)| (first(a), last(b))).collect(),
        }
    }

    /// The one year, if there is no doubt.
    fn year(&self) -> Option<i32> {
        let year = self.runs.first()?.0;
        let same = self.runs.iter().all(|run| *run == (year, year));
        same.then_some(year)
    }
}

/// The rows of one series: rows that may share a year stay together, since the one then absorbs the other.
fn each_year<'a>(
    rule: &'a CountingRule,
    parts: Vec<Part<'a>>,
    take: &mut impl FnMut(Occurrence<'a>) -> Result<()>,
) -> Result<()> {
    let rows: Vec<Begun<'a>> = parts.into_iter().map(Begun::of).collect();
    let mut groups = Groups::new();
    for (row, together) in rows.iter().zip(sharing_years(&rows)) {
        groups.add(together, row);
    }
    for group in groups.all {
        let parts: Vec<Part<'a>> = group.iter().map(|row| row.part).collect();
        let mut known = HashSet::new();
        let mut most: u64 = 0;
        for row in &group {
            let another = row.year().is_none_or(|year| known.insert(year));
            most += u64::from(another);
        }
        let made = match most {
            1 => Occurrence::event(rule, &parts)?,
            most => Occurrence::yearly(rule, &parts, most)?,
        };
        made.map_or(Ok(()), &mut *take)?;
    }
    Ok(())
}

/// For each row, the number of a row that stands for all that may share years with it, straight or through others.
fn sharing_years(rows: &[Begun<'_>]) -> Vec<usize> {
    let runs = rows.iter().enumerate();
    let mut runs: Vec<((i32, i32), usize)> = runs
        .flat_map(|(row, begun)| begun.runs.iter().map(move |&run| (run, row)))
        .collect();
    runs.sort_unstable();
    let mut leads: Vec<usize> = (0..rows.len()).collect();
    // Runs in the order of their first years: one that begins before all earlier ones are over shares a year with one of them.
    let mut open: Option<(i32, usize)> = None;
    for ((first, last), row) in runs {
        open = match open {
            Some((until, other)) if first <= until => {
                let (one, two) = (lead(&mut leads, other), lead(&mut leads, row));
                if let Some(place) = leads.get_mut(one.max(two)) {
                    *place = one.min(two);
                }
                Some((until.max(last), row))
            }
            _ => Some((last, row)),
        };
    }
    (0..rows.len()).map(|row| lead(&mut leads, row)).collect()
}

/// The row that stands for all that are together with this one; the way there is shortened for the next who asks.
fn lead(leads: &mut [usize], row: usize) -> usize {
    let mut at = row;
    while let Some(&up) = leads.get(at)
        && up != at
    {
        let further = leads.get(up).copied().unwrap_or(up);
        if let Some(place) = leads.get_mut(at) {
            *place = further;
        }
        at = further;
    }
    at
}
