//! What all readers of files with a header have in common.

use super::{HeaderLine, Row};
use crate::error::Error;
use crate::read::progress::OnProgress;
use std::borrow::Cow;

/// What the options of all these readers say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Common {
    pub(crate) header_line: HeaderLine,
    pub(crate) progress: Option<OnProgress>,
}

/// What stands where the fault of a row is: the cell, or the row.
pub(crate) fn found_at<'a>(row: &Row<'a>, fault: &Error) -> Cow<'a, [u8]> {
    let cell = fault.column().and_then(|column| row.of_column(column));
    cell.unwrap_or(row.bytes()).into()
}

/// Defines the options and the reader of a format: their documentation, the reader's events, and how to read what every event has.
macro_rules! reader {
    (
        $(#[$options_doc:meta])* $options:ident,
        $(#[$doc:meta])* $reader:ident, $event:ident, $key:ident, $format:ident, $key_of:path
    ) => {
        $(#[$options_doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $options {
            common: $crate::read::records::Common,
        }

        impl $options {
            /// Files as they are published, with their header.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Whether the first line is a header. Where it is none, as in a part cut out of a file, the columns stand in the order of the
            /// handbook, and all of them.
            #[must_use]
            pub fn with_header_line(mut self, header_line: $crate::read::HeaderLine) -> Self {
                self.common.header_line = header_line;
                self
            }

            /// Whether the first line is a header.
            #[must_use]
            pub fn header_line(&self) -> $crate::read::HeaderLine {
                self.common.header_line
            }

            /// Calls `tell` after every block of rows, of 256 KiB as a rule, and at the end, with how far the reading has come. Readers of
            /// several files may share it.
            #[must_use]
            pub fn with_progress(
                mut self,
                tell: impl Fn($crate::read::ReadProgress) + Send + Sync + 'static,
            ) -> Self {
                self.common.progress = Some($crate::read::progress::OnProgress::new(tell));
                self
            }

            /// A reader of a stream: of a file, or of the decoder of a compressed one. The header is read at once.
            ///
            /// # Errors
            /// An empty stream; a first line that is no header of the format; a header without a column that the format cannot do
            /// without, or with one twice; a stream that fails.
            pub fn reader<R: std::io::Read>(&self, from: R) -> $crate::error::Result<$reader<R>> {
                Ok($reader {
                    records: $crate::read::records::Records::open(from, &$format, &self.common)?,
                    account: $crate::read::ReadAccount::default(),
                })
            }

            /// A [reader](Self::reader) of a file, [opened]($crate::read::open) out of its wrapping.
            ///
            /// # Errors
            /// A file that cannot be opened; as [`reader`](Self::reader).
            pub fn open(
                &self,
                path: impl AsRef<std::path::Path>,
            ) -> $crate::error::Result<$reader<$crate::read::OpenedFile>> {
                self.reader($crate::read::open(path)?)
            }
        }

        $(#[$doc])*
        #[derive(Debug)]
        pub struct $reader<R> {
            records: $crate::read::records::Records<R>,
            account: $crate::read::ReadAccount,
        }

        impl<R: std::io::Read> $reader<R> {
            /// The next row, borrowed; `None` at the end. Rows that cannot be read are left for the [account](Self::account).
            ///
            /// # Errors
            /// If the stream fails, as a decoder does on a truncated file. All rows before that were given; the next call says `None`.
            pub fn next_event(&mut self) -> $crate::error::Result<Option<$event<'_>>> {
                let key = loop {
                    if !self.records.advance(&mut self.account)? {
                        return Ok(None);
                    }
                    let row = self.records.row();
                    match $key_of(&row, &mut self.account) {
                        Ok(key) => {
                            self.account.keep(row.len());
                            break key;
                        }
                        Err((reason, column)) => {
                            let found = row.cell(column);
                            self.account.reject(reason, row.line(), row.name(column), found);
                        }
                    }
                };
                Ok(Some($event {
                    row: self.records.row(),
                    key,
                }))
            }

            /// Gives every row that is left to `each`.
            ///
            /// # Errors
            /// If the stream fails. All rows before that were given.
            pub fn for_each(&mut self, mut each: impl FnMut($event<'_>)) -> $crate::error::Result<()> {
                while let Some(event) = self.next_event()? {
                    each(event);
                }
                Ok(())
            }

            /// What became of the rows read so far.
            #[must_use]
            pub fn account(&self) -> &$crate::read::ReadAccount {
                &self.account
            }

            /// The columns of the file that the handbook does not know.
            pub fn unknown_columns(&self) -> impl Iterator<Item = &str> {
                self.records.header().unknown()
            }
        }

        impl<'a> $event<'a> {
            /// The line of the stream that the row starts on, counted from 1.
            #[must_use]
            pub fn line(&self) -> u64 {
                self.row.line()
            }

            /// The text of a cell, by the name that the handbook gives its column; `None` if the file has no such column, or a value
            /// is missing there.
            ///
            /// # Errors
            /// If the cell is not UTF-8.
            pub fn cell(&self, column: &str) -> $crate::error::Result<Option<std::borrow::Cow<'a, str>>> {
                self.row.named(column)
            }
        }
    };
}

/// Gives a reader whose rows are coded events an iterator of them, and the module a door for whole files.
macro_rules! coded_events {
    ($options:ident, $reader:ident, $(#[$example:meta])*) => {
        impl<R: std::io::Read> $reader<R> {
            /// The events that are left, each of its own. A row is made whole here, so that one with a cell that no event can have, such as a
            /// place that is not UTF-8, is rejected, where [`next_event`](Self::next_event) leaves that cell to the caller.
            ///
            /// # Errors
            /// The last item, if the stream fails. Rows that cannot be read are left for the [account](Self::account).
            ///
            $(#[$example])*
            pub fn events(
                &mut self,
            ) -> impl Iterator<Item = $crate::error::Result<$crate::coded::CodedEvent>> {
                std::iter::from_fn(|| self.next_coded().transpose())
            }

            fn next_coded(&mut self) -> $crate::error::Result<Option<$crate::coded::CodedEvent>> {
                loop {
                    let Some(event) = self.next_event()? else {
                        return Ok(None);
                    };
                    let fault = match event.coded() {
                        Ok(event) => return Ok(Some(event)),
                        Err(fault) => fault,
                    };
                    let (line, columns) = (event.row.line(), event.row.len());
                    let found = $crate::read::records::found_at(&event.row, &fault).into_owned();
                    self.account.take_back(columns, line, fault, &found);
                }
            }
        }

        /// Reads all events of a file; one bad row refuses the file. Where bad rows are to be left out, the reader of
        #[doc = concat!("[`", stringify!($options), "::open`] leaves them for its account.")]
        ///
        /// # Errors
        /// A file that cannot be opened or read, or the first bad row.
        pub fn from_path(
            path: impl AsRef<std::path::Path>,
        ) -> $crate::error::Result<Vec<$crate::coded::CodedEvent>> {
            let mut reader = $options::new().open(path)?;
            let mut events = Vec::new();
            while let Some(event) = reader.next_coded()? {
                reader.account().strict()?;
                events.push(event);
            }
            reader.account().strict()?;
            Ok(events)
        }
    };
}

pub(crate) use {coded_events, reader};
