//! Adding what the source tells to a record.

use super::{Facets, Interaction, RareFields, SomeFields};
use crate::count::Count;
use crate::error::Result;
use crate::interaction::key::{keyed, shown, told};
use crate::interaction::{AgreementDays, ConflictTag, Person, PressureTerms, Quantity};
use std::sync::Arc;

impl Interaction {
    /// The same record, standing for this number of events.
    #[must_use]
    pub fn with_count(self, count: Count) -> Self {
        self.with_some(count != Count::exact(1), |some| some.count = count)
    }

    /// The same record with these facets.
    #[must_use]
    pub fn with_facets(self, facets: Facets) -> Self {
        Self { facets, ..self }
    }

    /// The same record as a phase of an event, by a key that need not be an id. As in all keys, blanks around it and invisible marks are
    /// dropped, and a blank key is ignored.
    #[must_use]
    pub fn with_phase_of(self, phase: impl Into<Arc<str>>) -> Self {
        let key = keyed(phase);
        self.with_some(key.is_some(), |some| some.phase_of = key)
    }

    /// The same record as a part of another, by the other's id.
    #[must_use]
    pub fn with_part_of(self, id: impl Into<Arc<str>>) -> Self {
        let key = keyed(id);
        self.with_some(key.is_some(), |some| some.part_of = key)
    }

    /// The same record as an answer to another, by the other's id.
    #[must_use]
    pub fn with_responds_to(self, id: impl Into<Arc<str>>) -> Self {
        let key = keyed(id);
        self.with_some(key.is_some(), |some| some.responds_to = key)
    }

    /// The same record as done under an agreement, by the agreement's id.
    #[must_use]
    pub fn with_framework(mut self, id: impl Into<Arc<str>>) -> Self {
        let framework = keyed(id);
        if framework.is_some() || self.more.is_some() {
            self.more_mut().framework = framework;
        }
        self.without_empty()
    }

    /// The same record as one event of a series, by the series' name.
    #[must_use]
    pub fn with_series(self, series: impl Into<Arc<str>>) -> Self {
        Self {
            series: keyed(series),
            ..self
        }
    }

    /// The same record with its number in the series.
    #[must_use]
    pub fn with_edition(self, edition: u32) -> Self {
        self.with_some(true, |some| some.edition = Some(edition))
    }

    /// The same record with these tags and no others, sorted, each once. A semicolon separates two tags; blank tags are ignored.
    #[must_use]
    pub fn with_tags<T: Into<Box<str>>>(self, tags: impl IntoIterator<Item = T>) -> Self {
        let tags = sorted_tags(tags.into_iter().map(Into::into));
        self.with_shared_tags(tags.into())
    }

    /// The same record with tags that are [sorted](sorted_tags) already.
    pub(crate) fn with_shared_tags(self, tags: Arc<[Box<str>]>) -> Self {
        self.with_some(!tags.is_empty(), |some| some.tags = tags)
    }

    /// The same record with the title that the source gives it.
    #[must_use]
    pub fn with_title(self, title: impl Into<Arc<str>>) -> Self {
        Self {
            title: told(title.into()),
            ..self
        }
    }

    /// The same record with the place where it happened, in words.
    #[must_use]
    pub fn with_place(self, place: impl Into<Arc<str>>) -> Self {
        Self {
            place: told(place.into()),
            ..self
        }
    }

    /// The same record with its source: an address or a citation.
    #[must_use]
    pub fn with_source(self, source: impl Into<Arc<str>>) -> Self {
        Self {
            source: told(source.into()),
            ..self
        }
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

    /// The same record with a change of what some have; one that tells nothing is made where there is something to take back.
    fn with_some(mut self, tells: bool, change: impl FnOnce(&mut SomeFields)) -> Self {
        if tells || self.some.is_some() {
            change(self.some.get_or_insert_default());
        }
        if tells { self } else { self.without_empty() }
    }

    /// What says nothing is not there: so that a record is equal to what is read back of it.
    pub(super) fn without_empty(mut self) -> Self {
        self.some = self.some.filter(|some| **some != SomeFields::default());
        self.more = self.more.filter(|more| **more != RareFields::default());
        self
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
