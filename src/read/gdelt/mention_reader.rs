//! The reader of mentions: rows in, mentions and an account out.

use super::days::{LastDay, moment_of};
use super::mention::{
    ADDED, COLUMNS, CONFIDENCE, EVENT, GdeltMention, Key, MentionedIn, SEEN, TYPE,
};
use super::odd;
use crate::coded::Mention;
use crate::error::Result;
use crate::ledger::MentionConfidence;
use crate::read::block::{Block, Blocks, Piece};
use crate::read::cut::{Cutter, Line};
use crate::read::parse::{bare, whole};
use crate::read::progress::OnProgress;
use crate::read::{Defect, OpenedFile, ReadAccount, ReadProgress, Remark, recognise};
use chrono::NaiveDateTime;
use std::io::Read;
use std::path::Path;

/// The options for reading GDELT mentions files: 16 columns separated by tabs, no header, a file every 15 minutes from February 2015.
///
/// # Examples
/// How often the events of a file are mentioned with a confidence of at least 50 %, by the files of their mentions one after the other.
/// ```
/// use interstate::coded::MentionTally;
/// use interstate::dedup::{ByMentions, MentionConfidence, Reduction};
/// use interstate::read::gdelt::{self, GdeltMentionOptions};
///
/// let rows = gdelt::from_path("data/gdelt_v2_20191024143000_subset.export.CSV")?;
/// let half = MentionConfidence::percent(50)?;
/// let mut mentions = MentionTally::new(half, &rows);
/// for file in ["tests/it/corpus/gdelt_mentions.csv"] {
///     let mut reader = GdeltMentionOptions::new().open(file)?;
///     reader.for_each(|row| mentions.add(row.mention()))?;
/// }
/// assert_eq!(mentions.counted(881_990_832).to_string(), "2");
///
/// let rule = Reduction::default().with_mentions(ByMentions::Counted(half));
/// let counted = rule.reduce_mentioned(rows, &mentions)?;
/// // Of the events that no made-up row mentions it is not known how often they are.
/// assert_eq!(counted.count().to_string(), "3+");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct GdeltMentionOptions {
    progress: Option<OnProgress>,
}

impl GdeltMentionOptions {
    /// Options for files as they are published.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls `tell` with the progress of the reading after every block of rows, of 256 KiB as a rule. Readers of several files may share it.
    #[must_use]
    pub fn with_progress(mut self, tell: impl Fn(ReadProgress) + Send + Sync + 'static) -> Self {
        self.progress = Some(OnProgress::new(tell));
        self
    }

    /// Reads mentions from a stream: a file, a socket, or the decoder of a compressed one. Memory stays the same whatever the length of the
    /// stream or of a line in it.
    ///
    /// # Errors
    /// A stream that starts as another file does, by that file's name.
    pub fn reader<R: Read>(&self, from: R) -> Result<GdeltMentionReader<R>> {
        Ok(GdeltMentionReader {
            blocks: Blocks::open(from, &recognise::MENTIONS)?,
            block: Block::default(),
            piece: None,
            cutter: Cutter::default(),
            scan: Scan::default(),
            progress: self.progress.clone(),
        })
    }

    /// Reads mentions from a file, [opened](crate::read::open) out of its wrapping: see [`reader`](Self::reader).
    ///
    /// # Errors
    /// A file that cannot be opened; as [`reader`](Self::reader).
    pub fn open(&self, path: impl AsRef<Path>) -> Result<GdeltMentionReader<OpenedFile>> {
        self.reader(crate::read::open(path)?)
    }
}

/// A reader of mentions from a stream of rows: see [`GdeltMentionOptions::reader`].
#[derive(Debug)]
pub struct GdeltMentionReader<R> {
    blocks: Blocks<R>,
    block: Block,
    piece: Option<Piece>,
    cutter: Cutter,
    scan: Scan,
    progress: Option<OnProgress>,
}

impl<R: Read> GdeltMentionReader<R> {
    /// The next mention, borrowed; `None` at the end. Rows that cannot be mentions are left out and counted in the [account](Self::account).
    ///
    /// # Errors
    /// If the stream fails, as a decoder does on a truncated file. All rows before that were given; the next call says `None`.
    pub fn next_mention(&mut self) -> Result<Option<GdeltMention<'_>>> {
        let (number, key) = loop {
            if self.piece == Some(Piece::Lines) {
                let block = self.block.bytes();
                let mut found = None;
                while found.is_none() && self.cutter.advance(block) {
                    found = self.scan.row(&self.cutter.line(block));
                }
                if let Some(found) = found {
                    break found;
                }
            }
            if let Some(progress) = &self.progress {
                progress.tell(&self.scan.account);
            }
            self.piece = self.blocks.next(&mut self.block)?;
            self.cutter.restart();
            match self.piece {
                None => {
                    self.scan.account.end();
                    return Ok(None);
                }
                Some(Piece::Lines) => {}
                Some(piece) => odd::odd_piece(&mut self.scan.account, piece, self.block.bytes()),
            }
        };
        let line = self.cutter.line(self.block.bytes());
        Ok(Some(GdeltMention::new(line, number, key)))
    }

    /// Calls a function for every remaining mention.
    ///
    /// # Errors
    /// If the stream fails. All rows before that were given.
    pub fn for_each(&mut self, mut each: impl FnMut(GdeltMention<'_>)) -> Result<()> {
        while let Some(mention) = self.next_mention()? {
            each(mention);
        }
        Ok(())
    }

    /// The remaining mentions, as an iterator of owned values.
    ///
    /// # Errors
    /// The last item, if the stream fails. Rows that cannot be mentions are left for the [account](Self::account).
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltMentionOptions;
    ///
    /// let mut reader = GdeltMentionOptions::new().open("tests/it/corpus/gdelt_mentions.csv")?;
    /// let mentions = reader.mentions().collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!(mentions.len() as u64, reader.account().kept());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn mentions(&mut self) -> impl Iterator<Item = Result<Mention>> {
        std::iter::from_fn(|| {
            let next = self.next_mention().transpose()?;
            Some(next.map(|row| row.mention()))
        })
    }

    /// The account of the rows read so far.
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.scan.account
    }
}

/// Turns lines into mentions and accounts for them.
#[derive(Debug, Default)]
struct Scan {
    account: ReadAccount,
    /// The last days read: rows of one file are of one moment.
    days: [LastDay; 2],
}

impl Scan {
    /// The fate of a row: a mention, or an entry in the account.
    fn row(&mut self, line: &Line<'_>) -> Option<(u64, Key)> {
        let number = self.account.line_read(line.bytes);
        if line.columns != COLUMNS.len() {
            odd::no_row(&mut self.account, line, number);
            return None;
        }
        match self.key(line) {
            Ok(key) => {
                self.account.keep(line.columns);
                if line.lacks_end() {
                    self.account
                        .remark(Remark::NoLineEnd, number, None, line.text);
                }
                Some((number, key))
            }
            Err((reason, column)) => {
                let name = COLUMNS.get(column).copied();
                self.account.reject(reason, number, name, line.cell(column));
                None
            }
        }
    }

    /// What every mention must have; or why not, and the column.
    fn key(&mut self, line: &Line<'_>) -> Result<Key, (Defect, usize)> {
        let event = whole(line.cell(EVENT)).ok_or((Defect::Number, EVENT))?;
        let [last_added, last_seen] = &mut self.days;
        let moment =
            |column: usize, last: &mut LastDay| -> Result<NaiveDateTime, (Defect, usize)> {
                moment_of(bare(line.cell(column)), last).ok_or((Defect::Date, column))
            };
        let added = moment(ADDED, last_added)?;
        let seen = moment(SEEN, last_seen)?;
        let mentioned_in = whole(line.cell(TYPE))
            .and_then(MentionedIn::from_number)
            .ok_or((Defect::Code, TYPE))?;
        let confidence = whole(line.cell(CONFIDENCE))
            .and_then(|percent| MentionConfidence::percent(u8::try_from(percent).ok()?).ok())
            .ok_or((Defect::Number, CONFIDENCE))?;
        Ok(Key {
            mention: Mention::new(event, seen, confidence),
            added,
            mentioned_in,
        })
    }
}
