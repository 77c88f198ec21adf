//! Stories that mention events, and how many there are of each.

use super::CodedEvent;
use crate::count::Count;
use crate::ledger::MentionConfidence;
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// A mention of an event by a story: which event, when, and how confident the coder is. Small, and cheap to copy.
///
/// # Examples
/// ```
/// use interstate::coded::Mention;
/// use interstate::dedup::MentionConfidence;
///
/// let seen = "2019-10-24T14:30:00".parse()?;
/// let mention = Mention::new(881_990_832, seen, MentionConfidence::percent(50)?);
/// assert_eq!((mention.event(), mention.seen()), (881_990_832, seen));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Mention {
    event: u64,
    seen: NaiveDateTime,
    confidence: MentionConfidence,
}

impl Mention {
    /// A mention of the event with an id, seen at a moment in UTC.
    #[must_use]
    pub const fn new(event: u64, seen: NaiveDateTime, confidence: MentionConfidence) -> Self {
        Self {
            event,
            seen,
            confidence,
        }
    }

    /// The id of the mentioned event.
    #[must_use]
    pub const fn event(&self) -> u64 {
        self.event
    }

    /// The moment, in UTC, at which the story was seen.
    #[must_use]
    pub const fn seen(&self) -> NaiveDateTime {
        self.seen
    }

    /// How confident the coder is that the story tells of the event.
    #[must_use]
    pub const fn confidence(&self) -> MentionConfidence {
        self.confidence
    }
}

/// How often events are mentioned with at least a stated confidence, and when they first were.
///
/// It is made for events, and holds a number and a moment for each of their rows, at most 80 bytes, whatever the number of mentions: files of
/// mentions are streamed through it one after the other. Which event a mention is of, its id says: rows of GDELT have numbers.
///
/// # When it misleads
/// A file that is read twice counts twice. Events are mentioned for days after they were added: where the files end, the counts of the last
/// events are still growing.
///
/// # Examples
/// Made-up mentions. The event of the second row is in no file of mentions that was read: how often it is mentioned is not known.
/// ```
/// use interstate::State;
/// use interstate::coded::{CodedEvent, EventCode, Mention, MentionTally};
/// use interstate::dedup::MentionConfidence;
///
/// let row = |id: &str| CodedEvent::new(id, "2019-10-24".parse()?, EventCode::Cameo("040".parse()?), [State::CHN], [State::RUS]);
/// let rows = [row("1")?, row("2")?];
/// let percent = MentionConfidence::percent;
///
/// let mut tally = MentionTally::new(percent(50)?, &rows);
/// for (event, time, confidence) in [(1, "14:30:00", 20), (1, "14:45:00", 50), (1, "15:00:00", 100), (7, "14:30:00", 100)] {
///     tally.add(Mention::new(event, format!("2019-10-24T{time}").parse()?, percent(confidence)?));
/// }
/// assert_eq!(tally.counted(1).to_string(), "2");
/// assert_eq!(tally.first_seen(1), Some("2019-10-24T14:45:00".parse()?));
/// assert_eq!(tally.counted(2).to_string(), "0+");
/// assert_eq!(tally.of_others(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MentionTally {
    least: MentionConfidence,
    events: HashMap<u64, Mentioned>,
    of_others: u64,
}

/// What is known of one event.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Mentioned {
    /// Whether any story mentions it.
    any: bool,
    counted: u32,
    first: Option<NaiveDateTime>,
}

impl MentionTally {
    /// A tally for the mentions of these events, and of the rows that were merged into them, with at least a stated confidence.
    #[must_use]
    pub fn new<'a>(
        least: MentionConfidence,
        events: impl IntoIterator<Item = &'a CodedEvent>,
    ) -> Self {
        let ids = events.into_iter().flat_map(ids).flatten();
        Self {
            least,
            events: ids.map(|id| (id, Mentioned::default())).collect(),
            of_others: 0,
        }
    }

    /// The least confidence at which a mention is counted.
    #[must_use]
    pub fn least(&self) -> MentionConfidence {
        self.least
    }

    /// Adds one mention to the tally.
    pub fn add(&mut self, mention: Mention) {
        let Some(event) = self.events.get_mut(&mention.event) else {
            self.of_others += 1;
            return;
        };
        event.any = true;
        if mention.confidence >= self.least {
            event.counted = event.counted.saturating_add(1);
            let earlier = event.first.is_none_or(|first| mention.seen < first);
            if earlier {
                event.first = Some(mention.seen);
            }
        }
    }

    /// The number of mentions of events that the tally was not made for.
    #[must_use]
    pub fn of_others(&self) -> u64 {
        self.of_others
    }

    /// How often a row is mentioned with at least the stated confidence. For a row that no story mentions at all, the file of its mentions
    /// was not read: its number is then unknown, and not 0.
    #[must_use]
    pub fn counted(&self, event: u64) -> Count {
        match self.events.get(&event) {
            Some(Mentioned {
                any: true, counted, ..
            }) => Count::exact((*counted).into()),
            _ => Count::at_least(0),
        }
    }

    /// The moment, in UTC, at which a row was first mentioned with at least the stated confidence.
    #[must_use]
    pub fn first_seen(&self, event: u64) -> Option<NaiveDateTime> {
        self.events.get(&event)?.first
    }

    /// How often an event is mentioned that was made of rows, and when first.
    pub(crate) fn of(&self, event: &CodedEvent) -> (Count, Option<NaiveDateTime>) {
        let mut count = Count::ZERO;
        let mut first: Option<NaiveDateTime> = None;
        for id in ids(event) {
            let (more, seen) = id.map_or((Count::at_least(0), None), |id| {
                (self.counted(id), self.first_seen(id))
            });
            // OK because the counts of a few rows fit.
            count = count.checked_add(more).unwrap_or(Count::at_least(0));
            first = [first, seen].into_iter().flatten().min();
        }
        (count, first)
    }
}

/// The ids of an event and of the rows that were taken for it; `None` for one that is no number.
fn ids(event: &CodedEvent) -> impl Iterator<Item = Option<u64>> {
    std::iter::once(event.id())
        .chain(event.absorbed())
        .map(|id| id.parse().ok())
}
