//! Twice as much takes about twice as long. Where it can be, the steps are counted; else the time that a slower way would take many times over.

mod records;

use std::cell::Cell;
use std::cmp::Ordering;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use interstate::Coverage;
use interstate::Period;
use interstate::stats::{Lifetime, MannKendall, Turnbull};
use interstate::time::{CoverageExtent, PeriodExtent};

use crate::common::{asked, within};

thread_local! {
    static COMPARED: Cell<u64> = const { Cell::new(0) };
}

/// A number that counts how often it is compared.
#[derive(PartialEq)]
struct Counted(u64);

impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        COMPARED.set(COMPARED.get() + 1);
        self.0.partial_cmp(&other.0)
    }
}

/// Numbers that jump about, with ties.
fn jumping(n: u64) -> Vec<Counted> {
    (0..n).map(|i| Counted(i * 7_919 % (n / 2 + 1))).collect()
}

#[test]
fn a_test_for_a_trend_compares_n_log_n_times() {
    let compared = |n| {
        COMPARED.set(0);
        MannKendall::new(&jumping(n)).unwrap();
        COMPARED.get()
    };
    for n in [1_000, 2_000, 4_000, 8_000] {
        let (once, twice) = (compared(n), compared(2 * n));
        assert!(once <= n * (u64::from(n.ilog2()) + 2), "{once} for {n}");
        assert!(10 * twice <= 23 * once, "{once} for {n}, then {twice}");
    }
}

#[test]
fn a_trend_of_many_values_agrees_with_its_pairs() {
    let values: Vec<u64> = jumping(3_000).into_iter().map(|x| x.0).collect();
    let mut s = 0_i64;
    for (i, x) in values.iter().enumerate() {
        for y in &values[i + 1..] {
            s += match y.cmp(x) {
                Ordering::Greater => 1,
                Ordering::Less => -1,
                Ordering::Equal => 0,
            };
        }
    }
    assert_eq!(MannKendall::new(&values).unwrap().s, s);
    // Three hundred thousand, of which each pair could not be compared in that time.
    let many = within(Duration::from_secs(20), || {
        MannKendall::new(&jumping(300_000))
    });
    assert_eq!(many.unwrap().values, 300_000);
}

#[test]
fn a_value_without_order_is_found_wherever_it_stands() {
    for at in 0..9 {
        let mut values = [1.0, 4.0, 2.0, 8.0, 5.0, 7.0, 2.0, 3.0, 6.0];
        values[at] = f64::NAN;
        assert_eq!(
            MannKendall::new(&values).unwrap_err().to_string(),
            "trend of a series: it holds values that cannot be compared (NaN)"
        );
    }
}

#[test]
fn coverage_in_many_spans_answers_for_many_cells() {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    let day = |n: u64| first + Days::new(n);
    let spans = 40_000_u64;
    // Every other day, one in full and one in part.
    let coverage = Coverage::new((0..spans).map(|i| {
        let extent = if i % 2 == 0 {
            CoverageExtent::Full
        } else {
            CoverageExtent::Partial
        };
        (Period::new(day(2 * i), day(2 * i + 1)).unwrap(), extent)
    }))
    .unwrap();
    within(Duration::from_secs(20), || {
        for i in 0..spans / 2 {
            let cell = Period::new(day(4 * i), day(4 * i + 4)).unwrap();
            let (full, partial, outside) = (1, 1, 2);
            assert_eq!(
                coverage.extent_over(cell),
                PeriodExtent::Mixed {
                    full,
                    partial,
                    outside
                }
            );
            assert_eq!(
                coverage.extent_on(day(4 * i + 2)),
                Some(CoverageExtent::Partial)
            );
            assert_eq!(coverage.extent_on(day(4 * i + 3)), None);
            assert_eq!(coverage.covered_parts(cell).len(), 2);
        }
        assert_eq!(coverage.merge(&coverage), coverage);
    });
}

/// Durations of one length that begin a unit after each other: self-consistency creeps on them without end.
fn tiles(n: u32, length: f64) -> Vec<Lifetime> {
    let tile = |i| Lifetime::between(f64::from(i), f64::from(i) + length);
    (0..n).map(|i| tile(i).unwrap()).collect()
}

/// What a stretch that held a share would add, as a share of what those that hold one add: nowhere above 1 at the maximum.
fn largest_pull(n: u32, length: f64) -> f64 {
    let curve = Turnbull::new(&tiles(n, length)).unwrap();
    // The shares up to the end of each mass; a mass ends at a time that a tile holds or not.
    let ends: Vec<f64> = curve.masses.iter().map(|m| m.until.unwrap()).collect();
    let mut sums = vec![0.0];
    for mass in &curve.masses {
        sums.push(sums[sums.len() - 1] + mass.share);
    }
    let up_to = |time: f64| sums[ends.partition_point(|&end| end <= time)];
    let chance = |i: u32| up_to(f64::from(i) + length) - up_to(f64::from(i));
    let chances: Vec<f64> = (0..n).map(chance).collect();
    let pull = |time: f64| -> f64 {
        let held = (0..n).filter(|&i| f64::from(i) < time && time <= f64::from(i) + length);
        held.map(|i| 1.0 / chances[i as usize]).sum::<f64>() / f64::from(n)
    };
    let halves = (0..4 * n)
        .step_by(7)
        .map(|half| pull(f64::from(half) / 2.0));
    halves.fold(0.0, f64::max)
}

#[test]
fn durations_that_overlap_like_tiles_settle() {
    let n = asked(1_250, 500);
    for length in [2.5, 3.5, 10.5, 375.0] {
        assert!(largest_pull(n, length) < 1.0 + 1e-9, "{length}");
    }
}

#[test]
fn five_thousand_durations_that_overlap_like_tiles_settle() {
    if !crate::common::whole() {
        return;
    }
    for length in [3.5, 100.5] {
        let tiles = tiles(5_000, length);
        // Ten seconds or less.
        let curve = within(Duration::from_mins(1), || Turnbull::new(&tiles)).unwrap();
        let whole: f64 = curve.masses.iter().map(|m| m.share).sum();
        assert!((whole - 1.0).abs() < 1e-12);
    }
}
