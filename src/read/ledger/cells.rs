//! One row's cells into one interaction.

use super::columns::{Columns, LedgerColumn};
use super::notes::Notes;
use super::options::LedgerOptions;
use super::row::Row;
use super::texts::{folded, refused, ungrouped};
use crate::count::Count;
use crate::error::{Error, Result, files::Files, words::clip};
use crate::interaction::key::seen;
use crate::interaction::party::split_parties;
use crate::interaction::record::{Interaction, Told, sorted_tags};
use crate::interaction::{AgreementDays, Facets, Person, PressureTerms, Quantity};
use crate::kind::facet::Certainty;
use crate::kind::interaction_kind::InteractionKind;
use crate::read::parse::bare_text;
use crate::read::repeated::{Pools, Texts};
use crate::state::actor::{Actor, State};
use crate::time::partial_date::PartialDate;
use crate::time::when::{Finish, When};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::cell::RefCell;
use std::str::FromStr;
use std::sync::Arc;

/// What gives a text to a record.
type Set = fn(&mut Interaction, Arc<str>);

/// Where texts of one column are that come back.
type Pool = fn(&mut Pools) -> &mut Texts;

/// The cells of one row, as text.
pub(super) struct Cells<'a> {
    pub(super) row: &'a Row,
    /// All of it, if all is text.
    pub(super) whole: Option<&'a str>,
    pub(super) columns: &'a Columns,
    pub(super) options: &'a LedgerOptions,
    pub(super) notes: RefCell<&'a mut Notes>,
    pub(super) pools: RefCell<&'a mut Pools>,
    pub(super) line: u64,
}

impl<'a> Cells<'a> {
    /// A cell's text; `None` if it is empty. Without the column in the file it is what every row has of it.
    fn text(&self, column: LedgerColumn) -> Result<Option<&'a str>> {
        match self.columns.place(column) {
            Some(place) => self.text_at(place, column),
            None => Ok(self.options.constant(column)),
        }
    }

    /// The text of the cell at this place; `None` if it is empty, or holds a mark for what is missing.
    pub(super) fn text_at(&self, place: usize, column: LedgerColumn) -> Result<Option<&'a str>> {
        let whole = self.whole.zip(self.row.range(place));
        let text = match whole.and_then(|(row, cell)| row.get(cell)) {
            Some(text) => text,
            // OK because a row has as many cells as there are columns.
            None => std::str::from_utf8(self.row.get(place).unwrap_or(&[]))
                .map_err(|_| self.columns.fault_at(place, Files::NotText.into()))?,
        };
        if !self.options.missing.is_empty()
            && let Some(mark) = self.options.missing_mark(column, text)
        {
            self.notes.borrow_mut().used_mark(mark);
            return Ok(None);
        }
        let starts = text.as_bytes().first();
        let is_told = starts.is_some_and(u8::is_ascii_graphic) || !text.trim().is_empty();
        Ok(is_told.then_some(text))
    }

    /// What the caller says that a text of the file stands for, in the crate's own form.
    pub(super) fn ours(&self, text: &str) -> Option<&'a str> {
        let (word, ours) = self.options.words.ours(text)?;
        self.notes.borrow_mut().used_word(word);
        Some(ours)
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
            None => Ok(self.options.constant(column)),
        }
    }

    fn parse<T: FromStr<Err = Error>>(&self, column: LedgerColumn, text: &str) -> Result<T> {
        text.trim()
            .parse()
            .map_err(|error| self.columns.fault(column, refused(text, error)))
    }

    fn parsed<T: FromStr<Err = Error>>(&self, column: LedgerColumn) -> Result<Option<T>> {
        self.text(column)?
            .map(|text| self.parse(column, text))
            .transpose()
    }

    /// A word of the vocabulary, or of the caller's own words.
    fn word<T: FromStr<Err = Error>>(&self, column: LedgerColumn, text: &str) -> Result<T> {
        if let Some(ours) = self.ours(text) {
            return self.parse(column, ours);
        }
        if !self.options.words.in_any_case {
            return self.parse(column, text);
        }
        let text = text.trim();
        folded(text).parse().map_err(|error: Error| {
            let error = refused(text, error.with_word_found(text));
            self.columns.fault(column, error)
        })
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

    /// The parts of a cell with actors in them, as the file writes actors.
    fn with_actors<T>(
        &self,
        column: LedgerColumn,
        when: &When,
        read: impl Fn(&str, &dyn Fn(&str) -> Result<Actor>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let actor = |text: &str| self.actor_in(text, when.start());
        self.several(column, |part| read(part, &actor))
    }

    fn id(&self) -> Result<Cow<'a, str>> {
        if let Some(prefix) = &self.options.row_ids {
            return Ok(format!("{prefix}{}", self.line).into());
        }
        let id = seen(self.needed(LedgerColumn::Id)?.trim());
        let id = id.map_err(|error| self.columns.fault(LedgerColumn::Id, error))?;
        Ok(id.into())
    }

    /// A date of a cell, or how long it lasted by a range in it.
    fn date(&self, column: LedgerColumn, text: &str) -> Result<When> {
        if !self.options.dates.come_back(text) {
            return self.new_date(column, text);
        }
        let mut pools = self.pools.borrow_mut();
        pools.dates.read(text, |text| self.new_date(column, text))
    }

    fn new_date(&self, column: LedgerColumn, text: &str) -> Result<When> {
        let fault = |error| self.columns.fault(column, refused(text, error));
        if let Some(ours) = self.ours(text) {
            return ours.parse().map_err(fault);
        }
        let (when, is_range) = self.options.dates.read(text).map_err(fault)?;
        if is_range {
            self.notes.borrow_mut().used_ranges();
        }
        Ok(when)
    }

    fn one_date(&self, column: LedgerColumn, text: &str) -> Result<PartialDate> {
        match self.date(column, text)? {
            When::On(date) => Ok(date),
            When::Lasting { .. } => {
                let found = clip(text);
                Err(self
                    .columns
                    .fault(column, Files::NotOneDate { found }.into()))
            }
        }
    }

    fn optional_date(&self, column: LedgerColumn) -> Result<Option<PartialDate>> {
        let text = self.text(column)?;
        text.map(|text| self.one_date(column, text)).transpose()
    }

    fn when(&self) -> Result<When> {
        let start = self.needed(LedgerColumn::Start)?;
        let Some(end) = self.text(LedgerColumn::End)? else {
            return self.date(LedgerColumn::Start, start);
        };
        let start = self.one_date(LedgerColumn::Start, start)?;
        let finish = match end.trim() {
            "?" => Finish::Unknown,
            end => match end.strip_suffix("..") {
                Some(day) => Finish::Ongoing {
                    seen_until: self
                        .one_date(LedgerColumn::End, day)?
                        .exact_day()
                        .ok_or_else(|| {
                            self.columns.fault(
                                LedgerColumn::End,
                                Files::NotADay { found: clip(day) }.into(),
                            )
                        })?,
                },
                None => Finish::At(self.one_date(LedgerColumn::End, end)?),
            },
        };
        When::lasting(start, finish).map_err(|error| self.columns.fault(LedgerColumn::End, error))
    }

    fn soil(&self, start: &PartialDate) -> Result<Option<Actor>> {
        let column = LedgerColumn::Soil;
        let Some(text) = self.text(column)?.map(str::trim) else {
            return Ok(None);
        };
        let actor = match self.columns.place(column) {
            Some(_) => self.actor_in(text, start),
            None => text.parse(),
        };
        let fault = |error| self.columns.fault(column, refused(text, error));
        actor.map(Some).map_err(fault)
    }

    fn certainty(&self) -> Result<Certainty> {
        match self.told(LedgerColumn::Certainty)? {
            Some(text) => self.word(LedgerColumn::Certainty, text),
            None => Ok(Certainty::Confirmed),
        }
    }

    fn facets(&self, start: &PartialDate, faults: &mut Vec<Error>) -> Facets {
        Facets {
            setting: kept(self.optional_word(LedgerColumn::Setting), faults).flatten(),
            venue: kept(self.optional_word(LedgerColumn::Venue), faults).flatten(),
            soil: kept(self.soil(start), faults).flatten(),
            rank: kept(self.optional_word(LedgerColumn::Rank), faults).flatten(),
            forces: kept(self.optional_word(LedgerColumn::Forces), faults).flatten(),
            certainty: kept(self.certainty(), faults).unwrap_or(Certainty::Confirmed),
        }
    }

    fn kind(&self) -> Result<InteractionKind> {
        let column = LedgerColumn::Kind;
        let text = self.needed(column)?;
        let kinds = &mut self.pools.borrow_mut().kinds;
        kinds.read(text, |text| self.word(column, text))
    }

    fn count(&self) -> Result<Option<Count>> {
        let Some(text) = self.told(LedgerColumn::Count)? else {
            return Ok(None);
        };
        let mark = self.options.thousands.filter(|mark| text.contains(*mark));
        let plain = mark.and_then(|mark| ungrouped(text.trim(), mark));
        let text = bare_text(plain.as_deref().unwrap_or(text).trim());
        let found = self.parse(LedgerColumn::Count, text);
        found.map(Some)
    }

    fn edition(&self) -> Result<Option<u32>> {
        let Some(number) = self.text(LedgerColumn::Edition)? else {
            return Ok(None);
        };
        bare_text(number.trim()).parse().map(Some).map_err(|_| {
            let found = clip(number);
            let fault = refused(number, Files::NotAWholeNumber { found }.into());
            self.columns.fault(LedgerColumn::Edition, fault)
        })
    }

    /// The row as a record. If it is none, the faults are all that it has, in the order in which its cells are read.
    pub(super) fn interaction(&self, faults: &mut Vec<Error>) -> Option<Interaction> {
        let id = kept(self.id(), faults);
        let when = kept(self.when(), faults);
        let kind = kept(self.kind(), faults);
        let any_day = PartialDate::day(NaiveDate::default());
        let start = when.as_ref().map_or(&any_day, When::start);
        let parties = match (self.parties(start), &when) {
            // Whom a name means on a day that is not known cannot be told; one that nobody ever had can.
            (Err(fault), None) if fault.is_of_a_day() => None,
            (parties, _) => kept(parties, faults),
        };
        let facets = self.facets(start, faults);
        let made = match (id, when, kind, parties) {
            (Some(id), Some(when), Some(kind), Some(parties)) => {
                let mut pools = self.pools.borrow_mut();
                pools.own.start(&id);
                self.words(&mut pools);
                let row = parties.record(when, kind, &mut pools);
                kept(
                    row.map_err(|error| self.columns.fault(LedgerColumn::Parties, error)),
                    faults,
                )
            }
            _ => None,
        };
        let mut row = match made {
            Some(row) => row,
            // The other cells are read for their faults alone.
            None => stand_in(any_day)?,
        };
        row.set_facets(facets);
        self.read_the_rest(&mut row, faults);
        if self.has_rare() {
            row = self.with_rare(row, faults)?;
        }
        faults.is_empty().then_some(row)
    }

    /// What the row tells in words that are not looked at.
    fn words(&self, pools: &mut Pools) {
        let Pools {
            own,
            titles,
            places,
            sources,
            ..
        } = pools;
        let cells = [
            (LedgerColumn::Title, Told::Title, titles),
            (LedgerColumn::Place, Told::Place, places),
            (LedgerColumn::Source, Told::Source, sources),
        ];
        for (column, told, pool) in cells {
            // What is no text is told when the faults are.
            if let Ok(Some(text)) = self.text(column) {
                pool.give(told, text, own);
            }
        }
    }

    fn read_the_rest(&self, row: &mut Interaction, faults: &mut Vec<Error>) {
        if let Some(count) = kept(self.count(), faults).flatten() {
            row.set_count(count);
        }
        let keys: [(LedgerColumn, Option<Pool>, Set); 4] = [
            (
                LedgerColumn::PhaseOf,
                Some(|pools| &mut pools.phases),
                Interaction::set_phase_of,
            ),
            (LedgerColumn::PartOf, None, Interaction::set_part_of),
            (LedgerColumn::RespondsTo, None, Interaction::set_responds_to),
            (
                LedgerColumn::Series,
                Some(|pools| &mut pools.series),
                Interaction::set_series,
            ),
        ];
        for (column, pool, set) in keys {
            if let Some(key) = kept(self.key(column), faults).flatten() {
                set(row, self.shared(pool, key));
            }
        }
        if let Some(edition) = kept(self.edition(), faults).flatten() {
            row.set_edition(edition);
        }
        if self.whole.is_none() {
            for column in [
                LedgerColumn::Title,
                LedgerColumn::Place,
                LedgerColumn::Source,
            ] {
                kept(self.text(column), faults);
            }
        }
        if let Some(cell) = kept(self.key(LedgerColumn::Tags), faults).flatten() {
            let known = &mut self.pools.borrow_mut().tags;
            let tags = known.read(cell, |cell| Ok::<_, Error>(tags_of(cell)));
            if let Some(tags) = kept(tags, faults) {
                row.set_tags(tags);
            }
        }
    }

    fn shared(&self, pool: Option<Pool>, text: &str) -> Arc<str> {
        match pool {
            Some(pool) => pool(&mut self.pools.borrow_mut()).shared(text),
            None => text.into(),
        }
    }

    /// Whether the row may have what few rows have.
    fn has_rare(&self) -> bool {
        self.columns.have_rare() || !self.options.constants.is_empty()
    }

    /// What few rows have.
    fn with_rare(&self, mut row: Interaction, faults: &mut Vec<Error>) -> Option<Interaction> {
        for tag in kept(self.several(LedgerColumn::Conflicts, str::parse), faults)? {
            row = row.with_conflict(tag);
        }
        let pressure = PressureTerms {
            demand: kept(self.text(LedgerColumn::Demand), faults)?.map(Box::from),
            condition: kept(self.text(LedgerColumn::Condition), faults)?.map(Box::from),
            stage: kept(self.optional_word(LedgerColumn::Stage), faults)?,
            outcome: kept(self.optional_word(LedgerColumn::Outcome), faults)?,
        };
        if pressure != PressureTerms::default() {
            row = row.with_pressure(pressure);
        }
        let agreement = AgreementDays {
            signed: kept(self.optional_date(LedgerColumn::Signed), faults)?,
            in_force: kept(self.optional_date(LedgerColumn::InForce), faults)?,
            valid: kept(self.parsed(LedgerColumn::Valid), faults)?,
        };
        if agreement != AgreementDays::default() {
            row = kept(row.with_agreement(agreement), faults)?;
        }
        let quantities = self.with_actors(LedgerColumn::Quantities, row.when(), Quantity::read);
        let persons = self.with_actors(LedgerColumn::Persons, row.when(), Person::read);
        let (quantities, persons) = (kept(quantities, faults)?, kept(persons, faults)?);
        row = quantities.into_iter().fold(row, Interaction::with_quantity);
        row = persons.into_iter().fold(row, Interaction::with_person);
        if let Some(id) = kept(self.key(LedgerColumn::Framework), faults)? {
            row = row.with_framework(id);
        }
        Some(row)
    }
}

fn tags_of(cell: &str) -> Arc<[Box<str>]> {
    let tags = cell.split(';').map(str::trim);
    sorted_tags(tags.filter(|tag| !tag.is_empty()).map(Box::from)).into()
}

/// What was read; a fault joins the others of the row.
fn kept<T>(read: Result<T>, faults: &mut Vec<Error>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

/// A record that takes in the other cells of a row that has no record.
#[cold]
fn stand_in(day: PartialDate) -> Option<Interaction> {
    Interaction::new("row", InteractionKind::Meeting, When::On(day), [State::CHN]).ok()
}
