//! What became of the rows of a ledger's file.

use crate::error::{Error, Result};
use crate::ledger::{Ledger, Unread};

/// A ledger and what became of the rows of its file.
///
/// # Examples
/// ```
/// use interstate::read::ledger::LedgerReader;
///
/// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,call,CHN;RUS\n2,2024,cal,CHN;RUS\n";
/// let read = LedgerReader::new().read(file.as_bytes())?;
/// assert_eq!((read.rows, read.ledger.len(), read.ledger.unread().rows()), (2, 1, 1));
/// assert_eq!(read.strict().unwrap_err().line(), Some(4));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Debug)]
pub struct LedgerRead {
    /// The rows that could be read, and [how many](Ledger::unread) could not.
    pub ledger: Ledger,
    /// How many rows the file has below its header.
    pub rows: u64,
    /// Why the others could not, in the order of the file: `rows` is the number of kept and of rejected rows.
    pub rejected: Vec<Error>,
}

impl LedgerRead {
    /// The ledger, if every row could be read.
    ///
    /// # Errors
    /// The first bad row.
    pub fn strict(self) -> Result<Ledger> {
        match self.rejected.into_iter().next() {
            Some(first) => Err(first),
            None => Ok(self.ledger),
        }
    }
}

/// The rows of a source that are not among those that could be read.
pub(in crate::read) fn unread(rows: u64, read: usize, source: Option<&str>) -> Unread {
    let unread = rows - read as u64;
    source.map_or_else(
        || Unread::new(unread),
        |source| Unread::of_source(unread, source),
    )
}
