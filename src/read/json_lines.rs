//! Interactions as JSON lines, both directions: one record a line.
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
//! A file without the first line needs [`JsonLinesReader::coverage`]. Blank lines are skipped. A line that cannot be read is reported with
//! its number and the byte where reading stopped, and the others are kept. Whether one bad line refuses the file is the caller's choice:
//! [`from_path`] and [`LedgerRead::strict`] give a ledger that lacks no line of the file, and [`JsonLinesReader::read_path`] gives one
//! together with what was not read, whose [number](Ledger::unread) it knows.

use super::ledger::{LedgerRead, unread};
use super::links::reject_dangling;
use crate::error::{Error, Result, files::Files};
use crate::interaction::record::Interaction;
use crate::ledger::{Ledger, Reduction, Unread};
use crate::time::coverage::Coverage;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt::Display;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::sync::Arc;

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

/// Reads a ledger from JSON lines; one bad line refuses the file.
///
/// # Errors
/// A file that cannot be read, no coverage or two of them, or the first bad line.
pub fn from_path(path: impl AsRef<Path>) -> Result<Ledger> {
    JsonLinesReader::new().read_path(path)?.strict()
}

/// How to read JSON lines.
///
/// # Examples
/// ```
/// use interstate::Coverage;
/// use interstate::read::json_lines::JsonLinesReader;
///
/// let file = r#"{"id":"a","kind":"call","when":"2022-10","parties":["CHN","RUS"]}
/// {"id":"b","kind":"cal","when":"2022-10","parties":["CHN","RUS"]}"#;
/// let read = JsonLinesReader::new().coverage(Coverage::unlimited()).read(file.as_bytes())?;
/// assert_eq!(read.ledger.len(), 1);
/// assert_eq!(
///     read.rejected[0].to_string(),
///     r#"line 2: at byte 22: unknown interaction kind "cal"; did you mean "call"?"#,
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct JsonLinesReader {
    coverage: Option<Coverage>,
}

impl JsonLinesReader {
    /// A reader of files that say what they cover.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the source covers, if the file does not say so. What the file says goes first.
    #[must_use]
    pub fn coverage(self, coverage: Coverage) -> Self {
        Self {
            coverage: Some(coverage),
        }
    }

    /// Reads a file, keeping the good lines.
    ///
    /// # Errors
    /// A file that cannot be read or has no line; no coverage, or two of them.
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<LedgerRead> {
        let name = super::file_name(path.as_ref());
        self.read_from(super::open(path)?, name.as_deref())
    }

    /// Reads from anything that gives bytes, keeping the good lines.
    ///
    /// # Errors
    /// As [`read_path`](Self::read_path).
    pub fn read(&self, from: impl Read) -> Result<LedgerRead> {
        self.read_from(from, None)
    }

    fn read_from(&self, from: impl Read, source: Option<&str>) -> Result<LedgerRead> {
        let mut from = BufReader::new(from);
        let mut coverage = None;
        let (mut missing, mut reduction) = (Unread::default(), Reduction::default());
        let mut rows: Vec<(u64, Interaction)> = Vec::new();
        let mut seen: HashMap<Arc<str>, u64> = HashMap::new();
        let mut rejected = Vec::new();
        let (mut line, mut count) = (0, 0_u64);
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            if from.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
                break;
            }
            line += 1;
            if line == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(..3);
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            if count == 0
                && let Some(told) = told_head(&bytes)
            {
                let told = told.map_err(|error| error.at(line, Some("coverage")))?;
                (missing, reduction) = (told.1.unread, told.1.reduction);
                if coverage.replace(told.0).is_some() {
                    return Err(Error::from(Files::CoverageTwice).at(line, None));
                }
                continue;
            }
            count += 1;
            match row(&bytes, &seen) {
                Ok(row) => {
                    seen.insert(row.id.clone(), line);
                    rows.push((line, row));
                }
                // Two files that were joined: the second says what it covers below the rows of the first.
                Err(_) if told_head(&bytes).is_some() => {
                    rejected.push(Error::from(Files::CoverageTwice).at(line, None));
                }
                Err(error) => rejected.push(error.at(line, None)),
            }
        }
        if count == 0 && coverage.is_none() {
            return Err(Files::NoLine.into());
        }
        let coverage = coverage
            .or_else(|| self.coverage.clone())
            .ok_or(Files::NoCoverageLine)?;
        reject_dangling(&mut rows, &mut rejected, |link, error| {
            error.in_column(link)
        });
        rejected.sort_by_key(Error::line);
        let unread = missing.and(&unread(count, rows.len(), source))?;
        let ledger = Ledger::new(rows.into_iter().map(|(_, row)| row), coverage)?;
        Ok(LedgerRead {
            ledger: ledger.with_unread(&unread)?.reduced_by(reduction),
            rows: count,
            rejected,
        })
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

fn row(line: &[u8], seen: &HashMap<Arc<str>, u64>) -> Result<Interaction> {
    let text = std::str::from_utf8(line).map_err(|_| Files::NotText)?;
    let row: Interaction = serde_json::from_str(text.trim()).map_err(|error| not_json(&error))?;
    match seen.get(&row.id) {
        Some(&first) => Err(Files::IdAgain {
            id: row.id().into(),
            first,
        }
        .into()),
        None => Ok(row),
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

fn unreadable(error: impl Display) -> Files {
    Files::Unreadable {
        why: error.to_string().into(),
    }
}

/// Writes a ledger to a file as JSON lines: reading it again gives an equal ledger.
///
/// # Errors
/// A file that cannot be written.
pub fn to_path(ledger: &Ledger, path: impl AsRef<Path>) -> Result<()> {
    write(ledger, BufWriter::new(super::create(path.as_ref())?))
}

/// Writes a ledger as JSON lines, the coverage first.
///
/// # Errors
/// A destination that takes no more.
///
/// # Examples
/// ```
/// use interstate::read::{self, json_lines};
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// let mut file = Vec::new();
/// json_lines::write(&ledger, &mut file)?;
/// assert_eq!(json_lines::JsonLinesReader::new().read(file.as_slice())?.strict()?, ledger);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn write(ledger: &Ledger, mut to: impl Write) -> Result<()> {
    let head = Head {
        coverage: ledger.coverage().to_string(),
        unread: ledger.unread().clone(),
        reduction: ledger.reduction(),
    };
    line(&mut to, &head)?;
    for row in ledger.rows() {
        line(&mut to, row)?;
    }
    to.flush().map_err(full)?;
    Ok(())
}

fn line(to: &mut impl Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *to, value).map_err(full)?;
    to.write_all(b"\n").map_err(full)?;
    Ok(())
}

fn full(error: impl Display) -> Files {
    Files::Unwritable {
        why: error.to_string().into(),
    }
}
