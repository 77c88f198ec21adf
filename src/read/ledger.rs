//! The crate's own CSV: one row an interaction, both directions.
//!
//! # Columns
//! The first line is a header. The columns may stand in any order; `id`, `start`, `kind` and `parties` must be there.
//!
//! | column | what | empty means |
//! |---|---|---|
//! | `id` | unique in the file | an error |
//! | `start` | the day or the first day: `2022`, `2022-02`, `2022-02-24`, `[2021-12-28..2022-01-03]` for one unknown day | an error |
//! | `end` | the last day; `?` ended, not known when; `2025-03-01..` going on as seen on that day | it was on one day |
//! | `kind` | an [`InteractionKind`](crate::InteractionKind) | an error |
//! | `parties` | [`Party`](crate::interaction::Party)s with `;` between: `CHN;RUS;IRN:observer` | an error |
//! | `count` | how many events the row stands for: `1`, `10+`, `3-5`; without the column 1 | an error |
//! | `setting`, `venue`, `soil`, `rank`, `forces` | [facets](crate::interaction::Facets) | not told |
//! | `certainty` | without the column `confirmed` | an error |
//! | `phase_of` | the event that this is a phase of: a key, not an id | no phase |
//! | `part_of`, `responds_to`, `framework` | the id of another row | none |
//! | `series`, `edition` | the series and the number in it | none |
//! | `tags` | words with `;` between | none |
//! | `conflicts` | [`ConflictTag`](crate::interaction::ConflictTag)s with `;` between | none |
//! | `demand`, `condition`, `stage`, `outcome` | [terms of pressure](crate::interaction::PressureTerms) | not told |
//! | `signed`, `in_force`, `valid` | [days of an agreement](crate::interaction::AgreementDays) | not told |
//! | `quantities` | [`Quantity`](crate::interaction::Quantity)s with `;` between: `CHN:bombers=2;fighters=150+` | none |
//! | `persons` | [`Person`](crate::interaction::Person)s with `;` between: `Yang Jiechi (CHN, security_council)` | none |
//! | `title`, `place`, `source` | text | not told |
//!
//! Lines before the header that begin with `#` are for people, but for `# coverage: 2017-01-01..2025-01-01 full;
//! 2025-01-01..2026-01-01 partial`, which says what the source covers, and `# unread: 2 of list.csv`, which says how many rows of which
//! source stand nowhere below because they could not be read. A ledger of which repeats are gone says by which
//! [reduction](Ledger::reduction), as JSON: `# reduction: {"repeats":"one_a_day"}`. A file without a coverage needs
//! [`LedgerReader::coverage`]; one with two lines of coverage is refused.
//!
//! Ids, keys, series and tags hold no mark that nobody sees (a byte order mark within the file, a blank of no width): `1` and `1` with such a
//! mark would be two ids. Titles and other words may hold them.
//!
//! # Bad rows
//! A row that cannot be read is reported with line, column, found and expected, and the others are kept. Whether one bad row
//! refuses the file is the caller's choice: [`from_path`] and [`LedgerRead::strict`] give a ledger that lacks no row of the file, and
//! [`LedgerReader::read_path`] gives one together with what was not read. That ledger knows [how many](Ledger::unread) rows it lacks,
//! and so does every count made from it.

mod account;
mod cells;
mod columns;
mod quotes;
mod who;
mod write;

pub use account::LedgerRead;
pub use columns::Column;
pub use write::{to_path, write};

use super::json_lines::not_json;
use super::links::reject_dangling;
use crate::error::{Error, Result, files::Files};
use crate::interaction::record::Interaction;
use crate::ledger::{Ledger, Reduction, Unread};
use crate::state::{CodeScheme, IsoDays, NameScope};
use crate::time::coverage::Coverage;
pub(super) use account::unread;
use cells::Cells;
use columns::Columns;
use quotes::Quotes;
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use who::Who;

/// Reads a ledger from a file of the crate's own form; one bad row refuses the file.
///
/// # Errors
/// A file that cannot be read, a header without the columns that must be there, no coverage, or the first bad row.
///
/// # Examples
/// ```
/// use interstate::read;
///
/// let ledger = read::ledger::from_path("data/china_russia.csv")?;
/// assert_eq!(ledger.len(), 117);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Ledger> {
    LedgerReader::new().read_path(path)?.strict()
}

/// How to read a file of interactions that is not quite the crate's own: other names of columns, other words.
///
/// # Examples
/// ```
/// use interstate::read::ledger::{Column, LedgerReader};
/// use interstate::{Coverage, InteractionKind, Period};
///
/// let file = "code,date,what,who,remark\n1,2024-07-24,drill,CHN;RUS,near Alaska\n2,2024-13,drill,CHN;RUS,\n";
/// let read = LedgerReader::new()
///     .column("code", Column::Id)
///     .column("date", Column::Start)
///     .column("what", Column::Kind)
///     .column("who", Column::Parties)
///     .ignore("remark")
///     .word("drill", "naval_exercise")
///     .coverage(Coverage::full(Period::years(2020..=2024)?))
///     .read(file.as_bytes())?;
/// assert_eq!(read.ledger.rows()[0].kind(), InteractionKind::NavalExercise);
/// assert_eq!(
///     read.rejected[0].to_string(),
///     r#"line 3, column "date": month 13 is outside 1..=12"#,
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct LedgerReader {
    columns: HashMap<Box<str>, Column>,
    ignored: HashSet<Box<str>>,
    words: HashMap<Box<str>, Box<str>>,
    coverage: Option<Coverage>,
    who: Who,
}

impl LedgerReader {
    /// A reader of the crate's own form.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a column of the file, by its name there, as a column of the crate's form.
    #[must_use]
    pub fn column(mut self, in_file: impl Into<Box<str>>, ours: Column) -> Self {
        self.columns.insert(in_file.into(), ours);
        self
    }

    /// Leaves a column of the file unread. A column that is neither known, named nor ignored is an error.
    #[must_use]
    pub fn ignore(mut self, in_file: impl Into<Box<str>>) -> Self {
        self.ignored.insert(in_file.into());
        self
    }

    /// Reads a word of the file as a word of the crate's vocabulary, in the cells of kinds and facets.
    #[must_use]
    pub fn word(mut self, in_file: impl Into<Box<str>>, ours: impl Into<Box<str>>) -> Self {
        self.words.insert(in_file.into(), ours.into());
        self
    }

    /// What the source covers, if the file does not say so. What the file says goes first.
    #[must_use]
    pub fn coverage(mut self, coverage: Coverage) -> Self {
        self.coverage = Some(coverage);
        self
    }

    /// Reads the states of the file by the codes of a scheme, each as of its row's day: in parties, soil, quantities and persons.
    ///
    /// A row that is dated to the year or the month has the state that the code means on each of its days; a code that changes its state
    /// within them is an error. Organisations and blocs keep their short names (`EU`), unless the scheme has such a code.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::ledger::LedgerReader;
    /// use interstate::state::CodeScheme;
    /// use interstate::{Coverage, State};
    ///
    /// // NA is Namibia, and no missing value; a missing state is an error.
    /// let file = "id,start,kind,parties\n1,2020,call,NA;NG\n2,2020,call,NA;\n";
    /// let read = LedgerReader::new()
    ///     .states(CodeScheme::Iso2)
    ///     .coverage(Coverage::unlimited())
    ///     .read(file.as_bytes())?;
    /// assert!(read.ledger.rows()[0].takes_part(State::NAM));
    /// assert_eq!(
    ///     read.rejected[0].to_string(),
    ///     r#"line 3, column "parties": nothing stands beside a semicolon; expected something on each side"#,
    /// );
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[must_use]
    pub fn states(self, scheme: CodeScheme) -> Self {
        self.states_by(scheme, IsoDays::Strict)
    }

    /// As [`states`](Self::states), with the rule for codes of ISO 3166 on days before they stood.
    #[must_use]
    pub fn states_by(mut self, scheme: CodeScheme, iso: IsoDays) -> Self {
        self.who = Who::Codes(scheme, iso);
        self
    }

    /// Reads the states of the file by their names, each as of its row's day. A name in quotes is a party that is no actor of the table,
    /// as in the crate's own form.
    #[must_use]
    pub fn names(mut self, scope: NameScope) -> Self {
        self.who = Who::Names(scope);
        self
    }

    /// Reads a file, keeping the good rows.
    ///
    /// # Errors
    /// A file that cannot be read, a header without the columns that must be there or with unknown ones, no coverage or two of them.
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<LedgerRead> {
        let name = super::file_name(path.as_ref());
        self.read_from(super::open(path)?, name.as_deref())
    }

    /// Reads from anything that gives bytes, keeping the good rows.
    ///
    /// # Errors
    /// As [`read_path`](Self::read_path).
    pub fn read(&self, from: impl Read) -> Result<LedgerRead> {
        self.read_from(from, None)
    }

    fn read_from(&self, from: impl Read, source: Option<&str>) -> Result<LedgerRead> {
        let mut from = BufReader::new(from);
        let head = Head::read(&mut from)?;
        let coverage = match head.coverage {
            Some(coverage) => coverage,
            None => self.coverage.clone().ok_or(Files::NoCoverage)?,
        };
        let rest = head.header.as_bytes().chain(from);
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            // Not the default, which takes \r\n as one end of line and then counts its lines one too low.
            .terminator(csv::Terminator::Any(b'\n'))
            .from_reader(Quotes::new(rest));
        let mut record = csv::ByteRecord::new();
        let line_of = |record: &csv::ByteRecord| {
            record.position().map_or(0, csv::Position::line) + head.lines
        };
        if !csv
            .read_byte_record(&mut record)
            .map_err(|e| unreadable(&e))?
        {
            return Err(Files::Empty.into());
        }
        let columns =
            Columns::of(&record, self).map_err(|error| error.at(line_of(&record), None))?;
        let mut rows: Vec<(u64, Interaction)> = Vec::new();
        let mut seen: HashMap<std::sync::Arc<str>, u64> = HashMap::new();
        let mut rejected = Vec::new();
        let (mut count, mut last_row) = (0_u64, 0);
        while csv
            .read_byte_record(&mut record)
            .map_err(|e| unreadable(&e))?
        {
            if is_blank(&record) {
                continue;
            }
            count += 1;
            let line = line_of(&record);
            last_row = line;
            let row = Cells::of(&record, &columns, self).and_then(|cells| {
                let row = cells.interaction()?;
                match seen.get(&row.id) {
                    Some(&first) => Err(columns.fault(
                        Column::Id,
                        Files::IdAgain {
                            id: row.id().into(),
                            first,
                        }
                        .into(),
                    )),
                    None => Ok(row),
                }
            });
            match row {
                Ok(row) => {
                    seen.insert(row.id.clone(), line);
                    rows.push((line, row));
                }
                Err(error) => rejected.push(error.at(line, None)),
            }
        }
        if csv.get_ref().are_open() {
            // The last row is no row: it has swallowed those after it, and may have the right number of cells all the same.
            let line = last_row;
            rows.pop_if(|(at, _)| *at == line);
            rejected.retain(|error| error.line() != Some(line));
            rejected.push(
                Error::from(Files::UnclosedQuote {
                    last: csv.get_ref().lines() + head.lines,
                })
                .at(line, None),
            );
        }
        reject_dangling(&mut rows, &mut rejected, |link, error| {
            // OK because each link has the name of its column.
            columns.fault(link.parse().unwrap_or(Column::PartOf), error)
        });
        rejected.sort_by_key(Error::line);
        let unread = head.unread.and(&unread(count, rows.len(), source))?;
        let ledger = Ledger::new(rows.into_iter().map(|(_, row)| row), coverage)?;
        Ok(LedgerRead {
            ledger: ledger.with_unread(&unread)?.reduced_by(head.reduction),
            rows: count,
            rejected,
        })
    }
}

/// A line without anything on it is no row.
fn is_blank(record: &csv::ByteRecord) -> bool {
    record.len() == 1
        && record
            .get(0)
            .is_some_and(|cell| cell.trim_ascii().is_empty())
}

fn unreadable(error: &csv::Error) -> Error {
    Files::Unreadable {
        why: error.to_string().into(),
    }
    .into()
}

/// What stands above the rows: remarks, the coverage among them, and the first line of the header.
struct Head {
    coverage: Option<Coverage>,
    unread: Unread,
    reduction: Reduction,
    header: String,
    /// How many lines stand above the header.
    lines: u64,
}

impl Head {
    fn read(from: &mut impl BufRead) -> Result<Self> {
        let mut head = Self {
            coverage: None,
            unread: Unread::default(),
            reduction: Reduction::default(),
            header: String::new(),
            lines: 0,
        };
        loop {
            let mut bytes = Vec::new();
            let found = from
                .read_until(b'\n', &mut bytes)
                .map_err(|e| Files::Unreadable {
                    why: e.to_string().into(),
                })?;
            if found == 0 {
                return Err(Files::Empty.into());
            }
            let line = String::from_utf8(bytes)
                .map_err(|_| Error::from(Files::NotText).at(head.lines + 1, None))?;
            // Some programs set a mark at the start of UTF-8. Within the file it is told like any other text.
            let line = match line.strip_prefix('\u{feff}') {
                Some(rest) if head.lines == 0 => rest,
                _ => &line,
            };
            let Some(remark) = line.strip_prefix('#') else {
                if line.trim().is_empty() {
                    head.lines += 1;
                    continue;
                }
                if line.trim_end_matches(['\r', '\n']).contains('\r') {
                    return Err(Error::from(Files::CarriageReturns).at(head.lines + 1, None));
                }
                line.clone_into(&mut head.header);
                return Ok(head);
            };
            head.lines += 1;
            if let Some(coverage) = remark.trim().strip_prefix("coverage:") {
                let coverage = coverage
                    .trim()
                    .parse::<Coverage>()
                    .map_err(|e| e.at(head.lines, Some("coverage")))?;
                if head.coverage.replace(coverage).is_some() {
                    return Err(Error::from(Files::CoverageTwice).at(head.lines, None));
                }
            } else if let Some(rows) = remark.trim().strip_prefix("unread:") {
                let rows = Unread::from_line(rows.trim()).and_then(|rows| head.unread.and(&rows));
                head.unread = rows.map_err(|e| e.at(head.lines, Some("unread")))?;
            } else if let Some(rule) = remark.trim().strip_prefix("reduction:") {
                let rule = serde_json::from_str(rule.trim()).map_err(|e| not_json(&e));
                head.reduction = rule.map_err(|e| e.at(head.lines, Some("reduction")))?;
            }
        }
    }
}
