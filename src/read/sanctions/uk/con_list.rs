//! The consolidated list of the United Kingdom, which was retired in January 2026.

use super::con_columns::{
    COUNTRY, DESIGNATED, FORMAT, ID, KIND, LISTED, NAME_TYPE, NAMES, NATIONALITY, OTHER, REGIME,
    UPDATED,
};
use super::entity::{Entity, add, joined, kind, others, primary};
use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::records::Row;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::dates::{day_first, day_first_date};
use crate::read::sanctions::draft::{EntryDraft, ListingDraft};
use crate::read::sanctions::list::List;
use crate::read::sanctions::options::{ListFormat, ListOptions};
use crate::read::sanctions::sheet::{Above, Entries, date_once, once, rows, text};
use crate::sanction::{
    Issuer, ListingOrigin, Measure, Measures, PlaceBasis, ProgrammeList, RemovedEntries,
    TargetIdentifier,
};
use crate::time::partial_date::PartialDate;
use crate::time::truth::Truth;
use chrono::NaiveDate;
use std::io::Read;

/// The first day on which the Sanctions List was the only one.
const RETIRED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 1, 28);

/// The consolidated list of financial sanctions of the United Kingdom, `ConList.csv`: a line with its day, and 36 columns.
///
/// It was retired on 28 January 2026 and was served after that: a file of such a day is read, and remarked as `retired_list`. What has no column
/// here: measures (every entry is an asset freeze), whether the United Nations listed it (the words `(UN Ref):` in `Other Information` say so).
///
/// It has two days of an entry. `Listed On` is the day of listing, perhaps under a law of the Union; `UK Sanctions List Date Designated`, where
/// it differs, is remarked as `columns_disagree` and kept: as an amendment where it is later, as the day from which it applies where it is earlier.
///
/// # Examples
/// ```
/// use interstate::read::Remark;
/// use interstate::read::sanctions::{ConListOptions, ListDay};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = ConListOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/conlist.csv")?;
/// assert_eq!(read.account().remarked(Remark::RetiredList).rows(), 1);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ConList;

/// The options for reading the [retired list of the United Kingdom](ConList).
pub type ConListOptions = ListOptions<ConList>;

#[expect(private_interfaces, reason = "as in the trait")]
impl ListFormat for ConList {
    const LIST: &'static List = &List {
        name: "the retired list of the United Kingdom (ConList.csv)",
        title: "retired list of the United Kingdom",
        prefix: "ofsi",
        removed: RemovedEntries::Dropped,
        tags: ProgrammeList::Uk,
    };

    fn entries(from: &mut dyn Read, mut into: Builder) -> Result<Builder> {
        let above = Above::header_with("Group ID", from)?;
        for (line, text) in (1..).zip(&above.lines) {
            if let Some(day) = text.strip_prefix("Last Updated,") {
                let cell = day.split(',').next().map_or("", str::trim);
                let told = day_first(cell).and_then(|day| into.told_day(day).map(|()| day));
                let day = told.map_err(|fault| fault.at(line, Some("Last Updated")))?;
                if Some(day) >= RETIRED {
                    into.remark(Remark::RetiredList, line, "Last Updated", cell);
                }
            }
        }
        let mut entries = Entries::new();
        rows(above, &FORMAT, &mut into, |row, _| {
            let id = row.needed(ID)?;
            entries.add(&id, row, add_row);
            Ok(())
        })?;
        entries.hand_to(&mut into, Group::draft)?;
        Ok(into)
    }
}

/// An entry, as far as it was read.
#[derive(Debug, Default)]
struct Group {
    entity: Entity,
    /// `Listed On`, while the entity has the other day.
    listed: Option<PartialDate>,
    other: String,
}

/// Adds what a row tells of its entry.
fn add_row(group: &mut Group, row: &Row<'_>) -> Result<()> {
    let entity = &mut group.entity;
    once(&mut entity.id, row, ID)?;
    once(&mut entity.regime, row, REGIME)?;
    once(&mut entity.kind, row, KIND)?;
    date_once(&mut group.listed, row, LISTED, day_first_date)?;
    date_once(&mut entity.designated, row, DESIGNATED, day_first_date)?;
    date_once(&mut entity.updated, row, UPDATED, day_first_date)?;
    let mut parts = Vec::new();
    for column in NAMES {
        parts.push(text(row, column)?);
    }
    let name = joined(parts.iter().map(|part| &**part));
    entity.add_name(name, text(row, NAME_TYPE)?.into());
    add(&mut entity.nationalities, &text(row, NATIONALITY)?);
    add(&mut entity.countries, &text(row, COUNTRY)?);
    group.other.push_str(&text(row, OTHER)?);
    Ok(())
}

impl Group {
    fn draft(self, list_day: NaiveDate) -> Result<EntryDraft> {
        let Self {
            entity,
            listed,
            other,
        } = self;
        if entity.regime.is_empty() {
            return Err(Lists::Lacks {
                what: "Regime",
                within: "a group",
            }
            .into());
        }
        let mut entry = EntryDraft::new(&*entity.id);
        primary(&entity.names).clone_into(&mut entry.name);
        entry.aliases = others(&entity.names, &entry.name);
        for (list, mark) in [("uk", "(UK Sanctions List Ref):"), ("un", "(UN Ref):")] {
            let number = other.split(mark).nth(1).map(str::trim_start);
            let number = number.and_then(|rest| rest.split([' ', ',', ';', '(']).next());
            let number =
                number.map(|number| TargetIdentifier::entry(list, number.trim_end_matches('.')));
            entry.identifiers.extend(number.and_then(Result::ok));
        }
        entry.kind = kind(&entity.kind)?;
        let mut listing = ListingDraft::new(&*entity.regime);
        listing.measures = Measures::from(Measure::AssetFreeze);
        if other.contains("(UN Ref):") {
            listing.origin = ListingOrigin::Mirrors(Issuer::UN);
        }
        let mut amended: Vec<PartialDate> = Vec::new();
        match (listed, entity.designated) {
            (Some(listed), Some(designated)) if listed != designated => {
                let found =
                    format!("{listed}, but UK Sanctions List Date Designated is {designated}");
                entry.remark(Remark::ColumnsDisagree, "Listed On", found);
                if listed.before(&designated) == Truth::Yes {
                    amended.push(designated);
                } else {
                    listing.applies = Some(designated);
                }
                listing.listed = Some(listed);
            }
            (listed, designated) => listing.listed = listed.or(designated),
        }
        if let (Some(updated), Some(listed)) = (entity.updated, &listing.listed)
            && listed.before(&updated) == Truth::Yes
            && !amended.contains(&updated)
        {
            amended.push(updated);
        }
        listing.amended = amended;
        entry.list(listing)?;
        for (names, basis, column) in [
            (
                &entity.nationalities,
                PlaceBasis::Nationality,
                "Nationality",
            ),
            (&entity.countries, PlaceBasis::Address, "Country"),
        ] {
            for name in names {
                entry.add_name(list_day, name, basis, column);
            }
        }
        Ok(entry)
    }
}
