//! How far a reading has come, and who is told.

use super::ReadAccount;
use std::fmt;
use std::sync::Arc;

/// The progress of a reading: bytes and rows so far.
///
/// # Examples
/// ```
/// use interstate::read::gdelt::GdeltOptions;
///
/// let options = GdeltOptions::new()
///     .with_progress(|progress| eprintln!("{} bytes, {} rows", progress.bytes(), progress.rows()));
/// options.open("data/gdelt_v2_20191024143000_subset.export.CSV")?.for_each(|_| {})?;
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ReadProgress {
    bytes: u64,
    rows: u64,
}

impl ReadProgress {
    /// The number of bytes of all rows read so far.
    #[must_use]
    pub fn bytes(self) -> u64 {
        self.bytes
    }

    /// The number of rows read so far, kept or rejected.
    #[must_use]
    pub fn rows(self) -> u64 {
        self.rows
    }
}

/// The caller's function to be told how far the reading has come.
#[derive(Clone)]
pub(crate) struct OnProgress(Arc<dyn Fn(ReadProgress) + Send + Sync>);

impl OnProgress {
    pub(super) fn new(tell: impl Fn(ReadProgress) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    pub(super) fn tell(&self, account: &ReadAccount) {
        (self.0)(ReadProgress {
            bytes: account.bytes(),
            rows: account.rows(),
        });
    }
}

impl fmt::Debug for OnProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnProgress")
    }
}
