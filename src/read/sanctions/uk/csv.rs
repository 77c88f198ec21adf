//! The list of the United Kingdom as CSV: a row for each combination of name and address.

use super::columns::{
    COUNTRY, DESIGNATED, FLAG, FORMAT, FORMER_FLAGS, ID, IMO, IMPOSED, KIND, NAME_TYPE, NAMES,
    NATIONALITY, OFSI_ID, REGIME, REGISTRATION, SOURCE, UN_ID, UPDATED,
};
use super::entity::{Entity, add, joined};
use crate::error::Result;
use crate::read::records::Row;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::dates::{day_first_date, day_with_month_in_letters};
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use crate::read::sanctions::sheet::{Above, Entries, date_once, once, rows, text};
use crate::sanction::{ProgrammeList, RemovedEntries};
use std::io::Read;

/// The Sanctions List of the United Kingdom as CSV: a line with its day, and 58 columns, read by their names.
///
/// An entry is what has one `Unique ID`, in however many rows, wherever they stand. What is read of it stands with [`UkXml`](super::UkXml): the
/// two files of one day make one register, but that the CSV alone tells its day.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, UkCsvOptions};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = UkCsvOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/uk.csv")?;
/// assert_eq!(read.day().to_string(), "2026-10-08");
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct UkCsv;

/// The options for reading the [list of the United Kingdom as CSV](UkCsv).
pub type UkCsvOptions = ListOptions<UkCsv>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for UkCsv {
    const LIST: &'static List = &List {
        name: "the list of the United Kingdom (CSV)",
        title: "list of the United Kingdom",
        prefix: "uk",
        removed: RemovedEntries::Dropped,
        tags: ProgrammeList::Uk,
    };

    fn entries(from: &mut dyn Read, mut into: Builder) -> Result<Builder> {
        let above = Above::header_with("Unique ID", from)?;
        for (line, text) in (1..).zip(&above.lines) {
            if let Some(day) = text.strip_prefix("Report Date:") {
                let day = day.trim().trim_end_matches(',');
                let day = day_with_month_in_letters(day).and_then(|day| into.told_day(day));
                day.map_err(|fault| fault.at(line, Some("Report Date")))?;
            }
        }
        let mut entries = Entries::new();
        rows(above, &FORMAT, &mut into, |row, _| {
            let id = row.needed(ID)?;
            entries.add(&id, row, add_row);
            Ok(())
        })?;
        entries.hand_to(&mut into, Entity::draft)?;
        Ok(into)
    }
}

/// Adds what a row tells of its entry.
fn add_row(entity: &mut Entity, row: &Row<'_>) -> Result<()> {
    once(&mut entity.id, row, ID)?;
    once(&mut entity.un_id, row, UN_ID)?;
    once(&mut entity.ofsi_id, row, OFSI_ID)?;
    add(&mut entity.imos, &text(row, IMO)?);
    add(&mut entity.registrations, &text(row, REGISTRATION)?);
    once(&mut entity.regime, row, REGIME)?;
    once(&mut entity.kind, row, KIND)?;
    once(&mut entity.source, row, SOURCE)?;
    once(&mut entity.imposed, row, IMPOSED)?;
    date_once(&mut entity.designated, row, DESIGNATED, day_first_date)?;
    date_once(&mut entity.updated, row, UPDATED, day_first_date)?;
    let mut parts = Vec::new();
    for column in NAMES {
        parts.push(text(row, column)?);
    }
    let name = joined(parts.iter().map(|part| &**part));
    let kind = text(row, NAME_TYPE)?;
    entity.add_name(name, kind.into());
    add(&mut entity.nationalities, &text(row, NATIONALITY)?);
    add(&mut entity.countries, &text(row, COUNTRY)?);
    add(&mut entity.flags, &text(row, FLAG)?);
    add(&mut entity.former_flags, &text(row, FORMER_FLAGS)?);
    Ok(())
}
