//! Rows of delimited text under a header: cells by the names of their columns, whatever their order.

mod buffer;
mod cut;
mod header;
mod row;

pub(crate) use header::place;
pub(crate) use row::Row;

use super::block::LONGEST_LINE;
use super::progress::OnProgress;
use super::recognise::{self, Published};
use super::{Defect, ReadAccount, Remark};
use crate::error::{Result, files::Files};
use buffer::Buffer;
use cut::{Cell, Cut};
use header::Header;
use std::io::Read;

/// Whether the first line of a file is a header.
///
/// # Examples
/// ```
/// use interstate::read::HeaderLine;
/// use interstate::read::mid::MidaOptions;
///
/// // A row cut out of the file.
/// let row = "9001,1,8,1923,30,9,1923,4,1,0,0,61,61,15,4,1,1,1,0,5\n";
/// let options = MidaOptions::new().with_header_line(HeaderLine::Absent);
/// let mut reader = options.reader(row.as_bytes())?;
/// let dispute = reader.next_event()?.ok_or("no dispute")?;
/// assert_eq!(dispute.number(), 9001);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum HeaderLine {
    /// The first line is a header, which names the columns: they may stand in any order.
    #[default]
    Present,
    /// The first line is a row: all columns stand in the order of the format's handbook.
    Absent,
}

/// What is common to all files of a format.
#[derive(Debug)]
pub(crate) struct Format {
    /// Which file it is the format of.
    pub(super) file: &'static Published,
    pub(super) delimiter: u8,
    pub(super) quotes: Quotes,
    /// The columns by the handbook's names, in the handbook's order.
    pub(super) columns: &'static [&'static str],
    /// The columns that a file cannot do without, by their places.
    pub(super) needed: &'static [usize],
    /// What stands for a missing value, besides nothing.
    pub(super) missing: &'static [&'static str],
}

/// What a quote means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Quotes {
    /// A row is a line. Quotes around a whole cell are taken off, all others are letters.
    AroundCells,
    /// RFC 4180: delimiters and line ends stand within quotes too.
    Csv,
}

/// Cuts a stream into rows of a format.
#[derive(Debug)]
pub(crate) struct Records<R> {
    format: &'static Format,
    buffer: Buffer<R>,
    header: Header,
    /// Bytes and lines that were read and that the account does not know of yet: a mark, a header.
    unaccounted: Option<(usize, u64)>,
    cells: Vec<Cell>,
    /// How long the row in hand is, at the start of the buffer, and its line.
    len: usize,
    line: u64,
    progress: Option<OnProgress>,
    /// Whether a block was read since progress was told.
    filled: bool,
}

impl<R: Read> Records<R> {
    /// Reads the header of a stream, unless it has none.
    ///
    /// An empty stream, a line that is no header of the format, and a header without a column that the format cannot do without
    /// are refused.
    pub(super) fn open(
        from: R,
        format: &'static Format,
        header_line: HeaderLine,
        progress: Option<OnProgress>,
    ) -> Result<Self> {
        let mut records = Self::in_order(from, format);
        records.progress = progress;
        let headless = header_line == HeaderLine::Absent;
        recognise::no_other(records.buffer.bytes(), 1, format.file, headless)?;
        if headless {
            return Ok(records);
        }
        match records.next_row()? {
            Next::End => return Err(Files::Empty.into()),
            Next::Row { lines } => {
                records.header = Header::read(&records.row(), format)?;
                let mark = records.unaccounted.map_or(0, |(mark, _)| mark);
                records.unaccounted = Some((mark + records.len, lines));
            }
            Next::Odd { reason, .. } => {
                return Err(header::refused(
                    format,
                    reason,
                    records.buffer.bytes().get(..records.len),
                ));
            }
        }
        Ok(records)
    }

    /// For a stream without a header, in the order of the handbook.
    fn in_order(from: R, format: &'static Format) -> Self {
        let mut buffer = Buffer::new(from);
        let mark = buffer.skip_mark();
        Self {
            format,
            buffer,
            header: Header::in_order(format),
            unaccounted: Some((mark, 0)),
            cells: Vec::new(),
            len: 0,
            line: 0,
            progress: None,
            filled: false,
        }
    }

    /// What the header says.
    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// The bytes of the row in hand, or of what is shown of a line that is none.
    // OK because they stand at the front of the window until the next one is asked for.
    #[expect(clippy::indexing_slicing, reason = "len <= the window's")]
    fn in_hand(&self) -> &[u8] {
        &self.buffer.bytes()[..self.len]
    }

    /// The row in hand.
    pub(super) fn row(&self) -> Row<'_> {
        Row::new(
            self.in_hand(),
            &self.cells,
            &self.header,
            self.format,
            self.line,
        )
    }

    /// Goes to the next row with as many cells as there are columns; `false` at the end of the stream, which the account is told.
    fn advance(&mut self, account: &mut ReadAccount) -> Result<bool> {
        let goes_on = self.go_on(account)?;
        if !goes_on {
            account.end();
            self.tell_progress(account);
        }
        Ok(goes_on)
    }

    /// The same, of a stream whose rows are no entries of the account by themselves.
    pub(super) fn go_on(&mut self, account: &mut ReadAccount) -> Result<bool> {
        if let Some((bytes, lines)) = self.unaccounted.take() {
            account.lines_read(bytes, lines);
        }
        loop {
            if std::mem::take(&mut self.filled) {
                self.tell_progress(account);
            }
            match self.next_row()? {
                Next::End => return Ok(false),
                Next::Odd { reason, bytes } => {
                    let line = account.lines_read(bytes, 1);
                    account.reject(reason, line, None, self.in_hand());
                }
                Next::Row { lines } => {
                    if lines > 1 && self.header.fit(&self.row()).is_none() {
                        // Lines that a stray quote glued together: the first is told, the others are read by themselves.
                        self.one_line();
                        let line = account.lines_read(self.len, 1);
                        account.reject(Defect::OpenQuote, line, None, self.row().bytes());
                        continue;
                    }
                    self.line = account.lines_read(self.len, lines);
                    if self.fits(account) {
                        return Ok(true);
                    }
                }
            }
        }
    }

    /// Goes to the next row of which `key` makes what every event has; `None` at the end of the stream. Of other rows the account says what
    /// is wrong, and in which column.
    pub(super) fn next_key<K>(
        &mut self,
        account: &mut ReadAccount,
        key: impl Fn(&Row<'_>, &mut ReadAccount) -> Result<K, (Defect, usize)>,
    ) -> Result<Option<K>> {
        while self.advance(account)? {
            let row = self.row();
            match key(&row, account) {
                Ok(key) => {
                    account.keep(row.len());
                    if row.lacks_end() {
                        account.remark(Remark::NoLineEnd, row.line(), None, row.bytes());
                    }
                    return Ok(Some(key));
                }
                Err((reason, column)) => {
                    let found = row.cell(column);
                    account.reject(reason, row.line(), row.name(column), found);
                }
            }
        }
        Ok(None)
    }

    fn tell_progress(&self, account: &ReadAccount) {
        if let Some(progress) = &self.progress {
            progress.tell(account);
        }
    }

    /// Whether the row in hand has the cells that the header promises; if not, the account says so.
    fn fits(&mut self, account: &mut ReadAccount) -> bool {
        let row = self.row();
        let (line, bytes) = (self.line, row.bytes());
        let reason = match self.header.fit(&row) {
            Some(fit) if !row.repeats_header() => {
                if let Some(remark) = fit.remark() {
                    account.remark(remark, line, None, bytes);
                }
                self.header.read_by(fit);
                return true;
            }
            Some(_) => Defect::Header,
            None if bytes.is_empty() => Defect::Blank,
            None if bytes.contains(&b'\r') => Defect::CarriageReturns,
            None => Defect::ColumnCount,
        };
        account.reject(reason, line, None, bytes);
        false
    }

    /// Cuts the next row, and reads on until it is whole.
    fn next_row(&mut self) -> Result<Next> {
        self.buffer.consume(self.len);
        self.len = 0;
        loop {
            let bytes = self.buffer.bytes();
            let whole = self.buffer.is_whole();
            if bytes.is_empty() && whole {
                return self.buffer.end().map(|()| Next::End);
            }
            let too_long = bytes.len() >= LONGEST_LINE;
            match cut::cut(bytes, self.format, whole || too_long, &mut self.cells) {
                Cut::Row { len, lines, ended } => {
                    self.len = len;
                    return Ok(if ended || (whole && !self.buffer.has_failed()) {
                        Next::Row { lines }
                    } else {
                        self.first_line_alone()
                    });
                }
                Cut::OpenQuote => return Ok(self.first_line_alone()),
                Cut::More => {
                    self.buffer.fill();
                    self.filled = true;
                }
            }
        }
    }

    /// A row without an end: its quote is not closed, the stream failed in it, or it is too long to be one. Its first line is told,
    /// and the others are read by themselves.
    fn first_line_alone(&mut self) -> Next {
        self.one_line();
        let has_end = self
            .buffer
            .bytes()
            .get(..self.len)
            .is_some_and(|line| line.ends_with(b"\n"));
        if has_end || self.buffer.is_whole() {
            let reason = if !has_end && self.buffer.has_failed() {
                Defect::CutOff
            } else {
                Defect::OpenQuote
            };
            return Next::Odd {
                reason,
                bytes: self.len,
            };
        }
        let bytes = self.buffer.skip_line();
        self.len = self.buffer.skipped();
        let reason = if self.in_hand().contains(&b'\r') {
            Defect::CarriageReturns
        } else {
            Defect::LineTooLong
        };
        Next::Odd { reason, bytes }
    }

    /// Makes the first line the row in hand.
    fn one_line(&mut self) {
        let bytes = self.buffer.bytes();
        self.len = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1);
    }
}

/// What comes next in a stream.
enum Next {
    End,
    /// A row of so many lines.
    Row {
        lines: u64,
    },
    /// A line that is no row.
    Odd {
        reason: Defect,
        bytes: usize,
    },
}

/// How the cells of a row stand to the header.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Fit {
    /// Cell for cell.
    Exact,
    /// There are empty cells behind the last column.
    EmptyCells,
    /// The header names columns besides those of the handbook, and the row has the cells of the handbook's alone.
    HandbookAlone,
}

impl Fit {
    fn remark(self) -> Option<Remark> {
        match self {
            Self::Exact => None,
            Self::EmptyCells => Some(Remark::EmptyCells),
            Self::HandbookAlone => Some(Remark::HeaderLonger),
        }
    }
}
