//! Adding what the source tells to a record.

use super::{Facets, Interaction, RareFields, SomeFields, Text, Texts, Told};
use crate::count::Count;
use crate::error::Result;
use crate::interaction::key::{keyed, shown};
use crate::interaction::{AgreementDays, ConflictTag, Party, Person, PressureTerms, Quantity};
use crate::kind::interaction_kind::InteractionKind;
use crate::time::when::When;
use std::sync::Arc;

impl Interaction {
    /// The same record, standing for this number of events.
    #[must_use]
    pub fn with_count(mut self, count: Count) -> Self {
        self.set_count(count);
        self
    }

    /// The same record with these facets.
    #[must_use]
    pub fn with_facets(self, facets: Facets) -> Self {
        Self { facets, ..self }
    }

    /// The same record as a phase of an event, by a key that need not be an id. As in all keys, blanks around it and invisible marks are
    /// dropped, and a blank key is ignored.
    #[must_use]
    pub fn with_phase_of(mut self, phase: impl Into<Arc<str>>) -> Self {
        self.set_phase_of(phase.into());
        self
    }

    /// The same record as a part of another, by the other's id.
    #[must_use]
    pub fn with_part_of(mut self, id: impl Into<Arc<str>>) -> Self {
        self.set_part_of(id.into());
        self
    }

    /// The same record as an answer to another, by the other's id.
    #[must_use]
    pub fn with_responds_to(mut self, id: impl Into<Arc<str>>) -> Self {
        self.set_responds_to(id.into());
        self
    }

    /// The same record as done under an agreement, by the agreement's id.
    #[must_use]
    pub fn with_framework(mut self, id: impl Into<Arc<str>>) -> Self {
        let framework = keyed(id);
        if framework.is_some() || self.more.is_some() {
            self.more_mut().framework = framework;
        }
        self.drop_empty();
        self
    }

    /// The same record as one event of a series, by the series' name.
    #[must_use]
    pub fn with_series(mut self, series: impl Into<Arc<str>>) -> Self {
        self.set_series(series.into());
        self
    }

    /// The same record with its number in the series.
    #[must_use]
    pub fn with_edition(mut self, edition: u32) -> Self {
        self.set_edition(edition);
        self
    }

    /// The same record with these tags and no others, sorted, each once. A semicolon separates two tags; blank tags are ignored.
    #[must_use]
    pub fn with_tags<T: Into<Box<str>>>(mut self, tags: impl IntoIterator<Item = T>) -> Self {
        let tags = sorted_tags(tags.into_iter().map(Into::into));
        self.set_tags(tags.into());
        self
    }

    /// The same record with the title that the source gives it.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<Arc<str>>) -> Self {
        self.tell(Told::Title, title.into());
        self
    }

    /// The same record with the place where it happened, in words.
    #[must_use]
    pub fn with_place(mut self, place: impl Into<Arc<str>>) -> Self {
        self.tell(Told::Place, place.into());
        self
    }

    /// The same record with its source: an address or a citation.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Arc<str>>) -> Self {
        self.tell(Told::Source, source.into());
        self
    }

    /// The same record with one more judgement of its relation to a conflict.
    #[must_use]
    pub fn with_conflict(mut self, tag: ConflictTag) -> Self {
        self.more_mut().conflicts.push(tag);
        self
    }

    /// The same record with the terms of pressure. Empty terms are ignored.
    #[must_use]
    pub fn with_pressure(mut self, terms: PressureTerms) -> Self {
        if let Some(terms) = terms.told() {
            self.more_mut().pressure = Some(terms);
        }
        self
    }

    /// The same record with the dates of an agreement. Empty dates are ignored.
    ///
    /// # Errors
    /// A day outside the years 1 to 9999.
    pub fn with_agreement(mut self, days: AgreementDays) -> Result<Self> {
        if days != AgreementDays::default() {
            self.more_mut().agreement = Some(days.checked()?);
        }
        Ok(self)
    }

    /// The same record with one more number of things that took part.
    #[must_use]
    pub fn with_quantity(mut self, quantity: Quantity) -> Self {
        self.more_mut().quantities.push(quantity);
        self
    }

    /// The same record with one more person who acted for one of its parties.
    #[must_use]
    pub fn with_person(mut self, person: Person) -> Self {
        self.more_mut().persons.push(person);
        self
    }

    fn more_mut(&mut self) -> &mut RareFields {
        self.more.get_or_insert_default()
    }

    /// Changes what some have; a change that tells nothing is made where there is something to take back.
    fn set_some(&mut self, tells: bool, change: impl FnOnce(&mut SomeFields)) {
        if tells || self.some.is_some() {
            change(self.some.get_or_insert_default());
        }
        if !tells {
            self.drop_empty();
        }
    }

    /// What says nothing is not there: so that a record is equal to what is read back of it.
    pub(super) fn drop_empty(&mut self) {
        self.some.take_if(|some| **some == SomeFields::default());
        self.more.take_if(|more| **more == RareFields::default());
    }
}

/// Texts.
impl Interaction {
    /// A record of these texts among parties that need no second look.
    ///
    /// # Errors
    /// As [`new`](Self::new) has them of the id and the time.
    pub(crate) fn of_texts(
        texts: &mut Texts,
        parties: Arc<[Party]>,
        kind: InteractionKind,
        when: When,
    ) -> Result<Self> {
        let (own, [title, place, source]) = texts.take()?;
        when.in_years()?;
        Ok(Self {
            title,
            place,
            source,
            ..Self::among(parties, own, kind, when)
        })
    }

    /// A record of these texts among parties that are looked at.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub(crate) fn of_new_parties(
        texts: &mut Texts,
        parties: Vec<Party>,
        kind: InteractionKind,
        when: When,
    ) -> Result<Self> {
        let row = Self::of_texts(texts, parties.into(), kind, when)?;
        row.check_parties().map(|()| row)
    }

    /// How long the id is.
    pub(super) fn id_length(&self) -> usize {
        let texts = [&self.title, &self.place, &self.source].into_iter();
        let first = texts.filter_map(Text::start).min();
        first.map_or(self.own.len(), |start| start)
    }

    /// Gives it a text in place of the one that it has.
    fn tell(&mut self, told: Told, text: Arc<str>) {
        if self.text_mut(told).is_own() {
            self.share_all();
        }
        *self.text_mut(told) = if text.trim().is_empty() {
            Text::none(self.id_length())
        } else {
            Text::Shared(text)
        };
    }

    /// Makes every text a piece of its own, so that any may go.
    fn share_all(&mut self) {
        let id: Arc<str> = self.id().into();
        let own = std::mem::replace(&mut self.own, id);
        let none = Text::none(self.own.len());
        for told in [Told::Title, Told::Place, Told::Source] {
            let text = self.text_mut(told);
            let shared = text.of(&own).map(|text| Text::Shared(text.into()));
            *text = shared.unwrap_or_else(|| none.clone());
        }
    }

    fn text_mut(&mut self, told: Told) -> &mut Text {
        match told {
            Told::Title => &mut self.title,
            Told::Place => &mut self.place,
            Told::Source => &mut self.source,
        }
    }
}

/// The same in place: a record is moved only once on its way into a ledger.
impl Interaction {
    pub(crate) fn set_count(&mut self, count: Count) {
        self.set_some(count != Count::exact(1), |some| some.count = count);
    }

    pub(crate) fn set_facets(&mut self, facets: Facets) {
        self.facets = facets;
    }

    pub(crate) fn set_phase_of(&mut self, phase: Arc<str>) {
        let key = keyed(phase);
        self.set_some(key.is_some(), |some| some.phase_of = key);
    }

    pub(crate) fn set_part_of(&mut self, id: Arc<str>) {
        let key = keyed(id);
        self.set_some(key.is_some(), |some| some.part_of = key);
    }

    pub(crate) fn set_responds_to(&mut self, id: Arc<str>) {
        let key = keyed(id);
        self.set_some(key.is_some(), |some| some.responds_to = key);
    }

    pub(crate) fn set_series(&mut self, series: Arc<str>) {
        self.series = keyed(series);
    }

    pub(crate) fn set_edition(&mut self, edition: u32) {
        (self.is_numbered, self.edition) = (true, edition);
    }

    /// Tags that are [sorted](sorted_tags) already.
    pub(crate) fn set_tags(&mut self, tags: Arc<[Box<str>]>) {
        self.set_some(!tags.is_empty(), |some| some.tags = tags);
    }
}

/// Tags as a record has them: parted at semicolons, sorted, each once, without those that are blank.
pub(crate) fn sorted_tags(tags: impl Iterator<Item = Box<str>>) -> Vec<Box<str>> {
    let mut tags: Vec<Box<str>> = tags.fold(Vec::new(), |mut all, tag| {
        let told = shown(&tag);
        if told.contains(';') || told.trim().len() < tag.len() || told.is_empty() {
            let parts = told.split(';').map(str::trim);
            all.extend(parts.filter(|part| !part.is_empty()).map(Box::from));
        } else {
            all.push(tag);
        }
        all
    });
    tags.sort_unstable();
    tags.dedup();
    tags
}
