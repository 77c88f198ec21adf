//! What a ledger lacks because it could not be read.

use crate::error::{Error, Result, counts::Counts, words::Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The number of rows of a ledger's sources that could not be read, for each source where it is known.
///
/// Nobody knows the day, the kind or the number of such a row; it may also be a phase of an event that is in the ledger. It therefore
/// opens the upper bound of every count made from the ledger, and lowers none. It travels with the ledger: into files and back, through
/// [`merge`](crate::Ledger::merge), which adds up, and through [`dedup`](crate::dedup::merge_repeats).
///
/// # Examples
/// ```
/// use interstate::read::ledger::LedgerOptions;
///
/// let file = "# coverage: 2021-01-01..2023-01-01 full\nid,start,kind,parties\n\
///             a,2021-05,call,CHN;RUS\nb,late 2021,call,CHN;RUS\nc,2022-05-01,call,CHN;RUS\n";
/// let read = LedgerOptions::new().read(file.as_bytes())?;
/// assert_eq!(read.ledger.unread().to_string(), "1 row not read");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Vec<RawUnread>", into = "Vec<RawUnread>")]
pub struct Unread(BTreeMap<Option<Box<str>>, u64>);

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct RawUnread {
    rows: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Box<str>>,
}

impl TryFrom<Vec<RawUnread>> for Unread {
    type Error = Error;

    fn try_from(raw: Vec<RawUnread>) -> Result<Self> {
        raw.into_iter().try_fold(Self::default(), |sum, one| {
            sum.merge(&match one.source {
                Some(source) => Self::from_source(one.rows, &source),
                None => Self::new(one.rows),
            })
        })
    }
}

impl From<Unread> for Vec<RawUnread> {
    fn from(unread: Unread) -> Self {
        let each = unread.0.into_iter();
        each.map(|(source, rows)| RawUnread { rows, source })
            .collect()
    }
}

impl Unread {
    /// A number of unread rows of a source that is not named.
    #[must_use]
    pub fn new(rows: u64) -> Self {
        Self::among(rows, None)
    }

    /// A number of unread rows of a named source. The name is kept as one line of text: each run of line ends, blanks and invisible marks
    /// becomes one space.
    ///
    /// # Examples
    /// ```
    /// use interstate::Unread;
    ///
    /// let unread = Unread::from_source(2, "list.csv");
    /// assert_eq!(unread.to_string(), "2 rows not read (2 of list.csv)");
    /// ```
    #[must_use]
    pub fn from_source(rows: u64, source: &str) -> Self {
        let words: Vec<&str> = source
            .split(|mark: char| mark.is_whitespace() || is_unseen(mark))
            .filter(|word| !word.is_empty())
            .collect();
        Self::among(rows, (!words.is_empty()).then(|| words.join(" ").into()))
    }

    fn among(rows: u64, source: Option<Box<str>>) -> Self {
        Self(BTreeMap::from_iter((rows > 0).then_some((source, rows))))
    }

    /// The number of unread rows of all sources.
    #[must_use]
    pub fn rows(&self) -> u64 {
        // OK because `merge` refuses a sum that does not fit.
        self.0.values().sum()
    }

    /// Whether every row was read.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of unread rows of each source; `None` stands for a source that is not named.
    pub fn sources(&self) -> impl Iterator<Item = (Option<&str>, u64)> {
        let each = self.0.iter();
        each.map(|(source, &rows)| (source.as_deref(), rows))
    }

    /// The unread rows of both, added up for each source.
    ///
    /// # Errors
    /// A number of rows that does not fit 64 bits.
    pub fn merge(&self, other: &Self) -> Result<Self> {
        self.rows()
            .checked_add(other.rows())
            .ok_or(Counts::TooManyUnread)?;
        let mut sum = self.clone();
        for (source, rows) in &other.0 {
            *sum.0.entry(source.clone()).or_default() += rows;
        }
        Ok(sum)
    }

    /// What a file says above its rows: `3`, or `3 of list.csv`.
    pub(crate) fn from_line(line: &str) -> Result<Self> {
        let (rows, source) = match line.split_once(" of ") {
            Some((rows, source)) => (rows, Some(source)),
            None => (line, None),
        };
        let digits = rows.bytes().all(|byte| byte.is_ascii_digit());
        match (rows.parse().ok().filter(|_| digits), source) {
            (Some(rows), Some(source)) => Ok(Self::from_source(rows, source)),
            (Some(rows), None) => Ok(Self::new(rows)),
            (None, _) => Err(Words::not_a(
                "number of rows that were not read",
                line,
                "3, or as 3 of list.csv",
            )
            .into()),
        }
    }

    /// The same as lines of a file, one for each source.
    pub(crate) fn lines(&self) -> impl Iterator<Item = String> {
        self.sources().map(|(source, rows)| match source {
            Some(source) => format!("{rows} of {source}"),
            None => rows.to_string(),
        })
    }
}

/// Marks that take no place on a line, and those that steer a terminal.
fn is_unseen(mark: char) -> bool {
    mark.is_control()
        || matches!(mark, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

impl fmt::Display for Unread {
    /// Writes `3 rows not read (2 of a.csv, 1 of b.csv)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows();
        write!(f, "{rows} row{} not read", if rows == 1 { "" } else { "s" })?;
        let mut before = " (";
        for (source, rows) in self.sources() {
            if let Some(source) = source {
                write!(f, "{before}{rows} of {source}")?;
                before = ", ";
            }
        }
        f.write_str(if before == ", " { ")" } else { "" })
    }
}
