//! Readers of the field's file formats: rows become typed records, with a [`ReadAccount`] of what became of each row.
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
//! Stories that mention the events of GDELT stand in files of their own: [`GdeltMentionOptions`](gdelt::GdeltMentionOptions) builds their reader,
//! `mentions()` gives a [`Mention`](crate::coded::Mention) of each row.
//!
//! [Listings](listings) of sanctions are read in the same steps: `ListingsOptions`, `reader.rows()`, `from_path(path)`; they become a
//! [`Register`](crate::sanction::Register).
//!
//! Formats with a header share one pair, [`RowOptions`] and [`RowReader`], over the [`RowFormat`]: `AcledOptions` is `RowOptions<Acled>`.
//!
//! An iterator gives the error of a stream that fails as its last item, so that `collect::<Result<Vec<_>, _>>()` stops there. Bad rows end nothing:
//! they stand in the account.
//!
//! A file without rows is an empty answer with a [remark](Remark::NoRows). A file that has rows, none of which could be kept, is an error of
//! every call that stands for the whole file, [`mid::join`] among them; of a reader that goes on over bad rows
//! [`ReadAccount::some_kept`] tells it.
//!
//! # Cells as spreadsheets and data frames write them
//! A whole number is digits, and behind them perhaps a point and zeros: `1`, `1.0` and `1.` are one, in every column that holds one. A day of
//! ACLED, UCDP, ICEWS or POLECAT that has not the form of its files is read as [`ListDates`](crate::time::ListDates) reads one day: with its month
//! in words (`9-May-2020`, `24 Feb 2022`), with the year first (`2021/03/05`, `20210312`), with dots and the day first (`23.6.2023`). Two
//! digits of a year are of the century that the row's own `year` lies in, and no date without one; numbers between slashes are no date, since
//! nothing says which of them is the month. A last line without a line end is kept, with a [remark](Remark::NoLineEnd).
//!
//! # The wrong file
//! A reader looks at the start of its stream, once: a file of another kind is refused by its name, before the first row. Each reader
//! refuses each kind of the table but its own; what starts as none of them is left to the reader. Where cells are separated by other
//! marks than published (a comma for a tab), where a header is missing, and where only version 5 is read, the message says so.
//!
//! | this is | told by | read by |
//! |---|---|---|
//! | GDELT events | 57, 58 or 61 cells, a number and a day | [`GdeltOptions`](gdelt::GdeltOptions) |
//! | GDELT 2 mentions | 16 cells, a number and two moments | [`GdeltMentionOptions`](gdelt::GdeltMentionOptions) |
//! | GDELT 2 GKG | 27 cells, a moment with a number | nobody |
//! | GDELT 1 GKG | header: `DATE`, `NUMARTS`, `THEMES` | nobody |
//! | GDELT 1 GKG counts | header: `DATE`, `NUMARTS`, `COUNTTYPE` | nobody |
//! | GDELT 1 reduced | header: `Date`, `Source`, `CAMEOCode`, `NumEvents` | nobody |
//! | Phoenix | 26 cells, a day and its year, month, day | nobody |
//! | ICEWS | header: `Event ID`, `Source Country`, `Event Text` | [`IcewsOptions`](icews::IcewsOptions) |
//! | POLECAT | header: `Event ID`, `Event Type`, `Recipient Country` | [`PolecatOptions`](polecat::PolecatOptions) |
//! | ACLED | header: `event_id_cnty`, `sub_event_type` | [`AcledOptions`](acled::AcledOptions) |
//! | UCDP GED | header: `type_of_violence`, `date_start`, `date_end` | [`UcdpOptions`](ucdp::UcdpOptions) |
//! | UCDP dyads | header: `dyad_id`, `conflict_id`, `intensity_level` | nobody |
//! | UCDP/PRIO armed conflicts | header: `conflict_id`, `intensity_level` | nobody |
//! | UCDP battle-related deaths | header: `conflict_id`, `bd_best` | nobody |
//! | MIDA | header: `dispnum`, no `ccode`, no `incidnum` | [`MidaOptions`](mid::MidaOptions) |
//! | MIDB | header: `dispnum`, `ccode`, no `incidnum` | [`MidbOptions`](mid::MidbOptions) |
//! | MIDI | header: `dispnum`, `incidnum`, no `ccode` | nobody |
//! | MIDIP | header: `dispnum`, `incidnum`, `ccode` | nobody |
//! | MIDA of version 4 | header: `dispnum3` | nobody |
//! | MIDB of version 4 | header: `dispnum3`, `ccode` | nobody |
//! | MIDI of version 4 | header: `dispnum3`, `incidnum3` | nobody |
//! | MIDIP of version 4 | header: `dispnum3`, `incidnum3`, `ccode` | nobody |
//! | dyadic MIDs of COW | header: `disno`, `statea`, `stateb` | nobody: [`mid::join`] |
//! | dyadic MIDs | header: `dispnum`, `ccode1`, `ccode2` | nobody: [`mid::join`] |
//! | a ledger | header: `id`, `start`, `kind`, `parties` | [`LedgerOptions`](ledger::LedgerOptions) |
//! | listings of sanctions | header: `id`, `entity`, `program`, `provisions`, `listing_date` | [`ListingsOptions`](listings::ListingsOptions) |
//! | the Global Sanctions Data Base | header: `case_id`, `sanctioned_state`, `sanctioning_state` | `regimes::GsdbOptions` (feature `lists`) |
//! | Threat and Imposition of Economic Sanctions | header: `caseid`, `sender1`, `targetstate` | `regimes::TiesOptions` (feature `lists`) |
//! | the Union's list of frozen assets | header: `fileGenerationDate`, `Entity_LogicalId` | `sanctions::EuCsvOptions` (feature `lists`) |
//! | the Sanctions List of the United Kingdom | header: `Unique ID`, `Regime Name`, `Sanctions Imposed` | `sanctions::UkCsvOptions` (feature `lists`) |
//! | the retired list of the United Kingdom | header: `Group ID`, `Group Type`, `Listed On` | `sanctions::ConListOptions` (feature `lists`) |
//! | JSON lines of a ledger | `{`, with `coverage`, or `kind` and `parties` | [`JsonLinesOptions`](json_lines::JsonLinesOptions) |
//! | a list of JSON | `[` | nobody |
//! | an Excel workbook (.xlsx) | its first bytes | nobody: save it as CSV |
//! | an open document workbook (.ods) | its first bytes | nobody: save it as CSV |
//! | an Excel workbook (.xls) | its first bytes | nobody: save it as CSV |
//! | an Apache Parquet file (.parquet) | its first bytes | nobody: export it as CSV |
//! | a file of R (.rda) | its first bytes, unpacked | nobody: export it as CSV |
//! | a file of R (.rds) | its first bytes, unpacked | nobody: export it as CSV |
//! | a file of Stata (.dta) | its first bytes | nobody: export it as CSV |
//! | a data base (.sqlite) | its first bytes | nobody: export it as CSV |
//! | a gzip file | its first bytes | [`open`] |
//! | a zip file | its first bytes | [`open`] |
//! | an xz file | its first bytes | nobody: unpack it |
//! | a bzip2 file (.bz2) | its first bytes | nobody: unpack it |
//! | a PDF file | its first bytes | nobody |
//! | a web page or XML | `<` | nobody |
//! | text in UTF-16 | a mark, or a NUL in every letter | nobody: save it as UTF-8; a ledger by [`Encoding::Utf16`] |
//!
//! ```
//! use interstate::read;
//!
//! let refused = read::acled::from_path("tests/it/corpus/midb.csv").unwrap_err();
//! assert_eq!(
//!     refused.to_string(),
//!     "line 1: this is MIDB: a row for each participant of a dispute, 19 columns; expected ACLED: a row for each event, 31 columns between \
//!      commas; read it by read::mid::MidbOptions"
//! );
//! ```
//!
//! # Example
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
mod delimiter;
mod encoding;
mod fate;
mod fault_groups;
pub mod gdelt;
pub mod icews;
mod json_fields;
pub mod json_lines;
mod json_row;
pub mod ledger;
mod ledger_read;
mod lines;
mod links;
pub mod listings;
mod marks;
pub mod mid;
mod opened;
mod parse;
pub mod polecat;
mod progress;
mod recognise;
mod records;
#[cfg(feature = "lists")]
#[cfg_attr(docsrs, doc(cfg(feature = "lists")))]
pub mod regimes;
mod repeated;
mod room;
mod row_format;
mod row_group;
mod row_options;
mod row_reader;
#[cfg(feature = "lists")]
pub mod sanctions;
pub mod ucdp;
mod vectors;

pub use account::ReadAccount;
pub use delimiter::Delimiter;
pub use encoding::Encoding;
pub use fate::{Defect, Remark};
pub use fault_groups::{FaultGroup, FaultSummary};
pub use ledger_read::LedgerRead;
pub use opened::{OpenedFile, open};
#[cfg(feature = "archives")]
pub use opened::{open_zip_member, zip_members};
pub use progress::ReadProgress;
pub use records::HeaderLine;
pub use row_format::{CodedFormat, RowFormat};
pub use row_group::{RowExample, RowGroup};
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
