//! Where the columns of listings stand in a file.

use super::column::{ListingColumn, NEEDED};
use super::options::ListingsOptions;
use crate::error::{Error, Result, files::Files, nearest, words::clip};

/// Where each column stands in the file, and what the file calls it.
#[derive(Debug)]
pub(super) struct Columns {
    at: [Option<usize>; ListingColumn::ALL.len()],
    names: Vec<Box<str>>,
}

impl Columns {
    pub(super) fn of(header: &csv::ByteRecord, options: &ListingsOptions) -> Result<Self> {
        let mut columns = Self {
            at: [None; ListingColumn::ALL.len()],
            names: Vec::new(),
        };
        for (i, bytes) in header.iter().enumerate() {
            let name = std::str::from_utf8(bytes)
                .map_err(|_| Files::NotText)?
                .trim();
            columns.names.push(name.into());
            if options.ignored.contains(name) {
                continue;
            }
            let column: ListingColumn = match options.columns.get(name) {
                Some(column) => *column,
                None => name.parse().map_err(|_| Files::UnknownColumn {
                    found: clip(name),
                    nearest: nearest(name, ListingColumn::ALL.iter().map(Into::into)),
                })?,
            };
            let taken = columns.place(column).is_some();
            if taken || options.constants.contains_key(&column) {
                let column = column.into();
                return Err(Files::ColumnTwice { column }.into());
            }
            if let Some(place) = columns.at.get_mut(column as usize) {
                *place = Some(i);
            }
        }
        let missing = |column: &ListingColumn| {
            columns.place(*column).is_none() && !options.constants.contains_key(column)
        };
        match NEEDED.into_iter().find(missing) {
            Some(column) => Err(Files::NoColumn {
                column: column.into(),
            }
            .into()),
            None => Ok(columns),
        }
    }

    pub(super) fn place(&self, column: ListingColumn) -> Option<usize> {
        self.at.get(column as usize).copied().flatten()
    }

    /// The place of a column by the name that the file has for it.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| **column == *name)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The error with the name that the file has for the column; the line comes later.
    pub(super) fn fault(&self, column: ListingColumn, error: impl Into<Error>) -> Error {
        let name = self.place(column).and_then(|i| self.names.get(i));
        error
            .into()
            .in_column(name.map_or(column.into(), |name| name))
    }
}
