//! One row's cells into one interaction.

use super::columns::{Columns, LedgerColumn};
use super::options::LedgerOptions;
use crate::error::{Error, Result, files::Files, words::clip};
use crate::interaction::key::seen;
use crate::interaction::party::split_parties;
use crate::interaction::record::Interaction;
use crate::interaction::{AgreementDays, Facets, Party, Person, PressureTerms, Quantity};
use crate::kind::facet::Certainty;
use crate::state::actor::Actor;
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use std::str::FromStr;

/// A builder of a record that takes a cell.
type With<'a> = fn(Interaction, &'a str) -> Interaction;

/// The cells of one row, as text.
pub(super) struct Cells<'a> {
    record: &'a csv::ByteRecord,
    columns: &'a Columns,
    options: &'a LedgerOptions,
}

impl<'a> Cells<'a> {
    pub(super) fn of(
        record: &'a csv::ByteRecord,
        columns: &'a Columns,
        options: &'a LedgerOptions,
    ) -> Result<Self> {
        columns.fit(record)?;
        Ok(Self {
            record,
            columns,
            options,
        })
    }

    /// A cell's text; `None` if it is empty or the file has no such column.
    fn text(&self, column: LedgerColumn) -> Result<Option<&'a str>> {
        let Some(i) = self.columns.place(column) else {
            return Ok(None);
        };
        // OK because a row has as many cells as there are columns.
        let bytes = &self.record[i];
        let text = std::str::from_utf8(bytes)
            .map_err(|_| self.columns.fault(column, Files::NotText.into()))?;
        Ok((!text.trim().is_empty()).then_some(text))
    }

    /// A cell by which rows are told apart or put together, without blanks around it.
    fn key(&self, column: LedgerColumn) -> Result<Option<&'a str>> {
        let text = self.text(column)?.map(str::trim);
        text.map(seen)
            .transpose()
            .map_err(|error| self.columns.fault(column, error))
    }

    /// A cell that must not be empty.
    fn needed(&self, column: LedgerColumn) -> Result<&'a str> {
        self.text(column)?
            .ok_or_else(|| self.columns.fault(column, Files::EmptyCell.into()))
    }

    /// A cell that must not be empty if the file has its column.
    fn told(&self, column: LedgerColumn) -> Result<Option<&'a str>> {
        match self.columns.place(column) {
            Some(_) => self.needed(column).map(Some),
            None => Ok(None),
        }
    }

    fn parse<T: FromStr<Err = Error>>(&self, column: LedgerColumn, text: &str) -> Result<T> {
        text.trim()
            .parse()
            .map_err(|error| self.columns.fault(column, error))
    }

    fn parsed<T: FromStr<Err = Error>>(&self, column: LedgerColumn) -> Result<Option<T>> {
        self.text(column)?
            .map(|text| self.parse(column, text))
            .transpose()
    }

    /// A word of the vocabulary, or of the caller's own words.
    fn word<T: FromStr<Err = Error>>(&self, column: LedgerColumn, text: &str) -> Result<T> {
        self.parse(
            column,
            self.options
                .words
                .get(text.trim())
                .map_or(text.trim(), |ours| ours),
        )
    }

    fn optional_word<T: FromStr<Err = Error>>(&self, column: LedgerColumn) -> Result<Option<T>> {
        self.text(column)?
            .map(|text| self.word(column, text))
            .transpose()
    }

    /// The parts of a cell between semicolons.
    fn several<T>(&self, column: LedgerColumn, read: impl Fn(&str) -> Result<T>) -> Result<Vec<T>> {
        let Some(text) = self.text(column)? else {
            return Ok(Vec::new());
        };
        let part = |part: &str| match part {
            "" => Err(Files::EmptyPart.into()),
            part => read(part),
        };
        split_parties(text)
            .map(|text| part(text).map_err(|error| self.columns.fault(column, error)))
            .collect()
    }

    fn actor(&self, column: LedgerColumn, text: &str, when: &When) -> Result<Actor> {
        let actor = self.options.who.actor(text.trim(), when.start());
        actor.map_err(|error| self.columns.fault(column, error))
    }

    /// The parts of a cell with actors in them, as the file writes actors.
    fn with_actors<T>(
        &self,
        column: LedgerColumn,
        when: &When,
        read: impl Fn(&str, &dyn Fn(&str) -> Result<Actor>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let actor = |text: &str| self.options.who.actor(text, when.start());
        self.several(column, |part| read(part, &actor))
    }

    fn when(&self) -> Result<When> {
        let start: PartialDate =
            self.parse(LedgerColumn::Start, self.needed(LedgerColumn::Start)?)?;
        let Some(end) = self.text(LedgerColumn::End)? else {
            return Ok(When::On(start));
        };
        let finish = match end.trim() {
            "?" => Finish::Unknown,
            end => match end.strip_suffix("..") {
                Some(day) => Finish::Ongoing {
                    seen_until: self
                        .parse::<PartialDate>(LedgerColumn::End, day)?
                        .exact_day()
                        .ok_or_else(|| {
                            self.columns.fault(
                                LedgerColumn::End,
                                Files::NotADay { found: clip(day) }.into(),
                            )
                        })?,
                },
                None => Finish::At(self.parse(LedgerColumn::End, end)?),
            },
        };
        When::lasting(start, finish).map_err(|error| self.columns.fault(LedgerColumn::End, error))
    }

    fn facets(&self, when: &When) -> Result<Facets> {
        Ok(Facets {
            setting: self.optional_word(LedgerColumn::Setting)?,
            venue: self.optional_word(LedgerColumn::Venue)?,
            soil: match self.text(LedgerColumn::Soil)? {
                Some(text) => Some(self.actor(LedgerColumn::Soil, text, when)?),
                None => None,
            },
            rank: self.optional_word(LedgerColumn::Rank)?,
            forces: self.optional_word(LedgerColumn::Forces)?,
            certainty: match self.told(LedgerColumn::Certainty)? {
                Some(text) => self.word(LedgerColumn::Certainty, text)?,
                None => Certainty::Confirmed,
            },
        })
    }

    pub(super) fn interaction(&self) -> Result<Interaction> {
        self.needed(LedgerColumn::Id)?;
        let id = self.key(LedgerColumn::Id)?;
        let id = id.ok_or_else(|| {
            self.columns
                .fault(LedgerColumn::Id, Files::EmptyCell.into())
        })?;
        let when = self.when()?;
        let kind = self.word(LedgerColumn::Kind, self.needed(LedgerColumn::Kind)?)?;
        self.needed(LedgerColumn::Parties)?;
        let parties = self.with_actors(LedgerColumn::Parties, &when, Party::read)?;
        let facets = self.facets(&when)?;
        let mut row = Interaction::new(id, kind, when, parties)
            .map_err(|error| self.columns.fault(LedgerColumn::Parties, error))?
            .with_facets(facets);
        if let Some(count) = self.told(LedgerColumn::Count)? {
            row = row.with_count(self.parse(LedgerColumn::Count, count)?);
        }
        let keys: [(LedgerColumn, With<'a>); 4] = [
            (LedgerColumn::PhaseOf, Interaction::with_phase_of),
            (LedgerColumn::PartOf, Interaction::with_part_of),
            (LedgerColumn::RespondsTo, Interaction::with_responds_to),
            (LedgerColumn::Series, Interaction::with_series),
        ];
        for (column, with) in keys {
            if let Some(key) = self.key(column)? {
                row = with(row, key);
            }
        }
        if let Some(number) = self.text(LedgerColumn::Edition)? {
            row = row.with_edition(number.trim().parse().map_err(|_| {
                let found = clip(number);
                let fault = Files::NotAWholeNumber { found };
                self.columns.fault(LedgerColumn::Edition, fault.into())
            })?);
        }
        let texts: [(LedgerColumn, With<'a>); 3] = [
            (LedgerColumn::Title, Interaction::with_title),
            (LedgerColumn::Place, Interaction::with_place),
            (LedgerColumn::Source, Interaction::with_source),
        ];
        for (column, with) in texts {
            if let Some(text) = self.text(column)? {
                row = with(row, text);
            }
        }
        if let Some(tags) = self.key(LedgerColumn::Tags)? {
            row = row.with_tags(tags.split(';').map(str::trim).filter(|tag| !tag.is_empty()));
        }
        self.more(row)
    }

    /// What few rows have.
    fn more(&self, mut row: Interaction) -> Result<Interaction> {
        for tag in self.several(LedgerColumn::Conflicts, str::parse)? {
            row = row.with_conflict(tag);
        }
        let pressure = PressureTerms {
            demand: self.text(LedgerColumn::Demand)?.map(Box::from),
            condition: self.text(LedgerColumn::Condition)?.map(Box::from),
            stage: self.optional_word(LedgerColumn::Stage)?,
            outcome: self.optional_word(LedgerColumn::Outcome)?,
        };
        if pressure != PressureTerms::default() {
            row = row.with_pressure(pressure);
        }
        let agreement = AgreementDays {
            signed: self.parsed(LedgerColumn::Signed)?,
            in_force: self.parsed(LedgerColumn::InForce)?,
            valid: self.parsed(LedgerColumn::Valid)?,
        };
        if agreement != AgreementDays::default() {
            row = row.with_agreement(agreement)?;
        }
        let quantities = self.with_actors(LedgerColumn::Quantities, row.when(), Quantity::read)?;
        let persons = self.with_actors(LedgerColumn::Persons, row.when(), Person::read)?;
        row = quantities.into_iter().fold(row, Interaction::with_quantity);
        row = persons.into_iter().fold(row, Interaction::with_person);
        if let Some(id) = self.key(LedgerColumn::Framework)? {
            row = row.with_framework(id);
        }
        Ok(row)
    }
}
