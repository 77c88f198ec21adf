//! What a rule counts: the rows that make one, and when it was.

use super::counting_rule::CountingRule;
use crate::count::Count;
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

/// One thing that a rule counts: the rows that it is made of, when it was, and how many it is.
///
/// It knows the rule that made it: a table of another rule refuses it.
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
    rule: &'a CountingRule,
    pub(crate) makes: Makes,
    pub(crate) first: Part<'a>,
    pub(crate) others: Vec<Part<'a>>,
    when: Cow<'a, When>,
    count: Count,
    /// Whether `when` and `count` say everything that there is to know, so that the rows need not be looked at again.
    pub(crate) plain: bool,
}

/// One row of an occurrence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part<'a> {
    pub(crate) row: &'a Interaction,
    /// Whether it surely took place, and surely is what the rule counts.
    pub(crate) sure: bool,
}

impl<'a> Occurrence<'a> {
    /// The rows that make it, in the order of the ledger.
    pub fn rows(&self) -> impl Iterator<Item = &'a Interaction> {
        self.parts().map(|part| part.row)
    }

    /// When it was. Of a group with rows in doubt: from the earliest to the latest day on which it can have begun, and likewise for its end.
    #[must_use]
    pub fn when(&self) -> &When {
        &self.when
    }

    /// How many it is: a lower bound of 0 says that it is only possible. A series whose years are in doubt may be several.
    #[must_use]
    pub fn count(&self) -> Count {
        self.count
    }

    /// The rule that made it.
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
        }
    }

    /// Rows that are one event, each of which may have taken place.
    pub(super) fn event(rule: &'a CountingRule, parts: &[Part<'a>]) -> Option<Self> {
        let (&first, others) = parts.split_first()?;
        let sure = parts.iter().any(|part| part.sure);
        let (when, plain) = if others.is_empty() {
            (Cow::Borrowed(first.row.when()), true)
        } else {
            let (when, exact) = spanned(parts, first.row);
            (
                Cow::Owned(when),
                exact && parts.iter().all(|part| part.sure),
            )
        };
        Some(Self {
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
        })
    }

    /// Rows of one series that share years in which some of them may have begun: at most `most` years.
    pub(super) fn yearly(rule: &'a CountingRule, parts: &[Part<'a>], most: usize) -> Option<Self> {
        let event = Self::event(rule, parts)?;
        let most = u64::try_from(most).ok();
        Some(Self {
            makes: Makes::OneAYear,
            count: Count::new(event.count.lo(), most).ok()?,
            plain: false,
            ..event
        })
    }
}

/// The count of what may not have been at all.
fn or_none(count: Count) -> Count {
    count.hull(Count::ZERO)
}

/// From the first start to the last end of several rows, and whether both are known to the day.
///
/// A row that is only possible may move the start forward and the end back, never the other way.
fn spanned(parts: &[Part<'_>], first: &Interaction) -> (When, bool) {
    let any_sure = parts.iter().any(|part| part.sure);
    let whens = || parts.iter().map(|part| part.row.when());
    let sure = || {
        let sure = parts.iter().filter(move |part| part.sure || !any_sure);
        sure.map(|part| part.row.when())
    };
    let earliest = whens()
        .map(|when| when.start().first())
        .collect::<Option<Vec<_>>>()
        .and_then(|days| days.into_iter().min());
    let latest = sure().filter_map(|when| when.start().last()).min();
    let ends = whens().map(last_day).collect::<Option<Vec<_>>>();
    let end = ends.and_then(|ends| {
        let first = sure().filter_map(|when| last_day(when)?.first()).max();
        let lasts = ends.iter().map(|end| end.last());
        let last = lasts
            .collect::<Option<Vec<_>>>()
            .and_then(|days| days.into_iter().max());
        between(first, last)
    });
    let to_the_day = |when: &When| {
        let end = last_day(when).and_then(PartialDate::exact_day);
        end.is_some() && when.start().exact_day().is_some()
    };
    let start = between(earliest, latest).unwrap_or_else(|| first.when().start().clone());
    let finish = end.map_or(Finish::Unknown, Finish::At);
    let when = When::lasting(start.clone(), finish).unwrap_or(When::On(start));
    (when, whens().all(to_the_day))
}

fn between(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Option<PartialDate> {
    match (first, last) {
        (Some(a), Some(b)) if a == b => Some(PartialDate::day(a)),
        (a, b) => PartialDate::between(a, b).ok(),
    }
}

/// When something ended, where that is told.
fn last_day(when: &When) -> Option<&PartialDate> {
    match when {
        When::On(date) => Some(date),
        When::Lasting { end, .. } => end.date(),
    }
}
