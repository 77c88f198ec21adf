//! What all readers of files with a header have in common.

/// Defines a reader: its documentation, its name, the name of its events, and the format.
macro_rules! reader {
    ($(#[$doc:meta])* $reader:ident, $event:ident, $key:ident, $format:ident, $key_of:path) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $reader<R> {
            records: $crate::read::records::Records<R>,
            account: $crate::read::ReadAccount,
        }

        impl<R: std::io::Read> $reader<R> {
            /// Reads from a stream: a file, or the decoder of a compressed one. The header is read at once.
            ///
            /// # Errors
            /// An empty stream; a first line that is no header of the format; a header without a column that the format cannot do
            /// without, or with one twice; a stream that fails.
            pub fn new(from: R) -> $crate::error::Result<Self> {
                Ok(Self {
                    records: $crate::read::records::Records::open(from, &$format)?,
                    account: $crate::read::ReadAccount::default(),
                })
            }

            /// The next event; `None` at the end. Rows that cannot be events are left for the [account](Self::account).
            ///
            /// # Errors
            /// If the stream fails, as a decoder does on a truncated file. All rows before that were given.
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

            /// Gives every event to `each`.
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

pub(crate) use reader;
