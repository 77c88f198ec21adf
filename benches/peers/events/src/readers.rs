//! The readers alone, on a file's rows over and over.

use crate::{Outcome, said};
use interstate::read::acled::AcledOptions;
use interstate::read::gdelt::GdeltOptions;
use interstate::read::icews::IcewsOptions;
use interstate::read::polecat::PolecatOptions;
use interstate::read::ucdp::UcdpOptions;
use std::hint::black_box;
use std::time::{Duration, Instant};

const BYTES: usize = 8 << 20;

/// How often a file is read; the fastest is told.
const TIMES: usize = 5;

/// The first line once, the rows behind it until the file is large.
fn large(path: &str) -> Outcome<Vec<u8>> {
    let file = std::fs::read(path)?;
    let end = memchr::memchr(b'\n', &file).ok_or("no rows")? + 1;
    let mut large = file.clone();
    while large.len() < BYTES {
        large.extend_from_slice(&file[end..]);
    }
    Ok(large)
}

macro_rules! fastest {
    ($options:ident, $file:expr) => {
        fastest!($options, $file, |reader| reader.for_each(|event| {
            black_box(event.line());
        })?)
    };
    ($options:ident, $file:expr, |$reader:ident| $read:expr) => {{
        let file = $file;
        let mut best: Option<(Duration, u64)> = None;
        for _ in 0..TIMES {
            let start = Instant::now();
            let mut $reader = $options::new().reader(black_box(&file[..]))?;
            $read;
            let took = start.elapsed();
            if best.is_none_or(|(least, _)| took < least) {
                best = Some((took, $reader.account().kept()));
            }
        }
        best.ok_or("never read")?
    }};
}

pub(crate) fn read(format: &str, path: &str) -> Outcome {
    let file = large(path)?;
    let (took, kept) = match format {
        "gdelt" => fastest!(GdeltOptions, file),
        "gdelt-events" => fastest!(GdeltOptions, file, |reader| {
            for event in reader.events() {
                black_box(event?);
            }
        }),
        "icews" => fastest!(IcewsOptions, file),
        "polecat" => fastest!(PolecatOptions, file),
        "acled" => fastest!(AcledOptions, file),
        "ucdp" => fastest!(UcdpOptions, file),
        _ => return Err("no such job".into()),
    };
    said(took, 0, kept, kept, "");
    Ok(())
}
