//! What a reader of rows under a header must know of a format.

use super::ReadAccount;
use super::records::{Format, Records};
use crate::coded::CodedEvent;
use crate::error::Result;
use std::io::Read;

/// A file format with a header, for [`RowOptions`](super::RowOptions) and [`RowReader`](super::RowReader). Only formats of this crate
/// implement it.
///
/// # Examples
/// One function for rows of every such format:
/// ```
/// use interstate::read::acled::Acled;
/// use interstate::read::mid::Mida;
/// use interstate::read::{RowFormat, RowOptions};
///
/// fn rows<F: RowFormat>(path: &str) -> interstate::Result<u64> {
///     let mut reader = RowOptions::<F>::new().open(path)?;
///     reader.for_each(|_| {})?;
///     Ok(reader.account().rows())
/// }
///
/// assert!(rows::<Acled>("tests/it/corpus/acled.csv")? > rows::<Mida>("tests/it/corpus/mida.csv")?);
/// # Ok::<(), interstate::Error>(())
/// ```
#[expect(
    private_interfaces,
    reason = "only this crate can name what a format must say, so that only this crate has formats"
)]
pub trait RowFormat: Sized {
    /// A row, borrowed from the buffer of its reader.
    type Event<'a>;

    #[doc(hidden)]
    const FORMAT: &'static Format;

    /// The next row of which an event can be made.
    #[doc(hidden)]
    fn next<'a, R: Read>(
        records: &'a mut Records<R>,
        account: &mut ReadAccount,
    ) -> Result<Option<Self::Event<'a>>>;
}

/// A [`RowFormat`] whose rows are coded events, which its reader gives by [`events`](super::RowReader::events).
pub trait CodedFormat: RowFormat {
    #[doc(hidden)]
    fn coded(event: &Self::Event<'_>) -> Result<CodedEvent>;
}

/// Makes a type the format of rows that are a `Row` and a key, which `$key` finds in the row, and gives the rows what all have.
macro_rules! row_format {
    ($format:ident: $event:ident by $key:path, $table:ident) => {
        #[expect(private_interfaces, reason = "as in the trait")]
        impl $crate::read::RowFormat for $format {
            type Event<'a> = $event<'a>;

            const FORMAT: &'static $crate::read::records::Format = &$table;

            fn next<'a, R: std::io::Read>(
                records: &'a mut $crate::read::records::Records<R>,
                account: &mut $crate::read::ReadAccount,
            ) -> $crate::error::Result<Option<$event<'a>>> {
                let key = records.next_key(account, $key)?;
                Ok(key.map(|key| $event {
                    row: records.row(),
                    key,
                }))
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
            pub fn cell(
                &self,
                column: &str,
            ) -> $crate::error::Result<Option<std::borrow::Cow<'a, str>>> {
                self.row.named(column)
            }
        }
    };
}

pub(super) use row_format;
