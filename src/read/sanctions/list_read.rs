//! What a published list became.

use super::list::List;
use crate::error::Result;
use crate::read::ReadAccount;
use crate::sanction::{ListExtent, PublishedList, Register, RegisterParts, Snapshot};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A published list as the parts of a register, with its day and the account of its entries.
///
/// An entry is what the list calls one, however many lines or rows it has: the account's rows are entries, and every entry is kept or
/// rejected. An entry that is kept may have become several listings: one for each measure group, programme and spell.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, SecoXmlOptions};
/// use interstate::sanction::{ConflictReading, CountOf, ListingFilter, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = SecoXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/seco.xml")?;
/// assert_eq!((read.account().kept(), read.parts().designations.len()), (3, 4));
///
/// let register = read.into_register()?;
/// let stock = register.stock(&ListingFilter::new(), CountOf::Targets, &[], "2015-12-31".parse()?)?;
/// assert_eq!(stock.count(&[]).to_string(), "1-2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
/// What the list can say of a past day stands beside the count; this one keeps the entries that were removed:
/// ```
/// # use interstate::read::sanctions::{ListDay, SecoXmlOptions};
/// # use interstate::sanction::{ConflictReading, CountOf, ListingFilter, ProgrammeReading, TerritoryReading};
/// # let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// # let read = SecoXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/seco.xml")?;
/// let past = read.into_register()?.past_stock(&ListingFilter::new(), CountOf::Targets, "2020-01-01".parse()?)?;
/// assert_eq!(
///     past.to_string(),
///     "0 targets, stock on 2020-01-01, by anybody; the Swiss list of 2026-08-27 tells what stood: 0 for sure",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ListRead {
    pub(super) list: &'static List,
    pub(super) parts: RegisterParts,
    pub(super) day: NaiveDate,
    pub(super) account: ReadAccount,
    pub(super) counts: Counts,
    pub(super) links: Vec<(Arc<str>, Box<str>)>,
    pub(super) side_files: Vec<SideFile>,
}

/// How many things of which kind a file has.
pub(super) type Counts = BTreeMap<(&'static str, Box<str>), u64>;

/// A file that was read beside the main one of a list, such as the addresses of its entries.
///
/// # Examples
/// ```
/// use interstate::read::Remark;
/// use interstate::read::sanctions::{ListDay, OfacCsvFiles, OfacCsvOptions, OfacList};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let main = "36,\"MADEUP AIR\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";
/// let add = "36,1,-0- ,\"Havana\",\"Cuba\",-0- \r\n37,2,-0- ,-0- ,\"Cuba\",-0- \r\n";
/// let files = OfacCsvFiles::new(main.as_bytes()).with_addresses(add.as_bytes());
/// let read = OfacCsvOptions::new(OfacList::Sdn, ListDay::Stated("2019-08-01".parse()?), reading).read(files)?;
/// let addresses = &read.side_files()[0];
/// assert_eq!((addresses.account().kept(), addresses.account().remarked(Remark::Orphan).rows()), (2, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct SideFile {
    pub(super) name: &'static str,
    pub(super) account: ReadAccount,
}

impl SideFile {
    /// A description of the file: `the file of addresses (6 cells a row), such as ADD.CSV`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name
    }

    /// The account of the rows of the side file. A row whose entry is not in the main file is kept, and remarked as an
    /// [orphan](crate::read::Remark::Orphan).
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.account
    }
}

impl ListRead {
    /// The regimes, targets and listings, in the order of the file, and the one [list](crate::sanction::PublishedList) that they are of: its day,
    /// whether it keeps what it removed, and whether an entry was rejected, so that only a part of it is here. Of a file that was cut before
    /// it was read state yourself that it is [a part](crate::sanction::ListExtent::Part).
    #[must_use]
    pub fn parts(&self) -> &RegisterParts {
        &self.parts
    }

    /// The parts of a register, without the account. A register made of them knows whether entries could not be read, and not how many.
    #[must_use]
    pub fn into_parts(self) -> RegisterParts {
        self.parts
    }

    /// The day of the list.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// The account of the entries.
    #[must_use]
    pub fn account(&self) -> &ReadAccount {
        &self.account
    }

    /// The number of things in the file for which a register has no place, by what and of which kind they are. For the lists of the Treasury
    /// of the United States: other names by kind, or events of entries by type.
    pub fn counts(&self) -> impl Iterator<Item = (&str, &str, u64)> {
        let counts = self.counts.iter();
        counts.map(|((what, kind), count)| (*what, &**kind, *count))
    }

    /// Who the list says that its parties are linked to, `Linked To:` in the remarks of the Treasury of the United States: the id of the target, and
    /// the name of the other party as it is printed there. Names are not looked up: the same words may be those of several parties, or of one that
    /// is no longer on the list.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::sanctions::{ListDay, OfacCsvFiles, OfacCsvOptions, OfacList};
    /// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
    ///
    /// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
    /// let row = "36,\"MADEUP AIR\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"Linked To: MADEUP SEA CO., LTD..\"\r\n";
    /// let options = OfacCsvOptions::new(OfacList::Sdn, ListDay::Stated("2019-08-01".parse()?), reading);
    /// let read = options.read(OfacCsvFiles::new(row.as_bytes()))?;
    /// assert_eq!(read.links().collect::<Vec<_>>(), [("ofac:36", "MADEUP SEA CO., LTD.")]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn links(&self) -> impl Iterator<Item = (&str, &str)> {
        let links = self.links.iter();
        links.map(|(target, other)| (&**target, &**other))
    }

    /// The files that were read beside the main one, in the order of reading.
    #[must_use]
    pub fn side_files(&self) -> &[SideFile] {
        &self.side_files
    }

    /// The parts of a register, if every entry could be read; otherwise the first fault as an error.
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

    /// The list itself, for the [lists](RegisterParts::with_lists) of a register, by the caller's word for whether the file has every entry of it; the
    /// [parts](Self::parts) have it as if it had. Where an entry was rejected the file has not every
    /// entry, whatever the caller says. Since when the Swiss list keeps what it removed stands nowhere in it; who knows
    /// [adds](PublishedList::with_kept_since) it.
    ///
    /// # Errors
    /// As [`PublishedList::new`].
    ///
    /// # Examples
    /// ```
    /// use interstate::read::sanctions::{ListDay, UnXmlOptions};
    /// use interstate::sanction::{ConflictReading, CountOf, ListExtent, ListingFilter, ProgrammeReading, Register, TerritoryReading};
    ///
    /// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
    /// let read = UnXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/un.xml")?;
    /// let list = read.published_list(ListExtent::Whole)?;
    /// let register = Register::new(read.into_parts().with_lists([list]))?;
    /// let stock = register.past_stock(&ListingFilter::new(), CountOf::Targets, "2020-01-01".parse()?)?;
    /// assert!(stock.answers()[0].to_string().ends_with(" of 2026-02-27 has no removed entries: 6 is a floor"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn published_list(&self, extent: ListExtent) -> Result<PublishedList> {
        self.list.published(self.day, self.read(extent))
    }

    /// How much of the list the parts are, if the file is so much of it.
    fn read(&self, file: ListExtent) -> ListExtent {
        if self.account.rejected() > 0 {
            ListExtent::Part
        } else {
            file
        }
    }

    /// What stands on the list on its day, to be compared with another day of the same list, by the caller's word for whether the file has every
    /// entry of the list. Where an entry was rejected it has not, whatever the caller says. Listings that the file itself tells the end of stand
    /// in it too, with that end.
    ///
    /// # Errors
    /// As [`Snapshot::new`].
    pub fn snapshot(&self, extent: ListExtent) -> Result<Snapshot> {
        let listings = self.parts.designations.clone();
        let snapshot = Snapshot::new(self.list.prefix, self.day, self.read(extent), listings)?;
        Ok(snapshot.with_targets(self.parts.targets.iter().cloned()))
    }
}
