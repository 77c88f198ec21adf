//! A ledger out of a file, and what became of the file's rows.

use super::{Defect, ReadAccount};
use crate::error::{Error, Result};
use crate::interaction::record::{Interaction, Link};
use crate::ledger::{Ids, Ledger, Reduction, Unread, fault_of_links};
use crate::time::coverage::Coverage;

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
    records: Vec<Interaction>,
    lines: Vec<u64>,
    /// Where the records stand that name others.
    linked: Vec<usize>,
    ids: Ids,
}

impl Rows {
    /// Adds a row, unless its id stands already: then the row, and the line on which it stands.
    ///
    /// # Errors
    /// More rows than a ledger takes.
    pub(super) fn add(
        &mut self,
        line: u64,
        row: Interaction,
    ) -> Result<Option<(Interaction, u64)>> {
        let first = self.ids.add(row.id(), &self.records)?;
        if let Some(first) = first.and_then(|at| self.lines.get(at)) {
            return Ok(Some((row, *first)));
        }
        if row.links().next().is_some() {
            self.linked.push(self.records.len());
        }
        self.lines.push(line);
        self.records.push(row);
        Ok(None)
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
    let Rows {
        records: mut rows,
        lines,
        linked,
        ids,
    } = rows;
    let holds = fault_of_links(&rows, &ids, linked).is_none();
    if !holds {
        super::links::take_back(&mut rows, &lines, &ids, &mut account, place);
    }
    drop(lines);
    rows.shrink_to_fit();
    let lacks = account.rows() - rows.len() as u64;
    let lacks = source.map_or_else(
        || Unread::new(lacks),
        |source| Unread::from_source(lacks, source),
    );
    let ledger = if holds {
        Ledger::of_checked(rows, ids, coverage)
    } else {
        Ledger::new(rows, coverage)?
    };
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
