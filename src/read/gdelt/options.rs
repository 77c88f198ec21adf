//! How to read GDELT files.

use super::reader::GdeltReader;
use crate::coded::CodedEvent;
use crate::error::Result;
use crate::read::progress::OnProgress;
use crate::read::{OpenedFile, ReadProgress};
use std::io::Read;
use std::path::Path;

/// Reads all events of a GDELT file; a bad row is an error. To leave bad rows out, or for a file too large for memory, use the reader of
/// [`GdeltOptions::open`].
///
/// # Errors
/// A file that cannot be opened or read, another file, by its name, or the first bad row.
///
/// # Examples
/// ```
/// use interstate::read;
///
/// let events = read::gdelt::from_path("data/gdelt_v1_20141124_100rows.export.CSV")?;
/// assert_eq!(events.len(), 100);
/// # Ok::<(), interstate::Error>(())
/// ```
pub fn from_path(path: impl AsRef<Path>) -> Result<Vec<CodedEvent>> {
    let mut reader = GdeltOptions::new().open(path)?;
    let mut events = Vec::new();
    while let Some(event) = reader.next_coded()? {
        reader.account().strict()?;
        events.push(event);
    }
    reader.account().strict()?;
    Ok(events)
}

/// The options for reading GDELT files.
///
/// # Examples
/// ```
/// use interstate::read::gdelt::GdeltOptions;
///
/// let options = GdeltOptions::new();
/// let mut rows = 0;
/// for day in ["gdelt_v1_20141124_100rows.export.CSV", "gdelt_v2_20191024143000_subset.export.CSV"] {
///     let mut reader = options.open(format!("data/{day}"))?;
///     reader.for_each(|_| rows += 1)?;
/// }
/// assert_eq!(rows, 420);
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct GdeltOptions {
    progress: Option<OnProgress>,
}

impl GdeltOptions {
    /// Options for files of any layout.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Calls `tell` with the progress of the reading after every block of rows, of 256 KiB as a rule. Readers of several files may share it,
    /// and so may several threads of one.
    #[must_use]
    pub fn with_progress(mut self, tell: impl Fn(ReadProgress) + Send + Sync + 'static) -> Self {
        self.progress = Some(OnProgress::new(tell));
        self
    }

    /// Reads events from a stream: a file, a socket, or the decoder of a compressed one. Its start is read at once, then 256 KiB at a time,
    /// without a buffer in front. Memory stays the same whatever the length of the stream or of a line in it.
    ///
    /// # Errors
    /// A stream that starts as another file does, by that file's name.
    ///
    /// # Examples
    /// ```
    /// use interstate::read::gdelt::GdeltOptions;
    ///
    /// let mentions = "881990832\t20191024143000\t20191024143000\t1\texample.org\thttps://example.org/1\t2\t-1\t300\t344\t1\t50\t2541\t2.1\t\t\n";
    /// assert_eq!(
    ///     GdeltOptions::new().reader(mentions.as_bytes()).unwrap_err().to_string(),
    ///     "line 1: this is GDELT 2 mentions: a row for each story that mentions an event, 16 columns; expected GDELT events: a row for each \
    ///      event as one story tells it, 57, 58 or 61 columns between tabs; read it by \
    ///      read::gdelt::GdeltMentionOptions"
    /// );
    /// ```
    pub fn reader<R: Read>(&self, from: R) -> Result<GdeltReader<R>> {
        GdeltReader::open(from, self.progress.clone())
    }

    /// Reads events from a file, [opened](crate::read::open) out of its wrapping: see [`reader`](Self::reader).
    ///
    /// # Errors
    /// A file that cannot be opened; as [`reader`](Self::reader).
    pub fn open(&self, path: impl AsRef<Path>) -> Result<GdeltReader<OpenedFile>> {
        self.reader(crate::read::open(path)?)
    }
}
