//! Times, taken and told.

use super::Work;
use interstate::Result;
use std::time::{Duration, Instant};

/// Each measurement is the fastest of those that fit in this time, and of one at least.
const A_MEASUREMENT: Duration = Duration::from_millis(150);

/// The fastest of several times, or why there was no answer.
fn measured(work: &mut dyn FnMut() -> Result<()>) -> std::result::Result<Duration, String> {
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
fn in_words(time: Duration) -> String {
    format!("{time:.3?}")
}

/// The times of a call as a line of the table; the growth of a doubling is the mean of those measured.
pub(crate) fn line(name: &str, least: usize, ready: fn(usize) -> Work) -> String {
    let mut cells = vec![name.to_owned(), least.to_string()];
    let mut times: Vec<Duration> = Vec::new();
    let ratio = |after: Duration, before: Duration| after.as_secs_f64() / before.as_secs_f64();
    for doubling in 0..4 {
        let mut work = ready(least << doubling);
        match measured(&mut *work) {
            Ok(time) => {
                cells.push(match times.last() {
                    None => in_words(time),
                    Some(&before) => format!("×{:.2}", ratio(time, before)),
                });
                times.push(time);
            }
            Err(why) => {
                cells.push(format!("refused: {why}"));
                break;
            }
        }
    }
    if let [first, .., last] = *times {
        let doublings = f64::from(u32::try_from(times.len() - 1).unwrap());
        cells.push(format!("×{:.2}", ratio(last, first).powf(1.0 / doublings)));
        cells.push(in_words(last));
    }
    format!("| {} |", cells.join(" | "))
}
