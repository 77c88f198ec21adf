//! How to read a published list that is one file.

use super::builder::Builder;
use super::list::{List, ListDay};
use super::list_read::ListRead;
use crate::error::Result;
use crate::sanction::ProgrammeReading;
use std::fmt;
use std::io::Read;
use std::marker::PhantomData;
use std::path::Path;

/// A published list in a single file, for [`ListOptions`]. Only formats of this crate implement it.
///
/// # Examples
/// One function for every such list:
/// ```
/// use interstate::read::sanctions::{ListDay, ListFormat, ListOptions, SecoXml};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// fn entries<F: ListFormat>(file: &str) -> interstate::Result<u64> {
///     let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
///     Ok(ListOptions::<F>::new(ListDay::InFile, reading).read(file.as_bytes())?.account().rows())
/// }
///
/// assert_eq!(entries::<SecoXml>(r#"<swiss-sanctions-list date="2026-08-27"/>"#)?, 0);
/// # Ok::<(), interstate::Error>(())
/// ```
#[expect(
    private_interfaces,
    reason = "only this crate can name what a format must say, so that only this crate has formats"
)]
pub trait ListFormat: Sized {
    #[doc(hidden)]
    const LIST: &'static List;

    /// Hands every entry of the file to the builder.
    #[doc(hidden)]
    fn entries(from: &mut dyn Read, into: Builder) -> Result<Builder>;
}

/// The options for reading a published list in a single file. Each format has a name for its own: [`SecoXmlOptions`](super::SecoXmlOptions),
/// [`UnXmlOptions`](super::UnXmlOptions).
///
/// # Examples
/// ```
/// use interstate::read::sanctions::{ListDay, SecoXmlOptions};
/// use interstate::sanction::{ConflictReading, ProgrammeReading, TerritoryReading};
///
/// let reading = ProgrammeReading::new(ConflictReading::ConcernsState, TerritoryReading::AimedAt);
/// let read = SecoXmlOptions::new(ListDay::InFile, reading).read_path("tests/it/corpus/lists/seco.xml")?;
/// let account = read.account();
/// assert_eq!(account.rows(), account.kept() + account.rejected());
/// # Ok::<(), interstate::Error>(())
/// ```
pub struct ListOptions<F> {
    day: ListDay,
    reading: ProgrammeReading,
    format: PhantomData<fn() -> F>,
}

impl<F: ListFormat> ListOptions<F> {
    /// Options for files as they are published, of the day that they or the caller state, with this reading of programmes.
    #[must_use]
    pub fn new(day: ListDay, reading: ProgrammeReading) -> Self {
        Self {
            day,
            reading,
            format: PhantomData,
        }
    }

    /// The day of the list.
    #[must_use]
    pub fn day(&self) -> ListDay {
        self.day
    }

    /// How programmes are read where that decides which state their regime is against.
    #[must_use]
    pub fn reading(&self) -> ProgrammeReading {
        self.reading
    }

    /// Reads a list from a stream and keeps the good entries.
    ///
    /// # Errors
    /// A stream that fails or ends within the list; another file; a day that is not told, or told twice and not the same.
    pub fn read(&self, mut from: impl Read) -> Result<ListRead> {
        F::entries(&mut from, Builder::new(F::LIST, self.day, self.reading))?.finish()
    }

    /// Reads a list from a file, [opened](crate::read::open) out of its wrapping, and keeps the good entries.
    ///
    /// # Errors
    /// A file that cannot be opened; as [`read`](Self::read).
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<ListRead> {
        self.read(crate::read::open(path)?)
    }
}

// Not derived: that would ask of the format, of which there is no value, what is asked of the options.
impl<F> Clone for ListOptions<F> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<F: ListFormat> fmt::Debug for ListOptions<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListOptions")
            .field("list", &F::LIST.name)
            .field("day", &self.day)
            .field("reading", &self.reading)
            .finish()
    }
}
