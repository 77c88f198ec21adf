//! Cases O9 and O10: the boundary day belongs to one period, and a month is not its first day.

use interstate::tally::Whole;
use interstate::{
    Count, CountingRule, Coverage, Interaction, InteractionKind, Ledger, Partition, Period, Ratio,
    Select, State, TallyTable, frequency_ratio,
};

fn around() -> (Period, Period) {
    Period::around("2022-02-24".parse().unwrap(), 2).unwrap()
}

fn tallied(dates: &[&str]) -> TallyTable<Whole> {
    let row = |(n, date): (usize, &&str)| {
        Interaction::new(
            n.to_string(),
            InteractionKind::Call,
            date.parse().unwrap(),
            [State::USA, State::RUS],
        )
        .unwrap()
    };
    let ledger = Ledger::new(dates.iter().enumerate().map(row), Coverage::unlimited()).unwrap();
    let (before, after) = around();
    let rule = CountingRule::new("all", Select::Everything);
    TallyTable::count(
        &ledger,
        &rule,
        &Partition::disjoint(&[before, after]).unwrap(),
    )
    .unwrap()
}

#[test]
fn o9_the_anchor_day_is_in_the_later_period_alone() {
    let table = tallied(&["2022-02-23", "2022-02-24", "2022-02-25"]);
    let (before, after) = around();
    let both = Period::new(before.start(), after.end()).unwrap();
    let count = |period| table.over(&Whole, period).unwrap().count();
    assert_eq!(
        [count(before), count(after), count(both)].map(|c| c.exactly().unwrap()),
        [1, 2, 3]
    );
    assert_eq!(
        (before.last_day().to_string(), after.last_day().to_string()),
        ("2022-02-23".into(), "2024-02-23".into())
    );
}

#[test]
fn o10_a_month_across_the_edge_counts_in_both_bounds_and_once_in_the_union() {
    let table = tallied(&[
        "2022-02-10",
        "2022-02",
        "2022",
        "2022-03",
        "2021-11",
        "2020",
    ]);
    let (before, after) = around();
    let both = Period::new(before.start(), after.end()).unwrap();
    let count = |period| table.over(&Whole, period).unwrap().count();
    let bounds = |lo, hi| Count::between(lo, hi).unwrap();
    assert_eq!(count(before), bounds(2, 5));
    assert_eq!(count(after), bounds(1, 3));
    // The year 2020 may lie before 24 February 2020, so the union is 5 or 6, and never the sum of the cells, 3 to 8.
    assert_eq!(count(both), bounds(5, 6));
    let ratio = frequency_ratio(
        &table.over(&Whole, before).unwrap(),
        &table.over(&Whole, after).unwrap(),
    )
    .unwrap();
    let (Ratio::Finite(least), Ratio::Finite(greatest)) =
        (ratio.estimate().lo(), ratio.estimate().hi())
    else {
        panic!("{ratio}")
    };
    // The earlier window holds a 29 February: 44539/22265 years before, 44521/22265 after.
    assert!((least - 44539.0 / 44521.0 / 5.0).abs() < 1e-15, "{least}");
    assert!(
        (greatest - 1.5 * 44539.0 / 44521.0).abs() < 1e-15,
        "{greatest}"
    );
}
