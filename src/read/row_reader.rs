//! The reader of files with a header: rows in, events and an account out.

use super::ReadAccount;
use super::records::Records;
use super::row_format::{CodedFormat, RowFormat};
use crate::coded::CodedEvent;
use crate::error::Result;
use std::fmt;
use std::io::Read;
use std::marker::PhantomData;

/// A reader of rows from a file of a format with a header: see [`RowOptions::reader`](super::RowOptions::reader). Each format has a name for
/// its own: [`AcledReader`](super::acled::AcledReader), [`MidaReader`](super::mid::MidaReader).
///
/// # Examples
/// ```
/// use interstate::read::ucdp::UcdpOptions;
///
/// let mut reader = UcdpOptions::new().open("tests/it/corpus/ucdp.csv")?;
/// let mut between_states = 0;
/// while let Some(event) = reader.next_event()? {
///     between_states += u32::from(event.dyad().is_some());
/// }
/// assert_eq!(reader.account().rows(), reader.account().kept() + reader.account().rejected());
/// # assert!(between_states > 0);
/// # Ok::<(), interstate::Error>(())
/// ```
pub struct RowReader<F, R> {
    records: Records<R>,
    account: ReadAccount,
    format: PhantomData<fn() -> F>,
}

impl<F, R> RowReader<F, R> {
    pub(super) fn new(records: Records<R>) -> Self {
        Self {
            records,
            account: ReadAccount::default(),
            format: PhantomData,
        }
    }
}

impl<F: RowFormat, R: Read> RowReader<F, R> {
    /// The next row, borrowed; `None` at the end. Rows that cannot be read are left out and counted in the [account](Self::account).
    ///
    /// # Errors
    /// If the stream fails, as a decoder does on a truncated file. All rows before that were given; the next call says `None`.
    pub fn next_event(&mut self) -> Result<Option<F::Event<'_>>> {
        F::next(&mut self.records, &mut self.account)
    }

    /// Calls a function for every remaining row.
    ///
    /// # Errors
    /// If the stream fails. All rows before that were given.
    pub fn for_each(&mut self, mut each: impl FnMut(F::Event<'_>)) -> Result<()> {
        while let Some(event) = self.next_event()? {
            each(event);
        }
        Ok(())
    }

    /// The account of the rows read so far.
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.account
    }

    /// The columns of the file that are not in the format's handbook.
    pub fn unknown_columns(&self) -> impl Iterator<Item = &str> {
        self.records.header().unknown()
    }
}

impl<F: CodedFormat, R: Read> RowReader<F, R> {
    /// The remaining events, as an iterator of owned values. A row is read in full here, so that one with an impossible cell, such as a place
    /// that is not UTF-8, is rejected, where [`next_event`](Self::next_event) leaves that cell to the caller.
    ///
    /// # Errors
    /// The last item, if the stream fails. Rows that cannot be read are left for the [account](Self::account).
    ///
    /// # Examples
    /// ```
    /// use interstate::read::acled::AcledOptions;
    ///
    /// let mut reader = AcledOptions::new().open("tests/it/corpus/acled.csv")?;
    /// let first = reader.events().next().ok_or("no event")??;
    /// assert_eq!(first.code().to_string(), "acled:Agreement");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn events(&mut self) -> impl Iterator<Item = Result<CodedEvent>> {
        std::iter::from_fn(|| self.next_coded().transpose())
    }

    fn next_coded(&mut self) -> Result<Option<CodedEvent>> {
        loop {
            let event = self.next_event()?.map(|event| F::coded(&event));
            let fault = match event.transpose() {
                Ok(event) => return Ok(event),
                Err(fault) => fault,
            };
            let row = self.records.row();
            let found = row.found_at(&fault);
            self.account.take_back(row.len(), row.line(), fault, found);
        }
    }

    /// All events; the first bad row refuses them.
    pub(super) fn all(mut self) -> Result<Vec<CodedEvent>> {
        let mut events = Vec::new();
        while let Some(event) = self.next_coded()? {
            self.account.strict()?;
            events.push(event);
        }
        self.account.strict()?;
        Ok(events)
    }
}

impl<F: RowFormat, R: fmt::Debug> fmt::Debug for RowReader<F, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowReader")
            .field("format", &F::FORMAT.file.name)
            .field("records", &self.records)
            .field("account", &self.account)
            .finish()
    }
}
