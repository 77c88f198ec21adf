//! How much of the reader's speed the conversion keeps.

use crate::gdelt;
use crate::parts::Parts;
use crate::{Outcome, peak_kib};
use interstate::read::gdelt::GdeltOptions;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Reads a file of GDELT and converts it, in turns and on the same threads, so many times each.
pub fn run(folder: &Path, file: &Path, times: usize) -> Outcome {
    let (mut alone, mut converted) = (Vec::new(), Vec::new());
    let (mut rows, mut bytes) = (0, 0);
    for time in 0..=times {
        let start = Clock::now();
        rows = read(file)?;
        let reading = start.elapsed();
        let start = Clock::now();
        let parts = Parts::new(folder, file)?;
        let account = gdelt::write(file, &parts)?;
        bytes = parts.finish("gdelt", &account)?;
        let converting = start.elapsed();
        if account.kept() != rows {
            return Err("the reader alone gives other rows".into());
        }
        // The first of each warms what the others find warm.
        if time > 0 {
            alone.push(reading);
            converted.push(converting);
        }
        parts.remove()?;
    }
    let threads = rayon::current_num_threads();
    println!("{rows} rows on {threads} threads, medians of {times} in turns:");
    let reading = said("reader alone", rows, &alone)?;
    let converting = said("to_parquet", rows, &converted)?;
    println!(
        "ratio {:.3}, of processor time {:.3}; {:.1} bytes a row, {} KiB at most",
        reading.whole / converting.whole,
        reading.processor / converting.processor,
        bytes as f64 / rows as f64,
        peak_kib()
    );
    Ok(())
}

/// Seconds on the clock, and those for which the process had a processor: on a busy machine the second tell more.
#[derive(Clone, Copy)]
struct Seconds {
    whole: f64,
    processor: f64,
}

struct Clock(Instant, f64);

impl Clock {
    fn now() -> Self {
        Self(Instant::now(), processor())
    }

    fn elapsed(&self) -> Seconds {
        Seconds {
            whole: self.0.elapsed().as_secs_f64(),
            processor: processor() - self.1,
        }
    }
}

/// Seconds of processor time until now, where the system tells.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which may have blanks, the times are the 12th and the 13th, in hundredths.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let times = fields.split_whitespace().skip(11).take(2);
    times
        .filter_map(|time| time.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// Prints the median on the clock, and gives it with the mean of processor time, whose hundredths are coarse.
fn said(what: &str, rows: u64, all: &[Seconds]) -> Outcome<Seconds> {
    let mut whole: Vec<f64> = all.iter().map(|seconds| seconds.whole).collect();
    whole.sort_by(f64::total_cmp);
    let [least, .., most] = *whole else {
        return Err("a race of two times at the least".into());
    };
    let median = whole.get(whole.len() / 2).copied().unwrap_or(most);
    let processor = all.iter().map(|seconds| seconds.processor).sum::<f64>() / all.len() as f64;
    println!(
        "{what:<12} {median:.3} s ({least:.3} to {most:.3}), {:.2} million rows a second; {processor:.3} s of processor time",
        rows as f64 / median / 1e6
    );
    Ok(Seconds {
        whole: median,
        processor,
    })
}

/// The rows that the reader alone gives.
fn read(file: &Path) -> Outcome<u64> {
    let mut reader = GdeltOptions::new().open(file)?;
    let (end, rows) = reader.fold_parallel(|| 0, |rows, event| *rows += u64::from(event.id() > 0));
    end?;
    Ok(rows.iter().sum())
}
