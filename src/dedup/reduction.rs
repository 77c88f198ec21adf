//! From rows to events: repeats, mirrors, and which goes first.

use super::RepeatGroups;
use super::mentioned::by_mentions;
use super::mirrors::{Mirrors, both_ways, in_place, merge_mirrors};
use crate::coded::{self, CodedEvent, MentionTally, NotInLedger};
use crate::count::Count;
use crate::error::{Result, meaning::Meaning};
use crate::ledger::{ByMentions, Ledger, MirrorOrder, Reduction};
use crate::time::coverage::Coverage;
use std::fmt;

impl Reduction {
    /// Merges rows into events by this rule, in the order of the rows that stand for them. A rule that needs [mentions](Self::with_mentions)
    /// has none here: each event then counts 0 times or more, or may be on any day since it was added.
    #[must_use]
    pub fn reduce(&self, rows: Vec<CodedEvent>) -> Reduced {
        self.reduced(rows, None)
    }

    /// Merges rows into events by this rule and applies the stories that mention them: an event is mentioned as often as its rows together.
    /// An event whose mentions all have less than the stated confidence is left out; for one that no story mentions at all, the number is
    /// unknown.
    ///
    /// # Errors
    /// Mentions that were counted from another confidence on than the rule asks for.
    ///
    /// # Examples
    /// Two rows of one day, which made-up stories mention three times, once with too little confidence.
    /// ```
    /// use interstate::coded::{CodedEvent, EventCode, Mention, MentionTally};
    /// use interstate::dedup::{ByMentions, MentionConfidence, Reduction, Repeats};
    /// use interstate::State;
    ///
    /// let row = |id: &str| CodedEvent::new(id, "2018-10-24".parse()?, EventCode::Cameo("040".parse()?), [State::CHN], [State::RUS]);
    /// let rows = vec![row("1")?, row("2")?];
    /// let half = MentionConfidence::percent(50)?;
    /// let mut mentions = MentionTally::new(half, &rows);
    /// for (event, time, confidence) in [(1, "14:30:00", 50), (1, "14:45:00", 20), (2, "15:00:00", 80)] {
    ///     let seen = format!("2019-10-24T{time}").parse()?;
    ///     mentions.add(Mention::new(event, seen, MentionConfidence::percent(confidence)?));
    /// }
    ///
    /// let rule = Reduction::new(Repeats::OneADay).with_mentions(ByMentions::Counted(half));
    /// let counted = rule.reduce_mentioned(rows.clone(), &mentions)?;
    /// assert_eq!(counted.events()[0].count().to_string(), "2");
    ///
    /// let rule = Reduction::new(Repeats::OneADay).with_mentions(ByMentions::FirstSeen(half));
    /// let dated = rule.reduce_mentioned(rows, &mentions)?;
    /// assert_eq!(dated.events()[0].to_string(), "2019-10-24 CHN cameo:040 RUS (1) and 2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reduce_mentioned(
        &self,
        rows: Vec<CodedEvent>,
        mentions: &MentionTally,
    ) -> Result<Reduced> {
        if let Some(asked) = self.mentions
            && asked.least() != mentions.least()
        {
            return Err(Meaning::OtherMentions {
                counted: mentions.least().to_string().into(),
                asked: asked.least().to_string().into(),
            }
            .into());
        }
        Ok(self.reduced(rows, Some(mentions)))
    }

    fn reduced(&self, rows: Vec<CodedEvent>, mentions: Option<&MentionTally>) -> Reduced {
        let mut reduced = Reduced {
            rule: *self,
            rows: rows.len() as u64,
            repeats: 0,
            events: rows,
            mirrors: Mirrors::default(),
            unmentioned: 0,
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
        if let Some(rule) = self.mentions {
            reduced.unmentioned = by_mentions(rule, &mut reduced.events, mentions);
        }
        reduced
    }
}

/// The events that a reduction made, with the account of what they were made of.
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
    unmentioned: u64,
}

impl Reduced {
    /// The rule by which the events were made.
    #[must_use]
    pub fn rule(&self) -> Reduction {
        self.rule
    }

    /// The events, in the order of the rows that stand for them.
    #[must_use]
    pub fn events(&self) -> &[CodedEvent] {
        &self.events
    }

    /// A ledger of those events that are interactions of states, marked with the rule that made them, and an account of the others. Of rows
    /// that their reader rejected it does not know: add them by [`Ledger::with_unread`].
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

    /// The number of rows before the reduction.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The number of rows that were repeats of another row.
    #[must_use]
    pub fn repeats(&self) -> u64 {
        self.repeats
    }

    /// The account of mirrored rows: which were merged, and which stand alone.
    #[must_use]
    pub fn mirrors(&self) -> &Mirrors {
        &self.mirrors
    }

    /// The number of events left out because no mention reached the confidence that the rule [asks](Reduction::with_mentions) for.
    #[must_use]
    pub fn unmentioned(&self) -> u64 {
        self.unmentioned
    }

    /// The number of events, as bounds: from those that cannot be the same as another one up to all; or the number of mentions, where the
    /// rule counts these.
    #[must_use]
    pub fn count(&self) -> Count {
        let mut sum = Count::ZERO;
        for event in &self.events {
            // OK because nobody holds as many rows in memory as a sum would need to be too large.
            sum = sum.checked_add(event.count()).unwrap_or(sum);
        }
        sum
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
        self.events = merged(std::mem::take(&mut self.events), &groups);
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

/// The rows that stand for the groups, with the ids of the others. No row is copied: what a list of rows takes is most of what a rule does.
fn merged(events: Vec<CodedEvent>, groups: &RepeatGroups) -> Vec<CodedEvent> {
    let mut left: Vec<Option<CodedEvent>> = events.into_iter().map(Some).collect();
    for group in groups.iter() {
        let Some(mut event) = left.get_mut(group.kept()).and_then(Option::take) else {
            continue;
        };
        for &at in group.absorbed() {
            let Some(gone) = left.get_mut(at).and_then(Option::take) else {
                continue;
            };
            // The same row twice is the same id twice.
            if gone.id != event.id {
                event.absorbed.push(gone.id);
            }
            event.absorbed.extend(gone.absorbed);
        }
        event.possible = group.is_possible();
        if let Some(when) = group.when() {
            event.when = when.clone();
        }
        if let Some(place) = left.get_mut(group.kept()) {
            *place = Some(event);
        }
    }
    in_place(left)
}

impl fmt::Display for Reduced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: u64| if n == 1 { "" } else { "s" };
        let count = self.count();
        let counted = match self.rule.mentions {
            Some(ByMentions::Counted(_)) => "mention",
            _ => "event",
        };
        let events = if count.exactly() == Some(1) { "" } else { "s" };
        writeln!(
            f,
            "{} row{}, {count} {counted}{events} by the rule: {}",
            self.rows,
            plural(self.rows),
            self.rule
        )?;
        if self.repeats > 0 {
            writeln!(f, "repeats: {}", self.repeats)?;
        }
        if self.unmentioned > 0 {
            writeln!(f, "left: {} without such a mention", self.unmentioned)?;
        }
        write!(f, "{}", self.mirrors)
    }
}
