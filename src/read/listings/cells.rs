//! One row's cells into one listing and its target.

use super::column::ListingColumn;
use super::columns::Columns;
use super::options::ListingsOptions;
use crate::error::{Error, Result, files::Files, words::clip};
use crate::interaction::key::seen;
use crate::sanction::{Designation, ListingReason, ListingReasons, Measure, Measures, Target};
use crate::sanction::{TargetKind, TargetPlace};
use crate::time::partial_date::PartialDate;
use std::str::FromStr;

/// The cells of one row, as text.
pub(super) struct Cells<'a> {
    record: &'a csv::ByteRecord,
    columns: &'a Columns,
    options: &'a ListingsOptions,
}

impl<'a> Cells<'a> {
    pub(super) fn of(
        record: &'a csv::ByteRecord,
        columns: &'a Columns,
        options: &'a ListingsOptions,
    ) -> Result<Self> {
        if record.len() != columns.len() {
            return Err(Files::Cells {
                found: record.len(),
                expected: columns.len(),
            }
            .into());
        }
        Ok(Self {
            record,
            columns,
            options,
        })
    }

    fn fault(&self, column: ListingColumn) -> impl Fn(Error) -> Error {
        move |error| self.columns.fault(column, error)
    }

    /// A cell's text, or what every row has there; `None` if it is empty or the file has no such column.
    fn text(&self, column: ListingColumn) -> Result<Option<&'a str>> {
        let text = match self.columns.place(column).and_then(|i| self.record.get(i)) {
            Some(cell) => {
                std::str::from_utf8(cell).map_err(|_| self.columns.fault(column, Files::NotText))?
            }
            None => match self.options.constants.get(&column) {
                Some(text) => text,
                None => return Ok(None),
            },
        };
        Ok((!text.trim().is_empty()).then_some(text))
    }

    /// A cell that must not be empty.
    fn needed(&self, column: ListingColumn) -> Result<&'a str> {
        self.text(column)?
            .ok_or_else(|| self.columns.fault(column, Files::EmptyCell))
    }

    /// A cell that must not be empty if the file has its column.
    fn told(&self, column: ListingColumn) -> Result<Option<&'a str>> {
        match self.columns.place(column) {
            Some(_) => self.needed(column).map(Some),
            None => self.text(column),
        }
    }

    /// A cell by which things are told apart, without blanks around it.
    fn key(&self, column: ListingColumn) -> Result<Option<&'a str>> {
        let key = self.text(column)?.map(|text| seen(text.trim()));
        key.transpose().map_err(self.fault(column))
    }

    /// A key that must not be empty.
    fn needed_key(&self, column: ListingColumn) -> Result<&'a str> {
        self.needed(column)?;
        self.key(column)?
            .ok_or_else(|| self.columns.fault(column, Files::EmptyCell))
    }

    /// A value as its text says it; blanks around it count only where the text is none without them.
    fn parsed<T: FromStr<Err = Error>>(&self, column: ListingColumn) -> Result<Option<T>> {
        let Some(text) = self.text(column)? else {
            return Ok(None);
        };
        let read = text.parse().or_else(|_| text.trim().parse());
        read.map(Some).map_err(self.fault(column))
    }

    fn date(&self, column: ListingColumn) -> Result<Option<PartialDate>> {
        let date = self.text(column)?.map(|text| self.read_date(text));
        date.transpose().map_err(self.fault(column))
    }

    /// A date of the crate's own form, or else as the caller says that lists write them.
    fn read_date(&self, text: &str) -> Result<PartialDate> {
        let read = text.parse().or_else(|_| text.trim().parse());
        match self.options.dates {
            Some(dates) if read.is_err() => dates.read(text.trim()),
            _ => read,
        }
    }

    /// A word of the vocabulary, or of the caller's own words.
    fn word<T: FromStr<Err = Error>>(&self, text: &str) -> Result<T> {
        let ours = self.options.words.get(text.trim());
        ours.map_or(text.trim(), |ours| ours).parse()
    }

    /// The parts of a cell between semicolons.
    fn several<T>(
        &self,
        column: ListingColumn,
        read: impl Fn(&str) -> Result<T>,
    ) -> Result<Vec<T>> {
        let Some(text) = self.text(column)? else {
            return Ok(Vec::new());
        };
        let part = |part: &str| match part.trim() {
            "" => Err(Files::EmptyPart.into()),
            part => read(part),
        };
        let parts: Result<_> = text.split(';').map(part).collect();
        parts.map_err(self.fault(column))
    }

    fn target(&self) -> Result<Target> {
        let id = self.needed_key(ListingColumn::Entity)?;
        let kind = match self.told(ListingColumn::Schema)? {
            Some(text) => self.word(text).map_err(self.fault(ListingColumn::Schema))?,
            None => TargetKind::Entity,
        };
        let name = self.told(ListingColumn::Name)?;
        let places = self.several(ListingColumn::Places, str::parse::<TargetPlace>)?;
        let aliases = self.several(ListingColumn::Aliases, |name| Ok(Box::<str>::from(name)))?;
        let numbers = self.several(ListingColumn::Identifiers, str::parse)?;
        let target = Target::new(id, kind, name.unwrap_or(id))?;
        let target = places.into_iter().fold(target, |target, place| {
            target.with_place(place.state(), place.basis())
        });
        let target = aliases.into_iter().fold(target, Target::with_alias);
        Ok(numbers.into_iter().fold(target, Target::with_identifier))
    }

    /// The target of the row, and its listing.
    pub(super) fn listing(&self) -> Result<(Target, Designation)> {
        use ListingColumn as C;
        let id = self.needed_key(C::Id)?;
        let target = self.target()?;
        let regime = self.needed_key(C::Program)?;
        self.needed(C::Provisions)?;
        let measures = self.several(C::Provisions, |text| self.word::<Measure>(text))?;
        self.needed(C::ListingDate)?;
        let listed = self
            .date(C::ListingDate)?
            .ok_or_else(|| self.columns.fault(C::ListingDate, Files::EmptyCell))?;
        let mut row = Designation::new(id, target.id(), regime, Measures::from(measures), listed)
            .map_err(self.fault(C::ListingDate))?;
        if let Some(day) = self.date(C::StartDate)? {
            row = row.with_start_date(day).map_err(self.fault(C::StartDate))?;
        }
        if let Some(end) = self.parsed(C::EndDate)? {
            row = row.with_end(end).map_err(self.fault(C::EndDate))?;
        }
        for day in self.several(C::Amended, |day| self.read_date(day))? {
            row = row.with_amendment(day).map_err(self.fault(C::Amended))?;
        }
        for days in self.several(C::Suspended, str::parse)? {
            row = row
                .with_suspension(days)
                .map_err(self.fault(C::Suspended))?;
        }
        if let Some(package) = self.key(C::Package)? {
            row = row.with_package_id(package);
        }
        if let Some(act) = self.parsed::<crate::sanction::LegalAct>(C::Act)? {
            row = row.with_act(act);
        }
        let reasons = self.several(C::Reasons, |text| self.word::<ListingReason>(text))?;
        row = row.with_reasons(ListingReasons::from(reasons));
        if let Some(list) = self.key(C::List)? {
            row = row.with_list(list);
        }
        match self.text(C::ExposesThirdParties)?.map(str::trim) {
            None | Some("no") => {}
            Some("yes") => row = row.with_exposed_third_parties(),
            Some(other) => {
                let found = clip(other);
                let fault = Files::NotYesOrNo { found };
                return Err(self.columns.fault(C::ExposesThirdParties, fault));
            }
        }
        if let Some(origin) = self.parsed(C::Origin)? {
            row = row.with_origin(origin);
        }
        if let Some(source) = self.text(C::Source)? {
            row = row.with_source(source);
        }
        Ok((target, row))
    }
}
