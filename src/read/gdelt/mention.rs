//! One row of a file of mentions, typed and borrowed.

use super::cells::Cells;
use crate::coded::Mention;
use crate::error::{Result, text};
use crate::read::cut::Line;
use crate::read::parse;
use chrono::NaiveDateTime;
use std::fmt;

/// The names of the columns, in order, as the codebook has them.
pub(super) static COLUMNS: [&str; 16] = [
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
];

/// Places of columns.
pub(super) const EVENT: usize = 0;
pub(super) const ADDED: usize = 1;
pub(super) const SEEN: usize = 2;
pub(super) const TYPE: usize = 3;
const SOURCE: usize = 4;
const IDENTIFIER: usize = 5;
const SENTENCE: usize = 6;
const PLACES: [usize; 3] = [7, 8, 9];
const IN_RAW_TEXT: usize = 10;
pub(super) const CONFIDENCE: usize = 11;
const LENGTH: usize = 12;
const TONE: usize = 13;
const TRANSLATION: usize = 14;

text::word! {
    "source of a mention";
    /// The kind of source that a story comes from, which decides what its identifier is.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::MentionedIn;
    ///
    /// assert_eq!(MentionedIn::from_number(1), Some(MentionedIn::Web));
    /// assert_eq!(MentionedIn::from_number(7), None);
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum MentionedIn {
        /// The open web: the identifier is an address.
        Web,
        /// A broadcast, print or other offline story: the identifier is a citation.
        Citation,
        /// The CORE archive: a DOI.
        Core,
        /// The DTIC archive: a DOI.
        Dtic,
        /// The JSTOR archive: a DOI.
        Jstor,
        /// A source without text, as a broadcast with closed captions that stand in no archive.
        NonTextual,
    }
}

impl MentionedIn {
    /// The kind with a number of `MentionType`, 1 to 6; `None` for any other.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        Self::ALL.get(at).copied()
    }
}

/// A row of a GDELT mentions file: that a story mentions an event.
///
/// Borrowed from the reader's buffer, and cheap to copy. What every mention must have was checked when it was read (the event, the two moments,
/// the type and the confidence); the other cells are read when asked for, and a cell that is not what its column promises is an error with its
/// line and column.
///
/// # Examples
/// ```
/// use interstate::read::gdelt::{GdeltMentionOptions, MentionedIn};
///
/// let mut reader = GdeltMentionOptions::new().open("tests/it/corpus/gdelt_mentions.csv")?;
/// let row = reader.next_mention()?.ok_or("no mention")?;
/// assert_eq!(row.to_string(), "event 881990832 in example.org, 2019-10-24 14:30:00 (50 %)");
/// assert_eq!(row.mentioned_in(), MentionedIn::Web);
/// assert_eq!(row.identifier()?, Some("https://example.org/1"));
/// assert_eq!((row.sentence()?, row.characters()?), (2, [None, Some(300), Some(344)]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct GdeltMention<'a> {
    cells: Cells<'a>,
    key: Key,
}

/// What every mention has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) mention: Mention,
    pub(super) added: NaiveDateTime,
    pub(super) mentioned_in: MentionedIn,
}

impl<'a> GdeltMention<'a> {
    #[inline]
    pub(super) fn new(line: Line<'a>, number: u64, key: Key) -> Self {
        let names = &COLUMNS;
        let cells = Cells {
            line,
            names,
            number,
        };
        Self { cells, key }
    }

    /// The line of the stream, counted from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.cells.number
    }

    /// The mention, in `GLOBALEVENTID`, `MentionTimeDate` and `Confidence`: which event, when in UTC, and how confident the coder is.
    #[must_use]
    #[inline]
    pub fn mention(&self) -> Mention {
        self.key.mention
    }

    /// The moment, in UTC, at which the event was added, in `EventTimeDate`. It is not the time of the event.
    #[must_use]
    pub fn added_at(&self) -> NaiveDateTime {
        self.key.added
    }

    /// The kind of source, in `MentionType`.
    #[must_use]
    pub fn mentioned_in(&self) -> MentionedIn {
        self.key.mentioned_in
    }

    /// The name of the source, in `MentionSourceName`; for the web its domain.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn source(&self) -> Result<Option<&'a str>> {
        self.cells.text(SOURCE)
    }

    /// The address, citation or DOI of the story, in `MentionIdentifier`.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn identifier(&self) -> Result<Option<&'a str>> {
        self.cells.text(IDENTIFIER)
    }

    /// The number of the sentence in the story, counted from 1, in `SentenceID`.
    ///
    /// # Errors
    /// If the cell is no whole number.
    pub fn sentence(&self) -> Result<u64> {
        self.cells.whole(SENTENCE)
    }

    /// The positions in the story of actor 1, actor 2 and the action, in characters, in `Actor1CharOffset`, `Actor2CharOffset` and
    /// `ActionCharOffset`; `None` for −1, not found.
    ///
    /// # Errors
    /// If a cell is no whole number.
    pub fn characters(&self) -> Result<[Option<u64>; 3]> {
        let mut places = [None; 3];
        for (place, column) in places.iter_mut().zip(PLACES) {
            if parse::bare(self.cells.line.cell(column)) != b"-1" {
                *place = Some(self.cells.whole(column)?);
            }
        }
        Ok(places)
    }

    /// Whether the event was found in the text as it stood, without rewriting it, in `InRawText`.
    ///
    /// # Errors
    /// If the cell is neither 0 nor 1.
    pub fn is_in_raw_text(&self) -> Result<bool> {
        self.cells.flag(IN_RAW_TEXT)
    }

    /// The length of the story in characters, in `MentionDocLen`.
    ///
    /// # Errors
    /// If the cell is no whole number.
    pub fn length(&self) -> Result<u64> {
        self.cells.whole(LENGTH)
    }

    /// The tone of the story, in `MentionDocTone`; `None` where it is empty.
    ///
    /// # Errors
    /// If the cell is no number.
    pub fn tone(&self) -> Result<Option<f64>> {
        self.cells.decimal(TONE)
    }

    /// The language of the story and the machine that translated it, in `MentionDocTranslationInfo`; `None` for a story in English.
    ///
    /// # Errors
    /// If the cell is not UTF-8.
    pub fn translation(&self) -> Result<Option<&'a str>> {
        self.cells.text(TRANSLATION)
    }

    /// The bytes of a cell, by the name of its column; `None` if there is no such column.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&'a [u8]> {
        self.cells.named(column)
    }

    /// All cells with the names of their columns, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&'static str, &'a [u8])> {
        self.cells.all()
    }
}

impl fmt::Display for GdeltMention<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mention = self.key.mention;
        let source = self.cells.text(SOURCE).ok().flatten().unwrap_or("?");
        write!(
            f,
            "event {} in {source}, {} ({})",
            mention.event(),
            mention.seen(),
            mention.confidence()
        )
    }
}

impl fmt::Debug for GdeltMention<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GdeltMention")
            .field("line", &self.line())
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
