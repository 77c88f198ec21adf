//! The rules for repeats.

use super::group::{Group, Groups};
use super::report::Report;
use super::window::{Line, Placed, Reach, window};
use crate::error::Result;
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;

/// How far apart two reports may be.
///
/// # Examples
/// ```
/// use interstate::dedup::Gap;
///
/// assert_eq!(Gap::Days(3).to_string(), "3 days");
/// assert_eq!(Gap::Minutes(180).to_string(), "180 minutes");
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// So many days, by the days of the event.
    Days(u32),
    /// So many minutes, by the moments in which the reports were first seen, of an event of the same day.
    Minutes(u32),
}

impl Gap {
    fn line(self, reach: Reach) -> Line {
        match self {
            Self::Days(n) => Line::Days(n.into(), reach),
            Self::Minutes(n) => Line::Minutes(n.into(), reach),
        }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, unit) = match self {
            Self::Days(n) => (n, "day"),
            Self::Minutes(n) => (n, "minute"),
        };
        write!(f, "{n} {unit}{}", if *n == 1 { "" } else { "s" })
    }
}

/// Which reports of the same matter (who did what to whom) are one event.
///
/// Every rule gives the same groups of ids whatever the order of the list, and finds nothing more to merge when it is run on its own
/// result. Reports whose place on the line is not known (a month only, no moment of sight) are never merged for certain, and never
/// bridge two groups: each is an event of its own, or that of a group near enough, and counts as possible; of those that fit no group
/// as many are certain as the fewest days that can explain them.
///
/// # When it misleads
/// One a day merges two acts of one day, and keeps apart what is told again the day after. A chain grows as long as reports follow each
/// other; an anchor cuts a long story into pieces. No rule is right: say which one a count was made by.
///
/// # Examples
/// Reports on days 1, 3, 5 and 7 of a month, within 3 days:
/// ```
/// use interstate::dedup::{Gap, Repeats};
/// use interstate::{Interaction, InteractionKind, State};
///
/// let reports = [1, 3, 5, 7].map(|day| {
///     Interaction::new(format!("r{day}"), InteractionKind::Call, format!("2024-05-0{day}").parse()?, [State::CHN, State::RUS])
/// });
/// let reports = reports.into_iter().collect::<interstate::Result<Vec<_>>>()?;
/// let count = |rule: Repeats| rule.groups(&reports, false).count().to_string();
/// assert_eq!(count(Repeats::Chain(Gap::Days(3))), "1");
/// assert_eq!(count(Repeats::Anchor(Gap::Days(3))), "2");
/// assert_eq!(count(Repeats::OneADay), "4");
/// # Ok::<(), interstate::Error>(())
/// ```
///
/// # References
/// Schrodt, P. A. (2012), the one-a-day filter of KEDS and Phoenix.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Repeats {
    /// Every report is an event.
    #[default]
    Kept,
    /// Reports of one id are one event, whatever else they say; the days they give are the days it may have been on.
    OneAnId,
    /// Reports of one matter on one day (the first, of what lasted).
    OneADay,
    /// Reports of one matter from one address, for the same time. Reports without an address are events.
    OneAUrl,
    /// Reports of one matter whose first days are the same and whose last days are: a week is no repeat of its first day.
    ExactSpan,
    /// Reports of one matter, each at most so long after the one before.
    Chain(Gap),
    /// Reports of one matter, each at most so long after the first.
    Anchor(Gap),
}

impl fmt::Display for Repeats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept => f.write_str("every report is an event"),
            Self::OneAnId => f.write_str("reports of one id are one event"),
            Self::OneADay => f.write_str("one event a day"),
            Self::OneAUrl => f.write_str("one event an address"),
            Self::ExactSpan => f.write_str("reports of the same first and last day are one event"),
            Self::Chain(gap) => write!(f, "reports within {gap} of the one before are one event"),
            Self::Anchor(gap) => write!(f, "reports within {gap} of the first are one event"),
        }
    }
}

impl Repeats {
    /// Groups the reports. `same_place`: two reports of one event name the same place too.
    pub fn groups<R: Report>(self, reports: &[R], same_place: bool) -> Groups {
        let mut keys: HashMap<Key<'_>, Vec<Placed<'_>>> = HashMap::new();
        for (at, report) in reports.iter().enumerate() {
            keys.entry(self.key(at, report, same_place))
                .or_default()
                .push(Placed::new(at, report));
        }
        let mut groups = Vec::new();
        for mut placed in keys.into_values() {
            placed.sort_by(|a, b| a.order().cmp(&b.order()));
            match self {
                Self::Kept | Self::OneAUrl => groups.extend(Placed::group(&placed)),
                Self::OneAnId => match candidates(&placed) {
                    Ok(when) => {
                        groups.extend(Placed::group(&placed).map(|group| Group { when, ..group }));
                    }
                    // No date can say that every day is possible: the reports stand by themselves, and all but one are possible only.
                    Err(_) => groups.extend(Placed::apart(&placed)),
                },
                Self::OneADay => window(&placed, &Line::Days(0, Reach::First), &mut groups),
                Self::ExactSpan => window(&placed, &Line::Spans, &mut groups),
                Self::Chain(gap) => window(&placed, &gap.line(Reach::Before), &mut groups),
                Self::Anchor(gap) => window(&placed, &gap.line(Reach::First), &mut groups),
            }
        }
        groups.sort_unstable_by_key(|group| group.kept);
        Groups(groups)
    }

    fn key<R: Report>(self, at: usize, report: &R, same_place: bool) -> Key<'_> {
        match self {
            Self::Kept => Key::Report(at),
            Self::OneAnId => Key::Id(report.id()),
            Self::OneAUrl => match report.source() {
                Some(source) => Key::Source(report.matter(same_place), source, report.when()),
                None => Key::Report(at),
            },
            _ => Key::Matter(report.matter(same_place)),
        }
    }
}

/// What two reports of one event must have in common.
#[derive(Eq, Hash, PartialEq)]
enum Key<'a> {
    Report(usize),
    Id(&'a str),
    Matter(String),
    Source(String, &'a str, &'a When),
}

/// The days on which the reports of one id stand, if they are not one.
///
/// # Errors
/// Where together they leave every day possible.
fn candidates(reports: &[Placed<'_>]) -> Result<Option<When>> {
    let pairs = reports.iter().zip(reports.iter().skip(1));
    if pairs.into_iter().all(|(a, b)| a.when == b.when) {
        return Ok(None);
    }
    let starts = reports.iter().map(|report| report.when.start().clone());
    let start = PartialDate::one_of(starts)?;
    let lasted = reports.iter().filter_map(|report| match report.when {
        When::Lasting { end, .. } => Some(end),
        When::On(_) => None,
    });
    let ends: Vec<&Finish> = lasted.collect();
    if ends.is_empty() {
        return Ok(Some(When::On(start)));
    }
    let ends: Option<Vec<PartialDate>> = ends
        .into_iter()
        .map(|end| match end {
            Finish::At(date) => Some(date.clone()),
            _ => None,
        })
        .collect();
    // An end that may be on every day is unknown.
    let end = ends.and_then(|ends| PartialDate::one_of(ends).ok());
    When::lasting(start, end.map_or(Finish::Unknown, Finish::At)).map(Some)
}
