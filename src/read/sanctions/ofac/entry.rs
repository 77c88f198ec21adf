//! An entry of the advanced file, with its events and their days.

use super::lookups::Lookups;
use super::tree::Lookup;
use crate::error::{Result, lists::Lists};
use crate::read::sanctions::draft::ListingDraft;
use crate::sanction::{LegalActId, Measures};
use crate::time::partial_date::PartialDate;
use chrono::NaiveDate;

/// An entry that is open.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) id: Box<str>,
    pub(super) party: u64,
    pub(super) list: u64,
    pub(super) events: Vec<Event>,
    pub(super) tags: Vec<Box<str>>,
    pub(super) told: Measures,
    pub(super) unmapped: Vec<u64>,
}

impl Entry {
    /// Adds the earliest dated event as the day of listing, with its act, and later ones as amendments.
    pub(super) fn add_days(&self, like: &mut ListingDraft, lookups: &Lookups) {
        let dated = self.events.iter();
        let dated = dated.filter_map(|event| Some((event.date.as_ref()?, event)));
        let mut dated: Vec<(&PartialDate, &Event)> = dated.collect();
        dated.sort_by_key(|(date, _)| (date.first(), date.last()));
        let Some(((listed, event), later)) = dated.split_first() else {
            return;
        };
        like.listed = Some((*listed).clone());
        for (date, _) in later {
            if date != listed && !like.amended.contains(date) {
                like.amended.push((*date).clone());
            }
        }
        let basis = event
            .basis
            .and_then(|id| lookups.name(Lookup::LegalBasis, id));
        like.act = basis.and_then(act).map(Into::into);
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Event {
    pub(super) date: Option<PartialDate>,
    pub(super) basis: Option<u64>,
}

/// The parts of a day, as they come.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) year: String,
    pub(super) month: String,
    pub(super) day: String,
}

impl Parts {
    pub(super) fn clear(&mut self) {
        self.year.clear();
        self.month.clear();
        self.day.clear();
    }

    /// The date as far as it is told; `None` where no year is.
    pub(super) fn date(&self) -> Result<Option<PartialDate>> {
        if self.year.is_empty() {
            return Ok(None);
        }
        let number = |text: &str| -> Option<u32> {
            let digits = text.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        let date = || {
            let year = i32::try_from(number(&self.year)?).ok()?;
            if self.month.is_empty() {
                return PartialDate::year(year).ok();
            }
            let month = number(&self.month)?;
            if self.day.is_empty() {
                return PartialDate::month(year, month).ok();
            }
            let day = NaiveDate::from_ymd_opt(year, month, number(&self.day)?)?;
            Some(PartialDate::from(day))
        };
        let date = date().ok_or_else(|| Lists::NotADay {
            found: format!("{}-{}-{}", self.year, self.month, self.day).into(),
            expected: "a year, with a month and a day of it or without",
        })?;
        date.in_years()?;
        Ok(Some(date))
    }
}

/// The act that a legal basis names; `None` where it says that it is not known.
fn act(basis: &str) -> Option<LegalActId> {
    let order = basis.strip_prefix("Executive Order ").and_then(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest.get(..digits)?.parse().ok()
    });
    if let Some(number) = order {
        return Some(LegalActId::ExecutiveOrder(number));
    }
    let basis = Some(basis).filter(|basis| !basis.eq_ignore_ascii_case("unknown"))?;
    LegalActId::other(basis).ok()
}
