//! A ledger out of a file, and what became of the file's rows.

use super::{Defect, ReadAccount};
use crate::error::{Error, Result};
use crate::interaction::record::{Interaction, Link};
use crate::ledger::{Ledger, Reduction, Unread};
use crate::time::coverage::Coverage;
use std::collections::HashMap;
use std::sync::Arc;

/// A ledger with the account of its file. Both know what could not be read: the account says why, and the ledger [how much](Ledger::unread)
/// it lacks, as does every count made from it.
///
/// # Examples
/// ```
/// use interstate::read::ledger::LedgerOptions;
///
/// let file = "# coverage: every day\nid,start,kind,parties\n1,2024,call,CHN;RUS\n2,2024,cal,CHN;RUS\n";
/// let read = LedgerOptions::new().read(file.as_bytes())?;
/// assert_eq!((read.account.rows(), read.ledger.len(), read.ledger.unread().rows()), (2, 1, 1));
/// assert_eq!(read.account.faults()[0].column(), Some("kind"));
/// assert_eq!(read.strict().unwrap_err().line(), Some(4));
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct LedgerRead {
    /// The ledger of the rows that could be read; it knows [how many](Ledger::unread) could not.
    pub ledger: Ledger,
    /// The account of the rows of the file.
    pub account: ReadAccount,
}

impl LedgerRead {
    /// The ledger, if every row could be read; otherwise the first fault as an error.
    ///
    /// # Errors
    /// The first bad row.
    pub fn strict(self) -> Result<Ledger> {
        self.account.strict().map(|()| self.ledger)
    }
}

/// Rows of a file, each with its line, on their way into a ledger.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<(u64, Interaction)>,
    seen: HashMap<Arc<str>, u64>,
}

impl Rows {
    /// The line on which the id of a row stands already.
    pub(super) fn line_of(&self, row: &Interaction) -> Option<u64> {
        self.seen.get(row.id()).copied()
    }

    pub(super) fn push(&mut self, line: u64, row: Interaction) {
        self.seen.insert(row.shared_id().clone(), line);
        self.rows.push((line, row));
    }
}

/// What stands above the rows of a ledger.
#[derive(Debug, Default)]
pub(super) struct Above {
    pub(super) unread: Unread,
    pub(super) reduction: Reduction,
}

/// Makes the ledger. Rows with a link that leads nowhere are taken back; `place` puts the link's column to an error.
///
/// # Errors
/// A number of rows that does not fit 64 bits.
pub(super) fn ledger_of(
    rows: Rows,
    above: &Above,
    coverage: Coverage,
    mut account: ReadAccount,
    source: Option<&str>,
    place: impl Fn(Link, Error) -> Error,
) -> Result<LedgerRead> {
    let Rows { mut rows, .. } = rows;
    super::links::take_back_dangling(&mut rows, &mut account, place);
    let lacks = account.rows() - rows.len() as u64;
    let lacks = source.map_or_else(
        || Unread::new(lacks),
        |source| Unread::from_source(lacks, source),
    );
    let ledger = Ledger::new(rows.into_iter().map(|(_, row)| row), coverage)?;
    let unread = above.unread.merge(&lacks)?;
    Ok(LedgerRead {
        ledger: ledger.with_unread(&unread)?.reduced_by(above.reduction),
        account,
    })
}

/// A row on this line was rejected for these faults, and stands under the defect of the first.
pub(super) fn reject_all<'a>(
    account: &mut ReadAccount,
    line: u64,
    faults: Vec<Error>,
    found: impl FnOnce(&Error) -> std::borrow::Cow<'a, [u8]>,
) {
    let mut faults = faults.into_iter();
    if let Some(first) = faults.next() {
        reject(account, line, first, found);
    }
    for fault in faults {
        account.add_fault(line, fault);
    }
}

/// A row on this line was rejected for this fault.
pub(super) fn reject<'a>(
    account: &mut ReadAccount,
    line: u64,
    fault: Error,
    found: impl FnOnce(&Error) -> std::borrow::Cow<'a, [u8]>,
) {
    let defect = Defect::behind(&fault);
    let found = if account.rejected_for(defect).shows_more() {
        found(&fault)
    } else {
        std::borrow::Cow::Borrowed(&b""[..])
    };
    account.reject_for(defect, line, fault, &found);
}
