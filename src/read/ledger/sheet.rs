//! How a spreadsheet was saved: its bytes, its header and its last rows.

use crate::read::progress::OnProgress;
use crate::read::{Delimiter, Encoding};

/// What is said of a file beside its columns and cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) encoding: Encoding,
    pub(super) delimiter: Option<Delimiter>,
    pub(super) header_on_line: Option<u64>,
    pub(super) header_rows: Option<u64>,
    pub(super) totals_row: Option<Box<str>>,
    pub(super) progress: Option<OnProgress>,
}
