//! From rows to events: repeats, mirrors, and which goes first.

use super::RepeatGroups;
use super::mirrors::{Mirrors, both_ways, merge_mirrors};
use crate::coded::{self, CodedEvent, NotInLedger};
use crate::count::Count;
use crate::error::Result;
use crate::ledger::{Ledger, MirrorOrder, Reduction};
use crate::time::coverage::Coverage;
use std::fmt;

impl Reduction {
    /// Makes events of rows, in the order of the rows that stand for them.
    #[must_use]
    pub fn reduce(&self, rows: Vec<CodedEvent>) -> Reduced {
        let mut reduced = Reduced {
            rule: *self,
            rows: rows.len() as u64,
            repeats: 0,
            events: rows,
            mirrors: Mirrors::default(),
        };
        match self.mirrors {
            None => {
                reduced.make_mutual();
                reduced.merge_repeats();
            }
            Some(MirrorOrder::MirrorsFirst) => {
                reduced.merge_mirrors();
                reduced.make_mutual();
                reduced.merge_repeats();
            }
            Some(MirrorOrder::RepeatsFirst) => {
                reduced.merge_repeats();
                reduced.merge_mirrors();
                reduced.make_mutual();
            }
        }
        reduced
    }
}

/// Events, and what they were made of.
///
/// # Examples
/// ```
/// use interstate::State;
/// use interstate::dedup::{Reduction, Repeats};
/// use interstate::coded::{CodedEvent, EventCode};
///
/// let row = |id: &str| CodedEvent::new(id, "2019-06-05".parse()?, EventCode::Cameo("111".parse()?), [State::CHN], [State::RUS]);
/// let reduced = Reduction::new(Repeats::OneADay).reduce(vec![row("2")?, row("1")?]);
/// assert_eq!(reduced.to_string(), "2 rows, 1 event by the rule: one event a day\nrepeats: 1\n");
/// assert_eq!(reduced.events()[0].id(), "1");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Reduced {
    rule: Reduction,
    rows: u64,
    repeats: u64,
    events: Vec<CodedEvent>,
    mirrors: Mirrors,
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

    /// A ledger of the events that are interactions of states, which knows the rule that it was made by, and what was left out of it.
    ///
    /// # Errors
    /// As [`coded::to_ledger`].
    ///
    /// # Examples
    /// ```
    /// use interstate::dedup::{Reduction, Repeats};
    /// use interstate::coded::{CodedEvent, EventCode};
    /// use interstate::{CountingRule, Coverage, InteractionFamily, State};
    ///
    /// let row = |id: &str| CodedEvent::new(id, "2019-06-05".parse()?, EventCode::Cameo("040".parse()?), [State::CHN], [State::RUS]);
    /// let one_a_day = Reduction::new(Repeats::OneADay);
    /// let (ledger, _) = one_a_day.reduce(vec![row("1")?, row("2")?]).ledger(Coverage::unlimited())?;
    ///
    /// let talks = CountingRule::new("talks", InteractionFamily::Meeting);
    /// assert_eq!(
    ///     talks.occurrences(&ledger).unwrap_err().to_string(),
    ///     "rule talks says of rows that every row is an event, and the ledger was made by: one event a day; \
    ///      name that in the rule (with_reduction), or count the ledger of the rows",
    /// );
    /// assert_eq!(talks.with_reduction(one_a_day).occurrences(&ledger)?.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn ledger(&self, coverage: Coverage) -> Result<(Ledger, NotInLedger)> {
        let (ledger, left) = coded::to_ledger(&self.events, coverage)?;
        Ok((ledger.reduced_by(self.rule), left))
    }

    /// How many rows there were.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// How many rows were repeats.
    #[must_use]
    pub fn repeats(&self) -> u64 {
        self.repeats
    }

    /// Which mirrored rows were merged.
    #[must_use]
    pub fn mirrors(&self) -> &Mirrors {
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
        let groups = self
            .rule
            .repeats
            .groups(&self.events, self.rule.same_matter);
        self.repeats = groups
            .iter()
            .map(|group| group.absorbed().len() as u64)
            .sum();
        self.events = merged(&self.events, &groups);
    }

    fn merge_mirrors(&mut self) {
        let (events, mirrors) = merge_mirrors(std::mem::take(&mut self.events));
        self.events = events;
        self.mirrors = mirrors;
    }

    fn make_mutual(&mut self) {
        if self.rule.mutual_acts {
            self.events.iter_mut().for_each(both_ways);
        }
    }
}

/// The rows that stand for the groups, with the ids of the others.
fn merged(events: &[CodedEvent], groups: &RepeatGroups) -> Vec<CodedEvent> {
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
            "{} row{}, {count} event{events} by the rule: {}",
            self.rows,
            plural(self.rows),
            self.rule
        )?;
        if self.repeats > 0 {
            writeln!(f, "repeats: {}", self.repeats)?;
        }
        write!(f, "{}", self.mirrors)
    }
}
