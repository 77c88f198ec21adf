//! The account of a reading: what became of each row of a file.

use super::fault_groups::{FaultGroup, FaultGroups, FaultSummary};
use super::row_group::{RowGroup, Shown, shown};
use super::{Defect, Delimiter, Encoding, Remark};
use crate::error::{Error, Result, files::Files, words::clip};
use std::fmt;

/// What became of each row of a file: how many were read, kept and rejected, for what defect and on which lines.
///
/// One account for all formats. The fates of the rows always sum to the rows: `rows() == kept() + rejected()`. Remarks are about rows that
/// were kept, and several can be about one row. Of bad rows the first [`FAULTS`](Self::FAULTS) stand here with line and column, all are
/// counted: memory is bounded whatever a file holds.
///
/// # Examples
/// ```
/// use interstate::read::{Defect, gdelt::GdeltOptions};
///
/// let mut reader = GdeltOptions::new().reader(&b"not a row\n"[..])?;
/// while let Some(event) = reader.next_event()? {
///     println!("{}", event.code());
/// }
/// let account = reader.account();
/// assert_eq!((account.rows(), account.kept(), account.rejected()), (1, 0, 1));
/// assert_eq!(account.rejected_for(Defect::ColumnCount).examples()[0].line(), 1);
/// assert_eq!(
///     account.to_string(),
///     "1 row, 0 kept, 1 rejected; 10 bytes\n  rejected: 1 column_count (line 1: \"not a row\")\n"
/// );
/// // Whether one bad row refuses the file is the caller's choice.
/// assert_eq!(account.strict().unwrap_err().to_string(), r#"line 1: cannot be read (column_count): "not a row""#);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReadAccount {
    bytes: u64,
    lines: u64,
    rows: u64,
    kept: u64,
    layouts: Vec<(usize, u64)>,
    defects: [RowGroup; Defect::ALL.len()],
    remarks: [RowGroup; Remark::ALL.len()],
    faults: Vec<Error>,
    groups: FaultGroups,
    table: Option<Table>,
    unused: Vec<Box<str>>,
}

// Not derived: the library has it for arrays of up to 32, and there are more words.
impl Default for ReadAccount {
    fn default() -> Self {
        Self {
            bytes: 0,
            lines: 0,
            rows: 0,
            kept: 0,
            layouts: Vec::new(),
            defects: std::array::from_fn(|_| RowGroup::default()),
            remarks: std::array::from_fn(|_| RowGroup::default()),
            faults: Vec::new(),
            groups: FaultGroups::default(),
            table: None,
            unused: Vec::new(),
        }
    }
}

/// How a table was cut into cells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Table {
    pub(super) encoding: Encoding,
    pub(super) delimiter: Delimiter,
    pub(super) header_line: u64,
}

impl Table {
    /// Whether a line of the account says how.
    fn is_told(self) -> bool {
        (self.encoding, self.delimiter) != (Encoding::default(), Delimiter::default())
    }
}

impl ReadAccount {
    /// The number of faults that an account keeps in full.
    pub const FAULTS: usize = 1000;

    /// Checks that no row was rejected; the error is the first fault.
    ///
    /// # Errors
    /// The first fault, with its line and column.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::mid::MidaOptions;
    ///
    /// // Made-up rows, of which the second has 31 February.
    /// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,1,2,1923,1,3,1923,4\n9002,31,2,1923,1,3,1923,4\n";
    /// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// let refused = account.strict().unwrap_err(); // for callers who want every row or none
    /// assert_eq!(refused.line(), Some(3));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn strict(&self) -> Result<()> {
        self.faults
            .first()
            .map_or(Ok(()), |first| Err(first.clone()))
    }

    /// Checks that some row was kept, or that there was none to keep: a file of which every row is rejected is hardly one of the format.
    ///
    /// # Errors
    /// The first fault, and how many rows were rejected.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::mid::MidaOptions;
    ///
    /// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,31,2,1923,1,3,1923,4\n9002,1,1,1923,,,,4\n";
    /// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
    /// reader.for_each(|_| {})?;
    /// assert_eq!(
    ///     reader.account().some_kept().unwrap_err().to_string(),
    ///     r#"line 2, column "stday": none of the 2 rows could be kept; cannot be read (date): "31""#
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn some_kept(&self) -> Result<()> {
        match self.faults.first() {
            Some(first) if self.kept == 0 => Err(first.of_all(self.rows)),
            _ => Ok(()),
        }
    }

    /// A summary of the faults over all rows: for each column what is wrong in it, how often and on which lines.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,meetng,CHN;RUS\n2,2024,meetng,CHN;RUX\n3,2024-13,call,CHN;RUS\n";
    /// let read = LedgerOptions::new().read(file.as_bytes())?;
    /// assert_eq!(
    ///     read.account.summary().to_string(),
    ///     r#"3 rows: 0 kept, 3 rejected
    /// column "kind": 2 faults
    ///   unknown interaction kind "meetng"; did you mean "meeting"? ×2 (lines 3, 4)
    /// column "parties": 1 fault
    ///   unknown actor "RUX", expected a code such as CHN or EU (line 4)
    /// column "start": 1 fault
    ///   month 13 is outside 1..=12 (line 5)"#
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn summary(&self) -> FaultSummary<'_> {
        FaultSummary::new(self.rows, self.kept, &self.groups)
    }

    /// The groups of the [summary](Self::summary): at most 64 columns with 64 groups each. Further faults are counted there as others.
    pub fn fault_groups(&self) -> impl Iterator<Item = &FaultGroup> {
        self.groups.iter()
    }

    /// The encoding in which a ledger's file was read; `None` for other formats.
    #[must_use]
    pub fn encoding(&self) -> Option<Encoding> {
        self.table.map(|table| table.encoding)
    }

    /// The delimiter between the cells of a ledger's file, as the caller or its header says; `None` for other formats.
    #[must_use]
    pub fn delimiter(&self) -> Option<Delimiter> {
        self.table.map(|table| table.delimiter)
    }

    /// The line on which the header of a ledger's file starts, counted from 1; `None` for other formats.
    #[must_use]
    pub fn header_line(&self) -> Option<u64> {
        self.table.map(|table| table.header_line)
    }

    pub(super) fn read_as(&mut self, table: Table) {
        self.table = Some(table);
    }

    /// The reasons why rows were rejected, by line: the first [`FAULTS`](Self::FAULTS) of them. A row of a ledger has one for each cell that
    /// cannot be read, in the order of its columns.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::mid::MidaOptions;
    ///
    /// // Made-up rows, of which the second has 31 February.
    /// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,1,2,1923,1,3,1923,4\n9002,31,2,1923,1,3,1923,4\n";
    /// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// for fault in account.faults() {
    ///     eprintln!("{fault}"); // line, column, what was found, what was expected
    /// }
    /// assert_eq!(account.faults().len() as u64, account.rejected());
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn faults(&self) -> &[Error] {
        &self.faults
    }

    /// The options of the caller that no row needed: words, marks, separators and columns that the file does not have. Complete at the end of
    /// a ledger's file; an option for many files may well be unused in one.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerOptions;
    ///
    /// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,talk,CHN;RUS\n";
    /// let options = LedgerOptions::new().with_word("talk", "call").with_word("vist", "visit");
    /// let read = options.read(file.as_bytes())?;
    /// assert_eq!(read.account.unused_options().collect::<Vec<_>>(), [r#"word "vist""#]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn unused_options(&self) -> impl Iterator<Item = &str> {
        self.unused.iter().map(|option| &**option)
    }

    /// The rows are at their end, and had no use for these options.
    pub(super) fn leave_unused(&mut self, options: Vec<Box<str>>) {
        self.unused = options;
    }

    /// The number of bytes read, line ends included.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The number of lines read: the rows, and a header where the format has one.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// The number of rows read, kept or rejected.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::mid::MidaOptions;
    ///
    /// // Made-up rows, of which the second has 31 February.
    /// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,1,2,1923,1,3,1923,4\n9002,31,2,1923,1,3,1923,4\n";
    /// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// assert_eq!(account.rows(), account.kept() + account.rejected()); // in every file, whatever is in it
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The number of rows kept.
    #[must_use]
    pub fn kept(&self) -> u64 {
        self.kept
    }

    /// The number of rows rejected.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::mid::MidaOptions;
    ///
    /// // Made-up rows, of which the second has 31 February.
    /// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,1,2,1923,1,3,1923,4\n9002,31,2,1923,1,3,1923,4\n";
    /// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// let lost = account.rejected() as f64 / account.rows() as f64;
    /// assert_eq!(lost, 0.5); // the share of the file that a count will not see
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn rejected(&self) -> u64 {
        self.defects.iter().map(RowGroup::rows).sum()
    }

    /// The rows that were rejected for a defect.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::Defect;
    /// use interstate::read::mid::MidaOptions;
    ///
    /// // Made-up rows, of which the second has 31 February.
    /// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,1,2,1923,1,3,1923,4\n9002,31,2,1923,1,3,1923,4\n";
    /// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// assert_eq!(account.rejected_for(Defect::Date).rows(), 1);
    /// assert_eq!(account.rejected_for(Defect::Date).examples()[0].line(), 3);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn rejected_for(&self, defect: Defect) -> &RowGroup {
        // OK because the array has a place for each defect.
        #[expect(clippy::indexing_slicing, reason = "one place for each defect")]
        &self.defects[defect as usize]
    }

    /// The kept rows to which a remark applies.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::Remark;
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let mut reader = AcledOptions::new().open("tests/it/corpus/acled.csv")?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// // Rows that cannot stand in a count of pairs of states:
    /// assert!(account.remarked(Remark::WithoutTwoStates).rows() > 0);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn remarked(&self, remark: Remark) -> &RowGroup {
        // OK because the array has a place for each remark.
        #[expect(clippy::indexing_slicing, reason = "one place for each remark")]
        &self.remarks[remark as usize]
    }

    /// The defects for which rows were rejected, with these rows.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::mid::MidaOptions;
    ///
    /// // Made-up rows, of which the second has 31 February.
    /// let file = "dispnum,stday,stmon,styear,endday,endmon,endyear,hostlev\n9001,1,2,1923,1,3,1923,4\n9002,31,2,1923,1,3,1923,4\n";
    /// let mut reader = MidaOptions::new().reader(file.as_bytes())?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// let defects: Vec<_> = account.defects().map(|(defect, rows)| (defect.to_string(), rows.rows())).collect();
    /// assert_eq!(defects, [("date".to_owned(), 1)]);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn defects(&self) -> impl Iterator<Item = (Defect, &RowGroup)> {
        let found = Defect::ALL.iter().copied().zip(&self.defects);
        found.filter(|(_, group)| group.rows > 0)
    }

    /// The remarks that apply to some row, with these rows.
    pub fn remarks(&self) -> impl Iterator<Item = (Remark, &RowGroup)> {
        let found = Remark::ALL.iter().copied().zip(&self.remarks);
        found.filter(|(_, group)| group.rows > 0)
    }

    /// The number of kept rows for each number of columns: formats change their layout, and files are joined.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let mut reader = AcledOptions::new().open("tests/it/corpus/acled.csv")?;
    /// reader.for_each(|_| {})?;
    /// let account = reader.account();
    /// assert_eq!(account.layouts().map(|(columns, _)| columns).collect::<Vec<_>>(), [31]); // one layout throughout
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn layouts(&self) -> impl Iterator<Item = (usize, u64)> {
        let mut layouts = self.layouts.clone();
        layouts.sort_unstable();
        layouts.into_iter()
    }

    /// The account of this file followed by another one: rows add up, and the other's line numbers continue from this one's.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltOptions;
    ///
    /// // One account of the two halves of a file:
    /// let file = std::fs::read("data/gdelt_v2_20191024143000_subset.export.CSV")?;
    /// let half = file.len() / 2 + file[file.len() / 2..].iter().position(|&byte| byte == b'\n').ok_or("one line")? + 1;
    /// let read = |bytes: &[u8]| -> interstate::Result<_> {
    ///     let mut reader = GdeltOptions::new().reader(bytes)?;
    ///     reader.for_each(|_| {})?;
    ///     Ok(reader.account().clone())
    /// };
    /// let whole = read(&file[..half])?.then(read(&file[half..])?);
    /// assert_eq!(whole.rows(), read(&file)?.rows());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn then(mut self, later: Self) -> Self {
        self.append(later);
        self
    }

    pub(super) fn append(&mut self, later: Self) {
        for (mine, theirs) in self.defects.iter_mut().zip(later.defects) {
            mine.append(theirs, self.lines);
        }
        for (mine, theirs) in self.remarks.iter_mut().zip(later.remarks) {
            mine.append(theirs, self.lines);
        }
        for (columns, rows) in later.layouts {
            self.count_layout(columns, rows);
        }
        self.groups.append(later.groups, self.lines);
        self.table = self.table.or(later.table);
        let space = Self::FAULTS.saturating_sub(self.faults.len());
        let faults = later.faults.into_iter().take(space);
        self.faults
            .extend(faults.map(|fault| fault.behind(self.lines)));
        self.unused.extend(later.unused);
        self.bytes += later.bytes;
        self.lines += later.lines;
        self.rows += later.rows;
        self.kept += later.kept;
    }

    /// A line was taken from the file, of so many bytes with its end.
    #[inline]
    pub(super) fn line_read(&mut self, bytes: usize) -> u64 {
        self.bytes += bytes as u64;
        self.lines += 1;
        self.lines
    }

    /// Several lines were taken at once, of so many bytes with their ends; the first of them.
    pub(super) fn lines_read(&mut self, bytes: usize, lines: u64) -> u64 {
        self.bytes += bytes as u64;
        self.lines += lines;
        self.lines + 1 - lines
    }

    /// A row of so many columns was kept.
    #[inline]
    pub(super) fn keep(&mut self, columns: usize) {
        self.rows += 1;
        self.kept += 1;
        match self.layouts.first_mut() {
            Some((first, rows)) if *first == columns => *rows += 1,
            _ => self.count_layout(columns, 1),
        }
    }

    /// A row was not kept. `found` is the cell of `column`, or the row.
    pub(super) fn reject(
        &mut self,
        defect: Defect,
        line: u64,
        column: Option<&'static str>,
        found: &[u8],
    ) {
        self.rows += 1;
        self.group(defect).note(line, column, found);
        self.groups.note_message(column, defect.into(), line);
        if self.faults.len() < Self::FAULTS {
            let fault = Files::Defect {
                defect: defect.into(),
                found: clip(&shown(found)),
            };
            self.faults.push(Error::from(fault).at(line, column));
        }
    }

    /// A row on this line was not kept, for this fault.
    pub(super) fn reject_for(&mut self, defect: Defect, line: u64, fault: Error, found: &[u8]) {
        self.rows += 1;
        self.group(defect).note(line, fault.column(), found);
        self.add_fault(line, fault);
    }

    /// One more thing is wrong, on this line.
    pub(super) fn add_fault(&mut self, line: u64, fault: Error) {
        self.groups.note(&fault, line);
        if self.faults.len() < Self::FAULTS {
            self.faults.push(fault.at(line, None));
        }
    }

    /// A row that was kept was none, for this fault: the last one of so many columns, on this line.
    pub(super) fn take_back(&mut self, columns: usize, line: u64, fault: Error, found: &[u8]) {
        self.remarks.iter_mut().for_each(|group| group.forget(line));
        self.unkeep(columns);
        self.reject_for(Defect::behind(&fault), line, fault, found);
    }

    /// The file is at its end. That it has no rows is remarked once.
    pub(super) fn end(&mut self) {
        if self.rows == 0 && self.remarked(Remark::NoRows).rows() == 0 {
            self.remark(Remark::NoRows, self.lines, None, b"");
        }
    }

    /// Rows that were kept were none: each with its line, its fault and what was found. The first faults of all stay, whenever they are found.
    pub(super) fn take_back_all(
        &mut self,
        defect: Defect,
        faults: impl Iterator<Item = (u64, Error, String)>,
    ) {
        let columns = self.layouts.first().map_or(0, |(columns, _)| *columns);
        for (number, (line, fault, found)) in faults.enumerate() {
            self.unkeep(columns);
            self.rows += 1;
            self.group(defect)
                .note(line, fault.column(), found.as_bytes());
            self.groups.note(&fault, line);
            if number < Self::FAULTS {
                self.faults.push(fault.at(line, None));
            }
        }
        self.faults.sort_by_key(Error::line);
        self.faults.truncate(Self::FAULTS);
    }

    fn unkeep(&mut self, columns: usize) {
        self.rows -= 1;
        self.kept -= 1;
        let layout = self.layouts.iter_mut().find(|(have, _)| *have == columns);
        if let Some((_, rows)) = layout {
            *rows -= 1;
        }
        self.layouts.retain(|(_, rows)| *rows > 0);
    }

    /// So many bytes and lines were read so far.
    pub(super) fn read_so_far(&mut self, bytes: u64, lines: u64) {
        (self.bytes, self.lines) = (bytes, lines);
    }

    /// A row was kept, in a format without columns.
    pub(super) fn keep_line(&mut self) {
        self.rows += 1;
        self.kept += 1;
    }

    fn group(&mut self, defect: Defect) -> &mut RowGroup {
        // OK because the array has a place for each defect.
        #[expect(clippy::indexing_slicing, reason = "one place for each defect")]
        &mut self.defects[defect as usize]
    }

    /// Something is odd about a row that is kept.
    #[inline]
    pub(super) fn remark(&mut self, remark: Remark, line: u64, column: Option<&str>, found: &[u8]) {
        // OK because the array has a place for each remark.
        #[expect(clippy::indexing_slicing, reason = "one place for each remark")]
        self.remarks[remark as usize].note(line, column, found);
    }

    /// What a remark is about.
    #[cfg(feature = "lists")]
    pub(super) fn remark_group(&mut self, remark: Remark) -> &mut RowGroup {
        // OK because the array has a place for each remark.
        #[expect(clippy::indexing_slicing, reason = "one place for each remark")]
        &mut self.remarks[remark as usize]
    }

    /// Two columns of a row that is kept disagree: the one that was read, and the other.
    #[cold]
    pub(super) fn disagree(
        &mut self,
        line: u64,
        read: (Option<&'static str>, &[u8]),
        other: (Option<&'static str>, &[u8]),
    ) {
        let (read, found) = read;
        let mut told = String::new();
        if self.remarked(Remark::ColumnsDisagree).shows_more() {
            let name = other.0.unwrap_or("another column");
            told = format!("{}, but {name} is {}", shown(found), shown(other.1));
        }
        self.remark(Remark::ColumnsDisagree, line, read, told.as_bytes());
    }

    fn count_layout(&mut self, columns: usize, rows: u64) {
        match self.layouts.iter_mut().find(|(have, _)| *have == columns) {
            Some((_, sum)) => *sum += rows,
            None => self.layouts.push((columns, rows)),
        }
    }
}

impl fmt::Display for ReadAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = if self.rows == 1 { "row" } else { "rows" };
        writeln!(
            f,
            "{} {rows}, {} kept, {} rejected; {} bytes",
            self.rows,
            self.kept,
            self.rejected(),
            self.bytes
        )?;
        if let Some(table) = self.table.filter(|table| table.is_told()) {
            let Table {
                encoding,
                delimiter,
                ..
            } = table;
            writeln!(f, "  read as: {encoding}, cells by {delimiter}")?;
        }
        for (defect, group) in self.defects() {
            writeln!(f, "  rejected: {} {defect}{}", group.rows, Shown(group))?;
        }
        for (remark, group) in self.remarks() {
            if remark == Remark::NoRows {
                writeln!(f, "  no_rows behind line {}", group.last)?;
            } else {
                let fate = if remark.is_of_no_row() {
                    "left"
                } else {
                    "kept"
                };
                writeln!(f, "  {fate}: {} {remark}{}", group.rows, Shown(group))?;
            }
        }
        for option in &self.unused {
            writeln!(f, "  without use: {option}")?;
        }
        Ok(())
    }
}

impl PartialEq for ReadAccount {
    fn eq(&self, other: &Self) -> bool {
        let told = |faults: &[Error]| faults.iter().map(Error::to_string).collect::<Vec<_>>();
        (self.bytes, self.lines, self.rows, self.kept)
            == (other.bytes, other.lines, other.rows, other.kept)
            && self.layouts().eq(other.layouts())
            && self.defects == other.defects
            && self.remarks == other.remarks
            && self.table == other.table
            && self.unused == other.unused
            && told(&self.faults) == told(&other.faults)
    }
}

impl Eq for ReadAccount {}

impl serde::Serialize for ReadAccount {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        use std::collections::BTreeMap;
        let mut out = to.serialize_struct("ReadAccount", 8)?;
        out.serialize_field("bytes", &self.bytes)?;
        out.serialize_field("lines", &self.lines)?;
        out.serialize_field("rows", &self.rows)?;
        out.serialize_field("kept", &self.kept)?;
        out.serialize_field("rejected", &self.defects().collect::<BTreeMap<_, _>>())?;
        out.serialize_field("remarks", &self.remarks().collect::<BTreeMap<_, _>>())?;
        out.serialize_field("unused_options", &self.unused)?;
        out.serialize_field("layouts", &self.layouts().collect::<BTreeMap<_, _>>())?;
        out.end()
    }
}
