//! Readers: rows of the field's files in, typed records and a [`ReadAccount`] out.
//!
//! A bad row is accounted for, never fatal and never dropped in silence: every row is either kept or stands in the account under a
//! [`Defect`], with its line number. What is odd about a row that was kept stands there as a [`Remark`].
//!
//! A row has at most 2²⁰ bytes (1 MiB), in every format; what is longer is told as one bad row and skipped, so that memory stays flat
//! whatever a file holds. Of bad rows the first [`ReadAccount::FAULTS`] are told each with its line, and the first few shown for each defect
//! ([`RowGroup::EXAMPLES`]); the others are counted. Reads that are interrupted are tried again.
//!
//! # One shape
//! Every format is read in the same three steps. Its options are values: made once, they build a reader for each file. A reader streams, and
//! takes any [`Read`](std::io::Read). A file by its path is [opened](open) out of its wrapping, also a `.gz` or a `.zip` file (feature
//! `archives`).
//!
//! | | ledgers | event files | disputes |
//! |---|---|---|---|
//! | how to read | [`LedgerOptions`](ledger::LedgerOptions), [`JsonLinesOptions`](json_lines::JsonLinesOptions) | [`GdeltOptions`](gdelt::GdeltOptions), [`IcewsOptions`](icews::IcewsOptions), [`PolecatOptions`](polecat::PolecatOptions), [`AcledOptions`](acled::AcledOptions), [`UcdpOptions`](ucdp::UcdpOptions) | [`MidaOptions`](mid::MidaOptions), [`MidbOptions`](mid::MidbOptions) |
//! | a reader | `options.reader(from)`, `options.open(path)` | the same | the same |
//! | its rows, each of its own | `reader.rows()`: [`Interaction`](crate::Interaction) | `reader.events()`: [`CodedEvent`](crate::coded::CodedEvent) | [`mid::join`], `events()`: [`CodedEvent`](crate::coded::CodedEvent) |
//! | its rows, borrowed and fast | | `reader.next_event()`, `reader.for_each(..)` | the same |
//! | what became of the rows | `reader.account()`: [`ReadAccount`] | the same | the same |
//! | the whole file, if every row can be read | `from_path(path)` | the same | |
//!
//! Formats with a header share one pair, [`RowOptions`] and [`RowReader`], over the [`RowFormat`]: `AcledOptions` is `RowOptions<Acled>`.
//!
//! An iterator gives the error of a stream that fails as its last item, so that `collect::<Result<Vec<_>, _>>()` stops there. Bad rows end nothing:
//! they stand in the account.
//!
//! ```
//! use interstate::read::acled::AcledOptions;
//!
//! let mut reader = AcledOptions::new().open("tests/it/corpus/acled.csv")?;
//! let events = reader.events().collect::<Result<Vec<_>, _>>()?;
//! assert_eq!(events.len() as u64, reader.account().kept());
//! # Ok::<(), interstate::Error>(())
//! ```

mod account;
pub mod acled;
mod block;
mod cut;
mod fate;
pub mod gdelt;
pub mod icews;
pub mod json_lines;
pub mod ledger;
mod ledger_read;
mod lines;
mod links;
mod marks;
pub mod mid;
mod opened;
mod parse;
pub mod polecat;
mod progress;
mod records;
mod row_format;
mod row_options;
mod row_reader;
pub mod ucdp;

pub use account::{ReadAccount, RowExample, RowGroup};
pub use fate::{Defect, Remark};
pub use ledger_read::LedgerRead;
pub use opened::{OpenedFile, open};
#[cfg(feature = "archives")]
pub use opened::{open_zip_member, zip_members};
pub use progress::ReadProgress;
pub use records::HeaderLine;
pub use row_format::{CodedFormat, RowFormat};
pub use row_options::RowOptions;
pub use row_reader::RowReader;

use crate::error::{Result, cause::Cause, files::Files};
use std::fs::File;
use std::path::Path;

/// Opens a file for writing.
fn create(path: &Path) -> Result<File> {
    Ok(File::create(path).map_err(|error| Files::Open {
        path: path.display().to_string().into(),
        why: Cause::of(&error),
    })?)
}

/// The name of a file without its folders, as its ledger calls it.
fn file_name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}
