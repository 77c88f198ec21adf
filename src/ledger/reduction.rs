//! How rows became the events of a ledger: a rule, as a value.

use super::mentions::ByMentions;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The greatest distance in time between two rows of one event.
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
    /// A number of days, between the days of the event.
    Days(u32),
    /// A number of minutes, between the moments at which the rows were first seen, for rows with the same day of the event.
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

/// Which rows about the same matter (who did what to whom) are repeats of one event.
///
/// Every rule gives the same groups of ids whatever the order of the list, and finds nothing more to merge when it is run on its own
/// result. Rows whose place on the line is not known (a month only, no moment of sight) are never merged for certain, and never
/// bridge two groups: each is an event of its own, or that of a group near enough, and counts as possible; of those that fit no group
/// as many are certain as the fewest days that can explain them.
///
/// # When it misleads
/// One a day merges two acts of one day, and keeps apart what is told again the day after. A chain grows as long as rows follow each
/// other; an anchor cuts a long story into pieces. No rule is right: say which one a count was made by.
///
/// # Examples
/// Rows on days 1, 3, 5 and 7 of a month, within 3 days:
/// ```
/// use interstate::dedup::{RepeatGap, Repeats, SameMatter};
/// use interstate::{Interaction, InteractionKind, State};
///
/// let rows = [1, 3, 5, 7].map(|day| {
///     Interaction::new(format!("r{day}"), InteractionKind::Call, format!("2024-05-0{day}").parse()?, [State::CHN, State::RUS])
/// });
/// let rows = rows.into_iter().collect::<interstate::Result<Vec<_>>>()?;
/// let count = |rule: Repeats| rule.groups(&rows, SameMatter::Act).count().to_string();
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
    /// No rows are merged: every row is an event.
    #[default]
    Kept,
    /// Rows with the same id are one event, whatever else they say; the days that they give are the days on which it may have been.
    OneAnId,
    /// Rows about one matter on one day (the first, for what lasted) are one event.
    OneADay,
    /// Rows about one matter from one address, for the same time, are one event. A row without an address is an event by itself.
    OneAUrl,
    /// Rows about one matter with the same first day and the same last day are one event: a week is no repeat of its first day.
    ExactSpan,
    /// Rows about one matter are one event if each follows the one before it within this distance.
    Chain(RepeatGap),
    /// Rows about one matter are one event if each follows the first of them within this distance.
    Anchor(RepeatGap),
}

impl fmt::Display for Repeats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept => f.write_str("every row is an event"),
            Self::OneAnId => f.write_str("rows of one id are one event"),
            Self::OneADay => f.write_str("one event a day"),
            Self::OneAUrl => f.write_str("one event an address"),
            Self::ExactSpan => f.write_str("rows of the same first and last day are one event"),
            Self::Chain(gap) => write!(f, "rows within {gap} of the one before are one event"),
            Self::Anchor(gap) => write!(f, "rows within {gap} of the first are one event"),
        }
    }
}

/// What two rows must have in common to be about the same matter.
///
/// # Examples
/// ```
/// use interstate::dedup::{Reduction, Repeats, SameMatter};
///
/// let rule = Reduction::new(Repeats::OneADay).with_same_matter(SameMatter::ActAndPlace);
/// assert_eq!(rule.to_string(), "one event a day at one place");
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SameMatter {
    /// The act: who did what to whom.
    #[default]
    Act,
    /// The act and the place: who did what to whom, and where.
    ActAndPlace,
}

/// Which is merged first, repeats or mirrored rows.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MirrorOrder {
    /// Repeats first, then mirrors: a row whose repeats were merged into one of another story no longer finds its mirror.
    RepeatsFirst,
    /// Mirrors first, then repeats: what was told from both sides and what was told from one remain two events.
    MirrorsFirst,
}

/// How rows become events: a rule that states all of its steps and their order.
///
/// Reducing what was already reduced changes nothing where mirrors go first or are not merged; with mirrors last that is not
/// promised, since two events that a merged mirror brings together may be repeats. A ledger of the events
/// [knows it](crate::Ledger::reduction), and a rule that counts them [names it](crate::CountingRule::with_reduction).
///
/// # Examples
/// ```
/// use interstate::dedup::{MirrorOrder, Reduction, Repeats};
///
/// let rule = Reduction::new(Repeats::OneADay).with_mirrors(MirrorOrder::MirrorsFirst).with_mutual_acts();
/// assert_eq!(rule.to_string(), "mirrored rows of a story are one event, one-sided ones are taken for mutual; then one event a day");
/// assert_eq!(Reduction::default().to_string(), "every row is an event");
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reduction {
    pub(crate) repeats: Repeats,
    pub(crate) same_matter: SameMatter,
    pub(crate) mirrors: Option<MirrorOrder>,
    pub(crate) mutual_acts: bool,
    // A file of before there were mentions has no word of them, and one that asks for none is as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mentions: Option<ByMentions>,
}

impl Reduction {
    /// A reduction that merges repeats and nothing else.
    #[must_use]
    pub const fn new(repeats: Repeats) -> Self {
        Self {
            repeats,
            same_matter: SameMatter::Act,
            mirrors: None,
            mutual_acts: false,
            mentions: None,
        }
    }

    /// The same reduction with what two rows of one event must have in common.
    #[must_use]
    pub const fn with_same_matter(self, same_matter: SameMatter) -> Self {
        Self {
            same_matter,
            ..self
        }
    }

    /// The same reduction with mirrored rows merged into one event, before or after repeats are.
    #[must_use]
    pub const fn with_mirrors(self, order: MirrorOrder) -> Self {
        Self {
            mirrors: Some(order),
            ..self
        }
    }

    /// The same reduction, with acts that have two sides (meetings, calls, visits, agreements) taken as mutual even where only one side is
    /// told, so that a repeat without its mirror is still found.
    #[must_use]
    pub const fn with_mutual_acts(self) -> Self {
        Self {
            mutual_acts: true,
            ..self
        }
    }

    /// The same reduction with what the stories that mention an event decide, as its last step: see
    /// [`reduce_mentioned`](crate::dedup::Reduction::reduce_mentioned).
    #[must_use]
    pub const fn with_mentions(self, mentions: ByMentions) -> Self {
        Self {
            mentions: Some(mentions),
            ..self
        }
    }

    /// Whether every row is an event, as in a ledger that was not reduced.
    pub(crate) fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Reduction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.same_matter {
            SameMatter::Act => "",
            SameMatter::ActAndPlace => " at one place",
        };
        let mutual = if self.mutual_acts {
            ", one-sided ones are taken for mutual"
        } else {
            ""
        };
        let mirrors = "mirrored rows of a story are one event";
        match self.mirrors {
            None if self.mutual_acts => write!(
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
        }?;
        match self.mentions {
            None => Ok(()),
            Some(mentions) => write!(f, "; then {mentions}"),
        }
    }
}
