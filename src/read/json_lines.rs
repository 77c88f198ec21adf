//! Reader and writer of interactions as JSON lines: one record on each line.
//!
//! The first line says what the source covers; each other line is an [`Interaction`] as serde writes it.
//!
//! ```json
//! {"coverage":"2017-01-01..2025-01-01 full; 2025-01-01..2026-01-01 partial"}
//! {"id":"pa-2019-07-air","kind":"air_patrol","when":"2019-07-23","parties":["CHN","RUS"]}
//! {"id":"pr-2022-08","kind":"appeal","when":"2022-08","parties":["UKR:sender","CHN:target","RUS:conflict_party"]}
//! ```
//! The first line may also say how many rows of which source are missing because they could not be read:
//! `{"coverage":"every day","unread":[{"rows":2,"source":"list.csv"}]}`.
//! A file without the first line needs [`JsonLinesOptions::with_coverage`]. Blank lines are skipped;
//! lines end in a line feed, a carriage return or both. A line that cannot be read is told with
//! its number and the byte where reading stopped, and the others are kept. Whether one bad line refuses the file is the caller's choice:
//! [`from_path`] and [`LedgerRead::strict`] give a ledger that lacks no line of the file, and [`JsonLinesOptions::read_path`] gives one
//! together with what was not read, whose [number](Ledger::unread) it knows.

use super::block::PIECE;
use super::ledger_read::{Above, LedgerRead, Rows, ledger_of, reject};
use super::lines::{Counted, Ends, Lines, can_be_read, not_too_long};
use super::repeated::Pools;
use super::{OpenedFile, ReadAccount, Remark, json_row, recognise};
use crate::error::{Error, Result, cause::Cause, files::Files};
use crate::interaction::record::Interaction;
use crate::ledger::{Ledger, Reduction, Unread};
use crate::time::coverage::Coverage;
use serde::{Deserialize, Serialize};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

/// The first line.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Head {
    coverage: String,
    #[serde(default, skip_serializing_if = "Unread::is_none")]
    unread: Unread,
    #[serde(default, skip_serializing_if = "Reduction::is_plain")]
    reduction: Reduction,
}

/// Reads a ledger from a file of JSON lines; a bad line is an error.
///
/// # Errors
/// A file that cannot be read, no coverage or two of them, or the first bad line.
///
/// # Examples
/// ```
/// use interstate::read::json_lines;
/// use interstate::sample;
///
/// let (ledger, path) = (sample::china_russia()?, std::env::temp_dir().join("interstate_doc_from_path.jsonl"));
/// json_lines::to_path(&ledger, &path)?;
/// assert_eq!(json_lines::from_path(&path)?, ledger);
/// # std::fs::remove_file(&path)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Ledger> {
    JsonLinesOptions::new().read_path(path)?.strict()
}

/// The options for reading a ledger from JSON lines.
///
/// # Examples
/// ```
/// use interstate::Coverage;
/// use interstate::read::json_lines::JsonLinesOptions;
///
/// let file = r#"{"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}
/// {"id":"b","kind":"cal","when":"2022-10","parties":["CHN","RUS"]}"#;
/// let read = JsonLinesOptions::new().with_coverage(Coverage::unlimited()).read(file.as_bytes())?;
/// assert_eq!(read.ledger.len(), 1);
/// assert_eq!(
///     read.account.faults()[0].to_string(),
///     r#"line 2: at byte 22: unknown interaction kind "cal"; did you mean "call"?"#,
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct JsonLinesOptions {
    coverage: Option<Coverage>,
}

impl JsonLinesOptions {
    /// Options for files that state their own coverage.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same options with a coverage for files that do not state one. What the file states takes precedence.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::json_lines::JsonLinesOptions;
    /// use interstate::{Coverage, Period};
    ///
    /// let file = r#"{"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}"#; // does not say what it covers
    /// assert!(JsonLinesOptions::new().read(file.as_bytes()).is_err());
    /// let options = JsonLinesOptions::new().with_coverage(Coverage::full(Period::years(2017..=2024)?));
    /// assert_eq!(options.read(file.as_bytes())?.ledger.len(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn with_coverage(self, coverage: Coverage) -> Self {
        Self {
            coverage: Some(coverage),
        }
    }

    /// Reads rows from a stream, one at a time, for files that need not fit in memory.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::json_lines::JsonLinesOptions;
    ///
    /// let file = r#"{"coverage":"every day"}
    /// {"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}"#;
    /// let mut reader = JsonLinesOptions::new().reader(file.as_bytes())?;
    /// let rows = reader.rows().collect::<Result<Vec<_>, _>>()?;
    /// assert_eq!(rows[0].id(), "a");
    /// # Ok::<(), interstate::Error>(())
    /// ```
    ///
    /// # Errors
    /// None before the first row is read; a `Result` as in every other format.
    pub fn reader<R: Read>(&self, from: R) -> Result<JsonLinesReader<R>> {
        Ok(JsonLinesReader::new(from, self.coverage.clone()))
    }

    /// Reads rows from a file, [opened](super::open) out of its wrapping: see [`reader`](Self::reader).
    ///
    /// # Errors
    /// A file that cannot be opened.
    pub fn open(&self, path: impl AsRef<Path>) -> Result<JsonLinesReader<OpenedFile>> {
        self.reader(super::open(path)?)
    }

    /// Reads a whole ledger from a stream and keeps the good lines.
    ///
    /// # Errors
    /// A stream that fails or has no line; no coverage, or two of them.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::json_lines::JsonLinesOptions;
    ///
    /// let file = r#"{"coverage":"2017-01-01..2025-01-01 full"}
    /// {"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}
    /// {"id":"b","kind":"cal","when":"2022-11","parties":["CHN","RUS"]}"#;
    /// let read = JsonLinesOptions::new().read(file.as_bytes())?;
    /// assert_eq!((read.ledger.len(), read.ledger.unread().rows()), (1, 1)); // the ledger knows what it lacks
    /// assert_eq!(read.account.faults()[0].line(), Some(3));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn read(&self, mut from: impl Read) -> Result<LedgerRead> {
        self.read_from(&mut from, None)
    }

    /// Reads a whole ledger from a file and keeps the good lines.
    ///
    /// # Errors
    /// A file that cannot be opened; as [`read`](Self::read).
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<LedgerRead> {
        let name = super::file_name(path.as_ref());
        self.read_from(&mut super::open(path)?, name.as_deref())
    }

    /// For every kind of stream the same code, which programs need not compile again.
    fn read_from(&self, from: &mut dyn Read, source: Option<&str>) -> Result<LedgerRead> {
        self.reader(from)?.read(source)
    }
}

/// A reader of interactions from JSON lines, one at a time: see [`JsonLinesOptions::reader`].
///
/// What is said of a row by another one is not looked at: an id may stand twice, and a link lead nowhere. [`JsonLinesOptions::read`] checks
/// both.
pub struct JsonLinesReader<R> {
    lines: Lines<BufReader<Counted<R>>>,
    /// The line in hand, its start if it is too long, and its number.
    bytes: Vec<u8>,
    line: u64,
    coverage: Option<Coverage>,
    otherwise: Option<Coverage>,
    above: Above,
    pools: Pools,
    /// Whether the first line was looked at that tells what file it is.
    is_known: bool,
    account: ReadAccount,
}

impl<R: Read> JsonLinesReader<R> {
    fn new(from: R, otherwise: Option<Coverage>) -> Self {
        Self {
            // No text of JSON holds a carriage return, so that each ends a line.
            lines: Lines::new(
                BufReader::with_capacity(PIECE, Counted::new(from)),
                Ends::Any,
            ),
            bytes: Vec::new(),
            line: 0,
            coverage: None,
            otherwise,
            above: Above::default(),
            pools: Pools::default(),
            is_known: false,
            account: ReadAccount::default(),
        }
    }

    /// The coverage of the source, as the first line states it, or the options. Known once a row was read.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::json_lines::JsonLinesOptions;
    ///
    /// let file = r#"{"coverage":"2017-01-01..2025-01-01 full"}
    /// {"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}
    /// {"id":"b","kind":"cal","when":"2022-11","parties":["CHN","RUS"]}"#;
    /// let mut reader = JsonLinesOptions::new().reader(file.as_bytes())?;
    /// assert!(reader.coverage().is_none()); // nothing was read yet
    /// reader.next_row()?;
    /// assert_eq!(reader.coverage().map(|c| c.to_string()).as_deref(), Some("2017-01-01..2025-01-01 full"));
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn coverage(&self) -> Option<&Coverage> {
        self.coverage.as_ref().or(self.otherwise.as_ref())
    }

    /// The next row; `None` at the end. Lines that cannot be read are left out and counted in the [account](Self::account).
    ///
    /// # Errors
    /// If the stream fails; a first line that says wrongly, or twice, what the source covers; a stream that is another file, by its name.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::json_lines::JsonLinesOptions;
    ///
    /// let file = r#"{"coverage":"2017-01-01..2025-01-01 full"}
    /// {"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}
    /// {"id":"b","kind":"cal","when":"2022-11","parties":["CHN","RUS"]}"#;
    /// let mut reader = JsonLinesOptions::new().reader(file.as_bytes())?;
    /// let mut ids = Vec::new();
    /// while let Some(row) = reader.next_row()? {
    ///     ids.push((reader.line(), row.id().to_owned()));
    /// }
    /// assert_eq!(ids, [(2, "a".to_owned())]);
    /// assert_eq!(reader.account().rejected(), 1);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    pub fn next_row(&mut self) -> Result<Option<Interaction>> {
        loop {
            let length = self.lines.next(&mut self.bytes)?;
            self.line += u64::from(length.is_some());
            let read = self.lines.get_ref().get_ref().bytes;
            self.account.read_so_far(read, self.line);
            let Some(length) = length else {
                self.account.end();
                return Ok(None);
            };
            if self.line == 1 && self.bytes.starts_with("\u{feff}".as_bytes()) {
                self.bytes.drain(..3);
            }
            if self.bytes.trim_ascii().is_empty() {
                continue;
            }
            // Remarks above a table are no line that tells it.
            if !self.is_known && !self.bytes.starts_with(b"#") {
                self.is_known = true;
                self.bytes.push(b'\n');
                recognise::no_other(&self.bytes, self.line, &recognise::JSON_LINES, true)?;
                self.bytes.pop();
            }
            let bytes = self.bytes.as_slice();
            if self.account.rows() == 0
                && not_too_long(length).is_ok()
                && let Some(told) = told_head(bytes)
            {
                let (coverage, head) = told.map_err(|e| e.at(self.line, Some("coverage")))?;
                self.above.unread = head.unread;
                self.above.reduction = head.reduction;
                if self.coverage.replace(coverage).is_some() {
                    return Err(Error::from(Files::CoverageTwice).at(self.line, None));
                }
                continue;
            }
            let fault = match not_too_long(length).and_then(|()| row(bytes, &mut self.pools)) {
                Ok(row) => {
                    self.account.keep_line();
                    if self.lines.lacks_end() {
                        self.account
                            .remark(Remark::NoLineEnd, self.line, None, bytes);
                    }
                    return Ok(Some(row));
                }
                // Two files that were joined: the second says what it covers below the rows of the first.
                Err(_) if length <= bytes.len() as u64 && told_head(bytes).is_some() => {
                    Files::CoverageTwice.into()
                }
                Err(fault) => fault,
            };
            reject(&mut self.account, self.line, fault, |_| bytes.into());
        }
    }

    /// The remaining rows, as an iterator.
    pub fn rows(&mut self) -> impl Iterator<Item = Result<Interaction>> {
        std::iter::from_fn(|| self.next_row().transpose())
    }

    /// The line of the file with the last row, counted from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The account of the lines read so far. Its bytes are those of the blocks from which the lines came.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::json_lines::JsonLinesOptions;
    ///
    /// let file = r#"{"coverage":"2017-01-01..2025-01-01 full"}
    /// {"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}
    /// {"id":"b","kind":"cal","when":"2022-11","parties":["CHN","RUS"]}"#;
    /// let mut reader = JsonLinesOptions::new().reader(file.as_bytes())?;
    /// let kept = reader.rows().count();
    /// assert_eq!((kept, reader.account().rejected()), (1, 1));
    /// assert!(reader.account().strict().is_err()); // for callers who want every line
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.account
    }

    /// All rows as a ledger.
    fn read(mut self, source: Option<&str>) -> Result<LedgerRead> {
        let mut rows = Rows::default();
        while let Some(row) = self.next_row()? {
            let line = self.line;
            if let Some((row, first)) = rows.add(line, row)? {
                let id = row.id().into();
                let fault = Files::IdAgain { id, first }.into();
                self.account.take_back(0, line, fault, row.id().as_bytes());
            }
        }
        if self.account.rows() == 0 && self.coverage.is_none() {
            return Err(Files::NoLine.into());
        }
        let coverage = self.coverage.or(self.otherwise);
        let coverage = coverage.ok_or(Files::NoCoverageLine)?;
        ledger_of(
            rows,
            &self.above,
            coverage,
            self.account,
            source,
            |link, error| error.in_column(link.field()),
        )
    }
}

impl<R> std::fmt::Debug for JsonLinesReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JsonLinesReader")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// What the source covers, and the line that says so, if this is it.
fn told_head(line: &[u8]) -> Option<Result<(Coverage, Head)>> {
    #[derive(Deserialize)]
    struct Probe {
        coverage: Option<serde::de::IgnoredAny>,
    }
    serde_json::from_slice::<Probe>(line).ok()?.coverage?;
    let head = serde_json::from_slice::<Head>(line).map_err(|error| not_json(&error));
    Some(head.and_then(|head| Ok((head.coverage.parse()?, head))))
}

fn row(line: &[u8], pools: &mut Pools) -> Result<Interaction> {
    let text = std::str::from_utf8(line).map_err(|_| Files::NotText)?;
    let text = text.trim();
    match json_row::quick(text, pools) {
        Some(row) => Ok(row),
        None => serde_json::from_str(text).map_err(|error| not_json(&error)),
    }
}

/// The message without the place in a text of one line, and the byte of the line.
pub(super) fn not_json(error: &serde_json::Error) -> Error {
    let why = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    Files::Json {
        byte: error.column(),
        why: why.strip_suffix(&place).unwrap_or(&why).into(),
    }
    .into()
}

/// Writes a ledger to a file as JSON lines: reading it again gives an equal ledger.
///
/// # Errors
/// A file that cannot be written.
///
/// # Examples
/// ```
/// use interstate::read::{json_lines, ledger};
///
/// // The crate's CSV as JSON lines, for a program that reads JSON:
/// let path = std::env::temp_dir().join("interstate_doc_to_path.jsonl");
/// json_lines::to_path(&ledger::from_path("data/china_russia.csv")?, &path)?;
/// assert_eq!(std::fs::read_to_string(&path)?.lines().count(), 118); // the coverage, and 117 records
/// # std::fs::remove_file(&path)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_path(ledger: &Ledger, path: impl AsRef<Path>) -> Result<()> {
    write(ledger, BufWriter::new(super::create(path.as_ref())?))
}

/// Writes a ledger as JSON lines, the coverage first.
///
/// # Errors
/// A destination that takes no more; a record too long to be read again: of more than 2²⁰ bytes.
///
/// # Examples
/// ```
/// use interstate::read::{self, json_lines};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let mut file = Vec::new();
/// json_lines::write(&ledger, &mut file)?;
/// assert_eq!(json_lines::JsonLinesOptions::new().read(file.as_slice())?.strict()?, ledger);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn write(ledger: &Ledger, mut to: impl Write) -> Result<()> {
    write_to(ledger, &mut to)
}

fn write_to(ledger: &Ledger, to: &mut dyn Write) -> Result<()> {
    let head = Head {
        coverage: ledger.coverage().to_string(),
        unread: ledger.unread().clone(),
        reduction: ledger.reduction(),
    };
    line(to, &serde_json::to_vec(&head).map_err(|e| no_json(&e))?)?;
    for row in ledger.rows() {
        let text = serde_json::to_vec(row).map_err(|e| no_json(&e))?;
        can_be_read("interaction", row.id(), text.len() as u64)?;
        line(to, &text)?;
    }
    to.flush().map_err(|e| full(&e))?;
    Ok(())
}

fn line(to: &mut dyn Write, text: &[u8]) -> Result<()> {
    to.write_all(text).map_err(|e| full(&e))?;
    to.write_all(b"\n").map_err(|e| full(&e))?;
    Ok(())
}

fn full(error: &std::io::Error) -> Files {
    Files::Unwritable {
        why: Cause::of(error),
    }
}

/// A record has no form that JSON lacks; what a stranger's serialiser would say stands in the message.
fn no_json(error: &serde_json::Error) -> Files {
    Files::Unwritable {
        why: error.to_string().into(),
    }
}
