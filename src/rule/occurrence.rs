//! What a rule counts: the rows that make one, and when it was.

use super::counting_rule::CountingRule;
use crate::count::Count;
use crate::error::Result;
use crate::interaction::record::Interaction;
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;
use std::borrow::Cow;

/// How the rows of an occurrence make events.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum Makes {
    /// One row, and as many events as it states, each on days of its own.
    Events,
    /// One event, from the first day to the last of the rows that took place.
    One,
    /// One event for each calendar year in which a row that took place began.
    OneAYear,
}

/// One thing that a rule counts: the rows that it is made of, when it took place, and how many events it is.
///
/// It knows the rule that made it: a table of another rule refuses it.
///
/// # Examples
/// ```
/// use interstate::{CountingRule, InteractionKind, OneIs, read};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let rule = CountingRule::new("naval exercises", InteractionKind::NavalExercise).with_one_is(OneIs::PhasesTogether);
/// let occurrences = rule.occurrences(&ledger)?;
/// let joint_sea = occurrences.iter().find(|one| one.rows().count() == 2).ok_or("no event with two phases")?;
/// assert_eq!(joint_sea.when().to_string(), "2017-07-21/2017-09-26"); // one event, from the first phase to the second
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence<'a> {
    rule: &'a CountingRule,
    pub(crate) makes: Makes,
    pub(crate) first: Part<'a>,
    pub(crate) others: Vec<Part<'a>>,
    when: Cow<'a, When>,
    count: Count,
    /// Whether `when` and `count` say everything that there is to know, so that the rows need not be looked at again.
    pub(crate) plain: bool,
    /// How many rows of its ledger were not read.
    pub(crate) unread: u64,
}

/// One row of an occurrence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part<'a> {
    pub(crate) row: &'a Interaction,
    /// Whether it surely took place, and surely is what the rule counts.
    pub(crate) sure: bool,
}

impl<'a> Occurrence<'a> {
    /// The rows that make up the occurrence, in the order of the ledger.
    pub fn rows(&self) -> impl Iterator<Item = &'a Interaction> {
        self.parts().map(|part| part.row)
    }

    /// The days of the occurrence. For a group with doubtful rows: from the earliest to the latest day on which it may have begun, and
    /// likewise for its end; it [goes on](Finish::Ongoing) if a row that certainly took place does.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.when
    }

    /// The number of events in the occurrence; a lower bound of 0 means that it is only possible. A series with doubtful years may be several
    /// events: its bounds hold for all time and may be wider than those of a table, which are sharp.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The rule by which the occurrence was made.
    #[must_use]
    pub fn rule(&self) -> &'a CountingRule {
        self.rule
    }

    pub(crate) fn parts(&self) -> impl Iterator<Item = Part<'a>> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// A row by itself, which stands for as many events as it states.
    pub(super) fn row(rule: &'a CountingRule, row: &'a Interaction, counted: Truth) -> Self {
        let sure = counted == Truth::Yes;
        let count = row.count();
        Self {
            rule,
            makes: Makes::Events,
            first: Part { row, sure },
            others: Vec::new(),
            when: Cow::Borrowed(row.when()),
            count: if sure { count } else { or_none(count) },
            // Three events that took place together or not at all are not "none to three".
            plain: sure || count.lo() <= 1,
            unread: 0,
        }
    }

    /// Rows that are one event, each of which may have taken place.
    pub(super) fn event(rule: &'a CountingRule, parts: &[Part<'a>]) -> Result<Option<Self>> {
        let Some((&first, others)) = parts.split_first() else {
            return Ok(None);
        };
        let sure = parts.iter().any(|part| part.sure);
        let (when, plain) = if others.is_empty() {
            (Cow::Borrowed(first.row.when()), true)
        } else {
            let (when, exact) = spanned(parts)?;
            (
                Cow::Owned(when),
                exact && parts.iter().all(|part| part.sure),
            )
        };
        Ok(Some(Self {
            rule,
            makes: Makes::One,
            first,
            others: others.to_vec(),
            when,
            count: if sure {
                Count::exact(1)
            } else {
                or_none(Count::exact(1))
            },
            plain,
            unread: 0,
        }))
    }

    /// Rows of one series that share years in which some of them may have begun: at most `most` years.
    pub(super) fn yearly(
        rule: &'a CountingRule,
        parts: &[Part<'a>],
        most: u64,
    ) -> Result<Option<Self>> {
        let Some(event) = Self::event(rule, parts)? else {
            return Ok(None);
        };
        Ok(Some(Self {
            makes: Makes::OneAYear,
            count: Count::between(event.count.lo(), Some(most))?,
            plain: false,
            ..event
        }))
    }
}

/// The count of what may not have been at all.
fn or_none(count: Count) -> Count {
    count.hull(Count::ZERO)
}

/// From the first start to the last end of several rows, and whether both are known to the day.
///
/// A sure row cannot make the start later than its own, nor the end earlier. Where no row is sure, any one of them may be all there was.
fn spanned(parts: &[Part<'_>]) -> Result<(When, bool)> {
    let whens = || parts.iter().map(|part| part.row.when());
    let any_sure = parts.iter().any(|part| part.sure);
    let sure = || {
        let sure = parts.iter().filter(move |part| part.sure || !any_sure);
        sure.map(|part| part.row.when())
    };
    let all = |days: Vec<Option<NaiveDate>>| days.into_iter().collect::<Option<Vec<_>>>();
    let min = |days: Vec<NaiveDate>| days.into_iter().min();
    let max = |days: Vec<NaiveDate>| days.into_iter().max();
    let earliest = all(whens().map(first_start).collect()).and_then(min);
    let last_starts = sure().map(last_start);
    let latest = if any_sure {
        last_starts.flatten().min()
    } else {
        all(last_starts.collect()).and_then(max)
    };
    let first_ends = sure().map(first_end);
    let first = if any_sure {
        first_ends.flatten().max()
    } else {
        all(first_ends.collect()).and_then(min)
    };
    let last = all(whens().map(last_end).collect()).and_then(max);
    // One that surely took place and still goes on: so does the whole.
    let ongoing = any_sure && sure().any(|when| seen_until(when).is_some());
    let finish = match (first, last) {
        (Some(seen_until), _) if ongoing => Finish::Ongoing { seen_until },
        (None, None) => Finish::Unknown,
        _ => Finish::At(between(first, last)?),
    };
    let start = match (earliest, latest) {
        // A date that leaves every day open says nothing and is none: here it is any day of the years that a record can have.
        (None, None) => between(None, NaiveDate::from_ymd_opt(9999, 12, 31))?,
        _ => between(earliest, latest)?,
    };
    let to_the_day = |when: &When| {
        let end = last_day(when).and_then(PartialDate::exact_day);
        end.is_some() && when.start().exact_day().is_some()
    };
    Ok((When::lasting(start, finish)?, whens().all(to_the_day)))
}

fn first_start(when: &When) -> Option<NaiveDate> {
    let firsts: Option<Vec<NaiveDate>> = when.possible_starts().map(|(first, _)| first).collect();
    firsts?.into_iter().min()
}

fn last_start(when: &When) -> Option<NaiveDate> {
    let lasts: Option<Vec<NaiveDate>> = when.possible_starts().map(|(_, last)| last).collect();
    lasts?.into_iter().max()
}

fn first_end(when: &When) -> Option<NaiveDate> {
    let firsts: Option<Vec<NaiveDate>> = when.possible_ends().map(|(first, _)| first).collect();
    firsts?.into_iter().min()
}

fn last_end(when: &When) -> Option<NaiveDate> {
    let lasts: Option<Vec<NaiveDate>> = when.possible_ends().map(|(_, last)| last).collect();
    lasts?.into_iter().max()
}

fn seen_until(when: &When) -> Option<NaiveDate> {
    match when {
        When::Lasting {
            end: Finish::Ongoing { seen_until },
            ..
        } => Some(*seen_until),
        _ => None,
    }
}

fn between(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Result<PartialDate> {
    match (first, last) {
        (Some(a), Some(b)) if a == b => Ok(PartialDate::day(a)),
        (a, b) => PartialDate::between(a, b),
    }
}

/// When something ended, where that is told.
fn last_day(when: &When) -> Option<&PartialDate> {
    match when {
        When::On(date) => Some(date),
        When::Lasting { end, .. } => end.date(),
    }
}
