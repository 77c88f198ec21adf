//! How to read files with a header.

use super::progress::OnProgress;
use super::records::{HeaderLine, Records};
use super::row_format::RowFormat;
use super::row_reader::RowReader;
use super::{OpenedFile, ReadProgress};
use crate::error::Result;
use std::fmt;
use std::io::Read;
use std::marker::PhantomData;
use std::path::Path;

/// The options for reading files of a format with a header. Each format has a name for its own: [`AcledOptions`](super::acled::AcledOptions),
/// [`MidaOptions`](super::mid::MidaOptions).
///
/// # Examples
/// ```
/// use interstate::read::RowOptions;
/// use interstate::read::acled::{Acled, AcledOptions};
///
/// let options: RowOptions<Acled> = AcledOptions::new();
/// let mut reader = options.open("tests/it/corpus/acled.csv")?;
/// let events = reader.events().collect::<Result<Vec<_>, _>>()?;
/// assert_eq!(events.len() as u64, reader.account().kept());
/// # Ok::<(), interstate::Error>(())
/// ```
pub struct RowOptions<F> {
    header_line: HeaderLine,
    progress: Option<OnProgress>,
    format: PhantomData<fn() -> F>,
}

impl<F: RowFormat> RowOptions<F> {
    /// Options for files as they are published, with their header.
    #[must_use]
    pub fn new() -> Self {
        Self {
            header_line: HeaderLine::default(),
            progress: None,
            format: PhantomData,
        }
    }

    /// The same options with whether the first line is a header. Without one, as in a part cut out of a file, all columns stand in the order
    /// of the handbook.
    #[must_use]
    pub fn with_header_line(mut self, header_line: HeaderLine) -> Self {
        self.header_line = header_line;
        self
    }

    /// Whether the first line is a header.
    #[must_use]
    pub fn header_line(&self) -> HeaderLine {
        self.header_line
    }

    /// Calls `tell` with the progress of the reading after every block of rows, of 256 KiB as a rule, and at the end. Readers of several
    /// files may share it.
    #[must_use]
    pub fn with_progress(mut self, tell: impl Fn(ReadProgress) + Send + Sync + 'static) -> Self {
        self.progress = Some(OnProgress::new(tell));
        self
    }

    /// Reads rows from a stream: a file, or the decoder of a compressed one. The header is read at once.
    ///
    /// # Errors
    /// An empty stream; another file, by its name; a first line that is no header of the format; a header without a column that the format cannot do
    /// without, or with one twice; a stream that fails.
    pub fn reader<R: Read>(&self, from: R) -> Result<RowReader<F, R>> {
        let progress = self.progress.clone();
        let records = Records::open(from, F::FORMAT, self.header_line, progress)?;
        Ok(RowReader::new(records))
    }

    /// Reads rows from a file, [opened](super::open) out of its wrapping: see [`reader`](Self::reader).
    ///
    /// # Errors
    /// A file that cannot be opened; as [`reader`](Self::reader).
    pub fn open(&self, path: impl AsRef<Path>) -> Result<RowReader<F, OpenedFile>> {
        self.reader(super::open(path)?)
    }
}

impl<F: RowFormat> Default for RowOptions<F> {
    fn default() -> Self {
        Self::new()
    }
}

// Not derived: that would ask of the format, of which there is no value, what is asked of the options.
impl<F> Clone for RowOptions<F> {
    fn clone(&self) -> Self {
        Self {
            header_line: self.header_line,
            progress: self.progress.clone(),
            format: PhantomData,
        }
    }
}

impl<F: RowFormat> fmt::Debug for RowOptions<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowOptions")
            .field("format", &F::FORMAT.file.name)
            .field("header_line", &self.header_line)
            .field("progress", &self.progress)
            .finish()
    }
}
