//! What a caller says of how a spreadsheet was saved.

use super::options::LedgerOptions;
use crate::read::progress::OnProgress;
use crate::read::{Delimiter, Encoding, ReadProgress};

impl LedgerOptions {
    /// Reads a file in another encoding than UTF-8. Without it, a file in UTF-16 is refused by that name, and a Windows-1252 letter is a
    /// fault of its cell.
    ///
    /// See [`Encoding`] for an example.
    #[must_use]
    pub fn with_encoding(mut self, encoding: Encoding) -> Self {
        self.sheet.encoding = encoding;
        self
    }

    /// Takes this character as the delimiter between cells. Without it, the delimiter is found from the header and is in the
    /// [account](crate::read::ReadAccount::delimiter).
    #[must_use]
    pub fn with_delimiter(mut self, delimiter: Delimiter) -> Self {
        self.sheet.delimiter = Some(delimiter);
        self
    }

    /// Takes this line, counted from 1, as the header. Titles above it are left unread, with a remark; lines that begin with `#` are read as
    /// usual.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::Remark;
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::Coverage;
    ///
    /// let file = "Joint activities of 2024;;;\nid;start;kind;parties\n1;2024-07;meeting;\"CHN;RUS\"\nTotal;;1;\n";
    /// let options = LedgerOptions::new().with_coverage(Coverage::unlimited());
    /// assert_eq!(
    ///     options.read(file.as_bytes()).unwrap_err().to_string(),
    ///     "line 1: no header; one that can be read stands on line 2: with_header_on_line(2) leaves what is above it"
    /// );
    /// let options = options.with_header_on_line(2);
    /// assert_eq!(
    ///     options.read(file.as_bytes())?.strict().unwrap_err().to_string(),
    ///     r#"line 4: a row of totals, by "Total"; with_totals_row("Total") leaves it"#
    /// );
    /// let read = options.with_totals_row("Total").read(file.as_bytes())?;
    /// assert_eq!((read.account.rows(), read.account.remarked(Remark::TotalsRow).rows()), (1, 1));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_header_on_line(mut self, line: u64) -> Self {
        self.sheet.header_on_line = Some(line);
        self
    }

    /// Reads a header of several rows: the name of a column is what stands in them, from the top, with a blank between. An empty cell above
    /// the last row has the text of the one to its left, as where cells were merged.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::{LedgerColumn, LedgerOptions};
    /// use interstate::Coverage;
    ///
    /// let file = "Event,,,Who\nNo.,Day,What,\n1,2024-07,meeting,CHN;RUS\n";
    /// let read = LedgerOptions::new()
    ///     .with_header_rows(2)
    ///     .with_column("Event No.", LedgerColumn::Id)
    ///     .with_column("Event Day", LedgerColumn::Start)
    ///     .with_column("Event What", LedgerColumn::Kind)
    ///     .with_column("Who", LedgerColumn::Parties)
    ///     .with_coverage(Coverage::unlimited())
    ///     .read(file.as_bytes())?;
    /// assert_eq!(read.strict()?.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_header_rows(mut self, rows: u64) -> Self {
        self.sheet.header_rows = Some(rows);
        self
    }

    /// Leaves rows of totals unread: those whose first cell with something in it has this text. Each is a
    /// [remark](crate::read::Remark::TotalsRow) in the account.
    #[must_use]
    pub fn with_totals_row(mut self, first_cell: impl Into<Box<str>>) -> Self {
        self.sheet.totals_row = Some(first_cell.into());
        self
    }

    /// Calls `tell` with the progress of the reading after every 256 KiB and at the end. Readers of several files may share it.
    #[must_use]
    pub fn with_progress(mut self, tell: impl Fn(ReadProgress) + Send + Sync + 'static) -> Self {
        self.sheet.progress = Some(OnProgress::new(tell));
        self
    }
}
