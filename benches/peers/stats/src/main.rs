//! Races the statistics against SciPy, statsmodels and R, and prints a table of ratios.
//!
//! ```sh
//! cargo run --release --manifest-path benches/peers/stats/Cargo.toml
//! ```
//!
//! `PYTHON` names the interpreter with SciPy and statsmodels (else `python3`); `Rscript` must be on the path. A peer that is not
//! installed is skipped with a printed line. All programs get the same pairs of counts, from the same generator.

use std::collections::HashMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use interstate::Confidence;
use interstate::stats::{BeforeAfter, ETest, MannKendall, Observed, RateRatio, RateRatios, Series};

/// Counts from 0 to 99 by a generator that each peer repeats.
fn pairs() -> Vec<BeforeAfter> {
    let mut state: u64 = 20_260_101;
    let mut next = || {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        (state >> 16) % 100
    };
    let of = |count| Observed::new(count, 3.0).unwrap();
    (0..100_000)
        .map(|_| BeforeAfter::new(of(next()), of(next())))
        .collect()
}

/// The best of several runs, in nanoseconds per item.
fn time(items: usize, mut run: impl FnMut()) -> f64 {
    let best = (0..7)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    best / items as f64 * 1e9
}

/// What a peer prints: `name value` lines, nanoseconds per item or a checksum.
fn peer(command: &str, script: &str) -> HashMap<String, f64> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(script);
    let output = Command::new(command).arg(path).output();
    let mut found = HashMap::new();
    match output {
        Ok(output) if output.status.success() => {
            for line in String::from_utf8_lossy(&output.stdout).lines() {
                match line
                    .trim()
                    .rsplit_once(' ')
                    .map(|(name, value)| (name, value.parse()))
                {
                    Some((name, Ok(value))) => {
                        found.insert(name.to_string(), value);
                    }
                    _ => println!("{line}"),
                }
            }
        }
        Ok(output) => println!(
            "{script} skipped: {}",
            String::from_utf8_lossy(&output.stderr)
                .lines()
                .last()
                .unwrap_or("it failed")
        ),
        Err(error) => println!("{script} skipped: {command}: {error}"),
    }
    found
}

fn main() {
    let pairs = pairs();
    let interval = |&pair: &BeforeAfter| {
        let ratio = RateRatio::from(pair);
        ratio.interval(Confidence::P95).unwrap()
    };
    let p = |&pair: &BeforeAfter| RateRatio::from(pair).p(1.0).unwrap();
    let checksum: f64 = pairs.iter().map(interval).map(|i| i.lo()).sum();
    let ours_interval = time(pairs.len(), || {
        for pair in &pairs {
            black_box(interval(black_box(pair)));
        }
    });
    let ours_both = time(pairs.len(), || {
        for pair in &pairs {
            black_box((interval(black_box(pair)), p(black_box(pair))));
        }
    });
    let many = RateRatios::new(&pairs);
    let all_intervals = time(pairs.len(), || {
        black_box(black_box(many).intervals(Confidence::P95).unwrap());
    });
    let all_both = time(pairs.len(), || {
        let many = black_box(many);
        black_box((
            many.intervals(Confidence::P95).unwrap(),
            many.p(1.0).unwrap(),
        ));
    });
    let e = |x1, x2| {
        let of = |count| Observed::new(count, 3.0).unwrap();
        ETest::new(of(x1), of(x2)).unwrap().p(1.0).unwrap().hi()
    };
    let e_small = time(1000, || {
        for _ in 0..1000 {
            black_box(e(black_box(18), black_box(9)));
        }
    });
    let e_large = time(1000, || {
        for _ in 0..1000 {
            black_box(e(black_box(200), black_box(180)));
        }
    });
    let draws: Vec<u64> = pairs.iter().map(|pair| pair.before().lo()).collect();
    let fifty = &draws[..50];
    let trend = time(1000, || {
        for _ in 0..1000 {
            black_box(MannKendall::new(black_box(fifty)).unwrap());
        }
    });
    let months: Vec<u64> = draws[..120].iter().map(|n| n % 7).collect();
    let series = Series::new(&months, &[1.0; 120]).unwrap();
    let change = time(20, || {
        for _ in 0..20 {
            black_box(black_box(series).search_change().unwrap());
        }
    });
    println!("interval          {ours_interval:8.0} ns");
    println!("interval and p    {ours_both:8.0} ns");
    println!("interval, all at once        {all_intervals:8.0} ns");
    println!(
        "interval and p, all at once  {all_both:8.0} ns, {:.2} × the speed of one by one",
        ours_both / all_both
    );
    println!("E-test 18 v 9     {e_small:8.0} ns, p = {:.10}", e(18, 9));
    println!("E-test 200 v 180  {e_large:8.0} ns");
    println!("exact Mann–Kendall of 50 values        {trend:8.0} ns");
    println!(
        "searched change point of 120 months    {change:8.0} ns, {} events",
        series.total()
    );
    println!();

    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let mut peers = peer(&python, "race.py");
    peers.extend(peer("Rscript", "race.R"));
    if let Some(theirs) = peers.get("scipy checksum") {
        let off = (theirs - checksum).abs() / checksum;
        println!("lower limits summed: ours {checksum}, SciPy {theirs}, {off:.1e} apart\n");
    }
    for (ours, what, name) in [
        (
            all_intervals,
            "interval, all at once",
            "scipy betaincinv, vectorised, interval only",
        ),
        (
            all_both,
            "interval and p, all at once",
            "scipy betaincinv, vectorised, interval only",
        ),
        (
            ours_both,
            "interval and p",
            "scipy betaincinv, vectorised, interval only",
        ),
        (
            ours_both,
            "interval and p",
            "scipy betaincinv and bdtr, vectorised, interval and p",
        ),
        (
            ours_both,
            "interval and p",
            "R qbeta, vectorised, interval only",
        ),
        (ours_both, "interval and p", "R poisson.test"),
        (
            ours_both,
            "interval and p",
            "scipy binomtest, p and exact interval",
        ),
        (ours_both, "interval and p", "statsmodels score interval"),
        (e_small, "E-test 18 v 9", "scipy poisson_means_test 18 v 9"),
        (
            e_large,
            "E-test 200 v 180",
            "scipy poisson_means_test 200 v 180",
        ),
        (e_small, "E-test 18 v 9", "statsmodels etest 18 v 9"),
        (
            trend,
            "exact Mann–Kendall of 50",
            "pymannkendall of 50, normal law",
        ),
    ] {
        match peers.get(name) {
            Some(theirs) => println!(
                "{:8.1} × {what} against {name} ({theirs:.0} ns)",
                theirs / ours
            ),
            None => println!("       –   {what} against {name}: not installed"),
        }
    }
}
