//! Like and unlike parts of the year, the comparison month against month, and the coverage that would explain a ratio.

use interstate::ratio::CoverageChange;
use interstate::stats::{LastAsRecord, Observed, RateRatio, SeasonalMethod};
use interstate::tally::Whole;
use interstate::time::CalendarStep;
use interstate::trend::{Caution, SeasonBalance, Seasonal, classify_dispersed, classify_seasonal};
use interstate::{
    Confidence, Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Partition,
    Period, Result, Select, State, Tallied, TallyTable, TrendClass, TrendRule, classify_trend,
    frequency_ratio,
};

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn apart(before: &str, after: &str) -> f64 {
    SeasonBalance::new(period(before), period(after)).apart()
}

#[test]
fn whole_years_and_like_months_share_the_year() {
    for (before, after) in [
        ("2019-01-01..2022-01-01", "2022-01-01..2025-01-01"),
        ("2020-02-24..2022-02-24", "2022-02-24..2024-02-24"),
        ("2023-01-01..2024-01-01", "2024-01-01..2025-01-01"),
        ("2021-01-01..2021-07-01", "2022-01-01..2022-07-01"),
        ("2021-12-06..2022-12-05", "2022-12-05..2023-12-04"),
        ("1991-01-01..2022-01-01", "2022-01-01..2023-01-01"),
    ] {
        let balance = SeasonBalance::new(period(before), period(after));
        assert!(balance.is_alike(), "{before} {after}: {}", balance.apart());
        balance.refuse_unlike().unwrap();
        assert_eq!(
            balance.to_string(),
            "the periods hold like parts of the year"
        );
    }
}

#[test]
fn what_periods_spend_apart_is_the_half_sum_of_the_differences() {
    // By hand: 0.6 against 0.4 of each half; a December missing of three, which weighs 1/12 there and 2/35 here.
    assert!((apart("2019-01-01..2021-07-01", "2021-07-01..2024-01-01") - 0.2).abs() < 0.005);
    assert!(
        (apart("2019-01-01..2022-01-01", "2022-01-01..2024-12-01") - (1.0 / 12.0 - 2.0 / 35.0))
            .abs()
            < 0.001
    );
    assert_eq!(
        apart("2022-01-01..2022-07-01", "2022-07-01..2023-01-01"),
        1.0
    );
    assert!((apart("2022-01-01..2022-03-01", "2022-02-01..2022-04-01") - 0.51).abs() < 0.02);
    assert_eq!(
        SeasonBalance::new(
            period("2022-01-01..2022-07-01"),
            period("2022-07-01..2023-01-01")
        )
        .refuse_unlike()
        .unwrap_err()
        .to_string(),
        "the periods 2022-01-01..2022-07-01 and 2022-07-01..2023-01-01 have no month of the year in common, so that seasons alone could \
         make any ratio",
    );
}

#[test]
fn a_ratio_of_unlike_seasons_carries_the_caution() {
    let rule = CountingRule::new("all", Select::Everything);
    let cautions = |before: &str, after: &str| -> Vec<Caution> {
        let side = |count, text| Tallied::stated(Whole, count, period(text), &rule);
        let ratio = frequency_ratio(&side(9, before), &side(18, after)).unwrap();
        classify_trend(&ratio, TrendRule::new(Confidence::P95))
            .unwrap()
            .cautions()
            .collect()
    };
    let has = |cautions: Vec<Caution>| cautions.contains(&Caution::NotWholeYears);
    assert!(!has(cautions(
        "2019-01-01..2022-01-01",
        "2022-01-01..2025-01-01"
    )));
    assert!(has(cautions(
        "2019-01-01..2021-07-01",
        "2021-07-01..2024-01-01"
    )));
    assert!(has(cautions(
        "2022-01-01..2022-07-01",
        "2022-07-01..2023-01-01"
    )));
}

/// A table of months, with so many visits on the second of each, from January 2018 on.
fn months(counts: &[u32]) -> TallyTable<Whole> {
    let mut visits = Vec::new();
    for (month, &count) in (0..).zip(counts) {
        let (year, month) = (2018 + month / 12, month % 12 + 1);
        for n in 0..count {
            let day = format!("{year}-{month:02}-02").parse().unwrap();
            let id = format!("{year}-{month}-{n}");
            visits.push(
                Interaction::new(id, InteractionKind::Visit, day, [State::USA, State::JPN])
                    .unwrap(),
            );
        }
    }
    let ledger = Ledger::new(visits, Coverage::unlimited()).unwrap();
    let cells = u32::try_from(counts.len()).unwrap();
    let months = Partition::anchored(
        "2018-01-01".parse().unwrap(),
        CalendarStep::Months(1),
        cells,
    )
    .unwrap();
    TallyTable::count(
        &ledger,
        &CountingRule::new("visits", Select::Everything),
        &months,
    )
    .unwrap()
}

fn seasonal(table: &TallyTable<Whole>, before: &str, after: &str) -> Result<Seasonal> {
    let rule = TrendRule::new(Confidence::P95).with_margin(1.6).unwrap();
    classify_seasonal(table, &Whole, period(before), period(after), rule)
}

/// Busy summers: 2 a month in winter, 12 in summer, whatever the year.
fn busy_summers(years: usize) -> Vec<u32> {
    (0..12 * years)
        .map(|i| if (4..10).contains(&(i % 12)) { 12 } else { 2 })
        .collect()
}

#[test]
fn a_season_is_no_change_month_against_month() {
    let table = months(&busy_summers(6));
    let (before, after) = ("2018-01-01..2018-05-01", "2018-05-01..2018-11-01");
    assert_eq!(
        seasonal(&table, before, after).unwrap_err().to_string(),
        "the periods 2018-01-01..2018-05-01 and 2018-05-01..2018-11-01 have no month of the year in common, so that seasons alone could \
         make any ratio",
    );
    let rule = TrendRule::new(Confidence::P95);
    let fooled = classify_dispersed(&table, &Whole, period(before), period(after), rule).unwrap();
    assert_eq!(fooled.class(), TrendClass::Increased);
    assert!(fooled.cautions().contains(&Caution::NotWholeYears));
    assert_eq!(
        fooled.coverage_to_explain(),
        CoverageChange::of(fooled.interval())
    );

    // A year and a half against a year: month against month nothing changed.
    let like = seasonal(&table, "2018-01-01..2019-07-01", "2019-07-01..2020-07-01").unwrap();
    assert_eq!(
        (like.class(), like.method()),
        (TrendClass::Stable, SeasonalMethod::AcrossSeasons)
    );
    assert_eq!(
        like.to_string(),
        "interactions: 116 in 2018-01 to 2019-06 → 84 in 2019-07 to 2020-06, month against the same month (12 of 12): ratio 1.00 \
         (95 % 0.71–1.41), p = 1.00: stable [rule visits]; caution: cells may hang on those before them (serial dependence)",
    );
    assert_eq!(like.cautions(), [Caution::SerialDependence]);
}

#[test]
fn three_whole_years_a_side_are_compared_as_wholes() {
    let mut counts = busy_summers(6);
    counts.iter_mut().skip(36).for_each(|count| *count *= 3);
    counts[3] += 1;
    counts[60] += 2;
    let trend = seasonal(
        &months(&counts),
        "2018-01-01..2021-01-01",
        "2021-01-01..2024-01-01",
    )
    .unwrap();
    assert_eq!(
        (trend.class(), trend.method()),
        (TrendClass::Increased, SeasonalMethod::WholeYears)
    );
    assert!(trend.cautions().is_empty());
    assert!(
        trend.to_string().starts_with("interactions: 253 in 2018–2020 → 758 in 2021–2023, 3 whole years against 3: ratio 3.00 (95 % "),
        "{trend}",
    );
    let CoverageChange::Grown { at_least } = trend.coverage_to_explain() else {
        panic!("{trend}");
    };
    assert_eq!(at_least, trend.interval().lo());
}

#[test]
fn months_of_one_side_alone_are_left_out_and_told() {
    let trend = seasonal(
        &months(&busy_summers(2)),
        "2018-01-01..2018-08-01",
        "2019-05-01..2019-12-01",
    )
    .unwrap();
    assert_eq!((trend.months(), trend.left_out()), (3, 8));
    assert!(
        trend
            .to_string()
            .contains("month against the same month (3 of 12, 8 cells without one left out)"),
        "{trend}"
    );
    assert!(trend.cautions().contains(&Caution::FewCells));
}

#[test]
fn cells_that_are_no_months_are_refused() {
    let years = Partition::yearly(2018..=2019).unwrap();
    let ledger = Ledger::new([], Coverage::unlimited()).unwrap();
    let table = TallyTable::<Whole>::count(
        &ledger,
        &CountingRule::new("visits", Select::Everything),
        &years,
    )
    .unwrap();
    assert_eq!(
        seasonal(&table, "2018-01-01..2019-01-01", "2019-01-01..2020-01-01")
            .unwrap_err()
            .to_string(),
        "the cell 2018-01-01..2019-01-01 is no calendar month; a seasonal comparison needs a table of months",
    );
}

/// Divided by the factor, the counts are just no longer evidence: by scaling the exposure, another way than the one taken.
#[test]
fn at_the_factor_that_explains_it_p_is_the_level() {
    for (x, y) in [(9, 30), (0, 12), (40, 12), (25, 0), (300, 420)] {
        let (before, after) = (
            Observed::new(x, 3.0).unwrap(),
            Observed::new(y, 3.0).unwrap(),
        );
        let factor = match CoverageChange::of(
            RateRatio::new(before, after)
                .interval(Confidence::P95)
                .unwrap(),
        ) {
            CoverageChange::Grown { at_least } => at_least,
            CoverageChange::Shrunk { at_most } => at_most,
            other => panic!("{x} v {y}: {other:?}"),
        };
        let discounted = Observed::new(y, 3.0 * factor).unwrap();
        let p = RateRatio::new(before, discounted).p(1.0).unwrap().hi();
        assert!((p - 0.05).abs() < 1e-9, "{x} v {y}: {p}");
    }
}

#[test]
fn what_needs_no_change_of_coverage_says_so() {
    let rule = CountingRule::new("all", Select::Everything);
    let said = |one: Count, two: Count| {
        let side =
            |count, years| Tallied::stated(Whole, count, Period::years(years).unwrap(), &rule);
        let ratio = frequency_ratio(&side(one, 2019..=2021), &side(two, 2022..=2024)).unwrap();
        let asked = ratio.coverage_to_explain(Confidence::P95).unwrap();
        (asked.change(), asked.to_string())
    };
    let exact = Count::exact;
    let (change, text) = said(exact(0), exact(0));
    assert_eq!(change, CoverageChange::NotNeeded);
    assert_eq!(
        text,
        "interactions: no growth of coverage is needed, as the 95 % interval ≥ 0.00 holds 1"
    );
    // Bounds that may hold no change.
    assert_eq!(
        said(Count::at_least(9), exact(30)).0,
        CoverageChange::NotNeeded
    );
    let (_, text) = said(exact(40), exact(12));
    assert_eq!(
        text,
        "interactions: the later source must have seen at most 0.58 times as much of what happened for the 95 % interval to reach 1, and \
         0.30 times as much for a ratio of 1",
    );
    let (_, text) = said(exact(25), exact(0));
    assert!(
        text.ends_with("for the 95 % interval to reach 1; no factor makes the ratio 1"),
        "{text}"
    );
    let (_, text) = said(Count::between(4, 6).unwrap(), exact(30));
    assert!(
        text.ends_with("and 5.00 to 7.50 times as much for a ratio of 1"),
        "{text}"
    );
}

#[test]
fn a_record_names_its_ties() {
    let said = |counts: &[u64]| LastAsRecord::new(counts).unwrap().to_string();
    assert_eq!(
        said(&[3, 2, 10]),
        "the last of 3 is the largest alone: by chance with 0.33"
    );
    assert_eq!(
        said(&[10, 2, 10, 10]),
        "the last of 4 is the largest with 2 others, no sole record: by chance it is one of the largest with 0.75",
    );
    assert_eq!(said(&[10, 2, 3]), "the last of 3 is no record");
    assert_eq!(
        said(&[10, 10, 3]),
        "the last of 3 is no record: 2 before it are the largest"
    );
}
