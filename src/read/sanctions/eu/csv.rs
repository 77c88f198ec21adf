//! The Union's list as CSV: a row for each combination of name, address, number.

use super::columns::{
    ADDRESS, ADDRESS_WORDS, CITIZENSHIP, CITIZENSHIP_WORDS, DAY, DESIGNATED, FIRST_NAME, FORMAT,
    IN_FORCE, KIND, LAST_NAME, LOGICAL_ID, MIDDLE_NAME, NAME, NUMBER, NUMBER_COUNTRY, NUMBER_TYPE,
    PROGRAMME, PUBLISHED, REFERENCE, SUBJECT, SUBJECT_CODE, TITLE, TOUCHED, UN_ID, URL,
};
use super::entity::{Country, Entity, Identification, Regulation};
use super::packages;
use crate::error::{Result, lists::Lists};
use crate::read::records::Row;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::dates::{day_first, iso_day};
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use crate::read::sanctions::sheet::{Above, Entries, date_once, in_column, once, rows, text};
use crate::sanction::{ProgrammeList, RemovedEntries};
use chrono::NaiveDate;
use std::io::Read;

/// The Union's consolidated list of frozen assets as CSV, version 1.1: `;` between 118 columns, read by their names. It tells its day.
///
/// An entry is what has one `Entity_LogicalId`, in however many rows, wherever they stand. What is read of it stands with
/// [`EuXml`](super::EuXml): the two files of one day make one register.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{EuCsvOptions, ListDay};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = EuCsvOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/eu.csv")?;
/// let account = read.account();
/// assert_eq!(account.rows(), account.kept() + account.rejected());
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct EuCsv;

/// The options for reading the [Union's list as CSV](EuCsv).
pub type EuCsvOptions = ListOptions<EuCsv>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for EuCsv {
    const LIST: &'static List = &List {
        name: "the Union's list (CSV)",
        title: "list of the Union",
        prefix: "eu",
        removed: RemovedEntries::Dropped,
        tags: ProgrammeList::Eu,
    };

    fn entries(from: &mut dyn Read, mut into: Builder) -> Result<Builder> {
        let mut entries = Entries::new();
        rows(Above::nothing(from), &FORMAT, &mut into, |row, into| {
            let id = row.needed(LOGICAL_ID)?;
            let day = row.needed(DAY)?;
            let day = day_first(&day).map_err(|fault| in_column(row, DAY, fault))?;
            same_day(into, row, day)?;
            entries.add(&id, row, add_row);
            Ok(())
        })?;
        entries.hand_to(&mut into, Entity::draft)?;
        packages::add(&mut into)?;
        Ok(into)
    }
}

/// Every row tells the day of the file.
fn same_day(into: &mut Builder, row: &Row<'_>, day: NaiveDate) -> Result<()> {
    if let Some(known) = into.day_in_file()
        && known != day
    {
        let fault = Lists::TwoDays { day, known };
        return Err(in_column(row, DAY, fault.into()));
    }
    into.told_day(day)
        .map_err(|fault| in_column(row, DAY, fault))
}

fn day(row: &Row<'_>, column: usize) -> Result<Option<NaiveDate>> {
    let mut day = None;
    date_once(&mut day, row, column, iso_day)?;
    Ok(day)
}

/// Adds what a row tells of its entry.
fn add_row(entity: &mut Entity, row: &Row<'_>) -> Result<()> {
    once(&mut entity.logical_id, row, LOGICAL_ID)?;
    once(&mut entity.reference, row, REFERENCE)?;
    once(&mut entity.un_id, row, UN_ID)?;
    let is_short = row.filled(SUBJECT).is_some();
    let subject = if is_short { SUBJECT } else { SUBJECT_CODE };
    once(&mut entity.subject, row, subject)?;
    date_once(&mut entity.designated, row, DESIGNATED, iso_day)?;
    let regulation = Regulation {
        kind: text(row, KIND)?.into(),
        published: day(row, PUBLISHED)?,
        in_force: day(row, IN_FORCE)?,
        title: text(row, TITLE)?.into(),
        programme: text(row, PROGRAMME)?.into(),
        url: text(row, URL)?.into(),
    };
    if !regulation.programme.is_empty() || regulation.published.is_some() {
        entity.regulations.add(regulation);
    }
    for column in TOUCHED {
        if let Some(day) = day(row, column)? {
            entity.touched.add(day);
        }
    }
    let name = whole_name(row)?;
    if !name.is_empty() {
        entity.names.add(name);
    }
    for (countries, code, words) in [
        (&mut entity.citizenships, CITIZENSHIP, CITIZENSHIP_WORDS),
        (&mut entity.addresses, ADDRESS, ADDRESS_WORDS),
    ] {
        let country = Country {
            iso2: text(row, code)?.into(),
            words: text(row, words)?.into(),
        };
        if !country.iso2.is_empty() || !country.words.is_empty() {
            countries.add(country);
        }
    }
    let number = Identification {
        kind: text(row, NUMBER_TYPE)?.into(),
        number: text(row, NUMBER)?.into(),
        iso2: text(row, NUMBER_COUNTRY)?.into(),
    };
    if !number.kind.is_empty() {
        entity.numbers.add(number);
    }
    Ok(())
}

/// The whole name, or its parts.
fn whole_name(row: &Row<'_>) -> Result<Box<str>> {
    let whole = text(row, NAME)?;
    if !whole.is_empty() {
        return Ok(whole.into());
    }
    let mut parts = Vec::new();
    for column in [FIRST_NAME, MIDDLE_NAME, LAST_NAME] {
        let part = text(row, column)?;
        if !part.is_empty() {
            parts.push(part);
        }
    }
    Ok(parts.join(" ").into())
}
