//! Event files to Parquet, with the account of their rows beside it.
//!
//! ```text
//! cargo run --release -- gdelt FOLDER FILE...        # or icews, acled, ucdp; files plain, .gz or .zip
//! ```
//! Each file becomes one or more parts `FOLDER/NAME.0.parquet`, and `FOLDER/NAME.account.json` once all of them are whole. A file whose
//! account stands there is left alone, so that the same command goes on where it was broken off. Rows that the reader rejects are in no
//! part; the account tells how many they are, and why. Memory follows the number of threads and not the length of a file.
//!
//! GDELT keeps the names of its columns, as `PlanSource::gdelt` has them; rows are read on all threads (`RAYON_NUM_THREADS`), a part for each, and
//! stand in no order. Other formats have the columns of [`coded`].
//!
//! ```text
//! RAYON_NUM_THREADS=2 cargo run --release -- race FOLDER FILE
//! ```
//! reads a file of GDELT and converts it, in turns and on the same threads, and prints how much of the reader's speed is left. The folder
//! is to be an empty one.

mod coded;
mod columns;
mod gdelt;
mod packed;
mod parts;
mod race;
#[cfg(test)]
mod read_back;
mod texts;

use interstate::read::ReadAccount;
use interstate::read::acled::Acled;
use interstate::read::icews::Icews;
use interstate::read::ucdp::Ucdp;
use parts::Parts;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

/// Errors of threads travel between them.
pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

const USAGE: &str = "usage: to_parquet gdelt|icews|acled|ucdp|race FOLDER FILE...";

fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [format, folder, files @ ..] = words.as_slice() else {
        return Err(USAGE.into());
    };
    fs::create_dir_all(folder)?;
    if format == "race" {
        for file in files {
            race::run(Path::new(folder), Path::new(file), 7)?;
        }
        return Ok(());
    }
    for file in files {
        let file = Path::new(file);
        let parts = Parts::new(Path::new(folder), file)?;
        if parts.are_whole() {
            println!("{}: done before", file.display());
            continue;
        }
        let start = Instant::now();
        let account = written(format, file, &parts)?;
        let bytes = parts.finish(format, &account)?;
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{}: {} of {} rows, {bytes} bytes for {}, {seconds:.3} s, {} KiB at most",
            file.display(),
            account.kept(),
            account.rows(),
            account.bytes(),
            peak_kib()
        );
    }
    Ok(())
}

fn written(format: &str, file: &Path, parts: &Parts) -> Outcome<ReadAccount> {
    match format {
        "gdelt" => gdelt::write(file, parts),
        "icews" => coded::write::<Icews>(file, parts),
        "acled" => coded::write::<Acled>(file, parts),
        "ucdp" => coded::write::<Ucdp>(file, parts),
        _ => Err(USAGE.into()),
    }
}

/// The most memory that was in use, where the system tells.
fn peak_kib() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.unwrap_or("?").to_owned()
}
