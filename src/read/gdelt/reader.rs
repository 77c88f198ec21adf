//! The reader: rows in, events and an account out.

use super::columns::{CODE, COUNTRIES, DAY, GdeltLayout, ID};
use super::country::{Country, country};
use super::date_columns::DateColumns;
use super::days::{LastDay, day_of};
use super::event::{GdeltEvent, Key};
use super::odd;
use crate::code::Cameo;
use crate::coded::{CodedAct, CodedEvent, EventSource};
use crate::error::{Error, Result};
use crate::read::block::{Block, Blocks, Piece};
use crate::read::cut::{Cutter, Line};
use crate::read::parse::{bare, whole};
use crate::read::progress::OnProgress;
use crate::read::{Defect, ReadAccount, Remark, recognise};
use chrono::NaiveDate;
use std::io::Read;

/// A reader of events from a stream of rows in any mixture of layouts: see [`GdeltOptions::reader`](super::GdeltOptions::reader).
///
/// # Examples
/// ```
/// use interstate::read::gdelt::GdeltOptions;
/// use std::collections::BTreeMap;
///
/// let mut reader = GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
/// let mut by_root = BTreeMap::new();
/// while let Some(event) = reader.next_event()? {
///     if event.dyad().is_some() {
///         *by_root.entry(event.code().root()).or_insert(0) += 1;
///     }
/// }
/// assert_eq!(by_root[&"04".parse()?], 69);
/// println!("{}", reader.account());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct GdeltReader<R> {
    blocks: Blocks<R>,
    block: Block,
    piece: Option<Piece>,
    cutter: Cutter,
    scan: Scan,
}

impl<R: Read> GdeltReader<R> {
    pub(super) fn open(from: R, progress: Option<OnProgress>) -> Result<Self> {
        Ok(Self {
            blocks: Blocks::open(from, &recognise::GDELT)?,
            block: Block::default(),
            piece: None,
            cutter: Cutter::default(),
            scan: Scan {
                progress,
                ..Scan::default()
            },
        })
    }

    /// The next event, borrowed; `None` at the end. Rows that cannot be events are left out and counted in the [account](Self::account).
    ///
    /// # Errors
    /// If the stream fails, as a decoder does on a truncated file. All rows before that were given; the next call says `None`.
    pub fn next_event(&mut self) -> Result<Option<GdeltEvent<'_>>> {
        let found = self.find()?;
        Ok(found.map(|(number, key, layout)| {
            let line = self.cutter.line(self.block.bytes());
            GdeltEvent::new(line, number, layout, key)
        }))
    }

    /// Goes to the next row that is an event: its number, and what every event has.
    fn find(&mut self) -> Result<Option<(u64, Key, GdeltLayout)>> {
        loop {
            if self.piece == Some(Piece::Lines) {
                let block = self.block.bytes();
                let mut found = None;
                while found.is_none() && self.cutter.advance(block) {
                    found = self.scan.row(&self.cutter.line(block));
                }
                if found.is_some() {
                    return Ok(found);
                }
            }
            if let Some(progress) = &self.scan.progress {
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
        }
    }

    /// Calls a function for every remaining event. Faster than [`next_event`](Self::next_event), as it does less between two rows.
    ///
    /// # Errors
    /// If the stream fails. All rows before that were given.
    pub fn for_each(&mut self, mut each: impl FnMut(GdeltEvent<'_>)) -> Result<()> {
        while let Some(event) = self.next_event()? {
            each(event);
            self.rest_of_block(&mut each);
        }
        Ok(())
    }

    /// The remaining events, as an iterator of owned values. A row is read in full here, so that one with an impossible cell, such as a place
    /// of no known precision, is rejected, where [`next_event`](Self::next_event) leaves that cell to the caller.
    ///
    /// # Errors
    /// The last item, if the stream fails. Rows that cannot be events are left for the [account](Self::account).
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltOptions;
    ///
    /// let mut reader = GdeltOptions::new().open("data/gdelt_v2_20191024143000_subset.export.CSV")?;
    /// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!((events.len(), reader.account().rejected()), (320, 0));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn events(&mut self) -> impl Iterator<Item = Result<CodedEvent>> {
        std::iter::from_fn(|| self.next_coded().transpose())
    }

    pub(super) fn next_coded(&mut self) -> Result<Option<CodedEvent>> {
        loop {
            let Some((number, key, layout)) = self.find()? else {
                return Ok(None);
            };
            let line = self.cutter.line(self.block.bytes());
            let event = GdeltEvent::new(line, number, layout, key);
            let fault = match event.coded() {
                Ok(event) => return Ok(Some(event)),
                Err(fault) => fault,
            };
            let columns = event.layout().columns().len();
            let found = event.found_at(&fault).to_vec();
            let line = self.scan.account.lines();
            self.scan.account.take_back(columns, line, fault, &found);
        }
    }

    /// Gives what is left of the block in hand to `each`.
    pub(super) fn rest_of_block(&mut self, mut each: impl FnMut(GdeltEvent<'_>)) {
        if self.piece == Some(Piece::Lines) {
            let block = self.block.bytes();
            self.scan.lines(&mut self.cutter, block, &mut each);
        }
        self.piece = None;
    }

    #[cfg(feature = "parallel")]
    pub(super) fn parts(&mut self) -> (&mut Blocks<R>, &mut Scan) {
        (&mut self.blocks, &mut self.scan)
    }

    /// The account of the rows read so far.
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.scan.account
    }
}

impl<R: Read> EventSource for GdeltReader<R> {
    type Error = Error;

    #[inline]
    fn for_each_act(&mut self, mut each: impl FnMut(CodedAct)) -> Result<()> {
        self.for_each(|event| each(event.act()))
    }
}

/// Turns lines into events and accounts for them.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(in crate::read) account: ReadAccount,
    pub(super) progress: Option<OnProgress>,
    /// On one of several threads the lines before the block in hand are not yet counted.
    pub(super) lines_unknown: bool,
    /// The last dates read: rows of one day stand together.
    pub(super) days: [LastDay; 2],
    /// The last columns of a date that agreed.
    pub(super) agreed: Vec<u8>,
}

/// The first day that the data set looks at.
const FIRST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(1979, 1, 1);

/// What is odd about the columns of a row that is kept.
#[derive(Clone, Copy, Debug)]
struct Odd {
    /// A country that no list knows.
    unknown: Option<usize>,
    dates: DateColumns,
}

impl Scan {
    /// All that is left of a block.
    #[inline]
    pub(in crate::read) fn lines(
        &mut self,
        cutter: &mut Cutter,
        block: &[u8],
        each: &mut impl FnMut(GdeltEvent<'_>),
    ) {
        while cutter.advance(block) {
            let line = cutter.line(block);
            if let Some((number, key, layout)) = self.row(&line) {
                each(GdeltEvent::new(line, number, layout, key));
            }
        }
    }

    /// The fate of a row: an event, or an entry in the account.
    #[inline]
    fn row(&mut self, line: &Line<'_>) -> Option<(u64, Key, GdeltLayout)> {
        let number = self.account.line_read(line.bytes);
        let Some(layout) = GdeltLayout::of(line.columns) else {
            odd::no_row(&mut self.account, line, number);
            return None;
        };
        match self.key(line, layout) {
            Ok((key, odd)) => {
                self.account.keep(line.columns);
                self.remarks(line, layout, number, key, odd);
                let number = if self.lines_unknown { 0 } else { number };
                Some((number, key, layout))
            }
            Err((reason, column)) => {
                let name = layout.columns().get(column).copied();
                self.account.reject(reason, number, name, line.cell(column));
                None
            }
        }
    }

    /// What every event must have, and the columns that are odd; or why not, and the column.
    #[inline]
    fn key(&mut self, line: &Line<'_>, layout: GdeltLayout) -> Result<(Key, Odd), (Defect, usize)> {
        let id = whole(line.cell(ID)).ok_or((Defect::Number, ID))?;
        let [last_day, last_added] = &mut self.days;
        let day = line.cell(DAY);
        let day = day_of(day, last_day)
            .or_else(|| day_of(bare(day), last_day))
            .ok_or((Defect::Date, DAY))?;
        let dates = DateColumns::of(line, &mut self.agreed);
        dates.defect()?;
        let code = Cameo::from_bytes(line.cell(CODE)).ok_or((Defect::Code, CODE))?;
        let place = layout.added();
        let mut added_on = |cell: &[u8]| {
            // A 2.0 file has the minute behind the day.
            let (added, minute) = cell.split_at_checked(8)?;
            let minute_fits = match layout {
                GdeltLayout::Second => minute.len() == 6,
                GdeltLayout::Backfile | GdeltLayout::Daily => minute.is_empty(),
            };
            day_of(added, last_added).filter(|_| minute_fits)
        };
        let added = line.cell(place);
        let added = added_on(added)
            .or_else(|| added_on(bare(added)))
            .ok_or((Defect::Date, place))?;
        let mut unknown = None;
        let actors = COUNTRIES.map(|column| match country(line.cell(column)) {
            Country::Actor(actor) => Some(actor),
            Country::None | Country::NoState => None,
            Country::Unknown => {
                unknown = Some(column);
                None
            }
        });
        let key = Key {
            id,
            day,
            code,
            actors,
            added,
        };
        Ok((key, Odd { unknown, dates }))
    }

    /// What is odd about a row that is kept.
    #[inline]
    fn remarks(&mut self, line: &Line<'_>, layout: GdeltLayout, number: u64, key: Key, odd: Odd) {
        let account = &mut self.account;
        let name = |column: usize| layout.columns().get(column).copied();
        if line.lacks_end() {
            account.remark(Remark::NoLineEnd, number, None, line.text);
        }
        if key.dyad().is_none() {
            account.remark(Remark::WithoutTwoStates, number, None, line.text);
        }
        if layout != GdeltLayout::Backfile && key.day < key.added {
            account.remark(Remark::BeforeFileDay, number, name(DAY), line.cell(DAY));
        }
        if Some(key.day) < FIRST_DAY {
            account.remark(Remark::BeforeDataSet, number, name(DAY), line.cell(DAY));
        }
        if let DateColumns::Differ(column) = odd.dates {
            let read = (name(DAY), line.cell(DAY));
            account.disagree(number, read, (name(column), line.cell(column)));
        }
        if let Some(column) = odd.unknown {
            account.remark(
                Remark::UnknownActor,
                number,
                name(column),
                line.cell(column),
            );
        }
        if !key.code.is_listed() {
            account.remark(Remark::UnlistedCode, number, name(CODE), line.cell(CODE));
        }
    }
}
