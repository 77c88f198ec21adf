//! Laws of series, changes, mixes and durations.

use crate::common::asked;
use interstate::Confidence;
use interstate::stats::{
    CoxStuart, Diversity, HomogeneityDistance, Laplace, MannKendall, MixTable, NextCount, Observed,
    PAdjustment, PMethod, PredictionMethod, RateRatio, Series, Simulation, TheilSen,
};
use proptest::prelude::*;

fn close(a: f64, b: f64, tolerance: f64) -> bool {
    a == b || (a - b).abs() <= tolerance * a.abs().max(b.abs())
}

/// Counts with exposures of 1 to 12.
fn periods(most: usize, count: u64) -> impl Strategy<Value = (Vec<u64>, Vec<f64>)> {
    prop::collection::vec((0..=count, 1..=12_u32), 2..=most)
        .prop_map(|cells| cells.into_iter().map(|(x, t)| (x, f64::from(t))).unzip())
}

/// The chance that a constant rate, given the total, gives a table that `extreme` holds for: by listing every table.
fn by_listing(total: u64, exposures: &[f64], extreme: &dyn Fn(&[u64]) -> bool) -> f64 {
    fn list(
        left: u64,
        open: &[f64],
        whole: f64,
        table: &mut Vec<u64>,
        chance: f64,
        extreme: &dyn Fn(&[u64]) -> bool,
    ) -> f64 {
        if open.len() == 1 {
            table.push(left);
            let last = (1..=left).fold(chance, |p, i| p * open[0] / whole / i as f64);
            let sum = if extreme(table) { last } else { 0.0 };
            table.pop();
            return sum;
        }
        let mut sum = 0.0;
        let mut term = chance;
        for x in 0..=left {
            if x > 0 {
                term *= open[0] / whole / x as f64;
            }
            table.push(x);
            sum += list(left - x, &open[1..], whole, table, term, extreme);
            table.pop();
        }
        sum
    }
    let factorial: f64 = (1..=total).map(|i| i as f64).product();
    list(
        total,
        exposures,
        exposures.iter().sum(),
        &mut Vec::new(),
        factorial,
        extreme,
    )
}

proptest! {
    #![proptest_config(crate::common::cases(256))]

    #[test]
    fn a_series_read_backwards_trends_the_other_way((x, t) in periods(8, 9)) {
        let (back_x, back_t): (Vec<u64>, Vec<f64>) =
            (x.iter().rev().copied().collect(), t.iter().rev().copied().collect());
        let (forth, back) = (MannKendall::new(&x).unwrap(), MannKendall::new(&back_x).unwrap());
        prop_assert_eq!(forth.s, -back.s);
        prop_assert!(close(forth.p_rising.unwrap(), back.p_falling.unwrap(), 1e-12));
        let signs = (CoxStuart::new(&x).unwrap(), CoxStuart::new(&back_x).unwrap());
        prop_assert_eq!((signs.0.up, signs.0.p()), (signs.1.down, signs.1.p()));

        let forth = Series::new(&x, &t).unwrap().conditional_trend();
        let back = Series::new(&back_x, &back_t).unwrap().conditional_trend();
        prop_assert!(close(forth.p_rising.unwrap(), back.p_falling.unwrap(), 1e-10));
        let mirrored = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a + b).abs() <= 1e-9 * (1.0 + a.abs()),
            (a, b) => a.is_none() && b.is_none(),
        };
        let (forth, back) = (forth.log_slope(Confidence::P95), back.log_slope(Confidence::P95));
        prop_assert!(mirrored(forth.lo, back.hi), "{forth:?} {back:?}");
        prop_assert!(mirrored(forth.estimate, back.estimate), "{forth:?} {back:?}");
    }

    #[test]
    fn the_trend_is_what_listing_every_table_gives((x, t) in periods(4, 5)) {
        let series = Series::new(&x, &t).unwrap();
        let score = |table: &[u64]| -> u64 { (0..).zip(table).map(|(s, x)| s * x).sum() };
        let seen = score(&x);
        let rising = by_listing(series.total(), &t, &|table| score(table) >= seen);
        let falling = by_listing(series.total(), &t, &|table| score(table) <= seen);
        let trend = series.conditional_trend();
        prop_assert!(close(trend.p_rising.unwrap(), rising, 1e-11), "{trend:?} {rising}");
        prop_assert!(close(trend.p_falling.unwrap(), falling, 1e-11), "{trend:?} {falling}");
    }

    #[test]
    fn the_trend_excludes_no_slope_exactly_when_p_is_small((x, t) in periods(7, 12)) {
        let trend = Series::new(&x, &t).unwrap().conditional_trend();
        for level in [Confidence::P90, Confidence::P95, Confidence::P99] {
            let slope = trend.log_slope(level);
            let outside = slope.lo.is_some_and(|lo| lo > 1e-9) || slope.hi.is_some_and(|hi| hi < -1e-9);
            let inside = slope.lo.is_none_or(|lo| lo < -1e-9) && slope.hi.is_none_or(|hi| hi > 1e-9);
            let factor = trend.interval(level);
            prop_assert!(!outside || !factor.contains(1.0), "{trend:?}");
            prop_assert!(!inside || factor.contains(1.0), "{trend:?}");
            prop_assert!(!outside || trend.p() <= (1.0 - level.level()) * (1.0 + 1e-9), "{trend:?}");
            prop_assert!(!inside || trend.p() >= (1.0 - level.level()) * (1.0 - 1e-9), "{trend:?}");
        }
    }

    #[test]
    fn a_search_is_what_listing_every_table_gives((x, t) in periods(4, 5)) {
        let series = Series::new(&x, &t).unwrap();
        let found = series.search_change().unwrap();
        let largest = |table: &[u64]| {
            let series = Series::new(table, &t).unwrap();
            series.search_change().unwrap().statistic
        };
        let least = found.statistic * (1.0 - 1e-11);
        let listed = by_listing(series.total(), &t, &|table| largest(table) >= least);
        prop_assert!(close(found.p(), listed, 1e-11), "{found:?} {listed}");
    }

    #[test]
    fn searching_costs_and_a_unit_of_time_does_not((x, t) in periods(9, 12), unit in 0.01..100.0_f64) {
        let series = Series::new(&x, &t).unwrap();
        let found = series.search_change().unwrap();
        for &at in &found.periods_before {
            let declared = series.change_at(at).unwrap();
            // Where rates are the same throughout, the statistic is 0 to the last digit but one.
            prop_assert!((declared.statistic - found.statistic).abs() <= 1e-11 * found.statistic + 1e-20);
            // Two tests of one split: the chain's ordering by likelihood, against the central one.
            let (before, after) = x.split_at(at);
            let (t_before, t_after) = t.split_at(at);
            let observed = |x: &[u64], t: &[f64]| Observed::new(x.iter().sum(), t.iter().sum()).unwrap();
            let central = RateRatio::new(observed(before, t_before), observed(after, t_after)).p(1.0);
            prop_assert_eq!(Some(declared.p()), central.unwrap().exactly());
        }
        let scaled: Vec<f64> = t.iter().map(|t| t * unit).collect();
        let again = Series::new(&x, &scaled).unwrap().search_change().unwrap();
        prop_assert!(close(found.p(), again.p(), 1e-9), "{found:?} {again:?}");
        prop_assert!((found.statistic - again.statistic).abs() <= 1e-9 * found.statistic + 1e-20);
        let (back_x, back_t): (Vec<u64>, Vec<f64>) =
            (x.iter().rev().copied().collect(), t.iter().rev().copied().collect());
        let back = Series::new(&back_x, &back_t).unwrap().search_change().unwrap();
        prop_assert!(close(found.p(), back.p(), 1e-9), "{found:?} {back:?}");
    }

    #[test]
    fn equal_rates_are_what_listing_every_table_gives((x, t) in periods(4, 5), which in 0..3_usize) {
        let series = Series::new(&x, &t).unwrap();
        let order = HomogeneityDistance::ALL[which];
        let exact = series.homogeneity_exact(order, Simulation::seeded(1)).unwrap();
        if series.total() > 0 && order != HomogeneityDistance::Probability {
            let distance = |table: &[u64]| {
                let test = Series::new(table, &t).unwrap().homogeneity();
                if order == HomogeneityDistance::ChiSquare { test.chi_square } else { test.g }
            };
            let least = distance(&x) - 1e-10;
            let listed = by_listing(series.total(), &t, &|table| distance(table) >= least);
            prop_assert!(close(exact.p(), listed, 1e-10), "{exact:?} {listed}");
        }
        prop_assert!((0.0..=1.0).contains(&exact.p()));
    }

    #[test]
    fn adjusted_p_values_keep_their_order(p in prop::collection::vec(0.0..=1.0_f64, 0..12)) {
        let (one, two) = (PAdjustment::Bonferroni.adjusted(&p).unwrap(), PAdjustment::Holm.adjusted(&p).unwrap());
        let (three, four) = (PAdjustment::BenjaminiHochberg.adjusted(&p).unwrap(), PAdjustment::BenjaminiYekutieli.adjusted(&p).unwrap());
        for i in 0..p.len() {
            prop_assert!(p[i] <= three[i] * (1.0 + 1e-12) && three[i] <= two[i] * (1.0 + 1e-12));
            prop_assert!(two[i] <= one[i] * (1.0 + 1e-12) && three[i] <= four[i]);
            for j in 0..p.len() {
                if p[i] <= p[j] {
                    prop_assert!(two[i] <= two[j] && three[i] <= three[j] && four[i] <= four[j]);
                }
            }
        }
    }

    #[test]
    fn a_table_and_its_transpose_are_one_question(
        cells in prop::collection::vec(0..6_u64, 6),
    ) {
        let rows: Vec<&[u64]> = cells.chunks(3).collect();
        let turned: Vec<Vec<u64>> = (0..3).map(|i| vec![cells[i], cells[i + 3]]).collect();
        let turned: Vec<&[u64]> = turned.iter().map(Vec::as_slice).collect();
        let exact = |rows: &[&[u64]]| MixTable::new(rows).unwrap().compare_exact(Simulation::seeded(1)).unwrap().p();
        prop_assert!(close(exact(&rows), exact(&turned), 1e-11));
        let (here, there) = (MixTable::new(&rows).unwrap().compare(), MixTable::new(&turned).unwrap().compare());
        match (here.chi_square, there.chi_square) {
            (Some(a), Some(b)) => {
                prop_assert!(close(a.statistic, b.statistic, 1e-12) && close(a.p(), b.p(), 1e-12));
                let squares: f64 = here.residuals.iter().flatten().map(|r| r * r).sum();
                prop_assert!(close(squares, a.statistic, 1e-12));
            }
            (a, b) => prop_assert!(a.is_none() && b.is_none()),
        }
    }

    #[test]
    fn effective_kinds_fall_with_the_order(counts in prop::collection::vec(0..30_u64, 1..9)) {
        prop_assume!(counts.iter().sum::<u64>() > 0);
        let mix = Diversity::new(&counts).unwrap();
        let orders = [0.0, 0.5, 1.0, 1.0 + 1e-7, 2.0, 7.0, 300.0, f64::INFINITY];
        let kinds: Vec<f64> = orders.iter().map(|&q| mix.effective_kinds(q).unwrap()).collect();
        prop_assert!(close(kinds[0], mix.kinds as f64, 1e-12));
        prop_assert!(kinds.windows(2).all(|w| w[1] <= w[0] * (1.0 + 1e-7)), "{kinds:?}");
    }

    #[test]
    fn nothing_panics_on_any_numbers(
        counts in prop::collection::vec(any::<u64>(), 0..6),
        exposures in prop::collection::vec(any::<f64>(), 0..6),
        small in prop::collection::vec((0..40_u64, -120..120_i32), 2..6),
        floats in prop::collection::vec(any::<f64>(), 0..9),
        level in any::<f64>(),
    ) {
        let level = Confidence::new(level).unwrap_or(Confidence::P95);
        let _ = Series::new(&counts, &exposures);
        // Exposures as far apart as they may be.
        let x: Vec<u64> = small.iter().map(|s| s.0).collect();
        let t: Vec<f64> = small.iter().map(|s| 10_f64.powi(s.1.clamp(-99, 99))).collect();
        let series = Series::new(&x, &t).unwrap();
        let trend = series.conditional_trend();
        prop_assert!(!trend.p().is_nan() && !trend.z.is_nan(), "{trend:?}");
        let found = series.search_change().unwrap();
        prop_assert!((0.0..=1.0).contains(&found.p()), "{found:?}");
        prop_assert!(!series.homogeneity().g_p.is_nan());
        let _ = series.homogeneity_exact(HomogeneityDistance::ChiSquare, Simulation::new(1, 99).unwrap());
        let column: Vec<f64> = floats.iter().copied().chain(std::iter::repeat(1.0)).take(x.len()).collect();
        if let Ok(fit) = series.poisson_regression(&[&column]) {
            prop_assert!(fit.coefficients.iter().chain(&fit.standard_errors).all(|c| c.is_finite()), "{fit:?}");
        }
        let _ = MannKendall::new(&floats);
        let _ = CoxStuart::new(&floats);
        let _ = Laplace::new(&floats, -1e300, 1e300);
        let _ = Laplace::new(&[0.5], floats.first().copied().unwrap_or(0.0), 1.0);
        let values: Vec<f64> = floats.iter().copied().chain(std::iter::repeat(0.0)).take(x.len()).collect();
        if let Ok(slope) = TheilSen::new(&column, &values)
            && let Ok(limits) = slope.interval(level)
        {
            prop_assert!(limits.lo() <= slope.slope && limits.hi().is_some_and(|hi| slope.slope <= hi), "{slope:?}");
        }
        let _ = PAdjustment::Holm.adjusted(&floats);
        let _ = Diversity::new(&counts);
    }
}

/// Over every rate of a grid and every pair of counts: the exact prediction holds at least as often as it says.
#[test]
fn the_next_count_is_predicted_as_often_as_the_level_says() {
    let poisson = |mean: f64, most: u64| {
        let mut term = (-mean).exp();
        (0..=most)
            .map(|x| {
                if x > 0 {
                    term *= mean / x as f64;
                }
                term
            })
            .collect::<Vec<f64>>()
    };
    for (rate, next) in [(0.3, 1.0), (2.0, 1.0), (5.0, 0.5), (9.0, 3.0)] {
        let (seen, coming) = (poisson(rate, 60), poisson(rate * next, 120));
        let mut right = 0.0;
        for (x, p) in (0..).zip(&seen) {
            let observed = Observed::new(x, 1.0).unwrap();
            let predicted = NextCount::new(observed, next).unwrap();
            let predicted = predicted.interval(Confidence::P90).unwrap();
            let inside = (0..).zip(&coming).filter(|(y, _)| predicted.contains(*y));
            right += p * inside.map(|(_, q)| q).sum::<f64>();
        }
        assert!(right >= 0.9, "rate {rate}, next {next}: {right}");
    }
}

#[test]
fn a_prediction_from_bounds_holds_that_of_each_count_and_no_more() {
    for &method in PredictionMethod::ALL {
        let of = |seen: Observed| {
            let next = NextCount::new(seen, 2.0).unwrap().with_method(method);
            next.interval(Confidence::P95).unwrap()
        };
        for lo in 0..8 {
            let hull = of(Observed::between(lo, lo + 5, 3.0).unwrap());
            let each: Vec<_> = (lo..=lo + 5)
                .map(|x| of(Observed::new(x, 3.0).unwrap()))
                .collect();
            let least = each.iter().map(|one| one.lo()).min();
            let most = each.iter().map(|one| one.hi().unwrap()).max();
            assert_eq!(
                (Some(hull.lo()), hull.hi()),
                (least, most),
                "{method:?} {lo}"
            );
        }
        let open = of(Observed::between(4, None, 3.0).unwrap());
        assert_eq!((open.hi(), open.contains(1 << 40)), (None, true));
    }
}

/// A seed gives one answer on every machine, near the exact one.
#[test]
fn a_simulated_p_is_near_the_listed_one() {
    let x = [4, 9, 2, 7, 3];
    let exposures = [1.0, 2.0, 1.0, 1.0, 1.5];
    let series = Series::new(&x, &exposures).unwrap();
    let listed = series
        .homogeneity_exact(HomogeneityDistance::ChiSquare, Simulation::seeded(1))
        .unwrap();
    assert!(matches!(listed.method, PMethod::Enumerated { .. }));
    // Nine times the events are too many to list.
    let many: Vec<u64> = x.iter().map(|x| x * 9).collect();
    let series = Series::new(&many, &exposures).unwrap();
    let drawn = series
        .homogeneity_exact(HomogeneityDistance::ChiSquare, Simulation::seeded(2))
        .unwrap();
    let again = series
        .homogeneity_exact(HomogeneityDistance::ChiSquare, Simulation::seeded(2))
        .unwrap();
    assert_eq!(drawn, again);
    let PMethod::Simulated { standard_error, .. } = drawn.method else {
        panic!("{drawn:?} should be drawn");
    };
    // At 225 events the χ² law is good to a few per cent.
    let law = series.homogeneity().chi_square_p;
    assert!(
        (drawn.p() - law).abs() < 5.0 * standard_error + 0.05 * law,
        "{drawn:?} {law}"
    );
}

#[test]
fn a_simulated_table_is_near_the_listed_one() {
    // 20 × 21 cells are drawn; every row but two is a single event, so that the table's law is that of its first two rows.
    let mut rows = vec![vec![0_u64; 21]; 20];
    rows[0][..4].copy_from_slice(&[6, 1, 0, 2]);
    rows[1][..4].copy_from_slice(&[1, 5, 3, 1]);
    let rows: Vec<&[u64]> = rows.iter().map(Vec::as_slice).collect();
    let exact = MixTable::new(&rows)
        .unwrap()
        .compare_exact(Simulation::new(3, asked(99_999, 19_999)).unwrap())
        .unwrap();
    assert!(
        matches!(exact.method, PMethod::Enumerated { .. }),
        "empty rows do not count"
    );
    // The same table forty times as large in one cell pair is beyond listing.
    let large: [&[u64]; 3] = [&[60, 41, 30, 52], &[41, 65, 43, 51], &[50, 50, 40, 60]];
    let drawn = MixTable::new(&large)
        .unwrap()
        .compare_exact(Simulation::new(3, asked(99_999, 19_999)).unwrap())
        .unwrap();
    let PMethod::Simulated { standard_error, .. } = drawn.method else {
        panic!("{drawn:?} should be drawn");
    };
    let law = MixTable::new(&large)
        .unwrap()
        .compare()
        .chi_square
        .unwrap()
        .p();
    assert!(
        (drawn.p() - law).abs() < 5.0 * standard_error + 0.05 * law,
        "{drawn:?} {law}"
    );
}

#[test]
fn rates_that_are_the_same_throughout_have_no_change_point_to_speak_of() {
    let series = Series::new(&[7, 6, 10], &[7.0, 6.0, 10.0]).unwrap();
    let found = series.search_change().unwrap();
    assert!(found.statistic.abs() < 1e-20, "{found:?}");
    assert!(found.p() > 0.999, "{found:?}");
    for at in [1, 2] {
        assert!(series.change_at(at).unwrap().statistic.abs() < 1e-20);
    }
}
