//! Times, taken and told.

use interstate::Result;
use std::time::{Duration, Instant};

/// Each measurement is the fastest of those that fit in this time, and of one at least.
const A_MEASUREMENT: Duration = Duration::from_millis(150);

/// The fastest of several times, or why there was no answer.
pub(crate) fn measured(
    work: &mut dyn FnMut() -> Result<()>,
) -> std::result::Result<Duration, String> {
    let begun = Instant::now();
    let mut fastest = Duration::MAX;
    loop {
        let start = Instant::now();
        work().map_err(|error| error.to_string())?;
        fastest = fastest.min(start.elapsed());
        if begun.elapsed() > A_MEASUREMENT {
            return Ok(fastest);
        }
    }
}

/// Three digits and a unit.
pub(crate) fn in_words(time: Duration) -> String {
    format!("{time:.3?}")
}
