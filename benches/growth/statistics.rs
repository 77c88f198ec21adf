//! The heaviest calls on plain numbers.

use super::{Call, tried};
use interstate::Result;
use interstate::stats::{
    BeforeAfter, KaplanMeier, Laplace, Lifetime, MannKendall, Observed, RatioShrinkage, Series,
    TheilSen, Turnbull,
};

/// Numbers that jump about, with ties: at every n alike, so that no order in them makes one size easier than another.
fn jumping(n: usize) -> Vec<f64> {
    let jump = |i: u64| i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33;
    let n = n as u64;
    (0..n).map(|i| (jump(i) % (n / 2 + 1)) as f64).collect()
}

fn counts(n: usize) -> (Vec<u64>, Vec<f64>) {
    let counts = (0..n).map(|i| (i * 7_919 % 11) as u64);
    (counts.collect(), vec![1.0; n])
}

fn pairs_of(n: usize) -> Vec<BeforeAfter> {
    let seen = |count: usize| Observed::new(count as u64, 3.0).unwrap();
    let pair = |i: usize| BeforeAfter::new(seen(i * 7 % 23), seen(i * 11 % 29));
    (0..n).map(pair).collect()
}

pub(super) const CALLS: &[Call] = &[
    Call {
        name: "MannKendall::new, n values",
        least: 12_500,
        ready: |n| {
            let values = jumping(n);
            tried(move || MannKendall::new(&values))
        },
    },
    Call {
        name: "TheilSen::new, n values (limit 5,000)",
        least: 625,
        ready: |n| {
            let (times, values) = ((0..n).map(|i| i as f64).collect::<Vec<_>>(), jumping(n));
            tried(move || TheilSen::new(&times, &values).map(|line| line.slope))
        },
    },
    Call {
        name: "KaplanMeier::new, n durations",
        least: 12_500,
        ready: |n| {
            let lifetimes = jumping(n)
                .into_iter()
                .map(|time| Lifetime::exact(time + 1.0));
            let lifetimes = lifetimes.collect::<Result<Vec<_>>>().unwrap();
            tried(move || KaplanMeier::new(&lifetimes))
        },
    },
    Call {
        name: "Turnbull::new, n durations that overlap like tiles (limit 20,000)",
        least: 625,
        ready: |n| {
            let tile = |i: usize| Lifetime::between(i as f64, i as f64 + 3.5);
            let lifetimes = (0..n).map(tile).collect::<Result<Vec<_>>>().unwrap();
            tried(move || Turnbull::new(&lifetimes))
        },
    },
    Call {
        name: "Series::conditional_trend, n periods (exact up to 30,000 scores)",
        least: 1_250,
        ready: |n| {
            let (counts, years) = counts(n);
            tried(move || Ok(Series::new(&counts, &years)?.conditional_trend()))
        },
    },
    Call {
        name: "Series::homogeneity, n periods",
        least: 12_500,
        ready: |n| {
            let (counts, years) = counts(n);
            tried(move || Ok(Series::new(&counts, &years)?.homogeneity()))
        },
    },
    Call {
        name: "Series::search_change, n periods (limit 10¹⁰ steps)",
        least: 250,
        ready: |n| {
            let (counts, years) = counts(n);
            tried(move || Series::new(&counts, &years)?.search_change())
        },
    },
    Call {
        name: "Series::poisson_regression, n periods",
        least: 12_500,
        ready: |n| {
            let (counts, years) = counts(n);
            let times: Vec<f64> = (0..n).map(|i| i as f64 / n as f64).collect();
            tried(move || Series::new(&counts, &years)?.poisson_regression(&[&times]))
        },
    },
    Call {
        name: "Laplace::new, n events (exact up to 1,000)",
        least: 125,
        ready: |n| {
            let mut times = jumping(n);
            times.sort_unstable_by(f64::total_cmp);
            tried(move || Laplace::new(&times, 0.0, n as f64))
        },
    },
    Call {
        name: "RatioShrinkage::new, n pairs",
        least: 1_250,
        ready: |n| {
            let pairs = pairs_of(n);
            tried(move || RatioShrinkage::new(&pairs))
        },
    },
];
