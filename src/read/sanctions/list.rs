//! What a list is called, and where its ids come from.

use crate::error::Result;
use crate::sanction::{ListExtent, ProgrammeList, PublishedList, RemovedEntries};
use chrono::NaiveDate;

/// A published list, as its readers call it.
#[derive(Debug)]
pub(in crate::read) struct List {
    /// In messages: `the Swiss list (SECO, XML)`.
    pub(in crate::read) name: &'static str,
    /// For people, whatever the format: `Swiss list`.
    pub(in crate::read) title: &'static str,
    /// What the ids of its entries begin with: `ch`.
    pub(in crate::read) prefix: &'static str,
    /// Whether it keeps what it removed.
    pub(in crate::read) removed: RemovedEntries,
    /// Whose tags its programmes are.
    pub(in crate::read) tags: ProgrammeList,
}

impl List {
    /// The list as it was on a day, of which all or a part was read.
    pub(super) fn published(&self, day: NaiveDate, extent: ListExtent) -> Result<PublishedList> {
        let list = PublishedList::new(self.prefix, day, extent, self.removed)?;
        Ok(list.with_name(self.title))
    }
}

/// The day of a list: as the file gives it, or as the caller does.
///
/// Every listing that has no end in the file was seen standing on the day of the list, and one without a day of listing was listed on it or
/// before. So there is no default: a format that tells its day is read with [`InFile`](Self::InFile), one that does not with
/// [`Stated`](Self::Stated).
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, SecoXmlOptions};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let file = r#"<swiss-sanctions-list list-type="whole-list" date="2026-08-27"></swiss-sanctions-list>"#;
/// let read = SecoXmlOptions::new(ListDay::InFile, reading).read(file.as_bytes())?;
/// assert_eq!(read.day().to_string(), "2026-08-27");
///
/// let refused = SecoXmlOptions::new(ListDay::Stated("2026-08-28".parse()?), reading).read(file.as_bytes()).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     r#"line 1, column "swiss-sanctions-list": the file says that it is of 2026-08-27; expected 2026-08-28, as ListDay::Stated says"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ListDay {
    /// The day that the file gives as its own.
    InFile,
    /// This day; a file that gives another as its own is refused.
    Stated(NaiveDate),
}
