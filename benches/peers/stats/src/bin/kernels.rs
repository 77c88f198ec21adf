//! Statistics one by one, median of nine runs: `name nanoseconds`. It uses nothing that the earlier commit lacks, so that `run` can build it
//! against both.

use interstate::Confidence;
use interstate::stats::{Observed, RateRatio, Series};
use std::hint::black_box;
use std::time::Instant;

/// The same numbers on every run.
fn numbers(below: u64) -> impl FnMut() -> u64 {
    let mut state: u64 = 20_260_101;
    move || {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        (state >> 16) % below
    }
}

fn median(items: usize, mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[4] / items as f64 * 1e9
}

fn main() {
    let mut next = numbers(100);
    let of = |count| Observed::new(count, 3.0).unwrap();
    let ratios: Vec<RateRatio> = (0..200_000)
        .map(|_| RateRatio::new(of(next()), of(next())))
        .collect();
    let interval = |ratio: &RateRatio| ratio.interval(Confidence::P95).unwrap();
    let p = |ratio: &RateRatio| ratio.p(1.0).unwrap();
    println!(
        "exact interval, one by one: {:.1}",
        median(ratios.len(), || ratios.iter().for_each(|ratio| {
            black_box(interval(black_box(ratio)));
        }))
    );
    println!(
        "exact interval and p, one by one: {:.1}",
        median(ratios.len(), || ratios.iter().for_each(|ratio| {
            black_box((interval(black_box(ratio)), p(black_box(ratio))));
        }))
    );
    for mean in [2, 10, 100] {
        let mut next = numbers(2 * mean + 1);
        let counts: Vec<u64> = (0..120).map(|_| next()).collect();
        let series = Series::new(&counts, &[1.0; 120]).unwrap();
        let found = series.search_change().unwrap();
        println!(
            "searched change point, 120 months of {mean} (p = {:.12e}): {:.0}",
            found.p(),
            median(1, || {
                black_box(black_box(series).search_change().unwrap());
            })
        );
        println!(
            "exact trend with interval, 120 months of {mean}: {:.0}",
            median(1, || {
                let trend = black_box(series).conditional_trend();
                black_box((trend.interval(Confidence::P95), trend));
            })
        );
    }
}
