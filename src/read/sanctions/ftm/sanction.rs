//! A sanction, until its party is known.

use super::line::{Line, Property};
use super::measures;
use super::programmes::Programmes;
use crate::error::{Result, lists::Lists};
use crate::read::Remark;
use crate::read::sanctions::dates::list_day;
use crate::read::sanctions::draft::{EntryDraft, ListingDraft, short_enough};
use crate::sanction::{EndCause, Issuer, ListingEnd, ListingOrigin, Measure, Measures};
use crate::time::partial_date::PartialDate;
use std::sync::Arc;

/// What a sanction says of its party.
#[derive(Clone, Debug)]
pub(super) struct Sanction {
    pub(super) line: u64,
    programme: u32,
    measures: Measures,
    listed: Option<PartialDate>,
    applies: Option<PartialDate>,
    end: Option<PartialDate>,
    is_of_un: bool,
    /// Most have none, so it costs a pointer, and all parties of a sanction share it.
    more: Option<Arc<More>>,
}

/// What else a sanction says.
#[derive(Debug)]
struct More {
    /// Programmes behind the first.
    programmes: Vec<u32>,
    /// Provisions that no table has.
    unmapped: Vec<Box<str>>,
    /// The days of which several stand there.
    several: Option<Box<str>>,
}

impl Sanction {
    /// # Errors
    /// No programme, or one whose issuer is not told; a date that is none.
    pub(super) fn of(line: &Line<'_>, number: u64, programmes: &mut Programmes) -> Result<Self> {
        let keys = if line.has(Property::ProgramId) {
            Property::ProgramId
        } else {
            Property::Program
        };
        let country = line.of(Property::Country).next().unwrap_or("");
        let (mut first, mut others) = (None, Vec::new());
        for key in line.of(keys) {
            short_enough("tag", key)?;
            let place = programmes.place(key, country)?;
            let place = u32::try_from(place).map_err(|_| lacks("programId"))?;
            if *first.get_or_insert(place) != place && !others.contains(&place) {
                others.push(place);
                not_too_many(others.len())?;
            }
        }
        let programme = first.ok_or(lacks("programId"))?;
        let (mut measures, mut unmapped) = (Measures::NONE, Vec::new());
        for text in line.of(Property::Provisions) {
            measures = measures::of(text, measures, &mut unmapped);
        }
        let mut several = None;
        let listing = date(line, Property::ListingDate, "listingDate", &mut several)?;
        let start = date(line, Property::StartDate, "startDate", &mut several)?;
        let end = date(line, Property::EndDate, "endDate", &mut several)?;
        let (listed, applies) = match listing {
            Some(listing) => (Some(listing), start),
            None => (start, None),
        };
        let has_more = !others.is_empty() || !unmapped.is_empty() || several.is_some();
        let more = has_more.then_some(More {
            programmes: others,
            unmapped,
            several,
        });
        Ok(Self {
            line: number,
            programme,
            measures,
            listed,
            applies,
            end,
            is_of_un: line.has(Property::UnscId),
            more: more.map(Arc::new),
        })
    }

    /// The number of its programmes.
    pub(super) fn programmes(&self) -> usize {
        1 + self.more.as_ref().map_or(0, |more| more.programmes.len())
    }

    /// Adds a listing for each programme to the entry of the party.
    ///
    /// # Errors
    /// As [`EntryDraft::list`].
    pub(super) fn add_to(
        &self,
        id: &str,
        entry: &mut EntryDraft,
        programmes: &Programmes,
    ) -> Result<()> {
        let mut others: &[u32] = &[];
        if let Some(more) = &self.more {
            for text in &more.unmapped {
                entry.remark(Remark::UnmappedMeasure, "provisions", &**text);
            }
            if let Some(days) = &more.several {
                entry.remark(Remark::SeveralDays, "listingDate", &**days);
            }
            others = &more.programmes;
        }
        for place in std::iter::once(&self.programme).chain(others) {
            let Some(named) = programmes.get(*place as usize) else {
                continue;
            };
            let key = named.regime.id();
            if !named.is_known {
                entry.remark(Remark::UnmappedProgramme, "programId", key);
            }
            let mut listing = ListingDraft::new("");
            listing.regime = Some(named.regime.clone());
            listing.group = Some(if others.is_empty() {
                id.into()
            } else {
                format!("{id}#{key}").into()
            });
            listing.measures = match (self.measures, named.measures) {
                (told, _) if !told.is_empty() => told,
                (_, of_programme) if !of_programme.is_empty() => of_programme,
                _ => Measures::from(Measure::NotTold),
            };
            listing.listed.clone_from(&self.listed);
            listing.applies.clone_from(&self.applies);
            let end = self.end.clone();
            listing.end = end.map(|day| ListingEnd::On(day, EndCause::NotTold));
            if self.is_of_un && named.regime.issuer() != Issuer::UN {
                listing.origin = ListingOrigin::Mirrors(Issuer::UN);
            }
            entry.list(listing)?;
        }
        Ok(())
    }
}

/// The most listings that one line makes.
const MOST: usize = 100;

/// # Errors
/// More listings than a line makes.
pub(super) fn not_too_many(listings: usize) -> Result<()> {
    let what = "listings by one Sanction";
    if listings > MOST {
        return Err(Lists::TooMany { what, most: MOST }.into());
    }
    Ok(())
}

fn lacks(what: &'static str) -> Lists {
    Lists::Lacks {
        what,
        within: "Sanction",
    }
}

/// The day of a list of dates; of several the set of them, since their order tells nothing.
fn date(
    line: &Line<'_>,
    property: Property,
    column: &'static str,
    several: &mut Option<Box<str>>,
) -> Result<Option<PartialDate>> {
    let mut texts = line.of(property);
    let all = texts.clone();
    let Some(first) = texts.next() else {
        return Ok(None);
    };
    let date = |text| prefix_date(text).map_err(|fault| fault.in_column(column));
    if texts.next().is_none() {
        return date(first).map(Some);
    }
    let dates = all.clone().map(date).collect::<Result<Vec<_>>>()?;
    several.get_or_insert_with(|| all.collect::<Vec<_>>().join(", ").into());
    PartialDate::one_of(dates).map(Some)
}

/// A date as `2024`, `2024-02`, `2024-02-23`, and with a time behind it.
fn prefix_date(text: &str) -> Result<PartialDate> {
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let is_prefix = matches!(day.len(), 4 | 7 | 10)
        && day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = if is_prefix {
        day.parse().ok()
    } else {
        list_day(text).map(PartialDate::from)
    };
    date.ok_or_else(|| {
        Lists::NotADay {
            found: text.into(),
            expected: "one as in 2024-02-23, 2024-02 or 2024",
        }
        .into()
    })
}
