//! Adding what the source tells to a record.

use super::record::{Facets, Interaction, More};
use super::{AgreementDays, ConflictTag, Person, PressureTerms, Quantity};
use crate::count::Count;
use std::sync::Arc;

impl Interaction {
    /// The same record, standing for this many events.
    #[must_use]
    pub fn with_count(self, count: Count) -> Self {
        Self { count, ..self }
    }

    /// The same record with these facets.
    #[must_use]
    pub fn with_facets(self, facets: Facets) -> Self {
        Self { facets, ..self }
    }

    /// The same record as a phase of an event, by a key that need not be an id.
    #[must_use]
    pub fn with_phase_of(self, key: impl Into<Arc<str>>) -> Self {
        Self {
            phase_of: Some(key.into()),
            ..self
        }
    }

    /// The same record as a part of another, by the other's id.
    #[must_use]
    pub fn with_part_of(self, id: impl Into<Arc<str>>) -> Self {
        Self {
            part_of: Some(id.into()),
            ..self
        }
    }

    /// The same record as an answer to another, by the other's id.
    #[must_use]
    pub fn with_responds_to(self, id: impl Into<Arc<str>>) -> Self {
        Self {
            responds_to: Some(id.into()),
            ..self
        }
    }

    /// The same record as done under an agreement, by the agreement's id.
    #[must_use]
    pub fn with_framework(mut self, id: impl Into<Arc<str>>) -> Self {
        self.more_mut().framework = Some(id.into());
        self
    }

    /// The same record as one of a series.
    #[must_use]
    pub fn with_series(self, series: impl Into<Arc<str>>) -> Self {
        Self {
            series: Some(series.into()),
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

    /// The same record with these tags and no others, sorted, each once.
    #[must_use]
    pub fn with_tags<T: Into<Box<str>>>(self, tags: impl IntoIterator<Item = T>) -> Self {
        let mut tags: Vec<Box<str>> = tags.into_iter().map(Into::into).collect();
        tags.sort_unstable();
        tags.dedup();
        Self {
            tags: tags.into(),
            ..self
        }
    }

    /// The same record with what the source calls it.
    #[must_use]
    pub fn with_title(self, title: impl Into<Box<str>>) -> Self {
        Self {
            title: Some(title.into()),
            ..self
        }
    }

    /// The same record with where it was.
    #[must_use]
    pub fn with_place(self, place: impl Into<Box<str>>) -> Self {
        Self {
            place: Some(place.into()),
            ..self
        }
    }

    /// The same record with who says so.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<str>>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// The same record with one more judgement about a conflict.
    #[must_use]
    pub fn with_conflict(mut self, tag: ConflictTag) -> Self {
        self.more_mut().conflicts.push(tag);
        self
    }

    /// The same record with the terms of pressure; terms that say nothing change nothing.
    #[must_use]
    pub fn with_pressure(mut self, terms: PressureTerms) -> Self {
        if terms != PressureTerms::default() {
            self.more_mut().pressure = Some(terms);
        }
        self
    }

    /// The same record with the days of an agreement; days that say nothing change nothing.
    #[must_use]
    pub fn with_agreement(mut self, days: AgreementDays) -> Self {
        if days != AgreementDays::default() {
            self.more_mut().agreement = Some(days);
        }
        self
    }

    /// The same record with how many of something took part.
    #[must_use]
    pub fn with_quantity(mut self, quantity: Quantity) -> Self {
        self.more_mut().quantities.push(quantity);
        self
    }

    /// The same record with a person who acted for one of its parties.
    #[must_use]
    pub fn with_person(mut self, person: Person) -> Self {
        self.more_mut().persons.push(person);
        self
    }

    fn more_mut(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }
}
