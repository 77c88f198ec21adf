//! The Consolidated Screening List as CSV.

use super::Csl;
use super::ids::{Id, is_code};
use super::row::CslRow;
use super::source::CSL;
use crate::error::{Error, Result, files::Files, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::list::List;
use crate::read::sanctions::ofac::rows::{FileKind, Row, Rows};
use crate::read::sanctions::options::{ListFormat, ListOptions};
use std::io::Read;

/// The Consolidated Screening List of the United States as CSV, with its columns `_id` to `ids`, or without `_id` as it was.
///
/// An entry is a row. Columns are found by their names. The file does not tell its day; the caller states it.
///
/// | column | read as |
/// |---|---|
/// | `source` | the list, and by the words behind its dash the office |
/// | `entity_number` | a copy of a list of the Treasury: [mirrors](crate::sanction::ListingOrigin::Mirrors) `USA/ofac`, a listing for each of its `programs` |
/// | `start_date`, `end_date` | the day of listing; the end, [expired](crate::sanction::EndCause::Expired), which may lie in the future |
/// | `federal_register_notice` | the act: the earliest of the notices by volume and page, or what stands there in words |
/// | `addresses` | a place for each whose last part is a code of two letters |
/// | `citizenships`, `nationalities`, `vessel_flag`, `ids` | places; secondary sanctions risk; directives |
///
/// A state of the United States is written in two letters, too: an address that ends in one, without a postal code and a country behind it,
/// reads as an address in the country that has this code.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{CslCsvOptions, ListDay};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let day = ListDay::Stated("2019-12-01".parse()?);
/// let read = CslCsvOptions::new(day, reading).read_path("tests/it/corpus/lists/us_csl_sample.csv")?;
/// assert_eq!(read.account().kept(), 115);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CslCsv;

/// The options for reading the [Consolidated Screening List as CSV](CslCsv).
pub type CslCsvOptions = ListOptions<CslCsv>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for CslCsv {
    const LIST: &'static List = &CSL;

    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder> {
        // Before the file is read: nothing can be said of entries without a day.
        into.day()?;
        let kind = FileKind {
            cells: 0,
            name: "the Consolidated Screening List as CSV",
        };
        let mut rows = Rows::new(from, kind)?;
        let mut csl = Csl::new(into);
        let expected = kind.name;
        let header = rows
            .next()?
            .unwrap_or_else(|| Err(Lists::Empty { expected }.into()));
        let header = header.map_err(|fault| fault.at(rows.line.max(1), None))?;
        let columns = Columns::of(&header, rows.line, &mut csl.into)?;
        rows.head();
        while let Some(row) = rows.next()? {
            let line = rows.line;
            match row {
                Ok(row) => {
                    if !row.is_utf_8() {
                        csl.into.remark(Remark::Mojibake, line, "", &rows.shown());
                    }
                    csl.take(line, &columns.row(&row), || rows.shown())?;
                }
                Err(fault) => csl.into.reject(line, fault, &rows.shown()),
            }
        }
        let (bytes, lines) = rows.read_so_far();
        csl.into.read_so_far(bytes, lines);
        csl.finish()
    }
}

/// Columns that are known and say nothing to a register.
const LEFT: &[&str] = &[
    "title",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_owner",
    "source_list_url",
    "dates_of_birth",
    "places_of_birth",
    "source_information_url",
];

/// Where the columns stand.
struct Columns {
    id: Option<usize>,
    at: [usize; READ.len()],
}

/// Columns that are read, all of which must be there.
const READ: [&str; 15] = [
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "addresses",
    "federal_register_notice",
    "start_date",
    "end_date",
    "vessel_flag",
    "remarks",
    "alt_names",
    "citizenships",
    "nationalities",
    "ids",
];

impl Columns {
    fn of(header: &Row, line: u64, into: &mut Builder) -> Result<Self> {
        let names: Vec<String> = (0..header.len())
            .map(|at| header.text(at).into_owned())
            .collect();
        let place = |wanted: &str| {
            let name = |name: &String| name.trim_start_matches('\u{feff}') == wanted;
            names.iter().position(name)
        };
        let mut at = [0; READ.len()];
        for (column, into) in READ.iter().zip(&mut at) {
            let found = place(column);
            *into = found.ok_or_else(|| Error::from(Files::NoColumn { column }).at(line, None))?;
        }
        let id = place("_id");
        for name in &names {
            let name = name.trim_start_matches('\u{feff}');
            let is_known = name == "_id" || READ.contains(&name) || LEFT.contains(&name);
            if !is_known {
                into.unknown_column(line, name);
            }
            if names.iter().filter(|other| *other == name).count() > 1
                && let Some(column) = READ.iter().find(|known| **known == name)
            {
                let twice = Files::ColumnTwice { column };
                return Err(Error::from(twice).at(line, None));
            }
        }
        Ok(Self { id, at })
    }

    fn row(&self, row: &Row) -> CslRow {
        let [
            source,
            entity_number,
            kind,
            programs,
            name,
            addresses,
            notice,
            start_date,
            end_date,
            vessel_flag,
            remarks,
            alt_names,
            citizenships,
            nationalities,
            ids,
        ] = self.at.map(|at| row.text(at).into_owned());
        let list = |cell: &str| -> Vec<String> {
            let parts = cell.split("; ").map(str::trim);
            let parts = parts.filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        let address = |text: String| {
            let last = text
                .rsplit_once(", ")
                .map_or(&*text, |(_, last)| last)
                .trim();
            let code = is_code(last).then(|| last.to_owned());
            (text, code)
        };
        CslRow {
            id: self
                .id
                .map_or_else(String::new, |at| row.text(at).into_owned()),
            source,
            entity_number,
            kind,
            programs: list(&programs),
            name,
            addresses: list(&addresses).into_iter().map(address).collect(),
            notice,
            start_date,
            end_date,
            vessel_flag,
            remarks,
            alt_names: list(&alt_names),
            citizenships: list(&citizenships),
            nationalities: list(&nationalities),
            ids: list(&ids).iter().map(|id| Id::of_cell(id)).collect(),
        }
    }
}
