//! The class that allows for clusters, and what it tells besides.

use interstate::stats::{DependentRatio, DispersedRatio, DispersionModel, Series, Simulation};
use interstate::tally::Whole;
use interstate::time::CalendarStep;
use interstate::trend::{Caution, Dispersed, classify_dispersed};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Partition, Period, TallyTable, TrendClass,
    TrendRule, When,
};

/// Counts of calendar months from January 2019 on.
fn months(counts: &[u64]) -> TallyTable<Whole> {
    let number = u32::try_from(counts.len()).unwrap();
    let cells = "2019-01-01".parse().unwrap();
    let cells = Partition::anchored(cells, CalendarStep::Months(1), number).unwrap();
    let rule = CountingRule::new("patrols", interstate::InteractionKind::NavalExercise);
    let mut table = TallyTable::empty(&rule, &cells, Coverage::unlimited());
    for (cell, &count) in cells.cells().iter().zip(counts) {
        let when: When = cell.start().to_string().parse().unwrap();
        table.push(Whole, &when, Count::exact(count)).unwrap();
    }
    table
}

/// The class of all but the first `before` months against these.
fn class_with(counts: &[u64], before: usize, rule: TrendRule) -> Dispersed {
    let table = months(counts);
    let cells = table.cells().cells().to_vec();
    let period =
        |cells: &[Period]| Period::new(cells[0].start(), cells[cells.len() - 1].end()).unwrap();
    let (one, two) = (period(&cells[..before]), period(&cells[before..]));
    classify_dispersed(&table, &Whole, one, two, rule).unwrap()
}

fn class(counts: &[u64], before: usize) -> Dispersed {
    class_with(counts, before, TrendRule::new(Confidence::P95))
}

const STREAKS: [u64; 24] = [
    9, 7, 8, 2, 1, 1, 2, 3, 2, 8, 9, 11, 14, 16, 11, 12, 10, 17, 19, 11, 9, 4, 7, 12,
];

#[test]
fn streaks_take_a_change_back_that_independent_months_would_show() {
    let trend = class(&STREAKS, 12);
    assert_eq!(trend.class(), TrendClass::Inconclusive);
    assert!(trend.dependence().unwrap().is_seen());
    assert!(trend.p_method().is_some());
    let exposures: Vec<f64> = trend_exposures();
    let apart = DispersedRatio::new(
        Series::new(&STREAKS[..12], &exposures[..12]).unwrap(),
        Series::new(&STREAKS[12..], &exposures[12..]).unwrap(),
    );
    assert!(apart.unwrap().p().unwrap() < 0.01);
    assert_eq!(
        trend.cautions(),
        [Caution::SerialDependence, Caution::Clustered]
    );
    assert_eq!(class(&STREAKS, 12), trend, "the seed is fixed");
}

/// The years of each month of 2019 and 2020.
fn trend_exposures() -> Vec<f64> {
    let table = months(&STREAKS);
    let cells = table.cells().cells().iter();
    cells.map(|cell| cell.exposure().years()).collect()
}

#[test]
fn the_answer_is_a_sentence_with_its_cautions() {
    let twice: Vec<u64> = [20, 25, 14, 18, 21, 19, 25, 17, 20, 13, 19, 28]
        .into_iter()
        .chain([50, 36, 61, 47, 39, 55, 44, 42, 49, 58, 40, 46])
        .collect();
    let trend = class(&twice, 12);
    assert_eq!(trend.class(), TrendClass::Increased);
    assert_eq!(
        trend.to_string(),
        "naval exercises: 239 in 1 year → 567 in 1 year: ratio 2.37 (95 % 2.00–2.81), p = 0.0010, φ̂ 1.07 and 1.17: increased [rule \
         patrols, counts stated]; caution: cells may hang on those before them (serial dependence)"
    );
    assert_eq!(trend.subject(), "naval exercises");
    assert_eq!(trend.counting_rule().name(), "patrols");
    assert_eq!(trend.rule(), TrendRule::new(Confidence::P95));
    assert_eq!(trend.estimate().to_string(), "2.37");
    assert_eq!(
        (trend.before().count.lo(), trend.after().count.lo()),
        (239, 567)
    );
    assert_eq!(trend.after().period.to_string(), "2020-01-01..2021-01-01");
    let (before, after) = trend.sides();
    assert!(before.unwrap().phi < after.unwrap().phi);
}

#[test]
fn each_caution_is_told_where_it_holds() {
    // Twice a half year: no month stands on both sides. A schedule of two a month.
    let schedule = class(&[2; 12], 6);
    assert_eq!(
        schedule.cautions(),
        [Caution::Scheduled, Caution::NotWholeYears]
    );
    assert_eq!(schedule.model(), DispersionModel::EachSide);
    // One side far more dispersed than the other, which is short.
    let unlike = class(&[20, 22, 19, 21, 18, 20, 23, 17, 20, 21, 19, 20, 5, 61], 12);
    let cautions = unlike.cautions();
    assert!(cautions.contains(&Caution::UnlikeDispersion), "{unlike}");
    assert!(cautions.contains(&Caution::FewCells), "{unlike}");
    assert_eq!(unlike.class(), TrendClass::Inconclusive);
}

#[test]
fn a_doubling_of_a_schedule_is_not_seen_in_three_against_three() {
    let trend = class(&[2, 2, 2, 4, 4, 4], 3);
    assert_eq!(trend.class(), TrendClass::Inconclusive);
    assert!(trend.cautions().contains(&Caution::Scheduled), "{trend}");
    assert!(
        trend
            .to_string()
            .contains("; counts come as if by schedule, so a change is seen late"),
        "{trend}"
    );
}

#[test]
fn single_cells_and_empty_periods_have_an_answer() {
    // Two single cells: the exact test, which says what it assumes.
    let exact = class(&[9, 24], 1);
    assert_eq!(exact.model(), DispersionModel::Poisson);
    assert_eq!(exact.class(), TrendClass::Increased);
    assert_eq!(
        &exact.cautions()[..2],
        [Caution::IfIndependent, Caution::SerialDependence]
    );
    assert_eq!((exact.dispersion(), exact.dependence()), (None, None));
    // One single cell: taken to be as dispersed as the others.
    let mixed = class(&[9, 1, 17, 3, 12, 11, 2], 1);
    assert_eq!(mixed.model(), DispersionModel::QuasiPoisson);
    assert_eq!(mixed.sides().0, None);
    // No event on one side, or on either.
    for counts in [[0, 0, 0, 5, 9, 4], [5, 9, 4, 0, 0, 0], [0; 6]] {
        let none = class(&counts, 3);
        assert_eq!(none.class(), TrendClass::Inconclusive, "{none}");
        assert_eq!((none.p(), none.interval().lo()), (1.0, 0.0), "{none}");
        assert_eq!(none.interval().hi(), None, "{none}");
        assert!(!none.to_string().contains("NaN"), "{none}");
    }
}

#[test]
fn stable_is_shown_within_a_margin_and_not_without_one() {
    let steady = [
        200, 210, 190, 205, 195, 201, 199, 203, 197, 202, 198, 200, 207, 193, 204, 196, 201, 199,
        200, 202, 198, 206, 194, 200,
    ];
    assert_eq!(class(&steady, 12).class(), TrendClass::Inconclusive);
    let margin = TrendRule::new(Confidence::P95).with_margin(1.2).unwrap();
    assert_eq!(class_with(&steady, 12, margin).class(), TrendClass::Stable);
}

#[test]
fn the_answer_is_written_with_all_that_it_rests_on() {
    let written = serde_json::to_value(class(&STREAKS, 12)).unwrap();
    assert_eq!(written["class"], "inconclusive");
    assert_eq!(written["subject"], "naval exercises");
    assert_eq!(written["before"]["count"], 63);
    assert_eq!(written["model"], "each_side");
    assert_eq!(
        written["cautions"],
        serde_json::json!(["serial_dependence", "clustered"])
    );
    assert_eq!(written["p_method"]["simulated"]["draws"], 999);
    assert_eq!(written["rule"]["level"], 0.95);
    assert!(written["dependence"]["upper"].as_f64().unwrap() > 0.5);
    assert!(written["sides"][1]["phi"].as_f64().unwrap() > 1.0);
}

#[test]
fn interval_and_p_of_dependent_months_belong_together_at_every_level() {
    let months = [1.0; 24];
    let asked = DependentRatio::new(
        Series::new(&STREAKS[..12], &months[..12]).unwrap(),
        Series::new(&STREAKS[12..], &months[12..]).unwrap(),
        1.0,
        Simulation::new(3, 199).unwrap(),
    )
    .unwrap();
    for thousandths in 1..1000 {
        let alpha = f64::from(thousandths) / 1000.0;
        let level = Confidence::new(1.0 - alpha).unwrap();
        let holds = asked.interval(level).unwrap().contains(1.0);
        assert_eq!(holds, asked.p() >= alpha - 1e-12, "{alpha} {}", asked.p());
    }
    // 199 draws cannot show a p below 0.005.
    let all = asked.interval(Confidence::new(0.995).unwrap()).unwrap();
    assert_eq!((all.lo(), all.hi()), (0.0, None));
}

#[test]
fn a_dispersed_ratio_knows_no_order_of_cells_no_side_and_no_unit_of_time() {
    let before: [u64; 5] = [4, 9, 2, 11, 7];
    let after: [u64; 4] = [30, 12, 8, 41];
    let (one, two) = ([0.5, 1.0, 1.5, 2.0, 1.0], [1.0, 2.0, 0.5, 1.5]);
    let ratio = |a: &[u64], ta: &[f64], b: &[u64], tb: &[f64]| {
        let asked = DispersedRatio::new(Series::new(a, ta).unwrap(), Series::new(b, tb).unwrap());
        let asked = asked.unwrap();
        let ends = asked.interval(Confidence::P95).unwrap();
        (asked.p().unwrap(), ends.lo(), ends.hi().unwrap())
    };
    let near = |found: (f64, f64, f64), right: (f64, f64, f64)| {
        for (x, y) in [(found.0, right.0), (found.1, right.1), (found.2, right.2)] {
            assert!((x / y - 1.0).abs() < 1e-12, "{found:?} {right:?}");
        }
    };
    let right = ratio(&before, &one, &after, &two);
    let reversed = |xs: &[u64], ts: &[f64]| -> (Vec<u64>, Vec<f64>) {
        (
            xs.iter().rev().copied().collect(),
            ts.iter().rev().copied().collect(),
        )
    };
    let ((a, ta), (b, tb)) = (reversed(&before, &one), reversed(&after, &two));
    near(ratio(&a, &ta, &b, &tb), right);
    let swapped = ratio(&after, &two, &before, &one);
    near(swapped, (right.0, 1.0 / right.2, 1.0 / right.1));
    let days = |ts: &[f64]| -> Vec<f64> { ts.iter().map(|t| 365.0 * t).collect() };
    near(ratio(&before, &days(&one), &after, &days(&two)), right);
}
