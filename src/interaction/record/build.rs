//! Adding what the source tells to a record.

use super::{Facets, Interaction, RareFields};
use crate::count::Count;
use crate::error::Result;
use crate::interaction::key::{keyed, shown, told};
use crate::interaction::{AgreementDays, ConflictTag, Person, PressureTerms, Quantity};
use std::sync::Arc;

impl Interaction {
    /// The same record, standing for this number of events.
    #[must_use]
    pub fn with_count(self, count: Count) -> Self {
        Self { count, ..self }
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
        Self {
            phase_of: keyed(phase),
            ..self
        }
    }

    /// The same record as a part of another, by the other's id.
    #[must_use]
    pub fn with_part_of(self, id: impl Into<Arc<str>>) -> Self {
        Self {
            part_of: keyed(id),
            ..self
        }
    }

    /// The same record as an answer to another, by the other's id.
    #[must_use]
    pub fn with_responds_to(self, id: impl Into<Arc<str>>) -> Self {
        Self {
            responds_to: keyed(id),
            ..self
        }
    }

    /// The same record as done under an agreement, by the agreement's id.
    #[must_use]
    pub fn with_framework(mut self, id: impl Into<Arc<str>>) -> Self {
        let framework = keyed(id);
        if framework.is_some() || self.more.is_some() {
            self.more_mut().framework = framework;
        }
        self.without_empty_more()
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
        Self {
            edition: Some(edition),
            ..self
        }
    }

    /// The same record with these tags and no others, sorted, each once. A semicolon separates two tags; blank tags are ignored.
    #[must_use]
    pub fn with_tags<T: Into<Box<str>>>(self, tags: impl IntoIterator<Item = T>) -> Self {
        let tags = tags.into_iter().map(Into::into);
        let mut tags: Vec<Box<str>> = tags.fold(Vec::new(), |mut all, tag: Box<str>| {
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
        Self {
            tags: tags.into(),
            ..self
        }
    }

    /// The same record with the title that the source gives it.
    #[must_use]
    pub fn with_title(self, title: impl Into<Box<str>>) -> Self {
        Self {
            title: told(title),
            ..self
        }
    }

    /// The same record with the place where it happened, in words.
    #[must_use]
    pub fn with_place(self, place: impl Into<Box<str>>) -> Self {
        Self {
            place: told(place),
            ..self
        }
    }

    /// The same record with its source: an address or a citation.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<str>>) -> Self {
        Self {
            source: told(source),
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

    /// What says nothing is not there: so that a record is equal to what is read back of it.
    pub(super) fn without_empty_more(mut self) -> Self {
        self.more = self.more.filter(|more| **more != RareFields::default());
        self
    }
}
