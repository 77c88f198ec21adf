//! Readers: rows of the field's files in, typed records and a [`ReadAccount`] out.
//!
//! A bad row is accounted for, never fatal and never dropped in silence: every row is either kept or stands in the account under a
//! [`Defect`], with its line number. What is odd about a row that was kept stands there as a [`Remark`].
//!
//! A row has at most 2²⁰ bytes (1 MiB), in every format; what is longer is told as one bad row and skipped, so that memory stays flat
//! whatever a file holds. Of bad rows the first [`ReadAccount::FAULTS`] are told each with its line, and the first few shown for each defect
//! ([`RowGroup::EXAMPLES`]); the others are counted. Reads that are interrupted are tried again.
//!
//! Every reader takes any [`Read`](std::io::Read). [`open`] gives one for a file, also for a `.gz` or a `.zip` file (feature `archives`).

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
pub mod mid;
mod opened;
mod parse;
pub mod polecat;
mod records;
pub mod ucdp;

pub use account::{Example, Progress, ReadAccount, RowGroup};
pub use fate::{Defect, Remark};
pub use ledger_read::LedgerRead;
pub use opened::{Opened, open};
#[cfg(feature = "archives")]
pub use opened::{members, open_member};

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
