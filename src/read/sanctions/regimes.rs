//! The programmes of a list as regimes.

use super::draft::EntryDraft;
use super::list::List;
use crate::error::Result;
use crate::read::Remark;
use crate::sanction::{Designation, Programme, ProgrammeList, ProgrammeReading, SanctionRegime};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// The regimes that entries of a list stand under, in the order of their first entries.
#[derive(Debug)]
pub(super) struct Regimes {
    list: &'static List,
    reading: ProgrammeReading,
    /// By the tag of a programme the place of its regime, and whether the table has the tag.
    at: HashMap<Box<str>, (usize, bool)>,
    /// By its id the place of a regime: two tags may be of one.
    by_id: HashMap<Box<str>, usize>,
    /// Each with its id, which its listings share.
    all: Vec<(Arc<str>, SanctionRegime)>,
    /// Titles that the file gives its programmes, by tag.
    titles: HashMap<Box<str>, Box<str>>,
}

impl Regimes {
    pub(super) fn new(list: &'static List, reading: ProgrammeReading) -> Self {
        Self {
            list,
            reading,
            at: HashMap::new(),
            by_id: HashMap::new(),
            all: Vec::new(),
            titles: HashMap::new(),
        }
    }

    /// The file gives a programme a title.
    pub(super) fn title(&mut self, tag: &str, title: &str) {
        self.titles.insert(tag.into(), title.into());
    }

    /// The place of the regime that a tag stands for; a tag that the table does not have is remarked of the entry.
    pub(super) fn named(
        &mut self,
        list: Option<ProgrammeList>,
        tag: &str,
        day: NaiveDate,
        entry: &mut EntryDraft,
    ) -> Result<usize> {
        let (place, is_known) = match self.at.get(tag) {
            Some(known) => *known,
            None => self.add(list.unwrap_or(self.list.tags), tag, day)?,
        };
        if !is_known {
            entry.remark(Remark::UnmappedProgramme, "", tag);
        }
        Ok(place)
    }

    /// The place of a regime that the reader made.
    pub(super) fn given(&mut self, regime: &SanctionRegime) -> usize {
        if let Some(place) = self.by_id.get(regime.id()) {
            return *place;
        }
        let place = self.all.len();
        self.by_id.insert(regime.id().into(), place);
        self.all.push((regime.id().into(), regime.clone()));
        place
    }

    /// How programmes are read.
    pub(super) fn reading(&self) -> ProgrammeReading {
        self.reading
    }

    fn add(&mut self, list: ProgrammeList, tag: &str, day: NaiveDate) -> Result<(usize, bool)> {
        let title = self.titles.get(tag);
        let by_title = title.map(|title| Programme::of(list, title));
        let programme = by_title.filter(|programme| programme.is_known());
        let programme = programme.unwrap_or_else(|| Programme::of(list, tag));
        let mut regime = programme.regime(self.reading, day)?;
        if let (None, Some(title)) = (regime.name(), title) {
            regime = regime.with_name(title.clone());
        }
        let place = self.all.len();
        let place = *self.by_id.entry(regime.id().into()).or_insert(place);
        if place == self.all.len() {
            self.all.push((regime.id().into(), regime));
        }
        let told = (place, programme.is_known());
        self.at.insert(tag.into(), told);
        Ok(told)
    }

    /// The regime of a place, with its id.
    pub(super) fn get(&self, place: usize) -> &(Arc<str>, SanctionRegime) {
        // OK because places are given out for regimes that stay.
        #[expect(clippy::indexing_slicing, reason = "places of regimes that stay")]
        &self.all[place]
    }

    /// All regimes; one that began after a listing under it, as an act does that replaced another, began by that listing.
    pub(super) fn into_all(self, listings: &[Designation]) -> Vec<SanctionRegime> {
        let regimes = self.all.into_iter();
        let mut regimes: Vec<Option<SanctionRegime>> =
            regimes.map(|(_, regime)| Some(regime)).collect();
        for listing in listings {
            let place = self.by_id.get(listing.regime_id());
            if let Some(slot) = place.and_then(|place| regimes.get_mut(*place)) {
                *slot = slot
                    .take()
                    .map(|regime| regime.with_start_by(listing.listing_date()));
            }
        }
        regimes.into_iter().flatten().collect()
    }
}
