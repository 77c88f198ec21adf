//! How to read the files of the Treasury's lists.

use super::csv_set::{self, Beside};
use super::which::OfacList;
use crate::error::Result;
use crate::read::sanctions::builder::Builder;
use crate::read::sanctions::list::{List, ListDay};
use crate::read::sanctions::list_read::ListRead;
use crate::sanction::{ProgrammeList, ProgrammeReading, RemovedEntries};
use std::fmt;
use std::io::Read;
use std::path::Path;

pub(super) static CSV_SET: List = List {
    name: "the set of CSV files of the Treasury of the United States (OFAC)",
    title: "OFAC list",
    prefix: "ofac",
    removed: RemovedEntries::Dropped,
    tags: ProgrammeList::Ofac,
};

/// The options for reading a set of CSV files of the Treasury of the United States: which list they are, and of which day. The files state
/// neither.
///
/// An entry becomes a listing for each of its programmes, and one more for each directive under Executive Order 14024 that its remarks date:
/// the only days of listing that the files have. All other listings are undated, `[..day]`.
///
/// | column | becomes |
/// |---|---|
/// | `ent_num` | the id: `ofac:36`, of its listings `ofac:36#sdn/CUBA`, `ofac:17016#cons/RUSSIA-EO14024/directive-3` |
/// | `type`, `name` | kind and name of the target |
/// | `program` | a listing for each tag between `] [` |
/// | `vess_flag`, `country` of the addresses | places by [flag](crate::sanction::PlaceBasis::Flag) and [address](crate::sanction::PlaceBasis::Address) |
/// | `remarks`, with the comments behind them | nationalities; numbers in the register of a state; secondary sanctions risk; directives |
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, OfacCsvFiles, OfacCsvOptions, OfacList};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let main = "9000002,\"MADEUPOV, Ivan\",individual,\"SDGT] [NPWMD\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"nationality Russia.\"\r\n\x1a";
/// let add = "9000002,1,-0- ,\"Limassol\",\"Cyprus\",-0- \r\n\x1a";
///
/// let options = OfacCsvOptions::new(OfacList::Sdn, ListDay::Stated("2026-09-14".parse()?), reading);
/// let files = OfacCsvFiles::new(main.as_bytes()).with_addresses(add.as_bytes());
/// let read = options.read(files)?;
/// let parts = read.parts();
/// assert_eq!((parts.targets.len(), parts.designations.len()), (1, 2));
/// assert_eq!(parts.targets[0].places().len(), 2);
/// assert_eq!(parts.designations[0].listing_date().to_string(), "[..2026-09-14]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct OfacCsvOptions {
    list: OfacList,
    day: ListDay,
    reading: ProgrammeReading,
}

impl OfacCsvOptions {
    /// Options for files of this list, as of the day that the caller states, with this reading of programmes.
    #[must_use]
    pub fn new(list: OfacList, day: ListDay, reading: ProgrammeReading) -> Self {
        Self { list, day, reading }
    }

    /// The list that the files are.
    #[must_use]
    pub fn list(&self) -> OfacList {
        self.list
    }

    /// The day of the files.
    #[must_use]
    pub fn day(&self) -> ListDay {
        self.day
    }

    /// How programmes are read where that decides which state their regime is against.
    #[must_use]
    pub fn reading(&self) -> ProgrammeReading {
        self.reading
    }

    /// Reads a set of files and keeps the good entries. The account is that of the main file; the other files are [side
    /// files](ListRead::side_files), and the numbers of other names by kind are [counts](ListRead::counts).
    ///
    /// # Errors
    /// A stream that fails; a file of the set in the place of another; a web page; [`ListDay::InFile`], since the files do not tell their day.
    pub fn read(&self, files: OfacCsvFiles<'_>) -> Result<ListRead> {
        let into = Builder::new(&CSV_SET, self.day, self.reading);
        // Before any file is read: nothing can be said of entries without a day.
        into.day()?;
        let mut beside = Beside::default();
        let OfacCsvFiles {
            mut main,
            addresses,
            other_names,
            comments,
        } = files;
        if let Some(mut from) = addresses {
            beside.addresses(&mut from)?;
        }
        if let Some(mut from) = other_names {
            beside.names(&mut from)?;
        }
        if let Some(mut from) = comments {
            beside.comments(&mut from)?;
        }
        csv_set::read(self.list, &mut main, beside, into)?.finish()
    }

    /// Reads a main file alone: without addresses, and with remarks cut after a thousand letters.
    ///
    /// # Errors
    /// A file that cannot be opened; as [`read`](Self::read).
    pub fn read_path(&self, main: impl AsRef<Path>) -> Result<ListRead> {
        self.read(OfacCsvFiles::open(main)?)
    }
}

/// The files of a set: the main one, and those that go with it, as far as the caller has them.
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, OfacCsvFiles, OfacCsvOptions, OfacList};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let files = OfacCsvFiles::open("tests/it/corpus/lists/ofac_cons_prim.csv")?
///     .open_addresses("tests/it/corpus/lists/ofac_cons_add.csv")?
///     .open_other_names("tests/it/corpus/lists/ofac_cons_alt.csv")?
///     .open_comments("tests/it/corpus/lists/ofac_cons_comments.csv")?;
/// let options = OfacCsvOptions::new(OfacList::Consolidated, ListDay::Stated("2025-12-01".parse()?), reading);
/// let read = options.read(files)?;
/// assert_eq!(read.account().kept(), 262);
/// assert_eq!(read.counts().collect::<Vec<_>>(), [("other names", "aka", 617), ("other names", "fka", 99)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct OfacCsvFiles<'a> {
    main: Box<dyn Read + 'a>,
    addresses: Option<Box<dyn Read + 'a>>,
    other_names: Option<Box<dyn Read + 'a>>,
    comments: Option<Box<dyn Read + 'a>>,
}

impl<'a> OfacCsvFiles<'a> {
    /// A main file: `SDN.CSV`, `CONS_PRIM.CSV`.
    #[must_use]
    pub fn new(main: impl Read + 'a) -> Self {
        Self {
            main: Box::new(main),
            addresses: None,
            other_names: None,
            comments: None,
        }
    }

    /// The same with the file of addresses: `ADD.CSV`, `CONS_ADD.CSV`.
    #[must_use]
    pub fn with_addresses(self, from: impl Read + 'a) -> Self {
        let addresses: Option<Box<dyn Read + 'a>> = Some(Box::new(from));
        Self { addresses, ..self }
    }

    /// The same with the file of other names: `ALT.CSV`, `CONS_ALT.CSV`. They become aliases, and are counted by their kind.
    #[must_use]
    pub fn with_other_names(self, from: impl Read + 'a) -> Self {
        let other_names: Option<Box<dyn Read + 'a>> = Some(Box::new(from));
        Self {
            other_names,
            ..self
        }
    }

    /// The same with the file of comments, in which long remarks go on: `SDN_COMMENTS.CSV`, `CONS_COMMENTS.CSV`.
    #[must_use]
    pub fn with_comments(self, from: impl Read + 'a) -> Self {
        let comments: Option<Box<dyn Read + 'a>> = Some(Box::new(from));
        Self { comments, ..self }
    }

    /// A main file by its path, [opened](crate::read::open) out of its wrapping.
    ///
    /// # Errors
    /// A file that cannot be opened.
    pub fn open(main: impl AsRef<Path>) -> Result<Self> {
        Ok(Self::new(crate::read::open(main)?))
    }

    /// The same with the file of addresses by its path.
    ///
    /// # Errors
    /// A file that cannot be opened.
    pub fn open_addresses(self, path: impl AsRef<Path>) -> Result<Self> {
        Ok(self.with_addresses(crate::read::open(path)?))
    }

    /// The same with the file of other names by its path.
    ///
    /// # Errors
    /// A file that cannot be opened.
    pub fn open_other_names(self, path: impl AsRef<Path>) -> Result<Self> {
        Ok(self.with_other_names(crate::read::open(path)?))
    }

    /// The same with the file of comments by its path.
    ///
    /// # Errors
    /// A file that cannot be opened.
    pub fn open_comments(self, path: impl AsRef<Path>) -> Result<Self> {
        Ok(self.with_comments(crate::read::open(path)?))
    }
}

impl fmt::Debug for OfacCsvFiles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OfacCsvFiles")
            .field("addresses", &self.addresses.is_some())
            .field("other_names", &self.other_names.is_some())
            .field("comments", &self.comments.is_some())
            .finish_non_exhaustive()
    }
}
