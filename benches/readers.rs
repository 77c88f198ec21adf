//! Files with a header, and GDELT mentions: each reader, beside the newline count and the records of the `csv` crate on the same bytes, in one run.
//!
//! The rows are those of the tests' corpus, over and over: most are there for some fault, so that the rejected ones are measured too.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use interstate::read::acled::AcledOptions;
use interstate::read::gdelt::GdeltMentionOptions;
use interstate::read::icews::IcewsOptions;
use interstate::read::polecat::PolecatOptions;
use interstate::read::ucdp::UcdpOptions;
use std::hint::black_box;

const BYTES: usize = 8 << 20;

/// The header once, the rows until the file is large.
fn large(file: &str) -> Vec<u8> {
    let (header, rows) = file.split_once('\n').unwrap();
    let mut large = format!("{header}\n").into_bytes();
    while large.len() < BYTES {
        large.extend_from_slice(rows.as_bytes());
    }
    large
}

fn newlines(group: &mut BenchmarkGroup<'_, WallTime>, file: &[u8], separator: u8) {
    group
        .sample_size(20)
        .throughput(Throughput::Bytes(file.len() as u64));
    group.bench_function("newlines", |b| {
        b.iter(|| memchr::memchr_iter(b'\n', black_box(file)).count());
    });
    group.bench_function("records of csv", |b| {
        b.iter(|| {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(separator)
                .quoting(separator == b',')
                .flexible(true)
                .from_reader(black_box(file));
            let mut record = csv::ByteRecord::new();
            let mut cells = 0;
            while reader.read_byte_record(&mut record).unwrap() {
                cells += record.len();
            }
            cells
        });
    });
}

macro_rules! bench {
    ($c:expr, $name:literal, $options:ident, $file:literal, $separator:literal) => {
        let file = large(include_str!(concat!("../tests/it/corpus/", $file)));
        let mut group = $c.benchmark_group($name);
        newlines(&mut group, &file, $separator);
        group.bench_function("reader", |b| {
            b.iter(|| {
                let mut reader = $options::new().reader(black_box(&file[..])).unwrap();
                reader
                    .for_each(|event| {
                        black_box(event.line());
                    })
                    .unwrap();
                reader.account().rows()
            });
        });
        group.finish();
    };
}

fn benches(c: &mut Criterion) {
    bench!(c, "icews", IcewsOptions, "icews.tab", b'\t');
    bench!(c, "polecat", PolecatOptions, "polecat.tsv", b'\t');
    bench!(c, "acled", AcledOptions, "acled.csv", b',');
    // No header: the first row stands once.
    bench!(
        c,
        "gdelt mentions",
        GdeltMentionOptions,
        "gdelt_mentions.csv",
        b'\t'
    );
    bench!(c, "ucdp", UcdpOptions, "ucdp.csv", b',');
}

criterion_group!(readers, benches);
criterion_main!(readers);
