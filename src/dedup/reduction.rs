//! From reports to events: repeats, mirrors, and which goes first.

use super::mirrors::{MirrorReport, both_ways, mirrored};
use super::{Groups, Repeats};
use crate::count::Count;
use crate::read::coded::CodedEvent;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which of the two steps goes first.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Repeats, then mirrors: a row whose repeats were merged into one of another report finds its mirror no more.
    RepeatsFirst,
    /// Mirrors, then repeats: what was told from both sides and what was told from one stay two.
    MirrorsFirst,
}

/// How reports become events: a rule that states all of its steps and their order.
///
/// Reducing what was already reduced changes nothing where mirrors go first or are not merged; with mirrors last that is not
/// promised, since two events that a merged mirror brings together may be repeats. A rule that counts the events
/// [names the reduction](crate::CountingRule::of_events_by), so that counts by two reductions are not compared.
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
    repeats: Repeats,
    same_place: bool,
    mirrors: Option<Order>,
    undirected: bool,
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
            mirrors: Some(Order::MirrorsFirst),
            ..self
        }
    }

    /// Mirrored rows are one event, after repeats were merged.
    #[must_use]
    pub const fn with_mirrors_last(self) -> Self {
        Self {
            mirrors: Some(Order::RepeatsFirst),
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

    /// Which step goes first, if mirrors are merged.
    #[must_use]
    pub const fn order(&self) -> Option<Order> {
        self.mirrors
    }

    /// Makes events of reports, in the order of the reports that stand for them.
    #[must_use]
    pub fn reduce(&self, reports: Vec<CodedEvent>) -> Reduced {
        let mut reduced = Reduced {
            rule: *self,
            reports: reports.len() as u64,
            repeats: 0,
            events: reports,
            mirrors: MirrorReport::default(),
        };
        match self.mirrors {
            None => {
                reduced.make_mutual();
                reduced.merge_repeats();
            }
            Some(Order::MirrorsFirst) => {
                reduced.merge_mirrors();
                reduced.make_mutual();
                reduced.merge_repeats();
            }
            Some(Order::RepeatsFirst) => {
                reduced.merge_repeats();
                reduced.merge_mirrors();
                reduced.make_mutual();
            }
        }
        reduced
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
            Some(Order::MirrorsFirst) => {
                write!(f, "{mirrors}{mutual}; then {}{place}", self.repeats)
            }
            Some(Order::RepeatsFirst) => {
                write!(f, "{}{place}; then {mirrors}{mutual}", self.repeats)
            }
        }
    }
}

/// Events, and what they were made of.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::dedup::{Reduction, Repeats};
/// use interstate::read::coded::{CodedEvent, EventCode};
///
/// let row = |id: &str| CodedEvent::new(id, "2019-06-05".parse()?, EventCode::Cameo("111".parse()?), [State::CHN], [State::RUS]);
/// let reduced = Reduction::new(Repeats::OneADay).reduce(vec![row("2")?, row("1")?]);
/// assert_eq!(reduced.to_string(), "2 reports, 1 event by the rule: one event a day\nrepeats: 1\n");
/// assert_eq!(reduced.events()[0].id(), "1");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Reduced {
    rule: Reduction,
    reports: u64,
    repeats: u64,
    events: Vec<CodedEvent>,
    mirrors: MirrorReport,
}

impl Reduced {
    /// The rule.
    #[must_use]
    pub fn rule(&self) -> Reduction {
        self.rule
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> &[CodedEvent] {
        &self.events
    }

    /// The events, to keep.
    #[must_use]
    pub fn into_events(self) -> Vec<CodedEvent> {
        self.events
    }

    /// How many reports there were.
    #[must_use]
    pub fn reports(&self) -> u64 {
        self.reports
    }

    /// How many reports were repeats.
    #[must_use]
    pub fn repeats(&self) -> u64 {
        self.repeats
    }

    /// Which mirrored rows were merged.
    #[must_use]
    pub fn mirrors(&self) -> &MirrorReport {
        &self.mirrors
    }

    /// How many events: from those that cannot be the same as another to all.
    #[must_use]
    pub fn count(&self) -> Count {
        let all = self.events.len() as u64;
        let possible = self.events.iter().filter(|event| event.possible).count() as u64;
        // OK because the possible ones are among all.
        #[expect(
            clippy::unwrap_used,
            clippy::missing_panics_doc,
            reason = "possible <= all"
        )]
        Count::between(all - possible, all).unwrap()
    }

    fn merge_repeats(&mut self) {
        let groups = self.rule.repeats.groups(&self.events, self.rule.same_place);
        self.repeats = groups.absorbed();
        self.events = merged(&self.events, &groups);
    }

    fn merge_mirrors(&mut self) {
        let (events, report) = mirrored(std::mem::take(&mut self.events));
        self.events = events;
        self.mirrors = report;
    }

    fn make_mutual(&mut self) {
        if self.rule.undirected {
            self.events.iter_mut().for_each(both_ways);
        }
    }
}

/// The reports that stand for the groups, with the ids of the others.
fn merged(events: &[CodedEvent], groups: &Groups) -> Vec<CodedEvent> {
    let kept = groups.iter().filter_map(|group| {
        let mut event = events.get(group.kept())?.clone();
        for gone in group.absorbed().iter().filter_map(|&at| events.get(at)) {
            // The same row twice is the same id twice.
            if gone.id != event.id {
                event.absorbed.push(gone.id.clone());
            }
            event.absorbed.extend(gone.absorbed.iter().cloned());
        }
        event.possible = group.is_possible();
        if let Some(when) = group.when() {
            event.when = when.clone();
        }
        Some(event)
    });
    kept.collect()
}

impl fmt::Display for Reduced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: u64| if n == 1 { "" } else { "s" };
        let count = self.count();
        let events = if count.exactly() == Some(1) { "" } else { "s" };
        writeln!(
            f,
            "{} report{}, {count} event{events} by the rule: {}",
            self.reports,
            plural(self.reports),
            self.rule
        )?;
        if self.repeats > 0 {
            writeln!(f, "repeats: {}", self.repeats)?;
        }
        write!(f, "{}", self.mirrors)
    }
}
