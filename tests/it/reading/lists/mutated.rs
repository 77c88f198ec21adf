//! Lists with bytes changed, dropped, doubled and glued together at random: the law of every reading holds, wherever a block of the file ends.

use super::hostile::{SAMPLES, XmlSample};
use super::sheets::SHEETS;
use interstate::read::sanctions::{ListRead, OfacDelta};
use std::time::{Duration, Instant};

/// For so many seconds, where that is said; else a few hundred files.
const SECONDS: &str = "INTERSTATE_MUTATED_LISTS";

/// How much of a file is read at once.
const BLOCK: usize = 256 << 10;

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end.max(1) as u64)).unwrap()
    }

    fn change(&mut self, file: &mut Vec<u8>, other: &[u8]) {
        const TEXTS: [&str; 12] = [
            "<", ">", "&", "&amp;", "\"", "/>", "<!--", "-->", "]]>", "\u{FEFF}", "\n", "é",
        ];
        let at = self.below(file.len());
        let end = (at + self.below(40)).min(file.len());
        match self.below(6) {
            0 => file.truncate(at),
            1 => drop(file.drain(at..end)),
            2 => drop(file.splice(at..at, TEXTS[self.below(TEXTS.len())].bytes())),
            3 => {
                let again = file[at..end].to_vec();
                drop(file.splice(at..at, again));
            }
            4 => {
                let from = self.below(other.len());
                let to = (from + self.below(80)).min(other.len());
                drop(file.splice(at..end, other[from..to].iter().copied()));
            }
            _ => {
                if let Some(byte) = file.get_mut(at) {
                    *byte ^= 1 << self.below(8);
                }
            }
        }
    }
}

/// Read behind a comment of the length that puts the end of the first block somewhere in it, a file says the same.
fn same_behind_a_seam(sample: &XmlSample, file: &[u8], seam: usize) {
    if !file.starts_with(b"<") {
        return;
    }
    let padding = "x".repeat(BLOCK - seam - "<!---->".len());
    let padded = [format!("<!--{padding}-->").as_bytes(), file].concat();
    let parts = |read: interstate::Result<ListRead>| read.ok().map(ListRead::into_parts);
    let told = String::from_utf8_lossy(file);
    assert!(
        parts(sample.lawful(file)) == parts(sample.lawful(&padded)),
        "{} at {seam}: {told}",
        sample.name
    );
}

#[test]
fn lists_that_were_changed_at_random_keep_the_law() {
    let seconds = std::env::var(SECONDS).ok();
    let seconds = seconds.map(|seconds| Duration::from_secs(seconds.parse().unwrap()));
    let (begun, mut random, mut files) = (Instant::now(), Random(20_261_129), 0_u64);
    let xml: Vec<Vec<u8>> = SAMPLES
        .iter()
        .map(|sample| sample.file().into_bytes())
        .collect();
    let sheets: Vec<Vec<u8>> = SHEETS
        .iter()
        .map(|sheet| super::file(sheet.name).into_bytes())
        .collect();
    let delta = super::file("ofac_delta.xml").into_bytes();
    while seconds.map_or(files < 400, |seconds| begun.elapsed() < seconds) {
        files += 1;
        let which = random.below(xml.len() + sheets.len() + 1);
        let all = || xml.iter().chain(&sheets).chain([&delta]);
        let mut file = all().nth(which).unwrap().clone();
        let other = all()
            .nth(random.below(xml.len() + sheets.len() + 1))
            .unwrap();
        for _ in 0..=random.below(4) {
            random.change(&mut file, other);
        }
        if let Some(sample) = SAMPLES.get(which) {
            let seam = random.below(file.len() + 1);
            same_behind_a_seam(sample, &file, seam);
            let _ = sample.lawful(&file);
        } else if let Some(sheet) = SHEETS.get(which - xml.len()) {
            let _ = sheet.lawful(&file);
        } else if let Ok(delta) = OfacDelta::read(file.as_slice()) {
            let account = delta.account();
            assert_eq!(account.rows(), account.kept() + account.rejected());
        }
    }
    println!("{files} files");
}
