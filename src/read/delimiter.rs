//! What stands between the cells of a row.

use super::recognise;
use crate::error::{Error, Result, files::Files, text, words::clip};

text::word! {
    "delimiter";
    /// The character between the cells of a row. Unless the caller names one, it is the one that cuts the header into the most cells.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::Delimiter;
    /// use interstate::read::ledger::LedgerOptions;
    /// use interstate::Coverage;
    ///
    /// let file = "id;start;kind;parties\n1;2024-07-24;meeting;\"CHN;RUS\"\n";
    /// let read = LedgerOptions::new().with_coverage(Coverage::unlimited()).read(file.as_bytes())?;
    /// assert_eq!((read.account.delimiter(), read.account.kept()), (Some(Delimiter::Semicolon), 1));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Delimiter {
        /// A comma, `,`.
        #[default]
        Comma,
        /// A semicolon, `;`, as programs write where the comma stands in numbers.
        Semicolon,
        /// A tab character.
        Tab,
    }
}

impl Delimiter {
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// The delimiter of a header, by its first line.
    ///
    /// # Errors
    /// Two that cut it into as many cells.
    pub(super) fn of(header: &str) -> Result<Self> {
        let cells = |delimiter: &Self| recognise::cells_by(header.as_bytes(), delimiter.byte());
        let most = Self::ALL.iter().map(cells).fold(1, usize::max);
        let mut with_most = Self::ALL
            .iter()
            .filter(|delimiter| cells(delimiter) == most);
        match (with_most.next(), with_most.next()) {
            (Some(&one), Some(&other)) if most > 1 => Err(Files::TwoDelimiters {
                one: one.into(),
                other: other.into(),
                cells: most,
            }
            .into()),
            (Some(&one), _) => Ok(one),
            (None, _) => Ok(Self::Comma),
        }
    }

    /// The delimiter that the line `sep=;` says, which Excel reads and writes above a header; `None` if it is no such line.
    ///
    /// # Errors
    /// A delimiter that no ledger has.
    pub(super) fn said(line: &str) -> Option<Result<Self>> {
        let said = line.strip_prefix("sep=")?.trim_end_matches(['\r', ' ']);
        // Saved again as a table, the line has the empty cells of the rows below it.
        let delimiter = Self::ALL.iter().find(|delimiter| {
            let byte = char::from(delimiter.byte());
            said.starts_with(byte) && said.chars().all(|c| c == byte || c == ',')
        });
        let unknown = || Error::from(Files::NoDelimiter { found: clip(said) });
        Some(delimiter.copied().ok_or_else(unknown))
    }
}
