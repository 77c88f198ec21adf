//! What the tests of series, mixes and durations refuse, in whole messages.

use interstate::stats::{
    Clusters, CoxStuart, DispersedRatio, Dispersion, DispersionModel, Diversity,
    HomogeneityDistance, KaplanMeier, Laplace, LastAsRecord, Lifetime, MannKendall, MixTable,
    NextCount, Observed, PAdjustment, Power, RateRatio, Series, Simulation, TheilSen, Turnbull,
};
use interstate::{Confidence, Result};

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T>, message: &str) {
    assert_eq!(result.unwrap_err().to_string(), message);
}

#[test]
fn a_series_has_two_periods_and_a_place_for_each() {
    refused(
        Series::new(&[3], &[1.0]),
        "1 periods are too few; 2 are needed",
    );
    refused(Series::new(&[3, 4], &[1.0]), "1 exposures, expected 2");
    refused(
        Series::new(&[3, 4], &[1.0, -2.0]),
        "exposure -2 is outside 1e-100 ≤ exposure ≤ 1e100",
    );
    refused(
        Series::new(&[u64::MAX, 4], &[1.0, 1.0]),
        "sum of the counts 18446744073709551615 is above 1125899906842624",
    );
    let series = Series::new(&[3, 4], &[1.0, 1.0]).unwrap();
    refused(series.at_times(&[2019]), "1 times, expected 2");
    refused(
        series.at_times(&[2020, 2019]),
        "times of a series: each must be later than the one before it",
    );
    refused(
        series.at_times(&[i64::MIN, i64::MAX]),
        "span of the times 18446744073709551615 is above 2147483648",
    );
}

#[test]
fn tests_of_order_refuse_what_has_none() {
    let nan = [1.0, f64::NAN, 2.0];
    let message = "trend of a series: it holds values that cannot be compared (NaN)";
    refused(MannKendall::new(&nan), message);
    refused(CoxStuart::new(&[1.0, f64::NAN]), message);
    refused(
        MannKendall::new::<u64>(&[]),
        "0 periods are too few; 2 are needed",
    );
    refused(CoxStuart::new(&[1]), "1 periods are too few; 2 are needed");
    let many = vec![0.0; 5_001];
    refused(
        TheilSen::new(&many, &many),
        "number of values 5001 is above 5000",
    );
    let times = [2019.0, 2019.0];
    refused(
        TheilSen::new(&times, &[1.0, 2.0]),
        "1 different times for a slope are too few; 2 are needed",
    );
    refused(
        TheilSen::new(&[0.0, f64::INFINITY], &[1.0, 2.0]),
        "time inf is outside the finite numbers",
    );
    refused(
        TheilSen::new(&[0.0, 1.0], &[-1e308, 1e308]),
        "slope of a series: differences this large or this small leave the range of numbers",
    );
    refused(
        Laplace::new(&[], 0.0, 1.0),
        "0 dated events are too few; 1 are needed",
    );
    refused(
        Laplace::new(&[2.0], 0.0, 1.0),
        "time of an event 2 is outside start ≤ time ≤ end of the span",
    );
    refused(
        Laplace::new(&[0.0], 1.0, 1.0),
        "length of the span 0 is outside 0 < length, finite",
    );
    let four = MannKendall::new(&[1, 2, 3, 4]).unwrap();
    refused(
        four.direction(Confidence::P99),
        "4 periods for a trend at this level are too few; 6 are needed",
    );
}

#[test]
fn changes_and_models_refuse_what_they_cannot_tell_apart() {
    let counts = [3; 16];
    let series = Series::new(&counts, &[1.0; 16]).unwrap();
    refused(
        series.change_at(0),
        "number of periods before the change 0 is outside 1 ≤ periods before < all periods",
    );
    refused(
        Series::new(&[1 << 40, 1], &[1.0, 1.0])
            .unwrap()
            .search_change(),
        "number of events in a search for a change 1099511627777 is above 1000000000",
    );
    refused(
        series.interrupted(9),
        "7 periods after the change are too few; 8 are needed",
    );
    refused(
        series.poisson_regression(&[&[1.0; 16]]),
        "Poisson regression: its columns depend on each other, or on the intercept",
    );
    refused(
        series.poisson_regression(&[&[1.0; 15]]),
        "15 numbers in a column, expected 16",
    );
    refused(
        Series::new(&[0, 0], &[1.0; 2])
            .unwrap()
            .poisson_regression(&[]),
        "Poisson regression: no finite estimate fits these counts best",
    );
    let pair = Series::new(&[1, 2], &[1.0; 2]).unwrap();
    refused(
        pair.poisson_regression(&[&[0.0, 1.0], &[1.0, 0.0]]),
        "2 periods for so many columns are too few; 3 are needed",
    );
    let large = Series::new(&[1 << 30; 3], &[1.0; 3]).unwrap();
    refused(
        large.homogeneity_exact(HomogeneityDistance::ChiSquare, Simulation::seeded(1)),
        "number of events to draw 3221225472 is above 1000000",
    );
}

#[test]
fn a_zero_count_leaves_a_dispersed_ratio_open() {
    let none = Series::new(&[0, 0, 0], &[1.0; 3]).unwrap();
    let some = Series::new(&[0, 4, 1], &[1.0; 3]).unwrap();
    refused(
        Dispersion::new(&[none]),
        "0 periods with an event and with parts are too few; 1 are needed",
    );
    let half = DispersedRatio::new(none, some).unwrap();
    assert_eq!(half.model(), DispersionModel::EachSide);
    assert_eq!((half.sides().0, half.sides().1), (None, half.dispersion()));
    assert_eq!(half.p().unwrap(), 1.0);
    let open = half.interval(Confidence::P95).unwrap();
    assert_eq!((open.lo(), open.hi()), (0.0, None));
    let known = |alpha| DispersionModel::NegativeBinomial { alpha };
    let half = DispersedRatio::new(some, none).unwrap();
    let half = half.with_model(known(0.1)).unwrap();
    let open = half.interval(Confidence::P95).unwrap();
    assert_eq!((open.lo(), open.hi()), (0.0, None));
    assert_eq!(half.p().unwrap(), 1.0);
    let one = Clusters::from_keys([1]);
    let half = DispersedRatio::new((Clusters::default(), 1.0), (one, 1.0)).unwrap();
    assert_eq!(half.interval(Confidence::P95).unwrap().hi(), None);
    let full = DispersedRatio::new(some, some).unwrap();
    refused(
        full.with_model(known(f64::NAN)),
        "dispersion α NaN is outside 0 ≤ α ≤ 1e100",
    );
}

#[test]
fn a_dispersed_ratio_refuses_a_model_that_needs_more_than_is_known() {
    let total = Observed::new(9, 3.0).unwrap();
    let totals = DispersedRatio::new(total, total).unwrap();
    refused(
        totals.with_model(DispersionModel::QuasiPoisson),
        "0 periods with an event and with parts are too few; 1 are needed",
    );
    let parts = Series::new(&[0, 4, 1], &[1.0; 3]).unwrap();
    let mixed = DispersedRatio::new(total, parts).unwrap();
    assert_eq!(mixed.model(), DispersionModel::QuasiPoisson);
    refused(
        mixed.with_model(DispersionModel::EachSide),
        "ratio with a variance for each side: it needs the parts of both periods",
    );
    refused(
        mixed.with_model(DispersionModel::NegativeBinomial { alpha: 0.1 }),
        "negative-binomial ratio: it needs the parts of both periods",
    );
    let message = "compound Poisson ratio: it needs the clusters of both periods";
    refused(totals.with_model(DispersionModel::CompoundPoisson), message);
    let clusters = (Clusters::from_keys([1, 1, 2]), 3.0);
    refused(DispersedRatio::new(total, clusters), message);
    refused(DispersedRatio::new(clusters, parts), message);
    refused(
        DispersedRatio::new(total, (clusters.0, 0.0)),
        "exposure 0 is outside 1e-100 ≤ exposure ≤ 1e100",
    );
}

#[test]
fn a_ratio_of_totals_says_that_it_assumes_independent_events() {
    let (before, after) = (
        Observed::new(9, 3.0).unwrap(),
        Observed::new(18, 3.0).unwrap(),
    );
    let totals = DispersedRatio::new(before, after).unwrap();
    let exact = RateRatio::new(before, after).interval(Confidence::P95);
    assert_eq!(
        (totals.interval(Confidence::P95).unwrap(), totals.model()),
        (exact.unwrap(), DispersionModel::Poisson)
    );
    assert!(totals.dispersion().is_none());
    // Parts of one side are enough to see how events come.
    let parts = Series::new(&[0, 0, 18], &[1.0; 3]).unwrap();
    let mixed = DispersedRatio::new(before, parts).unwrap();
    assert_eq!(mixed.model(), DispersionModel::QuasiPoisson);
    assert_eq!(mixed.dispersion().unwrap().degrees_of_freedom, 2);
    // Parts without an event show nothing.
    let none = Series::new(&[0, 0], &[1.5; 2]).unwrap();
    let nothing = DispersedRatio::new(none, after).unwrap();
    assert_eq!(nothing.model(), DispersionModel::Poisson);
}

#[test]
fn adjusting_refuses_a_missing_p_value() {
    refused(
        PAdjustment::Holm.adjusted(&[0.5, f64::NAN]),
        "p-value NaN is outside 0 ≤ p ≤ 1",
    );
    refused(
        PAdjustment::Holm.adjusted(&[1.5]),
        "p-value 1.5 is outside 0 ≤ p ≤ 1",
    );
    assert!(PAdjustment::Holm.adjusted(&[]).unwrap().is_empty());
}

#[test]
fn mixes_refuse_what_is_no_table() {
    refused(
        Diversity::new(&[]),
        "0 events for a mix are too few; 1 are needed",
    );
    refused(
        Diversity::new(&[u64::MAX, 1]),
        "sum of the counts 18446744073709551615 is above 1125899906842624",
    );
    refused(
        Diversity::new(&[1]).unwrap().effective_kinds(-1.0),
        "order of diversity -1 is outside 0 ≤ order",
    );
    refused(
        MixTable::new(&[]),
        "0 cells of a table are too few; 1 are needed",
    );
    refused(
        MixTable::new(&[&[1, 2], &[3]]),
        "1 counts in a row, expected 2",
    );
    refused(
        MixTable::new(&[&[1 << 30, 1], &[1, 1]])
            .unwrap()
            .compare_exact(Simulation::seeded(1)),
        "number of events in an exact table 1073741827 is above 1000000",
    );
    // Nothing happened at all: nothing differs.
    let empty = MixTable::new(&[&[0, 0], &[0, 0]]).unwrap();
    let nothing = empty.compare();
    assert!(nothing.chi_square.is_none() && nothing.cell_p == [[1.0, 1.0], [1.0, 1.0]]);
    let nothing = empty.compare_exact(Simulation::seeded(1)).unwrap();
    assert_eq!(nothing.p(), 1.0);
}

#[test]
fn sufficiency_is_for_a_ratio_that_is_not_one() {
    let years = Power::new(3.0, 3.0).unwrap();
    let level = Confidence::P95;
    let message = "ratio to be seen 1.005 is outside 0.001 ≤ ratio ≤ 1000, and not within 1 % of 1";
    refused(years.sufficient(1.005, level, 0.8), message);
    assert!(years.sufficient(f64::NAN, level, 0.8).is_err());
    assert!(years.sufficient(0.0, level, 0.8).is_err());
    refused(
        years.sufficient(2.0, level, 1.0),
        "chance of seeing it 1 is outside 0.01 ≤ chance ≤ 0.999",
    );
    refused(
        Power::new(3.0, 0.0),
        "exposure 0 is outside 1e-100 ≤ exposure ≤ 1e100",
    );
    let of = |before, after| Power::new(before, after).unwrap();
    assert!(of(1.0, 1e9).sufficient(1.02, level, 0.8).is_err());
    assert!(of(1e100, 1e-100).sufficient(2.0, level, 0.8).is_err());
    refused(
        years.sufficient_for_stable(1.0, level, 0.8),
        "margin of stability 1 is outside 1.05 ≤ margin ≤ 1000",
    );
    let unlike = of(1e-100, 1e100);
    assert!(unlike.sufficient_for_stable(2.0, level, 0.8).is_err());
    refused(
        years.chance_of_seeing_rise(0.0, 1.0, level),
        "expected count 0 is outside 1e-100 ≤ expected ≤ 1,000,000",
    );
}

#[test]
fn records_and_predictions_refuse_nothing_to_stand_on() {
    refused(
        LastAsRecord::chance_among(0),
        "0 values for a record are too few; 1 are needed",
    );
    refused(
        LastAsRecord::new(&[]),
        "0 values for a record are too few; 1 are needed",
    );
    assert_eq!(LastAsRecord::new(&[0]).unwrap().chance_sole, 1.0);
    let seen = Observed::new(9, 1.0).unwrap();
    refused(
        NextCount::new(seen, f64::NAN),
        "exposure NaN is outside 1e-100 ≤ exposure ≤ 1e100",
    );
    refused(
        NextCount::new(seen, 1e100)
            .unwrap()
            .interval(Confidence::P95),
        "prediction of a count: a limit leaves the range of whole numbers: the next period is much longer than the one seen, or the level too near to 1",
    );
}

#[test]
fn durations_refuse_ends_before_starts() {
    refused(
        Lifetime::exact(-1.0),
        "duration -1 is outside 0 ≤ duration ≤ 1e100",
    );
    refused(
        Lifetime::at_least(f64::INFINITY),
        "duration inf is outside 0 ≤ duration ≤ 1e100",
    );
    refused(
        KaplanMeier::new(&[]),
        "0 durations are too few; 1 are needed",
    );
    refused(Turnbull::new(&[]), "0 durations are too few; 1 are needed");
    let between = [Lifetime::between(1.0, 2.0).unwrap()];
    refused(
        KaplanMeier::new(&between),
        "Kaplan and Meier's curve: an end between two times has no place on it; use Turnbull's",
    );
    // Nothing has ended: the curve stays at 1 as long as anything was seen.
    let open = [Lifetime::at_least(3.0).unwrap()];
    let curve = KaplanMeier::new(&open).unwrap();
    assert_eq!(
        (
            curve.at(3.0),
            curve.at(3.1),
            curve.median(Confidence::P95).time
        ),
        (Some(1.0), None, None)
    );
    assert_eq!(Turnbull::new(&open).unwrap().at(2.0), (1.0, 1.0));
    // It may have ended on the day after it was last seen, or never.
    assert_eq!(Turnbull::new(&open).unwrap().at(100.0), (0.0, 1.0));
}

/// Above the size of the exact law the normal one answers, and says so by leaving the exact fields empty.
#[test]
fn a_huge_series_gets_the_normal_law() {
    let counts: Vec<u64> = (0..40).map(|i| 1_000_000 + i * 200).collect();
    let series = Series::new(&counts, &[1.0; 40]).unwrap();
    let trend = series.conditional_trend();
    assert!(trend.p_exact.is_none() && trend.p() < 1e-20);
    let slope = trend.log_slope(Confidence::P95);
    let (lo, hi) = (slope.lo.unwrap(), slope.hi.unwrap());
    let slope = slope.estimate.unwrap();
    assert!(lo < slope && slope < hi && (slope - 200.0 / 1_003_900.0).abs() < 1e-6);
    // Wald's interval of the same log-linear model.
    let times: Vec<f64> = (0..40).map(f64::from).collect();
    let fit = series.poisson_regression(&[&times]).unwrap();
    let half = 1.959_963_984_540_054 * fit.standard_errors[1];
    assert!(((hi - lo) / 2.0 / half - 1.0).abs() < 1e-4);
    assert!((fit.coefficients[1] / slope - 1.0).abs() < 1e-9);
}

#[test]
fn an_interrupted_series_has_the_effects_that_it_was_made_with() {
    // 10 a month, then 20, growing by 3 per cent a month from there on.
    let mut counts = vec![10; 20];
    counts.extend([
        20, 21, 21, 22, 23, 23, 24, 25, 25, 26, 27, 28, 29, 29, 30, 31, 32, 33, 34, 35,
    ]);
    let series = Series::new(&counts, &[1.0; 40]).unwrap();
    let model = series.interrupted(20).unwrap();
    assert!((model.slope_before.factor - 1.0).abs() < 1e-9);
    assert!((model.level_change.factor - 2.0).abs() < 0.05);
    assert!((model.slope_change.factor - 1.03).abs() < 2e-3);
    let jump = model.level_change;
    assert!(jump.p() < 0.01 && jump.interval(Confidence::P95).lo() > 1.0);
    // Rounded means vary less than chance: the dispersed interval is still no narrower.
    let (plain, wide) = (
        jump.interval(Confidence::P95),
        jump.dispersed_interval(Confidence::P95).unwrap(),
    );
    assert!(model.dispersion < 0.1 && wide.lo() < plain.lo() && wide.hi() > plain.hi());
    assert!(model.fit.effect(3).is_some() && model.fit.effect(4).is_none());
}

#[test]
fn a_thousand_durations_settle() {
    let lasted: Vec<Lifetime> = (0..1_000_u32)
        .map(|i| {
            let (from, kind) = (f64::from(i * 37 % 101), i % 7);
            match kind {
                0 => Lifetime::exact(from),
                1 => Lifetime::at_least(from),
                _ => Lifetime::between(from, from + f64::from(1 + i * 13 % 17)),
            }
            .unwrap()
        })
        .collect();
    let curve = Turnbull::new(&lasted).unwrap();
    let shares: f64 = curve.masses.iter().map(|m| m.share).sum();
    assert!((shares - 1.0).abs() < 1e-12);
}
