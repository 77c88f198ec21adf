//! What a published list became.

use crate::error::Result;
use crate::read::ReadAccount;
use crate::sanction::{Register, RegisterParts, Snapshot};
use chrono::NaiveDate;

/// What a published list became: the parts of a register, its day, and the account of its entries.
///
/// An entry is what the list calls one, however many lines or rows it has: the account's rows are entries, and every entry is kept or
/// rejected. An entry that is kept may have become several listings: one for each measure group, programme and spell.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, SecoXmlOptions};
/// use interstate::sanction::{CountOf, ListingFilter};
///
/// let read = SecoXmlOptions::new(ListDay::InFile).read_path("tests/it/corpus/lists/seco.xml")?;
/// assert_eq!((read.account().kept(), read.parts().designations.len()), (3, 4));
///
/// let register = read.into_register()?;
/// let stock = register.stock(&ListingFilter::new(), CountOf::Targets, &[], "2015-12-31".parse()?)?;
/// assert_eq!(stock.count(&[]).to_string(), "1-2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ListRead {
    pub(super) parts: RegisterParts,
    pub(super) day: NaiveDate,
    pub(super) account: ReadAccount,
}

impl ListRead {
    /// The regimes, targets and listings, in the order of the file.
    #[must_use]
    pub fn parts(&self) -> &RegisterParts {
        &self.parts
    }

    /// The parts alone. A register made of them does not know how many entries could not be read: the account does.
    #[must_use]
    pub fn into_parts(self) -> RegisterParts {
        self.parts
    }

    /// The day of the list.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// What became of each entry.
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.account
    }

    /// The parts, if every entry could be read.
    ///
    /// # Errors
    /// The first bad entry.
    pub fn strict(self) -> Result<RegisterParts> {
        self.account.strict().map(|()| self.parts)
    }

    /// A register of the entries that were kept.
    ///
    /// # Errors
    /// As [`Register::new`]; what one list says does not contradict itself, so that none is known.
    pub fn into_register(self) -> Result<Register> {
        Register::new(self.parts)
    }

    /// What stands on the list on its day, to be compared with another day of the same list. Listings that the file itself tells the end of
    /// stand in it too, with that end.
    ///
    /// # Errors
    /// As [`Snapshot::new`].
    pub fn snapshot(&self) -> Result<Snapshot> {
        Snapshot::new(self.day, self.parts.designations.clone())
    }
}
