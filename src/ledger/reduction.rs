//! How reports became the events of a ledger: a rule, as a value.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How far apart two reports may be.
///
/// # Examples
/// ```
/// use interstate::dedup::RepeatGap;
///
/// assert_eq!(RepeatGap::Days(3).to_string(), "3 days");
/// assert_eq!(RepeatGap::Minutes(180).to_string(), "180 minutes");
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatGap {
    /// So many days, by the days of the event.
    Days(u32),
    /// So many minutes, by the moments in which the reports were first seen, of an event of the same day.
    Minutes(u32),
}

impl fmt::Display for RepeatGap {
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
/// use interstate::dedup::{RepeatGap, Repeats};
/// use interstate::{Interaction, InteractionKind, State};
///
/// let reports = [1, 3, 5, 7].map(|day| {
///     Interaction::new(format!("r{day}"), InteractionKind::Call, format!("2024-05-0{day}").parse()?, [State::CHN, State::RUS])
/// });
/// let reports = reports.into_iter().collect::<interstate::Result<Vec<_>>>()?;
/// let count = |rule: Repeats| rule.groups(&reports, false).count().to_string();
/// assert_eq!(count(Repeats::Chain(RepeatGap::Days(3))), "1");
/// assert_eq!(count(Repeats::Anchor(RepeatGap::Days(3))), "2");
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
    Chain(RepeatGap),
    /// Reports of one matter, each at most so long after the first.
    Anchor(RepeatGap),
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

/// Which of the two steps goes first.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MirrorOrder {
    /// Repeats, then mirrors: a row whose repeats were merged into one of another report finds its mirror no more.
    RepeatsFirst,
    /// Mirrors, then repeats: what was told from both sides and what was told from one stay two.
    MirrorsFirst,
}

/// How reports become events: a rule that states all of its steps and their order.
///
/// Reducing what was already reduced changes nothing where mirrors go first or are not merged; with mirrors last that is not
/// promised, since two events that a merged mirror brings together may be repeats. A ledger of the events
/// [knows it](crate::Ledger::reduction), and a rule that counts them [names it](crate::CountingRule::of_events_by).
///
/// # Examples
/// ```
/// use interstate::dedup::{Reduction, Repeats};
///
/// let rule = Reduction::new(Repeats::OneADay).with_mirrors_first().undirected();
/// assert_eq!(rule.to_string(), "mirrored rows of a report are one event, one-sided ones are taken for mutual; then one event a day");
/// assert_eq!(Reduction::default().to_string(), "every report is an event");
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reduction {
    pub(crate) repeats: Repeats,
    pub(crate) same_place: bool,
    pub(crate) mirrors: Option<MirrorOrder>,
    pub(crate) undirected: bool,
}

impl Reduction {
    /// Repeats alone.
    #[must_use]
    pub const fn new(repeats: Repeats) -> Self {
        Self {
            repeats,
            same_place: false,
            mirrors: None,
            undirected: false,
        }
    }

    /// Two reports of one event name the same place too.
    #[must_use]
    pub const fn within_a_place(self) -> Self {
        Self {
            same_place: true,
            ..self
        }
    }

    /// Mirrored rows are one event, before repeats are looked for.
    #[must_use]
    pub const fn with_mirrors_first(self) -> Self {
        Self {
            mirrors: Some(MirrorOrder::MirrorsFirst),
            ..self
        }
    }

    /// Mirrored rows are one event, after repeats were merged.
    #[must_use]
    pub const fn with_mirrors_last(self) -> Self {
        Self {
            mirrors: Some(MirrorOrder::RepeatsFirst),
            ..self
        }
    }

    /// Acts that have two sides (meetings, calls, visits, agreements) are mutual also where one side alone is told, so that a repeat that
    /// lacks its mirror is a repeat all the same.
    #[must_use]
    pub const fn undirected(self) -> Self {
        Self {
            undirected: true,
            ..self
        }
    }

    /// Whether every report is an event, as in a ledger that was not reduced.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Which step goes first, if mirrors are merged.
    #[must_use]
    pub const fn order(&self) -> Option<MirrorOrder> {
        self.mirrors
    }
}

impl fmt::Display for Reduction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.same_place { " at one place" } else { "" };
        let mutual = if self.undirected {
            ", one-sided ones are taken for mutual"
        } else {
            ""
        };
        let mirrors = "mirrored rows of a report are one event";
        match self.mirrors {
            None if self.undirected => write!(
                f,
                "one-sided acts are taken for mutual; {}{place}",
                self.repeats
            ),
            None => write!(f, "{}{place}", self.repeats),
            Some(MirrorOrder::MirrorsFirst) => {
                write!(f, "{mirrors}{mutual}; then {}{place}", self.repeats)
            }
            Some(MirrorOrder::RepeatsFirst) => {
                write!(f, "{}{place}; then {mirrors}{mutual}", self.repeats)
            }
        }
    }
}
